//! Reads a data block: its fields, and the rules that apply to several fields.

use std::ops::Range;

use super::{
    ChartSubject, CityFilter, CityGrouping, FactsSubject, Figure, MapBlock, MapSubject, RecordTime,
    RecordsBlock,
};
use crate::content::alt;
use crate::content::link::{self, LinkTarget};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::path::SourcePath;
use crate::reference::{Family, FamilyNames, Reference};
use crate::schema::{
    self, FieldType, Fields, Kind, ReferenceTarget, Schema, Spanned, optional, required,
};
use crate::yaml;

const MEMBERS: Schema<'static> = Schema {
    noun: "noun.members-block",
    fields: &[
        optional("round", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Rounds))
            .help("help.members.round"),
        optional("region", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Regions))
            .help("help.members.region"),
        optional("country", Kind::Country).help("help.members.country"),
        optional("cluster", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Clusters))
            .help("help.members.cluster"),
        optional("award", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Awards))
            .help("help.members.award"),
        optional("group", Kind::OneOf(&["region", "country"])).help("help.members.group"),
    ],
};
const FACTS: Schema<'static> = Schema {
    noun: "noun.facts-block",
    fields: &[
        optional("network", Kind::OneOf(&["totals", "latest"])).help("help.facts.network"),
        optional("city", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Cities))
            .help("help.facts.city"),
        optional("country", Kind::Country).help("help.facts.country"),
        optional("round", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Rounds))
            .help("help.facts.round"),
    ],
};
const CALLS: Schema<'static> = Schema {
    noun: "noun.calls-block",
    fields: &[optional("latest", Kind::Integer(1, 100)).help("help.calls.latest")],
};
const AWARDS: Schema<'static> = Schema {
    noun: "noun.awards-block",
    fields: &[optional("year", Kind::Integer(1900, 2100)).help("help.awards.year")],
};
const MAP: Schema<'static> = Schema {
    noun: "noun.map-block",
    fields: &[
        optional("world", Kind::Flag).help("help.map.world"),
        optional("region", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Regions))
            .help("help.map.region"),
        optional("country", Kind::Country).help("help.map.country"),
    ],
};
const CHART: Schema<'static> = Schema {
    noun: "noun.chart-block",
    fields: &[
        optional("of", ChartSubject::KIND).help("help.chart.of"),
        optional("round", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Rounds))
            .help("help.chart.round"),
    ],
};
const FIGURE: Schema<'static> = Schema {
    noun: "noun.figure-block",
    fields: &[
        required("image", Kind::Plain).naming(ReferenceTarget::File).help("help.figure.image"),
        required("alt", Kind::Alt).help("help.figure.alt"),
        optional("caption", Kind::Plain).help("help.figure.caption"),
        optional("credit", Kind::Plain).help("help.figure.credit"),
        optional("wide", Kind::Flag).help("help.figure.wide"),
    ],
};
const DOWNLOAD: Schema<'static> = Schema {
    noun: "noun.download-block",
    fields: &[
        required("file", Kind::Plain).naming(ReferenceTarget::File).help("help.download.file"),
        optional("title", Kind::Plain).help("help.download.title"),
    ],
};
const CONTACT: Schema<'static> = Schema { noun: "noun.contact-block", fields: &[] };
const RECORDS: Schema<'static> = Schema {
    noun: "noun.records-block",
    fields: &[
        required("kind", Kind::Plain).naming(ReferenceTarget::Kind).help("help.records.kind"),
        optional("about", Kind::Plain).naming(ReferenceTarget::Place).help("help.records.about"),
        optional("when", RecordTime::KIND).help("help.records.when"),
        optional("latest", Kind::Integer(1, 1000)).help("help.records.latest"),
    ],
};

/// A data block with its parameters.
#[derive(Clone, Debug)]
pub enum Block {
    /// The cities that match every filter.
    Members {
        /// The filters, each with an id.
        filters: Vec<(CityFilter, Spanned<String>)>,
        /// The headings that group the cities.
        group: Option<CityGrouping>,
    },
    /// A table of facts.
    Facts(FactsSubject),
    /// The contact details of the network's office.
    Contact,
    /// Calls for applications, the latest first.
    Calls {
        /// The maximum number of calls.
        latest: Option<usize>,
    },
    /// Records of a declared kind.
    Records(RecordsBlock),
    /// The editions of the award with their winners.
    Awards {
        /// Only the awards of this year.
        year: Option<Spanned<i64>>,
    },
    /// A map of cities.
    Map(MapBlock),
    /// A chart with its table.
    Chart {
        /// The subject.
        of: Spanned<ChartSubject>,
        /// Only the cities admitted in this round.
        round: Option<Spanned<String>>,
    },
    /// An image with its caption.
    Figure(Figure),
    /// The PDFs of a document, in every language that has one.
    Print {
        /// The identity of the document.
        document: Spanned<String>,
    },
    /// A file to download.
    Download {
        /// The file.
        file: Spanned<SourcePath>,
        /// The label of the link.
        title: String,
    },
}

