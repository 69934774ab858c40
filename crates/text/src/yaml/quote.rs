//! Values that YAML reads as something else unless they stand in quotes.

use std::ops::Range;

use super::line::{Line, is_word};
use super::trap::{Trap, entries};
use crate::diag::{Code, Words, words};

/// Quotes of print, as pairs.
const TYPOGRAPHIC: [(char, char); 5] = [('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’'), ('”', '”')];

/// Finds what may be wrong with the value of a line, what is most likely first.
pub(super) fn value(source: &str, lines: &[Line<'_>], number: usize) -> Vec<Trap> {
    let range = whole_value(source, lines, number);
    let text = &source[range.clone()];
    if text.is_empty() {
        return Vec::new();
    }
    match text.chars().next() {
        Some('{') if text.starts_with("{{") => vec![left_over(range)],
        Some('{' | '[') => flow(source, &range),
        _ => one(source, range).into_iter().collect(),
    }
}

/// Returns the value of a line with the lines that go on with it.
fn whole_value(source: &str, lines: &[Line<'_>], number: usize) -> Range<usize> {
    let mut first = number;
    // A line in the middle of a text belongs to the line where the text begins.
    while first > 0 && goes_on(source, &lines[first - 1], &lines[first]) {
        first -= 1;
    }
    let mut end = lines[first].value.end;
    let mut last = first;
    while let Some(next) = lines.get(last + 1).filter(|next| goes_on(source, &lines[last], next)) {
        end = if next.key.is_none() { next.value.end } else { next.start + next.text.len() };
        last += 1;
    }
    lines[first].value.start..end
}

/// Tells whether a line goes on with the text of the line before.
fn goes_on(source: &str, before: &Line<'_>, line: &Line<'_>) -> bool {
    let has_text = !source[before.value.clone()].is_empty() && !before.is_blank();
    let is_field = line.key.as_ref().is_some_and(|key| is_word(&source[key.clone()]));
    has_text && !line.is_blank() && !line.is_item() && !is_field && line.depth() > before.depth()
}

/// A single value: what may be wrong with it, and the quotes that it needs.
fn one(source: &str, span: Range<usize>) -> Option<Trap> {
    let text = &source[span.clone()];
    let first = text.chars().next()?;
    let trap = |message: Words| {
        let quoted = quoted(text);
        let hint = words!("put the whole value in quotes: {quoted}", quoted = shortened(&quoted));
        Some(Trap {
            edits: quoting(&span, text, &quoted),
            span: span.clone(),
            message,
            hint,
            code: Code::Yaml,
        })
    };
    if let Some((_, close)) = TYPOGRAPHIC.iter().find(|(open, _)| *open == first)
        && let Some(inner) = text[first.len_utf8()..].strip_suffix([*close, '"', '\''])
        && needs_quotes(inner)
        && !TYPOGRAPHIC.iter().any(|(open, close)| inner.contains([*open, *close]))
    {
        let quoted = quoted(inner);
        return Some(Trap {
            message: words!("`{first}` is no quotation mark to YAML", first),
            hint: words!("write straight quotes: {quoted}", quoted = shortened(&quoted)),
            edits: vec![(span.clone(), quoted)],
            span,
            code: Code::Yaml,
        });
    }
    if first == '*' && source.contains(&format!("&{}", &text[1..])) {
        return None;
    }
    match first {
        '\'' | '"' => quotation(text, first, span),
        '#' => trap(words!("`#` begins a comment here: what follows is not read"))
            .map(|trap| Trap { code: Code::CutValue, ..trap }),
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | ',' | ']' | '}' => {
            trap(words!("a value cannot begin with `{first}`", first))
        }
        '-' | '?' if text[1..].starts_with(' ') => {
            trap(words!("a value cannot begin with `{first}`", first))
        }
        _ if text.contains(": ") || text.contains(":\n") || text.ends_with(':') => {
            trap(words!("a colon followed by a space stands inside this value"))
        }
        _ => None,
    }
}

fn needs_quotes(text: &str) -> bool {
    text.contains(": ") || text.ends_with(':') || text.contains(" #")
}

/// A value that begins with a straight quote and is not one quotation.
fn quotation(text: &str, quote: char, span: Range<usize>) -> Option<Trap> {
    let body = &text[1..];
    let end = body.replace("''", "\u{1}\u{1}").replace("\\\"", "\u{1}\u{1}").find(quote);
    let Some(end) = end else {
        let message = words!(
            "`{quote}` at the start of a value opens a quotation, which is not closed",
            quote
        );
        if quote == '"' {
            let hint = words!("add `\"` at the end of the value");
            return Some(Trap { span, message, hint, edits: Vec::new(), code: Code::Yaml });
        }
        let quoted = quoted(text);
        let hint = words!(
            "if the apostrophe is part of the name, put it in double quotes: {value}",
            value = shortened(&quoted)
        );
        return Some(Trap {
            edits: quoting(&span, text, &quoted),
            span,
            message,
            hint,
            code: Code::Yaml,
        });
    };
    let rest = body[end + 1..].trim_start();
    if rest.is_empty() || rest.starts_with(['#', ',', ']', '}', ':']) {
        return None;
    }
    // Quotes around the whole are those of a quotation that holds others; the ones inside stay.
    let inner = body.strip_suffix(quote).filter(|inner| is_whole(inner, quote)).unwrap_or(text);
    let has_escapes = text.contains('\\') || text.contains("''");
    let quoted = quoted(inner);
    Some(Trap {
        message: words!("the quotation ends before `{rest}`", rest = shortened(rest)),
        hint: words!(
            "put the whole value in quotes of the other kind: {quoted}",
            quoted = shortened(&quoted)
        ),
        // In the other kind of quotes an escape would be letters.
        edits: if has_escapes { Vec::new() } else { vec![(span.clone(), quoted)] },
        span,
        code: Code::Yaml,
    })
}

/// Tells whether what stands between the first and the last quote of a value is all of it: then the
/// quotes inside come in pairs, or there is an apostrophe.
fn is_whole(inner: &str, quote: char) -> bool {
    let inside = inner.matches(quote).count();
    // Where the first quote inside closes a word, the text begins with a quotation of its own.
    let first = inner.find(quote).unwrap_or(0);
    let closes = inner[..first].ends_with(|c: char| !c.is_whitespace() && c != '(')
        && inner[first + 1..].starts_with(|c: char| c.is_whitespace() || ",.;:)".contains(c));
    if closes {
        return false;
    }
    if quote == '"' { inside.is_multiple_of(2) && !inner.starts_with(quote) } else { inside > 0 }
}

/// What a template of another program left behind.
fn left_over(span: Range<usize>) -> Trap {
    Trap {
        span,
        message: words!("`{{` begins a command of another program, which nobody carried out"),
        hint: words!("write the value itself"),
        edits: Vec::new(),
        code: Code::Yaml,
    }
}

/// A list or group on one line.
fn flow(source: &str, span: &Range<usize>) -> Vec<Trap> {
    let text = &source[span.clone()];
    let (open, close) = if text.starts_with('[') { ('[', ']') } else { ('{', '}') };
    let mut traps = Vec::new();
    let inside = span.start + 1..span.end;
    for entry in entries(source, &inside) {
        let part = &source[entry.clone()];
        let key = part.find(": ").filter(|colon| open == '{' && is_word(&part[..*colon]));
        let start = entry.start + key.map_or(0, |colon| colon + 2);
        let start =
            start + source[start..entry.end].len() - source[start..entry.end].trim_start().len();
        let value = &source[start..entry.end];
        if let Some(place) = comma_missing(source, open, start..entry.end) {
            traps.push(Trap {
                span: place,
                message: words!("a comma is missing between two entries"),
                hint: words!("part the entries with commas: `{a: 1, b: 2}`"),
                edits: Vec::new(),
                code: Code::Yaml,
            });
        } else if let Some(sign) = value.find(" #") {
            traps.push(Trap {
                span: start + sign + 1..line_end(source, start),
                message: words!("everything behind `#` is a comment, and cuts what stands here"),
                hint: words!("put the value with the `#` in quotes"),
                edits: Vec::new(),
                code: Code::Yaml,
            });
        } else {
            traps.extend(one(source, start..entry.end));
        }
    }
    let after = text.rfind(close).map(|end| &text[end + close.len_utf8()..]);
    match after {
        None => traps.push(Trap {
            span: span.clone(),
            message: words!("`{open}` is opened and not closed", open),
            hint: words!("add `{close}` at the end of the list", close),
            edits: Vec::new(),
            code: Code::Yaml,
        }),
        Some(rest) if !rest.trim().is_empty() => {
            let quoted = quoted(text);
            traps.push(Trap {
                span: span.clone(),
                message: words!("a value that begins with `{open}` is a list to YAML", open),
                hint: words!(
                    "put the whole value in quotes: {quoted}",
                    quoted = shortened(&quoted)
                ),
                edits: quoting(span, text, &quoted),
                code: Code::Yaml,
            });
        }
        Some(_) => {}
    }
    traps
}

/// Finds a second key in the value of an entry between braces.
fn comma_missing(source: &str, open: char, value: Range<usize>) -> Option<Range<usize>> {
    let text = &source[value.clone()];
    let colon = text.find(": ").filter(|_| open == '{')?;
    let (before, key) = text[..colon].rsplit_once(' ')?;
    let is_short = !before.contains(' ') && !before.starts_with(['"', '\'']);
    (is_word(key)
        && is_short
        && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        && before.chars().any(|c| c.is_ascii_digit()))
    .then_some(value)
}

fn line_end(source: &str, from: usize) -> usize {
    source[from..].find('\n').map_or(source.len(), |end| from + end)
}

/// Puts a value in quotes of the kind that it does not hold.
pub fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// Writes a text as the value of a key, in quotes if it needs them.
pub fn written(value: &str) -> String {
    let begins = value.starts_with(|c: char| "'\"[]{}#&*!|>@`%,-?: ".contains(c));
    let typed =
        value.parse::<f64>().is_ok() || matches!(value, "" | "~" | "null" | "true" | "false");
    if begins || typed || needs_quotes(value) || value.ends_with(' ') || value.contains('\n') {
        quoted(value)
    } else {
        value.to_owned()
    }
}

/// Returns the changes that put a value in quotes: where nothing inside it changes, two insertions,
/// so that places in it stay known.
fn quoting(span: &Range<usize>, text: &str, quoted: &str) -> Vec<(Range<usize>, String)> {
    if quoted.len() == text.len() + 2 {
        let quote = quoted[..1].to_owned();
        return vec![(span.start..span.start, quote.clone()), (span.end..span.end, quote)];
    }
    vec![(span.clone(), quoted.to_owned())]
}

/// Shortens a text for a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 100;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let start: String = line.chars().take(MOST - 10).collect();
    let end: String = line.chars().skip(line.chars().count() - 5).collect();
    format!("{start} … {end}")
}
