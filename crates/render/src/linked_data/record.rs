//! JSON-LD of the records of declared kinds.

use serde_json::Value;

use super::GraphBuilder;
use super::node::{GraphNode, text};
use crate::reference::Reference;
use crate::schema::{OwnField, OwnValue};
use crate::site::{Entity, RecordId, Subject};

impl GraphBuilder<'_> {
    /// A record with the properties that its fields declare.
    pub(super) fn record(&self, id: RecordId) -> GraphNode {
        let site = self.builder.site;
        let (member, kind) = (&site[id], site.config.kinds.get(id.kind));
        let entity = Entity::Record(id);
        let period = site.period(id).filter(|_| kind.is_calendar());
        let default = if kind.is_calendar() { "Event" } else { "Thing" };
        let node = GraphNode::new(kind.schema_type.as_deref().unwrap_or(default))
            .maybe("@id", self.id(entity))
            .with("identifier", member.record.id.value.as_str())
            .with("name", self.name(entity))
            .maybe("url", self.builder.link(entity).url)
            .maybe("description", member.record.summary.as_ref().map(|own| self.text(own)))
            .maybe("startDate", period.map(|(starts, _)| starts.to_string()))
            // An event without an end has one day, or the month or year of its start.
            .maybe("endDate", period.map(|(starts, ends)| ends.unwrap_or(starts).to_string()))
            .maybe("organizer", kind.is_calendar().then(|| self.network()));
        match site.subject(entity) {
            Some(subject) => self.with_properties(node, &subject),
            None => node,
        }
    }

    /// Adds the fields of a record that have a property of schema.org.
    pub(super) fn with_properties(&self, mut node: GraphNode, subject: &Subject<'_>) -> GraphNode {
        let mut properties: Vec<(&str, Vec<Value>)> = Vec::new();
        for field in subject.fields {
            let Some(property) = &field.declared.property else { continue };
            let value = subject.own.and_then(|own| own.get(field));
            let values = value.map_or_else(Vec::new, |value| self.values(field, &value));
            match properties.iter_mut().find(|(name, _)| *name == property.value) {
                Some((_, all)) => all.extend(values),
                None => properties.push((&property.value, values)),
            }
        }
        for (name, mut values) in properties {
            node = match (values.len(), values.pop()) {
                (1, Some(value)) => node.with(name, value),
                (_, Some(last)) => {
                    values.push(last);
                    node.all(name, values)
                }
                (_, None) => node,
            };
        }
        node
    }

    fn values(&self, field: &OwnField, value: &OwnValue<'_>) -> Vec<Value> {
        match value {
            OwnValue::List(items) => {
                items.iter().flat_map(|item| self.values(field, item)).collect()
            }
            OwnValue::Figure { value, .. } => self.values(field, value),
            OwnValue::Localized(own) => vec![text(&self.builder.text(own))],
            OwnValue::Integer(number) => vec![(*number).into()],
            OwnValue::Decimal(number) => vec![(*number).into()],
            OwnValue::Flag(flag) => vec![(*flag).into()],
            OwnValue::Date(date) => vec![date.to_string().into()],
            OwnValue::Period(starts, None) => vec![starts.to_string().into()],
            OwnValue::Period(starts, Some(ends)) => vec![format!("{starts}/{ends}").into()],
            OwnValue::Plain(own) => match field.kind.family() {
                None => vec![(*own).into()],
                Some(family) => {
                    let reference = Reference::Record(family, (*own).to_owned());
                    let entity = self.builder.site.resolve(&reference);
                    entity.map(|entity| self.place(entity).into()).into_iter().collect()
                }
            },
        }
    }
}
