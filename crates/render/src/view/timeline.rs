//! The growth of the network as a view for templates: small line charts, one above the other, on one time axis.

use serde::Serialize;

use super::chart::Tick;
use super::{DateView, ViewBuilder};
use crate::chart::Scale;
use crate::date::Date;
use crate::network::Total;
use crate::timeline::{PlotArea, PlottedPoint, TimeAxis, TimedValue, plot};

/// The height of a chart of cities and of countries, in `rem`.
const HEIGHTS: [f64; 2] = [9.0, 6.0];
/// The height of the heading of a chart, and the space below it, in `rem`.
const HEADING: f64 = 2.2;
const BELOW: f64 = 1.2;
/// The height of the time axis, in `rem`.
const AXIS: f64 = 1.5;
/// The maximum number of steps on each axis: their labels must fit on a phone.
const STEPS: (u64, i32) = (5, 5);

/// Published totals on a time axis. Positions are in percent from the left and in `rem` from the top.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// The height of the drawing.
    pub height: f64,
    /// The years on the axis.
    pub years: Vec<Tick>,
    /// The baseline of the years.
    pub baseline: f64,
    /// The charts: `cities` and, if any are known, `countries`.
    pub charts: Vec<LineChartView>,
    /// The date of the last point, and its number of cities.
    pub last: DateView,
    /// The formatted number.
    pub last_text: String,
}

/// A line chart.
#[derive(Clone, Debug, Serialize)]
pub struct LineChartView {
    /// The counted things: `cities` or `countries`.
    pub of: &'static str,
    /// The baseline of the heading.
    pub heading: f64,
    /// The upper edge of the lines of the time axis.
    pub top: f64,
    /// The lower edge: the position of zero.
    pub bottom: f64,
    /// The values on the axis.
    pub ticks: Vec<ValueTick>,
    /// The points in order of time.
    pub points: Vec<PointView>,
}

/// A value on the vertical axis.
#[derive(Clone, Debug, Serialize)]
pub struct ValueTick {
    /// The position, in `rem`.
    pub y: f64,
    /// The formatted value.
    pub text: String,
}

/// A published number.
#[derive(Clone, Debug, Serialize)]
pub struct PointView {
    /// The position, in percent from the left.
    pub x: f64,
    /// The position, in `rem` from the top.
    pub y: f64,
    /// The ends of the period, in percent, if only the year is known; else empty.
    pub span: Vec<f64>,
    /// The formatted number; `None` if the previous point has the same number.
    pub text: Option<String>,
    /// The baseline of the number, in `rem`.
    pub baseline: f64,
}

impl ViewBuilder<'_> {
    /// Builds the charts of the published totals; `None` if there are none.
    pub(super) fn timeline(&self) -> Option<TimelineView> {
        let mut totals: Vec<&Total> = self.site.totals.iter().collect();
        totals.sort_by(|a, b| timed(a.date, 0).time().total_cmp(&timed(b.date, 0).time()));
        let number = |value: i64| u64::try_from(value).unwrap_or(0);
        let cities = totals.iter().map(|total| timed(total.date, number(total.cities)));
        let countries =
            totals.iter().filter_map(|total| Some(timed(total.date, number(total.countries?))));
        let series: [Vec<TimedValue>; 2] = [cities.collect(), countries.collect()];
        let first = series[0].iter().map(|value| value.from).fold(f64::INFINITY, f64::min);
        let end = series[0].iter().map(|value| value.to).fold(0.0, f64::max);
        let axis = TimeAxis::new(first, end, STEPS.1);
        let last = *totals.last()?;
        let mut top = 0.0;
        let mut charts = Vec::new();
        for ((of, values), height) in ["cities", "countries"].into_iter().zip(&series).zip(HEIGHTS)
        {
            if !values.is_empty() {
                let area = PlotArea { top: top + HEADING, height };
                charts.push(self.line_chart(of, values, &axis, area));
                top += HEADING + height + BELOW;
            }
        }
        let direction = self.site.config.locale(self.locale).direction;
        let year = |year: i32| Tick {
            x: axis.place(f64::from(year), direction),
            text: self.site.formats[self.locale].ordinal(year.into()),
        };
        let bottom = charts.last().map_or(0.0, |chart| chart.bottom);
        Some(TimelineView {
            height: bottom + AXIS,
            years: axis.ticks().map(year).collect(),
            baseline: bottom + AXIS - 0.4,
            charts,
            last: self.date(last.date),
            last_text: self.number(number(last.cities)),
        })
    }

    fn line_chart(
        &self,
        of: &'static str,
        values: &[TimedValue],
        axis: &TimeAxis,
        area: PlotArea,
    ) -> LineChartView {
        let direction = self.site.config.locale(self.locale).direction;
        let largest = values.iter().map(|value| value.value).max().unwrap_or(0);
        let scale = Scale::new(largest, STEPS.0);
        let tick = |value| ValueTick { y: area.place(value, &scale), text: self.number(value) };
        let point = |(point, value): (PlottedPoint, &TimedValue)| PointView {
            x: point.x,
            y: point.y,
            span: point.span.map(Vec::from).unwrap_or_default(),
            text: point.label.map(|_| self.number(value.value)),
            baseline: point.label.unwrap_or(point.y),
        };
        let points = plot(values, axis, &scale, area, direction);
        LineChartView {
            of,
            heading: area.top - 0.9,
            top: area.top,
            bottom: area.place(0, &scale),
            ticks: scale.ticks().map(tick).collect(),
            points: points.into_iter().zip(values).map(point).collect(),
        }
    }
}

/// Converts a date to a period in years. All months count as equally long: the difference is invisible.
fn timed(date: Date, value: u64) -> TimedValue {
    let year = |day: Date, end: f64| {
        let month = f64::from(day.month.unwrap_or(1)) - 1.0;
        let day_of_month = (f64::from(day.day.unwrap_or(1)) - 1.0 + end) / 31.0;
        f64::from(day.year) + (month + day_of_month) / 12.0
    };
    TimedValue { from: year(date.first_day(), 0.0), to: year(date.last_day(), 1.0), value }
}
