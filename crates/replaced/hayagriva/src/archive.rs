//! The styles that have a name: only the one that Typst sets where a layout sets none.

use crate::citationberg::{IndependentStyle, Locale, Style, StyleClass, StyleSettings};

/// A style that has a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ArchivedStyle {
    /// The default of Typst.
    InstituteOfElectricalAndElectronicsEngineers,
}

impl ArchivedStyle {
    /// Lists the styles.
    pub fn all() -> &'static [Self] {
        &[Self::InstituteOfElectricalAndElectronicsEngineers]
    }

    /// Finds a style by one of its names.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::all().iter().copied().find(|style| style.names().contains(&name))
    }

    /// Returns the names, the shortest last.
    pub fn names(self) -> &'static [&'static str] {
        &["institute-of-electrical-and-electronics-engineers", "ieee"]
    }

    /// Returns the name for readers.
    pub fn display_name(self) -> &'static str {
        "IEEE"
    }

    /// Returns the style, which formats nothing.
    pub fn get(self) -> Style {
        let settings = StyleSettings { class: StyleClass::InText };
        Style::Independent(IndependentStyle { settings })
    }
}

/// Lists the words of the languages: none.
pub fn locales() -> Vec<Locale> {
    Vec::new()
}
