//! Groups the errors of pages: one diagnostic for all pages with the same error, at its position in the theme.

use std::collections::BTreeMap;

use super::error::{PageError, TagPattern};
use super::{FinishedSite, place};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::path::OutPath;

pub(super) fn report(
    found: Vec<(&OutPath, Vec<PageError>)>,
    finished: &FinishedSite<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut faults: BTreeMap<Message, (PageError, Vec<&OutPath>)> = BTreeMap::new();
    for (path, own) in found {
        for fault in own {
            let (_, paths) = faults.entry(fault.message.clone()).or_insert((fault, Vec::new()));
            // An error that occurs twice in a page counts as one page.
            if paths.last() != Some(&path) {
                paths.push(path);
            }
        }
    }
    for (message, (fault, paths)) in faults {
        let [first, rest @ ..] = paths.as_slice() else { continue };
        let place = if rest.is_empty() {
            message!("check.in-page", only = first)
        } else {
            message!("check.in-pages", first, rest = rest.len())
        };
        let message = message!("check.message-with-place", message, place);
        let own = (finished.expected)(first).map(|expected| expected.template);
        let span = span(&fault.pattern, own.as_deref(), finished);
        let author = author(span.as_ref(), own.as_deref(), finished);
        let hint = match (fault.hint, &span) {
            (Some(hint), Some(_)) => hint,
            (Some(hint), None) => message!("check.hint-with-origin", hint, author),
            (None, _) => author,
        };
        let mut problem = Diagnostic::without_place(Code::Html, message).hint(hint);
        problem.span = span;
        diagnostics.push(problem);
    }
}

/// Finds the cause of an error: a template, or a style sheet if the output is not a page.
fn span(pattern: &TagPattern, own: Option<&str>, finished: &FinishedSite<'_>) -> Option<Span> {
    if *pattern == TagPattern::default() {
        return None;
    }
    if let Some(own) = own {
        return place::find(finished.templates, pattern, own);
    }
    let value = pattern.value.as_deref()?;
    finished
        .style_sheets
        .iter()
        .find_map(|(file, text)| text.find(value).map(|at| Span::new(file, at..at + value.len())))
}

/// Returns a message about the file that caused an error, if it is known.
fn author(span: Option<&Span>, own: Option<&str>, finished: &FinishedSite<'_>) -> Message {
    let template = own.and_then(|own| finished.templates.iter().find(|t| t.name == own));
    match (span, template) {
        (None, Some(template)) => message!("check.from-template", file = template.file),
        _ => message!("check.from-theme"),
    }
}
