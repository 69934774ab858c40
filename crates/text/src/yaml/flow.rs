//! Lists and groups on one line: `[a, b]`, `{a: 1, b: 2}`.
//!
//! A colon in them is never put in quotes: it may be that of an entry whose comma was forgotten, and
//! quotes would make one value of two.

use std::ops::Range;

use super::bracket::BracketEnd;
use super::line::{KnownKeys, is_tag, is_word};
use super::pitfall::Trap;
use super::{bracket, quote, quoted_lines};
use crate::diag::{Code, Message, message};

/// Finds what may be wrong with a value that begins with a bracket.
pub(super) fn traps(source: &str, span: &Range<usize>) -> Vec<Trap> {
    let text = &source[span.clone()];
    let (open, close) = if text.starts_with('[') { ('[', ']') } else { ('{', '}') };
    let brackets = bracket::read(source, span.start);
    let mut traps = bracket::traps(source, span, &brackets);
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
    traps.extend(end(source, span, (open, close), &brackets.end));
    traps
}

/// `[- a, - b]`: dashes in a list that has commas.
fn dashes(source: &str, open: char, inside: &Range<usize>) -> Option<Trap> {
    let dash = |entry: Range<usize>| {
        let rest = source[entry.clone()].strip_prefix("- ")?.trim_start();
        let is_entry = open == '[' && rest.starts_with(char::is_alphabetic);
        is_entry.then(|| entry.start..entry.end - rest.len())
    };
    let dashes: Vec<Range<usize>> = entries(source, inside).into_iter().filter_map(dash).collect();
    let first = dashes.first()?.start;
    Some(Trap {
        span: first..first + 1,
        message: message!("yaml.dash-between-brackets"),
        hint: message!("yaml.delete-dash-hint"),
        edits: dashes.into_iter().map(|dash| (dash, String::new())).collect(),
        code: Code::Yaml,
    })
}

/// Finds what may be wrong with the value of an entry.
fn value(source: &str, open: char, key: &str, span: Range<usize>) -> Option<Trap> {
    let text = &source[span.clone()];
    if let Some(sign) = text.find(" #") {
        let line_end = source[span.start..].find('\n').map_or(source.len(), |end| span.start + end);
        return Some(Trap {
            span: span.start + sign + 1..line_end,
            message: message!("yaml.comment-in-list"),
            hint: message!("yaml.quote-value-with-hash-hint"),
            edits: Vec::new(),
            code: Code::Yaml,
        });
    }
    if let Some(trap) = comma_missing(source, open, key, &span) {
        return Some(trap);
    }
    let trap = quote::one(source, span.clone())?;
    let is_colon = quote::has_colon(text) && !text.starts_with(['"', '\'']);
    let has_entry = quote::has_colon(text) || text.contains(['，', '：']);
    Some(match (is_colon, has_entry) {
        (true, _) => Trap { hint: message!("yaml.quote-or-comma-hint"), edits: Vec::new(), ..trap },
        (false, true) => Trap { edits: Vec::new(), ..trap },
        (false, false) => trap,
    })
}

/// Finds a second entry in the value of an entry between braces: its comma is missing, or is one of
/// another script.
fn comma_missing(source: &str, open: char, first: &str, value: &Range<usize>) -> Option<Trap> {
    let text = &source[value.clone()];
    if open == '[' {
        let at = text.find('，').filter(|_| !text.starts_with(['"', '\'']))?;
        return Some(comma(value.start + at..value.start + at, '，'.len_utf8(), value));
    }
    let keys = KnownKeys::of(source);
    text.match_indices(": ").find_map(|(colon, _)| {
        let before =
            text[..colon].trim_end_matches(|c: char| c.is_alphanumeric() || "_-".contains(c));
        let key = &text[before.len()..colon];
        let written = before.trim_end();
        let is_apart =
            written.len() < before.len() || written.ends_with(['，', '、', '"', '\'', ';']);
        let is_key = keys.has(key) || (is_tag(first) && is_tag(key));
        // In a text that is still open a colon is one of the text.
        let opens = written.starts_with(['"', '\'']);
        let is_open = opens && !written.trim_end_matches(['，', '、', ';']).ends_with(['"', '\'']);
        if written.is_empty() || !is_apart || !is_key || is_open {
            return None;
        }
        let sign = written.chars().next_back().filter(|c| "，、;".contains(*c));
        let end = value.start + written.len();
        let start = end - sign.map_or(0, char::len_utf8);
        Some(comma(start..value.start + before.len(), 0, value))
    })
}

