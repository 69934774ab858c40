//! JSON-LD of events and calls for applications.

use super::GraphBuilder;
use super::node::GraphNode;
use crate::content::{Block, Segment};
use crate::network::Call;
use crate::site::{Entity, GroupId, RecordId};

impl GraphBuilder<'_> {
    /// The calls and events that the home page announces, and those in the blocks of its document.
    pub(super) fn announced(&self) -> Vec<GraphNode> {
        let site = self.builder.site;
        let events = site.events_ahead().into_iter().filter(|id| site.is_announced(*id));
        let (mut calls, mut records) = (site.announced_calls(), events.collect());
        if let Some(document) = site.text_of(Entity::Home) {
            self.collect(document, &mut calls, &mut records);
        }
        self.events(&calls, &records)
    }

    /// The calls and events in the blocks of a document.
    pub(super) fn events_in(&self, document: GroupId) -> Vec<GraphNode> {
        let (mut calls, mut records) = (Vec::new(), Vec::new());
        self.collect(document, &mut calls, &mut records);
        self.events(&calls, &records)
    }

    /// Adds the calls and records in the blocks of a document.
    fn collect<'s>(
        &'s self,
        document: GroupId,
        calls: &mut Vec<&'s Call>,
        records: &mut Vec<RecordId>,
    ) {
        let site = self.builder.site;
        if !site.is_shown(document, self.builder.locale) {
            return;
        }
        let (_, text) = site.nearest(document, self.builder.locale);
        for segment in &text.document.body.segments {
            let Segment::Block(block) = segment else { continue };
            match block {
                Block::Calls(block) => calls.extend(site.calls_in(block)),
                Block::Apply(_) => calls.extend(site.announced_calls().first()),
                Block::Records(block) => records.extend(self.builder.record_ids(block)),
                _ => {}
            }
        }
    }

    /// The nodes of calls and events, each once.
    fn events(&self, calls: &[&Call], records: &[RecordId]) -> Vec<GraphNode> {
        let kinds = &self.builder.site.config.kinds;
        let calls = calls.iter().enumerate().filter(|(at, call)| {
            calls[..*at].iter().all(|before| before.id.value != call.id.value)
        });
        let events = records
            .iter()
            .enumerate()
            .filter(|(at, id)| kinds.get(id.kind).is_calendar() && !records[..*at].contains(*id));
        let events = events.map(|(_, id)| self.record(*id));
        calls.filter_map(|(_, call)| self.call(call)).chain(events).collect()
    }

    /// The period of a call; `None` if its first day is unknown, because schema.org events require one.
    fn call(&self, call: &Call) -> Option<GraphNode> {
        let opens = call.opens?;
        let note = call.note.as_ref().map(|note| self.text(note));
        Some(
            GraphNode::new("Event")
                .with("@id", self.home(&format!("call-{}", call.id.value)))
                .with("name", self.text(&call.name))
                .with("startDate", opens.to_string())
                .maybe("endDate", call.last().map(|last| last.to_string()))
                .with("organizer", self.network())
                .maybe("description", note),
        )
    }
}
