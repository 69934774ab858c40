//! What the records of all families have in common, so that a stage needs no arm for each family.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{CityId, ClusterId, CountryId, Entity, GroupId, Member, RecordId, Site};
use crate::date::Date;
use crate::locale::PerLocale;
use crate::network::PageRecord;
use crate::reference::{Family, KindId};
use crate::schema::{Localized, OwnField, OwnValues, PictureRecord, Spanned};

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
    /// The lead picture of its page.
    pub picture: Option<&'s PictureRecord>,
    /// The segment of its address.
    pub slugs: &'s PerLocale<Arc<str>>,
    /// Old addresses of its pages.
    pub aliases: &'s [Spanned<String>],
    /// The values of the fields that the site declares.
    pub own: Option<&'s OwnValues>,
    /// Those fields.
    pub fields: &'s [OwnField],
}

impl<'s> Subject<'s> {
    fn new<R: PageRecord>(family: Family, record: &'s R, slugs: &'s PerLocale<Arc<str>>) -> Self {
        Self {
            family,
            id: &record.id().value,
            written: Some(record.id()),
            name: record.name(),
            summary: record.summary(),
            picture: record.picture(),
            slugs,
            aliases: record.aliases(),
            own: Some(record.own()),
            fields: &[],
        }
    }

    fn of<R: PageRecord>(family: Family, member: &'s Member<R>) -> Self {
        Self::new(family, &member.record, &member.slugs)
    }
}

impl Site {
    /// Returns the record of an entity; `None` for pages that show no record.
    pub fn subject(&self, entity: Entity) -> Option<Subject<'_>> {
        let family = entity.family()?;
        let subject = match entity {
            Entity::City(id) => Subject::new(family, &self[id].record, &self[id].slugs),
            Entity::Country(id) => self.country(id),
            Entity::Region(id) => Subject::of(family, &self[id]),
            Entity::Cluster(id) => Subject::of(family, &self[id]),
            Entity::Round(id) => Subject::of(family, &self[id]),
            Entity::Award(id) => Subject::of(family, &self[id]),
            Entity::Record(id) => Subject::of(family, &self[id]),
            Entity::Home
            | Entity::Index(_)
            | Entity::Facet(_)
            | Entity::Section(_)
            | Entity::Document(_) => return None,
        };
        Some(Subject { fields: self.fields_of(family), ..subject })
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
            picture: record.and_then(|record| record.picture.as_ref()),
            slugs: &country.slugs,
            aliases: record.map_or(&[], |record| record.aliases.as_slice()),
            own: record.map(|record| &record.own),
            fields: &[],
        }
    }

    /// Returns the members of a family, in the order of their table.
    pub fn members(&self, family: Family) -> impl Iterator<Item = Entity> + use<> {
        let count = match family {
            Family::Cities => self.cities.len(),
            Family::Countries => self.countries.len(),
            Family::Regions => self.regions.len(),
            Family::Clusters => self.clusters.len(),
            Family::Rounds => self.rounds.len(),
            Family::Awards => self.awards.len(),
            Family::Own(kind) => self.of_kinds.get(kind.index()).map_or(0, Vec::len),
        };
        (0..count).map(move |index| Entity::record(family, index))
    }

    /// Returns the first and the last day of a record, if its kind has a field with the date.
    pub fn period(&self, id: RecordId) -> Option<(Date, Option<Date>)> {
        self[id].record.period(self.config.kinds.get(id.kind))
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
        let subjects = self.members(family).filter_map(|entity| self.subject(entity));
        subjects.map(|subject| subject.id).collect()
    }

    /// Returns the record of a family by id, even if the site does not show that family.
    pub fn record(&self, family: Family, id: &str) -> Option<Entity> {
        let mut members = self.members(family);
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

    /// Returns the cities that a document is about, or else those of the other records that it is about.
    pub fn cities_about(&self, id: GroupId) -> Vec<CityId> {
        let cities = self[id].cities();
        if cities.is_empty() { self.cities_among(&self[id].about) } else { cities }
    }

    /// Returns the cities that coordinate a cluster, by id.
    pub fn coordinators(&self, cluster: ClusterId) -> Vec<CityId> {
        let cities = CityId::all(self.cities.len());
        cities.filter(|city| self[*city].coordinates.contains(&cluster)).collect()
    }

    /// Returns the countries of cities, by code.
    pub fn countries_of(&self, cities: &[CityId]) -> Vec<CountryId> {
        let countries: BTreeSet<_> = cities.iter().map(|id| self[*id].country).collect();
        countries.into_iter().collect()
    }

    /// Returns the cities that an entity is about; `None` if it is not about particular cities.
    pub fn cities_of(&self, entity: Entity) -> Option<&[CityId]> {
        Some(match entity {
            Entity::Country(id) => &self[id].cities,
            Entity::Region(id) => &self[id].cities,
            Entity::Cluster(id) => &self[id].cities,
            Entity::Round(id) => &self[id].cities,
            Entity::Award(id) => &self[id].cities,
            Entity::Record(id) => &self[id].cities,
            _ => return None,
        })
    }
}
