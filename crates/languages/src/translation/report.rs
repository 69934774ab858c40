//! Reports the state of translations in a check: one diagnostic per document, or per file of data or messages.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::{FILE, TranslationLock};
use super::normal::{self, Hash};
use super::state::{LocaleStatus, TranslationState, TranslationStatus};
use super::text::{TextKey, TextVersion, TranslatableText, TranslatableTexts, TranslationUnit};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::{Locale, LocaleId};
use crate::path::SourcePath;
use crate::reference::Reference;
use crate::schema::TranslatableField;
use crate::site::Site;

/// Reports missing and stale translations, and an outdated translation record. On strict sites, these are
/// warnings.
pub fn report(
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
    lock: &TranslationLock,
    site: &Site,
    diagnostics: &mut Diagnostics,
) {
    let config = &site.config;
    let has_errors = diagnostics.has_errors();
    let mut found = Vec::new();
    let mut in_files: BTreeMap<InFile, Vec<(&TranslatableText<'_>, Span)>> = BTreeMap::new();
    for (text, row) in texts.all.iter().zip(&translation_status.rows) {
        for (locale, status) in row.statuses.iter() {
            let Some(status) = status else { continue };
            let Some(version) = text.nearest(locale, texts.source) else { continue };
            let source = text.versions[texts.source].as_ref();
            match (&text.key, status.state) {
                (TextKey::Document(identity), TranslationState::Missing) => {
                    // An unreadable document was already reported.
                    if !site.is_broken(&Reference::Document(identity.clone())) {
                        let tag = &config.locale(locale).locale;
                        found.push(missing_document(identity, version, tag));
                    }
                }
                (TextKey::Document(_), TranslationState::Stale) => {
                    found.extend(source.map(|source| stale_document(version, source, *status)));
                }
                // The site name is checked when its file is read.
                (TextKey::Field { file, path }, TranslationState::Missing)
                    if path == "name" && file.as_str() == "data/site.yaml" => {}
                (TextKey::Field { .. }, state @ TranslationState::Missing)
                | (_, state @ TranslationState::Stale) => {
                    let of = (version.file.clone(), locale, state);
                    in_files.entry(of).or_default().push((text, version.span()));
                }
                (TextKey::Document(_), TranslationState::Translated) => {
                    found.extend(source.and_then(|source| untranslated(version, source)));
                }
                // Missing catalog messages are reported when the catalog is read.
                (TextKey::Word(_), TranslationState::Missing)
                | (_, TranslationState::Translated | TranslationState::Orphan) => {}
            }
        }
    }
    found.extend(in_files.into_iter().filter_map(|(of, all)| summed(&of, &all, config)));
    found.extend(sourceless(site));
    // After errors, the set of texts is incomplete.
    if !has_errors {
        found.extend(behind(translation_status, lock));
    }
    let raise =
        |diagnostic: Diagnostic| if config.is_strict { diagnostic.raised() } else { diagnostic };
    diagnostics.extend(found.into_iter().map(raise));
}

/// The file, the locale and the state of texts that one diagnostic reports.
type InFile = (SourcePath, LocaleId, TranslationState);

fn missing_document(identity: &str, source: &TextVersion<'_>, tag: &Locale) -> Diagnostic {
    let message = message!("translations.document-not-translated", identity, tag);
    let hint = message!("translations.write-translation-hint", identity, tag);
    Diagnostic::new(Code::MissingTranslation, source.span(), message).hint(hint)
}

fn stale_document(
    own: &TextVersion<'_>,
    source: &TextVersion<'_>,
    LocaleStatus { changed, blocks, .. }: LocaleStatus,
) -> Diagnostic {
    let message =
        message!("translations.document-out-of-date", source = source.file, changed, blocks);
    let hint = message!("translations.show-changes-hint", file = own.file);
    Diagnostic::new(Code::StaleTranslation, own.span(), message).hint(hint)
}

/// The minimum number of words for a block to count as untranslated if it equals its source. Shorter blocks are
/// often names and numbers. Blocks of links only do not count, because they can be titles.
const SENTENCE: usize = 6;

/// Reports how much of a translation is still in the source language. From half of the text on, this is a
/// warning, because readers get text in the wrong language.
fn untranslated(own: &TextVersion<'_>, source: &TextVersion<'_>) -> Option<Diagnostic> {
    let is_sentence = |unit: &&TranslationUnit<'_>| {
        let words = normal::words(unit.words);
        let words = words.split(' ').filter(|word| word.contains(char::is_alphabetic));
        unit.kind.is_language() && words.count() >= SENTENCE
    };
    let written: BTreeSet<Hash> = source.units.iter().map(|unit| unit.hash).collect();
    let is_same = |unit: &&TranslationUnit<'_>| written.contains(&unit.hash) && is_sentence(unit);
    let mut same = own.units.iter().filter(is_same);
    let first = same.next()?;
    let count = 1 + same.count();
    let all = own.units.iter().filter(is_sentence).count();
    let message = message!("translations.partly-untranslated", count, all, source = source.file);
    let place = Span::new(&own.file, first.range.clone());
    let hint = message!("translations.translate-or-draft-hint");
    let found = Diagnostic::new(Code::MissingTranslation, place, message).hint(hint);
    Some(if count * 2 >= all { found.raised() } else { found })
}

