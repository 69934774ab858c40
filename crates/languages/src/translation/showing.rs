//! What became of the source of a translation since it was made, as text.

use super::align::{self, Step};
use super::lock::Lock;
use super::state::changes;
use super::text::{Text, Texts, Unit, Version};
use crate::config::Config;
use crate::diag::{Span, Texts as Files, Tongue, Words, place, words};
use crate::locale::LocaleId;

/// What a line is, for those who colour it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// What is compared.
    Heading,
    /// A block that changed, or that stands elsewhere.
    Changed,
    /// A block that came.
    Added,
    /// A block that went.
    Gone,
    /// The text of a block.
    Text,
}

/// Lists the blocks of the source that changed, came and went since the translation in `locale` was
/// made, in the order of the source. Empty where nothing did, or nothing is known.
pub fn show(
    text: &Text<'_>,
    texts: &Texts<'_>,
    locale: LocaleId,
    lock: &Lock,
    config: &Config,
    files: &impl Files,
    tongue: Tongue,
) -> Vec<(Line, String)> {
    let Some((steps, before)) = changes(text, texts, locale, lock, config) else {
        return Vec::new();
    };
    let (changed, blocks) = align::count(&steps);
    let both = text.versions[texts.source].as_ref().zip(text.versions[locale].as_ref());
    let Some((source, own)) = both.filter(|_| changed > 0) else { return Vec::new() };
    let shown = Shown { source, own, before, files, tongue };
    let mut lines = vec![(
        Line::Heading,
        words!(
            "{own}: {changed} of {blocks} {blocks|block|blocks} of {source} changed since it was made",
            own = name(text, own),
            changed,
            blocks,
            source = source.file
        )
        .say(tongue),
    )];
    for step in in_order(&steps) {
        shown.step(step, &mut lines);
    }
    lines
}

/// Puts steps in the order of the source; what went stands where it was.
fn in_order(steps: &[Step]) -> Vec<Step> {
    let mut after = 0;
    let mut placed: Vec<(usize, bool, Step)> = Vec::new();
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for step in steps {
        if let Step::Kept(old, new) | Step::Changed(old, new) = *step {
            kept.push((old, new));
        }
    }
    for step in steps {
        match *step {
            Step::Kept(..) => {}
            Step::Changed(_, new) | Step::Moved(_, new) | Step::Added(new) => {
                placed.push((new, false, *step));
            }
            Step::Gone(old) => {
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
    source: &'a Version<'a>,
    own: &'a Version<'a>,
    /// How many blocks the source had.
    before: usize,
    files: &'a F,
    tongue: Tongue,
}

/// Names a translation: a document by its file, others by their key too.
fn name(text: &Text<'_>, own: &Version<'_>) -> String {
    if text.genre.is_document() {
        own.file.to_string()
    } else {
        format!("{} ({})", text.key, own.file)
    }
}

impl<F: Files> Shown<'_, F> {
    fn step(&self, step: Step, lines: &mut Vec<(Line, String)>) {
        let (kind, words, text) = match step {
            Step::Kept(..) => return,
            Step::Changed(old, new) => {
                let place = self.place(self.source, &self.source.units[new]);
                let words = match self.counterpart(old) {
                    Some((_, at)) => words!("changed: {place}, translated at {at}", place, at),
                    None => words!("changed: {place}", place),
                };
                (Line::Changed, words, Some(self.source.units[new].text))
            }
            Step::Moved(_, new) => {
                let place = self.place(self.source, &self.source.units[new]);
                (Line::Changed, words!("moved: {place}", place), Some(self.source.units[new].text))
            }
            Step::Added(new) => {
                let place = self.place(self.source, &self.source.units[new]);
                (Line::Added, words!("added: {place}", place), Some(self.source.units[new].text))
            }
            Step::Gone(old) => match self.counterpart(old) {
                Some((unit, at)) => {
                    (Line::Gone, words!("went: translated at {at}", at), Some(unit))
                }
                None => (Line::Gone, words!("went: a block that is not in the translation"), None),
            },
        };
        self.block(kind, &words, text, lines);
    }

    fn block(
        &self,
        kind: Line,
        words: &Words,
        text: Option<&str>,
        lines: &mut Vec<(Line, String)>,
    ) {
        lines.push((Line::Text, String::new()));
        lines.push((kind, words.say(self.tongue)));
        let text = text.into_iter().flat_map(str::lines);
        lines.extend(text.map(|line| (Line::Text, format!("    {line}"))));
    }

    /// The block of the translation that says an old block of the source: by its place, which is
    /// exact where both had as many blocks.
    fn counterpart(&self, old: usize) -> Option<(&str, String)> {
        let units = &self.own.units;
        let at =
            if units.len() == self.before { old } else { old * units.len() / self.before.max(1) };
        let unit = units.get(at)?;
        let place = self.place(self.own, unit);
        let is_exact = units.len() == self.before;
        Some((unit.text, if is_exact { place } else { format!("~{place}") }))
    }

    fn place(&self, version: &Version<'_>, unit: &Unit<'_>) -> String {
        let span = Span::new(&version.file, unit.range.clone());
        let line = self.files.text(&version.file).map_or(1, |text| place(text, &span).line);
        format!("{}:{line}", version.file)
    }
}
