//! The words of the interface in one locale, from the theme and, over it, from the site.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean, words};
use crate::i18n::{Formatter, Message, Pattern, PluralCategory};
use crate::locale::{Locale, LocaleId, PerLocale};
use crate::path::SourcePath;
use crate::reference::Family;
use crate::source::{SourceFile, Sources};
use crate::yaml::{self, Node, Shape};

/// The messages of one locale by key (`city.population`).
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    messages: BTreeMap<String, (Message, Span)>,
    /// Keys whose messages could not be read, which was reported.
    broken: BTreeSet<String>,
}

impl Catalog {
    /// Returns one message.
    pub fn get(&self, key: &str) -> Option<&Message> {
        self.messages.get(key).map(|(message, _)| message)
    }

    /// Tells whether there is a message, readable or not.
    fn has(&self, key: &str) -> bool {
        self.messages.contains_key(key) || self.broken.contains(key)
    }

    /// Returns every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }
}

/// Reads the catalog of each locale: the theme's, and over it `data/i18n/<locale>.yaml`. A locale
/// takes what it lacks from its fallbacks; that it lacks it is reported.
pub(super) fn load(
    sources: &Sources,
    folder: &str,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> PerLocale<Catalog> {
    let own: PerLocale<Catalog> = config.per_locale(|id| {
        let locale = &config.locale(id).locale;
        let mut catalog = read_for(sources, &format!("{folder}/i18n"), locale, diagnostics);
        let site = read_for(sources, "data/i18n", locale, diagnostics);
        catalog.messages.extend(site.messages);
        catalog.broken.extend(site.broken);
        report_categories(&catalog, &config.locale(id).format, diagnostics);
        catalog
    });
    report_missing(&own, config, folder, diagnostics);
    report_placeholders(&own, config, diagnostics);
    config.per_locale(|id| {
        let mut merged = Catalog::default();
        for fallback in config.locale(id).chain.iter().rev() {
            if let Some(fallback) = config.find_locale(fallback.as_str()) {
                merged.messages.extend(own[fallback].messages.clone());
            }
        }
        merged
    })
}

fn read_for(
    sources: &Sources,
    folder: &str,
    locale: &Locale,
    diagnostics: &mut Diagnostics,
) -> Catalog {
    let mut catalog = Catalog::default();
    let Some(path) = SourcePath::new(&format!("{folder}/{locale}.yaml")) else { return catalog };
    if let Some(SourceFile::Text(text)) = sources.get(&path) {
        let parsed = yaml::parse(&path, text, 0..text.len(), diagnostics);
        parsed.root.report_duplicates(diagnostics);
        collect("", &parsed.root, &mut catalog, diagnostics);
    }
    catalog
}

fn collect(prefix: &str, node: &Node, catalog: &mut Catalog, diagnostics: &mut Diagnostics) {
    let before = diagnostics.len();
    let message = match &node.shape {
        Shape::Scalar(text) => pattern(text, &node.span, diagnostics).map(Message::plain),
        Shape::Map(entries) => {
            let forms: Option<BTreeMap<PluralCategory, &Node>> =
                entries.iter().map(|(key, value)| Some((key.text.parse().ok()?, value))).collect();
            match forms {
                Some(forms) if !forms.is_empty() => plural(prefix, node, &forms, diagnostics),
                _ => {
                    for (key, value) in entries {
                        let dot = if prefix.is_empty() { "" } else { "." };
                        let key = format!("{prefix}{dot}{}", key.text);
                        collect(&key, value, catalog, diagnostics);
                    }
                    None
                }
            }
        }
        Shape::Null | Shape::Unreadable => None,
        Shape::List(_) => {
            let message =
                words!("the message `{prefix}` must be a text, and this is a list", prefix);
            diagnostics.push(Diagnostic::new(Code::Catalog, node.span.clone(), message));
            None
        }
    };
    if let Some(message) = message {
        catalog.messages.insert(prefix.to_owned(), (message, node.span.clone()));
    } else if diagnostics.len() > before {
        catalog.broken.insert(prefix.to_owned());
    }
}

fn plural(
    key: &str,
    node: &Node,
    forms: &BTreeMap<PluralCategory, &Node>,
    diagnostics: &mut Diagnostics,
) -> Option<Message> {
    let mut patterns = BTreeMap::new();
    for (category, node) in forms {
        if let Shape::Scalar(text) = &node.shape {
            patterns.insert(*category, pattern(text, &node.span, diagnostics)?);
        }
    }
    let message = Message::plural(patterns);
    if message.is_none() {
        let words = words!("the plural message `{key}` has no form `other`", key);
        diagnostics.push(Diagnostic::new(Code::Catalog, node.span.clone(), words));
    }
    message
}

fn pattern(text: &str, span: &Span, diagnostics: &mut Diagnostics) -> Option<Pattern> {
    match Pattern::parse(text) {
        Ok(pattern) => Some(pattern),
        Err(error) => {
            let message = words!("this message is malformed: {error}", error = error.to_string());
            diagnostics.push(Diagnostic::new(Code::Catalog, span.clone(), message).hint(words!(
                "placeholders are names in braces: `{count}`; a brace is written `{{`"
            )));
            None
        }
    }
}

/// How far a count on a page goes. Beyond lie forms that no page needs: the Romance languages have
/// one for whole millions.
const COUNTS: u64 = 1_000;

/// Reports plural messages that lack a form which the locale's numbers need.
fn report_categories(catalog: &Catalog, format: &Locale, diagnostics: &mut Diagnostics) {
    let Some(formatter) = Formatter::new(format) else { return };
    let needed: BTreeSet<PluralCategory> = (0..=COUNTS).map(|n| formatter.plural(n)).collect();
    for (key, (message, span)) in catalog.messages.iter().filter(|(_, (m, _))| m.is_plural()) {
        let own = message.categories();
        let missing: Vec<&str> = needed
            .iter()
            .filter(|category| !own.contains(category))
            .map(|category| category.as_str())
            .collect();
        if !missing.is_empty() {
            let words = words!(
                "the plural message `{key}` lacks the forms: {missing}",
                key,
                missing = missing.join(", ")
            );
            diagnostics.push(Diagnostic::new(Code::Catalog, span.clone(), words));
        }
    }
}

/// The messages that the generator itself writes, with the placeholders that it fills; beside them
/// the title of each family (`cities.title`).
const REQUIRED: &[(&str, &[&str])] = &[
    ("alert.note", &[]),
    ("alert.tip", &[]),
    ("alert.important", &[]),
    ("alert.warning", &[]),
    ("alert.caution", &[]),
    ("footnotes.title", &[]),
    ("footnotes.back", &["number"]),
    ("heading.anchor", &["heading"]),
    ("feed.title", &["name"]),
    ("feed.country", &["name", "country"]),
    ("describe.members", &["count"]),
    ("describe.countries", &["count"]),
    ("describe.documents", &["count"]),
    ("describe.home", &["network", "members", "countries"]),
    ("describe.chooser", &["network", "languages"]),
    ("describe.cities", &["network", "members", "countries"]),
    ("describe.country_index", &["network", "members", "countries"]),
    ("describe.regions", &["network", "members", "countries"]),
    ("describe.clusters", &["network", "count"]),
    ("describe.rounds", &["network", "first", "last"]),
    ("describe.city", &["network", "city", "country", "year"]),
    ("describe.city_undated", &["network", "city", "country"]),
    ("describe.city_unconfirmed", &["network", "city", "country"]),
    ("describe.award", &["award"]),
    ("describe.region_of", &["region"]),
    ("describe.population", &["population"]),
    ("describe.population_from", &["population", "source"]),
    ("describe.country", &["network", "country", "members"]),
    ("describe.region", &["network", "region", "members", "countries"]),
    ("describe.cluster", &["network", "cluster", "members"]),
    ("describe.round", &["network", "round", "members", "countries"]),
    ("describe.award_index", &["network", "first", "last"]),
    ("describe.award_page", &["network", "award", "members", "countries"]),
    ("describe.section", &["network", "section", "documents"]),
    ("describe.part", &["network", "section", "number", "parts"]),
    ("describe.top", &["title"]),
    ("describe.document", &["network", "title"]),
    ("describe.dated", &["network", "title", "section", "date"]),
    ("data.title", &["network"]),
    ("data.cities.title", &["network"]),
    ("data.cities.description", &["network"]),
    ("data.countries.title", &["network"]),
    ("data.countries.description", &["network"]),
    ("data.regions.title", &["network"]),
    ("data.regions.description", &["network"]),
    ("data.clusters.title", &["network"]),
    ("data.clusters.description", &["network"]),
    ("data.rounds.title", &["network"]),
    ("data.rounds.description", &["network"]),
    ("data.awards.title", &["network"]),
    ("data.awards.description", &["network"]),
    ("data.totals.title", &["network"]),
    ("data.totals.description", &["network"]),
];

/// Reports placeholders that nothing will fill: those that the message has not in the source
/// locale, or that the generator does not know.
fn report_placeholders(own: &PerLocale<Catalog>, config: &Config, diagnostics: &mut Diagnostics) {
    let source = &own[config.source_locale];
    for (locale, catalog) in own.iter() {
        for (key, (message, span)) in &catalog.messages {
            let required = REQUIRED.iter().find(|(name, _)| name == key);
            let known: BTreeSet<&str> = match (required, source.messages.get(key)) {
                (Some((_, known)), _) => known.iter().copied().collect(),
                (None, Some((of_source, _))) if locale != config.source_locale => {
                    of_source.placeholders()
                }
                _ => continue,
            };
            for name in message.placeholders().difference(&known) {
                let near = did_you_mean(name, known.iter().copied());
                let words = words!("the message `{key}` has no placeholder `{{name}}`", key, name);
                diagnostics.push(
                    Diagnostic::new(Code::Catalog, span.clone(), words)
                        .maybe_hint(near.map(|near| words!("did you mean `{{near}}`?", near))),
                );
            }
        }
    }
}

fn report_missing(
    own: &PerLocale<Catalog>,
    config: &Config,
    folder: &str,
    diagnostics: &mut Diagnostics,
) {
    let source: LocaleId = config.source_locale;
    let titles = Family::ALL.iter().map(|family| format!("{}.title", family.name()));
    let written = REQUIRED.iter().map(|(key, _)| *key);
    let written = written.filter(|key| config.open_data || !key.starts_with("data."));
    for key in titles.chain(written.map(str::to_owned)) {
        if !own[source].has(&key) {
            let tag = &config.locale(source).locale;
            let words = words!("the catalog has no message `{key}`, which every theme needs", key);
            diagnostics.push(
                Diagnostic::new(Code::Catalog, config.theme.span.clone(), words).hint(words!(
                    "add it to `{folder}/i18n/{tag}.yaml`",
                    folder,
                    tag
                )),
            );
        }
    }
    for (locale, catalog) in own.iter().filter(|(locale, _)| *locale != source) {
        let tag = &config.locale(locale).locale;
        for (key, (_, span)) in &own[source].messages {
            if !catalog.has(key) {
                let words = words!("the message `{key}` is missing in `{tag}`", key, tag);
                diagnostics.push(Diagnostic::new(Code::Catalog, span.clone(), words).hint(words!(
                    "add it to `{folder}/i18n/{tag}.yaml`",
                    folder,
                    tag
                )));
            }
        }
        for (key, (_, span)) in &catalog.messages {
            if !own[source].has(key) {
                let near = did_you_mean(key, own[source].keys());
                let source = &config.locale(source).locale;
                let words =
                    words!("the message `{key}` is not in the catalog of `{source}`", key, source);
                diagnostics.push(
                    Diagnostic::new(Code::Catalog, span.clone(), words)
                        .hint(words!("take it out, or add it there"))
                        .maybe_hint(near.map(|near| words!("did you mean `{near}`?", near))),
                );
            }
        }
    }
}
