//! What records and front matter may hold, as values: fields, types, limits.
//!
//! A [`Schema`] is data, and [`read()`] checks a YAML node against it, reporting everything that is
//! wrong. What comes out, [`Fields`], holds only values that keep the schema; the types of
//! `config`, `network` and `content` are made from it.

mod read;
mod value;
mod words;

pub use read::{is_id, read};
pub use value::{Fields, Localized, Spanned};

/// The fields of one kind of record.
#[derive(Debug)]
pub struct Schema {
    /// What an editor calls such a record: `city`, `call`.
    pub noun: &'static str,
    /// The fields, in the order in which they are best written.
    pub fields: &'static [Field],
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// The key in YAML.
    pub key: &'static str,
    /// What the value must be.
    pub kind: Kind,
    /// Whether a record without it is refused.
    pub required: bool,
}

/// Makes a field that a record may leave out.
pub const fn optional(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: false }
}

/// Makes a field that every record has.
pub const fn required(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: true }
}

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text, in the source locale or one per locale.
    Text,
    /// A proper name: as a text, but the form of the source locale holds wherever no other is
    /// given, and is in no language.
    Name,
    /// A text that is in no language.
    Plain,
    /// A text that is in no language, or `""`: what a picture shows, or that it only decorates.
    Alt,
    /// A stable id: lower-case ASCII letters, digits and single hyphens.
    Id,
    /// One id per locale, or one for all: a segment of an address.
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
    /// An e-mail address.
    Email,
    /// An address of this site: `/old/page/`.
    Address,
    /// An ISO 3166-1 alpha-2 code.
    Country,
    /// A BCP 47 tag.
    Locale,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A list; a single value stands for a list of one.
    List(&'static Kind),
    /// A group of fields.
    Map(&'static Schema),
    /// Groups of the same fields under keys of the editor's choice.
    Keyed(&'static Schema),
    /// Where a fact was read: an address, or a group with `title` and perhaps `url`.
    Source,
}

/// The fields of a source that has a title.
pub const SOURCE: Schema =
    Schema { noun: "source", fields: &[required("title", Kind::Text), optional("url", Kind::Url)] };

#[cfg(test)]
mod tests;
