//! Lists the texts that need translation, as text: by locale, the most important genres first.

use std::collections::BTreeMap;

use super::state::{LocaleStatus, TextStatus, TranslationState, TranslationStatus};
use super::text::{Genre, TextKey, TextVersion, TranslatableTexts};
use crate::config::Config;
use crate::diag::{Message, UiLanguage, message};
use crate::locale::LocaleId;

/// The maximum number of fields of one file that a line names.
const MOST_NAMED: usize = 4;

/// The number of texts in each state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StateCounts {
    /// Texts that are up to date with their source.
    pub translated: usize,
    /// Texts with a changed source.
    pub stale: usize,
    /// Texts without a translation.
    pub missing: usize,
    /// Texts without a source.
    pub orphan: usize,
    /// Unreviewed machine translations. They also count as translated or stale.
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

    /// Returns whether no work is left.
    pub fn is_done(&self) -> bool {
        self.stale + self.missing + self.orphan + self.machine == 0
    }

    /// Returns the number of texts to translate.
    pub fn all(&self) -> usize {
        self.translated + self.stale + self.missing
    }

    /// Returns the percentage of texts that are up to date; 100 if there are no texts.
    pub fn percent(&self) -> usize {
        (self.translated * 100).checked_div(self.all()).unwrap_or(100)
    }

    fn words(&self) -> Vec<Message> {
        let translated = message!("translations.translated-count", translated = self.translated);
        std::iter::once(translated).chain(self.open()).collect()
    }

    /// Returns the counts of texts that need work, as messages.
    pub fn open(&self) -> Vec<Message> {
        let Self { stale, missing, orphan, machine, .. } = *self;
        let mut all = Vec::new();
        all.extend((stale > 0).then(|| message!("translations.out-of-date-count", stale)));
        all.extend((missing > 0).then(|| message!("translations.missing-count", missing)));
        all.extend((orphan > 0).then(|| message!("translations.without-source-count", orphan)));
        all.extend(
            (machine > 0).then(|| message!("translations.machine-translated-count", machine)),
        );
        all
    }
}

impl Genre {
    /// Returns the plural label of a genre for people.
    pub fn words(self) -> Message {
        match self {
            Self::Page => message!("translations.pages"),
            Self::Profile => message!("translations.city-profiles"),
            Self::News => message!("translations.news"),
            Self::Flyer => message!("translations.flyers"),
            Self::Note => message!("translations.long-documents"),
            Self::Data => message!("translations.data-texts"),
            Self::Word => message!("translations.interface-texts"),
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

/// Lists the texts that need work in every locale, or in one.
pub fn listing(
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
    config: &Config,
    only: Option<LocaleId>,
    ui_language: UiLanguage,
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
            let name = genre.words().text(ui_language);
            let said: Vec<String> =
                counts.words().iter().map(|words| words.text(ui_language)).collect();
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
                    out.push_str(&format!("    {}\n", line.text(ui_language)));
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

/// Writes a line for each document that needs work.
fn documents<'a>(
    rows: impl Iterator<Item = Pair<'a>>,
    source: LocaleId,
    locale: LocaleId,
) -> Vec<Message> {
    let line = |(text, row): Pair<'_>| {
        let status = row.statuses[locale]?;
        let own = file(text.versions[locale].as_ref());
        let source = file(text.versions[source].as_ref());
        Some(match status.state {
            TranslationState::Missing => message!("translations.missing-document", source),
            TranslationState::Orphan => message!("translations.document-without-source", own),
            TranslationState::Stale => message!(
                "translations.listed-document-out-of-date",
                own,
                changed = status.changed,
                blocks = status.blocks,
                share = u32::from(status.share())
            ),
            TranslationState::Translated if status.machine => {
                message!("translations.machine-translated-document", own)
            }
            TranslationState::Translated => return None,
        })
    };
    rows.filter_map(line).collect()
}

/// Writes a line for each file and state.
fn fields<'a>(
    rows: impl Iterator<Item = Pair<'a>>,
    source: LocaleId,
    locale: LocaleId,
) -> Vec<Message> {
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
                message!("translations.out-of-date-texts", count, file, named)
            }
            TranslationState::Orphan => {
                message!("translations.texts-without-source", count, file, named)
            }
            _ => message!("translations.missing-texts", count, file, named),
        }
    };
    in_files.into_iter().map(line).collect()
}
