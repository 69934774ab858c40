//! Prints fact sheets: one page for a city, with its facts, its profile, a map and the contact.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::document::{PrintMetadata, code, colour, lead, text};
use super::markup::MarkupWriter;
use super::pictures::PrintImages;
use super::report;
use crate::Renderer;
use crate::content::{Block, Body, PaperSize, Segment};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::engine::Context;
use crate::html::{self, Element, HtmlNode};
use crate::locale::LocaleId;
use crate::output::OutputResult;
use crate::path::{SourcePath, UrlPath};
use crate::plan::FACT_SHEET;
use crate::site::{CityId, Entity};
use crate::view::Text;
use urbi_typeset::{TypesetDocument, TypesetError, TypesetJob, TypstValue};

/// The path of the map among the files of a sheet.
const MAP: &str = "/map.svg";

/// The maximum number of news items on a fact sheet.
const NEWS: usize = 3;

impl Renderer<'_> {
    /// Typesets the fact sheet of a city. Reports missing glyphs.
    pub(super) fn fact_sheet(
        &self,
        id: CityId,
        locale: LocaleId,
        diagnostics: &mut Diagnostics,
    ) -> TypesetJob {
        let builder = self.print_view_builder(locale);
        let (city, record) = (&self.site[id], &self.site[id].record);
        let page = self.plan.url(Entity::City(id), locale).cloned();
        let page = page.unwrap_or_else(|| UrlPath::page([]));
        let name = builder.name(Entity::City(id)).text;
        let facts = PrintMetadata {
            layout: "fact-sheet",
            title: name.clone(),
            section: Some(self.engine.word(locale, "cities.title", &[])),
            paper: PaperSize::A4.word(),
            ..PrintMetadata::default()
        };
        let region = self.site[city.country].region;
        let region_name = region.map(|id| builder.name(Entity::Region(id)));
        let text = |own: &Text| TypstValue::Markup(text(own));
        let own = TypstValue::dict([
            ("name", TypstValue::Text(name.clone())),
            ("country", text(&builder.name(Entity::Country(city.country)))),
            ("region", region_name.map_or(TypstValue::None, |name| text(&name))),
            ("hue", region.map_or(TypstValue::None, |id| colour(self.hue(Some(id.index() + 1))))),
        ]);
        let html = self.sheet_html(id, locale, &page, diagnostics);
        let (profile, mut pictures) = self.profile_markup(id, locale, &page);
        let lead = self.lead_markup(id, locale, &page, &mut pictures);
        let map = self.country_map(id);
        let country = builder.name(Entity::Country(city.country)).text;
        let alt = self.engine.word(locale, "print.map", &[("city", &name), ("country", &country)]);
        let call = TypstValue::dict([
            ("city", own),
            ("lead", lead),
            ("summary", self.sheet_markup(&bare(&html, "p"))),
            ("facts", self.sheet_markup(&bare(&html, "dl"))),
            ("profile", profile),
            ("provenance", self.sheet_markup(&first(&html, "aside"))),
            ("map", if map.is_some() { MAP.into() } else { TypstValue::None }),
            ("map-alt", alt.into()),
            ("contact", self.contact_markup(locale, &page, diagnostics)),
        ]);
        let mut text = self.head(FACT_SHEET, &facts, locale, &page);
        let _ = writeln!(text, "#layout(document,..{call})");
        let missing = self.tools().typesetter.missing(&text);
        for letters in report::by_script(&missing) {
            diagnostics.push(report::missing_letters(&letters, record.id.span.clone()));
        }
        let permalink = builder.permalink(&page);
        let map = map.map(|map| (MAP.to_owned(), map));
        let files = code(&permalink).into_iter().chain(map).chain(pictures).collect();
        TypesetJob { ident: format!("{permalink}#fact-sheet"), text, files }
    }

    /// Writes the facts of a city as on its page. Names with missing glyphs are left out: a sheet in Portuguese
    /// does not need the name in Chinese.
    fn sheet_html(
        &self,
        id: CityId,
        locale: LocaleId,
        page: &UrlPath,
        diagnostics: &mut Diagnostics,
    ) -> Element {
        let (builder, typesetter) = (self.print_view_builder(locale), &self.tools().typesetter);
        let mut city = builder.city_alone(id);
        city.news = builder.news_about(Entity::City(id));
        city.news.truncate(NEWS);
        city.other_names.retain(|other| typesetter.missing(&other.name.text).is_empty());
        // A data file is of no use on paper.
        city.data = None;
        let profile = self.site[id].profile.filter(|own| self.site.is_shown(*own, locale));
        let profile = profile.map(|own| &self.site.nearest(own, locale).1.document);
        let summary = profile
            .and_then(|own| Some(builder.text_in(&own.locale, &own.front.summary.as_ref()?.value)));
        city.summary = summary.or(city.summary);
        let mut context = Context::new(locale, self.shared(locale));
        context.insert("city", &city);
        context.insert("mentions", &builder.mentions(Entity::City(id)));
        let html = self.engine.render("blocks/sheet.html", &context, page.as_str());
        let children = html.map_err(|problem| diagnostics.push(*problem)).unwrap_or_default();
        Element { children: html::parse(&children), ..Element::default() }
    }

    /// Writes the lead picture of a city with its caption and credit. Adds its file to `files`.
    fn lead_markup(
        &self,
        id: CityId,
        locale: LocaleId,
        page: &UrlPath,
        files: &mut BTreeMap<String, Arc<[u8]>>,
    ) -> TypstValue {
        let picture = self.print_view_builder(locale).lead_picture(Entity::City(id));
        let Some(picture) = picture else { return TypstValue::None };
        // The page of the city reports the errors of its picture.
        let html = self.print_html(Some(&picture), &Body::default(), locale, page);
        let mut markup = self.sheet_writer();
        let text = markup.parted(&html::parse(&html.unwrap_or_default()));
        files.extend(markup.pictures.files);
        text.lead.as_ref().map_or(TypstValue::None, lead)
    }

    /// Writes the text of a city’s profile, with its images. There is none if the profile is not in the language of
    /// the sheet, or if it has footnotes, for which a sheet has no place.
    fn profile_markup(
        &self,
        id: CityId,
        locale: LocaleId,
        page: &UrlPath,
    ) -> (TypstValue, BTreeMap<String, Arc<[u8]>>) {
        let none = (TypstValue::None, BTreeMap::new());
        let profile = self.site[id].profile.map(|own| &self.site[own]);
        let profile = profile.filter(|own| own.is_listed(locale));
        let Some(own) = profile.and_then(|own| own.translations[locale].as_ref()) else {
            return none;
        };
        let body = &own.document.body;
        let is_footnote = |part: &Segment| matches!(part, Segment::FootnotesTitle);
        if body.segments.iter().any(is_footnote) {
            return none;
        }
        // Its page reports the errors of a profile.
        let Ok(html) = self.print_html(None, body, locale, page) else { return none };
        let mut markup = self.sheet_writer();
        let text = markup.nodes(&html::parse(&html));
        (TypstValue::Markup(text), markup.pictures.files)
    }

    /// Writes the contact, which is the same on every fact sheet of a locale.
    fn contact_markup(
        &self,
        locale: LocaleId,
        page: &UrlPath,
        diagnostics: &mut Diagnostics,
    ) -> TypstValue {
        let cell = &self.common.prints.contacts[locale];
        if let Some(contact) = cell.get() {
            return contact.clone();
        }
        let body = Body { segments: vec![Segment::Block(Block::Contact)], ..Body::default() };
        let html = self.print_html(None, &body, locale, page);
        let html = html.map_err(|problem| diagnostics.push(*problem)).unwrap_or_default();
        let contact = self.sheet_markup(&html::parse(&html));
        cell.get_or_init(|| contact).clone()
    }

    /// Returns a writer for parts of a fact sheet, which has no links to its own headings.
    fn sheet_writer(&self) -> MarkupWriter<'_> {
        let base = &self.site.config.base_url;
        let place = self.site.config.theme.span.clone();
        let own = format!("{}{}", base.origin, base.path);
        let pictures = PrintImages::new(self.plan, self.sources, own, place);
        MarkupWriter::new("#", &base.origin, pictures)
    }

    /// Converts nodes of a page to Typst markup.
    fn sheet_markup(&self, nodes: &[HtmlNode]) -> TypstValue {
        let markup = self.sheet_writer().nodes(nodes);
        let markup = markup.trim();
        if markup.is_empty() { TypstValue::None } else { TypstValue::Markup(markup.to_owned()) }
    }
}

