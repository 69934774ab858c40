//! Parses emphasis in Chinese, Japanese and Korean by the amendment to `CommonMark`.
//!
//! `CommonMark` requires a space or punctuation next to a mark of emphasis that touches punctuation.
//! These languages have no such spaces, so `**灯塔。**城镇` would stay text. The Markdown crate has no option
//! for the amendment. It receives a text of the same length with substitutes of another class next to
//! the marks. Afterwards, its events get the original letters again.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::CowStr;

use super::Located;
use super::spelling::spell_again;

/// A text for the Markdown crate, and the original letters.
pub(super) struct SubstitutedText {
    pub(super) text: String,
    back: BTreeMap<char, char>,
}

/// The character class that a substitute needs, so that the crate parses the mark next to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Letter,
    Punctuation,
}

/// Returns a text whose emphasis is parsed by the amendment. Returns `None` if nothing differs.
pub(super) fn widen(text: &str) -> Option<SubstitutedText> {
    let changes = if text.is_ascii() { BTreeMap::new() } else { changes(text) };
    if changes.is_empty() {
        return None;
    }
    let present = text.chars().filter(|c| is_substitute(*c)).collect();
    let mut spare = Spare { present, used: BTreeMap::new(), next: [0; 4] };
    let mut widened = String::with_capacity(text.len());
    let mut from = 0;
    for (at, class) in changes {
        let Some(letter) = text[at..].chars().next() else { continue };
        if let Some(other) = spare.letter(letter, class) {
            widened.push_str(&text[from..at]);
            widened.push(other);
            from = at + letter.len_utf8();
        }
    }
    widened.push_str(&text[from..]);
    let back = spare.used.into_iter().map(|((letter, _), other)| (other, letter)).collect();
    Some(SubstitutedText { text: widened, back })
}

/// Finds the letters that prevent the crate from parsing the marks next to them.
fn changes(text: &str) -> BTreeMap<usize, Class> {
    let mut changes = BTreeMap::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'~')) {
        let start = at + found;
        let mark = bytes[start];
        let end = start + bytes[start..].iter().take_while(|byte| **byte == mark).count();
        at = end;
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        let places = [(start - before.len_utf8(), before, after), (end, after, before)];
        for (place, own, other) in places {
            if let Some(class) = class(own, other) {
                changes.entry(place).or_insert(class);
            }
        }
    }
    changes
}

/// Returns the class of the substitute for a letter, given the letter on the other side of a mark.
fn class(own: char, other: char) -> Option<Class> {
    if !is_cjk(own) || other.is_whitespace() {
        return None;
    }
    let is_foreign_sign = !is_cjk(other) && is_punctuation(other);
    match (is_foreign_sign, is_punctuation(own)) {
        (true, false) => Some(Class::Punctuation),
        (false, true) => Some(Class::Letter),
        _ => None,
    }
}

/// Returns whether a character belongs to Chinese, Japanese or Korean script.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x2E80..=0x2FFF | 0x3001..=0x4DBF | 0x4E00..=0x9FFF | 0xA960..=0xA97F
        | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF01..=0xFFEF
        | 0x1B000..=0x1B16F | 0x20000..=0x3FFFD)
}

/// Returns whether a character counts as punctuation next to marks of emphasis.
pub(super) fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || (!c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control())
}

/// Substitute letters that the text does not contain.
struct Spare {
    /// The possible substitutes that the text contains.
    present: BTreeSet<char>,
    used: BTreeMap<(char, Class), char>,
    /// The number of substitutes of each kind that were tried.
    next: [u32; 4],
}

impl Spare {
    /// Returns a substitute of a class with the same UTF-8 length. Returns `None` if none remains.
    fn letter(&mut self, letter: char, class: Class) -> Option<char> {
        if let Some(known) = self.used.get(&(letter, class)) {
            return Some(*known);
        }
        // Private use areas, of three and four bytes; Braille patterns and musical symbols, which count
        // as symbols.
        let (kind, first, count) = match (class, letter.len_utf8()) {
            (Class::Letter, 3) => (0, 0xE000, 6400),
            (Class::Letter, 4) => (1, 0xF_0000, 65_000),
            (Class::Punctuation, 3) => (2, 0x2801, 255),
            (Class::Punctuation, 4) => (3, 0x1_D100, 38),
            _ => return None,
        };
        while self.next[kind] < count {
            let own = char::from_u32(first + self.next[kind])?;
            self.next[kind] += 1;
            if !self.present.contains(&own) {
                self.used.insert((letter, class), own);
                return Some(own);
            }
        }
        None
    }
}

/// Returns whether a letter can be a substitute.
fn is_substitute(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFF | 0x2800..=0x28FF | 0x1_D100..=0x1_D125)
}

impl SubstitutedText {
    /// Restores the original letters of an event.
    pub(super) fn restore(&self, (mut event, range): Located<'_>) -> Located<'static> {
        spell_again(&mut event, &|text| self.back(text));
        (event.into_static(), range)
    }

    /// Restores the original letters of a text.
    pub(super) fn back(&self, text: &str) -> CowStr<'static> {
        let original: String =
            text.chars().map(|c| self.back.get(&c).copied().unwrap_or(c)).collect();
        CowStr::from(original)
    }
}
