//! Reads a data block: its fields, and the rules that apply to several fields.

use std::ops::Range;

use super::{
    Block, ChartSubject, CityFilter, CityGrouping, FactsSubject, Figure, MapBlock, MapSubject,
};
use crate::content::alt;
use crate::content::link::{self, LinkTarget};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;
use crate::reference::{Family, Reference};
use crate::schema::{self, Fields, Kind, ReferenceTarget, Schema, Spanned, optional, required};
use crate::yaml;

const MEMBERS: Schema = Schema {
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
const FACTS: Schema = Schema {
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
const CALLS: Schema = Schema {
    noun: "noun.calls-block",
    fields: &[optional("latest", Kind::Integer(1, 100)).help("help.calls.latest")],
};
const AWARDS: Schema = Schema {
    noun: "noun.awards-block",
    fields: &[optional("year", Kind::Integer(1900, 2100)).help("help.awards.year")],
};
const MAP: Schema = Schema {
    noun: "noun.map-block",
    fields: &[
        optional("world", Kind::Flag).help("help.map.world"),
        optional("region", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Regions))
            .help("help.map.region"),
        optional("country", Kind::Country).help("help.map.country"),
    ],
};
const CHART: Schema = Schema {
    noun: "noun.chart-block",
    fields: &[
        optional("of", Kind::OneOf(&ChartSubject::NAMES)).help("help.chart.of"),
        optional("round", Kind::Id)
            .naming(ReferenceTarget::Record(Family::Rounds))
            .help("help.chart.round"),
    ],
};
const FIGURE: Schema = Schema {
    noun: "noun.figure-block",
    fields: &[
        required("image", Kind::Plain).naming(ReferenceTarget::File).help("help.figure.image"),
        required("alt", Kind::Alt).help("help.figure.alt"),
        optional("caption", Kind::Plain).help("help.figure.caption"),
        optional("credit", Kind::Plain).help("help.figure.credit"),
        optional("wide", Kind::Flag).help("help.figure.wide"),
    ],
};
const DOWNLOAD: Schema = Schema {
    noun: "noun.download-block",
    fields: &[
        required("file", Kind::Plain).naming(ReferenceTarget::File).help("help.download.file"),
        optional("title", Kind::Plain).help("help.download.title"),
    ],
};
const CONTACT: Schema = Schema { noun: "noun.contact-block", fields: &[] };
const CONFERENCES: Schema = Schema { noun: "noun.conferences-block", fields: &[] };

/// The names of the data blocks, with their schemas.
pub static BLOCKS: [(&str, &Schema); 10] = [
    ("members", &MEMBERS),
    ("facts", &FACTS),
    ("contact", &CONTACT),
    ("calls", &CALLS),
    ("conferences", &CONFERENCES),
    ("awards", &AWARDS),
    ("map", &MAP),
    ("chart", &CHART),
    ("figure", &FIGURE),
    ("download", &DOWNLOAD),
];

/// Reads the block `name`, whose body is bytes `range` of `file`. Returns `None` if the block is
/// invalid; that was reported.
pub(in crate::content) fn read(
    name: &str,
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let (_, schema) = BLOCKS.iter().find(|(word, _)| *word == name)?;
    let span = Span::new(file, range.clone());
    let parsed = yaml::parse(file, text, range, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let before = diagnostics.len();
    let mut fields = schema::read(schema, &parsed.root, diagnostics)?;
    if diagnostics.len() > before {
        // A block with an error is not shown, because the meaning of the invalid line is unknown.
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
        "download" => download(file, &mut fields, &span, diagnostics),
        _ => Some(Block::Contact),
    }
}

fn members(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<Block> {
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
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, message!("content.members-block-empty"))
                .hint(message!("content.add-members-filter-hint")),
        );
        return None;
    }
    Some(Block::Members { filters, group })
}

fn facts(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<FactsSubject> {
    let network =
        fields.plain("network").map(|which| FactsSubject::Network { all: which.value == "totals" });
    let city = fields.plain("city").map(FactsSubject::City);
    let country = fields.plain("country").map(FactsSubject::Country);
    let round = fields.plain("round").map(FactsSubject::Round);
    let mut named: Vec<FactsSubject> =
        [network, city, country, round].into_iter().flatten().collect();
    if named.len() != 1 {
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, message!("content.facts-block-empty"))
                .hint(message!("content.write-facts-subject-hint")),
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
            Diagnostic::new(Code::MissingField, span, message!("content.map-block-empty"))
                .hint(message!("content.write-map-subject-hint")),
        );
        return None;
    }
    Some(MapBlock { of: named.pop()?, span })
}

fn chart(fields: &mut Fields, span: Span, diagnostics: &mut Diagnostics) -> Option<Block> {
    let Some(of) = fields.plain("of") else {
        let known = ChartSubject::NAMES.map(|name| format!("`of: {name}`")).join(", ");
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span, message!("content.chart-block-empty"))
                .hint(message!("content.write-chart-subject-hint", known)),
        );
        return None;
    };
    let of = Spanned { value: ChartSubject::parse(&of.value)?, span: of.span };
    let round = fields.plain("round");
    if let Some(round) = round.as_ref().filter(|_| of.value != ChartSubject::Regions) {
        let message = message!("content.chart-round-not-allowed", name = of.value.name());
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, round.span.clone(), message)
                .hint(message!("content.write-regions-or-delete-hint")),
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
    let file = adjacent_file(document, &fields.plain("image")?, diagnostics)?;
    let alt = fields.plain("alt")?;
    diagnostics.extend(alt::judge(&alt.value, &file.value, &alt.span));
    let caption = fields.plain("caption").map(|caption| caption.value);
    let credit = fields.plain("credit").map(|credit| credit.value);
    Some(Figure { file, alt: alt.value, caption, credit, wide: fields.flag("wide") })
}

fn download(
    document: &SourcePath,
    fields: &mut Fields,
    span: &Span,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let name = fields.plain("file")?;
    if name.value.trim().ends_with(".md") {
        let target = link::target(document, name.value.trim(), &name.span, diagnostics)?;
        let LinkTarget::Own(Reference::Document(value), _) = target else { return None };
        return Some(Block::Print { document: Spanned { value, span: name.span } });
    }
    let file = adjacent_file(document, &name, diagnostics)?;
    let Some(title) = fields.plain("title") else {
        let message = message!("content.file-without-title");
        diagnostics.push(
            Diagnostic::new(Code::MissingField, span.clone(), message)
                .hint(message!("content.add-title-hint")),
        );
        return None;
    };
    Some(Block::Download { file, title: title.value })
}

/// Reads the name of a file next to the document.
fn adjacent_file(
    document: &SourcePath,
    name: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<SourcePath>> {
    let target = link::target(document, name.value.trim(), &name.span, diagnostics)?;
    if let LinkTarget::File(value) = target {
        return Some(Spanned { value, span: name.span.clone() });
    }
    let message = message!("content.not-a-file-next-to-document", name = name.value);
    diagnostics.push(
        Diagnostic::new(Code::InvalidAddress, name.span.clone(), message)
            .hint(message!("content.put-file-next-to-document-hint")),
    );
    None
}
