//! Fields that a site declares for its records, in data: their kinds, words and values.

use std::collections::BTreeMap;

use super::value::FieldValue;
use super::{
    Field, Fields, Kind, Localized, Record, ReferenceTarget, Schema, Spanned, field, record,
};
use crate::date::Date;
use crate::diag::Span;
use crate::reference::{Family, FamilyNames};

macro_rules! own_kinds {
    ($($(#[$doc:meta])+ $variant:ident, $name:literal, $kind:expr;)*) => {
        /// The type of a declared field.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum OwnKind {
            $($(#[$doc])+ $variant,)*
            /// A record of a family.
            Record(Family),
        }

        impl OwnKind {
            /// The names of the kinds that are no references.
            pub const NAMES: &[&str] = &[$($name),*];

            /// Returns the kind with a name, which can be the name of a record: `city`.
            pub fn parse(name: &str, families: &FamilyNames) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => families.find_member(name).map(Self::Record),
                }
            }

            /// Returns the kind of one value.
            fn value(self) -> Kind {
                match self {
                    $(Self::$variant => $kind,)*
                    Self::Record(Family::Countries) => Kind::Country,
                    Self::Record(_) => Kind::Id,
                }
            }

            /// Returns the kind of a list of values.
            fn list(self) -> Kind {
                match self {
                    $(Self::$variant => { const ITEM: Kind = $kind; Kind::List(&ITEM) })*
                    Self::Record(Family::Countries) => Kind::List(&Kind::Country),
                    Self::Record(_) => Kind::List(&Kind::Id),
                }
            }
        }
    };
}

own_kinds! {
    /// A text per language.
    Text, "text", Kind::Text;
    /// A proper name: the same in every language that has no own form.
    Name, "name", Kind::Name;
    /// A whole number.
    Integer, "integer", INTEGER;
    /// A number.
    Decimal, "decimal", DECIMAL;
    /// A year.
    Year, "year", Kind::Integer(1000, 2999);
    /// A date known to the day, the month or the year.
    Date, "date", Kind::Date;
    /// A web address.
    Url, "url", Kind::Url;
    /// An e-mail address.
    Email, "email", Kind::Email;
    /// A telephone number.
    Phone, "phone", Kind::Plain;
    /// One of the words of `choices`.
    Choice, "choice", Kind::Plain;
    /// `true` or `false`.
    Flag, "flag", Kind::Flag;
    /// A period: its first and its last day.
    Period, "period", Kind::Map(Period::SCHEMA);
}

const INTEGER: Kind = Kind::Integer(-1_000_000_000_000_000, 1_000_000_000_000_000);
const DECIMAL: Kind = Kind::Decimal(-1e15, 1e15);

impl OwnKind {
    /// Returns the family of the record that the value names, if it is a reference.
    pub fn family(self) -> Option<Family> {
        match self {
            Self::Record(family) => Some(family),
            _ => None,
        }
    }

    /// Returns whether a value is a date or a period.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Period)
    }

    /// Returns whether a value is an id or a word of a choice.
    pub fn is_id(self) -> bool {
        self == Self::Choice || self.family().is_some()
    }

    /// Returns whether a value is a quantity, which can have a unit, a year and a source.
    pub fn is_quantity(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal)
    }
}

record! {
    /// The declaration of a field.
    pub struct FieldDeclaration: "noun.field-declaration" {
        /// The name of the kind.
        kind: Spanned<String> = field(Kind::Plain, "help.own_field.kind").naming(ReferenceTarget::FieldKind);
        /// The name of the field for readers and editors.
        label: Localized = field(Kind::Text, "help.own_field.label");
        /// Instructions for editors.
        help: Option<Localized> = field(Kind::Text, "help.own_field.help");
        /// Old names of the field. `urbi fix` replaces them in the records.
        was: Vec<Spanned<String>> = field(Kind::List(&Kind::Plain), "help.own_field.was");
        /// Whether it has several values.
        list: Option<Spanned<bool>> = field(Kind::Flag, "help.own_field.list");
        /// Whether every record must have it.
        required: bool = field(Kind::Flag, "help.own_field.required");
        /// The unit of a number.
        unit: Option<Localized> = field(Kind::Name, "help.own_field.unit");
        /// Whether a number has a year and a source.
        dated: Option<Spanned<bool>> = field(Kind::Flag, "help.own_field.dated");
        /// The words of a choice.
        choices: Vec<(Spanned<String>, ChoiceWord)> =
            field(Kind::Keyed(ChoiceWord::SCHEMA), "help.own_field.choices");
        /// Whether pages show it.
        fact: Option<Spanned<bool>> = field(Kind::Flag, "help.own_field.fact").open();
        /// Whether its values are filters of the directory.
        facet: Option<Spanned<bool>> = field(Kind::Flag, "help.own_field.facet");
        /// Whether lists of records show it.
        card: bool = field(Kind::Flag, "help.own_field.card");
        /// The property of schema.org for structured data.
        property: Option<Spanned<String>> = field(Kind::Plain, "help.own_field.property");
        /// Whether the open data contains it.
        open_data: Option<Spanned<bool>> = field(Kind::Flag, "help.own_field.open_data").open();
    }
}

