//! Detects translations that are copies of their source. Many tools copy the source into each target before
//! anyone translates it.

use std::collections::BTreeSet;

use super::content::UnitContent;
use super::export::LocaleView;
use super::units::{UnitPair, has_links_alone};
use crate::translation;

/// Unit symbols, which are the same in all languages with the Latin script.
const MEASURES: [&str; 18] = [
    "km", "m", "cm", "mm", "ha", "kg", "g", "mg", "h", "min", "s", "l", "kB", "MB", "GB", "TB",
    "kW", "kWh",
];

/// The maximum length of an abbreviation in capitals, in letters.
const ABBREVIATION: usize = 6;

/// Texts that can be the same in both languages of this site.
#[derive(Debug, Default)]
pub(super) struct SharedWording {
    /// Names of members, and of countries with the same name in both languages; the longest first.
    names: Vec<String>,
    /// Texts that are already the same in both languages on the site.
    accepted: BTreeSet<String>,
}

impl SharedWording {
    /// Collects the names and texts.
    pub(super) fn of(view: &LocaleView<'_>) -> Self {
        let (site, from) = (view.site, view.texts.source);
        let source = &site.config.locale(from).locale;
        let members = site.cities.iter().flat_map(|city| {
            let name = &city.record.name;
            name.iter().map(|(_, form)| form.to_owned()).chain([name.any(source).1.to_owned()])
        });
        let countries = site.countries.iter().filter_map(|country| {
            let name = site.formats[from].country_name(&country.code)?;
            (site.formats[view.to].country_name(&country.code)? == name).then_some(name)
        });
        let names: BTreeSet<String> = members.chain(countries).collect();
        let mut names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let paired: Vec<_> = view.texts.all.iter().filter_map(|text| view.paired(text)).collect();
        let slots = paired.iter().flat_map(|paired| &paired.slots);
        let accepted = slots.filter_map(|slot| {
            let words = translation::words(&slot.source().words());
            (translation::words(&slot.target()?.words()) == words).then_some(words)
        });
        Self { accepted: accepted.collect(), names }
    }

    /// Removes the names from a text.
    fn unnamed(&self, text: &str) -> String {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.names.iter().fold(text.to_owned(), |text, name| {
            let mut out = String::with_capacity(text.len());
            let mut at = 0;
            for (start, found) in text.match_indices(name.as_str()) {
                let end = start + found.len();
                let is_part = is_letter(text[..start].chars().next_back())
                    || is_letter(text[end..].chars().next());
                if !is_part {
                    out.push_str(&text[at..start]);
                    out.push(' ');
                    at = end;
                }
            }
            out + &text[at..]
        })
    }

    /// Returns whether a translation is a copy of its source and needs translation.
    pub(super) fn is_copy(&self, slot: &UnitPair<'_>) -> bool {
        let source = slot.source();
        !has_links_alone(slot.source)
            && !self.accepted.contains(&translation::words(&source.words()))
            && needs_translation(&self.unnamed(&source.words()))
    }
}

/// Returns whether a segment is a copy of its source and needs translation.
pub(super) fn is_copied_part(source: &UnitContent, target: &UnitContent) -> bool {
    is_same(source, target) && needs_translation(&source.words())
}

/// Returns whether two contents have the same words and the same marks.
pub(super) fn is_same(source: &UnitContent, target: &UnitContent) -> bool {
    translation::words(&source.words()) == translation::words(&target.words())
        && source.marks() == target.marks()
}

/// Returns whether a text has a word that differs between languages.
fn needs_translation(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| is_spoken(word)).map(bare);
    let words: Vec<&str> = words.filter(|word| !MEASURES.contains(word)).collect();
    let is_abbreviation = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        (2..=ABBREVIATION).contains(&letters.clone().count())
            && letters.clone().all(char::is_uppercase)
    };
    // A text of several words in capitals is not a list of abbreviations.
    let is_shouted = words.len() > 1 && words.iter().all(|word| is_abbreviation(word));
    words.iter().any(|word| is_shouted || !is_abbreviation(word))
}

/// Returns a word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Returns whether a token between spaces is a translatable word. Numbers, addresses, file names and mixed-case
/// names such as `GitHub` are not.
fn is_spoken(word: &str) -> bool {
    let word = bare(word);
    let is_address = word.contains("://")
        || word.contains('@')
        || word.starts_with("www.")
        || word.split_once('.').is_some_and(|(before, after)| {
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
        });
    let has_digit = word.contains(char::is_numeric);
    let mut before = ' ';
    let is_own = word.chars().any(|c| {
        let turns = before.is_lowercase() && c.is_uppercase();
        before = c;
        turns
    });
    word.contains(char::is_alphabetic) && !is_address && !has_digit && !is_own
}

#[cfg(test)]
mod tests {
    use super::needs_translation;

    #[test]
    fn numbers_names_and_addresses_are_the_same_everywhere() {
        for text in [
            "",
            "12",
            "1 500,5 %",
            "2024–2026",
            "https://a.example/b?c=d",
            "office@city.example",
            "www.example.org",
            "NATO",
            "GitHub",
            "CO2",
            "PDF, 12 MB",
            "5 km",
            "→ · |",
            "annex-1.pdf",
            "LibreOffice 7.4",
        ] {
            assert!(!needs_translation(text), "{text}");
        }
        for text in
            ["Contact", "Blog", "a", "ABOUT US", "加入", "5 days", "and/or", "The Netherlands"]
        {
            assert!(needs_translation(text), "{text}");
        }
    }
}
