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
    noun: "a count",
    fields: &[
        required("cities", Kind::Integer(0, 1_000_000)).help("How many cities."),
        optional("countries", Kind::Integer(0, 300)).help("How many countries."),
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
        noun: "a round",
        fields: &[
            required("id", Kind::Id).help(
                "The name by which other files call this round, most often its year. \
                 Never change it again.",
            ),
            required("year", Kind::Integer(1900, 2100))
                .help("The year that the cities of this round have under `joined`."),
            optional("name", Kind::Text)
                .help("The name in each language, if it is not just the year."),
            optional("date", Kind::Date).help("The day of the announcement."),
            optional("admitted", Kind::Map(&COUNT)).help(
                "How many cities and countries the network announced: its number, not a \
                 count of our entries.",
            ),
            optional("total", Kind::Map(&COUNT))
                .help("How large the network then was, in its own numbers."),
            optional("summary", Kind::Text)
                .help("One or two sentences for readers, in each language."),
            optional("sources", Kind::List(&Kind::Source)).help(
                "Where this was read: a list of addresses, or of groups with `title` and `url`.",
            ),
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
        noun: "a total",
        fields: &[
            required("date", Kind::Date).help("When the number held."),
            required("cities", Kind::Integer(0, 1_000_000))
                .help("How many cities the network then counted."),
            optional("countries", Kind::Integer(0, 300)).help("In how many countries."),
            optional("people", Kind::Text)
                .help("How many people live in them, in the words of the source."),
            optional("note", Kind::Text)
                .help("What readers should also know, such as what is uncertain."),
            optional("source", Kind::Source).help(
                "Where this was read: the address of the page, or a group with `title` \
                 and `url`.",
            ),
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
