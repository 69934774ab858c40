//! What a value that breaks its schema can only mean.

use super::read::{is_email, is_id, is_url, parse_scalar};
use super::{Kind, base_url};
use crate::diag::{did_you_mean, distance};
use crate::i18n;

/// Returns how a value should have been written, where it has one reading alone.
pub(super) fn mend(kind: Kind, text: &str) -> Option<String> {
    let mended = match kind {
        Kind::Date | Kind::Day => date(text),
        Kind::Flag => flag(text).map(str::to_owned),
        Kind::Integer(..) => without_separators(text),
        Kind::Decimal(..) => Some(text.trim_matches(QUOTES).replace(',', ".")),
        Kind::Url => url(text),
        // The rest may be meant otherwise: only a scheme that is missing or mistyped is added.
        Kind::Base => url(text).filter(|url| !is_url(text) && base_url(url).is_ok()),
        Kind::Email => email(text),
        Kind::Country => i18n::country_code(text.trim_matches(QUOTES)),
        Kind::OneOf(words) => only_near(text, words.iter().copied()).map(str::to_owned),
        Kind::Id | Kind::Segment | Kind::Locale if is_quoted(text) => {
            Some(text.trim_matches(QUOTES).to_owned())
        }
        _ => None,
    }?;
    (mended != text && parse_scalar(kind, &mended).is_some()).then_some(mended)
}

/// Quotes of print, and those of YAML where they came in twice.
const QUOTES: [char; 9] = ['“', '”', '„', '«', '»', '‘', '’', '"', '\''];

/// Tells whether a text stands in quotes: one at one end alone may belong to something else.
fn is_quoted(text: &str) -> bool {
    text.starts_with(QUOTES) && text.ends_with(QUOTES)
}

fn date(text: &str) -> Option<String> {
    let readings = i18n::read_date(text);
    let [only] = readings.as_slice() else { return None };
    (!i18n::has_short_year(text)).then(|| only.to_string())
}

/// The flags of YAML 1.1, which other programs still write. What is no flag anywhere is not guessed.
fn flag(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "on" | "true" | "y" => Some("true"),
        "no" | "off" | "false" | "n" => Some("false"),
        _ => None,
    }
}

/// Takes the separators out of a number whose digits stand in groups of three.
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
    // One kind of separator: `1.234,567` is no whole number.
    let mut signs: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    signs.dedup();
    (fits && !rest.is_empty() && signs.len() == 1).then(|| format!("{first}{}", rest.concat()))
}

/// How names of files end, which look like hosts.
const FILES: [&str; 12] = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".jpg", ".png", ".html", ".txt",
    ".csv",
];

/// How schemes are mistyped.
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
    // The dash of a list item that lost its space.
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
    // `rules-2026.pdf` and `Interview.Ana` look like hosts as well.
    let is_file = FILES.iter().any(|ending| host.to_lowercase().ends_with(ending));
    let is_lower = host.chars().rev().take_while(|c| *c != '.').all(char::is_lowercase);
    (is_host && !is_file && is_lower).then(|| format!("https://{bare}"))
}

fn email(text: &str) -> Option<String> {
    let bare = text.trim_matches(QUOTES).trim_matches(['<', '>']);
    let bare = bare.strip_prefix("mailto:").unwrap_or(bare).trim();
    // A space beside `@` or a point is a slip; a word more is a name, or a second address.
    let parts: Vec<&str> = bare.split_whitespace().collect();
    let joins = |pair: &[&str]| pair[0].ends_with(['@', '.']) || pair[1].starts_with(['@', '.']);
    let whole = parts.concat();
    (parts.windows(2).all(joins) && !whole.contains(['(', ')']) && is_email(&whole))
        .then_some(whole)
}

/// Finds the only candidate that a misspelt word is near to.
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

/// Parts a text at its commas, where each part is what the items of a list must be.
pub(super) fn parts(item: Kind, text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let fits = |part: &&str| match item {
        Kind::Id => is_id(part),
        Kind::Country | Kind::Locale => parse_scalar(item, part).is_some(),
        _ => false,
    };
    (parts.len() > 1 && parts.iter().all(fits)).then_some(parts)
}
