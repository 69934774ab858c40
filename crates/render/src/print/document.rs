//! Prints a document: its Typst source with title, URL, text and the metadata that layouts need.

use std::{iter, slice};

use super::markup::{
    LONGEST, LeadImage, MarkupSection, MarkupWriter, SectionedText, language, ui_language,
};
use super::pictures::PrintImages;
use super::{TypesetText, report};
use crate::Renderer;
use crate::body::BodyWriter;
use crate::config::Layout;
use crate::content::Body;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::html::{self, HtmlNode};
use crate::i18n::{self, readable_host};
use crate::locale::{Direction, Locale, LocaleId};
use crate::path::{UrlPath, percent_decode};
use crate::plan::layout_file;
use crate::site::{Entity, GroupId};
use crate::view::{LeadPictureView, SourceView, Text, ViewBuilder, bare_address};
use urbi_card::Colour;
use urbi_typeset::{TypesetJob, TypstValue, qr, quote};

/// The prefix of the catalog messages that layouts receive.
const WORDS: &str = "print.";

/// The path of the map of all cities among the files of a document without an image.
const WORLD: &str = "/world.svg";

/// The path of the QR code among the files of a document.
const QR: &str = "/qr.svg";

/// The class of a source next to a fact. Flyers have no sources: their page has them.
const SOURCE_LINE: &str = "source-line";

/// The metadata of a printed document.
#[derive(Default)]
pub(super) struct PrintMetadata {
    pub(super) layout: &'static str,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) date: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) section: Option<String>,
    pub(super) paper: &'static str,
    /// Whether its files include the map of all cities.
    pub(super) map: bool,
    /// The footnotes before its first heading.
    pub(super) notes: Vec<String>,
}

