//! Links documents to the entities of their subjects, and back.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Ids, Linker, Tables, ids};
use crate::content::DocumentRules;
use crate::diag::{Code, Diagnostic, Span, did_you_mean, message};
use crate::reference::{Family, FamilyNames};
use crate::schema::Spanned;
use crate::site::TranslationGroup;
use crate::site::index::{
    AwardId, CityId, ClusterId, CountryId, GroupId, RecordId, RegionId, RoundId,
};

impl Linker<'_> {
    /// Links documents to the entities of their subjects: those of the fields that every document can have, and
    /// those that the declared fields of their section name.
    pub(super) fn documents(&mut self, tables: &mut Tables, rules: &DocumentRules) {
        let ids = all_ids(tables, self.config.names());
        let about = tables.groups.iter().map(|group| {
            let front = &group.source().document.front;
            let mut written: Vec<(Family, Vec<Spanned<String>>)> = vec![
                (Family::Cities, front.cities.clone()),
                (Family::Countries, front.countries.clone()),
                (Family::Regions, front.regions.clone()),
                (Family::Clusters, front.clusters.clone()),
                (Family::Rounds, front.rounds.clone()),
                (Family::Awards, front.awards.clone()),
            ];
            written.extend(front.records(self.config.names()));
            let fields = rules.fields(&group.section).iter();
            let own = fields.filter_map(|own| Some((own.kind.family()?, front.own.plains(own))));
            written.extend(own);
            let found = written.into_iter().filter_map(|(family, written)| {
                Some((family, self.find_all(&written, ids.get(&family)?, family)))
            });
            found.collect::<Vec<_>>()
        });
        let about: Vec<Vec<(Family, Vec<usize>)>> = about.collect();
        for (group, about) in tables.groups.iter_mut().zip(about) {
            for (family, found) in about {
                group.add(family, &found);
            }
        }
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

/// Returns the ids of every family.
fn all_ids<'t>(tables: &'t Tables, names: &FamilyNames) -> BTreeMap<Family, Ids<'t>> {
    let countries = tables.countries.iter().enumerate();
    let mut all = BTreeMap::from([
        (Family::Cities, ids(&tables.cities, |city| &city.record.id)),
        (Family::Countries, countries.map(|(at, own)| (own.code.as_str(), at)).collect()),
        (Family::Regions, ids(&tables.regions, |region| &region.record.id)),
        (Family::Clusters, ids(&tables.clusters, |cluster| &cluster.record.id)),
        (Family::Rounds, ids(&tables.rounds, |round| &round.record.id)),
        (Family::Awards, ids(&tables.awards, |award| &award.record.id)),
    ]);
    for family in names.all() {
        if let Family::Own(kind) = family {
            let table = tables.of_kinds.get(kind.index()).map_or(&[][..], Vec::as_slice);
            all.insert(family, ids(table, |member| &member.record.id));
        }
    }
    all
}

impl TranslationGroup {
    /// Adds records to the subjects of the document, each once.
    fn add(&mut self, family: Family, found: &[usize]) {
        fn push<I: PartialEq>(list: &mut Vec<I>, found: impl Iterator<Item = I>) {
            for id in found {
                if !list.contains(&id) {
                    list.push(id);
                }
            }
        }
        let found = found.iter().copied();
        match family {
            Family::Cities => push(&mut self.cities, found.map(CityId::new)),
            Family::Countries => push(&mut self.countries, found.map(CountryId::new)),
            Family::Regions => push(&mut self.regions, found.map(RegionId::new)),
            Family::Clusters => push(&mut self.clusters, found.map(ClusterId::new)),
            Family::Rounds => push(&mut self.rounds, found.map(RoundId::new)),
            Family::Awards => push(&mut self.awards, found.map(AwardId::new)),
            Family::Own(kind) => {
                push(&mut self.records, found.map(|index| RecordId::new(kind, index)));
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
