//! Finds the `---` lines around the front matter, and common errors in them.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;
use crate::yaml;

/// The ranges of front matter and body in a file, in bytes.
#[derive(Debug)]
pub(super) struct DocumentParts {
    pub(super) front: Range<usize>,
    pub(super) body: usize,
}

/// Finds the front matter between two `---` lines. A misspelt line is reported and accepted. Returns
/// `None` if there is no front matter; that was reported.
pub(super) fn find(
    path: &SourcePath,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Option<DocumentParts> {
    let lines = lines(text);
    let first = lines.iter().position(|line| !text[line.clone()].trim().is_empty())?;
    let opening = &lines[first];
    let written = text[opening.clone()].trim_end();
    if !is_rule(written) {
        diagnostics.push(no_front_matter(path, text, opening));
        return None;
    }
    if first > 0 {
        let message = message!("content.lines-before-front-matter");
        let problem = Diagnostic::new(Code::FrontMatter, Span::file(path), message)
            .hint(message!("content.begin-file-hint"))
            .fix(Span::new(path, 0..opening.start), "");
        diagnostics.push(problem);
    }
    diagnostics.extend(misshapen(path, text, opening));
    let rest = &lines[first + 1..];
    // An indented line can be part of a longer text, unless there is no other candidate.
    let is_margin = |line: &&Range<usize>| !text[(*line).clone()].starts_with([' ', '\t']);
    let closes = |line: &&Range<usize>| {
        let line = &text[(*line).clone()];
        is_rule(line) || line.trim() == "..."
    };
    let closing = rest.iter().find(|line| is_margin(line) && closes(line));
    let closing = closing.or_else(|| rest.iter().find(closes));
    if let Some(closing) = closing {
        diagnostics.extend(misshapen(path, text, closing));
        return Some(DocumentParts { front: opening.end..closing.start, body: closing.end });
    }
    let message = message!("content.front-matter-not-closed");
    let marked = opening.start..opening.start + written.len();
    let problem = Diagnostic::new(Code::FrontMatter, Span::new(path, marked), message)
        .hint(message!("content.close-front-matter-hint"));
    let Some(end) = end_of_fields(text, rest) else {
        diagnostics.push(problem);
        return None;
    };
    // `summary: Trees---`: the `---` is not on its own line.
    let (close, missing) = match text[..end].trim_end().strip_suffix("---") {
        Some(fields) => (fields.len(), "\n"),
        None => (end, "---\n"),
    };
    diagnostics.push(problem.fix(Span::new(path, close..close), missing));
    Some(DocumentParts { front: opening.end..close, body: end })
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let ranges = text.split_inclusive('\n').map(|line| {
        start += line.len();
        start - line.len()..start
    });
    ranges.collect()
}

/// Returns whether a line consists of two or more dashes only.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let is_long = line.contains(['–', '—', '―']) || line.len() > 1;
    is_long && !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '―'))
}

/// Reports a line that was meant to be `---`.
fn misshapen(path: &SourcePath, text: &str, line: &Range<usize>) -> Option<Diagnostic> {
    let written = text[line.clone()].trim_end();
    let span = Span::new(path, line.start..line.start + written.len());
    let message = message!("content.front-matter-line", written);
    (written != "---").then(|| {
        Diagnostic::new(Code::FrontMatter, span.clone(), message)
            .hint(message!("content.three-dashes-hint"))
            .fix(span, "---")
    })
}

/// Finds the empty line after the fields, if every line before it can be a field.
fn end_of_fields(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let count = lines.iter().position(|line| text[line.clone()].trim().is_empty())?;
    let is_field = |line: &Range<usize>| {
        let line = text[line.clone()].trim_end();
        let key = line.split(':').next().unwrap_or_default();
        line.starts_with([' ', '#', '-'])
            || (key.len() < line.len() && !key.is_empty() && !key.contains(' '))
    };
    (count > 0 && lines[..count].iter().all(is_field)).then(|| lines[count].start)
}

/// Reports a file without front matter. If it begins with a heading, that is the title.
fn no_front_matter(path: &SourcePath, text: &str, first: &Range<usize>) -> Diagnostic {
    let written = text[first.clone()].trim_end();
    let span = Span::new(path, first.start..first.start + written.len());
    let message = message!("content.no-front-matter");
    let problem = Diagnostic::new(Code::FrontMatter, span, message)
        .hint(message!("content.write-front-matter-hint"));
    let Some(title) = written.strip_prefix("# ").map(str::trim).filter(|title| !title.is_empty())
    else {
        return problem;
    };
    let title = yaml::written(title);
    problem.fix(Span::new(path, 0..first.end), format!("---\ntitle: {title}\n---\n"))
}
