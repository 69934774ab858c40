//! Joins lines of Chinese and Japanese, where a line break does not mean a space.

use std::borrow::Cow;
use std::ops::Range;

use super::edited;

/// Returns whether a line break between two texts disappears instead of becoming a space.
///
/// This follows the segment breaks of CSS. The break disappears between two Chinese or Japanese characters. It also
/// disappears between such a character and a quotation mark, a dash or dots, and next to a zero-width space. Korean
/// keeps the space.
pub fn is_joined(before: &str, after: &str) -> bool {
    let mut backwards = before.chars().rev();
    let mut forwards = after.chars();
    let (Some(last), Some(first)) = (backwards.next(), forwards.next()) else { return false };
    if last == '\u{200b}' || first == '\u{200b}' {
        return true;
    }
    match (is_wide(last), is_wide(first)) {
        (true, true) => true,
        (true, false) => is_sign(first) && forwards.find(|c| !is_sign(*c)).is_some_and(is_wide),
        (false, true) => is_sign(last) && backwards.find(|c| !is_sign(*c)).is_some_and(is_wide),
        (false, false) => false,
    }
}

/// Returns whether a character is full-width and not Korean.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FFF | 0x3000..=0x3130 | 0x3190..=0x31FF | 0x3220..=0x325F | 0x3280..=0x4DBF
        | 0x4E00..=0xA4CF | 0xF900..=0xFAFF | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F | 0xFF01..=0xFF9F
        | 0xFFE0..=0xFFE6 | 0x1AFF0..=0x1B16F | 0x20000..=0x3FFFD)
}

/// Returns whether a punctuation mark is used in both Chinese and Western texts, so that its neighbours decide.
fn is_sign(c: char) -> bool {
    "‘’“”—―…‥·•°×÷±※§".contains(c)
}

/// Returns a YAML value without the spaces that come from line breaks between such characters. `written` is the
/// notation in the source.
pub fn join<'a>(value: &'a str, written: &str) -> Cow<'a, str> {
    if value.is_ascii() || !written.contains('\n') {
        return Cow::Borrowed(value);
    }
    let (gaps, ends) = (gaps(value), gaps(written));
    // Escapes and quotation marks can add or hide a gap, so the gaps cannot be matched.
    if gaps.len() != ends.len() {
        return Cow::Borrowed(value);
    }
    let is_break = |(gap, end): &(Range<usize>, Range<usize>)| {
        &value[gap.clone()] == " " && written[end.clone()].matches('\n').count() == 1
    };
    let breaks = gaps.into_iter().zip(ends).filter(is_break);
    let edits: Vec<_> = breaks.map(|(gap, _)| (gap, "")).collect();
    Cow::Owned(edited(value, &edits))
}

/// Finds the white space between characters that are joined across lines.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let mut from = 0;
    while let Some(start) = text[from..].find(is_space).map(|at| from + at) {
        let end = text[start..].find(|c| !is_space(c)).map_or(text.len(), |at| start + at);
        if is_joined(&text[..start], &text[end..]) {
            gaps.push(start..end);
        }
        from = end;
    }
    gaps
}
