//! Properties of locale tags from CLDR: direction, script, country, and whether the language is known.

use icu_locale::fallback::LocaleFallbackConfig;
use icu_locale::{
    LanguageIdentifier, LocaleDirectionality, LocaleExpander, LocaleFallbacker, locale,
};

use super::names::DisplayNames;
use crate::locale::{Direction, Locale};

/// Returns the writing direction of `locale`, by its script or its likely script.
///
/// The direction of unknown tags is left to right.
pub fn direction(locale: &Locale) -> Direction {
    let right_to_left = parse(locale.as_str())
        .is_some_and(|tag| LocaleDirectionality::new_extended().is_right_to_left(&tag.id));
    if right_to_left { Direction::Rtl } else { Direction::Ltr }
}

/// Returns whether the primary language of `tag` has an English name in CLDR.
///
/// `und`, `mul`, `mis` and `zxx` have a name, but a site cannot be written in them.
pub fn is_known_language(tag: &str) -> bool {
    let Some(tag) = parse(tag) else { return false };
    let is_special = ["und", "mul", "mis", "zxx"].contains(&tag.id.language.as_str());
    let names = DisplayNames::new(&locale!("en"));
    !is_special && names.language(tag.id.language.into()).is_some()
}

/// Returns whether `code` is an ISO 3166-1 country code: two capital letters with a name in CLDR.
pub fn is_country_code(code: &str) -> bool {
    // CLDR also names codes that are not countries: unions, pseudo-locales, the unknown region.
    let is_special = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"].contains(&code);
    code.len() == 2
        && code.bytes().all(|byte| byte.is_ascii_uppercase())
        && !is_special
        && DisplayNames::new(&locale!("en")).country(code).is_some()
}

/// Returns the code of a country by its name in a language of the United Nations or of the user interface. Also
/// accepts the code in lower case. Returns `None` if the languages disagree on the name.
pub fn country_code(name: &str) -> Option<String> {
    // Common abbreviations that are not ISO 3166-1 codes.
    let name = name.trim().to_lowercase();
    if matches!(name.as_str(), "uk" | "u.k.") {
        return Some("GB".to_owned());
    }
    let languages = ["en", "pt", "es", "fr", "ru", "ar", "zh"];
    let names: Vec<DisplayNames> =
        languages.iter().filter_map(|tag| Some(DisplayNames::new(&parse(tag)?))).collect();
    let is_name = |code: &String| {
        let mut own = names.iter().filter_map(|names| names.country(code));
        code.to_lowercase() == name || own.any(|own| own.to_lowercase() == name)
    };
    let mut found = country_codes().filter(is_name);
    found.next().filter(|_| found.next().is_none())
}

/// Returns the likely language of a country, if `code` is the code of one in any case: `da` for `dk`.
pub fn language_of_country(code: &str) -> Option<String> {
    let code = code.to_ascii_uppercase();
    let tag = likely(&format!("und-{code}")).filter(|_| is_country_code(&code))?;
    Some(tag.language.to_string()).filter(|language| is_known_language(language))
}

/// Returns every ISO 3166-1 country code, in order.
pub fn country_codes() -> impl Iterator<Item = String> {
    let letters = 'A'..='Z';
    let codes =
        letters.clone().flat_map(move |one| letters.clone().map(move |two| format!("{one}{two}")));
    codes.filter(|code| is_country_code(code))
}

/// Returns the language and the territory of a tag, with the likely territory if it has none: `pt_PT`, `de_DE`. The
/// Open Graph protocol uses this format.
pub fn with_territory(locale: &Locale) -> String {
    let Some(tag) = likely(locale.as_str()) else { return locale.language().to_owned() };
    match tag.region {
        Some(region) => format!("{}_{region}", tag.language),
        None => tag.language.to_string(),
    }
}

/// Returns the script of a locale, or the likely one if the tag has none: `Latn`, `Arab`.
pub fn script(locale: &Locale) -> String {
    let script = likely(locale.as_str()).and_then(|tag| tag.script);
    script.map_or_else(|| "Latn".to_owned(), |script| script.to_string())
}