record! {
    /// A period.
    pub struct Period: "noun.period" {
        /// The first day.
        starts: Date = field(Kind::Date, "help.period.starts");
        /// The last day, if it is another one.
        ends: Option<Spanned<Date>> = field(Kind::Date, "help.period.ends");
    }
}

record! {
    /// A word of a choice, written as the word for readers.
    pub struct ChoiceWord: "noun.choice-word" {
        /// The word for readers.
        label: Localized = field(Kind::Text, "help.own_field.choice-label");
    }
}

/// The fields of a whole number with a year and a source.
const DATED_INTEGER: Schema<'static> = Schema { noun: "noun.figure", fields: &dated(INTEGER) };

/// The fields of a number with a year and a source.
const DATED_DECIMAL: Schema<'static> = Schema { noun: "noun.figure", fields: &dated(DECIMAL) };

const fn dated(kind: Kind) -> [Field<'static>; 3] {
    [
        super::required("value", kind).help("help.figure-value.value"),
        super::optional("year", Kind::Integer(1000, 2999)).help("help.figure-value.year"),
        super::optional("source", Kind::Plain).help("help.figure-value.source"),
    ]
}

/// A valid declaration of a field.
#[derive(Clone, Debug)]
pub struct OwnField {
    /// The key in YAML and in the open data.
    pub key: Spanned<String>,
    /// The kind of its values.
    pub kind: OwnKind,
    /// The declaration.
    pub declared: FieldDeclaration,
}

impl OwnField {
    /// Creates the field. Returns `None` if its kind is unknown.
    pub fn new(
        key: Spanned<String>,
        declared: FieldDeclaration,
        families: &FamilyNames,
    ) -> Option<Self> {
        let kind = OwnKind::parse(&declared.kind.value, families)?;
        Some(Self { key, kind, declared })
    }

    /// Returns whether it can have several values.
    pub fn is_list(&self) -> bool {
        self.declared.list.as_ref().is_some_and(|flag| flag.value)
    }

    /// Returns whether a number has a year and a source.
    pub fn is_dated(&self) -> bool {
        self.declared.dated.as_ref().is_some_and(|flag| flag.value)
    }

    /// Returns whether a word is an old name of the field, or its label in a language. The word is in small letters.
    pub(super) fn is_called(&self, word: &str) -> bool {
        let names = self.declared.was.iter().map(|name| name.value.as_str());
        names.chain(self.declared.label.all_forms()).any(|name| name.to_lowercase() == word)
    }

    /// Returns whether pages show the field among the facts.
    pub fn is_fact(&self) -> bool {
        self.declared.fact.as_ref().is_none_or(|flag| flag.value)
    }

    /// Returns whether its values are filters of the directory.
    pub fn is_facet(&self) -> bool {
        self.declared.facet.as_ref().is_some_and(|flag| flag.value)
    }

    /// Returns whether the open data contains the field.
    pub fn is_open_data(&self) -> bool {
        self.declared.open_data.as_ref().is_none_or(|flag| flag.value)
    }

    /// Returns the field in the front matter of a document. A text is in the language of the file. The other values
    /// are only in the file of the source language.
    pub fn document_field(&self) -> Field<'_> {
        let field = self.field();
        match self.kind {
            OwnKind::Text | OwnKind::Name if self.is_list() => {
                Field { kind: Kind::List(&Kind::Plain), ..field }
            }
            OwnKind::Text | OwnKind::Name => Field { kind: Kind::Plain, ..field },
            _ => Field { once: true, ..field },
        }
    }

    /// Returns the field of a schema.
    pub fn field(&self) -> Field<'_> {
        let kind = match (self.is_dated(), self.is_list(), self.kind) {
            (true, _, OwnKind::Integer) => Kind::Map(&DATED_INTEGER),
            (true, _, OwnKind::Decimal) => Kind::Map(&DATED_DECIMAL),
            (_, true, kind) => kind.list(),
            (_, false, kind) => kind.value(),
        };
        Field {
            key: &self.key.value,
            kind,
            required: self.declared.required,
            help: "",
            names: self.kind.family().map(ReferenceTarget::Record),
            once: false,
            open: false,
            own: Some(self),
        }
    }
}

/// A schema together with the fields that the site adds.
#[derive(Clone, Debug)]
pub struct ExtendedSchema<'s> {
    noun: &'static str,
    fields: Vec<Field<'s>>,
}

impl<'s> ExtendedSchema<'s> {
    /// Adds fields to a schema, at its end.
    pub fn new(schema: &Schema<'static>, own: &'s [OwnField]) -> Self {
        let fields = schema.fields.iter().copied().chain(own.iter().map(OwnField::field));
        Self { noun: schema.noun, fields: fields.collect() }
    }

    /// Creates a schema from its fields.
    pub fn of(noun: &'static str, fields: Vec<Field<'s>>) -> Self {
        Self { noun, fields }
    }

    /// Returns the schema of all fields.
    pub fn schema(&self) -> Schema<'_> {
        Schema { noun: self.noun, fields: &self.fields }
    }
}

