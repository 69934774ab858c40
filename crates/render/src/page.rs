//! Chooses the template of a page and fills in its context.

use serde::Serialize;

use super::Renderer;
use super::body::BodyWriter;
use super::engine::Context;
use super::view::{CountryCard, DocumentView, Link, PageView, ShownDocument, SwitcherEntry, Text};
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics};
use crate::locale::LocaleId;
use crate::path::UrlPath;
use crate::plan::{self, DataTable, MapScope, Pager, Route};
use crate::reference::Family;
use crate::site::{ClusterId, Entity, GroupId, RegionId, RoundId};
use crate::translation::TranslationState;

/// The number of news items on the home page.
const HOME_NEWS: usize = 5;

#[derive(Serialize)]
struct RegionCard {
    number: usize,
    link: Link,
    count: usize,
    country_count: usize,
    summary: Option<Text>,
}

#[derive(Serialize)]
struct CountryGroup {
    number: Option<usize>,
    region: Option<Link>,
    countries: Vec<CountryCard>,
}

#[derive(Serialize)]
struct ClusterCard {
    link: Link,
    view: super::view::ClusterView,
}

#[derive(Serialize)]
struct SectionView {
    id: String,
    title: Text,
    /// An introduction of one or two sentences.
    summary: Option<Text>,
    layout: &'static str,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    entry: SwitcherEntry,
    name: Text,
}

type PageResult = Result<String, Box<Diagnostic>>;

