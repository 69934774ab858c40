//! Detects texts that a spreadsheet program damaged: lost letters, wrong encodings, and texts that became dates
//! or numbers.

use super::columns;
use super::field_path::MemberValue;
use super::members::{MemberEntry, Members};
use super::{CellKind, Row};
use crate::diag::{Message, message};
use crate::i18n;
use crate::schema::Kind;
use crate::source;

/// The abbreviations of months that spreadsheet programs write.
const MONTHS: [&str; 55] = [
    "jan", "janv", "ene", "gen", "янв", "feb", "fev", "fév", "févr", "фев", "mar", "mär", "mrz",
    "mrt", "mars", "мар", "apr", "abr", "avr", "апр", "may", "mai", "maj", "mei", "mag", "май",
    "jun", "juin", "giu", "июн", "jul", "juil", "lug", "июл", "aug", "ago", "août", "авг", "sep",
    "sept", "set", "сен", "oct", "okt", "out", "ott", "окт", "nov", "ноя", "dec", "dez", "dic",
    "déc", "des", "дек",
];

/// Removes doubtful texts from the values of a row, and returns a message for each. `entry` is the entry in the
/// data, if it exists.
pub(super) fn doubts(
    row: &Row,
    entry: Option<&MemberEntry>,
    values: &[MemberValue],
    members: &Members,
) -> (Vec<Message>, Vec<MemberValue>) {
    let (mut doubts, mut sound) = (Vec::new(), Vec::new());
    for value in values {
        let was = entry.and_then(|entry| entry.value(&value.slot)).map(|old| old.text.as_str());
        let cell = row.cells.iter().find(|cell| cell.span == value.span);
        let made = cell.map_or(CellKind::Text, |cell| cell.kind);
        let column = columns::name(&members.schema().schema(), &value.slot, &members.source);
        let is_text = matches!(value.kind, Kind::Text | Kind::Name | Kind::Plain);
        let doubt =
            || of_type(&column, value, was, made).or_else(|| of_letters(&column, value, was));
        match is_text.then(doubt).flatten() {
            Some(doubt) => doubts.push(doubt),
            None => sound.push(value.clone()),
        }
    }
    (doubts, sound)
}

/// Returns a message if a text became a date, a time, a number or a boolean.
fn of_type(
    column: &str,
    value: &MemberValue,
    was: Option<&str>,
    made: CellKind,
) -> Option<Message> {
    let new = value.text.as_str();
    // A new text can be a number or a date; a name cannot.
    let is_expected_to_be_words = was.is_some() || matches!(value.kind, Kind::Name);
    let is_made_a_date = is_expected_to_be_words && is_day(new) && !was.is_some_and(is_day);
    if made == CellKind::Day || is_made_a_date {
        return Some(message!("sheet.text-became-date", new, column));
    }
    let is_other_way = |was: &str| clock(was).is_none() || clock(was) == clock(new);
    let is_made_a_time =
        clock(new).is_some() && is_expected_to_be_words && was.is_none_or(is_other_way);
    if made == CellKind::Time || is_made_a_time {
        return Some(message!("sheet.text-became-time", new, column));
    }
    if made == CellKind::Flag || was.is_some_and(|was| is_made_a_flag(was, new)) {
        return Some(message!("sheet.text-became-logical-value", new, column));
    }
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let is_number =
        number(new).is_some() && new.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let is_unlikely = is_expected_to_be_words || made == CellKind::Number;
    let is_like = |was: &str| number(was).is_none() || number(was) == number(new);
    let is_made_a_number =
        is_number && is_unlikely && was.is_none_or(is_like) || is_scientific(new);
    is_made_a_number.then(|| message!("sheet.text-became-number", new, column))
}

