//! The front matter of a document: where it stands, and its fields.

use super::PROFILES;
use super::fence::DocumentParts;
use crate::date::Date;
use crate::diag::{Diagnostics, Span};
use crate::network::Source;
use crate::path::SourcePath;
use crate::reference::Family;
use crate::schema::{self, Field, Kind, ReferenceTarget, Schema, Spanned, optional, required};
use crate::yaml;

/// The fields of the front matter.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// The title; profiles of cities take the city's name.
    pub title: Option<Spanned<String>>,
    /// The segment of the address in this locale.
    pub slug: Option<Spanned<String>>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Where the summary was written.
    pub summary_span: Option<Span>,
    /// When it was published.
    pub date: Option<Spanned<Date>>,
    /// Whether a date is given, rightly or wrongly.
    pub gives_date: bool,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Ids of cities that it is about.
    pub cities: Vec<Spanned<String>>,
    /// Codes of countries that it is about.
    pub countries: Vec<Spanned<String>>,
    /// Ids of regions that it is about.
    pub regions: Vec<Spanned<String>>,
    /// Ids of clusters that it is about.
    pub clusters: Vec<Spanned<String>>,
    /// Ids of rounds that it is about.
    pub rounds: Vec<Spanned<String>>,
    /// Ids of editions of the award that it is about.
    pub awards: Vec<Spanned<String>>,
    /// Where its facts were read.
    pub sources: Vec<Source>,
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Its place in a section that is not ordered by date; smaller comes first.
    pub weight: i64,
    /// Whether it is not to be published yet.
    pub draft: bool,
    /// Where it asks to be offered as a printed document too, if it does.
    pub pdf: Option<Span>,
    /// Whether it says that it is not to be offered so.
    pub no_pdf: bool,
    /// The paper of the printed document.
    pub paper: PaperSize,
    /// How many pages of print it may have.
    pub max_pages: Option<Spanned<i64>>,
    /// Where it says that a machine translated it and nobody has read it over yet, if it does.
    pub machine: Option<Span>,
}

/// The paper of a printed document: ISO 216.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
}

impl PaperSize {
    const NAMES: [&str; 2] = ["a4", "a5"];

    /// Returns the word in front matter, which layouts see too.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::A4, Self::A5].into_iter().find(|paper| paper.name() == name)
    }
}

static FIELDS: [Field; 19] = [
    required("title", Kind::Plain).help("help.fields.title"),
    optional("slug", Kind::Segment).help("help.fields.slug"),
    optional("summary", Kind::Plain).help("help.fields.summary"),
    optional("date", Kind::Day).once().help("help.fields.date"),
    optional("updated", Kind::Day).once().help("help.fields.updated"),
    optional("cities", Kind::List(&Kind::Id))
        .once()
        .naming(ReferenceTarget::Record(Family::Cities))
        .help("help.fields.cities"),
    optional("countries", Kind::List(&Kind::Country)).once().help("help.fields.countries"),
    optional("regions", Kind::List(&Kind::Id))
        .once()
        .naming(ReferenceTarget::Record(Family::Regions))
        .help("help.fields.regions"),
    optional("clusters", Kind::List(&Kind::Id))
        .once()
        .naming(ReferenceTarget::Record(Family::Clusters))
        .help("help.fields.clusters"),
    optional("rounds", Kind::List(&Kind::Id))
        .once()
        .naming(ReferenceTarget::Record(Family::Rounds))
        .help("help.fields.rounds"),
    optional("awards", Kind::List(&Kind::Id))
        .once()
        .naming(ReferenceTarget::Record(Family::Awards))
        .help("help.fields.awards"),
    optional("sources", Kind::List(&Kind::Source)).help("help.fields.sources"),
    optional("aliases", Kind::List(&Kind::Address)).help("help.fields.aliases"),
    optional("weight", Kind::Integer(-1_000_000, 1_000_000)).once().help("help.fields.weight"),
    optional("pdf", Kind::Flag).once().open().help("help.fields.pdf"),
    optional("paper", Kind::OneOf(&PaperSize::NAMES)).once().help("help.fields.paper"),
    optional("max_pages", Kind::Integer(1, 1000)).once().help("help.fields.max_pages"),
    optional("draft", Kind::Flag).help("help.fields.draft"),
    optional("machine", Kind::Flag).help("help.fields.machine"),
];

/// The front matter of a document.
pub static DOCUMENT: Schema = Schema { noun: "noun.document", fields: &FIELDS };

/// A profile has the name of its city for a title, and stands at its city's address.
pub static PROFILE: Schema = Schema {
    noun: "noun.profile",
    fields: &[
        optional("title", Kind::Plain).help("help.profile.title"),
        optional("summary", Kind::Plain).help("help.fields.summary"),
        optional("updated", Kind::Day).once().help("help.fields.updated"),
        optional("sources", Kind::List(&Kind::Source)).help("help.fields.sources"),
        optional("draft", Kind::Flag).help("help.fields.draft"),
        optional("machine", Kind::Flag).help("help.fields.machine"),
    ],
};

/// Reads the fields. `None` if there are none to be read; that was reported.
pub(super) fn read(
    path: &SourcePath,
    text: &str,
    parts: DocumentParts,
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let parsed = yaml::parse(path, text, parts.front, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let is_profile = path.folder().strip_prefix("content/") == Some(PROFILES);
    let schema = if is_profile { &PROFILE } else { &DOCUMENT };
    let mut fields = schema::read(schema, &parsed.root, diagnostics)?;
    let summary = fields.plain("summary");
    let pdf = fields.set_flag("pdf");
    Some(FrontMatter {
        title: fields.plain("title"),
        slug: fields.plain("slug"),
        summary_span: summary.as_ref().map(|summary| summary.span.clone()),
        summary: summary.map(|summary| summary.value),
        gives_date: fields.gives("date"),
        date: fields.date("date"),
        updated: fields.date("updated").map(|date| date.value),
        cities: fields.plains("cities"),
        countries: fields.plains("countries"),
        regions: fields.plains("regions"),
        clusters: fields.plains("clusters"),
        rounds: fields.plains("rounds"),
        awards: fields.plains("awards"),
        sources: Source::take_all(&mut fields, "sources"),
        aliases: fields.plains("aliases"),
        no_pdf: fields.gives("pdf") && pdf.is_none(),
        pdf,
        paper: fields
            .plain("paper")
            .and_then(|name| PaperSize::parse(&name.value))
            .unwrap_or_default(),
        max_pages: fields.integer("max_pages"),
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        draft: fields.flag("draft"),
        machine: fields.set_flag("machine"),
    })
}
