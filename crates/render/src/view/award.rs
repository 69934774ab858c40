//! The award's editions as views for templates.

use serde::Serialize;

use super::{CityCard, Link, NewsCard, OwnFact, RegionGroup, SourceView, Text, ViewBuilder};
use crate::site::{AwardId, CityId, Entity};

/// An edition of the award.
#[derive(Clone, Debug, Serialize)]
pub struct AwardView {
    /// The stable id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The link to its page.
    pub link: Link,
    /// The year.
    pub year: i64,
    /// The winning cities.
    pub winners: Vec<CityCard>,
    /// The winning cities by region and country; each city with the other years in which it won.
    pub groups: Vec<RegionGroup>,
    /// The number of countries of the winners.
    pub country_count: usize,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The source of the facts.
    pub source: Option<SourceView>,
    /// The documents that name this edition, the latest first.
    pub news: Vec<NewsCard>,
    /// The edition before it.
    pub older: Option<Link>,
    /// The edition after it.
    pub newer: Option<Link>,
}

impl ViewBuilder<'_> {
    /// Builds the view of an edition of the award.
    pub fn award(&self, id: AwardId) -> AwardView {
        let (award, entity) = (&self.site[id], Entity::Award(id));
        let mut editions = AwardId::all(self.site.awards.len());
        // The latest edition is first.
        let newer = id.index().checked_sub(1).and_then(|at| AwardId::all(at + 1).last());
        let older = editions.nth(id.index() + 1);
        let mut groups = self.by_region(&award.cities);
        let countries = groups.iter_mut().flat_map(|group| &mut group.countries);
        for city in countries.flat_map(|country| &mut country.cities) {
            city.awards.retain(|year| *year != award.record.year);
        }
        AwardView {
            id: award.record.id.value.clone(),
            name: self.name(entity),
            link: self.link(entity),
            year: award.record.year,
            winners: self.cities(&award.cities),
            groups,
            country_count: self.site.countries_of(&award.cities).len(),
            own: self.facts(entity),
            source: award.record.source.as_ref().map(|source| self.source(source)),
            news: self.news_about(entity),
            newer: newer.map(|id| self.link(Entity::Award(id))),
            older: older.map(|id| self.link(Entity::Award(id))),
        }
    }

    /// Builds the views of all editions, the latest first.
    pub fn awards(&self) -> Vec<AwardView> {
        AwardId::all(self.site.awards.len()).map(|id| self.award(id)).collect()
    }

    /// Builds the cards of the cities that won more than once.
    pub fn repeated_winners(&self) -> Vec<CityCard> {
        let cities = CityId::all(self.site.cities.len());
        let repeated: Vec<CityId> =
            cities.filter(|city| self.site[*city].awards.len() > 1).collect();
        self.cities(&repeated)
    }
}
