//! Computes the slugs of records: the given slug, the name in the language, or the id.

use std::sync::Arc;

use super::{Linker, TranslationGroup};
use crate::config::{Config, SlugScript};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::i18n;
use crate::locale::{Locale, LocaleId, PerLocale};
use crate::network::{CityRecord, PageRecord, Records};
use crate::schema::{self, Localized};

impl Linker<'_> {
    /// Computes the slug of a record in each locale. A locale with addresses in its own script uses its
    /// name of the record before a slug of another locale.
    pub(super) fn slugs<R: PageRecord>(&self, record: &R) -> PerLocale<Arc<str>> {
        let (config, slug) = (self.config, record.slug());
        config.per_locale(|locale| {
            let native = (config.locale(locale).slugs == SlugScript::Native).then(|| {
                let own = slug.and_then(|slug| form_of(config, slug, locale)).map(str::to_owned);
                let name = || record.name().and_then(|name| form_of(config, name, locale));
                own.or_else(|| name().map(i18n::native_slug)).filter(|slug| !slug.is_empty())
            });
            let given = || slug.and_then(|slug| config.slug(slug, locale));
            native.flatten().or_else(given).unwrap_or_else(|| record.id().value.clone()).into()
        })
    }

    /// Computes the slug of a city in each locale. A city without a slug has the name that its readers know, if a
    /// locale has another name in Latin letters than the source locale: Lisboa, and not the id of Lisbon.
    pub(super) fn city_slugs(&self, city: &CityRecord) -> PerLocale<Arc<str>> {
        let (config, plain) = (self.config, self.slugs(city));
        let name = |locale| form_of(config, &city.name, locale).and_then(i18n::latin_slug);
        let usual = name(config.source_locale);
        config.per_locale(|locale| {
            let is_native = config.locale(locale).slugs == SlugScript::Native;
            let own = name(locale).filter(|_| !is_native && city.slug.is_none());
            let own = own.filter(|slug| usual.as_ref() != Some(slug));
            own.map_or_else(|| Arc::clone(&plain[locale]), Arc::from)
        })
    }
}

/// Returns the form that a text has in exactly this locale.
fn form_of<'a>(config: &'a Config, text: &'a Localized, locale: LocaleId) -> Option<&'a str> {
    let own = &config.locale(locale).locale;
    config.own_text(text, locale).filter(|(form, _)| *form == own).map(|(_, text)| text)
}

/// Reports slugs that are not in the script of their locale's addresses.
pub(super) fn report(config: &Config, records: &Records, diagnostics: &mut Diagnostics) {
    let sections = config.sections.iter().map(|section| &section.slug);
    let families = config.families.iter().map(|family| &family.slug);
    let records = records
        .cities
        .iter()
        .map(|city| &city.slug)
        .chain(records.countries.iter().map(|country| &country.slug))
        .chain(records.regions.iter().map(|region| &region.slug))
        .chain(records.clusters.iter().map(|cluster| &cluster.slug))
        .chain(records.awards.iter().map(|award| &award.slug))
        .chain(records.of_kinds.iter().flatten().map(|record| &record.slug));
    for slug in sections.chain(families).chain(records).flatten() {
        for (tag, text) in slug.iter() {
            diagnostics.extend(foreign(config, tag, text, &slug.span));
        }
        // A slug for all locales is part of the addresses of each one.
        if slug.iter().next().is_none() {
            let source = &config.locale(config.source_locale).locale;
            let (_, text) = slug.any(source);
            let mut all = config.locales.iter();
            diagnostics.extend(all.find_map(|own| foreign(config, &own.locale, text, &slug.span)));
        }
    }
}

/// Reports slugs of documents that are not in the script of their locale's addresses.
pub(super) fn report_documents(
    config: &Config,
    groups: &[TranslationGroup],
    diagnostics: &mut Diagnostics,
) {
    let translations = groups.iter().flat_map(|group| group.translations.iter());
    for document in translations.filter_map(|(_, text)| Some(&text.as_ref()?.document)) {
        let slug = document.front.slug.as_ref();
        let problem =
            slug.and_then(|slug| foreign(config, &document.locale, &slug.value, &slug.span));
        diagnostics.extend(problem);
    }
}

/// Reports a slug that is not in Latin letters, if the addresses of the locale are.
fn foreign(config: &Config, tag: &Locale, slug: &str, span: &Span) -> Option<Diagnostic> {
    let locale = config.find_locale(tag.as_str())?;
    if config.locale(locale).slugs == SlugScript::Native || schema::is_id(slug) {
        return None;
    }
    let message = message!("site.slug-not-latin", slug, tag);
    let latin = i18n::slug(slug);
    Some(
        Diagnostic::new(Code::InvalidValue, span.clone(), message)
            .hint(message!("site.write-latin-slug-hint", latin)),
    )
}
