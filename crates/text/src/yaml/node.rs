//! The tree of a YAML text, and its conversion from the YAML crate.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use super::Part;
use crate::diag::{Message, Span, message};

/// A value with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The kind and content of the value.
    pub shape: Shape,
    /// Its byte range. For a list or group, from the first entry to the last.
    pub span: Span,
    /// Text after the value that begins with `#` and a letter or digit. It may be a comment or part of the value.
    pub glued: Option<Scalar>,
}

/// A scalar as written. YAML's guesses (`NO` is false, `010` is eight) are not applied here, because only the schema
/// knows the expected type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text without quotation marks.
    pub text: String,
    /// Its byte range, including quotation marks.
    pub span: Span,
}

/// The kinds of YAML values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An empty value, or `~`.
    Null,
    /// A text, number, boolean or date.
    Scalar(String),
    /// `- a` or `[a]`.
    List(Vec<Node>),
    /// `key: value`, in the order of the file, including duplicate keys.
    Map(Vec<(Scalar, Node)>),
    /// A value that is unreadable; its error is reported.
    Unreadable,
}

impl Shape {
    /// Returns the name of the kind for editors.
    pub fn noun(&self) -> Message {
        match self {
            Self::Null => message!("yaml.shape-empty"),
            Self::Scalar(_) => message!("yaml.shape-single-value"),
            Self::List(_) => message!("schema.noun-list"),
            Self::Unreadable => message!("yaml.shape-unreadable"),
            Self::Map(_) => message!("schema.noun-group"),
        }
    }
}

/// The error of a text that is not YAML.
pub(super) struct SyntaxError {
    /// The byte at which the parser stopped.
    pub(super) offset: usize,
    /// The message of the YAML crate, which the module `reason` explains.
    pub(super) reason: String,
}

/// Parses a YAML text.
pub(super) fn read(part: Part<'_>) -> Result<Node, SyntaxError> {
    let mut options = serde_yaml::Options::default();
    options.strict_booleans = true;
    options.with_snippet = false;
    // Duplicate keys are allowed here: our own check reports both positions.
    options.duplicate_keys = serde_yaml::options::DuplicateKeyPolicy::LastWins;
    // `.inf` is a text unless the schema expects a number.
    options.non_finite_float_policy = serde_yaml::options::NonFiniteFloatPolicy::PassThrough;
    if let Some(budget) = &mut options.budget {
        // A file of 5,000 members has 200,000 nodes. The default limits on aliases stop expansion attacks.
        budget.max_nodes = 5_000_000;
        budget.max_events = 10_000_000;
    }
    let raw = serde_yaml::from_str_with_options::<Spanned<Raw>>(part.text, options);
    raw.map(|raw| part.node(raw, 0)).map_err(|error| SyntaxError {
        reason: error.to_string(),
        offset: error.location().map_or(0, |location| {
            let characters = usize::try_from(location.span().offset()).unwrap_or(0);
            part.text.char_indices().nth(characters).map_or(part.text.len(), |(byte, _)| byte)
        }),
    })
}

/// Combines the entries of a file that were read one by one.
pub(super) fn join(parts: Vec<Node>, span: Span) -> Node {
    let mut items = Vec::new();
    let mut entries = Vec::new();
    for part in parts {
        match part.shape {
            Shape::List(mut list) => items.append(&mut list),
            Shape::Map(mut map) => entries.append(&mut map),
            Shape::Null | Shape::Scalar(_) | Shape::Unreadable => {}
        }
    }
    let shape = if entries.is_empty() { Shape::List(items) } else { Shape::Map(entries) };
    Node::new(shape, span)
}

