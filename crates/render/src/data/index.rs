//! The index of the open data: lists every data file with its fields.

use serde::Serialize;

use super::city::CITY;
use super::geojson::PROPERTIES;
use super::kind::RECORD;
use super::place::{CLUSTER, COUNTRY, REGION};
use super::round::{AWARD, ROUND, TOTAL};
use super::{DataWriter, PerTag};
use crate::plan::{DataFile, DataFormat, DataTable};
use crate::schema::Localized;

/// The index of the open data.
#[derive(Serialize)]
pub(super) struct DataIndex<'a> {
    name: PerTag<String>,
    description: Option<PerTag<&'a str>>,
    /// The disclaimer that the site shows on every page.
    disclaimer: Option<PerTag<&'a str>>,
    licence: Option<&'a str>,
    attributions: Vec<Attribution<'a>>,
    files: Vec<File>,
}

#[derive(Serialize)]
struct Attribution<'a> {
    text: PerTag<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct File {
    name: String,
    url: String,
    media_type: &'static str,
    title: PerTag<String>,
    description: PerTag<String>,
    records: usize,
    /// The fields of one record, or of a feature's properties.
    fields: Vec<String>,
}

impl<'a> DataWriter<'a> {
    pub(super) fn index(&self) -> DataIndex<'a> {
        let config = &self.site.config;
        let files = DataTable::all(self.site).flat_map(|table| {
            table.formats().iter().filter_map(move |format| self.file(table, *format))
        });
        let attributions = config.attributions.iter().map(|attribution| Attribution {
            text: self.texts(&attribution.text),
            url: attribution.url.as_deref(),
        });
        DataIndex {
            name: self.words("data.title"),
            description: config.description.as_ref().map(|text| self.texts(text)),
            disclaimer: config.disclaimer.as_ref().map(|text| self.texts(text)),
            licence: config.data_licence.as_deref(),
            attributions: attributions.collect(),
            files: files.collect(),
        }
    }

    fn file(&self, table: DataTable, format: DataFormat) -> Option<File> {
        let url = self.permalink(DataFile::Table(table, format))?;
        Some(File {
            name: url.rsplit('/').next()?.to_owned(),
            url,
            media_type: format.media_type(),
            title: self.title(table),
            description: self.description(table),
            records: self.records(table),
            fields: self.fields(table, format),
        })
    }

    fn title(&self, table: DataTable) -> PerTag<String> {
        match table {
            DataTable::Own(kind) => self.own_text(Some(&self.site.config.kinds.get(kind).title)),
            _ => self.words(&format!("data.{}.title", table.name(self.site))),
        }
    }

    fn description(&self, table: DataTable) -> PerTag<String> {
        match table {
            DataTable::Own(kind) => {
                self.own_text(self.site.config.kinds.get(kind).summary.as_ref())
            }
            _ => self.words(&format!("data.{}.description", table.name(self.site))),
        }
    }

    fn own_text(&self, text: Option<&Localized>) -> PerTag<String> {
        self.per_locale(|builder| text.map(|text| builder.text(text).text))
    }

    /// A message of the theme catalog in every locale. The message can contain the network's name.
    fn words(&self, key: &str) -> PerTag<String> {
        self.per_locale(|builder| {
            let network = builder.text(&self.site.config.name).text;
            Some(self.engine.word(builder.locale, key, &[("network", &network)]))
        })
    }

    fn records(&self, table: DataTable) -> usize {
        let site = self.site;
        match table {
            DataTable::Cities => site.cities.len(),
            DataTable::Countries => site.countries.len(),
            DataTable::Regions => site.regions.len(),
            DataTable::Clusters => site.clusters.len(),
            DataTable::Rounds => site.rounds.len(),
            DataTable::Awards => site.awards.len(),
            DataTable::Totals => site.totals.len(),
            DataTable::Own(kind) => self.record_ids(kind).count(),
        }
    }

    fn fields(&self, table: DataTable, format: DataFormat) -> Vec<String> {
        let (file, fields) = match (table, format) {
            (DataTable::Cities, DataFormat::Csv) => return self.csv_columns(),
            (DataTable::Cities, DataFormat::GeoJson) => ("cities", PROPERTIES),
            (DataTable::Cities, DataFormat::Json) => ("cities", CITY),
            (DataTable::Countries, _) => ("countries", COUNTRY),
            (DataTable::Regions, _) => ("regions", REGION),
            (DataTable::Clusters, _) => ("clusters", CLUSTER),
            (DataTable::Rounds, _) => ("rounds", ROUND),
            (DataTable::Awards, _) => ("awards", AWARD),
            (DataTable::Totals, _) => ("totals", TOTAL),
            (DataTable::Own(kind), DataFormat::Csv) => return self.kind_columns(kind),
            (DataTable::Own(kind), _) => (self.kind_name(kind), RECORD),
        };
        let own = self.own_fields(file).map(|field| field.key.value.as_str());
        fields.iter().copied().chain(own).map(str::to_owned).collect()
    }
}
