//! Lists and texts of several lines that begin behind their key, and what empty lines in them contain.

use std::ops::Range;

use super::bracket;
use super::line::{LineParts, is_field};
use super::pitfall::{Trap, opens_text};
use crate::diag::{Code, Message, message};

/// Finds what is wrong with a value that begins as a list or a text of several lines does.
pub(super) fn traps(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    value: &Range<usize>,
) -> Vec<Trap> {
    let list = list(source, lines, number, value);
    list.into_iter()
        .chain(text(source, lines, number, value))
        .chain(wide_empty_lines(source, lines, number))
        .collect()
}

/// Returns whether a value is nothing but the sign with which a text of several lines begins.
pub(super) fn is_header(value: &str) -> bool {
    opens_text(value) && !value.trim_end().contains(' ')
}

fn trap(span: Range<usize>, message: Message, hint: Message) -> Trap {
    Trap { span, message, hint, edits: Vec::new(), code: Code::Yaml }
}

/// `clusters: - parks`, perhaps with more entries in the lines below.
fn list(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    value: &Range<usize>,
) -> Option<Trap> {
    let line = &lines[number];
    let own = &source[line.value.clone()];
    let entry = own.strip_prefix("- ")?.trim();
    let key = line.key.clone()?;
    let column = line.column() + 2;
    let more: Vec<&LineParts<'_>> = lines[number + 1..]
        .iter()
        .take_while(|next| !next.is_blank() && next.is_item() && next.depth() >= column)
        .collect();
    // One entry of several words may be a text that begins with a dash.
    if more.is_empty() && (entry.contains(char::is_whitespace) || value.end != line.value.end) {
        return None;
    }
    let mut trap = begun_behind(key.end + 1..line.value.start, column);
    trap.edits.extend(more.iter().map(|next| (next.start..next.indent, " ".repeat(column))));
    Some(trap)
}

/// `clusters:- parks`: the same without a space.
pub(super) fn glued_list(line: &LineParts<'_>, dash: usize) -> Trap {
    begun_behind(dash..dash, line.column() + 2)
}

/// The mistake of a list whose first dash is behind `gap`, and should be in a column of the next line.
fn begun_behind(gap: Range<usize>, column: usize) -> Trap {
    Trap {
        edits: vec![(gap.clone(), format!("\n{}", " ".repeat(column)))],
        ..trap(
            gap.end..gap.end + 1,
            message!("yaml.list-on-field-line"),
            message!("yaml.write-entries-apart-hint"),
        )
    }
}

/// `en: > A text`: the text is on the line of the sign with which it begins.
fn text(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    value: &Range<usize>,
) -> Option<Trap> {
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
    // `> 100` is a number that is greater.
    let is_number = is_alone && rest.starts_with(|c: char| c.is_ascii_digit() || c == '=');
    if is_number || rest.starts_with('#') || header[1..].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let below = lines.get(number + 1).filter(|_| !is_alone).map(LineParts::depth);
    let depth = below.unwrap_or(line.column() + 2);
    let start = line.value.start + header.len();
    let gap = start..line.value.end - rest.len();
    Some(Trap {
        edits: vec![(gap, format!("\n{}", " ".repeat(depth)))],
        ..trap(
            line.value.start..line.value.start + header.len(),
            message!("yaml.text-on-sign-line", sign),
            message!("yaml.break-after-sign-hint", header),
        )
    })
}

/// Empty lines at the start of a text that have more spaces than its first line.
fn wide_empty_lines(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Trap> {
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
        // Without the empty lines the comment would be the text.
        let header = &source[line.value.clone()];
        let message = message!("yaml.text-block-empty", header);
        let hint = message!("yaml.write-text-or-delete-sign-hint", header);
        return Some(trap(line.value.clone(), message, hint));
    }
    Some(Trap {
        edits: wide.into_iter().map(|range| (range.clone(), String::new())).collect(),
        ..trap(
            first,
            message!("yaml.empty-line-too-wide"),
            message!("yaml.delete-line-spaces-hint"),
        )
    })
}

/// Tabs in an empty line of a text of several lines, and in those that follow in the same text.
pub(super) fn tabs(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Trap> {
    if !has_tab(source, lines, number) {
        return None;
    }
    let own = (number..lines.len()).take_while(|number| !is_field(source, &lines[*number]));
    let edits: Vec<_> = own
        .filter(|number| has_tab(source, lines, *number))
        .map(|number| (whole(source, lines, number), String::new()))
        .collect();
    Some(Trap {
        edits,
        ..trap(
            whole(source, lines, number),
            message!("yaml.tab-in-empty-line"),
            message!("yaml.delete-tab-hint"),
        )
    })
}

/// Returns whether a line has nothing but white space, with a tab in it.
pub(super) fn has_tab(source: &str, lines: &[LineParts<'_>], number: usize) -> bool {
    lines[number].text.is_empty() && source[whole(source, lines, number)].contains('\t')
}

/// Returns a line with the white space at its end.
fn whole(source: &str, lines: &[LineParts<'_>], number: usize) -> Range<usize> {
    let start = lines[number].start;
    let end = lines.get(number + 1).map_or(source.len(), |next| next.start);
    start..start + source[start..end].trim_end_matches(['\n', '\r']).len()
}
