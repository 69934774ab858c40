//! The short format: one line `file:line:column: severity[code]: message` for each diagnostic.

use std::fmt::Write;

use super::place_of;
use crate::diag::{Diagnostic, Texts, UiLanguage};

pub(super) fn render(
    diagnostics: &[&Diagnostic],
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(span) = &diagnostic.span {
            let place = place_of(span, texts);
            let _ = write!(out, "{}:{}:{}: ", span.file, place.line, place.column);
        }
        let severity = diagnostic.severity().as_str();
        let message = diagnostic.message.text(ui_language);
        let _ = writeln!(out, "{severity}[{}]: {message}", diagnostic.code);
    }
    out
}
