//! Plans the outputs that are not pages of an entity: chooser, 404, feeds, sitemap, robots.txt and share
//! images.

use super::{CalendarScope, FeedScope, OutputKind, Plan, Route};
use crate::diag::{Message, message};
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::reference::Family;
use crate::site::{CountryId, Entity, Site};

pub(super) fn plan(site: &Site, plan: &Plan) -> Vec<Route> {
    let not_found = || message!("plan.owner-not-found");
    let mut routes = vec![
        route(&["404.html"], OutputKind::NotFound(None), not_found()),
        route(&["sitemap.xml"], OutputKind::Sitemap, message!("plan.owner-sitemap")),
        route(&["robots.txt"], OutputKind::Robots, message!("plan.owner-robots")),
    ];
    if site.config.locales.iter().all(|locale| !locale.path.is_empty()) {
        let (url, what) = (UrlPath::page([]), message!("plan.owner-language-chooser"));
        routes.push(Route { url, kind: OutputKind::Chooser, what, span: None });
    }
    for locale in site.config.locale_ids() {
        let path = site.config.locale(locale).path.as_str();
        if !path.is_empty() {
            let kind = OutputKind::NotFound(Some(locale));
            routes.push(route(&[path, "404.html"], kind, not_found()));
        }
        feeds(site, plan, locale, &mut routes);
        of_kinds(site, plan, locale, &mut routes);
    }
    routes
}

/// Returns the route of a file without a place in the sources.
fn route(path: &[&str], kind: OutputKind, what: Message) -> Route {
    Route { url: UrlPath::file(path.iter().copied()), kind, what, span: None }
}

fn feeds(site: &Site, plan: &Plan, locale: LocaleId, routes: &mut Vec<Route>) {
    let Some(section) = site.config.sections.iter().find(|section| section.feed) else { return };
    let path = site.config.locale(locale).path.as_str();
    let kind = OutputKind::Feed(locale, FeedScope::Network);
    routes.push(route(&[path, "feed.xml"], kind, message!("plan.owner-feed")));
    if !site.config.country_feeds {
        return;
    }
    for id in CountryId::all(site.countries.len()) {
        let has_items = site.documents_about(Entity::Country(id)).iter().any(|document| {
            let group = &site[*document];
            group.section == section.id.value && group.is_listed(locale)
        });
        if let (true, Some(page)) = (has_items, plan.url(Entity::Country(id), locale)) {
            let kind = OutputKind::Feed(locale, FeedScope::Country(id));
            let what = message!("plan.owner-country-feed", code = site[id].code);
            routes.push(route(&[page.as_str(), "feed.xml"], kind, what));
        }
    }
}

/// Plans the feeds of kinds, and the calendars: one for each kind of events, and one for each event with a date.
fn of_kinds(site: &Site, plan: &Plan, locale: LocaleId, routes: &mut Vec<Route>) {
    for (kind, name, declared) in site.config.kinds.iter() {
        let index = plan.url(Entity::Index(Family::Own(kind)), locale);
        if let (Some(index), true) = (index, declared.has_feed()) {
            let feed = OutputKind::Feed(locale, FeedScope::Kind(kind));
            let what = message!("plan.owner-kind-feed", name = name.value);
            routes.push(route(&[index.as_str(), "feed.xml"], feed, what));
        }
        let Some(index) = index.filter(|_| declared.is_calendar()) else { continue };
        let all = OutputKind::Calendar(locale, CalendarScope::Kind(kind));
        let what = message!("plan.owner-calendar", name = name.value);
        routes.push(route(&[index.as_str(), "calendar.ics"], all, what));
        for entity in site.members(Family::Own(kind)) {
            let Entity::Record(id) = entity else { continue };
            let Some(page) = plan.url(entity, locale) else { continue };
            if site.period(id).is_some() {
                let event = OutputKind::Calendar(locale, CalendarScope::Record(id));
                let what = message!("plan.owner-calendar", name = site[id].record.id.value);
                routes.push(route(&[page.as_str(), "event.ics"], event, what));
            }
        }
    }
}

/// Plans the share image of each page. The parts of a long list share the image of the first part. A
/// page that shows the text of another locale uses the image of that locale.
pub(super) fn cards(site: &Site, pages: &[Route]) -> Vec<Route> {
    let card = |page: &Route| match &page.kind {
        OutputKind::Page { entity, locale, text, pager }
            if text == locale && pager.is_none_or(|pager| pager.number == 1) =>
        {
            let what = message!("plan.owner-share-image", page = page.what);
            // An image with a photograph is smaller as JPEG. Drawings are not part of share images.
            let picture = site.picture(*entity).map(|picture| picture.file.value.as_str());
            let is_photograph = picture.is_some_and(|file| !file.to_lowercase().ends_with(".svg"));
            let path = [page.url.as_str(), if is_photograph { "card.jpg" } else { "card.png" }];
            Some(route(&path, OutputKind::Card(*entity, *locale), what))
        }
        _ => None,
    };
    pages.iter().filter_map(card).collect()
}
