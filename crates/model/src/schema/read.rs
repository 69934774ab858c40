//! Checks a YAML node against a schema.

use std::collections::{BTreeMap, BTreeSet};

use super::fix::{only_near, parts};
use super::keys::{called, lacking, missing, unknown_key};
use super::spelling::{is_email, is_id, is_url};
use super::text;
use super::value::{FieldValue, Fields, Spanned};
use super::value_error::{example, noun, refusal};
use super::{Field, Kind, SOURCE, Schema, base_url};
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, did_you_mean, message};
use crate::i18n;
use crate::locale::Locale;
use crate::path::UrlPath;
use crate::yaml::{self, Node, Scalar, Shape};

/// Reads one record. Reports unknown keys, invalid values and missing required fields. The result still
/// contains every valid value, and every value with only one possible fix. Returns `None` if the node is
/// not a record.
pub fn read(schema: &Schema<'_>, node: &Node, diagnostics: &mut Diagnostics) -> Option<Fields> {
    let entries = match &node.shape {
        Shape::Map(entries) => entries.as_slice(),
        Shape::Null if schema.fields.iter().all(|field| !field.required) => &[],
        Shape::Unreadable => return None,
        shape => {
            diagnostics.push(no_group(schema, node, shape));
            return None;
        }
    };
    let field = |key: &str| schema.fields.iter().find(|field| field.key == key);
    let takes_text = |key: &str| field(key).is_some_and(|field| is_text(field.kind));
    let is_key = |key: &str| field(key).is_some();
    let rejoined = text::rejoined(entries, &is_key, &takes_text, diagnostics);
    let entries = rejoined.as_deref().unwrap_or(entries);
    let mut record = Record {
        schema,
        entries,
        keys: entries.iter().map(|(key, _)| key.text.as_str()).collect(),
        values: BTreeMap::new(),
        meant: BTreeSet::new(),
        given: Vec::new(),
    };
    let mut rest = entries;
    while let [(key, value), after @ ..] = rest {
        rest = after;
        if let Some((whole, number)) = record.split_number(key, value, after.first()) {
            diagnostics.push(whole);
            record.take(key, &number, diagnostics);
            rest = &after[1..];
        } else {
            record.take(key, value, diagnostics);
        }
    }
    record.report_missing(node, diagnostics);
    Some(Fields { span: node.span.clone(), values: record.values, given: record.given })
}

/// A record during reading.
struct Record<'a> {
    schema: &'a Schema<'a>,
    entries: &'a [(Scalar, Node)],
    /// Every key in the file.
    keys: BTreeSet<&'a str>,
    values: BTreeMap<Box<str>, Spanned<FieldValue>>,
    /// Fields whose keys are misspelt. They are not reported as missing too.
    meant: BTreeSet<&'a str>,
    given: Vec<Box<str>>,
}

impl<'a> Record<'a> {
    /// Reads one entry.
    fn take(&mut self, key: &Scalar, node: &Node, diagnostics: &mut Diagnostics) {
        let known = self.schema.fields.iter().find(|field| field.key == key.text);
        let Some(field) = known.or_else(|| self.misspelt(key, node, diagnostics)) else {
            return;
        };
        self.given.push(field.key.into());
        match &node.shape {
            Shape::Unreadable => return,
            Shape::Null if node.glued.is_none() => {
                return self.empty(field, key, node, diagnostics);
            }
            Shape::Scalar(text) if text.trim().is_empty() && !matches!(field.kind, Kind::Alt) => {
                return self.empty(field, key, node, diagnostics);
            }
            _ => {}
        }
        // Messages use the correct key instead of the misspelt one.
        let key = Scalar { text: field.key.to_owned(), span: key.span.clone() };
        if let Some(value) = value_of(field.kind, node, &key, diagnostics) {
            let value = Spanned { value, span: node.span.clone() };
            self.values.entry(field.key.into()).or_insert(value);
        }
    }

