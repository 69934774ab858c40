//! The order and native names of languages in a language menu.

use super::formatter::Formatter;
use crate::locale::Locale;

/// The official languages of the United Nations, in their usual order. Other languages follow.
pub const UN_ORDER: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// Returns the rank of a locale in that order, by its language.
pub fn rank(locale: &Locale) -> usize {
    UN_ORDER.iter().position(|own| *own == locale.language()).unwrap_or(UN_ORDER.len())
}

/// Returns the native name of a locale, capitalized if its script has capitals; `None` if CLDR has no name.
pub fn own_name(locale: &Locale) -> Option<String> {
    named_in(locale, locale.as_str())
}

/// Returns the native name of a locale's language, like [`own_name`]: `Português` for `pt-BR`.
pub fn own_language(locale: &Locale) -> Option<String> {
    named_in(locale, locale.language())
}

fn named_in(locale: &Locale, tag: &str) -> Option<String> {
    let name = Formatter::new(locale)?.language_name(tag)?;
    let mut letters = name.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    Some(first + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::{own_language, own_name, rank};
    use crate::locale::Locale;

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).unwrap()
    }

    #[test]
    fn a_language_has_its_own_name() {
        let name = |tag| own_name(&locale(tag)).unwrap();
        assert_eq!(["fr", "ar", "ru"].map(name), ["Français", "العربية", "Русский"]);
        assert_eq!(own_language(&locale("pt-BR")).unwrap(), "Português");
        assert_eq!(own_language(&locale("sr-Latn")).unwrap(), "Srpski");
    }

    #[test]
    fn languages_are_in_the_order_of_the_united_nations() {
        let mut tags = ["pt", "es", "zh-Hans", "en-GB", "ar", "ru", "fr"].map(locale);
        tags.sort_by_key(rank);
        let tags = tags.map(|tag| tag.language().to_owned());
        assert_eq!(tags, ["ar", "zh", "en", "fr", "ru", "es", "pt"]);
    }
}
