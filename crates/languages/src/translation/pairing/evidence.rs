//! Finds certain pairs of passages: those that share traits that hardly any other passage has.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Passage;
use super::traits::Trait;

/// The maximum number of passages of one kind with the same trait on each side. More frequent traits do not
/// identify a passage. The limit also keeps the number of comparisons in proportion to the text.
const MOST_HOLDERS: usize = 4;

/// The factor for the weight of a trait that only one passage on each side has.
const UNIQUE: u32 = 12;

/// The minimum weight of a certain pair: a unique link, two unique names, or a unique name with a year.
const ENOUGH: u32 = 4 * UNIQUE;

/// Returns the certain pairs of passages, in the order of the source.
pub(super) fn sure(source: &[Passage], target: &[Passage]) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(Reverse<u64>, usize, usize)> = shared(source, target)
        .into_iter()
        .filter(|(_, shared)| *shared >= ENOUGH)
        .map(|((a, b), shared)| {
            let all = weight(&source[a]) + weight(&target[b]);
            let rank = 1000 * u64::from(shared) * u64::from(shared) / u64::from(all.max(1));
            (Reverse(rank), a, b)
        })
        .collect();
    ranked.sort_unstable();
    let mut closed = (BTreeSet::new(), BTreeSet::new());
    let mut sure = Vec::new();
    for equal in ranked.chunk_by(|a, b| a.0 == b.0) {
        let free = equal.iter().filter(|(_, a, b)| !closed.0.contains(a) && !closed.1.contains(b));
        let free: Vec<(usize, usize)> = free.map(|(_, a, b)| (*a, *b)).collect();
        let mut counts = (BTreeMap::new(), BTreeMap::new());
        for (a, b) in &free {
            *counts.0.entry(*a).or_insert(0) += 1;
            *counts.1.entry(*b).or_insert(0) += 1;
        }
        // If two pairs are equally likely, neither is certain: later steps use their position.
        sure.extend(free.iter().filter(|(a, b)| counts.0[a] == 1 && counts.1[b] == 1));
        closed.0.extend(counts.0.into_keys());
        closed.1.extend(counts.1.into_keys());
    }
    sure.sort_unstable();
    sure
}

/// Returns the total weight of a passage's traits.
fn weight(passage: &Passage) -> u32 {
    UNIQUE * passage.traits.all.iter().map(Trait::weight).sum::<u32>()
}

/// Computes the weight of shared traits for passages of the same kind.
fn shared(source: &[Passage], target: &[Passage]) -> BTreeMap<(usize, usize), u32> {
    type Holders = (Vec<usize>, Vec<usize>);
    let mut holders: BTreeMap<(&str, &Trait), Holders> = BTreeMap::new();
    for (at, passage) in source.iter().enumerate() {
        for own in &passage.traits.all {
            holders.entry((&passage.shape, own)).or_default().0.push(at);
        }
    }
    for (at, passage) in target.iter().enumerate() {
        for own in &passage.traits.all {
            if let Some(holders) = holders.get_mut(&(&*passage.shape, own)) {
                holders.1.push(at);
            }
        }
    }
    let mut shared = BTreeMap::new();
    for ((_, own), (from, to)) in holders {
        let most = from.len().max(to.len());
        if most > MOST_HOLDERS {
            continue;
        }
        let part = UNIQUE / u32::try_from(most.max(1)).unwrap_or(UNIQUE);
        for (a, b) in from.iter().flat_map(|a| to.iter().map(move |b| (*a, *b))) {
            *shared.entry((a, b)).or_default() += own.weight() * part;
        }
    }
    shared
}
