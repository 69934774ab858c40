//! The ways to print diagnostics, one file each. None of them reads anything but its arguments.

mod github;
mod human;
mod json;
mod panel;
mod sarif;
mod short;

pub use panel::{Problem, problems};

use super::{Diagnostic, Place, Span, Texts, UiLanguage, place};

/// How diagnostics are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// For people: message, excerpt, hint.
    #[default]
    Human,
    /// For people in a hurry: a line each.
    Short,
    /// One JSON document; a public format, to which fields are only added.
    Json,
    /// Workflow commands that GitHub shows at the changed lines.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// What a run did, beside its diagnostics.
#[derive(Clone, Copy, PartialEq, Debug, Default, serde::Serialize)]
pub struct Summary {
    /// Diagnostics that stop the publishing.
    pub errors: usize,
    /// Diagnostics that do not.
    pub warnings: usize,
    /// Pages made.
    pub pages: usize,
    /// Printed documents made.
    pub documents: usize,
    /// Files made, pages and documents among them.
    pub files: usize,
    /// Bytes of these files.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
}

/// How a report is written, beside its format.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// In which language its sentences are.
    pub ui_language: UiLanguage,
    /// Whether it is coloured; counts for `Format::Human` alone.
    pub color: bool,
}

/// Prints diagnostics, already in order, in one format.
pub fn render(
    format: Format,
    diagnostics: &[&Diagnostic],
    summary: &Summary,
    texts: &dyn Texts,
    style: Style,
) -> String {
    let ui_language = style.ui_language;
    match format {
        Format::Human => human::render(diagnostics, texts, style),
        Format::Short => short::render(diagnostics, texts, ui_language),
        Format::Json => json::render(diagnostics, summary, texts, ui_language),
        Format::Github => github::render(diagnostics, texts, ui_language),
        Format::Sarif => sarif::render(diagnostics, texts, ui_language),
    }
}

/// Returns line and column of a span; the first character of files that are not texts.
fn place_of(span: &Span, texts: &dyn Texts) -> Place {
    texts
        .text(&span.file)
        .map_or(Place { line: 1, column: 1, end_line: 1, end_column: 1 }, |text| place(text, span))
}

#[cfg(test)]
mod tests;
