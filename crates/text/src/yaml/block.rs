//! Finds errors in block lists and block texts that begin on the line of their field, and in empty lines of texts.

use std::ops::Range;

use super::bracket;
use super::line::LineParts;
use super::pitfall::{Pitfall, opens_text};
use crate::diag::message;

/// Finds errors in a value that begins like a list or a text of several lines.
pub(super) fn traps(lines: &[LineParts<'_>], number: usize, value: &Range<usize>) -> Vec<Pitfall> {
    let found =
        [list(lines, number, value), text(lines, number, value), wide_empty_lines(lines, number)];
    found.into_iter().flatten().collect()
}

/// Returns whether a value is only the header of a block text, such as `|` or `>-`.
pub(super) fn is_header(value: &str) -> bool {
    opens_text(value) && !value.trim_end().contains(' ')
}

/// Finds `clusters: - parks`, possibly with more entries on the next lines.
fn list(lines: &[LineParts<'_>], number: usize, value: &Range<usize>) -> Option<Pitfall> {
    let line = &lines[number];
    let entry = line.value_text().strip_prefix("- ")?.trim();
    let key = line.key.clone()?;
    let column = line.column() + 2;
    let more = lines[number + 1..]
        .iter()
        .take_while(|next| !next.is_blank() && next.is_item() && next.depth() >= column);
    // A single entry of several words may be a text that begins with a dash.
    let is_alone = more.clone().next().is_none();
    if is_alone && (entry.contains(char::is_whitespace) || value.end != line.value.end) {
        return None;
    }
    let mut trap = begun_behind(key.end + 1..line.value.start, column);
    trap.edits.extend(more.map(|next| (next.start..next.indent, " ".repeat(column))));
    Some(trap)
}

/// Reports `clusters:- parks`, the same without a space.
pub(super) fn glued_list(line: &LineParts<'_>, dash: usize) -> Pitfall {
    begun_behind(dash..dash, line.column() + 2)
}

/// Reports a list whose first dash follows `gap`. The dash belongs in a column of the next line.
fn begun_behind(gap: Range<usize>, column: usize) -> Pitfall {
    let message = message!("yaml.list-on-field-line");
    let hint = message!("yaml.write-entries-apart-hint");
    Pitfall::new(gap.end..gap.end + 1, message, hint).fix(gap, line_break(column))
}

fn line_break(column: usize) -> String {
    format!("\n{}", " ".repeat(column))
}

/// Finds `en: > A text`, where the text follows the header on the same line.
fn text(lines: &[LineParts<'_>], number: usize, value: &Range<usize>) -> Option<Pitfall> {
    let line = &lines[number];
    line.key.as_ref()?;
    let own = line.value_text();
    let sign = own.chars().next().filter(|c| matches!(c, '|' | '>'))?;
    if own[1..].starts_with('#') {
        return Some(bracket::glued_comment(line.source, line.value.start + 1));
    }
    let (header, rest) = own.split_once(' ').filter(|_| opens_text(own))?;
    let rest = rest.trim_start();
    let is_alone = value.end == line.value.end;
    // `> 100` means “more than 100”.
    let is_number = is_alone && rest.starts_with(|c: char| c.is_ascii_digit() || c == '=');
    if is_number || rest.starts_with('#') || header[1..].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let below = lines.get(number + 1).filter(|_| !is_alone).map(LineParts::depth);
    let depth = below.unwrap_or(line.column() + 2);
    let end = line.value.start + header.len();
    let message = message!("yaml.text-on-sign-line", sign);
    let hint = message!("yaml.break-after-sign-hint", header);
    let trap = Pitfall::new(line.value.start..end, message, hint);
    Some(trap.fix(end..line.value.end - rest.len(), line_break(depth)))
}

/// Finds empty lines at the start of a text that are indented further than its first line.
fn wide_empty_lines(lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let header = line.value_text();
    if line.key.is_none() || !is_header(header) {
        return None;
    }
    let below = &lines[number + 1..];
    let count = below.iter().take_while(|line| line.text.is_empty()).count();
    let after = below.get(count);
    let depth = after.map_or(0, LineParts::depth);
    let wide = below[..count].iter().map(whole).filter(|range| range.len() > depth);
    let first = wide.clone().next()?;
    if after.is_some_and(LineParts::is_blank) {
        // Without the empty lines the comment would become the text.
        let message = message!("yaml.text-block-empty", header);
        let hint = message!("yaml.write-text-or-delete-sign-hint", header);
        return Some(Pitfall::new(line.value.clone(), message, hint));
    }
    let hint = message!("yaml.delete-line-spaces-hint");
    let trap = Pitfall::new(first, message!("yaml.empty-line-too-wide"), hint);
    Some(trap.fix_all(wide.map(|range| (range, String::new()))))
}

/// Finds tabs in an empty line of a block text, and in later empty lines of the same text.
pub(super) fn tabs(lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    if !has_tab(line) {
        return None;
    }
    let own = lines[number..].iter().take_while(|line| !line.is_field());
    let (message, hint) = (message!("yaml.tab-in-empty-line"), message!("yaml.delete-tab-hint"));
    let empty = own.filter(|line| has_tab(line)).map(|line| (whole(line), String::new()));
    Some(Pitfall::new(whole(line), message, hint).fix_all(empty))
}

/// Returns whether a line is blank and contains a tab.
pub(super) fn has_tab(line: &LineParts<'_>) -> bool {
    line.text.is_empty() && line.source[whole(line)].contains('\t')
}

/// Returns the byte range of a line, including trailing white space.
fn whole(line: &LineParts<'_>) -> Range<usize> {
    let text = line.source[line.start..line.next].trim_end_matches(['\n', '\r']);
    line.start..line.start + text.len()
}
