//! Links records and documents to a site.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::index::{AwardId, CityId, ClusterId, CountryId, GroupId, RegionId, RoundId};
use super::{
    Award, City, Cluster, Country, Entity, Group, Region, Round, Site, order, translation,
};
use crate::config::Config;
use crate::content::{Documents, PROFILES};
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean};
use crate::i18n::{self, Formatter};
use crate::locale::PerLocale;
use crate::network::{self, Records};
use crate::reference::{Family, Reference};
use crate::schema::{Localized, Spanned};

/// Links everything that was read. Reports ids that do not exist or stand twice; what points to
/// nothing is left out, so that the rest can be checked all the same. `None` where a locale's
/// rules cannot be had.
pub fn link(
    config: Config,
    records: Records,
    documents: Documents,
    now: Date,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let formats: Vec<Formatter> =
        config.locales.iter().map_while(|locale| Formatter::new(&locale.format)).collect();
    if formats.len() < config.locales.len() {
        let message = "the rules of a locale of the site could not be read";
        diagnostics.push(Diagnostic::without_place(Code::UnknownLocale, message));
        return None;
    }
    let mut formats = formats.into_iter();
    let formats = PerLocale::from_fn(config.locales.len(), |_| {
        formats.next().expect("as many formatters as locales")
    });
    let mut linker = Linker { config: &config, formats: &formats, diagnostics, broken: Vec::new() };
    linker.broken.extend(records.broken_ids.iter().cloned());
    let broken_documents = documents.broken.clone();
    let tables = linker.tables(records);
    let groups = translation::group(documents, &config, linker.diagnostics);
    let mut linked = linker.documents(tables, groups);
    linker.back_links(&mut linked);
    let mut broken = linker.broken;
    broken.extend(broken_documents);
    let city_ranks = order::city_ranks(&linked.cities, &config, &formats);
    let Tables {
        cities,
        countries,
        regions,
        clusters,
        rounds,
        awards,
        conferences,
        calls,
        totals,
        groups,
    } = linked;
    let mut site = Site {
        formats: Arc::new(formats),
        now,
        cities,
        countries,
        regions,
        clusters,
        rounds,
        awards,
        conferences,
        calls,
        totals,
        groups,
        city_ranks,
        references: BTreeMap::new(),
        broken: broken.into_iter().collect(),
        config,
    };
    site.references = references(&site);
    check_config(&site, diagnostics);
    Some(site)
}

struct Linker<'a> {
    config: &'a Config,
    formats: &'a PerLocale<Formatter>,
    diagnostics: &'a mut Diagnostics,
    /// Ids of records that could not be read.
    broken: Vec<String>,
}

#[derive(Default)]
struct Tables {
    cities: Vec<City>,
    countries: Vec<Country>,
    regions: Vec<Region>,
    clusters: Vec<Cluster>,
    rounds: Vec<Round>,
    awards: Vec<Award>,
    conferences: Vec<network::Conference>,
    calls: Vec<network::Call>,
    totals: Vec<network::Total>,
    groups: Vec<Group>,
}

/// The place of each id in its table.
type Ids<'a> = BTreeMap<&'a str, usize>;

