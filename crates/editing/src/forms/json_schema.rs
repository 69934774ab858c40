//! Writes JSON Schema (draft 07) for code editors: completion, help on hover, and errors while typing.
//! It accepts more than `urbi check` does.

use std::collections::BTreeMap;

use super::context::{COUNTRY, Choice, values};
use super::{EditorForm, FormContext, FormLocation, Tree};
use crate::reference::Family;
use crate::schema::{Field, Kind, OwnKind, ReferenceTarget, SOURCE, Schema};

/// Patterns check only the spelling of a value. The validator also checks that the value exists.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// Letters of any script, without capitals, spaces or other ASCII characters.
const SEGMENT: &str = "^[^\\sA-Z!-/:-@\\[-`{-~]+(-[^\\sA-Z!-/:-@\\[-`{-~]+)*$";
const TAG: &str = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$";

/// Returns the pattern for values of a kind, if a pattern can describe them.
pub(super) fn pattern(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Id => Some(ID),
        Kind::Segment | Kind::Slug => Some(SEGMENT),
        Kind::Date => Some("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
        Kind::Day => Some("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
        Kind::Url | Kind::Account(_) | Kind::Base => {
            Some("^https?://[^\\s\"<>\\\\/?#]+\\.[^\\s\"<>\\\\]+$")
        }
        Kind::Email => Some("^[^@\\s<>\",;:\\\\]+@[^@\\s<>\",;:\\\\]+\\.[^@\\s<>\",;:\\\\]+$"),
        Kind::Address => Some("^/"),
        Kind::Locale => Some(TAG),
        Kind::Country => Some("^[A-Z]{2}$"),
        _ => None,
    }
}

/// Returns the schema of one form.
pub fn write(form: &EditorForm, known: &FormContext) -> Tree {
    let mut writer = Writer { known, definitions: BTreeMap::new() };
    let group = writer.group(&known.schema(form).schema());
    let own = match &form.place {
        FormLocation::List(_) => Tree::map([("type", "array".into()), ("items", group)]),
        // An empty text is null in YAML.
        FormLocation::Block(_) | FormLocation::Profile => {
            any_of(group, Tree::map([("type", "null".into())]))
        }
        FormLocation::File(_) | FormLocation::Document => group,
    };
    let mut schema = Tree::map([
        ("$schema", "http://json-schema.org/draft-07/schema#".into()),
        ("title", known.text(&form.title).into()),
        ("description", known.text(&form.about).into()),
    ])
    .with_all(own);
    if !writer.definitions.is_empty() {
        schema.push("definitions", Tree::Map(writer.definitions.into_iter().collect()));
    }
    schema
}

struct Writer<'a> {
    known: &'a FormContext,
    /// Definitions that several fields refer to.
    definitions: BTreeMap<String, Tree>,
}

