//! Joins text runs that Typst splits, so that PDF readers find each character once.
//!
//! Typst begins a new run when letters or marks have another height, such as the marks of Arabic. A letter and its
//! mark become two runs that both contain the text of the two. So searching, copying and screen readers get it twice.
//! This module joins such runs; their glyphs then have individual heights.

use typst::layout::{Em, Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};

use super::plain::plain;

/// The maximum distance of adjacent runs, in points.
const NEAR: f64 = 0.01;

/// Joins the runs of a frame and of its inner frames. Removes layout characters that no one searches for from their
/// texts.
pub(super) fn joined(frame: &Frame) -> Frame {
    let mut items: Vec<(Point, FrameItem)> = Vec::new();
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = joined(&group.frame);
                items.push((*at, FrameItem::Group(group)));
            }
            FrameItem::Text(text) => {
                if let Some((before, FrameItem::Text(last))) = items.last_mut()
                    && let Some(whole) = join((*before, last), (*at, text))
                {
                    *last = whole;
                } else {
                    items.push((*at, item.clone()));
                }
            }
            other => items.push((*at, other.clone())),
        }
    }
    for (_, item) in &mut items {
        if let FrameItem::Text(text) = item {
            *text = plain(text);
        }
    }
    let mut joined = frame.clone();
    joined.clear();
    joined.push_multiple(items);
    joined
}

/// Joins two runs that only differ in height. Returns `None` if they differ in more.
fn join((at, first): (Point, &TextItem), (place, second): (Point, &TextItem)) -> Option<TextItem> {
    let is_alike = first.font == second.font
        && first.size == second.size
        && first.fill == second.fill
        && first.stroke == second.stroke
        && (first.lang, first.region) == (second.lang, second.region);
    let gap = place.x - (at.x + first.width());
    if !is_alike || gap.to_pt().abs() > NEAR || at.y == place.y {
        return None;
    }
    let (left, right) = (start(first.glyphs.last()?)?, start(second.glyphs.first()?)?);
    if left.0 != right.0 {
        return None;
    }
    let text = overlay((left.1, &first.text), (right.1, &second.text))?;
    let begin = left.1.min(right.1);
    let height = Em::from_abs(at.y - place.y, first.size);
    let moved = |glyph: &Glyph, by: i64, height: Em| {
        let by = u16::try_from(by - begin).ok()?;
        let range = glyph.range.start.checked_add(by)?..glyph.range.end.checked_add(by)?;
        Some(Glyph { range, y_offset: glyph.y_offset + height, ..glyph.clone() })
    };
    let own = first.glyphs.iter().map(|glyph| moved(glyph, left.1, Em::zero()));
    let other = second.glyphs.iter().map(|glyph| moved(glyph, right.1, height));
    let glyphs: Option<Vec<Glyph>> = own.chain(other).collect();
    Some(TextItem { text: text.into(), glyphs: glyphs?, ..first.clone() })
}

/// Returns the source span of a run, and the byte in it at which the text of the run begins.
fn start(glyph: &Glyph) -> Option<(typst::syntax::Span, i64)> {
    let (span, offset) = glyph.span;
    (!span.is_detached()).then(|| (span, i64::from(offset) - i64::from(glyph.range.start)))
}

/// Merges two overlapping texts by the bytes at which they begin. Returns `None` if they differ or are not adjacent.
fn overlay(first: (i64, &str), second: (i64, &str)) -> Option<String> {
    let (early, late) = if first.0 <= second.0 { (first, second) } else { (second, first) };
    let ahead = usize::try_from(late.0 - early.0).ok()?;
    let shared = early.1.get(ahead..)?;
    if let Some(rest) = late.1.strip_prefix(shared) {
        return Some(format!("{}{rest}", early.1));
    }
    shared.starts_with(late.1).then(|| early.1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::overlay;

    #[test]
    fn parts_of_a_text_are_laid_over_one_another() {
        for (first, second, whole) in [
            ((0, "abc"), (3, "de"), Some("abcde")),
            ((3, "de"), (0, "abc"), Some("abcde")),
            ((1, "bcd"), (2, "cde"), Some("bcde")),
            ((0, "abc"), (1, "b"), Some("abc")),
            ((0, "abc"), (1, "x"), None),
            ((0, "abc"), (5, "de"), None),
        ] {
            assert_eq!(overlay(first, second).as_deref(), whole, "{first:?} {second:?}");
        }
    }
}
