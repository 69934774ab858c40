//! The formatter: all that a locale's rules write or decide.

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

/// Writes and orders things as the readers of a locale expect, by CLDR's data.
///
/// Made once per locale: `en-GB`, `pt-PT`, `ar-u-nu-arab` (`pt` alone is Brazil's, `en` that of
/// the United States).
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

/// The nought of each numbering system that locales of CLDR write by default.
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
    /// Makes the formatter of `locale`; `None` where the tag is malformed.
    ///
    /// A language that CLDR lacks gets the rules of its root, which are no language's: ask
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

    /// Writes a date to the precision that is known: `2 September 2022`, `September 2022`, `2022`.
    ///
    /// A date that does not exist is written as its year.
    pub fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    /// Writes a range of dates, the earlier one first: `21–23 October 2013`,
    /// `28 September – 3 October 2015`, `30 December 2015 – 2 January 2016`, `2013–2015`.
    pub fn date_range(&self, from: Date, to: Date) -> String {
        self.dates.range(from, to)
    }

    /// Writes a whole number, its digits grouped.
    pub fn number(&self, number: i64) -> String {
        self.numbers.format(&Decimal::from(number)).to_string()
    }

    /// Writes a number with at most `max_fraction` digits after the decimal separator, and none
    /// that are 0 at the end. What is not a finite number is written as Rust does.
    pub fn decimal(&self, number: f64, max_fraction: u8) -> String {
        let digits = format!("{number:.0$}", usize::from(max_fraction));
        let Ok(mut decimal) = Decimal::try_from_str(&digits) else { return digits };
        decimal.trim_end();
        if decimal.absolute.is_zero() {
            // What rounds to nought is not less than it.
            return self.number(0);
        }
        self.numbers.format(&decimal).to_string()
    }

    /// Writes a number that counts nothing, in the locale's digits and without grouping: a year, the
    /// number of a page or of a note.
    pub fn ordinal(&self, number: i64) -> String {
        self.dates.plain(number)
    }

    /// Writes the digits of a text as this locale does.
    pub(super) fn in_own_digits(&self, text: &str) -> String {
        let nought = self.ordinal(0).chars().next().map_or(0, u32::from);
        let own = |letter: char| {
            let value = letter.to_digit(10)?;
            char::from_u32(nought + value)
        };
        text.chars().map(|letter| own(letter).unwrap_or(letter)).collect()
    }

    /// Names the digits that this locale writes, as CLDR names numbering systems, where they are not
    /// those of ASCII: `arab`, `arabext`, `beng`, `deva`.
    pub fn digits(&self) -> &'static str {
        let nought = self.ordinal(0);
        let known = DIGITS.iter().find(|(digit, _)| nought.starts_with(*digit));
        known.map_or("latn", |(_, name)| name)
    }

    /// Writes a share of one as a percentage, to the nearest whole: `12%`, `12 %`, `١٢٪`.
    ///
    /// What is not all is never written as 100 %, nor what is not nothing as 0 %.
    pub fn percent(&self, share: f64) -> String {
        let rounded = (share * 100.0).round();
        let shown = match share {
            share if share > 0.0 && share < 1.0 => rounded.clamp(1.0, 99.0),
            _ => rounded,
        };
        self.percent.write(&self.decimal(shown, 0))
    }

    /// Joins things in a sentence: `Bergen, Porto and Siwa`.
    pub fn list(&self, items: &[&str]) -> String {
        self.lists.join(items)
    }

    /// Returns what stands after each item of such a list: `, ` and ` and `, nothing after the last.
    pub fn joints(&self, items: &[&str]) -> Vec<String> {
        self.lists.joints(items)
    }

    /// Puts a text between the quotation marks of the locale: `“…”`, `«…»`. Such marks within it
    /// become those of a quotation in a quotation.
    pub fn quote(&self, text: &str) -> String {
        self.quotation.quote(text)
    }

    /// Returns the plural category of a count of things.
    pub fn plural(&self, count: u64) -> PluralCategory {
        self.plurals.category_for(count).into()
    }

    /// Returns the categories that counts have in this locale, in order.
    pub fn plural_categories(&self) -> Vec<PluralCategory> {
        let mut categories: Vec<_> = self.plurals.categories().map(PluralCategory::from).collect();
        categories.sort_unstable();
        categories
    }

    /// Compares two names by the locale's collation.
    ///
    /// Signs before the first letter or digit count only between names that are equal without
    /// them, so that names of one [`letter`](Self::letter) stand together.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collation.compare(left, right)
    }

    /// Returns bytes that compare as [`compare`](Self::compare) does: cheaper for a long list,
    /// and good only among keys of the same locale and build.
    pub fn sort_key(&self, name: &str) -> Vec<u8> {
        self.collation.sort_key(name)
    }

    /// Returns the heading under which an index files a name: `Å` in Swedish, `A` in English for
    /// Åland; `S` for 's-Hertogenbosch; `B` for 北京 in Chinese; `#` if no letter begins it.
    ///
    /// Group by heading, then order the headings: in Chinese, 北京 and Berlin share one, though
    /// names in Latin letters come after all others.
    pub fn letter(&self, name: &str) -> String {
        self.collation.letter(name)
    }

    /// Returns the name of a country, given by its ISO 3166-1 code (or of a region, by its UN
    /// M.49 code); `None` where CLDR has none.
    pub fn country_name(&self, code: &str) -> Option<String> {
        self.names.country(code)
    }

    /// Returns the name of the language of a tag, its script and country included and its
    /// extensions not; `None` where CLDR lacks the name of any of them.
    pub fn language_name(&self, tag: &str) -> Option<String> {
        self.names.language(tag::parse(tag)?.id)
    }

    /// Writes a count, which may exceed what [`number`](Self::number) takes.
    pub(super) fn count(&self, count: u64) -> String {
        self.numbers.format(&Decimal::from(count)).to_string()
    }
}

#[cfg(test)]
mod tests;
