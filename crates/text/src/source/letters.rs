//! Reports unwanted characters in source texts, which word processors, web pages and other systems leave.

use super::{SourceFile, Sources};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::letters::{Stray, strays};
use crate::path::SourcePath;

/// Reports Windows line endings and unwanted characters in the texts of editors.
pub fn check_letters(sources: &Sources, diagnostics: &mut Diagnostics) {
    let catalogs = sources.below("themes").filter(|(path, _)| path.as_str().contains("/i18n/"));
    for (path, file) in sources.below("content").chain(sources.below("data")).chain(catalogs) {
        let is_written = path.as_str().ends_with(".md") || path.as_str().ends_with(".yaml");
        if let (SourceFile::Text(text), true) = (file, is_written) {
            diagnostics.extend(line_ends(path, text));
            // A wrong encoding is already reported for the whole file.
            let is_lost = text.contains('\u{fffd}') && is_misread(path, diagnostics);
            // A NUL in a document is an error, which the reader of the document reports.
            let is_document = path.as_str().ends_with(".md");
            let is_reported = |written: &str| {
                (written.starts_with('\0') && is_document) || (written == "\u{fffd}" && is_lost)
            };
            let found = strays(text).into_iter().filter_map(|stray| {
                let written = &text[stray.range.clone()];
                (!is_reported(written)).then(|| problem(path, written, stray))
            });
            diagnostics.extend(found);
        }
    }
}

fn line_ends(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    // Old Mac programs write a carriage return alone.
    let returns: Vec<usize> = text.match_indices('\r').map(|(at, _)| at).collect();
    let first = text.chars().next().filter(|_| !returns.is_empty())?;
    let problem = Diagnostic::new(
        Code::LineEndings,
        Span::new(path, 0..first.len_utf8()),
        message!("source.line-endings", path),
    )
    .hint(message!("source.choose-line-endings-hint"));
    Some(returns.into_iter().fold(problem, |problem, at| {
        let new = if text[at + 1..].starts_with('\n') { "" } else { "\n" };
        problem.fix(Span::new(path, at..at + 1), new)
    }))
}

fn is_misread(path: &SourcePath, diagnostics: &Diagnostics) -> bool {
    diagnostics.sorted().into_iter().any(|problem| {
        problem.code == Code::NotUtf8
            && problem.span.as_ref().is_some_and(|span| span.file == *path)
    })
}

/// Reports the characters that are removed from a cell of a spreadsheet. `cell` is its position.
pub fn strays_in_cell(cell: &Span, written: &str) -> Vec<Diagnostic> {
    // Characters that replace lost text stay in the cell.
    let found =
        strays(written).into_iter().filter(|stray| !stray.is_kept && !stray.edits.is_empty());
    let problems = found.map(|stray| {
        let at = cell.start + stray.range.start..cell.start + stray.range.end;
        let problem = problem(&cell.file, &written[stray.range.clone()], stray);
        // urbi does not edit the spreadsheet, so there is no fix; the imported value is clean.
        Diagnostic { span: Some(Span::new(&cell.file, at)), fix: Vec::new(), ..problem }
    });
    problems.collect()
}

fn problem(path: &SourcePath, written: &str, stray: Stray) -> Diagnostic {
    let code = written.chars().next().map(|c| format!("U+{:04X}", u32::from(c)));
    let (name, code) = (stray.name, code.unwrap_or_default());
    let message = if stray.is_seen {
        message!("source.stray-character", name, code)
    } else {
        message!("source.invisible-character", name, code)
    };
    let problem = Diagnostic::new(Code::PastedCharacter, Span::new(path, stray.range), message)
        .hint(stray.hint);
    if !stray.is_certain {
        return problem;
    }
    stray
        .edits
        .into_iter()
        .fold(problem, |problem, (range, instead)| problem.fix(Span::new(path, range), instead))
}
