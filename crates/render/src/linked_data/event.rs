//! JSON-LD of conferences and calls for applications.

use super::GraphBuilder;
use super::node::GraphNode;
use crate::content::{Block, Segment};
use crate::network::{Call, Conference};
use crate::reference::Family;
use crate::schema::Localized;
use crate::site::GroupId;

impl GraphBuilder<'_> {
    /// The events of a page: the latest `calls`, and those in the blocks of its document.
    pub(super) fn events(&self, document: Option<GroupId>, mut calls: usize) -> Vec<GraphNode> {
        let site = self.builder.site;
        let document = document.filter(|id| site.is_shown(*id, self.builder.locale));
        let text = document.map(|id| site.nearest(id, self.builder.locale).1);
        let segments = text.map(|own| own.document.body.segments.as_slice());
        let mut conferences = 0;
        for segment in segments.unwrap_or_default() {
            match segment {
                Segment::Block(Block::Calls { latest }) => {
                    calls = calls.max(latest.unwrap_or(site.calls.len()));
                }
                Segment::Block(Block::Conferences) => conferences = site.conferences.len(),
                _ => {}
            }
        }
        let calls = site.calls.iter().take(calls).filter_map(|call| self.call(call));
        let conferences = site.conferences.iter().take(conferences);
        calls.chain(conferences.map(|conference| self.conference(conference))).collect()
    }

    /// The period of a call; `None` if its first day is unknown, because schema.org events require one.
    pub(super) fn call(&self, call: &Call) -> Option<GraphNode> {
        let opens = call.opens?;
        let closes = call.extended.unwrap_or(call.closes.value);
        let note = call.note.as_ref().map(|note| self.text(note));
        Some(
            GraphNode::new("Event")
                .with("@id", self.home(&format!("call-{}", call.id.value)))
                .with("name", self.text(&call.name))
                .with("startDate", opens.to_string())
                .with("endDate", closes.to_string())
                .with("organizer", self.network())
                .maybe("description", note),
        )
    }

    fn conference(&self, conference: &Conference) -> GraphNode {
        let text = |text: &Option<Localized>| text.as_ref().map(|text| self.text(text));
        let city = conference.city.as_ref();
        let city = city.and_then(|city| self.builder.site.record(Family::Cities, &city.value));
        let city = city.map(|city| self.place(city));
        let location = match text(&conference.place) {
            Some(place) => Some(
                GraphNode::new("Place")
                    .with("name", place.clone())
                    .with("address", place)
                    .maybe("containedInPlace", city),
            ),
            None => city,
        };
        GraphNode::new("Event")
            .with("@id", self.home(&format!("conference-{}", conference.id.value)))
            .with("name", self.text(&conference.name))
            .with("startDate", conference.starts.to_string())
            .maybe("endDate", conference.ends.as_ref().map(|ends| ends.value.to_string()))
            .maybe("location", location)
            .with("organizer", self.network())
            .maybe("description", text(&conference.theme))
    }
}
