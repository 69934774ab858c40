//! Messages for invalid values: the expected value, the value found and the fix.

use super::fix::suggest_fix;
use super::{Kind, base_url};
use crate::date::Date;
use crate::diag::{Code, Message, ToMessage, did_you_mean, message};
use crate::i18n;

/// The reason why a scalar is invalid.
pub(super) struct ValueError {
    pub(super) code: Code,
    pub(super) message: Message,
    pub(super) hint: Message,
    /// The correct value, if only one is possible.
    pub(super) suggestion: Option<String>,
}

pub(super) fn refusal(kind: Kind, text: &str, key: &str) -> ValueError {
    let message = match range(kind, text) {
        Some((low, high)) => {
            message!("schema.number-out-of-range", key, low, high, text)
        }
        None => message!("schema.wrong-value", key, noun = noun(kind), text),
    };
    let corrected = suggest_fix(kind, text);
    let hint = match &corrected {
        Some(corrected) => hint_with(kind, text, corrected),
        None => hint(kind, text),
    };
    let code = match kind {
        Kind::Date | Kind::Day => Code::InvalidDate,
        Kind::Url | Kind::Account(_) | Kind::Base | Kind::Email | Kind::Address => {
            Code::InvalidAddress
        }
        Kind::Locale => Code::UnknownLocale,
        Kind::Flag => Code::WrongType,
        Kind::Integer(..) if text.parse::<i64>().is_err() => Code::WrongType,
        Kind::Decimal(..) if text.parse::<f64>().is_err() => Code::WrongType,
        _ => Code::InvalidValue,
    };
    ValueError { code, message, hint, suggestion: corrected }
}

/// Returns the hint for a value that can be fixed automatically.
fn hint_with(kind: Kind, text: &str, corrected: &str) -> Message {
    match kind {
        Kind::Integer(..) if text.is_ascii() => {
            message!("schema.without-separators-hint", fixed = corrected)
        }
        Kind::Decimal(..) if text.contains(',') && !text.contains('°') => {
            message!("schema.decimal-point-hint", fixed = corrected)
        }
        // A time of day has a colon: `18:00`.
        Kind::Date | Kind::Day if text.contains(':') => {
            message!("schema.date-without-time-hint", fixed = corrected)
        }
        Kind::Date | Kind::Day => message!("schema.write-date-hint", fixed = corrected),
        Kind::Country => message!("schema.write-country-code-hint", fixed = corrected),
        Kind::OneOf(_) => message!("schema.did-you-mean-hint", near = corrected),
        _ => message!("schema.write-like-this-hint", fixed = corrected),
    }
}

/// Returns the hint for a value that only an editor can correct.
fn hint(kind: Kind, text: &str) -> Message {
    match kind {
        Kind::Integer(low, high) if range(kind, text).is_some() => {
            message!("schema.write-number-in-range-hint", low, high)
        }
        Kind::Decimal(..) if range(kind, text).is_some() => {
            message!("schema.check-digits-hint")
        }
        Kind::Integer(1900, _) => message!("schema.write-four-digit-year-hint"),
        Kind::Integer(..) | Kind::Decimal(..) => {
            message!("schema.write-digits-hint", example = example(kind))
        }
        Kind::Date | Kind::Day => date(text),
        Kind::Url | Kind::Account(_) if !text.contains("://") => {
            message!("schema.begin-address-hint")
        }
        Kind::Base => {
            let known = base_url(text).err().flatten().unwrap_or_else(|| example(kind));
            message!("schema.write-example-hint", example = known)
        }
        Kind::Country => message!("schema.country-code-hint"),
        Kind::OneOf(words) => match did_you_mean(text, words.iter().copied()) {
            Some(near) => message!("schema.did-you-mean-hint", near),
            None => message!("schema.allowed-values-hint", words = words.join(", ")),
        },
        Kind::Id | Kind::Segment => {
            let is_id = matches!(kind, Kind::Id);
            let slug = if is_id { i18n::slug(text) } else { i18n::native_slug(text) };
            let known = if slug.is_empty() { example(kind) } else { slug };
            message!("schema.write-slug-hint", known)
        }
        Kind::Flag => message!("schema.write-true-or-false-hint"),
        _ => message!("schema.write-example-hint", example = example(kind)),
    }
}

