//! The network and its documents, linked: every id resolved, every list in order.
//!
//! `link` is the first stage that sees more than one file. Nothing here knows an address.

mod index;
mod link;
mod order;
mod translation;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use index::{AwardId, CityId, ClusterId, CountryId, GroupId, RegionId, RoundId};
pub use link::{dead, link};
pub use translation::{Translation, TranslationGroup};

use crate::config::{Config, Fallback};
use crate::content::Document;
use crate::date::Date;
use crate::i18n::Formatter;
use crate::locale::{LocaleId, PerLocale};
use crate::network::{self, Call, Conference, Total};
use crate::reference::{Family, Reference};
use crate::schema::{Spanned, TranslatableField};

/// What a site shows of the documents whose time has not come.
#[derive(Clone, Copy, Debug)]
pub struct Visibility {
    /// The day for which the site is linked.
    pub now: Date,
    /// Whether drafts are shown, and what that day is too early for: to those who write them, never
    /// to readers.
    pub unpublished: bool,
}

/// A site, complete: what the plan is made of.
#[derive(Debug)]
pub struct Site {
    /// The configuration.
    pub config: Config,
    /// How each locale writes.
    pub formats: Arc<PerLocale<Formatter>>,
    /// The day for which the site is built; decides windows and nothing else.
    pub now: Date,
    /// The member cities, by id.
    pub cities: Vec<City>,
    /// The countries that have members, by code.
    pub countries: Vec<Country>,
    /// The regions, in the order of the file.
    pub regions: Vec<Region>,
    /// The clusters, in the order of the file.
    pub clusters: Vec<Cluster>,
    /// The admission rounds, the latest first.
    pub rounds: Vec<Round>,
    /// The editions of the award, the latest first.
    pub awards: Vec<Award>,
    /// The conferences, the latest first.
    pub conferences: Vec<Conference>,
    /// The calls for applications, the latest first.
    pub calls: Vec<Call>,
    /// The totals that the network published, the latest first.
    pub totals: Vec<Total>,
    /// The documents, each with its translations, in order of identity.
    pub groups: Vec<TranslationGroup>,
    /// The documents that translate one that is not there.
    pub orphans: Vec<Document>,
    /// The texts of all records that are in a language.
    pub texts: Vec<TranslatableField>,
    city_ranks: PerLocale<Vec<u32>>,
    /// The documents of each section, in order.
    listings: BTreeMap<String, PerLocale<Vec<GroupId>>>,
    /// The place of each document in the list of its section, where it is in one.
    places: PerLocale<Vec<Option<usize>>>,
    references: BTreeMap<Reference, Entity>,
    /// Ids and identities of what could not be read.
    broken: BTreeSet<String>,
    /// Identities of documents that are not to be published yet.
    drafts: BTreeSet<String>,
}

/// A thing of the site that has a page of its own, whatever the locale.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Entity {
    /// The home page.
    Home,
    /// The index of a family.
    Index(Family),
    /// A city.
    City(CityId),
    /// A country.
    Country(CountryId),
    /// A region.
    Region(RegionId),
    /// A cluster.
    Cluster(ClusterId),
    /// A round.
    Round(RoundId),
    /// An edition of the award.
    Award(AwardId),
    /// The index of a section, by its place in the configuration.
    Section(usize),
    /// A document.
    Document(GroupId),
}

impl Entity {
    /// Returns the word for its kind, as templates and their files have it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Index(_) => "index",
            Self::City(_) => Family::Cities.member(),
            Self::Country(_) => Family::Countries.member(),
            Self::Region(_) => Family::Regions.member(),
            Self::Cluster(_) => Family::Clusters.member(),
            Self::Round(_) => Family::Rounds.member(),
            Self::Award(_) => Family::Awards.member(),
            Self::Section(_) => "section",
            Self::Document(_) => "document",
        }
    }
}

/// A member city.
#[derive(Debug)]
pub struct City {
    /// What staff wrote.
    pub record: network::CityRecord,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// Its country.
    pub country: CountryId,
    /// The round of its year.
    pub round: Option<RoundId>,
    /// Its clusters.
    pub clusters: Vec<ClusterId>,
    /// The awards that it won, the latest first.
    pub awards: Vec<AwardId>,
    /// Its profile.
    pub profile: Option<GroupId>,
    /// The documents that name it, the latest first.
    pub documents: Vec<GroupId>,
}

