//! Workflow commands of GitHub Actions, which GitHub shows at the changed lines.

use std::fmt::Write;

use super::place_of;
use crate::diag::{Diagnostic, Severity, Texts, UiLanguage};

pub(super) fn render(
    diagnostics: &[&Diagnostic],
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = write!(out, "::{command} title={}", property(diagnostic.code.name()));
        if let Some(span) = &diagnostic.span {
            let place = place_of(span, texts);
            let file = property(span.file.as_str());
            let _ = write!(out, ",file={file},line={},col={}", place.line, place.column);
            let _ = write!(out, ",endLine={},endColumn={}", place.end_line, place.end_column);
        }
        let hint = diagnostic.hint.as_ref();
        let hint = hint.map(|hint| format!("\n{}: {}", ui_language.hint(), hint.text(ui_language)));
        let words = format!("{}{}", diagnostic.message.text(ui_language), hint.unwrap_or_default());
        let _ = writeln!(out, "::{}", data(&words));
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
