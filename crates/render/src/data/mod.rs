//! The open data: what the site holds, as files for programs, spreadsheets and maps.
//!
//! A public format: fields are added, never changed. Every record of a JSON table has every field,
//! in one order; what is not known is null. Texts and names stand under the tags of their locales,
//! dates are ISO 8601 to the precision that is known, ids are those of the site's data.

mod city;
mod csv;
mod geojson;
mod index;
mod place;
mod round;

use serde::{Serialize, Serializer};

use super::Engine;
use super::view::ViewBuilder;
use crate::network;
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
        }
    }

    /// The name that each locale of the site shows, and the other forms that the data has.
    fn names(&self, name: &'a Localized) -> PerTag<&'a str> {
        let config = &self.site.config;
        let shown = config
            .locale_ids()
            .map(|locale| (config.locale(locale).locale.to_string(), config.text(name, locale).1));
        self.with_others(shown.collect(), name)
    }

    /// A text in the locales that it was written in.
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

    /// A value for each locale of the site.
    fn per_locale<T>(&self, make: impl Fn(ViewBuilder<'a>) -> Option<T>) -> PerTag<T> {
        let (site, plan) = (self.site, self.plan);
        let values = site.config.locale_ids().filter_map(|locale| {
            let value =
                make(ViewBuilder { absolute: true, ..ViewBuilder::new(site, plan, locale) })?;
            Some((site.config.locale(locale).locale.to_string(), value))
        });
        PerTag(values.collect())
    }

    /// The addresses of the pages of an entity.
    fn pages(&self, entity: Entity) -> PerTag<String> {
        self.per_locale(|maker| Some(maker.permalink(self.plan.url(entity, maker.locale)?)))
    }

    /// The address of a file of the open data.
    fn permalink(&self, file: DataFile) -> Option<String> {
        let locale = self.site.config.source_locale;
        let maker =
            ViewBuilder { absolute: true, ..ViewBuilder::new(self.site, self.plan, locale) };
        self.plan.data(file).map(|url| maker.permalink(url))
    }

    fn city_ids(&self, cities: &[CityId]) -> Vec<&'a str> {
        cities.iter().map(|id| self.site[*id].record.id.value.as_str()).collect()
    }

    fn source(&self, source: &'a network::Source) -> Source<'a> {
        Source {
            url: source.url.as_deref(),
            title: source.title.as_ref().map(|title| self.texts(title)),
        }
    }
}

/// Where a fact was read.
#[derive(Serialize)]
struct Source<'a> {
    url: Option<&'a str>,
    title: Option<PerTag<&'a str>>,
}

/// Values by the tag of their locale: those of the site first, in its order.
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

/// Writes JSON with two spaces for a step, so that people can read it and versions be compared.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("keys are strings, and numbers finite") + "\n"
}
