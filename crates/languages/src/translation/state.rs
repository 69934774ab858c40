//! Computes the state of each translation, and the updates to the translation record.

use std::collections::BTreeMap;

use serde::Serialize;

use super::align::{self, BlockChange};
use super::lock::{self, LockEntry, LockKey, TranslationLock};
use super::normal::Hash;
use super::text::{Genre, TextKey, TextVersion, TranslatableText, TranslatableTexts};
use crate::config::Config;
use crate::locale::{LocaleId, PerLocale};
use crate::path::SourcePath;
use crate::source::Sources;

/// The state of a text in a locale other than its source's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TranslationState {
    /// Up to date with its source.
    Translated,
    /// Its source changed after the translation.
    Stale,
    /// No translation exists.
    Missing,
    /// The text exists, but its source does not.
    Orphan,
}

/// The state of a text in a locale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LocaleStatus {
    /// The state of the translation.
    pub state: TranslationState,
    /// Whether it is a machine translation that no person has reviewed.
    pub machine: bool,
    /// Whether the record contains its current version.
    pub is_recorded: bool,
    /// The number of source blocks changed, added or removed since the translation.
    pub changed: usize,
    /// The number of all blocks.
    pub blocks: usize,
}

impl LocaleStatus {
    /// Returns the percentage of changed blocks, at least 1 if any block changed.
    pub fn share(self) -> u8 {
        let share = (self.changed * 100).div_ceil(self.blocks.max(1));
        u8::try_from(share.min(100)).unwrap_or(100)
    }
}

/// A text with its state in each locale; `None` in the source locale, and for missing versions of an orphan.
#[derive(Clone, Debug)]
pub struct TextStatus {
    /// The key of the text.
    pub key: TextKey,
    /// The genre of the text.
    pub genre: Genre,
    /// The states.
    pub statuses: PerLocale<Option<LocaleStatus>>,
}

/// The state of every text of a site in every locale.
#[derive(Clone, Debug, Default)]
pub struct TranslationStatus {
    /// The texts, in order of genre and key.
    pub rows: Vec<TextStatus>,
    /// The updated translation record.
    pub synced: LockUpdate,
    documents: BTreeMap<String, usize>,
}

impl TranslationStatus {
    /// Compares every translation with its source, using the translation record.
    ///
    /// A translation that changed since its record, or that has no record, counts as up to date with the current
    /// source. An unchanged translation is stale if its source changed.
    pub fn of(
        texts: &TranslatableTexts<'_>,
        lock: &TranslationLock,
        config: &Config,
        sources: &Sources,
    ) -> Self {
        let rows: Vec<TextStatus> = texts.all.iter().map(|text| row(text, lock, config)).collect();
        let documents = rows.iter().enumerate().filter_map(|(at, row)| match &row.key {
            TextKey::Document(identity) => Some((identity.clone(), at)),
            TextKey::Field { .. } | TextKey::Word(_) => None,
        });
        let synced = sync(texts, lock, config, sources, &|_, _| false);
        Self { documents: documents.collect(), rows, synced }
    }

    /// Returns the state of a document in a locale; `None` in the source locale, and for documents that are not
    /// translated.
    pub fn document(&self, identity: &str, locale: LocaleId) -> Option<LocaleStatus> {
        self.rows[*self.documents.get(identity)?].statuses[locale]
    }
}

fn row(text: &TranslatableText<'_>, lock: &TranslationLock, config: &Config) -> TextStatus {
    let source = text.versions[config.source_locale].as_ref();
    let key = text.key.to_string();
    let blocks = source.map(TextVersion::hashes).unwrap_or_default();
    let statuses = config.per_locale(|locale| {
        if locale == config.source_locale {
            return None;
        }
        let version = text.versions[locale].as_ref();
        let state = |state| LocaleStatus {
            state,
            machine: version.is_some_and(|version| version.machine),
            is_recorded: true,
            changed: 0,
            blocks: blocks.len(),
        };
        let version = match (source, version) {
            (Some(_), Some(version)) => version,
            (Some(_), None) => return Some(state(TranslationState::Missing)),
            (None, Some(_)) => return Some(state(TranslationState::Orphan)),
            (None, None) => return None,
        };
        let own = version.hash();
        let known = lock.get(&(key.clone(), config.locale(locale).locale.clone()), own);
        Some(match known {
            Some(entry) if entry.own == own && entry.blocks != blocks => {
                let (changed, all) = align::count(&align::align(&entry.blocks, &blocks));
                LocaleStatus { changed, blocks: all, ..state(TranslationState::Stale) }
            }
            Some(entry) if entry.own == own => state(TranslationState::Translated),
            _ => LocaleStatus { is_recorded: false, ..state(TranslationState::Translated) },
        })
    });
    TextStatus { key: text.key.clone(), genre: text.genre, statuses }
}

