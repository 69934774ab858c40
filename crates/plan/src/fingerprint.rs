//! Fingerprints of published pages. When an address is lost, they identify the page that replaces it.

use std::collections::BTreeMap;

use super::{OutputKind, Plan};
use crate::locale::LocaleId;
use crate::output::{PageFingerprint, PageFingerprints};
use crate::path::OutPath;
use crate::reference::Reference;
use crate::schema::Localized;
use crate::site::{Entity, GroupId, Site};
use crate::source::Sources;
use urbi_base::diag::Texts;

/// Returns the fingerprint of each page of a site. The later parts of long lists are left out.
pub fn traces(site: &Site, plan: &Plan, sources: &Sources) -> PageFingerprints {
    let names: BTreeMap<Entity, &Reference> = site
        .references()
        .filter_map(|reference| Some((site.resolve(reference)?, reference)))
        .collect();
    let trace = |(path, route): (&OutPath, &super::Route)| match &route.kind {
        OutputKind::Page { entity, locale, pager, .. } if pager.is_none_or(|p| p.number == 1) => {
            let of = site.names().write(names.get(entity)?);
            let marks = marks(site, sources, *entity, *locale);
            let locale = site.config.locale(*locale).locale.to_string();
            Some((path.clone(), PageFingerprint { of, locale, marks }))
        }
        _ => None,
    };
    plan.routes().filter_map(trace).collect()
}

fn marks(site: &Site, sources: &Sources, entity: Entity, locale: LocaleId) -> Vec<String> {
    let mut marks = Vec::new();
    match entity {
        Entity::Document(id) => marks.extend(of_document(site, sources, id, locale)),
        Entity::City(id) => {
            let city = &site[id].record;
            marks.extend(names(&city.name));
            marks.extend(city.point().map(|at| format!("at {},{}", at.lat, at.lon)));
            marks.extend(city.website.iter().map(|website| format!("website {website}")));
        }
        Entity::Country(id) => marks.push(format!("name {}", site[id].names[locale])),
        Entity::Round(id) => marks.push(format!("year {}", site[id].record.year.value)),
        _ => {
            let name = site.subject(entity).and_then(|own| own.name);
            marks.extend(name.into_iter().flat_map(names));
        }
    }
    marks.sort();
    marks.dedup();
    marks
}

fn names(name: &Localized) -> impl Iterator<Item = String> {
    let plain = name.unlocalized().map(|name| format!("name {name}"));
    plain.into_iter().chain(name.iter().map(|(_, name)| format!("name {name}")))
}

fn of_document(site: &Site, sources: &Sources, id: GroupId, locale: LocaleId) -> Vec<String> {
    let document = &site.nearest(id, locale).1.document;
    let title = document.front.title.iter().map(|title| format!("title {}", title.value));
    let text = sources.text(&document.file).and_then(below_front_matter);
    let text = text.map(|text| {
        // Line endings differ between machines.
        let text = text.replace('\r', "");
        format!("text {}", &blake3::hash(text.as_bytes()).to_hex()[..16])
    });
    title.chain(text).collect()
}

/// Returns the text of a document without its front matter. Returns `None` if there is no other text.
fn below_front_matter(text: &str) -> Option<&str> {
    let (_, below) = text.trim_start().strip_prefix("---")?.split_once("\n---")?;
    let below = below.split_once('\n')?.1.trim();
    (!below.is_empty()).then_some(below)
}
