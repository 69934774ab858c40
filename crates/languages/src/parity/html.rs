//! Writes the language report as one self-contained HTML file.

use std::fmt::Write;

use super::{LocaleFigures, Parity, Rule, RulePlace, RuleResult};
use crate::config::Config;
use crate::diag::{Message, Texts, UiLanguage, message, place};
use crate::locale::LocaleId;
use crate::translation::{LocaleStatus, StateCounts, TranslatableText, TranslationState};
use crate::xml::escape;

const STYLE: &str = include_str!("report.css");

/// Writes the report in a language of the program's interface.
pub fn html(
    parity: &Parity<'_>,
    config: &Config,
    texts: &dyn Texts,
    ui_language: UiLanguage,
) -> String {
    let page = Page { parity, config, texts, ui_language };
    let title = page.say(&message!("rules.report-title"));
    let name = escape(config.text(&config.name, config.source_locale).1);
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} – {name}</title><link rel=\"icon\" href=\"data:,\">\
         <style>{STYLE}</style></head>\n<body><main>\n<h1>{title}</h1>\n<p class=\"of\">{name}</p>\n\
         {figures}{work}{rules}</main></body></html>\n",
        tag = ui_language.tag(),
        figures = page.figures(),
        work = page.work(),
        rules = page.rules(),
    )
}

struct Page<'a> {
    parity: &'a Parity<'a>,
    config: &'a Config,
    texts: &'a dyn Texts,
    ui_language: UiLanguage,
}

