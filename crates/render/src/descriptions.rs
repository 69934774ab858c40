//! The description of every page, for search engines: what was written of its subject, or else a
//! sentence made of the catalog's words and of facts.
//!
//! It stands in an attribute, where no part of it can be marked: so it is in one language. Where the
//! reader's locale lacks a name that has to be said, the whole is said in that of a fallback.

use std::cell::Cell;

use super::Engine;
use super::view::{Text, ViewBuilder};
use crate::i18n::Formatter;
use crate::locale::LocaleId;
use crate::plan::Pager;
use crate::reference::Family;
use crate::site::{CityId, Entity, GroupId};

/// How long a description is that a search engine shows whole, in characters.
const LONGEST: usize = 160;

/// Describes pages to the readers of one locale.
#[derive(Clone, Copy)]
pub(super) struct Descriptions<'a> {
    pub(super) maker: ViewBuilder<'a>,
    pub(super) engine: &'a Engine,
}

impl Descriptions<'_> {
    /// Returns what describes the same page in another locale, as the text that it shows is.
    pub(super) fn writing(self, locale: LocaleId) -> Self {
        Self { maker: self.maker.writing(locale), ..self }
    }

    /// Describes the page of an entity, or one part of a long list.
    pub(super) fn page(&self, entity: Entity, pager: Option<Pager>) -> Text {
        self.told(|teller| teller.page(entity, pager))
    }

    /// Describes the choice of a language.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method has one lifetime")]
    pub(super) fn chooser(&self) -> Text {
        self.told(|teller| teller.chooser())
    }

    /// Says something in the first locale that has all the words for it; the source locale has.
    fn told(&self, tell: impl Fn(&DescriptionWriter<'_>) -> String) -> Text {
        let config = &self.maker.site.config;
        let page = self.maker.writing(self.maker.reader);
        let mut last = Text::default();
        for tag in &config.locale(self.maker.locale).chain {
            let Some(locale) = config.find_locale(tag.as_str()) else { continue };
            let maker = self.maker.writing(locale);
            let teller =
                DescriptionWriter { maker, engine: self.engine, is_mixed: Cell::new(false) };
            last = page.text_in(tag, &tell(&teller));
            if !teller.is_mixed.get() {
                break;
            }
        }
        last
    }
}

/// Describes pages in one locale.
struct DescriptionWriter<'a> {
    maker: ViewBuilder<'a>,
    engine: &'a Engine,
    /// Whether a name had to be said that the locale lacks.
    is_mixed: Cell<bool>,
}

