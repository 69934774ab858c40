//! The work that is left to translators, as text: locale by locale, what is read most first.

use std::collections::BTreeMap;

use super::state::{LocaleStatus, TextStatus, TranslationState, TranslationStatus};
use super::text::{Genre, TextKey, TextVersion, TranslatableTexts};
use crate::config::Config;
use crate::diag::{Tongue, Words, words};
use crate::locale::LocaleId;

/// How many fields of one file are named at most.
const MOST_NAMED: usize = 4;

/// How many texts are in each state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StateCounts {
    /// They say what their source says.
    pub translated: usize,
    /// Their source changed.
    pub stale: usize,
    /// They are not there.
    pub missing: usize,
    /// Their source is not there.
    pub orphan: usize,
    /// A machine made them. They count as translated or stale too.
    pub machine: usize,
}

impl StateCounts {
    /// Counts statuses.
    pub fn of(statuses: impl IntoIterator<Item = LocaleStatus>) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            counts.machine += usize::from(status.machine);
            match status.state {
                TranslationState::Translated => counts.translated += 1,
                TranslationState::Stale => counts.stale += 1,
                TranslationState::Missing => counts.missing += 1,
                TranslationState::Orphan => counts.orphan += 1,
            }
        }
        counts
    }

    /// Returns whether there is nothing to do.
    pub fn is_done(&self) -> bool {
        self.stale + self.missing + self.orphan + self.machine == 0
    }

    /// Returns how many texts there are to be translated.
    pub fn all(&self) -> usize {
        self.translated + self.stale + self.missing
    }

    /// Returns how many in a hundred say what their source says; of none, all.
    pub fn percent(&self) -> usize {
        (self.translated * 100).checked_div(self.all()).unwrap_or(100)
    }

    fn words(&self) -> Vec<Words> {
        let translated = words!("{translated} translated", translated = self.translated);
        std::iter::once(translated).chain(self.open()).collect()
    }

    /// Says what is left to do.
    pub fn open(&self) -> Vec<Words> {
        let Self { stale, missing, orphan, machine, .. } = *self;
        let mut all = Vec::new();
        all.extend((stale > 0).then(|| words!("{stale} stale", stale)));
        all.extend((missing > 0).then(|| words!("{missing} missing", missing)));
        all.extend((orphan > 0).then(|| words!("{orphan} without a source", orphan)));
        all.extend((machine > 0).then(|| words!("{machine} by a machine", machine)));
        all
    }
}

impl Genre {
    /// Returns the word for people, of many.
    pub fn words(self) -> Words {
        match self {
            Self::Page => words!("Pages"),
            Self::Profile => words!("Profiles of cities"),
            Self::News => words!("News"),
            Self::Flyer => words!("Flyers"),
            Self::Note => words!("Long documents"),
            Self::Data => words!("Texts of the data"),
            Self::Word => words!("Words of the interface"),
        }
    }
}

impl TranslationStatus {
    /// Counts the texts of a genre in a locale.
    pub fn counts(&self, genre: Genre, locale: LocaleId) -> StateCounts {
        let rows = self.rows.iter().filter(|row| row.genre == genre);
        StateCounts::of(rows.filter_map(|row| row.statuses[locale]))
    }
}

/// Lists the work of every locale, or of one.
pub fn listing(
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
    config: &Config,
    only: Option<LocaleId>,
    tongue: Tongue,
) -> String {
    let mut out = String::new();
    let locales = config.locale_ids().filter(|locale| *locale != texts.source);
    for locale in locales.filter(|locale| only.is_none_or(|only| only == *locale)) {
        if !out.is_empty() {
            out.push('\n');
        }
        let own = config.locale(locale);
        out.push_str(&format!("{} ({})\n", own.label, own.locale));
        for genre in Genre::ALL {
            let counts = translation_status.counts(genre, locale);
            if counts == StateCounts::default() {
                continue;
            }
            let name = genre.words().say(tongue);
            let said: Vec<String> = counts.words().iter().map(|words| words.say(tongue)).collect();
            out.push_str(&format!("  {name}: {}\n", said.join(" · ")));
            if !counts.is_done() {
                let rows = texts
                    .all
                    .iter()
                    .zip(&translation_status.rows)
                    .filter(|(_, row)| row.genre == genre);
                let lines = if genre.is_document() {
                    documents(rows, texts.source, locale)
                } else {
                    fields(rows, texts.source, locale)
                };
                for line in lines {
                    out.push_str(&format!("    {}\n", line.say(tongue)));
                }
            }
        }
    }
    out
}

type Pair<'a> = (&'a super::TranslatableText<'a>, &'a TextStatus);

fn file(version: Option<&TextVersion<'_>>) -> String {
    version.map_or_else(String::new, |version| version.file.to_string())
}

/// A line for each document with something to do.
fn documents<'a>(
    rows: impl Iterator<Item = Pair<'a>>,
    source: LocaleId,
    locale: LocaleId,
) -> Vec<Words> {
    let line = |(text, row): Pair<'_>| {
        let status = row.statuses[locale]?;
        let own = file(text.versions[locale].as_ref());
        let source = file(text.versions[source].as_ref());
        Some(match status.state {
            TranslationState::Missing => words!("missing: {source}", source),
            TranslationState::Orphan => words!("without a source: {own}", own),
            TranslationState::Stale => words!(
                "stale: {own} ({changed} of {blocks} {blocks|block|blocks}, {share} %)",
                own,
                changed = status.changed,
                blocks = status.blocks,
                share = u32::from(status.share())
            ),
            TranslationState::Translated if status.machine => words!("by a machine: {own}", own),
            TranslationState::Translated => return None,
        })
    };
    rows.filter_map(line).collect()
}

/// A line for each file and state.
fn fields<'a>(
    rows: impl Iterator<Item = Pair<'a>>,
    source: LocaleId,
    locale: LocaleId,
) -> Vec<Words> {
    let mut in_files: BTreeMap<(TranslationState, String), Vec<&str>> = BTreeMap::new();
    for (text, row) in rows {
        let Some(status) = row.statuses[locale] else { continue };
        let version = match status.state {
            TranslationState::Translated => continue,
            TranslationState::Missing => text.versions[source].as_ref(),
            TranslationState::Stale | TranslationState::Orphan => text.versions[locale].as_ref(),
        };
        let (TextKey::Field { path: name, .. } | TextKey::Word(name) | TextKey::Document(name)) =
            &text.key;
        in_files.entry((status.state, file(version))).or_default().push(name);
    }
    let line = |((state, file), names): ((TranslationState, String), Vec<&str>)| {
        let count = names.len();
        let mut named = names[..count.min(MOST_NAMED)].join(", ");
        if count > MOST_NAMED {
            named.push_str(", …");
        }
        match state {
            TranslationState::Stale => {
                words!("stale: {count} in {file} ({named})", count, file, named)
            }
            TranslationState::Orphan => {
                words!("without a source: {count} in {file} ({named})", count, file, named)
            }
            _ => words!("missing: {count} in {file} ({named})", count, file, named),
        }
    };
    in_files.into_iter().map(line).collect()
}
