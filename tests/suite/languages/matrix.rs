//! Generates random sites: documents, locales, policies and fallback chains. Every text contains a mark of the locale
//! in which it was written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

use urbi::i18n::Formatter;
use urbi::locale::Locale;

use crate::harness::{Files, Site, crate_root, read_tree};
use crate::numbers::Numbers;

/// The locales. One is right-to-left, and two are of the same language.
const TAGS: [&str; 5] = ["ar", "pt", "fr", "pt-BR", "en"];

/// The policies for documents without a translation.
pub(super) const POLICIES: [&str; 3] = ["page", "link", "none"];

/// A section of documents.
pub(super) struct Section {
    pub(super) id: &'static str,
    /// Whether it has no index, and its documents are at the root.
    pub(super) at_root: bool,
    /// One of [`POLICIES`], or `None` for the default.
    policy: Option<&'static str>,
}

/// A document, with its state in each locale.
pub(super) struct Document {
    pub(super) section: usize,
    pub(super) name: String,
    pub(super) texts: Vec<Text>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Text {
    Missing,
    Machine,
    Own,
}

/// A random site: translations, fallbacks and policies.
pub(super) struct Matrix {
    pub(super) tags: Vec<&'static str>,
    pub(super) source: usize,
    /// The fallbacks of each locale in the configuration.
    fallbacks: Vec<Vec<usize>>,
    /// The locale whose addresses have no prefix.
    pub(super) root: Option<usize>,
    default: Option<&'static str>,
    pub(super) sections: Vec<Section>,
    /// The first document is the home page, the second explains how to join.
    pub(super) documents: Vec<Document>,
    /// The locales in which the city `alpha` has a profile. Without a source, it has none.
    profile: Vec<Text>,
    atlas: bool,
}

/// Returns the mark of a locale, which is part of no other word.
pub(super) fn mark(tag: &str) -> String {
    // In small letters, because addresses are made from some texts.
    format!("zz{}z", tag.replace('-', "").to_lowercase())
}

fn chance(numbers: &mut Numbers, percent: usize) -> bool {
    numbers.below(100) < percent
}

fn pick<T: Copy>(numbers: &mut Numbers, of: &[T]) -> T {
    of[numbers.below(of.len())]
}

/// Returns the texts of an item. The source always exists.
fn texts(count: usize, source: usize, numbers: &mut Numbers) -> Vec<Text> {
    let rate = pick(numbers, &[20, 50, 80]);
    let text = |locale: usize| match (locale == source, chance(numbers, rate)) {
        (true, _) => Text::Own,
        (_, true) if chance(numbers, 20) => Text::Machine,
        (_, true) => Text::Own,
        _ => Text::Missing,
    };
    (0..count).map(text).collect()
}

impl Matrix {
    pub(super) fn new(numbers: &mut Numbers, atlas: bool) -> Self {
        let count = 2 + numbers.below(4);
        let first = numbers.below(TAGS.len());
        let tags: Vec<_> = (0..count).map(|at| TAGS[(first + at) % TAGS.len()]).collect();
        let source = numbers.below(count);
        // A fallback that comes later in the list causes no loop.
        let fallbacks = |locale: usize| {
            let later = (locale + 1..count).filter(|other| *other != source);
            let own = later.filter(|_| locale != source && chance(numbers, 40));
            let mut own: Vec<usize> = own.collect();
            if chance(numbers, 30) {
                own.reverse();
            }
            own
        };
        let fallbacks = (0..count).map(fallbacks).collect();
        let policy = |numbers: &mut Numbers| chance(numbers, 80).then(|| pick(numbers, &POLICIES));
        let sections = [("pages", true), ("news", false), ("notes", false)];
        let sections =
            sections.map(|(id, at_root)| Section { id, at_root, policy: policy(numbers) });
        let document = |at: usize| Document {
            section: if at < 2 { 0 } else { numbers.below(3) },
            name: format!("d{at}"),
            texts: texts(count, source, numbers),
        };
        let documents = (0..8).map(document).collect();
        Self {
            root: chance(numbers, 30).then(|| numbers.below(count)),
            default: policy(numbers),
            profile: if chance(numbers, 70) { texts(count, source, numbers) } else { Vec::new() },
            tags,
            source,
            fallbacks,
            sections: sections.into(),
            documents,
            atlas,
        }
    }

    /// Returns the policy for a document without a translation.
    pub(super) fn policy(&self, section: usize) -> &'static str {
        self.sections[section].policy.or(self.default).unwrap_or("link")
    }

