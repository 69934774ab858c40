//! JSON-LD of events and calls for applications.

use super::GraphBuilder;
use super::node::GraphNode;
use crate::content::{Block, Segment};
use crate::network::Call;
use crate::site::{GroupId, RecordId};

impl GraphBuilder<'_> {
    /// The events of a page: the latest `calls`, and those in the blocks of its document.
    pub(super) fn events(&self, document: Option<GroupId>, mut calls: usize) -> Vec<GraphNode> {
        let site = self.builder.site;
        let document = document.filter(|id| site.is_shown(*id, self.builder.locale));
        let text = document.map(|id| site.nearest(id, self.builder.locale).1);
        let segments = text.map(|own| own.document.body.segments.as_slice());
        let mut records = Vec::new();
        for segment in segments.unwrap_or_default() {
            match segment {
                Segment::Block(Block::Calls { latest }) => {
                    calls = calls.max(latest.unwrap_or(site.calls.len()));
                }
                Segment::Block(Block::Records(block)) => {
                    records.extend(self.builder.record_ids(block));
                }
                _ => {}
            }
        }
        let calls = site.calls.iter().take(calls).filter_map(|call| self.call(call));
        let is_event = |id: &RecordId| site.config.kinds.get(id.kind).is_calendar();
        let records = records.into_iter().filter(is_event).map(|id| self.record(id));
        calls.chain(records).collect()
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
}
