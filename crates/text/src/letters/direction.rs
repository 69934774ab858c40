//! Finds misused bidirectional control characters. Each one opens a range that another one closes.

use std::ops::Range;

use super::Stray;
use crate::diag::{Message, message};

const CLOSES_EMBEDDING: char = '\u{202c}';
const CLOSES_ISOLATE: char = '\u{2069}';

/// Returns whether a control opens a range: an embedding, an override or an isolate.
fn opens(c: char) -> bool {
    matches!(c, '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}') || opens_isolate(c)
}

/// Returns whether a control opens an isolate, which does not affect the text around it. It is correct if it is
/// closed.
fn opens_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// A control character with its byte offset.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    c: char,
}

impl Mark {
    fn range(self) -> Range<usize> {
        self.at..self.at + self.c.len_utf8()
    }
}

/// Finds unpaired directional controls, and embeddings and overrides.
pub(super) fn find(text: &str) -> Vec<Stray> {
    let is_mark = |c: char| opens(c) || matches!(c, CLOSES_EMBEDDING | CLOSES_ISOLATE);
    if !text.contains(is_mark) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    // An open range ends with its paragraph.
    let is_end = |at: &usize| ["\n", "\r\n"].iter().any(|end| text[*at..].starts_with(end));
    let ends = text.match_indices('\n').map(|(at, _)| at + 1).filter(is_end);
    for end in ends.chain([text.len()]) {
        let paragraph = &text[start..end];
        let is_mirrored = paragraph.contains(is_from_right);
        let marks = paragraph.char_indices().filter(|(_, c)| is_mark(*c));
        pair(marks.map(|(at, c)| Mark { at: start + at, c }), is_mirrored, &mut found);
        start = end;
    }
    found
}

/// Pairs the controls of a paragraph and reports the incorrect ones.
fn pair(marks: impl Iterator<Item = Mark>, is_mirrored: bool, found: &mut Vec<Stray>) {
    let mut open: Vec<Mark> = Vec::new();
    for mark in marks {
        if opens(mark.c) {
            open.push(mark);
            continue;
        }
        let closes_isolate = mark.c == CLOSES_ISOLATE;
        let is_isolate = |mark: &Mark| opens_isolate(mark.c);
        let own = match open.last() {
            Some(last) if !closes_isolate && !is_isolate(last) => Some(open.len() - 1),
            _ if closes_isolate => open.iter().rposition(is_isolate),
            _ => None,
        };
        let Some(own) = own else {
            found.push(single(mark));
            continue;
        };
        // A range that is open inside has no end.
        found.extend(open.drain(own + 1..).map(single));
        found.extend(open.pop().and_then(|first| both(first, mark, is_mirrored)));
    }
    found.extend(open.into_iter().map(single));
}

/// Reports an unpaired control.
fn single(mark: Mark) -> Stray {
    let name = message!("letters.unpaired-direction-mark");
    stray(mark, name, vec![(mark.range(), "")], mark.c != '\u{202e}')
}

/// Reports a pair of controls, unless it is an isolate.
fn both(first: Mark, last: Mark, is_mirrored: bool) -> Option<Stray> {
    let name = match first.c {
        c if opens_isolate(c) => return None,
        // An embedding affects the layout of the text around it.
        '\u{202a}' | '\u{202b}' => message!("letters.obsolete-direction-mark"),
        // An override forces the direction of all its characters.
        _ => message!("letters.direction-override"),
    };
    // In a paragraph with right-to-left letters an isolate replaces the pair, to keep the layout.
    let instead = match first.c {
        '\u{202a}' if is_mirrored => ["\u{2066}", "\u{2069}"],
        '\u{202b}' if is_mirrored => ["\u{2067}", "\u{2069}"],
        _ => ["", ""],
    };
    let edits = vec![(first.range(), instead[0]), (last.range(), instead[1])];
    let is_certain = match first.c {
        '\u{202e}' => false,
        '\u{202d}' => !is_mirrored,
        _ => true,
    };
    Some(stray(first, name, edits, is_certain))
}

fn stray(
    mark: Mark,
    name: Message,
    edits: Vec<(Range<usize>, &'static str)>,
    is_certain: bool,
) -> Stray {
    let hint = if is_certain {
        message!("letters.delete-pasted-hint")
    } else {
        message!("letters.delete-and-reorder-hint")
    };
    Stray { range: mark.range(), name, hint, edits, is_certain, is_kept: false, is_seen: false }
}

/// Returns whether a letter belongs to a right-to-left script.
pub(super) fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
