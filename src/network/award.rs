//! Awards and conferences.

use super::{Record, Source};
use crate::date::Date;
use crate::schema::{Fields, Kind, Localized, Schema, Spanned, optional, required};

/// One edition of the network's award.
#[derive(Clone, Debug)]
pub struct Award {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// The year of the edition.
    pub year: i64,
    /// Ids of the cities that won.
    pub winners: Vec<Spanned<String>>,
    /// Where this was read.
    pub source: Option<Source>,
}

impl Record for Award {
    const SCHEMA: &'static Schema = &Schema {
        noun: "award",
        fields: &[
            required("id", Kind::Id),
            required("name", Kind::Text),
            optional("slug", Kind::Slug),
            required("year", Kind::Integer(1900, 2100)),
            optional("winners", Kind::List(&Kind::Id)),
            optional("source", Kind::Source),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
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
        noun: "conference",
        fields: &[
            required("id", Kind::Id),
            required("name", Kind::Text),
            optional("city", Kind::Id),
            optional("place", Kind::Text),
            required("starts", Kind::Date),
            optional("ends", Kind::Date),
            optional("theme", Kind::Text),
            optional("outcome", Kind::Text),
            optional("source", Kind::Source),
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
