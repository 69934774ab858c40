//! A member city.

use super::{Record, Source};
use crate::schema::{Fields, Kind, Localized, Schema, Spanned, optional, required};

/// A member city, as staff write it. What follows from other data is not here: its region comes
/// from its country, its awards from the awards.
#[derive(Clone, Debug)]
pub struct City {
    /// Stable for ever: addresses and open data hang on it.
    pub id: Spanned<String>,
    /// The name in each locale that has a form of its own.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// ISO 3166-1 alpha-2.
    pub country: Spanned<String>,
    /// The year of admission, where a page states it.
    pub joined: Option<Spanned<i64>>,
    /// Where it lies.
    pub location: Option<Location>,
    /// How many people live there.
    pub population: Option<Population>,
    /// Ids of clusters it takes part in.
    pub clusters: Vec<Spanned<String>>,
    /// Its own website.
    pub website: Option<String>,
    /// A sentence or two about it.
    pub summary: Option<Localized>,
    /// Why its membership is in doubt, where it is.
    pub unconfirmed: Option<Localized>,
    /// Where its membership was read.
    pub source: Option<Source>,
}

/// A point in WGS 84.
#[derive(Clone, Copy, Debug)]
pub struct Location {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Whether the point is the seat of a larger member.
    pub seat: bool,
}

/// A number of inhabitants.
#[derive(Clone, Debug)]
pub struct Population {
    /// People.
    pub value: i64,
    /// Who counted.
    pub source: Option<String>,
    /// The year of the count.
    pub year: Option<i64>,
}

const LOCATION: Schema = Schema {
    noun: "location",
    fields: &[
        required("lat", Kind::Decimal(-90.0, 90.0)),
        required("lon", Kind::Decimal(-180.0, 180.0)),
        optional("seat", Kind::Flag),
    ],
};

const POPULATION: Schema = Schema {
    noun: "population",
    fields: &[
        required("value", Kind::Integer(1, 100_000_000)),
        optional("source", Kind::Plain),
        optional("year", Kind::Integer(1900, 2100)),
    ],
};

impl Record for City {
    const SCHEMA: &'static Schema = &Schema {
        noun: "city",
        fields: &[
            required("id", Kind::Id),
            required("name", Kind::Name),
            required("country", Kind::Country),
            optional("slug", Kind::Slug),
            optional("joined", Kind::Integer(1900, 2100)),
            optional("location", Kind::Map(&LOCATION)),
            optional("population", Kind::Map(&POPULATION)),
            optional("clusters", Kind::List(&Kind::Id)),
            optional("website", Kind::Url),
            optional("summary", Kind::Text),
            optional("unconfirmed", Kind::Text),
            optional("source", Kind::Source),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
            joined: fields.integer("joined"),
            location: fields.group("location").and_then(|group| location(group.value)),
            population: fields.group("population").and_then(|group| population(group.value)),
            clusters: fields.plains("clusters"),
            website: fields.plain("website").map(|website| website.value),
            summary: fields.localized("summary"),
            unconfirmed: fields.localized("unconfirmed"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
            country: fields.plain("country")?,
        })
    }
}

fn location(mut fields: Fields) -> Option<Location> {
    Some(Location {
        seat: fields.flag("seat"),
        lat: fields.decimal("lat")?.value,
        lon: fields.decimal("lon")?.value,
    })
}

fn population(mut fields: Fields) -> Option<Population> {
    Some(Population {
        source: fields.plain("source").map(|source| source.value),
        year: fields.integer("year").map(|year| year.value),
        value: fields.integer("value")?.value,
    })
}
