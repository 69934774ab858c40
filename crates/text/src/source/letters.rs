//! Characters that nobody sees: what word processors, web pages and other systems leave in texts.

use super::{SourceFile, Sources};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, words};
use crate::path::SourcePath;

/// Reports line ends of Windows and characters that were pasted, in texts that people write.
pub fn check_letters(sources: &Sources, diagnostics: &mut Diagnostics) {
    for (path, file) in sources.below("content").chain(sources.below("data")) {
        let is_written = path.as_str().ends_with(".md") || path.as_str().ends_with(".yaml");
        if let (SourceFile::Text(text), true) = (file, is_written) {
            diagnostics.extend(line_ends(path, text));
            diagnostics.extend(pasted(path, text));
        }
    }
}

fn line_ends(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    // Old programs of the Mac write a return alone.
    let returns: Vec<usize> = text.match_indices('\r').map(|(at, _)| at).collect();
    let first = text.chars().next().filter(|_| !returns.is_empty())?;
    let problem = Diagnostic::new(
        Code::LineEndings,
        Span::new(path, 0..first.len_utf8()),
        words!("the lines of `{path}` end as on Windows", path),
    )
    .hint(words!("choose “LF” for the ends of lines in your editor"));
    Some(returns.into_iter().fold(problem, |problem, at| {
        let new = if text[at + 1..].starts_with('\n') { "" } else { "\n" };
        problem.fix(Span::new(path, at..at + 1), new)
    }))
}

/// What an invisible character is called, and what comes in its place.
fn pasted(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, after)| *after);
        if let Some((name, new)) = unwanted(before, c, after) {
            let span = Span::new(path, at..at + c.len_utf8());
            let code = format!("U+{:04X}", u32::from(c));
            found.push(
                Diagnostic::new(
                    Code::PastedCharacter,
                    span.clone(),
                    words!("an invisible character stands here: {name} ({code})", name, code),
                )
                .hint(words!("delete it; it often comes with text pasted from a word processor"))
                .fix(span, new),
            );
        }
        before = Some(c);
    }
    found
}

/// Tells whether a letter is of a script that writes no spaces between words: Thai, Lao, Burmese, Khmer.
fn has_no_spaces(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(u32::from(c), 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF))
}

/// Tells whether a character says nothing between its neighbours, and what to put in its place.
fn unwanted(
    before: Option<char>,
    c: char,
    after: Option<char>,
) -> Option<(crate::diag::Words, &'static str)> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    // Scripts that join their letters use joiners rightly, and so do emoji.
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && u32::from(c) < 0x250);
    match c {
        // Scripts without spaces say with it where a word ends.
        '\u{200b}' if !has_no_spaces(before) && !has_no_spaces(after) => {
            Some((words!("a zero-width space"), ""))
        }
        '\u{feff}' => Some((words!("a byte-order mark"), "")),
        '\u{2060}' => Some((words!("a word joiner"), "")),
        '\u{ad}' => Some((words!("a soft hyphen"), "")),
        '\u{200c}' | '\u{200d}' if is_latin(before) && is_latin(after) => {
            Some((words!("a joiner of letters"), ""))
        }
        // Beside figures and signs such a space keeps together what belongs together.
        '\u{a0}' if is_letter(before) && is_letter(after) => {
            Some((words!("a non-breaking space"), " "))
        }
        '\u{2009}' | '\u{202f}' if is_letter(before) && is_letter(after) => {
            Some((words!("a thin space"), " "))
        }
        _ => None,
    }
}
