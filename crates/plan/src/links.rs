//! Checks the targets of the links and blocks in documents, while their source spans are still known.

use super::{MapScope, Plan, address};
use crate::content::{
    Block, ChartSubject, Document, LinkTarget, NamedRecord, RecordsBlock, Segment,
};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean, message};
use crate::locale::LocaleId;
use crate::reference::{Family, Reference};
use crate::schema::Spanned;
use crate::site::{Entity, Site, dead, unknown_record};

pub(super) fn check(site: &Site, plan: &Plan, diagnostics: &mut Diagnostics) {
    for group in &site.groups {
        for (locale, translation) in group.translations.iter() {
            let Some(translation) = translation else { continue };
            let document = &translation.document;
            check_named(site, document, diagnostics);
            let problem = |segment| check_segment(site, plan, document, locale, segment);
            diagnostics.extend(document.body.segments.iter().filter_map(problem));
        }
    }
}

/// Checks a link or a block.
fn check_segment(
    site: &Site,
    plan: &Plan,
    document: &Document,
    locale: LocaleId,
    segment: &Segment,
) -> Option<Diagnostic> {
    let (target, span, place, bare) = match segment {
        Segment::Link { target, span, place, bare, .. } => (target, span, place.as_ref(), *bare),
        Segment::Block(block) => return check_block(site, plan, block),
        _ => return None,
    };
    match target {
        LinkTarget::Own(reference, fragment) => {
            let problem = own(site, plan, locale, reference, fragment.as_deref(), span)?;
            Some(address::profile(site, reference, place, problem))
        }
        LinkTarget::Address(url) | LinkTarget::External(url) => {
            // A bare address is shown as text. That is allowed if the address exists.
            let is_allowed = bare && address::is_there(site, plan, url);
            if is_allowed { None } else { address::own(site, plan, url, document, span, place) }
        }
        LinkTarget::Fragment(fragment) => fragment_in(document, fragment, span),
        LinkTarget::Data(name) => data(site, plan, name, span),
        LinkTarget::File(_) => None,
    }
}

/// Checks a link to a page of the site.
fn own(
    site: &Site,
    plan: &Plan,
    locale: LocaleId,
    reference: &Reference,
    fragment: Option<&str>,
    span: &Span,
) -> Option<Diagnostic> {
    if site.is_broken(reference) {
        return None;
    }
    let Some(entity) = site.resolve(reference) else {
        return Some(dead(site, reference, span.clone()));
    };
    let fragment = fragment?;
    let target = plan.link(site, entity, locale)?;
    let Entity::Document(id) = entity else {
        let reference = site.names().write(reference);
        let message = message!("plan.data-page-without-heading", reference, fragment);
        return Some(Diagnostic::new(Code::DeadFragment, span.clone(), message));
    };
    let (_, translation) = site.nearest(id, target.locale);
    fragment_in(&translation.document, fragment, span)
}

/// Checks a link to a file of the open data.
fn data(site: &Site, plan: &Plan, name: &str, span: &Span) -> Option<Diagnostic> {
    if plan.data_named(name).is_some() {
        return None;
    }
    let message = message!("plan.unknown-data-file", name);
    let diagnostic = Diagnostic::new(Code::DeadLink, span.clone(), message);
    if !site.config.open_data {
        return Some(diagnostic.hint(message!("plan.publish-open-data-hint")));
    }
    let file = name.split('#').next().unwrap_or(name);
    let near = did_you_mean(file, plan.data_names().map(|(name, _)| name));
    let near = near.map(|near| message!("plan.similar-data-file-hint", near));
    Some(diagnostic.maybe_hint(near))
}

/// Checks a block that offers the PDFs of a document.
fn print(site: &Site, plan: &Plan, document: &Spanned<String>) -> Option<Diagnostic> {
    let reference = Reference::Document(document.value.clone());
    if site.is_broken(&reference) {
        return None;
    }
    let Some(entity) = site.resolve(&reference) else {
        return Some(dead(site, &reference, document.span.clone()));
    };
    let is_there = site.config.locale_ids().any(|locale| plan.print(entity, locale).is_some());
    // A document that asks for an impossible PDF was already reported.
    let asks = match entity {
        Entity::Document(id) => site[id].source().document.front.pdf_span().is_some(),
        _ => false,
    };
    (!is_there && !asks && plan.can_print).then(|| {
        let message = message!("plan.document-without-pdf", document = document.value);
        Diagnostic::new(Code::UnknownReference, document.span.clone(), message)
            .hint(message!("plan.write-pdf-hint"))
    })
}

fn fragment_in(document: &Document, fragment: &str, span: &Span) -> Option<Diagnostic> {
    let ids: Vec<&str> = document.body.headings.iter().map(|heading| heading.id.as_str()).collect();
    if ids.contains(&fragment) {
        return None;
    }
    let near = did_you_mean(fragment, ids.iter().copied())
        .map(|near| message!("plan.similar-heading-hint", near));
    let known =
        (!ids.is_empty()).then(|| message!("plan.known-headings-hint", ids = ids.join(", #")));
    let message = message!("plan.unknown-heading", file = document.file, fragment);
    Some(Diagnostic::new(Code::DeadFragment, span.clone(), message).maybe_hint(near.or(known)))
}

