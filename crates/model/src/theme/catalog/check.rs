//! What is missing in catalogs, what is too much, and what a translation lost.

use std::collections::{BTreeMap, BTreeSet};

use super::required::REQUIRED;
use super::{Catalog, Entry};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, Texts, did_you_mean, words};
use crate::i18n::Formatter;
use crate::locale::{LocaleId, PerLocale};
use crate::reference::Family;
use crate::source::Sources;
use crate::theme::Template;

/// The catalogs of all locales, and where they come from.
#[derive(Clone, Copy)]
pub(super) struct Catalogs<'a> {
    /// The messages that each locale has itself.
    pub(super) own: &'a PerLocale<Catalog>,
    pub(super) formats: &'a PerLocale<Option<Formatter>>,
    pub(super) config: &'a Config,
    /// The folder of the theme.
    pub(super) folder: &'a str,
    pub(super) sources: &'a Sources,
    /// The layouts of printed documents, which name words by the rest of `print.<key>`.
    pub(super) layouts: &'a [&'a str],
}

/// Reports everything about the catalogs that cannot be seen in one message alone.
pub(super) fn report(
    catalogs: &Catalogs<'_>,
    templates: &[Template],
    diagnostics: &mut Diagnostics,
) {
    let config = catalogs.config;
    for (locale, catalog) in catalogs.own.iter() {
        if let Some(formatter) = &catalogs.formats[locale] {
            categories(catalog, formatter, diagnostics);
        }
    }
    let unused = catalogs.unused(templates);
    catalogs.required(&unused, diagnostics);
    catalogs.report_unused(&unused, diagnostics);
    for (locale, _) in catalogs.own.iter() {
        if locale != config.source_locale {
            catalogs.keys(locale, &unused, diagnostics);
        }
        catalogs.placeholders(locale, diagnostics);
    }
}

/// Reports plural messages that have not exactly the forms of the locale's numbers.
fn categories(catalog: &Catalog, formatter: &Formatter, diagnostics: &mut Diagnostics) {
    let needed = formatter.plural_categories();
    for (key, entry) in catalog.messages.iter().filter(|(_, entry)| entry.message.is_plural()) {
        let own = entry.message.categories();
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
            diagnostics.push(Diagnostic::new(Code::Catalog, entry.span.clone(), words));
        }
        for category in own.iter().filter(|category| !needed.contains(category)) {
            let Some(place) = entry.forms.get(category) else { continue };
            let repeats = entry.message.repeats(*category);
            let category = category.as_str();
            let all: Vec<&str> = needed.iter().map(|category| category.as_str()).collect();
            let message =
                words!("no number has the plural form `{category}` in this language", category);
            let problem = Diagnostic::new(Code::Catalog, place.clone(), message)
                .hint(words!("take the line out: its forms are {all}", all = all.join(", ")));
            diagnostics.push(if repeats { problem.fix_lines(place.clone()) } else { problem });
        }
    }
}

