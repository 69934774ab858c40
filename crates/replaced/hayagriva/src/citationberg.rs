//! Defines the types of the crate `citationberg` that Typst uses.

use std::convert::Infallible as Never;

use crate::REFUSAL;

/// The vocabulary of citations.
pub mod taxonomy {
    /// The kind of reference to a part of a work, such as a page.
    pub enum Locator {
        /// A kind that the layout names.
        Custom,
    }
}

/// A citation style.
pub enum Style {
    /// A style that depends on no other style.
    Independent(IndependentStyle),
}

/// A style that depends on no other style.
#[derive(Clone, Debug)]
pub struct IndependentStyle {
    /// The settings.
    pub settings: StyleSettings,
}

impl IndependentStyle {
    /// Rejects a style file.
    pub fn from_xml(_text: &str) -> Result<Self, &'static str> {
        Err(REFUSAL)
    }
}

/// The settings of a style.
#[derive(Clone, Debug)]
pub struct StyleSettings {
    /// The position of the citations.
    pub class: StyleClass,
}

/// The position of the citations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StyleClass {
    /// In the text.
    InText,
    /// In footnotes.
    Note,
}

/// The texts of a language. This type has no values.
pub struct Locale(Never);

/// A language code.
#[derive(Clone)]
pub struct LocaleCode(pub String);

/// The posture of a font.
pub enum FontStyle {
    /// Upright.
    Normal,
    /// Italic.
    Italic,
}

/// The variant of a font.
pub enum FontVariant {
    /// Without small capitals.
    Normal,
    /// Small capitals.
    SmallCaps,
}

/// The weight of a font.
pub enum FontWeight {
    /// Regular.
    Normal,
    /// Bold.
    Bold,
    /// Light.
    Light,
}

/// The decoration of a text.
pub enum TextDecoration {
    /// None.
    None,
    /// Underlined.
    Underline,
}

/// The vertical alignment of a text.
pub enum VerticalAlign {
    /// Not set.
    None,
    /// On the baseline.
    Baseline,
    /// Superscript.
    Sup,
    /// Subscript.
    Sub,
}

/// The layout of an element.
pub enum Display {
    /// A block.
    Block,
    /// In the left margin.
    LeftMargin,
    /// An indented block.
    Indent,
}
