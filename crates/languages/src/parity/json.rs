//! Writes the language report as JSON. A public format: later versions add fields and never change existing ones.

use serde::Serialize;

use super::{Parity, RuleResult};
use crate::config::Config;
use crate::diag::{Span, Texts, UiLanguage, place};
use crate::translation::{Genre, StateCounts, TranslationState};

#[derive(Serialize)]
struct Report<'a> {
    source: &'a str,
    locales: Vec<OfLocale<'a>>,
    rules: Vec<OfRule>,
    work: Vec<OfWork<'a>>,
}

#[derive(Serialize)]
struct OfLocale<'a> {
    locale: &'a str,
    label: &'a str,
    pages: usize,
    fallback_pages: usize,
    words: usize,
    documents: OfCounts,
    fields: OfCounts,
    messages: OfCounts,
}

#[derive(Serialize)]
struct OfCounts {
    all: usize,
    translated: usize,
    stale: usize,
    missing: usize,
    machine: usize,
    percent: usize,
}

impl From<StateCounts> for OfCounts {
    fn from(counts: StateCounts) -> Self {
        let StateCounts { translated, stale, missing, machine, .. } = counts;
        let (all, percent) = (counts.all(), counts.percent());
        Self { all, translated, stale, missing, machine, percent }
    }
}

#[derive(Serialize)]
struct OfRule {
    number: u8,
    rule: String,
    finding: RuleResult,
    note: Option<String>,
    places: Vec<OfPlace>,
}

#[derive(Serialize)]
struct OfPlace {
    message: String,
    file: Option<String>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct OfWork<'a> {
    locale: &'a str,
    kind: Genre,
    key: String,
    state: TranslationState,
    machine: bool,
}

/// Writes the report as one JSON document.
pub fn json(
    parity: &Parity<'_>,
    config: &Config,
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> String {
    let tag = |locale| config.locale(locale).locale.as_str();
    let locales = parity.figures.iter().map(|figures| OfLocale {
        locale: tag(figures.locale),
        label: &config.locale(figures.locale).label,
        pages: figures.pages,
        fallback_pages: figures.fallback_pages,
        words: figures.words,
        documents: figures.documents.into(),
        fields: figures.fields.into(),
        messages: figures.messages.into(),
    });
    let rules = parity.rules.iter().map(|rule| OfRule {
        number: rule.number,
        rule: rule.words.text(ui_language),
        finding: rule.finding,
        note: rule.note.as_ref().map(|note| note.text(ui_language)),
        places: rule
            .places
            .iter()
            .map(|own| {
                let span = own.span.as_ref();
                let line = |span: &Span| Some(place(texts.text(&span.file)?, span).line);
                OfPlace {
                    message: own.words.text(ui_language),
                    file: span.map(|span| span.file.to_string()),
                    line: span.and_then(line),
                }
            })
            .collect(),
    });
    let work = config.locale_ids().flat_map(|locale| {
        parity.work(locale).map(move |(text, status)| OfWork {
            locale: tag(locale),
            kind: text.genre,
            key: text.key.to_string(),
            state: status.state,
            machine: status.machine,
        })
    });
    let report = Report {
        source: tag(parity.source),
        locales: locales.collect(),
        rules: rules.collect(),
        work: work.collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("strings, numbers and lists only");
    text.push('\n');
    text
}
