//! Sources of facts as views: the title, the publisher and the date of a page, or its address.

use serde::Serialize;

use super::{DateView, Text, ViewBuilder};
use crate::letters::{composed, readable};
use crate::locale::Locale;
use crate::network::SourcePage;
use crate::path::percent_decode;
use crate::schema::Source;

/// The source of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// The title, else the publisher, else the host of the address.
    pub label: Text,
    /// The address.
    pub url: Option<String>,
    /// The address for display, without scheme and percent-encoding, if no title is known.
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
            address: url.filter(|_| title.is_none()).map(shown),
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

/// Returns an address for display: without its scheme, and with the letters that percent-encoding hides. An address
/// with an encoded space or invisible character stays as it is, because readers could not copy it.
fn shown(url: &str) -> String {
    let bare = bare_address(url);
    let decoded = percent_decode(bare).map(|text| composed(&text).into_owned());
    decoded.filter(|text| is_visible(text)).unwrap_or_else(|| bare.to_owned())
}

fn is_visible(text: &str) -> bool {
    let is_hidden = |c: char| c.is_control() || c.is_whitespace() || turns_direction(c);
    !text.contains(is_hidden) && readable(text) == text
}

/// Returns whether a character changes the direction of the text around it.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns an address without its scheme.
pub(crate) fn bare_address(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    bare.trim_start_matches("www.").trim_end_matches('/')
}

/// Returns the host of an address, for display.
fn host(url: &str) -> &str {
    bare_address(url).split(['/', ':', '?']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn an_address_shows_its_letters() {
        for (url, text) in [
            ("https://www.example.org/", "example.org"),
            ("https://example.org/%C3%89vora?a=%C3%A7%C3%A3o", "example.org/Évora?a=ção"),
            ("https://example.org/E%CC%81vora", "example.org/Évora"),
            ("https://example.org/%ce%ba%ce%b1%ce%b9", "example.org/και"),
            ("https://example.org/%E5%8C%97%E4%BA%AC", "example.org/北京"),
            ("https://example.org/%D8%B4%D9%87%D8%B1/1", "example.org/شهر/1"),
            // Not UTF-8, or not a code.
            ("https://example.org/%E9vora", "example.org/%E9vora"),
            ("https://example.org/100%", "example.org/100%"),
            // A space, a no-break space, a line break, an override of the direction, and an invisible space.
            ("https://example.org/a%20%C3%A9", "example.org/a%20%C3%A9"),
            ("https://example.org/a%C2%A0b", "example.org/a%C2%A0b"),
            ("https://example.org/a%0Ab", "example.org/a%0Ab"),
            ("https://example.org/%E2%80%AEb", "example.org/%E2%80%AEb"),
            ("https://example.org/a%E2%80%8Bb", "example.org/a%E2%80%8Bb"),
        ] {
            assert_eq!(shown(url), text);
        }
    }
}
