//! Finds lost cells, and tables that were parsed as text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::prose::{HIDDEN, Prose, ProseLine};
use super::{LintFinding, line_at};
use crate::content::markdown::Located;
use crate::diag::message;

/// Finds rows with more cells than the header row of their table.
pub(super) fn find(text: &str, events: &[Located<'_>]) -> Vec<LintFinding> {
    let mut found = Vec::new();
    let mut columns = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) => found.extend(row(text, range, columns)),
            _ => {}
        }
    }
    found
}

fn row(text: &str, range: &Range<usize>, columns: usize) -> Option<LintFinding> {
    let (start, line) = line_at(text, range.start);
    let from = range.start - start;
    let cells = cells(&line[from..]);
    let lost = cells.get(columns..)?;
    let is_empty = |cell: &Range<usize>| line[from..][cell.clone()].trim().is_empty();
    let first = lost.iter().find(|cell| !is_empty(cell))?;
    let own = &line[from..][first.clone()];
    let lead = own.len() - own.trim_start().len();
    let place = range.start + first.start + lead;
    let message = message!("content.too-many-cells", cells = cells.len(), columns);
    let hint = message!("content.add-column-hint");
    Some(LintFinding::accident(place..place + own.trim().len(), message, hint))
}

/// Splits a row at its vertical bars, without those at its ends.
fn cells(row: &str) -> Vec<Range<usize>> {
    let end = row.trim_end().len();
    let lead = row.len() - row.trim_start().len();
    let start = lead + usize::from(row[lead..].starts_with('|'));
    let mut cells = Vec::new();
    let mut from = start.min(end);
    let mut is_escaped = false;
    for (at, c) in row[..end].char_indices().filter(|(at, _)| *at >= start) {
        if c == '|' && !is_escaped {
            cells.push(from..at);
            from = at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    if from < end {
        cells.push(from..end);
    }
    cells
}

/// Finds tables that were parsed as text because their second line is invalid.
pub(super) fn find_unread(prose: &Prose) -> Option<LintFinding> {
    if !prose.words.contains('|') {
        return None;
    }
    let lines = prose.lines();
    let rule = lines.iter().position(|line| is_rule(line.text)).filter(|at| *at > 0);
    match rule {
        Some(rule) => mismatch(&lines[rule - 1], &lines[rule]),
        None => without_rule(&lines),
    }
}

fn is_rule(line: &str) -> bool {
    let is_cell = |cell: &Range<usize>| {
        let cell = line[cell.clone()].trim();
        let dashes = cell.trim_start_matches(':').trim_end_matches(':');
        cell.len() - dashes.len() < 3 && !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
    };
    line.contains('|') && cells(line).iter().all(is_cell)
}

fn mismatch(head: &ProseLine<'_>, rule: &ProseLine<'_>) -> Option<LintFinding> {
    let (columns, written) = (cells(head.text).len(), cells(rule.text).len());
    if !head.text.contains('|') || columns == written {
        return None;
    }
    let message = message!("content.header-and-dashes-differ", columns, written);
    let right = format!("|{}", "---|".repeat(columns));
    let hint = message!("content.write-same-cells-hint", right = right.as_str());
    let line = rule.text.trim_end();
    let range = rule.start..rule.start + line.len();
    let is_plain = !line.contains([':', HIDDEN]);
    Some(LintFinding::left(range.clone(), message, hint).fix_if(is_plain, range, right))
}

fn without_rule(lines: &[ProseLine<'_>]) -> Option<LintFinding> {
    let is_row = |line: &ProseLine<'_>| {
        let text = line.text.trim_end();
        text.len() > 2 && text.starts_with('|') && text.ends_with('|') && cells(text).len() > 1
    };
    let first = lines.iter().position(is_row)?;
    let (head, next) = (&lines[first], lines.get(first + 1).filter(|line| is_row(line))?);
    let columns = cells(head.text).len();
    (cells(next.text).len() == columns).then(|| {
        let right = format!("|{}", "---|".repeat(columns));
        let message = message!("content.table-without-dashes");
        let hint = message!("content.add-dashes-hint", right);
        LintFinding::left(head.start..head.start + head.text.trim_end().len(), message, hint)
    })
}
