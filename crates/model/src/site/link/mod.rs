//! Links records and documents into a site.

mod countries;
mod documents;
mod mentions;
mod pictures;
mod records;
mod references;
mod slugs;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::index::CityId;
use super::{
    Award, City, Cluster, Country, KindMember, Region, Round, Site, TranslationGroup, Visibility,
    facet, order, translation,
};
use crate::config::Config;
use crate::content::Documents;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, did_you_mean, message};
use crate::i18n::Formatter;
use crate::locale::PerLocale;
use crate::network::{self, PageRecord, Records};
use crate::reference::{Family, FamilyNames, Reference};
use crate::schema::Spanned;
use documents::back_links;
use references::{check_config, references};

/// Links all records and documents. Reports unknown and duplicate ids, and skips what refers to nothing,
/// so that the rest can be checked. Returns `None` if the rules of a locale are unavailable.
pub fn link(
    config: Config,
    mut records: Records,
    documents: Documents,
    showing: Visibility,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let formats = formats(&config, diagnostics)?;
    let mut broken: BTreeSet<String> = records.broken_ids.iter().cloned().collect();
    broken.extend(documents.broken.iter().cloned());
    slugs::report(&config, &records, diagnostics);
    let mut linker = Linker { config: &config, formats: &formats, diagnostics, broken: &broken };
    let texts = std::mem::take(&mut records.texts);
    let own = std::mem::take(&mut records.own);
    let mut tables = linker.tables(records);
    let document_rules = documents.rules.clone();
    let grouped = translation::group(documents, &config, showing, linker.diagnostics);
    slugs::report_documents(&config, &grouped.groups, linker.diagnostics);
    tables.groups = grouped.groups;
    linker.documents(&mut tables, &document_rules);
    linker.profiles(&mut tables);
    let documents = back_links(&tables.groups);
    let (listings, places) = order::listings(&tables.groups, &config, &formats);
    let mut site = Site {
        city_ranks: order::city_ranks(&tables.cities, &config, &formats),
        listings,
        places,
        formats: Arc::new(formats),
        now: showing.now,
        cities: tables.cities,
        countries: tables.countries,
        regions: tables.regions,
        clusters: tables.clusters,
        rounds: tables.rounds,
        awards: tables.awards,
        of_kinds: tables.of_kinds,
        calls: tables.calls,
        totals: tables.totals,
        source_pages: tables.source_pages,
        groups: tables.groups,
        orphans: grouped.orphans,
        texts,
        own,
        document_rules,
        references: BTreeMap::new(),
        documents,
        mentions: BTreeMap::new(),
        pictures: BTreeMap::new(),
        facets: BTreeMap::new(),
        broken,
        drafts: grouped.drafts,
        config,
    };
    site.references = references(&site);
    check_config(&site, diagnostics);
    let mentions = mentions::mentions(&site, diagnostics);
    site.cities_of_records(&mentions);
    site.mentions = mentions;
    site.pictures = pictures::pictures(&site, diagnostics);
    site.facets = facet::facets(&site);
    sources::report_unused(&site, diagnostics);
    Some(site)
}

fn formats(config: &Config, diagnostics: &mut Diagnostics) -> Option<PerLocale<Formatter>> {
    let formats: Option<Vec<Formatter>> =
        config.locales.iter().map(|locale| Formatter::new(&locale.format)).collect();
    if formats.is_none() {
        let message = message!("site.locale-rules-unreadable");
        diagnostics.push(Diagnostic::without_place(Code::UnknownLocale, message));
    }
    formats.map(PerLocale::from)
}

struct Linker<'a> {
    config: &'a Config,
    formats: &'a PerLocale<Formatter>,
    diagnostics: &'a mut Diagnostics,
    /// The ids and identities of invalid records and documents.
    broken: &'a BTreeSet<String>,
}

#[derive(Default)]
struct Tables {
    cities: Vec<City>,
    countries: Vec<Country>,
    regions: Vec<Region>,
    clusters: Vec<Cluster>,
    rounds: Vec<Round>,
    awards: Vec<Award>,
    of_kinds: Vec<Vec<KindMember>>,
    calls: Vec<network::Call>,
    totals: Vec<network::Total>,
    source_pages: network::SourcePages,
    groups: Vec<TranslationGroup>,
}