impl Writer<'_> {
    fn group(&mut self, schema: &Schema) -> Tree {
        let fields = schema.fields.iter();
        let required: Vec<&str> =
            fields.clone().filter(|field| field.required).map(|field| field.key).collect();
        let properties = fields.map(|field| (field.key.to_owned(), self.field(field))).collect();
        let mut group = Tree::map([("type", "object".into())]);
        if !required.is_empty() {
            group.push("required", Tree::list(required));
        }
        group.with("properties", Tree::Map(properties)).with("additionalProperties", false)
    }

    fn field(&mut self, field: &Field) -> Tree {
        let help = self.known.help(field);
        let value = match field.own {
            Some(own) if own.kind == OwnKind::Choice => {
                let one = offered(&self.known.words_of(own));
                if own.is_list() { one_or_list(one) } else { one }
            }
            _ => self.value(field.kind, field.names),
        };
        let mut own = Tree::map([
            ("title", self.known.label(field).into()),
            ("description", help.replace('`', "").into()),
            ("markdownDescription", help.as_str().into()),
        ]);
        if let (Some(ReferenceTarget::Year(_)), [_, ..]) = (field.names, self.known.years()) {
            own.push("examples", Tree::list(self.known.years().iter().copied()));
        }
        // Draft 07 ignores all keywords next to `$ref`.
        if value.get("$ref").is_some() {
            return own.with("allOf", Tree::List(vec![value]));
        }
        own.with_all(value)
    }

    fn value(&mut self, kind: Kind, names: Option<ReferenceTarget>) -> Tree {
        let typed = |name: &str| Tree::map([("type", name.into())]);
        match kind {
            Kind::Text | Kind::Name => self.refer("text", |writer| writer.localized(&plain())),
            Kind::Slug => self.refer("slug", |writer| writer.localized(&patterned(SEGMENT))),
            Kind::Plain => self.named(names).unwrap_or_else(plain),
            Kind::Alt => typed("string"),
            Kind::Id => self.named(names).unwrap_or_else(|| patterned(ID)),
            Kind::Segment | Kind::Date => patterned(pattern(kind).unwrap_or_default()),
            Kind::Day
            | Kind::Url
            | Kind::Account(_)
            | Kind::Base
            | Kind::Email
            | Kind::Address
            | Kind::Locale => typed("string").with("pattern", pattern(kind).unwrap_or_default()),
            Kind::Country => {
                self.refer("country", |writer| offered(writer.known.choices(Some(COUNTRY))))
            }
            Kind::Integer(low, high) => typed("integer").with("minimum", low).with("maximum", high),
            Kind::Decimal(low, high) => typed("number").with("minimum", low).with("maximum", high),
            Kind::Flag => typed("boolean"),
            Kind::OneOf(words) => typed("string").with("enum", Tree::list(words.iter().copied())),
            Kind::List(item) => one_or_list(self.value(*item, names)),
            Kind::Map(schema) => self.group(schema),
            Kind::Keyed(schema) => {
                let group = match schema.only_text() {
                    Some(text) => self.value(text.kind, None),
                    None => self.group(schema),
                };
                typed("object").with("additionalProperties", group)
            }
            Kind::Source => self.refer("source", |writer| {
                any_of(writer.value(Kind::Url, None), writer.group(&SOURCE))
            }),
        }
    }

    /// Returns a reference to a shared definition, and adds the definition if it is new.
    fn refer(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Tree) -> Tree {
        if !self.definitions.contains_key(name) {
            let own = make(self);
            self.definitions.insert(name.to_owned(), own);
        }
        Tree::map([("$ref", format!("#/definitions/{name}").into())])
    }

    /// Offers the known ids for completion, and accepts others: an id can be newer than the schema. The validator
    /// checks them.
    fn named(&mut self, names: Option<ReferenceTarget>) -> Option<Tree> {
        let name = match names? {
            ReferenceTarget::Record(Family::Countries) => "country".to_owned(),
            ReferenceTarget::Record(family) => {
                format!("{}-id", self.known.families().member(family))
            }
            ReferenceTarget::Document => "document-path".to_owned(),
            ReferenceTarget::FieldKind => "field-kind".to_owned(),
            ReferenceTarget::Kind => "record-kind".to_owned(),
            _ => return None,
        };
        let choices = self.known.choices(names);
        if choices.is_empty() {
            return None;
        }
        let other = if names == Some(ReferenceTarget::Document) { plain() } else { patterned(ID) };
        Some(self.refer(&name, |_| any_of(offered(choices), other)))
    }

    /// Accepts one value, or one for each locale. Names can have locales that the site does not have.
    fn localized(&self, one: &Tree) -> Tree {
        let own = self.known.locales.iter().map(|locale| {
            (locale.value.clone(), one.clone().with("description", locale.label.as_str()))
        });
        let each = Tree::map([("type", "object".into()), ("minProperties", 1.into())])
            .with("properties", Tree::Map(own.collect()))
            .with("patternProperties", Tree::map([(TAG, one.clone())]))
            .with("additionalProperties", false);
        any_of(one.clone(), each)
    }
}

fn any_of(one: Tree, other: Tree) -> Tree {
    Tree::map([("anyOf", Tree::List(vec![one, other]))])
}

fn one_or_list(item: Tree) -> Tree {
    any_of(Tree::map([("type", "array".into()), ("items", item.clone())]), item)
}

/// A text that YAML might read as another type, such as `2022`.
fn plain() -> Tree {
    Tree::map([("type", Tree::list(["string", "number"]))])
}

fn patterned(pattern: &str) -> Tree {
    Tree::map([("type", Tree::list(["string", "integer"])), ("pattern", pattern.into())])
}

fn offered(choices: &[Choice]) -> Tree {
    let meanings = choices.iter().map(|choice| choice.label.as_str());
    Tree::map([("enum", values(choices)), ("enumDescriptions", Tree::list(meanings))])
}
