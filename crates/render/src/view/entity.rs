//! Records (cities, countries, regions, clusters, rounds) as views for templates.

use serde::Serialize;

use super::{
    ChartView, CityCard, CityGroup, CountView, CountryCard, DateView, DocumentView, HostedEvent,
    Link, MapView, NearbyCity, NewsCard, OwnFact, PrintView, RegionGroup, SourceView, Text,
    ViewBuilder,
};
use crate::plan::MapScope;
use crate::plan::{DataFile, DataFormat, DataTable, FeedScope};
use crate::reference::Family;
use crate::site::{CityId, ClusterId, CountryId, Entity, RegionId, RoundId};

/// A city's page.
#[derive(Clone, Debug, Serialize)]
pub struct CityView {
    /// The stable id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// Its names in other languages, each marked with its language.
    pub other_names: Vec<OtherName>,
    /// The address of its page; `None` if the site has no pages of cities.
    pub url: Option<String>,
    /// Its country.
    pub country: Link,
    /// Its region.
    pub region: Option<Link>,
    /// The year of admission.
    pub joined: Option<i64>,
    /// The round of that year.
    pub round: Option<Link>,
    /// The position.
    pub location: Option<LocationView>,
    /// The number of inhabitants.
    pub population: Option<PopulationView>,
    /// Its clusters.
    pub clusters: Vec<Link>,
    /// The clusters that it coordinates.
    pub coordinates: Vec<Link>,
    /// The awards that it won, the latest first.
    pub awards: Vec<CityAward>,
    /// The events that take place in it.
    pub hosted: Vec<HostedEvent>,
    /// Its own website.
    pub website: Option<String>,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// The reason that its membership is in doubt.
    pub unconfirmed: Option<Text>,
    /// The sources of its membership, the main one first.
    pub sources: Vec<SourceView>,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The address of its open data file.
    pub data: Option<String>,
    /// Its profile.
    pub profile: Option<DocumentView>,
    /// The documents that name the city, the latest first.
    pub news: Vec<NewsCard>,
    /// The other members of its country, in order of name.
    pub neighbours: Vec<CityCard>,
    /// The nearest members of other countries, the nearest first.
    pub nearby: Vec<NearbyCity>,
    /// Its fact sheet in each language, the one in the language of the page first.
    pub prints: Vec<PrintView>,
    /// A small map of its country.
    pub map: Option<MapView>,
}

/// A name in another language.
#[derive(Clone, Debug, Serialize)]
pub struct OtherName {
    /// The name with its locale.
    pub name: Text,
    /// The name of the language, in the language of the page.
    pub language: String,
}

/// A point in WGS 84 coordinates.
#[derive(Clone, Debug, Serialize)]
pub struct LocationView {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north formatted for the locale, without sign.
    pub lat_text: String,
    /// Degrees east formatted for the locale, without sign.
    pub lon_text: String,
    /// Whether the point is the seat of a member larger than a city.
    pub seat: bool,
}

/// A number of inhabitants.
#[derive(Clone, Debug, Serialize)]
pub struct PopulationView {
    /// The number of people.
    pub value: i64,
    /// The formatted number.
    pub text: String,
    /// The organization that counted.
    pub source: Option<String>,
    /// The year of the count.
    pub year: Option<i64>,
}

/// An award that a city won.
#[derive(Clone, Debug, Serialize)]
pub struct CityAward {
    /// The name of the edition.
    pub name: Text,
    /// The link to the edition.
    pub link: Link,
    /// The year.
    pub year: i64,
    /// The source of the award.
    pub source: Option<SourceView>,
}

/// A country's page.
#[derive(Clone, Debug, Serialize)]
pub struct CountryView {
    /// The ISO 3166-1 alpha-2 code.
    pub code: String,
    /// The name.
    pub name: Text,
    /// Its region.
    pub region: Option<Link>,
    /// Its members, in order of name.
    pub cities: Vec<CityCard>,
    /// The year of the first admission, if the year of every member is known.
    pub since: Option<i64>,
    /// The documents that name the country, the latest first.
    pub news: Vec<NewsCard>,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The address of its feed.
    pub feed: Option<String>,
    /// Its members on a map.
    pub map: Option<MapView>,
    /// The address of the open data file of the countries.
    pub data: Option<String>,
    /// Its members by year of admission, if they joined in several years.
    pub chart: Option<ChartView>,
}

/// A region's page.
#[derive(Clone, Debug, Serialize)]
pub struct RegionView {
    /// The stable id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// Its countries with members, in order of name.
    pub countries: Vec<CountryCard>,
    /// Its members by country.
    pub groups: Vec<CityGroup>,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The number of its members in the data.
    pub count: usize,
    /// Its members by year of admission, if they joined in several years.
    pub chart: Option<ChartView>,
    /// The documents that name the region, the latest first.
    pub news: Vec<NewsCard>,
    /// Its members on a map.
    pub map: Option<MapView>,
}