/// Returns the diagnostic for an id that no record of the family has.
pub fn unknown_record<'a>(
    names: &FamilyNames,
    family: Family,
    id: &Spanned<String>,
    ids: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    // A country without members has no page.
    let noun = match family {
        Family::Countries => message!("site.country-with-members"),
        _ => names.noun(family),
    };
    let file = names.place(family);
    let hint = match did_you_mean(&id.value, ids) {
        Some(near) if family == Family::Countries => message!("schema.did-you-mean-hint", near),
        Some(near) => message!("site.near-or-add-record-hint", near, id = id.value, file),
        None if family == Family::Countries => {
            message!("site.correct-or-add-city-hint", id = id.value, file)
        }
        None => message!("site.correct-or-add-record-hint", id = id.value, file),
    };
    let message = message!("site.unknown-record", noun, id = id.value);
    Diagnostic::new(Code::UnknownReference, id.span.clone(), message).hint(hint)
}

/// The index of each id in its table.
type Ids<'a> = BTreeMap<&'a str, usize>;

impl Linker<'_> {
    /// Keeps the first record of each id, and reports the others.
    fn unique<R: PageRecord>(&mut self, family: Family, records: &mut Vec<R>) {
        let noun = self.config.names().noun(family);
        self.unique_by(&noun, records, R::id);
    }

    fn unique_by<T>(
        &mut self,
        noun: &Message,
        records: &mut Vec<T>,
        id: impl Fn(&T) -> &Spanned<String>,
    ) {
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        records.retain(|record| {
            let Spanned { value, span } = id(record).clone();
            if let Some(twin) = first.get(&value) {
                let message = message!("site.duplicate-id", noun, value);
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateId, span, message)
                        .related(twin.clone(), message!("site.first-occurrence-label"))
                        .hint(message!("site.change-id-hint")),
                );
                return false;
            }
            first.insert(value, span);
            true
        });
    }

    fn cities_of(&mut self, written: &[Spanned<String>], ids: &Ids<'_>) -> Vec<CityId> {
        self.find_all(written, ids, Family::Cities).into_iter().map(CityId::new).collect()
    }

    fn find_all(
        &mut self,
        written: &[Spanned<String>],
        ids: &Ids<'_>,
        family: Family,
    ) -> Vec<usize> {
        let is_country = family == Family::Countries;
        let mut found = BTreeSet::new();
        for id in written {
            match ids.get(id.value.as_str()) {
                Some(index) => {
                    found.insert(*index);
                }
                None if self.broken.contains(&id.value) => {}
                // The cities determine whether a country has members, and some cities are invalid.
                None if is_country && !self.broken.is_empty() => {}
                None => {
                    let names = self.config.names();
                    let problem = unknown_record(names, family, id, ids.keys().copied());
                    self.diagnostics.push(problem);
                }
            }
        }
        found.into_iter().collect()
    }
}

fn ids<'r, R: PageRecord + 'r>(records: impl Iterator<Item = &'r R>) -> Ids<'r> {
    records.enumerate().map(|(index, record)| (record.id().value.as_str(), index)).collect()
}

/// Returns the diagnostic for a reference to a missing target.
pub fn dead(site: &Site, reference: &Reference, span: Span) -> Diagnostic {
    if site.is_draft(reference) {
        let reference = site.names().write(reference);
        let message = message!("site.link-to-draft", reference);
        return Diagnostic::new(Code::DeadLink, span, message)
            .hint(message!("site.publish-or-remove-link-hint"));
    }
    let written = site.names().write(reference);
    let all: Vec<String> = site.references().map(|own| site.names().write(own)).collect();
    let near = did_you_mean(&written, all.iter().map(String::as_str));
    let message = match reference {
        Reference::Document(identity) => {
            message!("site.unknown-document", identity)
        }
        _ => message!("site.unknown-reference", written),
    };
    Diagnostic::new(Code::DeadLink, span, message).hint(near.map_or_else(
        || message!("site.check-link-hint"),
        |near| message!("schema.did-you-mean-hint", near),
    ))
}
