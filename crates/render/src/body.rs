//! Renders the body of a document to HTML: fills in links, images, footnotes and data blocks.

use std::fmt::Write;

use super::engine::{Context, Engine, SharedContext};
use super::view::{LeadPictureView, MapView, ViewBuilder};
use super::{highlight, isolate};
use crate::content::{
    Block, Body, CityGrouping, FactsSubject, Heading, LinkTarget, NamedRecord, Segment,
};
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::locale::Direction;
use crate::path::{SourcePath, UrlPath};
use crate::plan::MapScope;
use crate::reference::{Family, Reference};
use crate::schema::Spanned;
use crate::site::{CityId, Entity, Site};
use crate::xml::escape;

/// Renders document bodies for the readers of one locale.
pub(super) struct BodyWriter<'a> {
    pub(super) builder: ViewBuilder<'a>,
    pub(super) engine: &'a Engine,
    shared: &'a SharedContext,
    diagnostics: &'a mut Diagnostics,
    /// The tag and the native name of the target's language for the open link. `None` if it is the reader's
    /// language.
    language: Option<(String, String)>,
}

impl<'a> BodyWriter<'a> {
    pub(super) fn new(
        builder: ViewBuilder<'a>,
        engine: &'a Engine,
        shared: &'a SharedContext,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { builder, engine, shared, diagnostics, language: None }
    }

    /// Writes a body below its lead picture, for output without a page around it.
    pub(super) fn write_with_lead(
        &mut self,
        lead: Option<&LeadPictureView>,
        body: &Body,
        page: &str,
    ) -> Result<String, Box<Diagnostic>> {
        let html = self.write(body, page)?;
        let Some(lead) = lead else { return Ok(html) };
        let mut context = Context::new(self.builder.locale, self.shared);
        context.insert("picture", lead);
        Ok(self.engine.render("blocks/lead.html", &context, page)? + &html)
    }

    /// Writes a body as HTML. `page` is the address of the page being rendered.
    pub(super) fn write(&mut self, body: &Body, page: &str) -> Result<String, Box<Diagnostic>> {
        let mut html = String::new();
        let mut blocks = 0;
        let is_mirrored =
            self.builder.site.config.locale(self.builder.locale).direction == Direction::Rtl;
        let mut in_isolate = false;
        for (at, segment) in body.segments.iter().enumerate() {
            match segment {
                Segment::Html(text) if is_mirrored && !in_isolate => {
                    html.push_str(&isolate::isolated(text));
                }
                Segment::Html(text) => html.push_str(text),
                Segment::Link { target, title, empty, .. } => {
                    in_isolate = is_mirrored && runs_from_left(target, &body.segments[at + 1..]);
                    let title = attribute("title", title);
                    let marks = if in_isolate { format!("{title} dir=\"ltr\"") } else { title };
                    self.link(target, &marks, *empty, page, &mut html);
                }
                Segment::LinkEnd => {
                    in_isolate = false;
                    html.push_str("</a>");
                    if let Some((tag, name)) = self.language.take() {
                        let name = escape(&name);
                        let _ =
                            write!(html, " <bdi class=\"language\" lang=\"{tag}\">({name})</bdi>");
                    }
                }
                Segment::Image { file, alt, title, .. } => {
                    html.push_str(&self.image(file, alt, title, page)?);
                }
                Segment::Code { language, text } => self.code(language.as_ref(), text, &mut html),
                Segment::Block(block) => {
                    blocks += 1;
                    html.push_str(&self.block(block, blocks, page)?);
                }
                Segment::Anchor(heading) => self.anchor(heading, page, &mut html),
                Segment::AlertTitle(name) => {
                    let key = format!("alert.{name}");
                    let (word, mark) = (self.word(&key, &[]), self.mark(&key));
                    let word = escape(&word);
                    let _ = writeln!(html, "<p class=\"alert-title\"{mark}>{word}</p>");
                }
                Segment::FootnotesTitle => {
                    let mark = self.mark("footnotes.title");
                    let word = escape(&self.word("footnotes.title", &[]));
                    let _ = writeln!(html, "<h2 class=\"footnotes-title\"{mark}>{word}</h2>");
                }
                Segment::FootnoteNumber(number) => html.push_str(&self.number(*number)),
                Segment::FootnoteBack(number) => {
                    let word = self.word("footnotes.back", &[("number", &self.number(*number))]);
                    let _ = write!(
                        html,
                        "<a class=\"footnote-back\" href=\"{}#_fnref-{number}\" role=\"doc-backlink\" aria-label=\"{}\">↩</a>",
                        self.own_page(page),
                        escape(&word)
                    );
                }
            }
        }
        Ok(html)
    }

