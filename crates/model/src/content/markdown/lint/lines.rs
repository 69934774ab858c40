//! Finds lines that look like a heading or list item but were parsed as text.

use std::ops::Range;

use super::LintFinding;
use super::prose::{Prose, ProseKind, ProseLine};
use crate::diag::message;

/// Spaces that Markdown does not accept after a mark.
const NO_SPACES: [char; 9] = [
    '\u{a0}', '\u{202f}', '\u{3000}', '\u{2002}', '\u{2003}', '\u{2007}', '\u{2008}', '\u{2009}',
    '\u{205f}',
];

/// Bullets that word processors write.
const BULLETS: [char; 10] = ['•', '▪', '●', '■', '‣', '◦', '○', '□', '\u{f0b7}', '➢'];

/// Characters that begin an item only in a series, because they also begin direct speech.
const DASHES: [char; 4] = ['–', '—', '·', '−'];

/// The kind of a mark at the beginning of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum MarkKind {
    /// A Markdown mark with an invalid space after it.
    Spaced,
    /// A bullet of a word processor.
    Bullet,
    /// A dash.
    Dash,
    /// A number with an invalid space after it, or without a space.
    Number,
}

/// The mark at the beginning of a line.
struct Mark<'a> {
    line: &'a ProseLine<'a>,
    kind: MarkKind,
    /// The value of a number.
    number: Option<u32>,
    /// The bytes of the line to replace: an invalid space, or a mark with its space.
    wrong: Range<usize>,
}

/// Finds headings and items that were parsed as text.
pub(super) fn find(prose: &Prose) -> Vec<LintFinding> {
    let lines = prose.lines();
    let mut found: Vec<LintFinding> = lines.iter().filter_map(heading).collect();
    if prose.place == ProseKind::Paragraph {
        let marks: Vec<Mark<'_>> = lines.iter().filter_map(mark).collect();
        for kind in [MarkKind::Spaced, MarkKind::Bullet, MarkKind::Dash, MarkKind::Number] {
            found.extend(series(&lines, &marks, kind));
        }
    }
    found
}

/// Reports `##Heading`, and a heading with an invalid space.
fn heading(line: &ProseLine<'_>) -> Option<LintFinding> {
    let count = line.text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &line.text[count..];
    let spaces = rest.len() - rest.trim_start_matches(NO_SPACES).len();
    let words = rest[spaces..].trim_start();
    let begins = words.starts_with(|c: char| c.is_alphanumeric() || "«“\"¿¡(".contains(c));
    // A single mark without a space begins a keyword: `#city`.
    let is_heading = (count > 1 || spaces > 0) && count <= 6 && count > 0 && begins;
    let is_keywords = spaces == 0 && words.contains(" #");
    (is_heading && !is_keywords && !rest.starts_with(' ')).then(|| {
        let marks = &line.text[..count];
        let end = line.start + count;
        let message = message!("content.heading-without-space", marks);
        let hint = message!("content.space-after-heading-marks-hint", marks);
        LintFinding::left(line.start..end, message, hint).fix(end..end + spaces, " ")
    })
}

fn mark<'a>(line: &'a ProseLine<'a>) -> Option<Mark<'a>> {
    let text = line.text;
    let first = text.chars().next()?;
    let behind = &text[first.len_utf8()..];
    let spaces = |rest: &str| rest.len() - rest.trim_start_matches(NO_SPACES).len();
    let has_words = !behind.trim_start().is_empty();
    let gap = behind.len() - behind.trim_start().len();
    let whole = 0..first.len_utf8() + gap;
    let mut number = None;
    let (kind, wrong) = match first {
        '-' | '*' | '+' if spaces(behind) > 0 && has_words => {
            (MarkKind::Spaced, 1..1 + spaces(behind))
        }
        _ if BULLETS.contains(&first) && has_words => (MarkKind::Bullet, whole),
        _ if DASHES.contains(&first) && gap > 0 && has_words => (MarkKind::Dash, whole),
        // `-item` without a space
        '-' if is_word(behind) => (MarkKind::Dash, 0..1),
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let rest = text[digits..].strip_prefix(['.', ')'])?;
            number = Some(text[..digits].parse().ok()?);
            let end = digits + 1 + spaces(rest);
            let is_wrong = spaces(rest) > 0 || rest.starts_with(char::is_alphabetic);
            (MarkKind::Number, is_wrong.then_some(digits + 1..end)?)
        }
        _ => return None,
    };
    Some(Mark { line, kind, number, wrong })
}

