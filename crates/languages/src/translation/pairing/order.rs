//! Pairs passages by kind and position, between and around the certain pairs.

use std::ops::Range;

use super::Passage;
use crate::translation::align::heaviest_pairs;

/// The weight of any pair; the likeness adds up to 100. So the number of pairs is as large as possible.
const PAIR: u32 = 200;

/// The penalty for a pair that crosses a certain pair.
const CROSSING: u32 = 60;

/// The bonus if all pairs that are not certain are in order.
const IN_ORDER: u32 = 20;

/// Adds pairs to the certain ones, which are in the order of the source. Each returned pair includes whether
/// it is certain.
pub(super) fn filled(
    source: &[Passage],
    target: &[Passage],
    sure: &[Places],
) -> Vec<(usize, usize, bool)> {
    let mut sides = Sides::new(source, target, sure);
    let all = (0..source.len(), 0..target.len());
    sides.along_chain(&all, |passage| passage.is_heading);
    // Passages can have moved between corresponding headings.
    let mut headings = fixed(&sides.pairs());
    headings.retain(|(a, _)| source[*a].is_heading);
    for section in gaps(&headings, &all) {
        sides.section(&section);
    }
    let is_sure = |pair| sure.binary_search(&pair).is_ok();
    sides.pairs().into_iter().map(|(a, b)| (a, b, is_sure((a, b)))).collect()
}

/// The index of a source passage, and that of the translated passage.
type Places = (usize, usize);

/// A range of the source and the corresponding range of the translation.
type Part = (Range<usize>, Range<usize>);

/// Returns the ranges between pairs that are in order on both sides.
fn gaps(bounds: &[Places], (from, to): &Part) -> Vec<Part> {
    let mut start = (from.start, to.start);
    let ends = bounds.iter().copied().chain([(from.end, to.end)]);
    let gaps = ends.map(|(a, b)| {
        let gap = (start.0..a, start.1..b);
        start = (a + 1, b + 1);
        gap
    });
    gaps.collect()
}

/// A source and its translation, with the pairs found so far.
struct Sides<'a> {
    source: &'a [Passage],
    target: &'a [Passage],
    /// The longest sequence of certain pairs in order on both sides.
    chain: Vec<Places>,
    /// The partner of each source passage.
    partners: Vec<Option<usize>>,
    /// Whether each translated passage has a partner.
    is_taken: Vec<bool>,
}

impl<'a> Sides<'a> {
    fn new(source: &'a [Passage], target: &'a [Passage], sure: &[Places]) -> Self {
        let chain = longest_in_order(sure);
        let (partners, is_taken) = (vec![None; source.len()], vec![false; target.len()]);
        let mut sides = Self { source, target, chain, partners, is_taken };
        sides.set(sure, true);
        sides
    }

    fn pairs(&self) -> Vec<Places> {
        let pairs = self.partners.iter().enumerate();
        pairs.filter_map(|(a, partner)| Some((a, (*partner)?))).collect()
    }

    /// Adds or removes pairs.
    fn set(&mut self, pairs: &[Places], is_paired: bool) {
        for (a, b) in pairs {
            self.partners[*a] = is_paired.then_some(*b);
            self.is_taken[*b] = is_paired;
        }
    }

    /// Pairs the passages without a partner in a range, and returns the new pairs.
    fn fill(&mut self, (from, to): &Part, is_wanted: fn(&Passage) -> bool) -> Vec<Places> {
        let is_free = |at: &usize| self.partners[*at].is_none() && is_wanted(&self.source[*at]);
        let from: Vec<usize> = from.clone().filter(is_free).collect();
        let is_free = |at: &usize| !self.is_taken[*at] && is_wanted(&self.target[*at]);
        let to: Vec<usize> = to.clone().filter(is_free).collect();
        let pairs = in_order(self.source, self.target, &from, &to);
        self.set(&pairs, true);
        pairs
    }

