//! A member city.

use super::{ALIASES, Record, Source};
use crate::diag::Span;
use crate::reference::Family;
use crate::schema::{
    Fields, Kind, Localized, ReferenceTarget, Schema, Spanned, optional, required,
};

/// A member city, as staff write it. What follows from other data is not here: its region comes
/// from its country, its awards from the awards.
#[derive(Clone, Debug)]
pub struct CityRecord {
    /// Stable for ever: addresses and open data hang on it.
    pub id: Spanned<String>,
    /// The name in each locale that has a form of its own.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// ISO 3166-1 alpha-2.
    pub country: Spanned<String>,
    /// The year of admission, where a page states it.
    pub joined: Option<Spanned<i64>>,
    /// Where it lies.
    pub location: Option<Location>,
    /// Where its location was written.
    pub location_written: Option<WrittenLocation>,
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

/// Where a location was written.
#[derive(Clone, Debug)]
pub struct WrittenLocation {
    /// The group as a whole.
    pub span: Span,
    /// The latitude.
    pub lat: Span,
    /// The longitude.
    pub lon: Span,
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
    noun: "a location",
    fields: &[
        required("lat", Kind::Decimal(-90.0, 90.0)).help(
            "Degrees north of the equator; south is negative. A point stands before \
                 the decimals.",
        ),
        required("lon", Kind::Decimal(-180.0, 180.0))
            .help("Degrees east of Greenwich; west is negative."),
        optional("seat", Kind::Flag)
            .help("`true` if the point is only the seat of a larger member, such as a district."),
    ],
};

const POPULATION: Schema = Schema {
    noun: "a population",
    fields: &[
        required("value", Kind::Integer(1, 100_000_000))
            .help("How many people live there, in digits without separators: 27766."),
        optional("source", Kind::Plain).help("Who counted, in a few words."),
        optional("year", Kind::Integer(1900, 2100)).help("The year of the count."),
    ],
};

impl Record for CityRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "a city",
        fields: &[
            required("id", Kind::Id).help(
                "A short name for the address and for other files to name it by: small \
                 letters without accents, digits and hyphens. Never change it again.",
            ),
            required("name", Kind::Name).help(
                "The city’s name. Write it once if it is the same everywhere, or one form \
                 for each language that has its own.",
            ),
            required("country", Kind::Country).help(
                "The two letters of the country (ISO 3166-1): PT for Portugal, NO for Norway.",
            ),
            optional("slug", Kind::Slug).help(
                "The last part of the address, where it should differ from the id: one \
                 for all languages, or one for each.",
            ),
            optional("joined", Kind::Integer(1900, 2100))
                .naming(ReferenceTarget::Year(Family::Rounds))
                .help(
                    "The year in which the city joined. It belongs to the round of that year. \
                 Leave it out if no page states it.",
                ),
            optional("location", Kind::Map(&LOCATION)).help("Where the city lies, for the maps."),
            optional("population", Kind::Map(&POPULATION))
                .help("How many people live there, and who counted."),
            optional("clusters", Kind::List(&Kind::Id))
                .naming(ReferenceTarget::Record(Family::Clusters))
                .help("The ids of the clusters in which the city takes part."),
            optional("website", Kind::Url)
                .help("The city’s website, or its own page about the network."),
            optional("summary", Kind::Text)
                .help("One or two sentences about the city for readers, in each language."),
            optional("unconfirmed", Kind::Text)
                .help("If something is doubtful, say why. Readers see it."),
            optional("source", Kind::Source).help(
                "Where the membership was read: the address of the page, or a group with \
                 `title` and `url`.",
            ),
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
