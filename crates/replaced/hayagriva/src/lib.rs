//! Replaces the bibliography library behind Typst's `bibliography` and `cite`.
//!
//! The original brings 17 crates, including parsers for BibLaTeX, XML and URLs. urbi cites no works. The functions
//! of [`io`] reject every bibliography with a message that Typst reports. An entry, and every type that depends on
//! one, has no values (`Never`), so the compiler proves that code for entries never runs. A bibliography without
//! files has no entries, and stays a heading, as with the original.

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

/// The message for every bibliography file and style file.
const REFUSAL: &str = "urbi does not make bibliographies";

/// The entries of a file. This type has no values.
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

/// A work to cite. This type has no values.
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

/// The parts of a title. This type has no values.
pub struct ChunkedString(Never);

impl ChunkedString {
    /// Returns the plain text.
    pub fn to_str(&self) -> &str {
        match self.0 {}
    }
}
