//! Awards and conferences.

use super::{ALIASES, Record, Source};
use crate::date::Date;
use crate::reference::Family;
use crate::schema::{
    Fields, Kind, Localized, ReferenceTarget, Schema, Spanned, optional, required,
};

/// One edition of the network's award.
#[derive(Clone, Debug)]
pub struct AwardRecord {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// The year of the edition.
    pub year: i64,
    /// Ids of the cities that won.
    pub winners: Vec<Spanned<String>>,
    /// Where this was read.
    pub source: Option<Source>,
}

impl Record for AwardRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "an award",
        fields: &[
            required("id", Kind::Id).help(
                "A short name for the address and for other files to name it by: small \
                 letters without accents, digits and hyphens. Never change it again.",
            ),
            required("name", Kind::Text).help("The name of the edition, in each language."),
            optional("slug", Kind::Slug).help(
                "The last part of the address, where it should differ from the id: one \
                 for all languages, or one for each.",
            ),
            required("year", Kind::Integer(1900, 2100)).help("The year of the edition."),
            optional("winners", Kind::List(&Kind::Id))
                .naming(ReferenceTarget::Record(Family::Cities))
                .help("The ids of the cities that won."),
            optional("source", Kind::Source).help(
                "Where this was read: the address of the page, or a group with `title` \
                 and `url`.",
            ),
            ALIASES,
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
            aliases: fields.plains("aliases"),
            winners: fields.plains("winners"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
            year: fields.integer("year")?.value,
        })
    }
}

/// A conference of the network.
#[derive(Clone, Debug)]
pub struct Conference {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// Id of the member city that was the host.
    pub city: Option<Spanned<String>>,
    /// Where it was, in words.
    pub place: Option<Localized>,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Option<Spanned<Date>>,
    /// What it was about.
    pub theme: Option<Localized>,
    /// What it adopted.
    pub outcome: Option<Localized>,
    /// Where this was read.
    pub source: Option<Source>,
}

impl Record for Conference {
    const SCHEMA: &'static Schema = &Schema {
        noun: "a conference",
        fields: &[
            required("id", Kind::Id).help(
                "A short name for the address and for other files to name it by: small \
                 letters without accents, digits and hyphens. Never change it again.",
            ),
            required("name", Kind::Text).help("The name, in each language."),
            optional("city", Kind::Id)
                .naming(ReferenceTarget::Record(Family::Cities))
                .help("The id of the member city that was the host."),
            optional("place", Kind::Text).help("Where it was, in words, if the host is no member."),
            required("starts", Kind::Date).help(
                "The first day: year, month, day. A year, or a year with its month, is \
                 allowed too.",
            ),
            optional("ends", Kind::Date).help("The last day."),
            optional("theme", Kind::Text).help("What it was about."),
            optional("outcome", Kind::Text).help("What it adopted, such as a declaration."),
            optional("source", Kind::Source).help(
                "Where this was read: the address of the page, or a group with `title` \
                 and `url`.",
            ),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            city: fields.plain("city"),
            place: fields.localized("place"),
            ends: fields.date("ends"),
            theme: fields.localized("theme"),
            outcome: fields.localized("outcome"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
            starts: fields.date("starts")?.value,
        })
    }
}
