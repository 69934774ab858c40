//! Removes layout characters from the text of runs, so that readers can search and copy it.
//!
//! Typst adds directional controls around words that run against their paragraph. Such a control has no glyph, so the
//! adjacent glyph gets it. The last letter of an Arabic name in an English text would represent the letter and two
//! controls. A search for the name would fail.

use std::ops::Range;

use typst::text::{Glyph, TextItem};

/// Returns a run without layout characters in its text. A layout character with its own glyph stays.
pub(super) fn plain(run: &TextItem) -> TextItem {
    if !run.text.chars().any(is_steering) {
        return run.clone();
    }
    let ranges: Vec<Range<usize>> = run.glyphs.iter().map(Glyph::range).collect();
    let (text, ranges) = without_marks(&run.text, &ranges);
    let glyph = |(glyph, range): (&Glyph, Range<usize>)| {
        let range = u16::try_from(range.start).ok()?..u16::try_from(range.end).ok()?;
        Some(Glyph { range, ..glyph.clone() })
    };
    let glyphs: Option<Vec<Glyph>> = run.glyphs.iter().zip(ranges).map(glyph).collect();
    glyphs
        .map_or_else(|| run.clone(), |glyphs| TextItem { text: text.into(), glyphs, ..run.clone() })
}

/// Removes layout characters from a text and adjusts the ranges of its glyphs. A range of only such characters keeps
/// them.
fn without_marks(text: &str, ranges: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let is_own = |range: &Range<usize>| {
        text.get(range.clone()).is_some_and(|own| own.chars().all(is_steering))
    };
    let own: Vec<&Range<usize>> = ranges.iter().filter(|range| is_own(range)).collect();
    let is_kept = |at: usize, letter: char| {
        !is_steering(letter) || own.iter().any(|range| range.contains(&at))
    };
    let mut plain = String::with_capacity(text.len());
    // The new offset of each byte, or of the next one that stays.
    let mut moved = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        moved.resize(at + letter.len_utf8(), plain.len());
        if is_kept(at, letter) {
            plain.push(letter);
        }
    }
    moved.push(plain.len());
    let place = |at: usize| moved.get(at).copied().unwrap_or(plain.len());
    let ranges = ranges.iter().map(|range| place(range.start)..place(range.end)).collect();
    (plain, ranges)
}

/// Returns whether a character only affects the layout: a directional control, or a line break opportunity. Joiners
/// are part of the spelling, so they do not count.
fn is_steering(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn marks_go_and_the_letters_keep_their_glyphs() {
        let text = "\u{202b}\u{648}\u{647}\u{202c}\u{202b}\u{646}\u{202c}";
        // As Typst returns them: each letter with the marks up to the next letter.
        let ranges = [11..17, 5..11, 3..5];
        let (plain, ranges) = without_marks(text, &ranges);
        assert_eq!(plain, "\u{648}\u{647}\u{646}");
        assert_eq!(ranges, [4..6, 2..4, 0..2]);
    }

    #[test]
    fn a_mark_that_is_drawn_stays_and_so_do_joiners() {
        let text = "ab\u{ad}\u{200c}c\u{2069}";
        let (plain, ranges) = without_marks(text, &[0..1, 1..2, 2..4, 4..7, 7..11]);
        assert_eq!(plain, "ab\u{ad}\u{200c}c");
        assert_eq!(ranges, [0..1, 1..2, 2..4, 4..7, 7..8]);
    }
}
