//! Plans every output before rendering: its path, its owner and its kind.
//!
//! urbi publishes exactly the outputs in the [`Plan`]. Addresses, alternates and links follow from it
//! alone.

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
use crate::reference::{KindId, Reference};
use crate::site::{CountryId, Entity, RecordId, RegionId, Site};
use crate::source::Sources;
use crate::theme::Theme;
use urbi_picture::ImageVersion;

pub use fingerprint::traces;
pub use lost_addresses::lost;
pub use media::{LinkedFile, ShownImage};
pub use pages::template;
pub use prints::{FACT_SHEET, layout_file};

/// One output.
#[derive(Clone, Debug)]
pub struct Route {
    /// The URL path.
    pub url: UrlPath,
    /// The kind of output.
    pub kind: OutputKind,
    /// A description of the source that it is built from, for messages: the city `sonderborg`.
    pub what: Message,
    /// The place of that source.
    pub span: Option<Span>,
}

/// The kind of an output, with its parameters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OutputKind {
    /// A page of the site.
    Page {
        /// The entity that it shows.
        entity: Entity,
        /// The locale of its address.
        locale: LocaleId,
        /// The locale of the text that it shows: another one if there is no translation.
        text: LocaleId,
        /// The part of a long list that it shows.
        pager: Option<Pager>,
    },
    /// The page for missing addresses (404). Without a locale, it is in all languages.
    NotFound(Option<LocaleId>),
    /// The language chooser at the root.
    Chooser,
    /// An Atom feed.
    Feed(LocaleId, FeedScope),
    /// A calendar: an iCalendar file.
    Calendar(LocaleId, CalendarScope),
    /// The list of pages for search engines.
    Sitemap,
    /// The rules for crawlers.
    Robots,
    /// A file of the CMS.
    Cms(CmsFile),
    /// A redirect from an old address to a page of a locale.
    Alias(LocaleId, UrlPath),
    /// The share image of a page.
    Card(Entity, LocaleId),
    /// The PDF of a document, or the fact sheet of a city.
    Print(Entity, LocaleId),
    /// The land of a map. All pages that show the map share this file.
    Map(MapScope),
    /// A file of the open data.
    Data(DataFile),
    /// A file copied unchanged.
    Asset(SourcePath),
    /// An image in its original size, without the metadata of its file.
    StrippedImage(SourcePath),
    /// A version of an image.
    Picture(SourcePath, ImageVersion),
}

/// The scope of a feed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FeedScope {
    /// Every item.
    Network,
    /// The items about a country.
    Country(CountryId),
    /// The records of a kind.
    Kind(KindId),
}

/// The events of a calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CalendarScope {
    /// Every record of a kind.
    Kind(KindId),
    /// One record.
    Record(RecordId),
}

/// The area of a map.
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
    /// The number of this part, from 1.
    pub number: usize,
    /// The number of parts.
    pub count: usize,
}

/// Every output of a site.
#[derive(Debug, Default)]
pub struct Plan {
    routes: BTreeMap<OutPath, Route>,
    pages: BTreeMap<(Entity, LocaleId), PlannedPage>,
    pagers: BTreeMap<(Entity, LocaleId), Vec<UrlPath>>,
    /// The address of each output that is not a page.
    addresses: BTreeMap<OutputKind, UrlPath>,
    /// Whether PDFs are possible: the program must be built with them, and there must be a theme.
    can_print: bool,
    /// The address of each asset of the theme, by its name in the theme.
    assets: BTreeMap<String, UrlPath>,
    /// The files next to the documents that a document links.
    files: BTreeMap<SourcePath, LinkedFile>,
    /// The images that a document shows.
    pictures: BTreeMap<SourcePath, ShownImage>,
}

/// The page of an entity in a locale.
#[derive(Debug)]
struct PlannedPage {
    url: UrlPath,
    /// The locale of the text that it shows.
    text: LocaleId,
    /// Whether search engines should list it.
    is_listed: bool,
}

/// The target of a link.
#[derive(Clone, Copy, Debug)]
pub struct LinkedPage<'a> {
    /// The locale of the page.
    pub locale: LocaleId,
    /// The locale of the text that it shows.
    pub text: LocaleId,
    /// Its address.
    pub url: &'a UrlPath,
}

/// Plans every output. Reports collisions of paths, and dead links.
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
        let cards = special::cards(site, &routes);
        routes.extend(cards);
    }
    plan.can_print = prints::can_print(theme);
    routes.extend(prints::plan(site, theme, &plan, diagnostics));
    routes.extend(special::plan(site, &plan));
    routes.extend(aliases::plan(site, &plan, diagnostics));
    routes.extend(maps::plan(site));
    routes.extend(data::plan(site));
    routes.extend(assets::of_theme(theme, &mut plan));
    routes.extend(cms::plan(site, sources, diagnostics));
    routes.extend(media::plan(site, sources, &mut plan, diagnostics));
    for route in &routes {
        if !matches!(route.kind, OutputKind::Page { .. }) {
            plan.addresses.insert(route.kind.clone(), route.url.clone());
        }
    }
    plan.routes = collision::settle(routes, diagnostics);
    links::check(site, &plan, diagnostics);
    closed::check(site, sources, diagnostics);
    plan
}

impl Plan {
    /// Sets the address of the home document to that of the home page.
    fn home_document(&mut self, site: &Site) {
        let Some(home) = &site.config.home else { return };
        let reference = Reference::Document(home.value.clone());
        let Some(Entity::Document(id)) = site.resolve(&reference) else { return };
        for locale in site.config.locale_ids() {
            if let Some(url) = self.url(Entity::Home, locale).cloned() {
                let page = PlannedPage { url, text: locale, is_listed: false };
                self.pages.insert((Entity::Document(id), locale), page);
            }
        }
    }

