//! Typesets PDFs with Typst: a layout of the theme, fonts and a Typst text become a PDF that conforms to PDF/UA-1.
//!
//! This crate does not depend on the site. A document can only read the files of its job, and has no clock or
//! network. Without the feature `pdf` the crate typesets nothing.

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

/// A part of cache keys. Increase it when the same job results in other bytes, such as with a new version of Typst.
pub const VERSION: u32 = 2;

/// A document to typeset.
#[derive(Clone, Debug)]
pub struct TypesetJob {
    /// A stable and unique identifier: its address.
    pub ident: String,
    /// The text, in Typst markup.
    pub text: String,
    /// The images in the text, by their paths, which begin with `/`.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// A typeset document.
#[derive(Clone, Debug)]
pub struct TypesetDocument {
    /// The PDF.
    pub pdf: Arc<[u8]>,
    /// The number of pages.
    pub pages: usize,
    /// The layout issues.
    pub flaws: Vec<LayoutIssue>,
}

/// A defect of a typeset document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LayoutIssue {
    /// Characters that no font has, without duplicates, in the order of the text.
    MissingGlyphs(String),
    /// An image with too few pixels for its printed size.
    LowResolution {
        /// The path in the files of the job.
        file: String,
        /// The resolution in pixels per inch.
        per_inch: u32,
    },
    /// The id of a part that does not fit into its panel; `None` if the whole document does not fit.
    Overflow(Option<String>),
    /// Texts that extend beyond their panel or overlap other text, in the order of the pages.
    Wide(Vec<String>),
}

/// The error of a document that cannot be typeset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypesetError {
    /// The message of Typst.
    pub message: String,
    /// The hint of Typst or urbi.
    pub hint: Option<String>,
    /// The path and byte range in the layout; `None` if the error is elsewhere.
    pub place: Option<(String, Range<usize>)>,
}
