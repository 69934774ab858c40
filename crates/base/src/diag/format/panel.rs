//! Diagnostics as data for the preview panel: messages, with the source lines around the marked text.

use serde::Serialize;

use super::Report;
use super::json::{self, Entry};
use crate::diag::{Diagnostic, Span, Texts, UiLanguage};

/// How many characters of a long line are shown before and after the marked text.
const AROUND: (usize, usize) = (60, 120);

/// One diagnostic, ready to serialize.
#[derive(Serialize)]
pub struct Problem<'a> {
    #[serde(flatten)]
    entry: Entry<'a>,
    /// The name of its severity, in the language of the report.
    word: &'static str,
    label: Option<String>,
    excerpt: Vec<Line>,
}

/// A source line, split at the marked text if the line contains it.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Line {
    number: usize,
    before: String,
    marked: String,
    after: String,
}

/// Converts sorted diagnostics.
pub fn problems<'a>(
    diagnostics: &[&'a Diagnostic],
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> Vec<Problem<'a>> {
    let report = Report { texts, ui_language };
    let problem = |diagnostic: &&'a Diagnostic| Problem {
        entry: json::entry(diagnostic, report),
        word: ui_language.severity(diagnostic.severity()),
        label: diagnostic.label.as_ref().map(|label| report.text(label)),
        excerpt: diagnostic.span.as_ref().map_or_else(Vec::new, |span| excerpt(span, report)),
    };
    diagnostics.iter().map(problem).collect()
}

/// Returns the marked line with one line before and after it; nothing if the span is a whole file.
fn excerpt(span: &Span, report: Report<'_>) -> Vec<Line> {
    let is_part = *span != Span::file(&span.file);
    let Some(text) = report.texts.text(&span.file).filter(|_| is_part) else { return Vec::new() };
    let place = report.place(span);
    let plain = |number: usize| {
        let line = text.lines().nth(number.checked_sub(1)?)?;
        let shown = cut_end(line, AROUND.0 + AROUND.1);
        Some(Line { number, before: shown, marked: String::new(), after: String::new() })
    };
    let line = text.lines().nth(place.line - 1).unwrap_or_default();
    let length = line.chars().count();
    let start = (place.column - 1).min(length);
    let end =
        if place.end_line == place.line { (place.end_column - 1).min(length) } else { length };
    let part = |from: usize, to: usize| -> String {
        line.chars().skip(from).take(to.saturating_sub(from)).collect()
    };
    let marked = Line {
        number: place.line,
        before: cut_start(&part(0, start), AROUND.0),
        marked: part(start, end.max(start)),
        after: cut_end(&part(end.max(start), length), AROUND.1),
    };
    let (first, last) = (plain(place.line - 1), plain(place.line + 1));
    first.into_iter().chain([marked]).chain(last).collect()
}

fn cut_start(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    format!("…{}", text.chars().skip(count - most).collect::<String>())
}

fn cut_end(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Everywhere;
    use super::{Report, excerpt};
    use crate::diag::{Span, UiLanguage};
    use crate::path::SourcePath;

    #[test]
    fn the_marked_text_is_between_its_lines() {
        let texts = Everywhere("one: 1\ntwo: Évora x\nthree: 3\n");
        let report = Report { texts: &texts, ui_language: UiLanguage::English };
        let file = SourcePath::new("data/a.yaml").unwrap();
        let start = "one: 1\ntwo: ".len();
        let lines = excerpt(&Span::new(&file, start..start + "Évora".len()), report);
        let shown: Vec<_> = lines.iter().map(|line| (line.number, line.marked.as_str())).collect();
        assert_eq!(shown, [(1, ""), (2, "Évora"), (3, "")]);
        assert_eq!((lines[1].before.as_str(), lines[1].after.as_str()), ("two: ", " x"));
        assert_eq!(excerpt(&Span::file(&file), report), []);
    }
}
