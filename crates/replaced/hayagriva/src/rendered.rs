//! A bibliography as it appears in a document. It has no entries, and no citation belongs to it.

use std::convert::Infallible as Never;
use std::ops::Deref;

use crate::citationberg::{
    Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign,
};

/// A bibliography and its citations.
pub struct Rendered {
    /// The bibliography.
    pub bibliography: Option<RenderedBibliography>,
    /// The citations.
    pub citations: Vec<RenderedCitation>,
}

/// A bibliography.
pub struct RenderedBibliography {
    /// The entries.
    pub items: Vec<BibliographyItem>,
    /// Whether all lines of an entry but the first are indented.
    pub hanging_indent: bool,
}

/// An entry as it appears. There is none.
pub struct BibliographyItem {
    /// Its key.
    pub key: String,
    /// What appears before it.
    pub first_field: Option<ElemChild>,
    /// The entry.
    pub content: ElemChildren,
}

/// A citation as it appears. There is none.
pub struct RenderedCitation {
    /// The citation.
    pub citation: ElemChildren,
}

/// Parts of an entry or a citation. There are none.
pub struct ElemChildren(pub Vec<ElemChild>, Never);

impl ElemChildren {
    /// Finds a part by its origin.
    pub fn find_meta(&self, _meta: &ElemMeta) -> Option<&Elem> {
        match self.1 {}
    }
}

/// A part of an entry or a citation. There is none.
pub enum ElemChild {
    /// A text.
    Text(Formatted),
    /// Other parts.
    Elem(Elem),
    /// A formula in Typst's language.
    Markup(Markup),
    /// A link.
    Link {
        /// Its text.
        text: Formatted,
        /// Its address.
        url: String,
    },
    /// Content of Typst.
    Transparent {
        /// The citation that it belongs to, by its number.
        cite_idx: usize,
        /// The look of it.
        format: Formatting,
    },
}

/// A part that has parts. There is none.
pub struct Elem {
    /// The parts.
    pub children: ElemChildren,
    /// The place on the page.
    pub display: Option<Display>,
    /// The origin.
    pub meta: Option<ElemMeta>,
}

/// The origin of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ElemMeta {
    /// The number of a citation.
    CitationNumber,
    /// An entry, by its number.
    Entry(usize),
}

/// A formula. There is none.
pub struct Markup(Never);

impl Deref for Markup {
    type Target = str;

    fn deref(&self) -> &str {
        match self.0 {}
    }
}

/// A text and its look. There is none.
pub struct Formatted {
    /// The text.
    pub text: String,
    /// The look.
    pub formatting: Formatting,
}

/// The look of a text. There is none.
pub struct Formatting {
    /// Whether letters lean.
    pub font_style: FontStyle,
    /// The form of small letters.
    pub font_variant: FontVariant,
    /// The weight of letters.
    pub font_weight: FontWeight,
    /// A line at it.
    pub text_decoration: TextDecoration,
    /// Its height in the line.
    pub vertical_align: VerticalAlign,
    /// What makes the type one without values.
    pub never: Never,
}
