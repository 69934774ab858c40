//! Parses dates in the notations that people use, and returns every possible meaning.

use std::collections::BTreeSet;

use super::Formatter;
use crate::date::Date;
use crate::locale::Locale;

/// The languages whose month names are known: those of the user interface, and others of the United Nations and of
/// Europe in Latin letters.
const LANGUAGES: [&str; 6] = ["en", "pt", "es", "fr", "de", "it"];

/// Returns every date that a text can mean, in order. The result is empty if the text is not a date.
/// It has two dates if day and month could be swapped.
pub fn read_date(text: &str) -> Vec<Date> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "\"'“”„«»‘’".contains(c));
    if let Some(date) = Date::parse(text) {
        return vec![date];
    }
    let day = text.get(..10).and_then(Date::parse).filter(Date::is_full);
    if let (Some(day), Some(rest)) = (day, text.get(10..))
        && is_time(rest)
    {
        return vec![day];
    }
    let numbers: Option<Vec<&str>> = text
        .split(['/', '.', '-', ' '])
        .map(|part| (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).then_some(part))
        .collect();
    match numbers.as_deref() {
        Some([whole]) if whole.len() == 8 => {
            date(&whole[..4], &whole[4..6], &whole[6..]).into_iter().collect()
        }
        Some([year, month, day]) if year.len() == 4 => date(year, month, day).into_iter().collect(),
        Some([one, two, year]) if year.len() == 4 || year.len() == 2 => {
            // A year of two digits may have another century, but the order of the numbers is certain.
            let year = if year.len() == 2 { format!("20{year}") } else { (*year).to_owned() };
            let both = [date(&year, two, one), date(&year, one, two)];
            both.into_iter().flatten().collect::<BTreeSet<_>>().into_iter().collect()
        }
        Some(_) => Vec::new(),
        None => in_words(text).into_iter().collect(),
    }
}

/// Returns whether the text after a day is a time, with or without a time zone.
fn is_time(rest: &str) -> bool {
    let time = rest.strip_prefix(['T', 't', ' ']);
    time.is_some_and(|time| {
        time.contains(':')
            && time
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ' ' | '+' | '-' | 'Z' | 'z'))
    })
}

/// Returns whether a date has a year of two digits.
pub fn has_short_year(text: &str) -> bool {
    let last = text.trim().rsplit(['/', '.', '-', ' ']).next().unwrap_or_default();
    last.len() == 2 && text.split(['/', '.', '-', ' ']).all(|part| part.len() <= 2)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Parses `2 Sept 2022`, `September 2nd, 2022`, `2 de setembro de 2022`, `September 2022`.
fn in_words(text: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/'));
    for word in words.filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, 'º' | 'ª'));
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        match digits.len() {
            4 if is_number && digits == word && year.is_none() => year = Some(digits),
            1 | 2 if is_number && day.is_none() => day = Some(digits),
            // Two days or two years are a range, or not a date.
            _ if is_number => return None,
            _ if ["de", "of", "the", "del", "do", "le"].contains(&word.to_lowercase().as_str()) => {
            }
            _ if month.is_none() => month = Some(month_of(word)?),
            _ => return None,
        }
    }
    let (year, month) = (year?, format!("{:02}", month?));
    match day {
        Some(day) => date(year, &month, day),
        None => Date::parse(&format!("{year}-{month}")),
    }
}

/// Finds the month whose name begins with a word of at least three letters.
fn month_of(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    LANGUAGES.iter().find_map(|language| {
        let formatter = Formatter::new(&Locale::parse(language)?)?;
        let mut named = (1..=12).filter(|month| {
            let written = formatter.date(Date { year: 2022, month: Some(*month), day: None });
            let name = written.split(' ').find(|part| part.chars().all(char::is_alphabetic));
            name.is_some_and(|name| name.to_lowercase().starts_with(&word))
        });
        // `ma` could be two months, but three letters are unambiguous in these languages.
        let month = named.next()?;
        named.next().is_none().then_some(month)
    })
}

#[cfg(test)]
mod tests {
    use super::read_date;

    #[test]
    fn one_reading_or_two_or_none() {
        for (text, readings) in [
            ("31/12/2025", "2025-12-31"),
            ("05/18/2017", "2017-05-18"),
            ("1.9.2022", "2022-01-09 2022-09-01"),
            ("4/4/2024", "2024-04-04"),
            ("2 Sept 2022", "2022-09-02"),
            ("September 2nd, 2022", "2022-09-02"),
            ("2 de setembro de 2022", "2022-09-02"),
            ("1er mars 2023", "2023-03-01"),
            ("setembro de 2022", "2022-09"),
            ("20220902", "2022-09-02"),
            ("2022-9-2", "2022-09-02"),
            ("2022/09/02", "2022-09-02"),
            ("“2022-09-02”", "2022-09-02"),
            ("2022-09-02T23:00:00.000Z", "2022-09-02"),
            ("2022-09-02 23:30:00 -0300", "2022-09-02"),
            ("2026-02-30", ""),
            ("31/31/2025", ""),
            ("2023-02-010", ""),
            ("today", ""),
            ("12 de março de 2026", "2026-03-12"),
            ("2025-09-18 to 2025-09-20", ""),
            ("18-20 March 2026", ""),
            ("May 3, 5 2026", ""),
            ("May we 2022", ""),
            ("", ""),
        ] {
            let read: Vec<String> = read_date(text).iter().map(ToString::to_string).collect();
            assert_eq!(read.join(" "), readings, "{text}");
        }
    }
}
