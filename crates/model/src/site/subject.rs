//! What the records of all families have in common, so that a stage needs no arm for each family.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{
    AwardId, CityId, ClusterId, CountryId, Entity, GroupId, RecordId, RegionId, RoundId, Site,
};
use crate::locale::PerLocale;
use crate::network::Extensible;
use crate::reference::{Family, KindId};
use crate::schema::{Localized, OwnField, OwnValues, Spanned};

/// A record that has a page.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// Its family.
    pub family: Family,
    /// The id, or the code of a country.
    pub id: &'s str,
    /// The id in the sources; `None` for a country without a record.
    pub written: Option<&'s Spanned<String>>,
    /// The name, if it is a text of the record.
    pub name: Option<&'s Localized>,
    /// A summary of one or two sentences.
    pub summary: Option<&'s Localized>,
    /// The segment of its address.
    pub slugs: &'s PerLocale<Arc<str>>,
    /// Old addresses of its pages.
    pub aliases: &'s [Spanned<String>],
    /// The documents about it, the latest first.
    pub documents: &'s [GroupId],
    /// The values of the fields that the site declares.
    pub own: Option<&'s OwnValues>,
    /// Those fields.
    pub fields: &'s [OwnField],
}

macro_rules! subject {
    ($item:ident, $family:expr, $fields:expr, $summary:expr, $name:expr) => {
        Subject {
            family: $family,
            id: &$item.record.id.value,
            written: Some(&$item.record.id),
            name: $name,
            summary: $summary,
            slugs: &$item.slugs,
            aliases: &$item.record.aliases,
            documents: &$item.documents,
            own: Some(&$item.record.own),
            fields: $fields,
        }
    };
}

impl Site {
    /// Returns the record of an entity; `None` for pages that show no record.
    pub fn subject(&self, entity: Entity) -> Option<Subject<'_>> {
        let own = &self.own;
        Some(match entity {
            Entity::City(id) => {
                let city = &self[id];
                let (name, summary) = (Some(&city.record.name), city.record.summary.as_ref());
                subject!(city, Family::Cities, own.of("cities"), summary, name)
            }
            Entity::Country(id) => self.country(id),
            Entity::Region(id) => {
                let region = &self[id];
                let (name, summary) = (Some(&region.record.name), region.record.summary.as_ref());
                subject!(region, Family::Regions, own.of("regions"), summary, name)
            }
            Entity::Cluster(id) => {
                let cluster = &self[id];
                let (name, summary) = (Some(&cluster.record.name), cluster.record.summary.as_ref());
                subject!(cluster, Family::Clusters, own.of("clusters"), summary, name)
            }
            Entity::Round(id) => {
                let round = &self[id];
                let (name, summary) = (round.record.name.as_ref(), round.record.summary.as_ref());
                subject!(round, Family::Rounds, own.of("rounds"), summary, name)
            }
            Entity::Award(id) => {
                let award = &self[id];
                let name = Some(&award.record.name);
                subject!(award, Family::Awards, own.of("awards"), None, name)
            }
            Entity::Record(id) => {
                let item = &self[id];
                let (name, summary) = (Some(&item.record.name), item.record.summary.as_ref());
                let fields = own.of(&self.config.kinds.name(id.kind).value);
                subject!(item, Family::Own(id.kind), fields, summary, name)
            }
            Entity::Home
            | Entity::Index(_)
            | Entity::Facet(_)
            | Entity::Section(_)
            | Entity::Document(_) => return None,
        })
    }

    fn country(&self, id: CountryId) -> Subject<'_> {
        let country = &self[id];
        let record = country.record.as_ref();
        Subject {
            family: Family::Countries,
            id: &country.code,
            written: record.map(|record| &record.code),
            name: None,
            summary: None,
            slugs: &country.slugs,
            aliases: record.map_or(&[], |record| record.aliases.as_slice()),
            documents: &country.documents,
            own: record.map(Extensible::own),
            fields: self.own.of("countries"),
        }
    }

    /// Returns the members of a family, in the order of their table.
    pub fn members(&self, family: Family) -> Vec<Entity> {
        match family {
            Family::Cities => CityId::all(self.cities.len()).map(Entity::City).collect(),
            Family::Countries => {
                CountryId::all(self.countries.len()).map(Entity::Country).collect()
            }
            Family::Regions => RegionId::all(self.regions.len()).map(Entity::Region).collect(),
            Family::Clusters => ClusterId::all(self.clusters.len()).map(Entity::Cluster).collect(),
            Family::Rounds => RoundId::all(self.rounds.len()).map(Entity::Round).collect(),
            Family::Awards => AwardId::all(self.awards.len()).map(Entity::Award).collect(),
            Family::Own(kind) => self.records_of(kind).map(Entity::Record).collect(),
        }
    }

    /// Returns the records of a declared kind, in the order of the file.
    pub fn records_of(&self, kind: KindId) -> impl Iterator<Item = RecordId> + use<> {
        RecordId::all(kind, self.of_kinds.get(kind.index()).map_or(0, Vec::len))
    }

    /// Returns every record that has an id, with its subject.
    pub fn subjects(&self) -> impl Iterator<Item = (Entity, Subject<'_>)> {
        let all = self.names().all().flat_map(|family| self.members(family));
        all.filter_map(|entity| Some((entity, self.subject(entity)?)))
    }

    /// Returns the ids of the records in a family.
    pub fn ids(&self, family: Family) -> Vec<&str> {
        let members = self.members(family).into_iter();
        members.filter_map(|entity| self.subject(entity)).map(|subject| subject.id).collect()
    }

    /// Returns the record of a family by id, even if the site does not show that family.
    pub fn record(&self, family: Family, id: &str) -> Option<Entity> {
        let mut members = self.members(family).into_iter();
        members.find(|entity| self.subject(*entity).is_some_and(|subject| subject.id == id))
    }

    /// Returns the aliases in the record of an entity. The aliases of documents are in their front
    /// matter.
    pub fn aliases(&self, entity: Entity) -> &[Spanned<String>] {
        self.subject(entity).map_or(&[], |subject| subject.aliases)
    }

    /// Returns the cities among some entities, and those that the others are about.
    pub fn cities_among(&self, entities: &[Entity]) -> Vec<CityId> {
        let cities = entities.iter().flat_map(|entity| match entity {
            Entity::City(id) => vec![*id],
            _ => self.cities_of(*entity).unwrap_or_default().to_vec(),
        });
        cities.collect::<BTreeSet<CityId>>().into_iter().collect()
    }

    /// Returns the cities that an entity is about; `None` if it is not about particular cities.
    pub fn cities_of(&self, entity: Entity) -> Option<&[CityId]> {
        Some(match entity {
            Entity::Country(id) => &self[id].cities,
            Entity::Region(id) => &self[id].cities,
            Entity::Cluster(id) => &self[id].cities,
            Entity::Round(id) => &self[id].cities,
            Entity::Award(id) => &self[id].winners,
            Entity::Record(id) => &self[id].cities,
            _ => return None,
        })
    }
}
