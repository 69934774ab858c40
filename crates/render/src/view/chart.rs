//! Charts as views for templates: positions in percent and `rem`, numbers formatted for the locale.

use serde::Serialize;

use super::timeline::TimelineView;
use super::{DateView, Link, Text, TotalView, ViewBuilder};
use crate::chart::{LabelPosition, RowGeometry, RowStack, Scale, stack, towards};
use crate::locale::Direction;

/// A horizontal bar chart with the data of its table.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// For `id` attributes: unique on its page.
    pub id: String,
    /// The subject: `admissions`, `totals`, `regions`, `countries`, `round` or `years`. Its catalog messages
    /// are `chart.<of>`.
    pub of: &'static str,
    /// Whether the chart is drawn. False in output that leaves the site (feeds), which no CSS reaches.
    pub drawn: bool,
    /// Whether labels are next to the bars.
    pub beside: bool,
    /// The height of the drawing, in `rem`.
    pub height: f64,
    /// The position where bars begin, in percent: 0, or 100 in right-to-left text.
    pub start: f64,
    /// 1, or -1 in right-to-left text: the sign of a distance along the line.
    pub sign: i8,
    /// The values on the axis; empty if every bar shows its number.
    pub ticks: Vec<Tick>,
    /// The legend of colours; empty if labels explain the bars.
    pub key: Vec<LegendEntry>,
    /// Whether each bar is divided by the legend.
    pub split: bool,
    /// The rows, from the top.
    pub rows: Vec<ChartRow>,
    /// The sum of all rows for each entry of the legend, if bars are divided.
    pub sums: Vec<String>,
    /// The sum of all rows.
    pub sum: String,
    /// Whether any row has an announced number.
    pub announced: bool,
    /// The row with the longest bar among those with a known label; `None` if its label is in another language
    /// than the page.
    pub highest: Option<Highest>,
    /// The last day that the figures cover.
    pub until: Option<DateView>,
    /// The totals in the chart, the earliest first; empty in other charts.
    pub totals: Vec<TotalView>,
    /// The totals on a time axis; `None` in other charts.
    pub timeline: Option<TimelineView>,
}

/// A value on the axis.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// The position, in percent from the left.
    pub x: f64,
    /// The formatted value.
    pub text: String,
}

/// An entry of the colour legend.
#[derive(Clone, Debug, Serialize)]
pub struct LegendEntry {
    /// The class of its marks: `r1` to `r9` for regions in the order of their file, `r0` for none.
    pub class: String,
    /// The meaning; `None` for cities without a region.
    pub link: Option<Link>,
}

/// A row of a chart and of its table.
#[derive(Clone, Debug, Serialize)]
pub struct ChartRow {
    /// The label; `None` for the cities without a known value.
    pub label: Option<Link>,
    /// Whether the label is next to the bar, and not above it.
    pub beside: bool,
    /// The baseline of the label, in `rem`.
    pub baseline: f64,
    /// The bars: one, or cities and countries of a total.
    pub bars: Vec<ChartBar>,
    /// Its number for each entry of the legend, if bars are divided.
    pub cells: Vec<String>,
}

/// A bar.
#[derive(Clone, Debug, Serialize)]
pub struct ChartBar {
    /// The counted things: `cities` or `countries`.
    pub of: &'static str,
    /// Its upper edge, in `rem`.
    pub y: f64,
    /// Its thickness, in `rem`.
    pub height: f64,
    /// Its parts.
    pub marks: Vec<MarkView>,
    /// The number announced, as an outline.
    pub outline: Option<Outline>,
    /// The position of the number, in percent from the left.
    pub end: f64,
    /// The baseline of the number, in `rem`.
    pub baseline: f64,
    /// The counted value.
    pub value: u64,
    /// The formatted value.
    pub text: String,
}

/// A part of a bar.
#[derive(Clone, Debug, Serialize)]
pub struct MarkView {
    /// The CSS class of its colour: that of the legend entry, or `published`.
    pub class: String,
    /// The left edge, in percent.
    pub x: f64,
    /// The width, in percent.
    pub width: f64,
    /// The centre, in percent.
    pub middle: f64,
    /// The number, if there is room for it.
    pub text: Option<String>,
    /// Whether there is room for the number in wide charts only.
    pub wide: bool,
}

/// The outline of an announced number, drawn over the number in the data.
#[derive(Clone, Debug, Serialize)]
pub struct Outline {
    /// The left edge, in percent.
    pub x: f64,
    /// The width, in percent.
    pub width: f64,
    /// The formatted number.
    pub text: String,
}

/// The row with the longest bar.
#[derive(Clone, Debug, Serialize)]
pub struct Highest {
    /// The label of the row.
    pub label: Text,
    /// The formatted number.
    pub text: String,
}

/// The numbers of a chart before layout.
#[derive(Default)]
pub(super) struct ChartData {
    pub(super) of: &'static str,
    /// The class and the meaning of each value in a row.
    pub(super) key: Vec<LegendEntry>,
    pub(super) lines: Vec<RowValues>,
    /// Whether the chart has an axis.
    pub(super) axis: bool,
    /// The minimum length of the scale, so that a few cities do not fill the width.
    pub(super) least: u64,
    pub(super) until: Option<DateView>,
    pub(super) totals: Vec<TotalView>,
}

/// The numbers of a row.
pub(super) struct RowValues {
    pub(super) label: Option<Link>,
    pub(super) place: LabelPosition,
    pub(super) bars: Vec<BarValues>,
}

