//! What must be known before something can be made: the questions in their order, what is proposed,
//! and who answers.

use std::collections::BTreeMap;

use super::read;
use super::text::Writer;
use super::{Made, Network, What, document, record};
use crate::config::Section;
use crate::date::Date;
use crate::diag::{Tongue, Words, words};
use crate::i18n;
use crate::locale::LocaleId;

/// What an answer is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Key {
    /// The title of a document, the name of a record; in each locale.
    Title,
    /// The code of a country.
    Country,
    /// The year in which a city joined.
    Year,
    /// The day of a document.
    Date,
    /// The first day of a call.
    Opens,
    /// The last day of a call.
    Closes,
    /// The name of a file, a part of an address, an id; of documents in each locale.
    Slug,
}

impl Key {
    /// Returns the flag that gives it on the command line.
    pub fn flag(self) -> &'static str {
        match self {
            Self::Title => "--title",
            Self::Country => "--country",
            Self::Year => "--year",
            Self::Date => "--date",
            Self::Opens => "--opens",
            Self::Closes => "--closes",
            Self::Slug => "--slug",
        }
    }
}

/// One thing that is asked; what has no language is asked for the source locale.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ask {
    /// What it is about.
    pub key: Key,
    /// In which locale.
    pub locale: LocaleId,
}

/// Answers that were found right.
#[derive(Clone, Debug, Default)]
pub struct Answers(BTreeMap<Ask, String>);

impl Answers {
    /// Returns the answer for a locale.
    pub fn get(&self, key: Key, locale: LocaleId) -> Option<&str> {
        self.0.get(&Ask { key, locale }).map(String::as_str)
    }

    /// Returns them with one more.
    pub(super) fn with(&self, ask: Ask, answer: &str) -> Self {
        let mut answers = self.0.clone();
        answers.insert(ask, answer.to_owned());
        Self(answers)
    }
}

/// A question as it is put to a person.
#[derive(Debug)]
pub struct Question {
    /// The words.
    pub words: Words,
    /// What an empty answer means; without it, that there is none.
    pub proposed: Option<String>,
}

/// What came of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reply {
    /// An answer, perhaps an empty one.
    Text(String),
    /// Nobody is there to be asked.
    Nobody,
    /// Whoever answered has left.
    Gone,
}

/// Who answers what was not given.
pub trait Person {
    /// Answers a question; `refused` says why the answer before would not do.
    fn answer(&mut self, question: &Question, refused: Option<&Words>) -> Reply;
}

/// The questions for one thing.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The network.
    pub network: &'a Network,
    /// The thing.
    pub what: What,
    /// The day that is proposed.
    pub today: Date,
}

