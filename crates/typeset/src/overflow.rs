//! Finds text that extends beyond its panel or overlaps other text.

use std::collections::BTreeSet;

use typst::foundations::{Array, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// The label of the metadata with the panel edges of a layout, as pairs of lengths.
const PANELS: &str = "urbi-panels";

/// How far a run may extend beyond its panel, as a fraction of its font size: punctuation may hang over.
const HANGING: f64 = 0.35;

/// How far a run may overlap another, as a fraction of its font size: slanted letters and marks do.
const TOUCHING: f64 = 0.25;

/// The height of lower-case letters as a fraction of the font size. This area must be legible in both runs.
const HEIGHT: f64 = 0.45;

/// A text run on a page, in points.
struct Run {
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    text: String,
}

/// Returns the texts outside their place, in the order of the pages. Includes text below the page only for
/// `with_below`, if nothing else reports that overflow.
pub(super) fn wide(document: &PagedDocument, with_below: bool) -> Vec<String> {
    let panels = panels(document);
    let mut wide = Vec::new();
    for page in document.pages() {
        let size = page.frame.size();
        let whole = [(0.0, size.x.to_pt())];
        let panels = if panels.is_empty() { &whole[..] } else { &panels };
        let mut runs = Vec::new();
        collect(&page.frame, Transform::identity(), &mut runs);
        let mut found = overprinted(&runs);
        let is_out = |own: &usize| !panels.iter().any(|panel| runs[*own].is_in(*panel));
        found.extend((0..runs.len()).filter(is_out));
        // Only the first run below the page is reported. The others are its consequence.
        let below = (0..runs.len()).find(|own| runs[*own].baseline > size.y.to_pt());
        found.extend(below.filter(|_| with_below));
        wide.extend(found.iter().map(|own| runs[*own].text.clone()));
    }
    wide
}

impl Run {
    fn is_in(&self, (left, right): (f64, f64)) -> bool {
        let more = HANGING * self.size;
        self.left >= left - more && self.right <= right + more
    }

    /// Returns whether two runs overlap so much that they are illegible.
    fn is_over(&self, other: &Self) -> bool {
        let small = self.size.min(other.size);
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = HEIGHT * self.size.max(other.size) - (self.baseline - other.baseline).abs();
        across > TOUCHING * small && down > TOUCHING * small
    }
}

/// Returns the left and right edges of the panels; empty if the layout does not declare any.
fn panels(document: &PagedDocument) -> Vec<(f64, f64)> {
    let Some(label) = Label::new(PicoStr::intern(PANELS)) else { return Vec::new() };
    let said = document.introspector().query(&Selector::Label(label));
    let value = said.first().and_then(|said| Some(&said.to_packed::<MetadataElem>()?.value));
    let Some(Value::Array(panels)) = value else { return Vec::new() };
    let side = |panel: &Array, n: usize| match panel.iter().nth(n) {
        Some(Value::Length(length)) => Some(length.abs.to_pt()),
        _ => None,
    };
    let panel = |panel: &Value| match panel {
        Value::Array(sides) => Some((side(sides, 0)?, side(sides, 1)?)),
        _ => None,
    };
    panels.iter().filter_map(panel).collect()
}

/// Collects the runs of a frame. Skips clipped frames, because their layout is intended.
fn collect(frame: &Frame, place: Transform, runs: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) if group.clip.is_none() => {
                let inner =
                    place.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                collect(&group.frame, inner, runs);
            }
            FrameItem::Text(text) => {
                let start = at.transform(place);
                let end = Point::new(at.x + text.width(), at.y).transform(place);
                let (left, right) = (start.x.min(end.x).to_pt(), start.x.max(end.x).to_pt());
                let said = text.text.trim();
                if right > left && !said.is_empty() {
                    let (baseline, size) = (start.y.to_pt(), text.size.to_pt());
                    runs.push(Run { left, right, baseline, size, text: said.to_owned() });
                }
            }
            _ => {}
        }
    }
}

/// Returns the runs that overlap another one. Of two runs the longer one is returned, because it lacks space.
fn overprinted(runs: &[Run]) -> BTreeSet<usize> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by(|one, other| runs[*one].left.total_cmp(&runs[*other].left));
    let mut found = BTreeSet::new();
    for (rank, own) in order.iter().enumerate() {
        let run = &runs[*own];
        let near = order[rank + 1..].iter().take_while(|other| runs[**other].left < run.right);
        for other in near.filter(|other| run.is_over(&runs[**other])) {
            let is_longer =
                |one: &Run, other: &Run| one.right - one.left > other.right - other.left;
            found.insert(if is_longer(&runs[*other], run) { *other } else { *own });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Run, overprinted};

    fn run(left: f64, right: f64, baseline: f64) -> Run {
        Run { left, right, baseline, size: 10.0, text: String::new() }
    }

    #[test]
    fn the_longer_of_two_that_lie_over_one_another_is_found() {
        let lines = [run(0.0, 50.0, 10.0), run(45.0, 60.0, 10.0), run(0.0, 90.0, 22.0)];
        assert_eq!(overprinted(&lines).into_iter().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn neighbours_raised_marks_and_the_next_line_are_no_fault() {
        let lines = [run(0.0, 50.0, 10.0), run(49.0, 55.0, 10.0), run(40.0, 45.0, 5.5)];
        assert!(overprinted(&lines).is_empty());
        assert!(run(-3.0, 103.0, 0.0).is_in((0.0, 100.0)));
        assert!(!run(0.0, 104.0, 0.0).is_in((0.0, 100.0)));
    }
}
