//! Translates the comments of the starter into the language of its editors.

use crate::diag::UiLanguage;

/// The maximum length of a comment line, in characters.
const WIDTH: usize = 100;

/// Pairs of comments: English, and below it the Portuguese text after `=`.
static PORTUGUESE: &str = include_str!("comments.pt.txt");

/// Translates the comments of a text. A comment without a translation stays in English.
pub(super) fn in_language(text: &str, ui_language: UiLanguage) -> String {
    if ui_language == UiLanguage::English {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut comment: Vec<&str> = Vec::new();
    for line in text.split_inclusive('\n') {
        if comment.first().is_some_and(|first| margin(first) != margin(line))
            || !line.trim_start().starts_with('#')
        {
            said(&mut comment, &mut out);
        }
        if line.trim_start().starts_with('#') {
            comment.push(line);
        } else {
            out.push_str(line);
        }
    }
    said(&mut comment, &mut out);
    out
}

fn margin(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// Writes a comment and clears the buffer.
fn said(comment: &mut Vec<&str>, out: &mut String) {
    let lines = std::mem::take(comment);
    let Some(first) = lines.first() else { return };
    let words: Vec<&str> =
        lines.iter().flat_map(|line| line.split_whitespace().filter(|word| *word != "#")).collect();
    match portuguese(&words.join(" ")) {
        Some(other) => wrapped(other, margin(first), out),
        None => out.push_str(&lines.concat()),
    }
}

fn portuguese(english: &str) -> Option<&'static str> {
    let mut lines = PORTUGUESE.lines();
    lines.find(|line| *line == english)?;
    lines.next()?.strip_prefix("= ")
}

fn wrapped(text: &str, margin: &str, out: &mut String) {
    let mut line = format!("{margin}#");
    for word in text.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            line = format!("\n{margin}#");
        }
        line.push(' ');
        line.push_str(word);
    }
    out.push_str(&line);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::in_language;
    use crate::diag::UiLanguage;

    #[test]
    fn comments_are_said_and_the_rest_stays() {
        let text = "a: 1\n  # The website of the city.\n  b: 2\n# Nothing known.\nc: \"#\"\n";
        let said = "a: 1\n  # O sítio Web da cidade.\n  b: 2\n# Nothing known.\nc: \"#\"\n";
        assert_eq!(in_language(text, UiLanguage::Portuguese), said);
        assert_eq!(in_language(text, UiLanguage::English), text);
    }
}
