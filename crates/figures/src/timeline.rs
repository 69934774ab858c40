//! Computes the geometry of line charts on a time axis. It does not depend on texts, colours or locales.
//!
//! As in bar charts, horizontal positions are percentages and vertical positions are multiples of the font size.

use crate::chart::{Scale, towards};
use crate::locale::Direction;

/// A time axis over whole years.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeAxis {
    from: i32,
    to: i32,
    step: i32,
}

impl TimeAxis {
    /// Creates the axis that contains two times, in years, and has labels for at most `most` periods.
    pub fn new(first: f64, last: f64, most: i32) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "years have four digits")]
        let (from, to) = (first.floor() as i32, (last.ceil() as i32).max(first.floor() as i32 + 1));
        let decades = (0..4).map(|power| 10_i32.pow(power));
        let mut steps = decades.flat_map(|decade| [decade, 2 * decade, 5 * decade]);
        let step = steps.find(|step| (to - from) / step <= most.max(1)).unwrap_or(to - from);
        Self { from, to, step }
    }

    /// Returns the years with a label: multiples of the step.
    pub fn ticks(&self) -> impl Iterator<Item = i32> + use<> {
        let Self { from, to, step } = *self;
        (from..=to).filter(move |year| year % step == 0)
    }

    /// Returns the position of a time, as a percentage from the left.
    pub fn place(&self, time: f64, direction: Direction) -> f64 {
        let share = (time - f64::from(self.from)) / f64::from(self.to - self.from);
        towards(round(share * 100.0), direction)
    }
}

/// A value that was true at some time of a period, in years.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TimedValue {
    /// The start of the period.
    pub from: f64,
    /// Its end.
    pub to: f64,
    /// The value.
    pub value: u64,
}

impl TimedValue {
    /// Returns the middle of the period.
    pub fn time(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }
}

/// The frame of a line chart: the top and the height of its area, in font sizes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlotArea {
    /// The upper edge.
    pub top: f64,
    /// The height.
    pub height: f64,
}

impl PlotArea {
    /// Returns the position of a value, from the top.
    pub fn place(&self, value: u64, scale: &Scale) -> f64 {
        round(self.top + self.height * (1.0 - scale.place(value) / 100.0))
    }
}

/// A point of a line chart.
#[derive(Clone, PartialEq, Debug)]
pub struct PlottedPoint {
    /// The distance from the left, in percent.
    pub x: f64,
    /// The distance from the top, in font sizes.
    pub y: f64,
    /// The ends of the period, if it is long enough to be visible.
    pub span: Option<[f64; 2]>,
    /// The baseline of the number; `None` if the previous point has the same number.
    pub label: Option<f64>,
}

/// A period longer than this is drawn, in years.
const LONG: f64 = 0.25;
/// The width of a narrow chart, in font sizes. Numbers that do not overlap in it overlap in no wider one.
const NARROW: f64 = 15.0;
/// The width of a digit and of the space around a number, in font sizes.
const DIGIT: [f64; 2] = [0.45, 0.4];
/// The distances from a point to the baseline of its number, above and below it, and the height of a digit.
const ABOVE: f64 = -0.55;
const BELOW: f64 = 1.15;
const TALL: f64 = 0.6;

/// Places the points of values in order of time. Numbers are above their points, or below if there is no space.
pub fn plot(
    values: &[TimedValue],
    axis: &TimeAxis,
    scale: &Scale,
    area: PlotArea,
    direction: Direction,
) -> Vec<PlottedPoint> {
    let place = |value: &TimedValue| PlottedPoint {
        x: axis.place(value.time(), direction),
        y: area.place(value.value, scale),
        span: (value.to - value.from > LONG)
            .then(|| [value.from, value.to].map(|end| axis.place(end, direction))),
        label: None,
    };
    let mut points: Vec<PlottedPoint> = values.iter().map(place).collect();
    let mut taken: Vec<NumberBox> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 && values[index - 1].value == value.value {
            continue;
        }
        let (x, y) = (points[index].x, points[index].y);
        let digits = f64::from(value.value.max(1).ilog10() + 1);
        let width = (digits * DIGIT[0] + DIGIT[1]) / NARROW * 100.0;
        let room = |down: f64| NumberBox { x, width, top: y + down - TALL, bottom: y + down };
        let is_free = |room: &NumberBox| {
            !taken.iter().any(|other| room.meets(other))
                && !points.iter().any(|point| room.contains(point.x, point.y))
        };
        let down = [ABOVE, BELOW].into_iter().find(|down| is_free(&room(*down))).unwrap_or(ABOVE);
        taken.push(room(down));
        points[index].label = Some(round(y + down));
    }
    points
}

