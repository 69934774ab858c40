//! Finds a value in its lines of YAML, and formats its replacement.

use std::ops::Range;

use super::Splice;
use crate::exchange::content::begins_block;
use crate::letters;
use crate::yaml::{self, WIDTH};

/// Returns the byte offset of the start of a line.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Returns the byte offset of the end of a line: that of its `\n` or `\r\n`, or the end of the text.
pub(super) fn end(text: &str, at: usize) -> usize {
    let Some(newline) = text[at..].find('\n') else { return text.len() };
    let end = at + newline;
    end - usize::from(text[..end].ends_with('\r'))
}

/// Returns the byte offset of the start of the next line.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Returns the complete range of a value, including the indicator of a block scalar (`>-`, `|`).
pub(super) fn whole(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = &text[..range.start];
    let trimmed = before.trim_end();
    let sign = trimmed.rsplit([' ', '\n']).next().unwrap_or_default();
    let rest = sign.strip_prefix(['>', '|']);
    let is_sign = rest
        .is_some_and(|rest| rest.len() <= 2 && rest.chars().all(|c| "+-0123456789".contains(c)));
    let start = if is_sign && before[trimmed.len()..].contains('\n') {
        trimmed.len() - sign.len()
    } else {
        range.start
    };
    start..range.end
}

/// Returns the part of a line before a byte.
pub(super) fn before(text: &str, at: usize) -> &str {
    &text[start(text, at)..at]
}

/// Returns the indentation of the text before a value, including the hyphens of list items.
pub(super) fn indent(before: &str) -> usize {
    before.chars().take_while(|c| " -".contains(*c)).count()
}

/// Returns whether a value is inside braces or brackets (YAML flow style).
pub(super) fn is_flow(text: &str, at: usize) -> bool {
    if before(text, at).contains(['{', '[']) {
        return true;
    }
    let before = text[..start(text, at)].lines().rev().find(|line| !line.trim().is_empty());
    before.is_some_and(|line| line.trim_end().ends_with(['{', '[', ',']))
}

/// Replaces a value, including the indicator of a block scalar.
pub(super) fn replaced(text: &str, range: &Range<usize>, new: &str) -> Splice {
    let range = whole(text, range);
    let text = value(text, range.start, new);
    Splice { range, text }
}

/// Formats a key with a text as its value. The key includes its indentation.
pub(super) fn entry(key: &str, new: &str) -> String {
    let before = format!("{key}: ");
    let value = value(&before, before.len(), new);
    before + &value
}

/// Formats a text as a value at a position: with quotation marks if necessary, and over several lines if it is
/// too long for one.
fn value(text: &str, at: usize, new: &str) -> String {
    let in_flow = is_flow(text, at);
    let before = before(text, at);
    let one_line = yaml::scalar(new, in_flow, false);
    let is_key = before.trim_end().ends_with(':') && !before.contains(['{', '[', '"', '\'']);
    let is_foldable = is_key
        && !in_flow
        && new.contains(' ')
        && !new.contains("  ")
        && !new.contains(char::is_control);
    if is_foldable && before.chars().count() + one_line.chars().count() > WIDTH {
        return yaml::folded(new, indent(before) + 2);
    }
    one_line
}

/// Wraps Markdown text to the line length of `like`, which has several lines. No line begins with text that
/// Markdown would interpret as a block.
pub(super) fn wrapped(new: &str, like: &str) -> String {
    if !like.contains('\n') {
        return new.to_owned();
    }
    let width = like.lines().map(|line| line.chars().count()).max().unwrap_or(WIDTH).max(60);
    let mut out = String::with_capacity(new.len());
    for (at, line) in new.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let mut used = 0;
        let mut rest = line;
        while let Some(word) = rest.split(' ').next() {
            let length = word.chars().count();
            if used > 0 {
                let is_full = used + 1 + length > width && !word.is_empty();
                let breaks = is_full
                    && !begins_block(rest)
                    && !out.ends_with(['\\', ' '])
                    && !letters::is_joined(&out, word);
                out.push(if breaks { '\n' } else { ' ' });
                used = if breaks { 0 } else { used + 1 };
            }
            out.push_str(word);
            used += length;
            match rest.get(word.len() + 1..) {
                Some(next) => rest = next,
                None => break,
            }
        }
    }
    out
}
