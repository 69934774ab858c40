//! The configuration of a site: `data/site.yaml`, and the overrides of the command line.

mod accounts;
mod chain;
mod contact;
mod handbook;
mod kinds;
mod menus;
mod press;
mod read;
mod schema;

pub use accounts::Accounts;
pub use contact::Contact;
pub use handbook::HANDBOOK;
pub use kinds::{KindDeclaration, Kinds, RecordOrder};
pub use press::PressContact;
pub use read::configure;
pub use schema::{Attribution, SITE};

use crate::diag::{Span, UiLanguage};
use crate::i18n;
use crate::locale::{Direction, Locale, LocaleId, PerLocale};
use crate::reference::{Family, FamilyNames, Reference};
use crate::schema::{FieldDeclaration, Localized, Spanned, TranslatableField, words};

/// Settings of the command line that replace values of the sources.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Replaces `base_url`.
    pub base_url: Option<String>,
    /// Replaces the scheme and host of `base_url`, and keeps its path.
    pub origin: Option<String>,
}

/// The resolved configuration: every value that has a default is set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The network's name.
    pub name: Localized,
    /// A shorter name for narrow spaces.
    pub short_name: Option<Localized>,
    /// One sentence for search engines and feeds.
    pub description: Option<Localized>,
    /// The address of the site.
    pub base_url: BaseUrl,
    /// The address of the site in `site.yaml`, before any override.
    pub own_url: BaseUrl,
    /// The name of the folder below `themes/`.
    pub theme: Spanned<String>,
    /// The locales, in the order of the language menu.
    pub locales: Vec<LocaleConfig>,
    /// Whether every locale of the file is valid. If not, no locale is reported as unknown.
    pub all_locales_read: bool,
    /// The locale of texts that have no locale of their own.
    pub source_locale: LocaleId,
    /// What readers get for a document without a translation, if its section sets nothing else.
    pub fallback: Fallback,
    /// The sections of documents: the folders of `content/`.
    pub sections: Vec<Section>,
    /// Whether the sections of the file are valid. If not, no section is reported as unknown.
    pub all_sections_read: bool,
    /// The families of pages that are generated from records.
    pub families: Vec<FamilyConfig>,
    /// The kinds of records that the site declares.
    pub kinds: Kinds,
    /// The document whose text the home page shows.
    pub home: Option<Spanned<String>>,
    /// The document about how to join. Calls for applications link to it.
    pub join: Option<Spanned<String>>,
    /// The id of the city that the home page presents. If there is none, the day of the build selects one.
    pub featured_city: Option<Spanned<String>>,
    /// Whether each country with news has its own feed.
    pub country_feeds: bool,
    /// Whether every lead picture must have a credit.
    pub picture_credits: bool,
    /// Whether each page has a share image.
    pub share_pictures: bool,
    /// Whether cities have fact sheets as PDFs.
    pub fact_sheets: bool,
    /// The font files in `data/fonts/` for PDFs, in addition to those of the theme.
    pub fonts: Vec<Spanned<String>>,
    /// Whether there are maps of the world, of regions and of countries.
    pub maps: bool,
    /// Whether the site publishes its data as files.
    pub open_data: bool,
    /// The address of the licence of those files.
    pub data_licence: Option<String>,
    /// The menus, in the order of the file.
    pub menus: Vec<Menu>,
    /// The contact details of the network's office.
    pub contact: Option<Contact>,
    /// A disclaimer for every page.
    pub disclaimer: Option<Localized>,
    /// The attributions of data sources, shown wherever the data appears.
    pub attributions: Vec<Attribution>,
    /// The locales that have a handbook for editors, each with its language; empty without a handbook.
    pub handbook: Vec<(Locale, UiLanguage)>,
    /// The CMS in the browser, if the site has one.
    pub cms: Option<Cms>,
    /// Whether unfinished translations are warnings instead of notes.
    pub is_strict: bool,
    /// The percentage of blocks that must have changed in the source before readers see that a
    /// translation is out of date. `None` if they never see it.
    pub stale_notice: Option<u8>,
    /// The translatable texts of the file.
    pub texts: Vec<TranslatableField>,
}

