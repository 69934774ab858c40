//! Structured data for search engines: JSON-LD with the schema.org vocabulary, one graph for each page.
//!
//! An `@id` is an address of this site with a fragment, the same on every page of a locale. The graph
//! contains only confirmed facts: no memberships in doubt and no dates without a day.

mod dataset;
mod document;
mod event;
mod list;
mod network;
mod node;
mod place;
mod record;

use serde::Serialize;
use serde_json::{Value, json};

use super::Engine;
use super::view::{PageView, ViewBuilder};
use crate::config::Layout;
use crate::plan::DataTable;
use crate::reference::Family;
use crate::schema::Localized;
use crate::site::{Entity, GroupId};
use node::{GraphNode, text};

/// Builds the graphs of the pages of one locale.
#[derive(Clone, Copy)]
pub(super) struct GraphBuilder<'a> {
    /// Writes absolute addresses.
    builder: ViewBuilder<'a>,
    engine: &'a Engine,
}

impl<'a> GraphBuilder<'a> {
    pub(super) fn new(builder: ViewBuilder<'a>, engine: &'a Engine) -> Self {
        Self { builder: ViewBuilder { absolute: true, ..builder }, engine }
    }

    /// Returns the graph of an entity's page, as the content of a script element.
    pub(super) fn page(&self, entity: Entity, page: &PageView) -> String {
        let site = self.builder.site;
        let mut nodes = vec![self.organization(entity == Entity::Home)];
        let mut main = None;
        match entity {
            Entity::Home => {
                nodes.push(self.website());
                nodes.extend(self.announced());
            }
            Entity::Index(Family::Cities) => {
                main = self.dataset(DataTable::Records(Family::Cities), page);
            }
            Entity::Index(Family::Rounds) => main = self.dataset(DataTable::Totals, page),
            Entity::Index(Family::Own(kind)) => {
                main = self.list(site.members(Family::Own(kind)), page);
            }
            Entity::Index(_) | Entity::Section(_) => {}
            Entity::City(id) => main = Some(self.city(id)),
            Entity::Country(id) => {
                main = Some(self.country(id));
                nodes.extend(self.cities(&site[id].cities, page));
            }
            Entity::Region(id) => {
                let countries = site.countries_of(&site[id].cities);
                let countries = site.countries_in_order(&countries, self.builder.locale);
                main = self.list(countries.into_iter().map(Entity::Country), page);
            }
            Entity::Cluster(_) | Entity::Round(_) | Entity::Award(_) => {
                main = self.cities(site.cities_of(entity).unwrap_or_default(), page);
            }
            Entity::Facet(id) => {
                main = self.list(site.facet_members(id).iter().copied(), page);
            }
            Entity::Record(id) => main = Some(self.record(id)),
            Entity::Document(id) => {
                main = self.document(id, page);
                nodes.extend(self.events_in(id));
            }
        }
        nodes.push(self.web_page(entity, page, main.as_ref()));
        nodes.extend(main);
        nodes.extend(self.breadcrumbs(entity, page));
        written(nodes)
    }

    /// Returns the graph of the language chooser.
    pub(super) fn chooser(&self, page: &PageView) -> String {
        let locales = self.builder.site.config.locales.iter();
        let tags: Vec<&str> = locales.map(|locale| locale.locale.as_str()).collect();
        let node = GraphNode::new("WebPage")
            .with("@id", format!("{}#page", page.canonical))
            .with("url", page.canonical.as_str())
            .with("name", self.name(Entity::Home))
            .maybe("description", page.description.as_ref().map(text))
            .with("inLanguage", tags)
            .with("about", self.network());
        written(vec![self.organization(false), node])
    }

    fn web_page(&self, entity: Entity, page: &PageView, main: Option<&GraphNode>) -> GraphNode {
        let kind = match entity {
            Entity::Home | Entity::City(_) | Entity::Document(_) | Entity::Record(_) => "WebPage",
            _ => "CollectionPage",
        };
        let group = match entity {
            Entity::Document(id) => Some(&self.builder.site[id]),
            _ => None,
        };
        let dates = group.filter(|_| main.is_none());
        GraphNode::new(kind)
            .with("@id", format!("{}#page", page.canonical))
            .with("url", page.canonical.as_str())
            .with("name", self.name(entity))
            .maybe("description", page.description.as_ref().map(text))
            .with("inLanguage", self.tag())
            .with("isPartOf", json!({"@id": self.home("website")}))
            .maybe("about", (entity == Entity::Home).then(|| self.network()))
            .maybe("mainEntity", main.and_then(GraphNode::reference))
            .maybe("datePublished", dates.and_then(|group| group.date).map(|date| date.to_string()))
            .maybe("dateModified", dates.and_then(|group| group.updated).map(|d| d.to_string()))
            .maybe(
                "breadcrumb",
                (!page.breadcrumbs.is_empty())
                    .then(|| json!({"@id": format!("{}#breadcrumbs", page.canonical)})),
            )
    }

    fn layout(&self, id: GroupId) -> Option<Layout> {
        let sections = &self.builder.site.config.sections;
        let own = sections.iter().find(|s| s.id.value == self.builder.site[id].section)?;
        Some(own.layout)
    }

    fn tag(&self) -> &'a str {
        self.builder.site.config.locale(self.builder.locale).locale.as_str()
    }

    /// The id of a node defined on the home page.
    fn home(&self, fragment: &str) -> String {
        let home = self.builder.link(Entity::Home).url.unwrap_or_default();
        format!("{home}#{fragment}")
    }

    /// A reference to the network.
    fn network(&self) -> Value {
        json!({"@id": self.home("network")})
    }

    /// The id of an entity that has a page in this locale.
    fn id(&self, entity: Entity) -> Option<String> {
        let url = self.builder.plan.url(entity, self.builder.locale)?;
        Some(format!("{}#{}", self.builder.permalink(url), entity.kind()))
    }

    /// The name of an entity, for nodes without another description.
    fn name(&self, entity: Entity) -> Value {
        let title =
            |name: &str| self.engine.word(self.builder.locale, &format!("{name}.title"), &[]);
        match entity {
            Entity::Index(family) if let Some((name, _)) = family.built_in() => title(name).into(),
            Entity::Round(id) if self.builder.site[id].record.name.is_none() => {
                let year = self.builder.name(entity).text;
                format!("{}: {year}", title("rounds")).into()
            }
            _ => text(&self.builder.name(entity)),
        }
    }

    fn text(&self, localized: &Localized) -> Value {
        text(&self.builder.text(localized))
    }
}

fn written(nodes: Vec<GraphNode>) -> String {
    let nodes: Vec<Value> = nodes.into_iter().map(Value::from).collect();
    script_json(&json!({"@context": "https://schema.org", "@graph": nodes}))
}

/// Serializes a value so that its text cannot end the script element around it.
pub(super) fn script_json(value: &impl Serialize) -> String {
    let text = json!(value).to_string();
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // These occur only inside strings, where JSON allows an escape for any character.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{GraphNode, written};

    #[test]
    fn nothing_ends_the_element() {
        let text = "</script><!--&amp;\u{2028}\u{2029}\"";
        let json = written(vec![GraphNode::new("Thing").with("name", text)]);
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["@graph"][0]["name"], text);
    }
}