/// Returns whether a text begins with a word, and not with a command-line option: `-h`.
fn is_word(text: &str) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic) && !text.contains(" --")
}

/// Reports lines with the same kind of mark as one list. Dashes and numbers also begin sentences, so two
/// are necessary.
fn series(lines: &[ProseLine<'_>], marks: &[Mark<'_>], kind: MarkKind) -> Option<LintFinding> {
    let own: Vec<_> = marks.iter().filter(|mark| mark.kind == kind).collect();
    let first = own.first()?;
    if matches!(kind, MarkKind::Dash | MarkKind::Number) {
        // In the middle of a sentence, a dash is only a dash.
        let before = lines.iter().take_while(|line| line.start < first.line.start).last();
        let is_begin = before.is_none_or(|line| line.text.trim_end().ends_with(':'));
        let counts = (1..).zip(&own).all(|(count, mark)| mark.number.is_none_or(|n| n == count));
        let is_speech = kind == MarkKind::Dash && own.iter().any(|mark| mark.line.is_kept);
        if own.len() < 2 || !is_begin || !counts || is_speech {
            return None;
        }
    }
    let sign: String = first.line.text.chars().take(1).collect();
    let length = if first.wrong.start == 0 { sign.len() } else { first.wrong.start };
    let (message, hint) = match kind {
        MarkKind::Number => (
            message!("content.numbers-without-space"),
            message!("content.space-after-numbers-hint"),
        ),
        MarkKind::Spaced => (
            message!("content.list-with-special-space", sign),
            message!("content.normal-space-after-sign-hint", sign),
        ),
        MarkKind::Bullet | MarkKind::Dash => (
            message!("content.sign-begins-no-item", sign),
            message!("content.begin-items-with-dash-hint"),
        ),
    };
    let start = first.line.start;
    let finding = LintFinding::left(start..start + length, message, hint);
    Some(own.into_iter().fold(finding, |finding, Mark { line, wrong, .. }| {
        let right = if wrong.start == 0 { "- " } else { " " };
        finding.fix(line.start + wrong.start..line.start + wrong.end, right)
    }))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::content::markdown::lint;
    use crate::content::markdown::lint::prose::{BREAK, Prose, ProseKind};

    fn corrected(words: &str) -> Option<String> {
        let prose = Prose {
            place: ProseKind::Paragraph,
            start: 0,
            words: words.replace('/', &BREAK.to_string()),
        };
        let fixes: Vec<_> = find(&prose).into_iter().flat_map(|finding| finding.fix).collect();
        (!fixes.is_empty()).then(|| lint::corrected(words, fixes))
    }

    #[test]
    fn items_and_headings_get_their_space() {
        for (words, right) in [
            ("##Heading", "## Heading"),
            ("##\u{a0}Heading", "## Heading"),
            ("#\u{a0}Heading", "# Heading"),
            ("-\u{a0}one\n-\u{a0}two", "- one\n- two"),
            ("*\u{3000}一", "* 一"),
            ("1.\u{a0}first\n2.\u{a0}second", "1. first\n2. second"),
            ("1.first\n2.second", "1. first\n2. second"),
            ("• one\n• two", "- one\n- two"),
            ("•one", "- one"),
            ("Lista:\n– um\n– dois", "Lista:\n- um\n- dois"),
            ("· um\n· dois", "- um\n- dois"),
            ("-um\n-dois", "- um\n- dois"),
        ] {
            assert_eq!(corrected(words).as_deref(), Some(right), "{words}");
        }
    }

    #[test]
    fn speech_and_numbers_are_left_alone() {
        for words in [
            "– Bom dia, disse ela.",
            "– Bom dia./– Boa tarde.",
            "#1",
            "#city #sea",
            "##city ##sea #a",
            "C#",
            "-5 graus",
            "1.\u{a0}Bundesliga",
            "2.\u{a0}a\n3.\u{a0}b",
            "text\n– a –\n– b",
            "1.5\n2.5",
            "#city",
            "## ",
            "#!/bin/sh",
            "-",
            "1.",
            "####### seven",
        ] {
            assert_eq!(corrected(words), None, "{words}");
        }
    }
}
