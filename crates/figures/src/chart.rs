//! Computes the geometry of horizontal bar charts. It does not depend on texts, colours or locales.
//!
//! Horizontal positions are percentages of the space for the bars, so that a chart fits any page. Vertical positions
//! are multiples of the font size, so that the chart grows with the text.

use crate::locale::Direction;

/// The scale of an axis from zero, in even steps of 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scale {
    step: u64,
    end: u64,
}

impl Scale {
    /// Creates the scale that contains `largest` and has at most `steps` steps.
    pub fn new(largest: u64, steps: u64) -> Self {
        let steps = steps.max(1);
        let mut decade = 1_u64;
        loop {
            for step in [decade, 2 * decade, 5 * decade] {
                if step >= largest.div_ceil(steps) {
                    return Self { step, end: largest.div_ceil(step).max(1) * step };
                }
            }
            decade *= 10;
        }
    }

    /// Creates the scale that ends at `largest`, for charts without an axis.
    pub fn up_to(largest: u64) -> Self {
        Self { step: largest.max(1), end: largest.max(1) }
    }

    /// Returns the values of the axis labels, from zero.
    pub fn ticks(&self) -> impl Iterator<Item = u64> + use<> {
        let Self { step, end } = *self;
        (0..=end / step).map(move |number| number * step)
    }

    /// Returns the position of a value, as a percentage.
    pub fn place(&self, value: u64) -> f64 {
        let hundred = u128::from(value) * 10_000 / u128::from(self.end);
        f64::from(u32::try_from(hundred).unwrap_or(u32::MAX)) / 100.0
    }
}

/// A segment of a bar.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BarSegment {
    /// The index of the value.
    pub series: usize,
    /// The left edge, as a percentage.
    pub x: f64,
    /// The width, as a percentage.
    pub width: f64,
}

/// Stacks values end to end, from the side where lines begin. Skips values of zero.
pub fn stack(values: &[u64], scale: &Scale, direction: Direction) -> Vec<BarSegment> {
    let mut marks = Vec::new();
    let mut sum = 0;
    for (series, value) in values.iter().enumerate().filter(|(_, value)| **value > 0) {
        let (from, to) = (scale.place(sum), scale.place(sum + value));
        let x = towards(if direction == Direction::Rtl { to } else { from }, direction);
        marks.push(BarSegment { series, x, width: round(to - from) });
        sum += value;
    }
    marks
}

/// Converts a distance from the side where lines begin to a distance from the left, in percent.
pub fn towards(place: f64, direction: Direction) -> f64 {
    if direction == Direction::Rtl { round(100.0 - place) } else { place }
}

fn round(place: f64) -> f64 {
    (place * 100.0).round() / 100.0
}

/// The position of a row's label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelPosition {
    /// Before the bar, for short labels such as years.
    Beside,
    /// On its own line above the bar.
    Above,
}

/// The vertical positions in a row, from the top, in font sizes.
#[derive(Clone, PartialEq, Debug)]
pub struct RowGeometry {
    /// The baseline of the label.
    pub baseline: f64,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// The vertical position of a bar, from the top, in font sizes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bar {
    /// The top edge.
    pub top: f64,
    /// The height.
    pub height: f64,
    /// The baseline of the number next to it.
    pub baseline: f64,
}

/// The height of a label, the space between two rows, and the space between two bars of a row.
const LINE: f64 = 1.3;
const BETWEEN: f64 = 0.5;
const WITHIN: f64 = 0.25;

/// The distance from the middle of a bar to the baseline of its number: half the height of a digit.
const FOOT: f64 = 0.3;

/// Stacks rows from top to bottom.
#[derive(Debug)]
pub struct RowStack {
    next: f64,
}

impl RowStack {
    /// Starts below a heading of `lines` lines.
    pub fn under(lines: u8) -> Self {
        Self { next: f64::from(lines) * LINE }
    }

