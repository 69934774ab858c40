//! The configuration of a site, from `data/site.yaml` and what the command line sets.

mod chain;
mod read;
mod schema;

pub use read::configure;
pub use schema::SITE;

use crate::diag::Span;
use crate::i18n;
use crate::locale::{Direction, Locale, LocaleId, PerLocale};
use crate::reference::{Family, Reference};
use crate::schema::{Localized, Spanned, TranslatableField};

/// What the command line sets, beside the sources.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// In place of `base_url`.
    pub base_url: Option<String>,
    /// In place of scheme and host of `base_url`: its path stays.
    pub origin: Option<String>,
}

/// The configuration, resolved: nothing in it is optional that has a default.
#[derive(Clone, Debug)]
pub struct Config {
    /// The network's name.
    pub name: Localized,
    /// A shorter name for narrow places.
    pub short_name: Option<Localized>,
    /// One sentence for search engines and feeds.
    pub description: Option<Localized>,
    /// Where the site will stand.
    pub base_url: BaseUrl,
    /// Where `site.yaml` says that the site stands, whatever was set in its place.
    pub own_url: BaseUrl,
    /// The name of the folder below `themes/`.
    pub theme: Spanned<String>,
    /// The locales, in the order of the language bar.
    pub locales: Vec<LocaleConfig>,
    /// Whether every locale of the file could be read: if not, others are not called unknown.
    pub all_locales_read: bool,
    /// The locale that texts without one are written in.
    pub source_locale: LocaleId,
    /// What readers get of a document that their locale lacks, where its section says nothing.
    pub fallback: Fallback,
    /// The sections of documents, which are the folders of `content/`.
    pub sections: Vec<Section>,
    /// Whether the sections of the file could be read: if not, none is called unknown.
    pub all_sections_read: bool,
    /// The families of pages made from records.
    pub families: Vec<FamilyConfig>,
    /// The document whose text the home page shows.
    pub home: Option<Spanned<String>>,
    /// The document that says how to join, to which calls for applications lead.
    pub join: Option<Spanned<String>>,
    /// Whether each country with news has a feed.
    pub country_feeds: bool,
    /// Whether each page has a picture for those who share its address.
    pub share_pictures: bool,
    /// Whether each city has a fact sheet to print.
    pub fact_sheets: bool,
    /// The files in `data/fonts/` with fonts for printed documents, beside those of the theme.
    pub fonts: Vec<Spanned<String>>,
    /// Whether there are maps of the world, of regions and of countries.
    pub maps: bool,
    /// Whether the data of the site is published as files.
    pub open_data: bool,
    /// The address of the licence of those files.
    pub data_licence: Option<String>,
    /// Menus by name, in the order of the file.
    pub menus: Vec<(String, Vec<MenuEntry>)>,
    /// How to reach the network's office.
    pub contact: Option<Contact>,
    /// A statement that every page carries.
    pub disclaimer: Option<Localized>,
    /// Whom the data is owed to, shown where it appears.
    pub attributions: Vec<Attribution>,
    /// Whether the site has a handbook for its editors.
    pub handbook: bool,
    /// The CMS in the browser, if the site has one.
    pub cms: Option<Cms>,
    /// Whether work that is left to translators counts as a warning.
    pub is_strict: bool,
    /// How many blocks in a hundred must have changed in its source before readers of a
    /// translation are told; none where they never are.
    pub stale_notice: Option<u8>,
    /// The texts of the file that are in a language.
    pub texts: Vec<TranslatableField>,
}

impl Config {
    /// Returns the locales' ids, in order.
    pub fn locale_ids(&self) -> impl Iterator<Item = LocaleId> + use<> {
        (0..self.locales.len()).filter_map(LocaleId::new)
    }

    /// Returns one locale.
    pub fn locale(&self, id: LocaleId) -> &LocaleConfig {
        &self.locales[id.index()]
    }

    /// Returns the site's locale with this tag.
    pub fn find_locale(&self, tag: &str) -> Option<LocaleId> {
        self.locale_ids().find(|id| self.locale(*id).locale.as_str() == tag)
    }

    /// Makes a value for each locale.
    pub fn per_locale<T>(&self, make: impl FnMut(LocaleId) -> T) -> PerLocale<T> {
        PerLocale::from_fn(self.locales.len(), make)
    }

