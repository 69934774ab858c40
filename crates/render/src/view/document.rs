//! Documents as views for templates.

use serde::Serialize;

use super::{
    CityView, DateView, Link, OwnFact, PressView, PrintView, RelatedCard, SourceView, Text,
    ViewBuilder,
};
use crate::config::Layout;
use crate::content::{Document, Heading};
use crate::reference::{Family, KindId};
use crate::site::{Entity, GroupId, Translation};

/// A document, or the profile of a city.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// The title; empty for a profile.
    pub title: Text,
    /// A summary of one or two sentences.
    pub summary: Option<Text>,
    /// The date of publication.
    pub date: Option<DateView>,
    /// The date of the last change.
    pub updated: Option<DateView>,
    /// The text as HTML, safe for use in a page.
    pub html: String,
    /// The tag of its locale, if that is not the page's.
    pub lang: Option<String>,
    /// Its text direction, if that is not the page's.
    pub dir: Option<&'static str>,
    /// Whether it is a machine translation that no person has reviewed yet.
    pub machine: bool,
    /// Whether its source has changed enough since the translation for a notice.
    pub stale: bool,
    /// The page in the source language; `None` if that is this page.
    pub original: Option<Original>,
    /// Its headings of levels 2 and 3.
    pub headings: Vec<HeadingView>,
    /// The sources of its facts.
    pub sources: Vec<SourceView>,
    /// The contact for journalists.
    pub press: Option<PressView>,
    /// Its printed documents, the one in the language of the page first.
    pub prints: Vec<PrintView>,
    /// Its records, rounds, awards, regions, clusters, countries and cities, in groups.
    pub about: Vec<AboutGroup>,
    /// The facts of fields that the site declares for its section.
    pub own: Vec<OwnFact>,
    /// The id of its section.
    pub section: String,
    /// `page`, `news`, `flyer`, `note` or `case-study`.
    pub layout: &'static str,
    /// The city of a case study: the first one of its subjects.
    pub city: Option<Box<CityView>>,
    /// Up to three documents and records about the same subjects; empty for the text of another page.
    pub related: Vec<RelatedCard>,
    /// The next newer item.
    pub newer: Option<Link>,
    /// The next older item.
    pub older: Option<Link>,
}

/// The subjects of a document that are of one family.
#[derive(Clone, Debug, Serialize)]
pub struct AboutGroup {
    /// The kind of its links, such as `city`.
    pub kind: &'static str,
    /// The name of the kind, if the site declares it.
    pub label: Option<Text>,
    /// The subjects.
    pub links: Vec<Link>,
}

/// The page that has a text in its source language.
#[derive(Clone, Debug, Serialize)]
pub struct Original {
    /// Its address.
    pub url: String,
    /// The tag of its locale.
    pub hreflang: String,
    /// The name of its language, in the language of the page.
    pub language: String,
}

/// A rendered document and the page that shows it.
#[derive(Debug)]
pub struct ShownDocument<'a> {
    /// The page that shows the document: its own page, or one that contains it.
    pub on: Entity,
    /// The text.
    pub translation: &'a Translation,
    /// Whether the page shows a notice that the source has changed.
    pub is_stale: bool,
    /// The text as HTML.
    pub html: String,
}

/// A heading in a document.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// The level: 2 or 3.
    pub level: u8,
    /// The id.
    pub id: String,
    /// The text.
    pub text: String,
}

