//! Verifies an edit: reads the edited site again and checks that only the intended texts changed.

use std::collections::BTreeMap;

use super::content::UnitContent;
use super::export::{LocaleView, name};
use super::merge::{ExchangeMerge, ReturnedChange};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;
use crate::translation::{TextKey, TextVersion, TranslatableText};

/// Compares a site before and after an edit, and reports texts with an unexpected content.
pub fn verify(
    before: &LocaleView<'_>,
    after: &LocaleView<'_>,
    merge: &ExchangeMerge<'_>,
    file: &SourcePath,
    is_wanted: impl Fn(&ReturnedChange) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let places: BTreeMap<&TextKey, &TranslatableText<'_>> =
        after.texts.all.iter().map(|text| (&text.key, text)).collect();
    for (at, text) in before.texts.all.iter().enumerate() {
        let changes: Vec<&ReturnedChange> =
            merge.changes.iter().filter(|change| change.text == at && is_wanted(change)).collect();
        let now = places.get(&text.key).copied();
        let odd = match now {
            Some(now) => odd(before, after, (text, now), &changes, file),
            None => Some(Span::file(file)),
        };
        if let Some(place) = odd {
            let key = text.key.to_string();
            let message = message!("exchange.entry-not-editable", key);
            diagnostics.push(
                Diagnostic::new(Code::Exchange, place, message)
                    .hint(message!("sheet.edit-by-hand-hint")),
            );
        }
    }
}

/// Returns the position of a text with unexpected content.
fn odd(
    before: &LocaleView<'_>,
    after: &LocaleView<'_>,
    (then, now): (&TranslatableText<'_>, &TranslatableText<'_>),
    changes: &[&ReturnedChange],
    file: &SourcePath,
) -> Option<Span> {
    for (locale, version) in then.versions.iter() {
        if locale == before.to && !changes.is_empty() {
            continue;
        }
        let other = now.versions[locale].as_ref();
        if said(version.as_ref()) != said(other) {
            let version = other.or(version.as_ref())?;
            return Some(Span::new(&version.file, version.range.clone()));
        }
    }
    if changes.is_empty() {
        return None;
    }
    let own = contents(before, then);
    let found = contents(after, now);
    let slots = before.paired(then)?.slots;
    for (at, slot) in slots.iter().enumerate() {
        let name = name(then, slot);
        let change = changes.iter().find(|change| change.slot == at);
        let expected = change.map(|change| &change.content).or(own.get(&name));
        let Some(expected) = expected else { continue };
        // In a draft, a unit equal to its source counts as untranslated.
        let is_like_source = !found.contains_key(&name) && *expected == slot.source();
        if found.get(&name) != Some(expected) && !is_like_source {
            let change = change.or(changes.first());
            return change.map(|change| Span::new(file, change.place.clone()));
        }
    }
    None
}

/// The text of each unit of a version.
fn said<'a>(version: Option<&'a TextVersion<'_>>) -> Option<Vec<&'a str>> {
    version.map(|version| version.units.iter().map(|unit| unit.text).collect())
}

/// The content of each translated unit of a text, by unit name.
fn contents(view: &LocaleView<'_>, text: &TranslatableText<'_>) -> BTreeMap<String, UnitContent> {
    let slots = view.paired(text).map(|paired| {
        let slots = paired.slots.iter();
        slots.filter_map(|slot| Some((name(text, slot), slot.target()?))).collect()
    });
    slots.unwrap_or_default()
}
