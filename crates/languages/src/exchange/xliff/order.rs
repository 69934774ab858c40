//! Reorders the segments of a unit: the order in a translation can differ from that of its source.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::content::Inline;

/// The target of a segment, or of the content between two segments.
#[derive(Default)]
pub(super) struct OrderedSegment {
    /// Its content.
    pub(super) pieces: Vec<Inline>,
    /// Its position in the unit from 1, if the file has one, with the range of that attribute.
    pub(super) order: Option<(String, Range<usize>)>,
}

/// Puts the targets of a unit in order. Fails with the attribute value of an invalid or duplicate position.
pub(super) fn arranged(parts: Vec<OrderedSegment>) -> Result<Vec<Inline>, (String, Range<usize>)> {
    if parts.iter().all(|part| part.order.is_none()) {
        return Ok(parts.into_iter().flat_map(|part| part.pieces).collect());
    }
    let count = parts.len();
    let place = |(at, part): (usize, &OrderedSegment)| match &part.order {
        // Targets without an explicit position keep that of their source.
        None => Ok(at + 1),
        Some(order) => {
            let place = order.0.trim().parse().ok().filter(|place| (1..=count).contains(place));
            place.ok_or_else(|| order.clone())
        }
    };
    let places: Vec<usize> = parts.iter().enumerate().map(place).collect::<Result<_, _>>()?;
    let kept = parts.iter().enumerate().filter(|(_, part)| part.order.is_none());
    let mut seen: BTreeSet<usize> = kept.map(|(at, _)| at + 1).collect();
    for (place, part) in places.iter().zip(&parts) {
        if let Some(order) = &part.order
            && !seen.insert(*place)
        {
            return Err(order.clone());
        }
    }
    let mut spaces = Vec::with_capacity(count);
    let mut moved: Vec<(usize, Vec<Inline>)> = Vec::with_capacity(count);
    for (part, place) in parts.into_iter().zip(places) {
        let (before, pieces, after) = parted(part.pieces);
        spaces.push((before, after));
        moved.push((place, pieces));
    }
    moved.sort_by_key(|(place, _)| *place);
    // The space between two sentences stays in its position when the sentences are reordered.
    let all = spaces.into_iter().zip(moved).flat_map(|((before, after), (_, pieces))| {
        let space = |space: String| (!space.is_empty()).then_some(Inline::Text(space));
        space(before).into_iter().chain(pieces).chain(space(after))
    });
    Ok(all.collect())
}

/// Splits off the white space at both ends.
fn parted(mut pieces: Vec<Inline>) -> (String, Vec<Inline>, String) {
    let (mut before, mut after) = (String::new(), String::new());
    if let Some(Inline::Text(text)) = pieces.first_mut() {
        let rest = text.split_off(text.len() - text.trim_start().len());
        before = std::mem::replace(text, rest);
    }
    if let Some(Inline::Text(text)) = pieces.last_mut() {
        let length = text.trim_end().len();
        after = text.split_off(length);
    }
    (before, pieces, after)
}

#[cfg(test)]
mod tests {
    use super::{OrderedSegment, arranged};
    use crate::content::Inline;

    fn said(parts: &[(&str, &str)]) -> Result<String, String> {
        let part = |(text, order): &(&str, &str)| OrderedSegment {
            pieces: vec![Inline::Text((*text).to_owned())],
            order: (!order.is_empty()).then(|| ((*order).to_owned(), 0..0)),
        };
        let all = arranged(parts.iter().map(part).collect()).map_err(|(written, _)| written)?;
        let text = |piece: Inline| match piece {
            Inline::Text(text) => text,
            _ => String::new(),
        };
        Ok(all.into_iter().map(text).collect())
    }

    #[test]
    fn spaces_stay_between_the_sentences() {
        for (parts, expected) in [
            (&[("A. ", ""), ("B. ", ""), ("C.", "")][..], "A. B. C."),
            (&[("A. ", "3"), ("B. ", "1"), ("C.", "2")], "B. C. A."),
            (&[("A.", "3"), (" ", ""), ("B.", "1")], "B. A."),
            (&[("一。", "2"), ("二。", "1")], "二。一。"),
        ] {
            assert_eq!(said(parts).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_place_is_one_of_the_unit_and_that_of_one() {
        for (parts, wrong) in [
            (&[("A", "2"), ("B", "")][..], "2"),
            (&[("A", "1"), ("B", "1")], "1"),
            (&[("A", "0"), ("B", "1")], "0"),
            (&[("A", "3"), ("B", "1")], "3"),
            (&[("A", "x"), ("B", "1")], "x"),
        ] {
            assert_eq!(said(parts).as_ref().map_err(String::as_str), Err(wrong));
        }
    }
}