    /// Places the next row, whose bars have these heights.
    pub fn place(&mut self, label: LabelPosition, bars: &[f64]) -> RowGeometry {
        let top = self.next;
        let mut next = if label == LabelPosition::Above { top + LINE } else { top };
        let mut placed = Vec::new();
        for height in bars {
            let baseline = round(next + height / 2.0 + FOOT);
            placed.push(Bar { top: round(next), height: *height, baseline });
            next += height + WITHIN;
        }
        self.next = round(next - WITHIN + BETWEEN);
        let level = placed.first().map_or(top + LINE, |bar| bar.baseline);
        let above = round(top + LINE - 0.4);
        RowGeometry {
            baseline: if label == LabelPosition::Above { above } else { level },
            bars: placed,
        }
    }

    /// Adds space before a separate row.
    pub fn skip(&mut self) {
        self.next = round(self.next + BETWEEN);
    }

    /// Returns the total height.
    pub fn height(&self) -> f64 {
        round(self.next)
    }
}

#[cfg(test)]
mod tests {
    use super::{LabelPosition, RowStack, Scale, stack, towards};
    use crate::locale::Direction::{Ltr, Rtl};

    #[test]
    fn steps_are_round_and_few() {
        for (largest, steps, ticks) in [
            (77, 4, vec![0, 20, 40, 60, 80]),
            (425, 5, vec![0, 100, 200, 300, 400, 500]),
            (400, 4, vec![0, 100, 200, 300, 400]),
            (401, 4, vec![0, 200, 400, 600]),
            (3, 4, vec![0, 1, 2, 3]),
            (7, 4, vec![0, 2, 4, 6, 8]),
            (1, 4, vec![0, 1]),
            (0, 4, vec![0, 1]),
        ] {
            let scale = Scale::new(largest, steps);
            assert_eq!(scale.ticks().collect::<Vec<_>>(), ticks, "{largest} in {steps}");
        }
    }

    #[test]
    fn every_number_has_a_scale() {
        for largest in (0..2_000).chain([999_999, 1_000_000, 1_000_001]) {
            let scale = Scale::new(largest, 5);
            let ticks: Vec<u64> = scale.ticks().collect();
            assert!((2..=6).contains(&ticks.len()), "{largest}: {ticks:?}");
            assert!(*ticks.last().unwrap() >= largest, "{largest}: {ticks:?}");
            assert!((0.0..=100.0).contains(&scale.place(largest)), "{largest}");
        }
    }

    #[test]
    fn values_lie_end_to_end_and_nought_is_left_out() {
        let marks = stack(&[4, 0, 1, 5], &Scale::up_to(20), Ltr);
        let places: Vec<_> = marks.iter().map(|mark| (mark.series, mark.x, mark.width)).collect();
        assert_eq!(places, [(0, 0.0, 20.0), (2, 20.0, 5.0), (3, 25.0, 25.0)]);
        assert!(stack(&[0, 0], &Scale::up_to(0), Ltr).is_empty());
    }

    #[test]
    fn from_right_to_left_it_is_the_mirror_image() {
        let scale = Scale::up_to(7);
        let (left, right) = (stack(&[1, 2, 3], &scale, Ltr), stack(&[1, 2, 3], &scale, Rtl));
        for (one, other) in left.iter().zip(&right) {
            assert_eq!((one.series, one.width), (other.series, other.width));
            assert!((one.x + one.width + other.x - 100.0).abs() < 0.011, "{one:?} {other:?}");
        }
        assert_eq!((towards(30.0, Ltr), towards(30.0, Rtl)), (30.0, 70.0));
    }

    #[test]
    fn rows_do_not_overlap() {
        let mut rows = RowStack::under(1);
        let mut last = 0.0;
        for (label, bars) in [
            (LabelPosition::Beside, [1.2].as_slice()),
            (LabelPosition::Above, &[0.9, 0.4]),
            (LabelPosition::Beside, &[1.0]),
        ] {
            rows.skip();
            let row = rows.place(label, bars);
            let first = row.bars[0];
            assert!(first.top > last, "{row:?} after {last}");
            assert_eq!(row.baseline < first.top, label == LabelPosition::Above);
            for bar in &row.bars {
                assert!(bar.top >= last);
                last = bar.top + bar.height;
            }
        }
        assert!(rows.height() >= last);
    }
}
