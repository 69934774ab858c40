//! Locales as BCP 47 tags. This module does not depend on CLDR, on the site or on addresses.

use std::sync::Arc;

use crate::path::text_types;

/// A BCP 47 tag such as `pt-BR`, in the recommended case. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(Arc<str>);

text_types!(Locale);

impl Locale {
    /// Reads a well-formed tag: subtags of one to eight ASCII letters and digits joined by `-`. The first subtag
    /// has two or three letters. Returns `None` for anything else (`en_GB`, `br.`).
    ///
    /// Use `i18n` to find out whether CLDR knows the language.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let language = subtags.next().filter(|language| (2..=3).contains(&language.len()))?;
        if !language.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let mut canonical = language.to_ascii_lowercase();
        let mut in_extension = false;
        for subtag in subtags {
            let is_plain = subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !is_plain || !(1..=8).contains(&subtag.len()) {
                return None;
            }
            canonical.push('-');
            in_extension |= subtag.len() == 1;
            canonical.push_str(&subtag_case(subtag, in_extension));
        }
        Some(Self(canonical.into()))
    }

    /// Returns the primary language subtag: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

/// Applies the case of RFC 5646, 2.1.1: scripts in title case, regions in upper case, the rest in lower case.
fn subtag_case(subtag: &str, in_extension: bool) -> String {
    let lower = subtag.to_ascii_lowercase();
    match lower.len() {
        _ if in_extension => lower,
        2 => lower.to_ascii_uppercase(),
        4 if lower.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            lower[..1].to_ascii_uppercase() + &lower[1..]
        }
        _ => lower,
    }
}

/// The writing direction of a locale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The index of a locale in `site.yaml`, which [`PerLocale`] uses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocaleId(u8);

impl LocaleId {
    /// Creates the id of the locale at `index` of the configuration; `None` above 255.
    pub fn new(index: usize) -> Option<Self> {
        u8::try_from(index).ok().map(Self)
    }

    /// Returns the index in the locales of the configuration.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// One value for each locale of the site, in the order of the configuration.
#[derive(Clone, Debug, Default)]
pub struct PerLocale<T>(Vec<T>);

impl<T> From<Vec<T>> for PerLocale<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values)
    }
}

impl<T> PerLocale<T> {
    /// Creates the values of `count` locales.
    pub fn from_fn(count: usize, make: impl FnMut(LocaleId) -> T) -> Self {
        Self((0..count).filter_map(LocaleId::new).map(make).collect())
    }

    /// Returns the locales with their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (LocaleId, &T)> {
        self.0.iter().enumerate().filter_map(|(i, value)| Some((LocaleId::new(i)?, value)))
    }
}

impl<T> std::ops::Index<LocaleId> for PerLocale<T> {
    type Output = T;
    fn index(&self, locale: LocaleId) -> &T {
        &self.0[locale.index()]
    }
}

impl<T> std::ops::IndexMut<LocaleId> for PerLocale<T> {
    fn index_mut(&mut self, locale: LocaleId) -> &mut T {
        &mut self.0[locale.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn tags_take_the_recommended_case() {
        for (read, canonical) in [
            ("en", "en"),
            ("PT-br", "pt-BR"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("ar-u-NU-arab", "ar-u-nu-arab"),
        ] {
            assert_eq!(Locale::parse(read).unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn malformed_tags_are_refused() {
        for tag in ["", "e", "en_GB", "en-", "pt BR", "português", "123"] {
            assert_eq!(Locale::parse(tag), None, "{tag}");
        }
    }
}
