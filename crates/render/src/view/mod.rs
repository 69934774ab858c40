//! Views: structs for templates, independent of the data model.
//!
//! Every text includes its locale if that is not the page's ([`Text`]). Every link includes the locale of
//! its target ([`Link`]). `themes/REFERENCE.md` documents these structs for theme authors.

mod announcement;
mod award;
mod call;
mod chart;
mod chrome;
mod contact;
mod document;
mod entity;
mod facet;
mod figures;
mod list;
mod map;
mod media;
mod menu;
mod own_fact;
mod picture;
mod press;
mod print;
mod record;
mod related;
mod search;
mod source;
mod timeline;

pub use announcement::{BannerView, EventCard, FeaturedCity};
pub use award::AwardView;
pub use call::CallView;
pub use chart::ChartView;
pub use chrome::{Alternate, Crumb, PageView, ShareView, SiteView, SwitcherEntry};
pub use contact::{AccountView, ContactView};
pub use document::{DocumentView, Original, ShownDocument};
pub use entity::{CityView, ClusterView, CountryView, RegionView, RoundView};
pub use facet::{Facet, FacetOption, FacetValues, FacetView};
pub use list::{CityCard, CityGroup, CountryCard, NewsCard, RegionGroup, RegionMark, TotalView};
pub use map::{DotView, LabelView, LegendView, LocatorView, MapView, NearbyCity};
pub use media::{DownloadView, PictureView};
pub use menu::{MenuGroupView, MenuLink};
pub use own_fact::{OwnFact, OwnItem};
pub use picture::{LeadPictureView, PlateView};
pub use press::PressView;
pub use print::PrintView;
pub use record::{HostedEvent, KindView, MentionGroup, PeriodView, RecordCard, RecordView};
pub use related::RelatedCard;
pub use source::SourceView;
#[cfg(feature = "pdf")]
pub(crate) use source::bare_address;

use serde::Serialize;

use super::geography::Geography;
use crate::date::Date;
use crate::locale::{Locale, LocaleId};
use crate::network;
use crate::plan::Plan;
use crate::reference::Family;
use crate::schema::Localized;
use crate::site::{CityId, Entity, Site};

/// A text; `lang` and `dir` are set if it is not in the locale of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The plain text, without markup.
    pub text: String,
    /// The tag of its locale, if that is not the page's.
    pub lang: Option<String>,
    /// Its text direction, if that is not the page's.
    pub dir: Option<&'static str>,
}

/// A link to an entity of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The kind of the target: `home`, `index`, `city`, `country`, `region`, `cluster`, `round`, `award`, `record`,
    /// `facet`, `section` or `document`.
    pub kind: &'static str,
    /// The link text.
    pub label: Text,
    /// The address; `None` if the site has no page for the entity.
    pub url: Option<String>,
    /// The locale tag of the target's text, if that is not the page's.
    pub hreflang: Option<String>,
    /// The native name of that language, for display.
    pub language: Option<String>,
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// ISO 8601, for `datetime`.
    pub iso: String,
    /// The date formatted for the locale.
    pub text: String,
}

/// A published count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// The number of cities.
    pub cities: i64,
    /// The number of countries, if published.
    pub countries: Option<i64>,
}

impl From<network::Count> for CountView {
    fn from(count: network::Count) -> Self {
        Self { cities: count.cities, countries: count.countries }
    }
}

/// Builds views for the readers of one locale.
#[derive(Clone, Copy)]
pub struct ViewBuilder<'a> {
    /// The site.
    pub site: &'a Site,
    /// The plan, for addresses.
    pub plan: &'a Plan,
    /// The locale of the texts.
    pub locale: LocaleId,
    /// The locale of link targets: that of the page, also in parts of the page in another locale.
    pub reader: LocaleId,
    /// Whether to write absolute addresses, for output that leaves the site (feeds).
    pub absolute: bool,
    /// The positions of the cities; `None` if only addresses are needed.
    pub(super) geography: Option<&'a Geography>,
    /// The sizes of printed documents; `None` if they are not needed.
    #[cfg(feature = "pdf")]
    pub(super) prints: Option<super::print::PrintSizes<'a>>,
}

impl<'a> ViewBuilder<'a> {
    /// Creates a builder for the readers of a locale, without maps.
    pub fn new(site: &'a Site, plan: &'a Plan, locale: LocaleId) -> Self {
        Self {
            site,
            plan,
            locale,
            reader: locale,
            absolute: false,
            geography: None,
            #[cfg(feature = "pdf")]
            prints: None,
        }
    }