impl Page<'_> {
    fn say(&self, words: &Message) -> String {
        escape(&words.text(self.ui_language))
    }

    fn figures(&self) -> String {
        let heads = [
            message!("rules.language"),
            message!("translations.pages"),
            message!("rules.words"),
            message!("rules.documents"),
            message!("rules.data"),
            message!("rules.interface"),
        ];
        let head = |words| format!("<th scope=\"col\">{}</th>", self.say(words));
        let heads = heads.iter().map(head).collect::<Vec<_>>().concat();
        let rows: String = self.parity.figures.iter().map(|own| self.row(own)).collect();
        format!(
            "<h2>{}</h2>\n<div class=\"wide\" tabindex=\"0\"><table class=\"figures\">\
             <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n",
            self.say(&message!("rules.translation-progress"))
        )
    }

    fn row(&self, own: &LocaleFigures) -> String {
        let note = |is_shown: bool, words: Message| {
            let words = is_shown.then(|| format!(" <small>{}</small>", self.say(&words)));
            words.unwrap_or_default()
        };
        let is_source = own.locale == self.parity.source;
        let source = note(is_source, message!("rules.source-language"));
        let count = own.fallback_pages;
        let fallback = note(count > 0, message!("rules.fallback-pages", count));
        let counts = [own.documents, own.fields, own.messages].map(|counts| self.counts(counts));
        format!(
            "<tr><th scope=\"row\">{language}{source}</th><td>{pages}{fallback}</td>\
             <td>{words}</td>{}</tr>\n",
            counts.concat(),
            language = self.language(own.locale),
            pages = own.pages,
            words = own.words,
        )
    }

    fn language(&self, locale: LocaleId) -> String {
        let own = self.config.locale(locale);
        let (tag, dir, label) = (&own.locale, own.direction.as_str(), escape(&own.label));
        format!("<span lang=\"{tag}\" dir=\"{dir}\">{label}</span> <code>{tag}</code>")
    }

    fn counts(&self, counts: StateCounts) -> String {
        let percent = counts.percent();
        let parts: Vec<String> = counts.open().iter().map(|words| self.say(words)).collect();
        let gap = if parts.is_empty() { "" } else { " · " };
        format!(
            "<td><meter min=\"0\" max=\"100\" value=\"{percent}\">{percent} %</meter> \
             <b>{percent} %</b> <small>{} / {}{gap}{}</small></td>",
            counts.translated,
            counts.all(),
            parts.join(" · "),
        )
    }

    fn work(&self) -> String {
        let locales = self.config.locale_ids().filter(|locale| *locale != self.parity.source);
        let lists: String = locales.map(|locale| self.work_of(locale)).collect();
        format!("<h2>{}</h2>\n{lists}", self.say(&message!("rules.left-to-translate")))
    }

    fn work_of(&self, locale: LocaleId) -> String {
        let work: Vec<_> = self.parity.work(locale).collect();
        let mut html = format!("<h3>{}</h3>\n", self.language(locale));
        if work.is_empty() {
            let _ = writeln!(html, "<p>{}</p>", self.say(&message!("rules.everything-translated")));
        }
        for of_genre in work.chunk_by(|(a, _), (b, _)| a.genre == b.genre) {
            let items: String =
                of_genre.iter().map(|(text, status)| self.item(text, *status)).collect();
            let (genre, count) = (self.say(&of_genre[0].0.genre.words()), of_genre.len());
            let _ = writeln!(
                html,
                "<details><summary>{genre} <span class=\"count\">{count}</span></summary>\n\
                 <ul>\n{items}</ul></details>"
            );
        }
        html
    }

    fn item(&self, text: &TranslatableText<'_>, status: LocaleStatus) -> String {
        let badge = |class: &str, words: &Message| {
            format!(" <span class=\"badge {class}\">{}</span>", self.say(words))
        };
        let state = match status.state {
            TranslationState::Translated => String::new(),
            TranslationState::Stale => badge("stale", &message!("rules.out-of-date")),
            TranslationState::Missing => badge("missing", &message!("rules.missing")),
            TranslationState::Orphan => badge("orphan", &message!("rules.source-missing")),
        };
        let machine = status.machine.then(|| badge("stale", &message!("rules.machine-translated")));
        let key = escape(&text.key.to_string());
        format!("<li><code>{key}</code>{state}{}</li>\n", machine.unwrap_or_default())
    }

    fn rules(&self) -> String {
        let rules: String = self.parity.rules.iter().map(|rule| self.rule(rule)).collect();
        format!(
            "<h2>{}</h2>\n<p>{}</p>\n<ol class=\"rules\">\n{rules}</ol>\n",
            self.say(&message!("rules.rules-title")),
            self.say(&message!("rules.rules-introduction"))
        )
    }

    fn rule(&self, rule: &Rule) -> String {
        let note = rule.note.as_ref().map(|note| format!("<p>{}.</p>", capital(&self.say(note))));
        let places = rule.places.iter().map(|own| self.place(own)).collect::<Vec<_>>().concat();
        let places = if places.is_empty() {
            String::new()
        } else {
            format!(
                "<details><summary>{}</summary>\n<ul>\n{places}</ul></details>",
                match rule.places.len() {
                    1 => self.say(&message!("rules.one-place")),
                    count => self.say(&message!("rules.place-count", count)),
                }
            )
        };
        let class = match rule.finding {
            RuleResult::Kept => "translated",
            RuleResult::Broken => "missing",
            RuleResult::Open => "open",
        };
        format!(
            "<li value=\"{}\"><p>{}. <span class=\"badge {class}\">{}</span></p>{}{places}</li>\n",
            rule.number,
            capital(&self.say(&rule.words)),
            self.say(&rule.finding.words()),
            note.unwrap_or_default(),
        )
    }

    fn place(&self, own: &RulePlace) -> String {
        let at = own.span.as_ref().map(|span| {
            let line = self.texts.text(&span.file).map(|text| place(text, span).line);
            let line = line.map_or_else(String::new, |line| format!(":{line}"));
            format!(" <code>{}{line}</code>", escape(span.file.as_str()))
        });
        format!("<li>{}{}</li>\n", self.marked(&own.words), at.unwrap_or_default())
    }

    /// Converts names and values in backticks to code elements.
    fn marked(&self, words: &Message) -> String {
        let said = words.text(self.ui_language);
        let pieces = said.split('`').enumerate().map(|(at, piece)| match at % 2 {
            0 => escape(piece),
            _ => format!("<code>{}</code>", escape(piece)),
        });
        pieces.collect()
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().iter().flat_map(|first| first.to_uppercase()).collect();
    first + letters.as_str()
}
