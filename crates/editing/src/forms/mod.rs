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
use crate::diag::Tongue;
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
    /// What it is called: English, with entries in other tongues.
    pub title: &'static str,
    /// What it is for: English, with entries in other tongues.
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
            "News, pages and papers",
            "A text of a section: one Markdown file for each language, with these fields between \
             two lines `---` at its head.",
        ),
        EditorForm::new(
            "profile",
            FormLocation::Profile,
            &PROFILE,
            "Profiles of cities",
            "A longer text about a member city. The file has the id of the city for a name, and \
             the text stands on the city’s page.",
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
        "Member cities",
        "The cities of the network, in a file for each region of the world or however suits.",
    ),
    EditorForm::new(
        "country",
        FormLocation::List("data/countries.yaml"),
        CountryNames::SCHEMA,
        "Names of countries",
        "Only countries whose usual name or address is not wanted. All others are known.",
    ),
    EditorForm::new(
        "region",
        FormLocation::List("data/regions.yaml"),
        RegionRecord::SCHEMA,
        "Regions",
        "The regions of the network, each with its countries.",
    ),
    EditorForm::new(
        "cluster",
        FormLocation::List("data/clusters.yaml"),
        ClusterRecord::SCHEMA,
        "Clusters",
        "The themes on which cities work together.",
    ),
    EditorForm::new(
        "round",
        FormLocation::List("data/rounds.yaml"),
        RoundRecord::SCHEMA,
        "Rounds of admission",
        "One entry for each year in which cities joined.",
    ),
    EditorForm::new(
        "total",
        FormLocation::List("data/totals.yaml"),
        Total::SCHEMA,
        "Published totals",
        "The numbers of cities and countries that the network gave out, with their dates.",
    ),
    EditorForm::new(
        "award",
        FormLocation::List("data/awards.yaml"),
        AwardRecord::SCHEMA,
        "Editions of the award",
        "The editions of the network’s award with the cities that won.",
    ),
    EditorForm::new(
        "conference",
        FormLocation::List("data/conferences.yaml"),
        Conference::SCHEMA,
        "Conferences",
        "The conferences of the network.",
    ),
    EditorForm::new(
        "call",
        FormLocation::List("data/calls.yaml"),
        Call::SCHEMA,
        "Calls for applications",
        "The periods in which cities can apply, with their first and last day.",
    ),
    EditorForm::new(
        "site",
        FormLocation::File("data/site.yaml"),
        &SITE,
        "The site",
        "The name of the site, its languages, sections, menus and contact.",
    ),
    EditorForm::new(
        "theme",
        FormLocation::File("themes/*/theme.yaml"),
        &THEME,
        "The theme",
        "The colours of pictures, and what the theme says of itself.",
    ),
];

/// Returns the name of a block's form, its title, and what it is for. A block and a record may share
/// a word, and so its form has a longer name.
fn block(word: &str) -> (&'static str, &'static str, &'static str) {
    match word {
        "members" => ("block-members", "A list of cities", "The cities that meet every line."),
        "facts" => (
            "block-facts",
            "A table of facts",
            "The facts of the network, a city, a country or a round.",
        ),
        "contact" => ("block-contact", "The contact", "How to reach the network’s office."),
        "calls" => {
            ("block-calls", "A list of calls", "The calls for applications, the latest first.")
        }
        "conferences" => {
            ("block-conferences", "A list of conferences", "The conferences, the latest first.")
        }
        "awards" => {
            ("block-awards", "A list of awards", "The editions of the award with their winners.")
        }
        "map" => ("block-map", "A map", "A map of the world, of a region or of a country."),
        "chart" => ("block-chart", "A chart", "A chart, with its numbers in a table."),
        "figure" => ("block-figure", "A picture", "A picture with its caption."),
        "download" => ("block-download", "A file to keep", "A file that readers can download."),
        _ => ("block", "A block", "What is shown from the data."),
    }
}

/// Returns what a field is called in forms: its key in words.
pub fn label(key: &str, tongue: Tongue) -> String {
    if let Some(own) = tongue.entry(&format!("field:{key}")) {
        return own.to_owned();
    }
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
