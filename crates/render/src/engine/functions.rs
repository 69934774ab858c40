//! The functions that templates can call: messages, numbers, lists and quotations in a locale, and assets.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::{FunctionContext, fallback};
use crate::i18n::Formatter;

/// Registers every function; `themes/REFERENCE.md` documents them.
pub(super) fn register(tera: &mut Tera, words: &Arc<FunctionContext>) {
    add(tera, words, "t", message);
    add(tera, words, "asset", asset);
    add(tera, words, "colour", colour);
    written(tera, words, "number", |format, kwargs| Ok(format.number(kwargs.must_get("value")?)));
    written(tera, words, "ordinal", |format, kwargs| Ok(format.ordinal(kwargs.must_get("value")?)));
    written(tera, words, "percent", |format, kwargs| {
        let (part, whole): (u64, u64) = (kwargs.must_get("part")?, kwargs.must_get("of")?);
        Ok(format.percent(if whole == 0 { 0.0 } else { part as f64 / whole as f64 }))
    });
    written(tera, words, "quote", |format, kwargs| Ok(format.quote(kwargs.must_get("text")?)));
    written(tera, words, "list", |format, kwargs| {
        let items = items(format, kwargs)?;
        Ok(format.list(&items.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    written(tera, words, "joints", |format, kwargs| {
        let items = items(format, kwargs)?;
        Ok(format.joints(&items.iter().map(String::as_str).collect::<Vec<_>>()))
    });
}

fn add<T: Into<Value>>(
    tera: &mut Tera,
    words: &Arc<FunctionContext>,
    name: &'static str,
    call: impl Fn(&FunctionContext, &Kwargs, &State<'_>) -> TeraResult<T> + Send + Sync + 'static,
) {
    let words = Arc::clone(words);
    tera.register_function(name, move |kwargs: Kwargs, state: &State<'_>| {
        call(&words, &kwargs, state)
    });
}

/// Registers a function that formats a value for the locale.
fn written<T: Into<Value>>(
    tera: &mut Tera,
    words: &Arc<FunctionContext>,
    name: &'static str,
    write: impl Fn(&Formatter, &Kwargs) -> TeraResult<T> + Send + Sync + 'static,
) {
    add(tera, words, name, move |words, kwargs, state| {
        write(&words.formats[words.locale(kwargs, state)?], kwargs)
    });
}

/// `t(key, count, …)`: a message, marked if it is in another language. Whole numbers among its arguments
/// are written in the locale's digits. Arguments that count something are passed as `count`, or formatted
/// with `number` first.
fn message(words: &FunctionContext, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let locale = words.locale(kwargs, state)?;
    let count = kwargs.get::<u64>("count")?;
    let argument = |name: &str| {
        let given = kwargs.iter().find(|(key, _)| key.as_str() == Some(name));
        given.map(|(_, value)| text(&words.formats[locale], value))
    };
    let said = words.message(locale, key, count, &argument);
    let (said, language) = said.map_err(tera::Error::message)?;
    Ok(match language {
        Some(language) => fallback::mark_language(language, &said),
        None => said,
    })
}

fn asset(words: &FunctionContext, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<String> {
    let name: &str = kwargs.must_get("name")?;
    let near = crate::diag::did_you_mean(name, words.assets.keys().map(String::as_str));
    words.assets.get(name).cloned().ok_or_else(|| {
        let near = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
        tera::Error::message(format!("the theme has no asset `{name}`{near}"))
    })
}

/// `colour(scheme, name)`: a colour of `theme.yaml`.
fn colour(words: &FunctionContext, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<String> {
    let (scheme, name): (&str, &str) = (kwargs.must_get("scheme")?, kwargs.must_get("name")?);
    words.palette.colour(scheme, name).ok_or_else(|| {
        tera::Error::message(format!("the theme has no colour `{name}` in the scheme `{scheme}`"))
    })
}

/// Returns the items of a list as texts; whole numbers such as years are in the locale's digits.
fn items(format: &Formatter, kwargs: &Kwargs) -> TeraResult<Vec<String>> {
    let items: Value = kwargs.must_get("items")?;
    let items = items.as_array().ok_or_else(|| tera::Error::message("`items` must be a list"))?;
    Ok(items.iter().map(|item| text(format, item)).collect())
}

fn text(format: &Formatter, value: &Value) -> String {
    match value.as_i64() {
        Some(number) if value.is_number() => format.ordinal(number),
        _ => value.to_string(),
    }
}
