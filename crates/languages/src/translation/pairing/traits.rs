//! The traits that a text and its translation share: links, code, numbers and names.

use std::collections::BTreeSet;

use crate::content::{Inline, inline};
use crate::translation::text::TranslationUnit;

/// A trait that a translation keeps from its source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Trait {
    /// The target of a link or the file of an image, without the fragment.
    Link(String),
    /// Code, or a footnote reference.
    Code(String),
    /// The digits of a number.
    Number(String),
    /// A word that begins with a capital letter.
    Name(String),
}

impl Trait {
    /// Returns the weight of the trait as evidence for a pair.
    pub(super) fn weight(&self) -> u32 {
        match self {
            Self::Link(_) | Self::Code(_) => 4,
            Self::Number(digits) if digits.len() <= 2 => 1,
            Self::Name(_) | Self::Number(_) => 2,
        }
    }
}

/// The traits of a passage.
#[derive(Default)]
pub(super) struct Traits {
    /// The distinct traits.
    pub(super) all: BTreeSet<Trait>,
    /// The number of characters in its words.
    length: usize,
}

impl Traits {
    /// Adds the traits of a unit.
    pub(super) fn add(&mut self, unit: &TranslationUnit<'_>) {
        if unit.kind.is_yaml() {
            self.words(unit.text);
        } else {
            self.markdown(unit.text);
        }
    }

    fn markdown(&mut self, text: &str) {
        for piece in inline(text) {
            match piece {
                Inline::Text(words) => self.words(&words),
                Inline::Close(mark) => {
                    self.all.extend(mark.strip_prefix(']').map(|to| Trait::Link(place(to))));
                }
                Inline::Code(code) => self.code(&code),
                Inline::Open(_) => {}
            }
        }
    }

    fn code(&mut self, code: &str) {
        let address = code.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        let link = code.strip_prefix("[](").or_else(|| code.strip_prefix("![]("));
        if let Some(to) = address.or(link) {
            self.all.insert(Trait::Link(place(to)));
        } else if !code.ends_with('\n') {
            self.all.insert(Trait::Code(code.to_owned()));
        }
    }

    fn words(&mut self, text: &str) {
        self.length += text.chars().count();
        for part in text.split_whitespace() {
            if let Some(at) = part.find("http://").or_else(|| part.find("https://")) {
                let end = |c: char| !c.is_alphanumeric() && c != '/';
                self.all.insert(Trait::Link(place(part[at..].trim_end_matches(end))));
                continue;
            }
            for word in part.split(|c: char| !c.is_alphanumeric()) {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        /// Shorter words can be articles or initials.
        const SHORTEST: usize = 3;
        if word.starts_with(char::is_uppercase) && word.chars().count() >= SHORTEST {
            self.all.insert(Trait::Name(word.to_owned()));
        }
        let mut digits = String::new();
        for c in word.chars().chain([' ']) {
            match digit(c) {
                Some(digit) => digits.push(digit),
                None if digits.is_empty() => {}
                None => {
                    self.all.insert(Trait::Number(std::mem::take(&mut digits)));
                }
            }
        }
    }

    /// Returns the likeness of two passages, from 0 to 100.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        let weight = |of: &mut dyn Iterator<Item = &Trait>| of.map(Trait::weight).sum::<u32>();
        let all = weight(&mut self.all.union(&other.all));
        let shared = weight(&mut self.all.intersection(&other.all));
        let traits = (60 * shared).checked_div(all).unwrap_or(30);
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        let length = (40 * short).checked_div(long).unwrap_or(40);
        traits + u32::try_from(length).unwrap_or(0)
    }
}

/// Returns the distinct link targets in a block of Markdown.
pub fn links(text: &str) -> BTreeSet<String> {
    let mut traits = Traits::default();
    traits.markdown(text);
    let links = traits.all.into_iter().filter_map(|own| match own {
        Trait::Link(to) => Some(to),
        Trait::Code(_) | Trait::Number(_) | Trait::Name(_) => None,
    });
    links.collect()
}

/// Returns the target of a link without its title and its fragment, because a heading id can be translated.
fn place(written: &str) -> String {
    let inner = written.trim_matches(['(', ')', '[', ']', '<', '>']);
    let place = inner.split_whitespace().next().unwrap_or_default();
    let place = place.trim_end_matches(['>', ')']);
    place.split_once('#').map_or(place, |(place, _)| place).to_owned()
}

/// Returns the value of a digit: a translation can use the digits of its own script.
fn digit(c: char) -> Option<char> {
    // The zero digits of Arabic, Persian, Devanagari and Bengali.
    const ZEROS: [u32; 4] = [0x0660, 0x06f0, 0x0966, 0x09e6];
    if c.is_ascii_digit() {
        return Some(c);
    }
    let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|at| *at < 10));
    value.and_then(|value| char::from_digit(value, 10))
}
