//! The meta description of every page, for search engines: the written summary of its subject, or else a
//! sentence composed from the theme catalog and the data.
//!
//! A description is an attribute, where no part can have a `lang` of its own, so it is in one language. If
//! the reader's locale lacks a required name, the whole description is in a fallback locale.

use std::cell::Cell;

use super::Engine;
use super::view::{Text, ViewBuilder};
use crate::i18n::Formatter;
use crate::locale::LocaleId;
use crate::plan::Pager;
use crate::reference::{Family, KindId};
use crate::site::{CityId, Entity, GroupId, RecordId};

/// The length up to which search engines show a description in full, in characters.
const LONGEST: usize = 160;

/// Describes pages to the readers of one locale.
#[derive(Clone, Copy)]
pub(super) struct Descriptions<'a> {
    pub(super) builder: ViewBuilder<'a>,
    pub(super) engine: &'a Engine,
}

impl Descriptions<'_> {
    /// Returns descriptions of the same page in another locale: that of the text that the page shows.
    pub(super) fn writing(self, locale: LocaleId) -> Self {
        Self { builder: self.builder.writing(locale), ..self }
    }

    /// Returns the description of an entity's page, or of one part of a long list.
    pub(super) fn page(&self, entity: Entity, pager: Option<Pager>) -> Text {
        self.described(|writer| writer.page(entity, pager))
    }

    /// Returns the description of the language chooser.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method has one lifetime")]
    pub(super) fn chooser(&self) -> Text {
        self.described(|writer| writer.chooser())
    }

    /// Writes a description in the first locale that has all the names it needs; the source locale always has.
    fn described(&self, describe: impl Fn(&DescriptionWriter<'_>) -> String) -> Text {
        let config = &self.builder.site.config;
        let page = self.builder.writing(self.builder.reader);
        let mut last = Text::default();
        for tag in &config.locale(self.builder.locale).chain {
            let Some(locale) = config.find_locale(tag.as_str()) else { continue };
            let builder = self.builder.writing(locale);
            let writer =
                DescriptionWriter { builder, engine: self.engine, is_mixed: Cell::new(false) };
            last = page.text_in(tag, &describe(&writer));
            if !writer.is_mixed.get() {
                break;
            }
        }
        last
    }
}

/// Describes pages in one locale.
struct DescriptionWriter<'a> {
    builder: ViewBuilder<'a>,
    engine: &'a Engine,
    /// Whether the description needed a name that the locale lacks.
    is_mixed: Cell<bool>,
}

