//! Asks for the values that a new item needs: the questions in order, the proposed answers, and their source.

use std::collections::BTreeMap;

use super::field_writer::FieldWriter;
use super::{ExistingNetwork, NewFiles, NewItem, document, missing, question, record};
use crate::config::Section;
use crate::date::Date;
use crate::diag::{Message, UiLanguage, message};
use crate::i18n;
use crate::locale::LocaleId;
use crate::schema::OwnField;
use QuestionTopic as Topic;

/// The subject of an answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum QuestionTopic {
    /// The title of a document or the name of a record, in each locale.
    Title,
    /// The code of a country.
    Country,
    /// The region for the country of a city.
    Region,
    /// The year of a round or an award, or in which a city joined.
    Year,
    /// Whether to create a round for the year of a city.
    Round,
    /// The date of a document.
    Date,
    /// The first day of a call.
    Opens,
    /// The last day of a call.
    Closes,
    /// The first day of an event.
    Starts,
    /// The last day of an event.
    Ends,
    /// The slug of a document in each locale, or the id of a record.
    Slug,
    /// The value of a field that the site declares, by its position.
    Field(usize),
}

impl QuestionTopic {
    /// Returns the command line option for this answer.
    pub fn flag(self) -> &'static str {
        match self {
            Self::Title => "--title",
            Self::Country => "--country",
            Self::Region => "--region",
            Self::Year => "--year",
            Self::Round => "--add-round",
            Self::Date => "--date",
            Self::Opens => "--opens",
            Self::Closes => "--closes",
            Self::Starts => "--starts",
            Self::Ends => "--ends",
            Self::Slug => "--slug",
            Self::Field(_) => "--field",
        }
    }
}

/// Identifies one question. Questions without a language use the source locale.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct QuestionKey {
    /// The subject.
    pub key: QuestionTopic,
    /// The locale of the answer.
    pub locale: LocaleId,
}

/// Valid answers.
#[derive(Clone, Debug, Default)]
pub struct Answers(BTreeMap<QuestionKey, String>);

impl Answers {
    /// Returns the answer for a locale.
    pub fn get(&self, key: QuestionTopic, locale: LocaleId) -> Option<&str> {
        self.0.get(&QuestionKey { key, locale }).map(String::as_str)
    }

    /// Returns a copy with one more answer.
    pub(super) fn with(&self, ask: QuestionKey, answer: &str) -> Self {
        let mut answers = self.0.clone();
        answers.insert(ask, answer.to_owned());
        Self(answers)
    }
}

/// A question for an editor.
#[derive(Debug)]
pub struct Question {
    /// The text of the question.
    pub words: Message,
    /// The default for an empty answer. Without it, an empty answer is no answer.
    pub proposed: Option<String>,
}

/// The result of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PromptReply {
    /// An answer, which can be empty.
    Text(String),
    /// There is no terminal.
    Unavailable,
    /// The editor closed the input.
    Closed,
}

/// The source of answers that were not given as options.
pub trait Prompter {
    /// Answers a question. `refused` explains why the previous answer is invalid.
    fn answer(&mut self, question: &Question, refused: Option<&Message>) -> PromptReply;
}

/// The questions for one new item.
#[derive(Clone, Copy, Debug)]
pub struct Questionnaire<'a> {
    /// The network.
    pub network: &'a ExistingNetwork,
    /// The item to create.
    pub what: NewItem,
    /// The default for dates.
    pub today: Date,
}

