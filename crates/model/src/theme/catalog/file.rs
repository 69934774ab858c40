//! Reads the messages of one language: the theme's file, and the site's file over it.

use std::collections::{BTreeMap, BTreeSet};

use super::RawMessages;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean, distance, message};
use crate::i18n::{MessageFormat, Pattern, PatternError, PluralCategory};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};
use crate::yaml::{self, Node, Scalar, Shape};

/// The messages of one language without its fallbacks, by key (`city.population`).
#[derive(Clone, Debug, Default)]
pub(super) struct LanguageMessages {
    pub(super) messages: BTreeMap<String, CatalogEntry>,
    /// The keys of invalid messages, which were reported.
    broken: BTreeSet<String>,
    /// The messages as written.
    pub(super) written: RawMessages,
}

/// A message with its spans.
#[derive(Clone, Debug)]
pub(super) struct CatalogEntry {
    pub(super) message: MessageFormat,
    /// The span of the last part of its key.
    pub(super) key: Span,
    /// The span of its text. For a plural message, of all forms.
    pub(super) span: Span,
    /// The span of each plural form, including its key.
    pub(super) forms: BTreeMap<PluralCategory, Span>,
}

impl LanguageMessages {
    /// Reads the messages of a language from the theme's folder, then those below `data`.
    pub(super) fn read(
        sources: &Sources,
        folder: &str,
        locale: &Locale,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut own = Self::default();
        for folder in [&*format!("{folder}/i18n"), "data/i18n"] {
            let Some(path) = SourcePath::new(&format!("{folder}/{locale}.yaml")) else { continue };
            if let Some(SourceFile::Text(text)) = sources.get(&path) {
                let parsed = yaml::parse(&path, text, 0..text.len(), diagnostics);
                parsed.root.report_duplicates(diagnostics);
                own.collect("", None, &parsed.root, diagnostics);
            }
        }
        own
    }

    /// Adds the messages in a node, whose key is `prefix`.
    fn collect(
        &mut self,
        prefix: &str,
        key: Option<&Scalar>,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) {
        let before = diagnostics.len();
        let mut places = BTreeMap::new();
        let message = match &node.shape {
            Shape::Scalar(text) => pattern(text, &node.span, diagnostics).map(MessageFormat::plain),
            Shape::Map(entries) => {
                if let Some(forms) = forms(entries, diagnostics) {
                    let place =
                        |(key, node): &Form<'_>| Span { end: node.span.end, ..key.span.clone() };
                    places =
                        forms.iter().map(|(category, form)| (*category, place(form))).collect();
                    plural(prefix, node, &forms, diagnostics)
                } else {
                    for (key, value) in entries {
                        let dot = if prefix.is_empty() { "" } else { "." };
                        let name = format!("{prefix}{dot}{}", key.text);
                        self.collect(&name, Some(key), value, diagnostics);
                    }
                    None
                }
            }
            Shape::Null | Shape::Unreadable => None,
            Shape::List(_) => {
                let message = message!("theme.text-is-list", prefix);
                diagnostics.push(Diagnostic::new(Code::Catalog, node.span.clone(), message));
                None
            }
        };
        if let Some(message) = message {
            self.written.insert(prefix.to_owned(), node.clone());
            let span = node.span.clone();
            let key = key.map_or_else(|| span.clone(), |key| key.span.clone());
            let entry = CatalogEntry { message, key, span, forms: places };
            self.messages.insert(prefix.to_owned(), entry);
        } else if diagnostics.len() > before {
            self.broken.insert(prefix.to_owned());
        }
    }

    /// Adds other messages, which replace those with the same keys.
    pub(super) fn extend(&mut self, over: Self) {
        self.messages.extend(over.messages);
        self.broken.extend(over.broken);
        self.written.extend(over.written);
    }

    /// Returns whether there is a message, valid or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.messages.contains_key(key) || self.broken.contains(key)
    }

    /// Returns every key, sorted.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }
}

/// A plural form with its key.
type Form<'a> = (&'a Scalar, &'a Node);

/// Returns the plural forms of a map, or `None` if it is a group of messages. A misspelt plural category
/// is reported, and read as the category that it must mean.
fn forms<'a>(
    entries: &'a [(Scalar, Node)],
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<PluralCategory, Form<'a>>> {
    let names = || PluralCategory::ALL.iter().map(|category| category.as_str());
    let is_form = |key: &Scalar| PluralCategory::parse(&key.text).is_some();
    if !entries.iter().any(|(key, _)| is_form(key)) {
        return None;
    }
    let mut forms = BTreeMap::new();
    let mut misspelt = Vec::new();
    for (key, node) in entries {
        let near =
            || did_you_mean(&key.text, names()).filter(|near| distance(&key.text, near) <= 2);
        let Some(category) = PluralCategory::parse(&key.text) else {
            misspelt.push((key, node, near()?));
            continue;
        };
        forms.insert(category, (key, node));
    }
    for (key, node, near) in misspelt {
        let message = message!("theme.unknown-plural-form", key = key.text);
        let problem = Diagnostic::new(Code::Catalog, key.span.clone(), message)
            .hint(message!("schema.did-you-mean-hint", near));
        let category = PluralCategory::parse(near);
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
) -> Option<MessageFormat> {
    let mut patterns = BTreeMap::new();
    for (category, (_, node)) in forms {
        if let Shape::Scalar(text) = &node.shape {
            patterns.insert(*category, pattern(text, &node.span, diagnostics)?);
        }
    }
    let message = MessageFormat::plural(patterns);
    if message.is_none() {
        let words = message!("theme.no-other-form", key);
        diagnostics.push(Diagnostic::new(Code::Catalog, node.span.clone(), words));
    }
    message
}

fn pattern(text: &str, span: &Span, diagnostics: &mut Diagnostics) -> Option<Pattern> {
    let error = match Pattern::parse(text) {
        Ok(pattern) => return Some(pattern),
        Err(PatternError::Unclosed) => message!("theme.brace-not-closed"),
        Err(PatternError::UnmatchedClose) => message!("theme.brace-not-opened"),
        Err(PatternError::EmptyName) => message!("theme.placeholder-without-name"),
        Err(PatternError::InvalidName) => message!("theme.placeholder-name-invalid"),
    };
    let message = message!("theme.malformed-text", error);
    let problem = Diagnostic::new(Code::Catalog, span.clone(), message);
    diagnostics.push(problem.hint(message!("theme.placeholder-syntax-hint")));
    None
}