    /// Returns the locale whose text visitors get: their own if it exists, else the nearest one that is not a machine
    /// translation.
    pub(super) fn nearest(&self, document: &Document, locale: usize) -> usize {
        if document.texts[locale] != Text::Missing {
            return locale;
        }
        let (mut level, mut seen) = (vec![locale], vec![locale]);
        while !level.is_empty() {
            let mut next = Vec::new();
            for to in level.iter().flat_map(|from| &self.fallbacks[*from]) {
                if !seen.contains(to) {
                    seen.push(*to);
                    next.push(*to);
                }
            }
            if let Some(found) = next.iter().find(|to| document.texts[**to] == Text::Own) {
                return *found;
            }
            level = next;
        }
        // A regional locale inherits from the locale of its language.
        let parent = self.tags.iter().position(|tag| self.tags[locale] == "pt-BR" && *tag == "pt");
        match parent.filter(|parent| document.texts[*parent] == Text::Own) {
            Some(parent) => parent,
            None => self.source,
        }
    }

    /// Returns whether a document has a page in a locale.
    pub(super) fn has_page(&self, document: &Document, locale: usize) -> bool {
        document.texts[locale] != Text::Missing || self.policy(document.section) == "page"
    }

    /// Returns the path of a locale's home page.
    pub(super) fn home(&self, locale: usize) -> String {
        match self.root {
            Some(root) if root == locale => "/".to_owned(),
            _ => format!("/{}/", self.tags[locale]),
        }
    }

    /// Returns the path of a document's page.
    pub(super) fn path(&self, document: &Document, locale: usize) -> String {
        let section = &self.sections[document.section];
        let folder = if section.at_root { String::new() } else { format!("{}/", section.id) };
        format!("{}{folder}{}/", self.home(locale), document.name)
    }

    /// Returns the files of the site.
    pub(super) fn site(&self, numbers: &mut Numbers) -> Site {
        let mut files: Files = theme(self.atlas).clone();
        for tag in &self.tags {
            let path = format!("themes/x/i18n/{tag}.yaml");
            files.insert(path, catalog(tag, self.atlas).into_bytes());
        }
        let mut texts = |what: &str| self.localized(what, numbers);
        for (path, value) in self.data(&mut texts) {
            files.insert(path.to_owned(), value.to_string().into_bytes());
        }
        for (at, document) in self.documents.iter().enumerate() {
            for (locale, text) in document.texts.iter().enumerate() {
                if *text != Text::Missing {
                    let (section, tag) = (self.sections[document.section].id, self.tags[locale]);
                    let path = format!("content/{section}/{}.{tag}.md", document.name);
                    files.insert(path, self.document(at, locale, numbers).into_bytes());
                }
            }
        }
        for (locale, text) in self.profile.iter().enumerate().filter(|(_, t)| **t != Text::Missing)
        {
            let (tag, mark) = (self.tags[locale], mark(self.tags[locale]));
            let machine = if *text == Text::Machine { "machine: true\n" } else { "" };
            let text = format!("---\nsummary: {mark} summary\n{machine}---\n\n{mark} profile\n");
            files.insert(format!("content/cities/alpha.{tag}.md"), text.into_bytes());
        }
        Site::of(files)
    }

    /// Returns a text of the data: in the source locale, and in some others.
    fn localized(&self, what: &str, numbers: &mut Numbers) -> Value {
        let text = |locale: usize| json!(format!("{} {what}", mark(self.tags[locale])));
        if chance(numbers, 15) {
            return text(self.source);
        }
        let own = (0..self.tags.len()).filter(|at| *at == self.source || chance(numbers, 60));
        own.map(|locale| (self.tags[locale].to_owned(), text(locale))).collect()
    }

    /// Returns a text in every locale.
    fn everywhere(&self, what: &str) -> Value {
        let own = self.tags.iter().map(|tag| (*tag, format!("{} {what}", mark(tag))));
        own.collect::<BTreeMap<_, _>>()
            .into_iter()
            .map(|(tag, text)| (tag.to_owned(), json!(text)))
            .collect()
    }

