//! Data blocks: fenced code whose info string names the block, with parameters in YAML.

mod read;

pub(super) use read::read;
pub use read::{BLOCKS, Block, DataBlock};

use crate::path::SourcePath;
use crate::reference::Family;
use crate::schema::{FieldType, Fields, Kind, ReferenceTarget, Spanned, field, record, words};

/// A record that a field of a block names: its family and its id.
pub type NamedRecord = (Family, Spanned<String>);

record! {
    /// The parameters of a `records` block.
    pub struct RecordsBlock: "noun.records-block" {
        /// The name of the kind.
        kind: Spanned<String> =
            field(Kind::Plain, "help.records.kind").naming(ReferenceTarget::Kind);
        /// Only the records that name this record, written as in links: `city:lisbon`.
        about: Option<Spanned<String>> =
            field(Kind::Plain, "help.records.about").naming(ReferenceTarget::Place);
        /// Only the events of this time.
        when: RecordTime = field(RecordTime::KIND, "help.records.when");
        /// The maximum number of records.
        latest: Option<usize> = field(Kind::Integer(1, 1000), "help.records.latest");
    }
}

record! {
    /// The parameters of a `calls` block.
    pub struct CallsBlock: "noun.calls-block" {
        /// Only the calls of this time.
        when: RecordTime = field(RecordTime::KIND, "help.calls.when");
        /// The maximum number of calls.
        latest: Option<usize> = field(Kind::Integer(1, 100), "help.calls.latest");
    }
}

record! {
    /// The texts of an `apply` block, one for each state of the calls. Each line is a paragraph.
    pub struct ApplyBlock: "noun.apply-block" {
        /// While a call is announced.
        ahead: Option<String> = field(Kind::Plain, "help.apply.ahead");
        /// While a call is open.
        open: Option<String> = field(Kind::Plain, "help.apply.open");
        /// In the weeks after a call closed.
        closed: Option<String> = field(Kind::Plain, "help.apply.closed");
        /// At any other time.
        between: Option<String> = field(Kind::Plain, "help.apply.between");
    }
}

impl FieldType for usize {
    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        Self::try_from(fields.integer(key)?.value).ok()
    }
}

words! {
    /// The time of events and calls.
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

words! {
    /// The headings that group listed cities.
    pub enum CityGrouping {
        /// By region.
        Region = "region",
        /// By country.
        #[default]
        Country = "country",
    }
}

/// The subject of a table of facts.
#[derive(Clone, Debug)]
pub enum FactsSubject {
    /// The network: the latest published total, and the counts of the data.
    Network {
        /// Whether to list every published total.
        all: bool,
    },
    /// A city, a country or a round.
    Record(NamedRecord),
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
