//! Finds leftovers of Microsoft Word in pasted text.

use super::{LintFinding, head, tail};
use crate::diag::message;

/// Finds tags of Microsoft Word, which Markdown parses as text: `<o:p></o:p>`.
pub(super) fn find(words: &str) -> Vec<LintFinding> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = words[from..].find('<').map(|at| from + at) {
        from = start + 1;
        let Some(tag) = tag(&words[start..]) else { continue };
        let end = start + tag.len();
        from = end;
        let closing = format!("</{}", name(tag));
        let after = words[end..].trim_start_matches([' ', '\u{a0}']);
        let message = message!("content.word-tag-visible", tag);
        let hint = message!("content.delete-word-tag-hint");
        if !tag.starts_with("</") && after.starts_with(&closing) {
            let length = after.find('>').map_or(after.len(), |close| close + 1);
            let whole = start..words.len() - after.len() + length;
            from = whole.end;
            found.push(LintFinding::left(start..end, message, hint).fix(whole, ""));
        } else if !tag.starts_with("</") || !is_open(words, start, name(tag)) {
            found.push(LintFinding::left(start..end, message, hint));
        }
    }
    found
}

/// Returns the tag of Microsoft Word at the beginning of a text.
fn tag(text: &str) -> Option<&str> {
    let text = head(text, 200);
    let inside = text.strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let (space, name) = inside.split_once(':')?;
    let is_space = ["o", "w", "v", "m", "x"].contains(&space);
    let end = text.find('>')?;
    (is_space && name.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| &text[..=end])
}

fn name(tag: &str) -> &str {
    let inside = tag.trim_start_matches(['<', '/']);
    inside.split([' ', '>', '/']).next().unwrap_or_default()
}

/// Returns whether a closing tag was opened before, and so already reported.
fn is_open(words: &str, at: usize, name: &str) -> bool {
    tail(&words[..at], 2000).contains(&format!("<{name}"))
}
