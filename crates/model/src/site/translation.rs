//! Groups documents with their translations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{CityId, Entity, Visibility};
use crate::config::Config;
use crate::content::{Document, Documents};
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::{LocaleId, PerLocale};

/// A document with its translations: one identity, common fields, and a text per locale.
#[derive(Debug)]
pub struct TranslationGroup {
    /// The path below `content/` without locale and extension.
    pub identity: String,
    /// The folder below `content/`.
    pub section: String,
    /// The texts.
    pub translations: PerLocale<Option<Translation>>,
    /// The locale of the file whose fields apply to all translations.
    pub source: LocaleId,
    /// The date of publication.
    pub date: Option<Date>,
    /// The date of the last change.
    pub updated: Option<Date>,
    /// The sort weight in a section that is not sorted by date.
    pub weight: i64,
    /// The records of its subject, in the order of [`Entity::rank`].
    pub about: Vec<Entity>,
}

impl TranslationGroup {
    /// Returns the translation whose fields apply to all.
    pub fn source(&self) -> &Translation {
        self.translations[self.source].as_ref().expect("a group has its source")
    }

    /// Returns the cities of its subject.
    pub fn cities(&self) -> Vec<CityId> {
        let cities = self.about.iter().filter_map(|entity| match entity {
            Entity::City(id) => Some(*id),
            _ => None,
        });
        cities.collect()
    }

    /// Returns whether the text in a locale was written or reviewed by a person. Returns `false` for a
    /// missing text and for an unreviewed machine translation.
    pub fn is_listed(&self, locale: LocaleId) -> bool {
        let own = self.translations[locale].as_ref();
        own.is_some_and(|own| own.document.front.machine_span().is_none() || locale == self.source)
    }

    /// Returns the text for readers of a locale, with the locale of that text: their own, or the first
    /// of their fallbacks that a person wrote or reviewed.
    pub fn nearest(&self, config: &Config, locale: LocaleId) -> (LocaleId, &Translation) {
        let chain = config.locale(locale).chain.iter().skip(1);
        let chain = chain.filter_map(|tag| config.find_locale(tag.as_str()));
        let near = chain.filter(|near| self.is_listed(*near));
        let mut all = std::iter::once(locale).chain(near);
        let found = all.find_map(|near| Some((near, self.translations[near].as_ref()?)));
        found.unwrap_or_else(|| (self.source, self.source()))
    }
}

/// The text of a document in one locale.
#[derive(Debug)]
pub struct Translation {
    /// The parsed file.
    pub document: Document,
    /// The segment of its address.
    pub slug: Arc<str>,
}

/// The documents of a site, grouped by identity.
#[derive(Default)]
pub(super) struct GroupedDocuments {
    pub(super) groups: Vec<TranslationGroup>,
    /// The identities of documents that are not shown yet.
    pub(super) drafts: BTreeSet<String>,
    /// The documents that translate a missing document.
    pub(super) orphans: Vec<Document>,
}

/// Groups the documents of one identity. Their references are linked later.
pub(super) fn group(
    documents: Documents,
    config: &Config,
    showing: Visibility,
    diagnostics: &mut Diagnostics,
) -> GroupedDocuments {
    let mut by_identity: BTreeMap<String, PerLocale<Option<Document>>> = BTreeMap::new();
    for document in documents.all {
        let Some(locale) = config.find_locale(document.locale.as_str()) else { continue };
        let texts = by_identity
            .entry(document.identity.clone())
            .or_insert_with(|| config.per_locale(|_| None));
        texts[locale] = Some(document);
    }
    let mut grouped = GroupedDocuments::default();
    for (identity, mut texts) in by_identity {
        let is_draft =
            |text: &Option<Document>| text.as_ref().is_some_and(|document| document.front.draft);
        // A draft of the source applies to every language; a translation can be a draft by itself.
        let source = texts[config.source_locale].as_ref();
        let is_ahead = report_scheduled(source, showing.now, diagnostics);
        let is_left_out = is_draft(&texts[config.source_locale]) || is_ahead;
        if is_left_out && !showing.unpublished {
            grouped.drafts.insert(identity);
            continue;
        }
        for locale in config.locale_ids() {
            texts[locale].take_if(|document| document.front.draft && !showing.unpublished);
        }
        let is_broken = documents.broken.contains(&identity);
        if texts[config.source_locale].is_some() {
            grouped.groups.extend(group_of(identity, texts, config, diagnostics));
        } else if !is_broken {
            report_orphans(&identity, &texts, config, diagnostics);
            let orphans = config.locale_ids().filter_map(|locale| texts[locale].take());
            grouped.orphans.extend(orphans);
        }
    }
    grouped
}