/// Returns the first element with a name, as a list of one node.
fn first(page: &Element, name: &str) -> Vec<HtmlNode> {
    let found = page.elements().find(|own| own.name == name);
    found.cloned().map(HtmlNode::Element).into_iter().collect()
}

/// Returns the same element without its classes, because the layout of fact sheets sets its style.
fn bare(page: &Element, name: &str) -> Vec<HtmlNode> {
    let bare = |node| match node {
        HtmlNode::Element(mut own) => {
            own.attributes.retain(|(name, _)| name != "class");
            HtmlNode::Element(own)
        }
        text @ HtmlNode::Text(_) => text,
    };
    first(page, name).into_iter().map(bare).collect()
}

/// Returns the PDF of a fact sheet if it has one page; otherwise an error.
pub(super) fn judge(
    printed: Result<TypesetDocument, TypesetError>,
    sheet: &Message,
    place: &Span,
    layouts: &BTreeMap<String, SourcePath>,
) -> OutputResult {
    let printed = printed.map_err(|fault| {
        let file = |path: &str| layouts.get(path).cloned();
        Box::new(report::fault(&fault, place, FACT_SHEET, file))
    })?;
    if printed.pages == 1 {
        return Ok(printed.pdf);
    }
    let message = message!("print.more-than-one-page", sheet, pages = printed.pages);
    let problem = Diagnostic::new(Code::Template, place.clone(), message);
    Err(Box::new(problem.hint(message!("print.shorten-city-summary-hint"))))
}
