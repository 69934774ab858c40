//! The records of declared kinds as views for templates, and the records that name an entity.

use serde::Serialize;

use super::{
    CityCard, DateView, LeadPictureView, Link, MapView, NewsCard, OwnFact, SourceView, Text,
    ViewBuilder,
};
use crate::config::RecordOrder;
use crate::content::{RecordTime, RecordsBlock};
use crate::date::Date;
use crate::plan::{CalendarScope, DataTable, FeedScope};
use crate::reference::{Family, KindId};
use crate::schema::{OwnField, OwnKind};
use crate::site::{CityId, Entity, RecordId, Subject};
use crate::view::list::Download;

/// A record in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RecordCard {
    /// Name and address.
    pub link: Link,
    /// Its days, if the kind has a field with its date.
    pub dates: Option<PeriodView>,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// Its lead picture.
    pub picture: Option<LeadPictureView>,
    /// The facts of the fields with `card: true`.
    pub facts: Vec<OwnFact>,
}

/// The days of a record.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodView {
    /// The first day.
    pub starts: DateView,
    /// The last day, if it is another one.
    pub ends: Option<DateView>,
    /// The days as one text, formatted for the locale.
    pub text: String,
    /// Whether the last day is over.
    pub past: bool,
    /// Whether the period has a start and no end, and the record is not an event.
    pub open: bool,
}

/// The page of a record.
#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    /// The stable id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The name of one record of its kind.
    pub kind: Text,
    /// The link to the index of its kind.
    pub index: Link,
    /// Its days, if the kind has a field with its date.
    pub dates: Option<PeriodView>,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// The facts of its other fields.
    pub own: Vec<OwnFact>,
    /// The sources of its facts, the main one first.
    pub sources: Vec<SourceView>,
    /// The reason why a detail is in doubt.
    pub unconfirmed: Option<Text>,
    /// The address of its calendar file, if it is an event that has not ended.
    pub calendar: Option<String>,
    /// The address of the calendar with all events of its kind.
    pub all_events: Option<String>,
    /// The cities that its fields name, in order of name.
    pub cities: Vec<CityCard>,
    /// A small map, if its fields name one city.
    pub map: Option<MapView>,
    /// The documents that name the record, the latest first.
    pub news: Vec<NewsCard>,
}

/// The index of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindView {
    /// The name in the data.
    pub id: String,
    /// The title.
    pub title: Text,
    /// An introduction.
    pub summary: Option<Text>,
    /// The records; of a kind of events, those that have not ended.
    pub records: Vec<RecordCard>,
    /// The events that have ended, the latest first.
    pub past: Vec<RecordCard>,
    /// The address of the calendar with all events.
    pub calendar: Option<String>,
    /// The address of the feed.
    pub feed: Option<String>,
    /// The files of the open data.
    pub downloads: Vec<Download>,
}

/// The records of one kind that name an entity.
#[derive(Clone, Debug, Serialize)]
pub struct MentionGroup {
    /// The id of its heading.
    pub anchor: String,
    /// The title of the kind, or the label of the field that names the entity.
    pub title: Text,
    /// Whether the title is the label of a field.
    pub by_field: bool,
    /// The records, in order.
    pub records: Vec<RecordCard>,
}

/// An event in a city.
#[derive(Clone, Debug, Serialize)]
pub struct HostedEvent {
    /// The label of the field that names the city, such as `Host city`.
    pub label: Text,
    /// The event.
    pub link: Link,
}

