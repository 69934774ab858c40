//! Finds intended markup that Markdown parses as text, and text that it parses as markup.
//!
//! Each family of errors has a file. Its functions examine the words of a paragraph, or events, and
//! return [`LintFinding`]s. Each place is reported once: a finding that touches an earlier one is
//! dropped.

mod alerts;
mod conflicts;
mod emphasis;
mod headings;
mod indented;
mod lines;
mod links;
mod lists;
mod prose;
mod references;
mod tables;
mod word;

use std::ops::Range;

use super::events::MarkdownEvents;
use crate::diag::{Code, Message};

/// A place where the meaning in Markdown differs from the intended one.
#[derive(Debug)]
pub(super) struct LintFinding {
    pub(super) code: Code,
    /// Its byte range in the text.
    pub(super) range: Range<usize>,
    pub(super) message: Message,
    pub(super) hint: Message,
    /// The replacements, if only one correction is possible.
    pub(super) fix: Vec<(Range<usize>, String)>,
    /// The misspelt footnote that is meant, in lower case, so that it is not reported as unused.
    pub(super) meant: Option<String>,
}

impl LintFinding {
    /// Creates a finding for marks that readers see as text.
    fn left(range: Range<usize>, message: Message, hint: Message) -> Self {
        Self { code: Code::MarkupInText, range, message, hint, fix: Vec::new(), meant: None }
    }

    /// Creates a finding for text that became markup.
    fn accident(range: Range<usize>, message: Message, hint: Message) -> Self {
        Self { code: Code::AccidentalMarkup, ..Self::left(range, message, hint) }
    }

    /// Adds a replacement to the fix.
    fn fix(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.fix.push((range, text.into()));
        self
    }

    /// Adds a replacement to the fix, if it is the only correction.
    fn fix_if(self, is_clear: bool, range: Range<usize>, text: impl Into<String>) -> Self {
        if is_clear { self.fix(range, text) } else { self }
    }

    /// Moves the ranges, from offsets in a paragraph to offsets in the text.
    fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        for (range, _) in &mut self.fix {
            *range = range.start + by..range.end + by;
        }
        self
    }

    fn touches(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }
}

/// Checks a text, and returns the findings sorted by offset.
pub(super) fn find(text: &str, read: &MarkdownEvents<'_>) -> Vec<LintFinding> {
    let events = read.events.as_slice();
    let mut found = Vec::new();
    let notes = references::footnotes(events);
    for prose in prose::collect(text, events) {
        let words = prose.words.as_str();
        let has_sign = |signs: &[char]| words.contains(signs);
        let mut own = Vec::new();
        if has_sign(&['[', ']']) {
            own.extend(alerts::find(&prose));
            own.extend(references::find(words, &read.labels, &notes));
            own.extend(links::find(words, &text[prose.start..][..words.len()]));
        }
        if has_sign(&['*', '_', '~']) {
            own.extend(emphasis::find(words));
        }
        if has_sign(&['<']) {
            own.extend(word::find(words));
        }
        if prose.place != prose::ProseKind::Line {
            own.extend(lines::find(&prose));
            own.extend(tables::find_unread(&prose));
        }
        found.extend(own.into_iter().map(|finding| finding.moved(prose.start)));
    }
    found.extend(headings::find(text, events));
    found.extend(lists::find(text, events));
    found.extend(tables::find(text, events));
    found.extend(indented::find(text, events));
    once(conflicts::find(text, events), found)
}

/// Drops findings that touch an earlier one or a conflict.
fn once(mut conflicts: Vec<LintFinding>, mut found: Vec<LintFinding>) -> Vec<LintFinding> {
    found.retain(|finding| !conflicts.iter().any(|conflict| finding.touches(conflict)));
    found.sort_by_key(|finding| finding.range.start);
    found.dedup_by(|finding, earlier| finding.touches(earlier));
    conflicts.extend(found);
    conflicts
}

/// Applies fixes to words, the last one first.
#[cfg(test)]
fn corrected(words: &str, mut fixes: Vec<(Range<usize>, String)>) -> String {
    fixes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = words.to_owned();
    for (range, new) in fixes {
        text.replace_range(range, &new);
    }
    text
}

/// Returns the lines of a text with their offsets, without line ends.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let own = start;
        start += line.len();
        (own, line.trim_end_matches(['\n', '\r']))
    })
}

/// Returns the line that contains a byte, with its offset.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

/// Returns whether the line before an offset is empty.
fn is_after_empty_line(text: &str, line: usize) -> bool {
    text[..line].lines().next_back().is_none_or(|before| before.trim().is_empty())
}

/// Returns the end of a text, up to `most` bytes: marks of a pair are close together.
fn tail(text: &str, most: usize) -> &str {
    &text[text.floor_char_boundary(text.len().saturating_sub(most))..]
}

/// Returns the start of a text, up to `most` bytes.
fn head(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most.min(text.len()))]
}
