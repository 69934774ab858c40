//! Facets (filters) of a directory: each option has its own page.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{CityCard, Link, RecordCard, Text, ViewBuilder};
use crate::reference::Family;
use crate::schema::OwnField;
use crate::site::{CityId, Entity, FacetId};

/// A facet is left out if fewer than one of this number of records have a value for it: such a choice hides nearly
/// every record.
const RARE: usize = 20;

/// A facet of a directory.
#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    /// `region`, `country`, `year`, `cluster`, `award`, or the key of a declared field. Addresses use it, and the
    /// catalog keys below `filter` for the first five.
    pub name: String,
    /// The label of a declared field.
    pub label: Option<Text>,
    /// The options that have at least one record.
    pub options: Vec<FacetOption>,
    /// The number of records that have a value.
    #[serde(skip)]
    filled: usize,
}

/// An option of a facet.
#[derive(Clone, Debug, Serialize)]
pub struct FacetOption {
    /// The stable id, or the word of a choice, as in the data.
    pub value: String,
    /// The link to the page that lists its records.
    pub link: Link,
    /// The number of its records.
    pub count: usize,
}

/// The values of a record for one declared facet.
#[derive(Clone, Debug, Serialize)]
pub struct FacetValues {
    /// The name of the facet.
    pub name: String,
    /// The values, as in the options.
    pub values: Vec<String>,
}

/// The page of one choice.
#[derive(Clone, Debug, Serialize)]
pub struct FacetView {
    /// The link to the index of the family.
    pub index: Link,
    /// The family, if the catalog has the title of the index.
    pub family: Option<&'static str>,
    /// The label of the field.
    pub label: Text,
    /// The choice.
    pub value: Text,
    /// The cities with this choice, in order of name.
    pub cities: Vec<CityCard>,
    /// The records with this choice.
    pub records: Vec<RecordCard>,
}

impl ViewBuilder<'_> {
    /// Builds the facets of a family that have at least two options, and a value in enough records.
    pub fn facets(&self, family: Family) -> Vec<Facet> {
        let mut facets = Vec::new();
        if family == Family::Cities {
            let built_in = [
                ("region", Family::Regions),
                ("country", Family::Countries),
                ("year", Family::Rounds),
                ("cluster", Family::Clusters),
                ("award", Family::Awards),
            ];
            facets.extend(built_in.map(|(name, of)| self.built_in(name, of)));
        }
        let declared = self.site.fields_of(family).iter().filter(|field| field.is_facet());
        facets.extend(declared.map(|field| self.declared(family, field)));
        let count = self.site.members(family).count();
        facets.retain(|facet| facet.options.len() > 1 && facet.filled * RARE >= count);
        facets
    }

    fn option(&self, entity: Entity, value: &str, count: usize) -> Option<FacetOption> {
        let link = || self.link(entity);
        (count > 0).then(|| FacetOption { value: value.to_owned(), link: link(), count })
    }

    fn built_in(&self, name: &str, of: Family) -> Facet {
        let members: Vec<Entity> = match of {
            Family::Countries => self.all_countries().into_iter().map(Entity::Country).collect(),
            _ => self.site.members(of).collect(),
        };
        let cities = |entity: Entity| self.site.cities_of(entity).unwrap_or_default();
        let options = members.iter().filter_map(|entity| {
            self.option(*entity, self.site.subject(*entity)?.id, cities(*entity).len())
        });
        let filled: BTreeSet<CityId> =
            members.iter().flat_map(|entity| cities(*entity)).copied().collect();
        let (name, options) = (name.to_owned(), options.collect());
        Facet { name, label: None, options, filled: filled.len() }
    }

    fn declared(&self, family: Family, field: &OwnField) -> Facet {
        let site = self.site;
        let values = site.members(family).filter_map(|by| site.subject(by)?.own);
        let values: Vec<_> = values.map(|own| own.plains(field)).collect();
        let options: Vec<FacetOption> = match field.kind.family() {
            None => site
                .facets_of(family)
                .filter_map(|id| {
                    let (own, word, _) = site.facet(id)?;
                    let is_own = own.key.value == field.key.value;
                    let count = site.facet_members(id).len();
                    self.option(Entity::Facet(id), word, count).filter(|_| is_own)
                })
                .collect(),
            Some(of) => {
                let named = || values.iter().flatten();
                let targets = site.members(of).filter_map(|target| {
                    let id = site.subject(target)?.id;
                    self.option(target, id, named().filter(|named| named.value == id).count())
                });
                targets.collect()
            }
        };
        let label = Some(self.text(&field.declared.label));
        let filled = values.iter().filter(|values| !values.is_empty()).count();
        Facet { name: field.key.value.clone(), label, options, filled }
    }

    /// Returns the values of a city for the declared facets.
    pub fn facet_values(&self, city: CityId) -> Vec<FacetValues> {
        let own = &self.site[city].record.own;
        let fields = self.site.fields_of(Family::Cities).iter().filter(|field| field.is_facet());
        let values = fields.map(|field| FacetValues {
            name: field.key.value.clone(),
            values: own.plains(field).into_iter().map(|id| id.value).collect(),
        });
        values.filter(|own| !own.values.is_empty()).collect()
    }

    /// Builds the page of one choice.
    pub fn facet(&self, id: FacetId) -> FacetView {
        let members = self.site.facet_members(id);
        let field = self.site.facet(id).map(|(field, _, _)| &field.declared.label);
        let cities: Vec<CityId> = members
            .iter()
            .filter_map(|entity| match entity {
                Entity::City(id) => Some(*id),
                _ => None,
            })
            .collect();
        let records = match id.family {
            Family::Own(kind) => self.ordered(kind),
            _ => Vec::new(),
        };
        let records = records.into_iter().filter(|id| members.contains(&Entity::Record(*id)));
        FacetView {
            index: self.link(Entity::Index(id.family)),
            family: id.family.built_in().map(|(name, _)| name),
            label: field.map(|label| self.text(label)).unwrap_or_default(),
            value: self.name(Entity::Facet(id)),
            cities: self.cities(&cities),
            records: records.map(|id| self.record_card(id)).collect(),
        }
    }
}