    /// Pairs the passages without a partner in a range, between the certain pairs in order.
    fn along_chain(&mut self, part: &Part, is_wanted: fn(&Passage) -> bool) -> Vec<Places> {
        let gaps = gaps(self.chain_in(part), part);
        gaps.iter().flat_map(|gap| self.fill(gap, is_wanted)).collect()
    }

    /// Returns the certain pairs in order that are in a range on both sides.
    fn chain_in(&self, (from, to): &Part) -> &[Places] {
        let start = self.chain.partition_point(|(a, b)| *a < from.start || *b < to.start);
        let end = self.chain.partition_point(|(a, b)| *a < from.end && *b < to.end);
        self.chain.get(start..end).unwrap_or_default()
    }

    /// Pairs the passages of a section: between the certain pairs, or across them if that is more likely,
    /// because the certain pairs can be the ones that moved.
    fn section(&mut self, part: &Part) {
        let all = |_: &Passage| true;
        let mut along = self.along_chain(part, all);
        let left = self.fill(part, all);
        // The remaining pairs cross others, so they get no bonus for order.
        let more = if left.is_empty() { 0 } else { IN_ORDER };
        along.extend(left);
        self.set(&along, false);
        let across = self.fill(part, all);
        if self.score(part, &across) + more <= self.score(part, &along) {
            self.set(&across, false);
            self.set(&along, true);
        }
    }

    /// Computes the weight of pairs in a range: their number and likeness, minus penalties for crossings.
    fn score(&self, part: &Part, pairs: &[Places]) -> u32 {
        let chain = self.chain_in(part);
        let score = pairs.iter().map(|(a, b)| {
            let before = chain.partition_point(|pair| pair.0 <= *a);
            let is_crossing = before != chain.partition_point(|pair| pair.1 <= *b);
            let likeness = self.source[*a].traits.likeness(&self.target[*b].traits);
            PAIR + likeness - if is_crossing { CROSSING } else { 0 }
        });
        score.sum()
    }
}

/// Returns the pairs that no other pair crosses.
fn fixed(pairs: &[Places]) -> Vec<Places> {
    let mut least_behind = vec![usize::MAX; pairs.len() + 1];
    for (at, (_, b)) in pairs.iter().enumerate().rev() {
        least_behind[at] = least_behind[at + 1].min(*b);
    }
    let mut most = None;
    let mut fixed = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        if most.is_none_or(|most| most < pair.1) && pair.1 < least_behind[at + 1] {
            fixed.push(*pair);
        }
        most = most.max(Some(pair.1));
    }
    fixed
}

/// Returns a longest subsequence of pairs with increasing second indices.
fn longest_in_order(pairs: &[Places]) -> Vec<Places> {
    // The last pair of the best sequence of each length, and the predecessor of each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, b)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *b);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        ends.truncate(ends.len().max(length));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut longest = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        longest.push(pairs[at]);
        next = before[at];
    }
    longest.reverse();
    longest
}

/// Pairs passages in order: the maximum number of the same kind, and the most likely among those.
pub(super) fn in_order(
    source: &[Passage],
    target: &[Passage],
    from: &[usize],
    to: &[usize],
) -> Vec<Places> {
    let is_like = |a: usize, b: usize| source[a].is_like(&target[b]);
    let by_place = || from.iter().copied().zip(to.iter().copied());
    if from.len() == to.len() && by_place().all(|(a, b)| is_like(a, b)) {
        return by_place().collect();
    }
    let weight = |i: usize, j: usize| {
        let (a, b) = (from[i], to[j]);
        is_like(a, b).then(|| PAIR + source[a].traits.likeness(&target[b].traits))
    };
    match heaviest_pairs(from.len(), to.len(), weight) {
        Some(pairs) => pairs.into_iter().map(|(i, j)| (from[i], to[j])).collect(),
        // The sequences are too long: their positions decide alone.
        None => by_place().filter(|(a, b)| is_like(*a, *b)).collect(),
    }
}
