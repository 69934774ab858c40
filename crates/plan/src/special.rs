//! Plans the outputs that are not pages of an entity: chooser, 404, feeds, sitemap, robots.txt and share
//! images.

use super::{CalendarScope, FeedScope, OutputKind, Owner, Plan, Route};
use crate::diag::{Message, message};
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::reference::Family;
use crate::site::{CountryId, Entity, Site};

pub(super) fn plan(site: &Site, plan: &Plan) -> Vec<Route> {
    let mut routes = vec![
        route(
            UrlPath::file(["404.html"]),
            OutputKind::NotFound(None),
            message!("plan.owner-not-found"),
        ),
        route(UrlPath::file(["sitemap.xml"]), OutputKind::Sitemap, message!("plan.owner-sitemap")),
        route(UrlPath::file(["robots.txt"]), OutputKind::Robots, message!("plan.owner-robots")),
    ];
    if site.config.locales.iter().all(|locale| !locale.path.is_empty()) {
        routes.push(route(
            UrlPath::page([]),
            OutputKind::Chooser,
            message!("plan.owner-language-chooser"),
        ));
    }
    for locale in site.config.locale_ids() {
        let path = site.config.locale(locale).path.as_str();
        if !path.is_empty() {
            let url = UrlPath::file([path, "404.html"]);
            routes.push(route(
                url,
                OutputKind::NotFound(Some(locale)),
                message!("plan.owner-not-found"),
            ));
        }
        feeds(site, plan, locale, &mut routes);
        of_kinds(site, plan, locale, &mut routes);
    }
    routes
}

fn route(url: UrlPath, kind: OutputKind, what: Message) -> Route {
    Route { url, kind, owner: Owner { what, span: None } }
}

fn feeds(site: &Site, plan: &Plan, locale: LocaleId, routes: &mut Vec<Route>) {
    let Some(section) = site.config.sections.iter().find(|section| section.feed) else { return };
    let path = site.config.locale(locale).path.as_str();
    let url = UrlPath::file([path, "feed.xml"]);
    routes.push(route(
        url,
        OutputKind::Feed(locale, FeedScope::Network),
        message!("plan.owner-feed"),
    ));
    if !site.config.country_feeds {
        return;
    }
    for id in CountryId::all(site.countries.len()) {
        let has_items = site.documents_about(Entity::Country(id)).iter().any(|document| {
            let group = &site[*document];
            group.section == section.id.value && group.is_listed(locale)
        });
        if let (true, Some(page)) = (has_items, plan.url(Entity::Country(id), locale)) {
            let url = UrlPath::file([page.as_str(), "feed.xml"]);
            let what = message!("plan.owner-country-feed", code = site[id].code);
            routes.push(route(url, OutputKind::Feed(locale, FeedScope::Country(id)), what));
        }
    }
}

/// Plans the feeds of kinds, and the calendars: one for each kind of events, and one for each event with a date.
fn of_kinds(site: &Site, plan: &Plan, locale: LocaleId, routes: &mut Vec<Route>) {
    for (kind, name, declared) in site.config.kinds.iter() {
        let index = plan.url(Entity::Index(Family::Own(kind)), locale);
        if let (Some(index), true) = (index, declared.has_feed()) {
            let url = UrlPath::file([index.as_str(), "feed.xml"]);
            let what = message!("plan.owner-kind-feed", name = name.value);
            routes.push(route(url, OutputKind::Feed(locale, FeedScope::Kind(kind)), what));
        }
        let Some(index) = index.filter(|_| declared.is_calendar()) else { continue };
        let calendar = |page: &UrlPath, file: &str, scope: CalendarScope, what: Message| {
            let url = UrlPath::file([page.as_str(), file]);
            route(url, OutputKind::Calendar(locale, scope), what)
        };
        let what = message!("plan.owner-calendar", name = name.value);
        routes.push(calendar(index, "calendar.ics", CalendarScope::Kind(kind), what));
        for entity in site.members(Family::Own(kind)) {
            let Entity::Record(id) = entity else { continue };
            let Some(page) = plan.url(entity, locale) else { continue };
            if site.period(id).is_some() {
                let what = message!("plan.owner-calendar", name = site[id].record.id.value);
                routes.push(calendar(page, "event.ics", CalendarScope::Record(id), what));
            }
        }
    }
}

/// Plans the share image of each page. The parts of a long list share the image of the first part. A
/// page that shows the text of another locale uses the image of that locale.
pub(super) fn cards(pages: &[Route]) -> Vec<Route> {
    let card = |page: &Route| match &page.kind {
        OutputKind::Page { entity, locale, text, pager }
            if text == locale && pager.is_none_or(|pager| pager.number == 1) =>
        {
            let url = UrlPath::file([page.url.as_str(), "card.png"]);
            let what = message!("plan.owner-share-image", page = page.owner.what);
            Some(route(url, OutputKind::Card(*entity, *locale), what))
        }
        _ => None,
    };
    pages.iter().filter_map(card).collect()
}
