//! The values that depend on a site: its locales, sections and ids. Forms offer them as choices.

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
use crate::site::{Site, Subject, TranslationGroup};

/// What forms know about a site. Without a site, this is only the list of countries.
#[derive(Clone, Debug, Default)]
pub struct FormContext {
    /// The language of the forms.
    pub ui_language: UiLanguage,
    /// The locales of the site, the source locale first.
    pub locales: Vec<Choice>,
    /// The sections of documents.
    pub sections: Vec<SectionChoice>,
    /// The values that a field can refer to, by their target.
    choices: Vec<(ReferenceTarget, Vec<Choice>)>,
    years: Vec<i64>,
    own: OwnFields,
    documents_of: DocumentRules,
    /// The forms of the kinds of records that the site declares.
    kinds: Vec<EditorForm>,
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

/// The target of a field with a country.
pub(super) const COUNTRY: ReferenceTarget = ReferenceTarget::Record(Family::Countries);

impl FormContext {
    /// Returns the context without a site.
    pub fn new(ui_language: UiLanguage) -> Self {
        let names = Locale::parse(ui_language.tag()).and_then(|locale| Formatter::new(&locale));
        let country = |code: String| {
            let label = names.as_ref().and_then(|names| names.country_name(&code));
            Choice { label: label.unwrap_or_else(|| code.clone()), value: code }
        };
        let mut known = Self { ui_language, ..Self::default() };
        known.offer(COUNTRY, i18n::country_codes().map(country).collect());
        known.offer_field_kinds();
        known
    }

    /// Sets the values that a field with this target can refer to.
    fn offer(&mut self, target: ReferenceTarget, choices: Vec<Choice>) {
        self.choices.retain(|(own, _)| *own != target);
        self.choices.push((target, choices));
    }

    /// Offers the kinds of fields: those of every site, and the names of records.
    fn offer_field_kinds(&mut self) {
        let members = self.families.all().map(|family| self.families.member(family));
        let all = OwnKind::NAMES.iter().copied().chain(members);
        let kinds = all.map(|name| Choice::new(name, name)).collect();
        self.offer(ReferenceTarget::FieldKind, kinds);
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
        let name = |(_, name, kind): (_, &Spanned<String>, &KindDeclaration)| {
            Choice::new(&name.value, config.text(&kind.title, source).1)
        };
        self.offer(ReferenceTarget::Kind, config.kinds.iter().map(name).collect());
        self.families = config.names().clone();
        self.documents_of = DocumentRules::new(config, &mut Diagnostics::new());
        self.offer_field_kinds();
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
        self.years = site.rounds.iter().map(|round| round.record.year.value).collect();
        self.years.sort_unstable();
        for family in self.families.all().filter(|family| *family != Family::Countries) {
            let members = site.members(family);
            let choice = |subject: Subject<'_>| {
                let name = subject.name.map(|name| site.config.text(name, source).1);
                Choice::new(subject.id, name.unwrap_or(subject.id))
            };
            let choices = members.filter_map(|member| site.subject(member)).map(choice).collect();
            self.offer(ReferenceTarget::Record(family), choices);
        }
        let document = |group: &TranslationGroup| {
            let title = group.source().document.front.title.as_ref();
            Choice::new(&group.identity, title.map_or(&group.identity, |title| &title.value))
        };
        self.offer(ReferenceTarget::Document, site.groups.iter().map(document).collect());
        self
    }

    /// Returns the values that a field can refer to.
    pub fn choices(&self, names: Option<ReferenceTarget>) -> &[Choice] {
        let own = self.choices.iter().find(|(target, _)| Some(*target) == names);
        own.map_or(&[], |(_, choices)| choices)
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

    /// Returns the fields of the documents of a section, or of all documents, with those that the site declares.
    pub fn document_schema(&self, section: Option<&str>) -> ExtendedSchema<'_> {
        let own = match section {
            Some(section) => self.documents_of.fields(section).iter().collect(),
            None => self.documents_of.all_fields(),
        };
        let fields = document_fields(&self.families).into_iter();
        let all = fields.chain(own.into_iter().map(OwnField::document_field)).collect();
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
            FormLocation::Document => self.document_schema(None),
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

/// Returns a list with the values of choices.
pub(super) fn values(choices: &[Choice]) -> Tree {
    Tree::list(choices.iter().map(|choice| choice.value.as_str()))
}
