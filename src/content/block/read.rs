//! Reads a block: its fields, and what they must name together.

use std::ops::Range;

use super::{Block, ChartOf, FactsOf, Figure, Filter, Group, MapBlock, MapSubject};
use crate::content::alt;
use crate::content::link::{self, Target};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;
use crate::schema::{self, Fields, Kind, Schema, Spanned, optional, required};
use crate::yaml;

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
pub(in crate::content) const NAMES: [&str; 10] = [
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
pub(in crate::content) fn read(
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