    /// Reports an unknown key, and returns the field that it must mean, if there is only one.
    fn misspelt(
        &mut self,
        key: &Scalar,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Field<'a>> {
        let schema = self.schema;
        let keys = || schema.fields.iter().map(|field| field.key);
        let is_taken = |near: &str| self.keys.contains(near) || self.meant.contains(near);
        let only = only_near(&key.text, keys())
            .or_else(|| called(schema, &key.text))
            .filter(|near| !is_taken(near));
        let near =
            only.or_else(|| did_you_mean(&key.text, keys())).or_else(|| called(schema, &key.text));
        if near.is_none() && node.shape == Shape::Unreadable {
            // A line with a syntax error was reported. Its first word might not be a key.
            return None;
        }
        let near = near.or_else(|| lacking(schema, &self.keys, node));
        self.meant.extend(near);
        let problem = unknown_key(schema, near, key);
        let Some(only) = only else {
            diagnostics.push(problem);
            return None;
        };
        diagnostics.push(problem.fix(key.span.clone(), only));
        schema.fields.iter().find(|field| field.key == only)
    }

    fn empty(&self, field: &Field, key: &Scalar, node: &Node, diagnostics: &mut Diagnostics) {
        if field.required {
            let message = message!(
                "schema.empty-required-field",
                key = key.text,
                noun = Message::new(self.schema.noun, Vec::new())
            );
            return diagnostics.push(
                Diagnostic::new(Code::MissingField, key.span.clone(), message).hint(message!(
                    "schema.write-field-example-hint",
                    key = key.text,
                    example = example(field.kind)
                )),
            );
        }
        let message = message!("schema.empty-field", key = key.text);
        let place = if node.span.start < node.span.end { &node.span } else { &key.span };
        diagnostics.push(
            Diagnostic::new(Code::EmptyValue, place.clone(), message)
                .hint(message!("schema.write-value-hint")),
        );
    }

    /// Joins a number that a comma splits inside braces: `{lat: 38,72}`.
    fn split_number(
        &self,
        key: &Scalar,
        node: &Node,
        next: Option<&(Scalar, Node)>,
    ) -> Option<(Diagnostic, Node)> {
        let field = self.schema.fields.iter().find(|field| field.key == key.text)?;
        let (Shape::Scalar(text), Some((rest, value))) = (&node.shape, next) else { return None };
        let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let parted = is_digits(text.trim_start_matches('-'))
            && is_digits(&rest.text)
            && value.shape == Shape::Null
            && rest.span.start == node.span.end + 1;
        let whole = match field.kind {
            Kind::Decimal(..) => format!("{text}.{}", rest.text),
            Kind::Integer(..) if rest.text.len() == 3 => format!("{text}{}", rest.text),
            _ => return None,
        };
        let span = Span { end: rest.span.end, ..node.span.clone() };
        let written = format!("{text},{}", rest.text);
        let refusal = refusal(field.kind, &written, &key.text);
        parted.then(|| {
            let problem = Diagnostic::new(refusal.code, span.clone(), refusal.message)
                .hint(refusal.hint)
                .fix(span.clone(), whole.as_str());
            (problem, Node { shape: Shape::Scalar(whole), span, glued: None })
        })
    }

    fn report_missing(&self, node: &Node, diagnostics: &mut Diagnostics) {
        for field in self.schema.fields.iter().filter(|field| field.required) {
            let is_there = self.keys.contains(field.key);
            if !is_there && !self.meant.contains(field.key) {
                let first = self.entries.first();
                let span = first.map_or(node.span.clone(), |(key, _)| key.span.clone());
                diagnostics.push(missing(self.schema, field, span));
            }
        }
    }
}

