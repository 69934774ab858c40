//! Plans the aliases: old addresses that redirect to the page that replaced them.

use std::collections::BTreeSet;

use super::{OutputKind, Plan, Route};
use crate::config::SlugScript;
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::locale::LocaleId;
use crate::path::{OutPath, UrlPath};
use crate::schema::Spanned;
use crate::site::{CityId, Entity, GroupId, Site};

pub(super) fn plan(site: &Site, plan: &Plan, diagnostics: &mut Diagnostics) -> Vec<Route> {
    let mut routes = Vec::new();
    for id in GroupId::all(site.groups.len()) {
        for (locale, translation) in site[id].translations.iter() {
            let Some(translation) = translation else { continue };
            let Some(to) = plan.url(Entity::Document(id), locale) else { continue };
            for alias in &translation.document.front.aliases {
                routes.extend(route(alias, locale, to, diagnostics));
            }
        }
    }
    for entity in plan.entities() {
        for alias in site.aliases(entity) {
            let Some(url) = UrlPath::parse(&alias.value) else { continue };
            let locale = locale_of(site, &url);
            let Some(to) = plan.url(entity, locale) else { continue };
            routes.extend(route(alias, locale, to, diagnostics));
        }
    }
    let written: BTreeSet<OutPath> = routes.iter().map(|route| route.url.out_path()).collect();
    let of_ids = of_ids(site, plan).into_iter();
    routes.extend(of_ids.filter(|route| !written.contains(&route.url.out_path())));
    routes
}

/// Plans the address with the id of each city whose address has its name in the language of the page. It is the
/// address of the page until someone adds the name, so it never stops working.
fn of_ids(site: &Site, plan: &Plan) -> Vec<Route> {
    let mut routes = Vec::new();
    for city in CityId::all(site.cities.len()) {
        let record = &site[city].record;
        for locale in site.config.locale_ids() {
            let is_native = site.config.locale(locale).slugs == SlugScript::Native;
            let has_id = *site[city].slugs[locale] == *record.id.value;
            let Some(to) = plan.url(Entity::City(city), locale) else { continue };
            if is_native || has_id || record.slug.is_some() {
                continue;
            }
            let parent =
                to.as_str().trim_end_matches('/').rsplit_once('/').map_or("", |(of, _)| of);
            let url = UrlPath::page([parent, &record.id.value]);
            if plan.route(&url.out_path()).is_none() {
                let what = message!("plan.owner-alias", file = record.id.span.file);
                routes.push(Route {
                    url,
                    kind: OutputKind::Alias(locale, to.clone()),
                    what,
                    span: None,
                });
            }
        }
    }
    routes
}

/// Returns the locale whose addresses have this prefix. A record has one list of aliases for all
/// locales.
pub(super) fn locale_of(site: &Site, url: &UrlPath) -> LocaleId {
    let first = url.as_str().split('/').nth(1).unwrap_or_default();
    let begins =
        |path: &str| site.config.locale_ids().find(|id| site.config.locale(*id).path == path);
    let named = if first.is_empty() { None } else { begins(first) };
    named.or_else(|| begins("")).unwrap_or(site.config.source_locale)
}

fn route(
    alias: &Spanned<String>,
    locale: LocaleId,
    to: &UrlPath,
    diagnostics: &mut Diagnostics,
) -> Option<Route> {
    let url = UrlPath::parse(&alias.value)?;
    if !is_of_page(&url) {
        let message = message!("plan.alias-not-a-page", alias = alias.value);
        let problem = Diagnostic::new(Code::AliasEnding, alias.span.clone(), message);
        diagnostics.push(problem.hint(message!("plan.remove-alias-hint")));
        return None;
    }
    let what = message!("plan.owner-alias", file = alias.span.file);
    let kind = OutputKind::Alias(locale, to.clone());
    Some(Route { url, kind, what, span: Some(alias.span.clone()) })
}

/// Returns whether a host serves an address as a page, and not as another type of file.
fn is_of_page(url: &UrlPath) -> bool {
    let name = url.as_str().rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_none_or(|ending| matches!(ending.as_str(), "html" | "htm"))
}
