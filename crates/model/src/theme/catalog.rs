//! Loads the interface texts of each locale: those of the theme, and over them those of the site.
//! Missing texts come from the fallback languages, and are marked with their language.

mod check;
mod file;
mod required;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Template;
use super::settings::ThemeSettings;
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::i18n::{self, Formatter, MessageFormat};
use crate::locale::{Locale, PerLocale};
use crate::source::Sources;
use crate::yaml::Node;
use file::LanguageMessages;

/// Every message for pages of one locale, by key (`city.population`).
#[derive(Clone, Debug, Default)]
pub struct Catalog(BTreeMap<String, CatalogMessage>);

/// A message in the catalog of a locale.
#[derive(Clone, Debug)]
pub struct CatalogMessage {
    /// The message.
    pub message: MessageFormat,
    /// The language of the message, if it is not the language of the locale.
    pub fallback: Option<Arc<FallbackLanguage>>,
}

/// A language from which a locale takes missing messages.
#[derive(Debug)]
pub struct FallbackLanguage {
    /// Its tag.
    pub locale: Locale,
    /// Its formatter for numbers and plurals.
    pub formatter: Option<Formatter>,
}

/// The language of each catalog that was read.
type Lenders<'a> = BTreeMap<&'a Locale, Arc<FallbackLanguage>>;

/// Messages by key, as written: a text, or a group with a form for each plural category.
pub type RawMessages = BTreeMap<String, Node>;

impl Catalog {
    /// Returns one message.
    pub fn get(&self, key: &str) -> Option<&CatalogMessage> {
        self.0.get(key)
    }

    /// Returns every key, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The sources of the catalogs.
pub(super) struct CatalogSource<'a> {
    pub(super) sources: &'a Sources,
    /// The folder of the theme.
    pub(super) folder: &'a str,
    pub(super) templates: &'a [Template],
    /// The print layouts. They refer to messages by the part after `print.`.
    pub(super) layouts: &'a [&'a str],
    pub(super) settings: &'a ThemeSettings,
}

/// Reads the catalog of each locale: that of the theme, then `data/i18n/<locale>.yaml`, on top of the
/// languages that it inherits from (`pt` for `pt-BR`). Missing messages come from the fallbacks, then
/// from the language of the theme, and are reported. Returns the complete catalogs, and the messages
/// that each locale has itself.
pub(super) fn load(
    from: &CatalogSource<'_>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> (PerLocale<Catalog>, PerLocale<RawMessages>) {
    let locales = config.locales.iter().flat_map(|locale| i18n::lineage(&locale.locale));
    let mut files = BTreeMap::new();
    for tag in locales.chain(from.settings.language.clone()) {
        files.entry(tag.clone()).or_insert_with(|| {
            LanguageMessages::read(from.sources, from.folder, &tag, diagnostics)
        });
    }
    let mut own = config.per_locale(|id| {
        let mut own = LanguageMessages::default();
        for tag in i18n::lineage(&config.locale(id).locale).iter().rev() {
            own.extend(files.get(tag).cloned().unwrap_or_default());
        }
        own
    });
    let lender = |tag: &Locale| {
        let format = config.find_locale(tag.as_str()).map(|id| &config.locale(id).format);
        let formatter = Formatter::new(format.unwrap_or(tag));
        Arc::new(FallbackLanguage { locale: tag.clone(), formatter })
    };
    let lenders: Lenders<'_> = files.keys().map(|tag| (tag, lender(tag))).collect();
    check::report(&files, &own, &lenders, config, from, diagnostics);
    let merged = config.per_locale(|id| {
        let locale = config.locale(id);
        let mut catalog = Catalog::default();
        for tag in from.settings.language.iter().chain(locale.chain.iter().rev()) {
            let Some(fallback) = lenders.get(tag) else { continue };
            let is_own = *tag == locale.locale;
            let words = config.find_locale(tag.as_str()).map(|id| &own[id]).or(files.get(tag));
            for (key, entry) in words.into_iter().flat_map(|own| &own.messages) {
                let message = entry.message.clone();
                let message = match &fallback.formatter {
                    Some(formatter) => message.in_digits_of(formatter),
                    None => message,
                };
                let fallback = (!is_own).then(|| Arc::clone(fallback));
                catalog.0.insert(key.clone(), CatalogMessage { message, fallback });
            }
        }
        catalog
    });
    (merged, config.per_locale(|id| std::mem::take(&mut own[id].written)))
}
