//! Schemas of records and front matter: fields, types and limits.
//!
//! A [`Schema`] is data. [`read()`] checks a YAML node against it, and reports every error. The result,
//! [`Fields`], contains only valid values. The types of `config`, `network` and `content` are built from
//! it.

mod base_url;
mod declared;
mod fix;
mod keys;
mod own;
mod read;
mod record;
mod spelling;
mod text;
mod texts;
mod value;
mod value_error;

pub use base_url::base_url;
pub use declared::{DeclarationReader, DeclarationRules, check_values};
pub use own::{
    ChoiceWord, ExtendedSchema, FieldDeclaration, OwnField, OwnKind, OwnValue, OwnValues, Period,
};
pub use read::read;
pub use record::{FieldType, Given, ItemType, Record};
pub(crate) use record::{record, words};
pub use spelling::{is_email, is_id};
pub use texts::{EntryNames, LocalizedForm, TranslatableField, texts, texts_of_entry};
pub use value::{Fields, Localized, Spanned};
pub use value_error::date as date_hint;

use crate::reference::Family;

/// The fields of one kind of record.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'s> {
    /// The catalog key for the name of such a record, as editors know it: a city, a call.
    pub noun: &'static str,
    /// The fields, in the recommended order.
    pub fields: &'s [Field<'s>],
}

/// The records whose fields a site can declare: the noun of the schema, and the place of the declaration.
const EXTENSIBLE: [(&str, &str); 10] = [
    ("noun.city", "data/fields.yaml"),
    ("noun.country", "data/fields.yaml"),
    ("noun.region", "data/fields.yaml"),
    ("noun.cluster", "data/fields.yaml"),
    ("noun.round", "data/fields.yaml"),
    ("noun.award", "data/fields.yaml"),
    ("noun.call", "data/fields.yaml"),
    ("noun.record", "data/site.yaml"),
    ("noun.document", "data/site.yaml"),
    ("noun.fields-file", "data/site.yaml"),
];

impl Schema<'_> {
    /// Returns the only field if it is a text. Groups of this schema are written as that text:
    /// `{small: {en: Small}}`.
    pub fn only_text(&self) -> Option<&Field<'_>> {
        match self.fields {
            [field] if matches!(field.kind, Kind::Text) => Some(field),
            _ => None,
        }
    }
}

/// One field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field<'s> {
    /// The field name in YAML.
    pub key: &'s str,
    /// The type of the value.
    pub kind: Kind,
    /// Whether a record without it is invalid.
    pub required: bool,
    /// Instructions for editors in one or two sentences: the key of a catalog message.
    pub help: &'static str,
    /// The kind of target that the value refers to, if it is a reference.
    pub names: Option<ReferenceTarget>,
    /// Whether only the file in the source language has it, for all translations.
    pub once: bool,
    /// Whether a missing value means something else than `false`. A form that always writes a value
    /// cannot represent such a field.
    pub open: bool,
    /// The declaration, if the site declares the field. It has the label and the instructions.
    pub own: Option<&'s OwnField>,
}

/// The target of a reference in a field. The schema does not check whether the target exists: later
/// stages do. Code editors can use it to offer suggestions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceTarget {
    /// A record, by its id.
    Record(Family),
    /// A record, by its year.
    Year(Family),
    /// A document, by its path below `content/` without locale and ending.
    Document,
    /// A page of the site, as in menus.
    Place,
    /// A file next to the document.
    File,
    /// A folder below `themes/`.
    Theme,
    /// A kind of field, or the name of a record that a field can refer to.
    FieldKind,
    /// A kind of record that the site declares.
    Kind,
}

impl Field<'_> {
    /// Marks the field as one that only the file in the source language has.
    #[must_use]
    pub const fn once(mut self) -> Self {
        self.once = true;
        self
    }

    /// Marks the field as required, although its type can be empty.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Marks the field as one whose missing value is neither `true` nor `false`.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Sets the kind of target that the value refers to.
    #[must_use]
    pub const fn naming(mut self, names: ReferenceTarget) -> Self {
        self.names = Some(names);
        self
    }

    /// Adds the instructions for editors.
    #[must_use]
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
}

/// Declares a field of a [`record!`], which adds the key and whether the field is required.
pub const fn field(kind: Kind, help: &'static str) -> Field<'static> {
    Field { key: "", kind, required: false, help, names: None, once: false, open: false, own: None }
}

/// Creates an optional field.
pub const fn optional(key: &str, kind: Kind) -> Field<'_> {
    Field { key, kind, required: false, help: "", names: None, once: false, open: false, own: None }
}

/// Creates a required field.
pub const fn required(key: &str, kind: Kind) -> Field<'_> {
    Field { key, kind, required: true, help: "", names: None, once: false, open: false, own: None }
}

/// The type of a value.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text, in the source locale or one per locale.
    Text,
    /// A proper name: like a text, but the form in the source language applies to every language without
    /// its own form. Pages do not mark it as a foreign language.
    Name,
    /// A text that is not translated.
    Plain,
    /// An alternative text that is not translated. `""` marks a decorative image.
    Alt,
    /// A stable id: lower-case ASCII letters, digits and single hyphens.
    Id,
    /// A segment of an address: lower-case letters of any script, digits and single hyphens.
    Segment,
    /// One segment of an address per locale, or one for all.
    Slug,
    /// A whole number within limits.
    Integer(i64, i64),
    /// A number within limits.
    Decimal(f64, f64),
    /// `true` or `false`.
    Flag,
    /// A date known to the day, the month or the year.
    Date,
    /// A date known to the day.
    Day,
    /// An address of the web: `https://…` or `http://…`.
    Url,
    /// The address of an account on a social network. The text is that address up to the name of the account; it is
    /// empty if the name does not determine the address.
    Account(&'static str),
    /// The address of a site: `https://example.org/network`. It is converted to ASCII.
    Base,
    /// An e-mail address.
    Email,
    /// An address of this site: `/old/page/`.
    Address,
    /// An ISO 3166-1 alpha-2 code.
    Country,
    /// A BCP 47 tag.
    Locale,
    /// One of a fixed set of words.
    OneOf(&'static [&'static str]),
    /// A list. A single value counts as a list of one.
    List(&'static Kind),
    /// A group of fields.
    Map(&'static Schema<'static>),
    /// Groups of the same fields under keys that the editor chooses. If the only field is a text, the group is that
    /// text.
    Keyed(&'static Schema<'static>),
    /// The source of a fact: an address, or a group with `title` and an optional `url`.
    Source,
}

/// The fields of a source that has a title.
pub const SOURCE: Schema<'static> = Schema {
    noun: "noun.source",
    fields: &[
        required("title", Kind::Text).help("help.source.title"),
        optional("url", Kind::Url).help("help.source.url"),
    ],
};

/// The source of a fact.
#[derive(Clone, Debug)]
pub struct Source {
    /// The address of the source page.
    pub url: Option<String>,
    /// A title, if there is no address or the address is not clear enough.
    pub title: Option<Localized>,
}

impl Record for Source {
    const SCHEMA: &'static Schema<'static> = &SOURCE;

    // An address alone is a source without a title.
    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            url: fields.plain("url").map(|url| url.value),
            title: fields.localized("title"),
        })
    }
}

#[cfg(test)]
mod tests;