fn no_group(schema: &Schema, node: &Node, shape: &Shape) -> Diagnostic {
    let message = message!(
        "schema.not-a-group",
        noun = Message::new(schema.noun, Vec::new()),
        shape = shape.noun()
    );
    let required: Vec<&Field> = schema.fields.iter().filter(|field| field.required).collect();
    if let Some(written) = in_order(&required, &node.shape) {
        let hint = message!("schema.values-in-group-hint", written);
        return Diagnostic::new(Code::WrongType, node.span.clone(), message).hint(hint);
    }
    if let ([field], Shape::Scalar(text)) = (required.as_slice(), &node.shape)
        && matches!(field.kind, Kind::Integer(..) | Kind::Decimal(..) | Kind::Date)
        && parse_scalar(field.kind, text).is_some()
    {
        let written = format!("{{{}: {text}}}", field.key);
        let hint = message!("schema.write-like-this-hint", fixed = written);
        return Diagnostic::new(Code::WrongType, node.span.clone(), message)
            .hint(hint)
            .fix(node.span.clone(), written);
    }
    let fields =
        if required.is_empty() { schema.fields.iter().take(1).collect() } else { required };
    let written = fields.iter().map(|field| format!("`{}: {}`", field.key, example(field.kind)));
    let fields = written.collect::<Vec<_>>().join(", ");
    let diagnostic = Diagnostic::new(Code::WrongType, node.span.clone(), message);
    if fields.is_empty() {
        return diagnostic;
    }
    diagnostic.hint(message!("schema.begin-with-field-hint", fields))
}

/// Returns the group of the required fields if a list has exactly their values: `{lat: 56.2, lon: 10.2}`.
fn in_order(required: &[&Field], shape: &Shape) -> Option<String> {
    let Shape::List(items) = shape else { return None };
    if items.len() < 2 || items.len() != required.len() {
        return None;
    }
    let pair = |(field, item): (&&Field, &Node)| match &item.shape {
        Shape::Scalar(text) => {
            parse_scalar(field.kind, text).map(|_| format!("{}: {text}", field.key))
        }
        _ => None,
    };
    let pairs: Option<Vec<String>> = required.iter().zip(items).map(pair).collect();
    pairs.map(|pairs| format!("{{{}}}", pairs.join(", ")))
}

/// The maximum distance in bytes between a key and the only item of its list, if nothing else is between
/// them: a colon, a line end, indentation and a dash.
const FAR: usize = 12;

