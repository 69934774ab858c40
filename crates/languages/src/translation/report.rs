//! What is told of translations in a check: documents one by one, data and words file by file.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::{FILE, Lock};
use super::normal::{self, Hash};
use super::state::{State, Truth};
use super::text::{Key, Text, Texts, Unit};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::{Locale, LocaleId};
use crate::path::SourcePath;
use crate::reference::Reference;
use crate::schema::Written;
use crate::site::Site;

/// Reports what is missing and stale, and a lock that is behind. Where the site is strict about its
/// languages, these are warnings.
pub fn report(
    texts: &Texts<'_>,
    truth: &Truth,
    lock: &Lock,
    site: &Site,
    diagnostics: &mut Diagnostics,
) {
    let config = &site.config;
    let has_errors = diagnostics.has_errors();
    let mut found = Vec::new();
    let mut in_files: BTreeMap<InFile, Vec<(&Text<'_>, Span)>> = BTreeMap::new();
    for (text, row) in texts.all.iter().zip(&truth.rows) {
        for (locale, status) in row.statuses.iter() {
            let Some(status) = status else { continue };
            let tag = &config.locale(locale).locale;
            match (&text.key, status.state) {
                (Key::Document(identity), State::Missing) => {
                    // Of one that cannot be read, that was reported.
                    if !site.is_broken(&Reference::Document(identity.clone())) {
                        found.extend(missing_document(identity, text, texts.source, tag));
                    }
                }
                (Key::Document(_), State::Stale) => {
                    let share = (status.changed, status.blocks);
                    found.extend(stale_document(text, locale, texts.source, share));
                }
                // Of the name of the site it was said where the file is read.
                (Key::Field { file, path }, State::Missing)
                    if path == "name" && file.as_str() == "data/site.yaml" => {}
                (Key::Field { .. }, state @ State::Missing) | (_, state @ State::Stale) => {
                    let version = text.versions
                        [if state == State::Missing { texts.source } else { locale }]
                    .as_ref();
                    let span = version.map(|v| Span::new(&v.file, v.range.clone()));
                    let Some(span) = span else { continue };
                    let of = InFile { file: span.file.clone(), locale, state };
                    in_files.entry(of).or_default().push((text, span));
                }
                (Key::Document(_), State::Translated) => {
                    found.extend(untranslated(text, locale, texts.source));
                }
                // That the catalog lacks a word is told where it is read.
                (Key::Word(_), State::Missing) | (_, State::Translated | State::Orphan) => {}
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
    state: State,
}

fn missing_document(
    identity: &str,
    text: &Text<'_>,
    source: LocaleId,
    tag: &Locale,
) -> Option<Diagnostic> {
    let file = &text.versions[source].as_ref()?.file;
    let message = message!("translations.document-not-translated", identity, tag);
    let hint = message!("translations.write-translation-hint", identity, tag);
    Some(Diagnostic::new(Code::MissingTranslation, Span::file(file), message).hint(hint))
}

fn stale_document(
    text: &Text<'_>,
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
fn untranslated(text: &Text<'_>, locale: LocaleId, source: LocaleId) -> Option<Diagnostic> {
    let (own, source) = (text.versions[locale].as_ref()?, text.versions[source].as_ref()?);
    let is_sentence = |unit: &&Unit<'_>| {
        let words = normal::words(unit.words);
        let words = words.split(' ').filter(|word| word.contains(char::is_alphabetic));
        unit.kind.is_language() && words.count() >= SENTENCE
    };
    let written: BTreeSet<Hash> = source.units.iter().map(|unit| unit.hash).collect();
    let is_same = |unit: &&Unit<'_>| written.contains(&unit.hash) && is_sentence(unit);
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
fn summed(of: &InFile, all: &[(&Text<'_>, Span)], config: &Config) -> Option<Diagnostic> {
    let (first, span) = all.iter().min_by_key(|(_, span)| span.start)?;
    let (file, tag, count) = (&of.file, &config.locale(of.locale).locale, all.len());
    let path = match &first.key {
        Key::Field { path, .. } => path,
        Key::Document(key) | Key::Word(key) => key,
    };
    let (code, message) = match (of.state, count) {
        (State::Missing, 1) => {
            (Code::MissingTranslation, message!("translations.text-untranslated", path, tag))
        }
        (State::Missing, _) => (
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
    let has_source = |written: &&Written| {
        written.forms.iter().any(|form| form.locale.as_ref().is_none_or(|own| own == source))
    };
    let mut in_files: BTreeMap<&SourcePath, Vec<&Written>> = BTreeMap::new();
    for written in config.texts.iter().chain(&site.texts).filter(|written| !has_source(written)) {
        in_files.entry(&written.span.file).or_default().push(written);
    }
    let report = |(file, all): (&SourcePath, Vec<&Written>)| {
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
fn behind(truth: &Truth, lock: &Lock) -> Option<Diagnostic> {
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
