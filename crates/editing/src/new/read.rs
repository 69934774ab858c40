//! The reading of answers: each as the file will have it, or why it will not do.

use super::form::{Answers, Ask, Form, Key};
use super::{What, document};
use crate::date::Date;
use crate::diag::{Words, words};
use crate::i18n;
use crate::reference::Family;
use crate::schema;

/// The years that a record may name, as its schema has them.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// Reads one answer. What was answered before is right.
pub(super) fn read(
    form: &Form<'_>,
    ask: Ask,
    text: &str,
    answers: &Answers,
) -> Result<String, Words> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(words!("this cannot be left out"));
    }
    match ask.key {
        Key::Title if text.contains(char::is_control) => {
            Err(words!("there is a character in it that cannot be seen"))
        }
        Key::Title => Ok(text),
        Key::Country => country(form, &text),
        Key::Year => year(form, &text),
        Key::Date => day(&text).and_then(|day| {
            if day.is_full() { Ok(day.to_string()) } else { Err(how_to_write_a_day()) }
        }),
        Key::Opens => Ok(day(&text)?.to_string()),
        Key::Closes => {
            let closes = day(&text)?;
            let opens = answers.get(Key::Opens, ask.locale).and_then(Date::parse);
            if opens.is_some_and(|opens| closes.last_day() < opens.first_day()) {
                return Err(words!("`closes` lies before `opens`"));
            }
            Ok(closes.to_string())
        }
        Key::Slug => slug(form, ask, text, answers),
    }
}

/// Tells whether no record has an id.
pub(super) fn is_free(form: &Form<'_>, id: &str) -> bool {
    let records = &form.network.records;
    let of_city = || records.cities.iter().all(|city| city.id.value != id);
    let of_call = || records.calls.iter().all(|call| call.id.value != id);
    let is_free = match form.what {
        What::City => of_city(),
        What::Call => of_call(),
        What::Document(_) => true,
    };
    is_free && records.broken_ids.iter().all(|broken| broken != id)
}

fn slug(form: &Form<'_>, ask: Ask, text: String, answers: &Answers) -> Result<String, Words> {
    if !schema::is_id(&text) {
        let slug = i18n::slug(&text);
        let known = if slug.is_empty() { "an-id".to_owned() } else { slug };
        return Err(words!("lower-case letters, digits and hyphens: {known}", known));
    }
    if !is_free(form, &text) {
        return Err(words!("`{id}` is the id of another already", id = text));
    }
    if let Some(section) = form.section()
        && ask.locale == form.network.config.source_locale
        && let Some(path) = document::taken(form.network, section, &answers.with(ask, &text))
    {
        return Err(words!("`{path}` is there already", path));
    }
    Ok(text)
}

fn country(form: &Form<'_>, text: &str) -> Result<String, Words> {
    let upper = text.to_uppercase();
    let code = if i18n::is_country_code(&upper) { Some(upper) } else { i18n::country_code(text) };
    let Some(code) = code.or_else(|| country_named(form, text)) else {
        return Err(words!(
            "no country is called `{text}`: take the two letters of ISO 3166-1, such as DK for Denmark",
            text
        ));
    };
    let regions = &form.network.records.regions;
    let has =
        |region: &crate::network::Region| region.countries.iter().any(|own| own.value == code);
    if !regions.is_empty() && !regions.iter().any(has) {
        return Err(words!(
            "`{code}` stands in no region: first add it to the `countries` of its region in `data/regions.yaml`",
            code
        ));
    }
    Ok(code)
}

/// Finds a country by its name in a language of the site.
fn country_named(form: &Form<'_>, name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let letters = 'A'..='Z';
    let mut codes =
        letters.clone().flat_map(|one| letters.clone().map(move |two| format!("{one}{two}")));
    let locales = form.network.config.locales.iter();
    let formatters: Vec<_> =
        locales.filter_map(|locale| i18n::Formatter::new(&locale.format)).collect();
    codes.find(|code| {
        let mut names = formatters.iter().filter_map(|formatter| formatter.country_name(code));
        i18n::is_country_code(code) && names.any(|own| own.to_lowercase() == name)
    })
}

fn year(form: &Form<'_>, text: &str) -> Result<String, Words> {
    let year = text.parse::<i64>().ok().filter(|year| YEARS.contains(year));
    let year = year.ok_or_else(|| words!("`{text}` is not a year such as 2022", text))?;
    let records = &form.network.records;
    let has_rounds =
        form.network.config.family(Family::Rounds).is_some() && !records.rounds.is_empty();
    if has_rounds && records.all_rounds_read && !records.rounds.iter().any(|r| r.year.value == year)
    {
        return Err(words!(
            "there is no round of the year {year}: first add it to `data/rounds.yaml`, or leave the year out",
            year
        ));
    }
    Ok(year.to_string())
}

fn day(text: &str) -> Result<Date, Words> {
    match i18n::read_date(text).as_slice() {
        [day] => Ok(*day),
        [one, two, ..] => {
            Err(words!("it can mean two days: write {one} or {two}, year, month and day", one, two))
        }
        [] => Err(how_to_write_a_day()),
    }
}

fn how_to_write_a_day() -> Words {
    words!("write year, month and day in digits, with hyphens: `YYYY-MM-DD`")
}
