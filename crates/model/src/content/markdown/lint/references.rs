//! Finds references to footnotes and link definitions that do not exist.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

use super::LintFinding;
use super::links::opening;
use crate::content::markdown::Located;
use crate::diag::{did_you_mean, message};

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    given: Vec<String>,
    /// The labels that the text refers to, in lower case.
    named: BTreeSet<String>,
}

/// Lists the footnotes that a text defines.
pub(super) fn footnotes(events: &[Located<'_>]) -> Footnotes {
    let mut notes = Footnotes::default();
    for (event, _) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => notes.given.push(label.to_string()),
            Event::FootnoteReference(label) => {
                notes.named.insert(label.to_lowercase());
            }
            _ => {}
        }
    }
    notes
}

/// Finds `[^a]` and `[a][b]` without a definition.
pub(super) fn find(words: &str, labels: &[String], notes: &Footnotes) -> Vec<LintFinding> {
    let mut found = Vec::new();
    for (close, _) in words.match_indices(']') {
        let Some(open) = opening(words, close, '[', ']') else { continue };
        let inside = &words[open + 1..close];
        let after = &words[close + 1..];
        if let Some(label) = inside.strip_prefix('^') {
            found.extend(footnote(label, open, after, notes));
        } else if words[..open].ends_with(']') {
            found.extend(reference(words, open, inside, labels));
        }
    }
    found
}

fn footnote(label: &str, open: usize, after: &str, notes: &Footnotes) -> Option<LintFinding> {
    let is_label =
        !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c.is_control());
    // A regular expression: `[^a-z]+`.
    let is_pattern = after.starts_with(['*', '+', '?', '{', '/', '\\', '[']);
    if !is_label || is_pattern {
        return None;
    }
    let message = message!("content.unknown-footnote", label);
    let hint = match near(label, &notes.given) {
        Some(near) => message!("content.similar-footnote-hint", near),
        None => message!("content.write-footnote-hint", label),
    };
    let finding = LintFinding::left(open..open + "[^]".len() + label.len(), message, hint);
    // Without another reference, this must be the same footnote, so it is one error.
    let meant = did_you_mean(label, notes.given.iter().map(String::as_str))
        .filter(|near| !notes.named.contains(&near.to_lowercase()));
    let name = open + "[^".len()..open + "[^".len() + label.len();
    Some(match meant {
        Some(meant) => {
            LintFinding { meant: Some(meant.to_lowercase()), ..finding.fix(name, meant) }
        }
        None => finding,
    })
}

/// Reports `[text][label]`, whose second brackets begin at `second`.
fn reference(words: &str, second: usize, label: &str, labels: &[String]) -> Option<LintFinding> {
    let close = second - 1;
    let open = opening(words, close, '[', ']')?;
    let text = &words[open + 1..close];
    let is_index = words[..open].ends_with(|c: char| c.is_alphanumeric() || "])}_".contains(c));
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let is_text = text.contains(char::is_alphabetic) && !text.starts_with('^');
    let is_known_kind = !labels.is_empty() || !is_number(label);
    let is_label = is_known_kind && !label.contains(['\n', '[']);
    if is_index || !is_text || !(is_label || label.is_empty()) {
        return None;
    }
    let name = if label.is_empty() { text } else { label };
    let message = message!("content.reference-link-without-address", name);
    let hint = match near(name, labels) {
        Some(near) => message!("content.similar-reference-hint", near),
        None => message!("content.write-reference-address-hint", name),
    };
    Some(LintFinding::left(open..second + label.len() + 2, message, hint))
}

/// Returns the most similar name. Returns the only name if all are short.
fn near<'a>(name: &str, names: &'a [String]) -> Option<&'a str> {
    let names = || names.iter().map(String::as_str);
    did_you_mean(name, names())
        .or_else(|| names().next().filter(|only| names().count() == 1 && only.len() < 3))
}