impl Renderer<'_> {
    pub(super) fn document_print(&self, id: GroupId, locale: LocaleId) -> TypesetText {
        let group = &self.site[id];
        let (Some(translation), Some(page)) =
            (&group.translations[locale], self.plan.url(Entity::Document(id), locale))
        else {
            return TypesetText { printed: None, diagnostics: Vec::new() };
        };
        let document = &translation.document;
        let builder = self.print_view_builder(locale);
        let lead = builder.lead_picture(Entity::Document(id));
        let html = match self.print_html(lead.as_ref(), &document.body, locale, page) {
            Ok(html) => html,
            Err(problem) => return TypesetText { printed: None, diagnostics: vec![*problem] },
        };
        let section = self.site.config.sections.iter().find(|own| own.id.value == group.section);
        let layout = section.map_or(Layout::Page, |section| section.layout);
        let permalink = builder.permalink(page);
        let base = &self.site.config.base_url;
        let own = format!("{}{}", base.origin, base.path);
        let pictures = PrintImages::new(self.plan, self.sources, own, Span::file(&document.file));
        let mut markup = MarkupWriter::new(&permalink, &base.origin, pictures);
        let mut nodes = html::parse(&html);
        if layout == Layout::Flyer {
            leave_out(SOURCE_LINE, &mut nodes);
        }
        let mut parts = markup.parted(&nodes);
        let MarkupWriter { pictures, too_long, .. } = markup;
        let PrintImages { mut files, origins, problems, .. } = pictures;
        let map = self.world_map().filter(|_| parts.lead.is_none());
        let title = document.front.title.as_ref();
        let facts = PrintMetadata {
            layout: layout.word(),
            title: title.map(|title| title.value.clone()).unwrap_or_default(),
            summary: document.front.summary.as_ref().map(|own| own.value.clone()),
            date: group.date.map(|date| builder.date(date).text),
            updated: group.updated.map(|date| builder.date(date).text),
            section: section.map(|section| builder.text(&section.title).text),
            paper: group.source().document.front.paper.word(),
            map: map.is_some(),
            notes: std::mem::take(&mut parts.notes),
        };
        let mut text = self.head(layout_file(layout), &facts, locale, page);
        let comma = self.engine.word(locale, "mark.comma", &[]);
        text.push_str(&call(&parts, &sources(&builder.sources_of(id, document), &comma)));
        files.extend(code(&permalink));
        files.extend(map.map(|map| (WORLD.to_owned(), map)));
        let job = TypesetJob { ident: permalink, text, files };
        let (sources, origins, too_long) = (self.sources, &origins, &too_long);
        let reader = report::PrintReporter { group, document, sources, origins, too_long };
        self.print_job(&job, layout, &reader, problems)
    }

    /// Typesets a job. Appends the resulting diagnostics to those of earlier steps.
    fn print_job(
        &self,
        job: &TypesetJob,
        layout: Layout,
        reader: &report::PrintReporter<'_>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> TypesetText {
        match self.tools().typesetter.print(job) {
            Ok(printed) => {
                diagnostics.extend(reader.flaws(&printed, layout));
                TypesetText { printed: Some(printed), diagnostics }
            }
            Err(fault) => {
                let layouts = &self.theme.print;
                let file = |path: &str| layouts.get(path).map(|layout| layout.file.clone());
                let document = Span::file(&reader.document.file);
                diagnostics.push(report::fault(&fault, &document, layout_file(layout), file));
                TypesetText { printed: None, diagnostics }
            }
        }
    }

    /// Returns a view builder for print. Addresses are absolute, and sizes of other printed documents are left
    /// out because they might not be known yet.
    pub(super) fn print_view_builder(&self, locale: LocaleId) -> ViewBuilder<'_> {
        ViewBuilder { absolute: true, prints: None, ..self.view_builder(locale) }
    }

    /// Writes a text below its lead picture as HTML, the same as on the page at an address.
    pub(super) fn print_html(
        &self,
        lead: Option<&LeadPictureView>,
        body: &Body,
        locale: LocaleId,
        page: &UrlPath,
    ) -> Result<String, Box<Diagnostic>> {
        // The page already reported these diagnostics.
        let mut reported = Diagnostics::new();
        let builder = self.print_view_builder(locale);
        BodyWriter::new(builder, self.engine, self.shared(locale), &mut reported).write_with_lead(
            lead,
            body,
            page.as_str(),
        )
    }

    /// Writes the start of every document: the import of the layout, and its metadata.
    pub(super) fn head(
        &self,
        layout: &str,
        facts: &PrintMetadata,
        locale: LocaleId,
        page: &UrlPath,
    ) -> String {
        let document = self.describe_for_print(facts, locale, page);
        format!(
            "#import {layout}: layout\n#import \"/print/elements.typ\": element\n#let document = {document}\n",
            layout = quote(layout)
        )
    }

    fn describe_for_print(
        &self,
        facts: &PrintMetadata,
        locale: LocaleId,
        page: &UrlPath,
    ) -> TypstValue {
        let config = &self.site.config;
        let (builder, own) = (self.print_view_builder(locale), config.locale(locale));
        let PrintMetadata { layout, title, summary, date, updated, section, paper, map, notes } =
            facts;
        let home = self.plan.url(Entity::Home, locale).unwrap_or(page);
        let name = builder.text(&config.name).text;
        let short = builder.text(config.short_name.as_ref().unwrap_or(&config.name)).text;
        let site = [
            ("name", TypstValue::Text(name)),
            ("short-name", TypstValue::Text(short)),
            ("address", TypstValue::Text(self.readable(home))),
            ("url", TypstValue::Text(builder.permalink(home))),
        ];
        let format = &self.site.formats[locale];
        let digits = (0..10).map(|digit| TypstValue::Text(format.ordinal(digit))).collect();
        let families = self.tools().families.iter().cloned().map(TypstValue::Text).collect();
        let direction = if own.direction == Direction::Rtl { "rtl" } else { "ltr" };
        let (lang, region) = ui_language(&own.locale);
        TypstValue::dict([
            ("layout", TypstValue::from(*layout)),
            ("title", title.as_str().into()),
            ("summary", TypstValue::maybe(summary.as_deref())),
            ("date", TypstValue::maybe(date.as_deref())),
            ("updated", TypstValue::maybe(updated.as_deref())),
            ("section", TypstValue::maybe(section.as_deref())),
            ("address", TypstValue::Text(self.readable(page))),
            ("url", TypstValue::Text(builder.permalink(page))),
            ("qr", QR.into()),
            ("map", if *map { WORLD.into() } else { TypstValue::None }),
            ("notes", markups(notes)),
            ("paper", (*paper).into()),
            ("lang", TypstValue::Code(lang)),
            ("region", TypstValue::Code(region)),
            ("script", script(own.locale.as_str())),
            ("dir", TypstValue::Code(direction.to_owned())),
            ("digits", TypstValue::List(digits)),
            ("fonts", TypstValue::List(families)),
            ("site", TypstValue::dict(site)),
            ("colours", self.colours()),
            ("words", self.print_words(locale)),
            ("lent", self.fallback_words(locale)),
        ])
    }

    /// Returns an address for display: without scheme, and in the script of its language.
    fn readable(&self, page: &UrlPath) -> String {
        let base = &self.site.config.base_url;
        let host = base.origin.split_once("://").map_or(base.origin.as_str(), |(_, host)| host);
        let (host, port) = host.split_at(host.find(':').unwrap_or(host.len()));
        let path = percent_decode(&base.path).unwrap_or_else(|| base.path.clone());
        format!("{}{port}{path}{page}", readable_host(host))
    }

    fn colours(&self) -> TypstValue {
        let own = &self.theme.colours;
        // The tabs are those of the regions. A network without regions has one tab.
        let tabs = match self.region_hues() {
            [] => slice::from_ref(&own.accent),
            hues => hues,
        };
        TypstValue::dict([
            ("paper", colour(own.paper)),
            ("ink", colour(own.ink)),
            ("land", colour(own.land)),
            ("accent", colour(own.accent)),
            ("hues", TypstValue::List(tabs.iter().copied().map(colour).collect())),
        ])
    }

    /// The catalog messages for print. Their placeholders are in braces, for layouts to fill in.
    fn print_words(&self, locale: LocaleId) -> TypstValue {
        let catalog = &self.theme.catalogs[locale];
        let words = catalog.keys().filter_map(|key| {
            let name = key.strip_prefix(WORDS)?.to_owned();
            Some((name.into(), TypstValue::Text(self.engine.pattern(locale, key))))
        });
        TypstValue::Dict(words.collect())
    }

    /// The languages of the messages that are not in the document's language, as arguments of `text`.
    fn fallback_words(&self, locale: LocaleId) -> TypstValue {
        let own = self.site.config.locale(locale).direction;
        let catalog = &self.theme.catalogs[locale];
        let lent = catalog.keys().filter_map(|key| {
            let name = key.strip_prefix(WORDS)?.to_owned();
            let fallback = self.engine.fallback_language(locale, key)?;
            let direction = i18n::direction(fallback);
            let dir = format!(",dir:{}", direction.as_str());
            let dir = if direction == own { "" } else { &dir };
            Some((name.into(), TypstValue::Code(format!("({}{dir})", language(fallback)))))
        });
        TypstValue::Dict(lent.collect())
    }
}

