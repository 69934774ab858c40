//! Records of admission rounds, and the totals that the network published.

use super::{ALIASES, Record, Source};
use crate::date::Date;
use crate::schema::{Fields, Kind, Localized, Schema, Spanned, optional, required};

/// A published count of cities, and of countries if it was published.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// The number of cities.
    pub cities: i64,
    /// The number of countries.
    pub countries: Option<i64>,
}

/// An admission round. Its cities are those whose `joined` year is its year.
#[derive(Clone, Debug)]
pub struct RoundRecord {
    /// The permanent id.
    pub id: Spanned<String>,
    /// The year that `joined` refers to.
    pub year: Spanned<i64>,
    /// The name per locale. If there is none, the year.
    pub name: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// The day of the announcement.
    pub date: Option<Date>,
    /// The number of cities and countries announced.
    pub admitted: Option<Count>,
    /// The size of the network after the round.
    pub total: Option<Count>,
    /// A summary of one or two sentences.
    pub summary: Option<Localized>,
    /// The sources of this information.
    pub sources: Vec<Source>,
}

const COUNT: Schema = Schema {
    noun: "noun.count",
    fields: &[
        required("cities", Kind::Integer(0, 1_000_000)).help("help.count.cities"),
        optional("countries", Kind::Integer(0, 300)).help("help.count.countries"),
    ],
};

fn count(fields: &mut Fields, key: &str) -> Option<Count> {
    let mut fields = fields.group(key)?.value;
    Some(Count {
        countries: fields.integer("countries").map(|countries| countries.value),
        cities: fields.integer("cities")?.value,
    })
}

impl Record for RoundRecord {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.round",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-round"),
            required("year", Kind::Integer(1900, 2100)).help("help.schema.year-round"),
            optional("name", Kind::Text).help("help.schema.name-round"),
            optional("date", Kind::Date).help("help.schema.date-round"),
            optional("admitted", Kind::Map(&COUNT)).help("help.schema.admitted"),
            optional("total", Kind::Map(&COUNT)).help("help.schema.total"),
            optional("summary", Kind::Text).help("help.schema.summary-record"),
            optional("sources", Kind::List(&Kind::Source)).help("help.schema.sources"),
            ALIASES,
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            name: fields.localized("name"),
            aliases: fields.plains("aliases"),
            date: fields.date("date").map(|date| date.value),
            admitted: count(&mut fields, "admitted"),
            total: count(&mut fields, "total"),
            summary: fields.localized("summary"),
            sources: Source::take_all(&mut fields, "sources"),
            id: fields.plain("id")?,
            year: fields.integer("year")?,
        })
    }
}

/// A total that the network published. It is never mixed with counts of the site's data.
#[derive(Clone, Debug)]
pub struct Total {
    /// The date of the total.
    pub date: Date,
    /// The number of cities and countries.
    pub count: Count,
    /// The number of inhabitants, in the wording of the source.
    pub people: Option<Localized>,
    /// A remark about uncertain details.
    pub note: Option<Localized>,
    /// The source of this information.
    pub source: Option<Source>,
}

impl Record for Total {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.total",
        fields: &[
            required("date", Kind::Date).help("help.schema.date-total"),
            required("cities", Kind::Integer(0, 1_000_000)).help("help.schema.cities"),
            optional("countries", Kind::Integer(0, 300)).help("help.schema.countries-total"),
            optional("people", Kind::Text).help("help.schema.people"),
            optional("note", Kind::Text).help("help.contact.note"),
            optional("source", Kind::Source).help("help.schema.source-record"),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        let countries = fields.integer("countries").map(|countries| countries.value);
        Some(Self {
            people: fields.localized("people"),
            note: fields.localized("note"),
            source: Source::take(&mut fields, "source"),
            date: fields.date("date")?.value,
            count: Count { cities: fields.integer("cities")?.value, countries },
        })
    }
}
