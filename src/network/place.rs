//! Countries, regions and clusters.

use super::{Record, Source};
use crate::schema::{Fields, Kind, Localized, Schema, Spanned, optional, required};

/// Names of a country where the network's form is not CLDR's.
#[derive(Clone, Debug)]
pub struct CountryNames {
    /// ISO 3166-1 alpha-2.
    pub code: Spanned<String>,
    /// The name per locale.
    pub name: Option<Localized>,
    /// The segment of its address; made from the name where none is given.
    pub slug: Option<Localized>,
}

impl Record for CountryNames {
    const SCHEMA: &'static Schema = &Schema {
        noun: "country",
        fields: &[
            required("code", Kind::Country),
            optional("name", Kind::Text),
            optional("slug", Kind::Slug),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            name: fields.localized("name"),
            slug: fields.localized("slug"),
            code: fields.plain("code")?,
        })
    }
}

/// A region, which is the countries it holds.
#[derive(Clone, Debug)]
pub struct Region {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<Spanned<String>>,
    /// A sentence or two about it.
    pub summary: Option<Localized>,
}

impl Record for Region {
    const SCHEMA: &'static Schema = &Schema {
        noun: "region",
        fields: &[
            required("id", Kind::Id),
            required("name", Kind::Text),
            optional("slug", Kind::Slug),
            required("countries", Kind::List(&Kind::Country)),
            optional("summary", Kind::Text),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
            countries: fields.plains("countries"),
            summary: fields.localized("summary"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
        })
    }
}

/// A theme on which cities work together.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// What it is about.
    pub summary: Option<Localized>,
    /// Ids of the cities that coordinate it.
    pub coordinators: Vec<Spanned<String>>,
    /// Where this was read.
    pub source: Option<Source>,
}

impl Record for Cluster {
    const SCHEMA: &'static Schema = &Schema {
        noun: "cluster",
        fields: &[
            required("id", Kind::Id),
            required("name", Kind::Text),
            optional("slug", Kind::Slug),
            optional("summary", Kind::Text),
            optional("coordinators", Kind::List(&Kind::Id)),
            optional("source", Kind::Source),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
            summary: fields.localized("summary"),
            coordinators: fields.plains("coordinators"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
        })
    }
}
