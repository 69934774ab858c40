//! Finds mistakes inside quotation marks: invalid escapes, and lines that are not indented.

use std::ops::Range;

use super::line::line_at;
use super::pitfall::Pitfall;
use super::quote;
use crate::diag::message;

/// Finds a `\` in double quotation marks that is not an escape of YAML: `"C:\docs"`, `"Lisbon\'s"`.
pub(super) fn escapes(source: &str, quote: char, inside: Range<usize>) -> Option<Pitfall> {
    let text = &source[inside.clone()];
    if quote != '"' || !text.contains('\\') {
        return None;
    }
    let (mut wrong, mut is_code) = (Vec::new(), false);
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let sign = at + found;
        let rest = &text[sign + 1..];
        at = sign + 1 + rest.chars().next().map_or(0, char::len_utf8);
        if is_escape(rest) {
            is_code |= rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        } else {
            wrong.push(sign);
        }
    }
    let first = *wrong.first()?;
    let sign = text[first + 1..].chars().next()?;
    let is_apostrophe = |at: &usize| text[at + 1..].starts_with('\'');
    // If another backslash is a valid escape, the meaning of this one is uncertain.
    let is_certain = !is_code || wrong.iter().all(is_apostrophe);
    let edit = |at: usize| {
        let place = inside.start + at;
        if is_apostrophe(&at) {
            (place..place + 1, String::new())
        } else {
            (place..place, "\\".to_owned())
        }
    };
    let place = inside.start + first;
    let hint = if sign == '\'' {
        message!("yaml.plain-apostrophe-hint")
    } else {
        message!("yaml.escape-backslash-hint")
    };
    let message = message!("yaml.unknown-escape", escape = format!("\\{sign}"));
    let trap = Pitfall::new(place..place + 1 + sign.len_utf8(), message, hint);
    Some(if is_certain { trap.fix_all(wrong.into_iter().map(edit)) } else { trap })
}

/// Combines the invalid escapes of a list or group, because only all fixes together make the line valid.
pub(super) fn together(source: &str, traps: Vec<Pitfall>) -> Vec<Pitfall> {
    let is_escape = |trap: &Pitfall| source[trap.span.start..].starts_with('\\');
    let (escapes, mut traps): (Vec<Pitfall>, Vec<Pitfall>) = traps.into_iter().partition(is_escape);
    let is_certain = escapes.iter().all(|trap| !trap.edits.is_empty());
    let edits: Vec<_> = escapes.iter().flat_map(|trap| trap.edits.clone()).collect();
    if let Some(first) = escapes.into_iter().next() {
        traps.insert(0, first.fix_all(edits.into_iter().filter(|_| is_certain)));
    }
    traps
}

/// Returns whether the text after a `\` completes an escape.
fn is_escape(rest: &str) -> bool {
    let digits = match rest.chars().next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(c) => return "0abt\tnvfre \"/\\N_LP\r\n".contains(c),
        None => return false,
    };
    rest.get(1..=digits).is_some_and(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Finds a quoted text with a line that is not indented further than its field.
pub(super) fn margin(source: &str, quote: char, span: &Range<usize>) -> Option<Pitfall> {
    let own = line_at(source, span.start);
    let more = own.column() + 2;
    let mut place = own.next;
    let mut edits = Vec::new();
    let mut mark = None;
    while place < source.len() {
        let line = line_at(source, place);
        place = line.next;
        if line.is_field() {
            return None;
        }
        if !line.text.is_empty() && line.depth() <= own.column() {
            edits.push((line.start..line.start, " ".repeat(more - line.depth())));
            mark.get_or_insert(line.indent..line.end());
        }
        let Some(end) = quote::end(line.text, quote) else { continue };
        let after = line.text[end + 1..].trim_start();
        let is_end = after.is_empty() || after.starts_with(['#', ',', '}', ']']);
        let span = mark.filter(|_| is_end)?;
        let hint = message!("yaml.indent-quoted-text-hint");
        let trap = Pitfall::new(span, message!("yaml.quoted-text-not-indented"), hint);
        return Some(trap.fix_all(edits));
    }
    None
}
