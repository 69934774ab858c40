//! Replaces what puts pages of a PDF into another one.
//!
//! It works with the reader of PDFs, which is replaced too and refuses every PDF. [`extract`] asks for a
//! PDF, and there is none, so the compiler proves that it never runs.

use pdf_writer::writers::Group;
use pdf_writer::{Chunk, Ref, Settings};

pub use hayro_syntax;

/// Takes pages out of a PDF. There is none.
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

/// A page that is asked for.
#[derive(Debug)]
pub struct ExtractionQuery;

impl ExtractionQuery {
    /// Asks for a page as a page.
    pub fn new_page(_index: usize) -> Self {
        Self
    }

    /// Asks for a page as a picture.
    pub fn new_xobject(_index: usize) -> Self {
        Self
    }
}

/// Why a page is not there.
pub enum ExtractionError {
    /// The PDF does not have so many pages.
    InvalidPageIndex(usize),
}

/// The pages of a PDF.
pub struct ExtractionResult {
    /// Their objects.
    pub chunk: Chunk,
    /// The first object of each.
    pub root_refs: Vec<Result<Ref, ExtractionError>>,
    /// The object that lists them.
    pub page_tree_parent_ref: Ref,
}
