//! Whether the links of a translation lead where those of its source lead.

use super::units::UnitPair;
use crate::locale::Locale;
use crate::translation;

/// Returns whether a link of one side leads where none of the other does. An address of another site can
/// name its language, or go on to the page in the language of the translation.
pub(super) fn differ(slot: &UnitPair<'_>, (from, to): (&Locale, &Locale)) -> bool {
    let Some(target) = slot.target.filter(|_| slot.syntax.is_markdown()) else { return false };
    let (source, own) = (translation::links(slot.source.text), translation::links(target.text));
    let is_same = |a: &String, b: &String| {
        let is_external = a.contains("://") && b.contains("://");
        a == b || (is_external && is_version(&without(a, from), &without(b, to)))
    };
    source.iter().any(|a| !own.iter().any(|b| is_same(a, b)))
        || own.iter().any(|b| !source.iter().any(|a| is_same(a, b)))
}

/// Returns the parts of an address that do not name its language.
fn without<'a>(address: &'a str, locale: &Locale) -> Vec<&'a str> {
    let parts = address.split(['/', '.']).filter(|part| {
        let names = [locale.as_str(), locale.language()];
        !part.is_empty() && !names.iter().any(|name| part.eq_ignore_ascii_case(name))
    });
    parts.collect()
}

/// Returns whether an address is the other, or goes on where the other ends.
fn is_version(a: &[&str], b: &[&str]) -> bool {
    /// The scheme and two parts of a host are no address yet.
    const LEAST: usize = 4;
    a == b || (a.len().min(b.len()) >= LEAST && (a.starts_with(b) || b.starts_with(a)))
}
