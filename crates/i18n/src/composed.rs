//! Letters with their marks as one character each, where Unicode has one.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns a text in Unicode's form NFC, in which texts that look the same are the same bytes.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn a_letter_and_its_mark_are_one_character() {
        assert_eq!(composed("E\u{301}vora"), "\u{c9}vora");
        assert_eq!(composed("Lisbon"), "Lisbon");
    }
}
