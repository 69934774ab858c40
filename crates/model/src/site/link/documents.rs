//! Links documents to the entities of their subjects, and back.

use std::cmp::Reverse;

use super::{Ids, Linker, Tables, ids};
use crate::content::FrontMatter;
use crate::diag::{Code, Diagnostic, Span, did_you_mean, message};
use crate::reference::Family;
use crate::site::KindMember;
use crate::site::index::{
    AwardId, CityId, ClusterId, CountryId, GroupId, RecordId, RegionId, RoundId,
};

impl Linker<'_> {
    /// Links documents to the entities of their subjects.
    pub(super) fn documents(&mut self, tables: &mut Tables) {
        let cities = ids(&tables.cities, |city| &city.record.id);
        let countries: Ids<'_> = tables
            .countries
            .iter()
            .enumerate()
            .map(|(index, country)| (country.code.as_str(), index))
            .collect();
        let regions = ids(&tables.regions, |region| &region.record.id);
        let clusters = ids(&tables.clusters, |cluster| &cluster.record.id);
        let rounds = ids(&tables.rounds, |round| &round.record.id);
        let awards = ids(&tables.awards, |award| &award.record.id);
        for group in &mut tables.groups {
            let front = &group.source().document.front;
            let about = (
                self.find_all(&front.cities, &cities, Family::Cities),
                self.find_all(&front.countries, &countries, Family::Countries),
                self.find_all(&front.regions, &regions, Family::Regions),
                self.find_all(&front.clusters, &clusters, Family::Clusters),
                self.find_all(&front.rounds, &rounds, Family::Rounds),
                self.find_all(&front.awards, &awards, Family::Awards),
            );
            group.records = self.records_about(front, &tables.of_kinds);
            group.cities = about.0.into_iter().map(CityId::new).collect();
            group.countries = about.1.into_iter().map(CountryId::new).collect();
            group.regions = about.2.into_iter().map(RegionId::new).collect();
            group.clusters = about.3.into_iter().map(ClusterId::new).collect();
            group.rounds = about.4.into_iter().map(RoundId::new).collect();
            group.awards = about.5.into_iter().map(AwardId::new).collect();
        }
    }

    /// Returns the records of declared kinds that a document is about.
    fn records_about(&mut self, front: &FrontMatter, tables: &[Vec<KindMember>]) -> Vec<RecordId> {
        let mut about = Vec::new();
        for (family, written) in &front.records {
            let Family::Own(kind) = *family else { continue };
            let Some(table) = tables.get(kind.index()) else { continue };
            let known = ids(table, |member| &member.record.id);
            let found = self.find_all(written, &known, *family);
            about.extend(found.into_iter().map(|index| RecordId::new(kind, index)));
        }
        about
    }

    /// Links each city to its profile.
    pub(super) fn profiles(&mut self, tables: &mut Tables) {
        for (index, group) in tables.groups.iter().enumerate() {
            let Some(name) = group.identity.strip_prefix("cities/") else { continue };
            let cities = &mut tables.cities;
            match cities.binary_search_by(|city| city.record.id.value.as_str().cmp(name)) {
                Ok(city) => cities[city].profile = Some(GroupId::new(index)),
                Err(_) if self.broken.contains(name) => {}
                Err(_) => {
                    let ids = cities.iter().map(|city| city.record.id.value.as_str());
                    let near = did_you_mean(name, ids);
                    let span = Span::file(&group.source().document.file);
                    let message = message!("site.profile-without-city", name);
                    self.diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, span, message).maybe_hint(
                            near.map(|near| message!("schema.did-you-mean-hint", near)),
                        ),
                    );
                }
            }
        }
    }
}

/// Adds to each record the documents about it, the latest first.
pub(super) fn back_links(tables: &mut Tables) {
    let mut order: Vec<GroupId> = GroupId::all(tables.groups.len()).collect();
    order.sort_by_key(|id| Reverse(tables.groups[id.index()].date));
    for id in order {
        let group = &tables.groups[id.index()];
        for city in &group.cities {
            tables.cities[city.index()].documents.push(id);
        }
        for country in &group.countries {
            tables.countries[country.index()].documents.push(id);
        }
        for region in &group.regions {
            tables.regions[region.index()].documents.push(id);
        }
        for cluster in &group.clusters {
            tables.clusters[cluster.index()].documents.push(id);
        }
        for round in &group.rounds {
            tables.rounds[round.index()].documents.push(id);
        }
        for award in &group.awards {
            tables.awards[award.index()].documents.push(id);
        }
        for record in &group.records {
            tables.of_kinds[record.kind.index()][record.index()].documents.push(id);
        }
    }
}