/// A cluster's page.
#[derive(Clone, Debug, Serialize)]
pub struct ClusterView {
    /// The stable id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// A summary of its topic.
    pub summary: Option<Text>,
    /// The cities that coordinate it.
    pub coordinators: Vec<CityCard>,
    /// The other cities in the cluster.
    pub cities: Vec<CityCard>,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The source of its facts.
    pub source: Option<SourceView>,
    /// The documents that name the cluster, the latest first.
    pub news: Vec<NewsCard>,
}

/// A round's page.
#[derive(Clone, Debug, Serialize)]
pub struct RoundView {
    /// The stable id.
    pub id: String,
    /// The name, or the year.
    pub name: Text,
    /// Whether it has a name of its own.
    pub is_named: bool,
    /// The year.
    pub year: i64,
    /// The day of the announcement.
    pub date: Option<DateView>,
    /// The announced number of admitted cities.
    pub admitted: Option<CountView>,
    /// The announced size of the network at that time.
    pub total: Option<CountView>,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// The cities admitted, by region and country.
    pub groups: Vec<RegionGroup>,
    /// The number of admitted cities in the data: smaller than announced if some are not confirmed.
    pub count: usize,
    /// The number of their countries.
    pub country_count: usize,
    /// The cities admitted, by region; `None` if there are none.
    pub chart: Option<ChartView>,
    /// The countries whose first known member joined in this round, in order of name; empty for the first
    /// round. Countries with a member of unknown year are left out.
    pub first_countries: Vec<Link>,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The sources of its facts.
    pub sources: Vec<SourceView>,
    /// The documents that name the round, the latest first.
    pub news: Vec<NewsCard>,
    /// The link to its page.
    pub link: Link,
}

