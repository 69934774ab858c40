//! What comes back from a translator, before anything is known of what it belongs to.

use std::ops::Range;

use super::content::{Syntax, UnitContent};
use crate::content::Inline;

/// A file that came back, read.
#[derive(Clone, Debug, Default)]
pub struct ReturnedFile {
    /// The tag of the locale that was translated into, as written, with its place.
    pub to: Option<(String, Range<usize>)>,
    /// In the order of the file.
    pub units: Vec<ReturnedUnit>,
}

/// A unit that came back.
#[derive(Clone, Debug)]
pub struct ReturnedUnit {
    /// The name that it had when it was exported.
    pub name: String,
    /// Where it stands in the file that came back.
    pub place: Range<usize>,
    /// What was translated.
    pub source: ReturnedText,
    /// The translation, if there is one.
    pub target: Option<ReturnedText>,
    /// Where the translation stands.
    pub target_place: Range<usize>,
    /// How far the file says that the translation is.
    pub progress: TranslationProgress,
    /// Whether one of several segments says what its source says.
    pub has_copied_part: bool,
}

/// How far a translation is. The greater, the less is done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum TranslationProgress {
    /// The file says that it is finished, or says nothing.
    #[default]
    Finished,
    /// A machine translated it, and nobody has read it since.
    Machine,
    /// The translator or the tool is not sure of it.
    Unfinished,
}

/// What a unit says, as a format writes it.
#[derive(Clone, Debug)]
pub enum ReturnedText {
    /// With its marks apart.
    Pieces(Vec<Inline>),
    /// With marks that only their order in the source explains.
    Numbered(Vec<ReturnedPiece>),
    /// As it is written in the sources.
    Written(String),
}

/// A piece of a text in a format that need not say what a mark is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReturnedPiece {
    /// Words.
    Text(String),
    /// The mark of this place among those of the source: its side, and what the file says it is.
    Mark(usize, MarkSide, Option<String>),
}

/// Which part of a mark is at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkSide {
    /// The mark opens a stretch of text.
    Open,
    /// The mark closes it.
    Close,
    /// The mark is a whole.
    Alone,
}

impl ReturnedText {
    /// Returns it in pieces. `source` is what the unit says on the site, and `count` how many marks the
    /// source in the file has. None where nothing explains a mark.
    pub fn content(
        &self,
        syntax: Syntax,
        source: &UnitContent,
        count: usize,
    ) -> Option<UnitContent> {
        match self {
            Self::Pieces(pieces) => Some(UnitContent::returned(pieces.clone(), syntax)),
            Self::Written(text) if syntax.is_markdown() => {
                Some(UnitContent::of(text.trim(), syntax))
            }
            Self::Written(text) => Some(UnitContent::of(text, syntax)),
            Self::Numbered(pieces) => {
                let marks = source.numbered();
                let marks = if marks.len() == count { marks } else { Vec::new() };
                let pieces: Option<Vec<Inline>> =
                    pieces.iter().map(|piece| explained(piece, &marks)).collect();
                Some(UnitContent::returned(pieces?, syntax))
            }
        }
    }

    /// Counts the marks that have numbers.
    pub fn marks(&self) -> usize {
        let Self::Numbered(pieces) = self else { return 0 };
        let numbers = pieces.iter().filter_map(|piece| match piece {
            ReturnedPiece::Mark(number, ..) => Some(number + 1),
            ReturnedPiece::Text(_) => None,
        });
        numbers.max().unwrap_or_default()
    }
}

/// Says what a piece is, by the marks of the source, or by what the file says of it.
fn explained(piece: &ReturnedPiece, marks: &[(String, Option<String>)]) -> Option<Inline> {
    let (number, side, native) = match piece {
        ReturnedPiece::Text(text) => return Some(Inline::Text(text.clone())),
        ReturnedPiece::Mark(number, side, native) => (*number, *side, native),
    };
    let known = marks.get(number).and_then(|(open, close)| match (side, close) {
        (MarkSide::Alone, None) => Some(Inline::Code(open.clone())),
        (MarkSide::Open, Some(_)) => Some(Inline::Open(open.clone())),
        (MarkSide::Close, Some(close)) => Some(Inline::Close(close.clone())),
        _ => None,
    });
    let said = || {
        let text = native.clone().filter(|text| !text.is_empty())?;
        Some(match side {
            MarkSide::Alone => Inline::Code(text),
            MarkSide::Open => Inline::Open(text),
            MarkSide::Close => Inline::Close(text),
        })
    };
    known.or_else(said)
}
