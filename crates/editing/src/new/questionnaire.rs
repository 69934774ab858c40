//! What must be known before something can be made: the questions in their order, what is proposed,
//! and who answers.

use std::collections::BTreeMap;

use super::field_writer::FieldWriter;
use super::{ExistingNetwork, NewFiles, NewItem, document, missing, question, read, record};
use crate::config::Section;
use crate::date::Date;
use crate::diag::{Message, UiLanguage, message};
use crate::i18n;
use crate::locale::LocaleId;

/// What an answer is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum QuestionTopic {
    /// The title of a document, the name of a record; in each locale.
    Title,
    /// The code of a country.
    Country,
    /// The region that gets the country of a city.
    Region,
    /// The year in which a city joined, of a round or an award.
    Year,
    /// Whether a round is made for the year of a city.
    Round,
    /// The day of a document.
    Date,
    /// The first day of a call.
    Opens,
    /// The last day of a call.
    Closes,
    /// The first day of a conference.
    Starts,
    /// The last day of a conference.
    Ends,
    /// The name of a file, a part of an address, an id; of documents in each locale.
    Slug,
}

impl QuestionTopic {
    /// Returns the flag that gives it on the command line.
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
        }
    }
}

/// One thing that is asked; what has no language is asked for the source locale.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct QuestionKey {
    /// What it is about.
    pub key: QuestionTopic,
    /// In which locale.
    pub locale: LocaleId,
}

/// Answers that were found right.
#[derive(Clone, Debug, Default)]
pub struct Answers(BTreeMap<QuestionKey, String>);

impl Answers {
    /// Returns the answer for a locale.
    pub fn get(&self, key: QuestionTopic, locale: LocaleId) -> Option<&str> {
        self.0.get(&QuestionKey { key, locale }).map(String::as_str)
    }

    /// Returns them with one more.
    pub(super) fn with(&self, ask: QuestionKey, answer: &str) -> Self {
        let mut answers = self.0.clone();
        answers.insert(ask, answer.to_owned());
        Self(answers)
    }
}

/// A question as it is put to a person.
#[derive(Debug)]
pub struct Question {
    /// The words.
    pub words: Message,
    /// What an empty answer means; without it, that there is none.
    pub proposed: Option<String>,
}

/// What came of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PromptReply {
    /// An answer, perhaps an empty one.
    Text(String),
    /// Nobody is there to be asked.
    Nobody,
    /// Whoever answered has left.
    Gone,
}

/// Who answers what was not given.
pub trait Prompter {
    /// Answers a question; `refused` says why the answer before would not do.
    fn answer(&mut self, question: &Question, refused: Option<&Message>) -> PromptReply;
}

/// The questions for one thing.
#[derive(Clone, Copy, Debug)]
pub struct Questionnaire<'a> {
    /// The network.
    pub network: &'a ExistingNetwork,
    /// The thing.
    pub what: NewItem,
    /// The day that is proposed.
    pub today: Date,
}

