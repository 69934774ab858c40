//! Writes the JSON that the browser requests with a page: the errors, the description of the page, and the texts of
//! the bar.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::{self, PageInfo, UnpublishedLink};
use super::response::{ResponseBody, answer, out_path};
use super::state::ServerState;
use crate::diag::format::{Problem, problems};
use crate::diag::{Diagnostic, Message, Severity, Texts, UiLanguage, message, place};
use crate::path::percent_encode;
use crate::source::Sources;

#[derive(Serialize)]
struct Panel<'a> {
    number: u64,
    /// The version of the page, and the HTTP status of its response.
    tag: Option<String>,
    status: u16,
    /// The page, if the browser has another version.
    html: Option<String>,
    /// Whether the check is complete.
    is_whole: bool,
    /// Whether the page is older than its sources.
    is_behind: bool,
    ui_language: &'static str,
    counts: Counts,
    problems: Vec<Listed<'a>>,
    page: PageInfo,
    /// Links to unpublished pages.
    unpublished: Vec<UnpublishedLink>,
    /// The texts of the bar and the panel.
    words: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    problem: Problem<'a>,
    /// The address that opens its position in the code editor.
    open: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Returns the JSON for the page at an address. It includes the page if its version is not `known`, because one
/// request is faster than two.
pub(super) fn render(state: &ServerState, address: &str, known: &str) -> String {
    // Rendering comes first, because it can find errors.
    let asked = answer(state, &percent_encode(address));
    let html = match &asked.content {
        ResponseBody::Bytes(bytes) if asked.tag.as_deref().is_some_and(|tag| tag != known) => {
            String::from_utf8(bytes.to_vec()).ok()
        }
        _ => None,
    };
    let report = state.report();
    let diagnostics = report.diagnostics();
    let sorted = diagnostics.sorted();
    let ui_language = state.settings.ui_language;
    let count = |severity| sorted.iter().filter(|d| d.severity() == severity).count();
    let counts = Counts {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
    };
    let shown = state.shown();
    let page = shown.as_ref().and_then(|shown| {
        let base = &shown.prepared.site.config.base_url.path;
        let out = out_path(address.strip_prefix(base.as_str())?)?;
        Some(page::about(&state.settings, shown, &out))
    });
    let panel = Panel {
        number: state.number(),
        tag: asked.tag,
        status: asked.status,
        html,
        is_whole: report.is_whole,
        is_behind: report.is_behind,
        ui_language: ui_language.tag(),
        words: words(&counts, report.is_behind, ui_language),
        counts,
        problems: listed(state, &grave(&sorted), &report.sources),
        page: page.unwrap_or_default(),
        unpublished: shown.map(|shown| page::marks(&shown, ui_language)).unwrap_or_default(),
    };
    serde_json::to_string(&panel).expect("strings, numbers and lists only")
}

fn listed<'a>(
    state: &ServerState,
    diagnostics: &[&'a Diagnostic],
    sources: &Sources,
) -> Vec<Listed<'a>> {
    let opened = |diagnostic: &&Diagnostic| {
        let span = diagnostic.span.as_ref()?;
        let at = sources.text(&span.file).map(|text| place(text, span));
        let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
        state.settings.open(span.file.as_str(), line, column)
    };
    let parts = problems(diagnostics, sources, state.settings.ui_language);
    let opened = diagnostics.iter().map(opened);
    parts.into_iter().zip(opened).map(|(problem, open)| Listed { problem, open }).collect()
}

/// Returns errors, then warnings. The overview also shows notes.
pub(super) fn grave<'a>(sorted: &[&'a Diagnostic]) -> Vec<&'a Diagnostic> {
    let mut grave: Vec<&Diagnostic> = sorted.to_vec();
    grave.retain(|diagnostic| diagnostic.severity() != Severity::Note);
    grave.sort_by_key(|diagnostic| diagnostic.severity());
    grave
}

/// Returns the numbers of errors and warnings, if there are any.
pub(crate) fn problem_count(errors: usize, warnings: usize) -> Option<Message> {
    let errors = match errors {
        0 => None,
        1 => Some(message!("serve.one-error")),
        count => Some(message!("serve.error-count", count)),
    };
    let warnings = match warnings {
        0 => None,
        1 => Some(message!("serve.one-warning")),
        count => Some(message!("serve.warning-count", count)),
    };
    match (errors, warnings) {
        (Some(errors), Some(warnings)) => {
            Some(message!("serve.errors-and-warnings-count", errors, warnings))
        }
        (errors, warnings) => errors.or(warnings),
    }
}

fn words(
    counts: &Counts,
    is_behind: bool,
    ui_language: UiLanguage,
) -> BTreeMap<&'static str, String> {
    let summary = problem_count(counts.errors, counts.warnings);
    let mut words = vec![
        ("summary", summary.unwrap_or_else(|| message!("serve.no-errors-or-warnings"))),
        ("hint", Message::verbatim(ui_language.hint())),
        ("bar", message!("serve.bar-label")),
        ("problems", message!("serve.errors-and-warnings")),
        ("close", message!("serve.close")),
        ("hide", message!("serve.hide-bar")),
        ("show", message!("serve.show-bar")),
        ("open", message!("serve.open-in-code-editor")),
        ("copied", message!("serve.copied")),
        ("source", message!("serve.source-file-label")),
        ("translations", message!("serve.translations")),
        ("overview", message!("serve.overview")),
    ];
    if is_behind {
        words.push(("behind", message!("serve.last-good-page")));
    }
    words.into_iter().map(|(name, message)| (name, message.text(ui_language))).collect()
}
