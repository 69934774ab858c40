//! Checks a YAML node against a schema.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::value::{Fields, Localized, Spanned, Value};
use super::words::{example, noun, refusal, with_article};
use super::{Field, Kind, SOURCE, Schema};
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean};
use crate::i18n;
use crate::locale::Locale;
use crate::path::UrlPath;
use crate::yaml::{Node, Shape};

/// Reads one record. Reports unknown keys, values of the wrong kind and required fields that are
/// missing; what is right is in the result all the same. `None` if the node is no record at all.
pub fn read(schema: &'static Schema, node: &Node, diagnostics: &mut Diagnostics) -> Option<Fields> {
    let entries = match &node.shape {
        Shape::Map(entries) => entries.as_slice(),
        Shape::Null if schema.fields.iter().all(|field| !field.required) => &[],
        Shape::Unreadable => return None,
        shape => {
            let noun = with_article(schema.noun);
            let message =
                format!("{noun} is a group of `key: value` lines, and this is {}", shape.noun());
            diagnostics.push(Diagnostic::new(Code::WrongType, node.span.clone(), message));
            return None;
        }
    };
    let mut values = BTreeMap::new();
    // A field whose key is misspelt is not missing as well.
    let mut meant = Vec::new();
    let mut given = Vec::new();
    for (key, value) in entries {
        let Some(field) = schema.fields.iter().find(|field| field.key == key.text) else {
            let near = did_you_mean(&key.text, schema.fields.iter().map(|field| field.key));
            meant.extend(near);
            diagnostics.push(unknown_key(schema, near, &key.text, key.span.clone()));
            continue;
        };
        given.push(field.key);
        if value.shape == Shape::Unreadable {
            continue;
        }
        if value.shape == Shape::Null {
            if field.required {
                diagnostics.push(missing(schema, field, key.span.clone()));
            }
            continue;
        }
        if let Some(value_read) = value_of(field.kind, value, &key.text, diagnostics) {
            let value = Spanned { value: value_read, span: value.span.clone() };
            values.entry(field.key).or_insert(value);
        }
    }
    for field in schema.fields.iter().filter(|field| field.required) {
        let is_there = entries.iter().any(|(key, _)| key.text == field.key);
        if !is_there && !meant.contains(&field.key) {
            let span = entries.first().map_or(node.span.clone(), |(key, _)| key.span.clone());
            diagnostics.push(missing(schema, field, span));
        }
    }
    Some(Fields { span: node.span.clone(), values, given })
}

fn unknown_key(schema: &Schema, near: Option<&str>, key: &str, span: Span) -> Diagnostic {
    let noun = with_article(schema.noun);
    let keys: Vec<&str> = schema.fields.iter().map(|field| field.key).collect();
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if keys.is_empty() => "leave it empty".to_owned(),
        None => format!("{noun} can have: {}", keys.join(", ")),
    };
    Diagnostic::new(Code::UnknownKey, span, format!("{noun} has no field `{key}`")).hint(hint)
}

fn missing(schema: &Schema, field: &Field, span: Span) -> Diagnostic {
    let message = format!("this {} has no `{}`, which it must have", schema.noun, field.key);
    Diagnostic::new(Code::MissingField, span, message).hint(format!(
        "add a line `{}: {}`",
        field.key,
        example(field.kind)
    ))
}

