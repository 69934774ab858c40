//! YAML with places: every node of a file with the bytes it was written in.
//!
//! The only module that names the YAML crate. A file whose syntax is broken is read again entry by
//! entry, so that one mistake hides no other.

mod explain;
mod node;

use std::ops::Range;

pub use node::{Node, Scalar, Shape};

use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;

/// What was read of a YAML text.
#[derive(Debug)]
pub struct Parsed {
    /// The document; entries that could not be read are left out.
    pub root: Node,
    /// The ids of the entries that were left out, so that references to them are not called wrong.
    pub broken_ids: Vec<String>,
}

/// Reads the YAML in bytes `range` of `text`, the whole text of `file`.
pub fn parse(
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Parsed {
    let source = &text[range.clone()];
    let failure = match node::read(file, source, range.start) {
        Ok(root) => return Parsed { root, broken_ids: Vec::new() },
        Err(failure) => failure,
    };
    let chunks = entries(source);
    let mut parts = Vec::new();
    let mut broken_ids = Vec::new();
    let mut explained = false;
    for chunk in chunks {
        match node::read(file, &source[chunk.clone()], range.start + chunk.start) {
            Ok(part) => parts.push(part),
            Err(failure) => {
                explained = true;
                let chunk_text = &source[chunk.clone()];
                broken_ids.extend(id_of(chunk_text));
                let place = range.start + chunk.start;
                parts.extend(unreadable(file, chunk_text, place));
                diagnostics.push(explain::explain(file, chunk_text, place, &failure));
            }
        }
    }
    if !explained {
        diagnostics.push(explain::explain(file, source, range.start, &failure));
    }
    let span = Span::new(file, range);
    Parsed { root: node::join(parts, span), broken_ids }
}

/// Splits a text at the lines that begin at the margin: the items of a list, the keys of a map.
fn entries(source: &str) -> Vec<Range<usize>> {
    let begins = |line: &str| {
        !line.starts_with([' ', '\t', '#', '\n', '\r', ']', '}']) && line.trim_end() != "---"
    };
    let is_list =
        source.lines().find(|l| begins(l) && !l.is_empty()).is_some_and(|l| l.starts_with('-'));
    let mut starts = Vec::new();
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        if begins(line) && (!is_list || line.starts_with('-')) {
            starts.push(offset);
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Keeps the key of an entry of a map that cannot be read, so that it is not called missing.
fn unreadable(file: &SourcePath, entry: &str, start: usize) -> Option<Node> {
    let key = entry.lines().next()?.split(':').next()?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    let span = Span::new(file, start..start + key.len());
    let value = Node { shape: Shape::Unreadable, span: span.clone() };
    let key = Scalar { text: key.to_owned(), span: span.clone() };
    is_key.then(|| Node { shape: Shape::Map(vec![(key, value)]), span })
}

/// Finds the id of an entry that cannot be read.
fn id_of(entry: &str) -> Option<String> {
    let value = entry
        .lines()
        .find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix("id:").map(str::trim))?;
    let id = value.split(" #").next().unwrap_or(value).trim_matches(['"', '\'', ' ']);
    (!id.is_empty()).then(|| id.to_owned())
}

/// Makes the diagnostic of a key that stands twice in one map.
fn duplicate_key(key: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateKey, second, format!("`{key}` is given twice"))
        .label("the second")
        .related(first, "the first")
        .hint("keep one of them")
}

impl Node {
    /// Reports the keys that stand twice in one map, here and below.
    pub fn report_duplicates(&self, diagnostics: &mut Diagnostics) {
        match &self.shape {
            Shape::Map(entries) => {
                for (position, (key, value)) in entries.iter().enumerate() {
                    let first =
                        entries[..position].iter().find(|(other, _)| other.text == key.text);
                    if let Some((first, _)) = first {
                        let (second, first) = (key.span.clone(), first.span.clone());
                        diagnostics.push(duplicate_key(&key.text, second, first));
                    }
                    value.report_duplicates(diagnostics);
                }
            }
            Shape::List(items) => items.iter().for_each(|item| item.report_duplicates(diagnostics)),
            Shape::Scalar(_) | Shape::Null | Shape::Unreadable => {}
        }
    }
}

#[cfg(test)]
mod tests;
