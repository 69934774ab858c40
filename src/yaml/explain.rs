//! Turns the YAML crate's words into an editor's: the traps that people meet, at the line where
//! they were laid and not where the parser fell.

use super::node::Failure;
use crate::diag::{Code, Diagnostic, Span};
use crate::path::SourcePath;

/// What was found in a line: the bytes to mark, the words, the mend.
struct Trap {
    start: usize,
    end: usize,
    message: String,
    hint: String,
}

/// Explains why `source`, which begins at byte `base` of `file`, cannot be read.
pub(super) fn explain(
    file: &SourcePath,
    source: &str,
    base: usize,
    failure: &Failure,
) -> Diagnostic {
    let stop = failure.offset.min(source.len());
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        lines.push((offset, line.trim_end()));
        offset += line.len();
    }
    let reached = lines.iter().take_while(|(start, _)| *start <= stop).count();
    // A tab stops the parser in the line before it.
    let reached = match lines.get(reached) {
        Some((_, next)) if indentation(next).contains('\t') => reached + 1,
        _ => reached,
    };
    let found = lines[..reached].iter().rev().find_map(|(start, line)| {
        trap(line).map(|trap| Trap { start: start + trap.start, end: start + trap.end, ..trap })
    });
    if let Some(trap) = found {
        let span = Span::new(file, base + trap.start..base + trap.end);
        Diagnostic::new(Code::Yaml, span, trap.message).hint(trap.hint)
    } else {
        let line_end = source[stop..].find('\n').map_or(source.len(), |n| stop + n);
        let span = Span::new(file, base + stop..base + line_end);
        let words = failure.message.split(" at line ").next().unwrap_or(&failure.message);
        Diagnostic::new(Code::Yaml, span, format!("this cannot be read as YAML: {words}"))
            .hint("compare the indentation and the punctuation with the entries around it")
    }
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn trap(line: &str) -> Option<Trap> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let indent = indentation(line).len();
    if let Some(tab) = indentation(line).find('\t') {
        return Some(Trap {
            start: tab,
            end: indent,
            message: "a tab stands where spaces are needed".into(),
            hint: "indent with spaces: two for each step".into(),
        });
    }
    let (start, value) = value_of(line)?;
    value_trap(value).map(|trap| Trap { start: start + trap.start, end: start + trap.end, ..trap })
}

/// Finds the value in a line `key: value` or `- value`.
fn value_of(line: &str) -> Option<(usize, &str)> {
    let bare = line.trim_start_matches(['-', ' ']);
    let shift = line.len() - bare.len();
    let (start, value) = match bare.split_once(": ") {
        Some((key, value)) if !key.starts_with(['"', '\'', '[', '{']) => {
            (shift + key.len() + 2, value)
        }
        _ => (shift, bare),
    };
    let trimmed = value.trim_start();
    (!trimmed.is_empty()).then_some((start + value.len() - trimmed.len(), trimmed))
}

fn value_trap(value: &str) -> Option<Trap> {
    let whole =
        |message: String, hint: String| Some(Trap { start: 0, end: value.len(), message, hint });
    let first = value.chars().next()?;
    match first {
        '\'' | '"' => quote_trap(value, first).and_then(|(message, hint)| whole(message, hint)),
        '[' | '{' => {
            if let Some(trap) = flow_trap(value) {
                return Some(trap);
            }
            let close = if first == '[' { ']' } else { '}' };
            let count = |c: char| value.matches(c).count();
            (count(first) > count(close)).then(|| Trap {
                start: 0,
                end: value.len(),
                message: format!("`{first}` is opened and not closed"),
                hint: format!("add `{close}` at the end of the list"),
            })
        }
        '@' | '`' | '%' | '&' | '*' | '!' => whole(
            format!("a value cannot begin with `{first}`"),
            format!("put the whole value in quotes: \"{value}\""),
        ),
        _ => {
            let colon =
                value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
            Some(Trap {
                start: colon,
                end: colon + 1,
                message: "a colon followed by a space stands inside this value".into(),
                hint: format!("put the whole value in quotes: {}", quoted(value)),
            })
        }
    }
}

/// Finds a quotation that begins at an entry of `[…]` or `{…}` and does not end.
fn flow_trap(value: &str) -> Option<Trap> {
    let mut at = 0;
    while let Some(found) = value[at..].find(['\'', '"']) {
        let start = at + found;
        let quote = if value[start..].starts_with('"') { '"' } else { '\'' };
        let begins = value[..start].trim_end().ends_with([':', ',', '{', '[']);
        let body = &value[start + 1..];
        match body.find(quote) {
            _ if !begins => at = start + 1,
            Some(end) => at = start + 1 + end + 1,
            None => {
                let end = body.find([',', '}', ']']).map_or(value.len(), |end| start + 1 + end);
                let (message, hint) = quote_trap(&value[start..end], quote)?;
                return Some(Trap { start, end, message, hint });
            }
        }
    }
    None
}

fn quote_trap(value: &str, quote: char) -> Option<(String, String)> {
    let body = &value[1..];
    let end = body.replace("''", "\u{1}\u{1}").replace("\\\"", "\u{1}\u{1}").find(quote);
    match end {
        None => Some((
            format!("`{quote}` at the start of a value opens a quotation, which is not closed"),
            if quote == '\'' {
                format!(
                    "if the apostrophe is part of the name, put it in double quotes: \"{value}\""
                )
            } else {
                "add `\"` at the end of the value".into()
            },
        )),
        Some(end) => {
            let rest = body[end + 1..].trim_start();
            (!rest.is_empty() && !rest.starts_with(['#', ',', ']', '}', ':'])).then(|| {
                (
                    format!("the quotation ends before `{rest}`"),
                    "put the whole value in quotes of the other kind".into(),
                )
            })
        }
    }
}

fn quoted(value: &str) -> String {
    if value.contains('"') {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}
