//! Shows as text how the source of a translation changed since the translation.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{self, BlockChange};
use super::lock::TranslationLock;
use super::normal::Hash;
use super::pairing::{UnitIndexPair, pairs};
use super::recorded_blocks::RecordedBlocks;
use super::state::changes;
use super::text::{TextVersion, TranslatableText, TranslationUnit};
use crate::config::Config;
use crate::diag::{Message, Texts as Files, UiLanguage, message};
use crate::locale::LocaleId;

/// The kind of a line, for colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ComparisonLine {
    /// The compared files.
    Heading,
    /// A changed or moved block.
    Changed,
    /// An added block.
    Added,
    /// A removed block.
    Removed,
    /// The text of a block.
    Text,
}

/// Lists the source blocks that changed since the translation into `locale`, in the order of the source: the
/// old text, the current text, and the translation. Empty if nothing changed, or if there is no record.
pub fn show(
    text: &TranslatableText<'_>,
    locale: LocaleId,
    lock: &TranslationLock,
    recorded: &RecordedBlocks,
    config: &Config,
    files: &dyn Files,
    ui_language: UiLanguage,
) -> Vec<(ComparisonLine, String)> {
    let Some((steps, before)) = changes(text, locale, lock, config) else { return Vec::new() };
    let (changed, blocks) = align::count(&steps);
    let both = text.versions[config.source_locale].as_ref().zip(text.versions[locale].as_ref());
    let Some((source, own)) = both.filter(|_| changed > 0) else { return Vec::new() };
    let pairs = pairs(&source.units, &own.units);
    let taken = pairs.iter().filter(|pair| pair.is_sure).map(|pair| pair.target).collect();
    let pairs = pairs.into_iter().map(|pair| (pair.source, pair)).collect();
    let lines = Vec::new();
    let mut comparison =
        Comparison { source, own, pairs, taken, before, recorded, files, ui_language, lines };
    // A document is named by its file; other texts also by their key.
    let name = if text.genre.is_document() {
        own.file.to_string()
    } else {
        format!("{} ({})", text.key, own.file)
    };
    let source = &source.file;
    let heading =
        message!("translations.changes-heading", own = name, changed, blocks, source = source);
    comparison.line(ComparisonLine::Heading, "", &heading);
    for step in in_order(&steps) {
        comparison.step(step);
    }
    comparison.lines
}

/// Sorts steps in the order of the source; removed blocks stay at their old position.
fn in_order(steps: &[BlockChange]) -> Vec<BlockChange> {
    let kept = steps.iter().filter_map(|step| match *step {
        BlockChange::Kept(old, new) | BlockChange::Changed(old, new) => Some((old, new)),
        _ => None,
    });
    let kept: Vec<(usize, usize)> = kept.collect();
    let mut after = 0;
    let mut placed: Vec<(usize, bool, BlockChange)> = Vec::new();
    for step in steps {
        match *step {
            BlockChange::Kept(..) => {}
            BlockChange::Changed(_, new) | BlockChange::Moved(_, new) | BlockChange::Added(new) => {
                placed.push((new, false, *step));
            }
            BlockChange::Removed(old) => {
                let before = kept.iter().rev().find(|(other, _)| *other < old);
                after = before.map_or(after, |(_, new)| *new);
                placed.push((after, true, *step));
            }
        }
    }
    placed.sort_by_key(|(at, is_gone, _)| (*at, *is_gone));
    placed.into_iter().map(|(_, _, step)| step).collect()
}

/// The lines of a comparison, with the texts that it compares.
struct Comparison<'a> {
    source: &'a TextVersion<'a>,
    own: &'a TextVersion<'a>,
    /// The current pairs of units, by index in the source.
    pairs: BTreeMap<usize, UnitIndexPair>,
    /// The indices of translated units in certain pairs.
    taken: BTreeSet<usize>,
    /// The blocks of the recorded source.
    before: Vec<Hash>,
    recorded: &'a RecordedBlocks,
    files: &'a dyn Files,
    ui_language: UiLanguage,
    lines: Vec<(ComparisonLine, String)>,
}