impl Form<'_> {
    /// Takes a value of the command line: `text`, or `pt=text` where the site has a locale `pt`.
    ///
    /// # Errors
    /// That this is not asked.
    pub fn given(&self, key: Key, value: &str) -> Result<(Ask, String), Words> {
        let config = &self.network.config;
        let tagged = value.split_once('=').and_then(|(tag, text)| {
            let locale = config.find_locale(tag.trim())?;
            Some((Ask { key, locale }, text.to_owned()))
        });
        let plain = || (Ask { key, locale: config.source_locale }, value.to_owned());
        let (ask, text) = tagged.unwrap_or_else(plain);
        if self.asks().contains(&ask) {
            return Ok((ask, text));
        }
        let mut flags: Vec<&str> = self.asks().iter().map(|ask| ask.key.flag()).collect();
        flags.sort_unstable();
        flags.dedup();
        let (flag, flags) = (key.flag(), flags.join(", "));
        Err(words!("`{flag}` says nothing about this; what does: {flags}", flag, flags))
    }

    /// Puts every question that was not answered before, and returns all answers.
    ///
    /// # Errors
    /// What is missing or wrong, with its flag, where nobody can be asked again.
    pub fn fill(
        &self,
        given: &BTreeMap<Ask, String>,
        person: &mut dyn Person,
    ) -> Result<Answers, Words> {
        let mut answers = Answers::default();
        for ask in self.asks() {
            let answer = match given.get(&ask) {
                Some(text) => Some(self.read(ask, text, &answers).map_err(|problem| {
                    words!("{flag}: {problem}", flag = ask.key.flag(), problem)
                })?),
                None if Self::is_wanted(ask, &answers) => self.asked(ask, &answers, person)?,
                None => None,
            };
            answers.0.extend(answer.map(|answer| (ask, answer)));
        }
        Ok(answers)
    }

    fn asked(
        &self,
        ask: Ask,
        answers: &Answers,
        person: &mut dyn Person,
    ) -> Result<Option<String>, Words> {
        let proposed = self.proposed(ask, answers);
        let question = Question { words: self.question(ask), proposed };
        let mut refused = None;
        loop {
            let reply = person.answer(&question, refused.as_ref());
            let text = match &reply {
                Reply::Text(text) => text.trim(),
                Reply::Nobody => "",
                Reply::Gone => return Err(words!("not all was answered; nothing was written")),
            };
            let read = match (text, &question.proposed) {
                ("", None) if !self.is_required(ask) => return Ok(None),
                ("", None) if reply == Reply::Nobody => {
                    return Err(words!("`{flag}` is missing", flag = ask.key.flag()));
                }
                ("", None) => Err(words!("this cannot be left out")),
                ("", Some(proposed)) => self.read(ask, proposed, answers),
                (text, _) => self.read(ask, text, answers),
            };
            match read {
                Ok(answer) => return Ok(Some(answer)),
                Err(problem) if reply == Reply::Nobody => {
                    return Err(words!("{flag}: {problem}", flag = ask.key.flag(), problem));
                }
                Err(problem) => refused = Some(problem),
            }
        }
    }

    /// Makes the texts. Nothing is written.
    ///
    /// # Errors
    /// Why the file of a record cannot be gone on with.
    pub fn make(&self, answers: &Answers, tongue: Tongue) -> Result<Made, Words> {
        let writer = Writer { network: self.network, tongue, today: self.today };
        match self.section() {
            Some(section) => Ok(document::make(writer, section, answers)),
            None if self.what == What::City => record::city(writer, answers),
            None => record::call(writer, answers),
        }
    }

    /// Returns the section of a document.
    pub(super) fn section(&self) -> Option<&Section> {
        match self.what {
            What::Document(index) => self.network.config.sections.get(index),
            What::City | What::Call => None,
        }
    }

    /// Everything that can be answered, in the order in which it is asked.
    fn asks(&self) -> Vec<Ask> {
        let config = &self.network.config;
        let source = config.source_locale;
        let once = |key| Ask { key, locale: source };
        let each = |key| {
            let others = config.locale_ids().filter(|locale| *locale != source);
            std::iter::once(once(key)).chain(others.map(move |locale| Ask { key, locale }))
        };
        let mut asks: Vec<Ask> = each(Key::Title).collect();
        match self.what {
            What::City => asks.extend([Key::Country, Key::Year, Key::Slug].map(once)),
            What::Call => asks.extend([Key::Opens, Key::Closes, Key::Slug].map(once)),
            What::Document(_) => {
                let dated = self.section().is_some_and(document::is_dated);
                asks.extend(dated.then(|| once(Key::Date)));
                asks.extend(each(Key::Slug));
            }
        }
        asks
    }

    /// A text that is not translated yet has no address of its own yet.
    fn is_wanted(ask: Ask, answers: &Answers) -> bool {
        ask.key != Key::Slug || answers.get(Key::Title, ask.locale).is_some()
    }

    fn is_required(&self, ask: Ask) -> bool {
        match ask.key {
            Key::Title => ask.locale == self.network.config.source_locale,
            Key::Year | Key::Opens => false,
            Key::Country | Key::Date | Key::Closes | Key::Slug => true,
        }
    }

    fn proposed(&self, ask: Ask, answers: &Answers) -> Option<String> {
        match ask.key {
            Key::Date => Some(self.today.to_string()),
            Key::Slug => {
                let year = answers.get(Key::Closes, ask.locale).and_then(|day| day.get(..4));
                let free = year.filter(|year| read::is_free(self, year));
                let own = || answers.get(Key::Title, ask.locale).map(i18n::slug);
                free.map(str::to_owned).or_else(own).filter(|slug| !slug.is_empty())
            }
            _ => None,
        }
    }

    fn read(&self, ask: Ask, text: &str, answers: &Answers) -> Result<String, Words> {
        read::read(self, ask, text, answers)
    }

    fn question(&self, ask: Ask) -> Words {
        let config = &self.network.config;
        let language = &config.locale(ask.locale).label;
        let is_first = ask.locale == config.source_locale;
        match (ask.key, self.what) {
            (Key::Title, What::City) if is_first => words!("Name of the city?"),
            (Key::Title, What::City) => {
                words!("Its name in {language}, if it has another there?", language)
            }
            (Key::Title, What::Call) if is_first => {
                words!("Name of the call in {language}?", language)
            }
            (Key::Title, What::Document(_)) if is_first => {
                words!("Title in {language}?", language)
            }
            (Key::Title, What::Call | What::Document(_)) => {
                words!("In {language}, if it is translated already?", language)
            }
            (Key::Country, _) => words!("Country, by its name or code?"),
            (Key::Year, _) => words!("Year in which it joined, if that is known?"),
            (Key::Date, _) => words!("Day of publication?"),
            (Key::Opens, _) => words!("First day on which cities can apply, if that is known?"),
            (Key::Closes, _) => words!("Last day on which cities can apply?"),
            (Key::Slug, What::Document(_)) if is_first => {
                words!("Name of the file, and last part of the address?")
            }
            (Key::Slug, What::Document(_)) => {
                words!("Last part of the address in {language}?", language)
            }
            (Key::Slug, _) => words!("Id, which never changes again?"),
        }
    }
}
