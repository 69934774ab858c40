//! List entries as views for templates.

use serde::Serialize;

use super::{
    CountView, DateView, FacetValues, LeadPictureView, Link, PlateView, PrintView, SourceView,
    Text, ViewBuilder,
};
use crate::locale::Locale;
use crate::network::Total;
use crate::plan::{DataFile, DataTable};
use crate::reference::Family;
use crate::site::{CityId, CountryId, Entity, GroupId, RegionId};

/// A city in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CityCard {
    /// The stable id.
    pub id: String,
    /// Name and address.
    pub link: Link,
    /// Its country.
    pub country: Link,
    /// The ISO 3166-1 alpha-2 code of its country.
    pub country_code: String,
    /// The year of admission.
    pub joined: Option<i64>,
    /// Whether its membership is in doubt.
    pub unconfirmed: bool,
    /// The letter of its group in the directory.
    pub letter: String,
    /// The years of its awards, the earliest first.
    pub awards: Vec<i64>,
    /// The ids of the editions of the award that it won.
    pub award_ids: Vec<String>,
    /// The region of its country.
    pub region: Option<RegionMark>,
    /// The id of the round of its admission.
    pub round: Option<String>,
    /// The ids of its clusters.
    pub clusters: Vec<String>,
    /// Its other names, for the search; empty outside the directory.
    pub other_names: Vec<String>,
    /// Its values for the facets that the site declares.
    pub facets: Vec<FacetValues>,
}

/// A region in a list entry.
#[derive(Clone, Debug, Serialize)]
pub struct RegionMark {
    /// The stable id.
    pub id: String,
    /// Its number in the order of the regions, from 1: themes use it for the hue.
    pub number: usize,
}

/// Cities under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct CityGroup {
    /// The common property: a letter or a country.
    pub heading: Option<Link>,
    /// The value of `id` attributes.
    pub anchor: String,
    /// The cities, in order of name.
    pub cities: Vec<CityCard>,
}

/// The cities of a region.
#[derive(Clone, Debug, Serialize)]
pub struct RegionGroup {
    /// The region. `None` for cities without one.
    pub heading: Option<Link>,
    /// The value of `id` attributes.
    pub anchor: String,
    /// Its cities by country, in the order of the countries' names.
    pub countries: Vec<CityGroup>,
}

/// A country in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CountryCard {
    /// The ISO 3166-1 alpha-2 code.
    pub code: String,
    /// Name and address.
    pub link: Link,
    /// The number of its members in the data.
    pub count: usize,
}

/// A news item in a list.
#[derive(Clone, Debug, Serialize)]
pub struct NewsCard {
    /// Title and address.
    pub link: Link,
    /// The date of publication.
    pub date: Option<DateView>,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// Its lead picture.
    pub picture: Option<LeadPictureView>,
    /// A drawing, if it has no picture.
    pub plate: Option<PlateView>,
    /// The id of its section.
    pub section: String,
    /// Its printed documents, the one in the language of the page first.
    pub prints: Vec<PrintView>,
}

/// A list as a file to download.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// The usual name of its format: `CSV`.
    pub label: &'static str,
    /// The address.
    pub url: String,
    /// The media type.
    pub media_type: &'static str,
}

/// A total that the network published.
#[derive(Clone, Debug, Serialize)]
pub struct TotalView {
    /// The date of the count.
    pub date: DateView,
    /// The counted cities and countries.
    pub count: CountView,
    /// The number of people as free text, as in the source.
    pub people: Option<Text>,
    /// A note about uncertain details.
    pub note: Option<Text>,
    /// The source of the facts.
    pub source: Option<SourceView>,
}

