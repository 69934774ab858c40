//! Blocks that are filled from data: fenced code named for what it shows, with a YAML body.

use std::ops::Range;

use super::alt;
use super::link::{self, Target};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;
use crate::schema::{self, Fields, Kind, Schema, Spanned, optional, required};
use crate::yaml;

/// What a block shows.
#[derive(Clone, Debug)]
pub enum Block {
    /// The cities that meet every filter.
    Members {
        /// What a city must meet, with the id.
        filters: Vec<(Filter, Spanned<String>)>,
        /// Under which headings.
        group: Option<Group>,
    },
    /// A table of facts.
    Facts(FactsOf),
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
        of: Spanned<ChartOf>,
        /// Only the cities admitted in this round.
        round: Option<Spanned<String>>,
    },
    /// A picture with its caption.
    Figure(Figure),
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
pub enum Filter {
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
pub enum Group {
    /// By region.
    Region,
    /// By country.
    Country,
}

/// What facts are of.
#[derive(Clone, Debug)]
pub enum FactsOf {
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
pub enum ChartOf {
    /// The cities admitted in each year, by region.
    Admissions,
    /// The totals that the network published.
    Totals,
    /// The cities of each region.
    Regions,
    /// The countries with most cities.
    Countries,
}

impl ChartOf {
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

const MEMBERS: Schema = Schema {
    noun: "`members` block",
    fields: &[
        optional("round", Kind::Id),
        optional("region", Kind::Id),
        optional("country", Kind::Country),
        optional("cluster", Kind::Id),
        optional("award", Kind::Id),
        optional("group", Kind::OneOf(&["region", "country"])),
    ],
};
const FACTS: Schema = Schema {
    noun: "`facts` block",
    fields: &[
        optional("network", Kind::OneOf(&["totals", "latest"])),
        optional("city", Kind::Id),
        optional("country", Kind::Country),
        optional("round", Kind::Id),
    ],
};
const CALLS: Schema =
    Schema { noun: "`calls` block", fields: &[optional("latest", Kind::Integer(1, 100))] };
const AWARDS: Schema =
    Schema { noun: "`awards` block", fields: &[optional("year", Kind::Integer(1900, 2100))] };
const MAP: Schema = Schema {
    noun: "`map` block",
    fields: &[
        optional("world", Kind::Flag),
        optional("region", Kind::Id),
        optional("country", Kind::Country),
    ],
};
const CHART: Schema = Schema {
    noun: "`chart` block",
    fields: &[optional("of", Kind::OneOf(&ChartOf::NAMES)), optional("round", Kind::Id)],
};
const FIGURE: Schema = Schema {
    noun: "`figure` block",
    fields: &[
        required("image", Kind::Plain),
        required("alt", Kind::Alt),
        optional("caption", Kind::Plain),
        optional("credit", Kind::Plain),
        optional("wide", Kind::Flag),
    ],
};
const DOWNLOAD: Schema = Schema {
    noun: "`download` block",
    fields: &[required("file", Kind::Plain), required("title", Kind::Plain)],
};
const CONTACT: Schema = Schema { noun: "`contact` block", fields: &[] };
const CONFERENCES: Schema = Schema { noun: "`conferences` block", fields: &[] };

/// The words that make fenced code a block.
pub(super) const NAMES: [&str; 10] = [
    "members",
    "facts",
    "contact",
    "calls",
    "conferences",
    "awards",
    "map",
    "chart",
    "figure",
    "download",
];

/// Reads the block `name` whose body is bytes `range` of `file`. `None` where it cannot be shown;
/// that was reported.
pub(super) fn read(
    name: &str,
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let schema: &'static Schema = match name {
        "members" => &MEMBERS,
        "facts" => &FACTS,
        "calls" => &CALLS,
        "awards" => &AWARDS,
        "conferences" => &CONFERENCES,
        "map" => &MAP,
        "chart" => &CHART,
        "figure" => &FIGURE,
        "download" => &DOWNLOAD,
        _ => &CONTACT,
    };
    let span = Span::new(file, range.clone());
    let parsed = yaml::parse(file, text, range, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let before = diagnostics.len();
    let mut fields = schema::read(schema, &parsed.root, diagnostics)?;
    if diagnostics.len() > before {
        // A block with a wrong line says something; what, is not known.
        return None;
    }
    match name {
        "members" => members(&mut fields, span, diagnostics),
        "facts" => facts(&mut fields, span, diagnostics).map(Block::Facts),
        "calls" => {
            let latest = fields.integer("latest").and_then(|n| usize::try_from(n.value).ok());
            Some(Block::Calls { latest })
        }
        "awards" => Some(Block::Awards { year: fields.integer("year") }),
        "conferences" => Some(Block::Conferences),
        "map" => map(&mut fields, span, diagnostics).map(Block::Map),
        "chart" => chart(&mut fields, span, diagnostics),
        "figure" => figure(file, &mut fields, diagnostics).map(Block::Figure),
        "download" => {
            let title = fields.plain("title")?.value;
            let file = beside(file, &fields.plain("file")?, diagnostics)?;
            Some(Block::Download { file, title })
        }
        _ => Some(Block::Contact),
    }
}

fn members(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<Block> {
    let group = fields.plain("group").map(|group| match group.value.as_str() {
        "region" => Group::Region,
        _ => Group::Country,
    });
    let filters: Vec<_> = [
        (Filter::Round, "round"),
        (Filter::Region, "region"),
        (Filter::Country, "country"),
        (Filter::Cluster, "cluster"),
        (Filter::Award, "award"),
    ]
    .into_iter()
    .filter_map(|(filter, key)| Some((filter, fields.plain(key)?)))
    .collect();
    if filters.is_empty() {
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, "this block does not say which members")
                .hint("add a line such as `round: 2022` or `country: PT`"),
        );
        return None;
    }
    Some(Block::Members { filters, group })
}

fn facts(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<FactsOf> {
    let network =
        fields.plain("network").map(|which| FactsOf::Network { all: which.value == "totals" });
    let city = fields.plain("city").map(FactsOf::City);
    let country = fields.plain("country").map(FactsOf::Country);
    let round = fields.plain("round").map(FactsOf::Round);
    let mut named: Vec<FactsOf> = [network, city, country, round].into_iter().flatten().collect();
    if named.len() != 1 {
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, "this block must say of what it shows facts")
                .hint("write one line: `network: totals`, `city: …`, `country: …` or `round: …`"),
        );
        return None;
    }
    named.pop()
}

fn map(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<MapBlock> {
    let world = fields.flag("world").then_some(MapSubject::World);
    let region = fields.plain("region").map(MapSubject::Region);
    let country = fields.plain("country").map(MapSubject::Country);
    let mut named: Vec<MapSubject> = [world, region, country].into_iter().flatten().collect();
    if named.len() != 1 {
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, "this block must say what its map shows")
                .hint("write one line: `world: true`, `region: …` or `country: …`"),
        );
        return None;
    }
    Some(MapBlock { of: named.pop()?, span })
}