/// The mistake of a missing comma, which comes in the place of `gap` and `more` bytes behind it.
fn comma(gap: Range<usize>, more: usize, value: &Range<usize>) -> Trap {
    Trap {
        span: value.clone(),
        message: message!("schema.comma-missing"),
        hint: message!("yaml.separate-entries-hint"),
        edits: vec![(gap.start..gap.end + more, ", ".to_owned())],
        code: Code::Yaml,
    }
}

/// Finds full-width colons behind the keys of a group.
pub(super) fn wide_colons(source: &str, group: &Range<usize>) -> Vec<Trap> {
    let inside = group.start + 1..group.end;
    let entries = entries(source, &inside);
    entries.iter().filter_map(|entry| wide_colon(source, '{', entry)).collect()
}

/// A full-width colon behind a key.
fn wide_colon(source: &str, open: char, entry: &Range<usize>) -> Option<Trap> {
    let part = &source[entry.clone()];
    let colon = part.find('：').filter(|at| open == '{' && is_name(&part[..*at]))?;
    Some(wide(entry.start + colon))
}

/// Returns whether a word is in the letters of tags and names of fields.
fn is_name(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// The mistake of a full-width colon at a place.
pub(super) fn wide(colon: usize) -> Trap {
    let span = colon..colon + '：'.len_utf8();
    Trap {
        message: message!("yaml.wide-colon"),
        hint: message!("yaml.write-colon-hint"),
        edits: vec![(span.clone(), ": ".to_owned())],
        span,
        code: Code::Yaml,
    }
}

/// What is wrong with the end of a list or group.
fn end(
    source: &str,
    span: &Range<usize>,
    (open, close): (char, char),
    end: &BracketEnd,
) -> Option<Trap> {
    let text = &source[span.clone()];
    let whole = |message: Message, hint: Message, edits| Trap {
        span: span.clone(),
        message,
        hint,
        edits,
        code: Code::Yaml,
    };
    let end = match *end {
        BracketEnd::Open => {
            return Some(whole(
                message!("yaml.bracket-not-closed", open),
                message!("yaml.add-closing-bracket-hint", close),
                Vec::new(),
            ));
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
    let quoted = quote::quoted(text);
    // Behind a group another field may begin: quotes would hide it.
    let edits = if open == '[' && !rest.contains(": ") {
        quote::quoting(span, text, &quoted)
    } else {
        Vec::new()
    };
    let message = message!("yaml.value-read-as-list", open);
    let hint = message!("schema.put-in-quotation-marks-hint", quoted = quote::shortened(&quoted));
    Some(whole(message, hint, edits))
}

/// Returns whether a value ends with a bracket that nothing opens, and adds the one that is missing.
pub(super) fn unopened(source: &str, span: &Range<usize>) -> Option<Trap> {
    let text = &source[span.clone()];
    let (open, close) = if text.ends_with('}') { ('{', '}') } else { ('[', ']') };
    let is_unopened = text.ends_with(close) && !text.contains(open) && text.len() > 1;
    (is_unopened && (open == '[' || text.contains(": "))).then(|| Trap {
        span: span.clone(),
        message: message!("yaml.nothing-to-close", close),
        hint: message!("yaml.open-list-hint", open),
        edits: vec![(span.start..span.start, open.to_string())],
        code: Code::Yaml,
    })
}

/// Parts what stands between braces or brackets at its commas; those in quotations and in braces
/// within part nothing.
pub(super) fn entries(source: &str, inside: &Range<usize>) -> Vec<Range<usize>> {
    let text = source[inside.clone()].trim_end_matches(['}', ']', ' ']);
    let mut found = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) => quote = (c != open).then_some(open),
            // A quotation begins where a value begins.
            (None, '"' | '\'')
                if text[..at].trim_end().ends_with([':', ',', '{', '[']) || at == 0 =>
            {
                // One that does not end is a letter like others.
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