/// A kind of data block: how editors write it, and how it is read.
#[derive(Clone, Copy, Debug)]
pub struct DataBlock {
    /// The word after the backticks.
    pub name: &'static str,
    /// The fields.
    pub schema: &'static Schema<'static>,
    /// The name of its form. It has a prefix, because a record can have the same name.
    pub form: &'static str,
    /// The title of its form: an id of the catalogs of messages.
    pub title: &'static str,
    /// Its purpose: an id of the catalogs of messages.
    pub about: &'static str,
    read: fn(&mut BlockInput<'_>) -> Option<Block>,
}

/// Declares the blocks. The name of the form follows from the name of the block.
macro_rules! blocks {
    ($($name:literal, $schema:expr, $title:literal, $about:literal, $read:expr;)*) => {
        /// The kinds of data blocks.
        pub static BLOCKS: &[DataBlock] = &[$(DataBlock {
            name: $name,
            schema: &$schema,
            form: concat!("block-", $name),
            title: $title,
            about: $about,
            read: $read,
        },)*];
    };
}

blocks! {
    "members", MEMBERS, "forms.block-members-title", "forms.block-members-about", members;
    "facts", FACTS, "forms.block-facts-title", "forms.block-facts-about", facts;
    "contact", CONTACT, "forms.block-contact-title", "help.site.contact", |_| Some(Block::Contact);
    "calls", CALLS, "forms.block-calls-title", "forms.block-calls-about", |input| Some(calls(input));
    "records", RECORDS, "forms.block-records-title", "forms.block-records-about", records;
    "awards", AWARDS, "forms.block-awards-title", "forms.block-awards-about",
        |input| Some(awards(input));
    "map", MAP, "forms.block-map-title", "forms.block-map-about", map;
    "chart", CHART, "forms.block-chart-title", "forms.block-chart-about", chart;
    "figure", FIGURE, "forms.block-figure-title", "forms.block-figure-about", figure;
    "download", DOWNLOAD, "forms.block-download-title", "forms.block-download-about", download;
}

/// The input of the reader of a block.
struct BlockInput<'a> {
    file: &'a SourcePath,
    fields: Fields,
    span: Span,
    diagnostics: &'a mut Diagnostics,
}

impl BlockInput<'_> {
    fn report(&mut self, code: Code, span: Span, message: Message, hint: Message) {
        self.diagnostics.push(Diagnostic::new(code, span, message).hint(hint));
    }

    /// Reports that the block lacks what it is about.
    fn report_missing(&mut self, message: Message, hint: Message) {
        self.report(Code::MissingField, self.span.clone(), message, hint);
    }
}

/// A block, and the records that its fields name.
type NamingBlock = (Block, Vec<(Family, Spanned<String>)>);

