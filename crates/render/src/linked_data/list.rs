//! JSON-LD of lists: breadcrumbs, and the items that a page lists.

use serde_json::{Value, json};

use super::GraphBuilder;
use super::node::{GraphNode, text};
use crate::site::{CityId, Entity};
use crate::view::PageView;

impl GraphBuilder<'_> {
    /// The breadcrumbs from the home page to a page, with the page itself as the last item.
    pub(super) fn breadcrumbs(&self, entity: Entity, page: &PageView) -> Option<GraphNode> {
        let crumbs = self.builder.breadcrumbs(entity);
        if crumbs.is_empty() {
            return None;
        }
        let steps = crumbs.into_iter().map(|crumb| {
            let name = match crumb.family {
                Some(family) => {
                    self.engine.word(self.builder.locale, &format!("{family}.title"), &[]).into()
                }
                None => text(&crumb.link.label),
            };
            (name, crumb.link.url)
        });
        let own = match entity {
            Entity::Index(_) => self.name(entity),
            _ => text(&self.builder.name(entity)),
        };
        let own = (own, Some(page.canonical.clone()));
        let items = steps.chain([own]).enumerate().map(|(index, (name, url))| {
            let item = GraphNode::new("ListItem").with("position", index + 1).with("name", name);
            item.maybe("item", url).into()
        });
        Some(
            GraphNode::new("BreadcrumbList")
                .with("@id", format!("{}#breadcrumbs", page.canonical))
                .with("itemListElement", items.collect::<Vec<Value>>()),
        )
    }

    /// The cities that a page lists, in order of name; `None` if there are none.
    pub(super) fn cities(&self, cities: &[CityId], page: &PageView) -> Option<GraphNode> {
        let ordered = self.builder.site.in_order(cities, self.builder.locale);
        self.list(ordered.into_iter().map(Entity::City), page)
    }

    /// The items that a page lists; `None` if there are none.
    pub(super) fn list(
        &self,
        entities: impl Iterator<Item = Entity>,
        page: &PageView,
    ) -> Option<GraphNode> {
        let items = entities.enumerate().map(|(index, entity)| {
            let item = GraphNode::new("ListItem").with("position", index + 1);
            item.with("name", self.name(entity)).maybe("url", self.builder.link(entity).url).into()
        });
        let items: Vec<Value> = items.collect();
        if items.is_empty() {
            return None;
        }
        Some(
            GraphNode::new("ItemList")
                .with("@id", format!("{}#list", page.canonical))
                .with("mainEntityOfPage", json!({"@id": format!("{}#page", page.canonical)}))
                .with("numberOfItems", items.len())
                .with("itemListElement", items),
        )
    }
}
