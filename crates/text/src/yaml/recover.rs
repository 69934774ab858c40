//! Reads a text that is not YAML by mending what people get wrong in it: every repair is tried, and
//! taken only if the text can be read further with it. So one mistake hides no other, and what is
//! offered as a repair is known to be one.

use std::ops::Range;

use super::line::{LineParts, lines};
use super::node::{self, Node, SyntaxError};
use super::pitfall::{Trap, slips, traps};
use super::reason::reason;
use super::{bare, block};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;

/// How many repairs are made in one entry at most.
const MOST: usize = 24;
/// How many lines before the one that the parser stopped at are looked at: people look there too.
const NEAR: usize = 12;
/// How many of them can have a wrong indentation.
const INDENTED: usize = 2;

/// Reads `source`, which begins at byte `base` of `file` and could not be read. Reports what is wrong
/// with it. `None` where only the writer can mend it.
pub(super) fn recover(
    file: &SourcePath,
    source: &str,
    base: usize,
    failure: SyntaxError,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut text = source.to_owned();
    let mut made = Repairs::default();
    // Repairs are known to be right only when the whole can be read with them.
    let mut repairs = Diagnostics::new();
    let mut failure = failure;
    for _ in 0..MOST {
        let found = candidates(&text, &failure);
        let mut best = None;
        for trap in found.iter().filter(|trap| !trap.edits.is_empty()) {
            let repaired = edited(&text, &trap.edits);
            match node::read(file, &repaired, base) {
                Ok(node) => {
                    repairs.push(made.diagnostic(file, base, trap));
                    made.add(&trap.edits);
                    diagnostics.extend(repairs);
                    return Some(node.moved(&|place| base + made.original(place - base)));
                }
                Err(next) if best.is_none() && is_further(&text, &failure, trap, &next) => {
                    best = Some((trap, repaired, next));
                }
                Err(_) => {}
            }
        }
        let Some((trap, repaired, next)) = best else {
            diagnostics.push(hopeless(file, &text, base, &failure, &made, &found));
            return None;
        };
        repairs.push(made.diagnostic(file, base, trap));
        made.add(&trap.edits);
        (text, failure) = (repaired, next);
    }
    diagnostics.push(hopeless(file, &text, base, &failure, &made, &[]));
    None
}

/// Mends what can be read, and is read as something else than was meant. `None` where nothing is.
pub(super) fn mend_slips(
    file: &SourcePath,
    source: &str,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let slips: Vec<Trap> =
        slips(source).into_iter().filter(|slip| !slip.edits.is_empty()).collect();
    let edits: Vec<_> = slips.iter().flat_map(|slip| slip.edits.clone()).collect();
    if slips.is_empty() {
        return None;
    }
    let node = node::read(file, &edited(source, &edits), base).ok()?;
    let mut made = Repairs::default();
    for slip in &slips {
        diagnostics.push(made.diagnostic(file, base, slip));
    }
    made.add(&edits);
    Some(node.moved(&|place| base + made.original(place - base)))
}

/// Collects what may be wrong, from the line that the parser stopped at backwards. A tab stops it in
/// the line before.
fn candidates(text: &str, failure: &SyntaxError) -> Vec<Trap> {
    let lines = lines(text);
    let stop = failure.offset.min(text.len());
    let reached = lines.iter().take_while(|line| line.start <= stop).count();
    let first = tab_below(text, &lines, reached);
    let others = (0..reached).rev().take(NEAR);
    // Far above the place a line that is moved can only make another text of what is between.
    let written = (0..reached).rev().filter(|number| !lines[*number].is_blank());
    let near = written.take(INDENTED).last().unwrap_or_default();
    let all = first.into_iter().chain(others);
    // Where a colon is missing no line has to be moved.
    let is_bare = bare::stops(&failure.reason);
    let bare = reached.checked_sub(1).filter(|_| is_bare);
    let bare = bare.and_then(|number| bare::stopped(text, &lines, number));
    let found = all.flat_map(|number| traps(text, &lines, number, number >= near && !is_bare));
    bare.into_iter().chain(found).collect()
}