/// Reports the records that blocks name and that do not exist.
fn check_named(site: &Site, document: &Document, diagnostics: &mut Diagnostics) {
    for (family, id) in &document.body.named {
        let reference = Reference::Record(*family, id.value.clone());
        if site.record(*family, &id.value).is_none() && !site.is_broken(&reference) {
            let known = site.ids(*family);
            diagnostics.push(unknown_record(site.names(), *family, id, known));
        }
    }
}

/// Checks what only one kind of block can have.
fn check_block(site: &Site, plan: &Plan, block: &Block) -> Option<Diagnostic> {
    match block {
        Block::Map { of, span } => check_map(site, plan, of.as_ref(), span),
        Block::Print { document } => print(site, plan, document),
        Block::Records(block) => check_records(site, block),
        Block::Awards { year: Some(year) } => unknown_year(site, year),
        Block::Chart { of, round: None } => nothing_to_draw(site, of),
        _ => None,
    }
}

/// Reports a year without an award.
fn unknown_year(site: &Site, year: &Spanned<i64>) -> Option<Diagnostic> {
    let years: Vec<i64> = site.awards.iter().map(|award| award.record.year).collect();
    // The years of unreadable awards are unknown.
    if years.contains(&year.value) || site.has_broken() {
        return None;
    }
    let message = message!("plan.unknown-award-year", year = year.value);
    let known: Vec<String> = years.iter().map(ToString::to_string).collect();
    let problem = Diagnostic::new(Code::UnknownReference, year.span.clone(), message);
    Some(problem.hint(message!("plan.known-award-years-hint", known = known.join(", "))))
}

/// Checks a block with records of a declared kind.
fn check_records(site: &Site, block: &RecordsBlock) -> Option<Diagnostic> {
    let kind = &block.kind;
    if !matches!(site.names().find(&kind.value), Some(Family::Own(_))) {
        let known: Vec<&str> =
            site.config.kinds.iter().map(|(_, name, _)| name.value.as_str()).collect();
        let near = did_you_mean(&kind.value, known.iter().copied());
        let message = message!("plan.unknown-kind", kind = kind.value);
        let problem = Diagnostic::new(Code::UnknownReference, kind.span.clone(), message);
        return Some(match near {
            Some(near) => problem
                .hint(message!("schema.did-you-mean-hint", near))
                .fix(kind.span.clone(), near),
            None if known.is_empty() => problem.hint(message!("plan.declare-kind-hint")),
            None => problem.hint(message!("schema.allowed-values-hint", words = known.join(", "))),
        });
    }
    let about = block.about.as_ref()?;
    match site.names().parse_scheme(&about.value) {
        Some(reference) if site.resolve(&reference).is_some() || site.is_broken(&reference) => None,
        Some(reference) => Some(dead(site, &reference, about.span.clone())),
        None => {
            let message = message!("config.not-a-page", text = about.value);
            let problem = Diagnostic::new(Code::InvalidValue, about.span.clone(), message);
            Some(problem.hint(message!("plan.write-about-hint")))
        }
    }
}

fn check_map(
    site: &Site,
    plan: &Plan,
    named: Option<&NamedRecord>,
    span: &Span,
) -> Option<Diagnostic> {
    let of = MapScope::named(site, named)?;
    if !site.config.maps {
        let message = message!("plan.maps-turned-off");
        let problem = Diagnostic::new(Code::UnknownReference, span.clone(), message);
        return Some(problem.hint(message!("plan.turn-on-maps-hint")));
    }
    // The places of unreadable cities are unknown.
    (plan.map(of).is_none() && !site.has_broken()).then(|| {
        let span = named.map_or(span, |(_, id)| &id.span).clone();
        Diagnostic::new(Code::UnknownReference, span, message!("plan.map-without-locations"))
            .hint(message!("plan.add-location-hint"))
    })
}

/// Reports a chart without data.
fn nothing_to_draw(site: &Site, of: &Spanned<ChartSubject>) -> Option<Diagnostic> {
    let (is_empty, file) = match of.value {
        ChartSubject::Admissions => {
            (site.cities.iter().all(|city| city.record.joined.is_none()), "data/members/")
        }
        ChartSubject::Totals => (site.totals.is_empty(), "data/totals.yaml"),
        ChartSubject::Regions => (site.regions.is_empty(), "data/regions.yaml"),
        ChartSubject::Countries => (site.countries.is_empty(), "data/members/"),
    };
    let message = message!("plan.chart-without-data", name = of.value.word());
    // The unreadable records could contain the missing data.
    (is_empty && !site.has_broken()).then(|| {
        Diagnostic::new(Code::UnknownReference, of.span.clone(), message)
            .hint(message!("plan.add-chart-data-hint", file))
    })
}
