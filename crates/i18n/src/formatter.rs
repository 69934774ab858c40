//! The formatter: applies the rules of a locale to dates, numbers, lists, names and their order.

use std::cmp::Ordering;

use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_plurals::PluralRules;

use super::PluralCategory;
use super::collation::Collation;
use super::dates::DateFormatter;
use super::list::ListJoiner;
use super::marks::{PercentFormat, QuotationMarks};
use super::names::DisplayNames;
use super::tag;
use crate::date::Date;
use crate::locale::Locale;

/// Formats and sorts values with CLDR's data, as readers of a locale expect.
///
/// Create one per locale: `en-GB`, `pt-PT`, `ar-u-nu-arab`. Plain `pt` is that of Brazil, plain `en` that of the
/// United States.
#[derive(Debug)]
pub struct Formatter {
    dates: DateFormatter,
    numbers: DecimalFormatter,
    plurals: PluralRules,
    collation: Collation,
    names: DisplayNames,
    lists: ListJoiner,
    quotation: QuotationMarks,
    percent: PercentFormat,
}

/// The digit zero of each numbering system that is a default in CLDR.
const DIGITS: [(char, &str); 10] = [
    ('\u{660}', "arab"),
    ('\u{6f0}', "arabext"),
    ('\u{966}', "deva"),
    ('\u{9e6}', "beng"),
    ('\u{f20}', "tibt"),
    ('\u{1040}', "mymr"),
    ('\u{1c50}', "olck"),
    ('\u{7c0}', "nkoo"),
    ('\u{abf0}', "mtei"),
    ('\u{1e950}', "adlm"),
];

impl Formatter {
    /// Creates the formatter of `locale`; `None` if the tag is malformed.
    ///
    /// A language that CLDR lacks gets the rules of the root locale. Check
    /// [`is_known_language`](super::is_known_language) first.
    pub fn new(locale: &Locale) -> Option<Self> {
        let locale = tag::parse(locale.as_str())?;
        let preferences = (&locale).into();
        Some(Self {
            dates: DateFormatter::new(&locale)?,
            numbers: DecimalFormatter::try_new(preferences, DecimalFormatterOptions::default())
                .ok()?,
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok()?,
            collation: Collation::new(&locale)?,
            names: DisplayNames::new(&locale),
            lists: ListJoiner::new(&locale)?,
            quotation: QuotationMarks::new(&locale),
            percent: PercentFormat::new(&locale),
        })
    }

    /// Formats a date with its known precision: `2 September 2022`, `September 2022`, `2022`.
    ///
    /// An invalid date is formatted as its year.
    pub fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    /// Formats a range of dates, the earlier one first: `21–23 October 2013`, `28 September – 3 October 2015`,
    /// `30 December 2015 – 2 January 2016`, `2013–2015`.
    pub fn date_range(&self, from: Date, to: Date) -> String {
        self.dates.range(from, to)
    }

    /// Formats an integer with grouped digits.
    pub fn number(&self, number: i64) -> String {
        self.numbers.format(&Decimal::from(number)).to_string()
    }

    /// Formats a number with at most `max_fraction` fraction digits, without trailing zeros. Infinity and NaN are
    /// formatted as Rust does.
    pub fn decimal(&self, number: f64, max_fraction: u8) -> String {
        let digits = format!("{number:.0$}", usize::from(max_fraction));
        let Ok(mut decimal) = Decimal::try_from_str(&digits) else { return digits };
        decimal.trim_end();
        if decimal.absolute.is_zero() {
            // A number that rounds to zero has no minus sign.
            return self.number(0);
        }
        self.numbers.format(&decimal).to_string()
    }

    /// Formats a number without grouping, in the digits of the locale: a year, the number of a page or of a note.
    pub fn ordinal(&self, number: i64) -> String {
        self.dates.plain(number)
    }

