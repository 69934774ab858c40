//! The values that depend on a site: its locales, sections and ids. Forms offer them as choices.

use std::collections::BTreeMap;

use super::{EditorForm, FormLocation, FormText, Tree, label};
use crate::config::{Config, HANDBOOK, KindDeclaration, SectionOrder};
use crate::content::{DOCUMENT, DocumentRules, document_fields};
use crate::diag::{Diagnostics, UiLanguage};
use crate::i18n::{self, Formatter};
use crate::locale::{Locale, LocaleId};
use crate::network::OwnFields;
use crate::reference::{Family, FamilyNames};
use crate::schema::{
    ExtendedSchema, Field, Localized, OwnField, OwnKind, ReferenceTarget, Spanned,
};
use crate::site::Site;

/// What forms know about a site. Without a site, this is only the list of countries.
#[derive(Clone, Debug)]
pub struct FormContext {
    /// The language of the forms.
    pub ui_language: UiLanguage,
    /// The locales of the site, the source locale first.
    pub locales: Vec<Choice>,
    /// The sections of documents.
    pub sections: Vec<SectionChoice>,
    /// The countries of the world, by code.
    pub countries: Vec<Choice>,
    records: BTreeMap<Family, Vec<Choice>>,
    years: Vec<i64>,
    documents: Vec<Choice>,
    own: OwnFields,
    documents_of: DocumentRules,
    /// The forms of the kinds of records that the site declares.
    kinds: Vec<EditorForm>,
    /// The names of those kinds, and of the kinds of fields.
    kind_names: Vec<Choice>,
    field_kinds: Vec<Choice>,
    families: FamilyNames,
}

/// One of the values that a field can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value as a file contains it.
    pub value: String,
    /// The name that editors see.
    pub label: String,
}

/// A section of documents.
#[derive(Clone, Debug)]
pub struct SectionChoice {
    /// The folder below `content/`.
    pub id: String,
    /// Its title in the source locale.
    pub title: String,
    /// Whether documents are ordered by date. Their file names then begin with the date.
    pub is_dated: bool,
}

impl Choice {
    fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned() }
    }
}

impl FormContext {
    /// Returns the context without a site.
    pub fn new(ui_language: UiLanguage) -> Self {
        let names = Locale::parse(ui_language.tag()).and_then(|locale| Formatter::new(&locale));
        let country = |code: String| {
            let label = names.as_ref().and_then(|names| names.country_name(&code));
            Choice { label: label.unwrap_or_else(|| code.clone()), value: code }
        };
        Self {
            ui_language,
            locales: Vec::new(),
            sections: Vec::new(),
            countries: i18n::country_codes().map(country).collect(),
            records: BTreeMap::new(),
            years: Vec::new(),
            documents: Vec::new(),
            own: OwnFields::default(),
            documents_of: DocumentRules::default(),
            kinds: Vec::new(),
            kind_names: Vec::new(),
            field_kinds: field_kinds(&FamilyNames::default()),
            families: FamilyNames::default(),
        }
    }

    /// Returns every form of the site, in the order of the handbook.
    pub fn forms(&self) -> Vec<EditorForm> {
        let mut forms = super::all();
        // The records of the site come before its settings.
        let place = forms.iter().position(|form| matches!(form.place, FormLocation::File(_)));
        let place = place.unwrap_or(forms.len());
        forms.splice(place..place, self.kinds.iter().cloned());
        forms
    }

