//! The member cities as `GeoJSON` points (RFC 7946), for maps. A city without a known position has a null
//! geometry, so the number of features is the number of cities.

use serde::Serialize;

use super::own::OwnData;
use super::{DataWriter, pretty};
use crate::site::CityId;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    features: Vec<Feature<'a>>,
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    geometry: Option<Point>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Degrees east, degrees north.
    coordinates: [f64; 2],
}

/// Feature properties: plain values only, because map programs show no nested ones.
#[derive(Serialize)]
struct Properties<'a> {
    name: &'a str,
    country: &'a str,
    region: Option<&'a str>,
    joined: Option<i64>,
    population: Option<i64>,
    /// Whether the point is the seat of a member larger than a city.
    seat: Option<bool>,
    unconfirmed: bool,
    website: Option<&'a str>,
    page: Option<String>,
    data: Option<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of a feature's properties, in order.
pub(super) const PROPERTIES: &[&str] = &[
    "name",
    "country",
    "region",
    "joined",
    "population",
    "seat",
    "unconfirmed",
    "website",
    "page",
    "data",
];

impl DataWriter<'_> {
    pub(super) fn cities_geojson(&self) -> String {
        let features = CityId::all(self.site.cities.len()).map(|id| self.feature(id));
        pretty(&Collection { kind: "FeatureCollection", features: features.collect() })
    }

    fn feature(&self, id: CityId) -> Feature<'_> {
        let source_locale = self.site.config.source_locale;
        let tag = self.site.config.locale(source_locale).locale.as_str();
        let city = self.city(id);
        Feature {
            kind: "Feature",
            id: city.id,
            geometry: city.location.map(|location| Point {
                kind: "Point",
                coordinates: [location.longitude, location.latitude],
            }),
            properties: Properties {
                name: self.site.city_name(id, source_locale),
                country: city.country,
                region: city.region,
                joined: city.joined,
                population: city.population.map(|population| population.value),
                seat: city.location.map(|location| location.seat),
                unconfirmed: city.unconfirmed.is_some(),
                website: city.website,
                page: city.pages.get(tag).cloned(),
                data: city.data,
                own: self.plain_own(&self.site[id].record),
            },
        }
    }
}
