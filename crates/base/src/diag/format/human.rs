//! The format for people: message, excerpt and hint, in the style of the Rust compiler.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Report;
use crate::diag::{Diagnostic, Message, Severity, Span};

pub(super) fn render(diagnostics: &[&Diagnostic], report: Report<'_>, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let groups = diagnostics.iter().map(|diagnostic| groups(diagnostic, report));
    groups.map(|groups| renderer.render(&groups) + "\n\n").collect()
}

fn groups<'a>(diagnostic: &'a Diagnostic, report: Report<'a>) -> Vec<Group<'a>> {
    let severity = diagnostic.severity();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(report.ui_language.severity(severity));
    let title = level.primary_title(report.text(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code.name()));
    if let Some(span) = &diagnostic.span {
        group = match report.texts.text(&span.file) {
            Some(text) => group.element(snippet(diagnostic, span, text, report)),
            None => group.element(Origin::path(span.file.as_str())),
        };
        let elsewhere = diagnostic.related.iter().filter(|(other, _)| other.file != span.file);
        for (other, what) in elsewhere {
            if let Some(text) = report.texts.text(&other.file) {
                let snippet = Snippet::source(text).path(other.file.as_str());
                group = group.element(snippet.annotation(context(text, other, what, report)));
            }
        }
    }
    let Some(hint) = &diagnostic.hint else { return vec![group] };
    let level = Level::HELP.with_name(report.ui_language.hint());
    if diagnostic.span.is_some() {
        vec![group.element(level.message(report.text(hint)))]
    } else {
        // Without an excerpt the hint is a group of its own.
        vec![group, Group::with_title(level.secondary_title(report.text(hint)))]
    }
}

/// Returns the excerpt of the marked text, with the related places of the same file.
fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    span: &'a Span,
    text: &'a str,
    report: Report<'a>,
) -> Snippet<'a, Annotation<'a>> {
    let label = diagnostic.label.as_ref().map(|label| report.text(label));
    let primary = AnnotationKind::Primary.span(range_in(text, span)).label(label);
    let related = diagnostic.related.iter().filter(|(other, _)| other.file == span.file);
    let related = related.map(|(other, what)| context(text, other, what, report));
    Snippet::source(text).path(span.file.as_str()).annotation(primary).annotations(related)
}

fn context<'a>(text: &str, span: &Span, what: &Message, report: Report<'a>) -> Annotation<'a> {
    AnnotationKind::Context.span(range_in(text, span)).label(report.text(what))
}

/// Limits a span to one line of the text, because an excerpt of a hundred lines is no help.
fn range_in(text: &str, span: &Span) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    start..end.min(line_end.max(start))
}
