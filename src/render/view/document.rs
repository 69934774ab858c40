//! Pages made from documents.

use serde::Serialize;

use super::{DateView, Link, Maker, SourceView, Text};
use crate::config::Layout;
use crate::content::Heading;
use crate::site::{CityId, Entity, GroupId, Translation};

/// A document, or the profile of a city.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// The title; empty for a profile.
    pub title: Text,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// When it was published.
    pub date: Option<DateView>,
    /// When it was last changed.
    pub updated: Option<DateView>,
    /// The text as HTML, safe to put into a page.
    pub html: String,
    /// The tag of its locale, where that is not the page's.
    pub lang: Option<String>,
    /// Its direction, where that is not the page's.
    pub dir: Option<&'static str>,
    /// The page of its source, if that has changed so much since it was translated that readers
    /// should know.
    pub stale: Option<Link>,
    /// Its headings of the second and third level.
    pub headings: Vec<HeadingView>,
    /// Where its facts were read.
    pub sources: Vec<SourceView>,
    /// The rounds, awards, regions, clusters, countries and cities that it is about.
    pub about: Vec<Link>,
    /// The section it stands in.
    pub section: String,
    /// `page`, `news`, `flyer` or `note`.
    pub layout: &'static str,
    /// The item after it in time.
    pub newer: Option<Link>,
    /// The item before it in time.
    pub older: Option<Link>,
}

/// A heading of a document.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// 2 or 3.
    pub level: u8,
    /// The id.
    pub id: String,
    /// The text.
    pub text: String,
}

impl Maker<'_> {
    /// Makes the view of a document whose text was rendered.
    pub fn document(&self, id: GroupId, translation: &Translation, html: String) -> DocumentView {
        let group = &self.site[id];
        let document = &translation.document;
        let front = &document.front;
        let locale = &document.locale;
        let text = |text: &str| self.text_in(locale, text);
        let title = text(front.title.as_ref().map_or("", |title| &title.value));
        let section = self.site.config.sections.iter().find(|s| s.id.value == group.section);
        let (newer, older) = self.around(id);
        let source = &group.source().document.front.sources;
        let sources = if front.sources.is_empty() { source } else { &front.sources };
        DocumentView {
            summary: front.summary.as_deref().map(text),
            date: group.date.map(|date| self.date(date)),
            updated: group.updated.map(|date| self.date(date)),
            html,
            lang: title.lang.clone(),
            dir: title.dir,
            title,
            stale: None,
            headings: document.body.headings.iter().filter_map(heading).collect(),
            sources: sources.iter().map(|source| self.source(source)).collect(),
            about: self.about(id),
            section: group.section.clone(),
            layout: match section.map(|section| section.layout) {
                Some(Layout::News) => "news",
                Some(Layout::Flyer) => "flyer",
                Some(Layout::Note) => "note",
                Some(Layout::Page) | None => "page",
            },
            newer,
            older,
        }
    }

    /// Makes the link to the page of a document's source, whatever the reader's locale.
    pub fn source_of(&self, id: GroupId) -> Option<Link> {
        let (group, site) = (&self.site[id], self.site);
        let entity = self.page_of(id)?;
        let source = site.config.locale(group.source);
        let title = group.source().document.front.title.as_ref();
        Some(Link {
            kind: entity.kind(),
            label: title.map_or_else(
                || self.name(entity),
                |title| self.text_in(&source.locale, &title.value),
            ),
            url: Some(self.href(self.plan.url(entity, group.source)?)),
            hreflang: Some(source.locale.to_string()),
            language: Some(source.label.clone()),
        })
    }

    /// Returns the page that shows a document: its own, the home page or that of its city.
    fn page_of(&self, id: GroupId) -> Option<Entity> {
        let site = self.site;
        let own = Entity::Document(id);
        if self.plan.url(own, site[id].source).is_some() {
            return Some(own);
        }
        if site.config.home.as_ref().is_some_and(|home| home.value == site[id].identity) {
            return Some(Entity::Home);
        }
        let mut cities = CityId::all(site.cities.len());
        cities.find(|city| site[*city].profile == Some(id)).map(Entity::City)
    }

    fn about(&self, id: GroupId) -> Vec<Link> {
        let group = &self.site[id];
        let rounds = group.rounds.iter().map(|id| Entity::Round(*id));
        let awards = group.awards.iter().map(|id| Entity::Award(*id));
        let regions = group.regions.iter().map(|id| Entity::Region(*id));
        let clusters = group.clusters.iter().map(|id| Entity::Cluster(*id));
        let countries = self.site.countries_in_order(&group.countries, self.locale);
        let cities = self.site.in_order(&group.cities, self.locale);
        let countries = countries.into_iter().map(Entity::Country);
        let cities = cities.into_iter().map(Entity::City);
        let all =
            rounds.chain(awards).chain(regions).chain(clusters).chain(countries).chain(cities);
        all.map(|entity| self.link(entity)).collect()
    }

    /// The neighbours in time, for sections that are ordered by date.
    fn around(&self, id: GroupId) -> (Option<Link>, Option<Link>) {
        let group = &self.site[id];
        let dated = self.site.config.sections.iter().any(|section| {
            section.id.value == group.section && section.order == crate::config::Order::Date
        });
        if !dated {
            return (None, None);
        }
        let (newer, older) = self.site.around(id, self.locale);
        let link = |id: Option<GroupId>| id.map(|id| self.link(Entity::Document(id)));
        (link(newer), link(older))
    }
}

fn heading(heading: &Heading) -> Option<HeadingView> {
    (2..=3).contains(&heading.level).then(|| HeadingView {
        level: heading.level,
        id: heading.id.clone(),
        text: heading.text.clone(),
    })
}
