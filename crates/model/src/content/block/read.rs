//! Reads a data block: its fields, and the rules that apply to several fields.

use std::ops::Range;

use super::{
    ApplyBlock, CallsBlock, ChartSubject, CityGrouping, FactsSubject, Figure, NamedRecord,
    RecordsBlock,
};
use crate::content::alt;
use crate::content::link::{self, LinkTarget};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::path::SourcePath;
use crate::reference::{Family, FamilyNames, Reference};
use crate::schema::{
    self, Field, FieldType, Fields, Kind, Record, ReferenceTarget, Schema, Spanned, optional,
    required,
};
use crate::yaml;

const MEMBERS: Schema<'static> = Schema {
    noun: "noun.members-block",
    fields: &[
        naming("round", Family::Rounds, "help.members.round"),
        naming("region", Family::Regions, "help.members.region"),
        optional("country", Kind::Country).help("help.members.country"),
        naming("cluster", Family::Clusters, "help.members.cluster"),
        naming("award", Family::Awards, "help.members.award"),
        optional("group", CityGrouping::KIND).help("help.members.group"),
    ],
};
const FACTS: Schema<'static> = Schema {
    noun: "noun.facts-block",
    fields: &[
        optional("network", Kind::OneOf(&["totals", "latest"])).help("help.facts.network"),
        naming("city", Family::Cities, "help.facts.city"),
        optional("country", Kind::Country).help("help.facts.country"),
        naming("round", Family::Rounds, "help.facts.round"),
    ],
};
const AWARDS: Schema<'static> = Schema {
    noun: "noun.awards-block",
    fields: &[optional("year", Kind::Integer(1900, 2100)).help("help.awards.year")],
};
const MAP: Schema<'static> = Schema {
    noun: "noun.map-block",
    fields: &[
        optional("world", Kind::Flag).help("help.map.world"),
        naming("region", Family::Regions, "help.map.region"),
        optional("country", Kind::Country).help("help.map.country"),
    ],
};
const CHART: Schema<'static> = Schema {
    noun: "noun.chart-block",
    fields: &[
        optional("of", ChartSubject::KIND).help("help.chart.of"),
        naming("round", Family::Rounds, "help.chart.round"),
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

/// Declares a field with the id of a record.
const fn naming(key: &'static str, family: Family, help: &'static str) -> Field<'static> {
    optional(key, Kind::Id).naming(ReferenceTarget::Record(family)).help(help)
}

/// A data block with its parameters.
#[derive(Clone, Debug)]
pub enum Block {
    /// The cities that match every filter.
    Members {
        /// The records that each city belongs to.
        filters: Vec<NamedRecord>,
        /// The headings that group the cities.
        group: Option<CityGrouping>,
    },
    /// A table of facts.
    Facts(FactsSubject),
    /// The contact details of the network's office.
    Contact,
    /// Calls for applications, the latest first.
    Calls(CallsBlock),
    /// What a city that wants to apply can do now.
    Apply(ApplyBlock),
    /// Records of a declared kind.
    Records(RecordsBlock),
    /// The editions of the award with their winners.
    Awards {
        /// Only the awards of this year.
        year: Option<Spanned<i64>>,
    },
    /// A map of cities.
    Map {
        /// The region or country. `None` for the world.
        of: Option<NamedRecord>,
        /// The span of the block.
        span: Span,
    },
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
    read: fn(BlockInput<'_>) -> Option<Block>,
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
    "calls", *CallsBlock::SCHEMA, "forms.block-calls-title", "forms.block-calls-about",
        |input| CallsBlock::from_fields(input.fields).map(Block::Calls);
    "apply", *ApplyBlock::SCHEMA, "forms.block-apply-title", "forms.block-apply-about", apply;
    "records", *RecordsBlock::SCHEMA, "forms.block-records-title", "forms.block-records-about",
        |input| RecordsBlock::from_fields(input.fields).map(Block::Records);
    "awards", AWARDS, "forms.block-awards-title", "forms.block-awards-about",
        |mut input| Some(Block::Awards { year: input.fields.integer("year") });
    "map", MAP, "forms.block-map-title", "forms.block-map-about", map;
    "chart", CHART, "forms.block-chart-title", "forms.block-chart-about", chart;
    "figure", FIGURE, "forms.block-figure-title", "forms.block-figure-about", figure;
    "download", DOWNLOAD, "forms.block-download-title", "forms.block-download-about", download;
}

/// The input of the reader of a block.
struct BlockInput<'a> {
    file: &'a SourcePath,
    fields: Fields,
    /// The records that the fields name.
    named: Vec<NamedRecord>,
    span: Span,
    diagnostics: &'a mut Diagnostics,
}