    /// Writes the link of a heading to itself. Feeds and print have no style that hides it until the pointer is near,
    /// so they have no such link.
    fn anchor(&self, heading: &Heading, page: &str, html: &mut String) {
        if self.builder.absolute {
            return;
        }
        let heading_text = self.builder.site.formats[self.builder.locale].quote(&heading.text);
        let label = self.word("heading.anchor", &[("heading", &heading_text)]);
        let (id, label) = (escape(&heading.id), escape(&label));
        let _ = write!(
            html,
            " <a class=\"anchor\" href=\"{}#{id}\" aria-label=\"{label}\">#</a>",
            self.own_page(page)
        );
    }

    /// Writes the number of a footnote.
    fn number(&self, number: usize) -> String {
        let format = &self.builder.site.formats[self.builder.locale];
        format.ordinal(i64::try_from(number).unwrap_or_default())
    }

    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.engine.word(self.builder.locale, key, args)
    }

    /// Returns the `lang` and `dir` attributes of an element that contains catalog text in another language;
    /// empty if the text is in the locale's own language.
    fn mark(&self, key: &str) -> String {
        let Some(tag) = self.engine.fallback_language(self.builder.locale, key) else {
            return String::new();
        };
        let dir = self.builder.text_in(tag, "").dir;
        let dir = dir.map(|dir| format!(" dir=\"{dir}\"")).unwrap_or_default();
        format!(" lang=\"{tag}\"{dir}")
    }

    /// The prefix of a fragment link to the same page: empty on the page itself, the page address in output
    /// that leaves the site (feeds).
    fn own_page(&self, page: &str) -> String {
        match UrlPath::parse(page) {
            Some(url) if self.builder.absolute => escape(&self.builder.permalink(&url)),
            _ => String::new(),
        }
    }

    fn image(
        &self,
        file: &SourcePath,
        alt: &str,
        title: &str,
        page: &str,
    ) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::new(self.builder.locale, self.shared);
        context.insert("picture", &self.builder.picture(file, alt, title));
        // The image is inline in a line of text, where the template's final line feed would become a space.
        Ok(self.engine.render("blocks/picture.html", &context, page)?.trim().to_owned())
    }

    /// Begins a link. `title` contains its attributes except the address.
    fn link(
        &mut self,
        target: &LinkTarget,
        title: &str,
        empty: bool,
        page: &str,
        html: &mut String,
    ) {
        let builder = &self.builder;
        let href = |url: Option<&UrlPath>| url.map(|url| builder.href(url)).unwrap_or_default();
        let mut open = |url: &str, text: &str| {
            let _ = write!(html, "<a href=\"{}\"{title}>", escape(url));
            if empty {
                html.push_str(&escape(text));
            }
        };
        match target {
            // An earlier check reported addresses of the site's own pages.
            LinkTarget::External(url) | LinkTarget::Address(url) => open(url, url),
            LinkTarget::Fragment(fragment) => {
                let page = self.own_page(page);
                let _ = write!(html, "<a href=\"{page}#{}\"{title}>", escape(fragment));
            }
            LinkTarget::File(file) => {
                open(&href(builder.plan.file(file).map(|linked| &linked.url)), file.file_name());
            }
            LinkTarget::Data(name) => open(&href(builder.plan.data_named(name)), name),
            LinkTarget::Own(reference, fragment) => {
                self.own(reference, fragment.as_deref(), title, empty, html);
            }
        }
    }

    fn own(
        &mut self,
        reference: &Reference,
        fragment: Option<&str>,
        title: &str,
        empty: bool,
        html: &mut String,
    ) {
        let Some(entity) = self.builder.site.resolve(reference) else {
            html.push_str("<a>");
            return;
        };
        let link = match entity {
            Entity::Index(family) if let Some((name, _)) = family.built_in() => {
                let key = format!("{name}.title");
                let word = self.word(&key, &[]);
                let label = match self.engine.fallback_language(self.builder.locale, &key) {
                    Some(tag) => self.builder.text_in(tag, &word),
                    None => self.builder.own(&word),
                };
                self.builder.link_named(entity, label)
            }
            _ => self.builder.link(entity),
        };
        html.push_str("<a");
        self.language = link.hreflang.clone().zip(link.language.clone());
        if let Some(url) = &link.url {
            let fragment = fragment.filter(|fragment| self.has_heading(entity, fragment));
            let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
            let _ = write!(html, " href=\"{}{}\"", escape(url), escape(&fragment));
        }
        if let Some(tag) = &link.hreflang {
            let _ = write!(html, " hreflang=\"{tag}\"");
        }
        let _ = write!(html, "{title}>");
        if empty {
            let text = escape(&link.label.text);
            let _ = match (&link.label.lang, link.label.dir) {
                (Some(tag), Some(dir)) => {
                    write!(html, "<span lang=\"{tag}\" dir=\"{dir}\">{text}</span>")
                }
                (Some(tag), None) => write!(html, "<span lang=\"{tag}\">{text}</span>"),
                _ => write!(html, "{text}"),
            };
        }
    }

    /// Returns whether the target of a link has this heading. A text shown as a fallback in another locale can
    /// link to a heading that exists only in the target's version in its own locale.
    fn has_heading(&self, entity: Entity, fragment: &str) -> bool {
        let (site, reader) = (self.builder.site, self.builder.reader);
        let target = self.builder.plan.link(site, entity, reader);
        let (Entity::Document(id), Some(target)) = (entity, target) else { return true };
        let (_, translation) = site.nearest(id, target.locale);
        let mut headings = translation.document.body.headings.iter();
        site.is_shown(id, target.locale) && headings.any(|heading| heading.id == fragment)
    }

    fn code(&mut self, language: Option<&Spanned<String>>, text: &str, html: &mut String) {
        let name = language.map_or("", |language| language.value.as_str());
        let highlighted = highlight::highlight(name, text);
        if let (Some(language), None) = (language, &highlighted)
            && !highlight::is_known(name)
        {
            let message = message!("render.unknown-code-language", name);
            let span = language.span.clone();
            let problem = Diagnostic::new(Code::UnknownCodeLanguage, span, message);
            self.diagnostics.push(problem.hint(message!("render.remove-code-language-hint")));
        }
        let code = highlighted.unwrap_or_else(|| escape(text));
        let class = if name.is_empty() { String::new() } else { format!("language-{name}") };
        let class = attribute("class", &class);
        let _ = writeln!(html, "<pre tabindex=\"0\"><code{class}>{code}</code></pre>");
    }

    /// Renders block `number` of a document. Its ids contain the number, because two blocks can show the same data.
    fn block(&self, block: &Block, number: usize, page: &str) -> Result<String, Box<Diagnostic>> {
        let builder = &self.builder;
        let mut context = Context::new(builder.locale, self.shared);
        let template = match block {
            Block::Members { filters, group } => {
                self.members(filters, *group, number, &mut context);
                "blocks/members.html"
            }
            Block::Facts(of) => {
                self.facts(of, &mut context);
                "blocks/facts.html"
            }
            Block::Contact => {
                context.insert("contact", &builder.contact());
                "blocks/contact.html"
            }
            Block::Calls(block) => {
                context.insert("calls", &builder.calls(block));
                "blocks/calls.html"
            }
            Block::Apply(block) => {
                let call = builder.announced_calls().into_iter().next();
                let text = builder.site.apply_text(block).unwrap_or_default();
                let lines: Vec<&str> =
                    text.lines().filter(|line| !line.trim().is_empty()).collect();
                context.insert("state", &call.as_ref().map_or("between", |call| call.window));
                context.insert("call", &call);
                context.insert("texts", &lines);
                "blocks/apply.html"
            }
            Block::Records(block) => {
                context.insert("records", &builder.records(block));
                "blocks/records.html"
            }
            Block::Awards { year } => {
                let mut all = builder.awards();
                all.retain(|award| year.as_ref().is_none_or(|year| award.year == year.value));
                context.insert("awards", &all);
                "blocks/awards.html"
            }
            Block::Map { of, .. } => {
                let of = MapScope::named(builder.site, of.as_ref());
                let map = of.and_then(|of| builder.map_with_list(of));
                let map = map.map(|map| {
                    let groups = numbered(map.groups, number, |group| &mut group.anchor);
                    MapView { groups, ..map }
                });
                context.insert("map", &map);
                "blocks/map.html"
            }
            Block::Chart { of, round } => {
                let round = round.as_ref().map(|id| builder.site.record(Family::Rounds, &id.value));
                let round = match round.flatten() {
                    Some(Entity::Round(round)) => Some(round),
                    _ => None,
                };
                context.insert("chart", &builder.chart(of.value, round, number));
                "blocks/chart.html"
            }
            Block::Figure(figure) => {
                let picture = builder.picture(&figure.file.value, &figure.alt, "");
                context.insert("picture", &picture);
                context.insert("caption", &figure.caption);
                context.insert("credit", &figure.credit);
                context.insert("wide", &figure.wide);
                "blocks/figure.html"
            }
            Block::Print { document } => {
                let entity = builder.site.resolve(&Reference::Document(document.value.clone()));
                context.insert("link", &entity.map(|entity| builder.link(entity)));
                context.insert("prints", &entity.map(|entity| builder.prints_of(entity)));
                "blocks/print.html"
            }
            Block::Download { file, title } => {
                context.insert("file", &builder.download(&file.value, title));
                "blocks/download.html"
            }
        };
        self.engine.render(template, &context, page)
    }

    /// Inserts the cities that match every filter, in the groups that the editor chose.
    fn members(
        &self,
        filters: &[NamedRecord],
        group: Option<CityGrouping>,
        number: usize,
        context: &mut Context,
    ) {
        let cities = members(self.builder.site, filters);
        context.insert("count", &cities.len());
        context.insert("cities", &self.builder.cities(&cities));
        let is_by = |own: CityGrouping| group == Some(own);
        let regions = is_by(CityGrouping::Region).then(|| self.builder.by_region(&cities));
        let countries = is_by(CityGrouping::Country).then(|| self.builder.by_country(&cities));
        let regions = regions.map(|groups| numbered(groups, number, |own| &mut own.anchor));
        let countries = countries.map(|groups| numbered(groups, number, |own| &mut own.anchor));
        context.insert("regions", &regions);
        context.insert("countries", &countries);
    }

    fn facts(&self, of: &FactsSubject, context: &mut Context) {
        let builder = &self.builder;
        let entity = match of {
            FactsSubject::Network { .. } => None,
            FactsSubject::Record((family, id)) => builder.site.record(*family, &id.value),
        };
        let (mut city, mut country, mut round) = (None, None, None);
        let name = match entity {
            Some(Entity::City(id)) => {
                city = Some(builder.city(id, None));
                "city"
            }
            Some(Entity::Country(id)) => {
                country = Some(builder.country(id));
                "country"
            }
            Some(Entity::Round(id)) => {
                round = Some(builder.round(id));
                "round"
            }
            _ => "network",
        };
        let totals: Vec<_> = builder.site.totals.iter().map(|total| builder.total(total)).collect();
        context.insert("of", &name);
        context.insert("brief", &matches!(of, FactsSubject::Network { all: false }));
        context.insert("city", &city);
        context.insert("country", &country);
        context.insert("round", &round);
        context.insert("totals", &totals);
        context.insert("city_count", &builder.site.cities.len());
        context.insert("country_count", &builder.site.countries.len());
    }
}