pub(super) fn value_of(
    kind: Kind,
    node: &Node,
    key: &Scalar,
    diagnostics: &mut Diagnostics,
) -> Option<FieldValue> {
    let whole = node.glued.as_ref().filter(|_| is_text(kind)).map(|glued| whole(node, glued));
    if let Some((node, cut)) = whole {
        diagnostics.push(cut);
        return value_of(kind, &node, key, diagnostics);
    }
    match (kind, &node.shape) {
        (Kind::List(item), Shape::List(items)) => {
            // An item has no key of its own.
            let key = Scalar { text: key.text.clone(), span: Span::new(&key.span.file, 0..0) };
            let read = items.iter().flat_map(|node| items_of(*item, node, &key, diagnostics));
            Some(FieldValue::List(read.collect()))
        }
        (Kind::List(item), Shape::Scalar(text))
            if node.span.len() <= text.len() + 2 && parts(*item, text).is_some() =>
        {
            parted(*item, text, node, key, diagnostics)
        }
        (Kind::List(item), _) => {
            let value = value_of(*item, node, key, diagnostics)?;
            Some(FieldValue::List(vec![Spanned { value, span: node.span.clone() }]))
        }
        (Kind::Map(schema), _) => read(schema, node, diagnostics).map(FieldValue::Map),
        (Kind::Keyed(schema), Shape::Map(entries)) => {
            let groups = entries.iter().filter_map(|(key, node)| {
                let key_read = Spanned { value: key.text.clone(), span: key.span.clone() };
                let group = match schema.only_text() {
                    Some(text) => group_of_text(text, node, key, diagnostics)?,
                    None => read(schema, node, diagnostics)?,
                };
                Some((key_read, group))
            });
            Some(FieldValue::Keyed(groups.collect()))
        }
        (Kind::Source, Shape::Map(_)) => read(&SOURCE, node, diagnostics).map(FieldValue::Map),
        (Kind::Source, Shape::Scalar(_)) => {
            let url = value_of(Kind::Url, node, key, diagnostics)?;
            let url = Spanned { value: url, span: node.span.clone() };
            Some(FieldValue::Map(Fields {
                span: node.span.clone(),
                values: [("url".into(), url)].into(),
                given: vec!["url".into()],
            }))
        }
        (Kind::Text | Kind::Name | Kind::Slug, Shape::Map(_) | Shape::Scalar(_)) => {
            text::localized(kind, node, key, diagnostics).map(FieldValue::Localized)
        }
        (_, Shape::Scalar(text)) => scalar(kind, text, &node.span, &key.text, diagnostics),
        (_, shape) => {
            let message = message!(
                "schema.wrong-shape",
                key = key.text,
                noun = noun(kind),
                shape = shape.noun()
            );
            let problem = Diagnostic::new(Code::WrongType, node.span.clone(), message);
            if let Shape::List(items) = shape
                && let [only] = items.as_slice()
                && let Shape::Scalar(text) = &only.shape
            {
                let written = if is_text(kind) { yaml::written(text) } else { text.clone() };
                let hint = message!("schema.single-value-hint", key = key.text, written);
                // A list in brackets is removed together with them. An item with a dash is joined to its
                // key, if that key is directly above it and only the dash is between them.
                let gap = only.span.start.saturating_sub(key.span.end);
                let in_brackets =
                    node.span.start < only.span.start && node.span.end > only.span.end;
                let is_alone = !key.span.is_empty() && gap <= FAR;
                let problem = problem.hint(hint);
                diagnostics.push(if in_brackets && !written.contains([',', '}', ']']) {
                    problem.fix(node.span.clone(), written)
                } else if is_alone {
                    let span = Span { start: key.span.end, ..node.span.clone() };
                    problem.fix(span, format!(": {written}"))
                } else {
                    problem
                });
                return value_of(kind, only, key, diagnostics);
            }
            let example = example(kind);
            diagnostics.push(problem.hint(message!(
                "schema.write-field-example-hint",
                key = key.text,
                example
            )));
            None
        }
    }
}

/// Returns whether a value is free text, which can contain `#`.
pub(super) fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Name | Kind::Plain | Kind::Alt)
}

/// Joins a text that a `#` splits, and reports it.
fn whole(node: &Node, glued: &Scalar) -> (Node, Diagnostic) {
    let start = match &node.shape {
        Shape::Scalar(text) => format!("{text} "),
        _ => String::new(),
    };
    let text = format!("{start}{}", glued.text);
    let written = yaml::quoted(&text);
    let first = if start.is_empty() { glued.span.start } else { node.span.start };
    let span = Span { start: first, ..glued.span.clone() };
    let cut =
        Diagnostic::new(Code::CutValue, glued.span.clone(), message!("schema.hash-begins-comment"))
            .hint(message!("schema.put-in-quotation-marks-hint", quoted = written))
            .fix(span.clone(), written);
    (Node { shape: Shape::Scalar(text), span, glued: None }, cut)
}

