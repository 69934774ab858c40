//! Checks the references in fields that the site declares.

use std::collections::{BTreeMap, BTreeSet};

use super::unknown_record;
use crate::diag::Diagnostics;
use crate::network::Extensible;
use crate::reference::Family;
use crate::schema::OwnValues;
use crate::site::Site;

/// Reports references to records that do not exist.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let ids: BTreeMap<Family, BTreeSet<&str>> =
        Family::ALL.map(|family| (family, site.ids(family).into_iter().collect())).into();
    for (file, values) in own_values(site) {
        for field in site.own.of(file) {
            let Some(family) = field.kind.family() else { continue };
            // The cities determine whether a country has members, and some cities are invalid.
            if family == Family::Countries && site.has_broken() {
                continue;
            }
            let ids = &ids[&family];
            for id in values.plains(field) {
                if !ids.contains(id.value.as_str()) && !site.broken.contains(&id.value) {
                    diagnostics.push(unknown_record(family, &id, ids.iter().copied()));
                }
            }
        }
    }
}

/// Returns the values of declared fields in every record, with the name of the file of its kind.
fn own_values(site: &Site) -> impl Iterator<Item = (&'static str, &OwnValues)> {
    let cities = site.cities.iter().map(|city| own(&city.record));
    let countries = site.countries.iter().filter_map(|country| country.record.as_ref()).map(own);
    let regions = site.regions.iter().map(|region| own(&region.record));
    let clusters = site.clusters.iter().map(|cluster| own(&cluster.record));
    let rounds = site.rounds.iter().map(|round| own(&round.record));
    let awards = site.awards.iter().map(|award| own(&award.record));
    let conferences = site.conferences.iter().map(own);
    let calls = site.calls.iter().map(own);
    let places = cities.chain(countries).chain(regions).chain(clusters);
    places.chain(rounds).chain(awards).chain(conferences).chain(calls)
}

fn own<R: Extensible>(record: &R) -> (&'static str, &OwnValues) {
    (R::FILE, record.own())
}
