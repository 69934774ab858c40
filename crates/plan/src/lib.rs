//! Every output before it exists: its path, its owner, what it is.
//!
//! Nothing is published that is not in the [`Plan`], and everything that is in it is. Addresses,
//! alternates and links follow from it alone.

use urbi_base::{date, diag, locale, output, path, reference};
use urbi_model::{config, content, network, schema, site, theme};
use urbi_text::source;

mod address;
mod aliases;
mod assets;
mod closed;
mod cms;
mod collision;
mod data;
mod fingerprint;
mod links;
mod lost_addresses;
mod maps;
mod media;
mod pages;
mod prints;
mod special;

use std::collections::BTreeMap;

pub use cms::{CmsFile, FOLDER as CMS_FOLDER};
pub use data::{DataFile, DataFormat, DataTable};

use crate::diag::{Diagnostics, Message, Span};
use crate::locale::LocaleId;
use crate::path::{OutPath, SourcePath, UrlPath};
use crate::reference::Reference;
use crate::site::{CountryId, Entity, RegionId, Site};
use crate::source::Sources;
use crate::theme::Theme;
use urbi_picture::ImageVersion;

pub use fingerprint::traces;
pub use lost_addresses::lost;
pub use media::{LinkedFile, ShownImage};
pub use prints::{FACT_SHEET, layout_file};

/// One output.
#[derive(Clone, Debug)]
pub struct Route {
    /// Where it is served.
    pub url: UrlPath,
    /// What it is.
    pub kind: OutputKind,
    /// What it is made of, for messages.
    pub owner: Owner,
}

/// What an output is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputKind {
    /// A page of the site.
    Page {
        /// What it shows.
        entity: Entity,
        /// The locale of its address.
        locale: LocaleId,
        /// The locale of the text that it shows: another where there is no translation.
        text: LocaleId,
        /// Which part of a long list it shows.
        pager: Option<Pager>,
    },
    /// What a host shows for an address that does not exist; without a locale, in all of them.
    NotFound(Option<LocaleId>),
    /// The choice of a language at the root.
    Chooser,
    /// An Atom feed.
    Feed(LocaleId, FeedScope),
    /// The list of pages for search engines.
    Sitemap,
    /// The rules for crawlers.
    Robots,
    /// A file of the CMS.
    Cms(CmsFile),
    /// An old address that leads to a page of a locale.
    Alias(LocaleId, UrlPath),
    /// The picture of a page for those who share its address.
    Card(Entity, LocaleId),
    /// The printed document of a text, or the fact sheet of a city.
    Print(Entity, LocaleId),
    /// The land of a map, shared by every page that shows it.
    Map(MapScope),
    /// A file of the open data.
    Data(DataFile),
    /// A file copied as it is.
    Asset(SourcePath),
    /// A picture as it was taken, without what its file holds beside it.
    Bare(SourcePath),
    /// What is made of a picture.
    Picture(SourcePath, ImageVersion),
}

/// What a feed carries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FeedScope {
    /// Every item.
    Network,
    /// The items about a country.
    Country(CountryId),
}

/// What a map shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MapScope {
    /// Every city.
    World,
    /// The cities of a region.
    Region(RegionId),
    /// The cities of a country.
    Country(CountryId),
}

/// A part of a long list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Pager {
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

/// What an output is made of.
#[derive(Clone, Debug)]
pub struct Owner {
    /// In words: the city `sonderborg`.
    pub what: Message,
    /// Where it is written.
    pub span: Option<Span>,
}

/// Every output of a site.
#[derive(Debug, Default)]
pub struct Plan {
    routes: BTreeMap<OutPath, Route>,
    pages: BTreeMap<(Entity, LocaleId), PlannedPage>,
    pagers: BTreeMap<(Entity, LocaleId), Vec<UrlPath>>,
    feeds: BTreeMap<(LocaleId, FeedScope), UrlPath>,
    cards: BTreeMap<(Entity, LocaleId), UrlPath>,
    prints: BTreeMap<(Entity, LocaleId), UrlPath>,
    maps: BTreeMap<MapScope, UrlPath>,
    /// Whether documents can be printed: not by every program, and not without a theme.
    can_print: bool,
    /// The address of each asset of the theme, by its name there.
    assets: BTreeMap<String, UrlPath>,
    /// The address of each file of the open data.
    data: BTreeMap<DataFile, UrlPath>,
    /// The files beside the documents that one of them links.
    files: BTreeMap<SourcePath, LinkedFile>,
    /// The pictures that one of the documents shows.
    pictures: BTreeMap<SourcePath, ShownImage>,
}

