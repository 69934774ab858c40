//! Checks the pages of `data/sources.yaml` against the sources of all records and documents.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean, message};
use crate::network::{SourcePage, SourcePages};
use crate::schema::Source;
use crate::site::Site;

/// Keeps the first page of each address, and reports the others.
pub(super) fn unique(pages: Vec<SourcePage>, diagnostics: &mut Diagnostics) -> SourcePages {
    let mut unique = SourcePages::new();
    for page in pages {
        match unique.entry(page.url.value.clone()) {
            Entry::Vacant(place) => {
                place.insert(page);
            }
            Entry::Occupied(first) => {
                let message = message!("site.duplicate-source-page");
                let label = message!("site.first-occurrence-label");
                let problem = Diagnostic::new(Code::DuplicateId, page.url.span, message)
                    .related(first.get().url.span.clone(), label);
                diagnostics.push(problem.hint(message!("site.delete-source-page-hint")));
            }
        }
    }
    unique
}

/// Reports pages that no record and no document names. Probably the two addresses differ.
pub(super) fn report_unused(site: &Site, diagnostics: &mut Diagnostics) {
    // An invalid record or an unpublished document can name the address.
    if site.source_pages.is_empty() || site.has_broken() || site.has_drafts() {
        return;
    }
    let named: BTreeSet<&str> = sources(site).filter_map(|source| source.url.as_deref()).collect();
    let untitled = || named.iter().filter(|url| !site.source_pages.contains_key(**url)).copied();
    for (url, page) in &site.source_pages {
        if named.contains(url.as_str()) {
            continue;
        }
        let message = message!("site.unused-source-page");
        let problem = Diagnostic::new(Code::UnusedSource, page.url.span.clone(), message);
        diagnostics.push(problem.hint(match did_you_mean(url, untitled()) {
            Some(near) => message!("site.write-named-address-hint", near),
            None => message!("site.delete-unused-page-hint"),
        }));
    }
}

/// Returns the sources of all records and documents.
fn sources(site: &Site) -> impl Iterator<Item = &Source> {
    let documents = site.groups.iter().flat_map(|group| group.translations.iter());
    let documents = documents.filter_map(|(_, translation)| translation.as_ref());
    let of_documents = documents.flat_map(|own| &own.document.front.sources);
    let of_cities = site.cities.iter().flat_map(|city| city.record.all_sources());
    let of_kinds = site.of_kinds.iter().flatten().flat_map(|own| own.record.all_sources());
    let of_rounds = site.rounds.iter().flat_map(|round| &round.record.sources);
    let clusters = site.clusters.iter().filter_map(|own| own.record.source.as_ref());
    let awards = site.awards.iter().filter_map(|own| own.record.source.as_ref());
    let calls = site.calls.iter().filter_map(|own| own.source.as_ref());
    let totals = site.totals.iter().filter_map(|own| own.source.as_ref());
    let several = of_documents.chain(of_cities).chain(of_kinds).chain(of_rounds);
    several.chain(clusters).chain(awards).chain(calls).chain(totals)
}
