//! Admission rounds, and the totals that the network published.

use super::{ALIASES, Record, Source};
use crate::date::Date;
use crate::schema::{Fields, Kind, Localized, Schema, Spanned, optional, required};

/// A published count of cities, and of countries where it was given.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Cities.
    pub cities: i64,
    /// Countries.
    pub countries: Option<i64>,
}

/// A round of admissions: the cities whose year of joining is its year.
#[derive(Clone, Debug)]
pub struct RoundRecord {
    /// Stable for ever.
    pub id: Spanned<String>,
    /// The year that `joined` names.
    pub year: Spanned<i64>,
    /// The name per locale; the year where none is given.
    pub name: Option<Localized>,
    /// Old addresses of its pages.
    pub aliases: Vec<Spanned<String>>,
    /// The day of the announcement.
    pub date: Option<Date>,
    /// How many were announced.
    pub admitted: Option<Count>,
    /// How large the network was then.
    pub total: Option<Count>,
    /// A sentence or two about it.
    pub summary: Option<Localized>,
    /// Where this was read.
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

/// A total that the network published. Never mixed with what the data holds.
#[derive(Clone, Debug)]
pub struct Total {
    /// When it held.
    pub date: Date,
    /// How many cities and countries.
    pub count: Count,
    /// How many people live in them, in the words of the source.
    pub people: Option<Localized>,
    /// What is uncertain about it.
    pub note: Option<Localized>,
    /// Where it was read.
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