/// Reads the block `name`, whose body is bytes `range` of `file`. Returns `None` if the block is
/// invalid; that was reported.
pub(in crate::content) fn read(
    name: &str,
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<NamingBlock> {
    let kind = BLOCKS.iter().find(|kind| kind.name == name)?;
    let span = Span::new(file, range.clone());
    let parsed = yaml::parse(file, text, range, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let before = diagnostics.len();
    let fields = schema::read(kind.schema, &parsed.root, diagnostics)?;
    if diagnostics.len() > before {
        // A block with an error is not shown, because the meaning of the invalid line is unknown.
        return None;
    }
    let named = kind.schema.fields.iter().filter_map(|field| match (field.kind, field.names) {
        (_, Some(ReferenceTarget::Record(family))) => Some((family, fields.plain_at(field.key)?)),
        (Kind::Country, _) => Some((Family::Countries, fields.plain_at(field.key)?)),
        _ => None,
    });
    let named = named.collect();
    (kind.read)(&mut BlockInput { file, fields, span, diagnostics }).map(|block| (block, named))
}

fn calls(input: &mut BlockInput<'_>) -> Block {
    let latest = input.fields.integer("latest").and_then(|n| usize::try_from(n.value).ok());
    Block::Calls { latest }
}

fn records(input: &mut BlockInput<'_>) -> Option<Block> {
    let latest = input.fields.integer("latest").and_then(|n| usize::try_from(n.value).ok());
    let when = FieldType::take(&mut input.fields, "when")?;
    let about = input.fields.plain("about");
    Some(Block::Records(RecordsBlock { kind: input.fields.plain("kind")?, about, when, latest }))
}

fn awards(input: &mut BlockInput<'_>) -> Block {
    Block::Awards { year: input.fields.integer("year") }
}

fn members(input: &mut BlockInput<'_>) -> Option<Block> {
    let fields = &mut input.fields;
    let group = fields.plain("group").map(|group| match group.value.as_str() {
        "region" => CityGrouping::Region,
        _ => CityGrouping::Country,
    });
    let filters: Vec<_> = [
        (CityFilter::Round, "round"),
        (CityFilter::Region, "region"),
        (CityFilter::Country, "country"),
        (CityFilter::Cluster, "cluster"),
        (CityFilter::Award, "award"),
    ]
    .into_iter()
    .filter_map(|(filter, key)| Some((filter, fields.plain(key)?)))
    .collect();
    if filters.is_empty() {
        let hint = message!("content.add-members-filter-hint");
        input.report_missing(message!("content.members-block-empty"), hint);
        return None;
    }
    Some(Block::Members { filters, group })
}

fn facts(input: &mut BlockInput<'_>) -> Option<Block> {
    let fields = &mut input.fields;
    let network =
        fields.plain("network").map(|which| FactsSubject::Network { all: which.value == "totals" });
    let city = fields.plain("city").map(FactsSubject::City);
    let country = fields.plain("country").map(FactsSubject::Country);
    let round = fields.plain("round").map(FactsSubject::Round);
    let mut named: Vec<FactsSubject> =
        [network, city, country, round].into_iter().flatten().collect();
    if named.len() != 1 {
        let hint = message!("content.write-facts-subject-hint");
        input.report_missing(message!("content.facts-block-empty"), hint);
        return None;
    }
    named.pop().map(Block::Facts)
}

fn map(input: &mut BlockInput<'_>) -> Option<Block> {
    let fields = &mut input.fields;
    let world = fields.flag("world").then_some(MapSubject::World);
    let region = fields.plain("region").map(MapSubject::Region);
    let country = fields.plain("country").map(MapSubject::Country);
    let mut named: Vec<MapSubject> = [world, region, country].into_iter().flatten().collect();
    if named.len() != 1 {
        let hint = message!("content.write-map-subject-hint");
        input.report_missing(message!("content.map-block-empty"), hint);
        return None;
    }
    Some(Block::Map(MapBlock { of: named.pop()?, span: input.span.clone() }))
}

fn chart(input: &mut BlockInput<'_>) -> Option<Block> {
    let Some(of): Option<Spanned<ChartSubject>> = FieldType::take(&mut input.fields, "of") else {
        let known = ChartSubject::WORDS.iter().map(|name| format!("`of: {name}`"));
        let known = known.collect::<Vec<_>>().join(", ");
        let hint = message!("content.write-chart-subject-hint", known);
        input.report_missing(message!("content.chart-block-empty"), hint);
        return None;
    };
    let round = input.fields.plain("round");
    if let Some(round) = round.as_ref().filter(|_| of.value != ChartSubject::Regions) {
        let message = message!("content.chart-round-not-allowed", name = of.value.word());
        let hint = message!("content.write-regions-or-delete-hint");
        input.report(Code::InvalidValue, round.span.clone(), message, hint);
        return None;
    }
    Some(Block::Chart { of, round })
}

fn figure(input: &mut BlockInput<'_>) -> Option<Block> {
    let file = adjacent_file(input, "image")?;
    let fields = &mut input.fields;
    let alt = fields.plain("alt")?;
    input.diagnostics.extend(alt::judge(&alt.value, &file.value, &alt.span));
    let caption = fields.plain("caption").map(|caption| caption.value);
    let credit = fields.plain("credit").map(|credit| credit.value);
    let wide = fields.flag("wide");
    Some(Block::Figure(Figure { file, alt: alt.value, caption, credit, wide }))
}

fn download(input: &mut BlockInput<'_>) -> Option<Block> {
    let name = input.fields.plain("file")?;
    if name.value.trim().ends_with(".md") {
        let target = link::target(
            &FamilyNames::default(),
            input.file,
            name.value.trim(),
            &name.span,
            input.diagnostics,
        )?;
        let LinkTarget::Own(Reference::Document(value), _) = target else { return None };
        return Some(Block::Print { document: Spanned { value, span: name.span } });
    }
    let file = adjacent(input, &name)?;
    let Some(title) = input.fields.plain("title") else {
        input.report_missing(
            message!("content.file-without-title"),
            message!("content.add-title-hint"),
        );
        return None;
    };
    Some(Block::Download { file, title: title.value })
}

/// Takes a field with the name of a file next to the document.
fn adjacent_file(input: &mut BlockInput<'_>, key: &str) -> Option<Spanned<SourcePath>> {
    let name = input.fields.plain(key)?;
    adjacent(input, &name)
}

fn adjacent(input: &mut BlockInput<'_>, name: &Spanned<String>) -> Option<Spanned<SourcePath>> {
    let target = link::target(
        &FamilyNames::default(),
        input.file,
        name.value.trim(),
        &name.span,
        input.diagnostics,
    )?;
    if let LinkTarget::File(value) = target {
        return Some(Spanned { value, span: name.span.clone() });
    }
    let message = message!("content.not-a-file-next-to-document", name = name.value);
    let hint = message!("content.put-file-next-to-document-hint");
    input.report(Code::InvalidAddress, name.span.clone(), message, hint);
    None
}