impl Linker<'_> {
    fn tables(&mut self, records: Records) -> Tables {
        let Records {
            cities,
            countries: names,
            regions,
            clusters,
            mut rounds,
            mut totals,
            mut awards,
            mut conferences,
            mut calls,
            broken_ids: _,
        } = records;
        let mut cities = self.unique(cities, "city", |city| &city.id);
        cities.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        let regions = self.unique(regions, "region", |region| &region.id);
        let clusters = self.unique(clusters, "cluster", |cluster| &cluster.id);
        rounds = self.unique(rounds, "round", |round| &round.id);
        rounds.sort_by_key(|round| Reverse((round.year.value, round.id.value.clone())));
        awards = self.unique(awards, "award", |award| &award.id);
        awards.sort_by_key(|award| Reverse((award.year, award.id.value.clone())));
        conferences = self.unique(conferences, "conference", |conference| &conference.id);
        conferences.sort_by_key(|conference| Reverse(conference.starts));
        calls = self.unique(calls, "call", |call| &call.id);
        calls.sort_by_key(|call| Reverse(call.closes));
        totals.sort_by_key(|total| Reverse(total.date.last_day()));
        let names = self.unique(names, "country", |names| &names.code);

        let mut countries = self.countries(&cities, &names, &regions);
        let cluster_ids = ids(&clusters, |cluster| &cluster.id);
        let city_ids = ids(&cities, |city| &city.id);
        let country_ids: Ids<'_> =
            countries.iter().enumerate().map(|(i, country)| (country.code.as_str(), i)).collect();
        let country_of: Vec<CountryId> = cities
            .iter()
            .map(|city| CountryId::new(country_ids[city.country.value.as_str()]))
            .collect();
        let mut winners: Vec<Vec<CityId>> = Vec::new();
        for award in &awards {
            winners.push(self.cities_of(&award.winners, &city_ids));
        }
        let mut coordinators = Vec::new();
        for cluster in &clusters {
            coordinators.push(self.cities_of(&cluster.coordinators, &city_ids));
        }
        for conference in &conferences {
            self.cities_of(conference.city.as_slice(), &city_ids);
        }
        let mut clusters_of = Vec::new();
        for city in &cities {
            let found = self.find_all(&city.clusters, &cluster_ids, "cluster");
            clusters_of.push(found.into_iter().map(ClusterId::new).collect::<Vec<_>>());
        }
        let mut tables = Tables { conferences, calls, totals, ..Tables::default() };
        for (index, (record, clusters)) in cities.into_iter().zip(clusters_of).enumerate() {
            let round = record.joined.as_ref().and_then(|joined| {
                rounds.iter().position(|round| round.year.value == joined.value)
            });
            let id = CityId::new(index);
            countries[country_of[index].index()].cities.push(id);
            tables.cities.push(City {
                slugs: self.slugs(record.slug.as_ref(), &record.id.value),
                country: country_of[index],
                round: round.map(RoundId::new),
                clusters,
                awards: (0..awards.len())
                    .filter(|award| winners[*award].contains(&id))
                    .map(AwardId::new)
                    .collect(),
                profile: None,
                documents: Vec::new(),
                record,
            });
        }
        self.places(&mut tables, regions, clusters, rounds, coordinators, &countries);
        tables.countries = countries;
        tables.awards = awards
            .into_iter()
            .zip(winners)
            .map(|(record, winners)| Award { record, winners })
            .collect();
        tables
    }

    /// Makes regions, clusters and rounds, each with its cities.
    fn places(
        &self,
        tables: &mut Tables,
        regions: Vec<network::Region>,
        clusters: Vec<network::Cluster>,
        rounds: Vec<network::Round>,
        coordinators: Vec<Vec<CityId>>,
        countries: &[Country],
    ) {
        let cities = &tables.cities;
        let cities_where = |test: &dyn Fn(&City) -> bool| -> Vec<CityId> {
            CityId::all(cities.len()).filter(|id| test(&cities[id.index()])).collect()
        };
        for (index, record) in regions.into_iter().enumerate() {
            let region = Some(RegionId::new(index));
            tables.regions.push(Region {
                slugs: self.slugs(record.slug.as_ref(), &record.id.value),
                countries: CountryId::all(countries.len())
                    .filter(|id| countries[id.index()].region == region)
                    .collect(),
                cities: cities_where(&|city| countries[city.country.index()].region == region),
                documents: Vec::new(),
                record,
            });
        }
        for (index, (record, coordinators)) in clusters.into_iter().zip(coordinators).enumerate() {
            let cluster = ClusterId::new(index);
            tables.clusters.push(Cluster {
                slugs: self.slugs(record.slug.as_ref(), &record.id.value),
                cities: cities_where(&|city| city.clusters.contains(&cluster)),
                coordinators,
                documents: Vec::new(),
                record,
            });
        }
        for (index, record) in rounds.into_iter().enumerate() {
            let round = Some(RoundId::new(index));
            tables.rounds.push(Round {
                slugs: self.slugs(None, &record.id.value),
                cities: cities_where(&|city| city.round == round),
                documents: Vec::new(),
                record,
            });
        }
    }

    /// Keeps the first record of each id, and reports the others.
    fn unique<T>(
        &mut self,
        records: Vec<T>,
        noun: &str,
        id: impl Fn(&T) -> &Spanned<String>,
    ) -> Vec<T> {
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        let mut kept = Vec::new();
        for record in records {
            let Spanned { value, span } = id(&record).clone();
            if let Some(twin) = first.get(&value) {
                let message = format!("another {noun} has the id `{value}` too");
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateId, span, message)
                        .related(twin.clone(), "the first")
                        .hint("give one of them another id; ids are part of addresses"),
                );
                continue;
            }
            first.insert(value, span);
            kept.push(record);
        }
        kept
    }

    fn slugs(&self, slug: Option<&Localized>, id: &str) -> PerLocale<Arc<str>> {
        self.config.per_locale(|locale| match slug {
            Some(slug) => self.config.text(slug, locale).1.into(),
            None => id.into(),
        })
    }

    /// Makes the countries that have members.
    fn countries(
        &mut self,
        cities: &[network::City],
        names: &[network::CountryNames],
        regions: &[network::Region],
    ) -> Vec<Country> {
        let mut region_of: BTreeMap<&str, (usize, &Span)> = BTreeMap::new();
        for (index, region) in regions.iter().enumerate() {
            for code in &region.countries {
                if let Some((_, first)) = region_of.insert(&code.value, (index, &code.span)) {
                    let message = format!("the country `{}` stands in two regions", code.value);
                    self.diagnostics.push(
                        Diagnostic::new(Code::DuplicateId, code.span.clone(), message)
                            .related(first.clone(), "the first"),
                    );
                }
            }
        }
        let mut first_of: BTreeMap<&str, &Span> = BTreeMap::new();
        for city in cities {
            first_of.entry(&city.country.value).or_insert(&city.country.span);
        }
        let mut countries = Vec::new();
        for (code, span) in first_of {
            let region = region_of.get(code).map(|(index, _)| *index);
            if region.is_none() && !regions.is_empty() {
                let message = format!("the country `{code}` stands in no region");
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownReference, span.clone(), message)
                        .hint(format!("add `{code}` to the `countries` of its region in `data/regions.yaml`")),
                );
            }
            let names = names.iter().find(|names| names.code.value == code);
            countries.push(self.country(code, names, region.map(RegionId::new)));
        }
        countries
    }

    fn country(
        &self,
        code: &str,
        own: Option<&network::CountryNames>,
        region: Option<RegionId>,
    ) -> Country {
        let names: PerLocale<Arc<str>> = self.config.per_locale(|locale| {
            let own = own.and_then(|own| own.name.as_ref()).map(|name| self.config.text(name, locale));
            match own {
                // A name given in another locale only is no name in this one: CLDR's is.
                Some((form, name)) if *form == self.config.locale(locale).locale => name.into(),
                _ => self.formats[locale].country_name(code).unwrap_or_else(|| code.into()).into(),
            }
        });
        let slugs = self.config.per_locale(|locale| {
            match own.and_then(|own| own.slug.as_ref()) {
                Some(slug) => self.config.text(slug, locale).1.into(),
                None => {
                    let slug = i18n::slug(&names[locale]);
                    if slug.is_empty() { code.to_lowercase().into() } else { slug.into() }
                }
            }
        });
        Country {
            code: code.to_owned(),
            names,
            slugs,
            region,
            cities: Vec::new(),
            documents: Vec::new(),
        }
    }

    fn cities_of(&mut self, written: &[Spanned<String>], ids: &Ids<'_>) -> Vec<CityId> {
        self.find_all(written, ids, "city").into_iter().map(CityId::new).collect()
    }

    fn find_all(
        &mut self,
        written: &[Spanned<String>],
        ids: &Ids<'_>,
        noun: &str,
    ) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for id in written {
            match ids.get(id.value.as_str()) {
                Some(index) => {
                    found.insert(*index);
                }
                None if self.broken.contains(&id.value) => {}
                None => {
                    let near = did_you_mean(&id.value, ids.keys().copied());
                    let message = format!("there is no {noun} `{}`", id.value);
                    self.diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, id.span.clone(), message)
                            .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
                    );
                }
            }
        }
        found.into_iter().collect()
    }

    /// Links what documents are about.
    fn documents(&mut self, mut tables: Tables, mut groups: Vec<Group>) -> Tables {
        let cities = ids(&tables.cities, |city| &city.record.id);
        let countries: Ids<'_> = tables
            .countries
            .iter()
            .enumerate()
            .map(|(index, country)| (country.code.as_str(), index))
            .collect();
        let regions = ids(&tables.regions, |region| &region.record.id);
        let clusters = ids(&tables.clusters, |cluster| &cluster.record.id);
        let rounds = ids(&tables.rounds, |round| &round.record.id);
        for group in &mut groups {
            let front = &group.source().document.front;
            let about = (
                self.find_all(&front.cities, &cities, "city"),
                self.find_all(&front.countries, &countries, "country with members"),
                self.find_all(&front.regions, &regions, "region"),
                self.find_all(&front.clusters, &clusters, "cluster"),
                self.find_all(&front.rounds, &rounds, "round"),
            );
            group.cities = about.0.into_iter().map(CityId::new).collect();
            group.countries = about.1.into_iter().map(CountryId::new).collect();
            group.regions = about.2.into_iter().map(RegionId::new).collect();
            group.clusters = about.3.into_iter().map(ClusterId::new).collect();
            group.rounds = about.4.into_iter().map(RoundId::new).collect();
        }
        drop((cities, countries, regions, clusters, rounds));
        tables.groups = groups;
        tables
    }

    /// Tells each record which documents name it, the latest first.
    fn back_links(&mut self, tables: &mut Tables) {
        let mut order: Vec<GroupId> = GroupId::all(tables.groups.len()).collect();
        order.sort_by_key(|id| Reverse(tables.groups[id.index()].date));
        for id in order {
            let group = &tables.groups[id.index()];
            for city in &group.cities {
                tables.cities[city.index()].documents.push(id);
            }
            for country in &group.countries {
                tables.countries[country.index()].documents.push(id);
            }
            for region in &group.regions {
                tables.regions[region.index()].documents.push(id);
            }
            for cluster in &group.clusters {
                tables.clusters[cluster.index()].documents.push(id);
            }
            for round in &group.rounds {
                tables.rounds[round.index()].documents.push(id);
            }
        }
        for index in 0..tables.groups.len() {
            let group = &tables.groups[index];
            if group.section != PROFILES {
                continue;
            }
            let name = group.identity.trim_start_matches("cities/");
            match tables.cities.binary_search_by(|city| city.record.id.value.as_str().cmp(name)) {
                Ok(city) => tables.cities[city].profile = Some(GroupId::new(index)),
                Err(_) if self.broken.iter().any(|broken| broken == name) => {}
                Err(_) => {
                    let ids = tables.cities.iter().map(|city| city.record.id.value.as_str());
                    let near = did_you_mean(name, ids);
                    let span = Span::file(&group.source().document.file);
                    let message = format!("there is no city `{name}` whose profile this could be");
                    self.diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, span, message)
                            .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
                    );
                }
            }
        }
    }
}

