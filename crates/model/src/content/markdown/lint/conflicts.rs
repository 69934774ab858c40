//! Finds the conflict markers that version control leaves after a failed merge.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::{LintFinding, lines};
use crate::content::block::BLOCKS;
use crate::content::markdown::Located;
use crate::diag::{Code, message};

const BEGIN: &str = "<<<<<<< ";
const END: &str = ">>>>>>> ";

/// Finds conflicts: one finding for each, and one for each marker without the rest.
pub(super) fn find(text: &str, events: &[Located<'_>]) -> Vec<LintFinding> {
    if !text.contains(BEGIN) && !text.contains(END) {
        return Vec::new();
    }
    let shown = shown(events);
    let is_shown = |at: usize| shown.iter().any(|range| range.contains(&at));
    let mut found: Vec<LintFinding> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (start, line) in lines(text) {
        let own = start..start + line.trim_end().len();
        let is_begin = line.starts_with(BEGIN);
        if (!is_begin && !line.starts_with(END)) || is_shown(start) {
            continue;
        }
        if is_begin {
            found.extend(open.replace(own).map(report));
        } else {
            let first = open.take().unwrap_or(own.clone());
            found.push(report(first.start..own.end));
        }
    }
    found.extend(open.map(report));
    found
}

fn report(range: Range<usize>) -> LintFinding {
    let message = message!("content.merge-conflict");
    let hint = message!("content.resolve-merge-conflict-hint");
    LintFinding { code: Code::MergeConflict, ..LintFinding::left(range, message, hint) }
}

/// Returns the ranges of code blocks, because a document can show conflict markers as an example.
fn shown(events: &[Located<'_>]) -> Vec<Range<usize>> {
    let blocks = events.iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            let is_data = BLOCKS.iter().any(|kind| kind.name == info.trim());
            (!is_data).then(|| range.clone())
        }
        _ => None,
    });
    blocks.collect()
}
