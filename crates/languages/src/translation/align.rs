//! Aligns two versions of a sequence of blocks: kept, changed, moved, added and removed blocks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::normal::Hash;

/// The change of a block, with its old index and its new index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockChange {
    /// The same content at the same position.
    Kept(usize, usize),
    /// Different content.
    Changed(usize, usize),
    /// The same content at another position.
    Moved(usize, usize),
    /// A new block.
    Added(usize),
    /// A removed block.
    Removed(usize),
}

/// Aligns old and new blocks: the longest common subsequence is kept, and the blocks between are paired in
/// order.
pub fn align(old: &[Hash], new: &[Hash]) -> Vec<BlockChange> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let same_end = old_rest.iter().rev().zip(new_rest.iter().rev());
    let end = same_end.take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let mut steps: Vec<BlockChange> = (0..start).map(|at| BlockChange::Kept(at, at)).collect();
    let (mut i, mut j) = (start, start);
    let is_equal = |a: usize, b: usize| (old[start + a] == new[start + b]).then_some(1);
    // Without pairs, all blocks between the common start and the common end count as changed.
    let common = heaviest_pairs(old_end - start, new_end - start, is_equal);
    for (a, b) in common.unwrap_or_default() {
        gap(&mut steps, i..start + a, j..start + b);
        steps.push(BlockChange::Kept(start + a, start + b));
        (i, j) = (start + a + 1, start + b + 1);
    }
    gap(&mut steps, i..old_end, j..new_end);
    steps.extend((0..end).map(|at| BlockChange::Kept(old_end + at, new_end + at)));
    find_moved(&mut steps, old, new);
    steps
}

/// The maximum number of pairs to compare, to limit memory.
const MOST_PAIRS: usize = 4_000_000;

/// Pairs two sequences in order, so that the sum of weights is as large as possible. Without a weight, two
/// items cannot be paired. `None` if the sequences are too long.
pub(super) fn heaviest_pairs(
    from: usize,
    to: usize,
    weight: impl Fn(usize, usize) -> Option<u32>,
) -> Option<Vec<(usize, usize)>> {
    if from.saturating_mul(to) > MOST_PAIRS {
        return None;
    }
    let width = to + 1;
    let mut best = vec![0_u32; (from + 1) * width];
    for i in (0..from).rev() {
        for j in (0..to).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let pair = weight(i, j).map_or(0, |weight| weight + best[(i + 1) * width + j + 1]);
            best[i * width + j] = skip.max(pair);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < from && j < to {
        let own = best[i * width + j];
        if weight(i, j).is_some_and(|weight| weight + best[(i + 1) * width + j + 1] == own) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] == own {
            i += 1;
        } else {
            j += 1;
        }
    }
    Some(pairs)
}

fn gap(steps: &mut Vec<BlockChange>, old: Range<usize>, new: Range<usize>) {
    let both = old.len().min(new.len());
    steps.extend((0..both).map(|at| BlockChange::Changed(old.start + at, new.start + at)));
    steps.extend((old.start + both..old.end).map(BlockChange::Removed));
    steps.extend((new.start + both..new.end).map(BlockChange::Added));
}

/// Finds blocks removed in one position and added in another.
fn find_moved(steps: &mut Vec<BlockChange>, old: &[Hash], new: &[Hash]) {
    let mut gone: BTreeMap<Hash, Vec<usize>> = BTreeMap::new();
    for step in steps.iter().rev() {
        if let BlockChange::Removed(at) | BlockChange::Changed(at, _) = step {
            gone.entry(old[*at]).or_default().push(*at);
        }
    }
    let mut moved = Vec::new();
    for step in steps.iter_mut() {
        let (BlockChange::Added(at) | BlockChange::Changed(_, at)) = *step else { continue };
        let Some(from) = gone.get_mut(&new[at]).and_then(Vec::pop) else { continue };
        // The old block at that position is handled separately.
        moved.push((from, if let BlockChange::Changed(old, _) = *step { Some(old) } else { None }));
        *step = BlockChange::Moved(from, at);
    }
    if moved.is_empty() {
        return;
    }
    let from: Vec<usize> = moved.iter().map(|(from, _)| *from).collect();
    let without_partner = moved.iter().filter_map(|(_, old)| *old).filter(|at| !from.contains(at));
    steps.extend(without_partner.map(BlockChange::Removed));
    for step in steps.iter_mut() {
        if let BlockChange::Changed(old, new) = *step
            && from.contains(&old)
        {
            *step = BlockChange::Added(new);
        }
    }
    steps.retain(|step| !matches!(step, BlockChange::Removed(old) if from.contains(old)));
}

/// Returns the number of blocks that a translator has to change, and the number of blocks of the longer text.
pub(super) fn count(steps: &[BlockChange]) -> (usize, usize) {
    let changed = steps.iter().filter(|step| !matches!(step, BlockChange::Kept(..))).count();
    (changed, steps.len())
}

#[cfg(test)]
mod tests {
    use super::{BlockChange, Hash, align};

    fn hashes(text: &str) -> Vec<Hash> {
        text.chars().map(|c| Hash::of("", &c.to_string())).collect()
    }

    fn aligned(old: &str, new: &str) -> Vec<BlockChange> {
        align(&hashes(old), &hashes(new))
    }

    #[test]
    fn blocks_are_paired() {
        use BlockChange::{Added, Changed, Kept, Moved, Removed};
        assert_eq!(aligned("abc", "abc"), [Kept(0, 0), Kept(1, 1), Kept(2, 2)]);
        assert_eq!(aligned("abc", "axc"), [Kept(0, 0), Changed(1, 1), Kept(2, 2)]);
        assert_eq!(aligned("ac", "abc"), [Kept(0, 0), Added(1), Kept(1, 2)]);
        assert_eq!(aligned("abc", "ac"), [Kept(0, 0), Removed(1), Kept(2, 1)]);
        assert_eq!(aligned("abcd", "acdb"), [Kept(0, 0), Kept(2, 1), Kept(3, 2), Moved(1, 3)]);
        assert_eq!(aligned("", "a"), [Added(0)]);
        assert_eq!(aligned("a", ""), [Removed(0)]);
    }

    #[test]
    fn every_block_is_listed_once() {
        for (old, new) in [("abcd", "dcba"), ("aab", "baa"), ("abcde", "xbyez"), ("ab", "ba")] {
            let (mut of_old, mut of_new) = (Vec::new(), Vec::new());
            for step in aligned(old, new) {
                match step {
                    BlockChange::Kept(a, b)
                    | BlockChange::Changed(a, b)
                    | BlockChange::Moved(a, b) => {
                        of_old.push(a);
                        of_new.push(b);
                    }
                    BlockChange::Added(b) => of_new.push(b),
                    BlockChange::Removed(a) => of_old.push(a),
                }
            }
            of_old.sort_unstable();
            of_new.sort_unstable();
            assert_eq!(of_old, (0..old.len()).collect::<Vec<_>>(), "{old} {new}");
            assert_eq!(of_new, (0..new.len()).collect::<Vec<_>>(), "{old} {new}");
        }
    }
}