/// Returns a locale and its parent locales, the nearest first: `pt-BR`, `pt`; `es-MX`, `es-419`, `es` (UTS #35,
/// Locale Inheritance). A parent has the same script: that of `zh-TW` is `zh-Hant`, not `zh`.
pub fn lineage(locale: &Locale) -> Vec<Locale> {
    let mut lineage = vec![locale.clone()];
    let Some(tag) = parse(locale.as_str()) else { return lineage };
    let fallbacker = LocaleFallbacker::new();
    let mut ancestors =
        fallbacker.for_config(LocaleFallbackConfig::default()).fallback_for(tag.into());
    while !ancestors.get().is_unknown() {
        let ancestor = ancestors.get().into_locale().id.to_string();
        lineage.extend(Locale::parse(&ancestor).filter(|ancestor| !lineage.contains(ancestor)));
        ancestors.step();
    }
    lineage
}

/// Parses a tag, and adds the subtags that it most likely means.
pub(super) fn likely(tag: &str) -> Option<LanguageIdentifier> {
    let mut tag = parse(tag)?.id;
    LocaleExpander::new_extended().maximize(&mut tag);
    Some(tag)
}

/// Parses a tag. ICU accepts underscores, but BCP 47 does not.
pub(super) fn parse(tag: &str) -> Option<icu_locale::Locale> {
    icu_locale::Locale::try_from_str(tag).ok().filter(|_| !tag.contains('_'))
}

#[cfg(test)]
mod tests {
    use super::{
        Direction, Locale, direction, is_known_language, lineage, parse, script, with_territory,
    };

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).unwrap()
    }

    #[test]
    fn scripts() {
        for (tag, code) in [("pt-BR", "Latn"), ("zh", "Hans"), ("sr", "Cyrl"), ("sr-Latn", "Latn")]
        {
            assert_eq!(script(&locale(tag)), code, "{tag}");
        }
    }

    #[test]
    fn directions() {
        for tag in ["ar", "he", "fa", "ur", "az-Arab", "ar-u-nu-arab", "dv"] {
            assert_eq!(direction(&locale(tag)), Direction::Rtl, "{tag}");
        }
        for tag in ["en", "pt-PT", "zh", "ru", "az", "ar-Latn", "xx", "ja"] {
            assert_eq!(direction(&locale(tag)), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn territories() {
        for (tag, wanted) in [
            ("en-GB", "en_GB"),
            ("pt-PT", "pt_PT"),
            ("de", "de_DE"),
            ("sv", "sv_SE"),
            ("ar", "ar_EG"),
            ("zh-Hant", "zh_TW"),
            ("ar-u-nu-arab", "ar_EG"),
            ("xx", "xx"),
        ] {
            assert_eq!(with_territory(&locale(tag)), wanted, "{tag}");
        }
    }

    #[test]
    fn a_locale_inherits_from_those_of_its_language_and_script() {
        for (tag, wanted) in [
            ("pt", "pt"),
            ("pt-BR", "pt-BR pt"),
            ("pt-AO", "pt-AO pt-PT pt"),
            ("es-MX", "es-MX es-419 es"),
            ("en-AU", "en-AU en-001 en"),
            ("ar-u-nu-arab", "ar-u-nu-arab ar"),
            ("zh-CN", "zh-CN zh"),
            ("zh-Hans", "zh-Hans zh"),
            ("zh-TW", "zh-TW zh-Hant"),
            ("zh-HK", "zh-HK zh-Hant"),
            ("sr-Latn", "sr-Latn"),
            ("nb", "nb no"),
            ("xx", "xx"),
        ] {
            let lineage = lineage(&locale(tag));
            let tags: Vec<&str> = lineage.iter().map(Locale::as_str).collect();
            assert_eq!(tags.join(" "), wanted, "{tag}");
        }
    }

    #[test]
    fn malformed_tags_are_refused() {
        for tag in ["", "e", "en_GB", "PT_br", "en-", "-en", "en-u", "en-a", "x-me", "português"] {
            assert!(parse(tag).is_none(), "{tag}");
        }
    }

    #[test]
    fn languages_are_known_by_their_english_name() {
        for tag in ["en-GB", "pt", "zh-Hant", "mwl", "luo", "ar-u-nu-arab"] {
            assert!(is_known_language(tag), "{tag}");
        }
        for tag in ["xx", "qaa", "und", "und-PT", "zxx", "mul", "nonsense", "en_GB"] {
            assert!(!is_known_language(tag), "{tag}");
        }
    }
}
