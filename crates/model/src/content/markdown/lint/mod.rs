//! What a person meant as markup and Markdown takes for text, and text that it takes for markup.
//!
//! Each family of mistakes has a file, whose functions look at the words of a paragraph or at events
//! and return [`LintFinding`]s. Every place is reported once: what touches an earlier finding is left out.

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

use super::Located;
use super::events::MarkdownEvents;
use crate::diag::{Code, Message};

/// A place at which Markdown reads something else than was meant.
#[derive(Debug)]
pub(super) struct LintFinding {
    pub(super) code: Code,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    pub(super) message: Message,
    pub(super) hint: Message,
    /// What comes in the place of what, where one reading is left.
    pub(super) fix: Vec<(Range<usize>, String)>,
    /// The footnote that is meant, to which nothing else refers.
    pub(super) meant: Option<String>,
}

impl LintFinding {
    /// Marks that readers see as text.
    fn left(range: Range<usize>, message: Message, hint: Message) -> Self {
        Self { code: Code::MarkupInText, range, message, hint, fix: Vec::new(), meant: None }
    }

    /// Text that became markup.
    fn accident(range: Range<usize>, message: Message, hint: Message) -> Self {
        Self { code: Code::AccidentalMarkup, ..Self::left(range, message, hint) }
    }

    /// Adds a change that makes it what was meant.
    fn fix(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.fix.push((range, text.into()));
        self
    }

    /// Says which footnote is meant.
    fn meaning(mut self, label: &str) -> Self {
        self.meant = Some(label.to_lowercase());
        self
    }

    /// Moves it, from places in a paragraph to places in the text.
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

/// Looks through a text, and returns what it finds in order of place.
pub(super) fn find(text: &str, read: &MarkdownEvents<'_>) -> Vec<LintFinding> {
    let events = read.events.as_slice();
    let mut found = conflicts::find(text, events);
    let conflicts = found.len();
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
    once(found, conflicts)
}

/// Leaves out what touches an earlier finding. The first ones go before all others.
fn once(mut found: Vec<LintFinding>, first: usize) -> Vec<LintFinding> {
    let mut kept = Vec::new();
    let rest = found.split_off(first);
    let is_free = |finding: &LintFinding| !found.iter().any(|other| finding.touches(other));
    let mut rest: Vec<LintFinding> = rest.into_iter().filter(is_free).collect();
    rest.sort_by_key(|finding| finding.range.start);
    for finding in rest {
        if kept.last().is_none_or(|last| !finding.touches(last)) {
            kept.push(finding);
        }
    }
    found.extend(kept);
    found
}

/// Returns the lines of a text with their places, without their ends.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let own = start;
        start += line.len();
        (own, line.trim_end_matches(['\n', '\r']))
    })
}

/// Returns the place of a line that a byte is on, and the line.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

/// Returns whether nothing stands on the line before a place.
fn is_after_empty_line(text: &str, line: usize) -> bool {
    text[..line].lines().next_back().is_none_or(|before| before.trim().is_empty())
}

/// Returns the last part of a text, of at most so many bytes: marks that belong together are near.
fn tail(text: &str, most: usize) -> &str {
    &text[text.floor_char_boundary(text.len().saturating_sub(most))..]
}

/// Returns the first part of a text, of at most so many bytes.
fn head(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most.min(text.len()))]
}

/// The events that are in a block, from the one that begins it, up to the one that ends it.
fn block<'e, 'a>(events: &'e [Located<'a>], at: usize) -> &'e [Located<'a>] {
    let mut depth = 0_usize;
    for (count, (event, _)) in events[at..].iter().enumerate() {
        match event {
            pulldown_cmark::Event::Start(_) => depth += 1,
            pulldown_cmark::Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return &events[at..=at + count];
        }
    }
    &events[at..]
}
