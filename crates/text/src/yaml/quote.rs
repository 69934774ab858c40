//! Finds values that YAML misreads without quotation marks, or whose quotation marks are wrong.

use std::ops::Range;

use super::line::LineParts;
use super::pitfall::{Edit, Pitfall};
use super::{block, bracket, flow, quoted_lines};
use crate::diag::{Code, Message, message};

/// Pairs of typographic quotation marks.
const TYPOGRAPHIC: [(char, char); 5] = [('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’'), ('”', '”')];

/// Finds possible mistakes in the value of a line, the most likely first.
pub(super) fn value(lines: &[LineParts<'_>], number: usize) -> Vec<Pitfall> {
    let (first, range) = whole_value(lines, number);
    let source = lines[number].source;
    let text = &source[range.clone()];
    if text.is_empty() {
        return Vec::new();
    }
    let mut traps: Vec<Pitfall> = joined(&lines[number], &range).into_iter().collect();
    match text.chars().next() {
        Some('{') if text.starts_with("{{") => {
            // The leftover of another program's template.
            let message = message!("yaml.template-placeholder");
            traps.push(Pitfall::new(range, message, message!("yaml.write-actual-value-hint")));
        }
        Some('{' | '[') => traps.extend(flow::traps(source, &range)),
        _ if traps.is_empty() => {
            traps.extend(block::traps(lines, first, &range));
            if traps.is_empty() && !block::is_header(text) {
                let unopened = flow::unopened(source, &range);
                traps.extend(unopened.or_else(|| one(source, range)));
            }
        }
        _ => {}
    }
    traps
}

/// Returns the value of a line with its continuation lines, and the number of the first line.
fn whole_value(lines: &[LineParts<'_>], number: usize) -> (usize, Range<usize>) {
    // A line in the middle of a text belongs to the first line of the text.
    let pairs = lines[..=number].windows(2).rev();
    let first = number - pairs.take_while(|pair| goes_on(&pair[0], &pair[1])).count();
    let below = lines[first..].windows(2).take_while(|pair| goes_on(&pair[0], &pair[1]));
    let end = below.last().map_or(lines[first].value.end, |pair| {
        let last = &pair[1];
        if last.key.is_none() { last.value.end } else { last.end() }
    });
    (first, lines[first].value.start..end)
}

/// Returns whether a line continues the text of the line before.
fn goes_on(before: &LineParts<'_>, line: &LineParts<'_>) -> bool {
    let has_text = !before.value.is_empty() && !before.is_blank();
    has_text && !line.is_blank() && !line.is_field() && line.depth() > before.depth()
}

/// Finds a mistake in a single value. Most of them need quotation marks.
pub(super) fn one(source: &str, span: Range<usize>) -> Option<Pitfall> {
    let text = &source[span.clone()];
    let first = text.chars().next()?;
    let trap = |message: Message| {
        let quoted = quoted(text);
        let hint = message!("schema.put-in-quotation-marks-hint", quoted = shortened(&quoted));
        Pitfall::new(span.clone(), message, hint).fix_all(quoting(&span, text, &quoted))
    };
    if let Some((_, close)) = TYPOGRAPHIC.iter().find(|(open, _)| *open == first)
        && let Some(inner) = text[first.len_utf8()..].strip_suffix([*close, '"', '\''])
        && needs_quotes(inner)
        && !TYPOGRAPHIC.iter().any(|(open, close)| inner.contains([*open, *close]))
    {
        let quoted = quoted(inner);
        let message = message!("yaml.wrong-quotes", first);
        let hint = message!("yaml.straight-quotes-hint", quoted = shortened(&quoted));
        return Some(Pitfall::new(span.clone(), message, hint).fix(span, quoted));
    }
    if let Some(trap) = unopened(text, &span) {
        return Some(trap);
    }
    if first == '*' && source.contains(&format!("&{}", &text[1..])) {
        return None;
    }
    if matches!(first, '\'' | '"') {
        return quotation(source, first, span);
    }
    if first == '#' {
        let trap = trap(message!("schema.hash-begins-comment"));
        return Some(Pitfall { code: Code::CutValue, ..trap });
    }
    let is_list = matches!(first, '-' | '?') && text[1..].starts_with(' ');
    if is_list || "@`%&*!|>,]}".contains(first) {
        return Some(trap(message!("yaml.invalid-first-character", first)));
    }
    if let Some(sign) = cut(text).filter(|_| text.lines().count() > 1) {
        let end = sign + text[sign..].lines().next().map_or(1, str::len);
        let trap = trap(message!("schema.hash-begins-comment"));
        return Some(Pitfall { span: span.start + sign..span.start + end, ..trap });
    }
    // A comment without its own line, or a group without its dash, is not part of a text.
    let is_more = text.contains("# ") || contains_group(text);
    let colon = has_colon(text).then(|| trap(message!("yaml.colon-in-value")))?;
    Some(if is_more { colon.fix_all([]) } else { colon })
}

/// Finds a `#` that cuts a text in the middle.
fn cut(text: &str) -> Option<usize> {
    let sign = text.find(" #")? + 1;
    text[sign + 1..].starts_with(char::is_alphanumeric).then_some(sign)
}

/// Returns whether a later line of a text begins a list or group, possibly without its dash.
fn contains_group(text: &str) -> bool {
    text.lines().skip(1).any(|line| line.trim_start().starts_with(['{', '[']))
}

/// Returns whether a value contains a colon that YAML reads as syntax.
pub(super) fn has_colon(text: &str) -> bool {
    text.contains(": ") || text.contains(":\n") || text.ends_with(':')
}

/// Finds two fields on one line: `country: PT  joined: 2024`, `name: "Porto"country: PT`. Their line break is
/// missing, but the indentation of the second field is still present.
fn joined(line: &LineParts<'_>, value: &Range<usize>) -> Option<Pitfall> {
    let text = &line.source[value.clone()];
    line.key.as_ref()?;
    let (before, key) = text.match_indices(':').find_map(|(colon, _)| {
        let is_end = text[colon + 1..].chars().next().is_none_or(char::is_whitespace);
        let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        let written = before.trim_end();
        let ends = written.ends_with(['"', '\'', '}', ']', '.', '?', '!']) && written == before;
        let is_apart = before.ends_with("  ") || ends;
        let is_key = before.len() < colon && is_end && !written.is_empty();
        (is_key && is_apart).then_some((before, &text[before.len()..colon]))
    })?;
    // An unclosed quoted text can contain colons.
    let opens = text.starts_with(['"', '\'']) && !before.trim_end()[1..].ends_with(&text[..1]);
    let start = value.start + before.trim_end().len();
    let begin = value.start + before.len();
    (!opens).then(|| {
        let message = message!("yaml.line-break-missing", key);
        let hint = message!("yaml.one-field-per-line-hint");
        Pitfall::new(begin..begin + key.len(), message, hint).fix(start..start, "\n")
    })
}

/// Finds a value with a closing but no opening quotation mark. The fix adds the opening one.
fn unopened(text: &str, span: &Range<usize>) -> Option<Pitfall> {
    let is_unopened = text.ends_with('"') && text.matches('"').count() == 1 && text.len() > 1;
    is_unopened.then(|| {
        let message = message!("yaml.nothing-to-close", close = '"');
        let hint = message!("yaml.open-value-hint", open = '"');
        Pitfall::new(span.clone(), message, hint).fix(span.start..span.start, '"')
    })
}

pub(super) fn needs_quotes(text: &str) -> bool {
    text.contains(": ") || text.ends_with(':') || text.contains(" #")
}

/// Finds the closing quotation mark in the text after the opening one.
pub(super) fn end(body: &str, quote: char) -> Option<usize> {
    let mut characters = body.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let is_double = c == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'');
        if (quote == '"' && c == '\\') || (quote == '\'' && is_double) {
            characters.next();
        } else if c == quote {
            return Some(at);
        }
    }
    None
}