impl ViewBuilder<'_> {
    /// Builds the card of a city.
    pub fn city_card(&self, id: CityId) -> CityCard {
        let city = &self.site[id];
        CityCard {
            id: city.record.id.value.clone(),
            link: self.link(Entity::City(id)),
            country: self.link(Entity::Country(city.country)),
            country_code: self.site[city.country].code.clone(),
            joined: city.record.joined.as_ref().map(|joined| joined.value),
            unconfirmed: city.record.unconfirmed.is_some(),
            letter: self.site.letter(id, self.locale),
            awards: city.awards.iter().rev().map(|award| self.site[*award].record.year).collect(),
            award_ids: city.awards.iter().map(|a| self.site[*a].record.id.value.clone()).collect(),
            region: self.site[city.country].region.map(|region| self.region_mark(region)),
            round: city.round.map(|round| self.site[round].record.id.value.clone()),
            clusters: city.clusters.iter().map(|c| self.site[*c].record.id.value.clone()).collect(),
            other_names: Vec::new(),
            facets: self.facet_values(id),
        }
    }

    /// Returns the forms of a city's name that differ from the one on the page, with their locales.
    pub fn other_forms(&self, id: CityId) -> impl Iterator<Item = (&Locale, &str)> {
        let shown = self.site.city_name(id, self.locale);
        self.site[id].record.name.iter().filter(move |(_, name)| *name != shown)
    }

    /// Builds the mark of a region.
    pub fn region_mark(&self, id: RegionId) -> RegionMark {
        RegionMark { id: self.site[id].record.id.value.clone(), number: id.index() + 1 }
    }

    /// Builds the card of a country.
    pub fn country_card(&self, id: CountryId) -> CountryCard {
        let country = &self.site[id];
        CountryCard {
            code: country.code.clone(),
            link: self.link(Entity::Country(id)),
            count: country.cities.len(),
        }
    }

    fn news_card(&self, id: GroupId) -> NewsCard {
        let group = &self.site[id];
        let document = &self.site.nearest(id, self.locale).1.document;
        let summary = document.front.summary.as_ref();
        let picture = self.lead_picture(Entity::Document(id));
        NewsCard {
            plate: picture.is_none().then(|| self.plate(id)),
            picture,
            link: self.link(Entity::Document(id)),
            date: group.date.map(|date| self.date(date)),
            summary: summary.map(|summary| self.text_in(&document.locale, &summary.value)),
            section: group.section.clone(),
            prints: self.prints_of(Entity::Document(id)),
        }
    }

    /// Builds the cards of the documents that lists in the page's locale include.
    pub fn news(&self, documents: &[GroupId]) -> Vec<NewsCard> {
        let shown = documents.iter().filter(|id| self.site.is_shown(**id, self.reader));
        shown.map(|id| self.news_card(*id)).collect()
    }

    /// Builds the cards of the documents about an entity that lists in the page's locale include.
    pub fn news_about(&self, entity: Entity) -> Vec<NewsCard> {
        self.news(self.site.documents_about(entity))
    }

    /// Groups cities by country, in the order of the countries' names.
    pub fn by_country(&self, cities: &[CityId]) -> Vec<CityGroup> {
        let countries = self.site.countries_of(cities);
        let ordered = self.site.countries_in_order(&countries, self.locale);
        ordered
            .into_iter()
            .map(|country| {
                let own: Vec<CityId> =
                    cities.iter().copied().filter(|id| self.site[*id].country == country).collect();
                CityGroup {
                    heading: Some(self.link(Entity::Country(country))),
                    anchor: format!("_country-{}", self.site[country].code.to_lowercase()),
                    cities: self.cities(&own),
                }
            })
            .collect()
    }

    /// Groups cities by region and country, in the order of the regions file; cities without a region come last.
    pub fn by_region(&self, cities: &[CityId]) -> Vec<RegionGroup> {
        let region_of = |id: &CityId| self.site[self.site[*id].country].region;
        let ids = self.site.ids(Family::Regions);
        let mut regions: Vec<_> = cities.iter().map(region_of).collect();
        regions.sort_by_key(|region| (region.is_none(), *region));
        regions.dedup();
        regions
            .into_iter()
            .map(|region| {
                let own: Vec<CityId> =
                    cities.iter().copied().filter(|id| region_of(id) == region).collect();
                RegionGroup {
                    heading: region.map(|region| self.link(Entity::Region(region))),
                    anchor: region.map_or_else(
                        || "_region-none".to_owned(),
                        |region| format!("_region-{}", ids[region.index()]),
                    ),
                    countries: self.by_country(&own),
                }
            })
            .collect()
    }

    /// Groups the cities of the directory by letter, in the order of their names.
    pub fn by_letter(&self, cities: &[CityId]) -> Vec<CityGroup> {
        let mut groups: Vec<CityGroup> = Vec::new();
        let scripts = self.scripts();
        for id in self.site.in_order(cities, self.locale) {
            let other_names = self.searched_names(id, &scripts);
            let card = CityCard { other_names, ..self.city_card(id) };
            match groups.iter_mut().find(|group| {
                group.heading.as_ref().is_some_and(|heading| heading.label.text == card.letter)
            }) {
                Some(group) => group.cities.push(card),
                None => groups.push(CityGroup {
                    heading: Some(Link {
                        kind: "letter",
                        label: self.own(&card.letter),
                        url: None,
                        hreflang: None,
                        language: None,
                    }),
                    anchor: format!("_letter-{}", card.letter.to_lowercase()),
                    cities: vec![card],
                }),
            }
        }
        groups
    }

    /// Builds the links to the files of an open data table; empty if the site does not publish it.
    pub fn downloads(&self, table: DataTable) -> Vec<Download> {
        let files = table.formats().iter().filter_map(|format| {
            let url = self.plan.data(DataFile::Table(table, *format))?;
            let (label, media_type) = (format.label(), format.media_type());
            Some(Download { label, url: self.href(url), media_type })
        });
        files.collect()
    }

    /// Builds the view of a published total.
    pub fn total(&self, total: &Total) -> TotalView {
        TotalView {
            date: self.date(total.date),
            count: total.count().into(),
            people: total.people.as_ref().map(|people| self.text(people)),
            note: total.note.as_ref().map(|note| self.text(note)),
            source: total.source.as_ref().map(|source| self.source(source)),
        }
    }
}
