//! The words in which a value is refused: what was wanted, what was found, the mend.

use super::fix::suggest_fix;
use super::{Kind, base_url};
use crate::date::Date;
use crate::diag::{Code, ToWords, Words, did_you_mean, words};
use crate::i18n;

/// Why a scalar is not what its kind wants.
pub(super) struct ValueError {
    pub(super) code: Code,
    pub(super) message: Words,
    pub(super) hint: Words,
    /// How it should have been written, where it can mean one thing alone.
    pub(super) suggestion: Option<String>,
}

pub(super) fn refusal(kind: Kind, text: &str, key: &str) -> ValueError {
    let message = match range(kind, text) {
        Some((low, high)) => {
            words!(
                "`{key}` must be between {low} and {high}, and it is {text}",
                key,
                low,
                high,
                text
            )
        }
        None => words!("`{key}` must be {noun}, and `{text}` is not", key, noun = noun(kind), text),
    };
    let mended = suggest_fix(kind, text);
    let hint = match &mended {
        Some(mended) => hint_with(kind, text, mended),
        None => hint(kind, text),
    };
    let code = match kind {
        Kind::Date | Kind::Day => Code::InvalidDate,
        Kind::Url | Kind::Base | Kind::Email | Kind::Address => Code::InvalidAddress,
        Kind::Locale => Code::UnknownLocale,
        Kind::Flag => Code::WrongType,
        Kind::Integer(..) if text.parse::<i64>().is_err() => Code::WrongType,
        Kind::Decimal(..) if text.parse::<f64>().is_err() => Code::WrongType,
        _ => Code::InvalidValue,
    };
    ValueError { code, message, hint, suggestion: mended }
}

/// Says how a value should be written that can mean one thing alone.
fn hint_with(kind: Kind, text: &str, mended: &str) -> Words {
    match kind {
        Kind::Integer(..) if text.is_ascii() => {
            words!("write it without separators: {mended}", mended)
        }
        Kind::Decimal(..) if text.contains(',') && !text.contains('°') => {
            words!("write a point for the comma: {mended}", mended)
        }
        Kind::Date | Kind::Day => words!("write year, month and day: {mended}", mended),
        Kind::Country => words!("write its code: {mended}", mended),
        Kind::OneOf(_) => words!("did you mean `{near}`?", near = mended),
        _ => words!("write it like this: {mended}", mended),
    }
}

/// Says how a value should be written that only its writer can correct.
fn hint(kind: Kind, text: &str) -> Words {
    match kind {
        Kind::Integer(low, high) if range(kind, text).is_some() => {
            words!("write a number from {low} to {high}", low, high)
        }
        Kind::Decimal(..) if range(kind, text).is_some() => {
            words!("look for a digit or a point that is missing, or is one too many")
        }
        Kind::Integer(1900, _) => words!("write the year in four digits"),
        Kind::Integer(..) | Kind::Decimal(..) => {
            words!("write it in digits, such as {example}", example = example(kind))
        }
        Kind::Date | Kind::Day => date(text),
        Kind::Url if !text.contains("://") => {
            words!("begin it with https://, as browsers show it")
        }
        Kind::Base => {
            let known = base_url(text).err().flatten().unwrap_or_else(|| example(kind));
            words!("write it like this: {example}", example = known)
        }
        Kind::Country => words!("take the two letters of ISO 3166-1, such as DK for Denmark"),
        Kind::OneOf(words) => match did_you_mean(text, words.iter().copied()) {
            Some(near) => words!("did you mean `{near}`?", near),
            None => words!("it can be: {words}", words = words.join(", ")),
        },
        Kind::Id | Kind::Segment => {
            let is_id = matches!(kind, Kind::Id);
            let slug = if is_id { i18n::slug(text) } else { i18n::native_slug(text) };
            let known = if slug.is_empty() { example(kind) } else { slug };
            words!("lower-case letters, digits and hyphens: {known}", known)
        }
        Kind::Flag => words!("write true or false"),
        _ => words!("write it like this: {example}", example = example(kind)),
    }
}

/// Returns the limits of a number that is beyond them.
fn range(kind: Kind, text: &str) -> Option<(Words, Words)> {
    match kind {
        Kind::Integer(low, high) if text.parse::<i64>().is_ok() => {
            Some((low.to_words(), high.to_words()))
        }
        Kind::Decimal(low, high) if text.parse::<f64>().is_ok() => {
            Some((low.to_words(), high.to_words()))
        }
        _ => None,
    }
}

/// Says what a date can mean that can mean two days, which is never guessed, or why it is no day.
pub fn date(text: &str) -> Words {
    let parts: Vec<&str> = text.split('-').collect();
    let is_written =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if let [year, month, day] = parts.as_slice()
        && is_written(year, 4)
        && is_written(month, 2)
        && is_written(day, 2)
    {
        return match Date::parse(&format!("{year}-{month}-01")) {
            Some(_) => words!("this month has fewer days"),
            None => words!("the month is the middle number, from 01 to 12"),
        };
    }
    match i18n::read_date(text).as_slice() {
        [one, two] => {
            words!("it can mean two days: write {one} or {two}, year, month and day", one, two)
        }
        _ => words!("write year, month and day in digits, with hyphens: `YYYY-MM-DD`"),
    }
}

pub(super) fn noun(kind: Kind) -> Words {
    match kind {
        Kind::Text | Kind::Name => words!("a text, or one text per locale"),
        Kind::Plain | Kind::Alt => words!("a text"),
        Kind::Id | Kind::Segment | Kind::Slug => words!("an id"),
        Kind::Integer(..) => words!("a whole number"),
        Kind::Decimal(..) => words!("a number"),
        Kind::Flag => words!("true or false"),
        Kind::Date => words!("a date"),
        Kind::Day => words!("a day"),
        Kind::Url => words!("an address of the web"),
        Kind::Base => words!("the address of a site"),
        Kind::Email => words!("an e-mail address"),
        Kind::Address => words!("an address of this site, beginning with `/`"),
        Kind::Country => words!("the code of a country"),
        Kind::Locale => words!("the tag of a locale"),
        Kind::OneOf(_) => words!("one of a few words"),
        Kind::List(_) => words!("a list"),
        Kind::Map(_) | Kind::Keyed(_) => words!("a group of `key: value` lines"),
        Kind::Source => words!("an address, or a group with `title`"),
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
        Kind::Url | Kind::Source => "https://…".into(),
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