/// A country that has members.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// The name.
    pub names: PerLocale<Arc<str>>,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// What staff wrote of it, if they did.
    pub record: Option<network::CountryNames>,
    /// Its region.
    pub region: Option<RegionId>,
    /// Its members, by id.
    pub cities: Vec<CityId>,
    /// The documents that name it, the latest first.
    pub documents: Vec<GroupId>,
}

/// A region.
#[derive(Debug)]
pub struct Region {
    /// What staff wrote.
    pub record: network::RegionRecord,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// Its countries that have members, by code.
    pub countries: Vec<CountryId>,
    /// Their members, by id.
    pub cities: Vec<CityId>,
    /// The documents that name it, the latest first.
    pub documents: Vec<GroupId>,
}

/// A cluster.
#[derive(Debug)]
pub struct Cluster {
    /// What staff wrote.
    pub record: network::ClusterRecord,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// The cities that coordinate it, by id.
    pub coordinators: Vec<CityId>,
    /// The cities that take part in it, by id.
    pub cities: Vec<CityId>,
    /// The documents that name it, the latest first.
    pub documents: Vec<GroupId>,
}

/// An admission round.
#[derive(Debug)]
pub struct Round {
    /// What staff wrote.
    pub record: network::RoundRecord,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// The cities admitted, by id.
    pub cities: Vec<CityId>,
    /// The documents that name it, the latest first.
    pub documents: Vec<GroupId>,
}

/// One edition of the award.
#[derive(Debug)]
pub struct Award {
    /// What staff wrote.
    pub record: network::AwardRecord,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// The winners, by id.
    pub winners: Vec<CityId>,
    /// The documents that name it, the latest first.
    pub documents: Vec<GroupId>,
}

impl Site {
    /// Returns what a reference names, if it exists.
    pub fn resolve(&self, reference: &Reference) -> Option<Entity> {
        self.references.get(reference).copied()
    }

    /// Returns whether a reference names something that is there and could not be read, so that it is
    /// not called dead.
    pub fn is_broken(&self, reference: &Reference) -> bool {
        match reference {
            Reference::Record(_, name) | Reference::Document(name) => self.broken.contains(name),
            Reference::Section(_) => !self.config.all_sections_read,
            Reference::Home | Reference::Index(_) => false,
        }
    }

    /// Returns whether anything is there that could not be read.
    pub fn has_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Returns whether a reference names a document that is not to be published yet.
    pub fn is_draft(&self, reference: &Reference) -> bool {
        matches!(reference, Reference::Document(identity) if self.drafts.contains(identity))
    }

