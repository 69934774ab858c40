//! Lines that have neither a colon nor a dash, among lines that have them.

use super::line::{LineParts, is_word};
use super::pitfall::Trap;
use crate::diag::{Code, Message, message};

/// Returns whether the parser stopped at a line in which it found no colon.
pub(super) fn stops(reason: &str) -> bool {
    reason.contains("simple key expected")
}

/// The line at which the parser stopped since it has no colon. It is at fault, and no line above it.
pub(super) fn stopped(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Trap> {
    let line = &lines[number];
    let body = body(source, line)?;
    let word = body.split(' ').next()?;
    let is_name = line.key.is_none() && !line.is_blank() && is_word(word);
    is_name.then(|| missing(line, body, hint(source, lines, number, body)))
}

/// A line with neither a colon nor a dash among lines that have them.
pub(super) fn no_colon(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Trap> {
    let line = &lines[number];
    let body = body(source, line)?;
    let word = body.split(' ').next()?;
    let before = before(lines, number);
    // A text that goes on stands further to the right than its key.
    let begins =
        before.is_none_or(|before| before.key.is_some() && before.column() == line.column());
    (begins && line.key.is_none() && is_word(word) && word != body)
        .then(|| missing(line, body, hint(source, lines, number, body)))
}

fn missing(line: &LineParts<'_>, body: &str, hint: Message) -> Trap {
    Trap {
        span: line.content..line.content + body.len(),
        message: message!("schema.colon-missing"),
        hint,
        edits: Vec::new(),
        code: Code::Yaml,
    }
}

/// Returns what to write. Words below a text may go on with it.
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

/// Returns what is written in a line behind its dashes.
fn body<'a>(source: &'a str, line: &LineParts<'_>) -> Option<&'a str> {
    Some(source[line.content..].lines().next()?.trim_end())
}

/// Returns the nearest line above that has something in it.
fn before<'a, 'b>(lines: &'a [LineParts<'b>], number: usize) -> Option<&'a LineParts<'b>> {
    lines[..number].iter().rev().find(|before| !before.is_blank())
}
