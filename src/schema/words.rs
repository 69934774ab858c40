//! The words in which a value is refused: what was wanted, what was found, the mend.

use super::Kind;
use crate::diag::{Code, did_you_mean};
use crate::i18n;

/// Says why a scalar is not what its kind wants: code, message, hint.
pub(super) fn refusal(kind: Kind, text: &str, key: &str) -> (Code, String, String) {
    let message = format!("`{key}` must be {}, and `{text}` is not", noun(kind));
    let hint = match kind {
        Kind::Integer(low, high) if text.parse::<i64>().is_err() => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            match digits.parse::<i64>() {
                Ok(number) if (low..=high).contains(&number) && separated(text) => {
                    format!("write it without separators: {number}")
                }
                _ => format!("write it in digits, such as {}", example(kind)),
            }
        }
        Kind::Integer(low, high) => format!("it must lie between {low} and {high}"),
        Kind::Decimal(low, high) if text.parse::<f64>().is_ok() => {
            format!("it must lie between {low} and {high}")
        }
        Kind::Decimal(..) if text.contains(',') => {
            format!("write a point for the comma: {}", text.replace(',', "."))
        }
        Kind::Date | Kind::Day => "write year, month and day: 2022-09-02".to_owned(),
        Kind::Url if !text.contains("://") => format!("add the scheme: https://{text}"),
        Kind::Country => match i18n::country_code(text) {
            Some(code) => format!("write its code: {code}"),
            None => "take the two letters of ISO 3166-1, such as DK for Denmark".to_owned(),
        },
        Kind::OneOf(words) => match did_you_mean(text, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it can be: {}", words.join(", ")),
        },
        Kind::Id => {
            let slug = i18n::slug(text);
            let known = if slug.is_empty() { example(kind) } else { slug };
            format!("lower-case letters, digits and hyphens: {known}")
        }
        Kind::Flag => "write true or false".to_owned(),
        _ => format!("write it like this: {}", example(kind)),
    };
    let code = match kind {
        Kind::Date | Kind::Day => Code::InvalidDate,
        Kind::Url | Kind::Email | Kind::Address => Code::InvalidAddress,
        Kind::Locale => Code::UnknownLocale,
        Kind::Flag => Code::WrongType,
        Kind::Integer(..) if text.parse::<i64>().is_err() => Code::WrongType,
        Kind::Decimal(..) if text.parse::<f64>().is_err() => Code::WrongType,
        _ => Code::InvalidValue,
    };
    (code, message, hint)
}

fn separated(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\''))
}

/// Puts the indefinite article before a noun, which may stand in backticks.
pub(super) fn with_article(noun: &str) -> String {
    let vowel = noun.trim_start_matches('`').starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

pub(super) fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Name => "a text, or one text per locale",
        Kind::Plain | Kind::Alt => "a text",
        Kind::Id | Kind::Slug => "an id",
        Kind::Integer(..) => "a whole number",
        Kind::Decimal(..) => "a number",
        Kind::Flag => "true or false",
        Kind::Date => "a date",
        Kind::Day => "a day",
        Kind::Url => "an address of the web",
        Kind::Email => "an e-mail address",
        Kind::Address => "an address of this site, beginning with `/`",
        Kind::Country => "the code of a country",
        Kind::Locale => "the tag of a locale",
        Kind::OneOf(_) => "one of a few words",
        Kind::List(_) => "a list",
        Kind::Map(_) | Kind::Keyed(_) => "a group of `key: value` lines",
        Kind::Source => "an address, or a group with `title`",
    }
}

pub(super) fn example(kind: Kind) -> String {
    match kind {
        Kind::Text | Kind::Plain | Kind::Name => "…".into(),
        Kind::Alt => "what the picture shows (\"\" if it only decorates)".into(),
        Kind::Id | Kind::Slug => "an-id".into(),
        Kind::Integer(low, high) => 2022.clamp(low, high).to_string(),
        Kind::Decimal(low, high) => 12.5_f64.clamp(low, high).to_string(),
        Kind::Flag => "true".into(),
        Kind::Date | Kind::Day => "2022-09-02".into(),
        Kind::Url | Kind::Source => "https://…".into(),
        Kind::Email => "name@example.org".into(),
        Kind::Address => "/old/page/".into(),
        Kind::Country => "DK".into(),
        Kind::Locale => "en".into(),
        Kind::OneOf(words) => words.first().copied().unwrap_or_default().to_owned(),
        Kind::List(item) => format!("[{}]", example(*item)),
        Kind::Map(schema) => {
            let fields = schema.fields.iter().filter(|field| field.required);
            let shown: Vec<_> =
                fields.map(|field| format!("{}: {}", field.key, example(field.kind))).collect();
            format!("{{{}}}", shown.join(", "))
        }
        Kind::Keyed(_) => "{key: {…}}".into(),
    }
}
