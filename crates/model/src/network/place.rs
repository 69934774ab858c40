//! Records of countries, regions and clusters.

use super::ALIASES;
use crate::reference::Family;
use crate::schema::{Kind, Localized, ReferenceTarget, Source, Spanned, field, record};

record! {
    /// Names of a country that replace the names of CLDR or add to them.
    pub struct CountryNames: "noun.country" {
        /// The ISO 3166-1 alpha-2 code.
        code: Spanned<String> = field(Kind::Country, "help.schema.code");
        /// The name per locale.
        name: Option<Localized> = field(Kind::Text, "help.schema.name-country");
        /// Other names by which readers look for its cities, in any language.
        aka: Vec<Spanned<String>> = field(Kind::List(&Kind::Plain), "help.schema.aka-country");
        /// The segment of its address. If there is none, it is derived from the name.
        slug: Option<Localized> = field(Kind::Slug, "help.schema.slug-country");
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}

record! {
    /// A region: a group of countries.
    pub struct RegionRecord: "noun.region" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name per locale.
        name: Localized = field(Kind::Text, "help.schema.name-record");
        /// The segment of its address. If there is none, the id.
        slug: Option<Localized> = field(Kind::Slug, "help.schema.slug-record");
        /// The ISO 3166-1 alpha-2 codes of its countries.
        countries: Vec<Spanned<String>> =
            field(Kind::List(&Kind::Country), "help.schema.countries-region").required();
        /// A summary of one or two sentences.
        summary: Option<Localized> = field(Kind::Text, "help.schema.summary-record");
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}

record! {
    /// A cluster: a topic on which cities work together.
    pub struct ClusterRecord: "noun.cluster" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name per locale.
        name: Localized = field(Kind::Text, "help.schema.name-record");
        /// The segment of its address. If there is none, the id.
        slug: Option<Localized> = field(Kind::Slug, "help.schema.slug-record");
        /// A summary of the topic.
        summary: Option<Localized> = field(Kind::Text, "help.schema.summary-cluster");
        /// The ids of the cities that coordinate it.
        coordinators: Vec<Spanned<String>> =
            field(Kind::List(&Kind::Id), "help.schema.coordinators")
                .naming(ReferenceTarget::Record(Family::Cities));
        /// The source of this information.
        source: Option<Source> = field(Kind::Source, "help.schema.source-record");
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}
