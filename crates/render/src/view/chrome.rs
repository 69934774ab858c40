//! The parts around the content of a page as views for templates: header, menus, language bar, metadata.

use serde::{Serialize, Serializer};

use super::{ContactView, LeadPictureView, Link, MenuGroupView, Text, ViewBuilder};
use crate::i18n::with_territory;
use crate::plan::{FeedScope, Pager};
use crate::reference::{Family, Reference};
use crate::schema::Localized;
use crate::site::{Entity, RegionId};

/// Data that all pages of a locale share.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The network's name.
    pub name: Text,
    /// A shorter name.
    pub short_name: Text,
    /// A description in one sentence.
    pub description: Option<Text>,
    /// The tag of the page's locale.
    pub locale: String,
    /// The locale as the Open Graph protocol writes it: language and territory, `pt_PT`.
    pub og_locale: String,
    /// The text direction of the locale.
    pub dir: &'static str,
    /// The tag of the locale for the format of dates and numbers and for sort order.
    pub format: String,
    /// The digits of its numbers, as CLDR names numbering systems: `latn`, `arab`.
    pub digits: &'static str,
    /// The address of the home page.
    pub home: String,
    /// The path prefix of every address: empty, or `/base`.
    pub base_path: String,
    /// The menus by name, each with its groups. Empty menus are left out.
    #[serde(serialize_with = "as_map")]
    pub menus: Vec<(String, Vec<MenuGroupView>)>,
    /// The link to the document that explains how to join.
    pub join: Option<Link>,
    /// The contact of the office.
    pub contact: Option<ContactView>,
    /// The disclaimer shown on every page.
    pub disclaimer: Option<Text>,
    /// The providers of the data.
    pub attributions: Vec<AttributionView>,
    /// The address of the feed with all items.
    pub feed: Option<String>,
    /// The regions, in their order.
    pub regions: Vec<RegionTab>,
    /// The number of cities in the data.
    pub city_count: usize,
    /// The number of their countries.
    pub country_count: usize,
    /// Whether the data lists fewer cities than the latest published total.
    pub partial: bool,
}

/// Serializes pairs as a map in their order.
fn as_map<S: Serializer, T: Serialize>(
    pairs: &[(String, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// A region in the data that all pages share.
#[derive(Clone, Debug, Serialize)]
pub struct RegionTab {
    /// Its number in the order of the regions, from 1: themes use it for the hue.
    pub number: usize,
    /// Name and address.
    pub link: Link,
}

/// The attribution of a data provider.
#[derive(Clone, Debug, Serialize)]
pub struct AttributionView {
    /// The attribution text.
    pub text: Text,
    /// The address of the provider.
    pub url: Option<String>,
}

/// Data of a single page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageView {
    /// The kind: `home`, `cities`, `city`, `country`, `section`, `document`, `not_found` …
    pub kind: &'static str,
    /// The title of the page, without the network's name.
    pub title: Text,
    /// The description for search engines; every page has one that they may list.
    pub description: Option<Text>,
    /// The JSON-LD of the page, safe inside a script element; `None` for pages that search engines must not list.
    pub linked_data: Option<String>,
    /// The address for links.
    pub url: String,
    /// The canonical address: that of another page if this page shows a fallback text.
    pub canonical: String,
    /// Whether search engines can list the page.
    pub listed: bool,
    /// The locale of its text, in the format of the Open Graph protocol.
    pub og_locale: String,
    /// The version of the page in each locale that has one, including this one; empty if the page is not listed.
    pub alternates: Vec<Alternate>,
    /// The address of the language chooser, on home pages only.
    pub x_default: Option<String>,
    /// The language bar.
    pub switcher: Vec<SwitcherEntry>,
    /// The breadcrumbs from the home page, without this page.
    pub breadcrumbs: Vec<Crumb>,
    /// The parts of a long list, if the page is one of them.
    pub pager: Option<PagerView>,
    /// The lead picture.
    pub picture: Option<LeadPictureView>,
    /// The share image, if the site has share images.
    pub share: Option<ShareView>,
    /// The number of the region to which the page belongs.
    pub region: Option<usize>,
}

/// The image that social networks show for a shared address.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    /// The absolute address.
    pub url: String,
    /// The media type.
    pub media_type: &'static str,
    /// The width in pixels.
    pub width: usize,
    /// The height in pixels.
    pub height: usize,
    /// The text in the image, as alternative text.
    pub alt: Text,
}

/// A version of a page in a locale.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The locale tag.
    pub locale: String,
    /// The locale in the format of the Open Graph protocol.
    pub og_locale: String,
    /// The absolute address.
    pub url: String,
}

