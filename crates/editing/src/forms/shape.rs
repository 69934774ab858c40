//! Finds the shape in which files contain each field, for fields with several allowed shapes. A form of the
//! CMS supports only one shape, and saving would lose values in another.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostics, Message, message};
use crate::path::SourcePath;
use crate::schema::{Field, Kind, SOURCE, Schema};
use crate::yaml::{self, Node, Shape as NodeShape};

/// The shape of a value, if the schema allows more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FieldShape {
    /// A single value: one text for all locales, an entry without a list, or an address.
    One,
    /// Several values: a text for each locale, a list, or a source with its title.
    Several,
    /// Both shapes occur.
    Mixed,
}

/// The shapes of fields, by path: `location.lat`, `sources[].title`.
#[derive(Debug, Default)]
pub(super) struct FieldShapes {
    by_path: BTreeMap<String, FieldShape>,
    /// The locales of the texts in the files.
    pub(super) tags: BTreeSet<String>,
}

impl FieldShapes {
    /// Returns the shape of a field, if a file has the field.
    pub(super) fn get(&self, path: &str) -> Option<FieldShape> {
        self.by_path.get(path).copied()
    }

    /// Returns whether a field, or a part of it, occurs in both shapes.
    pub(super) fn is_mixed(&self, path: &str) -> bool {
        let is_part = |other: &str| {
            let rest = other.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.by_path.iter().any(|(other, shape)| *shape == FieldShape::Mixed && is_part(other))
    }

    /// Reads the shapes of the records of a file.
    pub(super) fn of_list(schema: &Schema, file: &SourcePath, text: &str) -> Result<Self, Message> {
        let mut shapes = Self::default();
        report_comments(text)?;
        match yaml::parse(file, text, 0..text.len(), &mut Diagnostics::new()).root.shape {
            NodeShape::List(items) => {
                for item in &items {
                    shapes.group(schema, item, "")?;
                }
                Ok(shapes)
            }
            _ => Err(message!("forms.not-a-list")),
        }
    }

    /// Adds the shapes of all fields of a group, and returns the first mismatch.
    pub(super) fn group(
        &mut self,
        schema: &Schema,
        node: &Node,
        path: &str,
    ) -> Result<(), Message> {
        let NodeShape::Map(entries) = &node.shape else { return Ok(()) };
        let mut first = Ok(());
        for (key, value) in entries {
            let field = schema.fields.iter().find(|field| field.key == key.text);
            let seen = match field {
                Some(field) => {
                    self.value(field, field.kind, value, &format!("{path}{}", field.key))
                }
                None => Err(message!("forms.unknown-field", key = &key.text)),
            };
            first = first.and(seen);
        }
        first
    }

    fn value(&mut self, field: &Field, kind: Kind, node: &Node, path: &str) -> Result<(), Message> {
        match (kind, &node.shape) {
            (_, NodeShape::Null) => Ok(()),
            (Kind::Text | Kind::Name | Kind::Slug, NodeShape::Map(entries)) => {
                self.tags.extend(entries.iter().map(|(tag, _)| tag.text.clone()));
                self.is(field, path, FieldShape::Several)
            }
            (Kind::List(item), NodeShape::List(items)) => {
                self.is(field, path, FieldShape::Several)?;
                items
                    .iter()
                    .try_for_each(|node| self.value(field, *item, node, &format!("{path}[]")))
            }
            (Kind::List(item), _) => {
                self.is(field, path, FieldShape::One)?;
                self.value(field, *item, node, &format!("{path}[]"))
            }
            (Kind::Source, NodeShape::Map(_)) => {
                self.is(field, path, FieldShape::Several)?;
                self.group(&SOURCE, node, &format!("{path}."))
            }
            (Kind::Map(schema), _) => self.group(schema, node, &format!("{path}.")),
            (Kind::Keyed(_), _) => Err(message!("forms.freely-named-groups", key = field.key)),
            (Kind::Text | Kind::Name | Kind::Slug | Kind::Source, _) => {
                self.is(field, path, FieldShape::One)
            }
            _ => Ok(()),
        }
    }

    fn is(&mut self, field: &Field, path: &str, shape: FieldShape) -> Result<(), Message> {
        let own = self.by_path.entry(path.to_owned()).or_insert(shape);
        if *own == shape {
            return Ok(());
        }
        *own = FieldShape::Mixed;
        Err(message!("forms.mixed-spelling", key = field.key))
    }
}

/// Reports comments: a form rewrites the whole file without them. A `#` in a text can look like a comment. Then
/// the file has no form, which loses nothing.
pub(super) fn report_comments(text: &str) -> Result<(), Message> {
    let is_comment = |line: &str| line.trim_start().starts_with('#') || line.contains(" #");
    match text.lines().position(is_comment) {
        None => Ok(()),
        Some(line) => Err(message!("forms.comment-lost", line = line + 1)),
    }
}
