//! Message, excerpt and hint, as the Rust compiler shows them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Diagnostic, Severity, Span, Texts};

pub(super) fn render(diagnostics: &[&Diagnostic], texts: &dyn Texts, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&report(diagnostic, texts)));
        out.push_str("\n\n");
    }
    out
}

fn report<'a>(diagnostic: &'a Diagnostic, texts: &'a dyn Texts) -> Vec<Group<'a>> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    if let Some(span) = &diagnostic.span {
        group = match texts.text(&span.file) {
            Some(text) => group.element(snippet(diagnostic, span, text)),
            None => group.element(annotate_snippets::Origin::path(span.file.as_str())),
        };
        for (other, what) in diagnostic.related.iter().filter(|(other, _)| other.file != span.file)
        {
            if let Some(text) = texts.text(&other.file) {
                let range = range_in(text, other);
                group = group.element(
                    Snippet::source(text)
                        .path(other.file.as_str())
                        .annotation(AnnotationKind::Context.span(range).label(what.as_str())),
                );
            }
        }
    }
    let Some(hint) = &diagnostic.hint else { return vec![group] };
    let level = Level::HELP.with_name("hint");
    if diagnostic.span.is_some() {
        vec![group.element(level.message(hint.as_str()))]
    } else {
        // Without an excerpt there is nothing to hang the hint on.
        vec![group, Group::with_title(level.secondary_title(hint.as_str()))]
    }
}

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    span: &'a Span,
    text: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let primary = AnnotationKind::Primary.span(range_in(text, span));
    let primary = match &diagnostic.label {
        Some(label) => primary.label(label.as_str()),
        None => primary,
    };
    let others = diagnostic.related.iter().filter(|(other, _)| other.file == span.file);
    others.fold(
        Snippet::source(text).path(span.file.as_str()).annotation(primary),
        |snippet, (other, what)| {
            let range = range_in(text, other);
            snippet.annotation(AnnotationKind::Context.span(range).label(what.as_str()))
        },
    )
}

/// Keeps the marked text within the file and on one line: an excerpt of a hundred lines helps nobody.
fn range_in(text: &str, span: &Span) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    start..end.min(line_end.max(start))
}