    fn data(&self, texts: &mut dyn FnMut(&str) -> Value) -> Vec<(&'static str, Value)> {
        let city = |id: &str, country: &str, texts: &mut dyn FnMut(&str) -> Value| {
            json!({
                "id": id, "name": id.to_uppercase(), "country": country, "joined": 2020,
                "clusters": ["quays"],
                "summary": texts("summary"), "source": {"title": texts("source")},
            })
        };
        let cities = json!([
            city("alpha", "DE", texts),
            city("beta", "SE", texts),
            {"id": "gamma", "name": "GAMMA", "country": "EG", "unconfirmed": texts("doubt")},
        ]);
        let region = |id: &str, countries: Value, texts: &mut dyn FnMut(&str) -> Value| json!({"id": id, "name": texts("region"), "slug": id, "countries": countries, "summary": texts("summary")});
        vec![
            ("data/members/all.yaml", cities),
            (
                "data/regions.yaml",
                json!([
                    region("north", json!(["DE", "SE"]), texts),
                    region("south", json!(["EG"]), texts)
                ]),
            ),
            (
                "data/clusters.yaml",
                json!([{"id": "quays", "slug": "quays", "name": texts("cluster"), "summary": texts("summary")}]),
            ),
            (
                "data/rounds.yaml",
                json!([{"id": "2020", "year": 2020, "name": texts("round"), "summary": texts("summary")}]),
            ),
            (
                "data/awards.yaml",
                json!([{"id": "a1", "year": 2021, "slug": "a1", "name": texts("award"), "winners": ["alpha"]}]),
            ),
            (
                "data/calls.yaml",
                json!([{"id": "c1", "name": texts("call"), "opens": "2026-01-01", "closes": "2026-02-01", "note": texts("note")}]),
            ),
            (
                "data/conferences.yaml",
                json!([{"id": "k1", "name": texts("conference"), "place": texts("place"), "city": "beta",
                    "when": {"starts": "2024-05-01"}, "theme": texts("theme"), "mood": "glad",
                    "summary": texts("summary")}]),
            ),
            (
                "data/totals.yaml",
                json!([{"date": "2024-06-30", "cities": 9, "people": texts("people"), "note": texts("note")}]),
            ),
            ("data/site.yaml", self.configuration(texts)),
        ]
    }

    fn configuration(&self, texts: &mut dyn FnMut(&str) -> Value) -> Value {
        let locale = |at: usize| {
            let fallback: Vec<_> = self.fallbacks[at].iter().map(|to| self.tags[*to]).collect();
            let mut locale = json!({"tag": self.tags[at], "label": self.tags[at]});
            if !fallback.is_empty() {
                locale["fallback"] = json!(fallback);
            }
            if self.root == Some(at) {
                locale["at_root"] = json!(true);
            }
            locale
        };
        let mut sections = serde_json::Map::new();
        for section in &self.sections {
            let mut own = json!({"title": texts("section"), "per_page": 2});
            match section.id {
                "pages" => own["at_root"] = json!(true),
                "news" => {
                    own["order"] = json!("date");
                    own["layout"] = json!("news");
                    own["feed"] = json!(true);
                }
                _ => own["layout"] = json!("note"),
            }
            if let Some(policy) = section.policy {
                own["fallback"] = json!(policy);
            }
            sections.insert(section.id.to_owned(), own);
        }
        let mut site = json!({
            "name": self.everywhere("network"),
            "short_name": texts("short"),
            "description": texts("description"),
            "base_url": "https://x.example",
            "theme": "x",
            "source_locale": self.tags[self.source],
            "locales": (0..self.tags.len()).map(locale).collect::<Vec<_>>(),
            "sections": sections,
            "kinds": {"conferences": kind(texts)},
            "home": "pages/d0",
            "join": "pages/d1",
            "country_feeds": true,
            "menus": {"main": {"entries": [
                {"to": "cities:"}, {"to": "conferences:"}, {"to": "section:news"}, {"to": "pages/d1"},
                {"to": "pages/d1", "label": texts("menu")},
            ]}},
            "contact": {"name": texts("office"), "address": [texts("street")],
                "email": "a@x.example", "phone": "+49 40 1", "note": texts("note")},
            "disclaimer": texts("disclaimer"),
            "attributions": [{"text": texts("thanks")}],
        });
        if let Some(policy) = self.default {
            site["fallback"] = json!(policy);
        }
        site
    }

