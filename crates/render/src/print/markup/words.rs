//! Words: as nothing but text, with the language that they are in.

use std::fmt::Write;

use super::BLOCKS;
use crate::html::Element;
use crate::locale::Locale;
use urbi_press::quote;

/// Marks what is in another language, or runs in another direction.
pub(super) fn spoken(element: &Element, inner: String) -> String {
    let locale = element.attribute("lang").and_then(Locale::parse);
    let direction = element.attribute("dir").filter(|dir| ["ltr", "rtl"].contains(dir));
    // An isolate keeps what runs the other way from pulling the marks around it along.
    let inner = match direction.filter(|_| !BLOCKS.contains(&element.name.as_str())) {
        Some("rtl") => format!("\u{2067}{inner}\u{2069}"),
        Some(_) => format!("\u{2066}{inner}\u{2069}"),
        None => inner,
    };
    let mut set = String::new();
    if let Some(locale) = locale {
        let _ = write!(set, "{},", language(&locale));
    }
    if let Some(direction) = direction {
        let _ = write!(set, "dir:{direction},");
    }
    if set.is_empty() { inner } else { format!("#text({set})[{inner}];") }
}

/// Writes a locale as arguments: `lang:"pt",region:"PT"`.
pub(in crate::print) fn language(locale: &Locale) -> String {
    let (language, region) = ui_language(locale);
    format!("lang:{language},region:{region}")
}

/// Writes the language of a locale, and its region or `none`.
pub(in crate::print) fn ui_language(locale: &Locale) -> (String, String) {
    let language = quote(locale.language());
    let region = locale.as_str().split('-').skip(1).find(|subtag| subtag.len() == 2);
    let region = region.map_or_else(|| "none".to_owned(), quote);
    (language, region)
}

/// Writes text: as one that the typesetter reads nothing into, with space around it that goes with
/// space beside it, as on a page.
pub(super) fn words(text: &str, out: &mut String) {
    let is_space = |letter: char| letter.is_ascii_whitespace();
    let trimmed = text.trim_matches(is_space);
    if text.starts_with(is_space) {
        out.push(' ');
    }
    if trimmed.is_empty() {
        return;
    }
    let single: Vec<&str> = trimmed.split(is_space).filter(|word| !word.is_empty()).collect();
    let seen: String = single.join(" ").chars().filter(|letter| !letter.is_control()).collect();
    let _ = write!(out, "#{};", quote(&seen));
    if text.ends_with(is_space) {
        out.push(' ');
    }
}
