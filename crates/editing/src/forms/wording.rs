//! Describes the values of a field for editors: their type in a sentence, and an example.

use super::FormContext;
use crate::diag::{Message, message};
use crate::reference::Family;
use crate::schema::{Field, Kind, OwnField, OwnKind, ReferenceTarget};

/// Returns the description of the values of a field.
pub(super) fn of_field(field: &Field<'_>) -> Message {
    match field.own.filter(|own| own.kind == OwnKind::Choice) {
        None => kind(field.kind, field.names),
        Some(own) => {
            let words = choice(own.declared.choices.iter().map(|(word, _)| word.value.as_str()));
            if own.is_list() { message!("forms.kind-list", kind = words) } else { words }
        }
    }
}

/// Returns the description of a kind of value.
pub(super) fn kind(kind: Kind, names: Option<ReferenceTarget>) -> Message {
    if let Some(named) = names.map(named) {
        return match kind {
            Kind::List(_) => message!("forms.kind-list", kind = named),
            _ => named,
        };
    }
    match kind {
        Kind::Text => message!("forms.kind-localized-text"),
        Kind::Name => message!("forms.kind-localized-name"),
        Kind::Plain => message!("forms.kind-text"),
        Kind::Alt => message!("forms.kind-alternative-text"),
        Kind::Segment | Kind::Slug => message!("forms.kind-slug"),
        Kind::Id => message!("forms.kind-id"),
        Kind::Integer(low, high) if high - low <= 10_000 => {
            message!("forms.kind-whole-number-range", low, high)
        }
        Kind::Integer(..) => message!("forms.kind-whole-number"),
        Kind::Decimal(low, high) => message!("forms.kind-number-range", low, high),
        Kind::Flag => message!("forms.kind-true-or-false"),
        Kind::Date => message!("forms.kind-date"),
        Kind::Day => message!("forms.kind-full-date"),
        Kind::Url | Kind::Account(_) | Kind::Base => message!("forms.kind-web-address"),
        Kind::Email => message!("forms.kind-email"),
        Kind::Address => message!("forms.kind-site-address"),
        Kind::Country => message!("forms.kind-country-code"),
        Kind::Locale => message!("forms.kind-language-code"),
        Kind::OneOf(words) => choice(words.iter().copied()),
        Kind::List(item) => message!("forms.kind-list", kind = self::kind(*item, None)),
        Kind::Map(_) => message!("forms.kind-group"),
        Kind::Keyed(_) => message!("forms.kind-named-groups"),
        Kind::Source => message!("forms.kind-source"),
    }
}

fn choice<'a>(words: impl Iterator<Item = &'a str>) -> Message {
    let quoted: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    message!("forms.kind-choice", choices = quoted.join(", "))
}

fn named(names: ReferenceTarget) -> Message {
    match names {
        ReferenceTarget::Record(Family::Cities) => message!("forms.kind-city-id"),
        ReferenceTarget::Record(Family::Countries) => message!("forms.kind-country-code"),
        ReferenceTarget::Record(Family::Regions) => message!("forms.kind-region-id"),
        ReferenceTarget::Record(Family::Clusters) => message!("forms.kind-cluster-id"),
        ReferenceTarget::Record(Family::Rounds) => message!("forms.kind-round-id"),
        ReferenceTarget::Record(Family::Awards) => message!("forms.kind-award-id"),
        ReferenceTarget::Record(Family::Own(_)) => message!("forms.kind-record-id"),
        ReferenceTarget::FieldKind => message!("forms.kind-field-kind"),
        ReferenceTarget::Kind => message!("forms.kind-record-kind"),
        ReferenceTarget::Year(_) => message!("forms.kind-round-year"),
        ReferenceTarget::Document => message!("forms.kind-document-path"),
        ReferenceTarget::Place => message!("forms.kind-page"),
        ReferenceTarget::File => message!("forms.kind-file-name"),
        ReferenceTarget::Theme => message!("forms.kind-folder-name"),
    }
}

/// Returns an example of a field, as the text after its key.
pub(super) fn example(field: &Field, known: &FormContext) -> String {
    let known_value = known.choices(field.names).first().map(|choice| choice.value.as_str());
    if let Some((word, _)) = field.own.and_then(|own| own.declared.choices.first()) {
        let is_list = field.own.is_some_and(OwnField::is_list);
        return if is_list { format!("[{}]", word.value) } else { word.value.clone() };
    }
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
        Kind::Keyed(schema) if let Some(text) = schema.only_text() => {
            format!("{{an-id: {}}}", of_kind(text.kind, known))
        }
        Kind::Text | Kind::Plain | Kind::Name | Kind::Alt | Kind::Keyed(_) => "…".to_owned(),
        Kind::Id | Kind::Segment | Kind::Slug => "an-id".to_owned(),
        Kind::Integer(low, high) => 2022.clamp(low, high).to_string(),
        Kind::Decimal(low, high) => 12.5_f64.clamp(low, high).to_string(),
        Kind::Flag => "true".to_owned(),
        Kind::Date | Kind::Day => "2022-09-02".to_owned(),
        Kind::Account(address) if !address.is_empty() => format!("{address}example"),
        Kind::Url | Kind::Account(_) | Kind::Base | Kind::Source => {
            "https://example.org/page".to_owned()
        }
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
