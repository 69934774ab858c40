//! Reads diagnostics for comparison: from `--format json`, or as ids that do not depend on the texts of messages.

use serde_json::Value;
use urbi::diag::{Diagnostic, Texts, place};
use urbi::source::Sources;

/// One entry of `--format json`. Parsing it also tests the format.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Problem {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    /// Message and hint as ids with arguments. Both are empty if the entry comes from JSON.
    pub(crate) ids: (String, String),
    pub(crate) file: Option<String>,
    /// Line and column of the start, then of the end.
    pub(crate) place: Option<[u64; 4]>,
    /// File and line of each related position.
    pub(crate) related: Vec<(String, u64)>,
}

impl Problem {
    /// Parses a report.
    pub(crate) fn all(report: &Value) -> Vec<Self> {
        let entries = report["diagnostics"].as_array().unwrap();
        entries.iter().map(Self::read).collect()
    }

    fn read(entry: &Value) -> Self {
        let text = |key: &str| entry[key].as_str().map(str::to_owned);
        let number = |key: &str| entry[key].as_u64();
        let place = || {
            let start = [number("line")?, number("column")?];
            Some([start[0], start[1], number("end_line")?, number("end_column")?])
        };
        let related = entry["related"].as_array().unwrap().iter();
        Self {
            code: text("code").unwrap(),
            severity: text("severity").unwrap(),
            message: text("message").unwrap(),
            hint: text("hint"),
            ids: Default::default(),
            file: text("file"),
            place: place(),
            related: related
                .map(|r| (r["file"].as_str().unwrap().to_owned(), r["line"].as_u64().unwrap()))
                .collect(),
        }
    }
}

impl Problem {
    /// Returns position, code, message and hint on one line, with ids instead of texts.
    pub(crate) fn id_line(&self) -> String {
        let file = self.file.as_deref().unwrap_or("-");
        let [line, column, ..] = self.place.unwrap_or_default();
        let (severity, code, (message, hint)) = (&self.severity, &self.code, &self.ids);
        format!("{file}:{line}:{column}: {severity}[{code}]: {message} (hint: {hint})")
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = self.file.as_deref().unwrap_or("-");
        let [line, column, ..] = self.place.unwrap_or_default();
        write!(f, "{file}:{line}:{column}: {}[{}]: {}", self.severity, self.code, self.message)?;
        write!(f, " (hint: {})", self.hint.as_deref().unwrap_or("none"))
    }
}

/// Returns message and hint of a diagnostic as ids with arguments.
pub(crate) fn ids(diagnostic: &Diagnostic) -> (String, String) {
    let hint = diagnostic.hint.as_ref().map(|hint| format!("{hint:?}"));
    (format!("{:?}", diagnostic.message), hint.unwrap_or_default())
}

/// Returns diagnostics as lines of position, code and ids, for snapshots that do not depend on texts.
pub(crate) fn id_lines(diagnostics: &[&Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for one in diagnostics {
        let at = one.span.as_ref().map_or_else(String::new, |span| {
            let place = sources.text(&span.file).map(|text| place(text, span));
            let (line, column) = place.map_or((0, 0), |place| (place.line, place.column));
            format!("{}:{line}:{column}: ", span.file)
        });
        let (message, hint) = ids(one);
        out += &format!("{at}{}[{}]: {message}\n", one.severity().as_str(), one.code);
        let label = one.label.as_ref().map(|label| format!("    label: {label:?}\n"));
        out += &label.unwrap_or_default();
        for (span, what) in &one.related {
            let line = sources.text(&span.file).map_or(0, |text| place(text, span).line);
            out += &format!("    {}:{line}: {what:?}\n", span.file);
        }
        if !hint.is_empty() {
            out += &format!("    hint: {hint}\n");
        }
    }
    out
}