/// The page for which a document's text is written.
struct TextContext<'a> {
    locale: LocaleId,
    page: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Renderer<'_> {
    pub(super) fn page(
        &self,
        entity: Entity,
        locale: LocaleId,
        pager: Option<Pager>,
        route: &Route,
        diagnostics: &mut Diagnostics,
    ) -> PageResult {
        let mut context = Context::new(locale, self.shared(locale));
        let texts = TextContext { locale, page: route.url.as_str(), diagnostics };
        self.fill(entity, pager, texts, &mut context)?;
        context.insert("mentions", &self.view_builder(locale).mentions(entity));
        let mut page = self.view_builder(locale).page(entity, pager, entity.page_kind());
        // If a page shows a fallback text, its description is that of the page in the text's own locale.
        let text = self.plan.text(entity, locale);
        page.title = self.title(entity, locale);
        page.share = self.share(entity, locale);
        page.description = Some(self.describer(locale).writing(text).page(entity, pager));
        if page.listed {
            page.linked_data = Some(self.grapher(locale).page(entity, &page));
        }
        context.insert("page", &page);
        self.engine.render(
            &plan::template(self.site, self.theme, entity),
            &context,
            route.url.as_str(),
        )
    }

    /// Fills in the context of an entity's page.
    fn fill(
        &self,
        entity: Entity,
        pager: Option<Pager>,
        texts: TextContext<'_>,
        context: &mut Context,
    ) -> Result<(), Box<Diagnostic>> {
        let builder = self.view_builder(texts.locale);
        match entity {
            Entity::Home => self.home(texts, context)?,
            Entity::Index(family) => self.index(family, texts.locale, context),
            Entity::City(id) => {
                let profile = self.site[id].profile;
                let profile = profile.map(|profile| self.document(profile, entity, texts));
                let profile = profile.transpose()?.flatten();
                context.insert("city", &builder.city(id, profile));
            }
            Entity::Country(id) => context.insert("country", &builder.country(id)),
            Entity::Region(id) => context.insert("region", &builder.region(id)),
            Entity::Cluster(id) => context.insert("cluster", &builder.cluster(id)),
            Entity::Round(id) => context.insert("round", &builder.round(id)),
            Entity::Award(id) => context.insert("award", &builder.award(id)),
            Entity::Record(id) => context.insert("record", &builder.record(id)),
            Entity::Facet(id) => context.insert("facet", &builder.facet(id)),
            Entity::Section(index) => self.section(index, texts.locale, pager, context),
            Entity::Document(id) => context.insert("document", &self.document(id, entity, texts)?),
        }
        Ok(())
    }

    /// Builds the view of a document for the page of `on`; `None` if the locale shows no fallback texts. The
    /// text, including its data and catalog texts, is in its own locale. Only its links lead to pages in the
    /// reader's locale.
    fn document(
        &self,
        id: GroupId,
        on: Entity,
        texts: TextContext<'_>,
    ) -> Result<Option<DocumentView>, Box<Diagnostic>> {
        let TextContext { locale, page, diagnostics } = texts;
        if !self.site.is_shown(id, locale) {
            return Ok(None);
        }
        let builder = self.view_builder(locale);
        let (text, translation) = self.site.nearest(id, locale);
        let shared = self.shared(text);
        let mut writer = BodyWriter::new(builder.writing(text), self.engine, shared, diagnostics);
        let html = writer.write(&translation.document.body, page)?;
        let is_stale = self.shows_stale_notice(id, text);
        Ok(Some(builder.document(id, ShownDocument { on, translation, is_stale, html })))
    }

    /// Returns whether a document's source has changed enough for the page to show a notice.
    fn shows_stale_notice(&self, id: GroupId, locale: LocaleId) -> bool {
        let status = self.translation_status.document(&self.site[id].identity, locale);
        let stale = status.filter(|status| status.state == TranslationState::Stale);
        let least = self.site.config.stale_notice;
        stale.zip(least).is_some_and(|(status, least)| status.share() >= least)
    }

    fn home(&self, texts: TextContext<'_>, context: &mut Context) -> Result<(), Box<Diagnostic>> {
        let locale = texts.locale;
        let builder = self.view_builder(locale);
        let text = self.site.text_of(Entity::Home);
        let text = text.map(|id| self.document(id, Entity::Home, texts)).transpose()?.flatten();
        context.insert("document", &text);
        let sections = &self.site.config.sections;
        let listed = |layouts: &[Layout]| -> Vec<GroupId> {
            let chosen = sections.iter().filter(|section| layouts.contains(&section.layout));
            chosen
                .flat_map(|section| self.site.listed(&section.id.value, locale))
                .copied()
                .collect()
        };
        let mut news = listed(&[Layout::News]);
        news.truncate(HOME_NEWS);
        context.insert("news", &builder.news(&news));
        context.insert("documents", &builder.news(&listed(&[Layout::Flyer, Layout::Note])));
        context.insert("banner", &builder.banner());
        context.insert("next_event", &builder.next_event());
        context.insert("featured", &builder.featured_city());
        context.insert("total", &self.site.totals.first().map(|total| builder.total(total)));
        context.insert("regions", &self.regions(locale));
        let indexes = |layouts: &[Layout]| -> Vec<Link> {
            let own = sections.iter().enumerate();
            own.filter(|(_, section)| layouts.contains(&section.layout) && !section.root)
                .map(|(index, _)| Entity::Section(index))
                .filter(|section| builder.has_content(*section))
                .map(|section| builder.link(section))
                .collect()
        };
        context.insert("news_indexes", &indexes(&[Layout::News]));
        context.insert("document_indexes", &indexes(&[Layout::Flyer, Layout::Note]));
        context.insert("map", &builder.map_with_list(MapScope::World));
        Ok(())
    }

    fn regions(&self, locale: LocaleId) -> Vec<RegionCard> {
        let builder = self.view_builder(locale);
        let card = |id: RegionId| {
            let region = &self.site[id];
            RegionCard {
                number: id.index() + 1,
                link: builder.link(Entity::Region(id)),
                count: region.cities.len(),
                country_count: self.site.countries_of(&region.cities).len(),
                summary: region.record.summary.as_ref().map(|summary| builder.text(summary)),
            }
        };
        RegionId::all(self.site.regions.len()).map(card).collect()
    }

    fn index(&self, family: Family, locale: LocaleId, context: &mut Context) {
        let builder = self.view_builder(locale);
        match family {
            Family::Cities => {
                let all = self.site.all_in_order(locale);
                context.insert("by_letter", &builder.by_letter(&all));
                context.insert("facets", &builder.facets(family));
                context.insert("country_names", &builder.searched_countries());
                context.insert("map", &builder.map(MapScope::World));
                context.insert("downloads", &builder.downloads(DataTable::Records(Family::Cities)));
                context.insert("total", &self.site.totals.first().map(|t| builder.total(t)));
            }
            Family::Countries => {
                context.insert("groups", &self.countries(locale));
                context.insert("country_names", &builder.searched_countries());
            }
            Family::Regions => context.insert("regions", &self.regions(locale)),
            Family::Clusters => {
                let card = |id: ClusterId| ClusterCard {
                    link: builder.link(Entity::Cluster(id)),
                    view: builder.cluster(id),
                };
                let all: Vec<_> = ClusterId::all(self.site.clusters.len()).map(card).collect();
                context.insert("clusters", &all);
            }
            Family::Rounds => {
                let all = RoundId::all(self.site.rounds.len());
                let all: Vec<_> = all.map(|id| builder.round(id)).collect();
                context.insert("rounds", &all);
                let totals = self.site.totals.iter();
                let totals: Vec<_> = totals.map(|total| builder.total(total)).collect();
                context.insert("totals", &totals);
            }
            Family::Awards => {
                context.insert("awards", &builder.awards());
                context.insert("repeated", &builder.repeated_winners());
            }
            Family::Own(id) => {
                context.insert("index", &builder.kind(id));
                context.insert("facets", &builder.facets(family));
            }
        }
    }

    /// The countries by region; those without a region come last.
    fn countries(&self, locale: LocaleId) -> Vec<CountryGroup> {
        let builder = self.view_builder(locale);
        let regions = RegionId::all(self.site.regions.len()).map(Some).chain([None]);
        let ordered = builder.all_countries();
        let groups = regions.map(|region| {
            let own = ordered.iter().filter(|id| self.site[**id].region == region);
            CountryGroup {
                number: region.map(|region| region.index() + 1),
                region: region.map(|region| builder.link(Entity::Region(region))),
                countries: own.map(|id| builder.country_card(*id)).collect(),
            }
        });
        groups.filter(|group| !group.countries.is_empty()).collect()
    }

    fn section(&self, index: usize, locale: LocaleId, pager: Option<Pager>, context: &mut Context) {
        let builder = self.view_builder(locale);
        let section = &self.site.config.sections[index];
        let listed = self.site.listed(&section.id.value, locale);
        let start = (pager.map_or(1, |pager| pager.number) - 1) * section.per_page;
        let end = (start + section.per_page).min(listed.len());
        context.insert("items", &builder.news(listed.get(start..end).unwrap_or_default()));
        let view = SectionView {
            id: section.id.value.clone(),
            title: builder.text(&section.title),
            summary: section.summary.as_ref().map(|summary| builder.text(summary)),
            layout: section.layout.word(),
        };
        context.insert("section", &view);
    }

    fn entries(&self, only: Option<LocaleId>) -> Vec<Entry> {
        let locales =
            self.site.config.locale_ids().filter(|id| only.is_none_or(|only| only == *id));
        let entries = locales.filter_map(|locale| {
            let builder = self.view_builder(locale);
            let entry =
                builder.switcher(Some(Entity::Home), None).into_iter().nth(locale.index())?;
            Some(Entry { entry, name: builder.text(&self.site.config.name) })
        });
        entries.collect()
    }

    /// A page outside of all locales, or without a fixed address (the 404 page).
    fn bare(&self, kind: &'static str, locale: LocaleId, route: &Route) -> PageView {
        let builder = self.view_builder(locale);
        PageView {
            kind,
            url: builder.href(&route.url),
            canonical: builder.permalink(&route.url),
            title: builder.text(&self.site.config.name),
            og_locale: builder.page(Entity::Home, None, "home").og_locale,
            switcher: builder.switcher(None, None),
            share: self.share(Entity::Home, locale),
            ..PageView::default()
        }
    }

    pub(super) fn chooser(&self, route: &Route) -> PageResult {
        let locale = self.site.config.source_locale;
        let mut context = Context::new(locale, self.shared(locale));
        let builder = self.view_builder(locale);
        let mut page = self.bare("chooser", locale, route);
        page.listed = true;
        page.description = Some(self.describer(locale).chooser());
        page.alternates = builder.page(Entity::Home, None, "home").alternates;
        page.x_default = Some(page.canonical.clone());
        page.linked_data = Some(self.grapher(locale).chooser(&page));
        context.insert("page", &page);
        context.insert("entries", &self.entries(None));
        context.insert("map", &builder.map_without_links());
        self.engine.render("chooser.html", &context, route.url.as_str())
    }

    pub(super) fn not_found(&self, only: Option<LocaleId>, route: &Route) -> PageResult {
        let locale = only.unwrap_or(self.site.config.source_locale);
        let mut context = Context::new(locale, self.shared(locale));
        context.insert("page", &self.bare("not_found", locale, route));
        context.insert("entries", &self.entries(only));
        self.engine.render("not_found.html", &context, route.url.as_str())
    }

    pub(super) fn alias(&self, locale: LocaleId, to: &UrlPath, route: &Route) -> PageResult {
        let builder = self.view_builder(locale);
        let mut context = Context::new(locale, self.shared(locale));
        let mut page = self.bare("alias", locale, route);
        page.canonical = builder.permalink(to);
        context.insert("canonical", &page.canonical);
        context.insert("page", &page);
        context.insert("to", &builder.href(to));
        self.engine.render("alias.html", &context, route.url.as_str())
    }
}
