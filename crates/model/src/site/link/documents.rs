//! Links documents to the entities of their subjects, and back.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Ids, Linker, Tables, ids};
use crate::content::DocumentRules;
use crate::diag::{Code, Diagnostic, Span, did_you_mean, message};
use crate::network::PageRecord;
use crate::reference::{Family, FamilyNames};
use crate::site::{Entity, GroupId, Member, TranslationGroup};

impl Linker<'_> {
    /// Links documents to the entities of their subjects: those of the fields that every document can have, and
    /// those that the declared fields of their section name.
    pub(super) fn documents(&mut self, tables: &mut Tables, rules: &DocumentRules) {
        let ids = all_ids(tables, self.config.names());
        let about = tables.groups.iter().map(|group| {
            let front = &group.source().document.front;
            let mut written = front.subjects(self.config.names());
            let fields = rules.fields(&group.section).iter();
            let own = fields.filter_map(|own| Some((own.kind.family()?, front.own.plains(own))));
            written.extend(own);
            let mut found = Vec::new();
            for (family, written) in written {
                let Some(ids) = ids.get(&family) else { continue };
                let records = self.find_all(&written, ids, family).into_iter();
                let records = records.map(|index| Entity::record(family, index));
                found.extend(records);
            }
            let mut seen = BTreeSet::new();
            found.retain(|entity| seen.insert(*entity));
            found.sort_by_key(|entity| entity.rank());
            found
        });
        let about: Vec<Vec<Entity>> = about.collect();
        for (group, about) in tables.groups.iter_mut().zip(about) {
            group.about = about;
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
        (Family::Cities, ids(tables.cities.iter().map(|city| &city.record))),
        (Family::Countries, countries.map(|(at, own)| (own.code.as_str(), at)).collect()),
        (Family::Regions, member_ids(&tables.regions)),
        (Family::Clusters, member_ids(&tables.clusters)),
        (Family::Rounds, member_ids(&tables.rounds)),
        (Family::Awards, member_ids(&tables.awards)),
    ]);
    for family in names.all() {
        if let Family::Own(kind) = family {
            let table = tables.of_kinds.get(kind.index()).map_or(&[][..], Vec::as_slice);
            all.insert(family, member_ids(table));
        }
    }
    all
}

fn member_ids<R: PageRecord>(table: &[Member<R>]) -> Ids<'_> {
    ids(table.iter().map(|member| &member.record))
}

/// Returns for each record the documents about it, the latest first.
pub(super) fn back_links(groups: &[TranslationGroup]) -> BTreeMap<Entity, Vec<GroupId>> {
    let mut order: Vec<GroupId> = GroupId::all(groups.len()).collect();
    order.sort_by_key(|id| Reverse(groups[id.index()].date));
    let mut documents: BTreeMap<Entity, Vec<GroupId>> = BTreeMap::new();
    for id in order {
        for entity in &groups[id.index()].about {
            documents.entry(*entity).or_default().push(id);
        }
    }
    documents
}
