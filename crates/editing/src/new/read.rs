//! Parses answers into the form in which files contain them, or rejects them.

use super::questionnaire::{Answers, QuestionKey, QuestionTopic as Topic, Questionnaire};
use super::{NewItem, document, missing};
use crate::date::Date;
use crate::diag::{Message, did_you_mean, message};
use crate::i18n::{self, Formatter};
use crate::locale::Locale;
use crate::schema;

/// The years that the schema allows for records.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

impl Questionnaire<'_> {
    /// Parses one answer. The previous answers are valid.
    pub(super) fn read(
        &self,
        ask: QuestionKey,
        text: &str,
        answers: &Answers,
    ) -> Result<String, Message> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(message!("cli.answer-empty"));
        }
        let end = |start: Topic, problem: Message| {
            let end = day(&text)?;
            let start = answers.get(start, ask.locale).and_then(Date::parse);
            let is_before = start.is_some_and(|start| end.last_day() < start.first_day());
            if is_before { Err(problem) } else { Ok(end.to_string()) }
        };
        match ask.key {
            Topic::Title if text.contains(char::is_control) => {
                Err(message!("new.invisible-character"))
            }
            Topic::Title | Topic::Field(_) => Ok(text),
            Topic::Country => self.country(&text),
            Topic::Region => missing::region(self.network, &text),
            Topic::Year => self.year(&text),
            Topic::Round => missing::round(&text),
            Topic::Date => day(&text).and_then(|day| {
                if day.is_full() { Ok(day.to_string()) } else { Err(schema::date_hint(&text)) }
            }),
            Topic::Opens | Topic::Starts => Ok(day(&text)?.to_string()),
            Topic::Closes => end(Topic::Opens, message!("site.closes-before-opens")),
            Topic::Ends => end(Topic::Starts, message!("site.ends-before-starts")),
            Topic::Slug => self.slug(ask, text, answers),
        }
    }

    /// Returns whether an id is unused.
    pub(super) fn is_free(&self, id: &str) -> bool {
        let records = &self.network.records;
        let is_free = match self.what {
            NewItem::City => records.cities.iter().all(|city| city.id.value != id),
            NewItem::Call => records.calls.iter().all(|call| call.id.value != id),
            NewItem::Record(kind) => {
                records.of_kinds[kind.index()].iter().all(|record| record.id.value != id)
            }
            NewItem::Round => records.rounds.iter().all(|round| round.id.value != id),
            NewItem::Award => records.awards.iter().all(|award| award.id.value != id),
            NewItem::Document(_) => true,
        };
        is_free && records.broken_ids.iter().all(|broken| broken != id)
    }

    fn slug(&self, ask: QuestionKey, text: String, answers: &Answers) -> Result<String, Message> {
        if !schema::is_id(&text) {
            let slug = i18n::slug(&text);
            let known = if slug.is_empty() { "an-id".to_owned() } else { slug };
            return Err(message!("schema.write-slug-hint", known));
        }
        if !self.is_free(&text) {
            return Err(message!("new.id-in-use", id = text));
        }
        if let Some(section) = self.section()
            && ask.locale == self.network.config.source_locale
            && let Some(path) = document::taken(self.network, section, &answers.with(ask, &text))
        {
            return Err(message!("new.file-exists", path));
        }
        Ok(text)
    }

    fn country(&self, text: &str) -> Result<String, Message> {
        let upper = text.to_uppercase();
        let code =
            if i18n::is_country_code(&upper) { Some(upper) } else { i18n::country_code(text) };
        let code = code.or_else(|| self.country_named(text));
        code.ok_or_else(|| match self.near_country(text) {
            Some((name, code)) => message!("new.unknown-country-near", text, name, code),
            None => message!("new.unknown-country", text),
        })
    }

    /// Finds the country with the most similar name, in English or a language of the site.
    fn near_country(&self, text: &str) -> Option<(String, String)> {
        let english = Locale::parse("en").and_then(|tag| Formatter::new(&tag));
        let formats: Vec<Formatter> = self.formatters().chain(english).collect();
        let names = i18n::country_codes().flat_map(|code| {
            let names = formats.iter().filter_map(|format| format.country_name(&code));
            names.map(|name| (name, code.clone())).collect::<Vec<_>>()
        });
        let names: Vec<(String, String)> = names.collect();
        let near = did_you_mean(text, names.iter().map(|(name, _)| name.as_str()))?;
        names.iter().find(|(name, _)| name == near).cloned()
    }

    /// Finds a country by its name in a language of the site.
    fn country_named(&self, name: &str) -> Option<String> {
        let name = name.to_lowercase();
        let formats: Vec<Formatter> = self.formatters().collect();
        i18n::country_codes().find(|code| {
            let mut names = formats.iter().filter_map(|format| format.country_name(code));
            names.any(|own| own.to_lowercase() == name)
        })
    }

    fn formatters(&self) -> impl Iterator<Item = Formatter> {
        let locales = self.network.config.locales.iter();
        locales.filter_map(|locale| Formatter::new(&locale.format))
    }

    fn year(&self, text: &str) -> Result<String, Message> {
        let year = text.parse::<i64>().ok().filter(|year| YEARS.contains(year));
        let year = year.ok_or_else(|| message!("new.invalid-year", text))?;
        let has_round = || self.network.records.rounds.iter().any(|round| round.year.value == year);
        if self.what == NewItem::Round && has_round() {
            return Err(message!("new.round-exists", year));
        }
        Ok(year.to_string())
    }
}

fn day(text: &str) -> Result<Date, Message> {
    match i18n::read_date(text).as_slice() {
        [day] => Ok(*day),
        _ => Err(schema::date_hint(text)),
    }
}
