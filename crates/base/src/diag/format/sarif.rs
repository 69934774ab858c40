//! The subset of SARIF 2.1.0 (OASIS) that code scanning reads.

use serde_json::{Value, json};

use super::Report;
use crate::diag::{Diagnostic, Message, Span};

pub(super) fn render(diagnostics: &[&Diagnostic], report: Report<'_>) -> String {
    let results: Vec<Value> = diagnostics.iter().map(|d| result(d, report)).collect();
    let rules: std::collections::BTreeSet<&str> =
        diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "urbi",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|id| json!({"id": id})).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document:#}\n")
}

fn result(diagnostic: &Diagnostic, report: Report<'_>) -> Value {
    let hint = report.hint(diagnostic).map(|hint| format!(" ({hint})")).unwrap_or_default();
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "level": diagnostic.severity().as_str(),
        "message": {"text": report.text(&diagnostic.message) + &hint},
    });
    if let Some(span) = &diagnostic.span {
        result["locations"] = json!([location(span, None, report)]);
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter();
        let locations = related.map(|(span, what)| location(span, Some(what), report));
        result["relatedLocations"] = locations.collect();
    }
    result
}

fn location(span: &Span, message: Option<&Message>, report: Report<'_>) -> Value {
    let place = report.place(span);
    let mut location = json!({"physicalLocation": {
        "artifactLocation": {"uri": span.file.as_str()},
        "region": {
            "startLine": place.line, "startColumn": place.column,
            "endLine": place.end_line, "endColumn": place.end_column,
        },
    }});
    if let Some(message) = message {
        location["message"] = json!({"text": report.text(message)});
    }
    location
}
