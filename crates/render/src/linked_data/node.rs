//! A JSON-LD node with its properties.

use serde_json::{Map, Value, json};

use crate::view::Text;

/// A node of a graph.
#[derive(Clone, Debug)]
pub(super) struct GraphNode(Map<String, Value>);

impl GraphNode {
    /// Creates a node of a schema.org type.
    pub(super) fn new(kind: &str) -> Self {
        Self(Map::new()).with("@type", kind)
    }

    /// Adds a property.
    pub(super) fn with(mut self, property: &str, value: impl Into<Value>) -> Self {
        self.0.insert(property.to_owned(), value.into());
        self
    }

    /// Adds a property if its value is known.
    pub(super) fn maybe(self, property: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(property, value),
            None => self,
        }
    }

    /// Adds a property with any number of values.
    pub(super) fn all(self, property: &str, values: Vec<Value>) -> Self {
        if values.is_empty() { self } else { self.with(property, values) }
    }

    /// Returns a reference to the node, if it has an id.
    pub(super) fn reference(&self) -> Option<Value> {
        self.0.get("@id").map(|id| json!({"@id": id}))
    }
}

impl From<GraphNode> for Value {
    fn from(node: GraphNode) -> Self {
        Self::Object(node.0)
    }
}

/// Returns the value of a text, with its language if that is not the page's.
pub(super) fn text(text: &Text) -> Value {
    match &text.lang {
        Some(tag) => json!({"@value": text.text, "@language": tag}),
        None => text.text.as_str().into(),
    }
}
