//! The characters of texts that people write: those that nobody should meet on a page, and those that
//! look the same and are not.
//!
//! [`strays`] finds what word processors, old encodings and other programs leave. [`readable`] is a text
//! without them, in NFC: values are read so. [`edits`] are the changes, for
//! those who keep the places of a text.

mod direction;
mod join;
mod stray;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use join::{is_joined, join};

use crate::diag::Message;

/// A character that a text should not contain, or a pair of them.
#[derive(Clone, Debug)]
pub struct Stray {
    /// Where it is; of a pair, where the first one is.
    pub range: Range<usize>,
    /// What it is called.
    pub name: Message,
    /// What to do about it.
    pub hint: Message,
    /// What comes in the place of what.
    pub edits: Vec<(Range<usize>, &'static str)>,
    /// Whether `edits` are all that the writer can have meant.
    pub is_certain: bool,
    /// Whether it stays in the text that readers get, since it does no harm there.
    pub is_kept: bool,
    /// Whether readers see it, if only as a box.
    pub is_seen: bool,
}

/// Finds the characters that a text should not contain, in order.
pub fn strays(text: &str) -> Vec<Stray> {
    if is_clean(text) {
        return Vec::new();
    }
    let mut found = stray::find(text);
    found.extend(direction::find(text));
    found.sort_by_key(|stray| stray.range.start);
    found
}

/// Returns a text without the characters that nobody should meet, in Unicode's form NFC.
pub fn readable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && is_clean(text) {
        return Cow::Borrowed(text);
    }
    let edits = edits(text);
    if edits.is_empty() {
        return composed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut from = 0;
    for (range, instead) in edits {
        clean.push_str(&text[from..range.start]);
        clean.push_str(instead);
        from = range.end;
    }
    clean.push_str(&text[from..]);
    Cow::Owned(composed(&clean).into_owned())
}

/// Returns a text in Unicode's form NFC, in which texts that look the same are the same bytes.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Returns what comes in the place of what before readers get a text, in order.
pub fn edits(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let unwanted = strays(text).into_iter().filter(|stray| !stray.is_kept);
    let mut edits: Vec<_> = unwanted.flat_map(|stray| stray.edits).collect();
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Returns whether a text has nothing but printed characters of ASCII and the ends of its lines.
fn is_clean(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t'))
}

#[cfg(test)]
mod tests;
