//! The questions as they are put to a person.

use super::What;
use super::form::{Ask, Form, Key};
use crate::diag::{Message, message};

/// Returns the words of a question.
pub(super) fn of(form: &Form<'_>, ask: Ask) -> Message {
    let config = &form.network.config;
    let language = &config.locale(ask.locale).label;
    let is_first = ask.locale == config.source_locale;
    match (ask.key, form.what) {
        (Key::Title, what) => title(what, language, is_first),
        (Key::Country, _) => message!("new.country-question"),
        (Key::Region, _) => message!("new.region-question"),
        (Key::Year, What::City) => message!("new.joining-year-question"),
        (Key::Year, What::Round) => message!("new.round-year-question"),
        (Key::Year, _) => message!("new.edition-year-question"),
        (Key::Round, _) => message!("new.add-round-question"),
        (Key::Date, _) => message!("cli.publication-day-question"),
        (Key::Opens, _) => message!("new.first-application-day-question"),
        (Key::Closes, _) => message!("new.last-application-day-question"),
        (Key::Starts, _) => message!("new.start-question"),
        (Key::Ends, _) => message!("new.end-question"),
        (Key::Slug, What::Document(_)) if is_first => {
            message!("new.file-name-question")
        }
        (Key::Slug, What::Document(_)) => {
            message!("new.slug-question", language)
        }
        (Key::Slug, _) => message!("new.id-question"),
    }
}

fn title(what: What, language: &str, is_first: bool) -> Message {
    match what {
        What::City if is_first => message!("new.city-name-question"),
        What::City => message!("new.city-name-translated-question", language),
        What::Call if is_first => message!("new.call-name-question", language),
        What::Conference if is_first => message!("new.conference-name-question", language),
        What::Award if is_first => message!("new.edition-name-question", language),
        What::Round if is_first => {
            message!("new.round-name-question", language)
        }
        What::Document(_) if is_first => message!("new.title-question", language),
        _ => message!("new.title-translated-question", language),
    }
}