    /// Returns a document with links to other kinds of pages, and with blocks.
    fn document(&self, at: usize, locale: usize, numbers: &mut Numbers) -> String {
        let own = &self.documents[at];
        let (mark, tag) = (mark(self.tags[locale]), self.tags[locale].to_lowercase());
        let mut front = format!("title: {mark} title-{at}\nsummary: {mark} summary-{at}\n");
        front.push_str(&format!("sources: [{{title: {mark} source}}]\n"));
        if locale == self.source {
            front.push_str("countries: [DE]\ncities: [alpha]\nregions: [south]\n");
            if self.sections[own.section].id == "news" {
                front.push_str(&format!("date: 2025-01-{:02}\n", at + 1));
            }
        }
        if own.texts[locale] == Text::Machine {
            front.push_str("machine: true\n");
        }
        let mut links = String::new();
        for _ in 0..3 {
            let other = &self.documents[numbers.below(self.documents.len())];
            let to = format!("../{}/{}.md", self.sections[other.section].id, other.name);
            let fragment = if other.texts[locale] == Text::Missing { "#both" } else { "" };
            let fragment =
                if fragment.is_empty() { format!("#own-{tag}") } else { fragment.to_owned() };
            links.push_str(&format!("[{mark} link]({to}) [{mark} part]({to}{fragment}) []({to}) "));
        }
        let blocks = [
            "members\nregion: north\ngroup: region",
            "facts\ncity: alpha",
            "calls",
            "records\nkind: conferences",
            "contact",
            "awards",
            "chart\nof: regions",
            "facts\nround: 2020",
            "facts\nnetwork: totals",
        ];
        let block = pick(numbers, &blocks);
        format!(
            "---\n{front}---\n\n{mark} body-{at}. {links}\n\n## {mark} both {{#both}}\n\n\
             [](city:beta) [](region:north) [](cities:) [](section:news)[^1]\n\n\
             [^1]: {mark} note\n\n## {mark} own {{#own-{tag}}}\n\n> [!NOTE]\n> {mark} alert\n\n\
             ```{block}\n```\n"
        )
    }
}

/// Returns the files of the theme, without its catalogs.
fn theme(atlas: bool) -> &'static Files {
    static THEMES: LazyLock<[Files; 2]> = LazyLock::new(|| {
        ["tests/sites/harbours/themes/plain", "themes/atlas"].map(|folder| {
            let all = read_tree(&crate_root().join(folder)).into_iter();
            let all =
                all.filter(|(path, _)| !path.starts_with("i18n/") && !path.starts_with("fonts/"));
            all.map(|(path, bytes)| (format!("themes/x/{path}"), bytes)).collect()
        })
    });
    &THEMES[usize::from(atlas)]
}

/// Returns a catalog in which each message contains the mark of its locale.
fn catalog(tag: &str, atlas: bool) -> String {
    let language = tag.split('-').next().unwrap();
    let file = match (atlas, language) {
        (true, language) => format!("themes/atlas/i18n/{language}.yaml"),
        (false, "ar") => "tests/sites/harbours/themes/plain/i18n/ar.yaml".to_owned(),
        (false, _) => "tests/sites/harbours/themes/plain/i18n/de.yaml".to_owned(),
    };
    let text = std::fs::read_to_string(crate_root().join(file)).unwrap();
    let mut catalog: Value = serde_yaml::from_str(&text).unwrap();
    let formatter = Formatter::new(&Locale::parse(tag).unwrap()).unwrap();
    let categories: Vec<&str> =
        formatter.plural_categories().iter().map(|category| category.as_str()).collect();
    fitted(&mut catalog, &categories);
    marked(&mut catalog, &mark(tag));
    catalog.to_string()
}

/// Changes the plural forms of messages to those of another language.
fn fitted(value: &mut Value, categories: &[&str]) {
    let Value::Object(own) = value else { return };
    match own.get("other").cloned() {
        Some(other) => {
            own.retain(|category, _| categories.contains(&category.as_str()));
            for category in categories {
                own.entry(*category).or_insert_with(|| other.clone());
            }
        }
        None => own.values_mut().for_each(|value| fitted(value, categories)),
    }
}

fn marked(value: &mut Value, mark: &str) {
    match value {
        Value::String(text) => *text = format!("{mark} {text}"),
        Value::Object(own) => own.values_mut().for_each(|value| marked(value, mark)),
        _ => {}
    }
}

/// Returns the declaration of a kind of event.
fn kind(texts: &mut dyn FnMut(&str) -> Value) -> Value {
    let mut field = |declared: Value| {
        let mut field = declared;
        field["label"] = texts("label");
        field
    };
    let fields = json!({
        "when": field(json!({"kind": "period"})),
        "city": field(json!({"kind": "city", "property": "location"})),
        "place": field(json!({"kind": "text", "card": true})),
        "theme": field(json!({"kind": "text"})),
        "mood": field(json!({"kind": "choice", "facet": true})),
    });
    let mut kind = json!({
        "member": "conference", "title": texts("kind"), "label": texts("one"),
        "summary": texts("summary"), "calendar": true, "fields": fields,
    });
    kind["fields"]["mood"]["choices"] = json!({"glad": texts("mood")});
    kind
}
