//! Finds errors in lists and groups on one line: `[a, b]`, `{a: 1, b: 2}`.
//!
//! Fixes never quote a colon in them: a comma may be missing, and quotation marks would join two entries.

use std::ops::Range;

use super::bracket::BracketEnd;
use super::line::{is_tag, is_word, known_keys};
use super::pitfall::Pitfall;
use super::{bracket, quote, quoted_lines};
use crate::diag::message;

/// Finds possible errors in a value that begins with a bracket.
pub(super) fn traps(source: &str, span: &Range<usize>) -> Vec<Pitfall> {
    let text = &source[span.clone()];
    let (open, close) = if text.starts_with('[') { ('[', ']') } else { ('{', '}') };
    let (bracket_end, commas) = bracket::read(source, span.start);
    let mut traps = bracket::traps(source, span, &bracket_end, &commas);
    let inside = span.start + 1..span.end;
    traps.extend(dashes(source, open, &inside));
    for entry in entries(source, &inside) {
        let part = &source[entry.clone()];
        traps.extend(wide_colon(source, open, &entry));
        let key = part.find(": ").filter(|colon| open == '{' && is_word(&part[..*colon]));
        let start = entry.start + key.map_or(0, |colon| colon + 2);
        let start =
            start + source[start..entry.end].len() - source[start..entry.end].trim_start().len();
        let key = key.map_or("", |colon| &part[..colon]);
        traps.extend(value(source, open, key, start..entry.end));
    }
    let mut traps = quoted_lines::together(source, traps);
    traps.extend(end(source, span, (open, close), &bracket_end));
    traps
}

/// Finds dashes in a list with commas: `[- a, - b]`.
fn dashes(source: &str, open: char, inside: &Range<usize>) -> Option<Pitfall> {
    let dash = |entry: Range<usize>| {
        let rest = source[entry.clone()].strip_prefix("- ")?.trim_start();
        let is_entry = open == '[' && rest.starts_with(char::is_alphabetic);
        is_entry.then(|| entry.start..entry.end - rest.len())
    };
    let dashes: Vec<Range<usize>> = entries(source, inside).into_iter().filter_map(dash).collect();
    let first = dashes.first()?.start;
    let hint = message!("yaml.delete-dash-hint");
    let trap = Pitfall::new(first..first + 1, message!("yaml.dash-between-brackets"), hint);
    Some(trap.fix_all(dashes.into_iter().map(|dash| (dash, String::new()))))
}

/// Finds possible errors in the value of an entry.
fn value(source: &str, open: char, key: &str, span: Range<usize>) -> Option<Pitfall> {
    let text = &source[span.clone()];
    if let Some(sign) = text.find(" #") {
        let hint = message!("yaml.quote-value-with-hash-hint");
        let place = span.start + sign + 1..bracket::line_end(source, span.start);
        return Some(Pitfall::new(place, message!("yaml.comment-in-list"), hint));
    }
    if let Some(trap) = comma_missing(source, open, key, &span) {
        return Some(trap);
    }
    let trap = quote::one(source, span.clone())?;
    let is_colon = quote::has_colon(text) && !text.starts_with(['"', '\'']);
    let has_entry = quote::has_colon(text) || text.contains(['，', '：']);
    Some(match (is_colon, has_entry) {
        (true, _) => Pitfall { hint: message!("yaml.quote-or-comma-hint"), ..trap.fix_all([]) },
        (false, true) => trap.fix_all([]),
        (false, false) => trap,
    })
}

/// Finds a second entry in the value of an entry in braces: its comma is missing or belongs to another script.
fn comma_missing(source: &str, open: char, first: &str, value: &Range<usize>) -> Option<Pitfall> {
    let text = &source[value.clone()];
    if open == '[' {
        let at = text.find('，').filter(|_| !text.starts_with(['"', '\'']))?;
        let end = value.start + at + '，'.len_utf8();
        return Some(comma(value.start + at..end, Some('，'), value));
    }
    let keys = known_keys(source);
    text.match_indices(": ").find_map(|(colon, _)| {
        let before =
            text[..colon].trim_end_matches(|c: char| c.is_alphanumeric() || "_-".contains(c));
        let key = &text[before.len()..colon];
        let written = before.trim_end();
        let is_apart =
            written.len() < before.len() || written.ends_with(['，', '、', '"', '\'', ';']);
        let is_key = keys.contains(key) || (is_tag(first) && is_tag(key));
        // In an unclosed quoted text a colon is part of the text.
        let opens = written.starts_with(['"', '\'']);
        let is_open = opens && !written.trim_end_matches(['，', '、', ';']).ends_with(['"', '\'']);
        if written.is_empty() || !is_apart || !is_key || is_open {
            return None;
        }
        let sign = written.chars().next_back().filter(|c| "，、;".contains(*c));
        let end = value.start + written.len();
        let start = end - sign.map_or(0, char::len_utf8);
        Some(comma(start..value.start + before.len(), sign, value))
    })
}