/// Returns whether a document is scheduled for a later day, and reports it.
fn report_scheduled(text: Option<&Document>, now: Date, diagnostics: &mut Diagnostics) -> bool {
    let date = text.and_then(|document| document.front.date.value.as_ref());
    let Some(date) = date.filter(|date| date.value.first_day() > now.last_day()) else {
        return false;
    };
    let message = message!("site.scheduled-document", date = date.value);
    diagnostics.push(
        Diagnostic::new(Code::Scheduled, date.span.clone(), message)
            .hint(message!("site.preview-scheduled-hint", date = date.value)),
    );
    true
}

fn group_of(
    identity: String,
    mut texts: PerLocale<Option<Document>>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<TranslationGroup> {
    let source = config.source_locale;
    let first = texts[source].as_ref()?;
    for (locale, text) in texts.iter() {
        let Some(text) = text else { continue };
        report_machine(text, locale == source, config.is_strict, diagnostics);
        if locale != source {
            report_ignored(first, text, config, diagnostics);
        }
    }
    Some(TranslationGroup {
        section: first.section.clone(),
        date: first.front.date.value.as_ref().map(|date| date.value),
        updated: first.front.updated,
        weight: first.front.weight.unwrap_or_default(),
        translations: config.per_locale(|locale| {
            let document = texts[locale].take()?;
            Some(Translation { slug: slug(&document), document })
        }),
        identity,
        source,
        about: Vec::new(),
    })
}

fn report_orphans(
    identity: &str,
    texts: &PerLocale<Option<Document>>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let tag = &config.locale(config.source_locale).locale;
    for document in texts.iter().filter_map(|(_, document)| document.as_ref()) {
        let message = message!("site.translation-without-source", identity, tag);
        diagnostics.push(
            Diagnostic::new(Code::OrphanTranslation, Span::file(&document.file), message)
                .hint(message!("site.write-source-document-hint")),
        );
    }
}

/// Reports fields that a translation repeats. These fields belong in the source, and apply to every
/// language.
fn report_ignored(
    first: &Document,
    translation: &Document,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let front = &translation.front;
    let date = front.date.value.as_ref().map(|date| ("date", &date.span));
    let names = config.names();
    let subjects = front.subjects(names);
    let subjects = subjects.iter();
    let subjects =
        subjects.filter_map(|(family, ids)| Some((names.name(*family), &ids.first()?.span)));
    let pdf = front.pdf_span().map(|span| ("pdf", span));
    let pages = front.max_pages.as_ref().map(|most| ("max_pages", &most.span));
    let image = front.image.as_ref().map(|image| ("image", &image.span));
    let focus = front.focus.as_ref().map(|focus| ("focus", &focus.span));
    let others = [pdf, pages, image, focus].into_iter().flatten();
    for (key, span) in date.into_iter().chain(subjects).chain(others) {
        let message = message!("site.shared-field-ignored", key);
        diagnostics.push(
            Diagnostic::new(Code::IgnoredField, span.clone(), message)
                .hint(message!("site.move-shared-field-hint", file = first.file)),
        );
    }
}

/// Reports machine translations. The text in the source language cannot be one.
fn report_machine(
    document: &Document,
    is_source: bool,
    is_strict: bool,
    diagnostics: &mut Diagnostics,
) {
    let Some(span) = document.front.machine_span() else { return };
    diagnostics.push(if is_source {
        let message = message!("site.machine-in-source");
        Diagnostic::new(Code::IgnoredField, span.clone(), message)
            .hint(message!("site.delete-here-hint"))
    } else {
        let message = message!("site.machine-translation-not-reviewed");
        let found = Diagnostic::new(Code::MachineTranslation, span.clone(), message)
            .hint(message!("site.review-translation-hint"));
        if is_strict { found.raised() } else { found }
    });
}

/// Returns the slug in the front matter, or the file name without a leading date.
fn slug(document: &Document) -> Arc<str> {
    if let Some(slug) = &document.front.slug {
        return slug.value.as_str().into();
    }
    let name = document.identity.rsplit('/').next().unwrap_or(&document.identity);
    let dated = name.get(..10).is_some_and(|start| Date::parse(start).is_some_and(|d| d.is_full()));
    let rest = if dated { name[10..].trim_start_matches('-') } else { name };
    let rest = if rest.is_empty() { name } else { rest };
    crate::i18n::slug(rest).into()
}