/// Returns the changes to the source of a translation since it was recorded, and the recorded block hashes.
/// `None` if there is no translation or no record.
pub fn changes(
    text: &TranslatableText<'_>,
    locale: LocaleId,
    lock: &TranslationLock,
    config: &Config,
) -> Option<(Vec<BlockChange>, Vec<Hash>)> {
    let source = text.versions[config.source_locale].as_ref()?;
    let own = text.versions[locale].as_ref()?.hash();
    let key = (text.key.to_string(), config.locale(locale).locale.clone());
    let entry = lock.get(&key, own).filter(|entry| entry.own == own)?;
    Some((align::align(&entry.blocks, &source.hashes()), entry.blocks.clone()))
}

/// The updated translation record, and its differences from the current file.
#[derive(Clone, Debug, Default)]
pub struct LockUpdate {
    /// Every translation.
    entries: BTreeMap<LockKey, LockEntry>,
    /// The number of translations without a record.
    pub added: usize,
    /// The number of translations that changed since their record.
    pub updated: usize,
    /// The number of records of deleted translations.
    pub removed: usize,
    /// Whether the file has duplicate or unreadable lines.
    pub is_untidy: bool,
}

impl LockUpdate {
    /// Returns whether the file needs an update.
    pub fn is_behind(&self) -> bool {
        self.is_untidy || self.count() > 0
    }

    /// Returns the number of changed entries.
    pub fn count(&self) -> usize {
        self.added + self.updated + self.removed
    }

    /// Returns the number of translations.
    pub fn all(&self) -> usize {
        self.entries.len()
    }

    /// Returns the hashes of all recorded source blocks.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Hash> {
        self.entries.values().flat_map(|entry| entry.blocks.iter().copied())
    }

    /// Returns the text of the file.
    pub fn text(&self) -> String {
        lock::write(&self.entries)
    }
}

/// Computes the updated translation record. A translation for which `accepted` returns true, by key and file,
/// counts as up to date with the current source.
///
/// Entries of existing documents that are not published yet are kept.
pub fn sync(
    texts: &TranslatableTexts<'_>,
    lock: &TranslationLock,
    config: &Config,
    sources: &Sources,
    accepted: &dyn Fn(&TextKey, &SourcePath) -> bool,
) -> LockUpdate {
    let mut synced = LockUpdate { is_untidy: lock.is_damaged, ..LockUpdate::default() };
    for text in &texts.all {
        let Some(source) = &text.versions[texts.source] else { continue };
        let key = text.key.to_string();
        for (locale, version) in text.versions.iter().filter(|(id, _)| *id != texts.source) {
            let Some(version) = version else { continue };
            let key = (key.clone(), config.locale(locale).locale.clone());
            let own = version.hash();
            let known = lock.get(&key, own);
            let is_kept =
                known.is_some_and(|entry| entry.own == own) && !accepted(&text.key, &version.file);
            let entry = match known.filter(|_| is_kept) {
                Some(entry) => entry.clone(),
                None => LockEntry { own, blocks: source.hashes() },
            };
            synced.added += usize::from(known.is_none());
            synced.updated += usize::from(known.is_some_and(|known| *known != entry));
            synced.entries.insert(key, entry);
        }
    }
    for (key, entries) in lock.iter() {
        synced.is_untidy |= entries.len() > 1;
        if synced.entries.contains_key(key) {
            continue;
        }
        let file = SourcePath::new(&format!("{}.{}.md", key.0, key.1));
        let file = file.filter(|file| key.0.starts_with("content/") && sources.get(file).is_some());
        match entries.first().filter(|_| file.is_some()) {
            Some(entry) => {
                synced.entries.insert(key.clone(), entry.clone());
            }
            None => synced.removed += 1,
        }
    }
    synced
}
