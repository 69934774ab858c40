//! Finds lines with neither a colon nor a dash among fields and items.

use super::line::{LineParts, is_word};
use super::pitfall::Pitfall;
use crate::diag::{Code, Message, message};

/// Returns whether the parser stopped because a line has no colon.
pub(super) fn stops(reason: &str) -> bool {
    reason.contains("simple key expected")
}

/// Returns the line without a colon at which the parser stopped. The error is in this line, not above it.
pub(super) fn stopped(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let body = body(source, line)?;
    let word = body.split(' ').next()?;
    let is_name = line.key.is_none() && !line.is_blank() && is_word(word);
    is_name.then(|| missing(line, body, hint(source, lines, number, body)))
}

/// Finds a line with neither a colon nor a dash among lines that have one.
pub(super) fn no_colon(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let body = body(source, line)?;
    let word = body.split(' ').next()?;
    let before = before(lines, number);
    // The next line of a text is indented further than its field.
    let begins =
        before.is_none_or(|before| before.key.is_some() && before.column() == line.column());
    (begins && line.key.is_none() && is_word(word) && word != body)
        .then(|| missing(line, body, hint(source, lines, number, body)))
}

fn missing(line: &LineParts<'_>, body: &str, hint: Message) -> Pitfall {
    Pitfall {
        span: line.content..line.content + body.len(),
        message: message!("schema.colon-missing"),
        hint,
        edits: Vec::new(),
        code: Code::Yaml,
    }
}

/// Returns the hint. If the line may continue the text above, the hint mentions that too.
fn hint(source: &str, lines: &[LineParts<'_>], number: usize, body: &str) -> Message {
    let word = body.split(' ').next().unwrap_or(body);
    let is_text = body[word.len()..].trim_start().starts_with(char::is_alphanumeric);
    let goes_on = before(lines, number)
        .is_some_and(|before| source[before.value.clone()].contains(' ') && before.key.is_some());
    if is_text && goes_on {
        message!("yaml.write-field-or-indent-hint", word)
    } else {
        message!("schema.write-field-hint", word)
    }
}

/// Returns the content of a line after its dashes.
fn body<'a>(source: &'a str, line: &LineParts<'_>) -> Option<&'a str> {
    Some(source[line.content..].lines().next()?.trim_end())
}

/// Returns the nearest line above that is not blank.
fn before<'a, 'b>(lines: &'a [LineParts<'b>], number: usize) -> Option<&'a LineParts<'b>> {
    lines[..number].iter().rev().find(|before| !before.is_blank())
}
