//! JSON-LD of cities and countries.

use serde_json::{Value, json};

use super::GraphBuilder;
use super::node::GraphNode;
use crate::plan::{DataFile, DataFormat};
use crate::site::{CityId, CountryId, Entity};

impl GraphBuilder<'_> {
    /// A city, or an area if its point is the seat of a larger member. In schema.org, a member of an
    /// organization is an organization too. So a city with its membership in doubt is only a place.
    pub(super) fn city(&self, id: CityId) -> GraphNode {
        let site = self.builder.site;
        let (city, record) = (&site[id], &site[id].record);
        let place = self.kind_of_city(id);
        let is_member = record.unconfirmed.is_none();
        let kind = if is_member { json!([place, "Organization"]) } else { json!(place) };
        let entity = Entity::City(id);
        let other = self
            .builder
            .other_forms(id)
            .map(|(tag, name)| json!({"@value": name, "@language": tag.as_str()}));
        let other = other.chain(record.aka.iter().map(|name| json!(name.value)));
        // In schema.org, only organizations receive awards.
        let awards = city.awards.iter().filter(|_| is_member);
        let awards = awards.map(|award| self.text(&site[*award].record.name));
        let data = self.builder.plan.data(DataFile::City(id)).map(|url| {
            GraphNode::new("DataDownload")
                .with("contentUrl", self.builder.permalink(url))
                .with("encodingFormat", DataFormat::Json.media_type())
        });
        GraphNode::new(place)
            .with("@type", kind)
            .maybe("@id", self.id(entity))
            .with("identifier", record.id.value.as_str())
            .with("name", self.name(entity))
            .all("alternateName", other.collect())
            .maybe("url", self.builder.link(entity).url)
            .maybe("sameAs", record.website.as_deref())
            .maybe(
                "geo",
                record.point().map(|location| {
                    GraphNode::new("GeoCoordinates")
                        .with("latitude", location.lat)
                        .with("longitude", location.lon)
                }),
            )
            .with("containedInPlace", self.place(Entity::Country(city.country)))
            .maybe("memberOf", is_member.then(|| self.membership(id)))
            .all("award", awards.collect())
            .maybe("subjectOf", data)
    }

    fn kind_of_city(&self, id: CityId) -> &'static str {
        match self.builder.site[id].record.point() {
            Some(location) if location.seat => "AdministrativeArea",
            _ => "City",
        }
    }

    /// The membership of a city, with its start year if known.
    fn membership(&self, id: CityId) -> Value {
        match &self.builder.site[id].record.joined {
            Some(joined) => GraphNode::new("OrganizationRole")
                .with("memberOf", self.network())
                .with("startDate", joined.value.to_string())
                .into(),
            None => self.network(),
        }
    }

    pub(super) fn country(&self, id: CountryId) -> GraphNode {
        self.place(Entity::Country(id)).with("identifier", self.builder.site[id].code.as_str())
    }

    /// An entity by its name, for references from other nodes.
    pub(super) fn place(&self, entity: Entity) -> GraphNode {
        let kind = match entity {
            Entity::City(id) => self.kind_of_city(id),
            Entity::Country(_) => "Country",
            Entity::Region(_) => "Place",
            _ => "Thing",
        };
        GraphNode::new(kind)
            .maybe("@id", self.id(entity))
            .with("name", self.name(entity))
            .maybe("url", self.builder.link(entity).url)
    }
}
