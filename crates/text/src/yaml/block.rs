//! Finds errors in block lists and block texts that begin on the line of their field, and in empty lines of texts.

use std::ops::Range;

use super::bracket;
use super::line::{LineParts, is_field};
use super::pitfall::{Pitfall, opens_text};
use crate::diag::{Code, Message, message};

/// Finds errors in a value that begins like a list or a text of several lines.
pub(super) fn traps(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    value: &Range<usize>,
) -> Vec<Pitfall> {
    let list = list(source, lines, number, value);
    list.into_iter()
        .chain(text(source, lines, number, value))
        .chain(wide_empty_lines(source, lines, number))
        .collect()
}

/// Returns whether a value is only the header of a block text, such as `|` or `>-`.
pub(super) fn is_header(value: &str) -> bool {
    opens_text(value) && !value.trim_end().contains(' ')
}

fn trap(span: Range<usize>, message: Message, hint: Message) -> Pitfall {
    Pitfall { span, message, hint, edits: Vec::new(), code: Code::Yaml }
}

/// Finds `clusters: - parks`, possibly with more entries on the next lines.
fn list(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    value: &Range<usize>,
) -> Option<Pitfall> {
    let line = &lines[number];
    let own = &source[line.value.clone()];
    let entry = own.strip_prefix("- ")?.trim();
    let key = line.key.clone()?;
    let column = line.column() + 2;
    let more: Vec<&LineParts<'_>> = lines[number + 1..]
        .iter()
        .take_while(|next| !next.is_blank() && next.is_item() && next.depth() >= column)
        .collect();
    // A single entry of several words may be a text that begins with a dash.
    if more.is_empty() && (entry.contains(char::is_whitespace) || value.end != line.value.end) {
        return None;
    }
    let mut trap = begun_behind(key.end + 1..line.value.start, column);
    trap.edits.extend(more.iter().map(|next| (next.start..next.indent, " ".repeat(column))));
    Some(trap)
}

/// Reports `clusters:- parks`, the same without a space.
pub(super) fn glued_list(line: &LineParts<'_>, dash: usize) -> Pitfall {
    begun_behind(dash..dash, line.column() + 2)
}

/// Reports a list whose first dash follows `gap`. The dash belongs in a column of the next line.
fn begun_behind(gap: Range<usize>, column: usize) -> Pitfall {
    Pitfall {
        edits: vec![(gap.clone(), format!("\n{}", " ".repeat(column)))],
        ..trap(
            gap.end..gap.end + 1,
            message!("yaml.list-on-field-line"),
            message!("yaml.write-entries-apart-hint"),
        )
    }
}

/// Finds `en: > A text`, where the text follows the header on the same line.
fn text(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    value: &Range<usize>,
) -> Option<Pitfall> {
    let line = &lines[number];
    line.key.as_ref()?;
    let own = &source[line.value.clone()];
    let sign = own.chars().next().filter(|c| matches!(c, '|' | '>'))?;
    if own[1..].starts_with('#') {
        return Some(bracket::glued_comment(source, line.value.start + 1));
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
    let start = line.value.start + header.len();
    let gap = start..line.value.end - rest.len();
    Some(Pitfall {
        edits: vec![(gap, format!("\n{}", " ".repeat(depth)))],
        ..trap(
            line.value.start..line.value.start + header.len(),
            message!("yaml.text-on-sign-line", sign),
            message!("yaml.break-after-sign-hint", header),
        )
    })
}

/// Finds empty lines at the start of a text that are indented further than its first line.
fn wide_empty_lines(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    if line.key.is_none() || !is_header(&source[line.value.clone()]) {
        return None;
    }
    let empty: Vec<Range<usize>> = (number + 1..lines.len())
        .take_while(|number| lines[*number].text.is_empty())
        .map(|number| whole(source, lines, number))
        .collect();
    let after = lines.get(number + 1 + empty.len());
    let depth = after.map_or(0, LineParts::depth);
    let wide: Vec<&Range<usize>> = empty.iter().filter(|range| range.len() > depth).collect();
    let first = (*wide.first()?).clone();
    if after.is_some_and(LineParts::is_blank) {
        // Without the empty lines the comment would become the text.
        let header = &source[line.value.clone()];
        let message = message!("yaml.text-block-empty", header);
        let hint = message!("yaml.write-text-or-delete-sign-hint", header);
        return Some(trap(line.value.clone(), message, hint));
    }
    Some(Pitfall {
        edits: wide.into_iter().map(|range| (range.clone(), String::new())).collect(),
        ..trap(
            first,
            message!("yaml.empty-line-too-wide"),
            message!("yaml.delete-line-spaces-hint"),
        )
    })
}

/// Finds tabs in an empty line of a block text, and in later empty lines of the same text.
pub(super) fn tabs(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    if !has_tab(source, lines, number) {
        return None;
    }
    let own = (number..lines.len()).take_while(|number| !is_field(source, &lines[*number]));
    let edits: Vec<_> = own
        .filter(|number| has_tab(source, lines, *number))
        .map(|number| (whole(source, lines, number), String::new()))
        .collect();
    Some(Pitfall {
        edits,
        ..trap(
            whole(source, lines, number),
            message!("yaml.tab-in-empty-line"),
            message!("yaml.delete-tab-hint"),
        )
    })
}

/// Returns whether a line is blank and contains a tab.
pub(super) fn has_tab(source: &str, lines: &[LineParts<'_>], number: usize) -> bool {
    lines[number].text.is_empty() && source[whole(source, lines, number)].contains('\t')
}

/// Returns the byte range of a line, including trailing white space.
fn whole(source: &str, lines: &[LineParts<'_>], number: usize) -> Range<usize> {
    let start = lines[number].start;
    let end = lines.get(number + 1).map_or(source.len(), |next| next.start);
    start..start + source[start..end].trim_end_matches(['\n', '\r']).len()
}
