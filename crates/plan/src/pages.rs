//! Plans the pages of every entity in every locale.

use super::{OutputKind, Pager, Route};
use crate::config::{HANDBOOK, Section};
use crate::content::PROFILES;
use crate::diag::{Message, Span, message};
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::reference::Family;
use crate::site::{Entity, GroupId, Site};
use crate::theme::Theme;

pub(super) fn plan(site: &Site) -> Vec<Route> {
    let mut routes = Vec::new();
    for locale in site.config.locale_ids() {
        let mut planner = Planner { site, locale, routes: &mut routes };
        planner.page(Entity::Home, &[], message!("plan.owner-home"), None);
        planner.families();
        planner.sections();
        planner.documents();
    }
    routes
}

/// Returns whether search engines should list a page: the text that it has in its own locale is free of unreviewed
/// machine translation, and the page is not part of the handbook, which is for editors.
pub(super) fn is_listed(site: &Site, entity: Entity, locale: LocaleId) -> bool {
    if let Entity::Section(index) = entity {
        return site.config.sections[index].id.value != HANDBOOK;
    }
    site.text_of(entity).is_none_or(|id| {
        let group = &site[id];
        let is_listed = group.translations[locale].is_none() || group.is_listed(locale);
        is_listed && group.section != HANDBOOK
    })
}

/// Returns the file name of the template for a page. A theme can have templates for one declared kind:
/// `project.html` replaces `record.html`, and `projects.html` replaces `records.html`.
pub fn template(site: &Site, theme: &Theme, entity: Entity) -> String {
    let own = match entity {
        Entity::Record(id) => Some(site.names().member(Family::Own(id.kind))),
        Entity::Index(family @ Family::Own(_)) => Some(site.names().name(family)),
        _ => None,
    };
    let own = own.map(|name| format!("{name}.html"));
    let is_there = |name: &String| theme.templates.iter().any(|own| *own.name == **name);
    own.filter(is_there).unwrap_or_else(|| format!("{}.html", entity.page_kind()))
}

struct Planner<'a> {
    site: &'a Site,
    locale: LocaleId,
    routes: &'a mut Vec<Route>,
}

impl Planner<'_> {
    fn page(&mut self, entity: Entity, segments: &[&str], what: Message, span: Option<Span>) {
        self.page_in(self.locale, None, entity, segments, what, span);
    }

    /// Plans a page that shows the text of the locale `text`, or a part of a list.
    fn page_in(
        &mut self,
        text: LocaleId,
        pager: Option<Pager>,
        entity: Entity,
        segments: &[&str],
        what: Message,
        span: Option<Span>,
    ) {
        let path = self.site.config.locale(self.locale).path.as_str();
        let url = UrlPath::page([path].into_iter().chain(segments.iter().copied()));
        let kind = OutputKind::Page { entity, locale: self.locale, text, pager };
        self.routes.push(Route { url, kind, what, span });
    }

    fn families(&mut self) {
        let site = self.site;
        for config in &site.config.families {
            let family = config.family;
            let slug = config.slug.as_ref();
            let slug = slug.and_then(|slug| site.config.slug(slug, self.locale));
            let name = site.names().name(family);
            let slug = slug.as_deref().unwrap_or(name);
            let what = message!("plan.owner-family-index", name);
            self.page(Entity::Index(family), &[slug], what, config.span.clone());
            for entity in site.members(family) {
                let Some(subject) = site.subject(entity) else { continue };
                let noun = site.names().noun(family);
                let what = message!("plan.owner-record", noun, id = subject.id);
                // The code in the record of a country is not the place of its address.
                let written = subject.written.filter(|_| family != Family::Countries);
                let span = written.map(|id| id.span.clone());
                self.page(entity, &[slug, &subject.slugs[self.locale]], what, span);
            }
            for id in site.facets_of(family) {
                let Some((field, word, choice)) = site.facet(id) else { continue };
                let key = &field.key;
                let what = message!("plan.owner-facet", name, key = key.value, word);
                let own = |text, id: &str| {
                    let of_label = site.config.own_slug(text, self.locale);
                    of_label.unwrap_or_else(|| id.replace('_', "-"))
                };
                let (field, choice) =
                    (own(&field.declared.label, &key.value), own(&choice.label, word));
                let span = Some(key.span.clone());
                self.page(Entity::Facet(id), &[slug, &field, &choice], what, span);
            }
        }
    }

    fn sections(&mut self) {
        let site = self.site;
        for (index, section) in site.config.sections.iter().enumerate() {
            if section.root {
                continue;
            }
            let slug = section_slug(site, section, self.locale);
            let listed = site.listed(&section.id.value, self.locale).len();
            let count = listed.div_ceil(section.per_page).max(1);
            for number in 1..=count {
                let number_text = number.to_string();
                let segments: &[&str] =
                    if number == 1 { &[&slug] } else { &[&slug, "page", &number_text] };
                let what = message!("plan.owner-section-index", name = section.id.value);
                let (pager, span) = (Pager { number, count }, Some(section.id.span.clone()));
                let entity = Entity::Section(index);
                self.page_in(self.locale, Some(pager), entity, segments, what, span);
            }
        }
    }

    fn documents(&mut self) {
        let site = self.site;
        for id in GroupId::all(site.groups.len()) {
            let group = &site[id];
            let is_home =
                site.config.home.as_ref().is_some_and(|home| home.value == group.identity);
            let section = site.config.sections.iter().find(|s| s.id.value == group.section);
            let Some(section) = section else { continue };
            if group.section == PROFILES || is_home || !site.has_page(id, self.locale) {
                continue;
            }
            let (text, translation) = site.nearest(id, self.locale);
            let folder = section_slug(site, section, self.locale);
            let front = &translation.document.front;
            let span = front.slug.as_ref().or(front.title.as_ref()).map(|field| field.span.clone());
            let what = message!("plan.owner-document", file = translation.document.file);
            let segments: &[&str] =
                if section.root { &[&translation.slug] } else { &[&folder, &translation.slug] };
            self.page_in(text, None, Entity::Document(id), segments, what, span);
        }
    }
}

fn section_slug(site: &Site, section: &Section, locale: LocaleId) -> String {
    let slug = section.slug.as_ref().and_then(|slug| site.config.slug(slug, locale));
    slug.unwrap_or_else(|| section.id.value.clone())
}
