//! Workflow commands of GitHub Actions, which GitHub shows at the changed lines.

use std::fmt::Write;

use super::Report;
use crate::diag::{Diagnostic, Severity};

pub(super) fn render(diagnostics: &[&Diagnostic], report: Report<'_>) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = write!(out, "::{command} title={}", property(diagnostic.code.name()));
        if let Some(span) = &diagnostic.span {
            let place = report.place(span);
            let file = property(span.file.as_str());
            let _ = write!(out, ",file={file},line={},col={}", place.line, place.column);
            let _ = write!(out, ",endLine={},endColumn={}", place.end_line, place.end_column);
        }
        let hint = report.hint(diagnostic).map(|hint| format!("\n{hint}")).unwrap_or_default();
        let _ = writeln!(out, "::{}", data(&(report.text(&diagnostic.message) + &hint)));
    }
    out
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command; `:` and `,` separate properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
