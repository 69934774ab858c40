//! Names of countries, languages and scripts.

use icu_locale::names::{
    DisplayNamesPreferences, LanguageIdentifierDisplayName, LanguageIdentifierDisplayNameOptions,
    RegionDisplayName, ScriptDisplayName,
};
use icu_locale::subtags::{Region, Script};
use icu_locale::{LanguageIdentifier, Locale};
use writeable::TryWriteable;

use super::tag;
use crate::diag::Message;

/// The names that CLDR has in one locale.
#[derive(Debug)]
pub(super) struct DisplayNames(DisplayNamesPreferences);

impl DisplayNames {
    pub(super) fn new(locale: &Locale) -> Self {
        Self(locale.into())
    }

    /// Returns the name of an ISO 3166-1 or UN M.49 code. The case of the code does not matter.
    pub(super) fn country(&self, code: &str) -> Option<String> {
        let region = Region::try_from_str(code).ok()?;
        Some(RegionDisplayName::try_new_light(self.0, region).ok()?.to_string())
    }

    /// Returns every name of a country: the usual one and, if there is one, a short one.
    pub(super) fn countries(&self, code: &str) -> Vec<String> {
        let Ok(region) = Region::try_from_str(code) else { return Vec::new() };
        let short = RegionDisplayName::try_new_short_light(self.0, region).ok();
        let mut names: Vec<String> = self.country(code).into_iter().collect();
        names.extend(short.map(|name| name.to_string()).filter(|name| !names.contains(name)));
        names
    }

    /// Returns the name of a language; `None` if one of its subtags has no name in this locale.
    pub(super) fn language(&self, language: LanguageIdentifier) -> Option<String> {
        let options = LanguageIdentifierDisplayNameOptions::default();
        let name = LanguageIdentifierDisplayName::try_new_heavy(self.0, language, options).ok()?;
        let name = name.as_borrowed();
        Some(name.try_write_to_string().ok()?.into_owned())
    }
}

/// Returns the names of a country in its most common language: `España` for `ES`.
pub fn own_country_names(code: &str) -> Vec<String> {
    let own = tag::likely(&format!("und-{code}")).filter(|_| tag::is_country_code(code));
    own.map(|own| DisplayNames::new(&own.into()).countries(code)).unwrap_or_default()
}

/// Returns the name of a script, by its ISO 15924 code, in each language of the user interface: `Arab` is Arabic. A code
/// without a name is returned as it is.
pub fn script_name(code: &str) -> Message {
    let name = |tag: &str| {
        let script = Script::try_from_str(code).ok()?;
        let preferences = DisplayNamesPreferences::from(&tag.parse::<Locale>().ok()?);
        Some(ScriptDisplayName::try_new_heavy(preferences, script).ok()?.to_string())
    };
    Message::localized(|language| name(language.tag()).unwrap_or_else(|| code.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::UiLanguage;

    fn country(tag: &str, code: &str) -> Option<String> {
        DisplayNames::new(&tag.parse().unwrap()).country(code)
    }

    fn language(tag: &str, of: &str) -> Option<String> {
        DisplayNames::new(&tag.parse().unwrap()).language(of.parse().unwrap())
    }

    #[test]
    fn countries_are_named() {
        for (tag, code, name) in [
            ("en-GB", "CI", "Côte d’Ivoire"),
            ("en-GB", "dk", "Denmark"),
            ("pt-PT", "DK", "Dinamarca"),
            ("ar", "EG", "مصر"),
            ("zh", "CI", "科特迪瓦"),
            ("fr", "DE", "Allemagne"),
            ("ru", "PT", "Португалия"),
            ("es", "GB", "Reino Unido"),
            ("da", "SE", "Sverige"),
            ("en", "419", "Latin America"),
        ] {
            assert_eq!(country(tag, code).as_deref(), Some(name), "{tag} {code}");
        }
        for code in ["", "UK1", "Denmark", "QQ", "xx"] {
            assert_eq!(country("en", code), None, "{code}");
        }
    }

    #[test]
    fn countries_have_short_names() {
        let names =
            |tag: &str, code: &str| DisplayNames::new(&tag.parse().unwrap()).countries(code);
        assert_eq!(names("en-GB", "GB"), ["United Kingdom", "UK"]);
        assert_eq!(names("en-GB", "US"), ["United States", "US"]);
        assert_eq!(names("pt-PT", "US"), ["Estados Unidos", "EUA"]);
        assert_eq!(names("pt-PT", "KR"), ["Coreia do Sul"]);
        assert!(names("en", "QQ").is_empty() && names("en", "?").is_empty());
    }

    #[test]
    fn countries_have_a_name_of_their_own() {
        for (code, name) in [
            ("ES", "España"),
            ("TR", "Türkiye"),
            ("NL", "Nederland"),
            ("CN", "中国"),
            ("GR", "Ελλάδα"),
            ("KR", "대한민국"),
        ] {
            assert_eq!(own_country_names(code).first().map(String::as_str), Some(name), "{code}");
        }
        assert!(own_country_names("QQ").is_empty());
    }

    #[test]
    fn scripts_are_named() {
        let name = |code: &str, language| script_name(code).text(language);
        assert_eq!(name("Arab", UiLanguage::English), "Arabic");
        assert_eq!(name("Arab", UiLanguage::Portuguese), "árabe");
        assert_eq!(name("Hani", UiLanguage::English), "Han");
        assert_eq!(name("nonsense", UiLanguage::English), "nonsense");
    }

    #[test]
    fn languages_are_named() {
        for (tag, of, name) in [
            ("en-GB", "pt-BR", "Brazilian Portuguese"),
            ("pt-PT", "pt-BR", "português do Brasil"),
            ("pt-PT", "mwl", "mirandês"),
            ("fr", "mwl", "mirandais"),
            ("ar", "ar", "العربية"),
            ("zh", "zh", "中文"),
            ("zh", "zh-Hans", "简体中文"),
            ("ru", "sr-Latn", "сербский (латиница)"),
        ] {
            assert_eq!(language(tag, of).as_deref(), Some(name), "{tag} {of}");
        }
        for of in ["xx", "qaa", "it-Qabc"] {
            assert_eq!(language("en", of), None, "{of}");
        }
    }
}
