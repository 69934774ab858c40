//! Cities and countries.

use serde_json::{Value, json};

use super::GraphBuilder;
use super::node::GraphNode;
use crate::plan::{DataFile, DataFormat};
use crate::site::{CityId, CountryId, Entity};

impl GraphBuilder<'_> {
    /// A city; one whose point is that of a seat is an area. A member of an organization is, to
    /// schema.org, an organization too: a city whose membership is in doubt is a place alone.
    pub(super) fn city(&self, id: CityId) -> GraphNode {
        let site = self.maker.site;
        let (city, record) = (&site[id], &site[id].record);
        let place = self.kind_of_city(id);
        let is_member = record.unconfirmed.is_none();
        let kind = if is_member { json!([place, "Organization"]) } else { json!(place) };
        let entity = Entity::City(id);
        let other = self
            .maker
            .other_forms(id)
            .map(|(tag, name)| json!({"@value": name, "@language": tag.as_str()}));
        let awards = city.awards.iter().map(|award| self.text(&site[*award].record.name));
        let data = self.maker.plan.data(DataFile::City(id)).map(|url| {
            GraphNode::new("DataDownload")
                .with("contentUrl", self.maker.permalink(url))
                .with("encodingFormat", DataFormat::Json.media_type())
        });
        GraphNode::new(place)
            .with("@type", kind)
            .maybe("@id", self.id(entity))
            .with("identifier", record.id.value.as_str())
            .with("name", self.name(entity))
            .all("alternateName", other.collect())
            .maybe("url", self.maker.link(entity).url)
            .maybe("sameAs", record.website.as_deref())
            .maybe(
                "geo",
                record.location.map(|location| {
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
        match self.maker.site[id].record.location {
            Some(location) if location.seat => "AdministrativeArea",
            _ => "City",
        }
    }

    /// The membership of a city, since its year where that is known.
    fn membership(&self, id: CityId) -> Value {
        match &self.maker.site[id].record.joined {
            Some(joined) => GraphNode::new("OrganizationRole")
                .with("memberOf", self.network())
                .with("startDate", joined.value.to_string())
                .into(),
            None => self.network(),
        }
    }

    pub(super) fn country(&self, id: CountryId) -> GraphNode {
        self.place(Entity::Country(id)).with("identifier", self.maker.site[id].code.as_str())
    }

    /// A thing by its name, for what is said of another.
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
            .maybe("url", self.maker.link(entity).url)
    }
}
