//! The sort order of names, and the letters of alphabetical indexes.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::exemplar_chars::ExemplarCharacters;
use icu_locale::locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The collation of one locale.
///
/// Characters before the first letter or digit have the lowest weight, so that each name is sorted by its first
/// letter.
#[derive(Debug)]
pub(super) struct Collation {
    full: CollatorBorrowed<'static>,
    primary: CollatorBorrowed<'static>,
    labels: Vec<Label>,
}

impl Collation {
    pub(super) fn new(locale: &icu_locale::Locale) -> Option<Self> {
        let mut options = CollatorOptions::default();
        let full = Collator::try_new(locale.into(), options).ok()?;
        options.strength = Some(Strength::Primary);
        let primary = Collator::try_new(locale.into(), options).ok()?;
        let labels = labels(locale, &primary);
        Some(Self { full, primary, labels })
    }

    pub(super) fn compare(&self, left: &str, right: &str) -> Ordering {
        let (left_rest, right_rest) = (filed(left), filed(right));
        self.full.compare(left_rest, right_rest).then_with(|| {
            match (left_rest.len() < left.len(), right_rest.len() < right.len()) {
                (true, true) => self.full.compare(left, right),
                (is_left_marked, is_right_marked) => is_left_marked.cmp(&is_right_marked),
            }
        })
    }

    /// Returns bytes with the order of [`Self::compare`].
    pub(super) fn sort_key(&self, text: &str) -> Vec<u8> {
        let rest = filed(text);
        let mut key = key(&self.full, rest);
        if rest.len() < text.len() {
            // A sort key contains no byte 0, so this one sorts the key directly after that of `rest`.
            key.push(0);
            key.extend(self::key(&self.full, text));
        }
        key
    }

    /// Returns the heading for `name`: the label of the locale that contains its first letter, else that letter; `#`
    /// if the name does not begin with a letter.
    pub(super) fn letter(&self, name: &str) -> String {
        let name = filed(name);
        if !name.starts_with(char::is_alphabetic) {
            return "#".to_owned();
        }
        let key = key(&self.primary, name);
        let after = self.labels.partition_point(|label| label.key <= key);
        let found = self.labels[..after].last().filter(|label| {
            let next = self.labels.get(after);
            key.starts_with(&label.key) || next.is_some_and(|next| label.reaches_to_next(next))
        });
        found.map_or_else(|| self.own_letter(name), |label| label.text.clone())
    }

    /// Returns the first letter in upper case. Its accents are removed, unless they make it another letter in this
    /// locale.
    fn own_letter(&self, name: &str) -> String {
        let mut rest = name.chars();
        let first = rest.by_ref().take(1);
        let marks = name.chars().skip(1).take_while(|c| is_combining_mark(*c));
        let letter: String = first.chain(marks).nfc().collect();
        let base: String = letter.nfd().take(1).collect();
        let is_same = self.primary.compare(&letter, &base).is_eq();
        let heading = if is_same { base } else { letter };
        // Georgian capitals are only for texts entirely in capitals.
        let is_georgian = heading.starts_with(|c| matches!(c, '\u{10d0}'..='\u{10ff}'));
        if is_georgian { heading } else { heading.to_uppercase() }
    }
}

/// A heading of an index, with its smallest sort key.
#[derive(Debug)]
struct Label {
    key: Vec<u8>,
    text: String,
    source: Source,
}

/// The source of a label. If two labels have the same key, the first source wins.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy, Debug)]
enum Source {
    /// The locale's own index characters.
    Own,
    /// Boundaries that the Chinese collation marks for Latin letters.
    Boundary,
    /// The Latin alphabet, for names in another script than that of the locale.
    Latin,
}

impl Label {
    /// Returns whether every name up to the next label belongs to this label. Otherwise other scripts sort in
    /// between.
    fn reaches_to_next(&self, next: &Self) -> bool {
        self.source == next.source || self.source == Source::Boundary
    }
}

/// Computes the labels of `locale` like ICU's `AlphabeticIndex`, sorted by key.
fn labels(locale: &icu_locale::Locale, primary: &CollatorBorrowed<'_>) -> Vec<Label> {
    let own = index_characters(locale);
    let latin = index_characters(&locale!("en"));
    let boundaries = own.iter().filter_map(|text| Some((boundary(primary, text)?, text)));
    let boundaries: Vec<Label> = boundaries
        .map(|(key, text)| Label { key, text: text.clone(), source: Source::Boundary })
        .collect();
    let with_key = |source| move |text: String| Label { key: key(primary, &text), text, source };
    let mut labels: Vec<Label> = own.into_iter().map(with_key(Source::Own)).collect();
    labels.extend(latin.into_iter().map(with_key(Source::Latin)));
    labels.extend(boundaries);
    // Russian lists both Е and Ё, which have the same key. The simpler letter is the heading.
    labels.sort_by_cached_key(|label| {
        (label.key.clone(), label.source, label.text.nfkd().count(), label.text.clone())
    });
    labels.dedup_by(|next, kept| next.key == kept.key);
    labels
}

/// Returns the index exemplar characters of CLDR for `locale`.
fn index_characters(locale: &icu_locale::Locale) -> Vec<String> {
    let Ok(exemplars) = ExemplarCharacters::try_new_index(&locale.into()) else {
        return Vec::new();
    };
    let letters = exemplars.code_points().iter_chars().map(String::from);
    letters.chain(exemplars.strings().iter().map(str::to_owned)).collect()
}

/// Returns the key of the boundary that the collation defines for `label`: a contraction with the noncharacter U+FDD0
/// (UTS #35, Collation Indexes). Without a contraction there is no boundary.
fn boundary(primary: &CollatorBorrowed<'_>, label: &str) -> Option<Vec<u8>> {
    let marked = key(primary, &format!("\u{fdd0}{label}"));
    (!marked.starts_with(&key(primary, "\u{fdd0}"))).then_some(marked)
}

fn key(collator: &CollatorBorrowed<'_>, text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2 + 8);
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}

/// Returns the part of a name by which it is sorted: from its first letter or digit, or the whole name if it has
/// neither. An ʻokina does not count as a letter.
fn filed(name: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric() || matches!(c, '\u{2b0}'..='\u{2ff}');
    let rest = name.trim_start_matches(is_sign);
    if rest.is_empty() { name } else { rest }
}

#[cfg(test)]
mod tests;
