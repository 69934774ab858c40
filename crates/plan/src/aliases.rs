//! Plans the aliases: old addresses that redirect to the page that replaced them.

use super::{OutputKind, Plan, Route};
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::schema::Spanned;
use crate::site::{Entity, GroupId, Site};

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
