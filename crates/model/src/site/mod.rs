//! Links the network and its documents: every id is resolved, and every list is sorted.
//!
//! `link` is the first stage that uses more than one file. Addresses are not known at this stage.

mod announced;
mod facet;
mod index;
mod link;
mod order;
mod subject;
mod translation;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use facet::FacetId;
pub use index::{AwardId, CityId, ClusterId, CountryId, GroupId, RecordId, RegionId, RoundId};
pub use link::{dead, link, unknown_record};
pub use subject::Subject;
pub use translation::{Translation, TranslationGroup};

use crate::config::{Config, Fallback};
use crate::content::{Document, DocumentRules};
use crate::date::Date;
use crate::i18n::Formatter;
use crate::locale::{LocaleId, PerLocale};
use crate::network::{self, Call, OwnFields, SourcePages, Total};
use crate::reference::{Family, FamilyNames, Reference};
use crate::schema::TranslatableField;

/// Which unpublished documents a site shows.
#[derive(Clone, Copy, Debug)]
pub struct Visibility {
    /// The day for which the site is linked.
    pub now: Date,
    /// Whether drafts and scheduled documents are shown. Editors see them in a preview; readers never
    /// do.
    pub unpublished: bool,
}

/// A complete, linked site: the input of the plan.
#[derive(Debug)]
pub struct Site {
    /// The configuration.
    pub config: Config,
    /// The formatter of each locale.
    pub formats: Arc<PerLocale<Formatter>>,
    /// The day for which the site is built. It affects application windows and scheduled documents.
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
    /// The records of each declared kind, in the order of the declaration; those by name are in the order of the
    /// file.
    pub of_kinds: Vec<Vec<KindMember>>,
    /// The calls for applications, the latest first.
    pub calls: Vec<Call>,
    /// The totals that the network published, the latest first.
    pub totals: Vec<Total>,
    /// The pages that are sources, with their titles, by address.
    pub source_pages: SourcePages,
    /// The documents, each with its translations, in order of identity.
    pub groups: Vec<TranslationGroup>,
    /// The documents that translate a missing document.
    pub orphans: Vec<Document>,
    /// The translatable texts of all records.
    pub texts: Vec<TranslatableField>,
    /// The fields that the site declares for records.
    pub own: OwnFields,
    /// What the site declares for documents.
    pub document_rules: DocumentRules,
    city_ranks: PerLocale<Vec<u32>>,
    /// The documents of each section, sorted.
    listings: BTreeMap<String, PerLocale<Vec<GroupId>>>,
    /// The index of each document in the list of its section, if it is listed.
    places: PerLocale<Vec<Option<usize>>>,
    references: BTreeMap<Reference, Entity>,
    /// The documents about each record, the latest first.
    documents: BTreeMap<Entity, Vec<GroupId>>,
    /// The records whose declared fields name an entity, sorted.
    mentions: BTreeMap<Entity, Vec<Entity>>,
    facets: facet::Facets,
    /// The ids and identities of invalid records and documents.
    broken: BTreeSet<String>,
    /// The identities of documents that are not published yet.
    drafts: BTreeSet<String>,
}

/// A thing that has its own page, independent of the locale.
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
    /// An admission round.
    Round(RoundId),
    /// An edition of the award.
    Award(AwardId),
    /// A record of a declared kind.
    Record(RecordId),
    /// The records with one choice of a field.
    Facet(FacetId),
    /// The index of a section, by the position of the section in the configuration.
    Section(usize),
    /// A document.
    Document(GroupId),
}

impl Entity {
    /// Returns the record at an index in the table of a family.
    fn record(family: Family, index: usize) -> Self {
        match family {
            Family::Cities => Self::City(CityId::new(index)),
            Family::Countries => Self::Country(CountryId::new(index)),
            Family::Regions => Self::Region(RegionId::new(index)),
            Family::Clusters => Self::Cluster(ClusterId::new(index)),
            Family::Rounds => Self::Round(RoundId::new(index)),
            Family::Awards => Self::Award(AwardId::new(index)),
            Family::Own(kind) => Self::Record(RecordId::new(kind, index)),
        }
    }

    /// Returns the family of a record; `None` for pages that show no record.
    pub fn family(self) -> Option<Family> {
        Some(match self {
            Self::City(_) => Family::Cities,
            Self::Country(_) => Family::Countries,
            Self::Region(_) => Family::Regions,
            Self::Cluster(_) => Family::Clusters,
            Self::Round(_) => Family::Rounds,
            Self::Award(_) => Family::Awards,
            Self::Record(id) => Family::Own(id.kind),
            Self::Home | Self::Index(_) | Self::Facet(_) | Self::Section(_) | Self::Document(_) => {
                return None;
            }
        })
    }

    /// Returns the place of its family among the subjects of a document: records of declared kinds come first.
    pub fn rank(self) -> usize {
        match self {
            Self::City(_) => 6,
            Self::Country(_) => 5,
            Self::Cluster(_) => 4,
            Self::Region(_) => 3,
            Self::Award(_) => 2,
            Self::Round(_) => 1,
            _ => 0,
        }
    }

    /// Returns the name of its kind, as templates use it. Every declared kind is a `record`.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Index(_) => "index",
            Self::Section(_) => "section",
            Self::Document(_) => "document",
            Self::Facet(_) => "facet",
            _ => self.family().and_then(Family::built_in).map_or("record", |(_, member)| member),
        }
    }

    /// Returns the kind of its page, which is the name of its template: `cities` for an index.
    pub fn page_kind(self) -> &'static str {
        match self {
            Self::Index(family) => family.built_in().map_or("records", |(name, _)| name),
            _ => self.kind(),
        }
    }
}