impl BlockInput<'_> {
    /// Reports that the block is invalid.
    fn refuse<T>(&mut self, code: Code, span: Span, message: Message, hint: Message) -> Option<T> {
        self.diagnostics.push(Diagnostic::new(code, span, message).hint(hint));
        None
    }

    /// Reports that the block lacks what it is about.
    fn lacks<T>(&mut self, message: Message, hint: Message) -> Option<T> {
        self.refuse(Code::MissingField, self.span.clone(), message, hint)
    }

    /// Reads the destination in a field.
    fn target(&mut self, name: &Spanned<String>) -> Option<LinkTarget> {
        let families = FamilyNames::default();
        link::target(&families, self.file, name.value.trim(), &name.span, self.diagnostics)
    }

    /// Reads the name of a file next to the document.
    fn adjacent(&mut self, name: Spanned<String>) -> Option<Spanned<SourcePath>> {
        if let LinkTarget::File(value) = self.target(&name)? {
            return Some(Spanned { value, span: name.span });
        }
        let message = message!("content.not-a-file-next-to-document", name = name.value);
        let hint = message!("content.put-file-next-to-document-hint");
        self.refuse(Code::InvalidAddress, name.span, message, hint)
    }
}

/// Reads the block `name`, whose body is bytes `range` of `file`, and the records that its fields name.
/// Returns `None` if the block is invalid; that was reported.
pub(in crate::content) fn read(
    name: &str,
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<(Block, Vec<NamedRecord>)> {
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
    let named: Vec<NamedRecord> = named.collect();
    let input = BlockInput { file, fields, named: named.clone(), span, diagnostics };
    (kind.read)(input).map(|block| (block, named))
}

fn members(mut input: BlockInput<'_>) -> Option<Block> {
    if input.named.is_empty() {
        let hint = message!("content.add-members-filter-hint");
        return input.lacks(message!("content.members-block-empty"), hint);
    }
    let group: Option<Spanned<CityGrouping>> = FieldType::take(&mut input.fields, "group")?;
    Some(Block::Members { filters: input.named, group: group.map(|group| group.value) })
}

fn facts(mut input: BlockInput<'_>) -> Option<Block> {
    let network = input.fields.plain("network");
    let network = network.map(|which| FactsSubject::Network { all: which.value == "totals" });
    let named = std::mem::take(&mut input.named).into_iter().map(FactsSubject::Record);
    let mut subjects: Vec<FactsSubject> = network.into_iter().chain(named).collect();
    if subjects.len() != 1 {
        let hint = message!("content.write-facts-subject-hint");
        return input.lacks(message!("content.facts-block-empty"), hint);
    }
    subjects.pop().map(Block::Facts)
}

fn apply(mut input: BlockInput<'_>) -> Option<Block> {
    if ApplyBlock::SCHEMA.fields.iter().all(|field| !input.fields.gives(field.key)) {
        let hint = message!("content.write-apply-text-hint");
        return input.lacks(message!("content.apply-block-empty"), hint);
    }
    ApplyBlock::from_fields(input.fields).map(Block::Apply)
}

fn map(mut input: BlockInput<'_>) -> Option<Block> {
    if input.named.len() + usize::from(input.fields.flag("world")) != 1 {
        let hint = message!("content.write-map-subject-hint");
        return input.lacks(message!("content.map-block-empty"), hint);
    }
    Some(Block::Map { of: input.named.pop(), span: input.span })
}

fn chart(mut input: BlockInput<'_>) -> Option<Block> {
    let Some(of): Option<Spanned<ChartSubject>> = FieldType::take(&mut input.fields, "of") else {
        let known = ChartSubject::WORDS.iter().map(|name| format!("`of: {name}`"));
        let known = known.collect::<Vec<_>>().join(", ");
        let hint = message!("content.write-chart-subject-hint", known);
        return input.lacks(message!("content.chart-block-empty"), hint);
    };
    let round = input.fields.plain("round");
    if let Some(round) = round.as_ref().filter(|_| of.value != ChartSubject::Regions) {
        let message = message!("content.chart-round-not-allowed", name = of.value.word());
        let hint = message!("content.write-regions-or-delete-hint");
        return input.refuse(Code::InvalidValue, round.span.clone(), message, hint);
    }
    Some(Block::Chart { of, round })
}

fn figure(mut input: BlockInput<'_>) -> Option<Block> {
    let name = input.fields.plain("image")?;
    let file = input.adjacent(name)?;
    let fields = &mut input.fields;
    let alt = fields.plain("alt")?;
    input.diagnostics.extend(alt::judge(&alt.value, &file.value, &alt.span));
    let caption = FieldType::take(fields, "caption")?;
    let credit = FieldType::take(fields, "credit")?;
    let wide = fields.flag("wide");
    Some(Block::Figure(Figure { file, alt: alt.value, caption, credit, wide }))
}

fn download(mut input: BlockInput<'_>) -> Option<Block> {
    let name = input.fields.plain("file")?;
    if name.value.trim().ends_with(".md") {
        let LinkTarget::Own(Reference::Document(value), _) = input.target(&name)? else {
            return None;
        };
        return Some(Block::Print { document: Spanned { value, span: name.span } });
    }
    let file = input.adjacent(name)?;
    let Some(title) = FieldType::take(&mut input.fields, "title") else {
        let hint = message!("content.add-title-hint");
        return input.lacks(message!("content.file-without-title"), hint);
    };
    Some(Block::Download { file, title })
}
