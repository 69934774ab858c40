//! Open data records of rounds of admission, awards and the totals that the network published.

use serde::Serialize;

use super::own::OwnData;
use super::{DataWriter, PerTag, Source};
use crate::network;
use crate::site::{AwardId, Entity, RoundId};

/// A round: the announced figures, and the cities in the data.
#[derive(Serialize)]
pub(super) struct RoundData<'a> {
    id: &'a str,
    year: i64,
    name: Option<PerTag<&'a str>>,
    date: Option<String>,
    /// The announced number of new members.
    admitted: Option<CountData>,
    /// The size of the network at that time, as published.
    total: Option<CountData>,
    summary: Option<PerTag<&'a str>>,
    cities: Vec<&'a str>,
    sources: Vec<Source<'a>>,
    pages: PerTag<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`RoundData`], in order.
pub(super) const ROUND: &[&str] =
    &["id", "year", "name", "date", "admitted", "total", "summary", "cities", "sources", "pages"];

/// An edition of the award.
#[derive(Serialize)]
pub(super) struct AwardData<'a> {
    id: &'a str,
    year: i64,
    name: PerTag<&'a str>,
    winners: Vec<&'a str>,
    source: Option<Source<'a>>,
    pages: PerTag<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`AwardData`], in order.
pub(super) const AWARD: &[&str] = &["id", "year", "name", "winners", "source", "pages"];

/// A published total, never computed from the data.
#[derive(Serialize)]
pub(super) struct TotalData<'a> {
    date: String,
    cities: i64,
    countries: Option<i64>,
    /// A free text, as in the source.
    people: Option<PerTag<&'a str>>,
    note: Option<PerTag<&'a str>>,
    source: Option<Source<'a>>,
}

/// The fields of [`TotalData`], in order.
pub(super) const TOTAL: &[&str] = &["date", "cities", "countries", "people", "note", "source"];

#[derive(Serialize)]
struct CountData {
    cities: i64,
    countries: Option<i64>,
}

impl From<network::Count> for CountData {
    fn from(count: network::Count) -> Self {
        Self { cities: count.cities, countries: count.countries }
    }
}

impl<'a> DataWriter<'a> {
    pub(super) fn rounds(&self) -> Vec<RoundData<'a>> {
        let site = self.site;
        let round = |id: RoundId| {
            let record = &site[id].record;
            RoundData {
                id: &record.id.value,
                year: record.year.value,
                name: record.name.as_ref().map(|name| self.names(name)),
                date: record.date.map(|date| date.to_string()),
                admitted: record.admitted.map(CountData::from),
                total: record.total.map(CountData::from),
                summary: record.summary.as_ref().map(|summary| self.texts(summary)),
                cities: self.city_ids(&site[id].cities),
                sources: record.sources.iter().map(|source| self.source(source)).collect(),
                pages: self.pages(Entity::Round(id)),
                own: self.own(Some(record)),
            }
        };
        RoundId::all(site.rounds.len()).map(round).collect()
    }

    pub(super) fn awards(&self) -> Vec<AwardData<'a>> {
        let site = self.site;
        let award = |id: AwardId| {
            let record = &site[id].record;
            AwardData {
                id: &record.id.value,
                year: record.year,
                name: self.names(&record.name),
                winners: self.city_ids(&site[id].winners),
                source: record.source.as_ref().map(|source| self.source(source)),
                pages: self.pages(Entity::Award(id)),
                own: self.own(Some(record)),
            }
        };
        AwardId::all(site.awards.len()).map(award).collect()
    }

    pub(super) fn totals(&self) -> Vec<TotalData<'a>> {
        let total = |total: &'a network::Total| TotalData {
            date: total.date.to_string(),
            cities: total.cities,
            countries: total.countries,
            people: total.people.as_ref().map(|people| self.texts(people)),
            note: total.note.as_ref().map(|note| self.texts(note)),
            source: total.source.as_ref().map(|source| self.source(source)),
        };
        self.site.totals.iter().map(total).collect()
    }
}
