//! The front matter of a document: where it stands, and its fields.

use std::ops::Range;

use super::PROFILES;
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::network::Source;
use crate::path::SourcePath;
use crate::schema::{self, Field, Kind, Schema, Spanned, optional, required};
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
}

/// Where front matter and body lie in a file, in bytes.
pub(super) struct Parts {
    pub(super) front: Range<usize>,
    pub(super) body: usize,
}

/// Finds the front matter between two `---` lines. `None` if there is none; that was reported.
pub(super) fn find(path: &SourcePath, text: &str, diagnostics: &mut Diagnostics) -> Option<Parts> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let span = Span::new(path, 0..first.trim_end().len());
        diagnostics.push(
            Diagnostic::new(Code::FrontMatter, span, "this file does not begin with front matter")
                .hint("begin with a line `---`, then `title: …`, then a line `---`"),
        );
        return None;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Some(Parts { front: start..end, body: end + line.len() });
        }
        end += line.len();
    }
    let span = Span::new(path, 0..3);
    diagnostics.push(
        Diagnostic::new(Code::FrontMatter, span, "the front matter that begins here does not end")
            .hint("write a line `---` between the last field and the text"),
    );
    None
}

static FIELDS: [Field; 15] = [
    required("title", Kind::Plain),
    optional("slug", Kind::Id),
    optional("summary", Kind::Plain),
    optional("date", Kind::Day),
    optional("updated", Kind::Day),
    optional("cities", Kind::List(&Kind::Id)),
    optional("countries", Kind::List(&Kind::Country)),
    optional("regions", Kind::List(&Kind::Id)),
    optional("clusters", Kind::List(&Kind::Id)),
    optional("rounds", Kind::List(&Kind::Id)),
    optional("awards", Kind::List(&Kind::Id)),
    optional("sources", Kind::List(&Kind::Source)),
    optional("aliases", Kind::List(&Kind::Address)),
    optional("weight", Kind::Integer(-1_000_000, 1_000_000)),
    optional("draft", Kind::Flag),
];

static DOCUMENT: Schema = Schema { noun: "document", fields: &FIELDS };

/// A profile has the name of its city for a title, and stands at its city's address.
static PROFILE: Schema = Schema {
    noun: "profile",
    fields: &[
        optional("title", Kind::Plain),
        optional("summary", Kind::Plain),
        optional("updated", Kind::Day),
        optional("sources", Kind::List(&Kind::Source)),
        optional("draft", Kind::Flag),
    ],
};

/// Reads the fields. `None` if there are none to be read; that was reported.
pub(super) fn read(
    path: &SourcePath,
    text: &str,
    parts: Parts,
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let parsed = yaml::parse(path, text, parts.front, diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let is_profile = path.folder().strip_prefix("content/") == Some(PROFILES);
    let schema = if is_profile { &PROFILE } else { &DOCUMENT };
    let mut fields = schema::read(schema, &parsed.root, diagnostics)?;
    Some(FrontMatter {
        title: fields.plain("title"),
        slug: fields.plain("slug"),
        summary: fields.plain("summary").map(|summary| summary.value),
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
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        draft: fields.flag("draft"),
    })
}
