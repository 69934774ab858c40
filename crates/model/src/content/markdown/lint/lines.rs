//! Finds lines that look like a heading or list item but were parsed as text.

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

/// The mark at the beginning of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    /// A Markdown mark with an invalid space after it: the length of the mark, and that of the spaces.
    Spaced(usize, usize),
    /// A number with an invalid space: its value, then the same lengths.
    Number(u32, usize, usize),
    /// A bullet of a word processor: its length with the space after it.
    Bullet(usize),
    /// A dash: its length with the space after it.
    Dash(usize),
}

/// Finds headings and items that were parsed as text.
pub(super) fn find(prose: &Prose) -> Vec<LintFinding> {
    let lines = prose.lines();
    let mut found: Vec<LintFinding> = lines.iter().filter_map(heading).collect();
    if prose.place == ProseKind::Paragraph {
        let marks: Vec<_> =
            lines.iter().filter_map(|line| Some((line, mark(line.text)?))).collect();
        let spaced = |mark: &Mark| matches!(mark, Mark::Spaced(..));
        found.extend(series(&lines, &marks, spaced, 1));
        let bullet = |mark: &Mark| matches!(mark, Mark::Bullet(_));
        found.extend(series(&lines, &marks, bullet, 1));
        let dash = |mark: &Mark| matches!(mark, Mark::Dash(_));
        found.extend(series(&lines, &marks, dash, 2));
        let number = |mark: &Mark| matches!(mark, Mark::Number(..));
        found.extend(series(&lines, &marks, number, 2));
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

fn mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    let behind = &text[first.len_utf8()..];
    let spaces = |rest: &str| rest.len() - rest.trim_start_matches(NO_SPACES).len();
    let has_words = |rest: &str| rest.trim_start().starts_with(|c: char| !c.is_whitespace());
    let gap = behind.len() - behind.trim_start().len();
    match first {
        '-' | '*' | '+' if spaces(behind) > 0 && has_words(behind) => {
            Some(Mark::Spaced(1, spaces(behind)))
        }
        _ if BULLETS.contains(&first) && has_words(behind) => {
            Some(Mark::Bullet(first.len_utf8() + gap))
        }
        _ if DASHES.contains(&first) && gap > 0 && has_words(behind) => {
            Some(Mark::Dash(first.len_utf8() + gap))
        }
        // `-item` without a space
        '-' if is_word(behind) => Some(Mark::Dash(1)),
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let rest = text[digits..].strip_prefix(['.', ')'])?;
            let spaces = spaces(rest);
            let is_tight = rest.starts_with(char::is_alphabetic);
            let number = text[..digits].parse().ok()?;
            (spaces > 0 || is_tight).then_some(Mark::Number(number, digits + 1, spaces))
        }
        _ => None,
    }
}

/// Returns whether a text begins with a word, and not with a command-line option: `-h`.
fn is_word(text: &str) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic) && !text.contains(" --")
}

/// Reports lines with the same kind of mark as one list, if there are enough of them.
fn series(
    lines: &[ProseLine<'_>],
    marks: &[(&ProseLine<'_>, Mark)],
    is_own: impl Fn(&Mark) -> bool,
    least: usize,
) -> Option<LintFinding> {
    let own: Vec<_> = marks.iter().filter(|(_, mark)| is_own(mark)).collect();
    let (first, kind) = own.first().filter(|_| own.len() >= least)?;
    // In the middle of a sentence, a dash is only a dash.
    let is_doubtful = least > 1;
    let before = lines.iter().take_while(|line| line.start < first.start).last();
    let is_begin = before.is_none_or(|line| line.text.trim_end().ends_with(':'));
    let is_kept = own.iter().any(|(line, _)| line.is_kept);
    let counts = own
        .iter()
        .zip(1..)
        .all(|((_, mark), count)| !matches!(mark, Mark::Number(number, ..) if *number != count));
    let is_speech = matches!(kind, Mark::Dash(_)) && is_kept;
    if is_doubtful && (!is_begin || !counts || is_speech) {
        return None;
    }
    let sign: String = first.text.chars().take(1).collect();
    let (length, message, hint) = match kind {
        Mark::Number(_, length, _) => (
            *length,
            message!("content.numbers-without-space"),
            message!("content.space-after-numbers-hint"),
        ),
        Mark::Spaced(length, _) => (
            *length,
            message!("content.list-with-special-space", sign),
            message!("content.normal-space-after-sign-hint", sign),
        ),
        Mark::Bullet(_) | Mark::Dash(_) => (
            sign.len(),
            message!("content.sign-begins-no-item", sign),
            message!("content.begin-items-with-dash-hint"),
        ),
    };
    let finding = LintFinding::left(first.start..first.start + length, message, hint);
    Some(own.into_iter().fold(finding, |finding, (line, mark)| {
        let at = line.start;
        match mark {
            Mark::Spaced(length, spaces) | Mark::Number(_, length, spaces) => {
                finding.fix(at + length..at + length + spaces, " ")
            }
            Mark::Bullet(length) | Mark::Dash(length) => finding.fix(at..at + length, "- "),
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::content::markdown::lint::prose::{BREAK, Prose, ProseKind};

    fn corrected(words: &str) -> Option<String> {
        let prose = Prose {
            place: ProseKind::Paragraph,
            start: 0,
            words: words.replace('/', &BREAK.to_string()),
        };
        let found = find(&prose);
        let mut changes: Vec<_> = found.into_iter().flat_map(|finding| finding.fix).collect();
        changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut text = words.to_owned();
        for (range, new) in &changes {
            text.replace_range(range.clone(), new);
        }
        (!changes.is_empty()).then_some(text)
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
