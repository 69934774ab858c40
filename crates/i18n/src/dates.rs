//! Formats dates and date ranges in the long form of a locale.

use std::fmt;
use std::ops::Range;

use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{YM, YMD};
use icu_datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, FormattedDateTime, parts,
};
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, input::Decimal};
use writeable::{Part, PartsWrite, Writeable};

use crate::date::Date;

/// Formats Gregorian dates, even if the locale prefers another calendar.
#[derive(Debug)]
pub(super) struct DateFormatter {
    full: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: DecimalFormatter,
    /// The word between whole parts of a date, as in Chinese (`10月5日至7日`); `None` for a dash.
    word: Option<&'static str>,
}

/// Returns the word between the ends of a range; `None` for the languages that write a dash.
fn range_word(locale: &icu_locale::Locale) -> Option<&'static str> {
    match locale.id.language.as_str() {
        "zh" => Some("至"),
        "ja" => Some("～"),
        "ko" => Some("~"),
        _ => None,
    }
}

impl DateFormatter {
    pub(super) fn new(locale: &icu_locale::Locale) -> Option<Self> {
        let preferences = DateTimeFormatterPreferences::from(locale);
        // ICU4X 2.4 cannot format the month and year of plain `pt`, and panics in debug builds. The form of Portugal
        // is the same.
        let portugal = icu_locale::locale!("pt-PT");
        let is_portuguese = locale.id.language == portugal.id.language;
        let months = if is_portuguese { (&portugal).into() } else { preferences };
        let mut plain = DecimalFormatterOptions::default();
        plain.grouping_strategy = Some(GroupingStrategy::Never);
        Some(Self {
            full: FixedCalendarDateTimeFormatter::try_new(preferences, YMD::long()).ok()?,
            month: FixedCalendarDateTimeFormatter::try_new(months, YM::long()).ok()?,
            year: DecimalFormatter::try_new(locale.into(), plain).ok()?,
            word: range_word(locale),
        })
    }

    pub(super) fn date(&self, date: Date) -> String {
        match self.formatted(date) {
            Some(formatted) => formatted.to_string(),
            None => self.year(date.year),
        }
    }

    /// Formats a range. Writes common parts once if [`shared`] finds them, otherwise two whole dates.
    ///
    /// ICU4X 2.4 has CLDR's range patterns, but those with spelled-out months lack the month names.
    pub(super) fn range(&self, from: Date, to: Date) -> String {
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        if from == to {
            return self.date(from);
        }
        if from.month.is_none() && to.month.is_none() {
            return format!("{}–{}", self.year(from.year), self.year(to.year));
        }
        let is_one_shape = from.day.is_some() == to.day.is_some();
        if from.year == to.year
            && is_one_shape
            && let (Some(start), Some(end)) = (self.parts(from), self.parts(to))
            && let Some(text) = shared(&start, &end, from.month == to.month, self.word)
        {
            return text;
        }
        [&self.date(from), self.word.unwrap_or(" – "), &self.date(to)].concat()
    }

    /// Formats a number like a year: in the digits of the locale, without grouping.
    pub(super) fn plain(&self, number: i64) -> String {
        self.year.format(&Decimal::from(number)).to_string()
    }

    fn year(&self, year: i16) -> String {
        self.plain(year.into())
    }

    /// Formats a valid date with a known month.
    fn formatted(&self, date: Date) -> Option<FormattedDateTime<'_>> {
        let (year, month) = (i32::from(date.year), date.month?);
        let day = icu_calendar::Date::try_new_gregorian(year, month, date.day.unwrap_or(1)).ok()?;
        Some(if date.day.is_some() { self.full.format(&day) } else { self.month.format(&day) })
    }

    fn parts(&self, date: Date) -> Option<DateParts> {
        let mut parts = DateParts::default();
        self.formatted(date)?.write_to_parts(&mut parts).ok()?;
        Some(parts)
    }
}

/// Joins two dates of one year at the part that differs: the day alone if the month is the same.
///
/// The order of day, month and year is that of the locale. The differing part extends to the end of the pattern if no
/// other field follows it (`9月28日 – 10月3日`). It includes the ordinal mark between day and month (`21.–23. oktober`).
/// Returns `None` if the remaining texts of the two dates differ.
fn shared(
    start: &DateParts,
    end: &DateParts,
    is_one_month: bool,
    word: Option<&str>,
) -> Option<String> {
    let is_bare = is_one_month && word.is_none();
    let span = |date: &DateParts| date.span(is_one_month, is_bare);
    let (start_span, end_span) = (span(start)?, span(end)?);
    let (before, after) = (&start.text[..start_span.start], &start.text[start_span.end..]);
    let is_shared = before == &end.text[..end_span.start] && after == &end.text[end_span.end..];
    // A dash has spaces around it if the dates contain spaces.
    let to = word.unwrap_or(if is_one_month { "–" } else { " – " });
    let (first, second) = (&start.text[start_span], &end.text[end_span]);
    is_shared.then(|| [before, first, to, second, after].concat())
}

/// A formatted date with the byte ranges of its fields.
#[derive(Default)]
struct DateParts {
    text: String,
    fields: Vec<(Part, Range<usize>)>,
}

impl DateParts {
    /// Returns the range that differs between two dates of one year or one month. A bare range is only the number of
    /// a day at the end of the text; otherwise it extends to the end.
    fn span(&self, is_one_month: bool, is_bare: bool) -> Option<Range<usize>> {
        let differs = |part: Part| part == parts::DAY || (part == parts::MONTH && !is_one_month);
        let first = self.fields.iter().position(|(part, _)| differs(*part))?;
        let last = self.fields.iter().rposition(|(part, _)| differs(*part))?;
        let end = self.fields[last].1.end;
        let end = match self.fields.get(last + 1) {
            None if is_bare => end,
            None => self.text.len(),
            Some((parts::MONTH, month)) => {
                let between = &self.text[end..month.start];
                end + between.find(char::is_whitespace).unwrap_or(0)
            }
            Some(_) => end,
        };
        Some(self.fields[first].1.start..end)
    }
}

impl fmt::Write for DateParts {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for DateParts {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        let start = self.text.len();
        write(self)?;
        if [parts::DAY, parts::MONTH, parts::YEAR].contains(&part) {
            self.fields.push((part, start..self.text.len()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
