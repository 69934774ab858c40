//! Splits lines of YAML into indentation, dashes, field and value. It also works on texts that a parser rejects.

use std::collections::BTreeSet;
use std::ops::Range;

/// The parts of a line, in bytes of the whole text.
#[derive(Clone, Debug)]
pub(super) struct LineParts<'a> {
    /// The whole text.
    pub(super) source: &'a str,
    /// The start of the line.
    pub(super) start: usize,
    /// The end of its line break.
    pub(super) next: usize,
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
    /// Reads the line that begins at byte `start`.
    fn new(source: &'a str, start: usize) -> Self {
        let next = source[start..].find('\n').map_or(source.len(), |end| start + end + 1);
        let text = source[start..next].trim_end_matches(['\n', '\r', ' ', '\t']);
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
            source,
            start,
            next,
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

    /// Returns the end of the line without trailing white space.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Returns the line after its indentation.
    pub(super) fn body(&self) -> &'a str {
        &self.source[self.indent..self.end()]
    }

    /// Returns the content after the dashes.
    pub(super) fn content_text(&self) -> &'a str {
        &self.source[self.content..self.end()]
    }

    /// Returns the text of the value.
    pub(super) fn value_text(&self) -> &'a str {
        &self.source[self.value.clone()]
    }

    /// Returns whether the line begins with a field name that is a word.
    pub(super) fn has_name(&self) -> bool {
        self.key.as_ref().is_some_and(|key| is_word(&self.source[key.clone()]))
    }

    /// Returns whether the line begins with a field name or is a list item.
    pub(super) fn is_field(&self) -> bool {
        self.is_item() || self.has_name()
    }

    /// Returns whether the line is a field without a value, whose lines follow.
    pub(super) fn is_open(&self) -> bool {
        self.key.is_some() && self.value.is_empty()
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
    LineParts::new(source, source[..place].rfind('\n').map_or(0, |end| end + 1))
}

/// Splits a text into lines.
pub(super) fn lines(source: &str) -> Vec<LineParts<'_>> {
    let first = (!source.is_empty()).then(|| LineParts::new(source, 0));
    let next =
        |line: &LineParts| (line.next < source.len()).then(|| LineParts::new(source, line.next));
    std::iter::successors(first, next).collect()
}

/// Returns the nearest line above that is not blank.
pub(super) fn above<'a, 'b>(
    lines: &'a [LineParts<'b>],
    number: usize,
) -> Option<&'a LineParts<'b>> {
    lines[..number].iter().rev().find(|above| !above.is_blank())
}

/// Returns the length of the field name at the start of a text.
fn key_length(text: &str) -> Option<usize> {
    if text.starts_with(|c| "\"'[{#&*!|>@`%“«".contains(c)) {
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

/// Collects the field names at the start of lines and in braces. Before a colon, such a word begins an entry.
pub(super) fn known_keys(source: &str) -> BTreeSet<&str> {
    let of_lines = lines(source).into_iter().filter_map(|line| Some(&source[line.key?]));
    let in_braces = source.match_indices(": ").filter_map(|(colon, _)| {
        let (before, key) = source[..colon].rsplit_once([' ', '{', ','])?;
        let before = &source[..=before.len()];
        before.trim_end().ends_with(['{', ',']).then_some(key)
    });
    of_lines.chain(in_braces).filter(|key| is_word(key)).collect()
}

/// Returns whether a word could be the tag of a language: `en`, `pt-BR`.
pub(super) fn is_tag(word: &str) -> bool {
    let language = word.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && is_word(word)
}