/// The page of an entity in a locale.
#[derive(Debug)]
struct PlannedPage {
    url: UrlPath,
    /// The locale of the text that it shows.
    text: LocaleId,
    /// Whether search engines are to list it.
    is_listed: bool,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug)]
pub struct LinkedPage<'a> {
    /// The locale of the page.
    pub locale: LocaleId,
    /// The locale of the text that it shows.
    pub text: LocaleId,
    /// Its address.
    pub url: &'a UrlPath,
}

/// Plans every output. Reports two owners of one path, and links that lead nowhere.
pub fn plan(site: &Site, theme: &Theme, sources: &Sources, diagnostics: &mut Diagnostics) -> Plan {
    let mut routes = pages::plan(site);
    let mut plan = Plan::default();
    for route in &routes {
        if let OutputKind::Page { entity, locale, text, pager } = &route.kind {
            if pager.is_none_or(|pager| pager.number == 1) {
                let is_listed = text == locale && pages::is_listed(site, *entity, *locale);
                let page = PlannedPage { url: route.url.clone(), text: *text, is_listed };
                plan.pages.insert((*entity, *locale), page);
            }
            plan.pagers.entry((*entity, *locale)).or_default().push(route.url.clone());
        }
    }
    plan.home_document(site);
    if site.config.share_pictures {
        let cards = special::cards(&routes);
        routes.extend(cards);
    }
    plan.can_print = prints::can_print(theme);
    routes.extend(prints::plan(site, theme, &plan, diagnostics));
    routes.extend(special::plan(site, &plan));
    routes.extend(aliases::plan(site, &plan, diagnostics));
    routes.extend(maps::plan(site, &mut plan));
    routes.extend(data::plan(site));
    routes.extend(assets::of_theme(theme, &mut plan));
    routes.extend(cms::plan(site, sources, diagnostics));
    routes.extend(media::plan(site, sources, &mut plan, diagnostics));
    for route in &routes {
        match route.kind {
            OutputKind::Card(entity, locale) => {
                plan.cards.insert((entity, locale), route.url.clone());
            }
            OutputKind::Print(entity, locale) => {
                plan.prints.insert((entity, locale), route.url.clone());
            }
            OutputKind::Feed(locale, of) => {
                plan.feeds.insert((locale, of), route.url.clone());
            }
            OutputKind::Data(file) => {
                plan.data.insert(file, route.url.clone());
            }
            _ => {}
        }
    }
    plan.routes = collision::settle(routes, diagnostics);
    links::check(site, &plan, diagnostics);
    closed::check(site, sources, diagnostics);
    plan
}

impl Plan {
    /// The document that the home page shows has the home page for an address.
    fn home_document(&mut self, site: &Site) {
        let Some(home) = &site.config.home else { return };
        let Some(Entity::Document(id)) = site.resolve(&Reference::Document(home.value.clone()))
        else {
            return;
        };
        for locale in site.config.locale_ids() {
            if let Some(url) = self.url(Entity::Home, locale).cloned() {
                let page = PlannedPage { url, text: locale, is_listed: false };
                self.pages.insert((Entity::Document(id), locale), page);
            }
        }
    }

    /// Returns every output, in order of path.
    pub fn routes(&self) -> impl Iterator<Item = (&OutPath, &Route)> {
        self.routes.iter()
    }

    /// Returns the output of a path.
    pub fn route(&self, path: &OutPath) -> Option<&Route> {
        self.routes.get(path)
    }

    /// Returns the address of an entity in a locale, if it has a page there: one that shows the text
    /// of another locale among them.
    pub fn url(&self, entity: Entity, locale: LocaleId) -> Option<&UrlPath> {
        self.pages.get(&(entity, locale)).map(|page| &page.url)
    }

    /// Returns every entity that has a page, in order.
    fn entities(&self) -> impl Iterator<Item = Entity> {
        let mut last = None;
        let entities = self.pages.keys().map(|(entity, _)| *entity);
        entities.filter(move |entity| last.replace(*entity) != Some(*entity))
    }

    /// Returns the locale of the text that the page of an entity shows; that of its address where
    /// there is no such page.
    pub fn text(&self, entity: Entity, locale: LocaleId) -> LocaleId {
        self.pages.get(&(entity, locale)).map_or(locale, |page| page.text)
    }

    /// Returns whether search engines are to list the page of an entity in a locale: one that has a
    /// text of its own, which no machine wrote alone.
    pub fn is_listed(&self, entity: Entity, locale: LocaleId) -> bool {
        self.pages.get(&(entity, locale)).is_some_and(|page| page.is_listed)
    }

