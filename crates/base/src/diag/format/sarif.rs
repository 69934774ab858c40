//! SARIF 2.1.0 (OASIS), the part of it that code scanning reads.

use serde_json::{Value, json};

use super::place_of;
use crate::diag::{Diagnostic, Span, Texts, Tongue, Words};

pub(super) fn render(diagnostics: &[&Diagnostic], texts: &dyn Texts, tongue: Tongue) -> String {
    let results: Vec<Value> = diagnostics.iter().map(|d| result(d, texts, tongue)).collect();
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

fn result(diagnostic: &Diagnostic, texts: &dyn Texts, tongue: Tongue) -> Value {
    let hint = diagnostic.hint.as_ref();
    let hint = hint.map(|hint| format!(" ({}: {})", tongue.hint(), hint.say(tongue)));
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "level": diagnostic.severity().as_str(),
        "message": {"text": format!("{}{}", diagnostic.message.say(tongue), hint.unwrap_or_default())},
    });
    if let Some(span) = &diagnostic.span {
        result["locations"] = json!([location(span, None, texts, tongue)]);
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter();
        result["relatedLocations"] =
            related.map(|(span, what)| location(span, Some(what), texts, tongue)).collect();
    }
    result
}

fn location(span: &Span, message: Option<&Words>, texts: &dyn Texts, tongue: Tongue) -> Value {
    let place = place_of(span, texts);
    let mut location = json!({"physicalLocation": {
        "artifactLocation": {"uri": span.file.as_str()},
        "region": {
            "startLine": place.line, "startColumn": place.column,
            "endLine": place.end_line, "endColumn": place.end_column,
        },
    }});
    if let Some(message) = message {
        location["message"] = json!({"text": message.say(tongue)});
    }
    location
}
