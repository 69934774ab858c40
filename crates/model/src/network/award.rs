//! Records of awards.

use super::{ALIASES, PICTURE};
use crate::reference::Family;
use crate::schema::{
    Kind, Localized, PictureRecord, ReferenceTarget, Source, Spanned, field, record,
};

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
        /// The lead picture of its page.
        picture: Option<PictureRecord> = PICTURE;
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}
