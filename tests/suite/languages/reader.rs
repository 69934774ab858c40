//! Checks the languages of a finished site, from its bytes: every text, link, alternate, the sitemap and the feeds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::matrix::{Document, Matrix, Text, mark};
use crate::harness::Files;
use crate::html::{Element, Page};
use crate::xml;

const ORIGIN: &str = "https://x.example";

/// A finished site.
pub(super) struct Reader<'a> {
    matrix: &'a Matrix,
    files: &'a Files,
    /// Every page by its path.
    pages: BTreeMap<String, Page>,
    pub(super) wrong: Vec<String>,
    /// The numbers of checked texts, links, and pages that show a text of another locale.
    pub(super) seen: [usize; 3],
}

impl<'a> Reader<'a> {
    /// Reads a whole site, and returns all errors.
    pub(super) fn read(matrix: &'a Matrix, files: &'a Files) -> Self {
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = pages.map(|(path, bytes)| {
            let path = path.strip_suffix("index.html").unwrap_or(path);
            (format!("/{path}"), Page::parse(bytes))
        });
        let pages = pages.collect();
        let mut reader = Self { matrix, files, pages, wrong: Vec::new(), seen: [0; 3] };
        let mut wrong = Vec::new();
        for (path, page) in &reader.pages {
            let (texts, links) = (&mut reader.seen[0], &mut 0);
            let mut found = reader_texts(path, page, texts);
            found.extend(Links { matrix, pages: &reader.pages, path, page }.check(links));
            reader.seen[1] += *links;
            wrong.extend(found.into_iter().map(|what| format!("{path}: {what}")));
        }
        reader.wrong = wrong;
        reader.versions();
        reader.documents();
        reader.sitemap();
        reader.feeds();
        reader
    }

    fn complain(&mut self, path: &str, what: impl AsRef<str>) {
        self.wrong.push(format!("{path}: {}", what.as_ref()));
    }

    /// Checks that all alternates of a page list each other, in their languages, and are indexed.
    fn versions(&mut self) {
        let mut wrong = Vec::new();
        for (path, page) in &self.pages {
            let alternates = page.alternates();
            let own = format!("{ORIGIN}{path}");
            if alternates.is_empty() {
                continue;
            }
            if !is_listed(path, page) {
                wrong.push(format!("{path}: versions of a page that is not listed"));
            }
            if alternates.iter().all(|(_, url)| *url != own) {
                wrong.push(format!("{path}: does not list itself"));
            }
            for (tag, url) in &alternates {
                let to = url.strip_prefix(ORIGIN).unwrap();
                let Some(other) = self.pages.get(to) else {
                    wrong.push(format!("{path}: {url} is no page"));
                    continue;
                };
                if other.alternates() != alternates {
                    wrong.push(format!("{path}: {url} does not return it"));
                }
                if !is_listed(to, other) || (tag != "x-default" && language(other) != tag) {
                    wrong.push(format!("{path}: {url} is not listed, or not in {tag}"));
                }
            }
        }
        self.wrong.extend(wrong);
    }

    /// Checks that each document has exactly the pages that the matrix expects.
    fn documents(&mut self) {
        for (at, document) in self.matrix.documents.iter().enumerate().skip(1) {
            for locale in 0..self.matrix.tags.len() {
                if let Err(what) = self.document(at, document, locale) {
                    self.complain(&self.matrix.path(document, locale), what);
                }
            }
            self.duplicates(at);
        }
    }

    fn document(&mut self, at: usize, document: &Document, locale: usize) -> Result<(), String> {
        let matrix = self.matrix;
        let path = matrix.path(document, locale);
        let Some(page) = self.pages.get(&path) else {
            let wanted = matrix.has_page(document, locale);
            return if wanted { Err("there is no such page".to_owned()) } else { Ok(()) };
        };
        if !matrix.has_page(document, locale) {
            return Err("there is such a page".to_owned());
        }
        let text = matrix.nearest(document, locale);
        let title = format!("{} title-{at}", mark(matrix.tags[text]));
        if page.one("h1").text() != title {
            return Err(format!("its title is not `{title}`"));
        }
        let canonical = format!("{ORIGIN}{}", matrix.path(document, text));
        if canonical_of(page) != Some(canonical.as_str()) {
            return Err(format!("its canonical address is not {canonical}"));
        }
        let listed = document.texts[locale] == Text::Own;
        if listed == is_noindex(page) {
            return Err(format!("should it be listed? {listed}"));
        }
        let own = (0..matrix.tags.len()).filter(|at| listed && document.texts[*at] == Text::Own);
        let wanted: Vec<_> = own
            .map(|at| {
                (matrix.tags[at].to_owned(), format!("{ORIGIN}{}", matrix.path(document, at)))
            })
            .collect();
        if page.alternates() != wanted {
            return Err(format!("its versions are {:?}", page.alternates()));
        }
        let notices = page.elements().filter(|element| is_notice(*element)).count();
        if (notices > 0) == listed {
            return Err(format!("{notices} notices"));
        }
        self.seen[2] += usize::from(text != locale);
        Ok(())
    }

