//! The ways to narrow the directory down: each option has a page of its own.

use serde::Serialize;

use super::{Link, ViewBuilder};
use crate::site::{AwardId, ClusterId, Entity, RegionId, RoundId};

/// One way to narrow the directory down.
#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    /// `region`, `year`, `cluster` or `award`: the name in the address, and in the catalog below `facet`.
    pub name: &'static str,
    /// What can be chosen, those without a city left out.
    pub options: Vec<FacetOption>,
}

/// What can be chosen of a facet.
#[derive(Clone, Debug, Serialize)]
pub struct FacetOption {
    /// The stable id, as cities carry it.
    pub value: String,
    /// The page that shows its cities.
    pub link: Link,
    /// How many cities it has.
    pub count: usize,
}

impl ViewBuilder<'_> {
    /// Makes the facets that have anything to choose from.
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
