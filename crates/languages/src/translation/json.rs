//! Writes the state of every text as JSON. A public format: later versions add fields and never change existing ones.

use serde_json::{Value, json};

use super::listing::StateCounts;
use super::state::{LocaleStatus, TranslationStatus};
use super::text::{Genre, TranslatableText, TranslatableTexts};
use crate::config::Config;
use crate::diag::{Span, Texts as Files, place};
use crate::locale::LocaleId;

/// Writes every text with its state in each locale, or in one locale, and the counts.
pub fn json(
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
    config: &Config,
    only: Option<LocaleId>,
    files: &impl Files,
) -> String {
    let locales = config.locale_ids().filter(|locale| *locale != texts.source);
    let locales: Vec<LocaleId> =
        locales.filter(|locale| only.is_none_or(|only| only == *locale)).collect();
    let mut all = Vec::new();
    let mut counts = serde_json::Map::new();
    for locale in locales {
        let tag = &config.locale(locale).locale;
        for (text, row) in texts.all.iter().zip(&translation_status.rows) {
            let Some(status) = row.statuses[locale] else { continue };
            all.push(entry(text, status, tag.as_str(), (texts.source, locale), files));
        }
        let of = |genre: Genre| {
            (genre.name().to_owned(), counted(translation_status.counts(genre, locale)))
        };
        let own: serde_json::Map<String, Value> = Genre::ALL.into_iter().map(of).collect();
        counts.insert(tag.to_string(), Value::Object(own));
    }
    let source = config.locale(texts.source).locale.as_str();
    let behind = translation_status.synced.count();
    let whole = json!({
        "source_locale": source,
        "translations": all,
        "counts": counts,
        "lock": { "behind": behind },
    });
    format!("{whole:#}\n")
}

fn counted(counts: StateCounts) -> Value {
    json!({
        "translated": counts.translated,
        "stale": counts.stale,
        "missing": counts.missing,
        "orphan": counts.orphan,
        "machine": counts.machine,
    })
}

fn entry(
    text: &TranslatableText<'_>,
    status: LocaleStatus,
    tag: &str,
    (source, locale): (LocaleId, LocaleId),
    files: &impl Files,
) -> Value {
    let at = |locale: LocaleId| {
        text.versions[locale].as_ref().map(|version| {
            let span = Span::new(&version.file, version.range.clone());
            let line = files.text(&version.file).map_or(1, |text| place(text, &span).line);
            json!({ "file": version.file.as_str(), "line": line })
        })
    };
    json!({
        "key": text.key.to_string(),
        "kind": text.genre.name(),
        "locale": tag,
        "state": status.state.name(),
        "machine": status.machine,
        "recorded": status.is_recorded,
        "changed": status.changed,
        "blocks": status.blocks,
        "source": at(source),
        "translation": at(locale),
    })
}