impl Config {
    /// Returns the ids of the locales, in order.
    pub fn locale_ids(&self) -> impl Iterator<Item = LocaleId> + use<> {
        (0..self.locales.len()).filter_map(LocaleId::new)
    }

    /// Returns one locale.
    pub fn locale(&self, id: LocaleId) -> &LocaleConfig {
        &self.locales[id.index()]
    }

    /// Returns the locale of the site with this tag.
    pub fn find_locale(&self, tag: &str) -> Option<LocaleId> {
        self.locale_ids().find(|id| self.locale(*id).locale.as_str() == tag)
    }

    /// Builds a value for each locale.
    pub fn per_locale<T>(&self, make: impl FnMut(LocaleId) -> T) -> PerLocale<T> {
        PerLocale::from_fn(self.locales.len(), make)
    }

    /// Returns the text for a reader of `locale`, with the locale of that text.
    pub fn text<'a>(&'a self, text: &'a Localized, locale: LocaleId) -> (&'a Locale, &'a str) {
        let source = &self.locale(self.source_locale).locale;
        self.own_text(text, locale).unwrap_or_else(|| text.any(source))
    }

    /// Returns a text as [`Config::text`] does, but only if a locale in the reader's chain has it.
    pub fn own_text<'a>(
        &'a self,
        text: &'a Localized,
        locale: LocaleId,
    ) -> Option<(&'a Locale, &'a str)> {
        text.get(&self.locale(locale).chain, &self.locale(self.source_locale).locale)
    }

    /// Returns the text that was written for `locale` itself, if there is one.
    pub fn exact_text<'a>(&'a self, text: &'a Localized, locale: LocaleId) -> Option<&'a str> {
        let tag = &self.locale(locale).locale;
        let (own, text) = self.own_text(text, locale)?;
        (own == tag).then_some(text)
    }

    /// Returns what readers get for an untranslated document of a folder. Profiles of cities are in no
    /// section, so they use the setting of the site.
    pub fn fallback_in(&self, section: &str) -> Fallback {
        let own = self.sections.iter().find(|own| own.id.value == section);
        own.map_or(self.fallback, |section| section.fallback)
    }

    /// Returns a slug in the script of the addresses of `locale`. The slug of another locale is
    /// transliterated if necessary. Returns `None` if nothing remains.
    pub fn slug(&self, slug: &Localized, locale: LocaleId) -> Option<String> {
        let (_, text) = self.own_text(slug, locale)?;
        let text = match self.locale(locale).slugs {
            SlugScript::Native => text.to_owned(),
            SlugScript::Latin => i18n::slug(text),
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// Returns a slug made from a text that is written in the language of `locale`.
    pub fn own_slug(&self, text: &Localized, locale: LocaleId) -> Option<String> {
        let text = self.exact_text(text, locale)?;
        let slug = match self.locale(locale).slugs {
            SlugScript::Native => i18n::native_slug(text),
            SlugScript::Latin => i18n::slug(text),
        };
        Some(slug).filter(|slug| !slug.is_empty())
    }

    /// Returns the names of all families.
    pub fn names(&self) -> &FamilyNames {
        self.kinds.names()
    }

    /// Returns the configuration of a family, if the site shows it.
    pub fn family(&self, family: Family) -> Option<&FamilyConfig> {
        self.families.iter().find(|config| config.family == family)
    }
}

/// The address of the site: its scheme and host, and the path below it.
#[derive(Clone, Debug)]
pub struct BaseUrl {
    /// `https://example.org`, without a slash at the end.
    pub origin: String,
    /// `/network`, or empty: without a slash at the end.
    pub path: String,
}

words! {
    /// The script of the addresses of a locale.
    pub enum SlugScript {
        /// ASCII letters: other scripts are transliterated.
        #[default]
        Latin = "latin",
        /// The script of the language.
        Native = "native",
    }
}

/// One locale of the site.
#[derive(Clone, Debug)]
pub struct LocaleConfig {
    /// Its place in `site.yaml`.
    pub span: Span,
    /// The tag for `lang` and `hreflang`.
    pub locale: Locale,
    /// The tag for the format of dates and numbers, and for the sort order: `pt` can use `pt-PT`.
    pub format: Locale,
    /// The name of the language in that language.
    pub label: String,
    /// The first segment of its addresses. It can be empty for one locale.
    pub path: String,
    /// The direction of its script.
    pub direction: Direction,
    /// The script of its addresses.
    pub slugs: SlugScript,
    /// The locales in which a text is looked up: the locale itself, then its fallbacks and their
    /// fallbacks, nearest first, and last the source locale.
    pub chain: Vec<Locale>,
}

words! {
    /// What readers get for a document that is not translated into their locale.
    pub enum Fallback {
        /// A page in their locale that shows the text of another locale, with a notice.
        Page = "page",
        /// A link in lists to the nearest version, with the name of its language.
        #[default]
        Link = "link",
        /// Nothing in lists.
        None = "none",
    }
}

words! {
    /// The layout of a document.
    pub enum Layout {
        /// A page.
        #[default]
        Page = "page",
        /// A news item, with its date.
        News = "news",
        /// A document to print, such as a flyer.
        Flyer = "flyer",
        /// A long document with a table of contents.
        Note = "note",
        /// A case study of a city, with the facts of that city.
        CaseStudy = "case-study",
    }
}

words! {
    /// The sort order of the documents in a section.
    pub enum SectionOrder {
        /// The latest first.
        Date = "date",
        /// By weight, then by title.
        #[default]
        Weight = "weight",
    }
}

/// A section of documents.
#[derive(Clone, Debug)]
pub struct Section {
    /// The folder below `content/`.
    pub id: Spanned<String>,
    /// The title of its index, per locale.
    pub title: Localized,
    /// The name of one document, for readers.
    pub label: Option<Localized>,
    /// The introduction of its index, for readers and search engines: one or two sentences.
    pub summary: Option<Localized>,
    /// The segment of its address. It is empty if its documents are at the root of the locale.
    pub slug: Option<Localized>,
    /// Whether its documents are at the root of the locale, without an index.
    pub root: bool,
    /// The layout of its documents.
    pub layout: Layout,
    /// The sort order of its documents.
    pub order: SectionOrder,
    /// The number of documents on each page of its index.
    pub per_page: usize,
    /// Whether each locale has a feed of the section. At most one section has feeds.
    pub feed: bool,
    /// What readers get for a document without a translation.
    pub fallback: Fallback,
    /// The fields that the site adds to the front matter, as declared.
    pub fields: Vec<(Spanned<String>, FieldDeclaration)>,
}

/// A family that the site shows.
#[derive(Clone, Debug)]
pub struct FamilyConfig {
    /// The family.
    pub family: Family,
    /// The segment of its address.
    pub slug: Option<Localized>,
    /// Its place in `site.yaml`, if the site declares it.
    pub span: Option<Span>,
}

/// A menu of the theme.
#[derive(Clone, Debug)]
pub struct Menu {
    /// The name by which the theme finds it.
    pub name: String,
    /// The groups of entries. The first one, without a title, has the entries outside the groups.
    pub groups: Vec<MenuGroup>,
}

/// A group of entries in a menu.
#[derive(Clone, Debug)]
pub struct MenuGroup {
    /// The title.
    pub title: Option<Localized>,
    /// The entries.
    pub entries: Vec<MenuEntry>,
}

/// One entry of a menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// The target.
    pub to: Spanned<Reference>,
    /// The label. If there is none, the name of the target.
    pub label: Option<Localized>,
    /// What readers find there, in one sentence.
    pub summary: Option<Localized>,
}

/// The configuration of a browser CMS that writes to the files of the site.
#[derive(Clone, Debug)]
pub struct Cms {
    /// The file name of the program in `data/cms/`; none in an example.
    pub script: Option<Spanned<String>>,
    /// The type of storage, by the name that the CMS uses.
    pub backend: String,
    /// The repository: `owner/name`.
    pub repository: Option<String>,
    /// The branch that the CMS writes to.
    pub branch: Option<String>,
    /// The server that signs people in.
    pub server: Option<String>,
    /// The id of the CMS on that server.
    pub app_id: Option<String>,
}

impl Cms {
    /// Returns whether the program is Sveltia CMS, which supports more than its predecessor.
    pub fn is_sveltia(&self) -> bool {
        !self.script.as_ref().is_some_and(|script| script.value.contains("decap"))
    }
}
