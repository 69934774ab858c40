//! Pages made from documents.

use serde::Serialize;

use super::{DateView, Link, PrintView, SourceView, Text, ViewBuilder};
use crate::config::Layout;
use crate::content::{Document, Heading};
use crate::site::{Entity, GroupId, Translation};

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
    /// Whether a machine translated it, and nobody has read it over yet.
    pub machine: bool,
    /// Whether its source has changed so much since it was translated that readers should know.
    pub stale: bool,
    /// The page in the language in which the text was written; `None` where that is this page.
    pub original: Option<Original>,
    /// Its headings of the second and third level.
    pub headings: Vec<HeadingView>,
    /// Where its facts were read.
    pub sources: Vec<SourceView>,
    /// Its printed documents, that in the language of the page first.
    pub prints: Vec<PrintView>,
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

/// The page that has a text in the language in which it was written.
#[derive(Clone, Debug, Serialize)]
pub struct Original {
    /// Its address.
    pub url: String,
    /// The tag of its locale.
    pub hreflang: String,
    /// The name of its language, in the page's locale.
    pub language: String,
}

/// A document as a page shows it.
#[derive(Debug)]
pub struct ShownDocument<'a> {
    /// The page: its own, or one of which it is a part.
    pub on: Entity,
    /// The text.
    pub translation: &'a Translation,
    /// Whether readers are told that its source has changed.
    pub is_stale: bool,
    /// The text, rendered.
    pub html: String,
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

impl ViewBuilder<'_> {
    /// Makes the view of a document whose text was rendered.
    pub fn document(&self, id: GroupId, shown: ShownDocument<'_>) -> DocumentView {
        let ShownDocument { on, translation, is_stale, html } = shown;
        let group = &self.site[id];
        let document = &translation.document;
        let front = &document.front;
        let locale = &document.locale;
        let text = |text: &str| self.text_in(locale, text);
        let title = text(front.title.as_ref().map_or("", |title| &title.value));
        let section = self.site.config.sections.iter().find(|s| s.id.value == group.section);
        let (newer, older) = self.around(id);
        let machine = front.machine.is_some() && !std::ptr::eq(translation, group.source());
        DocumentView {
            machine,
            original: self.original(id, on, machine || is_stale),
            summary: front.summary.as_deref().map(text),
            date: group.date.map(|date| self.date(date)),
            updated: group.updated.map(|date| self.date(date)),
            html,
            lang: title.lang.clone(),
            dir: title.dir,
            title,
            stale: is_stale,
            headings: document.body.headings.iter().filter_map(heading).collect(),
            sources: self.sources_of(id, document),
            prints: self.prints_of(Entity::Document(id)),
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

    /// Makes the views of the sources of a text: its own, or those of the text that it translates.
    pub fn sources_of(&self, id: GroupId, document: &Document) -> Vec<SourceView> {
        let first = &self.site[id].source().document;
        let written = if document.front.sources.is_empty() { first } else { document };
        let sources = written.front.sources.iter();
        sources.map(|source| self.source_in(source, &written.locale)).collect()
    }

    /// The page that has a text as it was written, where `on` shows it in another locale than its
    /// own. With `of_source` it is that of the text it was translated from.
    fn original(&self, id: GroupId, on: Entity, of_source: bool) -> Option<Original> {
        let config = &self.site.config;
        let (text, _) = self.site.nearest(id, self.reader);
        let written = if of_source { self.site[id].source } else { text };
        let url = self.plan.url(on, written).filter(|_| written != self.reader)?;
        let tag = config.locale(written).locale.to_string();
        let name = self.site.formats[self.locale].language_name(&tag);
        Some(Original {
            url: self.href(url),
            language: name.unwrap_or_else(|| tag.clone()),
            hreflang: tag,
        })
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
            section.id.value == group.section && section.order == crate::config::SectionOrder::Date
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
