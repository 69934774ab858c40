//! Converts cells to the notation of the data. Unreadable cells stay unchanged, so that the schema rejects them.

use std::collections::BTreeMap;

use super::{Cell, CellKind, field_path};
use crate::config::Config;
use crate::diag::did_you_mean;
use crate::i18n::{self, Formatter};
use crate::locale::Locale;
use crate::network::CountryNames;
use crate::schema::{Kind, Localized};

/// Words for true, as slugs.
const YES: [&str; 6] = ["true", "yes", "sim", "verdadeiro", "x", "1"];
const NO: [&str; 5] = ["false", "no", "nao", "falso", "0"];

/// The codes of countries by name, as slugs, in the locales of the site and in English.
#[derive(Debug)]
pub(super) struct CountryLookup(BTreeMap<String, String>);

impl CountryLookup {
    pub(super) fn new(config: &Config, own: &[CountryNames]) -> Self {
        let formats = config.locales.iter().filter_map(|locale| Formatter::new(&locale.format));
        let formats: Vec<Formatter> = formats.collect();
        let mut names = BTreeMap::new();
        add_names(&mut names, &formats);
        for country in own {
            let forms = country.name.iter().flat_map(Localized::all_forms);
            names.extend(forms.map(|name| (i18n::slug(name), country.code.value.clone())));
        }
        let english = Locale::parse("en").and_then(|tag| Formatter::new(&tag));
        add_names(&mut names, english.as_slice());
        Self(names)
    }

    /// Returns the English name and the code of the country with the most similar name.
    pub(super) fn nearest(&self, text: &str) -> Option<(String, &str)> {
        let near = did_you_mean(&i18n::slug(text), self.0.keys().map(String::as_str))?;
        let code = self.0.get(near)?;
        let english = Locale::parse("en").and_then(|tag| Formatter::new(&tag))?;
        Some((english.country_name(code)?, code))
    }

    /// Returns the code of a country from its code or its name.
    fn code(&self, text: &str) -> Option<String> {
        if i18n::is_country_code(text) {
            return Some(text.to_owned());
        }
        self.0.get(&i18n::slug(text)).cloned().or_else(|| i18n::country_code(text))
    }
}

/// Adds the names of all countries that are not there yet.
fn add_names(names: &mut BTreeMap<String, String>, formats: &[Formatter]) {
    for code in i18n::country_codes() {
        for name in formats.iter().filter_map(|format| format.country_name(&code)) {
            names.entry(i18n::slug(&name)).or_insert_with(|| code.clone());
        }
    }
}

/// Returns the value of a cell in the notation of the data.
pub(super) fn normal(kind: Kind, cell: &Cell, countries: &CountryLookup) -> String {
    let text = cell.text.trim();
    let slug = || i18n::slug(text);
    let read = match kind {
        // Numbers of a workbook have no thousands separators, and a point before decimals.
        Kind::Integer(..) if cell.kind != CellKind::Number => whole(text),
        Kind::Decimal(low, high) => with_point(text, low, high),
        Kind::Date | Kind::Day if cell.kind == CellKind::Day => {
            text.split_once(' ').map(|(day, _)| day.to_owned())
        }
        Kind::Flag if YES.contains(&slug().as_str()) => Some("true".to_owned()),
        Kind::Flag if NO.contains(&slug().as_str()) => Some("false".to_owned()),
        Kind::Country => countries.code(text),
        Kind::List(_) => Some(field_path::items(kind, text).join("; ")),
        _ => None,
    };
    read.unwrap_or_else(|| text.to_owned())
}

/// Reads a whole number with thousands separators (`27 766`, `27.766`, `27,766`), or with decimals that a
/// spreadsheet program added (`2016.0`).
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

/// Replaces a decimal comma with a point, unless the comma can separate thousands.
fn with_point(text: &str, low: f64, high: f64) -> Option<String> {
    let (whole, decimals) = text.split_once(',')?;
    let sign = whole.len() - whole.trim_start_matches(['-', '+']).len();
    if sign > 1 || !is_digits(&whole[sign..]) || !is_digits(decimals) {
        return None;
    }
    let is_group =
        decimals.len() == 3 && whole.len() - sign <= 3 && !whole[sign..].starts_with('0');
    let thousands = text.replace(',', "").parse::<f64>().ok().filter(|_| is_group);
    let is_in_range = thousands.is_some_and(|number| (low..=high).contains(&number));
    (!is_in_range).then(|| format!("{whole}.{decimals}"))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether two values are equal in any notation.
pub(super) fn is_same(kind: Kind, one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    match kind {
        Kind::Integer(..) | Kind::Decimal(..) => {
            one == other || number(one).is_some_and(|one| Some(one) == number(other))
        }
        Kind::List(_) => field_path::items(kind, one) == field_path::items(kind, other),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, CellKind, CountryLookup, normal, whole};
    use crate::diag::Span;
    use crate::path::SourcePath;
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

    fn read(kind: Kind, text: &str, of: CellKind) -> String {
        let countries = CountryLookup([("portugal".to_owned(), "PT".to_owned())].into());
        let span = Span::file(&SourcePath::new("a.csv").unwrap());
        normal(kind, &Cell { text: text.to_owned(), span, kind: of }, &countries)
    }

    #[test]
    fn a_comma_is_a_point_unless_it_can_end_thousands() {
        let (lat, wide) = (Kind::Decimal(-90.0, 90.0), Kind::Decimal(-9000.0, 9000.0));
        for (kind, text, number) in [
            (lat, "38,72", "38.72"),
            (lat, "6,496", "6.496"),
            (lat, "-6,496", "-6.496"),
            (lat, "0,123", "0.123"),
            (lat, "38.72", "38.72"),
            (lat, "1,234.5", "1,234.5"),
            (lat, "6,49,6", "6,49,6"),
            (lat, "6, 5", "6, 5"),
            (lat, ",5", ",5"),
            (wide, "6,496", "6,496"),
            (wide, "-6,496", "-6,496"),
            (wide, "0,496", "0.496"),
            (wide, "6,49", "6.49"),
        ] {
            assert_eq!(read(kind, text, CellKind::Text), number, "{text}");
        }
    }

    #[test]
    fn cells_are_read_as_what_they_are() {
        let year = Kind::Integer(0, 3000);
        assert_eq!(read(year, "2.016", CellKind::Text), "2016");
        assert_eq!(read(year, "2.016", CellKind::Number), "2.016");
        assert_eq!(read(Kind::Day, "2026-12-03 12:30", CellKind::Day), "2026-12-03");
        assert_eq!(read(Kind::Day, "2026-12-03 12:30", CellKind::Text), "2026-12-03 12:30");
        assert_eq!(read(Kind::Flag, "VERDADEIRO", CellKind::Text), "true");
        assert_eq!(read(Kind::Country, "portugal", CellKind::Text), "PT");
        assert_eq!(read(Kind::Country, "Nowhere", CellKind::Text), "Nowhere");
    }
}
