//! The parts of the home page that depend on the day of the build, as views for templates.

use serde::Serialize;

use super::{CallView, Link, OwnItem, PeriodView, Text, ViewBuilder};
use crate::plan::CalendarScope;
use crate::reference::Family;
use crate::site::{Entity, RecordId};

/// What the home page announces above its title.
#[derive(Clone, Debug, Serialize)]
pub struct BannerView {
    /// The calls that are open, announced, or closed a short time ago.
    pub calls: Vec<CallView>,
    /// The events that run or start soon, the earliest first.
    pub events: Vec<EventCard>,
}

/// An event on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct EventCard {
    /// Name and address.
    pub link: Link,
    /// The name of one record of its kind.
    pub kind: Text,
    /// Its days.
    pub dates: Option<PeriodView>,
    /// Where it takes place, if that is known.
    pub place: Option<OwnItem>,
    /// The address of its calendar file.
    pub calendar: Option<String>,
}

/// The city that the home page presents.
#[derive(Clone, Debug, Serialize)]
pub struct FeaturedCity {
    /// Name and address.
    pub link: Link,
    /// Its country.
    pub country: Link,
    /// The number of its region, if its country has one.
    pub region: Option<usize>,
    /// The summary of its profile.
    pub summary: Option<Text>,
}

impl ViewBuilder<'_> {
    /// Builds the banner of the home page; none if there is nothing to announce.
    pub fn banner(&self) -> Option<BannerView> {
        let site = self.site;
        let events = site.events_ahead().into_iter().filter(|id| site.is_announced(*id));
        let banner = BannerView {
            calls: self.announced_calls(),
            events: events.map(|id| self.event_card(id)).collect(),
        };
        (!banner.calls.is_empty() || !banner.events.is_empty()).then_some(banner)
    }

    /// Builds the next event, if the banner does not announce it yet.
    pub fn next_event(&self) -> Option<EventCard> {
        let next = self.site.events_ahead().into_iter().next()?;
        (!self.site.is_announced(next)).then(|| self.event_card(next))
    }

    fn event_card(&self, id: RecordId) -> EventCard {
        let calendar = self.plan.calendar(self.reader, CalendarScope::Record(id));
        EventCard {
            link: self.link(Entity::Record(id)),
            kind: self.text(&self.site.config.kinds.get(id.kind).label),
            dates: self.period(id),
            place: self.place(id),
            calendar: calendar.map(|url| self.href(url)),
        }
    }

    /// Builds the city that the home page presents.
    pub fn featured_city(&self) -> Option<FeaturedCity> {
        let site = self.site;
        let id = site.featured_city().filter(|_| site.config.family(Family::Cities).is_some())?;
        let country = site[id].country;
        let profile = site[id].profile.filter(|profile| site.is_shown(*profile, self.locale));
        let summary = profile.and_then(|profile| {
            let document = &site.nearest(profile, self.locale).1.document;
            let summary = document.front.summary.as_ref()?;
            Some(self.text_in(&document.locale, &summary.value))
        });
        Some(FeaturedCity {
            link: self.link(Entity::City(id)),
            country: self.link(Entity::Country(country)),
            region: site[country].region.map(|region| region.index() + 1),
            summary,
        })
    }
}
