//! From citations to a bibliography: since there are no entries, it stays empty.

use std::convert::Infallible as Never;
use std::marker::PhantomData;

use crate::citationberg::{IndependentStyle, Locale, LocaleCode, taxonomy};
use crate::{Entry, Rendered, RenderedBibliography};

/// What collects the citations of a document.
#[derive(Default)]
pub struct BibliographyDriver;

impl BibliographyDriver {
    /// Makes a driver.
    pub fn new() -> Self {
        Self
    }

    /// Accepts the number of the first entry.
    #[must_use]
    pub fn with_citation_number_offset(self, _offset: usize) -> Self {
        self
    }

    /// Accepts citations, which cite no entry.
    pub fn citation(&mut self, _request: CitationRequest) {}

    /// Returns a bibliography without entries.
    pub fn finish(self, _request: BibliographyRequest<'_>) -> Rendered {
        let bibliography = RenderedBibliography { items: Vec::new(), hanging_indent: false };
        Rendered { bibliography: Some(bibliography), citations: Vec::new() }
    }
}

/// What a bibliography is made with.
pub struct BibliographyRequest<'a> {
    /// The style.
    pub style: &'a IndependentStyle,
    /// The language.
    pub locale: Option<LocaleCode>,
    /// The words of the languages.
    pub locale_files: &'a [Locale],
}

/// Citations that appear together, without what they cite.
pub struct CitationRequest;

impl CitationRequest {
    /// Accepts citations. There are none.
    pub fn new(
        _items: Vec<CitationItem<'_, Entry>>,
        _style: &IndependentStyle,
        _locale: Option<LocaleCode>,
        _locale_files: &[Locale],
        _note: Option<usize>,
    ) -> Self {
        Self
    }
}

/// The citation of an entry. There is none.
pub struct CitationItem<'a, T>(Never, PhantomData<&'a T>);

impl<'a> CitationItem<'a, Entry> {
    /// Cites an entry.
    pub fn new(
        entry: &'a Entry,
        _locator: Option<SpecificLocator>,
        _locale: Option<LocaleCode>,
        _hidden: bool,
        _purpose: Option<CitePurpose>,
    ) -> Self {
        match entry.0 {}
    }
}

/// The form of a citation.
pub enum CitePurpose {
    /// Part of a sentence.
    Prose,
    /// As in the bibliography.
    Full,
    /// The author.
    Author,
    /// The year.
    Year,
}

/// What a citation points to within a work.
pub struct SpecificLocator(pub taxonomy::Locator, pub LocatorPayload);

/// How a citation names what it points to.
pub enum LocatorPayload {
    /// By content of Typst.
    Transparent(TransparentLocator),
}

/// Content of Typst, which is not kept.
pub struct TransparentLocator;

impl TransparentLocator {
    /// Accepts content.
    pub fn new<T>(_content: T) -> Self {
        Self
    }
}