/// Returns the seconds of a time in a spelling of spreadsheets: `12:30`, `07:05:00`, `12:30:00 PM`.
fn clock(text: &str) -> Option<u32> {
    let lower = text.trim().to_lowercase().replace(['.', ' ', '\u{a0}', '\u{202f}'], "");
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (lower.as_str(), None),
    };
    let parts: Vec<&str> = digits.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (hours, minutes, "00"),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let number = |part: &str| part.parse::<u32>().ok();
    let is_right = (1..=4).contains(&hours.len())
        && [minutes, seconds].iter().all(|part| part.len() == 2)
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let hours = number(hours).filter(|_| is_right)?;
    let hours = half.map_or(hours, |half| hours % 12 + half);
    let (minutes, seconds) = (number(minutes)?, number(seconds)?);
    (minutes < 60 && seconds < 60).then_some(hours * 3600 + minutes * 60 + seconds)
}

/// Returns whether a text became a boolean as spreadsheets write it: in capitals, perhaps in another language.
fn is_made_a_flag(was: &str, new: &str) -> bool {
    let is_capital = |c: char| c.is_alphabetic() && !c.is_lowercase();
    matches!(was.to_lowercase().as_str(), "true" | "false")
        && new.chars().count() > 2
        && new.chars().all(is_capital)
}

/// Returns whether a text is a number in the notation for long numbers: `1.2E+10`.
fn is_scientific(text: &str) -> bool {
    let Some((number, power)) = text.split_once("E+").or_else(|| text.split_once("E-")) else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.trim_start_matches('-');
    is_digits(power)
        && (is_digits(number)
            || number.split_once(['.', ',']).is_some_and(|(a, b)| is_digits(a) && is_digits(b)))
}

/// Returns whether a text is a date in a spelling of spreadsheets: `2026-12-03`, `3/12/2026`, `3-Dec`, `dez/26`.
fn is_day(text: &str) -> bool {
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.' | ' '));
    let Some(separator) = separator else { return false };
    let parts: Vec<&str> =
        text.split(separator).map(|part| part.trim().trim_end_matches('.')).collect();
    if !(2..=3).contains(&parts.len()) {
        return false;
    }
    let numbers: Vec<u32> = parts
        .iter()
        .filter(|part| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|part| part.parse().ok())
        .collect();
    let is_month = |part: &&&str| MONTHS.contains(&part.to_lowercase().as_str());
    let months = parts.iter().filter(is_month).count();
    if months == 1 {
        return numbers.len() + 1 == parts.len();
    }
    let small = numbers.iter().filter(|number| (1..=31).contains(*number)).count();
    separator != ' '
        && numbers.len() == 3
        && small >= 2
        && numbers.iter().any(|number| (1..=12).contains(number))
}

/// Returns a message if letters were lost or misread.
fn of_letters(column: &str, value: &MemberValue, was: Option<&str>) -> Option<Message> {
    let new = value.text.as_str();
    if let Some(word) = lost_characters(new, was, matches!(value.kind, Kind::Name)) {
        return Some(message!("sheet.letters-lost", word, column));
    }
    let old_words = || was.into_iter().flat_map(str::split_whitespace);
    let is_new = |word: &&str| !old_words().any(|old| old == *word);
    let new_words = new.split_whitespace().filter(is_new);
    let mut misread = new_words.filter_map(|word| Some((word, source::misread(word)?)));
    if let Some((word, meant)) = misread.next() {
        return Some(message!("sheet.wrong-encoding", word, column, meant));
    }
    let was = was?;
    if source::is_reread(was, new) || is_bared(was, new) {
        return Some(message!("sheet.letters-changed", was, column, new));
    }
    None
}

/// Returns the first word in which a `?` or U+FFFD replaces a letter.
fn lost_characters<'a>(new: &'a str, was: Option<&str>, is_name: bool) -> Option<&'a str> {
    let old = was.unwrap_or_default();
    let has_more = |sign: char| new.matches(sign).count() > old.matches(sign).count();
    let word_with = |sign: char| new.split_whitespace().find(|word| word.contains(sign));
    if has_more('\u{fffd}') {
        return word_with('\u{fffd}');
    }
    if !has_more('?') {
        return None;
    }
    if is_name {
        return word_with('?');
    }
    let is_old = |word: &str| old.split_whitespace().any(|old| old == word);
    let is_address = |word: &str| word.contains("://") || word.contains('=');
    let is_lost = |word: &str| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '?');
        let is_empty = letters.len() > 1 && letters.bytes().all(|byte| byte == b'?');
        // A question mark at the end of a word is punctuation.
        let rest = letters.trim_end_matches('?');
        is_empty || rest.contains('?')
    };
    let inside =
        new.split_whitespace().find(|word| !is_old(word) && !is_address(word) && is_lost(word));
    inside.or_else(|| {
        let is_same_length = new.chars().count() == old.chars().count();
        let mut pairs = old.chars().zip(new.chars());
        let is_replaced = pairs.any(|(a, b)| b == '?' && a.is_alphabetic());
        (is_same_length && is_replaced).then(|| word_with('?')).flatten()
    })
}

