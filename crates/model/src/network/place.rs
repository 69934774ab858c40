//! Records of countries, regions and clusters.

use super::{ALIASES, Record, Source};
use crate::reference::Family;
use crate::schema::{
    Fields, Kind, Localized, ReferenceTarget, Schema, Spanned, optional, required,
};

/// Names of a country that replace the names of CLDR.
#[derive(Clone, Debug)]
pub struct CountryNames {
    /// The ISO 3166-1 alpha-2 code.
    pub code: Spanned<String>,
    /// The name per locale.
    pub name: Option<Localized>,
    /// The segment of its address. If there is none, it is derived from the name.
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

/// A region: a group of countries.
#[derive(Clone, Debug)]
pub struct RegionRecord {
    /// The permanent id.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address. If there is none, the id.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// The ISO 3166-1 alpha-2 codes of its countries.
    pub countries: Vec<Spanned<String>>,
    /// A summary of one or two sentences.
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

/// A cluster: a topic on which cities work together.
#[derive(Clone, Debug)]
pub struct ClusterRecord {
    /// The permanent id.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The segment of its address. If there is none, the id.
    pub slug: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// A summary of the topic.
    pub summary: Option<Localized>,
    /// The ids of the cities that coordinate it.
    pub coordinators: Vec<Spanned<String>>,
    /// The source of this information.
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
