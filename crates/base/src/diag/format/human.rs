//! The format for people: message, excerpt and hint, in the style of the Rust compiler.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Style;
use crate::diag::{Diagnostic, Severity, Span, Texts};

pub(super) fn render(diagnostics: &[&Diagnostic], texts: &dyn Texts, style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let said = Said::new(diagnostic, style);
        out.push_str(&renderer.render(&said.report(diagnostic, texts)));
        out.push_str("\n\n");
    }
    out
}

/// The texts of a diagnostic in one language. The printer only borrows texts, so this type owns them.
struct Said {
    severity: &'static str,
    message: String,
    label: Option<String>,
    related: Vec<String>,
    hint: Option<String>,
    hint_name: &'static str,
}

impl Said {
    fn new(diagnostic: &Diagnostic, style: Style) -> Self {
        let ui_language = style.ui_language;
        Self {
            severity: ui_language.severity(diagnostic.severity()),
            message: diagnostic.message.text(ui_language),
            label: diagnostic.label.as_ref().map(|label| label.text(ui_language)),
            related: diagnostic.related.iter().map(|(_, what)| what.text(ui_language)).collect(),
            hint: diagnostic.hint.as_ref().map(|hint| hint.text(ui_language)),
            hint_name: ui_language.hint(),
        }
    }

    fn report<'a>(&'a self, diagnostic: &'a Diagnostic, texts: &'a dyn Texts) -> Vec<Group<'a>> {
        let level = match diagnostic.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let level = level.with_name(self.severity);
        let title = level.primary_title(self.message.as_str()).id(diagnostic.code.name());
        let mut group = Group::with_title(title);
        if let Some(span) = &diagnostic.span {
            group = match texts.text(&span.file) {
                Some(text) => group.element(self.snippet(diagnostic, span, text)),
                None => group.element(annotate_snippets::Origin::path(span.file.as_str())),
            };
            for (other, what) in
                diagnostic.related.iter().map(|(other, _)| other).zip(&self.related)
            {
                let elsewhere = texts.text(&other.file).filter(|_| other.file != span.file);
                if let Some(text) = elsewhere {
                    let range = range_in(text, other);
                    group = group.element(
                        Snippet::source(text)
                            .path(other.file.as_str())
                            .annotation(AnnotationKind::Context.span(range).label(what.as_str())),
                    );
                }
            }
        }
        let Some(hint) = &self.hint else { return vec![group] };
        let level = Level::HELP.with_name(self.hint_name);
        if diagnostic.span.is_some() {
            vec![group.element(level.message(hint.as_str()))]
        } else {
            // Without an excerpt the hint is a group of its own.
            vec![group, Group::with_title(level.secondary_title(hint.as_str()))]
        }
    }

    fn snippet<'a>(
        &'a self,
        diagnostic: &'a Diagnostic,
        span: &'a Span,
        text: &'a str,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let primary = AnnotationKind::Primary.span(range_in(text, span));
        let primary = match &self.label {
            Some(label) => primary.label(label.as_str()),
            None => primary,
        };
        let others = diagnostic.related.iter().map(|(other, _)| other).zip(&self.related);
        others.filter(|(other, _)| other.file == span.file).fold(
            Snippet::source(text).path(span.file.as_str()).annotation(primary),
            |snippet, (other, what)| {
                let range = range_in(text, other);
                snippet.annotation(AnnotationKind::Context.span(range).label(what.as_str()))
            },
        )
    }
}

/// Limits a span to one line of the text, because an excerpt of a hundred lines is no help.
fn range_in(text: &str, span: &Span) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    start..end.min(line_end.max(start))
}
