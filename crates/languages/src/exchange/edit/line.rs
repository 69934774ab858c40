//! Where a value stands in its line of YAML, and how another is written there.

use std::ops::Range;

use crate::letters;
use crate::yaml::{self, WIDTH};

/// Returns the byte at which the line of a byte begins.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Returns the byte at which the line of a byte ends: that of its `\n` or `\r\n`, or the end of the
/// text.
pub(super) fn end(text: &str, at: usize) -> usize {
    let Some(newline) = text[at..].find('\n') else { return text.len() };
    let end = at + newline;
    end - usize::from(text[..end].ends_with('\r'))
}

/// Returns the byte at which the line behind that of a byte begins.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Returns all of a value: of a text over several lines, also the sign that begins it (`>-`, `|`).
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

/// Returns whether a value stands between braces or brackets.
pub(super) fn is_flow(text: &str, at: usize) -> bool {
    let own = start(text, at);
    if text[own..at].contains(['{', '[']) {
        return true;
    }
    let before = text[..own].lines().rev().find(|line| !line.trim().is_empty());
    before.is_some_and(|line| line.trim_end().ends_with(['{', '[', ',']))
}

/// Writes a text in the place of a value: in quotes where it needs them, and over several lines where
/// it is too long for one.
pub(super) fn value(text: &str, range: &Range<usize>, new: &str) -> String {
    let in_flow = is_flow(text, range.start);
    let line = start(text, range.start);
    let before = &text[line..range.start];
    let indent = before.chars().take_while(|c| " -".contains(*c)).count();
    let one_line = yaml::scalar(new, in_flow, false);
    let is_key = before.trim_end().ends_with(':') && !before.contains(['{', '[', '"', '\'']);
    let is_foldable = is_key
        && !in_flow
        && new.contains(' ')
        && !new.contains("  ")
        && !new.contains(char::is_control);
    if is_foldable && before.chars().count() + one_line.chars().count() > WIDTH {
        return yaml::folded(new, indent + 2);
    }
    one_line
}

/// Breaks a text of Markdown into lines as long as those of `like`, which has several. A line begins
/// with nothing that would make it more than a line.
pub(super) fn wrapped(new: &str, like: &str, begins_block: impl Fn(&str) -> bool) -> String {
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
