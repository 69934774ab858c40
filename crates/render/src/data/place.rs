//! Open data records of countries, regions and clusters.

use serde::Serialize;

use super::own::OwnData;
use super::{DataWriter, PerTag, Source};
use crate::site::{ClusterId, CountryId, Entity, RegionId};

/// A country with at least one member.
#[derive(Serialize)]
pub(super) struct CountryData<'a> {
    code: &'a str,
    name: PerTag<&'a str>,
    region: Option<&'a str>,
    cities: Vec<&'a str>,
    pages: PerTag<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`CountryData`], in order.
pub(super) const COUNTRY: &[&str] = &["code", "name", "region", "cities", "pages"];

/// A region.
#[derive(Serialize)]
pub(super) struct RegionData<'a> {
    id: &'a str,
    name: PerTag<&'a str>,
    summary: Option<PerTag<&'a str>>,
    /// The codes of its countries with members.
    countries: Vec<&'a str>,
    cities: Vec<&'a str>,
    pages: PerTag<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`RegionData`], in order.
pub(super) const REGION: &[&str] = &["id", "name", "summary", "countries", "cities", "pages"];

/// A cluster.
#[derive(Serialize)]
pub(super) struct ClusterData<'a> {
    id: &'a str,
    name: PerTag<&'a str>,
    summary: Option<PerTag<&'a str>>,
    coordinators: Vec<&'a str>,
    cities: Vec<&'a str>,
    source: Option<Source<'a>>,
    pages: PerTag<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`ClusterData`], in order.
pub(super) const CLUSTER: &[&str] =
    &["id", "name", "summary", "coordinators", "cities", "source", "pages"];

impl<'a> DataWriter<'a> {
    pub(super) fn countries(&self) -> Vec<CountryData<'a>> {
        let site = self.site;
        let country = |id: CountryId| {
            let country = &site[id];
            CountryData {
                code: &country.code,
                name: self.per_locale(|builder| Some(&*country.names[builder.locale])),
                region: country.region.map(|region| &*site[region].record.id.value),
                cities: self.city_ids(&country.cities),
                pages: self.pages(Entity::Country(id)),
                own: self.own(country.record.as_ref()),
            }
        };
        CountryId::all(site.countries.len()).map(country).collect()
    }

    pub(super) fn regions(&self) -> Vec<RegionData<'a>> {
        let site = self.site;
        let region = |id: RegionId| {
            let region = &site[id];
            RegionData {
                id: &region.record.id.value,
                name: self.names(&region.record.name),
                summary: region.record.summary.as_ref().map(|summary| self.texts(summary)),
                countries: region.countries.iter().map(|id| site[*id].code.as_str()).collect(),
                cities: self.city_ids(&region.cities),
                pages: self.pages(Entity::Region(id)),
                own: self.own(Some(&region.record)),
            }
        };
        RegionId::all(site.regions.len()).map(region).collect()
    }

    pub(super) fn clusters(&self) -> Vec<ClusterData<'a>> {
        let site = self.site;
        let cluster = |id: ClusterId| {
            let cluster = &site[id];
            ClusterData {
                id: &cluster.record.id.value,
                name: self.names(&cluster.record.name),
                summary: cluster.record.summary.as_ref().map(|summary| self.texts(summary)),
                coordinators: self.city_ids(&cluster.coordinators),
                cities: self.city_ids(&cluster.cities),
                source: cluster.record.source.as_ref().map(|source| self.source(source)),
                pages: self.pages(Entity::Cluster(id)),
                own: self.own(Some(&cluster.record)),
            }
        };
        ClusterId::all(site.clusters.len()).map(cluster).collect()
    }
}
