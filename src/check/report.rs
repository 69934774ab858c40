//! Says what is wrong: once for all pages that are wrong alike, at the place in the theme.

use std::collections::BTreeMap;

use super::error::{PageError, TagPattern};
use super::{FinishedSite, place};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::path::OutPath;

/// Reports what is wrong with which outputs.
pub(super) fn report(
    found: Vec<(&OutPath, Vec<PageError>)>,
    finished: &FinishedSite<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut faults: BTreeMap<Message, (PageError, Vec<&OutPath>)> = BTreeMap::new();
    for (path, own) in found {
        for fault in own {
            let (_, paths) = faults.entry(fault.message.clone()).or_insert((fault, Vec::new()));
            // A page that has a fault twice has it once for its reader.
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
        let span = span(&fault.clue, own.as_deref(), finished);
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

/// Finds what wrote a fault: a template, or for what is no page a style sheet.
fn span(clue: &TagPattern, own: Option<&str>, finished: &FinishedSite<'_>) -> Option<Span> {
    if *clue == TagPattern::default() {
        return None;
    }
    if let Some(own) = own {
        return place::find(finished.templates, clue, own);
    }
    let value = clue.value.as_deref()?;
    finished
        .style_sheets
        .iter()
        .find_map(|(file, text)| text.find(value).map(|at| Span::new(file, at..at + value.len())))
}

/// Says who wrote a fault, as far as that is known.
fn author(span: Option<&Span>, own: Option<&str>, finished: &FinishedSite<'_>) -> Message {
    let template = own.and_then(|own| finished.templates.iter().find(|t| t.name == own));
    match (span, template) {
        (None, Some(template)) => message!("check.from-template", file = template.file),
        _ => message!("check.from-theme"),
    }
}
