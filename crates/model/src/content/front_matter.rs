//! Reads the front matter of a document.

use std::ops::Range;

use super::{DocumentRules, PROFILES};
use crate::config::PressContact;
use crate::date::Date;
use crate::diag::{Diagnostics, Span};
use crate::path::SourcePath;
use crate::reference::{Family, FamilyNames};
use crate::schema::{
    self, Field, Focus, Given, Kind, OwnField, Record, ReferenceTarget, Schema, Source, Spanned,
    field, optional, record, words,
};
use crate::yaml;

record! {
    /// The fields of the front matter. A profile has only some of them.
    pub struct FrontMatter: "noun.document" {
        /// The title. Profiles of cities use the name of the city.
        title: Option<Spanned<String>> = field(Kind::Plain, "help.fields.title").required();
        /// The segment of the address in this locale.
        slug: Option<Spanned<String>> = field(Kind::Segment, "help.fields.slug");
        /// A summary of one or two sentences.
        summary: Option<Spanned<String>> = field(Kind::Plain, "help.fields.summary");
        /// The file of the lead picture.
        image: Option<Spanned<String>> =
            field(Kind::Plain, "help.fields.image").naming(ReferenceTarget::File).once();
        /// The alternative text of the picture; empty for a decoration.
        alt: Option<Spanned<String>> = field(Kind::Alt, "help.figure.alt");
        /// The caption of the picture.
        caption: Option<Spanned<String>> = field(Kind::Plain, "help.figure.caption");
        /// The author and the licence of the picture.
        credit: Option<Spanned<String>> = field(Kind::Plain, "help.picture.credit");
        /// The point of the picture that crops keep.
        focus: Option<Spanned<Focus>> = field(Kind::Focus, "help.picture.focus").once();
        /// The date of publication.
        date: Given<Spanned<Date>> = field(Kind::Day, "help.fields.date").once();
        /// The date of the last change.
        updated: Option<Date> = field(Kind::Day, "help.fields.updated").once();
        /// The ids of the cities of its subject.
        cities: Vec<Spanned<String>> = about(Family::Cities, "help.fields.cities");
        /// The codes of the countries of its subject.
        countries: Vec<Spanned<String>> =
            field(Kind::List(&Kind::Country), "help.fields.countries").once();
        /// The ids of the regions of its subject.
        regions: Vec<Spanned<String>> = about(Family::Regions, "help.fields.regions");
        /// The ids of the clusters of its subject.
        clusters: Vec<Spanned<String>> = about(Family::Clusters, "help.fields.clusters");
        /// The ids of the rounds of its subject.
        rounds: Vec<Spanned<String>> = about(Family::Rounds, "help.fields.rounds");
        /// The ids of the awards of its subject.
        awards: Vec<Spanned<String>> = about(Family::Awards, "help.fields.awards");
        /// The sources of its facts.
        sources: Vec<Source> = field(Kind::List(&Kind::Source), "help.fields.sources");
        /// The contact for journalists.
        press: Option<PressContact> =
            field(Kind::Map(PressContact::SCHEMA), "help.fields.press").once();
        /// Old addresses that redirect to this document.
        aliases: Vec<Spanned<String>> = field(Kind::List(&Kind::Address), "help.fields.aliases");
        /// The sort weight in a section that is not sorted by date. Smaller weights come first.
        weight: Option<i64> =
            field(Kind::Integer(-1_000_000, 1_000_000), "help.fields.weight").once();
        /// Whether it has a PDF, if the field says so.
        pdf: Option<Spanned<bool>> = field(Kind::Flag, "help.fields.pdf").once().open();
        /// The paper size of the PDF.
        paper: PaperSize = field(PaperSize::KIND, "help.fields.paper").once();
        /// The maximum number of pages in the PDF.
        max_pages: Option<Spanned<i64>> = field(Kind::Integer(1, 1000), "help.fields.max_pages").once();
        /// Whether it is a draft.
        draft: bool = field(Kind::Flag, "help.fields.draft");
        /// Whether it is a machine translation that no person has reviewed.
        machine: Option<Spanned<bool>> = field(Kind::Flag, "help.fields.machine");
        + own
    }
}

/// Declares a list of records that the document is about.
const fn about(family: Family, help: &'static str) -> Field<'static> {
    field(Kind::List(&Kind::Id), help).once().naming(ReferenceTarget::Record(family))
}

impl FrontMatter {
    /// Returns the span of the field that asks for a PDF, if there is one.
    pub fn pdf_span(&self) -> Option<&Span> {
        self.pdf.as_ref().filter(|pdf| pdf.value).map(|pdf| &pdf.span)
    }

    /// Returns the span of the field that marks an unreviewed machine translation, if there is one.
    pub fn machine_span(&self) -> Option<&Span> {
        self.machine.as_ref().filter(|machine| machine.value).map(|machine| &machine.span)
    }

    /// Returns the records of its subject: those of built-in families, then those of declared kinds.
    pub fn subjects(&self, families: &FamilyNames) -> Vec<(Family, Vec<Spanned<String>>)> {
        let built_in = [
            (Family::Cities, &self.cities),
            (Family::Countries, &self.countries),
            (Family::Regions, &self.regions),
            (Family::Clusters, &self.clusters),
            (Family::Rounds, &self.rounds),
            (Family::Awards, &self.awards),
        ];
        let built_in = built_in.into_iter().map(|(family, ids)| (family, ids.clone()));
        let declared = declared_families(families)
            .map(|family| (family, self.own.ids_at(families.name(family))));
        built_in.chain(declared).filter(|(_, ids)| !ids.is_empty()).collect()
    }
}

words! {
    /// The paper size of a PDF, by ISO 216.
    pub enum PaperSize {
        /// 210 × 297 mm.
        #[default]
        A4 = "a4",
        /// 148 × 210 mm.
        A5 = "a5",
    }
}

/// The schema of the front matter of a document.
pub static DOCUMENT: Schema<'static> = *FrontMatter::SCHEMA;

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
    let after =
        1 + DOCUMENT.fields.iter().position(|field| field.key == "awards").unwrap_or_default();
    let (first, last) = DOCUMENT.fields.split_at(after);
    first.iter().copied().chain(own).chain(last.iter().copied()).collect()
}

/// Returns the kinds of records that the site declares.
fn declared_families(families: &FamilyNames) -> impl Iterator<Item = Family> + use<> {
    families.all().filter(|family| matches!(family, Family::Own(_)))
}

/// Reads the fields in bytes `range` of a file. Returns `None` if there are none; that was reported.
pub(super) fn read(
    rules: &DocumentRules,
    path: &SourcePath,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let parsed = yaml::parse(path, text, range, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let section = path.folder().strip_prefix("content/").unwrap_or_default();
    let declared = rules.fields(section);
    let mut all = document_fields(&rules.families);
    all.extend(declared.iter().map(OwnField::document_field));
    let own = Schema { noun: DOCUMENT.noun, fields: &all };
    let schema = if section == PROFILES { &PROFILE } else { &own };
    let fields = schema::read(schema, &parsed.root, diagnostics)?;
    schema::check_values(declared, &fields, diagnostics);
    FrontMatter::from_fields(fields)
}