    /// Checks that each text of a document has only one indexed page.
    fn duplicates(&mut self, at: usize) {
        for tag in &self.matrix.tags {
            let title = format!("{} title-{at}", mark(tag));
            let listed = self.pages.iter().filter(|(path, page)| is_listed(path, page));
            let same = listed.filter(|(_, page)| page.all("h1").any(|h1| h1.text() == title));
            let same: Vec<String> = same.map(|(path, _)| path.clone()).collect();
            if same.len() > usize::from(at > 0) {
                self.complain(&same[0], format!("the same text as {same:?}"));
            }
        }
    }

    /// Checks that the sitemap lists the indexed pages with their alternates.
    fn sitemap(&mut self) {
        let sitemap = xml::parse(&self.files["sitemap.xml"]).unwrap();
        let mut named = BTreeSet::new();
        for url in sitemap.all("url") {
            let path = url.text_of("loc").strip_prefix(ORIGIN).unwrap().to_owned();
            let links = url.all("xhtml:link").map(|link| {
                let [tag, to] = ["hreflang", "href"].map(|name| link.attribute(name).unwrap());
                (tag.to_owned(), to.to_owned())
            });
            let links: Vec<_> = links.collect();
            let page = self.pages.get(&path);
            let own = page.map(Page::alternates).unwrap_or_default();
            let own: Vec<_> = own.into_iter().filter(|(tag, _)| tag != "x-default").collect();
            if links != own {
                self.complain(&path, format!("the sitemap has {links:?}, the page {own:?}"));
            }
            named.insert(path);
        }
        let listed = self.pages.iter().filter(|(path, page)| is_listed(path, page));
        let listed: BTreeSet<String> = listed.map(|(path, _)| path.clone()).collect();
        for path in listed.symmetric_difference(&named) {
            self.wrong.push(format!("{path}: is it in the sitemap? {}", named.contains(path)));
        }
    }

    /// Checks that feeds contain only texts of their locale, and no machine translations.
    fn feeds(&mut self) {
        let feeds = self.files.iter().filter(|(path, _)| path.ends_with("feed.xml"));
        let mut wrong = Vec::new();
        for (path, bytes) in feeds {
            let feed = xml::parse(bytes).unwrap();
            let tag = feed.attribute("xml:lang").unwrap();
            let locale = self.matrix.tags.iter().position(|own| *own == tag).unwrap();
            let news = self.matrix.documents.iter().filter(|document| {
                self.matrix.sections[document.section].id == "news"
                    && document.texts[locale] == Text::Own
            });
            let wanted: BTreeSet<String> = news
                .map(|document| format!("{ORIGIN}{}", self.matrix.path(document, locale)))
                .collect();
            let own: BTreeSet<String> =
                feed.all("entry").map(|e| e.text_of("id").to_owned()).collect();
            if own != wanted {
                wrong.push(format!("/{path}: has {own:?}, should have {wanted:?}"));
            }
            let mut texts = vec![feed.text_of("title").to_owned()];
            for entry in feed.all("entry") {
                texts.extend(["title", "summary"].map(|name| entry.text_of(name).to_owned()));
                let html = entry.text_of("content");
                // Atom has no direction: readers derive it from the language.
                let dir = if tag == "ar" { "rtl" } else { "ltr" };
                let html =
                    format!("<!doctype html><html lang=\"{tag}\" dir={dir}><title></title>{html}");
                wrong.extend(reader_texts(path, &Page::parse(html.as_bytes()), &mut self.seen[0]));
            }
            let foreign = texts.iter().filter(|text| marks(text).any(|own| mark(tag) != own));
            wrong.extend(foreign.map(|text| format!("/{path}: `{text}` in {tag}")));
        }
        self.wrong.extend(wrong);
    }
}

/// Returns the locale marks in a text.
fn marks(text: &str) -> impl Iterator<Item = String> + '_ {
    text.match_indices("zz").filter_map(|(at, _)| {
        let end = text[at + 2..].find('z')?;
        Some(text[at..at + end + 3].to_owned())
    })
}

fn language(page: &Page) -> &str {
    page.one("html").attribute("lang").unwrap()
}

fn canonical_of(page: &Page) -> Option<&str> {
    let mut links = page.all("link").filter(|link| link.attribute("rel") == Some("canonical"));
    links.next()?.attribute("href")
}

fn is_noindex(page: &Page) -> bool {
    let mut metas = page.all("meta");
    metas.any(|meta| {
        meta.attribute("name") == Some("robots") && meta.attribute("content") == Some("noindex")
    })
}

/// Returns whether search engines index a page under its own address.
fn is_listed(path: &str, page: &Page) -> bool {
    let is_own = canonical_of(page).is_none_or(|url| url == format!("{ORIGIN}{path}"));
    is_own && !is_noindex(page)
}

fn is_notice(element: Element<'_>) -> bool {
    element.attribute("class").is_some_and(|classes| classes.split(' ').any(|own| own == "notice"))
}