/// Returns whether the only change is that letters lost their accents.
fn is_bared(was: &str, new: &str) -> bool {
    let pairs = || was.chars().zip(new.chars()).filter(|(a, b)| a != b);
    was.chars().count() == new.chars().count()
        && pairs().any(|(a, b)| a.is_alphabetic() && !a.is_ascii() && b.is_ascii_alphabetic())
        && pairs().all(|(a, b)| !a.is_ascii() && b.is_ascii())
        && i18n::slug(was) == i18n::slug(new)
}

#[cfg(test)]
mod tests {
    use super::{clock, is_bared, is_day, is_made_a_flag, is_scientific, lost_characters};

    #[test]
    fn times_and_flags_as_spreadsheets_write_them() {
        for (text, time) in [
            ("12:30", Some(45_000)),
            ("7:05", Some(25_500)),
            ("07:05:30", Some(25_530)),
            ("12:30 AM", Some(1_800)),
            ("12:30:00 p. m.", Some(45_000)),
            ("36:00:00", Some(129_600)),
            ("7:5", None),
            ("12:60", None),
            ("1:2:3:4", None),
            ("10:30–12:00", None),
            ("Mark 12:30", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(clock(text), time, "{text}");
        }
        assert!(is_made_a_flag("true", "TRUE") && is_made_a_flag("true", "VERDADEIRO"));
        assert!(!is_made_a_flag("true", "True story") && !is_made_a_flag("Odense", "TRUE"));
    }

    #[test]
    fn days_as_spreadsheets_write_them() {
        let days = "2026-12-03|12/03/2026|3.12.26|3-Dec|Dec-26|12/mar|dez/03|3. Mär|3-Dec-26";
        for text in days.split('|') {
            assert!(is_day(text), "{text}");
        }
        let others = "12/03|Area 51|COVID-19|S-Hertogenbosch|2024|Marburg|1-2-3-4|Marl 2|99.98.97|";
        for text in others.split('|') {
            assert!(!is_day(text), "{text}");
        }
        assert!(is_scientific("1.2E+10") && is_scientific("1,23457E+19") && is_scientific("5E-3"));
        assert!(!is_scientific("E+10") && !is_scientific("Plan E+1"));
    }

    #[test]
    fn letters_that_were_lost() {
        for (was, new, is_name) in [
            (Some("Balıkesir"), "Bal?kesir", true),
            (None, "Bal?kesir", true),
            (None, "?stanbul", true),
            (Some("Łódź"), "Łód?", true),
            (None, "The city of Eski?ehir.", false),
            (None, "?stanbul and more", false),
            (None, "????? ???", false),
            (Some("Was für Łódź"), "Was für Łód?", false),
            (None, "A\u{fffd}o", false),
        ] {
            assert!(lost_characters(new, was, is_name).is_some(), "{new}");
        }
        for (was, new, is_name) in [
            (None, "Why learn? Because.", false),
            (None, "What?!", false),
            (None, "see https://a.example/?b=c", false),
            (Some("Who? Me?"), "Who? Me? No.", false),
            (Some("Really?"), "Really?", true),
            (None, "“Why?” she asks (why?).", false),
        ] {
            assert!(lost_characters(new, was, is_name).is_none(), "{new}");
        }
    }

    #[test]
    fn letters_that_lost_their_signs() {
        assert!(is_bared("Łódź", "Lodz") && is_bared("Évora", "Evora"));
        assert!(
            !is_bared("Evora", "Évora")
                && !is_bared("Évora", "Ávora")
                && !is_bared("a – b", "a - b")
        );
    }
}
