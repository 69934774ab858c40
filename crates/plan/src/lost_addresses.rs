//! Finds published addresses that the site no longer has. Proposes the page that replaces each one, and
//! the alias that redirects to it.

mod edit;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::{OutputKind, Plan};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::LocaleId;
use crate::output::{PageFingerprint, PageFingerprints};
use crate::path::{OutPath, SourcePath, UrlPath};
use crate::site::{Entity, Site};
use crate::source::Sources;
use edit::AliasAddition;

struct LostAddress<'a> {
    path: &'a OutPath,
    url: String,
    trace: &'a PageFingerprint,
    /// The page that replaces it.
    successor: Option<(Entity, LocaleId)>,
}

/// Reports the addresses of `before` that no longer exist. Each lost page gets one warning for all its
/// languages, or a note if no page replaces it. Returns the addresses that an alias in the sources can
/// still redirect; the next build must know them too.
pub fn lost(
    site: &Site,
    plan: &Plan,
    sources: &Sources,
    before: &PageFingerprints,
    now: &PageFingerprints,
    diagnostics: &mut Diagnostics,
) -> PageFingerprints {
    let mut gone = gone(site, plan, before, now);
    let moves = report_moves(site, plan, &mut gone, diagnostics);
    gone.retain(|lost| {
        let url = lost.successor.and_then(|(entity, locale)| plan.url(entity, locale));
        !url.is_some_and(|url| moves.iter().any(|step| step.explains(&lost.url, url.as_str())))
    });
    let mut by_heir: BTreeMap<Entity, Vec<(&LostAddress<'_>, LocaleId)>> = BTreeMap::new();
    let mut without: BTreeMap<&str, Vec<&LostAddress<'_>>> = BTreeMap::new();
    for lost in &gone {
        match lost.successor {
            Some((entity, locale)) => by_heir.entry(entity).or_default().push((lost, locale)),
            None => without.entry(&lost.trace.of).or_default().push(lost),
        }
    }
    for (entity, lost) in &by_heir {
        diagnostics.push(moved(site, plan, sources, *entity, lost));
    }
    for lost in without.values() {
        diagnostics.push(deleted(lost));
    }
    let kept = by_heir.iter().flat_map(|(entity, lost)| {
        lost.iter().filter_map(|(lost, locale)| {
            // From now on, the address belongs to the page that replaces it. That page can be renamed
            // too.
            let successor = now.get(&plan.url(*entity, *locale)?.out_path())?.clone();
            let locale = lost.trace.locale.clone();
            Some((lost.path.clone(), PageFingerprint { locale, ..successor }))
        })
    });
    kept.collect()
}

/// Returns the addresses that no longer exist, except those of drafts, which are only withheld.
fn gone<'a>(
    site: &Site,
    plan: &Plan,
    before: &'a PageFingerprints,
    now: &PageFingerprints,
) -> Vec<LostAddress<'a>> {
    let mut by_name: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (path, trace) in now {
        by_name.entry(&trace.of).or_default().push((path, trace));
    }
    let known = before.values().map(|trace| trace.of.as_str()).collect();
    let search = Search { plan, now, by_name, known };
    // Names that differ only in case are one file.
    let taken: BTreeSet<String> =
        plan.routes().map(|(path, _)| path.as_str().to_lowercase()).collect();
    let is_draft = |of: &str| site.names().parse(of).is_some_and(|name| site.is_draft(&name));
    let is_there = |path: &OutPath| taken.contains(&path.as_str().to_lowercase());
    let gone = before.iter().filter(|(path, trace)| !is_there(path) && !is_draft(&trace.of));
    let lost = gone.map(|(path, trace)| {
        let url = format!("/{}", path.as_str().trim_end_matches("index.html"));
        LostAddress { path, url, trace, successor: search.successor(trace) }
    });
    lost.collect()
}

/// The data that the search for a successor uses.
struct Search<'a> {
    plan: &'a Plan,
    now: &'a PageFingerprints,
    /// The current pages by the entity that they show.
    by_name: BTreeMap<&'a str, Vec<(&'a OutPath, &'a PageFingerprint)>>,
    /// The names of everything that was published before.
    known: BTreeSet<&'a str>,
}

impl Search<'_> {
    /// Finds the page that replaces another: the same entity at a new address, or else the most similar
    /// new entity of its kind, if there is only one.
    fn successor(&self, old: &PageFingerprint) -> Option<(Entity, LocaleId)> {
        if let Some(same) = self.by_name.get(old.of.as_str()) {
            let own = same.iter().find(|(_, trace)| trace.locale == old.locale);
            return page(self.plan, own.or_else(|| same.first())?.0);
        }
        let alike = |trace: &PageFingerprint| {
            let is_new = !self.known.contains(trace.of.as_str());
            let is_candidate =
                is_new && trace.locale == old.locale && kind(&trace.of) == kind(&old.of);
            trace.marks.iter().filter(|mark| is_candidate && old.marks.contains(mark)).count()
        };
        let counts: Vec<(usize, &OutPath)> =
            self.now.iter().map(|(path, trace)| (alike(trace), path)).collect();
        let most = counts.iter().map(|(count, _)| *count).max().filter(|most| *most > 0)?;
        let mut best = counts.iter().filter(|(count, _)| *count == most);
        let (_, only) = best.next().filter(|_| best.next().is_none())?;
        page(self.plan, only)
    }
}

