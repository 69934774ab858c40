//! What records and front matter may hold, as values: fields, types, limits.
//!
//! A [`Schema`] is data, and [`read()`] checks a YAML node against it, reporting everything that is
//! wrong. What comes out, [`Fields`], holds only values that keep the schema; the types of
//! `config`, `network` and `content` are made from it.

mod base_url;
mod fix;
mod keys;
mod read;
mod text;
mod texts;
mod value;
mod value_error;

pub use base_url::base_url;
pub use read::{is_email, is_id, read};
pub use texts::{EntryNames, LocalizedForm, TranslatableField, texts, texts_of_entry};
pub use value::{Fields, Localized, Spanned};
pub use value_error::date as date_hint;

use crate::reference::Family;

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
    /// What to write here, in a sentence or two for editors: English, with an entry in the tables
    /// of the other languages.
    pub help: &'static str,
    /// What the value names, where it names something.
    pub names: Option<ReferenceTarget>,
    /// Whether a document has it once for all its translations, in the file of the source locale.
    pub once: bool,
    /// Whether leaving it out says something else than `false`: a form that writes what nobody chose
    /// cannot hold it.
    pub open: bool,
}

/// What the value of a field names. Whether it is there is not the schema's to say: links are
/// checked where everything is known. Tools that help with writing can offer what there is.
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
    /// A file beside the document.
    File,
    /// A folder below `themes/`.
    Theme,
}

impl Field {
    /// Says that it stands in the file of the source locale alone.
    #[must_use]
    pub const fn once(mut self) -> Self {
        self.once = true;
        self
    }

    /// Says that leaving it out is neither `true` nor `false`.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Says what the value names.
    #[must_use]
    pub const fn naming(mut self, names: ReferenceTarget) -> Self {
        self.names = Some(names);
        self
    }

    /// Adds what to write here.
    #[must_use]
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
}

/// Makes a field that a record may leave out.
pub const fn optional(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: false, help: "", names: None, once: false, open: false }
}

/// Makes a field that every record has.
pub const fn required(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: true, help: "", names: None, once: false, open: false }
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
    /// The address of a site: `https://example.org/network`. In other letters than those of ASCII it
    /// is written in them.
    Base,
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
pub const SOURCE: Schema = Schema {
    noun: "noun.source",
    fields: &[
        required("title", Kind::Text).help("help.source.title"),
        optional("url", Kind::Url).help("help.source.url"),
    ],
};

#[cfg(test)]
mod tests;
