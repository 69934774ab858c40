//! Reads YAML with positions: every node has the byte range of its source.
//!
//! The only module that uses the YAML crate. If the syntax is invalid, it reads the file entry by entry and corrects
//! common mistakes in memory. So it reports all errors, not only the first.

mod bare;
mod block;
mod bracket;
mod clean;
mod conflict;
mod flow;
mod line;
mod node;
mod pitfall;
mod quote;
mod quoted_lines;
mod reason;
mod recover;
mod repeated;
mod scalar;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::ops::Range;

pub use node::{Node, Scalar, Shape};
pub use quote::{quoted, written};
pub use scalar::{WIDTH, folded, scalar};

use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::letters;
use crate::path::SourcePath;
use recover::Repairs;

/// The result of reading a YAML text.
#[derive(Debug)]
pub struct Parsed {
    /// The document, without unreadable entries.
    pub root: Node,
    /// The ids of the unreadable entries, so that references to them cause no follow-up errors.
    pub broken_ids: Vec<String>,
}

/// A part of a file, which begins at byte `start`.
#[derive(Clone, Copy)]
struct Part<'a> {
    file: &'a SourcePath,
    text: &'a str,
    start: usize,
}

impl<'a> Part<'a> {
    /// Returns another text at the same place.
    fn with(self, text: &'a str) -> Self {
        Self { text, ..self }
    }

    /// Returns the span of a range of the text.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.start + range.start..self.start + range.end)
    }
}