/// The space of a number: its middle and width in percent, its top and bottom in font sizes.
struct NumberBox {
    x: f64,
    width: f64,
    top: f64,
    bottom: f64,
}

impl NumberBox {
    fn meets(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < f64::midpoint(self.width, other.width)
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn contains(&self, x: f64, y: f64) -> bool {
        (self.x - x).abs() < self.width / 2.0 && (self.top - 0.2..self.bottom + 0.2).contains(&y)
    }
}

fn round(place: f64) -> f64 {
    (place * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::{PlotArea, TimeAxis, TimedValue, plot};
    use crate::chart::Scale;
    use crate::locale::Direction::{Ltr, Rtl};

    const AREA: PlotArea = PlotArea { top: 2.0, height: 9.0 };

    fn day(time: f64, value: u64) -> TimedValue {
        TimedValue { from: time, to: time, value }
    }

    #[test]
    fn years_have_their_places() {
        let axis = TimeAxis::new(2016.6, 2025.9, 6);
        assert_eq!(axis.ticks().collect::<Vec<_>>(), [2016, 2018, 2020, 2022, 2024, 2026]);
        assert_eq!((axis.place(2016.0, Ltr), axis.place(2026.0, Ltr)), (0.0, 100.0));
        assert_eq!((axis.place(2018.0, Ltr), axis.place(2018.0, Rtl)), (20.0, 80.0));
        let short = TimeAxis::new(2024.0, 2024.0, 6);
        assert_eq!(short.ticks().collect::<Vec<_>>(), [2024, 2025]);
        let long = TimeAxis::new(1897.5, 2025.0, 6);
        assert_eq!(long.ticks().collect::<Vec<_>>(), [1900, 1920, 1940, 1960, 1980, 2000, 2020]);
    }

    #[test]
    fn points_are_at_their_times_and_values() {
        let (axis, scale) = (TimeAxis::new(2020.0, 2024.0, 6), Scale::new(400, 5));
        let values = [day(2020.0, 100), TimedValue { from: 2021.0, to: 2022.0, value: 400 }];
        let points = plot(&values, &axis, &scale, AREA, Ltr);
        assert_eq!((points[0].x, points[0].y, points[0].span), (0.0, 8.75, None));
        assert_eq!((points[1].x, points[1].y, points[1].span), (37.5, 2.0, Some([25.0, 50.0])));
        let mirrored = plot(&values, &axis, &scale, AREA, Rtl);
        assert_eq!((mirrored[1].x, mirrored[1].span), (62.5, Some([75.0, 50.0])));
    }

    #[test]
    fn a_number_is_written_once_and_covers_nothing() {
        let (axis, scale) = (TimeAxis::new(2019.0, 2026.0, 6), Scale::new(425, 5));
        let values = [day(2020.69, 174), day(2020.73, 229), day(2022.2, 229), day(2022.67, 294)];
        let values =
            [&values[..], &[day(2023.4, 292), day(2024.1, 356), day(2024.5, 356)]].concat();
        let points = plot(&values, &axis, &scale, AREA, Ltr);
        let written: Vec<bool> = points.iter().map(|point| point.label.is_some()).collect();
        assert_eq!(written, [true, true, false, true, true, true, false]);
        let is_above = |index: usize| points[index].label.unwrap() < points[index].y;
        assert!(!is_above(0) && is_above(1), "one day apart: {points:?}");
        assert!(is_above(3) && !is_above(4), "nearly the same number: {points:?}");
    }
}
