//! Records of awards and conferences.

use super::ALIASES;
use crate::date::Date;
use crate::reference::Family;
use crate::schema::{Kind, Localized, ReferenceTarget, Source, Spanned, field, record};

record! {
    /// One edition of the network's award.
    pub struct AwardRecord: "noun.award" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name per locale.
        name: Localized = field(Kind::Text, "help.schema.name-award");
        /// The segment of its address. If there is none, the id.
        slug: Option<Localized> = field(Kind::Slug, "help.schema.slug-record");
        /// The year of the edition.
        year: i64 = field(Kind::Integer(1900, 2100), "help.schema.year-award");
        /// Ids of the cities that won.
        winners: Vec<Spanned<String>> = field(Kind::List(&Kind::Id), "help.schema.winners")
            .naming(ReferenceTarget::Record(Family::Cities));
        /// The source of this information.
        source: Option<Source> = field(Kind::Source, "help.schema.source-record");
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}

record! {
    /// A conference of the network.
    pub struct Conference: "noun.conference" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name per locale.
        name: Localized = field(Kind::Text, "help.schema.name-record");
        /// The id of the host city, if it is a member.
        city: Option<Spanned<String>> =
            field(Kind::Id, "help.schema.city").naming(ReferenceTarget::Record(Family::Cities));
        /// The location, as a text.
        place: Option<Localized> = field(Kind::Text, "help.schema.place");
        /// The first day.
        starts: Date = field(Kind::Date, "help.schema.starts");
        /// The last day.
        ends: Option<Spanned<Date>> = field(Kind::Date, "help.schema.ends");
        /// The topic.
        theme: Option<Localized> = field(Kind::Text, "help.schema.theme");
        /// The results that it adopted.
        outcome: Option<Localized> = field(Kind::Text, "help.schema.outcome");
        /// The source of this information.
        source: Option<Source> = field(Kind::Source, "help.schema.source-record");
        + own
    }
}