/// Reads an item of a list, or the codes in it if their commas are missing.
fn items_of(
    item: Kind,
    node: &Node,
    key: &Scalar,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<FieldValue>> {
    let spanned = |value| Spanned { value, span: node.span.clone() };
    if let Shape::Scalar(text) = &node.shape
        && node.span.len() == text.len()
        && let Some(parts) = parts(item, text)
    {
        let written = parts.join(", ");
        diagnostics.push(
            Diagnostic::new(
                Code::InvalidValue,
                node.span.clone(),
                message!("schema.comma-missing"),
            )
            .hint(message!("schema.write-like-this-hint", fixed = written))
            .fix(node.span.clone(), written),
        );
        return parts
            .into_iter()
            .filter_map(|part| parse_scalar(item, part))
            .map(spanned)
            .collect();
    }
    value_of(item, node, key, diagnostics).map(spanned).into_iter().collect()
}

/// Reads a list that was written as a text with commas.
fn parted(
    item: Kind,
    text: &str,
    node: &Node,
    key: &Scalar,
    diagnostics: &mut Diagnostics,
) -> Option<FieldValue> {
    let parts = parts(item, text)?;
    let written = format!("[{}]", parts.join(", "));
    let message = message!("schema.text-for-list", key = key.text, text);
    diagnostics.push(
        Diagnostic::new(Code::InvalidValue, node.span.clone(), message)
            .hint(message!("schema.put-in-brackets-hint", written))
            .fix(node.span.clone(), written),
    );
    let read = parts.into_iter().filter_map(|part| {
        Some(Spanned { value: parse_scalar(item, part)?, span: node.span.clone() })
    });
    Some(FieldValue::List(read.collect()))
}

fn scalar(
    kind: Kind,
    text: &str,
    span: &Span,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<FieldValue> {
    let text = text.trim();
    if let Some(value) = parse_scalar(kind, text) {
        return Some(value);
    }
    let refusal = refusal(kind, text, key);
    let problem = Diagnostic::new(refusal.code, span.clone(), refusal.message).hint(refusal.hint);
    let Some(corrected) = refusal.suggestion else {
        diagnostics.push(problem);
        return None;
    };
    diagnostics.push(problem.fix(span.clone(), corrected.as_str()));
    // The only possible fix is used as the value, to avoid errors that follow from it.
    parse_scalar(kind, &corrected)
}

pub(super) fn parse_scalar(kind: Kind, text: &str) -> Option<FieldValue> {
    let plain = |fine: bool| fine.then(|| FieldValue::Plain(text.to_owned()));
    match kind {
        Kind::Plain => plain(!text.is_empty()),
        Kind::Alt => plain(true),
        Kind::Id => plain(is_id(text)),
        Kind::Segment => plain(!text.is_empty() && i18n::native_slug(text) == text),
        Kind::Integer(low, high) => {
            let number: i64 = text.parse().ok()?;
            (low..=high).contains(&number).then_some(FieldValue::Integer(number))
        }
        Kind::Decimal(low, high) => {
            let number: f64 = text.parse().ok()?;
            (low..=high).contains(&number).then_some(FieldValue::Decimal(number))
        }
        Kind::Flag => match text {
            "true" => Some(FieldValue::Flag(true)),
            "false" => Some(FieldValue::Flag(false)),
            _ => None,
        },
        Kind::Date => Date::parse(text).map(FieldValue::Date),
        Kind::Day => Date::parse(text).filter(Date::is_full).map(FieldValue::Date),
        Kind::Url | Kind::Account(_) => plain(is_url(text)),
        Kind::Base => base_url(text).ok().map(FieldValue::Plain),
        Kind::Email => plain(is_email(text)),
        Kind::Address => plain(UrlPath::parse(text).is_some()),
        Kind::Country => plain(i18n::is_country_code(text)),
        Kind::Locale => Locale::parse(text)
            .filter(|tag| i18n::is_known_language(tag.as_str()))
            .map(|locale| FieldValue::Plain(locale.as_str().to_owned())),
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

/// Reads a group that is written as its only field.
fn group_of_text(
    field: &Field<'_>,
    node: &Node,
    key: &Scalar,
    diagnostics: &mut Diagnostics,
) -> Option<Fields> {
    let value = value_of(field.kind, node, key, diagnostics)?;
    let value = Spanned { value, span: node.span.clone() };
    let (values, given) = ([(field.key.into(), value)].into(), vec![field.key.into()]);
    Some(Fields { span: node.span.clone(), values, given })
}