impl ViewBuilder<'_> {
    /// Builds the view of a rendered document.
    pub fn document(&self, id: GroupId, shown: ShownDocument<'_>) -> DocumentView {
        let ShownDocument { on, translation, is_stale, html } = shown;
        let group = &self.site[id];
        let document = &translation.document;
        let front = &document.front;
        let locale = &document.locale;
        let text = |text: &str| self.text_in(locale, text);
        let title = text(front.title.as_ref().map_or("", |title| &title.value));
        let section = self.site.config.sections.iter().find(|s| s.id.value == group.section);
        let layout = section.map_or(Layout::Page, |section| section.layout);
        let (newer, older) = self.around(id);
        let machine = front.machine_span().is_some() && !std::ptr::eq(translation, group.source());
        DocumentView {
            machine,
            original: self.original(id, on, machine || is_stale),
            summary: front.summary.as_ref().map(|summary| text(&summary.value)),
            date: group.date.map(|date| self.date(date)),
            updated: group.updated.map(|date| self.date(date)),
            html,
            lang: title.lang.clone(),
            dir: title.dir,
            title,
            stale: is_stale,
            headings: document.body.headings.iter().filter_map(heading).collect(),
            sources: self.sources_of(id, document),
            press: self.press_of(&group.source().document),
            prints: self.prints_of(Entity::Document(id)),
            about: self.about(id),
            own: self.document_facts(id, document),
            section: group.section.clone(),
            layout: layout.word(),
            city: (layout == Layout::CaseStudy)
                .then(|| self.first_city(id))
                .flatten()
                .map(Box::new),
            related: if on == Entity::Document(id) { self.related(id) } else { Vec::new() },
            newer,
            older,
        }
    }

    /// Builds the views of a text's sources: its own, or those of the text in the source language.
    pub fn sources_of(&self, id: GroupId, document: &Document) -> Vec<SourceView> {
        let first = &self.site[id].source().document;
        let written = if document.front.sources.is_empty() { first } else { document };
        let sources = written.front.sources.iter();
        sources.map(|source| self.source_in(source, &written.locale)).collect()
    }

    /// The page of a text in its own locale, if `on` shows it in another one. With `of_source` it is the page
    /// in the source language of the document.
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

    fn about(&self, id: GroupId) -> Vec<AboutGroup> {
        let mut about = self.site[id].about.clone();
        let format = &self.site.formats[self.locale];
        about.sort_by_cached_key(|entity| {
            let by_name = matches!(entity, Entity::City(_) | Entity::Country(_));
            (entity.rank(), by_name.then(|| format.sort_key(&self.name(*entity).text)))
        });
        about.chunk_by(|a, b| a.family() == b.family()).map(|own| self.about_group(own)).collect()
    }

    /// Builds a group of subjects of one family.
    fn about_group(&self, subjects: &[Entity]) -> AboutGroup {
        let label = |kind: KindId| {
            let kind = self.site.config.kinds.get(kind);
            self.text(if subjects.len() == 1 { &kind.label } else { &kind.title })
        };
        AboutGroup {
            kind: subjects[0].kind(),
            label: match subjects[0].family() {
                Some(Family::Own(kind)) => Some(label(kind)),
                _ => None,
            },
            links: subjects.iter().map(|entity| self.link(*entity)).collect(),
        }
    }

    fn first_city(&self, id: GroupId) -> Option<CityView> {
        let first = self.site[id].source().document.front.cities.first()?;
        match self.site.record(Family::Cities, &first.value)? {
            Entity::City(city) => Some(self.city_alone(city)),
            _ => None,
        }
    }

    /// The next newer and older items, in sections ordered by date.
    fn around(&self, id: GroupId) -> (Option<Link>, Option<Link>) {
        let (newer, older) = self.ids_around(id);
        let link = |id: Option<GroupId>| id.map(|id| self.link(Entity::Document(id)));
        (link(newer), link(older))
    }

    /// Returns the next newer and older items, in sections ordered by date.
    pub(super) fn ids_around(&self, id: GroupId) -> (Option<GroupId>, Option<GroupId>) {
        let group = &self.site[id];
        let dated = self.site.config.sections.iter().any(|section| {
            section.id.value == group.section && section.order == crate::config::SectionOrder::Date
        });
        if !dated {
            return (None, None);
        }
        self.site.around(id, self.locale)
    }
}

fn heading(heading: &Heading) -> Option<HeadingView> {
    (2..=3).contains(&heading.level).then(|| HeadingView {
        level: heading.level,
        id: heading.id.clone(),
        text: heading.text.clone(),
    })
}
