//! Positions in source files: byte spans, and their lines and columns.

use std::ops::Range;

use crate::path::SourcePath;

/// A byte range of a source file, in its UTF-8 text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: SourcePath,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// Creates the span of the bytes `range` in `file`.
    pub fn new(file: &SourcePath, range: Range<usize>) -> Self {
        Self { file: file.clone(), start: range.start, end: range.end.max(range.start) }
    }

    /// Returns the length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Returns whether the span is a position between two bytes.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Creates the span of a whole file, which is shown at its first line.
    pub fn file(file: &SourcePath) -> Self {
        Self::new(file, 0..0)
    }
}

/// A source of the texts to which spans refer.
pub trait Texts {
    /// Returns the text of a file, if it is a source text.
    fn text(&self, file: &SourcePath) -> Option<&str>;
}

/// A position for people and code editors: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// Computes the lines and columns of a span in its text.
pub fn place(text: &str, span: &Span) -> Place {
    let (line, column) = line_and_column(text, span.start);
    let (end_line, end_column) = line_and_column(text, span.end);
    Place { line, column, end_line, end_column }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::{Span, place};
    use crate::path::SourcePath;

    #[test]
    fn columns_count_characters() {
        let file = SourcePath::new("a.yaml").unwrap();
        let text = "name: Sø\ncity: Évora\n";
        let start = text.find("Évora").unwrap();
        let place = place(text, &Span::new(&file, start..start + "Évora".len()));
        assert_eq!((place.line, place.column, place.end_column), (2, 7, 12));
    }
}