    /// Returns every name that a reference could have had, for a proposal.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.references.keys()
    }

    /// Puts cities in the order of their names in a locale.
    pub fn in_order(&self, cities: &[CityId], locale: LocaleId) -> Vec<CityId> {
        let ranks = &self.city_ranks[locale];
        let mut ordered = cities.to_vec();
        ordered.sort_by_key(|id| ranks[id.index()]);
        ordered
    }

    /// Returns every city in the order of its name in a locale.
    pub fn all_in_order(&self, locale: LocaleId) -> Vec<CityId> {
        let all: Vec<CityId> = CityId::all(self.cities.len()).collect();
        self.in_order(&all, locale)
    }

    /// Puts countries in the order of their names in a locale.
    pub fn countries_in_order(&self, countries: &[CountryId], locale: LocaleId) -> Vec<CountryId> {
        let mut ordered = countries.to_vec();
        let format = &self.formats[locale];
        ordered.sort_by_cached_key(|id| format.sort_key(&self[*id].names[locale]));
        ordered
    }

    /// Returns the name of a city in a locale.
    pub fn city_name(&self, city: CityId, locale: LocaleId) -> &str {
        self.config.text(&self[city].record.name, locale).1
    }

    /// Returns the letter under which a city is filed in a locale.
    pub fn letter(&self, city: CityId, locale: LocaleId) -> String {
        self.formats[locale].letter(self.city_name(city, locale))
    }

    /// Returns the documents of a section that readers of a locale find in lists, in the section's
    /// order: those of their locale, and of others what the section offers in their place.
    pub fn listed(&self, section: &str, locale: LocaleId) -> &[GroupId] {
        self.listings.get(section).map_or(&[], |listings| &listings[locale])
    }

    /// Returns the text of a document that readers of a locale get, and the locale that it is in.
    pub fn nearest(&self, document: GroupId, locale: LocaleId) -> (LocaleId, &Translation) {
        self[document].nearest(&self.config, locale)
    }

    /// Returns the document whose text the page of an entity shows: its own, the profile of a city,
    /// the text of the home page.
    pub fn text_of(&self, entity: Entity) -> Option<GroupId> {
        match entity {
            Entity::Document(id) => Some(id),
            Entity::City(id) => self[id].profile,
            Entity::Home => {
                let home = self.config.home.as_ref()?;
                match self.resolve(&Reference::Document(home.value.clone()))? {
                    Entity::Document(id) => Some(id),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Returns the old addresses that the record of an entity gives; those of documents are in their
    /// files.
    pub fn aliases(&self, entity: Entity) -> &[Spanned<String>] {
        match entity {
            Entity::City(id) => &self[id].record.aliases,
            Entity::Country(id) => {
                self[id].record.as_ref().map_or(&[], |record| record.aliases.as_slice())
            }
            Entity::Region(id) => &self[id].record.aliases,
            Entity::Cluster(id) => &self[id].record.aliases,
            Entity::Round(id) => &self[id].record.aliases,
            Entity::Award(id) => &self[id].record.aliases,
            Entity::Home | Entity::Index(_) | Entity::Section(_) | Entity::Document(_) => &[],
        }
    }

    /// Returns whether lists for readers of a locale name a document.
    pub fn is_shown(&self, document: GroupId, locale: LocaleId) -> bool {
        let group = &self[document];
        group.translations[locale].is_some()
            || self.config.fallback_in(&group.section) != Fallback::None
    }

    /// Returns whether a document has a page in a locale: a translation, or a text of another locale
    /// where its section asks for such pages.
    pub fn has_page(&self, document: GroupId, locale: LocaleId) -> bool {
        let group = &self[document];
        group.translations[locale].is_some()
            || self.config.fallback_in(&group.section) == Fallback::Page
    }

    /// Returns the documents before and after one in the list of its section that have a page in a
    /// locale.
    pub fn around(
        &self,
        document: GroupId,
        locale: LocaleId,
    ) -> (Option<GroupId>, Option<GroupId>) {
        let listed = self.listed(&self[document].section, locale);
        let Some(place) = self.places[locale][document.index()] else { return (None, None) };
        let mut before = listed[..place].iter().rev();
        let mut after = listed[place + 1..].iter();
        let is_there = |id: &&GroupId| self.has_page(**id, locale);
        (before.find(is_there).copied(), after.find(is_there).copied())
    }
}

impl Site {
    /// Returns the ids of a family's records.
    pub fn ids(&self, family: Family) -> Vec<&str> {
        match family {
            Family::Cities => self.cities.iter().map(|city| &*city.record.id.value).collect(),
            Family::Countries => self.countries.iter().map(|country| &*country.code).collect(),
            Family::Regions => self.regions.iter().map(|region| &*region.record.id.value).collect(),
            Family::Clusters => {
                self.clusters.iter().map(|cluster| &*cluster.record.id.value).collect()
            }
            Family::Rounds => self.rounds.iter().map(|round| &*round.record.id.value).collect(),
            Family::Awards => self.awards.iter().map(|award| &*award.record.id.value).collect(),
        }
    }

    /// Returns the record of a family with an id, whether or not the site shows that family.
    pub fn record(&self, family: Family, id: &str) -> Option<Entity> {
        let index = self.ids(family).iter().position(|own| *own == id)?;
        Some(match family {
            Family::Cities => Entity::City(CityId::new(index)),
            Family::Countries => Entity::Country(CountryId::new(index)),
            Family::Regions => Entity::Region(RegionId::new(index)),
            Family::Clusters => Entity::Cluster(ClusterId::new(index)),
            Family::Rounds => Entity::Round(RoundId::new(index)),
            Family::Awards => Entity::Award(AwardId::new(index)),
        })
    }
}
