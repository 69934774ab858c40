//! Records of admission rounds, and the totals that the network published.

use super::{ALIASES, PICTURE};
use crate::date::Date;
use crate::schema::{Kind, Localized, PictureRecord, Source, Spanned, field, record};

record! {
    /// A published count of cities, and of countries if it was published.
    #[derive(Copy)]
    pub struct Count: "noun.count" {
        /// The number of cities.
        cities: i64 = field(Kind::Integer(0, 1_000_000), "help.count.cities");
        /// The number of countries.
        countries: Option<i64> = field(Kind::Integer(0, 300), "help.count.countries");
    }
}

record! {
    /// An admission round. Its cities are those whose `joined` year is its year.
    pub struct RoundRecord: "noun.round" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-round");
        /// The year that `joined` refers to.
        year: Spanned<i64> = field(Kind::Integer(1900, 2100), "help.schema.year-round");
        /// The name per locale. If there is none, the year.
        name: Option<Localized> = field(Kind::Text, "help.schema.name-round");
        /// The day of the announcement.
        date: Option<Date> = field(Kind::Date, "help.schema.date-round");
        /// The number of cities and countries announced.
        admitted: Option<Count> = field(Kind::Map(Count::SCHEMA), "help.schema.admitted");
        /// The size of the network after the round.
        total: Option<Count> = field(Kind::Map(Count::SCHEMA), "help.schema.total");
        /// A summary of one or two sentences.
        summary: Option<Localized> = field(Kind::Text, "help.schema.summary-record");
        /// The sources of this information.
        sources: Vec<Source> = field(Kind::List(&Kind::Source), "help.schema.sources");
        /// The lead picture of its page.
        picture: Option<PictureRecord> = PICTURE;
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}

record! {
    /// A total that the network published. It is never mixed with counts of the site's data.
    pub struct Total: "noun.total" {
        /// The date of the total.
        date: Date = field(Kind::Date, "help.schema.date-total");
        /// The number of cities.
        cities: i64 = field(Kind::Integer(0, 1_000_000), "help.schema.cities");
        /// The number of countries, if it was published.
        countries: Option<i64> = field(Kind::Integer(0, 300), "help.schema.countries-total");
        /// The number of inhabitants, in the wording of the source.
        people: Option<Localized> = field(Kind::Text, "help.schema.people");
        /// A remark about uncertain details.
        note: Option<Localized> = field(Kind::Text, "help.contact.note");
        /// The source of this information.
        source: Option<Source> = field(Kind::Source, "help.schema.source-record");
    }
}

impl Total {
    /// Returns the count without its context.
    pub fn count(&self) -> Count {
        Count { cities: self.cities, countries: self.countries }
    }
}
