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
    RegionRecord, RoundRecord, Total,
};
use crate::schema::{Localized, Record, Schema};
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
}

impl EditorForm {
    const fn new(
        name: &'static str,
        place: FormLocation,
        schema: &'static Schema<'static>,
        title: &'static str,
        about: &'static str,
    ) -> Self {
        let (title, about) = (FormText::Message(title), FormText::Message(about));
        Self { name: Cow::Borrowed(name), title, about, place, schema }
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
    forms.extend(RECORDS.iter().cloned());
    forms.extend(BLOCKS.iter().map(|kind| {
        let place = FormLocation::Block(kind.name);
        EditorForm::new(kind.form, place, kind.schema, kind.title, kind.about)
    }));
    forms
}

static RECORDS: [EditorForm; 11] = [
    EditorForm::new(
        "city",
        FormLocation::List(Cow::Borrowed("data/members/*.yaml")),
        CityRecord::SCHEMA,
        "forms.cities-title",
        "forms.cities-about",
    ),
    EditorForm::new(
        "country",
        FormLocation::List(Cow::Borrowed("data/countries.yaml")),
        CountryNames::SCHEMA,
        "forms.country-names-title",
        "forms.country-names-about",
    ),
    EditorForm::new(
        "region",
        FormLocation::List(Cow::Borrowed("data/regions.yaml")),
        RegionRecord::SCHEMA,
        "forms.regions-title",
        "forms.regions-about",
    ),
    EditorForm::new(
        "cluster",
        FormLocation::List(Cow::Borrowed("data/clusters.yaml")),
        ClusterRecord::SCHEMA,
        "forms.clusters-title",
        "forms.clusters-about",
    ),
    EditorForm::new(
        "round",
        FormLocation::List(Cow::Borrowed("data/rounds.yaml")),
        RoundRecord::SCHEMA,
        "forms.rounds-title",
        "forms.rounds-about",
    ),
    EditorForm::new(
        "total",
        FormLocation::List(Cow::Borrowed("data/totals.yaml")),
        Total::SCHEMA,
        "forms.totals-title",
        "forms.totals-about",
    ),
    EditorForm::new(
        "award",
        FormLocation::List(Cow::Borrowed("data/awards.yaml")),
        AwardRecord::SCHEMA,
        "forms.awards-title",
        "forms.awards-about",
    ),
    EditorForm::new(
        "call",
        FormLocation::List(Cow::Borrowed("data/calls.yaml")),
        Call::SCHEMA,
        "forms.calls-title",
        "forms.calls-about",
    ),
    EditorForm::new(
        "fields",
        FormLocation::File("data/fields.yaml"),
        FieldsFile::SCHEMA,
        "forms.own-fields-title",
        "forms.own-fields-about",
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

/// Returns the label of a field in forms.
pub fn label(key: &str, ui_language: UiLanguage) -> String {
    if let Some(own) = ui_language.label(key) {
        return own.to_owned();
    }
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