impl DescriptionWriter<'_> {
    /// Writes the description of an entity's page, or of one part of a long list.
    fn page(&self, entity: Entity, pager: Option<Pager>) -> String {
        if let (Entity::Section(index), Some(pager)) = (entity, pager)
            && pager.number > 1
        {
            return self.section(index, pager);
        }
        let site = self.builder.site;
        self.builder.summary(entity).unwrap_or_else(|| match entity {
            _ if self.counts_nothing(entity) => self.without_count(entity),
            Entity::Home => self.data_counts("describe.home"),
            Entity::Index(family) => self.index(family),
            Entity::City(id) => self.city(id),
            Entity::Country(id) => {
                let members = self.members(site[id].cities.len());
                let words = [("country", &*self.name(entity)), ("members", &*members)];
                let region =
                    site[id].region.and_then(|id| own(self.builder.name(Entity::Region(id))));
                let region =
                    region.map(|name| self.word("describe.region_of", &[("region", &name)]));
                join(self.word("describe.country", &words), region)
            }
            Entity::Region(id) => {
                let members = self.members(site[id].cities.len());
                let countries = self.countries(site.countries_of(&site[id].cities).len());
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
                self.admitted("describe.award_page", "award", entity, &site[id].cities)
            }
            Entity::Record(id) => self.record(id),
            Entity::Facet(id) => {
                let field = site.facet(id).map(|(field, _, _)| &field.declared.label);
                let field = field.map(|label| self.builder.text(label)).unwrap_or_default();
                self.is_mixed.set(self.is_mixed.get() || field.lang.is_some());
                let title = self.name(entity);
                self.word("describe.record", &[("title", &title), ("kind", &field.text)])
            }
            Entity::Section(index) => self.section(index, Pager { number: 1, count: 1 }),
            Entity::Document(id) => self.document(id),
        })
    }

    /// Writes the description of the language chooser.
    fn chooser(&self) -> String {
        let labels = self.builder.site.config.locales.iter().map(|locale| locale.label.as_str());
        let labels: Vec<&str> = labels.collect();
        self.word("describe.chooser", &[("languages", &self.format().list(&labels))])
    }

    /// Returns a message of the theme catalog. The message can contain the network's name.
    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        let network = self.name(Entity::Home);
        self.note(key);
        let args: Vec<_> = args.iter().copied().chain([("network", &*network)]).collect();
        self.engine.word(self.builder.locale, key, &args)
    }

    /// Records that a message is in another language.
    fn note(&self, key: &str) {
        if self.engine.fallback_language(self.builder.locale, key).is_some() {
            self.is_mixed.set(true);
        }
    }

    fn counted(&self, key: &str, count: usize) -> String {
        let network = self.name(Entity::Home);
        self.note(key);
        self.engine.counted(self.builder.locale, key, count, &[("network", &network)])
    }

    fn members(&self, count: usize) -> String {
        self.counted("describe.members", count)
    }

    fn countries(&self, count: usize) -> String {
        self.counted("describe.countries", count)
    }

    fn name(&self, entity: Entity) -> String {
        let name = self.builder.name(entity);
        self.is_mixed.set(self.is_mixed.get() || name.lang.is_some());
        name.text
    }

    fn year(&self, year: i64) -> String {
        self.format().ordinal(year)
    }

    fn format(&self) -> &Formatter {
        &self.builder.site.formats[self.builder.locale]
    }

    /// Writes the number of cities and countries in the data.
    fn data_counts(&self, key: &str) -> String {
        let members = self.members(self.builder.site.cities.len());
        let countries = self.countries(self.builder.site.countries.len());
        self.word(key, &[("members", &members), ("countries", &countries)])
    }

    fn index(&self, family: Family) -> String {
        let site = self.builder.site;
        match family {
            Family::Cities => self.data_counts("describe.cities"),
            Family::Countries => self.data_counts("describe.country_index"),
            Family::Regions => self.data_counts("describe.regions"),
            Family::Clusters => self.counted("describe.clusters", site.clusters.len()),
            Family::Rounds => {
                let years = site.rounds.iter().map(|round| round.record.year.value);
                self.years("describe.rounds", family, years)
            }
            Family::Awards => {
                let years = site.awards.iter().map(|award| award.record.year);
                self.years("describe.award_index", family, years)
            }
            Family::Own(kind) => self.kind(kind),
        }
    }

    /// Writes the first and the last year of a list.
    fn years(&self, key: &str, family: Family, years: impl Iterator<Item = i64> + Clone) -> String {
        let ends = years.clone().min().zip(years.max());
        let Some((first, last)) = ends else { return self.without_count(Entity::Index(family)) };
        let (first, last) = (self.year(first), self.year(last));
        self.word(key, &[("first", &first), ("last", &last)])
    }

    fn city(&self, id: CityId) -> String {
        let site = self.builder.site;
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
            let name = own(self.builder.text(&site[*award].record.name))?;
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

    /// Writes the title of a kind, and the names of its first records while they fit.
    fn kind(&self, kind: KindId) -> String {
        let title = self.name(Entity::Index(Family::Own(kind)));
        let records = self.builder.ordered(kind).into_iter();
        let names = records.filter_map(|id| own(self.builder.name(Entity::Record(id))));
        let mut shown: Vec<String> = Vec::new();
        for name in names {
            let length: usize = shown.iter().map(|own| own.chars().count() + 2).sum();
            if length + name.chars().count() > LONGEST / 2 {
                break;
            }
            shown.push(name);
        }
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        if shown.is_empty() {
            return self.word("describe.document", &[("title", &title)]);
        }
        let names = self.format().list(&shown);
        let sentence = self.word("describe.record", &[("kind", &title), ("title", &names)]);
        let network = self.builder.site.config.description.as_ref();
        join(sentence, network.and_then(|text| own(self.builder.text(text))))
    }

    /// Writes the kind, the name and the days of a record, and the facts that lists show while they fit.
    fn record(&self, id: RecordId) -> String {
        let kind = self.builder.text(&self.builder.site.config.kinds.get(id.kind).label);
        self.is_mixed.set(self.is_mixed.get() || kind.lang.is_some());
        let title = self.name(Entity::Record(id));
        let record = self.builder.record_card(id);
        let sentence = if let Some(dates) = record.dates {
            let words = [("title", &*title), ("section", &*kind.text), ("date", &*dates.text)];
            self.word("describe.dated", &words)
        } else {
            self.word("describe.record", &[("title", &title), ("kind", &kind.text)])
        };
        let facts = record.facts.into_iter().filter_map(|fact| {
            let values =
                fact.items.into_iter().filter_map(|item| item.text.or(Some(item.link?.label)));
            let values: Vec<String> = values.filter_map(own).collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            let value = self.format().list(&values);
            let label = own(fact.label).filter(|_| !value.is_empty())?;
            Some(self.word("describe.fact", &[("label", &label), ("value", &value)]))
        });
        join(sentence, facts)
    }

    /// Writes the number of cities that a round admitted or an award went to.
    fn admitted(&self, key: &str, noun: &str, entity: Entity, cities: &[CityId]) -> String {
        let members = self.members(cities.len());
        let countries = self.countries(self.builder.site.countries_of(cities).len());
        let name = self.name(entity);
        let words = [(noun, &*name), ("members", &*members), ("countries", &*countries)];
        self.word(key, &words)
    }

    /// Returns whether the description of a page would count cities or clusters that the data do not have.
    fn counts_nothing(&self, entity: Entity) -> bool {
        let site = self.builder.site;
        match entity {
            Entity::Home | Entity::Index(Family::Cities | Family::Countries | Family::Regions) => {
                site.cities.is_empty()
            }
            Entity::Index(Family::Clusters) => site.clusters.is_empty(),
            Entity::Record(_) => false,
            _ => site.cities_of(entity).is_some_and(<[CityId]>::is_empty),
        }
    }

    /// Writes the name of a page, without a number.
    fn without_count(&self, entity: Entity) -> String {
        let name = self.name(entity);
        if entity == Entity::Home {
            return name;
        }
        let sentence = self.word("describe.document", &[("title", &name)]);
        let network = self.builder.site.config.description.as_ref();
        join(sentence, network.and_then(|text| own(self.builder.text(text))))
    }

    fn section(&self, index: usize, pager: Pager) -> String {
        let site = self.builder.site;
        let section = &site.config.sections[index];
        let name = self.name(Entity::Section(index));
        let listed = site.listed(&section.id.value, self.builder.reader);
        if listed.is_empty() {
            return self.without_count(Entity::Section(index));
        }
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
        let mut titles = part.filter_map(|id| own(self.builder.name(Entity::Document(*id))));
        let top = titles.next();
        let top = top.map(|title| self.format().quote(&title));
        join(sentence, top.map(|title| self.word("describe.top", &[("title", &title)])))
    }

    fn document(&self, id: GroupId) -> String {
        let site = self.builder.site;
        let title = self.name(Entity::Document(id));
        let section = site.config.sections.iter().position(|s| s.id.value == site[id].section);
        match (site[id].date, section) {
            (Some(date), Some(section)) => {
                let (section, date) =
                    (self.name(Entity::Section(section)), self.builder.date(date));
                let words = [("title", &*title), ("section", &*section), ("date", &*date.text)];
                self.word("describe.dated", &words)
            }
            _ => self.word("describe.document", &[("title", &title)]),
        }
    }
}

/// Returns a text if it is in the locale of the description; optional texts in other locales are left out.
fn own(text: Text) -> Option<String> {
    text.lang.is_none().then_some(text.text)
}

/// Appends sentences while they fit in [`LONGEST`]. The full stop of Chinese and Japanese includes its own space.
fn join(mut text: String, more: impl IntoIterator<Item = String>) -> String {
    for sentence in more {
        if text.chars().count() + 1 + sentence.chars().count() <= LONGEST {
            let gap = if text.ends_with(['。', '！', '？']) { "" } else { " " };
            text = format!("{text}{gap}{sentence}");
        }
    }
    text
}
