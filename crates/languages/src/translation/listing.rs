//! Lists the texts that need translation, as text: by locale, the most important genres first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::state::{LocaleStatus, TextStatus, TranslationState, TranslationStatus};
use super::text::{Genre, TextKey, TranslatableText, TranslatableTexts};
use crate::config::Config;
use crate::diag::{Message, UiLanguage, message};
use crate::locale::LocaleId;
use crate::path::SourcePath;

/// The maximum number of fields of one file that a line names.
const MOST_NAMED: usize = 4;

/// The number of texts in each state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
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

    /// Returns the number of texts to translate.
    pub fn all(&self) -> usize {
        self.translated + self.stale + self.missing
    }

    /// Returns the percentage of texts that are up to date; 100 if there are no texts.
    pub fn percent(&self) -> usize {
        (self.translated * 100).checked_div(self.all()).unwrap_or(100)
    }

    /// Returns the counts of texts that need work, as messages.
    pub fn open(&self) -> Vec<Message> {
        let Self { stale, missing, orphan, machine, .. } = *self;
        let all = [
            (stale, message!("translations.out-of-date-count", stale)),
            (missing, message!("translations.missing-count", missing)),
            (orphan, message!("translations.without-source-count", orphan)),
            (machine, message!("translations.machine-translated-count", machine)),
        ];
        all.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect()
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
            let translated = counts.translated;
            let mut said = vec![message!("translations.translated-count", translated)];
            said.extend(counts.open());
            let said: Vec<String> = said.iter().map(|words| words.text(ui_language)).collect();
            out.push_str(&format!("  {name}: {}\n", said.join(" · ")));
            let rows = texts.all.iter().zip(&translation_status.rows);
            let rows: Vec<Pair<'_>> = rows.filter(|(text, _)| text.genre == genre).collect();
            let lines = if genre.is_document() {
                documents(&rows, texts.source, locale)
            } else {
                fields(&rows, texts.source, locale)
            };
            for line in lines {
                out.push_str(&format!("    {}\n", line.text(ui_language)));
            }
        }
    }
    out
}

type Pair<'a> = (&'a TranslatableText<'a>, &'a TextStatus);

/// Writes a line for each document that needs work.
fn documents(rows: &[Pair<'_>], source: LocaleId, locale: LocaleId) -> Vec<Message> {
    let line = |(text, row): &Pair<'_>| {
        let status = row.statuses[locale]?;
        let own = &text.nearest(locale, source)?.file;
        Some(match status.state {
            TranslationState::Missing => message!("translations.missing-document", source = own),
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
    rows.iter().filter_map(line).collect()
}

/// Writes a line for each file and state.
fn fields(rows: &[Pair<'_>], source: LocaleId, locale: LocaleId) -> Vec<Message> {
    let mut in_files: BTreeMap<(TranslationState, &SourcePath), Vec<&str>> = BTreeMap::new();
    for (text, row) in rows {
        let Some(status) = row.statuses[locale] else { continue };
        if status.state == TranslationState::Translated {
            continue;
        }
        let Some(version) = text.nearest(locale, source) else { continue };
        let (TextKey::Field { path: name, .. } | TextKey::Word(name) | TextKey::Document(name)) =
            &text.key;
        in_files.entry((status.state, &version.file)).or_default().push(name);
    }
    let line = |((state, file), names): ((TranslationState, &SourcePath), Vec<&str>)| {
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