    /// Replaces the ASCII digits of a text with those of the locale.
    pub(super) fn in_own_digits(&self, text: &str) -> String {
        let nought = self.ordinal(0).chars().next().map_or(0, u32::from);
        let own = |letter: char| {
            let value = letter.to_digit(10)?;
            char::from_u32(nought + value)
        };
        text.chars().map(|letter| own(letter).unwrap_or(letter)).collect()
    }

    /// Returns the CLDR name of the locale's numbering system: `latn`, `arab`, `arabext`, `beng`, `deva`.
    pub fn digits(&self) -> &'static str {
        let nought = self.ordinal(0);
        let known = DIGITS.iter().find(|(digit, _)| nought.starts_with(*digit));
        known.map_or("latn", |(_, name)| name)
    }

    /// Formats a fraction as a whole percentage: `12%`, `12 %`, `١٢٪`.
    ///
    /// The result is 100 % or 0 % only if the fraction is exactly 1 or 0.
    pub fn percent(&self, share: f64) -> String {
        let rounded = (share * 100.0).round();
        let shown = match share {
            share if share > 0.0 && share < 1.0 => rounded.clamp(1.0, 99.0),
            _ => rounded,
        };
        self.percent.write(&self.decimal(shown, 0))
    }

    /// Joins items for a sentence: `Bergen, Porto and Siwa`.
    pub fn list(&self, items: &[&str]) -> String {
        self.lists.join(items)
    }

    /// Returns the text after each item of such a list: `, ` and ` and `, and an empty text after the last.
    pub fn joints(&self, items: &[&str]) -> Vec<String> {
        self.lists.joints(items)
    }

    /// Puts a text between the quotation marks of the locale: `“…”`, `«…»`. Such marks inside the text become the
    /// inner quotation marks.
    pub fn quote(&self, text: &str) -> String {
        self.quotation.quote(text)
    }

    /// Returns the plural category of a count.
    pub fn plural(&self, count: u64) -> PluralCategory {
        self.plurals.category_for(count).into()
    }

    /// Returns the plural categories of the locale, in order.
    pub fn plural_categories(&self) -> Vec<PluralCategory> {
        let mut categories: Vec<_> = self.plurals.categories().map(PluralCategory::from).collect();
        categories.sort_unstable();
        categories
    }

    /// Compares two names by the collation of the locale.
    ///
    /// Characters before the first letter or digit only matter if the names are equal without them. So names with the
    /// same [`letter`](Self::letter) are adjacent.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collation.compare(left, right)
    }

    /// Returns bytes with the order of [`compare`](Self::compare), for fast sorting of a long list. Only keys of the
    /// same locale and program version are comparable.
    pub fn sort_key(&self, name: &str) -> Vec<u8> {
        self.collation.sort_key(name)
    }

    /// Returns the heading of a name in an index: `Å` in Swedish and `A` in English for Åland; `S` for
    /// 's-Hertogenbosch;
    /// `B` for 北京 in Chinese; `#` if the name does not begin with a letter.
    ///
    /// Group by heading first, then sort the headings. In Chinese, 北京 and Berlin have the same heading, but Latin
    /// names sort after all others.
    pub fn letter(&self, name: &str) -> String {
        self.collation.letter(name)
    }

    /// Returns the name of a country by its ISO 3166-1 code, or of a region by its UN M.49 code; `None` if CLDR has
    /// no name.
    pub fn country_name(&self, code: &str) -> Option<String> {
        self.names.country(code)
    }

    /// Returns every name of a country that CLDR has in this locale, such as `United Kingdom` and `UK`.
    pub fn country_names(&self, code: &str) -> Vec<String> {
        self.names.countries(code)
    }

    /// Returns the name of a language by its tag, including script and country but not extensions; `None` if CLDR
    /// lacks a name.
    pub fn language_name(&self, tag: &str) -> Option<String> {
        self.names.language(tag::parse(tag)?.id)
    }

    /// Formats a count, which can exceed the range of [`number`](Self::number).
    pub(super) fn count(&self, count: u64) -> String {
        self.numbers.format(&Decimal::from(count)).to_string()
    }
}

#[cfg(test)]
mod tests;
