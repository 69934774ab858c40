//! Mends that can be made without asking.

use super::Span;
use crate::path::SourcePath;

/// One step of a mend. A mend is safe: it changes how something is written, or takes the only
/// reading that it can have, and never what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Puts `text` in the place of a stretch of a file.
    Replace {
        /// What is replaced; empty to insert.
        span: Span,
        /// What comes in its place.
        text: String,
    },
    /// Takes out the lines on which a stretch of a file stands, if nothing else stands there.
    TakeOut {
        /// The stretch.
        span: Span,
    },
    /// Writes a text file anew as it was read: in UTF-8, without a byte-order mark.
    Rewrite {
        /// Which.
        file: SourcePath,
    },
    /// Gives a file another name.
    Rename {
        /// Its name now.
        from: SourcePath,
        /// Its name then.
        to: SourcePath,
    },
}
