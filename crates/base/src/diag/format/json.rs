//! The JSON format for programs: one document. The format is public: fields are added, never changed.

use serde::Serialize;

use super::{Report, Summary};
use crate::diag::Diagnostic;

#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Entry<'a>>,
    summary: &'a Summary,
}

#[derive(Serialize)]
pub(super) struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    hint: Option<String>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    message: String,
}

pub(super) fn render(diagnostics: &[&Diagnostic], summary: &Summary, report: Report<'_>) -> String {
    let diagnostics = diagnostics.iter().map(|diagnostic| entry(diagnostic, report)).collect();
    let document = Document { diagnostics, summary };
    let mut text = serde_json::to_string_pretty(&document).expect("strings and numbers only");
    text.push('\n');
    text
}

pub(super) fn entry<'a>(diagnostic: &'a Diagnostic, report: Report<'_>) -> Entry<'a> {
    let place = diagnostic.span.as_ref().map(|span| report.place(span));
    let related = diagnostic.related.iter().map(|(span, message)| {
        let place = report.place(span);
        let message = report.text(message);
        Related { file: span.file.as_str(), line: place.line, column: place.column, message }
    });
    Entry {
        code: diagnostic.code.name(),
        severity: diagnostic.severity().as_str(),
        message: report.text(&diagnostic.message),
        hint: diagnostic.hint.as_ref().map(|hint| report.text(hint)),
        file: diagnostic.span.as_ref().map(|span| span.file.as_str()),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        end_line: place.map(|place| place.end_line),
        end_column: place.map(|place| place.end_column),
        related: related.collect(),
    }
}
