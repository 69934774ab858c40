//! Charts as templates draw them: places in percents and `rem`, numbers as the locale writes them.

use serde::Serialize;

use super::{DateView, Link, Text, TotalView, ViewBuilder};
use crate::chart::{LabelPosition, RowGeometry, RowStack, Scale, stack, towards};
use crate::locale::Direction;

/// A chart of lying bars, with what its table needs.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// For `id` attributes: unique in its page.
    pub id: String,
    /// What it shows: `admissions`, `totals`, `regions`, `countries`, `round` or `years`. Its words
    /// are those of `chart.<of>`.
    pub of: &'static str,
    /// Whether it is drawn: not in what leaves the site, where no style sheet reaches it.
    pub drawn: bool,
    /// Whether labels stand before the bars.
    pub beside: bool,
    /// The height of the drawing, in `rem`.
    pub height: f64,
    /// Where bars begin, in percents: 0, or 100 where lines run from right to left.
    pub start: f64,
    /// 1, or -1 where lines run from right to left: turns a distance along the line.
    pub sign: i8,
    /// What the axis names; none where every bar has its number and no more is needed.
    pub ticks: Vec<Tick>,
    /// What the colours mean; none where labels say it.
    pub key: Vec<LegendEntry>,
    /// Whether each bar is split by the key.
    pub split: bool,
    /// The rows, from the top.
    pub rows: Vec<ChartRow>,
    /// The sum of all rows for each entry of the key, where bars are split.
    pub sums: Vec<String>,
    /// The sum of all.
    pub sum: String,
    /// Whether any row has a number that was announced.
    pub announced: bool,
    /// The row with the longest bar, of those whose label is known; none where that is in another
    /// locale than the page.
    pub highest: Option<Highest>,
    /// The day to which the figures go.
    pub until: Option<DateView>,
    /// The totals shown, the earliest first; none in other charts.
    pub totals: Vec<TotalView>,
}

/// A value that the axis names.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// Where, in percents from the left.
    pub x: f64,
    /// The value.
    pub text: String,
}

/// What a colour means.
#[derive(Clone, Debug, Serialize)]
pub struct LegendEntry {
    /// The class of its marks: `r1` to `r9` for regions in the order of their file, `r0` for none.
    pub class: String,
    /// What it means; `None` for cities of no region.
    pub link: Option<Link>,
}

/// A row of a chart and of its table.
#[derive(Clone, Debug, Serialize)]
pub struct ChartRow {
    /// What it is of; `None` for cities of which this is not known.
    pub label: Option<Link>,
    /// Whether the label stands before the bar, and not over it.
    pub beside: bool,
    /// The line on which the label stands, in `rem`.
    pub baseline: f64,
    /// The bars: one, or cities and countries of a total.
    pub bars: Vec<ChartBar>,
    /// Its number for each entry of the key, where bars are split.
    pub cells: Vec<String>,
}

/// A bar.
#[derive(Clone, Debug, Serialize)]
pub struct ChartBar {
    /// What it counts: `cities` or `countries`.
    pub of: &'static str,
    /// Its upper edge, in `rem`.
    pub y: f64,
    /// Its thickness, in `rem`.
    pub height: f64,
    /// Its parts.
    pub marks: Vec<MarkView>,
    /// The number announced, as an outline.
    pub outline: Option<Outline>,
    /// Where the number stands, in percents from the left.
    pub end: f64,
    /// The line on which the number stands, in `rem`.
    pub baseline: f64,
    /// How many.
    pub value: u64,
    /// The number.
    pub text: String,
}

/// A part of a bar.
#[derive(Clone, Debug, Serialize)]
pub struct MarkView {
    /// The class that colours it: of the key, or `published`.
    pub class: String,
    /// Its left edge, in percents.
    pub x: f64,
    /// Its width, in percents.
    pub width: f64,
    /// Its middle, in percents.
    pub middle: f64,
    /// Its number, where there is room for it.
    pub text: Option<String>,
    /// Whether there is room for it in wide charts only.
    pub wide: bool,
}

/// What was announced, over what the data holds.
#[derive(Clone, Debug, Serialize)]
pub struct Outline {
    /// Its left edge, in percents.
    pub x: f64,
    /// Its width, in percents.
    pub width: f64,
    /// The number.
    pub text: String,
}

/// The row with the longest bar.
#[derive(Clone, Debug, Serialize)]
pub struct Highest {
    /// What it is of.
    pub label: Text,
    /// Its number.
    pub text: String,
}

/// The numbers of a chart before they have places.
#[derive(Default)]
pub(super) struct ChartData {
    pub(super) of: &'static str,
    /// The class and the meaning of each value of a row.
    pub(super) key: Vec<LegendEntry>,
    pub(super) lines: Vec<RowValues>,
    /// Whether there is an axis.
    pub(super) axis: bool,
    /// What the scale holds at least, so that few cities do not fill it.
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
    /// One for each entry of the key, or one alone.
    pub(super) values: Vec<u64>,
    /// The class of the one value.
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

/// At most so many steps of an axis: their numbers must stand side by side on a telephone.
const STEPS: u64 = 5;

/// How wide a digit is, and the room around a number, in percents of the bars' room: in a narrow
/// chart and in a wide one.
const DIGIT: [[f64; 2]; 2] = [[4.2, 2.8], [2.0, 1.5]];

impl ViewBuilder<'_> {
    /// Gives the numbers of a chart their places. `id` is unique in the page.
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
        }
    }

    fn highest(&self, lines: &[RowValues]) -> Option<Highest> {
        let known = lines.iter().rev().filter_map(|line| {
            Some((line.label.as_ref()?.label.clone(), line.bars.first()?.sum()))
        });
        // It stands in an attribute, where a label in another language could not be marked.
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

    fn number(&self, number: u64) -> String {
        self.site.formats[self.locale].number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
