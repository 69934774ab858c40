//! The index of the open data: lists every data file with its fields.

use serde::Serialize;

use super::{DataWriter, PerTag};
use crate::plan::{DataFile, DataFormat, DataTable};
use crate::reference::Family;
use crate::schema::Localized;

/// The index of the open data.
#[derive(Serialize)]
pub(super) struct DataIndex<'a> {
    name: PerTag<'a>,
    description: Option<PerTag<'a>>,
    /// The disclaimer that the site shows on every page.
    disclaimer: Option<PerTag<'a>>,
    licence: Option<&'a str>,
    attributions: Vec<Attribution<'a>>,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Attribution<'a> {
    text: PerTag<'a>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct File<'a> {
    name: String,
    url: String,
    media_type: &'static str,
    title: PerTag<'a>,
    description: PerTag<'a>,
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

    fn file(&self, table: DataTable, format: DataFormat) -> Option<File<'a>> {
        let url = self.permalink(DataFile::Table(table, format))?;
        let rows = self.rows(table, format);
        let fields = match format {
            DataFormat::Csv => self.columns(&rows),
            _ => rows.names.iter().map(|name| (*name).to_owned()).collect(),
        };
        Some(File {
            name: url.rsplit('/').next()?.to_owned(),
            url,
            media_type: format.media_type(),
            title: self.title(table),
            description: self.description(table),
            records: rows.records.len(),
            fields,
        })
    }

    fn title(&self, table: DataTable) -> PerTag<'a> {
        match table {
            DataTable::Records(Family::Own(kind)) => {
                self.own_text(Some(&self.site.config.kinds.get(kind).title))
            }
            _ => self.words(&format!("data.{}.title", table.name(self.site))),
        }
    }

    fn description(&self, table: DataTable) -> PerTag<'a> {
        match table {
            DataTable::Records(Family::Own(kind)) => {
                self.own_text(self.site.config.kinds.get(kind).summary.as_ref())
            }
            _ => self.words(&format!("data.{}.description", table.name(self.site))),
        }
    }

    fn own_text(&self, text: Option<&Localized>) -> PerTag<'a> {
        self.per_locale(|builder| Some(builder.text(text?).text.into()))
    }

    /// A message of the theme catalog in every locale. The message can contain the network's name.
    fn words(&self, key: &str) -> PerTag<'a> {
        self.per_locale(|builder| {
            let network = builder.text(&self.site.config.name).text;
            Some(self.engine.word(builder.locale, key, &[("network", &network)]).into())
        })
    }
}
