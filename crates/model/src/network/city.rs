//! Records of member cities.

use super::{ALIASES, Record, Source};
use crate::diag::Span;
use crate::reference::Family;
use crate::schema::{
    Fields, Kind, Localized, ReferenceTarget, Schema, Spanned, optional, required,
};

/// A member city, as staff write it. Derived data is not here: the country determines the region, and
/// the award records contain the winners.
#[derive(Clone, Debug)]
pub struct CityRecord {
    /// The permanent id. Addresses and open data depend on it.
    pub id: Spanned<String>,
    /// The name in each locale that has its own form.
    pub name: Localized,
    /// The segment of its address. If there is none, the id.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// The ISO 3166-1 alpha-2 code.
    pub country: Spanned<String>,
    /// The year of admission, if a page states it.
    pub joined: Option<Spanned<i64>>,
    /// The coordinates.
    pub location: Option<Location>,
    /// The spans of the coordinates.
    pub location_written: Option<WrittenLocation>,
    /// The number of inhabitants.
    pub population: Option<Population>,
    /// The ids of its clusters.
    pub clusters: Vec<Spanned<String>>,
    /// Its own website.
    pub website: Option<String>,
    /// A summary of one or two sentences.
    pub summary: Option<Localized>,
    /// The reason why its membership is in doubt, if it is.
    pub unconfirmed: Option<Localized>,
    /// The source of its membership.
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

/// The spans of a location.
#[derive(Clone, Debug)]
pub struct WrittenLocation {
    /// The whole group.
    pub span: Span,
    /// The latitude.
    pub lat: Span,
    /// The longitude.
    pub lon: Span,
}

/// A number of inhabitants.
#[derive(Clone, Debug)]
pub struct Population {
    /// The number of people.
    pub value: i64,
    /// The organisation that counted.
    pub source: Option<String>,
    /// The year of the count.
    pub year: Option<i64>,
}

const LOCATION: Schema = Schema {
    noun: "noun.location",
    fields: &[
        required("lat", Kind::Decimal(-90.0, 90.0)).help("help.location.lat"),
        required("lon", Kind::Decimal(-180.0, 180.0)).help("help.location.lon"),
        optional("seat", Kind::Flag).help("help.location.seat"),
    ],
};

const POPULATION: Schema = Schema {
    noun: "noun.population",
    fields: &[
        required("value", Kind::Integer(1, 100_000_000)).help("help.population.value"),
        optional("source", Kind::Plain).help("help.population.source"),
        optional("year", Kind::Integer(1900, 2100)).help("help.population.year"),
    ],
};

impl Record for CityRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.city",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-record"),
            required("name", Kind::Name).help("help.schema.name-city"),
            required("country", Kind::Country).help("help.schema.country"),
            optional("slug", Kind::Slug).help("help.schema.slug-record"),
            optional("joined", Kind::Integer(1900, 2100))
                .naming(ReferenceTarget::Year(Family::Rounds))
                .help("help.schema.joined"),
            optional("location", Kind::Map(&LOCATION)).help("help.schema.location"),
            optional("population", Kind::Map(&POPULATION)).help("help.schema.population"),
            optional("clusters", Kind::List(&Kind::Id))
                .naming(ReferenceTarget::Record(Family::Clusters))
                .help("help.schema.clusters"),
            optional("website", Kind::Url).help("help.schema.website"),
            optional("summary", Kind::Text).help("help.schema.summary-city"),
            optional("unconfirmed", Kind::Text).help("help.schema.unconfirmed"),
            optional("source", Kind::Source).help("help.schema.source-city"),
            ALIASES,
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        let location = fields.group("location").and_then(location);
        let (location, location_written) = location.unzip();
        Some(Self {
            location,
            location_written,
            slug: fields.localized("slug"),
            aliases: fields.plains("aliases"),
            joined: fields.integer("joined"),
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

fn location(group: Spanned<Fields>) -> Option<(Location, WrittenLocation)> {
    let mut fields = group.value;
    let (lat, lon) = (fields.decimal("lat")?, fields.decimal("lon")?);
    let location = Location { seat: fields.flag("seat"), lat: lat.value, lon: lon.value };
    Some((location, WrittenLocation { span: group.span, lat: lat.span, lon: lon.span }))
}

fn population(mut fields: Fields) -> Option<Population> {
    Some(Population {
        source: fields.plain("source").map(|source| source.value),
        year: fields.integer("year").map(|year| year.value),
        value: fields.integer("value")?.value,
    })
}
