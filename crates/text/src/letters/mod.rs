//! Finds and removes unwanted characters in the texts of editors, and normalizes texts to NFC.
//!
//! [`strays`] finds the characters that word processors, old encodings and other programs leave. [`readable`] returns
//! the text without them, in NFC; values use it. [`edits`] returns the changes, for callers that keep positions.

mod direction;
mod join;
mod stray;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use join::{is_joined, join};

use crate::diag::Message;

/// An unwanted character, or a pair of them.
#[derive(Clone, Debug)]
pub struct Stray {
    /// Its byte range; for a pair, that of the first character.
    pub range: Range<usize>,
    /// Its name, for messages.
    pub name: Message,
    /// How the editor can fix it.
    pub hint: Message,
    /// The replacements: byte range and new text.
    pub edits: Vec<(Range<usize>, &'static str)>,
    /// Whether `edits` are the only plausible fix.
    pub is_certain: bool,
    /// Whether it is harmless and stays in the published text.
    pub is_kept: bool,
    /// Whether readers see it, possibly as a box.
    pub is_seen: bool,
}

/// Finds the unwanted characters, in order.
pub fn strays(text: &str) -> Vec<Stray> {
    if is_clean(text) {
        return Vec::new();
    }
    let mut found = stray::find(text);
    found.extend(direction::find(text));
    found.sort_by_key(|stray| stray.range.start);
    found
}

/// Returns a text without the unwanted characters, in NFC.
pub fn readable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && is_clean(text) {
        return Cow::Borrowed(text);
    }
    let edits = edits(text);
    if edits.is_empty() {
        return composed(text);
    }
    Cow::Owned(composed(&edited(text, &edits)).into_owned())
}

/// Applies replacements that do not overlap.
pub fn edited<S: AsRef<str>>(text: &str, edits: &[(Range<usize>, S)]) -> String {
    let mut sorted: Vec<_> = edits.iter().collect();
    sorted.sort_by_key(|(range, _)| range.start);
    let mut edited = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in sorted {
        edited.push_str(&text[done..range.start.max(done)]);
        edited.push_str(new.as_ref());
        done = range.end.max(done);
    }
    edited.push_str(&text[done..]);
    edited
}

/// Returns a text in NFC, where texts that look the same have the same bytes.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Returns the replacements that make a text publishable, in order.
pub fn edits(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let unwanted = strays(text).into_iter().filter(|stray| !stray.is_kept);
    let mut edits: Vec<_> = unwanted.flat_map(|stray| stray.edits).collect();
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Returns whether a text contains only printable ASCII, tabs and line breaks.
fn is_clean(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t'))
}

#[cfg(test)]
mod tests;