    /// Returns a text as a reader of `locale` gets it: the text, and the locale that it is in.
    pub fn text<'a>(&'a self, text: &'a Localized, locale: LocaleId) -> (&'a Locale, &'a str) {
        let source = &self.locale(self.source_locale).locale;
        self.own_text(text, locale).unwrap_or_else(|| text.any(source))
    }

    /// Returns a text as [`Config::text`] does, if a locale that the reader may get has it.
    pub fn own_text<'a>(
        &'a self,
        text: &'a Localized,
        locale: LocaleId,
    ) -> Option<(&'a Locale, &'a str)> {
        text.get(&self.locale(locale).chain, &self.locale(self.source_locale).locale)
    }

    /// Returns a text as it was written for `locale`, if it was.
    pub fn exact_text<'a>(&'a self, text: &'a Localized, locale: LocaleId) -> Option<&'a str> {
        let tag = &self.locale(locale).locale;
        let (own, text) = self.own_text(text, locale)?;
        (own == tag).then_some(text)
    }

    /// Returns what readers get of a document of a folder that their locale lacks. Profiles of
    /// cities are in no section, and take what holds for the site.
    pub fn fallback_in(&self, section: &str) -> Fallback {
        let own = self.sections.iter().find(|own| own.id.value == section);
        own.map_or(self.fallback, |section| section.fallback)
    }

    /// Returns a slug as it stands in the addresses of `locale`: one that comes from another locale
    /// may have to be transliterated. `None` where nothing would be left.
    pub fn slug(&self, slug: &Localized, locale: LocaleId) -> Option<String> {
        let (_, text) = self.own_text(slug, locale)?;
        let text = match self.locale(locale).slugs {
            SlugScript::Native => text.to_owned(),
            SlugScript::Latin => i18n::slug(text),
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// Returns a family that the site shows.
    pub fn family(&self, family: Family) -> Option<&FamilyConfig> {
        self.families.iter().find(|config| config.family == family)
    }
}

/// Where the site will stand: scheme and host, and the path below it.
#[derive(Clone, Debug)]
pub struct BaseUrl {
    /// `https://example.org`, without a slash at the end.
    pub origin: String,
    /// `/network`, or empty: without a slash at the end.
    pub path: String,
}

/// In which letters the addresses of a locale are written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum SlugScript {
    /// In those of ASCII: other scripts are transliterated.
    #[default]
    Latin,
    /// In those of the language.
    Native,
}

/// One locale of the site.
#[derive(Clone, Debug)]
pub struct LocaleConfig {
    /// Where it is written.
    pub span: Span,
    /// The tag, as `lang` and `hreflang` carry it.
    pub locale: Locale,
    /// The tag by which dates, numbers and order are written: `pt` may write as `pt-PT`.
    pub format: Locale,
    /// The language's own name for itself.
    pub label: String,
    /// The first segment of its addresses; may be empty for one locale.
    pub path: String,
    /// How it is written.
    pub direction: Direction,
    /// The letters of its addresses.
    pub slugs: SlugScript,
    /// Where a text is looked for: the locale itself, then its fallbacks and theirs, the nearest
    /// first, and last the source locale.
    pub chain: Vec<Locale>,
}

/// What readers get of a document that is not translated into their locale.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Fallback {
    /// A page in their locale, which shows the text of another and says so.
    Page,
    /// A link in lists to the nearest version, which names its language.
    #[default]
    Link,
    /// Nothing in lists.
    None,
}

/// How a document looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// A page.
    Page,
    /// A news item, with its date.
    News,
    /// A document to hand out, such as a flyer.
    Flyer,
    /// A long document with a table of contents.
    Note,
}

/// In which order a section lists its documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SectionOrder {
    /// The latest first.
    Date,
    /// By weight, then by title.
    Weight,
}

/// A section of documents.
#[derive(Clone, Debug)]
pub struct Section {
    /// The folder below `content/`.
    pub id: Spanned<String>,
    /// The title of its index, per locale.
    pub title: Localized,
    /// The segment of its address; empty where its documents stand at the locale's root.
    pub slug: Option<Localized>,
    /// Whether its documents stand at the locale's root, without an index.
    pub root: bool,
    /// How its documents look.
    pub layout: Layout,
    /// In which order they are listed.
    pub order: SectionOrder,
    /// How many a pager of its index holds.
    pub per_page: usize,
    /// Whether each locale has a feed of it. One section at most.
    pub feed: bool,
    /// What readers get of a document that their locale lacks.
    pub fallback: Fallback,
}

/// A family that the site shows.
#[derive(Clone, Debug)]
pub struct FamilyConfig {
    /// Which.
    pub family: Family,
    /// The segment of its address.
    pub slug: Option<Localized>,
}

/// One entry of a menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub to: Spanned<Reference>,
    /// What it is called; the target's own name where none is given.
    pub label: Option<Localized>,
}

/// A CMS in the browser that writes into the files of the site.
#[derive(Clone, Debug)]
pub struct Cms {
    /// The name of the program's file in `data/cms/`; none in an example.
    pub script: Option<Spanned<String>>,
    /// Where the files are kept: the name that the CMS knows.
    pub backend: String,
    /// The repository: `owner/name`.
    pub repository: Option<String>,
    /// The branch that is written to.
    pub branch: Option<String>,
    /// The server by which people sign in.
    pub server: Option<String>,
    /// The number under which that server knows the CMS.
    pub app_id: Option<String>,
}

impl Cms {
    /// Returns whether the program is Sveltia CMS, which can do more than its forerunner.
    pub fn is_sveltia(&self) -> bool {
        !self.script.as_ref().is_some_and(|script| script.value.contains("decap"))
    }
}

/// How to reach the network's office.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// The office.
    pub name: Option<Localized>,
    /// The lines of the postal address.
    pub address: Vec<Localized>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone numbers, as `+49 …`.
    pub phone: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// The tags of the locales that it answers in.
    pub languages: Vec<Locale>,
    /// What is uncertain about it.
    pub note: Option<Localized>,
}

/// Whom data is owed to.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What the licence asks to be said.
    pub text: Localized,
    /// Where it leads.
    pub url: Option<String>,
}
