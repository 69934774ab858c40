//! The parts of a style of citations that Typst names. The original has them in a crate of their own.

use std::convert::Infallible as Never;

use crate::REFUSAL;

/// The parts of a citation.
pub mod taxonomy {
    /// What a citation points to within a work.
    pub enum Locator {
        /// A text of the layout.
        Custom,
    }
}

/// A style.
pub enum Style {
    /// A style that needs no other one.
    Independent(IndependentStyle),
}

/// A style that needs no other one.
#[derive(Clone, Debug)]
pub struct IndependentStyle {
    /// The settings.
    pub settings: StyleSettings,
}

impl IndependentStyle {
    /// Refuses a style in a file.
    pub fn from_xml(_text: &str) -> Result<Self, &'static str> {
        Err(REFUSAL)
    }
}

/// The settings of a style.
#[derive(Clone, Debug)]
pub struct StyleSettings {
    /// The place of the citations.
    pub class: StyleClass,
}

/// The place of the citations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StyleClass {
    /// In the text.
    InText,
    /// In notes.
    Note,
}

/// The words of a language. There are none.
pub struct Locale(Never);

/// The code of a language.
#[derive(Clone)]
pub struct LocaleCode(pub String);

/// Whether letters lean.
pub enum FontStyle {
    /// They do not.
    Normal,
    /// They do.
    Italic,
}

/// The form of small letters.
pub enum FontVariant {
    /// Their own.
    Normal,
    /// That of capitals.
    SmallCaps,
}

/// The weight of letters.
pub enum FontWeight {
    /// That of the text.
    Normal,
    /// Heavier.
    Bold,
    /// Lighter.
    Light,
}

/// A line at a text.
pub enum TextDecoration {
    /// None.
    None,
    /// Below it.
    Underline,
}

/// The height of a text in its line.
pub enum VerticalAlign {
    /// Not set.
    None,
    /// That of the line.
    Baseline,
    /// Above it.
    Sup,
    /// Below it.
    Sub,
}

/// The place of an element on the page.
pub enum Display {
    /// A block.
    Block,
    /// The margin.
    LeftMargin,
    /// A block that is indented.
    Indent,
}