fn ids<T>(table: &[T], id: impl Fn(&T) -> &Spanned<String>) -> Ids<'_> {
    table.iter().enumerate().map(|(index, item)| (id(item).value.as_str(), index)).collect()
}

/// Lists everything that a reference can name.
fn references(site: &Site) -> BTreeMap<Reference, Entity> {
    let mut references = BTreeMap::from([(Reference::Home, Entity::Home)]);
    for config in &site.config.families {
        let family = config.family;
        references.insert(Reference::Index(family), Entity::Index(family));
        let mut add = |id: &str, entity: Entity| {
            references.insert(Reference::Record(family, id.to_owned()), entity);
        };
        match family {
            Family::Cities => CityId::all(site.cities.len())
                .for_each(|id| add(&site[id].record.id.value, Entity::City(id))),
            Family::Countries => CountryId::all(site.countries.len())
                .for_each(|id| add(&site[id].code, Entity::Country(id))),
            Family::Regions => RegionId::all(site.regions.len())
                .for_each(|id| add(&site[id].record.id.value, Entity::Region(id))),
            Family::Clusters => ClusterId::all(site.clusters.len())
                .for_each(|id| add(&site[id].record.id.value, Entity::Cluster(id))),
            Family::Rounds => RoundId::all(site.rounds.len())
                .for_each(|id| add(&site[id].record.id.value, Entity::Round(id))),
        }
    }
    for (index, section) in site.config.sections.iter().enumerate() {
        if !section.root {
            let reference = Reference::Section(section.id.value.clone());
            references.insert(reference, Entity::Section(index));
        }
    }
    for id in GroupId::all(site.groups.len()) {
        if site[id].section != PROFILES {
            let reference = Reference::Document(site[id].identity.clone());
            references.insert(reference, Entity::Document(id));
        }
    }
    references
}

