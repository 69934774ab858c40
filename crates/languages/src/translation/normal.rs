//! Normalizes and hashes text blocks: words, numbers, code and the kind of the block. Blocks that differ only
//! in details without an effect on the translation have the same hash.

use std::fmt;

use crate::content::{BlockPiece, TextBlock};
use crate::letters;

/// The hash of a normalised block, or of all blocks of a text: the first 48 bits of BLAKE3.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 6]);

impl Hash {
    /// Hashes a block's normalized text together with its kind.
    pub(super) fn of(kind: &str, normal: &str) -> Self {
        Self::of_bytes(format!("{kind}\n{normal}").as_bytes())
    }

    /// Hashes the hashes of all blocks of a text.
    pub(super) fn of_all(blocks: impl IntoIterator<Item = Self>) -> Self {
        let bytes: Vec<u8> = blocks.into_iter().flat_map(|hash| hash.0).collect();
        Self::of_bytes(&bytes)
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        let mut short = [0; 6];
        short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..6]);
        Self(short)
    }

    /// Parses twelve hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != 12 || !text.bytes().all(is_hex) {
            return None;
        }
        let [_, _, short @ ..] = u64::from_str_radix(text, 16).ok()?.to_be_bytes();
        Some(Self(short))
    }
}

impl fmt::Display for Hash {
    /// Writes twelve hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Hashes a block of a document.
pub(super) fn block_hash(block: &TextBlock) -> Hash {
    let mut kind = block.within.join("/");
    kind.push_str(&format!("/{:?}", block.kind));
    let mut normal = String::with_capacity(block.text.len());
    for piece in &block.pieces {
        match piece {
            BlockPiece::Words(text) => push_words(&mut normal, text),
            // Words never contain this character, so that code and words have different hashes.
            BlockPiece::Exact(text) => {
                normal.push('\u{1}');
                normal.push_str(text);
                normal.push('\u{1}');
            }
        }
    }
    Hash::of(&kind, normal.trim())
}

/// Hashes a text without Markdown.
pub(super) fn text_hash(kind: &str, text: &str) -> Hash {
    Hash::of(kind, &words(text))
}

/// Returns the normalized text: words and numbers, each separated by one space.
pub fn words(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    push_words(&mut normal, text);
    normal.trim().to_owned()
}

/// Appends normalized text. White space, quotation marks, dashes, commas, full stops and invisible characters
/// become at most one space. Inside numbers and names every character is kept.
fn push_words(normal: &mut String, text: &str) {
    let text = letters::composed(text);
    let mut rest = text.chars().peekable();
    let mut before = normal.chars().next_back().unwrap_or(' ');
    while let Some(c) = rest.next() {
        if is_invisible(c) {
            continue;
        }
        let after = rest.peek().copied().unwrap_or(' ');
        let kept = match c {
            '\'' | '’' if before.is_alphabetic() && after.is_alphabetic() => Some('\''),
            '.' | ',' | ':' | '\'' | '’' if before.is_numeric() && after.is_numeric() => Some(c),
            // Part of a name, not the end of a sentence: `example.org`.
            '.' if before.is_alphanumeric() && after.is_alphanumeric() => Some(c),
            // A minus sign. A dash between two numbers separates them.
            c if is_dash(c) && !before.is_alphanumeric() && after.is_numeric() => Some('-'),
            c if c.is_whitespace() || is_slight(c) => None,
            c => Some(c),
        };
        match kept {
            Some(c) => {
                let is_gap = normal.ends_with(' ');
                // Chinese and Japanese have no spaces; lines can end between any two characters.
                if is_gap && is_unspaced(c) && ends_unspaced(normal) {
                    normal.pop();
                }
                normal.push(c);
            }
            None if !normal.is_empty() && !normal.ends_with(' ') => normal.push(' '),
            None => {}
        }
        before = c;
    }
}

fn ends_unspaced(normal: &str) -> bool {
    normal.chars().rev().nth(1).is_some_and(is_unspaced)
}

/// Soft hyphens, direction marks and line break marks. Joiners are kept: some scripts use them as letters.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Punctuation without an effect on the translation.
fn is_slight(c: char) -> bool {
    match c {
        '"' | '\'' | '`' | '´' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»'
        | '‹' | '›' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' | '＂' | '＇' | '.'
        | ',' | ';' | ':' | '…' | '。' | '，' | '、' | '；' | '：' | '．' | '،' | '؛' | '۔' => {
            true
        }
        _ => is_dash(c),
    }
}

/// Returns whether a letter is of a script that is written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::{Hash, words};

    #[test]
    fn what_is_a_matter_of_typing_does_not_count() {
        for (a, b) in [
            ("“Join”, she said – now…", "\"Join\", she said - now..."),
            ("a  line\nbroken", "a line broken"),
            ("It ends.", "It ends"),
            ("2013–2015", "2013-2015"),
            ("the city’s", "the city's"),
            ("co\u{ad}operation", "cooperation"),
            ("E\u{301}vora", "Évora"),
            ("学习型\n城市", "学习型城市"),
            ("one—two", "one – two"),
        ] {
            assert_eq!(words(a), words(b));
        }
    }

    #[test]
    fn words_and_numbers_count() {
        for (a, b) in [
            ("3.5", "35"),
            ("1,000", "1000"),
            ("-5 degrees", "5 degrees"),
            ("example.org", "exampleorg"),
            ("it's", "its"),
            ("Polish", "polish"),
            ("two words", "words two"),
            ("why?", "why"),
        ] {
            assert_ne!(words(a), words(b));
        }
    }

    #[test]
    fn hashes_are_read_as_they_are_written() {
        let hash = Hash::of("Paragraph", "one");
        assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
        assert_eq!(Hash::parse("0123456789AB"), None);
        assert_eq!(Hash::parse("é"), None);
    }
}
