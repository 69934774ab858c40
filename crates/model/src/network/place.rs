//! Countries, regions and clusters.

use super::{ALIASES, Record, Source};
use crate::reference::Family;
use crate::schema::{
    Fields, Kind, Localized, ReferenceTarget, Schema, Spanned, optional, required,
};

/// Names of a country where the network's form is not CLDR's.
#[derive(Clone, Debug)]
pub struct CountryNames {
    /// ISO 3166-1 alpha-2.
    pub code: Spanned<String>,
    /// The name per locale.
    pub name: Option<Localized>,
    /// The segment of its address; made from the name where none is given.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
}

impl Record for CountryNames {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.country",
        fields: &[
            required("code", Kind::Country).help("help.schema.code"),
            optional("name", Kind::Text).help("help.schema.name-country"),
            optional("slug", Kind::Slug).help("help.schema.slug-country"),
            ALIASES,
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            name: fields.localized("name"),
            slug: fields.localized("slug"),
            aliases: fields.plains("aliases"),
            code: fields.plain("code")?,
        })
    }
}

/// A region, which is the countries it holds.
#[derive(Clone, Debug)]
pub struct RegionRecord {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<Spanned<String>>,
    /// A sentence or two about it.
    pub summary: Option<Localized>,
}

impl Record for RegionRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.region",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-record"),
            required("name", Kind::Text).help("help.schema.name-record"),
            optional("slug", Kind::Slug).help("help.schema.slug-record"),
            required("countries", Kind::List(&Kind::Country)).help("help.schema.countries-region"),
            optional("summary", Kind::Text).help("help.schema.summary-record"),
            ALIASES,
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
            aliases: fields.plains("aliases"),
            countries: fields.plains("countries"),
            summary: fields.localized("summary"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
        })
    }
}

/// A theme on which cities work together.
#[derive(Clone, Debug)]
pub struct ClusterRecord {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address; the id where none is given.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// What it is about.
    pub summary: Option<Localized>,
    /// Ids of the cities that coordinate it.
    pub coordinators: Vec<Spanned<String>>,
    /// Where this was read.
    pub source: Option<Source>,
}

impl Record for ClusterRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.cluster",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-record"),
            required("name", Kind::Text).help("help.schema.name-record"),
            optional("slug", Kind::Slug).help("help.schema.slug-record"),
            optional("summary", Kind::Text).help("help.schema.summary-cluster"),
            optional("coordinators", Kind::List(&Kind::Id))
                .naming(ReferenceTarget::Record(Family::Cities))
                .help("help.schema.coordinators"),
            optional("source", Kind::Source).help("help.schema.source-record"),
            ALIASES,
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            slug: fields.localized("slug"),
            aliases: fields.plains("aliases"),
            summary: fields.localized("summary"),
            coordinators: fields.plains("coordinators"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
        })
    }
}