/// Checks what the configuration and the folders say of each other.
fn check_config(site: &Site, diagnostics: &mut Diagnostics) {
    let config = &site.config;
    for group in &site.groups {
        let known = config.sections.iter().any(|section| section.id.value == group.section);
        if !known && group.section != PROFILES {
            let sections = config.sections.iter().map(|section| section.id.value.as_str());
            let near = did_you_mean(&group.section, sections);
            let span = Span::file(&group.source().document.file);
            let message = format!("`{}` is not a section of the site", group.section);
            let hint = near.map(|near| format!("did you mean `content/{near}/`?"));
            diagnostics.push(
                Diagnostic::new(Code::UnknownReference, span, message)
                    .hint("add it to `sections` in `data/site.yaml`")
                    .maybe_hint(hint),
            );
        }
        let dated = config
            .sections
            .iter()
            .any(|s| s.id.value == group.section && s.order == crate::config::Order::Date);
        if dated && group.date.is_none() {
            let document = &group.source().document;
            let span = document.front.title.as_ref().map(|title| title.span.clone());
            let span = span.unwrap_or_else(|| Span::file(&document.file));
            let message = "this document has no `date`, by which its section is ordered";
            diagnostics.push(
                Diagnostic::new(Code::MissingField, span, message)
                    .hint("add a line `date: 2022-09-02`"),
            );
        }
    }
    let home = config.home.iter().map(|home| (Reference::Document(home.value.clone()), &home.span));
    let menus = config.menus.iter().flat_map(|(_, entries)| entries);
    let menus = menus.map(|entry| (entry.to.value.clone(), &entry.to.span));
    for (reference, span) in home.chain(menus) {
        if site.resolve(&reference).is_none() && !site.is_broken(&reference) {
            diagnostics.push(dead(site, &reference, span.clone()));
        }
    }
}

/// Makes the diagnostic of a reference that names nothing.
pub fn dead(site: &Site, reference: &Reference, span: Span) -> Diagnostic {
    let written = reference.to_string();
    let all: Vec<String> = site.references().map(ToString::to_string).collect();
    let near = did_you_mean(&written, all.iter().map(String::as_str));
    let message = match reference {
        Reference::Document(identity) => format!("there is no document `content/{identity}`"),
        _ => format!("`{written}` leads to nothing"),
    };
    Diagnostic::new(Code::DeadLink, span, message)
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
}
