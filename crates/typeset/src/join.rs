//! Runs of text that belong together, put together again.
//!
//! The typesetter begins a new run wherever letters or marks stand at another height, as the marks of
//! Arabic do. A letter and its mark are then two runs that each say both: whoever searches, copies or
//! hears the text gets them twice. Here such runs become one, whose glyphs have heights of their own.

use typst::layout::{Em, Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};

use super::plain::plain;

/// Runs whose ends are nearer than this, in points, lie side by side.
const NEAR: f64 = 0.01;

/// Puts the runs of a frame together, and those of the frames in it. What no reader searches for is
/// left out of their texts.
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
                let whole = match items.last() {
                    Some((before, FrameItem::Text(first))) => join((*before, first), (*at, text)),
                    _ => None,
                };
                match (whole, items.last_mut()) {
                    (Some(whole), Some((_, last))) => *last = FrameItem::Text(whole),
                    _ => items.push((*at, item.clone())),
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

/// Makes one run of two that were parted for their height alone.
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

/// Returns in which piece of the source a run stands, and at which byte of it its text begins.
fn start(glyph: &Glyph) -> Option<(typst::syntax::Span, i64)> {
    let (span, offset) = glyph.span;
    (!span.is_detached()).then(|| (span, i64::from(offset) - i64::from(glyph.range.start)))
}

/// Lays two parts of a text over one another by the bytes at which they begin. `None` where they say
/// different things, or something between them is missing.
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
