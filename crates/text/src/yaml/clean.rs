//! Prepares values for publication: removes unwanted characters, normalizes to NFC, joins Chinese lines.

use std::borrow::Cow;

use super::node::{Node, Shape, shift};
use crate::diag::{Change, Code, Diagnostic, Diagnostics, Span, message};
use crate::letters;

/// The control characters with a named escape.
const ESCAPES: [(char, &str); 10] = [
    ('\0', "\\0"),
    ('\u{7}', "\\a"),
    ('\u{8}', "\\b"),
    ('\u{b}', "\\v"),
    ('\u{c}', "\\f"),
    ('\u{1b}', "\\e"),
    ('\u{85}', "\\N"),
    ('\u{2028}', "\\L"),
    ('\u{2029}', "\\P"),
    ('\u{a0}', "\\_"),
];

/// Cleans every value and field name that was read from `text`. Reports unwanted characters that are written as
/// escapes.
pub(super) fn clean(node: &mut Node, text: &str, diagnostics: &mut Diagnostics) {
    match &mut node.shape {
        Shape::Scalar(value) => {
            let written = text.get(node.span.start..node.span.end).unwrap_or_default();
            if written.starts_with('"') && written.contains('\\') {
                diagnostics.extend(escaped(value, written, &node.span));
            }
            make_readable(value);
            if let Cow::Owned(joined) = letters::join(value, written) {
                *value = joined;
            }
        }
        Shape::List(items) => items.iter_mut().for_each(|item| clean(item, text, diagnostics)),
        Shape::Map(entries) => {
            for (key, value) in entries {
                make_readable(&mut key.text);
                clean(value, text, diagnostics);
            }
        }
        Shape::Null | Shape::Unreadable => {}
    }
    if let Some(glued) = &mut node.glued {
        make_readable(&mut glued.text);
    }
}

fn make_readable(value: &mut String) {
    if let Cow::Owned(clean) = letters::readable(value) {
        *value = clean;
    }
}

/// Reports the unwanted characters that a quoted value contains as escapes, at the position of each escape.
fn escaped(value: &str, written: &str, span: &Span) -> Vec<Diagnostic> {
    let mut from = 0;
    let mut found = Vec::new();
    for stray in letters::strays(value) {
        let Some(c) = value[stray.range.clone()].chars().next() else { continue };
        let Some((at, length)) = escape_of(c, &written[from..]) else { continue };
        let start = span.start + from + at;
        from += at + length;
        let span = Span { start, end: start + length, ..span.clone() };
        let code = format!("U+{:04X}", u32::from(c));
        let message = message!("yaml.escaped-invisible-character", name = stray.name, code);
        found.push(Diagnostic::new(Code::PastedCharacter, span, message).hint(stray.hint));
    }
    found
}

/// Finds the first escape of a character: its position and its length.
fn escape_of(c: char, written: &str) -> Option<(usize, usize)> {
    let code = u32::from(c);
    let named = ESCAPES.iter().filter(|(own, _)| *own == c).map(|(_, name)| (*name).to_owned());
    let codes = [format!("\\x{code:02x}"), format!("\\u{code:04x}"), format!("\\U{code:08x}")];
    let all = named.chain(codes);
    all.filter_map(|escape| {
        let is_same = |part: &str| part[..2] == escape[..2] && part.eq_ignore_ascii_case(&escape);
        let mut places = written.match_indices('\\').map(|(at, _)| at);
        let at = places.find(|at| written.get(*at..at + escape.len()).is_some_and(is_same))?;
        Some((at, escape.len()))
    })
    .min()
}

/// Returns a diagnostic with its spans converted by `to`.
pub(super) fn moved(mut problem: Diagnostic, to: &dyn Fn(usize) -> usize) -> Diagnostic {
    problem.span.iter_mut().for_each(|span| shift(span, to));
    problem.related.iter_mut().for_each(|(span, _)| shift(span, to));
    for change in &mut problem.fix {
        match change {
            Change::Replace { span, .. } | Change::TakeOut { span } => shift(span, to),
            Change::Rewrite { .. } | Change::Rename { .. } => {}
        }
    }
    problem
}
