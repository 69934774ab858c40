//! Links records to each other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Linker, Tables, ids};
use crate::config::RecordOrder;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::map;
use crate::network::{self, Records};
use crate::reference::Family;
use crate::site::index::{AwardId, CityId, ClusterId, CountryId, RegionId, RoundId};
use crate::site::{Award, City, Cluster, Country, KindMember, Region, Round};

impl Linker<'_> {
    pub(super) fn tables(&mut self, records: Records) -> Tables {
        let records = self.sorted(records);
        self.check_times(&records);
        self.check_years(&records);
        self.check_places(&records);
        let city_ids = ids(&records.cities, |city| &city.id);
        let mut countries = self.countries(&records);
        let winners: Vec<Vec<CityId>> =
            records.awards.iter().map(|award| self.cities_of(&award.winners, &city_ids)).collect();
        let coordinators: Vec<Vec<CityId>> = records
            .clusters
            .iter()
            .map(|cluster| self.cities_of(&cluster.coordinators, &city_ids))
            .collect();
        let cities = self.cities(&records, &mut countries, &winners);
        let mut tables =
            Tables { cities, calls: records.calls, totals: records.totals, ..Tables::default() };
        let awards = records.awards.into_iter().zip(winners);
        let award = |(record, winners): (network::AwardRecord, _)| Award {
            slugs: self.slugs(record.slug.as_ref(), Some(&record.name), &record.id.value),
            documents: Vec::new(),
            record,
            winners,
        };
        tables.awards = awards.map(award).collect();
        tables.of_kinds = self.of_kinds(records.of_kinds);
        tables.regions = self.regions(records.regions, &tables.cities, &countries);
        tables.clusters = self.clusters(records.clusters, coordinators, &tables.cities);
        tables.rounds = self.rounds(records.rounds, &tables.cities);
        tables.countries = countries;
        tables
    }

    /// Sorts each kind of record, and keeps one record of each id.
    fn sorted(&mut self, mut records: Records) -> Records {
        records.cities = self.unique(records.cities, &message!("site.noun-city"), |city| &city.id);
        records.cities.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        records.countries =
            self.unique(records.countries, &message!("site.noun-country"), |names| &names.code);
        records.regions =
            self.unique(records.regions, &message!("site.noun-region"), |region| &region.id);
        records.clusters =
            self.unique(records.clusters, &message!("site.noun-cluster"), |cluster| &cluster.id);
        records.rounds =
            self.unique(records.rounds, &message!("site.noun-round"), |round| &round.id);
        records.rounds.sort_by_key(|round| Reverse((round.year.value, round.id.value.clone())));
        records.awards =
            self.unique(records.awards, &message!("site.noun-award"), |award| &award.id);
        records.awards.sort_by_key(|award| Reverse((award.year, award.id.value.clone())));
        for (id, _, kind) in self.config.kinds.iter() {
            let Some(own) = records.of_kinds.get_mut(id.index()) else { continue };
            let noun = self.config.names().noun(Family::Own(id));
            *own = self.unique(std::mem::take(own), &noun, |record| &record.id);
            let start =
                |record: &network::KindRecord| record.period(kind).map(|(starts, _)| starts);
            match kind.record_order() {
                RecordOrder::Newest => own.sort_by_key(|record| Reverse(start(record))),
                RecordOrder::Oldest => own.sort_by_key(start),
                RecordOrder::Name | RecordOrder::File => {}
            }
        }
        records.calls = self.unique(records.calls, &message!("site.call"), |call| &call.id);
        records.calls.sort_by_key(|call| Reverse(call.closes.value));
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
            if call.opens.is_some_and(|opens| call.closes.value.last_day() < opens.first_day()) {
                let message = message!("site.closes-before-opens");
                let problem = Diagnostic::new(Code::InvalidDate, call.closes.span.clone(), message);
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
    ) -> Vec<City> {
        let cluster_ids = ids(&records.clusters, |cluster| &cluster.id);
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
            let won = (0..winners.len()).filter(|award| winners[*award].contains(&id));
            cities.push(City {
                slugs: self.slugs(record.slug.as_ref(), Some(&record.name), &record.id.value),
                country: CountryId::new(country),
                round: round.map(RoundId::new),
                clusters: clusters.into_iter().map(ClusterId::new).collect(),
                awards: won.map(AwardId::new).collect(),
                profile: None,
                documents: Vec::new(),
                record: record.clone(),
            });
        }
        cities
    }

    fn regions(
        &self,
        records: Vec<network::RegionRecord>,
        cities: &[City],
        countries: &[Country],
    ) -> Vec<Region> {
        let region = |(index, record): (usize, network::RegionRecord)| {
            let own = Some(RegionId::new(index));
            Region {
                slugs: self.slugs(record.slug.as_ref(), Some(&record.name), &record.id.value),
                countries: CountryId::all(countries.len())
                    .filter(|id| countries[id.index()].region == own)
                    .collect(),
                cities: cities_where(cities, |city| countries[city.country.index()].region == own),
                documents: Vec::new(),
                record,
            }
        };
        records.into_iter().enumerate().map(region).collect()
    }

    fn clusters(
        &self,
        records: Vec<network::ClusterRecord>,
        coordinators: Vec<Vec<CityId>>,
        cities: &[City],
    ) -> Vec<Cluster> {
        let cluster =
            |(index, (record, coordinators)): (usize, (network::ClusterRecord, _))| Cluster {
                slugs: self.slugs(record.slug.as_ref(), Some(&record.name), &record.id.value),
                cities: cities_where(cities, |city| city.clusters.contains(&ClusterId::new(index))),
                coordinators,
                documents: Vec::new(),
                record,
            };
        records.into_iter().zip(coordinators).enumerate().map(cluster).collect()
    }

    fn of_kinds(&self, records: Vec<Vec<network::KindRecord>>) -> Vec<Vec<KindMember>> {
        let kinds = self.config.kinds.iter().zip(records);
        let members = kinds.map(|((_, _, kind), records)| {
            let member = |record: network::KindRecord| KindMember {
                slugs: self.slugs(record.slug.as_ref(), None, &record.id.value),
                period: record.period(kind),
                cities: Vec::new(),
                documents: Vec::new(),
                record,
            };
            records.into_iter().map(member).collect()
        });
        members.collect()
    }

    fn rounds(&self, records: Vec<network::RoundRecord>, cities: &[City]) -> Vec<Round> {
        let round = |(index, record): (usize, network::RoundRecord)| Round {
            slugs: self.slugs(None, None, &record.id.value),
            cities: cities_where(cities, |city| city.round == Some(RoundId::new(index))),
            documents: Vec::new(),
            record,
        };
        records.into_iter().enumerate().map(round).collect()
    }
}

fn cities_where(cities: &[City], test: impl Fn(&City) -> bool) -> Vec<CityId> {
    CityId::all(cities.len()).filter(|id| test(&cities[id.index()])).collect()
}