/// Reports all texts of a file in one diagnostic, at the first text.
fn summed(
    (file, locale, state): &InFile,
    all: &[(&TranslatableText<'_>, Span)],
    config: &Config,
) -> Option<Diagnostic> {
    let (first, span) = all.iter().min_by_key(|(_, span)| span.start)?;
    let (tag, count) = (&config.locale(*locale).locale, all.len());
    let path = match &first.key {
        TextKey::Field { path, .. } => path,
        TextKey::Document(key) | TextKey::Word(key) => key,
    };
    let (code, message) = match (state, count) {
        (TranslationState::Missing, 1) => {
            (Code::MissingTranslation, message!("translations.text-untranslated", path, tag))
        }
        (TranslationState::Missing, _) => (
            Code::MissingTranslation,
            message!("translations.texts-untranslated", count, file, tag),
        ),
        (_, 1) => (Code::StaleTranslation, message!("translations.text-out-of-date", path, tag)),
        _ => (Code::StaleTranslation, message!("translations.texts-out-of-date", count, file, tag)),
    };
    let hint = message!("translations.list-work-hint", tag);
    Some(Diagnostic::new(code, span.clone(), message).hint(hint))
}

/// Reports texts of data that are missing in the source locale, one diagnostic per file. They cannot be
/// translated, and readers of the source locale get them in another language.
fn sourceless(site: &Site) -> Vec<Diagnostic> {
    let config = &site.config;
    let source = &config.locale(config.source_locale).locale;
    let has_source = |written: &&TranslatableField| {
        written.forms.iter().any(|form| form.locale.as_ref().is_none_or(|own| own == source))
    };
    let mut in_files: BTreeMap<&SourcePath, Vec<&TranslatableField>> = BTreeMap::new();
    for written in config.texts.iter().chain(&site.texts).filter(|written| !has_source(written)) {
        in_files.entry(&written.span.file).or_default().push(written);
    }
    let report = |(file, all): (&SourcePath, Vec<&TranslatableField>)| {
        let first = all.iter().min_by_key(|written| written.span.start)?;
        let message = match all.len() {
            1 => message!("translations.no-source-text", path = first.path, tag = source),
            count => message!("translations.no-source-texts", count, file, tag = source),
        };
        let hint = message!("translations.add-source-line-hint", tag = source);
        let found = Diagnostic::new(Code::MissingTranslation, first.span.clone(), message);
        Some(found.hint(hint).raised())
    };
    in_files.into_iter().filter_map(report).collect()
}

/// Reports an outdated translation record. Until it is updated, urbi does not detect source changes for
/// translations that changed earlier.
fn behind(translation_status: &TranslationStatus, lock: &TranslationLock) -> Option<Diagnostic> {
    let synced = &translation_status.synced;
    if lock.is_newer || synced.count() == 0 {
        return None;
    }
    let hint = message!("translations.sync-and-commit-hint");
    let problem = if lock.is_there {
        let message =
            message!("translations.record-incomplete", file = FILE, count = synced.count());
        Diagnostic::new(Code::LockBehind, Span::file(&SourcePath::new(FILE)?), message)
    } else {
        let message = message!("translations.record-missing", file = FILE);
        Diagnostic::without_place(Code::LockBehind, message)
    };
    Some(problem.hint(hint))
}