impl Part<'_> {
    fn node(&self, raw: Spanned<Raw>, parent_start: usize) -> Node {
        let (start, end) = bytes(&raw.referenced).unwrap_or((parent_start, parent_start));
        let written = self.text.get(start..end).unwrap_or_default();
        let shape = match raw.value {
            Raw::Null => Shape::Null,
            Raw::Text(text) => Shape::Scalar(text),
            // For an alias the source contains only its name, so the value comes from the parser.
            Raw::Typed(value) if written.is_empty() || written.starts_with('*') => {
                Shape::Scalar(value)
            }
            Raw::Typed(_) => Shape::Scalar(written.to_owned()),
            Raw::List(items) => {
                Shape::List(items.into_iter().map(|item| self.node(item, start)).collect())
            }
            Raw::Map(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let (start, end) = bytes(&key.referenced).unwrap_or((start, start));
                    let key = Scalar { text: key.value, span: self.trimmed(start, end) };
                    // An empty value has no bytes: its position is the end of its key.
                    (key, self.node(value, end))
                });
                Shape::Map(entries.collect())
            }
        };
        let span = match &shape {
            Shape::List(items) => self.around(start, end, items.first(), items.last()),
            Shape::Map(entries) => {
                let mut span = self.around(start, end, None, entries.last().map(|(_, v)| v));
                if self.closing(start).is_none() {
                    span.start = entries.first().map_or(span.start, |(key, _)| key.span.start);
                }
                span
            }
            _ => self.trimmed(start, end),
        };
        let glued = match &shape {
            Shape::Null => self.glued(end),
            Shape::Scalar(_) if !written.starts_with(['"', '\'', '|', '>']) => {
                self.glued(span.end - self.start)
            }
            _ => None,
        };
        Node { shape, span, glued }
    }

    fn around(&self, start: usize, end: usize, first: Option<&Node>, last: Option<&Node>) -> Span {
        let own = self.trimmed(start, end);
        if let Some(close) = self.closing(start) {
            // The span of `[…]` and `{…}` includes the brackets.
            let last = last.map_or(start + 1, |node| node.span.end - self.start);
            let end = self.text[last..].find(close).map_or(last, |found| last + found + 1);
            return Span { end: self.start + end, ..own };
        }
        Span {
            start: first.map_or(own.start, |node| node.span.start.min(own.start.max(self.start))),
            end: last.map_or(own.end, |node| node.span.end.max(own.end)),
            ..own
        }
    }

    /// Finds a `#` after byte `end`, on the same line and before a letter or digit.
    fn glued(&self, end: usize) -> Option<Scalar> {
        let line = self.text.get(end..)?.lines().next()?;
        // The position of an empty value is before its colon or dash.
        let rest = line.trim_start_matches([':', '-']);
        let sign = rest.trim_start_matches(' ');
        let body = sign.strip_prefix('#')?;
        // Developers' notes are comments, with or without a space.
        let is_note = ["TODO", "FIXME", "XXX", "NOTE"].iter().any(|note| body.starts_with(note));
        let is_text =
            body.starts_with(|c: char| c.is_alphanumeric()) && !is_note && sign.len() < rest.len();
        let start = end + line.len() - sign.len();
        let text = sign.trim_end().to_owned();
        is_text.then(|| Scalar { span: self.span(start..start + text.len()), text })
    }

    fn closing(&self, start: usize) -> Option<char> {
        match self.text.get(start..)?.chars().next()? {
            '[' => Some(']'),
            '{' => Some('}'),
            _ => None,
        }
    }

    fn trimmed(&self, start: usize, end: usize) -> Span {
        let written = self.text.get(start..end).unwrap_or_default();
        self.span(start..start + written.trim_end().len())
    }
}

fn bytes(location: &serde_yaml::Location) -> Option<(usize, usize)> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    Some((start, start + usize::try_from(span.byte_len()?).ok()?))
}

/// A value before its span is computed.
enum Raw {
    Null,
    Text(String),
    /// A value that the YAML crate reads as a number or a boolean.
    Typed(String),
    List(Vec<Spanned<Self>>),
    Map(Vec<(Spanned<String>, Spanned<Self>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Typed(value.to_string()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key()? {
            entries.push((key, access.next_value()?));
        }
        Ok(Raw::Map(entries))
    }
}

/// Converts a span by `to`.
pub(super) fn shift(span: &mut Span, to: &dyn Fn(usize) -> usize) {
    span.start = to(span.start);
    span.end = to(span.end).max(span.start);
}

impl Node {
    /// Creates a node from a source other than YAML.
    pub fn new(shape: Shape, span: Span) -> Self {
        Self { shape, span, glued: None }
    }

    /// Returns the node with all spans converted by `to`.
    pub(super) fn moved(mut self, to: &dyn Fn(usize) -> usize) -> Self {
        shift(&mut self.span, to);
        if let Some(glued) = &mut self.glued {
            shift(&mut glued.span, to);
        }
        self.shape = match self.shape {
            Shape::List(items) => {
                Shape::List(items.into_iter().map(|item| item.moved(to)).collect())
            }
            Shape::Map(entries) => {
                let moved = entries.into_iter().map(|(mut key, value)| {
                    shift(&mut key.span, to);
                    (key, value.moved(to))
                });
                Shape::Map(moved.collect())
            }
            other => other,
        };
        self
    }

    /// Returns the scalar of a field, if the node is a group that has it.
    pub fn scalar_at(&self, wanted: &str) -> Option<&str> {
        let Shape::Map(entries) = &self.shape else { return None };
        entries.iter().find_map(|(key, value)| match &value.shape {
            Shape::Scalar(text) if key.text == wanted => Some(text.as_str()),
            _ => None,
        })
    }
}
