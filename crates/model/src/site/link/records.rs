//! Links records to each other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Linker, Tables, ids, sources};
use crate::config::RecordOrder;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::map;
use crate::network::{self, PageRecord, Records};
use crate::reference::Family;
use crate::site::index::{AwardId, CityId, ClusterId, CountryId, RegionId, RoundId};
use crate::site::{City, Country, Member};

impl Linker<'_> {
    pub(super) fn tables(&mut self, records: Records) -> Tables {
        let records = self.sorted(records);
        self.check_times(&records);
        self.check_years(&records);
        self.check_places(&records);
        let city_ids = ids(records.cities.iter());
        let mut countries = self.countries(&records);
        let winners = records.awards.iter().map(|own| self.cities_of(&own.winners, &city_ids));
        let winners: Vec<Vec<CityId>> = winners.collect();
        let coordinators =
            records.clusters.iter().map(|own| self.cities_of(&own.coordinators, &city_ids));
        let coordinators: Vec<Vec<CityId>> = coordinators.collect();
        let cities = self.cities(&records, &mut countries, &winners, &coordinators);
        let of_kinds = records.of_kinds.into_iter();
        Tables {
            regions: self.members(records.regions, |region| {
                let region = Some(RegionId::new(region));
                cities_where(&cities, |city| countries[city.country.index()].region == region)
            }),
            clusters: self.members(records.clusters, |cluster| {
                let cluster = ClusterId::new(cluster);
                cities_where(&cities, |city| city.clusters.contains(&cluster))
            }),
            rounds: self.members(records.rounds, |round| {
                let round = Some(RoundId::new(round));
                cities_where(&cities, |city| city.round == round)
            }),
            awards: self.members(records.awards, |award| winners[award].clone()),
            of_kinds: of_kinds.map(|own| self.members(own, |_| Vec::new())).collect(),
            cities,
            countries,
            calls: records.calls,
            totals: records.totals,
            source_pages: sources::unique(records.source_pages, self.diagnostics),
            groups: Vec::new(),
        }
    }

    /// Builds the members of a family with the cities that each one is about.
    fn members<R: PageRecord>(
        &self,
        records: Vec<R>,
        cities: impl Fn(usize) -> Vec<CityId>,
    ) -> Vec<Member<R>> {
        let member = |(index, record): (usize, R)| Member {
            slugs: self.slugs(&record),
            cities: cities(index),
            record,
        };
        records.into_iter().enumerate().map(member).collect()
    }

    /// Sorts each kind of record, and keeps one record of each id.
    fn sorted(&mut self, mut records: Records) -> Records {
        self.unique(Family::Cities, &mut records.cities);
        records.cities.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        let noun = self.config.names().noun(Family::Countries);
        self.unique_by(&noun, &mut records.countries, |names| &names.code);
        self.unique(Family::Regions, &mut records.regions);
        self.unique(Family::Clusters, &mut records.clusters);
        self.unique(Family::Rounds, &mut records.rounds);
        records.rounds.sort_by_key(|round| Reverse((round.year.value, round.id.value.clone())));
        self.unique(Family::Awards, &mut records.awards);
        records.awards.sort_by_key(|award| Reverse((award.year, award.id.value.clone())));
        for (id, _, kind) in self.config.kinds.iter() {
            let Some(own) = records.of_kinds.get_mut(id.index()) else { continue };
            self.unique(Family::Own(id), own);
            let start =
                |record: &network::KindRecord| record.period(kind).map(|(starts, _)| starts);
            match kind.record_order() {
                RecordOrder::Newest => own.sort_by_key(|record| Reverse(start(record))),
                RecordOrder::Oldest => own.sort_by_key(start),
                RecordOrder::Name | RecordOrder::File => {}
            }
        }
        self.unique_by(&message!("site.call"), &mut records.calls, |call| &call.id);
        // A call without a last day is the latest one.
        records.calls.sort_by_key(|call| Reverse((call.last().is_none(), call.last())));
        records.totals.sort_by_key(|total| Reverse(total.date.last_day()));
        records
    }

    /// Reports dates that contradict each other.
    fn check_times(&mut self, records: &Records) {
        let mut years: BTreeMap<i64, &Span> = BTreeMap::new();
        for round in &records.rounds {
            if let Some(first) = years.insert(round.year.value, &round.year.span) {
                let message = message!("site.duplicate-round-year", year = round.year.value);
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateId, round.year.span.clone(), message)
                        .related(first.clone(), message!("site.other-round-label"))
                        .hint(message!("site.change-round-year-hint")),
                );
            }
        }
        for call in &records.calls {
            if let (Some(opens), Some(closes)) = (call.opens, &call.closes)
                && closes.value.last_day() < opens.first_day()
            {
                let message = message!("site.closes-before-opens");
                let problem = Diagnostic::new(Code::InvalidDate, closes.span.clone(), message);
                self.diagnostics.push(problem.hint(message!("site.check-dates-hint")));
            }
        }
    }

    /// Reports cities with coordinates outside their country. Most often latitude and longitude are
    /// swapped, or a minus sign is missing.
    fn check_places(&mut self, records: &Records) {
        for city in &records.cities {
            let Some(written) = &city.location else {
                continue;
            };
            let fits = |lat, lon| map::may_contain(&city.country.value, lat, lon) == Some(true);
            let (lat, lon) = (written.value.lat.value, written.value.lon.value);
            if map::may_contain(&city.country.value, lat, lon) != Some(false) {
                continue;
            }
            let country = &city.country.value;
            let message = message!("site.point-outside-country", country);
            let problem = Diagnostic::new(Code::MisplacedPoint, written.span.clone(), message);
            let signs = [(lat, -lon), (-lat, lon), (-lat, -lon)];
            let with_signs = signs.into_iter().find(|(lat, lon)| fits(*lat, *lon));
            self.diagnostics.push(if fits(lon, lat) {
                problem
                    .hint(message!("site.swap-coordinates-hint", lat = lon, lon = lat))
                    .fix(written.value.lat.span.clone(), lon.to_string())
                    .fix(written.value.lon.span.clone(), lat.to_string())
            } else if let Some((lat, lon)) = with_signs {
                problem.hint(message!("site.minus-sign-hint", lat, lon))
            } else {
                problem.hint(message!("site.compare-with-map-hint"))
            });
        }
    }

    /// Reports the admission years without a round, each one once.
    fn check_years(&mut self, records: &Records) {
        let shown = self.config.family(Family::Rounds).is_some();
        if !shown || records.rounds.is_empty() || !records.all_rounds_read {
            return;
        }
        let rounds: BTreeSet<i64> = records.rounds.iter().map(|round| round.year.value).collect();
        let mut lacking: BTreeMap<i64, Vec<&Span>> = BTreeMap::new();
        for joined in records.cities.iter().filter_map(|city| city.joined.as_ref()) {
            if !rounds.contains(&joined.value) {
                lacking.entry(joined.value).or_default().push(&joined.span);
            }
        }
        for (year, spans) in lacking {
            let message = message!("site.no-round-for-year", year);
            let mut problem = Diagnostic::new(Code::MissingRound, spans[0].clone(), message).hint(
                message!("site.add-round-hint", line = format!("- {{id: {year}, year: {year}}}")),
            );
            if spans.len() > 1 {
                problem =
                    problem.label(message!("site.more-cities-label", spans = spans.len() - 1));
            }
            self.diagnostics.push(problem);
        }
    }

    /// Builds the cities, and adds each one to its country.
    fn cities(
        &mut self,
        records: &Records,
        countries: &mut [Country],
        winners: &[Vec<CityId>],
        coordinators: &[Vec<CityId>],
    ) -> Vec<City> {
        let cluster_ids = ids(records.clusters.iter());
        let mut cities = Vec::with_capacity(records.cities.len());
        for (index, record) in records.cities.iter().enumerate() {
            let id = CityId::new(index);
            let country = countries
                .binary_search_by(|country| country.code.cmp(&record.country.value))
                .expect("each country of a city was made");
            countries[country].cities.push(id);
            let round = record.joined.as_ref().and_then(|joined| {
                records.rounds.iter().position(|round| round.year.value == joined.value)
            });
            let clusters = self.find_all(&record.clusters, &cluster_ids, Family::Clusters);
            let won = AwardId::all(winners.len()).filter(|at| winners[at.index()].contains(&id));
            let coordinates = ClusterId::all(coordinators.len())
                .filter(|at| coordinators[at.index()].contains(&id));
            cities.push(City {
                slugs: self.city_slugs(record),
                country: CountryId::new(country),
                round: round.map(RoundId::new),
                clusters: clusters.into_iter().map(ClusterId::new).collect(),
                awards: won.collect(),
                coordinates: coordinates.collect(),
                profile: None,
                record: record.clone(),
            });
        }
        cities
    }
}

fn cities_where(cities: &[City], test: impl Fn(&City) -> bool) -> Vec<CityId> {
    CityId::all(cities.len()).filter(|id| test(&cities[id.index()])).collect()
}
