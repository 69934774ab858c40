//! Reads invalid YAML by fixing typical mistakes in memory. It tries every fix and keeps a fix only if the parser
//! gets further. So it reports all errors, and the fixes that it offers are tested.

use std::ops::Range;

use super::line::{LineParts, lines};
use super::node::{self, Node, SyntaxError};
use super::pitfall::{Pitfall, slips, traps};
use super::reason::reason;
use super::{bare, block};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;

/// The maximum number of fixes in one entry.
const MOST: usize = 24;
/// How many lines before the parser's position are searched. Editors also look there.
const NEAR: usize = 12;
/// How many of these lines can have wrong indentation.
const INDENTED: usize = 2;

/// Reads `source`, which begins at byte `base` of `file` and is invalid. Reports the errors. Returns `None` if only
/// the editor can fix them.
pub(super) fn recover(
    file: &SourcePath,
    source: &str,
    base: usize,
    failure: SyntaxError,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut text = source.to_owned();
    let mut made = Repairs::default();
    // The fixes are only proven correct when the whole text is valid.
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

/// Fixes mistakes in a valid text, where YAML reads something else than the editor means. Returns `None` if there are
/// none.
pub(super) fn fix_mistakes(
    file: &SourcePath,
    source: &str,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let slips: Vec<Pitfall> =
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

/// Collects possible mistakes, from the parser's line backwards. A tab stops the parser one line too early.
fn candidates(text: &str, failure: &SyntaxError) -> Vec<Pitfall> {
    let lines = lines(text);
    let stop = failure.offset.min(text.len());
    let reached = lines.iter().take_while(|line| line.start <= stop).count();
    let first = tab_below(text, &lines, reached);
    let others = (0..reached).rev().take(NEAR);
    // Moving a line far above the error could only change the meaning of the lines between.
    let written = (0..reached).rev().filter(|number| !lines[*number].is_blank());
    let near = written.take(INDENTED).last().unwrap_or_default();
    let all = first.into_iter().chain(others);
    // If a colon is missing, no line needs new indentation.
    let is_bare = bare::stops(&failure.reason);
    let bare = reached.checked_sub(1).filter(|_| is_bare);
    let bare = bare.and_then(|number| bare::stopped(text, &lines, number));
    let found = all.flat_map(|number| traps(text, &lines, number, number >= near && !is_bare));
    bare.into_iter().chain(found).collect()
}

/// Finds a tab that stops the parser one line too early: on the next line, or on an empty line before it.
fn tab_below(text: &str, lines: &[LineParts<'_>], reached: usize) -> Option<usize> {
    let empty = lines.iter().skip(reached).take_while(|line| line.text.is_empty()).count();
    let next = lines.get(reached).filter(|line| line.text[..line.depth()].contains('\t'));
    let empty = (reached..reached + empty).find(|number| block::has_tab(text, lines, *number));
    next.map(|_| reached).or(empty)
}

/// Returns whether the parser gets further with a fix: past the fixed line, and past its previous position.
fn is_further(text: &str, failure: &SyntaxError, trap: &Pitfall, next: &SyntaxError) -> bool {
    let grown: usize = trap.edits.iter().map(|(_, new)| new.len()).sum();
    let shrunk: usize = trap.edits.iter().map(|(range, _)| range.len()).sum();
    let line_end = text[trap.span.end.min(text.len())..].find('\n');
    let line_end = line_end.map_or(text.len(), |end| trap.span.end + end);
    let grows = |offset: usize| (offset + grown).saturating_sub(shrunk);
    next.offset > grows(failure.offset) && next.offset >= grows(line_end).min(line_end)
}

/// Reports an error without a fix: a mistake at the parser's position that only the editor can fix, else the reason
/// of the parser. A fix that did not help is no reason.
fn hopeless(
    file: &SourcePath,
    text: &str,
    base: usize,
    failure: &SyntaxError,
    made: &Repairs,
    found: &[Pitfall],
) -> Diagnostic {
    if let Some(trap) = found.iter().find(|trap| trap.edits.is_empty()) {
        return made.diagnostic(file, base, trap);
    }
    let stop = failure.offset.min(text.len());
    // The line break and following empty lines belong to the line.
    let stop = text[..stop]
        .trim_end()
        .len()
        .max(text[..stop].rfind('\n').map_or(0, |at| at + 1).min(stop));
    let line_end = text[stop..].find('\n').map_or(text.len(), |end| stop + end);
    let span = Span::new(file, base + made.original(stop)..base + made.original(line_end));
    let (message, hint) = reason(&failure.reason);
    Diagnostic::new(Code::Yaml, span, message).hint(hint)
}

/// Applies edits that do not overlap.
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

/// The fixes applied so far, to convert positions in the fixed text to the original. Steps are in order of time, the
/// edits of a step in order of position.
#[derive(Default)]
pub(super) struct Repairs(Vec<Vec<Edit>>);

/// An edit of one place.
struct Edit {
    /// The replaced range, in the text before.
    range: Range<usize>,
    /// The range of the new text, in the text after.
    new: Range<usize>,
}

impl Repairs {
    /// Records edits of one step.
    pub(super) fn of(edits: &[(Range<usize>, String)]) -> Self {
        let mut made = Self::default();
        made.add(edits);
        made
    }

    /// Records a step; all its positions refer to the text before it.
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

    /// Converts a byte of the fixed text to the original text.
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

    fn diagnostic(&self, file: &SourcePath, base: usize, trap: &Pitfall) -> Diagnostic {
        let span = |range: &Range<usize>| {
            Span::new(file, base + self.original(range.start)..base + self.original(range.end))
        };
        let diagnostic = Diagnostic::new(trap.code, span(&trap.span), trap.message.clone())
            .hint(trap.hint.clone());
        trap.edits.iter().fold(diagnostic, |made, (range, new)| made.fix(span(range), new.as_str()))
    }
}