/// Removes the elements with a class.
fn leave_out(class: &str, nodes: &mut Vec<HtmlNode>) {
    nodes.retain_mut(|node| match node {
        HtmlNode::Element(element) if element.classes().any(|own| own == class) => false,
        HtmlNode::Element(element) => {
            leave_out(class, &mut element.children);
            true
        }
        HtmlNode::Text(_) => true,
    });
}

pub(super) fn colour(Colour([red, green, blue]): Colour) -> TypstValue {
    TypstValue::Code(format!("rgb({red},{green},{blue})"))
}

/// Writes the sources of a text as a numbered list. A comma is between the parts of a source.
fn sources(sources: &[SourceView], comma: &str) -> TypstValue {
    let comma = format!("#{};", quote(comma));
    let item = |source: &SourceView| {
        // The fonts of a PDF can lack the letters of another script, so it shows the encoded address.
        let address = source.address.as_ref().and(source.url.as_deref()).map(bare_address);
        let address = address.map(|address| format!("#{};", quote(address)));
        let label = address.unwrap_or_else(|| text(&source.label));
        let label = match &source.url {
            Some(url) if url.len() <= LONGEST => format!("#link({},[{label}]);", quote(url)),
            _ => label,
        };
        let publisher = source.publisher.as_ref().map(text);
        let date = source.date.as_ref().map(|date| format!("#{};", quote(&date.text)));
        let parts: Vec<String> = iter::once(label).chain(publisher).chain(date).collect();
        format!("[{}],", parts.join(&comma))
    };
    let items: String = sources.iter().map(item).collect();
    if items.is_empty() { TypstValue::None } else { TypstValue::Markup(format!("#enum({items});")) }
}