impl Questionnaire<'_> {
    /// Reads an option of the command line: `text`, or `pt=text` if the site has the locale `pt`.
    ///
    /// # Errors
    /// The item has no such question.
    pub fn given(&self, key: QuestionTopic, value: &str) -> Result<(QuestionKey, String), Message> {
        let config = &self.network.config;
        let own = |(name, value): (&str, &str)| {
            let mut fields = self.own_fields().iter();
            let at = fields.position(|field| field.key.value == name.trim())?;
            let ask = QuestionKey { key: Topic::Field(at), locale: config.source_locale };
            Some((ask, value.to_owned()))
        };
        if let Topic::Field(_) = key {
            return value.split_once('=').and_then(own).ok_or_else(|| {
                let keys = self.own_fields().iter().map(|field| field.key.value.as_str());
                message!("new.unknown-field", value, keys = keys.collect::<Vec<_>>().join(", "))
            });
        }
        let tagged = value.split_once('=').and_then(|(tag, text)| {
            let locale = config.find_locale(tag.trim())?;
            Some((QuestionKey { key, locale }, text.to_owned()))
        });
        let plain = || (QuestionKey { key, locale: config.source_locale }, value.to_owned());
        let (ask, text) = tagged.unwrap_or_else(plain);
        if self.asks().contains(&ask) {
            return Ok((ask, text));
        }
        let mut flags: Vec<&str> = self.asks().iter().map(|ask| ask.key.flag()).collect();
        flags.sort_unstable();
        flags.dedup();
        let (flag, flags) = (key.flag(), flags.join(", "));
        Err(message!("new.option-does-not-apply", flag, flags))
    }

    /// Asks every question without an answer, and returns all answers.
    ///
    /// # Errors
    /// A missing or invalid answer, with its option, if there is no terminal.
    pub fn fill(
        &self,
        given: &BTreeMap<QuestionKey, String>,
        person: &mut dyn Prompter,
    ) -> Result<Answers, Message> {
        let mut answers = Answers::default();
        for ask in self.asks() {
            let answer = match given.get(&ask) {
                Some(text) => Some(self.read(ask, text, &answers).map_err(|problem| {
                    message!("new.problem-of-option", flag = ask.key.flag(), problem)
                })?),
                None if self.is_wanted(ask, &answers) => {
                    let proposed = self.proposed(ask, &answers);
                    let question = Question { words: question::of(self, ask), proposed };
                    self.asked(ask, &question, &answers, person)?
                }
                None => None,
            };
            answers.0.extend(answer.map(|answer| (ask, answer)));
        }
        let settled = missing::settled(self, given, &answers, person)?;
        answers.0.retain(|ask, _| !is_of_missing(*ask));
        answers.0.extend(settled);
        Ok(answers)
    }

    /// Asks until an answer is valid. Returns `None` if the question stays open.
    pub(super) fn asked(
        &self,
        ask: QuestionKey,
        question: &Question,
        answers: &Answers,
        person: &mut dyn Prompter,
    ) -> Result<Option<String>, Message> {
        let mut refused = None;
        loop {
            let reply = person.answer(question, refused.as_ref());
            let text = match &reply {
                PromptReply::Text(text) => text.trim(),
                // `missing` reports the record that is lacking.
                PromptReply::Unavailable if is_of_missing(ask) => return Ok(None),
                PromptReply::Unavailable => "",
                PromptReply::Closed => return Err(message!("new.questions-unanswered")),
            };
            let read = match (text, &question.proposed) {
                ("", None) if !self.is_required(ask) => return Ok(None),
                ("", None) if reply == PromptReply::Unavailable => {
                    return Err(message!("new.option-missing", flag = ask.key.flag()));
                }
                ("", None) => Err(message!("cli.answer-empty")),
                ("", Some(proposed)) => self.read(ask, proposed, answers),
                (text, _) => self.read(ask, text, answers),
            };
            match read {
                Ok(answer) => return Ok(Some(answer)),
                Err(problem) if reply == PromptReply::Unavailable => {
                    return Err(message!("new.problem-of-option", flag = ask.key.flag(), problem));
                }
                Err(problem) => refused = Some(problem),
            }
        }
    }

    /// Returns the new texts, without writing them.
    ///
    /// # Errors
    /// The file of a record cannot be extended.
    pub fn make(&self, answers: &Answers, ui_language: UiLanguage) -> Result<NewFiles, Message> {
        let writer = FieldWriter { form: *self, ui_language };
        match self.section() {
            Some(section) => Ok(document::make(writer, section, answers)),
            None => record::make(writer, answers),
        }
    }

    /// Returns the section of a document.
    pub(super) fn section(&self) -> Option<&Section> {
        match self.what {
            NewItem::Document(index) => self.network.config.sections.get(index),
            _ => None,
        }
    }

    /// Returns every possible question, in order.
    fn asks(&self) -> Vec<QuestionKey> {
        let config = &self.network.config;
        let source = config.source_locale;
        let once = |key| QuestionKey { key, locale: source };
        let each = |key| {
            let others = config.locale_ids().filter(|locale| *locale != source);
            std::iter::once(once(key)).chain(others.map(move |locale| QuestionKey { key, locale }))
        };
        let mut asks: Vec<QuestionKey> = each(Topic::Title).collect();
        match self.what {
            NewItem::City => asks.extend(
                [Topic::Country, Topic::Region, Topic::Year, Topic::Round, Topic::Slug].map(once),
            ),
            NewItem::Call => asks.extend([Topic::Opens, Topic::Closes, Topic::Slug].map(once)),
            NewItem::Record(_) => {
                let date = self.what.date_field(config);
                asks.extend(date.map(|_| once(Topic::Starts)));
                asks.extend(self.what.has_period(config).then(|| once(Topic::Ends)));
                asks.push(once(Topic::Slug));
            }
            NewItem::Award => asks.extend([Topic::Year, Topic::Slug].map(once)),
            NewItem::Round => {
                asks.insert(0, once(Topic::Year));
                asks.push(once(Topic::Slug));
            }
            NewItem::Document(_) => {
                let dated = self.section().is_some_and(document::is_dated);
                asks.extend(dated.then(|| once(Topic::Date)));
                asks.extend(each(Topic::Slug));
            }
        }
        asks.extend((0..self.own_fields().len()).map(|at| once(Topic::Field(at))));
        asks
    }

    /// Returns the fields that the site declares for such a record, apart from that with its date.
    pub(super) fn own_fields(&self) -> &[OwnField] {
        self.network.records.own.of(self.what.collection(&self.network.config))
    }

    /// Returns whether a question applies. A document without a translated title needs no slug in that locale.
    fn is_wanted(&self, ask: QuestionKey, answers: &Answers) -> bool {
        match ask.key {
            _ if is_of_missing(ask) => false,
            // The date of a record has questions of its own.
            Topic::Field(at) => self.own_fields().get(at).is_some_and(|field| {
                let date = self.what.date_key(&self.network.config);
                field.declared.required && Some(&*field.key.value) != date
            }),
            Topic::Slug => {
                self.what == NewItem::Round || answers.get(Topic::Title, ask.locale).is_some()
            }
            _ => true,
        }
    }

    fn is_required(&self, ask: QuestionKey) -> bool {
        match ask.key {
            Topic::Title => {
                self.what != NewItem::Round && ask.locale == self.network.config.source_locale
            }
            Topic::Year => self.what != NewItem::City,
            Topic::Opens | Topic::Closes | Topic::Ends => false,
            Topic::Starts => {
                let date = self.what.date_field(&self.network.config);
                date.is_some_and(|field| field.required)
            }
            _ => true,
        }
    }

    fn proposed(&self, ask: QuestionKey, answers: &Answers) -> Option<String> {
        match ask.key {
            Topic::Date => Some(self.today.to_string()),
            Topic::Slug => {
                let year = match self.what {
                    NewItem::City => None,
                    NewItem::Round | NewItem::Award => answers.get(Topic::Year, ask.locale),
                    _ => {
                        let days = [Topic::Closes, Topic::Opens];
                        let mut days = days.iter().filter_map(|day| answers.get(*day, ask.locale));
                        days.next().and_then(|day| day.get(..4))
                    }
                };
                let free = year.filter(|year| self.is_free(year));
                let own = || answers.get(Topic::Title, ask.locale).map(i18n::slug);
                free.map(str::to_owned).or_else(own).filter(|slug| !slug.is_empty())
            }
            _ => None,
        }
    }
}

/// Returns whether a question is about a record that the network lacks. `missing` asks it, after all others.
fn is_of_missing(ask: QuestionKey) -> bool {
    matches!(ask.key, Topic::Region | Topic::Round)
}