/// Returns the scheme of a reference, such as `city` or `country`. A document has no scheme.
fn kind(of: &str) -> Option<&str> {
    of.split_once(':').map(|(kind, _)| kind)
}

fn page(plan: &Plan, path: &OutPath) -> Option<(Entity, LocaleId)> {
    match plan.route(path)?.kind {
        OutputKind::Page { entity, locale, .. } => Some((entity, locale)),
        _ => None,
    }
}

/// A URL folder that was renamed.
struct FolderMove {
    from: String,
    to: String,
}

impl FolderMove {
    /// Returns whether a page moved only because its folder was renamed.
    fn explains(&self, old: &str, new: &str) -> bool {
        let rests = old.strip_prefix(&self.from).zip(new.strip_prefix(&self.to));
        rests.is_some_and(|(old, new)| old == new)
    }
}

/// Reports moved home pages and indexes, with everything below them, and removes them from the list.
fn report_moves(
    site: &Site,
    plan: &Plan,
    gone: &mut Vec<LostAddress<'_>>,
    diagnostics: &mut Diagnostics,
) -> Vec<FolderMove> {
    let mut moves: Vec<(Entity, FolderMove)> = Vec::new();
    gone.retain(|lost| {
        let Some((entity @ (Entity::Home | Entity::Index(_) | Entity::Section(_)), locale)) =
            lost.successor
        else {
            return true;
        };
        let Some(to) = plan.url(entity, locale) else { return true };
        moves.push((entity, FolderMove { from: lost.url.clone(), to: to.to_string() }));
        false
    });
    // A folder that moved with another folder is not reported again.
    let is_first = |step: &FolderMove| {
        !moves
            .iter()
            .any(|(_, other)| other.from != step.from && other.explains(&step.from, &step.to))
    };
    let mut by_entity: BTreeMap<Entity, Vec<&FolderMove>> = BTreeMap::new();
    for (entity, step) in moves.iter().filter(|(_, step)| is_first(step)) {
        by_entity.entry(*entity).or_default().push(step);
    }
    for (entity, steps) in &by_entity {
        let from = quoted(steps.iter().map(|step| &step.from));
        let message =
            message!("plan.lost-folder", from, to = quoted(steps.iter().map(|step| &step.to)));
        let place = match entity {
            Entity::Section(index) => Some(site.config.sections[*index].id.span.clone()),
            _ => SourcePath::new("data/site.yaml").map(|file| Span::file(&file)),
        };
        let mut problem = Diagnostic::without_place(Code::LostAddress, message).raised();
        problem.span = place;
        diagnostics.push(problem.hint(message!("plan.restore-name-or-redirect-hint")));
    }
    moves.into_iter().map(|(_, step)| step).collect()
}

/// Reports that a page has a new address, with the aliases that redirect the old ones.
fn moved(
    site: &Site,
    plan: &Plan,
    sources: &Sources,
    entity: Entity,
    lost: &[(&LostAddress<'_>, LocaleId)],
) -> Diagnostic {
    let mut now: Vec<&UrlPath> =
        lost.iter().filter_map(|(_, locale)| plan.url(entity, *locale)).collect();
    now.dedup();
    let old = quoted(lost.iter().map(|(lost, _)| &lost.url));
    let message = message!("plan.page-moved", old, new = quoted(now.into_iter()));
    let additions =
        AliasAddition::all(site, entity, lost.iter().map(|(l, locale)| (&*l.url, *locale)));
    let mut problem = Diagnostic::without_place(Code::LostAddress, message).raised();
    let Some(first) = additions.first() else {
        let Entity::Country(id) = entity else { return problem };
        let lines: Vec<&str> = lost.iter().map(|(lost, _)| &*lost.url).collect();
        let (code, lines) = (&site[id].code, lines.join(", "));
        return problem.hint(message!("plan.add-country-aliases-hint", code, lines));
    };
    problem.span = Some(first.place.clone());
    let lines = first.addresses.join(", ");
    problem = problem.hint(if additions.len() == 1 {
        message!("plan.add-aliases-hint", lines)
    } else {
        message!("plan.add-aliases-per-language-hint", lines)
    });
    let edits: Option<Vec<(Span, String)>> =
        additions.iter().map(|addition| addition.edit(sources)).collect();
    edits.into_iter().flatten().fold(problem, |problem, (span, text)| problem.fix(span, text))
}

fn quoted(urls: impl Iterator<Item = impl Display>) -> String {
    urls.map(|url| format!("`{url}`")).collect::<Vec<_>>().join(", ")
}

/// Reports a deleted page that no other page replaces.
fn deleted(lost: &[&LostAddress<'_>]) -> Diagnostic {
    let message = message!("plan.page-gone", old = quoted(lost.iter().map(|lost| &lost.url)));
    Diagnostic::without_place(Code::LostAddress, message)
        .hint(message!("plan.add-alias-to-similar-page-hint"))
}