/// The values of declared fields in one record, by key.
#[derive(Clone, Debug, Default)]
pub struct OwnValues(Values);

type Values = BTreeMap<Box<str>, Spanned<FieldValue>>;

impl OwnValues {
    /// Takes all values that are left after the fields of the program.
    pub fn rest(fields: Fields) -> Self {
        Self(fields.values)
    }

    /// Returns whether the record has no such values.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value of a field.
    pub fn get(&self, field: &OwnField) -> Option<OwnValue<'_>> {
        self.at(&field.key.value)
    }

    /// Returns the value of the field with a key.
    pub fn at(&self, key: &str) -> Option<OwnValue<'_>> {
        self.0.get(key).map(|value| OwnValue::of(&value.value))
    }

    /// Returns the plain items of the field with a key.
    pub fn ids_at(&self, key: &str) -> Vec<Spanned<String>> {
        plains(&self.0, key)
    }

    /// Returns the plain items of a field with their spans: ids, words and codes.
    pub fn plains(&self, field: &OwnField) -> Vec<Spanned<String>> {
        plains(&self.0, &field.key.value)
    }
}

impl Fields {
    /// Returns the value of a declared field with its span, without taking it.
    pub fn own_value(&self, field: &OwnField) -> Option<(OwnValue<'_>, &Span)> {
        let value = self.values.get(&*field.key.value)?;
        Some((OwnValue::of(&value.value), &value.span))
    }

    /// Returns the place of the last day of a period.
    pub fn period_end(&self, field: &OwnField) -> Option<&Span> {
        match &self.values.get(&*field.key.value)?.value {
            FieldValue::Map(period) => period.values.get("ends").map(|ends| &ends.span),
            _ => None,
        }
    }

    /// Returns the plain value of a field, without taking it.
    pub fn plain_at(&self, key: &str) -> Option<Spanned<String>> {
        let value = self.values.get(key)?;
        let FieldValue::Plain(text) = &value.value else { return None };
        Some(Spanned { value: text.clone(), span: value.span.clone() })
    }

    /// Returns the plain items of a declared field, without taking them.
    pub fn own_plains(&self, field: &OwnField) -> Vec<Spanned<String>> {
        plains(&self.values, &field.key.value)
    }
}

fn plains(values: &Values, key: &str) -> Vec<Spanned<String>> {
    let plain = |value: &Spanned<FieldValue>| match &value.value {
        FieldValue::Plain(text) => Some(Spanned { value: text.clone(), span: value.span.clone() }),
        _ => None,
    };
    match values.get(key) {
        Some(Spanned { value: FieldValue::List(items), .. }) => {
            items.iter().filter_map(plain).collect()
        }
        Some(value) => plain(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The value of a declared field.
#[derive(Clone, Debug)]
pub enum OwnValue<'v> {
    /// A text or a name.
    Localized(&'v Localized),
    /// An id, an address, a code or another plain text.
    Plain(&'v str),
    /// A whole number.
    Integer(i64),
    /// A number.
    Decimal(f64),
    /// A flag.
    Flag(bool),
    /// A date.
    Date(Date),
    /// The first and the last day of a period.
    Period(Date, Option<Date>),
    /// Several values.
    List(Vec<OwnValue<'v>>),
    /// A number with its year and its source.
    Figure {
        /// The number.
        value: Box<OwnValue<'v>>,
        /// The year.
        year: Option<i64>,
        /// The organisation that measured.
        source: Option<&'v str>,
    },
}

impl<'v> OwnValue<'v> {
    fn of(value: &'v FieldValue) -> Self {
        match value {
            FieldValue::Localized(text) => Self::Localized(text),
            FieldValue::Plain(text) => Self::Plain(text),
            FieldValue::Integer(number) => Self::Integer(*number),
            FieldValue::Decimal(number) => Self::Decimal(*number),
            FieldValue::Flag(flag) => Self::Flag(*flag),
            FieldValue::Date(date) => Self::Date(*date),
            FieldValue::List(items) => {
                Self::List(items.iter().map(|item| Self::of(&item.value)).collect())
            }
            FieldValue::Map(fields) => Self::period(fields).unwrap_or_else(|| Self::figure(fields)),
            FieldValue::Keyed(_) => Self::List(Vec::new()),
        }
    }

    fn period(fields: &Fields) -> Option<Self> {
        let date = |key: &str| match fields.values.get(key)?.value {
            FieldValue::Date(date) => Some(date),
            _ => None,
        };
        Some(Self::Period(date("starts")?, date("ends")))
    }

    fn figure(fields: &'v Fields) -> Self {
        let value = |key: &str| fields.values.get(key).map(|value| &value.value);
        let year = match value("year") {
            Some(FieldValue::Integer(year)) => Some(*year),
            _ => None,
        };
        let source = match value("source") {
            Some(FieldValue::Plain(source)) => Some(source.as_str()),
            _ => None,
        };
        let number = value("value").map_or(Self::List(Vec::new()), Self::of);
        Self::Figure { value: Box::new(number), year, source }
    }
}
