//! Finds records that a new city needs and the network lacks: its country in a region, and the round of its year.

use std::collections::BTreeMap;

use super::ExistingNetwork;
use super::questionnaire::{
    Answers, Prompter, Question, QuestionKey, QuestionTopic as Topic, Questionnaire,
};
use crate::diag::{Message, message};
use crate::i18n;
use crate::network::RegionRecord;
use crate::reference::Family;

/// Returns whether there are rounds, and none is of the year.
fn needs_round(network: &ExistingNetwork, year: &str) -> bool {
    let records = &network.records;
    let has_rounds = network.config.family(Family::Rounds).is_some() && !records.rounds.is_empty();
    has_rounds
        && records.all_rounds_read
        && !records.rounds.iter().any(|round| round.year.value.to_string() == year)
}

/// Returns the answers with a region and a round, from the options or from questions.
///
/// # Errors
/// Every missing record, with the lines to add, if there is no terminal to ask on.
pub(super) fn settled(
    form: &Questionnaire<'_>,
    given: &BTreeMap<QuestionKey, String>,
    answers: &Answers,
    person: &mut dyn Prompter,
) -> Result<Vec<(QuestionKey, String)>, Message> {
    let (network, locale) = (form.network, form.network.config.source_locale);
    refuse_other_region(network, answers)?;
    let has_regions = !network.records.regions.is_empty();
    let lacks_region = |code: &str| has_regions && network.region_of(code).is_none();
    let code = answers.get(Topic::Country, locale).filter(|code| lacks_region(code));
    let year = answers
        .get(Topic::Year, locale)
        .filter(|year| form.what == super::NewItem::City && needs_round(network, year));
    let lacking = [(Topic::Region, code), (Topic::Round, year)];
    let (mut settled, mut open) = (Vec::new(), Vec::new());
    for (key, value) in lacking {
        let Some(value) = value else { continue };
        let ask = QuestionKey { key, locale };
        // `given` is already parsed.
        let answer = match given.get(&ask).and(answers.get(key, locale)) {
            Some(answer) => Some(answer.to_owned()),
            None => form.asked(ask, &question(form, key, value), answers, person)?,
        };
        match answer {
            Some(answer) => settled.push((ask, answer)),
            None => open.push(missing(form, key, value)),
        }
    }
    match (open.pop(), open.pop()) {
        (Some(second), Some(first)) => Err(message!("new.two-problems", first, second)),
        (Some(one), None) => Err(one),
        _ => Ok(settled),
    }
}

/// Rejects a region that was given for a country which already has another region.
fn refuse_other_region(network: &ExistingNetwork, answers: &Answers) -> Result<(), Message> {
    let locale = network.config.source_locale;
    let given = answers.get(Topic::Region, locale).zip(answers.get(Topic::Country, locale));
    let Some((given, code)) = given else { return Ok(()) };
    match network.region_of(code) {
        Some(own) if own.id.value != given => {
            let region = &own.id.value;
            Err(message!("new.country-in-other-region", code, region))
        }
        _ => Ok(()),
    }
}

fn question(form: &Questionnaire<'_>, key: Topic, value: &str) -> Question {
    if key == Topic::Round {
        let words = message!("new.add-missing-round-question", year = value);
        return Question { words, proposed: Some("yes".to_owned()) };
    }
    let ids = ids(form.network);
    let proposed = Some(ids.clone()).filter(|ids| !ids.contains(','));
    let words = message!("new.choose-region-question", code = value, ids);
    Question { words, proposed }
}

/// Returns what to add, by hand or with an option.
fn missing(form: &Questionnaire<'_>, key: Topic, value: &str) -> Message {
    if key == Topic::Round {
        return message!(
            "new.round-missing",
            year = value,
            line = format!("- {{id: {value}, year: {value}}}")
        );
    }
    message!("new.country-without-region", code = value, ids = ids(form.network))
}

fn ids(network: &ExistingNetwork) -> String {
    let ids = network.records.regions.iter().map(|region| region.id.value.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// Finds the region with this id or name.
pub(super) fn region(network: &ExistingNetwork, text: &str) -> Result<String, Message> {
    let wanted = i18n::slug(text);
    let is_named = |region: &&RegionRecord| {
        let mut names = region.name.all_forms();
        region.id.value == wanted || names.any(|name| i18n::slug(name) == wanted)
    };
    let found = network.records.regions.iter().find(is_named);
    found
        .map(|region| region.id.value.clone())
        .ok_or_else(|| message!("new.unknown-region", text, ids = ids(network)))
}

/// Reads yes or no: whether to create a round.
pub(super) fn round(text: &str) -> Result<String, Message> {
    match i18n::slug(text).as_str() {
        "yes" | "y" | "sim" | "s" => Ok("yes".to_owned()),
        "no" | "n" | "nao" => Err(message!("new.year-needs-round")),
        _ => Err(message!("new.answer-yes-or-no")),
    }
}
