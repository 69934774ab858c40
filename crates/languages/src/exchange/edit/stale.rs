//! Keeps track of blocks that are still out of date after an import. An edit to a document counts as a new
//! translation of the whole. So after a partial import, the translation record must list the other blocks.

use std::collections::{BTreeMap, BTreeSet};

use super::EditedFiles;
use crate::content::{self, Document};
use crate::diag::Diagnostics;
use crate::exchange::export::LocaleView;
use crate::exchange::merge::{ExchangeMerge, ReturnedChange};
use crate::exchange::units::PairedUnits;
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};
use crate::translation::{self, BlockChange, FILE, LockEntry, TextKey, TranslatableText};

/// Writes the record lines of changed documents that are still out of date.
pub(super) fn record(
    view: LocaleView<'_>,
    merge: &ExchangeMerge<'_>,
    is_wanted: impl Fn(&ReturnedChange) -> bool,
    edited: &mut EditedFiles,
) {
    let mut lines = BTreeMap::new();
    for (at, paired) in &merge.paired {
        let text = &view.texts.all[*at];
        let own = merge.changes.iter().filter(|change| change.text == *at && is_wanted(change));
        let done: BTreeSet<usize> = own.map(|change| change.slot).collect();
        if let Some(entry) = entry(view, text, paired, &done, edited) {
            let locale = view.site.config.locale(view.to).locale.clone();
            lines.insert((text.key.to_string(), locale), entry);
        }
    }
    if let Some(path) = SourcePath::new(FILE).filter(|_| !lines.is_empty()) {
        edited.texts.insert(path, view.lock.with(lines));
    }
}

/// Returns the record line of a document; `None` if it does not change or is now up to date.
fn entry(
    view: LocaleView<'_>,
    text: &TranslatableText<'_>,
    paired: &PairedUnits<'_>,
    done: &BTreeSet<usize>,
    edited: &EditedFiles,
) -> Option<LockEntry> {
    let source = text.versions[view.texts.source].as_ref()?;
    let version =
        text.versions[view.to].as_ref().filter(|_| matches!(text.key, TextKey::Document(_)))?;
    let written = edited.texts.get(&version.file)?;
    let config = &view.site.config;
    let (steps, _) = translation::changes(text, view.texts, view.to, view.lock, config)?;
    let key = (text.key.to_string(), config.locale(view.to).locale.clone());
    let before = &view.lock.get(&key, version.hash())?.blocks;
    let own = LockEntry::hashes(&parsed(view, &version.file, written)?);
    let is_stale = |at: usize| {
        let mut slots = paired.slots.iter().enumerate().filter(|(_, slot)| slot.at == at);
        match slots.next() {
            Some((slot, _)) => !done.contains(&slot),
            // Exports do not contain code: editors copy it with the blocks around it, or by hand.
            None => !own.contains(&source.units[at].hash),
        }
    };
    let now = |at: usize| source.units[at].hash;
    let blocks = steps.into_iter().filter_map(|step| match step {
        BlockChange::Kept(_, new) | BlockChange::Moved(_, new) => Some(now(new)),
        BlockChange::Changed(old, new) => Some(if is_stale(new) { before[old] } else { now(new) }),
        BlockChange::Added(new) => (!is_stale(new)).then(|| now(new)),
        // The translation still has the removed block if it has more blocks than the source.
        BlockChange::Removed(old) => (own.len() > source.units.len()).then(|| before[old]),
    });
    let blocks: Vec<_> = blocks.collect();
    let is_done = blocks.iter().copied().eq(source.units.iter().map(|unit| unit.hash));
    (!is_done).then(|| LockEntry::new(&own, blocks))
}

/// Parses the new text of a document.
fn parsed(view: LocaleView<'_>, path: &SourcePath, text: &str) -> Option<Document> {
    let mut sources = Sources::default();
    sources.insert(path.clone(), SourceFile::Text(text.into()));
    // The next full read of the site reports its diagnostics.
    let rules = &view.site.document_rules;
    content::parse(&sources, &[], rules, &mut Diagnostics::new()).all.pop()
}