/// Writes a text with its language as Typst markup.
pub(super) fn text(text: &Text) -> String {
    let quoted = match text.dir {
        Some("rtl") => format!("#{};", quote(&format!("\u{2067}{}\u{2069}", text.text))),
        Some(_) => format!("#{};", quote(&format!("\u{2066}{}\u{2069}", text.text))),
        None => format!("#{};", quote(&text.text)),
    };
    match text.lang.as_deref().and_then(Locale::parse) {
        Some(locale) => {
            let direction = text.dir.map(|dir| format!(",dir:{dir}")).unwrap_or_default();
            format!("#text({}{direction})[{quoted}];", language(&locale))
        }
        None => quoted,
    }
}

/// Writes the call of the layout function.
fn call(text: &SectionedText, sources: &TypstValue) -> String {
    let part = |part: &MarkupSection| {
        let label = match part.id.as_str() {
            "" => TypstValue::None,
            id => TypstValue::Code(format!("label({})", quote(id))),
        };
        TypstValue::dict([
            ("id", part.id.as_str().into()),
            ("label", label),
            ("title", TypstValue::Markup(part.title.clone())),
            ("body", TypstValue::Markup(part.body.clone())),
            ("notes", markups(&part.notes)),
        ])
    };
    format!(
        "#layout(document,lead:{lead},intro:{intro},parts:{parts},sources:{sources})\n",
        lead = text.lead.as_ref().map_or(TypstValue::None, lead),
        intro = TypstValue::Markup(text.intro.clone()),
        parts = TypstValue::List(text.parts.iter().map(part).collect())
    )
}

fn markups(texts: &[String]) -> TypstValue {
    TypstValue::List(texts.iter().cloned().map(TypstValue::Markup).collect())
}

/// Writes a lead picture as the argument of a layout.
pub(super) fn lead(lead: &LeadImage) -> TypstValue {
    let said = |text: &Option<String>| text.clone().map_or(TypstValue::None, TypstValue::Markup);
    TypstValue::dict([
        ("path", lead.path.as_str().into()),
        ("alt", TypstValue::maybe(lead.alt.as_deref())),
        ("caption", said(&lead.caption)),
        ("credit", said(&lead.credit)),
        ("width", TypstValue::Number(lead.size.0.into())),
        ("height", TypstValue::Number(lead.size.1.into())),
    ])
}

/// Returns the QR code of an address, as an SVG file of the document.
pub(super) fn code(address: &str) -> Option<(String, std::sync::Arc<[u8]>)> {
    Some((QR.to_owned(), qr(address)?.into_bytes().into()))
}

/// The script subtag of a locale tag, because the choice of glyphs depends on it.
fn script(tag: &str) -> TypstValue {
    let script = tag.split('-').skip(1).find(|subtag| subtag.len() == 4);
    match script {
        Some(script) => TypstValue::Text(script.to_lowercase()),
        None => TypstValue::Code("auto".into()),
    }
}
