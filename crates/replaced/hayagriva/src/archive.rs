//! Lists the built-in citation styles: only the default style of Typst.

use crate::citationberg::{IndependentStyle, Locale, Style, StyleClass, StyleSettings};

/// A built-in style.
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

    /// Returns the names, with the shortest one last.
    pub fn names(self) -> &'static [&'static str] {
        &["institute-of-electrical-and-electronics-engineers", "ieee"]
    }

    /// Returns the display name.
    pub fn display_name(self) -> &'static str {
        "IEEE"
    }

    /// Returns a style that formats nothing.
    pub fn get(self) -> Style {
        let settings = StyleSettings { class: StyleClass::InText };
        Style::Independent(IndependentStyle { settings })
    }
}

/// Returns an empty list of locales.
pub fn locales() -> Vec<Locale> {
    Vec::new()
}
