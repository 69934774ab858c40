//! Checks catalogs for missing and unused messages, and for placeholders that a translation lost.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{CatalogEntry, LanguageMessages};
use super::required::REQUIRED;
use super::{CatalogSource, Lenders};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, Texts, did_you_mean, message};
use crate::i18n::{self, Formatter};
use crate::locale::{Locale, LocaleId, PerLocale};
use crate::reference::Family;
use crate::theme::Template;

/// The catalogs of all languages, and their sources.
struct Catalogs<'a> {
    /// The messages of each language that was read.
    files: &'a BTreeMap<Locale, LanguageMessages>,
    /// The messages of each locale, including those that it inherits.
    own: &'a PerLocale<LanguageMessages>,
    config: &'a Config,
    from: &'a CatalogSource<'a>,
    /// The catalog that the others are compared with: the messages of the source locale, completed by those
    /// of the theme's language.
    reference: LanguageMessages,
    /// The language of most messages of the reference.
    tag: Locale,
}

/// Reports every error that needs more than one message to detect.
pub(super) fn report(
    files: &BTreeMap<Locale, LanguageMessages>,
    own: &PerLocale<LanguageMessages>,
    lenders: &Lenders<'_>,
    config: &Config,
    from: &CatalogSource<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (tag, own) in files {
        // A language that is only a fallback need not be complete.
        let is_of_site = config.find_locale(tag.as_str()).is_some();
        let fallback = lenders.get(tag).filter(|_| is_of_site);
        if let Some(formatter) = fallback.and_then(|fallback| fallback.formatter.as_ref()) {
            categories(own, formatter, diagnostics);
        }
    }
    let source = &own[config.source_locale];
    let language = from.settings.language.as_ref();
    let mut reference = language.and_then(|tag| files.get(tag)).cloned().unwrap_or_default();
    let is_theirs = source.messages.len() * 2 < reference.messages.len();
    let source_tag = &config.locale(config.source_locale).locale;
    let tag = language.filter(|_| is_theirs).unwrap_or(source_tag).clone();
    reference.extend(source.clone());
    let catalogs = Catalogs { files, own, config, from, reference, tag };
    let unused = catalogs.unused();
    catalogs.required(&unused, diagnostics);
    catalogs.report_unused(&unused, diagnostics);
    for (tag, own) in files {
        catalogs.keys((tag, own), &unused, diagnostics);
        catalogs.placeholders(own, diagnostics);
    }
    diagnostics.extend(catalogs.unreviewed());
}

/// Reports plural messages whose forms do not match the plural categories of the locale.
fn categories(own: &LanguageMessages, formatter: &Formatter, diagnostics: &mut Diagnostics) {
    let needed = formatter.plural_categories();
    for (key, entry) in own.messages.iter().filter(|(_, entry)| entry.message.is_plural()) {
        let given = entry.message.categories();
        let missing: Vec<&str> = needed
            .iter()
            .filter(|category| !given.contains(category))
            .map(|category| category.as_str())
            .collect();
        if !missing.is_empty() {
            let words = message!("theme.missing-plural-forms", key, missing = missing.join(", "));
            diagnostics.push(Diagnostic::new(Code::Catalog, entry.span.clone(), words));
        }
        for category in given.iter().filter(|category| !needed.contains(category)) {
            let Some(place) = entry.forms.get(category) else { continue };
            let repeats = entry.message.repeats(*category);
            let category = category.as_str();
            let all: Vec<&str> = needed.iter().map(|category| category.as_str()).collect();
            let message = message!("theme.unused-plural-form", category);
            let problem = Diagnostic::new(Code::Catalog, place.clone(), message)
                .hint(message!("theme.used-plural-forms-hint", all = all.join(", ")));
            diagnostics.push(if repeats { problem.fix_lines(place.clone()) } else { problem });
        }
    }
}

