//! Finds automatic fixes for values that break their schema.

use super::read::parse_scalar;
use super::spelling::{is_email, is_id, is_url};
use super::{Kind, base_url};
use crate::diag::{did_you_mean, distance};
use crate::i18n;

/// Returns the correct form of a value, if only one is possible.
pub(super) fn suggest_fix(kind: Kind, written: &str) -> Option<String> {
    let plain = plain(written);
    let text = if is_word(kind) { written } else { &plain };
    let corrected = match kind {
        Kind::Date | Kind::Day => date(text),
        Kind::Flag => flag(text).map(str::to_owned),
        Kind::Integer(..) => without_separators(text),
        Kind::Decimal(..) => {
            degrees(text).or_else(|| Some(text.trim_matches(QUOTES).replace(',', ".")))
        }
        Kind::Url => url(text),
        Kind::Account(address) => account(address, text),
        // Other corrections would be guesses: only a missing or mistyped scheme is fixed.
        Kind::Base => url(text).filter(|url| !is_url(text) && base_url(url).is_ok()),
        Kind::Email => email(text),
        Kind::Country => i18n::country_code(text.trim_matches(QUOTES)),
        Kind::OneOf(words) => only_near(text, words.iter().copied()).map(str::to_owned),
        Kind::Id if !text.contains(char::is_whitespace) => {
            Some(text.trim_matches(QUOTES).to_lowercase())
        }
        Kind::Segment | Kind::Locale if is_quoted(text) => {
            Some(text.trim_matches(QUOTES).to_owned())
        }
        _ => None,
    }
    .or_else(|| Some(plain.clone()))?;
    (corrected != written && parse_scalar(kind, &corrected).is_some()).then_some(corrected)
}

/// Typographic quotation marks, and those of YAML if they were written twice.
const QUOTES: [char; 9] = ['“', '”', '„', '«', '»', '‘', '’', '"', '\''];

/// Returns whether a text is in quotation marks. A mark at one end only can belong to something else.
fn is_quoted(text: &str) -> bool {
    text.starts_with(QUOTES) && text.ends_with(QUOTES)
}

fn date(text: &str) -> Option<String> {
    let readings = i18n::read_date(text);
    let [only] = readings.as_slice() else { return None };
    (!i18n::has_short_year(text)).then(|| only.to_string())
}

/// Returns whether a value is free text, which must not be changed.
fn is_word(kind: Kind) -> bool {
    matches!(kind, Kind::Country | Kind::OneOf(_) | Kind::Segment | Kind::Flag)
}

/// Converts full-width letters, digits and signs to ASCII, and typographic dashes to hyphens.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c)
        }
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(plain).collect()
}

/// Reads degrees in the notation of maps and word processors: `38.72° N`, `9°08′21″W`.
fn degrees(text: &str) -> Option<String> {
    let text = text.trim();
    let side = text.chars().next_back().filter(|c| "NSEWO".contains(*c));
    let body = text.trim_end_matches(|c: char| "NSEWO ".contains(c));
    if side.is_none() && !body.contains('°') {
        return None;
    }
    let is_sign = |c: char| "°º′'’″\"” ".contains(c);
    let parts: Vec<&str> = body.split(is_sign).filter(|part| !part.is_empty()).collect();
    let numbers: Option<Vec<f64>> =
        parts.iter().map(|part| part.replace(',', ".").parse().ok()).collect();
    let numbers = numbers.filter(|all| (1..=3).contains(&all.len()))?;
    let rest = numbers.iter().skip(1);
    let are_parts = rest.clone().all(|part| (0.0..60.0).contains(part));
    let value =
        numbers[0].abs() + rest.zip([60.0, 3600.0]).map(|(part, of)| part / of).sum::<f64>();
    // `O` is west in Portuguese, Spanish and French, and east in German.
    let sign = match side {
        Some('O') => return None,
        Some('S' | 'W') => -1.0,
        _ if numbers[0] < 0.0 => -1.0,
        _ => 1.0,
    };
    let places = if numbers.len() == 1 { 6 } else { 4 };
    let rounded = format!("{:.places$}", sign * value);
    are_parts.then(|| rounded.trim_end_matches('0').trim_end_matches('.').to_owned())
}

/// The flags of YAML 1.1, which other programs still write. Other words are not guessed.
fn flag(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "yes" | "on" | "true" | "y" | "sim" | "verdadeiro" | "vrai" | "oui" | "verdadero" => {
            Some("true")
        }
        "no" | "off" | "false" | "n" | "não" | "nao" | "falso" | "faux" | "non" => Some("false"),
        _ => None,
    }
}