/// Finds a tab that stops the parser in the line before: in the next line, or an empty one before that.
fn tab_below(text: &str, lines: &[LineParts<'_>], reached: usize) -> Option<usize> {
    let empty = lines.iter().skip(reached).take_while(|line| line.text.is_empty()).count();
    let next = lines.get(reached).filter(|line| line.text[..line.depth()].contains('\t'));
    let empty = (reached..reached + empty).find(|number| block::has_tab(text, lines, *number));
    next.map(|_| reached).or(empty)
}

/// Returns whether a repair lets the text be read further: past the line that it mends, and past the
/// one where the parser stopped before.
fn is_further(text: &str, failure: &SyntaxError, trap: &Trap, next: &SyntaxError) -> bool {
    let grown: usize = trap.edits.iter().map(|(_, new)| new.len()).sum();
    let shrunk: usize = trap.edits.iter().map(|(range, _)| range.len()).sum();
    let line_end = text[trap.span.end.min(text.len())..].find('\n');
    let line_end = line_end.map_or(text.len(), |end| trap.span.end + end);
    let grows = |offset: usize| (offset + grown).saturating_sub(shrunk);
    next.offset > grows(failure.offset) && next.offset >= grows(line_end).min(line_end)
}

/// Says what is wrong where nothing helps: a trap that only a person can remove, if one is where the
/// parser stopped, or else the parser's own reason. A repair that did not help is no reason.
fn hopeless(
    file: &SourcePath,
    text: &str,
    base: usize,
    failure: &SyntaxError,
    made: &Repairs,
    found: &[Trap],
) -> Diagnostic {
    if let Some(trap) = found.iter().find(|trap| trap.edits.is_empty()) {
        return made.diagnostic(file, base, trap);
    }
    let stop = failure.offset.min(text.len());
    // The end of a line belongs to it, and so do empty lines behind it.
    let stop = text[..stop]
        .trim_end()
        .len()
        .max(text[..stop].rfind('\n').map_or(0, |at| at + 1).min(stop));
    let line_end = text[stop..].find('\n').map_or(text.len(), |end| stop + end);
    let span = Span::new(file, base + made.original(stop)..base + made.original(line_end));
    let (message, hint) = reason(&failure.reason);
    Diagnostic::new(Code::Yaml, span, message).hint(hint)
}

/// Makes changes, of which no two touch.
pub(super) fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut sorted: Vec<_> = edits.iter().collect();
    sorted.sort_by_key(|(range, _)| range.start);
    let mut edited = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in sorted {
        edited.push_str(&text[done..range.start.max(done)]);
        edited.push_str(new);
        done = range.end.max(done);
    }
    edited.push_str(&text[done..]);
    edited
}

/// The repairs that were made, so that places in the repaired text can be found in the original: those
/// of one step in order of place, step after step.
#[derive(Default)]
pub(super) struct Repairs(Vec<Vec<Edit>>);

/// A change of one place.
struct Edit {
    /// What it replaced, in the text before.
    range: Range<usize>,
    /// Where its new text is, in the text after.
    new: Range<usize>,
}

impl Repairs {
    /// Remembers changes that were made at once.
    pub(super) fn of(edits: &[(Range<usize>, String)]) -> Self {
        let mut made = Self::default();
        made.add(edits);
        made
    }

    /// Remembers changes, whose places are all those of the text before them.
    fn add(&mut self, edits: &[(Range<usize>, String)]) {
        let mut sorted: Vec<_> = edits.iter().collect();
        sorted.sort_by_key(|(range, _)| range.start);
        let (mut before, mut after) = (0, 0);
        let edit = |(range, new): &(Range<usize>, String)| {
            let start = after + range.start.saturating_sub(before);
            (before, after) = (range.end, start + new.len());
            Edit { range: range.clone(), new: start..after }
        };
        self.0.push(sorted.into_iter().map(edit).collect());
    }

    /// Returns where a byte of the repaired text is in the original.
    pub(super) fn original(&self, place: usize) -> usize {
        self.0.iter().rev().fold(place, |place, edits| {
            let passed = edits.partition_point(|edit| edit.new.end <= place);
            let last = passed.checked_sub(1).and_then(|last| edits.get(last));
            let place = last.map_or(place, |last| place - last.new.end + last.range.end);
            match edits.get(passed) {
                Some(edit) if place >= edit.range.start => place.min(edit.range.end),
                _ => place,
            }
        })
    }

    fn diagnostic(&self, file: &SourcePath, base: usize, trap: &Trap) -> Diagnostic {
        let span = |range: &Range<usize>| {
            Span::new(file, base + self.original(range.start)..base + self.original(range.end))
        };
        let diagnostic = Diagnostic::new(trap.code, span(&trap.span), trap.message.clone())
            .hint(trap.hint.clone());
        trap.edits.iter().fold(diagnostic, |made, (range, new)| made.fix(span(range), new.as_str()))
    }
}
