//! Reads texts: one for all locales, or one for each. Joins texts that a comma splits.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Kind;
use super::read::value_of;
use super::value::{FieldValue, Localized};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::i18n;
use crate::locale::Locale;
use crate::yaml::{self, Node, Scalar, Shape};

/// Joins texts in braces that a comma splits: `{en: Bergen, Norway, pt: …}` is read as a key `Norway`
/// without a value. `is_text` identifies the keys with text values. Returns `None` if no text is split.
pub(super) fn rejoined(
    entries: &[(Scalar, Node)],
    is_key: &dyn Fn(&str) -> bool,
    is_text: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(Scalar, Node)>> {
    let mut joined: Vec<(Scalar, Node)> = Vec::new();
    let mut cut: Vec<usize> = Vec::new();
    for (key, node) in entries {
        if let Some((entry, problem)) = uncoloned(key, node, is_key) {
            diagnostics.push(problem);
            joined.push(entry);
            continue;
        }
        let is_rest = node.shape == Shape::Null && node.glued.is_none() && !is_key(&key.text);
        let before = joined.last_mut().filter(|(own, before)| {
            let gap = key.span.start.checked_sub(before.span.end);
            // Inside braces, only a comma and a space can be between the two.
            is_rest && is_text(&own.text) && matches!(gap, Some(1 | 2))
        });
        match before.map(|(_, node)| (&mut node.shape, &mut node.span)) {
            Some((Shape::Scalar(text), span)) if span.len() == text.len() => {
                let comma = if key.span.start - span.end == 2 { ", " } else { "," };
                text.push_str(comma);
                text.push_str(&key.text);
                span.end = key.span.end;
                let last = joined.len() - 1;
                if cut.last() != Some(&last) {
                    cut.push(last);
                }
            }
            _ => joined.push((key.clone(), node.clone())),
        }
    }
    for (key, node) in cut.iter().filter_map(|at| joined.get(*at)) {
        let Shape::Scalar(text) = &node.shape else { continue };
        // A quotation mark at one end only was probably meant to enclose the text.
        let quoted = yaml::quoted(text.trim_matches(['"', '“', '”']));
        let message = message!("schema.text-cut-at-comma", key = key.text);
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, node.span.clone(), message)
                .hint(message!("schema.put-in-quotation-marks-hint", quoted = quoted))
                .fix(node.span.clone(), quoted),
        );
    }
    let is_changed =
        !cut.is_empty() || joined.iter().zip(entries).any(|(own, other)| own.0 != other.0);
    is_changed.then_some(joined)
}

/// Reads `pt Segunda ronda` in braces, without the colon after the key.
fn uncoloned(
    key: &Scalar,
    node: &Node,
    is_key: &dyn Fn(&str) -> bool,
) -> Option<((Scalar, Node), Diagnostic)> {
    let (name, rest) = key.text.split_once(' ')?;
    let is_plain = key.span.len() == key.text.len() && !rest.trim().is_empty();
    if node.shape != Shape::Null || node.glued.is_some() || !is_key(name) || !is_plain {
        return None;
    }
    let end = key.span.start + name.len();
    let own = Span { end, ..key.span.clone() };
    let rest_span = Span { start: end + 1, ..key.span.clone() };
    let message = message!("schema.colon-missing");
    let problem = Diagnostic::new(Code::InvalidValue, own.clone(), message)
        .hint(message!("schema.write-field-hint", word = name))
        .fix(Span { start: end, ..own.clone() }, ":");
    let value = Node::new(Shape::Scalar(rest.trim().to_owned()), rest_span);
    Some(((Scalar { text: name.to_owned(), span: own }, value), problem))
}

/// Reads a text, or one text per locale.
pub(super) fn localized(
    kind: Kind,
    node: &Node,
    key: &Scalar,
    diagnostics: &mut Diagnostics,
) -> Option<Localized> {
    let span = node.span.clone();
    let Shape::Map(entries) = &node.shape else {
        return Some(Localized::plain(&one_text(kind, node, key, diagnostics)?, span));
    };
    if entries.is_empty() {
        let message = message!("schema.no-text", key = key.text);
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, message)
                .hint(message!("schema.write-source-text-hint")),
        );
        return None;
    }
    let is_tag =
        |tag: &str| Locale::parse(tag).is_some_and(|tag| i18n::is_known_language(tag.as_str()));
    let rejoined = rejoined(entries, &is_tag, &is_tag, diagnostics);
    let entries = rejoined.as_ref().unwrap_or(entries);
    let mut forms = BTreeMap::new();
    for (tag, node) in entries {
        let locale = locale_of(&tag.text, &tag.span, diagnostics);
        let own = Scalar { text: key.text.clone(), span: tag.span.clone() };
        if node.shape == Shape::Null && node.glued.is_none() {
            let message = message!("schema.empty-text-in-language", key = key.text, tag = tag.text);
            diagnostics.push(
                Diagnostic::new(Code::WrongType, tag.span.clone(), message)
                    .hint(message!("schema.write-text-in-language-hint", tag = tag.text)),
            );
            continue;
        }
        let text = one_text(kind, node, &own, diagnostics);
        let (Some(locale), Some(text)) = (locale, text) else { continue };
        let is_reported = entries.iter().filter(|(other, _)| other.text == tag.text).count() > 1;
        if forms.insert(locale, Arc::from(text)).is_some() && !is_reported {
            let message = message!("schema.duplicate-language", tag = tag.text);
            let twice = Diagnostic::new(Code::DuplicateKey, tag.span.clone(), message);
            diagnostics.push(twice.hint(message!("schema.keep-one-hint")));
        }
    }
    (!forms.is_empty()).then(|| Localized::forms(forms, span))
}

fn one_text(
    kind: Kind,
    node: &Node,
    key: &Scalar,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let kind = if matches!(kind, Kind::Slug) { Kind::Segment } else { Kind::Plain };
    match value_of(kind, node, key, diagnostics)? {
        FieldValue::Plain(text) => Some(text),
        _ => None,
    }
}

fn locale_of(tag: &str, span: &Span, diagnostics: &mut Diagnostics) -> Option<Locale> {
    let known = Locale::parse(tag).filter(|tag| i18n::is_known_language(tag.as_str()));
    if known.is_none() {
        let (message, hint) = match i18n::language_of_country(tag) {
            Some(near) => (
                message!("schema.country-is-no-language", tag),
                message!("schema.did-you-mean-hint", near),
            ),
            None => (
                message!("schema.unknown-language-code", tag),
                message!("schema.language-codes-hint"),
            ),
        };
        let problem = Diagnostic::new(Code::UnknownLocale, span.clone(), message);
        diagnostics.push(problem.hint(hint));
    }
    known
}