impl DescriptionWriter<'_> {
    /// Describes the page of an entity, or one part of a long list.
    fn page(&self, entity: Entity, pager: Option<Pager>) -> String {
        if let (Entity::Section(index), Some(pager)) = (entity, pager) {
            return self.section(index, pager);
        }
        let site = self.maker.site;
        self.maker.summary(entity).unwrap_or_else(|| match entity {
            Entity::Home => self.holdings("describe.home"),
            Entity::Index(family) => self.index(family),
            Entity::City(id) => self.city(id),
            Entity::Country(id) => {
                let members = self.members(site[id].cities.len());
                let words = [("country", &*self.name(entity)), ("members", &*members)];
                let region =
                    site[id].region.and_then(|id| own(self.maker.name(Entity::Region(id))));
                let region =
                    region.map(|name| self.word("describe.region_of", &[("region", &name)]));
                join(self.word("describe.country", &words), region)
            }
            Entity::Region(id) => {
                let members = self.members(site[id].cities.len());
                let countries = self.countries(site[id].countries.len());
                let name = self.name(entity);
                let words = [("region", &*name), ("members", &*members), ("countries", &countries)];
                self.word("describe.region", &words)
            }
            Entity::Cluster(id) => {
                let members = self.members(site[id].cities.len());
                let words = [("cluster", &*self.name(entity)), ("members", &*members)];
                self.word("describe.cluster", &words)
            }
            Entity::Round(id) => self.admitted("describe.round", "round", entity, &site[id].cities),
            Entity::Award(id) => {
                self.admitted("describe.award_page", "award", entity, &site[id].winners)
            }
            Entity::Section(index) => self.section(index, Pager { number: 1, count: 1 }),
            Entity::Document(id) => self.document(id),
        })
    }

    /// Describes the choice of a language.
    fn chooser(&self) -> String {
        let labels = self.maker.site.config.locales.iter().map(|locale| locale.label.as_str());
        let labels: Vec<&str> = labels.collect();
        self.word("describe.chooser", &[("languages", &self.format().list(&labels))])
    }

    /// Returns a message of the catalog, in which the network may be named.
    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        let network = self.name(Entity::Home);
        self.note(key);
        let args: Vec<_> = args.iter().copied().chain([("network", &*network)]).collect();
        self.engine.word(self.maker.locale, key, &args)
    }

    /// Notes that a word is in another language.
    fn note(&self, key: &str) {
        if self.engine.lender(self.maker.locale, key).is_some() {
            self.is_mixed.set(true);
        }
    }

    fn counted(&self, key: &str, count: usize) -> String {
        let network = self.name(Entity::Home);
        self.note(key);
        self.engine.counted(self.maker.locale, key, count, &[("network", &network)])
    }

    fn members(&self, count: usize) -> String {
        self.counted("describe.members", count)
    }

    fn countries(&self, count: usize) -> String {
        self.counted("describe.countries", count)
    }

    fn name(&self, entity: Entity) -> String {
        let name = self.maker.name(entity);
        self.is_mixed.set(self.is_mixed.get() || name.lang.is_some());
        name.text
    }

    fn year(&self, year: i64) -> String {
        self.format().ordinal(year)
    }

    fn format(&self) -> &Formatter {
        &self.maker.site.formats[self.maker.locale]
    }

    /// Says how many cities and countries the data holds.
    fn holdings(&self, key: &str) -> String {
        let members = self.members(self.maker.site.cities.len());
        let countries = self.countries(self.maker.site.countries.len());
        self.word(key, &[("members", &members), ("countries", &countries)])
    }

    fn index(&self, family: Family) -> String {
        let site = self.maker.site;
        match family {
            Family::Cities => self.holdings("describe.cities"),
            Family::Countries => self.holdings("describe.country_index"),
            Family::Regions => self.holdings("describe.regions"),
            Family::Clusters => self.counted("describe.clusters", site.clusters.len()),
            Family::Rounds => {
                let years = site.rounds.iter().map(|round| round.record.year.value);
                self.years("describe.rounds", years)
            }
            Family::Awards => {
                let years = site.awards.iter().map(|award| award.record.year);
                self.years("describe.award_index", years)
            }
        }
    }

    /// Says from when to when a list goes.
    fn years(&self, key: &str, years: impl Iterator<Item = i64> + Clone) -> String {
        let ends = years.clone().min().zip(years.max());
        let Some((first, last)) = ends else { return self.holdings("describe.home") };
        let (first, last) = (self.year(first), self.year(last));
        self.word(key, &[("first", &first), ("last", &last)])
    }

    fn city(&self, id: CityId) -> String {
        let site = self.maker.site;
        let (city, record) = (&site[id], &site[id].record);
        let (name, country) =
            (self.name(Entity::City(id)), self.name(Entity::Country(city.country)));
        let named = [("city", name.as_str()), ("country", country.as_str())];
        let sentence = if record.unconfirmed.is_some() {
            self.word("describe.city_unconfirmed", &named)
        } else if let Some(joined) = &record.joined {
            let year = self.year(joined.value);
            self.word("describe.city", &[named[0], named[1], ("year", &year)])
        } else {
            self.word("describe.city_undated", &named)
        };
        let awards = city.awards.iter().filter_map(|award| {
            let name = own(self.maker.text(&site[*award].record.name))?;
            Some(self.word("describe.award", &[("award", &name)]))
        });
        let population = record.population.as_ref().map(|population| {
            let number = self.format().number(population.value);
            match &population.source {
                Some(source) => {
                    let words = [("population", &*number), ("source", source)];
                    self.word("describe.population_from", &words)
                }
                None => self.word("describe.population", &[("population", &number)]),
            }
        });
        join(sentence, awards.chain(population))
    }

    /// Says how many cities a round admitted or an award went to.
    fn admitted(&self, key: &str, noun: &str, entity: Entity, cities: &[CityId]) -> String {
        let members = self.members(cities.len());
        let countries = self.countries(self.maker.countries_of(cities).len());
        let name = self.name(entity);
        let words = [(noun, &*name), ("members", &*members), ("countries", &*countries)];
        self.word(key, &words)
    }

    fn section(&self, index: usize, pager: Pager) -> String {
        let site = self.maker.site;
        let section = &site.config.sections[index];
        let name = self.name(Entity::Section(index));
        let listed = site.listed(&section.id.value, self.maker.reader);
        let sentence = if pager.number == 1 {
            let documents = self.counted("describe.documents", listed.len());
            self.word("describe.section", &[("section", &name), ("documents", &documents)])
        } else {
            let number = |n: usize| self.format().ordinal(i64::try_from(n).unwrap_or_default());
            let (part, parts) = (number(pager.number), number(pager.count));
            let words = [("section", &*name), ("number", &*part), ("parts", &*parts)];
            self.word("describe.part", &words)
        };
        let part = listed.iter().skip((pager.number - 1) * section.per_page).take(section.per_page);
        let mut titles = part.filter_map(|id| own(self.maker.name(Entity::Document(*id))));
        let top = titles.next();
        let top = top.map(|title| self.format().quote(&title));
        join(sentence, top.map(|title| self.word("describe.top", &[("title", &title)])))
    }

    fn document(&self, id: GroupId) -> String {
        let site = self.maker.site;
        let title = self.name(Entity::Document(id));
        let section = site.config.sections.iter().position(|s| s.id.value == site[id].section);
        match (site[id].date, section) {
            (Some(date), Some(section)) => {
                let (section, date) = (self.name(Entity::Section(section)), self.maker.date(date));
                let words = [("title", &*title), ("section", &*section), ("date", &*date.text)];
                self.word("describe.dated", &words)
            }
            _ => self.word("describe.document", &[("title", &title)]),
        }
    }
}

/// Returns a text that is in the locale of the description: others are left out where they can be.
fn own(text: Text) -> Option<String> {
    text.lang.is_none().then_some(text.text)
}

/// Adds as many sentences as can be shown. The stop of Chinese and Japanese holds its own space.
fn join(mut text: String, more: impl IntoIterator<Item = String>) -> String {
    for sentence in more {
        if text.chars().count() + 1 + sentence.chars().count() <= LONGEST {
            let gap = if text.ends_with(['。', '！', '？']) { "" } else { " " };
            text = format!("{text}{gap}{sentence}");
        }
    }
    text
}