    /// Returns every output, sorted by path.
    pub fn routes(&self) -> impl Iterator<Item = (&OutPath, &Route)> {
        self.routes.iter()
    }

    /// Returns the output at a path.
    pub fn route(&self, path: &OutPath) -> Option<&Route> {
        self.routes.get(path)
    }

    /// Returns the address of the page of an entity in a locale, if it has one there. The page can show
    /// a text of another locale.
    pub fn url(&self, entity: Entity, locale: LocaleId) -> Option<&UrlPath> {
        self.pages.get(&(entity, locale)).map(|page| &page.url)
    }

    /// Returns every entity that has a page, sorted.
    fn entities(&self) -> impl Iterator<Item = Entity> {
        let mut last = None;
        let entities = self.pages.keys().map(|(entity, _)| *entity);
        entities.filter(move |entity| last.replace(*entity) != Some(*entity))
    }

    /// Returns the locale of the text on the page of an entity. Returns `locale` if there is no such
    /// page.
    pub fn text(&self, entity: Entity, locale: LocaleId) -> LocaleId {
        self.pages.get(&(entity, locale)).map_or(locale, |page| page.text)
    }

    /// Returns whether search engines should list the page of an entity in a locale. They list pages
    /// with a text of their own, except unreviewed machine translations.
    pub fn is_listed(&self, entity: Entity, locale: LocaleId) -> bool {
        self.pages.get(&(entity, locale)).is_some_and(|page| page.is_listed)
    }

    /// Returns the target of a link to an entity for readers of `locale`: its page in that locale, or
    /// the page of the nearest version.
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

    /// Returns the pages of an entity that search engines should list, in every locale that has its own
    /// text. They are in the order of the configuration. For a part of a long list, returns the parts
    /// with the same number.
    pub fn alternates<'a>(
        &'a self,
        site: &'a Site,
        entity: Entity,
        pager: Option<Pager>,
    ) -> impl Iterator<Item = (LocaleId, &'a UrlPath)> {
        let listed = site.config.locale_ids().filter(move |id| self.is_listed(entity, *id));
        listed.filter_map(move |id| Some((id, self.part(entity, id, pager)?)))
    }

    /// Returns the address of a part of an entity in a locale, if that part exists. Without a pager,
    /// returns the address of the page.
    pub fn part(&self, entity: Entity, locale: LocaleId, pager: Option<Pager>) -> Option<&UrlPath> {
        match pager.filter(|pager| pager.number > 1) {
            Some(pager) => self.pagers(entity, locale).get(pager.number - 1),
            None => self.url(entity, locale),
        }
    }

    /// Returns the address of a feed, if there is one.
    pub fn feed(&self, locale: LocaleId, of: FeedScope) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Feed(locale, of))
    }

    /// Returns the address of a calendar, if there is one.
    pub fn calendar(&self, locale: LocaleId, of: CalendarScope) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Calendar(locale, of))
    }

    /// Returns the address of the share image of a page, if it has one.
    pub fn card(&self, entity: Entity, locale: LocaleId) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Card(entity, locale))
    }

    /// Returns the address of the PDF of an entity in a locale, if it has one.
    pub fn print(&self, entity: Entity, locale: LocaleId) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Print(entity, locale))
    }

    /// Returns every PDF, sorted.
    pub fn prints(&self) -> impl Iterator<Item = (Entity, LocaleId)> {
        self.addresses.keys().filter_map(|kind| match kind {
            OutputKind::Print(entity, locale) => Some((*entity, *locale)),
            _ => None,
        })
    }

    /// Returns the image file that is shown at an address.
    pub fn pictured(&self, url: &str) -> Option<(&SourcePath, &ShownImage)> {
        self.pictures.iter().find(|(_, shown)| shown.url.as_str() == url)
    }

    /// Returns the address of the land of a map; `None` if the site has no such map.
    pub fn map(&self, of: MapScope) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Map(of))
    }

    /// Returns every map, sorted.
    pub fn maps(&self) -> impl Iterator<Item = MapScope> {
        self.addresses.keys().filter_map(|kind| match kind {
            OutputKind::Map(of) => Some(*of),
            _ => None,
        })
    }

    /// Returns the address of an asset of the theme.
    pub fn asset(&self, name: &str) -> Option<&UrlPath> {
        self.assets.get(name)
    }

    /// Returns the names of the theme's assets with their addresses, sorted by name.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &UrlPath)> {
        self.assets.iter().map(|(name, url)| (name.as_str(), url))
    }

    /// Returns a file that a document links.
    pub fn file(&self, file: &SourcePath) -> Option<&LinkedFile> {
        self.files.get(file)
    }

    /// Returns the address of a file of the open data, if the site publishes it.
    pub fn data(&self, file: DataFile) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Data(file))
    }

    /// Returns the address of a file of the open data by the name that links use: `cities.csv`.
    pub fn data_named(&self, name: &str) -> Option<&UrlPath> {
        self.data_names().find(|(own, _)| *own == name).map(|(_, url)| url)
    }

    /// Returns the names of the files of the open data with their addresses.
    pub fn data_names(&self) -> impl Iterator<Item = (&str, &UrlPath)> {
        let files = self.addresses.iter().filter(|(kind, _)| matches!(kind, OutputKind::Data(_)));
        files.filter_map(|(_, url)| Some((data::name(url)?, url)))
    }

    /// Returns an image that a document shows.
    pub fn picture(&self, file: &SourcePath) -> Option<&ShownImage> {
        self.pictures.get(file)
    }

    /// Returns the page of the language chooser, if the site has one.
    pub fn chooser(&self) -> Option<&UrlPath> {
        self.addresses.get(&OutputKind::Chooser)
    }
}
