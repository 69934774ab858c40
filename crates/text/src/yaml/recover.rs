//! Reads invalid YAML by fixing typical mistakes in memory. It tries every fix and keeps a fix only if the parser
//! gets further. So it reports all errors, and the fixes that it offers are tested.

use std::ops::Range;

use super::line::{LineParts, lines};
use super::node::{self, Node, SyntaxError};
use super::pitfall::{Pitfall, slips, traps};
use super::reason::reason;
use super::{Part, bare, block};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::letters::edited;

/// The maximum number of fixes in one entry.
const MOST: usize = 24;
/// How many lines before the parser's position are searched. Editors also look there.
const NEAR: usize = 12;
/// How many of these lines can have wrong indentation.
const INDENTED: usize = 2;

/// Reads an invalid text. Reports the errors. Returns `None` if only the editor can fix them.
pub(super) fn recover(
    part: Part<'_>,
    failure: SyntaxError,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut text = part.text.to_owned();
    let mut made = Repairs::default();
    // The fixes are only proven correct when the whole text is valid.
    let mut repairs = Diagnostics::new();
    let mut failure = failure;
    for _ in 0..MOST {
        let found = candidates(&text, &failure);
        let mut best = None;
        for trap in found.iter().filter(|trap| !trap.edits.is_empty()) {
            let repaired = edited(&text, &trap.edits);
            match node::read(part.with(&repaired)) {
                Ok(node) => {
                    repairs.push(made.diagnostic(part, trap));
                    made.add(&trap.edits);
                    diagnostics.extend(repairs);
                    return Some(made.moved(part, node));
                }
                Err(next) if best.is_none() && is_further(&text, &failure, trap, &next) => {
                    best = Some((trap, repaired, next));
                }
                Err(_) => {}
            }
        }
        let Some((trap, repaired, next)) = best else {
            diagnostics.push(hopeless(part.with(&text), &failure, &made, &found));
            return None;
        };
        repairs.push(made.diagnostic(part, trap));
        made.add(&trap.edits);
        (text, failure) = (repaired, next);
    }
    diagnostics.push(hopeless(part.with(&text), &failure, &made, &[]));
    None
}

/// Fixes mistakes in a valid text, where YAML reads something else than the editor means. Returns `None` if there are
/// none.
pub(super) fn fix_mistakes(part: Part<'_>, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut slips = slips(part.text);
    slips.retain(|slip| !slip.edits.is_empty());
    if slips.is_empty() {
        return None;
    }
    let edits: Vec<_> = slips.iter().flat_map(|slip| slip.edits.clone()).collect();
    let node = node::read(part.with(&edited(part.text, &edits))).ok()?;
    let mut made = Repairs::default();
    diagnostics.extend(slips.iter().map(|slip| made.diagnostic(part, slip)));
    made.add(&edits);
    Some(made.moved(part, node))
}

/// Collects possible mistakes, from the parser's line backwards. A tab stops the parser one line too early.
fn candidates(text: &str, failure: &SyntaxError) -> Vec<Pitfall> {
    let lines = lines(text);
    let stop = failure.offset.min(text.len());
    let reached = lines.iter().take_while(|line| line.start <= stop).count();
    let first = tab_below(&lines, reached);
    let others = (0..reached).rev().take(NEAR);
    // Moving a line far above the error could only change the meaning of the lines between.
    let written = (0..reached).rev().filter(|number| !lines[*number].is_blank());
    let near = written.take(INDENTED).last().unwrap_or_default();
    let all = first.into_iter().chain(others);
    // If a colon is missing, no line needs new indentation.
    let is_bare = bare::stops(&failure.reason);
    let bare = reached.checked_sub(1).filter(|_| is_bare);
    let bare = bare.and_then(|number| bare::stopped(&lines, number));
    let found = all.flat_map(|number| traps(&lines, number, number >= near && !is_bare));
    bare.into_iter().chain(found).collect()
}

/// Finds a tab that stops the parser one line too early: on the next line, or on an empty line before it.
fn tab_below(lines: &[LineParts<'_>], reached: usize) -> Option<usize> {
    let below = &lines[reached..];
    let next = below.first().filter(|line| line.text[..line.depth()].contains('\t'));
    let mut empty = below.iter().take_while(|line| line.text.is_empty());
    next.map(|_| reached).or_else(|| Some(reached + empty.position(block::has_tab)?))
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
    part: Part<'_>,
    failure: &SyntaxError,
    made: &Repairs,
    found: &[Pitfall],
) -> Diagnostic {
    if let Some(trap) = found.iter().find(|trap| trap.edits.is_empty()) {
        return made.diagnostic(part, trap);
    }
    let text = part.text;
    let stop = failure.offset.min(text.len());
    // The line break and following empty lines belong to the line.
    let stop = text[..stop]
        .trim_end()
        .len()
        .max(text[..stop].rfind('\n').map_or(0, |at| at + 1).min(stop));
    let line_end = text[stop..].find('\n').map_or(text.len(), |end| stop + end);
    let (message, hint) = reason(&failure.reason);
    Diagnostic::new(Code::Yaml, part.span(made.original_range(stop..line_end)), message).hint(hint)
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
    /// Records a step; all its positions refer to the text before it.
    pub(super) fn add<S: AsRef<str>>(&mut self, edits: &[(Range<usize>, S)]) {
        let mut sorted: Vec<_> = edits.iter().collect();
        sorted.sort_by_key(|(range, _)| range.start);
        let (mut before, mut after) = (0, 0);
        let edit = |(range, new): &(Range<usize>, S)| {
            let start = after + range.start.saturating_sub(before);
            (before, after) = (range.end, start + new.as_ref().len());
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

    fn original_range(&self, range: Range<usize>) -> Range<usize> {
        self.original(range.start)..self.original(range.end)
    }

    /// Returns a node of the fixed text with the positions of the original part.
    fn moved(&self, part: Part<'_>, node: Node) -> Node {
        node.moved(&|place| part.start + self.original(place - part.start))
    }

    fn diagnostic(&self, part: Part<'_>, trap: &Pitfall) -> Diagnostic {
        let span = |range: &Range<usize>| part.span(self.original_range(range.clone()));
        let diagnostic = Diagnostic::new(trap.code, span(&trap.span), trap.message.clone())
            .hint(trap.hint.clone());
        trap.edits.iter().fold(diagnostic, |made, (range, new)| made.fix(span(range), new.as_str()))
    }
}