/// A member city.
#[derive(Debug)]
pub struct City {
    /// The record.
    pub record: network::CityRecord,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// Its country.
    pub country: CountryId,
    /// The admission round of its year.
    pub round: Option<RoundId>,
    /// Its clusters.
    pub clusters: Vec<ClusterId>,
    /// Its awards, the latest first.
    pub awards: Vec<AwardId>,
    /// The clusters that it coordinates.
    pub coordinates: Vec<ClusterId>,
    /// Its profile.
    pub profile: Option<GroupId>,
}

/// A country that has members.
#[derive(Debug)]
pub struct Country {
    /// The ISO 3166-1 alpha-2 code.
    pub code: String,
    /// The name.
    pub names: PerLocale<Arc<str>>,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// The record with its names, if there is one.
    pub record: Option<network::CountryNames>,
    /// Its region.
    pub region: Option<RegionId>,
    /// Its members, by id.
    pub cities: Vec<CityId>,
}

/// A record with a page: a region, a cluster, a round, an award or a record of a declared kind.
#[derive(Debug)]
pub struct Member<R> {
    /// The record.
    pub record: R,
    /// The segment of its address.
    pub slugs: PerLocale<Arc<str>>,
    /// The cities that it is about, by id: the members of a region or a cluster, the cities that a round admitted, the
    /// winners of an award, or the cities that the fields of a declared kind name.
    pub cities: Vec<CityId>,
}

/// A region.
pub type Region = Member<network::RegionRecord>;
/// A cluster.
pub type Cluster = Member<network::ClusterRecord>;
/// An admission round.
pub type Round = Member<network::RoundRecord>;
/// An edition of the award.
pub type Award = Member<network::AwardRecord>;
/// A record of a declared kind.
pub type KindMember = Member<network::KindRecord>;

impl Site {
    /// Returns whether the data has fewer cities than the network published last.
    pub fn is_partial(&self) -> bool {
        let known = i64::try_from(self.cities.len()).unwrap_or(i64::MAX);
        self.totals.first().is_some_and(|total| known < total.cities)
    }

    /// Returns the names of all families.
    pub fn names(&self) -> &FamilyNames {
        self.config.names()
    }

    /// Returns the documents about an entity, the latest first.
    pub fn documents_about(&self, entity: Entity) -> &[GroupId] {
        self.documents.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Returns the records whose declared fields name an entity, sorted by family.
    pub fn mentions(&self, entity: Entity) -> &[Entity] {
        self.mentions.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Returns the entity that a reference names, if it exists.
    pub fn resolve(&self, reference: &Reference) -> Option<Entity> {
        self.references.get(reference).copied()
    }

    /// Returns whether a reference names an invalid record or document, so that it is not reported as
    /// dead.
    pub fn is_broken(&self, reference: &Reference) -> bool {
        match reference {
            Reference::Record(_, name) | Reference::Document(name) => self.broken.contains(name),
            Reference::Section(_) => !self.config.all_sections_read,
            Reference::Home | Reference::Index(_) => false,
        }
    }

    /// Returns whether any record or document is invalid.
    pub fn has_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Returns whether any document is not published yet.
    pub fn has_drafts(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// Returns whether a reference names a document that is not published yet.
    pub fn is_draft(&self, reference: &Reference) -> bool {
        matches!(reference, Reference::Document(identity) if self.drafts.contains(identity))
    }

    /// Returns every valid reference, to suggest the nearest one.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.references.keys()
    }

    /// Sorts cities by their names in a locale.
    pub fn in_order(&self, cities: &[CityId], locale: LocaleId) -> Vec<CityId> {
        let ranks = &self.city_ranks[locale];
        let mut ordered = cities.to_vec();
        ordered.sort_by_key(|id| ranks[id.index()]);
        ordered
    }

    /// Returns every city, sorted by name in a locale.
    pub fn all_in_order(&self, locale: LocaleId) -> Vec<CityId> {
        let all: Vec<CityId> = CityId::all(self.cities.len()).collect();
        self.in_order(&all, locale)
    }

    /// Sorts countries by their names in a locale.
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

    /// Returns the index letter of a city in a locale.
    pub fn letter(&self, city: CityId, locale: LocaleId) -> String {
        self.formats[locale].letter(self.city_name(city, locale))
    }

    /// Returns the documents of a section that its lists show in a locale, in the section's order:
    /// documents of that locale, and the fallbacks that the section offers.
    pub fn listed(&self, section: &str, locale: LocaleId) -> &[GroupId] {
        self.listings.get(section).map_or(&[], |listings| &listings[locale])
    }

    /// Returns the text of a document for readers of a locale, with the locale of that text.
    pub fn nearest(&self, document: GroupId, locale: LocaleId) -> (LocaleId, &Translation) {
        self[document].nearest(&self.config, locale)
    }

    /// Returns the document whose text the page of an entity shows: a document itself, the profile of a
    /// city, or the home document.
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

    /// Returns whether lists for readers of a locale show a document.
    pub fn is_shown(&self, document: GroupId, locale: LocaleId) -> bool {
        let group = &self[document];
        group.translations[locale].is_some()
            || self.config.fallback_in(&group.section) != Fallback::None
    }

    /// Returns whether a document has a page in a locale: a translation, or the text of another locale
    /// if the section asks for such pages.
    pub fn has_page(&self, document: GroupId, locale: LocaleId) -> bool {
        let group = &self[document];
        group.translations[locale].is_some()
            || self.config.fallback_in(&group.section) == Fallback::Page
    }

    /// Returns the documents before and after a document in the list of its section. Skips documents
    /// without a page in the locale.
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
