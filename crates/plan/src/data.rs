//! Plans the open data: a file for each table, a file for each city, and an index.

use super::{OutputKind, Route};
use crate::diag::{Message, Span, message};
use crate::path::UrlPath;
use crate::reference::Family;
use crate::site::{CityId, Site};

/// The URL folder of the open data.
const FOLDER: &str = "data";

/// A file of the open data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DataFile {
    /// The index of all files: `index.json`.
    Index,
    /// A table: `cities.csv`.
    Table(DataTable, DataFormat),
    /// One city: `cities/lisbon.json`.
    City(CityId),
}

/// A table of the open data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DataTable {
    /// The records of a family.
    Records(Family),
    /// The totals that the network published.
    Totals,
}

impl DataTable {
    /// Returns every table of a site; those of declared kinds last.
    pub fn all(site: &Site) -> impl Iterator<Item = Self> + use<> {
        let own = site.names().all().skip(Family::BUILT_IN.len());
        let built_in = Family::BUILT_IN.map(Self::Records).into_iter();
        built_in.chain([Self::Totals]).chain(own.map(Self::Records))
    }

    /// Returns the name in file names and, for tables of every site, in the catalog.
    pub fn name(self, site: &Site) -> &str {
        match self {
            Self::Records(family) => site.names().name(family),
            Self::Totals => "totals",
        }
    }

    /// Returns the formats in which the table is published.
    pub fn formats(self) -> &'static [DataFormat] {
        match self {
            Self::Records(Family::Cities) => {
                &[DataFormat::Csv, DataFormat::GeoJson, DataFormat::Json]
            }
            Self::Records(Family::Own(_)) => &[DataFormat::Csv, DataFormat::Json],
            _ => &[DataFormat::Json],
        }
    }
}

/// The format of a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DataFormat {
    /// Comma-separated values (RFC 4180), for spreadsheets.
    Csv,
    /// Points with properties (RFC 7946), for maps.
    GeoJson,
    /// JSON (RFC 8259), for programs.
    Json,
}

impl DataFormat {
    /// Returns the name that readers see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::GeoJson => "GeoJSON",
            Self::Json => "JSON",
        }
    }

    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::GeoJson => "application/geo+json",
            Self::Json => "application/json",
        }
    }
}

/// Plans the open data, if the site publishes it.
pub(super) fn plan(site: &Site) -> Vec<Route> {
    if !site.config.open_data {
        return Vec::new();
    }
    let route = |file: DataFile, name: &str, what: Message, span: Option<Span>| Route {
        url: UrlPath::file([FOLDER, name]),
        kind: OutputKind::Data(file),
        what,
        span,
    };
    let table = |table: DataTable, format: DataFormat| {
        let name = format!("{}.{}", table.name(site), format.label().to_lowercase());
        let what = message!("plan.owner-data-table", table = table.name(site));
        route(DataFile::Table(table, format), &name, what, None)
    };
    let what = message!("plan.owner-data-index");
    let mut routes = vec![route(DataFile::Index, "index.json", what, None)];
    for own in DataTable::all(site) {
        routes.extend(own.formats().iter().map(|format| table(own, *format)));
    }
    for id in CityId::all(site.cities.len()) {
        let city = &site[id].record.id;
        let what = message!("plan.owner-data-city", city = city.value);
        let name = format!("cities/{}.json", city.value);
        routes.push(route(DataFile::City(id), &name, what, Some(city.span.clone())));
    }
    routes
}

/// Returns the name that links use for the file at an address.
pub(super) fn name(url: &UrlPath) -> Option<&str> {
    url.as_str().strip_prefix('/')?.strip_prefix(FOLDER)?.strip_prefix('/')
}
