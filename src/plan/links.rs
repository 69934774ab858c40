//! Checks where the documents' links and blocks lead, while their places are still known.

use super::{MapOf, Plan};
use crate::content::{Block, Document, FactsOf, Filter, MapBlock, MapSubject, Segment, Target};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean};
use crate::locale::LocaleId;
use crate::reference::{Family, Reference};
use crate::schema::Spanned;
use crate::site::{Entity, Site, dead};

pub(super) fn check(site: &Site, plan: &Plan, diagnostics: &mut Diagnostics) {
    for group in &site.groups {
        for (locale, translation) in group.translations.iter() {
            let Some(translation) = translation else { continue };
            let document = &translation.document;
            for segment in &document.body.segments {
                match segment {
                    Segment::Link { target: Target::Own(reference, fragment), span, .. } => {
                        let checker = Checker { site, plan, locale };
                        diagnostics.extend(checker.own(reference, fragment.as_deref(), span));
                    }
                    Segment::Link { target: Target::Fragment(fragment), span, .. } => {
                        diagnostics.extend(fragment_in(document, fragment, span));
                    }
                    Segment::Block(Block::Map(block)) => {
                        diagnostics.extend(check_map(site, plan, block));
                    }
                    Segment::Block(block) => check_block(site, block, diagnostics),
                    _ => {}
                }
            }
        }
    }
}

struct Checker<'a> {
    site: &'a Site,
    plan: &'a Plan,
    locale: LocaleId,
}

impl Checker<'_> {
    fn own(
        &self,
        reference: &Reference,
        fragment: Option<&str>,
        span: &Span,
    ) -> Option<Diagnostic> {
        if self.site.is_broken(reference) {
            return None;
        }
        let Some(entity) = self.site.resolve(reference) else {
            return Some(dead(self.site, reference, span.clone()));
        };
        let fragment = fragment?;
        let (locale, _) = self.plan.link(self.site, entity, self.locale)?;
        let Entity::Document(id) = entity else {
            let message =
                format!("`{reference}` is made from data and has no heading `{fragment}`");
            return Some(Diagnostic::new(Code::DeadFragment, span.clone(), message));
        };
        let translation = self.site[id].translations[locale].as_ref()?;
        fragment_in(&translation.document, fragment, span)
    }
}

fn fragment_in(document: &Document, fragment: &str, span: &Span) -> Option<Diagnostic> {
    let ids: Vec<&str> = document.body.headings.iter().map(|heading| heading.id.as_str()).collect();
    if ids.contains(&fragment) {
        return None;
    }
    let near =
        did_you_mean(fragment, ids.iter().copied()).map(|near| format!("did you mean `#{near}`?"));
    let known = (!ids.is_empty()).then(|| format!("its headings are: #{}", ids.join(", #")));
    let message = format!("`{}` has no heading `#{fragment}`", document.file);
    Some(Diagnostic::new(Code::DeadFragment, span.clone(), message).maybe_hint(near.or(known)))
}

fn check_block(site: &Site, block: &Block, diagnostics: &mut Diagnostics) {
    let mut check = |family: Family, id: &Spanned<String>| {
        let reference = Reference::Record(family, id.value.clone());
        if site.record(family, &id.value).is_none() && !site.is_broken(&reference) {
            diagnostics.push(unknown(site, family, id));
        }
    };
    match block {
        Block::Members { filters, .. } => {
            for (filter, id) in filters {
                match filter {
                    Filter::Round => check(Family::Rounds, id),
                    Filter::Region => check(Family::Regions, id),
                    Filter::Country => check(Family::Countries, id),
                    Filter::Cluster => check(Family::Clusters, id),
                    Filter::Award => {
                        let is_there =
                            site.awards.iter().any(|award| award.record.id.value == id.value);
                        if !is_there && !site.is_broken_id(&id.value) {
                            let ids =
                                site.awards.iter().map(|award| award.record.id.value.as_str());
                            let near = did_you_mean(&id.value, ids);
                            let message = format!("there is no award `{}`", id.value);
                            diagnostics.push(
                                Diagnostic::new(Code::UnknownReference, id.span.clone(), message)
                                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
                            );
                            return;
                        }
                    }
                }
            }
        }
        Block::Facts(FactsOf::City(id)) => check(Family::Cities, id),
        Block::Facts(FactsOf::Country(id)) => check(Family::Countries, id),
        Block::Facts(FactsOf::Round(id)) => check(Family::Rounds, id),
        Block::Awards { year: Some(year) } => {
            let years: Vec<i64> = site.awards.iter().map(|award| award.record.year).collect();
            // Of awards that could not be read, the year is not known.
            if !years.contains(&year.value) && !site.has_broken() {
                let message = format!("there is no award of the year `{}`", year.value);
                let known: Vec<String> = years.iter().map(ToString::to_string).collect();
                diagnostics.push(
                    Diagnostic::new(Code::UnknownReference, year.span.clone(), message)
                        .hint(format!("there are those of {}", known.join(", "))),
                );
            }
        }
        Block::Facts(FactsOf::Network)
        | Block::Map(_)
        | Block::Contact
        | Block::Calls { .. }
        | Block::Conferences
        | Block::Awards { year: None } => {}
    }
}

fn check_map(site: &Site, plan: &Plan, block: &MapBlock) -> Option<Diagnostic> {
    let (family, id) = match &block.of {
        MapSubject::World => (None, None),
        MapSubject::Region(id) => (Some(Family::Regions), Some(id)),
        MapSubject::Country(id) => (Some(Family::Countries), Some(id)),
    };
    if let (Some(family), Some(id)) = (family, id)
        && site.record(family, &id.value).is_none()
    {
        let reference = Reference::Record(family, id.value.clone());
        return (!site.is_broken(&reference)).then(|| unknown(site, family, id));
    }
    if !site.config.maps {
        let message = "the site has no maps";
        return Some(
            Diagnostic::new(Code::UnknownReference, block.span.clone(), message)
                .hint("write `maps: true` in `data/site.yaml`, or take this block out"),
        );
    }
    // Of cities that could not be read, nobody knows the place.
    let is_there = MapOf::named(site, &block.of).is_some_and(|of| plan.map(of).is_some());
    (!is_there && !site.has_broken()).then(|| {
        let span = id.map_or(&block.span, |id| &id.span).clone();
        Diagnostic::new(Code::UnknownReference, span, "no city of this map says where it lies")
            .hint("give at least one of them a `location`, or take this block out")
    })
}

fn unknown(site: &Site, family: Family, id: &Spanned<String>) -> Diagnostic {
    let ids = site.ids(family);
    let near = did_you_mean(&id.value, ids.iter().copied());
    let message = format!("there is no {} `{}`", family.member(), id.value);
    Diagnostic::new(Code::UnknownReference, id.span.clone(), message)
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
}