/// The numbers of a bar.
pub(super) struct BarValues {
    pub(super) of: &'static str,
    pub(super) thickness: f64,
    /// One value for each entry of the legend, or a single value.
    pub(super) values: Vec<u64>,
    /// The class of a single value.
    pub(super) class: Option<String>,
    pub(super) announced: Option<u64>,
}

impl BarValues {
    fn sum(&self) -> u64 {
        self.values.iter().sum()
    }

    fn longest(&self) -> u64 {
        self.sum().max(self.announced.unwrap_or(0))
    }
}

/// The maximum number of steps on an axis: their numbers must fit next to each other on a phone.
const STEPS: u64 = 5;

/// The width of a digit and the margin around a number, in percent of the bar area: in narrow and in wide
/// charts.
const DIGIT: [[f64; 2]; 2] = [[4.2, 2.8], [2.0, 1.5]];

impl ViewBuilder<'_> {
    /// Computes the layout of a chart. `id` is unique on the page.
    pub(super) fn draw(&self, figures: ChartData, id: String) -> ChartView {
        let direction = self.site.config.locale(self.locale).direction;
        let bars = || figures.lines.iter().flat_map(|line| &line.bars);
        let largest = bars().map(BarValues::longest).max().unwrap_or(0).max(figures.least);
        let scale = if figures.axis { Scale::new(largest, STEPS) } else { Scale::up_to(largest) };
        let mut places = RowStack::under(u8::from(figures.axis));
        let rows: Vec<ChartRow> = figures
            .lines
            .iter()
            .map(|line| {
                if line.label.is_none() {
                    places.skip();
                }
                let thick: Vec<f64> = line.bars.iter().map(|bar| bar.thickness).collect();
                self.row(&figures, line, &places.place(line.place, &thick), &scale)
            })
            .collect();
        let split = bars().any(|bar| bar.class.is_none());
        let series = if split { figures.key.len() } else { 0 };
        let sum_of = |index: usize| bars().filter_map(|bar| bar.values.get(index)).sum();
        let sums = (0..series).map(|index| self.number(sum_of(index)));
        let tick =
            |value| Tick { x: towards(scale.place(value), direction), text: self.number(value) };
        ChartView {
            id,
            of: figures.of,
            drawn: !self.absolute,
            beside: figures.lines.iter().any(|line| line.place == LabelPosition::Beside),
            height: places.height(),
            start: towards(0.0, direction),
            sign: if direction == Direction::Rtl { -1 } else { 1 },
            ticks: if figures.axis { scale.ticks().map(tick).collect() } else { Vec::new() },
            split,
            sums: sums.collect(),
            sum: self.number(bars().filter(|bar| bar.of == "cities").map(BarValues::sum).sum()),
            announced: bars().any(|bar| bar.announced.is_some()),
            highest: self.highest(&figures.lines),
            rows,
            key: figures.key,
            until: figures.until,
            totals: figures.totals,
            timeline: None,
        }
    }

    fn highest(&self, lines: &[RowValues]) -> Option<Highest> {
        let known = lines.iter().rev().filter_map(|line| {
            Some((line.label.as_ref()?.label.clone(), line.bars.first()?.sum()))
        });
        // The text is in an attribute, where a label in another language cannot be marked.
        let highest = known.max_by_key(|(_, value)| *value);
        let (label, value) = highest.filter(|(label, _)| label.lang.is_none())?;
        Some(Highest { label, text: self.number(value) })
    }

    fn row(
        &self,
        figures: &ChartData,
        line: &RowValues,
        place: &RowGeometry,
        scale: &Scale,
    ) -> ChartRow {
        let bars = line.bars.iter().zip(&place.bars);
        let split = line.bars.iter().find(|bar| bar.class.is_none());
        let cells = split.map_or(&[][..], |bar| &bar.values);
        ChartRow {
            label: line.label.clone(),
            beside: line.place == LabelPosition::Beside,
            baseline: place.baseline,
            bars: bars.map(|(bar, place)| self.bar(&figures.key, bar, *place, scale)).collect(),
            cells: cells.iter().map(|value| self.number(*value)).collect(),
        }
    }

    fn bar(
        &self,
        key: &[LegendEntry],
        bar: &BarValues,
        place: crate::chart::Bar,
        scale: &Scale,
    ) -> ChartBar {
        let direction = self.site.config.locale(self.locale).direction;
        let is_split = bar.class.is_none();
        let mark = |mark: crate::chart::BarSegment| {
            let own = key.get(mark.series).map(|key| key.class.clone());
            let text = self.number(bar.values[mark.series]);
            let digits = f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
            let [narrow, wide] =
                DIGIT.map(|[digit, around]| is_split && digits * digit + around <= mark.width);
            MarkView {
                class: bar.class.clone().or(own).unwrap_or_default(),
                x: mark.x,
                width: mark.width,
                middle: mark.x + mark.width / 2.0,
                text: wide.then_some(text),
                wide: !narrow,
            }
        };
        let outline = bar.announced.map(|announced| {
            let all = stack(&[announced], scale, direction);
            let (x, width) = all.first().map_or((0.0, 0.0), |mark| (mark.x, mark.width));
            Outline { x, width, text: self.number(announced) }
        });
        ChartBar {
            of: bar.of,
            y: place.top,
            height: place.height,
            marks: stack(&bar.values, scale, direction).into_iter().map(mark).collect(),
            outline,
            end: towards(scale.place(bar.longest()), direction),
            baseline: place.baseline,
            value: bar.sum(),
            text: self.number(bar.sum()),
        }
    }

    pub(super) fn number(&self, number: u64) -> String {
        self.site.formats[self.locale].number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
