//! Calendar dates as editors write them: ISO 8601, precise to the day, the month or the year.
//!
//! jiff supplies the calendar rules. No other module uses it.

use std::fmt;

/// A Gregorian date, precise to the day, the month or the year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: i16,
    /// The month, 1 to 12, if known.
    pub month: Option<u8>,
    /// The day of the month, if known.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2022-09-02`, `2022-09` or `2022`. Returns `None` for other forms and for dates that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let shape: Vec<usize> = text.split('-').map(str::len).collect();
        let is_shape = matches!(shape[..], [4] | [4, 2] | [4, 2, 2]);
        if !is_shape || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u8>().ok();
        let year = text[..4].parse().ok()?;
        let date = Self { year, month: number(5..7), day: number(8..10) };
        (date.year > 0 && date.civil().is_some()).then_some(date)
    }

    /// Returns the UTC date of a Unix time in seconds, the format of `SOURCE_DATE_EPOCH`.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        Self::in_zone(seconds, jiff::tz::TimeZone::UTC)
    }

    /// Returns the local date of a Unix time in seconds: in the time zone of the variable `TZ`, else of the system,
    /// else UTC.
    pub fn from_unix_seconds_here(seconds: i64) -> Option<Self> {
        Self::in_zone(seconds, jiff::tz::TimeZone::system())
    }

    fn in_zone(seconds: i64, zone: jiff::tz::TimeZone) -> Option<Self> {
        let time = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self::of_civil(time.to_zoned(zone).date()))
    }

    fn of_civil(date: jiff::civil::Date) -> Self {
        Self {
            year: date.year(),
            month: u8::try_from(date.month()).ok(),
            day: u8::try_from(date.day()).ok(),
        }
    }

    /// Returns the first possible day in the calendar; `None` if it does not exist.
    fn civil(self) -> Option<jiff::civil::Date> {
        let [month, day] = [self.month, self.day].map(|part| i8::try_from(part.unwrap_or(1)).ok());
        jiff::civil::Date::new(self.year, month?, day?).ok()
    }

    /// Returns whether the day is known.
    pub fn is_full(&self) -> bool {
        self.day.is_some()
    }

    /// Returns the last possible day of the date, for the end of a period.
    #[must_use]
    pub fn last_day(&self) -> Self {
        let date = Self { month: self.month.or(Some(12)), ..*self };
        let length = || u8::try_from(date.civil()?.days_in_month()).ok();
        Self { day: date.day.or_else(length), ..date }
    }

    /// Returns the day after a date that is known to the day. A date that is not, or the last one, stays as it is.
    #[must_use]
    pub fn next_day(self) -> Self {
        let next = || self.civil().filter(|_| self.is_full())?.tomorrow().ok();
        next().map_or(self, Self::of_civil)
    }

    /// Returns the number of its first possible day, counted from 1 January 1970. The difference of two numbers is a
    /// number of days.
    pub fn day_number(self) -> i64 {
        let epoch = jiff::civil::date(1970, 1, 1);
        self.civil().map_or(0, |day| i64::from((day - epoch).get_days()))
    }

    /// Returns the first possible day of the date, for the start of a period.
    #[must_use]
    pub fn first_day(&self) -> Self {
        Self { month: self.month.or(Some(1)), day: self.day.or(Some(1)), ..*self }
    }
}

impl fmt::Display for Date {
    /// Writes the date in ISO 8601 with the known precision.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_iso_and_exist() {
        for text in ["2022-09-02", "2022-09", "2022", "2024-02-29"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        for text in ["2 Sept 2022", "2022-9-2", "31/12/2025", "2023-02-29", "2022-13", "0000", ""] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_is_a_window() {
        let march = Date::parse("2022-02").unwrap();
        assert_eq!(march.first_day().to_string(), "2022-02-01");
        assert_eq!(march.last_day().to_string(), "2022-02-28");
        assert_eq!(Date::parse("2022").unwrap().last_day().to_string(), "2022-12-31");
    }

    #[test]
    fn unix_time_is_read_in_utc() {
        assert_eq!(Date::from_unix_seconds(1_662_076_800).unwrap().to_string(), "2022-09-02");
    }
}
