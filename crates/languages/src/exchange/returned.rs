//! An imported file before its units are matched to the site.

use std::ops::Range;

use super::content::{Syntax, UnitContent};
use crate::content::Inline;

/// The content of an imported file.
#[derive(Clone, Debug, Default)]
pub struct ReturnedFile {
    /// The tag of the target locale as written, with its position.
    pub to: Option<(String, Range<usize>)>,
    /// The units, in the order of the file.
    pub units: Vec<ReturnedUnit>,
}

/// An imported unit.
#[derive(Clone, Debug)]
pub struct ReturnedUnit {
    /// Its name in the export.
    pub name: String,
    /// Its position in the imported file.
    pub place: Range<usize>,
    /// The source text.
    pub source: ReturnedText,
    /// The translation, if there is one.
    pub target: Option<ReturnedText>,
    /// The position of the translation.
    pub target_place: Range<usize>,
    /// The state of the translation according to the file.
    pub progress: TranslationProgress,
    /// Whether a segment of a unit with several segments is a copy of its source.
    pub has_copied_part: bool,
}

/// The progress of a translation, from complete to incomplete.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum TranslationProgress {
    /// The file states that it is finished, or has no state.
    #[default]
    Finished,
    /// A machine translation that no person has reviewed.
    Machine,
    /// The translator or the tool marked it as uncertain or incomplete.
    Unfinished,
}

/// The text of a unit, in the representation of the file format.
#[derive(Clone, Debug)]
pub enum ReturnedText {
    /// Parsed into text and marks.
    Pieces(Vec<Inline>),
    /// With marks identified only by their order in the source.
    Numbered(Vec<ReturnedPiece>),
    /// In the syntax of the source files.
    Written(String),
}

/// A piece of a text in a format that does not require the content of marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReturnedPiece {
    /// Text.
    Text(String),
    /// The index of a mark among those of the source, its side, and its content if the file has it.
    Mark(usize, MarkSide, Option<String>),
}

/// The part of a mark at a position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkSide {
    /// The start of a pair.
    Open,
    /// The end of a pair.
    Close,
    /// A mark that is complete by itself.
    Standalone,
}

impl ReturnedText {
    /// Returns its content. `source` is the text of the unit on the site, and `count` is the number of marks in
    /// the file's source. `None` if a mark is unknown.
    pub fn content(
        &self,
        syntax: Syntax,
        source: &UnitContent,
        count: usize,
    ) -> Option<UnitContent> {
        match self {
            Self::Pieces(pieces) => Some(UnitContent::returned(pieces.clone(), syntax)),
            Self::Written(text) => {
                let text = if syntax.is_markdown() { text.trim() } else { text };
                Some(UnitContent::of(text, syntax))
            }
            Self::Numbered(pieces) => {
                let marks = source.numbered();
                let marks = if marks.len() == count { marks } else { Vec::new() };
                let pieces: Option<Vec<Inline>> =
                    pieces.iter().map(|piece| explained(piece, &marks)).collect();
                Some(UnitContent::returned(pieces?, syntax))
            }
        }
    }

    /// Counts the numbered marks.
    pub fn marks(&self) -> usize {
        let Self::Numbered(pieces) = self else { return 0 };
        let numbers = pieces.iter().filter_map(|piece| match piece {
            ReturnedPiece::Mark(number, ..) => Some(number + 1),
            ReturnedPiece::Text(_) => None,
        });
        numbers.max().unwrap_or_default()
    }
}

/// Returns the content of a piece, from the marks of the source or from the file.
fn explained(piece: &ReturnedPiece, marks: &[(String, Option<String>)]) -> Option<Inline> {
    let (number, side, native) = match piece {
        ReturnedPiece::Text(text) => return Some(Inline::Text(text.clone())),
        ReturnedPiece::Mark(number, side, native) => (*number, *side, native),
    };
    let known = marks.get(number).and_then(|(open, close)| match (side, close) {
        (MarkSide::Standalone, None) | (MarkSide::Open, Some(_)) => Some(open),
        (MarkSide::Close, Some(close)) => Some(close),
        _ => None,
    });
    let text = known.or(native.as_ref().filter(|text| !text.is_empty()))?.clone();
    Some(match side {
        MarkSide::Standalone => Inline::Code(text),
        MarkSide::Open => Inline::Open(text),
        MarkSide::Close => Inline::Close(text),
    })
}
