//! Records of awards and conferences.

use super::{ALIASES, Record, Source};
use crate::date::Date;
use crate::reference::Family;
use crate::schema::{
    Fields, Kind, Localized, ReferenceTarget, Schema, Spanned, optional, required,
};

/// One edition of the network's award.
#[derive(Clone, Debug)]
pub struct AwardRecord {
    /// The permanent id.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address. If there is none, the id.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// The year of the edition.
    pub year: i64,
    /// Ids of the cities that won.
    pub winners: Vec<Spanned<String>>,
    /// The source of this information.
    pub source: Option<Source>,
}

impl Record for AwardRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.award",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-record"),
            required("name", Kind::Text).help("help.schema.name-award"),
            optional("slug", Kind::Slug).help("help.schema.slug-record"),
            required("year", Kind::Integer(1900, 2100)).help("help.schema.year-award"),
            optional("winners", Kind::List(&Kind::Id))
                .naming(ReferenceTarget::Record(Family::Cities))
                .help("help.schema.winners"),
            optional("source", Kind::Source).help("help.schema.source-record"),
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
    /// The permanent id.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The id of the host city, if it is a member.
    pub city: Option<Spanned<String>>,
    /// The location, as a text.
    pub place: Option<Localized>,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Option<Spanned<Date>>,
    /// The topic.
    pub theme: Option<Localized>,
    /// The results that it adopted.
    pub outcome: Option<Localized>,
    /// The source of this information.
    pub source: Option<Source>,
}

impl Record for Conference {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.conference",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-record"),
            required("name", Kind::Text).help("help.schema.name-record"),
            optional("city", Kind::Id)
                .naming(ReferenceTarget::Record(Family::Cities))
                .help("help.schema.city"),
            optional("place", Kind::Text).help("help.schema.place"),
            required("starts", Kind::Date).help("help.schema.starts"),
            optional("ends", Kind::Date).help("help.schema.ends"),
            optional("theme", Kind::Text).help("help.schema.theme"),
            optional("outcome", Kind::Text).help("help.schema.outcome"),
            optional("source", Kind::Source).help("help.schema.source-record"),
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
