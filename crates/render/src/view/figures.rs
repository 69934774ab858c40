//! Computes the numbers of the charts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chart::{BarValues, ChartData, ChartView, LegendEntry, RowValues};
use super::{DateView, Link, ViewBuilder};
use crate::chart::LabelPosition;
use crate::content::ChartSubject;
use crate::date::Date;
use crate::site::{CityId, CountryId, Entity, RegionId, RoundId};

/// The minimum and maximum number of countries in the chart of the largest countries. The chart includes
/// countries with the same number of members as the last, up to the maximum.
const COUNTRIES: [usize; 2] = [10, 15];

/// The minimum scale of charts with a mark for each city.
const UNITS: u64 = 20;

/// The thickness of bars, in `rem`: next to their label, under it, and the second of two bars.
const THICK: [f64; 3] = [1.25, 0.9, 0.45];

impl ViewBuilder<'_> {
    /// Builds the chart of a block; `number` distinguishes the blocks of a page.
    pub fn chart(&self, of: ChartSubject, round: Option<RoundId>, number: usize) -> ChartView {
        let id = format!("_chart-{number}");
        match (of, round) {
            (ChartSubject::Admissions, _) => self.draw(self.admissions(), id),
            (ChartSubject::Totals, _) => {
                ChartView { timeline: self.timeline(), ..self.draw(self.published(), id) }
            }
            (ChartSubject::Regions, None) => {
                let all: Vec<CityId> = CityId::all(self.site.cities.len()).collect();
                self.draw(self.regions_of(&all, "regions"), id)
            }
            (ChartSubject::Regions, Some(round)) => {
                self.draw(self.regions_of(&self.site[round].cities, "round"), id)
            }
            (ChartSubject::Countries, _) => self.draw(self.largest_countries(), id),
        }
    }

    /// Builds the chart of a round's cities by region; `None` if the round has none.
    pub fn round_chart(&self, id: RoundId) -> Option<ChartView> {
        let cities = &self.site[id].cities;
        let any = !cities.is_empty() && !self.site.regions.is_empty();
        any.then(|| self.draw(self.regions_of(cities, "round"), "_chart".to_owned()))
    }

    /// Builds the chart of one region's cities by year of admission, with a mark for each city. `None` if they
    /// joined in fewer than two years.
    pub fn years_chart(&self, cities: &[CityId], region: Option<RegionId>) -> Option<ChartView> {
        let known = cities.iter().filter_map(|id| self.site[*id].record.joined.as_ref());
        let (first, last) = known.fold((i64::MAX, i64::MIN), |(first, last), joined| {
            (first.min(joined.value), last.max(joined.value))
        });
        if first >= last {
            return None;
        }
        let lines = self.by_year(cities, first).into_iter().map(|(year, cities)| RowValues {
            label: year.map(|year| self.year(year)),
            place: if year.is_some() { LabelPosition::Beside } else { LabelPosition::Above },
            bars: vec![BarValues {
                of: "cities",
                thickness: THICK[1],
                values: vec![1; cities.len()],
                class: Some(class(region)),
                announced: None,
            }],
        });
        let figures = ChartData {
            of: "years",
            lines: lines.collect(),
            least: UNITS,
            until: self.until(),
            ..ChartData::default()
        };
        Some(self.draw(figures, "_chart".to_owned()))
    }

    /// The cities admitted in each year by region, next to the announced number.
    fn admissions(&self) -> ChartData {
        let all: Vec<CityId> = CityId::all(self.site.cities.len()).collect();
        let regions = self.regions_in(&all);
        let line = |(year, cities): (Option<i64>, Vec<CityId>)| {
            let round = self.site.rounds.iter().find(|round| Some(round.record.year.value) == year);
            let announced = round.and_then(|round| round.record.admitted);
            RowValues {
                label: year.map(|year| self.year(year)),
                place: if year.is_some() { LabelPosition::Beside } else { LabelPosition::Above },
                bars: vec![BarValues {
                    of: "cities",
                    thickness: THICK[0],
                    values: regions.iter().map(|region| self.count_in(&cities, *region)).collect(),
                    class: None,
                    announced: announced.and_then(|count| u64::try_from(count.cities).ok()),
                }],
            }
        };
        ChartData {
            of: "admissions",
            lines: self.by_year(&all, i64::MIN).into_iter().map(line).collect(),
            key: regions.iter().map(|region| self.key(*region)).collect(),
            axis: true,
            until: self.until(),
            ..ChartData::default()
        }
    }

    /// The totals that the network published, the earliest first.
    fn published(&self) -> ChartData {
        let totals = || self.site.totals.iter().rev();
        let bar = |of, thickness, value: i64| BarValues {
            of,
            thickness,
            values: u64::try_from(value).into_iter().collect(),
            class: Some("published".to_owned()),
            announced: None,
        };
        let lines = totals().map(|total| {
            let mut bars = vec![bar("cities", THICK[1], total.cities)];
            bars.extend(total.countries.map(|value| bar("countries", THICK[2], value)));
            RowValues {
                label: Some(plain(self.date(total.date).text)),
                place: LabelPosition::Above,
                bars,
            }
        });
        ChartData {
            of: "totals",
            lines: lines.collect(),
            axis: true,
            until: self.site.totals.first().map(|total| self.date(total.date)),
            totals: totals().map(|total| self.total(total)).collect(),
            ..ChartData::default()
        }
    }

    /// Cities by region, with a row for every region.
    fn regions_of(&self, cities: &[CityId], of: &'static str) -> ChartData {
        let regions = self.regions_in(cities);
        let line = |region: &Option<RegionId>| {
            let label = region.map(|id| self.link(Entity::Region(id)));
            line_of(label, *region, self.count_in(cities, *region))
        };
        ChartData {
            of,
            lines: regions.iter().map(line).collect(),
            until: self.until(),
            ..ChartData::default()
        }
    }

    /// The countries with the most cities, coloured by region.
    fn largest_countries(&self) -> ChartData {
        let all: Vec<CountryId> = CountryId::all(self.site.countries.len()).collect();
        let mut ordered = self.site.countries_in_order(&all, self.locale);
        ordered.sort_by_key(|id| Reverse(self.site[*id].cities.len()));
        let size = |id: &CountryId| self.site[*id].cities.len();
        let [least, most] = COUNTRIES;
        if let Some(last) = ordered.get(least - 1).map(size) {
            let equal = ordered.iter().filter(|id| size(id) >= last).count();
            let more = ordered.iter().filter(|id| size(id) > last).count();
            ordered.truncate(if equal <= most || more == 0 { equal.min(most) } else { more });
        }
        let mut regions: Vec<_> = ordered.iter().map(|id| self.site[*id].region).collect();
        regions.sort_by_key(|region| (region.is_none(), *region));
        regions.dedup();
        let line = |id: CountryId| {
            let country = &self.site[id];
            line_of(Some(self.link(Entity::Country(id))), country.region, count(&country.cities))
        };
        ChartData {
            of: "countries",
            key: regions.into_iter().map(|region| self.key(region)).collect(),
            lines: ordered.into_iter().map(line).collect(),
            until: self.until(),
            ..ChartData::default()
        }
    }

    /// Cities by year of admission, from a year on. The list includes the years of rounds in which none of
    /// them joined. Cities without a known year come last.
    fn by_year(&self, cities: &[CityId], from: i64) -> Vec<(Option<i64>, Vec<CityId>)> {
        let years = self.site.rounds.iter().map(|round| round.record.year.value);
        let mut by_year: BTreeMap<i64, Vec<CityId>> =
            years.filter(|year| *year >= from).map(|year| (year, Vec::new())).collect();
        let mut unknown = Vec::new();
        for id in cities {
            match &self.site[*id].record.joined {
                Some(joined) => by_year.entry(joined.value).or_default().push(*id),
                None => unknown.push(*id),
            }
        }
        let last = (!unknown.is_empty()).then_some((None, unknown));
        by_year.into_iter().map(|(year, cities)| (Some(year), cities)).chain(last).collect()
    }

    /// The label of a year formatted for the locale, with a link to its round.
    fn year(&self, year: i64) -> Link {
        let round = self.site.rounds.iter().position(|round| round.record.year.value == year);
        let round = round.and_then(|index| RoundId::all(self.site.rounds.len()).nth(index));
        let text = self.site.formats[self.locale].ordinal(year);
        match round {
            Some(round) => self.link_named(Entity::Round(round), self.own(&text)),
            None => plain(text),
        }
    }

    /// Every region; also `None` if some cities have no region.
    fn regions_in(&self, cities: &[CityId]) -> Vec<Option<RegionId>> {
        let all = RegionId::all(self.site.regions.len()).map(Some);
        let any = self.count_in(cities, None) > 0;
        all.chain(any.then_some(None)).collect()
    }

    fn count_in(&self, cities: &[CityId], region: Option<RegionId>) -> u64 {
        let is_in = |id: &&CityId| self.site[self.site[**id].country].region == region;
        cities.iter().filter(is_in).count() as u64
    }

    fn key(&self, region: Option<RegionId>) -> LegendEntry {
        LegendEntry {
            class: class(region),
            link: region.map(|region| self.link(Entity::Region(region))),
        }
    }

    /// The day or year of the latest round, the end of the period that the data covers.
    fn until(&self) -> Option<DateView> {
        let round = self.site.rounds.first()?;
        let year = i16::try_from(round.record.year.value).ok()?;
        Some(self.date(round.record.date.unwrap_or(Date { year, month: None, day: None })))
    }
}

fn count(cities: &[CityId]) -> u64 {
    cities.len() as u64
}

/// The CSS class of a region's colour.
fn class(region: Option<RegionId>) -> String {
    format!("r{}", region.map_or(0, |region| (region.index() + 1).min(9)))
}

/// A label without a link.
fn plain(text: String) -> Link {
    let label = super::Text { text, lang: None, dir: None };
    Link { kind: "label", label, url: None, hreflang: None, language: None }
}

/// The row of a chart with labels above the bars.
fn line_of(label: Option<Link>, region: Option<RegionId>, value: u64) -> RowValues {
    let class = Some(class(region));
    let bar = BarValues {
        of: "cities",
        thickness: THICK[1],
        values: vec![value],
        class,
        announced: None,
    };
    RowValues { label, place: LabelPosition::Above, bars: vec![bar] }
}
