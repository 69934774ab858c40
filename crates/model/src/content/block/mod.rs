//! Data blocks: fenced code whose info string names the block, with parameters in YAML.

mod read;

pub(super) use read::read;
pub use read::{BLOCKS, Block, DataBlock};

use crate::diag::Span;
use crate::path::SourcePath;
use crate::schema::{Spanned, words};

/// The parameters of a `records` block.
#[derive(Clone, Debug)]
pub struct RecordsBlock {
    /// The name of the kind.
    pub kind: Spanned<String>,
    /// Only the records that name this record, written as in links: `city:lisbon`.
    pub about: Option<Spanned<String>>,
    /// Only the events of this time.
    pub when: RecordTime,
    /// The maximum number of records.
    pub latest: Option<usize>,
}

words! {
    /// The time of events.
    pub enum RecordTime {
        /// All of them.
        #[default]
        Any = "any",
        /// Those that have not ended.
        Ahead = "ahead",
        /// Those that have ended.
        Past = "past",
    }
}

/// An image with its caption.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The file.
    pub file: Spanned<SourcePath>,
    /// The alternative text. It is empty for a decorative image.
    pub alt: String,
    /// The caption.
    pub caption: Option<String>,
    /// The credit: the name of the author.
    pub credit: Option<String>,
    /// Whether it can be wider than the text.
    pub wide: bool,
}

/// A condition that listed cities must meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CityFilter {
    /// Admitted in this round.
    Round,
    /// In this region.
    Region,
    /// In this country.
    Country,
    /// Part of this cluster.
    Cluster,
    /// Winner of this award.
    Award,
}

/// The headings that group listed cities.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CityGrouping {
    /// By region.
    Region,
    /// By country.
    Country,
}

/// The subject of a table of facts.
#[derive(Clone, Debug)]
pub enum FactsSubject {
    /// The network: the latest published total, and the counts of the data.
    Network {
        /// Whether to list every published total.
        all: bool,
    },
    /// A city, by id.
    City(Spanned<String>),
    /// A country, by code.
    Country(Spanned<String>),
    /// A round, by id.
    Round(Spanned<String>),
}

/// The parameters of a `map` block.
#[derive(Clone, Debug)]
pub struct MapBlock {
    /// The subject of the map.
    pub of: MapSubject,
    /// The span of the block.
    pub span: Span,
}

/// The subject of a map.
#[derive(Clone, Debug)]
pub enum MapSubject {
    /// The world.
    World,
    /// A region, by id.
    Region(Spanned<String>),
    /// A country, by code.
    Country(Spanned<String>),
}

words! {
    /// The subject of a chart.
    pub enum ChartSubject {
        /// The cities admitted in each year, by region.
        #[default]
        Admissions = "admissions",
        /// The totals that the network published.
        Totals = "totals",
        /// The cities of each region.
        Regions = "regions",
        /// The countries with the most cities.
        Countries = "countries",
    }
}