/// Reports a missing comma, which replaces `gap`, or the sign of another script that is in its place.
fn comma(gap: Range<usize>, sign: Option<char>, value: &Range<usize>) -> Pitfall {
    let message = match sign {
        Some(sign) => message!("yaml.other-comma", sign),
        None => message!("schema.comma-missing"),
    };
    let span = if sign.is_some() { &gap } else { value };
    let hint = message!("yaml.separate-entries-hint");
    Pitfall::new(span.clone(), message, hint).fix(gap, ", ")
}

/// Finds full-width colons after the fields of a group.
pub(super) fn wide_colons(source: &str, group: &Range<usize>) -> Vec<Pitfall> {
    let inside = group.start + 1..group.end;
    let entries = entries(source, &inside);
    entries.iter().filter_map(|entry| wide_colon(source, '{', entry)).collect()
}

/// Finds a full-width colon after a field.
fn wide_colon(source: &str, open: char, entry: &Range<usize>) -> Option<Pitfall> {
    let part = &source[entry.clone()];
    let colon = part.find('：').filter(|at| open == '{' && is_name(&part[..*at]))?;
    Some(wide(entry.start + colon))
}

/// Returns whether a word consists of the characters of locale tags and field names.
fn is_name(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Reports a full-width colon.
pub(super) fn wide(colon: usize) -> Pitfall {
    let span = colon..colon + '：'.len_utf8();
    let (message, hint) = (message!("yaml.wide-colon"), message!("yaml.write-colon-hint"));
    Pitfall::new(span.clone(), message, hint).fix(span, ": ")
}

/// Finds errors at the end of a list or group.
fn end(
    source: &str,
    span: &Range<usize>,
    (open, close): (char, char),
    end: &BracketEnd,
) -> Option<Pitfall> {
    let end = match *end {
        BracketEnd::Open => {
            let message = message!("yaml.bracket-not-closed", open);
            let hint = message!("yaml.add-closing-bracket-hint", close);
            return Some(Pitfall::new(span.clone(), message, hint));
        }
        BracketEnd::Other(_) => return None,
        BracketEnd::Closed(end) => end,
    };
    let rest = source.get(end + 1..span.end).filter(|rest| !rest.trim().is_empty())?;
    if rest.starts_with('#') {
        return None;
    }
    if let Some(trap) = bracket::text_behind(source, span, end) {
        return Some(trap);
    }
    let text = &source[span.clone()];
    let quoted = quote::quoted(text);
    let message = message!("yaml.value-read-as-list", open);
    let hint = message!("schema.put-in-quotation-marks-hint", quoted = quote::shortened(&quoted));
    let trap = Pitfall::new(span.clone(), message, hint);
    // Another field may begin after a group, and quotation marks would hide it.
    let is_text = open == '[' && !rest.contains(": ");
    Some(if is_text { trap.fix_all(quote::quoting(span, text, &quoted)) } else { trap })
}

/// Finds a closing bracket without an opening one. The fix adds the opening bracket.
pub(super) fn unopened(source: &str, span: &Range<usize>) -> Option<Pitfall> {
    let text = &source[span.clone()];
    let (open, close) = if text.ends_with('}') { ('{', '}') } else { ('[', ']') };
    let is_unopened = text.ends_with(close) && !text.contains(open) && text.len() > 1;
    (is_unopened && (open == '[' || text.contains(": "))).then(|| {
        let message = message!("yaml.nothing-to-close", close);
        let hint = message!("yaml.open-list-hint", open);
        Pitfall::new(span.clone(), message, hint).fix(span.start..span.start, open)
    })
}

/// Splits the content of braces or brackets at its commas, except those in quoted texts and inner braces.
pub(super) fn entries(source: &str, inside: &Range<usize>) -> Vec<Range<usize>> {
    let text = source[inside.clone()].trim_end_matches(['}', ']', ' ']);
    let mut found = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) => quote = (c != open).then_some(open),
            // A quoted text can only begin where a value begins.
            (None, '"' | '\'')
                if text[..at].trim_end().ends_with([':', ',', '{', '[']) || at == 0 =>
            {
                // A quotation mark without an end is an ordinary character.
                quote = text[at + 1..].contains(c).then_some(c);
            }
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                found.push(start..at);
                start = at + 1;
            }
            (None, _) => {}
        }
    }
    found.push(start..text.len());
    let trimmed = found.into_iter().map(|range| {
        let part = &text[range.clone()];
        let from = inside.start + range.start + part.len() - part.trim_start().len();
        from..from + part.trim().len()
    });
    trimmed.collect()
}