impl ViewBuilder<'_> {
    /// Builds the view of a city with its rendered `profile`.
    pub fn city(&self, id: CityId, profile: Option<DocumentView>) -> CityView {
        let city = &self.site[id];
        let others = self.site[city.country].cities.iter().copied();
        let neighbours: Vec<CityId> = others.filter(|other| *other != id).collect();
        CityView {
            profile,
            news: self.news_about(Entity::City(id)),
            neighbours: self.cities(&neighbours),
            nearby: self.nearby(id),
            prints: self.prints_of(Entity::City(id)),
            map: self.city_map(id),
            ..self.city_alone(id)
        }
    }

    /// Builds the view of a city without related data: other cities, documents, maps.
    pub fn city_alone(&self, id: CityId) -> CityView {
        let site = self.site;
        let city = &site[id];
        let record = &city.record;
        let country = &site[city.country];
        CityView {
            id: record.id.value.clone(),
            name: self.own(site.city_name(id, self.locale)),
            other_names: self.other_names(id),
            url: self.link(Entity::City(id)).url,
            country: self.link(Entity::Country(city.country)),
            region: country.region.map(|region| self.link(Entity::Region(region))),
            joined: record.joined.as_ref().map(|joined| joined.value),
            round: city.round.map(|round| self.link(Entity::Round(round))),
            location: record.point().map(|location| self.location(location)),
            population: record.population.as_ref().map(|population| PopulationView {
                value: population.value,
                text: site.formats[self.locale].number(population.value),
                source: population.source.clone(),
                year: population.year,
            }),
            clusters: city.clusters.iter().map(|c| self.link(Entity::Cluster(*c))).collect(),
            coordinates: city.coordinates.iter().map(|c| self.link(Entity::Cluster(*c))).collect(),
            awards: city.awards.iter().map(|award| self.city_award(*award)).collect(),
            hosted: self.events_in(id),
            website: record.website.clone(),
            summary: record.summary.as_ref().map(|summary| self.text(summary)),
            unconfirmed: record.unconfirmed.as_ref().map(|reason| self.text(reason)),
            sources: self.sources(record.all_sources()),
            own: self.facts(Entity::City(id)),
            data: self.plan.data(DataFile::City(id)).map(|url| self.href(url)),
            profile: None,
            news: Vec::new(),
            neighbours: Vec::new(),
            nearby: Vec::new(),
            prints: Vec::new(),
            map: None,
        }
    }

    fn city_award(&self, id: crate::site::AwardId) -> CityAward {
        let record = &self.site[id].record;
        CityAward {
            name: self.text(&record.name),
            link: self.link(Entity::Award(id)),
            year: record.year,
            source: record.source.as_ref().map(|source| self.source(source)),
        }
    }

    fn location(&self, location: crate::network::Coordinates) -> LocationView {
        let format = &self.site.formats[self.locale];
        LocationView {
            lat: location.lat,
            lon: location.lon,
            lat_text: format.decimal(location.lat.abs(), 2),
            lon_text: format.decimal(location.lon.abs(), 2),
            seat: location.seat,
        }
    }

    /// The forms of a name that differ from the one shown, each with its language.
    fn other_names(&self, id: CityId) -> Vec<OtherName> {
        let format = &self.site.formats[self.locale];
        let chain = &self.site.config.locale(self.locale).chain;
        self.other_forms(id)
            .filter(|(locale, _)| chain.first() != Some(*locale))
            .map(|(locale, name)| OtherName {
                name: self.text_in(locale, name),
                language: format
                    .language_name(locale.as_str())
                    .unwrap_or_else(|| locale.to_string()),
            })
            .collect()
    }

    /// Builds the view of a country.
    pub fn country(&self, id: CountryId) -> CountryView {
        let (country, entity) = (&self.site[id], Entity::Country(id));
        let feed = self.plan.feed(self.reader, FeedScope::Country(id));
        let data = self
            .plan
            .data(DataFile::Table(DataTable::Records(Family::Countries), DataFormat::Json));
        CountryView {
            code: country.code.clone(),
            name: self.name(entity),
            region: country.region.map(|region| self.link(Entity::Region(region))),
            cities: self.cities(&country.cities),
            since: self.first_year(&country.cities),
            news: self.news_about(entity),
            own: self.facts(entity),
            feed: feed.map(|url| self.href(url)),
            map: self.map(MapScope::Country(id)),
            data: data.map(|url| self.href(url)),
            chart: self.years_chart(&country.cities, country.region),
        }
    }

    /// Returns the earliest year of admission, if the years of all cities are known.
    fn first_year(&self, cities: &[CityId]) -> Option<i64> {
        let year = |id: &CityId| self.site[*id].record.joined.as_ref().map(|joined| joined.value);
        let years: Option<Vec<i64>> = cities.iter().map(year).collect();
        years?.into_iter().min()
    }

    /// Builds the view of a region.
    pub fn region(&self, id: RegionId) -> RegionView {
        let (region, entity) = (&self.site[id], Entity::Region(id));
        let countries = self.site.countries_of(&region.cities);
        let countries = self.site.countries_in_order(&countries, self.locale);
        RegionView {
            id: region.record.id.value.clone(),
            name: self.name(entity),
            summary: region.record.summary.as_ref().map(|summary| self.text(summary)),
            countries: countries.into_iter().map(|id| self.country_card(id)).collect(),
            groups: self.by_country(&region.cities),
            own: self.facts(entity),
            count: region.cities.len(),
            chart: self.years_chart(&region.cities, Some(id)),
            news: self.news_about(entity),
            map: self.map(MapScope::Region(id)),
        }
    }

    /// Builds the view of a cluster.
    pub fn cluster(&self, id: ClusterId) -> ClusterView {
        let (cluster, entity) = (&self.site[id], Entity::Cluster(id));
        let coordinators = self.site.coordinators(id);
        let others = cluster.cities.iter().filter(|city| !coordinators.contains(city));
        let others: Vec<CityId> = others.copied().collect();
        ClusterView {
            id: cluster.record.id.value.clone(),
            name: self.name(entity),
            summary: cluster.record.summary.as_ref().map(|summary| self.text(summary)),
            coordinators: self.cities(&coordinators),
            cities: self.cities(&others),
            own: self.facts(entity),
            source: cluster.record.source.as_ref().map(|source| self.source(source)),
            news: self.news_about(entity),
        }
    }

    /// Builds the view of a round.
    pub fn round(&self, id: RoundId) -> RoundView {
        let (round, entity) = (&self.site[id], Entity::Round(id));
        let record = &round.record;
        RoundView {
            id: record.id.value.clone(),
            name: self.name(entity),
            is_named: record.name.is_some(),
            year: record.year.value,
            date: record.date.map(|date| self.date(date)),
            admitted: record.admitted.map(CountView::from),
            total: record.total.map(CountView::from),
            summary: record.summary.as_ref().map(|summary| self.text(summary)),
            groups: self.by_region(&round.cities),
            count: round.cities.len(),
            country_count: self.site.countries_of(&round.cities).len(),
            chart: self.round_chart(id),
            first_countries: self.first_countries(id),
            own: self.facts(entity),
            sources: self.sources(&record.sources),
            news: self.news_about(entity),
            link: self.link(entity),
        }
    }

    /// The countries whose first known member in the data joined in this round.
    fn first_countries(&self, id: RoundId) -> Vec<Link> {
        let year = self.site[id].record.year.value;
        if self.site.rounds.iter().all(|round| round.record.year.value >= year) {
            return Vec::new();
        }
        let is_new = |country: &CountryId| {
            let mut years = self.site[*country]
                .cities
                .iter()
                .map(|city| self.site[*city].record.joined.as_ref().map(|joined| joined.value));
            years.all(|joined| joined.is_some_and(|joined| joined >= year))
        };
        let mut countries = self.site.countries_of(&self.site[id].cities);
        countries.retain(is_new);
        let ordered = self.site.countries_in_order(&countries, self.locale);
        ordered.into_iter().map(|country| self.link(Entity::Country(country))).collect()
    }
}