impl Catalogs<'_> {
    fn source(&self) -> &Catalog {
        &self.own[self.config.source_locale]
    }

    /// Returns every message that the generator itself writes.
    fn written(&self) -> impl Iterator<Item = String> {
        let open_data = self.config.open_data;
        let titles = Family::ALL.iter().map(|family| format!("{}.title", family.name()));
        let written = REQUIRED.iter().map(|(key, _)| *key);
        let fact_sheets = self.config.fact_sheets;
        let written = written.filter(move |key| {
            (open_data || !key.starts_with("data.")) && (fact_sheets || !key.starts_with("print."))
        });
        titles.chain(written.map(str::to_owned))
    }

    /// Reports what the generator writes and the source locale does not have.
    fn required(&self, unused: &Odd<'_>, diagnostics: &mut Diagnostics) {
        for key in self.written().filter(|key| !self.source().has(key) && !unused.is_meant(key)) {
            let tag = &self.config.locale(self.config.source_locale).locale;
            let words = words!("the catalog has no message `{key}`, which every theme needs", key);
            diagnostics.push(
                Diagnostic::new(Code::Catalog, self.config.theme.span.clone(), words).hint(words!(
                    "add it to `{folder}/i18n/{tag}.yaml`",
                    folder = self.folder,
                    tag
                )),
            );
        }
    }

    /// Finds messages of the source locale that neither a template nor the generator writes, and
    /// what each must have meant: what is written, or what other locales have.
    fn unused(&self, templates: &[Template]) -> Odd<'_> {
        let named = Named::of(templates);
        let mut written: BTreeSet<String> =
            REQUIRED.iter().map(|(key, _)| (*key).to_owned()).collect();
        written.extend(self.written());
        let source = self.source();
        let keys = source.messages.keys().map(String::as_str);
        let is_unused =
            |key: &&str| !written.contains(*key) && !named.has(key) && !self.is_in_layout(key);
        let others = self.own.iter().flat_map(|(_, own)| own.messages.keys().cloned());
        let missing = self.written().chain(others).filter(|key| !source.has(key));
        Odd::of(&keys.filter(is_unused).collect::<Vec<_>>(), &missing.collect())
    }

    fn report_unused(&self, unused: &Odd<'_>, diagnostics: &mut Diagnostics) {
        let source = self.source();
        for (key, meant) in &unused.0 {
            let Some(entry) = source.messages.get(*key) else { continue };
            let words = words!("nothing writes the message `{key}`", key);
            let is_used = |other: &&str| !unused.0.contains_key(*other);
            let near =
                meant.as_deref().or_else(|| did_you_mean(key, source.keys().filter(is_used)));
            let problem = Diagnostic::new(Code::Catalog, entry.key.clone(), words)
                .hint(words!("take it out, or write it in a template"))
                .maybe_hint(near.map(|near| words!("did you mean `{near}`?", near)));
            diagnostics.push(renamed(problem, entry, key, meant.as_deref()));
        }
    }

    fn is_in_layout(&self, key: &str) -> bool {
        let quoted = key.strip_prefix("print.").map(|name| format!("\"{name}\""));
        quoted.is_some_and(|quoted| self.layouts.iter().any(|layout| layout.contains(&quoted)))
    }

    /// Reports messages that a translation lacks, and those that it alone has. A key that must be a
    /// misspelt one is reported once, and a language without a catalog too.
    fn keys(&self, locale: LocaleId, unused: &Odd<'_>, diagnostics: &mut Diagnostics) {
        let (own, source) = (&self.own[locale], self.source());
        let tag = &self.config.locale(locale).locale;
        if own.messages.is_empty() {
            diagnostics.push(self.no_catalog(locale));
            return;
        }
        let is_missing = |key: &&String| !own.has(key) && !unused.0.contains_key(key.as_str());
        let missing: BTreeSet<String> =
            source.messages.keys().filter(is_missing).cloned().collect();
        let alone = own.messages.keys().map(String::as_str);
        let alone: Vec<&str> =
            alone.filter(|key| !source.has(key) && !unused.is_meant(key)).collect();
        let odd = Odd::of(&alone, &missing);
        for (key, meant) in &odd.0 {
            let Some(entry) = own.messages.get(*key) else { continue };
            let near = meant.as_deref().or_else(|| did_you_mean(key, source.keys()));
            let words = words!(
                "the message `{key}` is not in the catalog of `{source}`",
                key,
                source = self.config.locale(self.config.source_locale).locale
            );
            let problem = Diagnostic::new(Code::Catalog, entry.key.clone(), words)
                .hint(words!("take it out, or add it there"))
                .maybe_hint(near.map(|near| words!("did you mean `{near}`?", near)));
            diagnostics.push(renamed(problem, entry, key, meant.as_deref()));
        }
        for key in missing.iter().filter(|key| !odd.is_meant(key)) {
            let Some(entry) = source.messages.get(key) else { continue };
            let words = words!("the message `{key}` is missing in `{tag}`", key, tag);
            diagnostics.push(
                Diagnostic::new(Code::Catalog, entry.span.clone(), words).hint(words!(
                    "add it to `{folder}/i18n/{tag}.yaml`",
                    folder = self.folder,
                    tag
                )),
            );
        }
    }

    /// Reports that a language has no word of the theme.
    fn no_catalog(&self, locale: LocaleId) -> Diagnostic {
        let own = self.config.locale(locale);
        let source = &self.config.locale(self.config.source_locale).locale;
        let (tag, folder) = (&own.locale, self.folder);
        let words = words!(
            "the theme does not speak `{tag}`: it has no catalog `{folder}/i18n/{tag}.yaml`",
            tag,
            folder
        );
        Diagnostic::new(Code::Catalog, own.span.clone(), words).hint(words!(
            "translate a copy of `{folder}/i18n/{source}.yaml`, or take the language out of `locales`",
            folder,
            source
        ))
    }

    /// Reports placeholders that nothing will fill, which are those that the message has not in the
    /// source locale or that the generator does not know, and those that a translation lost.
    fn placeholders(&self, locale: LocaleId, diagnostics: &mut Diagnostics) {
        let source = self.source();
        for (key, entry) in &self.own[locale].messages {
            let required = REQUIRED.iter().find(|(name, _)| name == key);
            let of_source = source.messages.get(key).map(|entry| entry.message.placeholders());
            let of_source = of_source.filter(|_| locale != self.config.source_locale);
            let known: BTreeSet<&str> = match (required, &of_source) {
                (Some((_, known)), _) => known.iter().copied().collect(),
                (None, Some(of_source)) => of_source.clone(),
                (None, None) => continue,
            };
            let own = entry.message.placeholders();
            // The forms for one and two may say the number in words.
            let is_said = |name: &str| name == "count" && entry.message.is_plural();
            let lost = of_source.iter().flatten().copied();
            let lost: Vec<&str> =
                lost.filter(|name| !own.contains(name) && !is_said(name)).collect();
            let unknown: Vec<&str> = own.difference(&known).copied().collect();
            if let ([name], [lost]) = (unknown.as_slice(), lost.as_slice()) {
                diagnostics.push(self.no_placeholder(key, entry, name, Some(lost), true));
                continue;
            }
            for name in &unknown {
                let near = did_you_mean(name, known.iter().copied());
                diagnostics.push(self.no_placeholder(key, entry, name, near, false));
            }
            for name in lost {
                let tag = &self.config.locale(self.config.source_locale).locale;
                let words = words!(
                    "the message `{key}` lost the placeholder `{{name}}`, which it has in `{tag}`",
                    key,
                    name,
                    tag
                );
                diagnostics.push(
                    Diagnostic::new(Code::Catalog, entry.span.clone(), words)
                        .hint(words!("put `{{name}}` where it belongs in the sentence", name)),
                );
            }
        }
    }

    fn no_placeholder(
        &self,
        key: &str,
        entry: &Entry,
        name: &str,
        near: Option<&str>,
        is_only: bool,
    ) -> Diagnostic {
        let places = self.occurrences(entry, name);
        let words = words!("the message `{key}` has no placeholder `{{name}}`", key, name);
        let span = places.first().unwrap_or(&entry.span).clone();
        let mut problem = Diagnostic::new(Code::Catalog, span, words)
            .maybe_hint(near.map(|near| words!("did you mean `{{near}}`?", near)));
        if let Some(near) = near.filter(|_| is_only) {
            for place in places {
                problem = problem.fix(place, format!("{{{near}}}"));
            }
        }
        problem
    }

    /// Finds where a message names a placeholder.
    fn occurrences(&self, entry: &Entry, name: &str) -> Vec<Span> {
        let (span, written) = (&entry.span, format!("{{{name}}}"));
        let text = self.sources.text(&span.file).and_then(|text| text.get(span.start..span.end));
        let found = text.unwrap_or_default().match_indices(&written);
        let place = |(at, _): (usize, &str)| {
            let start = span.start + at;
            Span::new(&span.file, start..start + written.len())
        };
        found.map(place).collect()
    }
}

/// Keys that nobody knows, each with the missing one that it must have meant, if there is one.
struct Odd<'a>(BTreeMap<&'a str, Option<String>>);

impl<'a> Odd<'a> {
    /// Pairs keys with what is missing: the nearest; else the only one of the group, if the key is
    /// the only odd one of it.
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

/// Adds the right name of a key, if it is one that was misspelt.
fn renamed(problem: Diagnostic, entry: &Entry, key: &str, meant: Option<&str>) -> Diagnostic {
    let near = meant.filter(|meant| group(meant) == group(key));
    match near.filter(|meant| did_you_mean(key, [*meant]).is_some()) {
        Some(meant) => problem.fix(entry.key.clone(), last(meant)),
        None => problem,
    }
}

/// Returns the group of a key: `city` of `city.name`.
fn group(key: &str) -> &str {
    key.rsplit_once('.').map_or("", |(group, _)| group)
}

/// Returns the last part of a key: `name` of `city.name`.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// The keys that templates name, whole or put together of parts: `"chart." ~ of ~ ".title"`.
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
