//! Addresses that were published and that the site no longer has: what has taken their place, and the
//! line that makes them lead on.

mod edit;

use std::collections::{BTreeMap, BTreeSet};

use super::{OutputKind, Plan};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::LocaleId;
use crate::output::{PageFingerprint, PageFingerprints};
use crate::path::{OutPath, SourcePath, UrlPath};
use crate::reference::Reference;
use crate::site::{Entity, Site};
use crate::source::Sources;
use edit::AliasAddition;

/// A page that has taken the place of another.
type Successor = (Entity, LocaleId);

/// An address that is lost.
struct LostAddress<'a> {
    path: &'a OutPath,
    url: String,
    trace: &'a PageFingerprint,
}

/// Reports the addresses of `before` that are no more: for each page one warning, with all languages,
/// or a note where nothing has taken its place. Returns those that a line in the sources can still make
/// lead on: they are to be remembered.
pub fn lost(
    site: &Site,
    plan: &Plan,
    sources: &Sources,
    before: &PageFingerprints,
    now: &PageFingerprints,
    diagnostics: &mut Diagnostics,
) -> PageFingerprints {
    let search = Search::new(plan, before, now);
    let mut gone = search.gone(site, plan);
    let moves = report_moves(site, plan, &search, &mut gone, diagnostics);
    gone.retain(|lost| {
        let heir = search.heir(plan, lost.trace);
        let url = heir.and_then(|(entity, locale)| plan.url(entity, locale));
        !url.is_some_and(|url| moves.iter().any(|step| step.explains(&lost.url, url.as_str())))
    });
    let mut by_heir: BTreeMap<Entity, Vec<(&LostAddress<'_>, LocaleId)>> = BTreeMap::new();
    let mut without: BTreeMap<&str, Vec<&LostAddress<'_>>> = BTreeMap::new();
    for lost in &gone {
        match search.heir(plan, lost.trace) {
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
            // Known from now on by the page that has taken its place, which may be renamed too.
            let heir = now.get(&plan.url(*entity, *locale)?.out_path())?;
            Some((
                lost.path.clone(),
                PageFingerprint { locale: lost.trace.locale.clone(), ..heir.clone() },
            ))
        })
    });
    kept.collect()
}

/// What addresses and pages are looked for in.
struct Search<'a> {
    before: &'a PageFingerprints,
    now: &'a PageFingerprints,
    /// The pages of now by what they show.
    by_name: BTreeMap<&'a str, Vec<(&'a OutPath, &'a PageFingerprint)>>,
    /// What was published before.
    known: BTreeSet<&'a str>,
    /// Every output of now; names that differ in case alone are one.
    taken: BTreeSet<String>,
}

impl<'a> Search<'a> {
    fn new(plan: &Plan, before: &'a PageFingerprints, now: &'a PageFingerprints) -> Self {
        let mut by_name: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (path, trace) in now {
            by_name.entry(&trace.of).or_default().push((path, trace));
        }
        Self {
            before,
            now,
            by_name,
            known: before.values().map(|trace| trace.of.as_str()).collect(),
            taken: plan.routes().map(|(path, _)| path.as_str().to_lowercase()).collect(),
        }
    }

    /// Returns the addresses that are no more, but for those of drafts, which are held back.
    fn gone(&self, site: &Site, plan: &Plan) -> Vec<LostAddress<'a>> {
        let is_draft = |of: &str| Reference::parse(of).is_some_and(|name| site.is_draft(&name));
        let is_there = |path: &OutPath| {
            plan.route(path).is_some() || self.taken.contains(&path.as_str().to_lowercase())
        };
        let gone =
            self.before.iter().filter(|(path, trace)| !is_there(path) && !is_draft(&trace.of));
        let lost = gone.map(|(path, trace)| {
            let url = format!("/{}", path.as_str().trim_end_matches("index.html"));
            LostAddress { path, url, trace }
        });
        lost.collect()
    }

    /// Finds the page that has taken the place of another: the same thing under a new address, else
    /// the only new thing of its kind that is most like it.
    fn heir(&self, plan: &Plan, old: &PageFingerprint) -> Option<Successor> {
        if let Some(same) = self.by_name.get(old.of.as_str()) {
            let own = same.iter().find(|(_, trace)| trace.locale == old.locale);
            return page(plan, own.or_else(|| same.first())?.0);
        }
        let kind = kind(&old.of);
        let is_new = |trace: &PageFingerprint| !self.known.contains(trace.of.as_str());
        let alike =
            |trace: &PageFingerprint| trace.marks.iter().filter(|m| old.marks.contains(m)).count();
        let mut most: Option<(usize, &OutPath)> = None;
        let mut is_only = false;
        for (path, trace) in self.now {
            let count = alike(trace);
            if trace.locale != old.locale
                || kind != self::kind(&trace.of)
                || !is_new(trace)
                || count == 0
            {
                continue;
            }
            match most {
                Some((other, _)) if other > count => {}
                Some((other, _)) if other == count => is_only = false,
                _ => (most, is_only) = (Some((count, path)), true),
            }
        }
        page(plan, most.filter(|_| is_only)?.1)
    }
}