impl<'a> Comparison<'a> {
    fn step(&mut self, step: BlockChange) {
        let (old, new) = match step {
            BlockChange::Kept(..) => return,
            BlockChange::Changed(old, new) | BlockChange::Moved(old, new) => (Some(old), Some(new)),
            BlockChange::Added(new) => (None, Some(new)),
            BlockChange::Removed(old) => (Some(old), None),
        };
        let unit = new.map(|new| &self.source.units[new]);
        let place = unit.map(|unit| self.place(self.source, unit)).unwrap_or_default();
        let is_moved = matches!(step, BlockChange::Moved(..));
        let (kind, words) = match (old, new) {
            (None, _) => (ComparisonLine::Added, message!("translations.block-added", place)),
            (_, None) => (ComparisonLine::Removed, message!("translations.block-removed")),
            _ if is_moved => (ComparisonLine::Changed, message!("translations.block-moved", place)),
            _ => (ComparisonLine::Changed, message!("translations.block-changed", place)),
        };
        self.lines.push((ComparisonLine::Text, String::new()));
        self.line(kind, "", &words);
        self.source(old.filter(|_| !is_moved), unit.map(|unit| unit.text));
        match old.and_then(|old| self.counterpart(old, new)) {
            Some((unit, at, is_exact)) => {
                let title = if is_exact {
                    message!("translations.translation-label", at)
                } else {
                    message!("translations.probable-translation-label", at)
                };
                self.part(ComparisonLine::Text, &title, unit);
            }
            None => self.line(ComparisonLine::Text, "  ", &message!("translations.no-such-block")),
        }
    }

    /// Writes the old and the current text of the source.
    fn source(&mut self, old: Option<usize>, now: Option<&str>) {
        if let Some(old) = old {
            if let Some(then) = self.recorded.get(self.before[old]) {
                let title = message!("translations.old-source-label");
                self.part(ComparisonLine::Removed, &title, then);
            } else {
                let unknown = message!("translations.old-source-not-recorded");
                self.line(ComparisonLine::Text, "  ", &unknown);
            }
        }
        if let Some(now) = now {
            let title = match old {
                Some(_) => message!("translations.current-source-label"),
                None => message!("translations.source-label"),
            };
            self.part(ComparisonLine::Added, &title, now);
        }
    }

    fn line(&mut self, kind: ComparisonLine, indent: &str, words: &Message) {
        self.lines.push((kind, format!("{indent}{}", words.text(self.ui_language))));
    }

    fn part(&mut self, kind: ComparisonLine, title: &Message, text: &str) {
        self.line(ComparisonLine::Text, "  ", title);
        self.lines.extend(text.lines().map(|line| (kind, format!("    {line}"))));
    }

    /// Returns the translated block of an old source block, now at index `new`: the certain pair, or else the
    /// block at the same position. The position is exact if both texts had the same number of blocks.
    fn counterpart(&self, old: usize, new: Option<usize>) -> Option<(&'a str, String, bool)> {
        let (units, before) = (&self.own.units, self.before.len());
        let paired = new.and_then(|new| self.pairs.get(&new));
        let is_exact = units.len() == before;
        let by_place = if is_exact { old } else { old * units.len() / before.max(1) };
        let is_taken = self.taken.contains(&by_place);
        let (at, is_exact) = match paired {
            Some(pair) if pair.is_sure => (pair.target, true),
            Some(pair) if is_taken => (pair.target, false),
            Some(_) | None => (by_place, is_exact && !is_taken),
        };
        let unit = units.get(at)?;
        Some((unit.text, self.place(self.own, unit), is_exact))
    }

    fn place(&self, version: &TextVersion<'_>, unit: &TranslationUnit<'_>) -> String {
        format!("{}:{}", version.file, version.line(&unit.range, self.files))
    }
}
