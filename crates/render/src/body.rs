//! Fills the holes in a document's text.

use std::fmt::Write;

use super::engine::{Context, Engine, SharedContext};
use super::view::{CityGroup, MapView, ViewBuilder};
use super::{highlight, isolate};
use crate::content::{Block, Body, CityFilter, CityGrouping, FactsSubject, LinkTarget, Segment};
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::locale::Direction;
use crate::path::{SourcePath, UrlPath};
use crate::plan::MapScope;
use crate::reference::{Family, Reference};
use crate::schema::Spanned;
use crate::site::{CityId, Entity, Site};
use crate::xml::escape;

/// Writes the texts of documents for the readers of one locale.
pub(super) struct BodyWriter<'a> {
    pub(super) maker: ViewBuilder<'a>,
    pub(super) engine: &'a Engine,
    shared: &'a SharedContext,
    diagnostics: &'a mut Diagnostics,
    /// The tag and the own name of the language of what the open link leads to, if that is not the
    /// reader's.
    language: Option<(String, String)>,
}

impl<'a> BodyWriter<'a> {
    pub(super) fn new(
        maker: ViewBuilder<'a>,
        engine: &'a Engine,
        shared: &'a SharedContext,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { maker, engine, shared, diagnostics, language: None }
    }

    /// Writes a body as HTML. `page` is the address that is being made.
    pub(super) fn write(&mut self, body: &Body, page: &str) -> Result<String, Box<Diagnostic>> {
        let mut html = String::new();
        let mut blocks = 0;
        let is_mirrored =
            self.maker.site.config.locale(self.maker.locale).direction == Direction::Rtl;
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
                Segment::Anchor(heading) => {
                    let heading_text =
                        self.maker.site.formats[self.maker.locale].quote(&heading.text);
                    let label = self.word("heading.anchor", &[("heading", &heading_text)]);
                    let (id, label) = (escape(&heading.id), escape(&label));
                    let _ = write!(
                        html,
                        " <a class=\"anchor\" href=\"{}#{id}\" aria-label=\"{label}\">#</a>",
                        self.own_page(page)
                    );
                }
                Segment::AlertTitle(kind) => {
                    let key = format!("alert.{}", kind.name());
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

    /// Writes the number of a footnote.
    fn number(&self, number: usize) -> String {
        let format = &self.maker.site.formats[self.maker.locale];
        format.ordinal(i64::try_from(number).unwrap_or_default())
    }

    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.engine.word(self.maker.locale, key, args)
    }

    /// Returns the attributes of an element that shows a word of another language; none where it is the
    /// locale's own.
    fn mark(&self, key: &str) -> String {
        let Some(tag) = self.engine.lender(self.maker.locale, key) else { return String::new() };
        let dir = self.maker.text_in(tag, "").dir;
        let dir = dir.map(|dir| format!(" dir=\"{dir}\"")).unwrap_or_default();
        format!(" lang=\"{tag}\"{dir}")
    }

    /// What stands before a fragment of the same page: nothing on the page itself, its address in
    /// what leaves the site.
    fn own_page(&self, page: &str) -> String {
        match UrlPath::parse(page) {
            Some(url) if self.maker.absolute => escape(&self.maker.permalink(&url)),
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
        let mut context = Context::new(self.maker.locale, self.shared);
        context.insert("picture", &self.maker.picture(file, alt, title));
        // It stands in a line of text, where the end of the template would be a space.
        Ok(self.engine.render("blocks/picture.html", &context, page)?.trim().to_owned())
    }

    /// Begins a link. `title` are its attributes but the address.
    fn link(
        &mut self,
        target: &LinkTarget,
        title: &str,
        empty: bool,
        page: &str,
        html: &mut String,
    ) {
        match target {
            // The address of a page was refused before any page was made.
            LinkTarget::External(url) | LinkTarget::Address(url) => {
                let url = escape(url);
                let _ = write!(html, "<a href=\"{url}\"{title}>");
                if empty {
                    html.push_str(&url);
                }
            }
            LinkTarget::Fragment(fragment) => {
                let page = self.own_page(page);
                let _ = write!(html, "<a href=\"{page}#{}\"{title}>", escape(fragment));
            }
            LinkTarget::File(file) => {
                let url = self.maker.plan.file(file).map(|linked| self.maker.href(&linked.url));
                let _ = write!(html, "<a href=\"{}\"{title}>", escape(&url.unwrap_or_default()));
                if empty {
                    html.push_str(&escape(file.file_name()));
                }
            }
            LinkTarget::Data(name) => {
                let url = self.maker.plan.data_named(name).map(|url| self.maker.href(url));
                let _ = write!(html, "<a href=\"{}\"{title}>", escape(&url.unwrap_or_default()));
                if empty {
                    html.push_str(&escape(name));
                }
            }
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
        let Some(entity) = self.maker.site.resolve(reference) else {
            html.push_str("<a>");
            return;
        };
        let link = match entity {
            Entity::Index(family) => {
                let key = format!("{}.title", family.name());
                let word = self.word(&key, &[]);
                let label = match self.engine.lender(self.maker.locale, &key) {
                    Some(tag) => self.maker.text_in(tag, &word),
                    None => self.maker.own(&word),
                };
                self.maker.link_named(entity, label)
            }
            _ => self.maker.link(entity),
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

    /// Returns whether what a link leads to has a heading: a text that is shown to the readers of
    /// another locale can name one that only its own version of the target has.
    fn has_heading(&self, entity: Entity, fragment: &str) -> bool {
        let (site, reader) = (self.maker.site, self.maker.reader);
        let target = self.maker.plan.link(site, entity, reader);
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
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownCodeLanguage, language.span.clone(), message)
                    .hint(message!("render.remove-code-language-hint")),
            );
        }
        let code = highlighted.unwrap_or_else(|| escape(text));
        let class = attribute(
            "class",
            &if name.is_empty() { String::new() } else { format!("language-{name}") },
        );
        let _ = writeln!(html, "<pre tabindex=\"0\"><code{class}>{code}</code></pre>");
    }

    /// Fills block `number` of a document; its ids carry the number, since two may show the same.
    fn block(&self, block: &Block, number: usize, page: &str) -> Result<String, Box<Diagnostic>> {
        let maker = &self.maker;
        let mut context = Context::new(maker.locale, self.shared);
        let template = match block {
            Block::Members { filters, group } => {
                let cities = members(maker.site, filters);
                context.insert("count", &cities.len());
                context.insert("cities", &maker.cities(&cities));
                let groups = group.map(|group| match group {
                    CityGrouping::Region => maker.by_region(&cities),
                    CityGrouping::Country => maker.by_country(&cities),
                });
                context.insert("groups", &groups.map(|groups| numbered(groups, number)));
                "blocks/members.html"
            }
            Block::Facts(of) => {
                self.facts(of, &mut context);
                "blocks/facts.html"
            }
            Block::Contact => {
                context.insert("contact", &maker.contact());
                "blocks/contact.html"
            }
            Block::Calls { latest } => {
                let mut calls = maker.calls();
                calls.truncate(latest.unwrap_or(calls.len()));
                context.insert("calls", &calls);
                "blocks/calls.html"
            }
            Block::Conferences => {
                let all = maker.site.conferences.iter();
                let all: Vec<_> = all.map(|conference| maker.conference(conference)).collect();
                context.insert("conferences", &all);
                "blocks/conferences.html"
            }
            Block::Awards { year } => {
                let mut all = maker.awards();
                all.retain(|award| year.as_ref().is_none_or(|year| award.year == year.value));
                context.insert("awards", &all);
                "blocks/awards.html"
            }
            Block::Map(block) => {
                let of = MapScope::named(maker.site, &block.of);
                let map = of.and_then(|of| maker.map_with_list(of));
                let map = map.map(|map| MapView { groups: numbered(map.groups, number), ..map });
                context.insert("map", &map);
                "blocks/map.html"
            }
            Block::Chart { of, round } => {
                let round = round.as_ref().map(|id| maker.site.record(Family::Rounds, &id.value));
                let round = match round.flatten() {
                    Some(Entity::Round(round)) => Some(round),
                    _ => None,
                };
                context.insert("chart", &maker.chart(of.value, round, number));
                "blocks/chart.html"
            }
            Block::Figure(figure) => {
                let picture = maker.picture(&figure.file.value, &figure.alt, "");
                context.insert("picture", &picture);
                context.insert("caption", &figure.caption);
                context.insert("credit", &figure.credit);
                context.insert("wide", &figure.wide);
                "blocks/figure.html"
            }
            Block::Print { document } => {
                let entity = maker.site.resolve(&Reference::Document(document.value.clone()));
                context.insert("link", &entity.map(|entity| maker.link(entity)));
                context.insert("prints", &entity.map(|entity| maker.prints_of(entity)));
                "blocks/print.html"
            }
            Block::Download { file, title } => {
                context.insert("file", &maker.download(&file.value, title));
                "blocks/download.html"
            }
        };
        self.engine.render(template, &context, page)
    }

    fn facts(&self, of: &FactsSubject, context: &mut Context) {
        let maker = &self.maker;
        let find = |family: Family, id: &Spanned<String>| maker.site.record(family, &id.value);
        let entity = match of {
            FactsSubject::Network { .. } => None,
            FactsSubject::City(id) => find(Family::Cities, id),
            FactsSubject::Country(id) => find(Family::Countries, id),
            FactsSubject::Round(id) => find(Family::Rounds, id),
        };
        let (mut city, mut country, mut round) = (None, None, None);
        let name = match entity {
            Some(Entity::City(id)) => {
                city = Some(maker.city(id, None));
                "city"
            }
            Some(Entity::Country(id)) => {
                country = Some(maker.country(id));
                "country"
            }
            Some(Entity::Round(id)) => {
                round = Some(maker.round(id));
                "round"
            }
            _ => "network",
        };
        let totals: Vec<_> = maker.site.totals.iter().map(|total| maker.total(total)).collect();
        context.insert("of", &name);
        context.insert("brief", &matches!(of, FactsSubject::Network { all: false }));
        context.insert("city", &city);
        context.insert("country", &country);
        context.insert("round", &round);
        context.insert("totals", &totals);
        context.insert("city_count", &maker.site.cities.len());
        context.insert("country_count", &maker.site.countries.len());
    }
}

/// Returns whether what a link to another site, an e-mail or a telephone says runs from left to right.
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

/// Puts the number of a block to the ids of its groups.
fn numbered(groups: Vec<CityGroup>, number: usize) -> Vec<CityGroup> {
    let own =
        |group: CityGroup| CityGroup { anchor: format!("{}-{number}", group.anchor), ..group };
    groups.into_iter().map(own).collect()
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escape(value)) }
}

/// The cities that meet every filter, by id.
fn members(site: &Site, filters: &[(CityFilter, Spanned<String>)]) -> Vec<CityId> {
    let meets = |city: CityId, filter: CityFilter, id: &str| match filter {
        CityFilter::Award => {
            site[city].awards.iter().any(|award| site[*award].record.id.value == id)
        }
        CityFilter::Country => site[site[city].country].code == id,
        CityFilter::Region => {
            site[site[city].country].region.is_some_and(|region| site[region].record.id.value == id)
        }
        CityFilter::Round => {
            site[city].round.is_some_and(|round| site[round].record.id.value == id)
        }
        CityFilter::Cluster => {
            site[city].clusters.iter().any(|cluster| site[*cluster].record.id.value == id)
        }
    };
    CityId::all(site.cities.len())
        .filter(|city| filters.iter().all(|(filter, id)| meets(*city, *filter, &id.value)))
        .collect()
}
