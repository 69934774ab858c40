//! Pairs the units of a translation with those of its source.
//!
//! Shared links, code, numbers and names decide first, at any position. Units without shared traits are paired
//! by kind and by position between the pairs found so far. A table row is one passage.

mod evidence;
mod order;
mod traits;

use std::ops::Range;

pub use traits::links;

use super::text::{TranslationUnit, UnitKind};
use crate::content::BlockKind;
use traits::Traits;

/// A source unit and its translated unit, by their indices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct UnitIndexPair {
    /// The index of the source unit.
    pub source: usize,
    /// The index of the translated unit.
    pub target: usize,
    /// Whether both units share traits that no other unit has.
    pub is_sure: bool,
}

/// Pairs the units of a source with those of a translation, in the order of the source. A unit is in at most
/// one pair, and both units of a pair have the same kind.
pub fn pairs(source: &[TranslationUnit<'_>], target: &[TranslationUnit<'_>]) -> Vec<UnitIndexPair> {
    let (from, to) = (passages(source), passages(target));
    let sure = evidence::sure(&from, &to);
    let mut pairs = Vec::new();
    for (a, b, is_sure) in order::filled(&from, &to, &sure) {
        let (a, b) = (&from[a].units, &to[b].units);
        let inside = inside(&source[a.clone()], &target[b.clone()]);
        pairs.extend(inside.into_iter().map(|(i, j)| UnitIndexPair {
            source: a.start + i,
            target: b.start + j,
            is_sure,
        }));
    }
    pairs.sort_unstable();
    pairs
}

/// Pairs the cells of two rows; a passage that is not a row has one unit.
fn inside(source: &[TranslationUnit<'_>], target: &[TranslationUnit<'_>]) -> Vec<(usize, usize)> {
    if source.len() == target.len() {
        return (0..source.len()).map(|at| (at, at)).collect();
    }
    let each = |units: &[TranslationUnit<'_>]| -> Vec<Passage> {
        (0..units.len()).map(|at| Passage::of(units, at..at + 1)).collect()
    };
    let places = |units: &[TranslationUnit<'_>]| -> Vec<usize> { (0..units.len()).collect() };
    order::in_order(&each(source), &each(target), &places(source), &places(target))
}

/// Units that are paired together: a table row, or a single unit.
struct Passage {
    units: Range<usize>,
    /// Its kind and its containers: only passages with the same shape can be paired.
    shape: String,
    is_heading: bool,
    traits: Traits,
}

impl Passage {
    fn of(all: &[TranslationUnit<'_>], units: Range<usize>) -> Self {
        let first = &all[units.start];
        let shape = format!("{:?} {}", first.kind, first.within.join(" "));
        let mut traits = Traits::default();
        for unit in &all[units.clone()] {
            traits.add(unit);
        }
        let is_heading = matches!(first.kind, UnitKind::Block(BlockKind::Heading(_)));
        Self { units, shape, is_heading, traits }
    }

    fn is_like(&self, other: &Self) -> bool {
        self.shape == other.shape
    }
}

/// Groups the cells of each row. The header has the same number of cells as each row below it.
fn passages(units: &[TranslationUnit<'_>]) -> Vec<Passage> {
    let mut passages = Vec::with_capacity(units.len());
    let (mut at, mut columns) = (0, 1);
    while let Some(unit) = units.get(at) {
        let is_like =
            |other: &&TranslationUnit<'_>| other.kind == unit.kind && other.within == unit.within;
        let length = match unit.kind {
            UnitKind::Block(BlockKind::Cell { head }) => {
                let run = units[at..].iter().take_while(is_like);
                if *head {
                    columns = run.count();
                    columns
                } else {
                    run.take(columns).count()
                }
            }
            _ => 1,
        };
        passages.push(Passage::of(units, at..at + length));
        at += length;
    }
    passages
}
