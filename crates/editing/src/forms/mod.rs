//! The schemas as the tools of editors take them: JSON Schema for code editors, a configuration for
//! a CMS, a handbook to read. All follow from the fields of [`Form::schema`] alone, which the
//! validator reads too: change a field, and each of them has it.
//!
//! Writers take their forms as arguments. What only a site can say (its locales, its ids) is
//! [`Known`].

pub mod cms;
pub mod handbook;
pub mod json_schema;
mod known;
mod listing;
mod shape;
mod tree;
pub mod vscode;
mod wording;

pub use known::Known;
pub use listing::listing;
pub use tree::Tree;

use crate::config::SITE;
use crate::content::{BLOCKS, DOCUMENT, PROFILE};
use crate::diag::Tongue;
use crate::network::{
    Award, Call, City, Cluster, Conference, CountryNames, Record, Region, Round, Total,
};
use crate::schema::Schema;
use crate::theme::THEME;

/// Something that an editor writes, with its fields.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The name in the command line, in names of files and in addresses.
    pub name: &'static str,
    /// What it is called: English, with entries in other tongues.
    pub title: &'static str,
    /// What it is for: English, with entries in other tongues.
    pub about: &'static str,
    /// Where it is written.
    pub place: Place,
    /// Its fields.
    pub schema: &'static Schema,
}

/// Where something is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
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

impl Place {
    /// Returns the files, as a pattern below the site's folder.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::List(pattern) | Self::File(pattern) => pattern,
            Self::Document | Self::Block(_) => "content/*/*.md",
            Self::Profile => "content/cities/*.md",
        }
    }
}

impl Form {
    const fn new(
        name: &'static str,
        place: Place,
        schema: &'static Schema,
        title: &'static str,
        about: &'static str,
    ) -> Self {
        Self { name, title, about, place, schema }
    }
}

/// Returns everything that an editor writes, in the order in which it is best explained.
pub fn all() -> Vec<Form> {
    let mut forms = vec![
        Form::new(
            "document",
            Place::Document,
            &DOCUMENT,
            "News, pages and papers",
            "A text of a section: one Markdown file for each language, with these fields between \
             two lines `---` at its head.",
        ),
        Form::new(
            "profile",
            Place::Profile,
            &PROFILE,
            "Profiles of cities",
            "A longer text about a member city. The file has the id of the city for a name, and \
             the text stands on the city’s page.",
        ),
    ];
    forms.extend(RECORDS.iter().copied());
    forms.extend(BLOCKS.iter().map(|(word, schema)| {
        let (name, title, about) = block(word);
        Form::new(name, Place::Block(word), schema, title, about)
    }));
    forms
}

static RECORDS: [Form; 11] = [
    Form::new(
        "city",
        Place::List("data/members/*.yaml"),
        City::SCHEMA,
        "Member cities",
        "The cities of the network, in a file for each region of the world or however suits.",
    ),
    Form::new(
        "country",
        Place::List("data/countries.yaml"),
        CountryNames::SCHEMA,
        "Names of countries",
        "Only countries whose usual name or address is not wanted. All others are known.",
    ),
    Form::new(
        "region",
        Place::List("data/regions.yaml"),
        Region::SCHEMA,
        "Regions",
        "The regions of the network, each with its countries.",
    ),
    Form::new(
        "cluster",
        Place::List("data/clusters.yaml"),
        Cluster::SCHEMA,
        "Clusters",
        "The themes on which cities work together.",
    ),
    Form::new(
        "round",
        Place::List("data/rounds.yaml"),
        Round::SCHEMA,
        "Rounds of admission",
        "One entry for each year in which cities joined.",
    ),
    Form::new(
        "total",
        Place::List("data/totals.yaml"),
        Total::SCHEMA,
        "Published totals",
        "The numbers of cities and countries that the network gave out, with their dates.",
    ),
    Form::new(
        "award",
        Place::List("data/awards.yaml"),
        Award::SCHEMA,
        "Editions of the award",
        "The editions of the network’s award with the cities that won.",
    ),
    Form::new(
        "conference",
        Place::List("data/conferences.yaml"),
        Conference::SCHEMA,
        "Conferences",
        "The conferences of the network.",
    ),
    Form::new(
        "call",
        Place::List("data/calls.yaml"),
        Call::SCHEMA,
        "Calls for applications",
        "The periods in which cities can apply, with their first and last day.",
    ),
    Form::new(
        "site",
        Place::File("data/site.yaml"),
        &SITE,
        "The site",
        "The name of the site, its languages, sections, menus and contact.",
    ),
    Form::new(
        "theme",
        Place::File("themes/*/theme.yaml"),
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
