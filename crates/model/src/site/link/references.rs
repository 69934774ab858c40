//! Lists the valid references, and checks those in the configuration.

use std::collections::BTreeMap;

use super::{dead, unknown_record};
use crate::config::SectionOrder;
use crate::content::PROFILES;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean, message};
use crate::reference::{Family, Reference};
use crate::site::{Entity, GroupId, Site};

/// Lists everything that a reference can name.
pub(super) fn references(site: &Site) -> BTreeMap<Reference, Entity> {
    let mut references = BTreeMap::from([(Reference::Home, Entity::Home)]);
    for config in &site.config.families {
        let family = config.family;
        references.insert(Reference::Index(family), Entity::Index(family));
        for entity in site.members(family) {
            if let Some(subject) = site.subject(entity) {
                references.insert(Reference::Record(family, subject.id.to_owned()), entity);
            }
        }
    }
    for (index, section) in site.config.sections.iter().enumerate() {
        if !section.root {
            let reference = Reference::Section(section.id.value.clone());
            references.insert(reference, Entity::Section(index));
        }
    }
    for id in GroupId::all(site.groups.len()) {
        if site[id].section != PROFILES {
            let reference = Reference::Document(site[id].identity.clone());
            references.insert(reference, Entity::Document(id));
        }
    }
    references
}

/// Checks the configuration against the folders.
pub(super) fn check_config(site: &Site, diagnostics: &mut Diagnostics) {
    let config = &site.config;
    for group in &site.groups {
        let known = config.sections.iter().any(|section| section.id.value == group.section);
        // If no section is valid, that was reported, and the folders of documents are not.
        if !known && config.all_sections_read && group.section != PROFILES {
            let sections = config.sections.iter().map(|section| section.id.value.as_str());
            let near = did_you_mean(&group.section, sections);
            let span = Span::file(&group.source().document.file);
            let message = message!("site.unknown-section", section = group.section);
            let hint = near.map(|near| message!("site.similar-section-hint", near));
            diagnostics.push(
                Diagnostic::new(Code::UnknownReference, span, message)
                    .hint(message!("site.add-section-hint"))
                    .maybe_hint(hint),
            );
        }
        let dated = config
            .sections
            .iter()
            .any(|s| s.id.value == group.section && s.order == SectionOrder::Date);
        if dated && !group.source().document.front.date.is_given {
            let document = &group.source().document;
            let span = document.front.title.as_ref().map(|title| title.span.clone());
            let span = span.unwrap_or_else(|| Span::file(&document.file));
            let message = message!("site.undated-document");
            diagnostics.push(
                Diagnostic::new(Code::MissingField, span, message)
                    .hint(message!("site.add-date-hint")),
            );
        }
    }
    let named = config.home.iter().chain(&config.join);
    let named = named.map(|named| (Reference::Document(named.value.clone()), &named.span));
    let entries =
        config.menus.iter().flat_map(|menu| &menu.groups).flat_map(|group| &group.entries);
    let menus = entries.map(|entry| (entry.to.value.clone(), &entry.to.span));
    for (reference, span) in named.chain(menus) {
        if site.resolve(&reference).is_none() && !site.is_broken(&reference) {
            diagnostics.push(dead(site, &reference, span.clone()));
        }
    }
    if let Some(city) = &config.featured_city
        && site.record(Family::Cities, &city.value).is_none()
        && !site.broken.contains(&city.value)
    {
        let known = site.ids(Family::Cities);
        diagnostics.push(unknown_record(site.names(), Family::Cities, city, known));
    }
}
