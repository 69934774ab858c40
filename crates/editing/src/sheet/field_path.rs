//! Addresses the values of an entry: one path for each cell of a sheet.

use std::borrow::Cow;

use crate::diag::Span;
use crate::locale::Locale;
use crate::schema::{Field, Kind, SOURCE, Schema};
use crate::yaml::{Node, Scalar, Shape};

/// The path of one value in an entry: `joined`, `location.lat`, `name` in `pt`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldPath {
    /// The field.
    pub key: Cow<'static, str>,
    /// The part of the field, if it is a group.
    pub sub: Option<&'static str>,
    /// The locale of a text. A text without a locale is in the source locale.
    pub locale: Option<Locale>,
}

/// A value from an entry or from a cell.
#[derive(Clone, Debug)]
pub(super) struct MemberValue {
    pub slot: FieldPath,
    /// The kind of value that the schema requires.
    pub kind: Kind,
    /// The value as YAML text without quotes. The items of a list are joined with `; `.
    pub text: String,
    pub span: Span,
}

/// Returns the parts of a field that have one value each: the fields of a group, or the field itself.
pub(super) fn parts(kind: Kind) -> Vec<(Option<&'static str>, Kind)> {
    let of = |schema: &'static Schema<'static>| {
        schema.fields.iter().map(|field| (Some(field.key), field.kind)).collect()
    };
    match kind {
        Kind::Map(schema) => of(schema),
        Kind::Source => of(&SOURCE),
        _ => vec![(None, kind)],
    }
}

/// Returns whether a value of this kind can differ by locale.
pub(super) fn is_localized(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Name | Kind::Slug)
}

/// Splits a cell into list items. Ids contain no spaces and commas, so these separate ids too.
pub(super) fn items(kind: Kind, text: &str) -> Vec<&str> {
    let is_id = matches!(kind, Kind::List(Kind::Id | Kind::Country));
    let parts = text.split(|c: char| c == ';' || (is_id && (c == ',' || c.is_whitespace())));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Returns the values of an entry in file order, without values of the wrong type. The check reports those.
pub(super) fn values(schema: &Schema<'_>, entry: &Node, source: &Locale) -> Vec<MemberValue> {
    let mut found = Vec::new();
    let Shape::Map(fields) = &entry.shape else { return found };
    for (key, node) in fields {
        let Some(field) = field(schema, &key.text) else { continue };
        let slot = FieldPath { key: field.key.to_owned().into(), sub: None, locale: None };
        match (field.kind, &node.shape) {
            (Kind::Source, Shape::Scalar(_)) => {
                let slot = FieldPath { sub: Some("url"), ..slot.clone() };
                of_part(&slot, Kind::Url, node, source, &mut found);
            }
            (Kind::Map(_) | Kind::Source, Shape::Map(group)) => {
                let parts = parts(field.kind);
                for (key, node) in group {
                    let part = parts.iter().find(|(sub, _)| *sub == Some(key.text.as_str()));
                    if let Some((sub, kind)) = part {
                        let slot = FieldPath { sub: *sub, ..slot.clone() };
                        of_part(&slot, *kind, node, source, &mut found);
                    }
                }
            }
            (kind, _) => of_part(&slot, kind, node, source, &mut found),
        }
    }
    found
}

/// Returns the field of a schema with this key.
pub(super) fn field<'s>(schema: &'s Schema<'s>, key: &str) -> Option<&'s Field<'s>> {
    schema.fields.iter().find(|field| field.key == key)
}

fn of_part(
    slot: &FieldPath,
    kind: Kind,
    node: &Node,
    source: &Locale,
    found: &mut Vec<MemberValue>,
) {
    let mut push = |locale: Option<Locale>, text: String, span: &Span| {
        let slot = FieldPath { locale, ..slot.clone() };
        found.push(MemberValue { slot, kind, text, span: span.clone() });
    };
    match &node.shape {
        Shape::Scalar(text) => {
            let locale = is_localized(kind).then(|| source.clone());
            push(locale, text.trim().to_owned(), &node.span);
        }
        Shape::Map(forms) if is_localized(kind) => {
            for (tag, form) in forms {
                if let (Some(locale), Shape::Scalar(text)) = (Locale::parse(&tag.text), &form.shape)
                {
                    push(Some(locale), text.trim().to_owned(), &form.span);
                }
            }
        }
        Shape::List(items) if matches!(kind, Kind::List(_)) && !is_nested(node) => {
            let texts = items.iter().filter_map(|item| match &item.shape {
                Shape::Scalar(text) => Some(text.trim()),
                _ => None,
            });
            let texts: Vec<&str> = texts.collect();
            if !texts.is_empty() {
                push(None, texts.join("; "), &node.span);
            }
        }
        _ => {}
    }
}

/// Returns whether a node is a list with items that a cell cannot contain, such as texts per language.
pub(super) fn is_nested(node: &Node) -> bool {
    let is_group = |item: &Node| matches!(item.shape, Shape::Map(_) | Shape::List(_));
    matches!(&node.shape, Shape::List(items) if items.iter().any(is_group))
}

/// Builds an entry from these values, for validation against its schema. Its nodes have the spans of the values, and
/// `span` is that of the row.
pub(super) fn entry(schema: &Schema<'_>, values: &[MemberValue], span: &Span) -> Node {
    let mut fields = Vec::new();
    for field in schema.fields {
        let own: Vec<&MemberValue> =
            values.iter().filter(|value| *value.slot.key == *field.key).collect();
        if let Some(first) = own.first() {
            fields.push((scalar(field.key, &first.span), of_field(field, &own, span)));
        }
    }
    Node::new(Shape::Map(fields), span.clone())
}

fn of_field(field: &Field, values: &[&MemberValue], row: &Span) -> Node {
    let is_group = match field.kind {
        Kind::Map(_) => true,
        Kind::Source => values.iter().any(|value| value.slot.sub != Some("url")),
        _ => false,
    };
    if !is_group {
        return of_values(field.kind, values);
    }
    let subs = parts(field.kind).into_iter().filter_map(|(sub, kind)| {
        let own: Vec<&MemberValue> =
            values.iter().copied().filter(|value| value.slot.sub == sub).collect();
        let first = own.first()?;
        Some((scalar(sub?, &first.span), of_values(kind, &own)))
    });
    let is_cell = |value: &&&MemberValue| value.span.file == row.file;
    let place = values.iter().find(is_cell).unwrap_or(&values[0]);
    Node::new(Shape::Map(subs.collect()), place.span.clone())
}

fn of_values(kind: Kind, values: &[&MemberValue]) -> Node {
    let span = values[0].span.clone();
    let leaf = |text: &str, span: &Span| Node::new(Shape::Scalar(text.to_owned()), span.clone());
    let shape = match kind {
        Kind::Text | Kind::Name | Kind::Slug => Shape::Map(
            values
                .iter()
                .filter_map(|value| {
                    let tag = value.slot.locale.as_ref()?.as_str();
                    Some((scalar(tag, &value.span), leaf(&value.text, &value.span)))
                })
                .collect(),
        ),
        Kind::List(_) => Shape::List(
            items(kind, &values[0].text).into_iter().map(|item| leaf(item, &span)).collect(),
        ),
        _ => Shape::Scalar(values[0].text.clone()),
    };
    Node::new(shape, span)
}

fn scalar(text: &str, span: &Span) -> Scalar {
    Scalar { text: text.to_owned(), span: span.clone() }
}