/// Returns the quotation mark of a value that is not closed on its line.
pub(super) fn left_open(value: &str) -> Option<char> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    end(&value[1..], quote).is_none().then_some(quote)
}

/// Finds mistakes in a value that begins with a straight quotation mark but is not one quoted text.
fn quotation(source: &str, quote: char, span: Range<usize>) -> Option<Pitfall> {
    let text = &source[span.clone()];
    let body = &text[1..];
    let Some(end) = end(body, quote) else {
        if let Some(trap) = quoted_lines::margin(source, quote, &span) {
            return Some(trap);
        }
        let message = message!("yaml.unclosed-quotation-mark", quote);
        if quote == '"' {
            let hint = message!("yaml.add-quotation-mark-hint");
            return Some(Pitfall::new(span, message, hint));
        }
        let quoted = quoted(text);
        let hint = message!("yaml.quote-apostrophe-hint", value = shortened(&quoted));
        let edits = quoting(&span, text, &quoted);
        return Some(Pitfall::new(span, message, hint).fix_all(edits));
    };
    if let Some(trap) = quoted_lines::escapes(source, quote, span.start + 1..span.start + 1 + end) {
        return Some(trap);
    }
    if body[end + 1..].starts_with('#') {
        return Some(bracket::glued_comment(source, span.start + end + 2));
    }
    let rest = body[end + 1..].trim_start();
    if rest.is_empty() || rest.starts_with(['#', ',', ']', '}', ':']) {
        return None;
    }
    // If the marks enclose the whole value, they are its quotation marks. The inner ones belong to the text.
    let inner = body.strip_suffix(quote).filter(|inner| is_whole(inner, quote)).unwrap_or(text);
    let has_escapes = text.contains('\\') || text.contains("''");
    let quoted = quoted(inner);
    let message = message!("yaml.early-quotation-mark", rest = shortened(rest));
    let hint = message!("yaml.other-quotes-hint", quoted = shortened(&quoted));
    let trap = Pitfall::new(span.clone(), message, hint);
    // The other kind of quotation marks would change the meaning of an escape.
    Some(if has_escapes { trap } else { trap.fix(span, quoted) })
}

