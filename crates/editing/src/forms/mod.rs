//! The schemas as the tools of editors take them: JSON Schema for code editors, a configuration for
//! a CMS, a handbook to read. All follow from the fields of [`EditorForm::schema`] alone, which the
//! validator reads too: change a field, and each of them has it.
//!
//! Writers take their forms as arguments. What only a site can say (its locales, its ids) is
//! [`FormContext`].

pub mod cms;
mod context;
pub mod handbook;
pub mod json_schema;
mod listing;
mod shape;
mod tree;
pub mod vscode;
mod wording;

pub use context::FormContext;
pub use listing::listing;
pub use tree::Tree;

use crate::config::SITE;
use crate::content::{BLOCKS, DOCUMENT, PROFILE};
use crate::diag::UiLanguage;
use crate::network::{
    AwardRecord, Call, CityRecord, ClusterRecord, Conference, CountryNames, Record, RegionRecord,
    RoundRecord, Total,
};
use crate::schema::Schema;
use crate::theme::THEME;

/// Something that an editor writes, with its fields.
#[derive(Clone, Copy, Debug)]
pub struct EditorForm {
    /// The name in the command line, in names of files and in addresses.
    pub name: &'static str,
    /// What it is called: English, with entries in other languages.
    pub title: &'static str,
    /// What it is for: English, with entries in other languages.
    pub about: &'static str,
    /// Where it is written.
    pub place: FormLocation,
    /// Its fields.
    pub schema: &'static Schema,
}

/// Where something is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormLocation {
    /// As entries of a list, in the files that this pattern names.
    List(&'static str),
    /// Alone in the files that this pattern names.
    File(&'static str),
    /// Between the `---` lines at the head of documents of a section.
    Document,
    /// Between the `---` lines at the head of profiles of cities.
    Profile,
    /// In the text of documents, as a fenced block of this name.
    Block(&'static str),
}

impl FormLocation {
    /// Returns the files, as a pattern below the site's folder.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::List(pattern) | Self::File(pattern) => pattern,
            Self::Document | Self::Block(_) => "content/*/*.md",
            Self::Profile => "content/cities/*.md",
        }
    }
}

impl EditorForm {
    const fn new(
        name: &'static str,
        place: FormLocation,
        schema: &'static Schema,
        title: &'static str,
        about: &'static str,
    ) -> Self {
        Self { name, title, about, place, schema }
    }
}

/// Returns everything that an editor writes, in the order in which it is best explained.
pub fn all() -> Vec<EditorForm> {
    let mut forms = vec![
        EditorForm::new(
            "document",
            FormLocation::Document,
            &DOCUMENT,
            "forms.documents-title",
            "forms.documents-about",
        ),
        EditorForm::new(
            "profile",
            FormLocation::Profile,
            &PROFILE,
            "translations.city-profiles",
            "forms.profiles-about",
        ),
    ];
    forms.extend(RECORDS.iter().copied());
    forms.extend(BLOCKS.iter().map(|(word, schema)| {
        let (name, title, about) = block(word);
        EditorForm::new(name, FormLocation::Block(word), schema, title, about)
    }));
    forms
}

static RECORDS: [EditorForm; 11] = [
    EditorForm::new(
        "city",
        FormLocation::List("data/members/*.yaml"),
        CityRecord::SCHEMA,
        "forms.cities-title",
        "forms.cities-about",
    ),
    EditorForm::new(
        "country",
        FormLocation::List("data/countries.yaml"),
        CountryNames::SCHEMA,
        "forms.country-names-title",
        "forms.country-names-about",
    ),
    EditorForm::new(
        "region",
        FormLocation::List("data/regions.yaml"),
        RegionRecord::SCHEMA,
        "forms.regions-title",
        "forms.regions-about",
    ),
    EditorForm::new(
        "cluster",
        FormLocation::List("data/clusters.yaml"),
        ClusterRecord::SCHEMA,
        "forms.clusters-title",
        "forms.clusters-about",
    ),
    EditorForm::new(
        "round",
        FormLocation::List("data/rounds.yaml"),
        RoundRecord::SCHEMA,
        "forms.rounds-title",
        "forms.rounds-about",
    ),
    EditorForm::new(
        "total",
        FormLocation::List("data/totals.yaml"),
        Total::SCHEMA,
        "forms.totals-title",
        "forms.totals-about",
    ),
    EditorForm::new(
        "award",
        FormLocation::List("data/awards.yaml"),
        AwardRecord::SCHEMA,
        "forms.awards-title",
        "forms.awards-about",
    ),
    EditorForm::new(
        "conference",
        FormLocation::List("data/conferences.yaml"),
        Conference::SCHEMA,
        "forms.conferences-title",
        "forms.conferences-about",
    ),
    EditorForm::new(
        "call",
        FormLocation::List("data/calls.yaml"),
        Call::SCHEMA,
        "forms.calls-title",
        "forms.calls-about",
    ),
    EditorForm::new(
        "site",
        FormLocation::File("data/site.yaml"),
        &SITE,
        "forms.site-title",
        "forms.site-about",
    ),
    EditorForm::new(
        "theme",
        FormLocation::File("themes/*/theme.yaml"),
        &THEME,
        "forms.theme-title",
        "forms.theme-about",
    ),
];

/// Returns the name of a block's form, its title, and what it is for. A block and a record may share
/// a word, and so its form has a longer name.
fn block(word: &str) -> (&'static str, &'static str, &'static str) {
    match word {
        "members" => ("block-members", "forms.block-members-title", "forms.block-members-about"),
        "facts" => ("block-facts", "forms.block-facts-title", "forms.block-facts-about"),
        "contact" => ("block-contact", "forms.block-contact-title", "help.site.contact"),
        "calls" => ("block-calls", "forms.block-calls-title", "forms.block-calls-about"),
        "conferences" => {
            ("block-conferences", "forms.block-conferences-title", "forms.block-conferences-about")
        }
        "awards" => ("block-awards", "forms.block-awards-title", "forms.block-awards-about"),
        "map" => ("block-map", "forms.block-map-title", "forms.block-map-about"),
        "chart" => ("block-chart", "forms.block-chart-title", "forms.block-chart-about"),
        "figure" => ("block-figure", "forms.block-figure-title", "forms.block-figure-about"),
        "download" => {
            ("block-download", "forms.block-download-title", "forms.block-download-about")
        }
        _ => ("block", "forms.block-title", "forms.block-about"),
    }
}

/// Returns what a field is called in forms: its key in words.
pub fn label(key: &str, ui_language: UiLanguage) -> String {
    if let Some(own) = ui_language.label(key) {
        return own.to_owned();
    }
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
