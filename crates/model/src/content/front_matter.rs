//! Reads the front matter of a document.

use super::fence::DocumentParts;
use super::{DocumentRules, PROFILES};
use crate::date::Date;
use crate::diag::{Diagnostics, Span};
use crate::path::SourcePath;
use crate::reference::{Family, FamilyNames};
use crate::schema::{
    self, Field, FieldType, Kind, OwnField, OwnValues, ReferenceTarget, Schema, Source, Spanned,
    optional, required,
};
use crate::yaml;

/// The fields of the front matter.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// The title. Profiles of cities use the name of the city.
    pub title: Option<Spanned<String>>,
    /// The segment of the address in this locale.
    pub slug: Option<Spanned<String>>,
    /// A summary of one or two sentences.
    pub summary: Option<String>,
    /// The span of the summary.
    pub summary_span: Option<Span>,
    /// The date of publication.
    pub date: Option<Spanned<Date>>,
    /// Whether there is a date, valid or not.
    pub gives_date: bool,
    /// The date of the last change.
    pub updated: Option<Date>,
    /// The ids of the cities of its subject.
    pub cities: Vec<Spanned<String>>,
    /// The codes of the countries of its subject.
    pub countries: Vec<Spanned<String>>,
    /// The ids of the regions of its subject.
    pub regions: Vec<Spanned<String>>,
    /// The ids of the clusters of its subject.
    pub clusters: Vec<Spanned<String>>,
    /// The ids of the rounds of its subject.
    pub rounds: Vec<Spanned<String>>,
    /// The ids of the awards of its subject.
    pub awards: Vec<Spanned<String>>,
    /// The ids of the records of its subject, for each declared kind.
    pub records: Vec<(Family, Vec<Spanned<String>>)>,
    /// The sources of its facts.
    pub sources: Vec<Source>,
    /// Old addresses that redirect to this document.
    pub aliases: Vec<Spanned<String>>,
    /// The sort weight in a section that is not sorted by date. Smaller weights come first.
    pub weight: i64,
    /// Whether it is a draft.
    pub draft: bool,
    /// The span of the field that asks for a PDF, if there is one.
    pub pdf: Option<Span>,
    /// Whether the field asks for no PDF.
    pub no_pdf: bool,
    /// The paper size of the PDF.
    pub paper: PaperSize,
    /// The maximum number of pages in the PDF.
    pub max_pages: Option<Spanned<i64>>,
    /// The span of the field that marks an unreviewed machine translation, if there is one.
    pub machine: Option<Span>,
    /// The values of the fields that the site declares.
    pub own: OwnValues,
}

/// The paper size of a PDF, by ISO 216.
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

    /// Returns the name in front matter, which print layouts use too.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::A4, Self::A5].into_iter().find(|paper| paper.name() == name)
    }
}

static FIELDS: [Field<'static>; 19] = [
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

/// The schema of the front matter of a document.
pub static DOCUMENT: Schema<'static> = Schema { noun: "noun.document", fields: &FIELDS };

/// The schema of a profile. It has no slug, because a profile uses the address of its city.
pub static PROFILE: Schema<'static> = Schema {
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

/// Returns the fields of documents, with one for each kind of record that the site declares, after `awards`.
pub fn document_fields(families: &FamilyNames) -> Vec<Field<'_>> {
    let own = declared_families(families).map(|family| {
        optional(families.name(family), Kind::List(&Kind::Id))
            .once()
            .naming(ReferenceTarget::Record(family))
            .help("help.fields.records")
    });
    let after = 1 + FIELDS.iter().position(|field| field.key == "awards").unwrap_or_default();
    let (first, last) = FIELDS.split_at(after);
    first.iter().copied().chain(own).chain(last.iter().copied()).collect()
}

/// Returns the kinds of records that the site declares.
pub(super) fn declared_families(families: &FamilyNames) -> impl Iterator<Item = Family> + use<> {
    families.all().filter(|family| matches!(family, Family::Own(_)))
}

/// Reads the fields. Returns `None` if there are none; that was reported.
pub(super) fn read(
    rules: &DocumentRules,
    path: &SourcePath,
    text: &str,
    parts: DocumentParts,
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let parsed = yaml::parse(path, text, parts.front, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let is_profile = path.folder().strip_prefix("content/") == Some(PROFILES);
    let declared = rules.fields(path.folder().strip_prefix("content/").unwrap_or_default());
    let mut all = document_fields(&rules.families);
    all.extend(declared.iter().map(OwnField::document_field));
    let own = Schema { noun: DOCUMENT.noun, fields: &all };
    let schema = if is_profile { &PROFILE } else { &own };
    let mut fields = schema::read(schema, &parsed.root, diagnostics)?;
    schema::check_values(declared, &fields, diagnostics);
    let records = rules.declared().filter_map(|family| {
        let ids = fields.plains(rules.families.name(family));
        (!ids.is_empty()).then_some((family, ids))
    });
    let records = records.collect();
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
        records,
        sources: FieldType::take(&mut fields, "sources")?,
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
        own: OwnValues::rest(fields),
    })
}
