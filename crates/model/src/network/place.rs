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
        noun: "a country",
        fields: &[
            required("code", Kind::Country).help("The two letters of the country (ISO 3166-1)."),
            optional("name", Kind::Text)
                .help("The name in each language, where the usual one is not wanted."),
            optional("slug", Kind::Slug)
                .help("The last part of the address, where the name would make a clumsy one."),
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
        noun: "a region",
        fields: &[
            required("id", Kind::Id).help(
                "A short name for the address and for other files to name it by: small \
                 letters without accents, digits and hyphens. Never change it again.",
            ),
            required("name", Kind::Text).help("The name, in each language."),
            optional("slug", Kind::Slug).help(
                "The last part of the address, where it should differ from the id: one \
                 for all languages, or one for each.",
            ),
            required("countries", Kind::List(&Kind::Country)).help(
                "The codes of its countries. Each country with a member city stands in \
                 one region.",
            ),
            optional("summary", Kind::Text)
                .help("One or two sentences for readers, in each language."),
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
        noun: "a cluster",
        fields: &[
            required("id", Kind::Id).help(
                "A short name for the address and for other files to name it by: small \
                 letters without accents, digits and hyphens. Never change it again.",
            ),
            required("name", Kind::Text).help("The name, in each language."),
            optional("slug", Kind::Slug).help(
                "The last part of the address, where it should differ from the id: one \
                 for all languages, or one for each.",
            ),
            optional("summary", Kind::Text).help("What the cluster is about, in each language."),
            optional("coordinators", Kind::List(&Kind::Id))
                .naming(ReferenceTarget::Record(Family::Cities))
                .help("The ids of the cities that coordinate it."),
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
            summary: fields.localized("summary"),
            coordinators: fields.plains("coordinators"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
        })
    }
}
