//! What the home page announces on the day of the build: calls for applications, events, and a city.

use super::{CityId, Entity, RecordId, Site};
use crate::content::{ApplyBlock, CallsBlock, RecordTime};
use crate::network::{Call, CallPhase};
use crate::reference::Family;

/// The number of days for which a closed call is announced.
const CLOSED_DAYS: i64 = 8 * 7;

/// The number of days before its start from which an event is announced.
const EVENT_DAYS: i64 = 183;

impl Site {
    /// Returns the calls that a block lists, the latest first. A closed call is past.
    pub fn calls_in(&self, block: &CallsBlock) -> impl Iterator<Item = &Call> {
        let when = block.when;
        let is_listed = move |call: &&Call| {
            let is_past = call.window(self.now) == CallPhase::Closed;
            match when {
                RecordTime::Any => true,
                RecordTime::Ahead => !is_past,
                RecordTime::Past => is_past,
            }
        };
        self.calls.iter().filter(is_listed).take(block.latest.unwrap_or(usize::MAX))
    }

    /// Returns the calls that the home page announces: the open ones, then those that open later, then those that closed
    /// a short time ago. In each phase the earliest comes first.
    pub fn announced_calls(&self) -> Vec<&Call> {
        let today = self.now.day_number();
        let is_recent = |call: &Call| {
            let last = call.last().map(|last| last.last_day().day_number());
            last.is_none_or(|last| today - last <= CLOSED_DAYS)
        };
        let mut calls: Vec<&Call> =
            self.calls.iter().rev().filter(|call| is_recent(call)).collect();
        calls.sort_by_key(|call| match call.window(self.now) {
            CallPhase::Open => 0,
            CallPhase::Ahead => 1,
            CallPhase::Closed => 2,
        });
        calls
    }

    /// Returns the text of a block for the phase of the first announced call, or for the time between calls.
    pub fn apply_text<'b>(&self, block: &'b ApplyBlock) -> Option<&'b str> {
        let call = self.announced_calls().into_iter().next();
        let text = match call.map(|call| call.window(self.now)) {
            Some(CallPhase::Ahead) => &block.ahead,
            Some(CallPhase::Open) => &block.open,
            Some(CallPhase::Closed) => &block.closed,
            None => &block.between,
        };
        text.as_deref()
    }

    /// Returns the events that have not ended, the earliest first.
    pub fn events_ahead(&self) -> Vec<RecordId> {
        let kinds = self.config.kinds.iter().filter(|(_, _, kind)| kind.is_calendar());
        let events = kinds.flat_map(|(kind, ..)| self.records_of(kind));
        let mut events: Vec<RecordId> =
            events.filter(|id| self.period(*id).is_some() && !self.is_past(*id)).collect();
        events.sort_by_key(|id| self.period(*id).map(|(starts, _)| starts.first_day()));
        events
    }

    /// Returns whether the home page announces an event that has not ended: it runs, or it starts soon.
    pub fn is_announced(&self, event: RecordId) -> bool {
        let starts = self.period(event).map(|(starts, _)| starts.day_number());
        starts.is_some_and(|starts| starts - self.now.day_number() <= EVENT_DAYS)
    }

    /// Returns whether the last day of a record is over.
    pub fn is_past(&self, record: RecordId) -> bool {
        let last = self.period(record).map(|(starts, ends)| ends.unwrap_or(starts).last_day());
        last.is_some_and(|last| last < self.now.first_day())
    }

    /// Returns the city that the home page presents: the choice of the editor, or a city with a profile that changes
    /// each Monday.
    pub fn featured_city(&self) -> Option<CityId> {
        if let Some(chosen) = &self.config.featured_city {
            return match self.record(Family::Cities, &chosen.value)? {
                Entity::City(id) => Some(id),
                _ => None,
            };
        }
        let is_presentable = |id: &CityId| {
            let city = &self[*id];
            city.profile.is_some() && city.record.unconfirmed.is_none()
        };
        let cities: Vec<CityId> = CityId::all(self.cities.len()).filter(is_presentable).collect();
        // Day 0 was a Thursday.
        let week = (self.now.day_number() + 3).div_euclid(7);
        let count = i64::try_from(cities.len()).ok().filter(|count| *count > 0)?;
        usize::try_from(week.rem_euclid(count)).ok().and_then(|index| cities.get(index)).copied()
    }
}
