//! Finds the translatable texts of a record and their spans, by its schema.

use std::collections::BTreeMap;

use super::{Field, Kind, SOURCE, Schema};
use crate::diag::Span;
use crate::locale::Locale;
use crate::yaml::{Node, Shape};

/// A translatable text of a record: a value of [`Kind::Text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatableField {
    /// The path of ids and keys to the text, joined by dots: `africa.summary`. List entries without an
    /// id have numbers from 1.
    pub path: String,
    /// The span of all its forms.
    pub span: Span,
    /// Its forms, in the order of the file.
    pub forms: Vec<LocalizedForm>,
}

/// The form of a text in one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalizedForm {
    /// The locale. `None` if the text has no locale, so it is in the source language.
    pub locale: Option<Locale>,
    /// The text.
    pub text: String,
    /// The span with its quotation marks. For a text after `>` or `|`, the span of its lines only.
    pub span: Span,
}

/// Returns the translatable texts of one record.
pub fn texts(schema: &Schema<'_>, node: &Node) -> Vec<TranslatableField> {
    let mut found = Vec::new();
    record(schema, node, "", &mut found);
    found
}

/// The names of list entries, as used in paths.
#[derive(Debug, Default)]
pub struct EntryNames(BTreeMap<String, usize>);

impl EntryNames {
    /// Returns a unique name for an entry: two entries of a list can have the same date.
    fn unique(&mut self, name: String) -> String {
        let count = self.0.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}-{count}") }
    }
}

/// Returns the translatable texts of the record at `index` of a list. Their paths begin with its id.
pub fn texts_of_entry(
    schema: &Schema<'_>,
    node: &Node,
    index: usize,
    names: &mut EntryNames,
) -> Vec<TranslatableField> {
    let mut found = Vec::new();
    record(schema, node, &names.unique(name(schema, node, index)), &mut found);
    found
}

fn record(schema: &Schema<'_>, node: &Node, path: &str, found: &mut Vec<TranslatableField>) {
    let Shape::Map(entries) = &node.shape else { return };
    for (key, value) in entries {
        let Some(field) = schema.fields.iter().find(|field| field.key == key.text) else {
            continue;
        };
        value_of(&field.kind, value, &joined(path, field.key), found);
    }
}

fn value_of(kind: &Kind, node: &Node, path: &str, found: &mut Vec<TranslatableField>) {
    match (kind, &node.shape) {
        (Kind::Text, _) => found.extend(written(node, path)),
        (Kind::Map(schema), _) => record(schema, node, path, found),
        (Kind::Source, _) => record(&SOURCE, node, path, found),
        (Kind::Keyed(schema), Shape::Map(entries)) => {
            for (key, value) in entries {
                let path = joined(path, &key.text);
                match schema.only_text() {
                    Some(text) => value_of(&text.kind, value, &path, found),
                    None => record(schema, value, &path, found),
                }
            }
        }
        (Kind::List(item), Shape::List(items)) => {
            let mut names = EntryNames::default();
            for (index, node) in items.iter().enumerate() {
                let name = match item {
                    Kind::Map(schema) => name(schema, node, index),
                    _ => (index + 1).to_string(),
                };
                value_of(item, node, &joined(path, &names.unique(name)), found);
            }
        }
        // A single value counts as a list of one.
        (Kind::List(item), _) => value_of(item, node, &joined(path, "1"), found),
        _ => {}
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Names a list entry by its first required field: an id, code, tag or date. If that field is a text,
/// the name is the number of the entry.
fn name(schema: &Schema<'_>, node: &Node, index: usize) -> String {
    let is_name = |field: &&Field| {
        field.required && !matches!(field.kind, Kind::Text | Kind::Name | Kind::List(_))
    };
    let first = schema.fields.iter().find(|field| field.required).filter(is_name);
    let own = first.and_then(|field| node.scalar_at(field.key));
    own.map_or_else(|| (index + 1).to_string(), str::to_owned)
}

fn written(node: &Node, path: &str) -> Option<TranslatableField> {
    let form = |locale, node: &Node| match &node.shape {
        Shape::Scalar(text) if !text.trim().is_empty() => {
            Some(LocalizedForm { locale, text: text.trim().to_owned(), span: node.span.clone() })
        }
        _ => None,
    };
    let forms: Vec<LocalizedForm> = match &node.shape {
        Shape::Map(entries) => entries
            .iter()
            .filter_map(|(tag, node)| form(Some(Locale::parse(&tag.text)?), node))
            .collect(),
        _ => form(None, node).into_iter().collect(),
    };
    let written = TranslatableField { path: path.to_owned(), span: node.span.clone(), forms };
    (!written.forms.is_empty()).then_some(written)
}
