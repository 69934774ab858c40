//! Splits lines of YAML into indentation, dashes, field and value. It also works on texts that a parser rejects.

use std::collections::BTreeSet;
use std::ops::Range;

/// The parts of a line, in bytes of the whole text.
#[derive(Clone, Debug)]
pub(super) struct LineParts<'a> {
    /// The start of the line.
    pub(super) start: usize,
    /// The line without trailing white space and line break.
    pub(super) text: &'a str,
    /// The end of its indentation.
    pub(super) indent: usize,
    /// The start of the content after its dashes.
    pub(super) content: usize,
    /// The field name, if a colon follows it and then a space or the end of the line.
    pub(super) key: Option<Range<usize>>,
    /// The value after the field name or the dashes, without a comment.
    pub(super) value: Range<usize>,
}

impl<'a> LineParts<'a> {
    fn new(start: usize, whole: &'a str) -> Self {
        let text = whole.trim_end_matches(['\n', '\r', ' ', '\t']);
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let mut content = indent;
        while text[content..].starts_with("- ") || &text[content..] == "-" {
            let rest = &text[content + 1..];
            content = text.len() - rest.trim_start_matches(' ').len();
        }
        let rest = &text[content..];
        let key = key_length(rest).map(|length| content..content + length);
        let value_start = key.as_ref().map_or(content, |key| key.end + 1);
        let value = &text[value_start..];
        let value_start = value_start + value.len() - value.trim_start_matches(' ').len();
        let value = &text[value_start..];
        let value_end =
            value_start + comment(value).map_or(value.len(), |at| value[..at].trim_end().len());
        let shift = |range: Range<usize>| start + range.start..start + range.end;
        Self {
            start,
            text,
            indent: start + indent,
            content: start + content,
            key: key.map(shift),
            value: shift(value_start..value_end),
        }
    }

    /// Returns the indentation in bytes.
    pub(super) fn depth(&self) -> usize {
        self.indent - self.start
    }

    /// Returns the column of the content after the dashes.
    pub(super) fn column(&self) -> usize {
        self.content - self.start
    }

    /// Returns whether the line is empty or only a comment.
    pub(super) fn is_blank(&self) -> bool {
        let text = self.text.trim_start();
        text.is_empty() || text.starts_with('#')
    }

    /// Returns whether the line begins a list item.
    pub(super) fn is_item(&self) -> bool {
        self.content > self.indent
    }
}

/// Returns the line that contains a byte.
pub(super) fn line_at(source: &str, place: usize) -> LineParts<'_> {
    let start = source[..place].rfind('\n').map_or(0, |end| end + 1);
    let end = source[place..].find('\n').map_or(source.len(), |end| place + end + 1);
    LineParts::new(start, &source[start..end])
}

/// Returns whether a line begins with a field name or is a list item.
pub(super) fn is_field(source: &str, line: &LineParts<'_>) -> bool {
    line.is_item() || line.key.as_ref().is_some_and(|key| is_word(&source[key.clone()]))
}

/// Splits a text into lines.
pub(super) fn lines(source: &str) -> Vec<LineParts<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for whole in source.split_inclusive('\n') {
        lines.push(LineParts::new(start, whole));
        start += whole.len();
    }
    lines
}

/// Returns the length of the field name at the start of a text.
fn key_length(text: &str) -> Option<usize> {
    if text
        .starts_with(['"', '\'', '[', '{', '#', '&', '*', '!', '|', '>', '@', '`', '%', '“', '«'])
    {
        return None;
    }
    let colon = text.match_indices(':').find(|(at, _)| {
        let rest = &text[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\u{a0}', '\t'])
    })?;
    (!text[..colon.0].trim().is_empty()).then_some(colon.0)
}

/// Finds the start of a comment. A `#` before a letter is part of the text.
fn comment(value: &str) -> Option<usize> {
    if value.starts_with(['"', '\'']) {
        // A quoted text can contain anything. After it, only a `#` between spaces is a comment.
        let quote = &value[..1];
        let end = value[1..].rfind(quote).map_or(0, |end| end + 2);
        return value[end..].find(" # ").map(|at| end + at);
    }
    value.find(" # ")
}

/// Returns whether a text could be a field name.
pub(super) fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// The field names of a text. Before a colon, such a word begins an entry.
pub(super) struct KnownKeys<'a>(BTreeSet<&'a str>);

impl<'a> KnownKeys<'a> {
    /// Collects the field names at the start of lines and in braces.
    pub(super) fn of(source: &'a str) -> Self {
        let of_lines = lines(source).into_iter().filter_map(|line| Some(&source[line.key?]));
        let in_braces = source.match_indices(": ").filter_map(|(colon, _)| {
            let (before, key) = source[..colon].rsplit_once([' ', '{', ','])?;
            let before = &source[..=before.len()];
            before.trim_end().ends_with(['{', ',']).then_some(key)
        });
        Self(of_lines.chain(in_braces).filter(|key| is_word(key)).collect())
    }

    /// Returns whether a word is a known field name.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Returns whether a word could be the tag of a language: `en`, `pt-BR`.
pub(super) fn is_tag(word: &str) -> bool {
    let language = word.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && is_word(word)
}