/// Returns the limits of a number outside its range, as messages.
fn range(kind: Kind, text: &str) -> Option<(Message, Message)> {
    match kind {
        Kind::Integer(low, high) if text.parse::<i64>().is_ok() => {
            Some((low.to_message(), high.to_message()))
        }
        Kind::Decimal(low, high) if text.parse::<f64>().is_ok() => {
            Some((low.to_message(), high.to_message()))
        }
        _ => None,
    }
}

/// Returns the hint for an invalid date. A date with two possible meanings is never guessed.
pub fn date(text: &str) -> Message {
    let parts: Vec<&str> = text.split('-').collect();
    let is_written =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if let [year, month, day] = parts.as_slice()
        && is_written(year, 4)
        && is_written(month, 2)
        && is_written(day, 2)
    {
        return match Date::parse(&format!("{year}-{month}")).and_then(|month| month.last_day().day)
        {
            Some(last) => message!("schema.month-has-fewer-days", days = u32::from(last)),
            None => message!("schema.month-is-middle-number"),
        };
    }
    match i18n::read_date(text).as_slice() {
        [one, two] => {
            message!("schema.ambiguous-date-hint", one, two)
        }
        _ => message!("schema.write-full-date-hint"),
    }
}

pub(super) fn noun(kind: Kind) -> Message {
    match kind {
        Kind::Text | Kind::Name => message!("schema.noun-localized-text"),
        Kind::Plain | Kind::Alt => message!("schema.noun-text"),
        Kind::Id | Kind::Segment | Kind::Slug => message!("schema.noun-id"),
        Kind::Integer(low, high) if high - low <= 10_000 => {
            message!("schema.noun-whole-number-between", low, high)
        }
        Kind::Integer(..) => message!("schema.noun-whole-number"),
        Kind::Decimal(low, high) => message!("schema.noun-number-between", low, high),
        Kind::Flag => message!("schema.noun-true-or-false"),
        Kind::Date => message!("schema.noun-date"),
        Kind::Day => message!("schema.noun-day"),
        Kind::Url => message!("schema.noun-web-address"),
        Kind::Account(_) => message!("schema.noun-account-address"),
        Kind::Base => message!("schema.kind-site-address"),
        Kind::Email => message!("schema.noun-email"),
        Kind::Address => message!("schema.noun-site-address"),
        Kind::Country => message!("schema.noun-country-code"),
        Kind::Locale => message!("schema.noun-language-code"),
        Kind::OneOf(_) => message!("schema.noun-allowed-value"),
        Kind::List(_) => message!("schema.noun-list"),
        Kind::Map(_) | Kind::Keyed(_) => message!("schema.noun-group"),
        Kind::Source => message!("schema.noun-source"),
    }
}

pub(super) fn example(kind: Kind) -> String {
    match kind {
        Kind::Text | Kind::Plain | Kind::Name | Kind::Alt => "…".into(),
        Kind::Id | Kind::Segment | Kind::Slug => "an-id".into(),
        Kind::Integer(1900, _) => "2022".into(),
        Kind::Integer(low, high) => 12.clamp(low, high).to_string(),
        Kind::Decimal(low, high) => 12.5_f64.clamp(low, high).to_string(),
        Kind::Flag => "true".into(),
        Kind::Date | Kind::Day => "2022-09-02".into(),
        Kind::Account(address) if !address.is_empty() => format!("{address}…"),
        Kind::Url | Kind::Account(_) | Kind::Source => "https://…".into(),
        Kind::Base => "https://example.org".into(),
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
