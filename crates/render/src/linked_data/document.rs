//! JSON-LD of news items, flyers and notes. Other documents are plain web pages.

use serde_json::{Value, json};

use super::GraphBuilder;
use super::node::GraphNode;
use crate::config::Layout;
use crate::site::{Entity, GroupId};
use crate::view::PageView;

impl GraphBuilder<'_> {
    /// The node of a document, in addition to that of its web page.
    pub(super) fn document(&self, id: GroupId, page: &PageView) -> Option<GraphNode> {
        let (kind, fragment, title) = match self.layout(id)? {
            Layout::News => ("NewsArticle", "article", "headline"),
            Layout::Flyer | Layout::Note => ("DigitalDocument", "document", "name"),
            Layout::CaseStudy => ("Article", "article", "headline"),
            Layout::Page => return None,
        };
        let group = &self.builder.site[id];
        let summary = self.builder.summary(Entity::Document(id));
        Some(
            GraphNode::new(kind)
                .with("@id", format!("{}#{fragment}", page.canonical))
                .with("url", page.canonical.as_str())
                .with(title, self.name(Entity::Document(id)))
                .maybe("description", summary)
                .with("inLanguage", self.tag())
                .maybe("datePublished", group.date.map(|date| date.to_string()))
                .maybe("dateModified", group.updated.map(|date| date.to_string()))
                .maybe("image", page.share.as_ref().map(|share| share.url.as_str()))
                .with("publisher", self.network())
                .with("mainEntityOfPage", json!({"@id": format!("{}#page", page.canonical)}))
                .all("about", self.about(id))
                .all("citation", self.citations(id)),
        )
    }

    fn about(&self, id: GroupId) -> Vec<Value> {
        let about = self.builder.site[id].about.iter();
        let node = |entity: &Entity| match entity {
            Entity::Record(id) => self.record(*id),
            other => self.place(*other),
        };
        about.map(|entity| node(entity).into()).collect()
    }

    /// The addresses of the sources of its facts.
    fn citations(&self, id: GroupId) -> Vec<Value> {
        let group = &self.builder.site[id];
        let own = group.translations[self.builder.locale].as_ref();
        let own = own.map(|own| &own.document.front.sources).filter(|own| !own.is_empty());
        let sources = own.unwrap_or(&group.source().document.front.sources);
        sources.iter().filter_map(|source| Some(source.url.as_deref()?.into())).collect()
    }
}
