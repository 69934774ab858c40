//! Facets (filters) of the city directory: each option has its own page.

use serde::Serialize;

use super::{Link, ViewBuilder};
use crate::site::{AwardId, ClusterId, Entity, RegionId, RoundId};

/// A facet of the city directory.
#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    /// `region`, `year`, `cluster` or `award`: used in addresses and in catalog keys below `facet`.
    pub name: &'static str,
    /// The options that have at least one city.
    pub options: Vec<FacetOption>,
}

/// An option of a facet.
#[derive(Clone, Debug, Serialize)]
pub struct FacetOption {
    /// The stable id, the same as in city records.
    pub value: String,
    /// The link to the page that lists its cities.
    pub link: Link,
    /// The number of its cities.
    pub count: usize,
}

impl ViewBuilder<'_> {
    /// Builds the facets that have at least two options.
    pub fn facets(&self) -> Vec<Facet> {
        let site = self.site;
        let regions = RegionId::all(site.regions.len())
            .map(|id| (Entity::Region(id), &site[id].record.id, site[id].cities.len()));
        let years = RoundId::all(site.rounds.len())
            .map(|id| (Entity::Round(id), &site[id].record.id, site[id].cities.len()));
        let clusters = ClusterId::all(site.clusters.len())
            .map(|id| (Entity::Cluster(id), &site[id].record.id, site[id].cities.len()));
        let awards = AwardId::all(site.awards.len())
            .map(|id| (Entity::Award(id), &site[id].record.id, site[id].winners.len()));
        let option = |(entity, id, count): (Entity, &crate::schema::Spanned<String>, usize)| {
            let option = FacetOption { value: id.value.clone(), link: self.link(entity), count };
            (count > 0).then_some(option)
        };
        let facets = [
            Facet { name: "region", options: regions.filter_map(option).collect() },
            Facet { name: "year", options: years.filter_map(option).collect() },
            Facet { name: "cluster", options: clusters.filter_map(option).collect() },
            Facet { name: "award", options: awards.filter_map(option).collect() },
        ];
        facets.into_iter().filter(|facet| facet.options.len() > 1).collect()
    }
}
