//! Diagnostics as `--format json` tells them.

use serde_json::Value;

/// One entry of `--format json`, by which tests know that format too.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Problem {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    pub(crate) file: Option<String>,
    /// Line and column of the start, line and column of the end.
    pub(crate) place: Option<[u64; 4]>,
    /// File and line of each other place.
    pub(crate) related: Vec<(String, u64)>,
}

impl Problem {
    /// Reads a report.
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
            file: text("file"),
            place: place(),
            related: related
                .map(|r| (r["file"].as_str().unwrap().to_owned(), r["line"].as_u64().unwrap()))
                .collect(),
        }
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