/// The attributes that people read or hear.
const READ: [&str; 8] =
    ["alt", "title", "aria-label", "content", "placeholder", "label", "data-words", "data-none"];

/// Finds texts whose language or direction differs from that of the nearest element with `lang` or `dir`.
fn reader_texts(path: &str, page: &Page, seen: &mut usize) -> Vec<String> {
    let mut wrong = Vec::new();
    // Two pages contain every language, and have one title.
    let in_all = path == "/404.html"
        || page.all("body").any(|b| b.attribute("class") == Some("page-chooser"));
    for element in page.elements() {
        let name = element.name();
        if in_all && matches!(name, "title" | "meta") {
            continue;
        }
        let language = element.language().unwrap_or_default();
        if name == "script" {
            let graph = serde_json::from_str(&element.own_text()).unwrap_or(Value::Null);
            foreign_in(&graph, language, &mut wrong);
            continue;
        }
        let read = READ.iter().filter_map(|name| element.attribute(name).map(str::to_owned));
        for text in read.chain([element.own_text()]) {
            for own in marks(&text) {
                *seen += 1;
                if own != mark(language) {
                    wrong.push(format!("`{}` in <{name}> is said to be {language}", text.trim()));
                }
                let is_drawn = element.around().any(|around| around.name() == "svg");
                let is_rtl = own == mark("ar");
                if !is_drawn && name != "bdi" && is_rtl != (direction(element) == "rtl") {
                    wrong.push(format!(
                        "`{}` in <{name}> runs {}",
                        text.trim(),
                        direction(element)
                    ));
                }
            }
        }
    }
    wrong
}

fn direction(element: Element<'_>) -> &str {
    element.around().find_map(|around| around.attribute("dir")).unwrap_or("ltr")
}

/// Finds texts in JSON-LD that are in another language than the declared one.
fn foreign_in(value: &Value, language: &str, wrong: &mut Vec<String>) {
    match value {
        Value::String(text) if marks(text).any(|own| own != mark(language)) => {
            wrong.push(format!("`{text}` in linked data is said to be {language}"));
        }
        Value::Array(all) => all.iter().for_each(|value| foreign_in(value, language, wrong)),
        Value::Object(own) => {
            let language = own.get("@language").and_then(Value::as_str).unwrap_or(language);
            own.values().for_each(|value| foreign_in(value, language, wrong));
        }
        _ => {}
    }
}

/// The links of a page.
struct Links<'a> {
    matrix: &'a Matrix,
    pages: &'a BTreeMap<String, Page>,
    path: &'a str,
    page: &'a Page,
}

impl Links<'_> {
    /// Finds links that leave the locale without need, or without `hreflang`.
    fn check(&self, seen: &mut usize) -> Vec<String> {
        let own = language(self.page);
        if self.path.ends_with("404.html") || (self.path == "/" && self.matrix.root.is_none()) {
            return Vec::new();
        }
        let mut wrong = Vec::new();
        for link in self.page.all("a") {
            let Some(href) = link.attribute("href").filter(|href| href.starts_with('/')) else {
                continue;
            };
            let to = href.split('#').next().unwrap();
            let Some(target) = self.pages.get(to) else { continue };
            *seen += 1;
            let is_of_bar = link.attribute("lang").is_some() || is_of_notice(link);
            let locale = self.matrix.tags.iter().position(|tag| *tag == own).unwrap();
            let target_locale =
                self.matrix.tags.iter().position(|tag| *tag == language(target)).unwrap();
            let document = self
                .matrix
                .documents
                .iter()
                .skip(1)
                .find(|document| self.matrix.path(document, target_locale) == to);
            if is_of_bar {
                continue;
            }
            if target_locale != locale {
                match document {
                    None => wrong.push(format!("leads to {to} without need")),
                    Some(document) if self.matrix.has_page(document, locale) => {
                        wrong.push(format!("leads to {to} without need"));
                    }
                    Some(_) => {}
                }
            }
            let text =
                document.map_or(target_locale, |own| self.matrix.nearest(own, target_locale));
            let wanted = (text != locale).then(|| self.matrix.tags[text]);
            if link.attribute("hreflang") != wanted {
                wrong.push(format!("does not say that {to} is in {wanted:?}"));
            }
            let named = link.parent().is_some_and(|parent| {
                let mut children = parent.all_in("bdi");
                children.any(|bdi| {
                    bdi.attribute("lang") == wanted
                        && bdi.text().contains(wanted.unwrap_or_default())
                })
            });
            if wanted.is_some() && !named {
                wrong.push(format!("does not name the language of {to}"));
            }
            if let Some((_, fragment)) = href.split_once('#')
                && !target.elements().any(|element| element.attribute("id") == Some(fragment))
            {
                wrong.push(format!("{href} has no such place"));
            }
        }
        wrong
    }
}

fn is_of_notice(link: Element<'_>) -> bool {
    link.attribute("hreflang").is_some() && link.around().any(is_notice)
}
