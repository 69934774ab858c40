//! Sources of facts as views: the title, the publisher and the date of a page, or its address.

use serde::Serialize;

use super::{DateView, Text, ViewBuilder};
use crate::locale::Locale;
use crate::network::SourcePage;
use crate::schema::Source;

/// The source of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// The title, else the publisher, else the host of the address.
    pub label: Text,
    /// The address.
    pub url: Option<String>,
    /// The address for display, without scheme, if no title is known.
    pub address: Option<String>,
    /// The organization that published the page, if `data/sources.yaml` names it.
    pub publisher: Option<Text>,
    /// The date of publication, if `data/sources.yaml` gives it.
    pub date: Option<DateView>,
}

impl ViewBuilder<'_> {
    /// Builds the view of a source in a record.
    pub fn source(&self, source: &Source) -> SourceView {
        self.source_in(source, self.source_locale())
    }

    /// Builds the views of the sources of a record.
    pub fn sources<'s>(&self, sources: impl IntoIterator<Item = &'s Source>) -> Vec<SourceView> {
        sources.into_iter().map(|source| self.source(source)).collect()
    }

    /// Builds the view of a source. `written` is the locale of a title that was written without one.
    pub fn source_in(&self, source: &Source, written: &Locale) -> SourceView {
        let url = source.url.as_deref();
        let page = url.and_then(|url| self.site.source_pages.get(url));
        let title = source.title.as_ref().map(|title| {
            let chain = &self.site.config.locale(self.locale).chain;
            let (locale, title) = title.get(chain, written).unwrap_or_else(|| title.any(written));
            self.text_in(locale, title)
        });
        let title = title.or_else(|| self.title(page?));
        let publisher = page.map(|page| self.name_of(&page.publisher));
        let host = || self.own(url.map(host).unwrap_or_default());
        SourceView {
            address: url.filter(|_| title.is_none()).map(|url| bare(url).to_owned()),
            label: title.or_else(|| publisher.clone()).unwrap_or_else(host),
            url: url.map(str::to_owned),
            publisher,
            date: page.and_then(|page| page.date).map(|date| self.date(date)),
        }
    }

    fn title(&self, page: &SourcePage) -> Option<Text> {
        let language = page.language.as_deref().and_then(Locale::parse);
        let language = language.as_ref().unwrap_or_else(|| self.source_locale());
        page.title.as_ref().map(|title| self.text_in(language, title))
    }

    /// A proper name has no language.
    fn name_of(&self, name: &crate::schema::Localized) -> Text {
        self.own(self.site.config.text(name, self.locale).1)
    }

    fn source_locale(&self) -> &Locale {
        let config = &self.site.config;
        &config.locale(config.source_locale).locale
    }
}

/// Returns an address without its scheme, for display.
fn bare(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    bare.trim_start_matches("www.").trim_end_matches('/')
}

/// Returns the host of an address, for display.
fn host(url: &str) -> &str {
    bare(url).split(['/', ':', '?']).next().unwrap_or_default()
}