    /// Adds the locales and sections of the configuration.
    #[must_use]
    pub fn with_config(mut self, config: &Config) -> Self {
        let choice = |id: LocaleId| {
            let locale = config.locale(id);
            Choice::new(locale.locale.as_str(), &locale.label)
        };
        let source = config.source_locale;
        let others = config.locale_ids().filter(|id| *id != source);
        self.locales = [source].into_iter().chain(others).map(choice).collect();
        let section = |section: &crate::config::Section| SectionChoice {
            id: section.id.value.clone(),
            title: config.text(&section.title, source).1.to_owned(),
            is_dated: section.order == SectionOrder::Date,
        };
        // The handbook is generated, so editors need no form for it.
        let is_generated = |id: &str| !config.handbook.is_empty() && id == HANDBOOK;
        let own = config.sections.iter().filter(|own| !is_generated(&own.id.value));
        self.sections = own.map(section).collect();
        let kinds = config.kinds.iter();
        self.kinds = kinds.map(|(_, name, kind)| EditorForm::of_kind(&name.value, kind)).collect();
        let name = |(_, name, kind): (_, &Spanned<String>, &KindDeclaration)| Choice {
            value: name.value.clone(),
            label: config.text(&kind.title, source).1.to_owned(),
        };
        self.kind_names = config.kinds.iter().map(name).collect();
        self.families = config.names().clone();
        self.documents_of = DocumentRules::new(config, &mut Diagnostics::new());
        self.field_kinds = field_kinds(&self.families);
        self
    }

    /// Adds the fields that the site declares.
    #[must_use]
    pub fn with_own(mut self, own: &OwnFields) -> Self {
        self.own = own.clone();
        self
    }

    /// Adds the ids of a linked site, with the names of their entries.
    #[must_use]
    pub fn with_site(mut self, site: &Site) -> Self {
        self = self.with_config(&site.config).with_own(&site.own);
        let source = site.config.source_locale;
        let name = |name: &Localized| site.config.text(name, source).1.to_owned();
        let of = |id: &str, label: String| Choice { value: id.to_owned(), label };
        let cities = site.cities.iter().map(|city| &city.record);
        let regions = site.regions.iter().map(|region| &region.record);
        let clusters = site.clusters.iter().map(|cluster| &cluster.record);
        let rounds = site.rounds.iter().map(|round| &round.record);
        let awards = site.awards.iter().map(|award| &award.record);
        self.years = rounds.clone().map(|round| round.year.value).collect();
        self.years.sort_unstable();
        let rounds = rounds.map(|round| {
            let own = round.name.as_ref().map_or_else(|| round.id.value.clone(), name);
            of(&round.id.value, own)
        });
        self.records = BTreeMap::from([
            (Family::Cities, cities.map(|city| of(&city.id.value, name(&city.name))).collect()),
            (Family::Regions, regions.map(|it| of(&it.id.value, name(&it.name))).collect()),
            (Family::Clusters, clusters.map(|it| of(&it.id.value, name(&it.name))).collect()),
            (Family::Rounds, rounds.collect()),
            (Family::Awards, awards.map(|it| of(&it.id.value, name(&it.name))).collect()),
        ]);
        for (kind, _, _) in site.config.kinds.iter() {
            let records = site.of_kinds[kind.index()].iter().map(|member| &member.record);
            let records = records.map(|it| of(&it.id.value, name(&it.name))).collect();
            self.records.insert(Family::Own(kind), records);
        }
        let title = |group: &crate::site::TranslationGroup| {
            let title = &group.source().document.front.title;
            title.as_ref().map_or_else(|| group.identity.clone(), |title| title.value.clone())
        };
        self.documents = site.groups.iter().map(|it| of(&it.identity, title(it))).collect();
        self
    }

    /// Returns the values that a field can refer to.
    pub fn choices(&self, names: Option<ReferenceTarget>) -> &[Choice] {
        match names {
            Some(ReferenceTarget::Record(Family::Countries)) => &self.countries,
            Some(ReferenceTarget::Record(family)) => {
                self.records.get(&family).map_or(&[], Vec::as_slice)
            }
            Some(ReferenceTarget::Document) => &self.documents,
            Some(ReferenceTarget::FieldKind) => &self.field_kinds,
            Some(ReferenceTarget::Kind) => &self.kind_names,
            Some(
                ReferenceTarget::Year(_)
                | ReferenceTarget::Place
                | ReferenceTarget::File
                | ReferenceTarget::Theme,
            )
            | None => &[],
        }
    }

