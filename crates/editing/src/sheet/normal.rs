//! What people and spreadsheets write into cells, as data writes it. What cannot be read is left
//! as it is, for the schema to refuse.

use std::collections::BTreeMap;

use super::slot;
use crate::config::Config;
use crate::diag::did_you_mean;
use crate::i18n::{self, Formatter};
use crate::locale::Locale;
use crate::network::CountryNames;
use crate::schema::Kind;

/// Words for a flag, as slugs, beside those of YAML.
const YES: [&str; 6] = ["true", "yes", "sim", "verdadeiro", "x", "1"];
const NO: [&str; 5] = ["false", "no", "nao", "falso", "0"];

/// The names of countries in the locales of the site and in English, as slugs, with their codes.
#[derive(Debug)]
pub(super) struct Countries(BTreeMap<String, String>);

impl Countries {
    pub(super) fn new(config: &Config, own: &[CountryNames]) -> Self {
        let formats = config.locales.iter().filter_map(|locale| Formatter::new(&locale.format));
        let formats: Vec<Formatter> = formats.collect();
        let mut names = BTreeMap::new();
        for code in i18n::country_codes() {
            for name in formats.iter().filter_map(|format| format.country_name(&code)) {
                names.entry(i18n::slug(&name)).or_insert_with(|| code.clone());
            }
        }
        for country in own {
            let forms = country.name.iter().flat_map(|name| {
                let source = &config.locale(config.source_locale).locale;
                name.iter().chain([name.any(source)])
            });
            for (_, name) in forms {
                names.insert(i18n::slug(name), country.code.value.clone());
            }
        }
        let english = Locale::parse("en").and_then(|tag| Formatter::new(&tag));
        for code in i18n::country_codes() {
            if let Some(name) = english.as_ref().and_then(|format| format.country_name(&code)) {
                names.entry(i18n::slug(&name)).or_insert(code);
            }
        }
        Self(names)
    }

    /// Returns the name that a misspelt one most likely meant, in English, and its code.
    pub(super) fn nearest(&self, text: &str) -> Option<(String, &str)> {
        let near = did_you_mean(&i18n::slug(text), self.0.keys().map(String::as_str))?;
        let code = self.0.get(near)?;
        let english = Locale::parse("en").and_then(|tag| Formatter::new(&tag))?;
        Some((english.country_name(code)?, code))
    }

    /// Returns the code of a country that is given by its code or its name.
    fn code(&self, text: &str) -> Option<String> {
        if i18n::is_country_code(text) {
            return Some(text.to_owned());
        }
        self.0.get(&i18n::slug(text)).cloned().or_else(|| i18n::country_code(text))
    }
}

/// Returns what a cell says as data writes it.
pub(super) fn normal(kind: Kind, text: &str, decimal_comma: bool, countries: &Countries) -> String {
    let text = text.trim();
    let slug = || i18n::slug(text);
    let read = match kind {
        Kind::Integer(..) => whole(text),
        Kind::Decimal(..) if decimal_comma && text.matches(',').count() == 1 => {
            (!text.contains('.')).then(|| text.replace(',', "."))
        }
        Kind::Flag if YES.contains(&slug().as_str()) => Some("true".to_owned()),
        Kind::Flag if NO.contains(&slug().as_str()) => Some("false".to_owned()),
        Kind::Country => countries.code(text),
        Kind::List(_) => Some(slot::items(kind, text).join("; ")),
        _ => None,
    };
    read.unwrap_or_else(|| text.to_owned())
}

/// Reads a whole number whose digits stand in groups of three (`27 766`, `27.766`, `27,766`), or
/// that a spreadsheet took for one with decimals (`2016.0`).
fn whole(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_suffix(".0").filter(|digits| is_digits(digits)) {
        return Some(digits.to_owned());
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '.' | ',') {
        return None;
    }
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let fits = (1..=3).contains(&first.len())
        && is_digits(first)
        && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    fits.then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether two values are the same, however they are written.
pub(super) fn is_same(kind: Kind, one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    match kind {
        Kind::Integer(..) | Kind::Decimal(..) => {
            one == other || number(one).is_some_and(|one| Some(one) == number(other))
        }
        Kind::List(_) => slot::items(kind, one) == slot::items(kind, other),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Countries, normal, whole};
    use crate::schema::Kind;

    #[test]
    fn groups_of_three_are_a_whole_number_and_other_signs_are_not() {
        for (text, digits) in [
            ("27 766", Some("27766")),
            ("27\u{a0}766", Some("27766")),
            ("1.234.567", Some("1234567")),
            ("1,234,567", Some("1234567")),
            ("2016.0", Some("2016")),
            ("27.76", None),
            ("1,234.567", None),
            ("2016", None),
            ("12 3456", None),
            ("about 5", None),
            ("", None),
        ] {
            assert_eq!(whole(text).as_deref(), digits, "{text}");
        }
    }

    #[test]
    fn a_comma_is_a_point_only_where_it_separates_no_cells() {
        let countries = Countries([("portugal".to_owned(), "PT".to_owned())].into());
        let lat = Kind::Decimal(-90.0, 90.0);
        assert_eq!(normal(lat, "38,72", true, &countries), "38.72");
        assert_eq!(normal(lat, "38,72", false, &countries), "38,72");
        assert_eq!(normal(Kind::Flag, "VERDADEIRO", false, &countries), "true");
        assert_eq!(normal(Kind::Country, "portugal", false, &countries), "PT");
        assert_eq!(normal(Kind::Country, "Nowhere", false, &countries), "Nowhere");
    }
}
