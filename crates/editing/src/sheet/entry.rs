//! Edits the text of one entry: replaces values, and inserts missing fields in the order of the schema.

use std::ops::Range;

use super::field_path::{self, FieldPath, MemberValue};
use super::insert_position::line_end;
use super::members::{MemberEntry, MemberFile, Members};
use super::merge::overlaid;
use super::write;
use crate::schema::Field;
use crate::yaml::{Node, Scalar, Shape};

/// A range of a text and its replacement.
pub(super) struct Splice {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Edits one entry.
pub(super) struct EntryEdit<'a> {
    pub(super) members: &'a Members,
    pub(super) file: &'a MemberFile,
    pub(super) entry: &'a MemberEntry,
}

impl EntryEdit<'_> {
    /// Adds a splice for each change of the entry.
    pub(super) fn changes(&self, changes: &[MemberValue], splices: &mut Vec<Splice>) {
        for field in self.members.schema().schema().fields {
            let own: Vec<&MemberValue> =
                changes.iter().filter(|change| change.slot.key == field.key).collect();
            if !own.is_empty() {
                self.field(field, &own, splices);
            }
        }
    }

    fn field(&self, field: &Field<'_>, changes: &[&MemberValue], splices: &mut Vec<Splice>) {
        let Shape::Map(fields) = &self.entry.node.shape else { return };
        match fields.iter().find(|(key, _)| key.text == field.key) {
            None => splices.push(self.inserted(field, changes, fields)),
            // A list of texts per language has no cell. Without an edit, the import reports the entry.
            Some((_, node)) if field_path::is_nested(node) => {}
            Some((key, node)) => {
                let in_place = self.in_place(changes, node);
                splices.extend(
                    in_place.unwrap_or_else(|| vec![self.rewritten(field, changes, key, node)]),
                );
            }
        }
    }

    /// Replaces values, and adds missing parts to a group. Returns `None` if the whole field must be rewritten.
    fn in_place(&self, changes: &[&MemberValue], node: &Node) -> Option<Vec<Splice>> {
        let mut splices = Vec::new();
        for change in changes {
            splices.push(match self.entry.value(&change.slot) {
                Some(old) => self.replaced(change, old, node)?,
                None => self.extended(change, node)?,
            });
        }
        Some(splices)
    }

    fn replaced(&self, change: &MemberValue, old: &MemberValue, node: &Node) -> Option<Splice> {
        let written = &self.file.text[old.span.start..old.span.end];
        let range = old.span.start..old.span.end;
        if matches!(node.shape, Shape::List(_)) || written.starts_with('*') {
            return None;
        }
        let in_flow = self.is_flow(node) || self.is_flow(&self.entry.node);
        let is_block = self.is_block(&range);
        let text = write::scalar(change.kind, &change.text, in_flow);
        let (before, behind) = self.line_of(&range);
        let is_long = before + text.chars().count() + behind > write::WIDTH;
        // A block text, or a line that becomes too long, is rewritten with its key.
        if is_block || (is_long && before + written.chars().count() + behind <= write::WIDTH) {
            return self.with_key(change, old, node);
        }
        Some(Splice { range, text })
    }

    /// Rewrites one text of a group, or a field with a single value, together with its key.
    fn with_key(&self, change: &MemberValue, old: &MemberValue, node: &Node) -> Option<Splice> {
        let entries = match &node.shape {
            Shape::Map(entries) if !self.is_flow(node) => entries,
            _ => return None,
        };
        let (key, _) = entries.iter().find(|(_, form)| form.span == old.span)?;
        let text = write::with_key_of(&key.text, change, self.column(key.span.start));
        Some(Splice { range: key.span.start..old.span.end, text })
    }

    /// Adds a missing value to a group.
    fn extended(&self, change: &MemberValue, node: &Node) -> Option<Splice> {
        let Shape::Map(entries) = &node.shape else { return None };
        let is_nested = change.slot.sub.is_some() && change.slot.locale.is_some();
        if is_nested || entries.is_empty() {
            return None;
        }
        let key = change.slot.locale.as_ref().map_or(change.slot.sub, |tag| Some(tag.as_str()))?;
        let rank = |key: &str| self.rank(&change.slot, key);
        let before = entries.iter().rev().find(|(other, _)| rank(&other.text) < rank(key));
        if self.is_flow(node) {
            let text = format!("{key}: {}", write::scalar(change.kind, &change.text, true));
            let (start, behind) = self.line_of(&(node.span.start..node.span.end));
            let length = self.file.text[node.span.start..node.span.end].chars().count();
            if start + length + behind + text.chars().count() + 2 > write::WIDTH {
                return None;
            }
            return Some(self.next_to(before, &entries[0].0, &text, true));
        }
        let text = write::with_key_of(key, change, self.column(entries[0].0.span.start));
        Some(self.next_to(before, &entries[0].0, &text, false))
    }

    /// Inserts a field or a part of a group after another one, or else before the first one.
    fn next_to(
        &self,
        other: Option<&(Scalar, Node)>,
        first: &Scalar,
        text: &str,
        in_flow: bool,
    ) -> Splice {
        let start = first.span.start;
        let margin = " ".repeat(self.column(start));
        let (at, text) = match other {
            Some((_, node)) if in_flow => (node.span.end, format!(", {text}")),
            Some((_, node)) => {
                (line_end(&self.file.text, node.span.end), format!("\n{margin}{text}"))
            }
            None if in_flow => (start, format!("{text}, ")),
            None => (start, format!("{text}\n{margin}")),
        };
        Splice { range: at..at, text }
    }

    /// Returns the sort key of a part of a group.
    fn rank(&self, slot: &FieldPath, key: &str) -> (usize, String) {
        let places = if slot.locale.is_some() {
            let locales = &self.members.locales;
            locales.iter().position(|locale| locale.as_str() == key)
        } else {
            let extended = self.members.schema();
            let schema = extended.schema();
            let field = field_path::field(&schema, &slot.key);
            let parts = field.map(|field| field_path::parts(field.kind)).unwrap_or_default();
            parts.iter().position(|(sub, _)| *sub == Some(key))
        };
        (places.unwrap_or(usize::MAX), key.to_owned())
    }

    /// Rewrites an existing field with its old and new values.
    fn rewritten(
        &self,
        field: &Field<'_>,
        changes: &[&MemberValue],
        key: &Scalar,
        node: &Node,
    ) -> Splice {
        let end = if node.shape == Shape::Null {
            // The value is empty. A `~` would stay, and the result would fail its check.
            let colon = self.file.text[key.span.end..].find(':').unwrap_or_default();
            line_end(&self.file.text, key.span.end).min(key.span.end + colon + 1)
        } else {
            node.span.end
        };
        let text = self.written(field, changes, self.column(key.span.start));
        Splice { range: key.span.start..end, text }
    }

    /// Inserts a missing field after the last field that precedes it in the schema.
    fn inserted(
        &self,
        field: &Field<'_>,
        changes: &[&MemberValue],
        fields: &[(Scalar, Node)],
    ) -> Splice {
        let extended = self.members.schema();
        let rank = |key: &str| extended.schema().fields.iter().position(|field| field.key == key);
        let before = fields.iter().rev().find(|(key, _)| rank(&key.text) < rank(field.key));
        let first = &fields[0].0;
        let text = self.written(field, changes, self.column(first.span.start));
        self.next_to(before, first, &text, self.is_flow(&self.entry.node))
    }

    /// Returns a field with its changes as YAML.
    fn written(&self, field: &Field<'_>, changes: &[&MemberValue], column: usize) -> String {
        let own = self.entry.values.iter().filter(|value| value.slot.key == field.key);
        let own: Vec<MemberValue> = own.cloned().collect();
        let mut all = overlaid(&own, changes.iter().copied());
        all.sort_by_key(|value| {
            let key = value.slot.locale.as_ref().map_or(value.slot.sub, |tag| Some(tag.as_str()));
            let old = own.iter().position(|old| old.slot == value.slot);
            (old.is_none(), old, self.rank(&value.slot, key.unwrap_or_default()))
        });
        let all: Vec<&MemberValue> = all.iter().collect();
        write::field(field, &all, column, &self.members.source)
    }

    /// Returns whether a text is a YAML block after `>-` or `|`.
    fn is_block(&self, range: &Range<usize>) -> bool {
        let before = self.file.text[..range.start].trim_end();
        let mark = before.trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
        mark.ends_with(": >") || mark.ends_with(": |")
    }

    fn is_flow(&self, node: &Node) -> bool {
        self.file.text[node.span.start..].starts_with(['{', '['])
    }

    fn column(&self, at: usize) -> usize {
        let line = self.file.text[..at].rfind('\n').map_or(0, |end| end + 1);
        self.file.text[line..at].chars().count()
    }

    /// Returns the number of characters on the lines of a range, before it and after it.
    fn line_of(&self, range: &Range<usize>) -> (usize, usize) {
        let behind = &self.file.text[range.end..line_end(&self.file.text, range.end)];
        (self.column(range.start), behind.chars().count())
    }
}