    /// Returns the years of the rounds.
    pub fn years(&self) -> &[i64] {
        &self.years
    }

    /// Returns the text of an id in the language of the forms.
    pub fn say(&self, english: &'static str) -> &'static str {
        self.ui_language.template(english)
    }

    /// Returns a text of a form.
    pub fn text(&self, text: &FormText) -> String {
        match text {
            FormText::Message(id) => self.say(id).to_owned(),
            FormText::Own(text) => self.words(text),
        }
    }

    /// Returns the words of a declared choice.
    pub fn words_of(&self, field: &OwnField) -> Vec<Choice> {
        let choices = field.declared.choices.iter();
        choices.map(|(word, own)| Choice::new(&word.value, &self.words(&own.label))).collect()
    }

    /// Returns the names of all families.
    pub fn families(&self) -> &FamilyNames {
        &self.families
    }

    /// Returns the label of a field.
    pub fn label(&self, field: &Field<'_>) -> String {
        match (field.own, field.names) {
            (Some(own), _) => self.words(&own.declared.label),
            (None, Some(ReferenceTarget::Record(Family::Own(id)))) => {
                let kind = self.kinds.get(id.index());
                kind.map_or_else(|| field.key.to_owned(), |kind| self.text(&kind.title))
            }
            (None, _) => label(field.key, self.ui_language),
        }
    }

    /// Returns the instructions for a field.
    pub fn help(&self, field: &Field<'_>) -> String {
        match field.own {
            Some(own) => own.declared.help.as_ref().map_or_else(String::new, |it| self.words(it)),
            None => self.say(field.help).to_owned(),
        }
    }

    /// Returns the fields of the documents of a section, with those that the site declares.
    pub fn section_schema(&self, section: &str) -> ExtendedSchema<'_> {
        self.document_schema(self.documents_of.fields(section).iter())
    }

    fn document_schema<'s>(
        &'s self,
        own: impl Iterator<Item = &'s OwnField>,
    ) -> ExtendedSchema<'s> {
        let fields = document_fields(&self.families).into_iter();
        let all = fields.chain(own.map(OwnField::document_field)).collect();
        ExtendedSchema::of(DOCUMENT.noun, all)
    }

    /// Returns the fields of a form, with those that the site declares.
    pub fn schema(&self, form: &EditorForm) -> ExtendedSchema<'_> {
        match &form.place {
            FormLocation::List(pattern) => {
                let name = pattern.trim_start_matches("data/");
                let own = self.own.of(name.split(['/', '.']).next().unwrap_or_default());
                ExtendedSchema::new(form.schema, own)
            }
            FormLocation::Document => {
                let own = self.documents_of.all_fields();
                self.document_schema(own.into_iter())
            }
            _ => ExtendedSchema::new(form.schema, &[]),
        }
    }

    /// Returns a text of the site in the language of the forms, else in the first language of the site, else in any.
    fn words(&self, text: &Localized) -> String {
        let form = |is_sought: &dyn Fn(&Locale) -> bool| {
            text.iter().find(|(locale, _)| is_sought(locale)).map(|(_, form)| form)
        };
        let source = self.locales.first().map(|locale| locale.value.as_str());
        form(&|locale| locale.language() == self.ui_language.tag())
            .or_else(|| form(&|locale| source == Some(locale.as_str())))
            .or_else(|| text.all_forms().next())
            .unwrap_or_default()
            .to_owned()
    }
}

/// Returns the kinds of fields: those of every site, and the names of records.
fn field_kinds(families: &FamilyNames) -> Vec<Choice> {
    let members = families.all().map(|family| families.member(family));
    let all = OwnKind::NAMES.iter().copied().chain(members);
    all.map(|name| Choice::new(name, name)).collect()
}

/// Returns a list with the values of choices.
pub(super) fn values(choices: &[Choice]) -> Tree {
    Tree::list(choices.iter().map(|choice| choice.value.as_str()))
}
