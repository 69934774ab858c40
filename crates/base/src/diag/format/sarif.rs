//! The subset of SARIF 2.1.0 (OASIS) that code scanning reads.

use serde_json::{Value, json};

use super::place_of;
use crate::diag::{Diagnostic, Message, Span, Texts, UiLanguage};

pub(super) fn render(
    diagnostics: &[&Diagnostic],
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> String {
    let results: Vec<Value> = diagnostics.iter().map(|d| result(d, texts, ui_language)).collect();
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

fn result(diagnostic: &Diagnostic, texts: &dyn Texts, ui_language: UiLanguage) -> Value {
    let hint = diagnostic.hint.as_ref();
    let hint = hint.map(|hint| format!(" ({}: {})", ui_language.hint(), hint.text(ui_language)));
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "level": diagnostic.severity().as_str(),
        "message": {"text": format!("{}{}", diagnostic.message.text(ui_language), hint.unwrap_or_default())},
    });
    if let Some(span) = &diagnostic.span {
        result["locations"] = json!([location(span, None, texts, ui_language)]);
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter();
        result["relatedLocations"] =
            related.map(|(span, what)| location(span, Some(what), texts, ui_language)).collect();
    }
    result
}

fn location(
    span: &Span,
    message: Option<&Message>,
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> Value {
    let place = place_of(span, texts);
    let mut location = json!({"physicalLocation": {
        "artifactLocation": {"uri": span.file.as_str()},
        "region": {
            "startLine": place.line, "startColumn": place.column,
            "endLine": place.end_line, "endColumn": place.end_column,
        },
    }});
    if let Some(message) = message {
        location["message"] = json!({"text": message.text(ui_language)});
    }
    location
}
