//! The short format: one line `file:line:column: severity[code]: message` for each diagnostic.

use std::fmt::Write;

use super::Report;
use crate::diag::Diagnostic;

pub(super) fn render(diagnostics: &[&Diagnostic], report: Report<'_>) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(span) = &diagnostic.span {
            let place = report.place(span);
            let _ = write!(out, "{}:{}:{}: ", span.file, place.line, place.column);
        }
        let severity = diagnostic.severity().as_str();
        let message = report.text(&diagnostic.message);
        let _ = writeln!(out, "{severity}[{}]: {message}", diagnostic.code);
    }
    out
}