fn chart(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<Block> {
    let Some(of) = fields.plain("of") else {
        let known = ChartOf::NAMES.map(|name| format!("`of: {name}`")).join(", ");
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, "this block does not say what it draws")
                .hint(format!("write one of these lines: {known}")),
        );
        return None;
    };
    let of = Spanned { value: ChartOf::parse(&of.value)?, span: of.span };
    let round = fields.plain("round");
    if let Some(round) = round.as_ref().filter(|_| of.value != ChartOf::Regions) {
        let message = format!("a chart of `{}` cannot be of one round", of.value.name());
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, round.span.clone(), message)
                .hint("write `of: regions`, or take this line out"),
        );
        return None;
    }
    Some(Block::Chart { of, round })
}

fn figure(
    document: &SourcePath,
    fields: &mut Fields,
    diagnostics: &mut Diagnostics,
) -> Option<Figure> {
    let file = beside(document, &fields.plain("image")?, diagnostics)?;
    let alt = fields.plain("alt")?;
    diagnostics.extend(alt::judge(&alt.value, &file.value, &alt.span));
    let caption = fields.plain("caption").map(|caption| caption.value);
    let credit = fields.plain("credit").map(|credit| credit.value);
    Some(Figure { file, alt: alt.value, caption, credit, wide: fields.flag("wide") })
}

/// Reads the name of a file beside the document.
fn beside(
    document: &SourcePath,
    name: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<SourcePath>> {
    let target = link::read(document, &name.value, &name.span, diagnostics)?;
    if let Target::File(value) = target {
        return Some(Spanned { value, span: name.span.clone() });
    }
    let message = format!("`{}` is not a file beside the document", name.value);
    diagnostics.push(
        Diagnostic::new(Code::InvalidAddress, name.span.clone(), message)
            .hint("put the file beside the document and write its name"),
    );
    None
}
