//! The print formats of diagnostics, one per file. All are pure functions.

mod github;
mod human;
mod json;
mod panel;
mod sarif;
mod short;

pub use panel::{Problem, problems};

use super::{Diagnostic, Message, Place, Span, Texts, UiLanguage, place};

/// A print format of diagnostics.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// For people: message, excerpt and hint.
    #[default]
    Human,
    /// For people: one line for each diagnostic.
    Short,
    /// One JSON document. The format is public: fields are only added.
    Json,
    /// Workflow commands, which GitHub shows at the changed lines.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

/// The result of a command, apart from its diagnostics.
#[derive(Clone, Copy, PartialEq, Debug, Default, serde::Serialize)]
pub struct Summary {
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The number of pages.
    pub pages: usize,
    /// The number of PDFs.
    pub documents: usize,
    /// The number of files, including pages and PDFs.
    pub files: usize,
    /// The size of these files in bytes.
    pub bytes: u64,
    /// The duration in seconds.
    pub seconds: f64,
}

/// Options of a report, apart from its format.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The language of the messages.
    pub ui_language: UiLanguage,
    /// Whether to print in colour; only for `Format::Human`.
    pub color: bool,
}

/// Prints sorted diagnostics in one format.
pub fn render(
    format: Format,
    diagnostics: &[&Diagnostic],
    summary: &Summary,
    texts: &dyn Texts,
    style: Style,
) -> String {
    let report = Report { texts, ui_language: style.ui_language };
    match format {
        Format::Human => human::render(diagnostics, report, style.color),
        Format::Short => short::render(diagnostics, report),
        Format::Json => json::render(diagnostics, summary, report),
        Format::Github => github::render(diagnostics, report),
        Format::Sarif => sarif::render(diagnostics, report),
    }
}

/// What a report needs apart from its diagnostics.
#[derive(Clone, Copy)]
struct Report<'a> {
    texts: &'a dyn Texts,
    ui_language: UiLanguage,
}

impl Report<'_> {
    fn text(self, message: &Message) -> String {
        message.text(self.ui_language)
    }

    /// Returns the line and column of a span; for a file that is not a text, its first character.
    fn place(self, span: &Span) -> Place {
        let first = Place { line: 1, column: 1, end_line: 1, end_column: 1 };
        self.texts.text(&span.file).map_or(first, |text| place(text, span))
    }

    /// Returns the hint of a diagnostic with the word that precedes it.
    fn hint(self, diagnostic: &Diagnostic) -> Option<String> {
        let hint = diagnostic.hint.as_ref()?;
        Some(format!("{}: {}", self.ui_language.hint(), self.text(hint)))
    }
}

#[cfg(test)]
mod tests;