impl ViewBuilder<'_> {
    /// Builds the page of a record.
    pub fn record(&self, id: RecordId) -> RecordView {
        let site = self.site;
        let (member, kind) = (&site[id], site.config.kinds.get(id.kind));
        let entity = Entity::Record(id);
        let dated = kind.date_field();
        let mut own = self.facts(entity);
        // The page shows the date below its title, and several cities as a list of their own.
        let is_city_list = |key: &str| {
            let mut fields = site.fields_of(Family::Own(id.kind)).iter();
            let field = fields.find(|field| field.key.value == key);
            field
                .is_some_and(|field| field.kind.family() == Some(Family::Cities) && field.is_list())
        };
        own.retain(|fact| {
            let is_shown_apart = member.cities.len() > 1 && is_city_list(&fact.key);
            Some(fact.key.as_str()) != dated && !is_shown_apart
        });
        let calendar = |of| self.plan.calendar(self.reader, of).map(|url| self.href(url));
        RecordView {
            id: member.record.id.value.clone(),
            name: self.text(&member.record.name),
            kind: self.text(&kind.label),
            index: self.link(Entity::Index(Family::Own(id.kind))),
            dates: self.period(id),
            summary: member.record.summary.as_ref().map(|summary| self.text(summary)),
            own,
            sources: self.sources(member.record.all_sources()),
            unconfirmed: member.record.unconfirmed.as_ref().map(|reason| self.text(reason)),
            calendar: calendar(CalendarScope::Record(id)).filter(|_| !site.is_past(id)),
            all_events: calendar(CalendarScope::Kind(id.kind)),
            cities: self.cities(&member.cities),
            map: match member.cities.as_slice() {
                [city] => self.city_map(*city),
                _ => None,
            },
            news: self.news_about(entity),
        }
    }

    /// Builds the index of a kind.
    pub fn kind(&self, id: KindId) -> KindView {
        let site = self.site;
        let kind = site.config.kinds.get(id);
        let all = self.ordered(id);
        let is_past = |id: &RecordId| kind.is_calendar() && site.is_past(*id);
        let (past, ahead): (Vec<RecordId>, Vec<RecordId>) = all.into_iter().partition(is_past);
        let calendar = self.plan.calendar(self.reader, CalendarScope::Kind(id));
        KindView {
            id: site.config.kinds.name(id).value.clone(),
            title: self.text(&kind.title),
            summary: kind.summary.as_ref().map(|summary| self.text(summary)),
            records: ahead.into_iter().map(|id| self.record_card(id)).collect(),
            past: past.into_iter().map(|id| self.record_card(id)).collect(),
            calendar: calendar.map(|url| self.href(url)),
            feed: self.plan.feed(self.reader, FeedScope::Kind(id)).map(|url| self.href(url)),
            downloads: self.downloads(DataTable::Records(Family::Own(id))),
        }
    }

    /// Builds the records that a block lists.
    pub fn records(&self, block: &RecordsBlock) -> Vec<RecordCard> {
        self.record_ids(block).into_iter().map(|id| self.record_card(id)).collect()
    }

    /// Returns the records that a block lists, in order.
    pub fn record_ids(&self, block: &RecordsBlock) -> Vec<RecordId> {
        let Some(Family::Own(kind)) = self.site.names().find(&block.kind.value) else {
            return Vec::new();
        };
        let about = block.about.as_ref().and_then(|about| {
            self.site.names().parse_scheme(&about.value).and_then(|to| self.site.resolve(&to))
        });
        let mut all = self.ordered(kind);
        if block.about.is_some() {
            let by = about.map_or(&[][..], |about| self.site.mentions(about));
            all.retain(|id| by.contains(&Entity::Record(*id)));
        }
        match block.when {
            RecordTime::Ahead => all.retain(|id| !self.site.is_past(*id)),
            RecordTime::Past => all.retain(|id| self.site.is_past(*id)),
            RecordTime::Any => {}
        }
        all.truncate(block.latest.unwrap_or(all.len()));
        all
    }

    /// Builds the events whose place is a city: records of a kind with a calendar.
    pub(super) fn events_in(&self, city: CityId) -> Vec<HostedEvent> {
        let site = self.site;
        let is_place = |field: &OwnField| {
            let property = field.declared.property.as_ref();
            property.is_some_and(|own| own.value == "location")
        };
        let named = site[city].record.id.value.as_str();
        let event = |by: &Entity| {
            let Entity::Record(id) = by else { return None };
            let own = &site[*id].record.own;
            let names = |field: &&OwnField| own.plains(field).iter().any(|id| id.value == named);
            let mut fields = site.fields_of(Family::Own(id.kind)).iter();
            let field = fields.find(|field| is_place(field) && names(field))?;
            let is_event = site.config.kinds.get(id.kind).is_calendar();
            is_event.then(|| HostedEvent {
                label: self.text(&field.declared.label),
                link: self.link(*by),
            })
        };
        site.mentions(Entity::City(city)).iter().filter_map(event).collect()
    }

    /// Builds the lists of records that name an entity: first those of declared kinds, in their order.
    pub fn mentions(&self, entity: Entity) -> Vec<MentionGroup> {
        let by = self.site.mentions(entity);
        if by.is_empty() {
            return Vec::new();
        }
        let kinds = self.site.config.kinds.iter();
        let mut groups: Vec<_> = kinds.map(|(kind, ..)| self.mentions_of_kind(kind, by)).collect();
        groups.extend(Family::BUILT_IN.into_iter().flat_map(|it| self.mentions_of(it, entity)));
        groups.retain(|group| !group.records.is_empty());
        groups
    }

    fn mentions_of_kind(&self, kind: KindId, by: &[Entity]) -> MentionGroup {
        let own = by.iter().filter_map(|by| match by {
            Entity::Record(id) if id.kind == kind => Some(*id),
            _ => None,
        });
        let own = self.in_order(kind, own.collect()).into_iter();
        let kinds = &self.site.config.kinds;
        MentionGroup {
            anchor: format!("_{}", kinds.name(kind).value),
            title: self.text(&kinds.get(kind).title),
            by_field: false,
            records: own.map(|id| self.record_card(id)).collect(),
        }
    }

    /// Builds a list for each field of a built-in family, because one field can mean partners and another one visitors.
    fn mentions_of(&self, family: Family, entity: Entity) -> Vec<MentionGroup> {
        let site = self.site;
        let Some(target) = site.subject(entity) else { return Vec::new() };
        let by = site.mentions(entity).iter().filter_map(|by| Some((*by, site.subject(*by)?)));
        let by: Vec<_> = by.filter(|(_, subject)| subject.family == family).collect();
        let names = |from: &Subject<'_>, field: &OwnField, to: &Subject<'_>| {
            field.kind.family() == Some(to.family)
                && from.own.is_some_and(|own| own.plains(field).iter().any(|id| id.value == to.id))
        };
        let format = &site.formats[self.locale];
        let group = |field: &OwnField| {
            let by = by.iter().filter(|(_, subject)| names(subject, field, &target));
            // A record that the page itself names in this field is among its facts.
            let is_fact =
                |subject: &Subject<'_>| target.family == family && names(&target, field, subject);
            let by = by.filter(|(_, subject)| !is_fact(subject));
            let mut by: Vec<Entity> = by.map(|(entity, _)| *entity).collect();
            by.sort_by_cached_key(|entity| format.sort_key(&self.name(*entity).text));
            MentionGroup {
                anchor: format!("_by-{}-{}", site.names().name(family), field.key.value),
                title: self.text(&field.declared.label),
                by_field: true,
                records: by.into_iter().map(|entity| self.bare_card(entity)).collect(),
            }
        };
        site.fields_of(family).iter().map(group).collect()
    }

    fn bare_card(&self, entity: Entity) -> RecordCard {
        RecordCard {
            link: self.link(entity),
            dates: None,
            summary: None,
            picture: self.lead_picture(entity),
            facts: Vec::new(),
        }
    }

    /// Builds a record for a list.
    pub fn record_card(&self, id: RecordId) -> RecordCard {
        let entity = Entity::Record(id);
        RecordCard {
            dates: self.period(id),
            summary: self.site[id].record.summary.as_ref().map(|summary| self.text(summary)),
            facts: self.card_facts(entity),
            ..self.bare_card(entity)
        }
    }

    /// Returns the records of a kind in its order.
    pub(crate) fn ordered(&self, kind: KindId) -> Vec<RecordId> {
        self.in_order(kind, self.site.records_of(kind).collect())
    }

    /// Sorts some records of a kind in its order.
    fn in_order(&self, kind: KindId, mut all: Vec<RecordId>) -> Vec<RecordId> {
        if self.site.config.kinds.get(kind).record_order() == RecordOrder::Name {
            let format = &self.site.formats[self.locale];
            all.sort_by_cached_key(|id| format.sort_key(&self.name(Entity::Record(*id)).text));
        }
        all
    }

    /// Returns the records of a kind, the latest first.
    pub(crate) fn latest(&self, kind: KindId) -> Vec<RecordId> {
        let mut all = self.ordered(kind);
        all.sort_by_key(|id| std::cmp::Reverse(self.site.period(*id).map(|(starts, _)| starts)));
        all
    }

    pub(super) fn period(&self, id: RecordId) -> Option<PeriodView> {
        let (starts, ends) = self.site.period(id)?;
        Some(PeriodView {
            starts: self.date(starts),
            ends: ends.map(|ends| self.date(ends)),
            text: self.days(starts, ends),
            past: self.site.is_past(id),
            open: ends.is_none() && self.is_open(id.kind),
        })
    }

    /// Returns whether a period without an end goes on. An event without an end has one day.
    fn is_open(&self, kind: KindId) -> bool {
        let declared = self.site.config.kinds.get(kind);
        let mut fields = self.site.fields_of(Family::Own(kind)).iter();
        let dated = fields.find(|field| Some(field.key.value.as_str()) == declared.date_field());
        dated.is_some_and(|field| field.kind == OwnKind::Period) && !declared.is_calendar()
    }

    /// Returns a period as a text.
    pub(super) fn days(&self, starts: Date, ends: Option<Date>) -> String {
        let format = &self.site.formats[self.locale];
        match ends {
            Some(ends) => format.date_range(starts, ends),
            None => format.date(starts),
        }
    }
}
