//! The texts of the questions to an editor.

use super::NewItem;
use super::questionnaire::{QuestionKey, QuestionTopic as Topic, Questionnaire};
use crate::diag::{Message, message};

/// Returns the text of a question.
pub(super) fn of(form: &Questionnaire<'_>, ask: QuestionKey) -> Message {
    let config = &form.network.config;
    let language = &config.locale(ask.locale).label;
    let is_first = ask.locale == config.source_locale;
    match (ask.key, form.what) {
        (Topic::Title, NewItem::Record(kind)) if is_first => {
            let label = &config.kinds.get(kind).label;
            let label = config.text(label, config.source_locale).1;
            message!("new.record-name-question", label, language)
        }
        (Topic::Title, what) => title(what, language, is_first),
        (Topic::Country, _) => message!("new.country-question"),
        (Topic::Field(at), _) => {
            let field = form.own_fields().get(at);
            let label = field.map(|field| config.text(&field.declared.label, ask.locale).1);
            message!("new.field-question", label = label.unwrap_or_default())
        }
        (Topic::Region, _) => message!("new.region-question"),
        (Topic::Year, NewItem::City) => message!("new.joining-year-question"),
        (Topic::Year, NewItem::Round) => message!("new.round-year-question"),
        (Topic::Year, _) => message!("new.edition-year-question"),
        (Topic::Round, _) => message!("new.add-round-question"),
        (Topic::Date, _) => message!("cli.publication-day-question"),
        (Topic::Opens, _) => message!("new.first-application-day-question"),
        (Topic::Closes, _) => message!("new.last-application-day-question"),
        (Topic::Starts, _) => message!("new.start-question"),
        (Topic::Ends, _) => message!("new.end-question"),
        (Topic::Slug, NewItem::Document(_)) if is_first => message!("new.file-name-question"),
        (Topic::Slug, NewItem::Document(_)) => message!("new.slug-question", language),
        (Topic::Slug, _) => message!("new.id-question"),
    }
}

fn title(what: NewItem, language: &str, is_first: bool) -> Message {
    match what {
        NewItem::City if is_first => message!("new.city-name-question"),
        NewItem::City => message!("new.city-name-translated-question", language),
        NewItem::Call if is_first => message!("new.call-name-question", language),
        NewItem::Award if is_first => message!("new.edition-name-question", language),
        NewItem::Round if is_first => message!("new.round-name-question", language),
        NewItem::Document(_) if is_first => message!("new.title-question", language),
        _ => message!("new.title-translated-question", language),
    }
}
