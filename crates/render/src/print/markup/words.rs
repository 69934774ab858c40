//! Writes text as Typst string literals, with its language.

use std::fmt::Write;

use super::BLOCKS;
use crate::html::Element;
use crate::locale::Locale;
use urbi_typeset::quote;

/// Marks an element in another language or direction.
pub(super) fn spoken(element: &Element, inner: String) -> String {
    let locale = element.attribute("lang").and_then(Locale::parse);
    let direction = element.attribute("dir").filter(|dir| ["ltr", "rtl"].contains(dir));
    // A bidi isolate keeps text in the other direction from moving the punctuation around it.
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

/// Writes text as a string that Typst does not parse as markup. White space around it stays outside of the
/// string, so that it collapses with adjacent white space as in HTML.
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
