//! Replaces the reader and writer of bibliographies behind Typst's `bibliography` and `cite`.
//!
//! The original brings 17 crates, with a reader of BibLaTeX, one of XML and one of addresses. No text
//! of urbi cites works. The functions of [`io`] refuse every bibliography with a message that Typst
//! reports. An entry, and all that could follow from one, has a type without values (`Never`), so the
//! compiler proves that nothing behind it runs. A bibliography of no files has no entries, and stays
//! the heading that it is with the original.

pub mod archive;
pub mod citationberg;
mod driver;
pub mod io;
mod rendered;

use std::convert::Infallible as Never;

pub use driver::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, CitePurpose,
    LocatorPayload, SpecificLocator, TransparentLocator,
};
pub use rendered::{
    BibliographyItem, Elem, ElemChild, ElemChildren, ElemMeta, Formatted, Formatting, Markup,
    Rendered, RenderedBibliography, RenderedCitation,
};

/// The message for every bibliography and every style in a file.
const REFUSAL: &str = "urbi does not make bibliographies";

/// The entries of a file. There are none.
pub struct Library(Never);

impl Library {
    /// Returns whether there are no entries.
    pub fn is_empty(&self) -> bool {
        match self.0 {}
    }
}

impl IntoIterator for Library {
    type Item = Entry;
    type IntoIter = std::iter::Empty<Entry>;

    fn into_iter(self) -> Self::IntoIter {
        match self.0 {}
    }
}

/// A work that a text could cite. There is none.
pub struct Entry(Never);

impl Entry {
    /// Returns the key that citations use.
    pub fn key(&self) -> &str {
        match self.0 {}
    }

    /// Returns the title.
    pub fn title(&self) -> Option<&FormatString> {
        match self.0 {}
    }
}

/// The title of an entry.
pub struct FormatString {
    /// Its parts.
    pub value: ChunkedString,
}

/// The parts of a title. There is none.
pub struct ChunkedString(Never);

impl ChunkedString {
    /// Returns the whole as a text.
    pub fn to_str(&self) -> &str {
        match self.0 {}
    }
}
