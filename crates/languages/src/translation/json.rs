//! Writes the state of every text as JSON. A public format: later versions add fields and never change existing ones.

use std::collections::BTreeMap;

use serde_json::json;

use super::state::TranslationStatus;
use super::text::{Genre, TextVersion, TranslatableTexts};
use crate::config::Config;
use crate::diag::Texts as Files;
use crate::locale::LocaleId;

/// Writes every text with its state in each locale, or in one locale, and the counts.
pub fn json(
    texts: &TranslatableTexts<'_>,
    translation_status: &TranslationStatus,
    config: &Config,
    only: Option<LocaleId>,
    files: &dyn Files,
) -> String {
    let locales = config.locale_ids().filter(|locale| *locale != texts.source);
    let place = |version: &Option<TextVersion<'_>>| {
        let version = version.as_ref()?;
        let line = version.line(&version.range, files);
        Some(json!({ "file": version.file.as_str(), "line": line }))
    };
    let mut all = Vec::new();
    let mut counts = BTreeMap::new();
    for locale in locales.filter(|locale| only.is_none_or(|only| only == *locale)) {
        let tag = config.locale(locale).locale.as_str();
        for (text, row) in texts.all.iter().zip(&translation_status.rows) {
            let Some(status) = row.statuses[locale] else { continue };
            all.push(json!({
                "key": text.key.to_string(),
                "kind": text.genre,
                "locale": tag,
                "state": status.state,
                "machine": status.machine,
                "recorded": status.is_recorded,
                "changed": status.changed,
                "blocks": status.blocks,
                "source": place(&text.versions[texts.source]),
                "translation": place(&text.versions[locale]),
            }));
        }
        let of = |genre: Genre| (genre, translation_status.counts(genre, locale));
        counts.insert(tag, BTreeMap::from(Genre::ALL.map(of)));
    }
    let whole = json!({
        "source_locale": config.locale(texts.source).locale.as_str(),
        "translations": all,
        "counts": counts,
        "lock": { "behind": translation_status.synced.count() },
    });
    format!("{whole:#}\n")
}
