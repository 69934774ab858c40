//! Writes the open data: the site's data as files for programs, spreadsheets and maps.
//!
//! A public format: later versions add fields and never change existing ones. Every record of a JSON table
//! has all fields in the same order; unknown values are null. Texts and names are maps from locale tag to
//! text. Dates are ISO 8601 with the known precision. Ids are those of the site's data.

mod city;
mod csv;
mod geojson;
mod index;
mod kind;
mod own;
mod place;
mod round;

use serde::{Serialize, Serializer};

use super::Engine;
use super::view::ViewBuilder;
use crate::plan::{DataFile, DataFormat, DataTable, Plan};
use crate::schema::Localized;
use crate::site::{CityId, Entity, Site};

/// Writes the files of the open data.
#[derive(Clone, Copy)]
pub(super) struct DataWriter<'a> {
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) engine: &'a Engine,
}

impl<'a> DataWriter<'a> {
    /// Writes one file.
    pub(super) fn write(&self, file: DataFile) -> String {
        let site = self.site;
        match file {
            DataFile::Index => pretty(&self.index()),
            DataFile::City(id) => pretty(&self.city(id)),
            DataFile::Table(DataTable::Cities, DataFormat::Csv) => self.cities_csv(),
            DataFile::Table(DataTable::Cities, DataFormat::GeoJson) => self.cities_geojson(),
            DataFile::Table(DataTable::Cities, DataFormat::Json) => {
                pretty(&CityId::all(site.cities.len()).map(|id| self.city(id)).collect::<Vec<_>>())
            }
            DataFile::Table(DataTable::Countries, _) => pretty(&self.countries()),
            DataFile::Table(DataTable::Regions, _) => pretty(&self.regions()),
            DataFile::Table(DataTable::Clusters, _) => pretty(&self.clusters()),
            DataFile::Table(DataTable::Rounds, _) => pretty(&self.rounds()),
            DataFile::Table(DataTable::Awards, _) => pretty(&self.awards()),
            DataFile::Table(DataTable::Totals, _) => pretty(&self.totals()),
            DataFile::Table(DataTable::Own(kind), DataFormat::Csv) => self.kind_csv(kind),
            DataFile::Table(DataTable::Own(kind), _) => pretty(&self.kind(kind)),
        }
    }

    /// The name in each locale of the site, and the other forms in the data.
    fn names(&self, name: &'a Localized) -> PerTag<&'a str> {
        let config = &self.site.config;
        let shown = config
            .locale_ids()
            .map(|locale| (config.locale(locale).locale.to_string(), config.text(name, locale).1));
        self.with_others(shown.collect(), name)
    }

    /// A text in each locale in which it was written.
    fn texts(&self, text: &'a Localized) -> PerTag<&'a str> {
        let config = &self.site.config;
        let source = &config.locale(config.source_locale).locale;
        let own = config.locales.iter().filter_map(|locale| {
            let (written, form) = text.get(std::slice::from_ref(&locale.locale), source)?;
            (*written == locale.locale).then(|| (written.to_string(), form))
        });
        self.with_others(own.collect(), text)
    }

    fn with_others(
        &self,
        mut forms: Vec<(String, &'a str)>,
        text: &'a Localized,
    ) -> PerTag<&'a str> {
        let others =
            text.iter().filter(|(tag, _)| self.site.config.find_locale(tag.as_str()).is_none());
        forms.extend(others.map(|(tag, form)| (tag.to_string(), form)));
        PerTag(forms)
    }

    /// Computes a value for each locale of the site.
    fn per_locale<T>(&self, make: impl Fn(ViewBuilder<'a>) -> Option<T>) -> PerTag<T> {
        let (site, plan) = (self.site, self.plan);
        let values = site.config.locale_ids().filter_map(|locale| {
            let value =
                make(ViewBuilder { absolute: true, ..ViewBuilder::new(site, plan, locale) })?;
            Some((site.config.locale(locale).locale.to_string(), value))
        });
        PerTag(values.collect())
    }

    /// The addresses of an entity's page, by locale.
    fn pages(&self, entity: Entity) -> PerTag<String> {
        self.per_locale(|builder| Some(builder.permalink(self.plan.url(entity, builder.locale)?)))
    }

    /// The absolute address of an open data file.
    fn permalink(&self, file: DataFile) -> Option<String> {
        let locale = self.site.config.source_locale;
        let builder =
            ViewBuilder { absolute: true, ..ViewBuilder::new(self.site, self.plan, locale) };
        self.plan.data(file).map(|url| builder.permalink(url))
    }

    fn city_ids(&self, cities: &[CityId]) -> Vec<&'a str> {
        cities.iter().map(|id| self.site[*id].record.id.value.as_str()).collect()
    }

    fn source(&self, source: &'a crate::schema::Source) -> Source<'a> {
        Source {
            url: source.url.as_deref(),
            title: source.title.as_ref().map(|title| self.texts(title)),
        }
    }
}

/// The source of a fact.
#[derive(Serialize)]
struct Source<'a> {
    url: Option<&'a str>,
    title: Option<PerTag<&'a str>>,
}

/// Values by locale tag: the site's locales first, in their order.
struct PerTag<T>(Vec<(String, T)>);

impl<T> PerTag<T> {
    fn get(&self, tag: &str) -> Option<&T> {
        self.0.iter().find(|(own, _)| own == tag).map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for PerTag<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(tag, value)| (tag, value)))
    }
}

/// Writes JSON indented by two spaces, so that people can read it and compare versions.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("keys are strings, and numbers finite") + "\n"
}
