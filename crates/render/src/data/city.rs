//! Open data records of the member cities.

use serde::Serialize;

use super::own::OwnData;
use super::{DataWriter, PerTag, Source};
use crate::plan::DataFile;
use crate::site::{CityId, Entity};

/// One member city.
#[derive(Serialize)]
pub(super) struct CityData<'a> {
    pub(super) id: &'a str,
    pub(super) name: PerTag<&'a str>,
    pub(super) country: &'a str,
    pub(super) region: Option<&'a str>,
    pub(super) joined: Option<i64>,
    round: Option<&'a str>,
    pub(super) location: Option<LocationData>,
    pub(super) population: Option<PopulationData<'a>>,
    pub(super) clusters: Vec<&'a str>,
    pub(super) awards: Vec<&'a str>,
    pub(super) website: Option<&'a str>,
    summary: Option<PerTag<&'a str>>,
    pub(super) unconfirmed: Option<PerTag<&'a str>>,
    pub(super) source: Option<Source<'a>>,
    pub(super) pages: PerTag<String>,
    pub(super) data: Option<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`CityData`], in order.
pub(super) const CITY: &[&str] = &[
    "id",
    "name",
    "country",
    "region",
    "joined",
    "round",
    "location",
    "population",
    "clusters",
    "awards",
    "website",
    "summary",
    "unconfirmed",
    "source",
    "pages",
    "data",
];

#[derive(Clone, Copy, Serialize)]
pub(super) struct LocationData {
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    /// Whether the point is the seat of a member larger than a city.
    pub(super) seat: bool,
}

#[derive(Clone, Copy, Serialize)]
pub(super) struct PopulationData<'a> {
    pub(super) value: i64,
    pub(super) source: Option<&'a str>,
    pub(super) year: Option<i64>,
}

impl<'a> DataWriter<'a> {
    pub(super) fn city(&self, id: CityId) -> CityData<'a> {
        let site = self.site;
        let (city, record) = (&site[id], &site[id].record);
        let country = &site[city.country];
        CityData {
            id: &record.id.value,
            name: self.names(&record.name),
            country: &country.code,
            region: country.region.map(|region| &*site[region].record.id.value),
            joined: record.joined.as_ref().map(|joined| joined.value),
            round: city.round.map(|round| &*site[round].record.id.value),
            location: record.point().map(|location| LocationData {
                latitude: location.lat,
                longitude: location.lon,
                seat: location.seat,
            }),
            population: record.population.as_ref().map(|population| PopulationData {
                value: population.value,
                source: population.source.as_deref(),
                year: population.year,
            }),
            clusters: city.clusters.iter().map(|id| &*site[*id].record.id.value).collect(),
            awards: city.awards.iter().map(|id| &*site[*id].record.id.value).collect(),
            website: record.website.as_deref(),
            summary: record.summary.as_ref().map(|summary| self.texts(summary)),
            unconfirmed: record.unconfirmed.as_ref().map(|reason| self.texts(reason)),
            source: record.source.as_ref().map(|source| self.source(source)),
            pages: self.pages(Entity::City(id)),
            data: self.permalink(DataFile::City(id)),
            own: self.own(Some(record)),
        }
    }
}
