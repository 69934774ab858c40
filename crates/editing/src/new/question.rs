//! The questions as they are put to a person.

use super::NewItem;
use super::questionnaire::{QuestionKey, QuestionTopic, Questionnaire};
use crate::diag::{Words, words};

/// Returns the words of a question.
pub(super) fn of(form: &Questionnaire<'_>, ask: QuestionKey) -> Words {
    let config = &form.network.config;
    let language = &config.locale(ask.locale).label;
    let is_first = ask.locale == config.source_locale;
    match (ask.key, form.what) {
        (QuestionTopic::Title, what) => title(what, language, is_first),
        (QuestionTopic::Country, _) => words!("Country, by its name or code?"),
        (QuestionTopic::Region, _) => words!("Region, by its name or id?"),
        (QuestionTopic::Year, NewItem::City) => {
            words!("Year in which it joined, if that is known?")
        }
        (QuestionTopic::Year, NewItem::Round) => words!("Year of the round?"),
        (QuestionTopic::Year, _) => words!("Year of the edition?"),
        (QuestionTopic::Round, _) => words!("Add a round of that year?"),
        (QuestionTopic::Date, _) => words!("Day of publication?"),
        (QuestionTopic::Opens, _) => {
            words!("First day on which cities can apply, if that is known?")
        }
        (QuestionTopic::Closes, _) => words!("Last day on which cities can apply?"),
        (QuestionTopic::Starts, _) => words!("First day, or month, or year?"),
        (QuestionTopic::Ends, _) => words!("Last day, if that is known?"),
        (QuestionTopic::Slug, NewItem::Document(_)) if is_first => {
            words!("Name of the file, and last part of the address?")
        }
        (QuestionTopic::Slug, NewItem::Document(_)) => {
            words!("Last part of the address in {language}?", language)
        }
        (QuestionTopic::Slug, _) => words!("Id, which never changes again?"),
    }
}

fn title(what: NewItem, language: &str, is_first: bool) -> Words {
    match what {
        NewItem::City if is_first => words!("Name of the city?"),
        NewItem::City => words!("Its name in {language}, if it has another there?", language),
        NewItem::Call if is_first => words!("Name of the call in {language}?", language),
        NewItem::Conference if is_first => {
            words!("Name of the conference in {language}?", language)
        }
        NewItem::Award if is_first => words!("Name of the edition in {language}?", language),
        NewItem::Round if is_first => {
            words!("Name of the round in {language}, if it is not just the year?", language)
        }
        NewItem::Document(_) if is_first => words!("Title in {language}?", language),
        _ => words!("In {language}, if it is translated already?", language),
    }
}
