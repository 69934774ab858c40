//! What comes back from a translator, before anything is known of what it belongs to.

use std::ops::Range;

use super::content::{Content, Syntax};
use crate::content::Inline;

/// A file that came back, read.
#[derive(Clone, Debug, Default)]
pub struct Returned {
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
    pub source: Said,
    /// The translation, if there is one.
    pub target: Option<Said>,
    /// Where the translation stands.
    pub target_place: Range<usize>,
    /// Whether the translator or the tool is not sure of it.
    pub is_unsure: bool,
}

/// What a unit says, as a format holds it.
#[derive(Clone, Debug)]
pub enum Said {
    /// With its marks apart.
    Pieces(Vec<Inline>),
    /// As it is written in the sources.
    Written(String),
}

impl Said {
    /// Returns it in pieces.
    pub fn content(&self, syntax: Syntax) -> Content {
        match self {
            Self::Pieces(pieces) => Content::returned(pieces.clone(), syntax),
            Self::Written(text) => Content::of(text.trim(), syntax),
        }
    }
}
