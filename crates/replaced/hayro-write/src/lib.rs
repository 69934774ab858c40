//! Replaces the writer that embeds pages of one PDF in another.
//!
//! It works with the PDF parser, which is also replaced and rejects every PDF. [`extract`] needs a PDF, a type
//! without values, so the compiler proves that it never runs.

use pdf_writer::writers::Group;
use pdf_writer::{Chunk, Ref, Settings};

pub use hayro_syntax;

/// Extracts pages from a PDF, a type without values.
pub fn extract<'a, G>(
    pdf: &hayro_syntax::Pdf,
    _new_ref: Box<dyn FnMut() -> Ref + 'a>,
    _settings: Settings,
    _write_group: G,
    _queries: &[ExtractionQuery],
) -> Result<ExtractionResult, ExtractionError>
where
    G: for<'b> FnMut(&mut Group<'b>),
{
    match *pdf.never() {}
}

/// A request for a page.
#[derive(Debug)]
pub struct ExtractionQuery;

impl ExtractionQuery {
    /// Requests a page as a page.
    pub fn new_page(_index: usize) -> Self {
        Self
    }

    /// Requests a page as a form `XObject`.
    pub fn new_xobject(_index: usize) -> Self {
        Self
    }
}

/// The error for a missing page.
pub enum ExtractionError {
    /// The PDF has fewer pages.
    InvalidPageIndex(usize),
}

/// The extracted pages.
pub struct ExtractionResult {
    /// Their objects.
    pub chunk: Chunk,
    /// The root object of each page.
    pub root_refs: Vec<Result<Ref, ExtractionError>>,
    /// The root of the page tree.
    pub page_tree_parent_ref: Ref,
}
