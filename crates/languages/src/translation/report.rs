//! Reports the state of translations in a check: one diagnostic per document, or per file of data or messages.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::{FILE, TranslationLock};
use super::normal::{self, Hash};
use super::state::{TranslationState, TranslationStatus};
use super::text::{TextKey, TranslatableText, TranslatableTexts, TranslationUnit};
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
            let tag = &config.locale(locale).locale;
            match (&text.key, status.state) {
                (TextKey::Document(identity), TranslationState::Missing) => {
                    // An unreadable document was already reported.
                    if !site.is_broken(&Reference::Document(identity.clone())) {
                        found.extend(missing_document(identity, text, texts.source, tag));
                    }
                }
                (TextKey::Document(_), TranslationState::Stale) => {
                    let share = (status.changed, status.blocks);
                    found.extend(stale_document(text, locale, texts.source, share));
                }
                // The site name is checked when its file is read.
                (TextKey::Field { file, path }, TranslationState::Missing)
                    if path == "name" && file.as_str() == "data/site.yaml" => {}
                (TextKey::Field { .. }, state @ TranslationState::Missing)
                | (_, state @ TranslationState::Stale) => {
                    let version = text.versions
                        [if state == TranslationState::Missing { texts.source } else { locale }]
                    .as_ref();
                    let span = version.map(|v| Span::new(&v.file, v.range.clone()));
                    let Some(span) = span else { continue };
                    let of = InFile { file: span.file.clone(), locale, state };
                    in_files.entry(of).or_default().push((text, span));
                }
                (TextKey::Document(_), TranslationState::Translated) => {
                    found.extend(untranslated(text, locale, texts.source));
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

/// The texts of a file with the same state in a locale.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct InFile {
    file: SourcePath,
    locale: LocaleId,
    state: TranslationState,
}

fn missing_document(
    identity: &str,
    text: &TranslatableText<'_>,
    source: LocaleId,
    tag: &Locale,
) -> Option<Diagnostic> {
    let file = &text.versions[source].as_ref()?.file;
    let message = message!("translations.document-not-translated", identity, tag);
    let hint = message!("translations.write-translation-hint", identity, tag);
    Some(Diagnostic::new(Code::MissingTranslation, Span::file(file), message).hint(hint))
}

fn stale_document(
    text: &TranslatableText<'_>,
    locale: LocaleId,
    source: LocaleId,
    (changed, blocks): (usize, usize),
) -> Option<Diagnostic> {
    let (own, source) = (text.versions[locale].as_ref()?, text.versions[source].as_ref()?);
    let message =
        message!("translations.document-out-of-date", source = source.file, changed, blocks);
    let hint = message!("translations.show-changes-hint", file = own.file);
    Some(Diagnostic::new(Code::StaleTranslation, Span::file(&own.file), message).hint(hint))
}

/// The minimum number of words for a block to count as untranslated if it equals its source. Shorter blocks are
/// often names and numbers. Blocks of links only do not count, because they can be titles.
const SENTENCE: usize = 6;

/// Reports how much of a translation is still in the source language. From half of the text on, this is a
/// warning, because readers get text in the wrong language.
fn untranslated(
    text: &TranslatableText<'_>,
    locale: LocaleId,
    source: LocaleId,
) -> Option<Diagnostic> {
    let (own, source) = (text.versions[locale].as_ref()?, text.versions[source].as_ref()?);
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
    of: &InFile,
    all: &[(&TranslatableText<'_>, Span)],
    config: &Config,
) -> Option<Diagnostic> {
    let (first, span) = all.iter().min_by_key(|(_, span)| span.start)?;
    let (file, tag, count) = (&of.file, &config.locale(of.locale).locale, all.len());
    let path = match &first.key {
        TextKey::Field { path, .. } => path,
        TextKey::Document(key) | TextKey::Word(key) => key,
    };
    let (code, message) = match (of.state, count) {
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
        Some(
            Diagnostic::new(Code::MissingTranslation, first.span.clone(), message)
                .hint(hint)
                .raised(),
        )
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
