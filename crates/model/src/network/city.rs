//! Records of member cities.

use super::ALIASES;
use crate::reference::Family;
use crate::schema::{Kind, Localized, ReferenceTarget, Source, Spanned, field, record};

record! {
    /// A member city, as staff write it. Derived data is not here: the country determines the region, and
    /// the award records contain the winners.
    pub struct CityRecord: "noun.city" {
        /// The permanent id. Addresses and open data depend on it.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name in each locale that has its own form.
        name: Localized = field(Kind::Name, "help.schema.name-city");
        /// Other names by which readers look for it, in any language.
        aka: Vec<Spanned<String>> = field(Kind::List(&Kind::Plain), "help.schema.aka-city");
        /// The ISO 3166-1 alpha-2 code.
        country: Spanned<String> = field(Kind::Country, "help.schema.country");
        /// The segment of its address. If there is none, the id.
        slug: Option<Localized> = field(Kind::Slug, "help.schema.slug-record");
        /// The year of admission, if a page states it.
        joined: Option<Spanned<i64>> = field(Kind::Integer(1900, 2100), "help.schema.joined")
            .naming(ReferenceTarget::Year(Family::Rounds));
        /// The coordinates.
        location: Option<Spanned<Location>> =
            field(Kind::Map(Location::SCHEMA), "help.schema.location");
        /// The number of inhabitants.
        population: Option<Population> =
            field(Kind::Map(Population::SCHEMA), "help.schema.population");
        /// The ids of its clusters.
        clusters: Vec<Spanned<String>> = field(Kind::List(&Kind::Id), "help.schema.clusters")
            .naming(ReferenceTarget::Record(Family::Clusters));
        /// Its own website.
        website: Option<String> = field(Kind::Url, "help.schema.website");
        /// A summary of one or two sentences.
        summary: Option<Localized> = field(Kind::Text, "help.schema.summary-city");
        /// The reason why its membership is in doubt, if it is.
        unconfirmed: Option<Localized> = field(Kind::Text, "help.schema.unconfirmed");
        /// The source of its membership.
        source: Option<Source> = field(Kind::Source, "help.schema.source-city");
        /// More sources, if one page does not prove everything.
        sources: Vec<Source> = field(Kind::List(&Kind::Source), "help.schema.sources-more");
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}

record! {
    /// A point in WGS 84.
    pub struct Location: "noun.location" {
        /// Degrees north.
        lat: Spanned<f64> = field(Kind::Decimal(-90.0, 90.0), "help.location.lat");
        /// Degrees east.
        lon: Spanned<f64> = field(Kind::Decimal(-180.0, 180.0), "help.location.lon");
        /// Whether the point is the seat of a larger member.
        seat: bool = field(Kind::Flag, "help.location.seat");
    }
}

record! {
    /// A number of inhabitants.
    pub struct Population: "noun.population" {
        /// The number of people.
        value: i64 = field(Kind::Integer(1, 100_000_000), "help.population.value");
        /// The organisation that counted.
        source: Option<String> = field(Kind::Plain, "help.population.source");
        /// The year of the count.
        year: Option<i64> = field(Kind::Integer(1900, 2100), "help.population.year");
    }
}

/// A point in WGS 84, in degrees.
#[derive(Clone, Copy, Debug)]
pub struct Coordinates {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Whether the point is the seat of a larger member.
    pub seat: bool,
}

impl CityRecord {
    /// Returns its sources, the main one first.
    pub fn all_sources(&self) -> impl Iterator<Item = &Source> {
        self.source.iter().chain(&self.sources)
    }

    /// Returns the position without its place in the file.
    pub fn point(&self) -> Option<Coordinates> {
        let location = &self.location.as_ref()?.value;
        let Location { lat, lon, seat } = location;
        Some(Coordinates { lat: lat.value, lon: lon.value, seat: *seat })
    }
}