    /// Returns a builder for a part of the same page in another locale.
    #[must_use]
    pub fn writing(self, locale: LocaleId) -> Self {
        Self { locale, ..self }
    }
}

impl ViewBuilder<'_> {
    /// Builds the view of a text.
    pub fn text(&self, text: &Localized) -> Text {
        let (locale, text) = self.site.config.text(text, self.locale);
        self.text_in(locale, text)
    }

    /// Builds the view of a text that is in `locale`.
    pub fn text_in(&self, locale: &Locale, text: &str) -> Text {
        let own = self.site.config.locale(self.locale);
        if *locale == own.locale {
            return self.own(text);
        }
        let direction = crate::i18n::direction(locale);
        Text {
            text: text.to_owned(),
            lang: Some(locale.to_string()),
            dir: (direction != own.direction).then(|| direction.as_str()),
        }
    }

    /// Builds the view of a text in the page's locale, or of a name without a language.
    pub fn own(&self, text: &str) -> Text {
        Text { text: text.to_owned(), lang: None, dir: None }
    }

    /// Returns an address in the form for links.
    pub fn href(&self, url: &crate::path::UrlPath) -> String {
        if self.absolute {
            return self.permalink(url);
        }
        format!("{}{}", self.site.config.base_url.path, url.encoded())
    }

    /// Returns an absolute address.
    pub fn permalink(&self, url: &crate::path::UrlPath) -> String {
        let base = &self.site.config.base_url;
        format!("{}{}{}", base.origin, base.path, url.encoded())
    }

    /// Builds the link to an entity, in the reader's locale if possible.
    pub fn link(&self, entity: Entity) -> Link {
        self.link_named(entity, self.name(entity))
    }

    /// Builds the link to an entity with another label.
    pub fn link_named(&self, entity: Entity, label: Text) -> Link {
        let target = self.plan.link(self.site, entity, self.reader);
        let foreign = target.filter(|target| target.text != self.reader);
        let locale = foreign.map(|target| self.site.config.locale(target.text));
        Link {
            kind: entity.kind(),
            label,
            url: target.map(|target| self.href(target.url)),
            hreflang: locale.map(|locale| locale.locale.to_string()),
            language: locale.map(|locale| locale.label.clone()),
        }
    }

    /// Returns the name of an entity.
    pub fn name(&self, entity: Entity) -> Text {
        let site = self.site;
        match entity {
            Entity::Home => self.text(&site.config.name),
            // The theme catalog contains the names of families; templates replace this key.
            Entity::Index(Family::Own(id)) => self.text(&site.config.kinds.get(id).title),
            Entity::Index(family) => self.own(site.names().name(family)),
            Entity::City(id) => self.own(site.city_name(id, self.locale)),
            Entity::Country(id) => self.own(&site[id].names[self.locale]),
            Entity::Round(id) => {
                let (name, year) = (&site[id].record.name, site[id].record.year.value);
                let year = || self.own(&site.formats[self.locale].ordinal(year));
                name.as_ref().map_or_else(year, |name| self.text(name))
            }
            Entity::Region(_) | Entity::Cluster(_) | Entity::Award(_) | Entity::Record(_) => {
                let name = site.subject(entity).and_then(|subject| subject.name);
                name.map(|name| self.text(name)).unwrap_or_default()
            }
            Entity::Facet(id) => {
                let choice = site.facet(id).map(|(_, _, choice)| &choice.label);
                choice.map(|label| self.text(label)).unwrap_or_default()
            }
            Entity::Section(index) => self.text(&site.config.sections[index].title),
            Entity::Document(id) => {
                let (_, translation) = site.nearest(id, self.locale);
                let title = translation.document.front.title.as_ref();
                let title = title.map_or(site[id].identity.as_str(), |title| &title.value);
                self.text_in(&translation.document.locale, title)
            }
        }
    }

    /// Builds the view of a date.
    pub fn date(&self, date: Date) -> DateView {
        DateView { iso: date.to_string(), text: self.site.formats[self.locale].date(date) }
    }

    /// Builds the cards of cities, in order of name.
    pub fn cities(&self, cities: &[CityId]) -> Vec<CityCard> {
        self.site.in_order(cities, self.locale).into_iter().map(|id| self.city_card(id)).collect()
    }
}
