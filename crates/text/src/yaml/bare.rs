//! Finds lines with neither a colon nor a dash among fields and items.

use super::line::{LineParts, above, is_word};
use super::pitfall::Pitfall;
use crate::diag::message;

/// Returns whether the parser stopped because a line has no colon.
pub(super) fn stops(reason: &str) -> bool {
    reason.contains("simple key expected")
}

/// Returns the line without a colon at which the parser stopped. The error is in this line, not above it.
pub(super) fn stopped(lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let is_name = line.key.is_none() && !line.is_blank() && is_word(first_word(line));
    is_name.then(|| missing(lines, number))
}

/// Finds a line with neither a colon nor a dash among lines that have one.
pub(super) fn no_colon(lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let word = first_word(line);
    // The next line of a text is indented further than its field.
    let begins = above(lines, number)
        .is_none_or(|before| before.key.is_some() && before.column() == line.column());
    (begins && line.key.is_none() && is_word(word) && word != line.content_text().trim_end())
        .then(|| missing(lines, number))
}

/// Reports the line. If it may continue the text above, the hint mentions that too.
fn missing(lines: &[LineParts<'_>], number: usize) -> Pitfall {
    let line = &lines[number];
    let word = first_word(line);
    let body = line.content_text().trim_end();
    let is_text = body[word.len()..].trim_start().starts_with(char::is_alphanumeric);
    let goes_on = above(lines, number)
        .is_some_and(|before| before.value_text().contains(' ') && before.key.is_some());
    let hint = if is_text && goes_on {
        message!("yaml.write-field-or-indent-hint", word)
    } else {
        message!("schema.write-field-hint", word)
    };
    Pitfall::new(line.content..line.content + body.len(), message!("schema.colon-missing"), hint)
}

fn first_word<'a>(line: &LineParts<'a>) -> &'a str {
    line.content_text().trim_end().split(' ').next().unwrap_or_default()
}