/// An entry of the language bar.
#[derive(Clone, Debug, Serialize)]
pub struct SwitcherEntry {
    /// The locale tag.
    pub locale: String,
    /// The native name of the language.
    pub label: String,
    /// The text direction of the language.
    pub dir: &'static str,
    /// The address of the same page in that locale, or of the locale's home page if there is none.
    pub url: String,
    /// Whether it is the locale of this page.
    pub current: bool,
    /// Whether the link leads to the same page.
    pub same: bool,
    /// Whether the same page has its own text in that locale.
    pub translated: bool,
}

/// An entry of the breadcrumbs.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// The link.
    pub link: Link,
    /// The family, if the entry leads to an index.
    pub family: Option<&'static str>,
}

/// The parts of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// This part, from 1.
    pub number: usize,
    /// The number of parts.
    pub count: usize,
    /// The address of the previous part.
    pub previous: Option<String>,
    /// The address of the next part.
    pub next: Option<String>,
    /// The addresses of all parts.
    pub pages: Vec<String>,
}

impl ViewBuilder<'_> {
    /// Builds the data that all pages of the locale share.
    pub fn site_view(&self) -> SiteView {
        let config = &self.site.config;
        let own = config.locale(self.locale);
        let name = self.text(&config.name);
        SiteView {
            // If only another locale has a short name, the full name in this locale is better.
            short_name: match config.short_name.as_ref().map(|name| self.text(name)) {
                Some(short) if short.lang.is_none() || name.lang.is_some() => short,
                _ => name.clone(),
            },
            name,
            description: config.description.as_ref().map(|text| self.text(text)),
            locale: own.locale.to_string(),
            og_locale: with_territory(&own.format),
            dir: own.direction.as_str(),
            format: own.format.to_string(),
            digits: self.site.formats[self.locale].digits(),
            home: self.link(Entity::Home).url.unwrap_or_default(),
            base_path: config.base_url.path.clone(),
            menus: self.menus(),
            join: self.join(),
            contact: self.contact(),
            disclaimer: config.disclaimer.as_ref().map(|text| self.text(text)),
            attributions: config
                .attributions
                .iter()
                .map(|a| AttributionView { text: self.text(&a.text), url: a.url.clone() })
                .collect(),
            feed: self.plan.feed(self.locale, FeedScope::Network).map(|url| self.href(url)),
            regions: RegionId::all(self.site.regions.len())
                .map(|id| RegionTab { number: id.index() + 1, link: self.link(Entity::Region(id)) })
                .collect(),
            city_count: self.site.cities.len(),
            country_count: self.site.countries.len(),
            partial: self.site.is_partial(),
        }
    }

    fn join(&self) -> Option<Link> {
        let join = Reference::Document(self.site.config.join.as_ref()?.value.clone());
        self.site.resolve(&join).map(|entity| self.link(entity))
    }

    /// Builds the page data of an entity.
    pub fn page(&self, entity: Entity, pager: Option<Pager>, kind: &'static str) -> PageView {
        let pagers = self.plan.pagers(entity, self.locale);
        let number = pager.map_or(1, |pager| pager.number);
        let Some(url) = pagers.get(number - 1) else { return PageView::default() };
        let listed = self.plan.is_listed(entity, self.locale);
        let text = self.plan.text(entity, self.locale);
        let canonical = self.plan.url(entity, text).filter(|_| text != self.locale).unwrap_or(url);
        let alternates: Vec<Alternate> = if listed {
            self.plan
                .alternates(self.site, entity, pager)
                .map(|(locale, url)| {
                    let config = self.site.config.locale(locale);
                    Alternate {
                        locale: config.locale.to_string(),
                        og_locale: with_territory(&config.format),
                        url: self.permalink(url),
                    }
                })
                .collect()
        } else {
            Vec::new()
        };
        let is_home = listed && entity == Entity::Home;
        let chooser = if is_home { self.plan.chooser() } else { None };
        PageView {
            kind,
            // The callers fill in titles from the catalog.
            title: self.name(entity),
            picture: self.lead_picture(entity),
            share: None,
            description: None,
            linked_data: None,
            url: self.href(url),
            canonical: self.permalink(canonical),
            listed,
            og_locale: with_territory(&self.site.config.locale(text).format),
            x_default: chooser.map(|url| self.permalink(url)),
            alternates,
            switcher: self.switcher(Some(entity), pager),
            breadcrumbs: self.breadcrumbs(entity),
            pager: pager.filter(|pager| pager.count > 1).map(|pager| PagerView {
                number: pager.number,
                count: pager.count,
                previous: pagers.get(pager.number.wrapping_sub(2)).map(|url| self.href(url)),
                next: pagers.get(pager.number).map(|url| self.href(url)),
                pages: pagers.iter().map(|url| self.href(url)).collect(),
            }),
            region: self.region_of(entity).map(|region| region.index() + 1),
        }
    }

    /// The region to which a page as a whole belongs.
    fn region_of(&self, entity: Entity) -> Option<RegionId> {
        let site = self.site;
        match entity {
            Entity::City(id) => site[site[id].country].region,
            Entity::Country(id) => site[id].region,
            Entity::Region(id) => Some(id),
            _ => None,
        }
    }

    /// Builds the language bar of a page, or of a page that exists in every locale (`None`). A part of a long
    /// list links to the part with the same number, or to the first part if there is none.
    pub fn switcher(&self, entity: Option<Entity>, pager: Option<Pager>) -> Vec<SwitcherEntry> {
        let entries = self.site.config.locale_ids().filter_map(|locale| {
            let config = self.site.config.locale(locale);
            let same = entity.and_then(|entity| {
                let part = self.plan.part(entity, locale, pager);
                part.or_else(|| self.plan.url(entity, locale))
            });
            let home = self.plan.url(Entity::Home, locale);
            Some(SwitcherEntry {
                locale: config.locale.to_string(),
                label: config.label.clone(),
                dir: config.direction.as_str(),
                url: self.href(same.or(home)?),
                current: locale == self.locale,
                same: same.is_some(),
                translated: entity.is_some_and(|entity| {
                    same.is_some() && self.plan.text(entity, locale) == locale
                }),
            })
        });
        entries.collect()
    }

    /// Returns the written summary of an entity in the page's locale: one or two sentences.
    pub fn summary(&self, entity: Entity) -> Option<String> {
        let site = self.site;
        let own = |text: Option<&Localized>| {
            site.config.exact_text(text?, self.locale).map(str::to_owned)
        };
        let of_record = || own(site.subject(entity)?.summary);
        match entity {
            Entity::Home => own(site.config.description.as_ref()),
            Entity::Document(id) => {
                let translation = site[id].translations[self.locale].as_ref()?;
                translation.document.front.summary.as_ref().map(|own| own.value.clone())
            }
            Entity::City(id) => {
                let profile = site[id].profile.and_then(|id| self.summary(Entity::Document(id)));
                profile.or_else(of_record)
            }
            Entity::Index(Family::Own(id)) => own(site.config.kinds.get(id).summary.as_ref()),
            Entity::Section(index) => own(site.config.sections[index].summary.as_ref()),
            _ => of_record(),
        }
    }

    /// Builds the breadcrumbs from the home page to an entity's page, without that page.
    pub fn breadcrumbs(&self, entity: Entity) -> Vec<Crumb> {
        let crumb = |entity: Entity| Crumb {
            link: self.link(entity),
            family: match entity {
                Entity::Index(family) => family.built_in().map(|(name, _)| name),
                _ => None,
            },
        };
        let parents: Vec<Entity> = match entity {
            Entity::Home => return Vec::new(),
            Entity::Index(_) | Entity::Section(_) => Vec::new(),
            Entity::City(id) => {
                vec![Entity::Index(Family::Cities), Entity::Country(self.site[id].country)]
            }
            Entity::Document(id) => {
                let sections = &self.site.config.sections;
                let own = sections.iter().position(|s| s.id.value == self.site[id].section);
                own.filter(|index| !sections[*index].root)
                    .map(Entity::Section)
                    .into_iter()
                    .collect()
            }
            Entity::Facet(id) => vec![Entity::Index(id.family)],
            _ => {
                let family = self.site.subject(entity).map(|subject| subject.family);
                family.map(Entity::Index).into_iter().collect()
            }
        };
        let shown = parents
            .into_iter()
            .filter(|parent| self.plan.link(self.site, *parent, self.locale).is_some());
        std::iter::once(Entity::Home).chain(shown).map(crumb).collect()
    }
}
