//! Compares the link targets of a translation with those of its source.

use super::units::UnitPair;
use crate::locale::Locale;
use crate::translation;

/// Returns whether one side has a link without a matching target on the other side. External addresses match
/// if they differ only in the language, or if one continues the other.
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

/// Returns the parts of an address without those that name its language.
fn without<'a>(address: &'a str, locale: &Locale) -> Vec<&'a str> {
    let parts = address.split(['/', '.']).filter(|part| {
        let names = [locale.as_str(), locale.language()];
        !part.is_empty() && !names.iter().any(|name| part.eq_ignore_ascii_case(name))
    });
    parts.collect()
}

/// Returns whether the addresses are equal, or one is a prefix of the other.
fn is_version(a: &[&str], b: &[&str]) -> bool {
    /// A scheme and two host labels alone are not a complete address.
    const LEAST: usize = 4;
    a == b || (a.len().min(b.len()) >= LEAST && (a.starts_with(b) || b.starts_with(a)))
}
