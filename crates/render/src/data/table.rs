//! The tables of the open data. A field of a table is declared in one place, for every format.

use super::city::CITY;
use super::datum::{DataRecord, DataShape, Datum};
use super::kind::RECORD;
use super::place::{CLUSTER, COUNTRY, REGION};
use super::round::{AWARD, ROUND, TOTAL};
use super::{DataWriter, own};
use crate::plan::{DataFormat, DataTable};
use crate::reference::Family;
use crate::site::{AwardId, CityId, ClusterId, CountryId, Entity, RegionId, RoundId};

/// A field of the records of a table.
pub(super) struct DataField<Id> {
    name: &'static str,
    shape: DataShape,
    formats: &'static [DataFormat],
    value: for<'a> fn(&DataWriter<'a>, Id) -> Datum<'a>,
}

impl<Id> DataField<Id> {
    /// Declares a field with one column in every format.
    pub(super) const fn new(
        name: &'static str,
        value: for<'a> fn(&DataWriter<'a>, Id) -> Datum<'a>,
    ) -> Self {
        let formats = &[DataFormat::Csv, DataFormat::GeoJson, DataFormat::Json];
        Self { name, shape: DataShape::Plain, formats, value }
    }

    /// Declares the columns of tables without nested values.
    pub(super) const fn shape(mut self, shape: DataShape) -> Self {
        self.shape = shape;
        self
    }

    /// Declares the formats that contain the field.
    pub(super) const fn only(mut self, formats: &'static [DataFormat]) -> Self {
        self.formats = formats;
        self
    }
}

/// The records of a table in a format. Every record has all fields in the same order.
pub(super) struct DataRows<'a> {
    pub(super) names: Vec<&'a str>,
    pub(super) shapes: Vec<DataShape>,
    pub(super) records: Vec<DataRecord<'a>>,
}

impl<'a> DataWriter<'a> {
    /// Returns the records of a table in a format.
    pub(super) fn rows(&self, table: DataTable, format: DataFormat) -> DataRows<'a> {
        let site = self.site;
        let of = DataSelection { writer: self, file: table.name(site), format };
        match table {
            DataTable::Records(Family::Cities) => {
                self.cities(format, CityId::all(site.cities.len()))
            }
            DataTable::Records(Family::Countries) => {
                of.rows(COUNTRY, CountryId::all(site.countries.len()), Entity::Country)
            }
            DataTable::Records(Family::Regions) => {
                of.rows(REGION, RegionId::all(site.regions.len()), Entity::Region)
            }
            DataTable::Records(Family::Clusters) => {
                of.rows(CLUSTER, ClusterId::all(site.clusters.len()), Entity::Cluster)
            }
            DataTable::Records(Family::Rounds) => {
                of.rows(ROUND, RoundId::all(site.rounds.len()), Entity::Round)
            }
            DataTable::Records(Family::Awards) => {
                of.rows(AWARD, AwardId::all(site.awards.len()), Entity::Award)
            }
            DataTable::Records(Family::Own(kind)) => {
                of.rows(RECORD, site.records_of(kind), Entity::Record)
            }
            // Totals have no page and no declared fields.
            DataTable::Totals => of.rows(TOTAL, 0..site.totals.len(), |_| Entity::Home),
        }
    }

    /// Returns the records of some cities.
    pub(super) fn cities(
        &self,
        format: DataFormat,
        ids: impl Iterator<Item = CityId>,
    ) -> DataRows<'a> {
        let file = DataTable::Records(Family::Cities).name(self.site);
        DataSelection { writer: self, file, format }.rows(CITY, ids, Entity::City)
    }

    /// Returns the names of the columns of a table without nested values.
    pub(super) fn columns(&self, rows: &DataRows<'_>) -> Vec<String> {
        let tags = self.tags();
        let fields = rows.names.iter().zip(&rows.shapes);
        fields.flat_map(|(name, shape)| shape.columns(name, &tags)).collect()
    }
}

/// What a table is read from: a file of records with its declared fields, in a format.
struct DataSelection<'w, 'a> {
    writer: &'w DataWriter<'a>,
    file: &'a str,
    format: DataFormat,
}

impl<'a> DataSelection<'_, 'a> {
    fn rows<Id: Copy>(
        &self,
        fields: &'static [DataField<Id>],
        ids: impl Iterator<Item = Id>,
        entity: impl Fn(Id) -> Entity,
    ) -> DataRows<'a> {
        let writer = self.writer;
        let fields: Vec<_> =
            fields.iter().filter(|field| field.formats.contains(&self.format)).collect();
        let own: Vec<_> = writer.own_fields(self.file).collect();
        let record = |id: Id| {
            let values = writer.site.subject(entity(id)).and_then(|subject| subject.own);
            let declared = own.iter().map(|field| {
                let value = values.and_then(|values| values.get(field));
                (field.key.value.as_str(), value.map(|value| writer.own(value)).into())
            });
            let built_in = fields.iter().map(|field| (field.name, (field.value)(writer, id)));
            DataRecord(built_in.chain(declared).collect())
        };
        let own_names = own.iter().map(|field| field.key.value.as_str());
        let own_shapes = own.iter().map(|field| own::shape(field));
        DataRows {
            names: fields.iter().map(|field| field.name).chain(own_names).collect(),
            shapes: fields.iter().map(|field| field.shape).chain(own_shapes).collect(),
            records: ids.map(record).collect(),
        }
    }
}