/// Removes the separators from a number whose digits are in groups of three.
fn without_separators(text: &str) -> Option<String> {
    let text = text.trim_matches(QUOTES);
    let is_separator =
        |c: char| matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '_');
    let mut groups = text.split(is_separator);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=3).contains(&first.len())
        && is_digits(first)
        && !first.starts_with('0')
        && rest.iter().all(|part| part.len() == 3 && is_digits(part));
    // Only one kind of separator is allowed: `1.234,567` is not a whole number.
    let mut signs: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    signs.dedup();
    (fits && !rest.is_empty() && signs.len() == 1).then(|| format!("{first}{}", rest.concat()))
}

/// File extensions that look like the end of a host name.
const FILES: [&str; 12] = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".jpg", ".png", ".html", ".txt",
    ".csv",
];

/// Common typing errors in schemes.
const SLIPS: [(&str, &str); 9] = [
    ("htp://", "http://"),
    ("htpp://", "http://"),
    ("htps://", "https://"),
    ("htpps://", "https://"),
    ("hhtp://", "http://"),
    ("hhtps://", "https://"),
    ("ttps://", "https://"),
    ("https//", "https://"),
    ("http//", "http://"),
];

fn url(text: &str) -> Option<String> {
    let bare = text.trim_matches(QUOTES);
    // The dash of a list item without its space.
    let bare = bare.strip_prefix('-').unwrap_or(bare);
    if is_url(bare) {
        return Some(bare.to_owned());
    }
    for (slip, scheme) in SLIPS {
        if let Some(rest) = bare.strip_prefix(slip) {
            return Some(format!("{scheme}{rest}"));
        }
    }
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.split('.').count() > 1
        && host.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
        && host
            .rsplit('.')
            .next()
            .is_some_and(|top| top.len() > 1 && !top.bytes().all(|b| b.is_ascii_digit()));
    // `rules-2026.pdf` and `Interview.Ana` look like hosts too.
    let is_file = FILES.iter().any(|ending| host.to_lowercase().ends_with(ending));
    let is_lower = host.chars().rev().take_while(|c| *c != '.').all(char::is_lowercase);
    (is_host && !is_file && is_lower).then(|| format!("https://{bare}"))
}

/// Returns the address of an account that is written as a name: `@name`, or `@name@server` for Mastodon.
fn account(address: &str, text: &str) -> Option<String> {
    let bare = text.trim_matches(QUOTES).trim_matches('/');
    let name = bare.strip_prefix('@').unwrap_or(bare);
    if let Some((name, server)) = name.split_once('@') {
        return url(server).map(|server| format!("{}/@{name}", server.trim_end_matches('/')));
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let is_handle = !name.is_empty() && name.chars().all(is_name);
    // A name with a dot can also be an address without its scheme.
    if is_handle && !address.is_empty() && (bare.starts_with('@') || !name.contains('.')) {
        return Some(format!("{address}{name}"));
    }
    url(text)
}

fn email(text: &str) -> Option<String> {
    let bare = text.trim_matches(QUOTES).trim_matches(['<', '>']);
    let bare = bare.strip_prefix("mailto:").unwrap_or(bare).trim();
    // A space next to `@` or a dot is a typing error. Another word is a name or a second address.
    let parts: Vec<&str> = bare.split_whitespace().collect();
    let joins = |pair: &[&str]| pair[0].ends_with(['@', '.']) || pair[1].starts_with(['@', '.']);
    let whole = parts.concat();
    (parts.windows(2).all(joins) && !whole.contains(['(', ')']) && is_email(&whole))
        .then_some(whole)
}

/// Finds the candidate for a misspelt word, if exactly one is similar.
pub(super) fn only_near<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let near = did_you_mean(word, candidates.clone())?;
    let other = did_you_mean(word, candidates.filter(|candidate| *candidate != near));
    let distance = |other: &str| distance(word, other);
    (distance(near) <= 2 && other.is_none_or(|other| distance(other) > distance(near)))
        .then_some(near)
}

/// Splits a text at its commas, if each part is a valid item of the list. Codes contain no spaces, so
/// they are split at spaces too.
pub(super) fn parts(item: Kind, text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = if text.contains(',') {
        text.split(',').map(str::trim).collect()
    } else if matches!(item, Kind::Country | Kind::Locale) {
        text.split_whitespace().collect()
    } else {
        return None;
    };
    let fits = |part: &&str| match item {
        Kind::Id => is_id(part),
        Kind::Country | Kind::Locale => parse_scalar(item, part).is_some(),
        _ => false,
    };
    (parts.len() > 1 && parts.iter().all(fits)).then_some(parts)
}