impl Catalogs<'_> {
    /// Returns the key of every message that the generator writes itself.
    fn written(&self) -> impl Iterator<Item = String> {
        let open_data = self.config.open_data;
        let titles = Family::BUILT_IN.iter().filter_map(|family| family.built_in());
        let titles = titles.map(|(name, _)| format!("{name}.title"));
        let written = REQUIRED.iter().map(|(key, _)| *key);
        let fact_sheets = self.config.fact_sheets;
        let has_kinds = self.config.kinds.iter().next().is_some();
        let written = written.filter(move |key| {
            (open_data || !key.starts_with("data."))
                && (fact_sheets || !key.starts_with("print."))
                && (has_kinds || !["describe.record", "describe.fact"].contains(key))
        });
        titles.chain(written.map(str::to_owned))
    }

    /// Reports messages that the generator writes and that the reference lacks.
    fn required(&self, unused: &Odd<'_>, diagnostics: &mut Diagnostics) {
        let theme = &self.config.theme.span;
        let (folder, tag) = (self.from.folder, &self.tag);
        if self.reference.messages.is_empty() {
            let words = message!("theme.no-interface-texts", tag);
            let hint = message!("theme.add-catalog-hint", folder, tag);
            diagnostics.push(Diagnostic::new(Code::Catalog, theme.clone(), words).hint(hint));
            return;
        }
        let is_missing = |key: &String| !self.reference.has(key) && !unused.is_meant(key);
        for key in self.written().filter(is_missing) {
            let words = message!("theme.missing-required-text", key);
            let hint = message!("theme.add-to-catalog-hint", folder, tag);
            diagnostics.push(Diagnostic::new(Code::Catalog, theme.clone(), words).hint(hint));
        }
    }

    /// Finds unused messages of the reference, and the key that each probably means: a required key, or
    /// a key in other languages.
    fn unused(&self) -> Odd<'_> {
        let named = Named::of(self.from.templates);
        let mut written: BTreeSet<String> =
            REQUIRED.iter().map(|(key, _)| (*key).to_owned()).collect();
        written.extend(self.written());
        let is_unused =
            |key: &&str| !written.contains(*key) && !named.has(key) && !self.is_in_layout(key);
        let others = self.files.values().flat_map(LanguageMessages::keys).map(str::to_owned);
        let missing = self.written().chain(others).filter(|key| !self.reference.has(key));
        Odd::of(&self.reference.keys().filter(is_unused).collect::<Vec<_>>(), &missing.collect())
    }

    fn is_in_layout(&self, key: &str) -> bool {
        let quoted = key.strip_prefix("print.").map(|name| format!("\"{name}\""));
        quoted.is_some_and(|quoted| self.from.layouts.iter().any(|layout| layout.contains(&quoted)))
    }

    /// Reports messages that only one language has, and the number of messages that a locale of the site
    /// lacks. A probably misspelt key is reported once.
    fn keys(
        &self,
        (tag, own): (&Locale, &LanguageMessages),
        unused: &Odd<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let locale = self.config.find_locale(tag.as_str());
        let has = locale.map_or(own, |id| &self.own[id]);
        let is_missing = |key: &&str| !has.has(key) && !unused.0.contains_key(*key);
        let missing: BTreeSet<String> =
            self.reference.keys().filter(is_missing).map(str::to_owned).collect();
        let is_alone = |key: &&str| !self.reference.has(key) && !unused.is_meant(key);
        let odd = Odd::of(&own.keys().filter(is_alone).collect::<Vec<_>>(), &missing);
        for (key, meant) in &odd.0 {
            let Some(entry) = own.messages.get(*key) else { continue };
            let near = meant.as_deref().or_else(|| did_you_mean(key, self.reference.keys()));
            let words = message!("theme.text-not-in-source", key, source = self.tag);
            let hint = message!("theme.delete-or-add-text-hint");
            diagnostics.push(odd_key(words, near, hint, entry, key, meant.as_deref()));
        }
        let missing: Vec<&str> =
            missing.iter().map(String::as_str).filter(|key| !odd.is_meant(key)).collect();
        let note = locale.and_then(|locale| self.missing(locale, &missing));
        diagnostics.extend(note);
    }

    /// Reports the messages that a locale lacks. Pages show them in a fallback language.
    fn missing(&self, locale: LocaleId, missing: &[&str]) -> Option<Diagnostic> {
        let own = self.config.locale(locale);
        let (tag, count, folder) = (&own.locale, missing.len(), self.from.folder);
        let (place, words) = match missing {
            [] => return None,
            [key] => (
                self.reference.messages.get(*key).map_or(&own.span, |entry| &entry.span),
                message!("theme.untranslated-text", key, tag),
            ),
            _ => (&own.span, message!("theme.untranslated-texts", count, tag)),
        };
        let hint = if locale == self.config.source_locale {
            message!("theme.translate-catalog-hint", language = self.tag, folder, tag)
        } else {
            message!("theme.list-untranslated-hint", tag)
        };
        let note = Diagnostic::new(Code::MissingTranslation, place.clone(), words).hint(hint);
        Some(if self.config.is_strict { note.raised() } else { note })
    }

    /// Reports the languages of the site that no native speaker has reviewed.
    fn unreviewed(&self) -> impl Iterator<Item = Diagnostic> {
        let is_unread = |tag: &Locale| {
            i18n::lineage(tag).iter().any(|tag| self.from.settings.unreviewed.contains(tag))
        };
        let unread = self.config.locales.iter().filter(move |own| is_unread(&own.locale));
        unread.map(|own| {
            let words = message!("theme.unreviewed-texts", tag = own.locale);
            let (folder, tag) = (self.from.folder, &own.locale);
            let hint = message!("theme.review-texts-hint", folder, tag);
            Diagnostic::new(Code::MissingTranslation, own.span.clone(), words).hint(hint)
        })
    }

    /// Reports unused messages of the reference.
    fn report_unused(&self, unused: &Odd<'_>, diagnostics: &mut Diagnostics) {
        for (key, meant) in &unused.0 {
            let Some(entry) = self.reference.messages.get(*key) else { continue };
            let is_used = |other: &&str| !unused.0.contains_key(*other);
            let others = self.reference.keys().filter(is_used);
            let near = meant.as_deref().or_else(|| did_you_mean(key, others));
            let words = message!("theme.unused-text", key);
            let hint = message!("theme.use-text-hint");
            diagnostics.push(odd_key(words, near, hint, entry, key, meant.as_deref()));
        }
    }

    /// Reports unknown placeholders, and placeholders that a translation lost. A placeholder is unknown
    /// if the source language lacks it or the generator does not fill it.
    fn placeholders(&self, own: &LanguageMessages, diagnostics: &mut Diagnostics) {
        for (key, entry) in &own.messages {
            let required = REQUIRED.iter().find(|(name, _)| name == key);
            let of_source = self.reference.messages.get(key);
            let of_source = of_source.filter(|of_source| of_source.span != entry.span);
            let of_source = of_source.map(|of_source| of_source.message.placeholders());
            let known: BTreeSet<&str> = match (required, &of_source) {
                (Some((_, known)), _) => known.iter().copied().collect(),
                (None, Some(of_source)) => of_source.clone(),
                (None, None) => continue,
            };
            let own = entry.message.placeholders();
            // The forms for one and two can contain the number as a word.
            let is_said = |name: &str| name == "count" && entry.message.is_plural();
            let lost = of_source.iter().flatten().copied();
            let lost: Vec<&str> =
                lost.filter(|name| !own.contains(name) && !is_said(name)).collect();
            let unknown: Vec<&str> = own.difference(&known).copied().collect();
            let only = lost.first().copied().filter(|_| unknown.len() == 1 && lost.len() == 1);
            for name in &unknown {
                let near = only.or_else(|| did_you_mean(name, known.iter().copied()));
                diagnostics.push(self.no_placeholder(key, entry, name, near, only.is_some()));
            }
            for name in lost.into_iter().filter(|_| only.is_none()) {
                let words = message!("theme.missing-placeholder", key, name, tag = self.tag);
                let problem = Diagnostic::new(Code::Catalog, entry.span.clone(), words);
                diagnostics.push(problem.hint(message!("theme.add-placeholder-hint", name)));
            }
        }
    }

    /// Reports an unknown placeholder, at its first place in the message.
    fn no_placeholder(
        &self,
        key: &str,
        entry: &CatalogEntry,
        name: &str,
        near: Option<&str>,
        is_only: bool,
    ) -> Diagnostic {
        let (span, written) = (&entry.span, format!("{{{name}}}"));
        let text = self.from.sources.text(&span.file);
        let text = text.and_then(|text| text.get(span.start..span.end)).unwrap_or_default();
        let places = text.match_indices(&written).map(|(at, _)| span.start + at);
        let places = places.map(|start| Span::new(&span.file, start..start + written.len()));
        let place = places.clone().next().unwrap_or_else(|| span.clone());
        let words = message!("theme.unknown-placeholder", key, name);
        let problem = Diagnostic::new(Code::Catalog, place, words)
            .maybe_hint(near.map(|near| message!("theme.did-you-mean-placeholder-hint", near)));
        let Some(near) = near.filter(|_| is_only) else { return problem };
        places.fold(problem, |problem, place| problem.fix(place, format!("{{{near}}}")))
    }
}

