//! Writes one field of a schema as a field of the CMS.

use super::shared;
use crate::forms::context::{COUNTRY, Choice};
use crate::forms::json_schema::pattern;
use crate::forms::shape::{FieldShape, FieldShapes};
use crate::forms::{FormContext, Tree, wording};
use crate::schema::{Field, Kind, OwnField, OwnKind, ReferenceTarget, SOURCE, Schema};

/// What all fields of one form need.
pub(super) struct Widgets<'a> {
    pub(super) known: &'a FormContext,
    /// The shapes in which the files contain their fields.
    pub(super) shapes: &'a FieldShapes,
    /// Whether the form is for documents, which have one file for each locale.
    pub(super) is_document: bool,
}

impl Widgets<'_> {
    /// Returns the fields of a schema. `path` is the path of its parent field.
    pub(super) fn fields(&self, schema: &Schema, path: &str) -> Vec<Tree> {
        // The CMS keeps fields that the form does not list. For an unticked box it would write `false`, although the
        // file had no value.
        let fields = schema.fields.iter().filter(|field| !field.open);
        let known = fields.filter(|field| !self.shapes.is_mixed(&format!("{path}{}", field.key)));
        known.map(|field| self.field(field, path)).collect()
    }

    fn field(&self, field: &Field, path: &str) -> Tree {
        let path = format!("{path}{}", field.key);
        let label = self.known.label(field);
        let named = (field.key, label.as_str());
        let words = field.own.filter(|own| own.kind == OwnKind::Choice);
        let mut tree = match words {
            None => self.widget(named, field.kind, field.names, &path),
            Some(own) => self.words(named, own),
        };
        tree.push("required", field.required);
        // Hints of the CMS cannot show code.
        tree.push("hint", self.known.help(field).replace('`', ""));
        if self.is_document && path == field.key && !field.once {
            tree.push("i18n", true);
        }
        tree
    }

    /// Returns a menu with the words of a declared choice.
    fn words(&self, named: (&str, &str), own: &OwnField) -> Tree {
        let words = self.known.words_of(own);
        let words = words.iter().map(|word| option(&word.label, word));
        Tree::map([("name", named.0.into()), ("label", named.1.into())])
            .with("widget", "select")
            .with("multiple", own.is_list())
            .with("options", Tree::List(words.collect()))
    }

    fn widget(
        &self,
        named: (&str, &str),
        kind: Kind,
        names: Option<ReferenceTarget>,
        path: &str,
    ) -> Tree {
        let base = Tree::map([("name", named.0.into()), ("label", named.1.into())]);
        if let Some(options) = self.options(kind, names) {
            return base.with("widget", "select").with("options", options);
        }
        match kind {
            Kind::Plain if names == Some(ReferenceTarget::File) => base.with("widget", "image"),
            Kind::Text | Kind::Name | Kind::Slug
                if !self.is_document && self.shapes.get(path) != Some(FieldShape::One) =>
            {
                self.per_locale(base, kind)
            }
            Kind::Integer(low, high) => base
                .with("widget", "number")
                .with("value_type", "int")
                .with("min", low)
                .with("max", high),
            Kind::Decimal(low, high) => base
                .with("widget", "number")
                .with("value_type", "float")
                .with("min", low)
                .with("max", high)
                .with("step", 0.001),
            Kind::Flag => base.with("widget", "boolean"),
            Kind::Day => base
                .with("widget", "datetime")
                .with("format", "YYYY-MM-DD")
                .with("date_format", "YYYY-MM-DD")
                .with("time_format", false)
                .with("default", ""),
            Kind::List(item) => self.list(base, named, *item, names, path),
            Kind::Map(schema) => base
                .with("widget", "object")
                .with("collapsed", true)
                .with("fields", Tree::List(self.fields(schema, &format!("{path}.")))),
            Kind::Source if self.shapes.get(path) == Some(FieldShape::Several) => base
                .with("widget", "object")
                .with("fields", Tree::List(self.fields(&SOURCE, &format!("{path}.")))),
            Kind::Source => self.line(base, Kind::Url),
            // The CMS cannot edit groups whose keys the editor chooses: it shows one line.
            _ => self.line(base, kind),
        }
    }

    /// Adds a widget for one line of text, with the pattern of its kind.
    fn line(&self, base: Tree, kind: Kind) -> Tree {
        let base = base.with("widget", "string");
        let Some(pattern) = pattern(kind) else { return base };
        let message = wording::kind(kind, None).text(self.known.ui_language);
        base.with("pattern", Tree::list([pattern, message.as_str()]))
    }

    /// Adds a line for each locale of the site, and for each other locale in the files.
    fn per_locale(&self, base: Tree, kind: Kind) -> Tree {
        let mut tags: Vec<Choice> = self.known.locales.clone();
        for tag in &self.shapes.tags {
            if !tags.iter().any(|own| own.value == *tag) {
                tags.push(Choice { value: tag.clone(), label: tag.clone() });
            }
        }
        let fields = tags.into_iter().map(|tag| {
            let base = Tree::map([("name", tag.value.into()), ("label", tag.label.into())]);
            self.line(base, kind).with("required", false)
        });
        base.with("widget", "object").with("fields", Tree::List(fields.collect()))
    }

    fn list(
        &self,
        base: Tree,
        named: (&str, &str),
        item: Kind,
        names: Option<ReferenceTarget>,
        path: &str,
    ) -> Tree {
        if self.shapes.get(path) == Some(FieldShape::One) {
            return self.widget(named, item, names, &format!("{path}[]"));
        }
        if let Some(options) = self.options(item, names) {
            return base.with("widget", "select").with("multiple", true).with("options", options);
        }
        let own = self.widget(named, item, names, &format!("{path}[]"));
        let base = base.with("widget", "list");
        match own.get("fields") {
            Some(fields) => base.with("fields", fields.clone()),
            None => base.with("field", own),
        }
    }

    /// Returns the choices of a field that refers to known ids or codes.
    fn options(&self, kind: Kind, names: Option<ReferenceTarget>) -> Option<Tree> {
        let named =
            |choice: &Choice| option(&format!("{} ({})", choice.label, choice.value), choice);
        let list = |choices: &[Choice]| Tree::List(choices.iter().map(named).collect());
        match (kind, names) {
            (Kind::OneOf(words), _) => Some(Tree::list(words.iter().copied())),
            (Kind::Country, _) => {
                Some(shared("countries", list(self.known.choices(Some(COUNTRY)))))
            }
            (Kind::Id, Some(ReferenceTarget::Record(family))) => {
                let choices = self.known.choices(names);
                let name = self.known.families().name(family);
                (!choices.is_empty()).then(|| shared(name, list(choices)))
            }
            _ => None,
        }
    }
}

fn option(label: &str, choice: &Choice) -> Tree {
    Tree::map([("label", label.into()), ("value", choice.value.as_str().into())])
}
