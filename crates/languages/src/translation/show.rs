//! Shows as text how the source of a translation changed since the translation.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{self, BlockChange};
use super::lock::TranslationLock;
use super::normal::Hash;
use super::pairing::{UnitIndexPair, pairs};
use super::recorded_blocks::RecordedBlocks;
use super::state::changes;
use super::text::{TextVersion, TranslatableText, TranslatableTexts, TranslationUnit};
use crate::config::Config;
use crate::diag::{Message, Span, Texts as Files, UiLanguage, message, place};
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

/// The recorded source versions.
#[derive(Clone, Copy, Debug)]
pub struct RecordedSources<'a> {
    /// The hashes of their blocks.
    pub lock: &'a TranslationLock,
    /// The texts of these hashes.
    pub blocks: &'a RecordedBlocks,
}

/// Lists the source blocks that changed since the translation into `locale`, in the order of the source: the
/// old text, the current text, and the translation. Empty if nothing changed, or if there is no record.
pub fn show(
    text: &TranslatableText<'_>,
    texts: &TranslatableTexts<'_>,
    locale: LocaleId,
    recorded: RecordedSources<'_>,
    config: &Config,
    files: &impl Files,
    ui_language: UiLanguage,
) -> Vec<(ComparisonLine, String)> {
    let Some((steps, before)) = changes(text, texts, locale, recorded.lock, config) else {
        return Vec::new();
    };
    let (changed, blocks) = align::count(&steps);
    let both = text.versions[texts.source].as_ref().zip(text.versions[locale].as_ref());
    let Some((source, own)) = both.filter(|_| changed > 0) else { return Vec::new() };
    let pairs = pairs(&source.units, &own.units);
    let taken = pairs.iter().filter(|pair| pair.is_sure).map(|pair| pair.target).collect();
    let pairs = pairs.into_iter().map(|pair| (pair.source, pair)).collect();
    let shown = Shown {
        source,
        own,
        pairs,
        taken,
        before: &before,
        said: recorded.blocks,
        files,
        ui_language,
    };
    let mut lines = vec![(
        ComparisonLine::Heading,
        message!(
            "translations.changes-heading",
            own = name(text, own),
            changed,
            blocks,
            source = source.file
        )
        .text(ui_language),
    )];
    for step in in_order(&steps) {
        shown.step(step, &mut lines);
    }
    lines
}

/// Sorts steps in the order of the source; removed blocks stay at their old position.
fn in_order(steps: &[BlockChange]) -> Vec<BlockChange> {
    let mut after = 0;
    let mut placed: Vec<(usize, bool, BlockChange)> = Vec::new();
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for step in steps {
        if let BlockChange::Kept(old, new) | BlockChange::Changed(old, new) = *step {
            kept.push((old, new));
        }
    }
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

struct Shown<'a, F> {
    source: &'a TextVersion<'a>,
    own: &'a TextVersion<'a>,
    /// The current pairs of units, by index in the source.
    pairs: BTreeMap<usize, UnitIndexPair>,
    /// The indices of translated units in certain pairs.
    taken: BTreeSet<usize>,
    /// The blocks of the recorded source.
    before: &'a [Hash],
    said: &'a RecordedBlocks,
    files: &'a F,
    ui_language: UiLanguage,
}

/// Returns the name of a translation: its file, and the key for texts that are not documents.
fn name(text: &TranslatableText<'_>, own: &TextVersion<'_>) -> String {
    if text.genre.is_document() {
        own.file.to_string()
    } else {
        format!("{} ({})", text.key, own.file)
    }
}

impl<F: Files> Shown<'_, F> {
    fn step(&self, step: BlockChange, lines: &mut Vec<(ComparisonLine, String)>) {
        let now = |new: usize| {
            let unit = &self.source.units[new];
            (self.place(self.source, unit), Some(unit.text))
        };
        let place = match step {
            BlockChange::Changed(_, new) | BlockChange::Moved(_, new) => Some(new),
            BlockChange::Kept(..) | BlockChange::Added(_) | BlockChange::Removed(_) => None,
        };
        let (kind, words, old, text) = match step {
            BlockChange::Kept(..) => return,
            BlockChange::Changed(old, new) => {
                let (place, text) = now(new);
                (
                    ComparisonLine::Changed,
                    message!("translations.block-changed", place),
                    Some(old),
                    text,
                )
            }
            BlockChange::Moved(old, new) => {
                let (place, text) = now(new);
                (
                    ComparisonLine::Changed,
                    message!("translations.block-moved", place),
                    Some(old),
                    text,
                )
            }
            BlockChange::Added(new) => {
                let (place, text) = now(new);
                (ComparisonLine::Added, message!("translations.block-added", place), None, text)
            }
            BlockChange::Removed(old) => {
                (ComparisonLine::Removed, message!("translations.block-removed"), Some(old), None)
            }
        };
        lines.push((ComparisonLine::Text, String::new()));
        lines.push((kind, words.text(self.ui_language)));
        let is_same = matches!(step, BlockChange::Moved(..));
        self.source(old.filter(|_| !is_same), text, lines);
        match old.and_then(|old| self.counterpart(old, place)) {
            Some((unit, at, true)) => {
                self.part(
                    ComparisonLine::Text,
                    &message!("translations.translation-label", at),
                    unit,
                    lines,
                );
            }
            Some((unit, at, false)) => {
                let title = message!("translations.probable-translation-label", at);
                self.part(ComparisonLine::Text, &title, unit, lines);
            }
            None => self.said(ComparisonLine::Text, &message!("translations.no-such-block"), lines),
        }
    }

    /// Writes the old and the current text of the source.
    fn source(
        &self,
        old: Option<usize>,
        now: Option<&str>,
        lines: &mut Vec<(ComparisonLine, String)>,
    ) {
        if let Some(old) = old {
            if let Some(then) = self.said.get(self.before[old]) {
                self.part(
                    ComparisonLine::Removed,
                    &message!("translations.old-source-label"),
                    then,
                    lines,
                );
            } else {
                let unknown = message!("translations.old-source-not-recorded");
                self.said(ComparisonLine::Text, &unknown, lines);
            }
        }
        if let Some(now) = now {
            let title = if old.is_some() {
                message!("translations.current-source-label")
            } else {
                message!("translations.source-label")
            };
            self.part(ComparisonLine::Added, &title, now, lines);
        }
    }

    fn said(
        &self,
        kind: ComparisonLine,
        words: &Message,
        lines: &mut Vec<(ComparisonLine, String)>,
    ) {
        lines.push((kind, format!("  {}", words.text(self.ui_language))));
    }

    fn part(
        &self,
        kind: ComparisonLine,
        title: &Message,
        text: &str,
        lines: &mut Vec<(ComparisonLine, String)>,
    ) {
        self.said(ComparisonLine::Text, title, lines);
        lines.extend(text.lines().map(|line| (kind, format!("    {line}"))));
    }

    /// Returns the translated block of an old source block, now at index `new`: the certain pair, or else the
    /// block at the same position. The position is exact if both texts had the same number of blocks.
    fn counterpart(&self, old: usize, new: Option<usize>) -> Option<(&str, String, bool)> {
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
        let span = Span::new(&version.file, unit.range.clone());
        let line = self.files.text(&version.file).map_or(1, |text| place(text, &span).line);
        format!("{}:{line}", version.file)
    }
}
