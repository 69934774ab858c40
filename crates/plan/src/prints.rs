//! Plans the PDFs: of documents, and fact sheets of cities if the site wants them. A PDF has the
//! address of its page with another ending: `…/join/` and `…/join.pdf`.

use super::{OutputKind, Plan, Route};
use crate::config::Layout;
use crate::content::PROFILES;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::site::{CityId, Entity, GroupId, Site, TranslationGroup};
use crate::theme::Theme;

/// The print layout of fact sheets.
pub const FACT_SHEET: &str = "/print/fact-sheet.typ";

/// Returns the print layout of the documents of a section.
pub fn layout_file(layout: Layout) -> &'static str {
    match layout {
        Layout::Flyer => "/print/flyer.typ",
        Layout::Note => "/print/note.typ",
        Layout::Page | Layout::News | Layout::CaseStudy => "/print/page.typ",
    }
}

pub(super) fn can_print(theme: &Theme) -> bool {
    cfg!(feature = "pdf") && !theme.templates.is_empty()
}

/// Plans the PDFs. Reports documents for which the theme has no print layout.
pub(super) fn plan(
    site: &Site,
    theme: &Theme,
    plan: &Plan,
    diagnostics: &mut Diagnostics,
) -> Vec<Route> {
    if !plan.can_print {
        return Vec::new();
    }
    let mut routes = Vec::new();
    for id in GroupId::all(site.groups.len()) {
        if is_wanted(site, theme, id, diagnostics) {
            for locale in site.config.locale_ids() {
                routes.extend(document(site, plan, id, locale));
            }
        }
    }
    if site.config.fact_sheets && has_layout(site, theme, FACT_SHEET, None, diagnostics) {
        for id in CityId::all(site.cities.len()).filter(|id| has_fact_sheet(site, *id)) {
            let record = &site[id].record.id;
            let what = message!("plan.city-fact-sheet", id = record.value);
            for locale in site.config.locale_ids() {
                let Some(page) = plan.url(Entity::City(id), locale) else { continue };
                let (kind, url) = (OutputKind::Print(Entity::City(id), locale), file_next_to(page));
                let span = Some(record.span.clone());
                routes.push(Route { url, kind, what: what.clone(), span });
            }
        }
    }
    routes
}

/// Returns whether a city has a fact sheet: whether a sheet would say more than its country, year, position and
/// population. The publishers’ guide explains this rule to editors.
fn has_fact_sheet(site: &Site, id: CityId) -> bool {
    let (city, entity) = (&site[id], Entity::City(id));
    let has_links =
        !(city.awards.is_empty() && city.clusters.is_empty() && city.coordinates.is_empty());
    let has_texts = city.profile.is_some() || city.record.summary.is_some();
    let has_facts = city.record.website.is_some() || !city.record.own.is_empty();
    let is_named = !site.documents_about(entity).is_empty() || !site.mentions(entity).is_empty();
    has_links || has_texts || has_facts || is_named
}

/// Returns whether a document gets a PDF. Its front matter decides, or else its section: flyers and
/// notes get one if the theme has a print layout for them.
fn is_wanted(site: &Site, theme: &Theme, id: GroupId, diagnostics: &mut Diagnostics) -> bool {
    let group = &site[id];
    let Some(layout) = layout_of(site, group) else { return false };
    let front = &group.source().document.front;
    if let Some(span) = front.pdf_span() {
        return has_layout(site, theme, layout_file(layout), Some(span), diagnostics);
    }
    let is_paper = matches!(layout, Layout::Flyer | Layout::Note);
    is_paper && front.pdf.is_none() && theme.print.contains_key(layout_file(layout))
}

/// Returns the layout of a document; `None` for profiles, which are parts of other pages.
fn layout_of(site: &Site, group: &TranslationGroup) -> Option<Layout> {
    let section = site.config.sections.iter().find(|section| section.id.value == group.section)?;
    (group.section != PROFILES).then_some(section.layout)
}

fn has_layout(
    site: &Site,
    theme: &Theme,
    file: &str,
    asked: Option<&Span>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_there = theme.print.contains_key(file);
    if !is_there {
        let file = format!("themes/{}{file}", site.config.theme.value);
        let span = asked.unwrap_or(&site.config.theme.span).clone();
        let message = message!("plan.layout-missing", file);
        let problem = Diagnostic::new(Code::MissingFile, span, message);
        diagnostics.push(problem.hint(message!("plan.copy-layout-hint")));
    }
    is_there
}

/// Plans the PDF of a document in a locale. There is none if the page shows the text of another locale.
/// There is none for an unreviewed machine translation either, because errors in print cannot be
/// corrected.
fn document(site: &Site, plan: &Plan, id: GroupId, locale: LocaleId) -> Option<Route> {
    let group = &site[id];
    let translation = group.translations[locale].as_ref()?;
    let entity = Entity::Document(id);
    let page = plan.url(entity, locale)?;
    if !group.is_listed(locale) || plan.text(entity, locale) != locale {
        return None;
    }
    let front = &translation.document.front;
    let span = front.pdf_span().or(front.title.as_ref().map(|title| &title.span)).cloned();
    let what = message!("plan.document-pdf", file = translation.document.file);
    let is_home = plan.url(Entity::Home, locale) == Some(page);
    let url = if is_home {
        UrlPath::file([page.as_str(), format!("{}.pdf", translation.slug).as_str()])
    } else {
        file_next_to(page)
    };
    Some(Route { url, kind: OutputKind::Print(entity, locale), what, span })
}

/// Returns the address of the PDF of a page.
fn file_next_to(page: &UrlPath) -> UrlPath {
    UrlPath::file([format!("{}.pdf", page.as_str().trim_end_matches('/')).as_str()])
}