/// Returns whether the first and the last quotation mark of a value enclose all of it: the inner marks come in pairs,
/// or one is an apostrophe.
fn is_whole(inner: &str, quote: char) -> bool {
    let inside = inner.matches(quote).count();
    // If the first inner mark ends a word, the text begins with a quotation.
    let first = inner.find(quote).unwrap_or(0);
    let closes = inner[..first].ends_with(|c: char| !c.is_whitespace() && c != '(')
        && inner[first + 1..].starts_with(|c: char| c.is_whitespace() || ",.;:)".contains(c));
    if closes {
        return false;
    }
    if quote == '"' { inside.is_multiple_of(2) && !inner.starts_with(quote) } else { inside > 0 }
}

/// Quotes a value with the kind of quotation marks that it does not contain.
pub fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// Writes a text as the value of a field, quoted if necessary.
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

/// Returns the edits that quote a value. If the inner text stays the same, they are two insertions, which keep
/// positions inside the value.
pub(super) fn quoting(span: &Range<usize>, text: &str, quoted: &str) -> Vec<Edit> {
    if quoted.len() == text.len() + 2 {
        let quote = quoted[..1].to_owned();
        return vec![(span.start..span.start, quote.clone()), (span.end..span.end, quote)];
    }
    vec![(span.clone(), quoted.to_owned())]
}

/// Shortens a text for a message.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 100;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let start: String = line.chars().take(MOST - 10).collect();
    let end: String = line.chars().skip(line.chars().count() - 5).collect();
    format!("{start} … {end}")
}
