//! Links the references in fields that the site declares, in both directions.

use std::collections::BTreeMap;

use super::unknown_record;
use crate::diag::Diagnostics;
use crate::reference::Family;
use crate::schema::{OwnField, OwnValues};
use crate::site::{Entity, Site};

/// The entities of each family, by id.
type Ids<'s> = BTreeMap<Family, BTreeMap<&'s str, Entity>>;

/// Returns for each entity the records that name it. Reports references to records that do not exist.
pub(super) fn mentions(
    site: &Site,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Entity, Vec<Entity>> {
    let mut ids: Ids<'_> = site.names().all().map(|family| (family, BTreeMap::new())).collect();
    for (entity, subject) in site.subjects() {
        ids.entry(subject.family).or_default().insert(subject.id, entity);
    }
    let mut mentions: BTreeMap<Entity, Vec<Entity>> = BTreeMap::new();
    for (by, subject) in site.subjects() {
        let Some(values) = subject.own else { continue };
        for target in named(site, &ids, subject.fields, values, diagnostics) {
            mentions.entry(target).or_default().push(by);
        }
    }
    for call in &site.calls {
        named(site, &ids, site.own.of("calls"), &call.own, diagnostics);
    }
    for by in mentions.values_mut() {
        by.sort();
        by.dedup();
    }
    mentions
}

/// Returns the entities that the fields of a record name.
fn named(
    site: &Site,
    ids: &Ids<'_>,
    fields: &[OwnField],
    values: &OwnValues,
    diagnostics: &mut Diagnostics,
) -> Vec<Entity> {
    let mut found = Vec::new();
    for field in fields {
        let Some(family) = field.kind.family() else { continue };
        let Some(own) = ids.get(&family) else { continue };
        for id in values.plains(field) {
            match own.get(id.value.as_str()) {
                Some(entity) => found.push(*entity),
                // The cities determine whether a country has members, and some cities are invalid.
                None if family == Family::Countries && site.has_broken() => {}
                None if site.broken.contains(&id.value) => {}
                None => {
                    let known = own.keys().copied();
                    diagnostics.push(unknown_record(site.names(), family, &id, known));
                }
            }
        }
    }
    found
}

impl Site {
    /// Adds to the records of declared kinds the cities that their fields name.
    pub(super) fn cities_of_records(&mut self, mentions: &BTreeMap<Entity, Vec<Entity>>) {
        for (entity, by) in mentions {
            let Entity::City(city) = entity else { continue };
            for by in by {
                if let Entity::Record(id) = by {
                    self.record_mut(*id).cities.push(*city);
                }
            }
        }
    }
}
