//! Writes the open data: the site's data as files for programs, spreadsheets and maps.
//!
//! A public format: later versions add fields and never change existing ones. Every record of a JSON table
//! has all fields in the same order; unknown values are null. Texts and names are maps from locale tag to
//! text. Dates are ISO 8601 with the known precision. Ids are those of the site's data.

mod city;
mod csv;
mod datum;
mod geojson;
mod index;
mod kind;
mod own;
mod place;
mod round;
mod table;

use std::borrow::Cow;

use serde::Serialize;

use self::datum::{DataRecord, Datum, PerTag};
use self::table::DataField;
use super::Engine;
use super::view::ViewBuilder;
use crate::plan::{DataFile, DataFormat, DataTable, Plan};
use crate::reference::Family;
use crate::schema::{Localized, Source};
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
        match file {
            DataFile::Index => pretty(&self.index()),
            DataFile::City(id) => {
                let rows = self.cities(DataFormat::Json, std::iter::once(id));
                rows.records.iter().map(pretty).collect()
            }
            DataFile::Table(DataTable::Records(Family::Cities), DataFormat::GeoJson) => {
                self.cities_geojson()
            }
            DataFile::Table(table, DataFormat::Csv) => self.csv(&self.rows(table, DataFormat::Csv)),
            DataFile::Table(table, format) => pretty(&self.rows(table, format).records),
        }
    }

    /// The name in each locale of the site, and the other forms in the data.
    fn names(&self, name: &'a Localized) -> PerTag<'a> {
        let config = &self.site.config;
        let shown = config
            .locale_ids()
            .map(|locale| (config.locale(locale).locale.as_str(), config.text(name, locale).1));
        self.with_others(shown.collect(), name)
    }

    /// A text in each locale in which it was written.
    fn texts(&self, text: &'a Localized) -> PerTag<'a> {
        let config = &self.site.config;
        let source = &config.locale(config.source_locale).locale;
        let own = config.locales.iter().filter_map(|locale| {
            let (written, form) = text.get(std::slice::from_ref(&locale.locale), source)?;
            (*written == locale.locale).then(|| (written.as_str(), form))
        });
        self.with_others(own.collect(), text)
    }

    fn with_others(&self, mut forms: Vec<(&'a str, &'a str)>, text: &'a Localized) -> PerTag<'a> {
        let others =
            text.iter().filter(|(tag, _)| self.site.config.find_locale(tag.as_str()).is_none());
        forms.extend(others.map(|(tag, form)| (tag.as_str(), form)));
        PerTag(forms.into_iter().map(|(tag, form)| (tag, Cow::from(form))).collect())
    }

    /// A text in each locale in which it was written. A missing text is null.
    fn text(&self, text: Option<&'a Localized>) -> Datum<'a> {
        text.map(|text| self.texts(text)).into()
    }

    /// Computes a text for each locale of the site.
    fn per_locale(&self, make: impl Fn(ViewBuilder<'a>) -> Option<Cow<'a, str>>) -> PerTag<'a> {
        let (site, plan) = (self.site, self.plan);
        let texts = site.config.locale_ids().filter_map(|locale| {
            let text =
                make(ViewBuilder { absolute: true, ..ViewBuilder::new(site, plan, locale) })?;
            Some((site.config.locale(locale).locale.as_str(), text))
        });
        PerTag(texts.collect())
    }

    /// The addresses of an entity's page, by locale.
    fn pages(&self, entity: Entity) -> Datum<'a> {
        let page = |builder: ViewBuilder<'a>| {
            Some(builder.permalink(self.plan.url(entity, builder.locale)?).into())
        };
        self.per_locale(page).into()
    }

    /// The absolute address of an open data file.
    fn permalink(&self, file: DataFile) -> Option<String> {
        let locale = self.site.config.source_locale;
        let builder =
            ViewBuilder { absolute: true, ..ViewBuilder::new(self.site, self.plan, locale) };
        self.plan.data(file).map(|url| builder.permalink(url))
    }

    fn city_ids(&self, cities: &[CityId]) -> Datum<'a> {
        let ids = cities.iter().map(|id| self.site[*id].record.id.value.as_str());
        ids.collect::<Vec<_>>().into()
    }

    /// The address and the title of the source of a fact.
    fn source(&self, source: Option<&'a Source>) -> Datum<'a> {
        let group = |source: &'a Source| {
            [("url", source.url.as_deref().into()), ("title", self.text(source.title.as_ref()))]
        };
        source.map(group).into()
    }

    fn sources(&self, sources: impl IntoIterator<Item = &'a Source>) -> Datum<'a> {
        let sources = sources.into_iter().map(|source| self.source(Some(source)));
        sources.collect::<Vec<_>>().into()
    }

    /// The address of a source, or its title if it has none.
    fn source_name(&self, source: Option<&'a Source>) -> Datum<'a> {
        let title = |source: &'a Source| {
            let PerTag(titles) = self.texts(source.title.as_ref()?);
            titles.into_iter().next().map(|(_, title)| Datum::Text(title))
        };
        source
            .and_then(|source| source.url.as_deref().map(Datum::from).or_else(|| title(source)))
            .into()
    }

    fn tags(&self) -> Vec<&'a str> {
        self.site.config.locales.iter().map(|locale| locale.locale.as_str()).collect()
    }

    fn source_tag(&self) -> &'a str {
        self.site.config.locale(self.site.config.source_locale).locale.as_str()
    }
}

/// A number with its source and its year.
fn figure<'a>(
    number: impl Into<Datum<'a>>,
    year: Option<i64>,
    source: Option<&'a str>,
) -> Datum<'a> {
    [("value", number.into()), ("source", source.into()), ("year", year.into())].into()
}

/// Writes JSON indented by two spaces, so that people can read it and compare versions.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("keys are strings, and numbers finite") + "\n"
}
