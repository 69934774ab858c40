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
        let group = &self.builder.site[id];
        let rounds = group.rounds.iter().map(|id| Entity::Round(*id));
        let awards = group.awards.iter().map(|id| Entity::Award(*id));
        let regions = group.regions.iter().map(|id| Entity::Region(*id));
        let clusters = group.clusters.iter().map(|id| Entity::Cluster(*id));
        let countries = group.countries.iter().map(|id| Entity::Country(*id));
        let cities = group.cities.iter().map(|id| Entity::City(*id));
        let all =
            rounds.chain(awards).chain(regions).chain(clusters).chain(countries).chain(cities);
        all.map(|entity| self.place(entity).into()).collect()
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