/// Returns whether the text of a link to another site, an e-mail address or a telephone number runs from left to right.
fn runs_from_left(target: &LinkTarget, after: &[Segment]) -> bool {
    let LinkTarget::External(url) = target else { return false };
    let inside = after.iter().take_while(|segment| !matches!(segment, Segment::LinkEnd));
    let texts = inside.filter_map(|segment| match segment {
        Segment::Html(html) => Some(html.as_str()),
        _ => None,
    });
    let text: String = texts.collect();
    isolate::is_from_left(if text.is_empty() { url } else { &text })
}

/// Adds the number of a block to the ids of its groups.
fn numbered<T>(mut groups: Vec<T>, number: usize, anchor: fn(&mut T) -> &mut String) -> Vec<T> {
    for group in &mut groups {
        let _ = write!(anchor(group), "-{number}");
    }
    groups
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escape(value)) }
}

/// Returns the ids of the cities that match every filter.
fn members(site: &Site, filters: &[NamedRecord]) -> Vec<CityId> {
    let list = |(family, id): &NamedRecord| {
        let record = site.record(*family, &id.value);
        record.and_then(|record| site.cities_of(record)).unwrap_or_default()
    };
    let lists: Vec<&[CityId]> = filters.iter().map(list).collect();
    CityId::all(site.cities.len())
        .filter(|city| lists.iter().all(|list| list.contains(city)))
        .collect()
}