/// Returns what a name is the name of: a city, a country; a document without a scheme.
fn kind(of: &str) -> Option<&str> {
    of.split_once(':').map(|(kind, _)| kind)
}

fn page(plan: &Plan, path: &OutPath) -> Option<Successor> {
    match plan.route(path)?.kind {
        OutputKind::Page { entity, locale, .. } => Some((entity, locale)),
        _ => None,
    }
}

/// A folder of addresses that has another name.
struct FolderMove {
    from: String,
    to: String,
}

impl FolderMove {
    /// Returns whether a page has moved with its folder alone.
    fn explains(&self, old: &str, new: &str) -> bool {
        let rests = old.strip_prefix(&self.from).zip(new.strip_prefix(&self.to));
        rests.is_some_and(|(old, new)| old == new)
    }
}

/// Reports home pages and indexes that have moved, with everything below them, and takes them out.
fn report_moves(
    site: &Site,
    plan: &Plan,
    search: &Search<'_>,
    gone: &mut Vec<LostAddress<'_>>,
    diagnostics: &mut Diagnostics,
) -> Vec<FolderMove> {
    let mut moves: Vec<(Entity, FolderMove)> = Vec::new();
    gone.retain(|lost| {
        let heir = search.heir(plan, lost.trace);
        let Some((entity @ (Entity::Home | Entity::Index(_) | Entity::Section(_)), locale)) = heir
        else {
            return true;
        };
        let Some(to) = plan.url(entity, locale) else { return true };
        moves.push((entity, FolderMove { from: lost.url.clone(), to: to.to_string() }));
        false
    });
    // A folder that has moved with another is not named again.
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
        let list = |part: fn(&FolderMove) -> &str| {
            let named: Vec<String> = steps.iter().map(|step| format!("`{}`", part(step))).collect();
            named.join(", ")
        };
        let message = message!(
            "plan.lost-folder",
            from = list(|step| &step.from),
            to = list(|step| &step.to)
        );
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

/// Reports that a page has another address, with the lines that make the old ones lead on.
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
    let named = |urls: &mut dyn Iterator<Item = String>| {
        urls.map(|url| format!("`{url}`")).collect::<Vec<_>>().join(", ")
    };
    let message = message!(
        "plan.page-moved",
        old = named(&mut lost.iter().map(|(lost, _)| lost.url.clone())),
        new = named(&mut now.iter().map(ToString::to_string))
    );
    let additions =
        AliasAddition::all(site, entity, lost.iter().map(|(l, locale)| (&*l.url, *locale)));
    let mut problem = Diagnostic::without_place(Code::LostAddress, message).raised();
    let Some(first) = additions.first() else {
        let Entity::Country(id) = entity else { return problem };
        let lines: Vec<&str> = lost.iter().map(|(lost, _)| &*lost.url).collect();
        return problem.hint(message!(
            "plan.add-country-aliases-hint",
            code = site[id].code,
            lines = lines.join(", ")
        ));
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

/// Reports a page that is gone, and that nothing is like.
fn deleted(lost: &[&LostAddress<'_>]) -> Diagnostic {
    let urls: Vec<String> = lost.iter().map(|lost| format!("`{}`", lost.url)).collect();
    let message = message!("plan.page-gone", old = urls.join(", "));
    Diagnostic::without_place(Code::LostAddress, message)
        .hint(message!("plan.add-alias-to-similar-page-hint"))
}