/// Reads the YAML in bytes `range` of `text`, the whole text of `file`. Values are cleaned for readers. The YAML
/// crate never sees unwanted characters.
pub fn parse(
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Parsed {
    let source = &text[range.clone()];
    let edits = letters::edits(source);
    if edits.is_empty() {
        let part = Part { file, text: source, start: range.start };
        let mut parsed = parse_clean(part, diagnostics);
        clean::clean(&mut parsed.root, text, diagnostics);
        return parsed;
    }
    let text = letters::edited(source, &edits);
    let mut found = Diagnostics::new();
    let mut parsed = parse_clean(Part { file, text: &text, start: 0 }, &mut found);
    clean::clean(&mut parsed.root, &text, &mut found);
    let mut made = Repairs::default();
    made.add(&edits);
    let to = |place: usize| range.start + made.original(place);
    diagnostics.extend(found.into_iter().map(|problem| clean::moved(problem, &to)));
    Parsed { root: parsed.root.moved(&to), ..parsed }
}

fn parse_clean(part: Part<'_>, diagnostics: &mut Diagnostics) -> Parsed {
    let merged = conflict::one_side(part, diagnostics);
    let part = part.with(merged.as_deref().unwrap_or(part.text));
    let begun = repeated::begun(part, diagnostics);
    let part = part.with(begun.as_deref().unwrap_or(part.text));
    let mut parsed = read(part, diagnostics);
    repeated::split(&mut parsed.root, part, diagnostics);
    parsed
}

/// Reads a text without merge conflicts.
fn read(whole: Part<'_>, diagnostics: &mut Diagnostics) -> Parsed {
    let failure = match node::read(whole) {
        Ok(root) => {
            let corrected = recover::fix_mistakes(whole, diagnostics);
            return Parsed { root: corrected.unwrap_or(root), broken_ids: Vec::new() };
        }
        Err(failure) => failure,
    };
    let mut nodes = Vec::new();
    let mut broken_ids = Vec::new();
    let mut explained = false;
    for chunk in entries(whole.text) {
        let start = whole.start + chunk.start;
        let part = Part { text: &whole.text[chunk], start, ..whole };
        match node::read(part) {
            Ok(node) => {
                if matches!(node.shape, Shape::Scalar(_)) {
                    nodes.extend(unreadable(part));
                }
                nodes.push(recover::fix_mistakes(part, diagnostics).unwrap_or(node));
            }
            Err(failure) => {
                explained = true;
                let recovered = recover::recover(part, failure, diagnostics);
                if recovered.is_none() {
                    broken_ids.extend(id_of(part.text));
                }
                nodes.extend(recovered.or_else(|| unreadable(part)));
            }
        }
    }
    if !explained && let Some(root) = recover::recover(whole, failure, diagnostics) {
        // Each entry is valid alone, but the whole is not.
        return Parsed { root, broken_ids };
    }
    Parsed { root: node::join(nodes, whole.span(0..whole.text.len())), broken_ids }
}

/// Splits a text at its unindented lines: the items of a list, or the fields of a group.
fn entries(source: &str) -> Vec<Range<usize>> {
    let begins = |line: &str| {
        !line.starts_with([' ', '\t', '#', '\n', '\r', ']', '}']) && line.trim_end() != "---"
    };
    let first = source.lines().find(|l| begins(l) && !l.is_empty()).unwrap_or_default();
    if first.starts_with(['[', '{']) {
        return std::iter::once(0..source.len()).collect();
    }
    let is_list = first.starts_with('-');
    let mut starts = Vec::new();
    let mut offset = 0;
    // The unindented text of a `|` belongs to its field.
    let mut is_text = false;
    // So do the unindented lines of a quoted text.
    let mut open = None;
    for line in source.split_inclusive('\n') {
        let key = line.split_once(": ").filter(|(key, _)| line::is_word(key));
        is_text &=
            !line.starts_with([' ', '-']) && key.is_none() && !line.trim_end().ends_with(':');
        open = open.filter(|_| key.is_none() && !line.starts_with('-'));
        if begins(line) && !is_text && open.is_none() && (!is_list || line.starts_with('-')) {
            starts.push(offset);
        }
        open = match open {
            Some(quote) => Some(quote).filter(|quote| quote::end(line, *quote).is_none()),
            None => line_value(line).and_then(quote::left_open),
        };
        is_text |= key.is_some_and(|(_, value)| pitfall::opens_text(value.trim_end()));
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Returns the value of a line that begins with a field name.
fn line_value(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(": ")?;
    line::is_word(key.trim_start_matches([' ', '-'])).then(|| value.trim())
}

/// Keeps the field name of an unreadable entry, so that it is not reported as missing.
fn unreadable(entry: Part<'_>) -> Option<Node> {
    let key = entry.text.lines().next()?.split([':', ' ', '=']).next()?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    let span = entry.span(0..key.len());
    let value = Node::new(Shape::Unreadable, span.clone());
    let key = Scalar { text: key.to_owned(), span: span.clone() };
    is_key.then(|| Node::new(Shape::Map(vec![(key, value)]), span))
}

/// Finds the id of an unreadable entry.
fn id_of(entry: &str) -> Option<String> {
    let value = entry
        .lines()
        .find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix("id:").map(str::trim))?;
    let id = value.split(" #").next().unwrap_or(value).trim_matches(['"', '\'', ' ']);
    (!id.is_empty()).then(|| id.to_owned())
}

/// Reports a field that appears twice in one group, with its second value.
fn duplicate_key(first: &(Scalar, Node), second: &(Scalar, Node)) -> Diagnostic {
    let (key, value) = second;
    let problem = Diagnostic::new(
        Code::DuplicateKey,
        key.span.clone(),
        message!("yaml.duplicate-field", key = key.text),
    )
    .label(message!("yaml.second-label"))
    .related(first.0.span.clone(), message!("site.first-occurrence-label"))
    .hint(message!("schema.keep-one-hint"));
    if first.1.same_as(value) {
        problem.fix_lines(Span { end: value.span.end.max(key.span.end), ..key.span.clone() })
    } else {
        problem
    }
}

impl Node {
    /// Reports duplicate fields of this node and its descendants.
    pub fn report_duplicates(&self, diagnostics: &mut Diagnostics) {
        match &self.shape {
            Shape::Map(entries) => {
                let mut seen = BTreeMap::new();
                for entry in entries {
                    match seen.entry(&entry.0.text) {
                        Slot::Vacant(slot) => drop(slot.insert(entry)),
                        Slot::Occupied(first) => {
                            diagnostics.push(duplicate_key(first.get(), entry));
                        }
                    }
                    entry.1.report_duplicates(diagnostics);
                }
            }
            Shape::List(items) => items.iter().for_each(|item| item.report_duplicates(diagnostics)),
            Shape::Scalar(_) | Shape::Null | Shape::Unreadable => {}
        }
    }

    /// Returns whether two nodes have equal values, regardless of their positions.
    fn same_as(&self, other: &Self) -> bool {
        match (&self.shape, &other.shape) {
            (Shape::List(own), Shape::List(others)) => {
                own.len() == others.len() && own.iter().zip(others).all(|(a, b)| a.same_as(b))
            }
            (Shape::Map(own), Shape::Map(others)) => {
                own.len() == others.len()
                    && own
                        .iter()
                        .zip(others)
                        .all(|(a, b)| a.0.text == b.0.text && a.1.same_as(&b.1))
            }
            (own, other) => own == other,
        }
    }
}

#[cfg(test)]
mod tests;
