//! The questions as they are put to a person.

use super::What;
use super::form::{Ask, Form, Key};
use crate::diag::{Words, words};

/// Returns the words of a question.
pub(super) fn of(form: &Form<'_>, ask: Ask) -> Words {
    let config = &form.network.config;
    let language = &config.locale(ask.locale).label;
    let is_first = ask.locale == config.source_locale;
    match (ask.key, form.what) {
        (Key::Title, what) => title(what, language, is_first),
        (Key::Country, _) => words!("Country, by its name or code?"),
        (Key::Region, _) => words!("Region, by its name or id?"),
        (Key::Year, What::City) => words!("Year in which it joined, if that is known?"),
        (Key::Year, What::Round) => words!("Year of the round?"),
        (Key::Year, _) => words!("Year of the edition?"),
        (Key::Round, _) => words!("Add a round of that year?"),
        (Key::Date, _) => words!("Day of publication?"),
        (Key::Opens, _) => words!("First day on which cities can apply, if that is known?"),
        (Key::Closes, _) => words!("Last day on which cities can apply?"),
        (Key::Starts, _) => words!("First day, or month, or year?"),
        (Key::Ends, _) => words!("Last day, if that is known?"),
        (Key::Slug, What::Document(_)) if is_first => {
            words!("Name of the file, and last part of the address?")
        }
        (Key::Slug, What::Document(_)) => {
            words!("Last part of the address in {language}?", language)
        }
        (Key::Slug, _) => words!("Id, which never changes again?"),
    }
}

fn title(what: What, language: &str, is_first: bool) -> Words {
    match what {
        What::City if is_first => words!("Name of the city?"),
        What::City => words!("Its name in {language}, if it has another there?", language),
        What::Call if is_first => words!("Name of the call in {language}?", language),
        What::Conference if is_first => words!("Name of the conference in {language}?", language),
        What::Award if is_first => words!("Name of the edition in {language}?", language),
        What::Round if is_first => {
            words!("Name of the round in {language}, if it is not just the year?", language)
        }
        What::Document(_) if is_first => words!("Title in {language}?", language),
        _ => words!("In {language}, if it is translated already?", language),
    }
}
