//! The member cities as `GeoJSON` points (RFC 7946), for maps. A city without a known position has a null
//! geometry, so the number of features is the number of cities.

use serde::Serialize;

use super::datum::DataRecord;
use super::{DataWriter, pretty};
use crate::plan::{DataFormat, DataTable};
use crate::reference::Family;
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
    /// Plain values only, because map programs show no nested ones.
    properties: DataRecord<'a>,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Degrees east, degrees north.
    coordinates: [f64; 2],
}

impl DataWriter<'_> {
    pub(super) fn cities_geojson(&self) -> String {
        let rows = self.rows(DataTable::Records(Family::Cities), DataFormat::GeoJson);
        let ids = CityId::all(self.site.cities.len());
        let features = ids.zip(rows.records).map(|(id, properties)| self.feature(id, properties));
        pretty(&Collection { kind: "FeatureCollection", features: features.collect() })
    }

    fn feature<'a>(&'a self, id: CityId, DataRecord(fields): DataRecord<'a>) -> Feature<'a> {
        let record = &self.site[id].record;
        let tag = self.source_tag();
        let plain = fields.into_iter().map(|(name, datum)| (name, datum.plain(tag)));
        Feature {
            kind: "Feature",
            id: &record.id.value,
            geometry: record
                .point()
                .map(|location| Point { kind: "Point", coordinates: [location.lon, location.lat] }),
            properties: DataRecord(plain.collect()),
        }
    }
}