/// Unknown keys, each with the missing key that it probably means, if there is one.
struct Odd<'a>(BTreeMap<&'a str, Option<String>>);

impl<'a> Odd<'a> {
    /// Pairs unknown keys with missing ones: the most similar key, or the only missing key of the group
    /// if the unknown key is also the only one.
    fn of(odd: &[&'a str], missing: &BTreeSet<String>) -> Self {
        let mut free: BTreeSet<&str> = missing.iter().map(String::as_str).collect();
        let mut pairs = BTreeMap::new();
        for key in odd {
            let near = did_you_mean(key, free.iter().copied());
            near.map(|near| free.remove(near));
            pairs.insert(*key, near.map(str::to_owned));
        }
        let is_alone =
            |key: &str| odd.iter().filter(|other| group(other) == group(key)).count() == 1;
        for (key, meant) in pairs.iter_mut().filter(|(key, meant)| meant.is_none() && is_alone(key))
        {
            let of_group: Vec<&str> =
                free.iter().copied().filter(|other| group(other) == group(key)).collect();
            if let [only] = of_group[..] {
                *meant = Some(only.to_owned());
            }
        }
        Self(pairs)
    }

    fn is_meant(&self, key: &str) -> bool {
        self.0.values().any(|meant| meant.as_deref() == Some(key))
    }
}

/// Reports a key that is unknown or unused, and the key that it probably means.
fn odd_key(
    words: Message,
    near: Option<&str>,
    hint: Message,
    entry: &CatalogEntry,
    key: &str,
    meant: Option<&str>,
) -> Diagnostic {
    let hint = near.map_or(hint, |near| message!("schema.did-you-mean-hint", near));
    let problem = Diagnostic::new(Code::Catalog, entry.key.clone(), words).hint(hint);
    let meant = meant.filter(|meant| group(meant) == group(key));
    match meant.filter(|meant| did_you_mean(key, [*meant]).is_some()) {
        Some(meant) => {
            let last = meant.rsplit('.').next().unwrap_or(meant);
            problem.fix(entry.key.clone(), last)
        }
        None => problem,
    }
}

/// Returns the group of a key: `city` of `city.name`.
fn group(key: &str) -> &str {
    key.rsplit_once('.').map_or("", |(group, _)| group)
}

/// The keys in templates, complete or concatenated: `"chart." ~ of ~ ".title"`.
#[derive(Default)]
struct Named<'a> {
    whole: BTreeSet<&'a str>,
    starts: BTreeSet<&'a str>,
    ends: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn of(templates: &'a [Template]) -> Self {
        let mut named = Self::default();
        for template in templates {
            let text = &*template.text;
            for (at, quote) in text.match_indices(['"', '\'', '`']) {
                let rest = &text[at + quote.len()..];
                let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
                let end = rest.find(|c| !is_key(c)).unwrap_or(rest.len());
                let (literal, after) = rest.split_at(end);
                let Some(after) = after.strip_prefix(quote).filter(|_| end > 0) else { continue };
                named.whole.insert(literal);
                if after.trim_start().starts_with('~') {
                    named.starts.insert(literal);
                }
                if text[..at].trim_end().ends_with('~') {
                    named.ends.insert(literal);
                }
            }
        }
        named
    }

    fn has(&self, key: &str) -> bool {
        self.whole.contains(key)
            || self.starts.iter().any(|start| key.starts_with(start))
            || self.ends.iter().any(|end| key.ends_with(end))
    }
}
