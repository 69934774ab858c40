//! Blocks that are filled from data: fenced code named for what it shows, with a YAML body.

mod read;

pub use read::BLOCKS;
pub(super) use read::read;

use crate::diag::Span;
use crate::path::SourcePath;
use crate::schema::Spanned;

/// What a block shows.
#[derive(Clone, Debug)]
pub enum Block {
    /// The cities that meet every filter.
    Members {
        /// What a city must meet, with the id.
        filters: Vec<(CityFilter, Spanned<String>)>,
        /// Under which headings.
        group: Option<CityGrouping>,
    },
    /// A table of facts.
    Facts(FactsSubject),
    /// How to reach the network's office.
    Contact,
    /// Calls for applications, the latest first.
    Calls {
        /// At most so many.
        latest: Option<usize>,
    },
    /// The conferences.
    Conferences,
    /// The editions of the award with their winners.
    Awards {
        /// Only this year's.
        year: Option<Spanned<i64>>,
    },
    /// A map of cities.
    Map(MapBlock),
    /// A chart with its table.
    Chart {
        /// What it shows.
        of: Spanned<ChartSubject>,
        /// Only the cities admitted in this round.
        round: Option<Spanned<String>>,
    },
    /// A picture with its caption.
    Figure(Figure),
    /// The printed documents of a text, in every language that has one.
    Print {
        /// The identity of the text.
        document: Spanned<String>,
    },
    /// A file that readers can keep.
    Download {
        /// The file.
        file: Spanned<SourcePath>,
        /// What it is called.
        title: String,
    },
}

/// A picture with its caption.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The file.
    pub file: Spanned<SourcePath>,
    /// What it shows, for those who do not see it; empty where it only decorates.
    pub alt: String,
    /// What is said of it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Whether it may be wider than the text.
    pub wide: bool,
}

/// What a city must meet to be listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CityFilter {
    /// Admitted in the round.
    Round,
    /// In the region.
    Region,
    /// In the country.
    Country,
    /// Part of the cluster.
    Cluster,
    /// Winner of the edition.
    Award,
}

/// Under which headings cities are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CityGrouping {
    /// By region.
    Region,
    /// By country.
    Country,
}

/// What facts are of.
#[derive(Clone, Debug)]
pub enum FactsSubject {
    /// The network: the latest total published, and what the data holds.
    Network {
        /// Whether every total published is listed.
        all: bool,
    },
    /// A city, by id.
    City(Spanned<String>),
    /// A country, by code.
    Country(Spanned<String>),
    /// A round, by id.
    Round(Spanned<String>),
}

/// What a `map` block shows.
#[derive(Clone, Debug)]
pub struct MapBlock {
    /// Which map.
    pub of: MapSubject,
    /// Where the block is written.
    pub span: Span,
}

/// What a map is of.
#[derive(Clone, Debug)]
pub enum MapSubject {
    /// The world.
    World,
    /// A region, by id.
    Region(Spanned<String>),
    /// A country, by code.
    Country(Spanned<String>),
}

/// What a chart shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartSubject {
    /// The cities admitted in each year, by region.
    Admissions,
    /// The totals that the network published.
    Totals,
    /// The cities of each region.
    Regions,
    /// The countries with most cities.
    Countries,
}

impl ChartSubject {
    const NAMES: [&str; 4] = ["admissions", "totals", "regions", "countries"];

    /// Returns the word in blocks.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    fn parse(name: &str) -> Option<Self> {
        let all = [Self::Admissions, Self::Totals, Self::Regions, Self::Countries];
        all.into_iter().find(|of| of.name() == name)
    }
}
