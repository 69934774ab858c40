//! Collects citations for a bibliography, which stays empty because there are no entries.

use std::convert::Infallible as Never;
use std::marker::PhantomData;

use crate::citationberg::{IndependentStyle, Locale, LocaleCode, taxonomy};
use crate::{Entry, Rendered, RenderedBibliography};

/// The collector of citations.
#[derive(Default)]
pub struct BibliographyDriver;

impl BibliographyDriver {
    /// Creates a driver.
    pub fn new() -> Self {
        Self
    }

    /// Ignores the number of the first entry.
    #[must_use]
    pub fn with_citation_number_offset(self, _offset: usize) -> Self {
        self
    }

    /// Ignores the request, which cannot cite an entry.
    pub fn citation(&mut self, _request: CitationRequest) {}

    /// Returns a bibliography without entries.
    pub fn finish(self, _request: BibliographyRequest<'_>) -> Rendered {
        let bibliography = RenderedBibliography { items: Vec::new(), hanging_indent: false };
        Rendered { bibliography: Some(bibliography), citations: Vec::new() }
    }
}

/// The options of a bibliography.
pub struct BibliographyRequest<'a> {
    /// The style.
    pub style: &'a IndependentStyle,
    /// The language.
    pub locale: Option<LocaleCode>,
    /// The texts of languages.
    pub locale_files: &'a [Locale],
}

/// A group of citations, without its items.
pub struct CitationRequest;

impl CitationRequest {
    /// Creates a request. Its list of items is empty, because items have no values.
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

/// A citation of an entry. This type has no values.
pub struct CitationItem<'a, T>(Never, PhantomData<&'a T>);

impl<'a> CitationItem<'a, Entry> {
    /// Cites an entry, which does not exist.
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

/// A reference to a part of a work.
pub struct SpecificLocator(pub taxonomy::Locator, pub LocatorPayload);

/// The content of a reference to a part of a work.
pub enum LocatorPayload {
    /// Typst content.
    Transparent(TransparentLocator),
}

/// Typst content, which is dropped.
pub struct TransparentLocator;

impl TransparentLocator {
    /// Ignores the content.
    pub fn new<T>(_content: T) -> Self {
        Self
    }
}
