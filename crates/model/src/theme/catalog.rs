//! The words of the interface in one locale, from the theme and, over it, from the site.

mod check;
mod required;

use std::collections::{BTreeMap, BTreeSet};

use super::Template;
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean, distance, words};
use crate::i18n::{Formatter, Message, Pattern, PluralCategory};
use crate::locale::{Locale, PerLocale};
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};
use crate::yaml::{self, Node, Scalar, Shape};

/// The messages of one locale by key (`city.population`).
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    messages: BTreeMap<String, Entry>,
    /// Keys whose messages could not be read, which was reported.
    broken: BTreeSet<String>,
    written: Words,
}

/// Messages by key as they were written: a text, or a group with a form for each plural category.
pub type Words = BTreeMap<String, Node>;
/// A message with its places.
#[derive(Clone, Debug)]
struct Entry {
    message: Message,
    /// Where the last part of its key stands.
    key: Span,
    /// Where what it says stands: of a plural message, all forms.
    span: Span,
    /// Where each plural form stands, from its key to its end.
    forms: BTreeMap<PluralCategory, Span>,
}

impl Entry {
    fn in_digits_of(self, formatter: Option<&Formatter>) -> Self {
        match formatter {
            Some(formatter) => Self { message: self.message.in_digits_of(formatter), ..self },
            None => self,
        }
    }
}

impl Catalog {
    /// Returns one message.
    pub fn get(&self, key: &str) -> Option<&Message> {
        self.messages.get(key).map(|entry| &entry.message)
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
    templates: &[Template],
    layouts: &[&str],
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> (PerLocale<Catalog>, PerLocale<Words>) {
    let mut own: PerLocale<Catalog> = config.per_locale(|id| {
        let locale = &config.locale(id).locale;
        let mut catalog = read_for(sources, &format!("{folder}/i18n"), locale, diagnostics);
        let site = read_for(sources, "data/i18n", locale, diagnostics);
        catalog.messages.extend(site.messages);
        catalog.broken.extend(site.broken);
        catalog.written.extend(site.written);
        catalog
    });
    let formats = config.per_locale(|id| Formatter::new(&config.locale(id).format));
    check::report(
        &check::Catalogs { own: &own, formats: &formats, config, folder, sources, layouts },
        templates,
        diagnostics,
    );
    let merged = config.per_locale(|id| {
        let mut merged = Catalog::default();
        for fallback in config.locale(id).chain.iter().rev() {
            if let Some(fallback) = config.find_locale(fallback.as_str()) {
                let entries = own[fallback].messages.iter();
                merged.messages.extend(entries.map(|(key, entry)| {
                    (key.clone(), entry.clone().in_digits_of(formats[fallback].as_ref()))
                }));
            }
        }
        merged
    });
    (merged, config.per_locale(|id| std::mem::take(&mut own[id].written)))
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
        collect("", None, &parsed.root, &mut catalog, diagnostics);
    }
    catalog
}

fn collect(
    prefix: &str,
    key: Option<&Scalar>,
    node: &Node,
    catalog: &mut Catalog,
    diagnostics: &mut Diagnostics,
) {
    let before = diagnostics.len();
    let mut places = BTreeMap::new();
    let message = match &node.shape {
        Shape::Scalar(text) => pattern(text, &node.span, diagnostics).map(Message::plain),
        Shape::Map(entries) => {
            if let Some(forms) = forms(entries, diagnostics) {
                let place =
                    |(key, node): &Form<'_>| Span { end: node.span.end, ..key.span.clone() };
                places = forms.iter().map(|(category, form)| (*category, place(form))).collect();
                plural(prefix, node, &forms, diagnostics)
            } else {
                for (key, value) in entries {
                    let dot = if prefix.is_empty() { "" } else { "." };
                    let name = format!("{prefix}{dot}{}", key.text);
                    collect(&name, Some(key), value, catalog, diagnostics);
                }
                None
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
        catalog.written.insert(prefix.to_owned(), node.clone());
        let span = node.span.clone();
        let key = key.map_or_else(|| span.clone(), |key| key.span.clone());
        catalog.messages.insert(prefix.to_owned(), Entry { message, key, span, forms: places });
    } else if diagnostics.len() > before {
        catalog.broken.insert(prefix.to_owned());
    }
}

/// A plural form with its key.
type Form<'a> = (&'a Scalar, &'a Node);

/// Returns the plural forms that a map is; `None` if it is a group of messages. A key that is none of
/// CLDR's categories, and can only mean one, is reported and read as that.
fn forms<'a>(
    entries: &'a [(Scalar, Node)],
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<PluralCategory, Form<'a>>> {
    let names = || PluralCategory::ALL.iter().map(|category| category.as_str());
    let is_form = |key: &Scalar| key.text.parse::<PluralCategory>().is_ok();
    if !entries.iter().any(|(key, _)| is_form(key)) {
        return None;
    }
    let mut forms = BTreeMap::new();
    let mut misspelt = Vec::new();
    for (key, node) in entries {
        let near =
            || did_you_mean(&key.text, names()).filter(|near| distance(&key.text, near) <= 2);
        let Ok(category) = key.text.parse::<PluralCategory>() else {
            misspelt.push((key, node, near()?));
            continue;
        };
        forms.insert(category, (key, node));
    }
    for (key, node, near) in misspelt {
        let message = words!("`{key}` is no plural category", key = key.text);
        let problem = Diagnostic::new(Code::Catalog, key.span.clone(), message)
            .hint(words!("did you mean `{near}`?", near));
        let category = near.parse::<PluralCategory>().ok();
        match category.filter(|category| !forms.contains_key(category)) {
            Some(category) => {
                diagnostics.push(problem.fix(key.span.clone(), near));
                forms.insert(category, (key, node));
            }
            None => diagnostics.push(problem),
        }
    }
    Some(forms)
}

fn plural(
    key: &str,
    node: &Node,
    forms: &BTreeMap<PluralCategory, Form<'_>>,
    diagnostics: &mut Diagnostics,
) -> Option<Message> {
    let mut patterns = BTreeMap::new();
    for (category, (_, node)) in forms {
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
