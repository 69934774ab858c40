//! Defines a formatted bibliography, which has no entries and no citations.

use std::convert::Infallible as Never;
use std::ops::Deref;

use crate::citationberg::{
    Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign,
};

/// A bibliography with its citations.
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
    /// Whether an entry has a hanging indent.
    pub hanging_indent: bool,
}

/// A formatted entry. This type has no values.
pub struct BibliographyItem {
    /// Its key.
    pub key: String,
    /// The part before the entry.
    pub first_field: Option<ElemChild>,
    /// The entry.
    pub content: ElemChildren,
}

/// A formatted citation. This type has no values.
pub struct RenderedCitation {
    /// The citation.
    pub citation: ElemChildren,
}

/// Parts of an entry or a citation. This type has no values.
pub struct ElemChildren(pub Vec<ElemChild>, Never);

impl ElemChildren {
    /// Finds a part by its origin.
    pub fn find_meta(&self, _meta: &ElemMeta) -> Option<&Elem> {
        match self.1 {}
    }
}

/// A part of an entry or a citation. This type has no values.
pub enum ElemChild {
    /// A text.
    Text(Formatted),
    /// Other parts.
    Elem(Elem),
    /// A formula in Typst markup.
    Markup(Markup),
    /// A link.
    Link {
        /// Its text.
        text: Formatted,
        /// Its address.
        url: String,
    },
    /// Typst content.
    Transparent {
        /// The index of its citation.
        cite_idx: usize,
        /// Its formatting.
        format: Formatting,
    },
}

/// A part that contains other parts. This type has no values.
pub struct Elem {
    /// The parts.
    pub children: ElemChildren,
    /// The layout.
    pub display: Option<Display>,
    /// The origin.
    pub meta: Option<ElemMeta>,
}

/// The origin of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ElemMeta {
    /// The number of a citation.
    CitationNumber,
    /// The index of an entry.
    Entry(usize),
}

/// A formula. This type has no values.
pub struct Markup(Never);

impl Deref for Markup {
    type Target = str;

    fn deref(&self) -> &str {
        match self.0 {}
    }
}

/// A text with formatting. This type has no values.
pub struct Formatted {
    /// The text.
    pub text: String,
    /// The formatting.
    pub formatting: Formatting,
}

/// The formatting of a text. This type has no values.
pub struct Formatting {
    /// The posture.
    pub font_style: FontStyle,
    /// The variant.
    pub font_variant: FontVariant,
    /// The weight.
    pub font_weight: FontWeight,
    /// The decoration.
    pub text_decoration: TextDecoration,
    /// The vertical alignment.
    pub vertical_align: VerticalAlign,
    /// Makes this a type without values.
    pub never: Never,
}
