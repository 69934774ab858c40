//! Automatic fixes, which urbi can apply without asking.

use super::Span;
use crate::path::SourcePath;

/// One change of a fix. Fixes are safe: they change the notation, or choose the only possible reading. They never
/// change the meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Replaces a part of a file.
    Replace {
        /// The replaced part; empty for an insertion.
        span: Span,
        /// The new text.
        text: String,
    },
    /// Deletes the lines of a span, if they contain nothing else.
    TakeOut {
        /// The span.
        span: Span,
    },
    /// Writes a text file again as urbi reads it: in UTF-8, without a byte-order mark.
    Rewrite {
        /// The path of the file.
        file: SourcePath,
    },
    /// Renames a file.
    Rename {
        /// The old path.
        from: SourcePath,
        /// The new path.
        to: SourcePath,
    },
}
