//! The ways to print diagnostics, one file each. None of them reads anything but its arguments.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use super::{Diagnostic, Place, Span, Texts, place};

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
    /// Files made, pages among them.
    pub files: usize,
    /// Bytes of these files.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
}

/// Prints diagnostics, already in order, in one format. `color` counts for `Format::Human` alone.
pub fn render(
    format: Format,
    diagnostics: &[&Diagnostic],
    summary: &Summary,
    texts: &dyn Texts,
    color: bool,
) -> String {
    match format {
        Format::Human => human::render(diagnostics, texts, color),
        Format::Short => short::render(diagnostics, texts),
        Format::Json => json::render(diagnostics, summary, texts),
        Format::Github => github::render(diagnostics, texts),
        Format::Sarif => sarif::render(diagnostics, texts),
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
