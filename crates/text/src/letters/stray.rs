//! Finds unwanted characters that need at most their neighbours as context.

use super::Stray;
use crate::diag::{Message, message};

/// What urbi does with a character.
enum Care {
    /// Replace it; the replacement loses no information.
    Put(&'static str),
    /// Replace it for readers, although the editor may have meant something else: replacement and hint.
    Unsure(&'static str, Message),
    /// Suggest a replacement, but publish the character.
    Harmless(&'static str),
    /// Keep it: the original text is lost, and readers see that.
    Lost(Message),
}

/// The Windows-1252 characters of the control codes from U+0080.
const WINDOWS: [&str; 32] = [
    "€", "", "‚", "ƒ", "„", "", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", "", "‘", "’", "“",
    "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
];

/// The first character of the flag of a region.
const BLACK_FLAG: char = '\u{1f3f4}';

/// Finds all unwanted characters except directional controls, which occur in pairs.
pub(super) fn find(text: &str) -> Vec<Stray> {
    let mut found = Vec::new();
    let mut before = None;
    let mut in_flag = false;
    let is_mirrored = text.contains(super::direction::is_from_right);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let place = Place { before, after: chars.peek().map(|(_, c)| *c), in_flag, is_mirrored };
        let care = place.care(c);
        in_flag = c == BLACK_FLAG || (in_flag && is_tag(c));
        // After a break that became a space, the next character follows a space.
        before = Some(if is_break(c) { ' ' } else { c });
        found.extend(care.map(|(name, care)| stray(at, c, name, care)));
    }
    found
}

fn stray(at: usize, c: char, name: Message, care: Care) -> Stray {
    let range = at..at + c.len_utf8();
    let is_kept = matches!(care, Care::Harmless(_));
    let (instead, hint) = match care {
        Care::Put(instead) | Care::Harmless(instead) => (Some(instead), None),
        Care::Unsure(instead, hint) => (Some(instead), Some(hint)),
        Care::Lost(hint) => (None, Some(hint)),
    };
    let is_certain = hint.is_none();
    let hint = hint.unwrap_or_else(|| match instead {
        Some(" ") => message!("letters.write-normal-space-hint"),
        Some("") | None => message!("letters.delete-pasted-hint"),
        Some(instead) => message!("letters.write-instead-hint", instead),
    });
    let edits = instead.map(|instead| (range.clone(), instead)).into_iter().collect();
    let is_seen = matches!(c, '\u{fffd}' | '\u{fffc}') || is_private(c);
    Stray { range, name, hint, edits, is_certain, is_kept, is_seen }
}

/// The context of a character.
struct Place {
    before: Option<char>,
    after: Option<char>,
    /// Whether the character may belong to the flag of a region.
    in_flag: bool,
    /// Whether the text contains right-to-left letters.
    is_mirrored: bool,
}

impl Place {
    /// Returns the name of an unwanted character and its treatment; `None` if the character is fine.
    fn care(&self, c: char) -> Option<(Message, Care)> {
        self.control(c).or_else(|| self.joint(c)).or_else(|| self.space(c)).or_else(|| sign(c))
    }

    /// Checks control characters, noncharacters and private-use characters.
    fn control(&self, c: char) -> Option<(Message, Care)> {
        let code = u32::from(c);
        Some(match code {
            0x0B | 0x0C | 0x85 => {
                (message!("letters.word-processor-line-break"), self.line_break())
            }
            0x2028 | 0x2029 => {
                let parts = if self.parts_words() { " " } else { "" };
                (message!("letters.word-processor-line-break"), Care::Put(parts))
            }
            0x00..=0x08 | 0x0E..=0x1F | 0x7F => {
                (message!("letters.control-character"), Care::Put(""))
            }
            0x80..=0x9F => {
                let meant = WINDOWS[usize::try_from(code - 0x80).unwrap_or_default()];
                (message!("letters.control-character"), Care::Put(meant))
            }
            0xFDD0..=0xFDEF => (message!("letters.noncharacter"), Care::Put("")),
            _ if code & 0xFFFE == 0xFFFE => (message!("letters.noncharacter"), Care::Put("")),
            // Word uses this private code for the bullets of its lists.
            0xF0B7 => (message!("letters.word-processor-bullet"), Care::Put("•")),
            _ if is_private(c) => {
                let hint = message!("letters.type-symbol-again-hint");
                (message!("letters.single-font-symbol"), Care::Unsure("", hint))
            }
            _ => return None,
        })
    }

    /// Checks joiners, variation selectors and other zero-width characters.
    fn joint(&self, c: char) -> Option<(Message, Care)> {
        // Scripts with joined letters and emoji need joiners.
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c < '\u{250}');
        Some(match c {
            // Scripts without spaces mark the ends of words with it.
            '\u{200b}' if !has_no_spaces(self.before) && !has_no_spaces(self.after) => {
                (message!("letters.zero-width-space"), Care::Put(""))
            }
            '\u{feff}' => (message!("letters.byte-order-mark"), Care::Put("")),
            '\u{2060}' => (message!("letters.word-joiner"), Care::Put("")),
            '\u{ad}' => (message!("letters.soft-hyphen"), Care::Harmless("")),
            '\u{200c}' | '\u{200d}' if is_latin(self.before) && is_latin(self.after) => {
                (message!("letters.zero-width-joiner"), Care::Put(""))
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' if !self.is_mirrored => {
                (message!("letters.direction-mark"), Care::Harmless(""))
            }
            '\u{2061}'..='\u{2064}' => (message!("letters.formula-operator"), Care::Put("")),
            '\u{206a}'..='\u{206f}' | '\u{180e}' if !is_mongolian(self.before) => {
                (message!("letters.deprecated-mark"), Care::Put(""))
            }
            '\u{3164}' | '\u{ffa0}' => (message!("letters.filler"), Care::Put("")),
            _ if is_selector(c) && self.is_alone() => {
                (message!("letters.variation-selector"), Care::Put(""))
            }
            _ if is_tag(c) && !self.in_flag => (message!("letters.hidden-tag"), Care::Put("")),
            _ => return None,
        })
    }

    /// Checks no-break and narrow spaces. They are correct next to digits and punctuation.
    fn space(&self, c: char) -> Option<(Message, Care)> {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if !is_letter(self.before) || !is_letter(self.after) {
            return None;
        }
        match c {
            '\u{a0}' => Some((message!("letters.non-breaking-space"), Care::Harmless(" "))),
            '\u{2009}' | '\u{202f}' => Some((message!("letters.thin-space"), Care::Harmless(" "))),
            _ => None,
        }
    }

    /// Handles a line break inside a paragraph: between words it may be intended or accidental.
    fn line_break(&self) -> Care {
        if self.parts_words() {
            Care::Unsure(" ", message!("letters.delete-or-space-hint"))
        } else {
            Care::Put("")
        }
    }

    /// Returns whether both neighbours exist and are not spaces.
    fn parts_words(&self) -> bool {
        let is_word = |c: char| !c.is_whitespace() || is_break(c);
        self.before.is_some_and(is_word) && self.after.is_some_and(is_word)
    }

    /// Returns whether the character before cannot take a variation selector.
    fn is_alone(&self) -> bool {
        self.before.is_none_or(|c| {
            let has_keycap = c.is_ascii_digit() || matches!(c, '#' | '*');
            let is_latin = c.is_alphabetic() && c < '\u{250}';
            c.is_whitespace() || is_latin || is_selector(c) || (c.is_ascii() && !has_keycap)
        })
    }
}

/// Checks characters that replace lost text.
fn sign(c: char) -> Option<(Message, Care)> {
    let lost = message!("letters.look-up-lost-text-hint");
    Some(match c {
        '\u{fffd}' => (message!("letters.lost-character"), Care::Lost(lost)),
        '\u{fffc}' => (message!("letters.lost-image"), Care::Unsure("", lost)),
        '\u{fff9}'..='\u{fffb}' => (message!("letters.annotation-mark"), Care::Unsure("", lost)),
        _ => return None,
    })
}

/// Returns whether a letter belongs to a script without spaces between words: Thai, Lao, Burmese or Khmer.
fn has_no_spaces(c: Option<char>) -> bool {
    c.is_some_and(
        |c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'),
    )
}

fn is_mongolian(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '\u{1800}'..='\u{18af}'))
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Returns whether a character is a line break other than those of text files.
fn is_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
