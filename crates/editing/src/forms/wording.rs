//! What a field holds, in words, and what it looks like: for people who read no code.

use super::FormContext;
use crate::diag::{Words, words};
use crate::reference::Family;
use crate::schema::{Field, Kind, ReferenceTarget};

/// Says what a value is.
pub(super) fn kind(kind: Kind, names: Option<ReferenceTarget>) -> Words {
    if let Some(named) = names.map(named) {
        return match kind {
            Kind::List(_) => words!("list: {kind}", kind = named),
            _ => named,
        };
    }
    match kind {
        Kind::Text => words!("text, one for each language"),
        Kind::Name => words!("name, one for all languages or one for each"),
        Kind::Plain => words!("text"),
        Kind::Alt => words!("text, or nothing between quotes"),
        Kind::Segment | Kind::Slug => words!("small letters, digits and hyphens"),
        Kind::Id => words!("small letters without accents, digits and hyphens"),
        Kind::Integer(low, high) if high - low <= 10_000 => {
            words!("whole number from {low} to {high}", low, high)
        }
        Kind::Integer(..) => words!("whole number"),
        Kind::Decimal(low, high) => words!("number from {low} to {high}", low, high),
        Kind::Flag => words!("`true` or `false`"),
        Kind::Date => words!("date: day, month or year"),
        Kind::Day => words!("date: year, month and day"),
        Kind::Url | Kind::Base => words!("address of the web, with https:// before it"),
        Kind::Email => words!("e-mail address"),
        Kind::Address => words!("address of this site, beginning with a slash"),
        Kind::Country => words!("code of a country"),
        Kind::Locale => words!("tag of a language"),
        Kind::OneOf(choices) => {
            let quoted: Vec<String> = choices.iter().map(|word| format!("`{word}`")).collect();
            words!("one of {choices}", choices = quoted.join(", "))
        }
        Kind::List(item) => words!("list: {kind}", kind = self::kind(*item, None)),
        Kind::Map(_) => words!("group of fields, see below"),
        Kind::Keyed(_) => words!("groups of fields under names of your choice, see below"),
        Kind::Source => words!("address, or `title` and `url`"),
    }
}

fn named(names: ReferenceTarget) -> Words {
    match names {
        ReferenceTarget::Record(Family::Cities) => words!("id of a city"),
        ReferenceTarget::Record(Family::Countries) => words!("code of a country"),
        ReferenceTarget::Record(Family::Regions) => words!("id of a region"),
        ReferenceTarget::Record(Family::Clusters) => words!("id of a cluster"),
        ReferenceTarget::Record(Family::Rounds) => words!("id of a round"),
        ReferenceTarget::Record(Family::Awards) => words!("id of an edition of the award"),
        ReferenceTarget::Year(_) => words!("year of a round"),
        ReferenceTarget::Document => words!("path of a document"),
        ReferenceTarget::Place => words!("page of the site"),
        ReferenceTarget::File => words!("name of a file"),
        ReferenceTarget::Theme => words!("name of a folder"),
    }
}

/// Returns what a field can look like, as it stands after its key.
pub(super) fn example(field: &Field, known: &FormContext) -> String {
    let known_value = known.choices(field.names).first().map(|choice| choice.value.as_str());
    let year = || known.years().last().copied().unwrap_or(2022);
    match (field.kind, field.names) {
        (Kind::List(_), Some(_)) => match known_value {
            Some(value) => format!("[{value}]"),
            None => "[an-id]".to_owned(),
        },
        (_, Some(ReferenceTarget::Year(_))) => year().to_string(),
        (_, Some(ReferenceTarget::File)) => "picture.jpg".to_owned(),
        (_, Some(ReferenceTarget::Place)) => "pages/join".to_owned(),
        (_, Some(_)) if known_value.is_some() => known_value.unwrap_or_default().to_owned(),
        (kind, _) => of_kind(kind, known),
    }
}

fn of_kind(kind: Kind, known: &FormContext) -> String {
    match kind {
        Kind::Text if known.locales.len() > 1 => {
            let forms: Vec<String> =
                known.locales.iter().map(|locale| format!("{}: …", locale.value)).collect();
            format!("{{{}}}", forms.join(", "))
        }
        Kind::Text | Kind::Plain | Kind::Name | Kind::Alt | Kind::Keyed(_) => "…".to_owned(),
        Kind::Id | Kind::Segment | Kind::Slug => "an-id".to_owned(),
        Kind::Integer(low, high) => 2022.clamp(low, high).to_string(),
        Kind::Decimal(low, high) => 12.5_f64.clamp(low, high).to_string(),
        Kind::Flag => "true".to_owned(),
        Kind::Date | Kind::Day => "2022-09-02".to_owned(),
        Kind::Url | Kind::Base | Kind::Source => "https://example.org/page".to_owned(),
        Kind::Email => "name@example.org".to_owned(),
        Kind::Address => "/old/page/".to_owned(),
        Kind::Country => "PT".to_owned(),
        Kind::Locale => "pt".to_owned(),
        Kind::OneOf(words) => words.first().copied().unwrap_or_default().to_owned(),
        Kind::List(Kind::Map(schema)) => format!("[{}]", of_kind(Kind::Map(schema), known)),
        Kind::List(item) => format!("[{}]", of_kind(*item, known)),
        Kind::Map(schema) => {
            let shown: Vec<String> = schema
                .fields
                .iter()
                .filter(|field| field.required)
                .map(|field| format!("{}: {}", field.key, example(field, known)))
                .collect();
            if shown.is_empty() { "…".to_owned() } else { format!("{{{}}}", shown.join(", ")) }
        }
    }
}
