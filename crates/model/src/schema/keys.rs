//! Reports unknown and missing keys of records, and finds the keys that are probably meant.

use std::collections::BTreeSet;

use super::read::{is_text, parse_scalar};
use super::value_error::example;
use super::{EXTENSIBLE, Field, Kind, Schema};
use crate::diag::{Code, Diagnostic, Message, Span, UiLanguage, message};
use crate::yaml::{Node, Scalar, Shape};

/// Finds the field that an unknown key must mean: the only missing field, if the value fits it and the
/// record has no other unknown key.
pub(super) fn lacking<'s>(
    schema: &'s Schema<'s>,
    keys: &BTreeSet<&str>,
    node: &Node,
) -> Option<&'s str> {
    let is_known = |key: &str| schema.fields.iter().any(|field| field.key == key);
    let mut lacking =
        schema.fields.iter().filter(|field| field.required && !keys.contains(field.key));
    let field = lacking.next()?;
    let is_only =
        lacking.next().is_none() && keys.iter().filter(|key| !is_known(key)).nth(1).is_none();
    let fits = match (&node.shape, field.kind) {
        (Shape::Null | Shape::Unreadable, _) => false,
        (Shape::Scalar(text), kind) if is_text(kind) => {
            text.contains(char::is_alphabetic) && !matches!(text.as_str(), "true" | "false")
        }
        (Shape::Scalar(text), kind) => parse_scalar(kind, text).is_some(),
        (Shape::List(_), kind) => matches!(kind, Kind::List(_)),
        (Shape::Map(_), kind) => matches!(kind, Kind::Text | Kind::Name | Kind::Map(_)),
    };
    (is_only && fits).then_some(field.key)
}

/// Finds the field whose label is this key, or an old name of a declared field.
pub(super) fn called<'s>(schema: &'s Schema<'s>, key: &str) -> Option<&'s str> {
    let key = key.to_lowercase();
    let mut fields = schema.fields.iter().filter(|field| {
        let labels = UiLanguage::ALL.into_iter().filter_map(|language| language.label(field.key));
        labels.into_iter().any(|own| own.to_lowercase() == key)
            || field.own.is_some_and(|own| own.is_called(&key))
    });
    fields.next().map(|field| field.key)
}

/// Returns the diagnostic for an unknown key.
pub(super) fn unknown_key(schema: &Schema, near: Option<&str>, key: &Scalar) -> Diagnostic {
    let noun = Message::new(schema.noun, Vec::new());
    let keys: Vec<&str> = schema.fields.iter().map(|field| field.key).collect();
    let hint = match near {
        Some(near) => message!("schema.did-you-mean-hint", near),
        None if keys.is_empty() => message!("schema.no-fields-allowed-hint"),
        None => match EXTENSIBLE.iter().find(|(own, _)| *own == schema.noun) {
            Some((_, file)) => {
                message!("schema.declare-field-hint", file, noun, keys = keys.join(", "))
            }
            None => message!("schema.known-fields-hint", noun, keys = keys.join(", ")),
        },
    };
    let message = message!("schema.unknown-field", noun, key = key.text);
    Diagnostic::new(Code::UnknownKey, key.span.clone(), message).hint(hint)
}

/// Returns the diagnostic for a missing field.
pub(super) fn missing(schema: &Schema, field: &Field, span: Span) -> Diagnostic {
    let message = message!(
        "schema.missing-required-field",
        noun = Message::new(schema.noun, Vec::new()),
        key = field.key
    );
    let hint = message!(
        "schema.add-field-hint",
        key = field.key,
        example = example(field.kind),
        help = Message::new(field.help, Vec::new())
    );
    Diagnostic::new(Code::MissingField, span, message).hint(hint)
}
