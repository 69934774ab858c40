//! What is told of translations in a check: documents one by one, data and words file by file.

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

/// Reports what is missing and stale, and a lock that is behind. Where the site is strict about its
/// languages, these are warnings.
pub fn report(
    texts: &TranslatableTexts<'_>,
    truth: &TranslationStatus,
    lock: &TranslationLock,
    site: &Site,
    diagnostics: &mut Diagnostics,
) {
    let config = &site.config;
    let has_errors = diagnostics.has_errors();
    let mut found = Vec::new();
    let mut in_files: BTreeMap<InFile, Vec<(&TranslatableText<'_>, Span)>> = BTreeMap::new();
    for (text, row) in texts.all.iter().zip(&truth.rows) {
        for (locale, status) in row.statuses.iter() {
            let Some(status) = status else { continue };
            let tag = &config.locale(locale).locale;
            match (&text.key, status.state) {
                (TextKey::Document(identity), TranslationState::Missing) => {
                    // Of one that cannot be read, that was reported.
                    if !site.is_broken(&Reference::Document(identity.clone())) {
                        found.extend(missing_document(identity, text, texts.source, tag));
                    }
                }
                (TextKey::Document(_), TranslationState::Stale) => {
                    let share = (status.changed, status.blocks);
                    found.extend(stale_document(text, locale, texts.source, share));
                }
                // Of the name of the site it was said where the file is read.
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
                // That the catalog lacks a word is told where it is read.
                (TextKey::Word(_), TranslationState::Missing)
                | (_, TranslationState::Translated | TranslationState::Orphan) => {}
            }
        }
    }
    found.extend(in_files.into_iter().filter_map(|(of, all)| summed(&of, &all, config)));
    found.extend(sourceless(site));
    // With errors, what is there is not known.
    if !has_errors {
        found.extend(behind(truth, lock));
    }
    let raise =
        |diagnostic: Diagnostic| if config.is_strict { diagnostic.raised() } else { diagnostic };
    diagnostics.extend(found.into_iter().map(raise));
}

/// Texts of a file that are in one state in a locale.
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

/// From how many words on a block that is the same in two languages was left as it was: names and
/// numbers are the same in many. Of links alone nothing counts: they may be titles.
const SENTENCE: usize = 6;

/// Tells how much of a translation still stands in the language of its source. Where that is half of
/// it or more, readers are shown what it is not.
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

/// Tells of all texts of a file at once, at the first of them.
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

/// Reports texts of data that the source locale lacks, those of a file at once: nothing is translated
/// from them, and readers of that locale get them in another.
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

/// Tells that the lock is behind: until it is written, a change of a source goes unnoticed where the
/// translation changed before.
fn behind(truth: &TranslationStatus, lock: &TranslationLock) -> Option<Diagnostic> {
    let synced = &truth.synced;
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