fn value_of(kind: Kind, node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<Value> {
    match (kind, &node.shape) {
        (Kind::List(item), Shape::List(items)) => {
            let read = items.iter().filter_map(|node| {
                let value = value_of(*item, node, key, diagnostics)?;
                Some(Spanned { value, span: node.span.clone() })
            });
            Some(Value::List(read.collect()))
        }
        (Kind::List(item), _) => {
            let value = value_of(*item, node, key, diagnostics)?;
            Some(Value::List(vec![Spanned { value, span: node.span.clone() }]))
        }
        (Kind::Map(schema), _) => read(schema, node, diagnostics).map(Value::Map),
        (Kind::Keyed(schema), Shape::Map(entries)) => {
            let groups = entries.iter().filter_map(|(key, node)| {
                let key_read = Spanned { value: key.text.clone(), span: key.span.clone() };
                Some((key_read, read(schema, node, diagnostics)?))
            });
            Some(Value::Keyed(groups.collect()))
        }
        (Kind::Source, Shape::Map(_)) => read(&SOURCE, node, diagnostics).map(Value::Map),
        (Kind::Source, Shape::Scalar(_)) => {
            let url = value_of(Kind::Url, node, key, diagnostics)?;
            let url = Spanned { value: url, span: node.span.clone() };
            Some(Value::Map(Fields {
                span: node.span.clone(),
                values: [("url", url)].into(),
                given: vec!["url"],
            }))
        }
        (Kind::Text | Kind::Name | Kind::Slug, Shape::Map(_) | Shape::Scalar(_)) => {
            localized(kind, node, key, diagnostics).map(Value::Localized)
        }
        (_, Shape::Scalar(text)) => scalar(kind, text, &node.span, key, diagnostics),
        (_, shape) => {
            let message = format!("`{key}` must be {}, and this is {}", noun(kind), shape.noun());
            diagnostics.push(
                Diagnostic::new(Code::WrongType, node.span.clone(), message)
                    .hint(format!("write `{key}: {}`", example(kind))),
            );
            None
        }
    }
}

fn localized(
    kind: Kind,
    node: &Node,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Localized> {
    let span = node.span.clone();
    let Shape::Map(entries) = &node.shape else {
        return Some(Localized::plain(&one_text(kind, node, key, diagnostics)?, span));
    };
    if entries.is_empty() {
        let message = format!("`{key}` holds no text");
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, message)
                .hint("give at least the text of the source locale"),
        );
        return None;
    }
    let mut forms = BTreeMap::new();
    for (tag, node) in entries {
        let locale = locale_of(&tag.text, &tag.span, diagnostics);
        let text = one_text(kind, node, key, diagnostics);
        let (Some(locale), Some(text)) = (locale, text) else { continue };
        if forms.insert(locale, Arc::from(text)).is_some() {
            let message = format!("the text of `{}` is given twice", tag.text);
            let twice = Diagnostic::new(Code::DuplicateKey, tag.span.clone(), message);
            diagnostics.push(twice.hint("keep one of them"));
        }
    }
    (!forms.is_empty()).then(|| Localized::forms(forms, span))
}

fn one_text(kind: Kind, node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let kind = if matches!(kind, Kind::Slug) { Kind::Id } else { Kind::Plain };
    match value_of(kind, node, key, diagnostics)? {
        Value::Plain(text) => Some(text),
        _ => None,
    }
}

fn locale_of(tag: &str, span: &Span, diagnostics: &mut Diagnostics) -> Option<Locale> {
    let known = Locale::parse(tag).filter(|tag| i18n::is_known_language(tag.as_str()));
    if known.is_none() {
        let message = format!("`{tag}` is not the tag of a locale");
        diagnostics.push(
            Diagnostic::new(Code::UnknownLocale, span.clone(), message)
                .hint("tags are those of BCP 47: `en`, `pt`, `pt-BR`, `zh`"),
        );
    }
    known
}

fn scalar(
    kind: Kind,
    text: &str,
    span: &Span,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let text = text.trim();
    let value = parse_scalar(kind, text);
    if value.is_none() {
        let (code, message, hint) = refusal(kind, text, key);
        diagnostics.push(Diagnostic::new(code, span.clone(), message).hint(hint));
    }
    value
}

fn parse_scalar(kind: Kind, text: &str) -> Option<Value> {
    let plain = |fine: bool| fine.then(|| Value::Plain(text.to_owned()));
    match kind {
        Kind::Plain => plain(!text.is_empty()),
        Kind::Alt => plain(true),
        Kind::Id => plain(is_id(text)),
        Kind::Integer(low, high) => {
            let number: i64 = text.parse().ok()?;
            (low..=high).contains(&number).then_some(Value::Integer(number))
        }
        Kind::Decimal(low, high) => {
            let number: f64 = text.parse().ok()?;
            (low..=high).contains(&number).then_some(Value::Decimal(number))
        }
        Kind::Flag => match text {
            "true" => Some(Value::Flag(true)),
            "false" => Some(Value::Flag(false)),
            _ => None,
        },
        Kind::Date => Date::parse(text).map(Value::Date),
        Kind::Day => Date::parse(text).filter(Date::is_full).map(Value::Date),
        Kind::Url => plain(is_url(text)),
        Kind::Email => plain(is_email(text)),
        Kind::Address => plain(UrlPath::parse(text).is_some()),
        Kind::Country => plain(i18n::is_country_code(text)),
        Kind::Locale => Locale::parse(text)
            .filter(|tag| i18n::is_known_language(tag.as_str()))
            .map(|locale| Value::Plain(locale.as_str().to_owned())),
        Kind::OneOf(words) => plain(words.contains(&text)),
        Kind::Text
        | Kind::Name
        | Kind::Slug
        | Kind::Source
        | Kind::List(_)
        | Kind::Map(_)
        | Kind::Keyed(_) => None,
    }
}

/// Tells whether a text can be an id: lower-case ASCII letters, digits and single hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
    host.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty() && host.contains('.') && !text.contains(bad)
    })
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(|c: char| c.is_whitespace() || "<>\",;:\\".contains(c))
            && !domain.contains('@')
    })
}
