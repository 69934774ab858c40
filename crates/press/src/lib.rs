//! Typesets printed documents, and knows nothing of the site: a layout of the theme, the fonts and a
//! text in Typst's language go in, a PDF that keeps PDF/UA-1 comes out.
//!
//! What is typeset sees the files that it is given and no others, no clock and no network. Without
//! the feature `pdf` nothing is typeset.

#[cfg(feature = "pdf")]
mod compile;
#[cfg(feature = "pdf")]
mod join;
#[cfg(feature = "pdf")]
mod overflow;
#[cfg(feature = "pdf")]
mod plain;
#[cfg(feature = "pdf")]
mod qr;
mod value;
#[cfg(feature = "pdf")]
mod worker_threads;
#[cfg(feature = "pdf")]
mod world;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

#[cfg(feature = "pdf")]
pub use compile::forget;
#[cfg(feature = "pdf")]
pub use qr::qr;
pub use value::{TypstValue, quote};
#[cfg(feature = "pdf")]
pub use world::{Typesetter, families};

/// Raised when the same job makes other bytes, as with another version of Typst, so that what was
/// published before is made anew.
pub const VERSION: u32 = 2;

/// A document to be typeset.
#[derive(Clone, Debug)]
pub struct TypesetJob {
    /// What tells it from all other documents, and stays: its address.
    pub ident: String,
    /// The text, in Typst's language.
    pub text: String,
    /// The pictures that it names, by their paths, which begin with `/`.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// A document that was typeset.
#[derive(Clone, Debug)]
pub struct TypesetDocument {
    /// The PDF.
    pub pdf: Arc<[u8]>,
    /// How many pages it has.
    pub pages: usize,
    /// What its readers would trip over.
    pub flaws: Vec<LayoutIssue>,
}

/// Something that came out badly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LayoutIssue {
    /// Letters that no font has, each once, in the order of the text.
    Letters(String),
    /// A picture that has too few pixels for the size in which it is printed.
    Coarse {
        /// Its path among the files of the job.
        file: String,
        /// How many of its pixels come to an inch.
        per_inch: u32,
    },
    /// A part that does not fit into its panel, by its id; none where the whole does not fit.
    Overflow(Option<String>),
    /// Texts that leave their panel or lie over other text, in the order of the pages.
    Wide(Vec<String>),
}

/// Why a document could not be typeset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypesetError {
    /// What is wrong, in Typst's words.
    pub message: String,
    /// What may fix it, in Typst's words or urbi's.
    pub hint: Option<String>,
    /// The file of the layout at fault, by its path, and the bytes of it; none where that is not
    /// one of the layout's.
    pub place: Option<(String, Range<usize>)>,
}
