//! Converts schemas to forms for the tools of editors: JSON Schema, a CMS configuration and a handbook.
//! All of them come from [`EditorForm::schema`], which the validator also uses. So a change to a field reaches
//! all of them.
//!
//! Writers take their forms as arguments. [`FormContext`] adds the values that depend on the site.

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

use std::borrow::Cow;

use crate::config::{KindDeclaration, SITE};
use crate::content::{BLOCKS, DOCUMENT, PROFILE};
use crate::diag::UiLanguage;
use crate::network::{
    AwardRecord, Call, CityRecord, ClusterRecord, CountryNames, FieldsFile, KindRecord,
    RegionRecord, RoundRecord, SourcePage, Total,
};
use crate::schema::{Kind, Localized, Record, SOURCE, Schema};
use crate::theme::THEME;

/// A type of entry or text that editors write, with its fields.
#[derive(Clone, Debug)]
pub struct EditorForm {
    /// The name in commands, file names and addresses.
    pub name: Cow<'static, str>,
    /// The title.
    pub title: FormText,
    /// The purpose.
    pub about: FormText,
    /// Where editors write it.
    pub place: FormLocation,
    /// Its fields.
    pub schema: &'static Schema<'static>,
}

/// A text of a form.
#[derive(Clone, Debug)]
pub enum FormText {
    /// An id of the catalogs of messages.
    Message(&'static str),
    /// A text of the site.
    Own(Localized),
}

/// The place of a form in the site's folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormLocation {
    /// Entries of a list, in the files that match this pattern.
    List(Cow<'static, str>),
    /// The whole content of each file that matches this pattern.
    File(&'static str),
    /// The front matter of documents of a section.
    Document,
    /// The front matter of profiles of cities.
    Profile,
    /// A fenced block with this name, in the text of documents.
    Block(&'static str),
}

impl FormLocation {
    /// Returns the pattern of its files, relative to the site's folder.
    pub fn pattern(&self) -> &str {
        match self {
            Self::List(pattern) => pattern,
            Self::File(pattern) => pattern,
            Self::Document | Self::Block(_) => "content/*/*.md",
            Self::Profile => "content/cities/*.md",
        }
    }

    /// Returns whether files contain nothing else.
    fn is_file(&self) -> bool {
        matches!(self, Self::List(_) | Self::File(_))
    }
}

impl EditorForm {
    /// Returns a form of every site, without its texts.
    fn new(name: &'static str, place: FormLocation, schema: &'static Schema<'static>) -> Self {
        let (title, about) = (FormText::Message(""), FormText::Message(""));
        Self { name: Cow::Borrowed(name), title, about, place, schema }
    }

    /// Sets the ids of its title and its purpose.
    fn described(self, title: &'static str, about: &'static str) -> Self {
        Self { title: FormText::Message(title), about: FormText::Message(about), ..self }
    }

    /// Returns the form of a kind of record that the site declares.
    fn of_kind(name: &str, kind: &KindDeclaration) -> Self {
        let title = FormText::Own(kind.title.clone());
        Self {
            name: kind.member.value.clone().into(),
            about: kind.summary.clone().map_or_else(|| title.clone(), FormText::Own),
            title,
            place: FormLocation::List(format!("data/{name}.yaml").into()),
            schema: KindRecord::schema(kind),
        }
    }
}

/// Returns the forms of every site, in the order of the handbook. [`FormContext::forms`] adds those of one site.
pub fn all() -> Vec<EditorForm> {
    use FormLocation::{Block, Document, File, List, Profile};
    let list = |pattern: &'static str| List(pattern.into());
    let mut forms = vec![
        EditorForm::new("document", Document, &DOCUMENT)
            .described("forms.documents-title", "forms.documents-about"),
        EditorForm::new("profile", Profile, &PROFILE)
            .described("translations.city-profiles", "forms.profiles-about"),
        EditorForm::new("city", list("data/members/*.yaml"), CityRecord::SCHEMA)
            .described("forms.cities-title", "forms.cities-about"),
        EditorForm::new("country", list("data/countries.yaml"), CountryNames::SCHEMA)
            .described("forms.country-names-title", "forms.country-names-about"),
        EditorForm::new("region", list("data/regions.yaml"), RegionRecord::SCHEMA)
            .described("forms.regions-title", "forms.regions-about"),
        EditorForm::new("cluster", list("data/clusters.yaml"), ClusterRecord::SCHEMA)
            .described("forms.clusters-title", "forms.clusters-about"),
        EditorForm::new("round", list("data/rounds.yaml"), RoundRecord::SCHEMA)
            .described("forms.rounds-title", "forms.rounds-about"),
        EditorForm::new("total", list("data/totals.yaml"), Total::SCHEMA)
            .described("forms.totals-title", "forms.totals-about"),
        EditorForm::new("source-page", list("data/sources.yaml"), SourcePage::SCHEMA)
            .described("forms.source-pages-title", "forms.source-pages-about"),
        EditorForm::new("award", list("data/awards.yaml"), AwardRecord::SCHEMA)
            .described("forms.awards-title", "forms.awards-about"),
        EditorForm::new("call", list("data/calls.yaml"), Call::SCHEMA)
            .described("forms.calls-title", "forms.calls-about"),
        EditorForm::new("fields", File("data/fields.yaml"), FieldsFile::SCHEMA)
            .described("forms.own-fields-title", "forms.own-fields-about"),
        EditorForm::new("site", File("data/site.yaml"), &SITE)
            .described("forms.site-title", "forms.site-about"),
        EditorForm::new("theme", File("themes/*/theme.yaml"), &THEME)
            .described("forms.theme-title", "forms.theme-about"),
    ];
    forms.extend(BLOCKS.iter().map(|kind| {
        EditorForm::new(kind.form, Block(kind.name), kind.schema).described(kind.title, kind.about)
    }));
    forms
}

/// Returns the fields of the groups that a value of this kind contains.
fn group(kind: Kind) -> Option<&'static Schema<'static>> {
    match kind {
        Kind::Map(inner) | Kind::Keyed(inner) => Some(inner),
        Kind::List(Kind::Map(inner)) => Some(inner),
        Kind::Source | Kind::List(Kind::Source) => Some(&SOURCE),
        _ => None,
    }
}

/// Returns the label of a field in forms.
pub fn label(key: &str, ui_language: UiLanguage) -> String {
    if let Some(own) = ui_language.label(key) {
        return own.to_owned();
    }
    capitalized(&key.replace('_', " "))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
