//! Keeps track of blocks that are still out of date after an import. An edit to a document counts as a new
//! translation of the whole. So after a partial import, the translation record must list the other blocks.

use std::collections::BTreeMap;

use super::{EditedFiles, Work};
use crate::content::{self, Document};
use crate::diag::Diagnostics;
use crate::exchange::export::LocaleView;
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};
use crate::translation::{self, BlockChange, FILE, LockEntry, TextKey, TextVersion};

/// Writes the record lines of changed documents that are still out of date.
pub(super) fn record(view: &LocaleView<'_>, works: &[Work<'_>], edited: &mut EditedFiles) {
    let locale = &view.site.config.locale(view.to).locale;
    let line = |work: &Work<'_>| {
        let key = (work.text.key.to_string(), locale.clone());
        Some((key, entry(work, edited)?))
    };
    let lines: BTreeMap<_, _> = works.iter().filter_map(line).collect();
    if let Some(path) = SourcePath::new(FILE).filter(|_| !lines.is_empty()) {
        edited.texts.insert(path, view.lock.with(lines));
    }
}

/// Returns the record line of a document; `None` if it does not change or is now up to date.
fn entry(work: &Work<'_>, edited: &EditedFiles) -> Option<LockEntry> {
    let Work { view, text, paired, changes } = work;
    let source = text.versions[view.texts.source].as_ref()?;
    let version =
        text.versions[view.to].as_ref().filter(|_| matches!(text.key, TextKey::Document(_)))?;
    let written = edited.texts.get(&version.file)?;
    let (steps, before) = translation::changes(text, view.to, &view.lock, &view.site.config)?;
    let document = parsed(view, &version.file, written)?;
    let parsed = TextVersion::of(&document);
    let own = parsed.hashes();
    let is_stale = |at: usize| {
        let mut slots = paired.slots.iter().enumerate().filter(|(_, slot)| slot.at == at);
        match slots.next() {
            Some((slot, _)) => !changes.contains_key(&slot),
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
    (!is_done).then(|| LockEntry { own: parsed.hash(), blocks })
}

/// Parses the new text of a document.
fn parsed(view: &LocaleView<'_>, path: &SourcePath, text: &str) -> Option<Document> {
    let mut sources = Sources::default();
    sources.insert(path.clone(), SourceFile::Text(text.into()));
    // The next full read of the site reports its diagnostics.
    let rules = &view.site.document_rules;
    content::parse(&sources, &[], rules, &mut Diagnostics::new()).all.pop()
}