impl Questionnaire<'_> {
    /// Takes a value of the command line: `text`, or `pt=text` where the site has a locale `pt`.
    ///
    /// # Errors
    /// That this is not asked.
    pub fn given(&self, key: QuestionTopic, value: &str) -> Result<(QuestionKey, String), Message> {
        let config = &self.network.config;
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

    /// Puts every question that was not answered before, and returns all answers.
    ///
    /// # Errors
    /// What is missing or wrong, with its flag, where nobody can be asked again.
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
                None if self.is_wanted(ask, &answers) => self.asked(ask, &answers, person)?,
                None => None,
            };
            answers.0.extend(answer.map(|answer| (ask, answer)));
        }
        let settled = missing::settled(self, given, &answers, person)?;
        answers.0.retain(|ask, _| !matches!(ask.key, QuestionTopic::Region | QuestionTopic::Round));
        answers.0.extend(settled);
        Ok(answers)
    }

    fn asked(
        &self,
        ask: QuestionKey,
        answers: &Answers,
        person: &mut dyn Prompter,
    ) -> Result<Option<String>, Message> {
        let proposed = self.proposed(ask, answers);
        let question = Question { words: question::of(self, ask), proposed };
        let mut refused = None;
        loop {
            let reply = person.answer(&question, refused.as_ref());
            let text = match &reply {
                PromptReply::Text(text) => text.trim(),
                PromptReply::Nobody => "",
                PromptReply::Gone => {
                    return Err(message!("new.questions-unanswered"));
                }
            };
            let read = match (text, &question.proposed) {
                ("", None) if !self.is_required(ask) => return Ok(None),
                ("", None) if reply == PromptReply::Nobody => {
                    return Err(message!("new.option-missing", flag = ask.key.flag()));
                }
                ("", None) => Err(message!("cli.answer-empty")),
                ("", Some(proposed)) => self.read(ask, proposed, answers),
                (text, _) => self.read(ask, text, answers),
            };
            match read {
                Ok(answer) => return Ok(Some(answer)),
                Err(problem) if reply == PromptReply::Nobody => {
                    return Err(message!("new.problem-of-option", flag = ask.key.flag(), problem));
                }
                Err(problem) => refused = Some(problem),
            }
        }
    }

    /// Makes the texts. Nothing is written.
    ///
    /// # Errors
    /// Why the file of a record cannot be gone on with.
    pub fn make(&self, answers: &Answers, ui_language: UiLanguage) -> Result<NewFiles, Message> {
        let writer = FieldWriter { network: self.network, ui_language, today: self.today };
        match self.section() {
            Some(section) => Ok(document::make(writer, section, answers)),
            None if self.what == NewItem::City => record::city(writer, answers),
            None => record::other(writer, self.what, answers),
        }
    }

    /// Returns the section of a document.
    pub(super) fn section(&self) -> Option<&Section> {
        match self.what {
            NewItem::Document(index) => self.network.config.sections.get(index),
            _ => None,
        }
    }

    /// Everything that can be answered, in the order in which it is asked.
    fn asks(&self) -> Vec<QuestionKey> {
        let config = &self.network.config;
        let source = config.source_locale;
        let once = |key| QuestionKey { key, locale: source };
        let each = |key| {
            let others = config.locale_ids().filter(|locale| *locale != source);
            std::iter::once(once(key)).chain(others.map(move |locale| QuestionKey { key, locale }))
        };
        let mut asks: Vec<QuestionKey> = each(QuestionTopic::Title).collect();
        match self.what {
            NewItem::City => {
                let keys = [
                    QuestionTopic::Country,
                    QuestionTopic::Region,
                    QuestionTopic::Year,
                    QuestionTopic::Round,
                    QuestionTopic::Slug,
                ];
                asks.extend(keys.map(once));
            }
            NewItem::Call => asks.extend(
                [QuestionTopic::Opens, QuestionTopic::Closes, QuestionTopic::Slug].map(once),
            ),
            NewItem::Conference => asks.extend(
                [QuestionTopic::Starts, QuestionTopic::Ends, QuestionTopic::Slug].map(once),
            ),
            NewItem::Award => asks.extend([QuestionTopic::Year, QuestionTopic::Slug].map(once)),
            NewItem::Round => {
                asks.insert(0, once(QuestionTopic::Year));
                asks.push(once(QuestionTopic::Slug));
            }
            NewItem::Document(_) => {
                let dated = self.section().is_some_and(document::is_dated);
                asks.extend(dated.then(|| once(QuestionTopic::Date)));
                asks.extend(each(QuestionTopic::Slug));
            }
        }
        asks
    }

    /// A text that is not translated yet has no address of its own yet. What a city needs beside is
    /// asked when all about it is known.
    fn is_wanted(&self, ask: QuestionKey, answers: &Answers) -> bool {
        match ask.key {
            QuestionTopic::Region | QuestionTopic::Round => false,
            QuestionTopic::Slug => {
                self.what == NewItem::Round
                    || answers.get(QuestionTopic::Title, ask.locale).is_some()
            }
            _ => true,
        }
    }

    fn is_required(&self, ask: QuestionKey) -> bool {
        match ask.key {
            QuestionTopic::Title => {
                self.what != NewItem::Round && ask.locale == self.network.config.source_locale
            }
            QuestionTopic::Year => self.what != NewItem::City,
            QuestionTopic::Opens | QuestionTopic::Ends => false,
            _ => true,
        }
    }

    fn proposed(&self, ask: QuestionKey, answers: &Answers) -> Option<String> {
        match ask.key {
            QuestionTopic::Date => Some(self.today.to_string()),
            QuestionTopic::Slug => {
                let year = match self.what {
                    NewItem::City => None,
                    NewItem::Round | NewItem::Award => answers.get(QuestionTopic::Year, ask.locale),
                    _ => {
                        answers.get(QuestionTopic::Closes, ask.locale).and_then(|day| day.get(..4))
                    }
                };
                let free = year.filter(|year| read::is_free(self, year));
                let own = || answers.get(QuestionTopic::Title, ask.locale).map(i18n::slug);
                free.map(str::to_owned).or_else(own).filter(|slug| !slug.is_empty())
            }
            _ => None,
        }
    }

    pub(super) fn read(
        &self,
        ask: QuestionKey,
        text: &str,
        answers: &Answers,
    ) -> Result<String, Message> {
        read::read(self, ask, text, answers)
    }
}