    /// Returns where a link to an entity leads a reader of `locale`: to its page in that locale,
    /// else to that of the nearest version.
    pub fn link(&self, site: &Site, entity: Entity, locale: LocaleId) -> Option<LinkedPage<'_>> {
        let near = || match entity {
            Entity::Document(id) => Some(site.nearest(id, locale).0),
            _ => None,
        };
        let to = |locale| Some((locale, self.pages.get(&(entity, locale))?));
        let (locale, page) = to(locale).or_else(|| to(near()?))?;
        Some(LinkedPage { locale, text: page.text, url: &page.url })
    }

    /// Returns the addresses of the parts of a long list, in order.
    pub fn pagers(&self, entity: Entity, locale: LocaleId) -> &[UrlPath] {
        self.pagers.get(&(entity, locale)).map_or(&[], Vec::as_slice)
    }

    /// Returns the pages of an entity in every locale in which it has a text of its own that search
    /// engines are to list, in the order of the configuration. Of a long list these are the parts of
    /// the same number, where there is one.
    pub fn alternates<'a>(
        &'a self,
        site: &'a Site,
        entity: Entity,
        pager: Option<Pager>,
    ) -> impl Iterator<Item = (LocaleId, &'a UrlPath)> {
        let listed = site.config.locale_ids().filter(move |id| self.is_listed(entity, *id));
        listed.filter_map(move |id| Some((id, self.part(entity, id, pager)?)))
    }

    /// Returns the address of a part of an entity in a locale, if it has that many there; without a
    /// pager, that of its page.
    pub fn part(&self, entity: Entity, locale: LocaleId, pager: Option<Pager>) -> Option<&UrlPath> {
        match pager.filter(|pager| pager.number > 1) {
            Some(pager) => self.pagers(entity, locale).get(pager.number - 1),
            None => self.url(entity, locale),
        }
    }

    /// Returns the address of a feed, if there is one.
    pub fn feed(&self, locale: LocaleId, of: FeedScope) -> Option<&UrlPath> {
        self.feeds.get(&(locale, of))
    }

    /// Returns the address of the picture of a page, if the site has pictures.
    pub fn card(&self, entity: Entity, locale: LocaleId) -> Option<&UrlPath> {
        self.cards.get(&(entity, locale))
    }

    /// Returns the address of the printed document of an entity, if it has one in a locale.
    pub fn print(&self, entity: Entity, locale: LocaleId) -> Option<&UrlPath> {
        self.prints.get(&(entity, locale))
    }

    /// Returns every printed document, in order.
    pub fn prints(&self) -> impl Iterator<Item = (Entity, LocaleId)> {
        self.prints.keys().copied()
    }

    /// Returns the file whose picture is shown at an address.
    pub fn pictured(&self, url: &str) -> Option<(&SourcePath, &ShownImage)> {
        self.pictures.iter().find(|(_, shown)| shown.url.as_str() == url)
    }

    /// Returns the address of the land of a map; `None` if the site has no such map.
    pub fn map(&self, of: MapScope) -> Option<&UrlPath> {
        self.maps.get(&of)
    }

    /// Returns every map, in order.
    pub fn maps(&self) -> impl Iterator<Item = MapScope> {
        self.maps.keys().copied()
    }

    /// Returns the address of an asset of the theme.
    pub fn asset(&self, name: &str) -> Option<&UrlPath> {
        self.assets.get(name)
    }

    /// Returns the names of the theme's assets with their addresses, in order.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &UrlPath)> {
        self.assets.iter().map(|(name, url)| (name.as_str(), url))
    }

    /// Returns a file that a document links.
    pub fn file(&self, file: &SourcePath) -> Option<&LinkedFile> {
        self.files.get(file)
    }

    /// Returns the address of a file of the open data, if the site publishes it.
    pub fn data(&self, file: DataFile) -> Option<&UrlPath> {
        self.data.get(&file)
    }

    /// Returns the address of the file of the open data that links name so: `cities.csv`.
    pub fn data_named(&self, name: &str) -> Option<&UrlPath> {
        self.data_names().find(|(own, _)| *own == name).map(|(_, url)| url)
    }

    /// Returns the names of the files of the open data with their addresses.
    pub fn data_names(&self) -> impl Iterator<Item = (&str, &UrlPath)> {
        self.data.values().filter_map(|url| Some((data::name(url)?, url)))
    }

    /// Returns a picture that a document shows.
    pub fn picture(&self, file: &SourcePath) -> Option<&ShownImage> {
        self.pictures.get(file)
    }

    /// Returns the page of the language chooser, if the site has one.
    pub fn chooser(&self) -> Option<&UrlPath> {
        self.routes.values().find(|route| route.kind == OutputKind::Chooser).map(|route| &route.url)
    }
}
