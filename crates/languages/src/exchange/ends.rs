//! Keeps the leading and trailing spaces of catalog messages, which separate them from adjacent text.

use super::content::{Syntax, UnitContent};
use super::units::UnitPair;
use crate::content::Inline;
use crate::diag::{Message, message};

/// Restores the source's leading and trailing spaces, and returns the differences as doubts.
pub(super) fn kept(slot: &UnitPair<'_>, content: UnitContent) -> (UnitContent, Vec<Message>) {
    let before = slot.target();
    if slot.syntax.is_markdown() || content.is_empty() || before.as_ref() == Some(&content) {
        return (content, Vec::new());
    }
    let (source, own, wide) = (ends(&slot.source()), ends(&content), wide(&content));
    let is_word = slot.syntax == Syntax::Message;
    let is_as_before = before.is_some_and(|target| ends(&target) == own);
    // Returns the spaces at an end, and whether they are a doubt.
    let end = |source: &str, own: &str, is_wide: bool| {
        let end = match (source.is_empty(), own.is_empty()) {
            (false, true) if !is_wide => source,
            // Titles and texts of data lose spaces that the source does not have: they have no effect.
            (true, false) if !is_word => "",
            _ => own,
        };
        let differs =
            (source.is_empty() != end.is_empty() && is_word) || (end != own && !source.is_empty());
        (end.to_owned(), differs && !is_as_before && !is_wide)
    };
    let (start, is_start_odd) = end(&source.0, &own.0, wide.0);
    let (stop, is_stop_odd) = end(&source.1, &own.1, wide.1);
    let mut doubts = Vec::new();
    if is_start_odd {
        doubts.push(if source.0.is_empty() {
            message!("exchange.doubt-extra-leading-space")
        } else {
            message!("exchange.doubt-added-leading-space")
        });
    }
    if is_stop_odd {
        doubts.push(if source.1.is_empty() {
            message!("exchange.doubt-extra-trailing-space")
        } else {
            message!("exchange.doubt-added-trailing-space")
        });
    }
    (between(content, start, stop), doubts)
}

/// Returns the leading and trailing spaces.
fn ends(content: &UnitContent) -> (String, String) {
    let start = match content.0.first() {
        Some(Inline::Text(text)) => text[..text.len() - text.trim_start().len()].to_owned(),
        _ => String::new(),
    };
    let end = match content.0.last() {
        Some(Inline::Text(text)) => text[text.trim_end().len()..].to_owned(),
        _ => String::new(),
    };
    (start, end)
}

/// Returns for both ends whether the character there includes its own space, such as Chinese and Japanese
/// letters and punctuation.
fn wide(content: &UnitContent) -> (bool, bool) {
    let is_wide = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    let words = content.words();
    (words.trim().starts_with(is_wide), words.trim().ends_with(is_wide))
}

/// Replaces the leading and trailing spaces of a text.
fn between(content: UnitContent, start: String, end: String) -> UnitContent {
    let mut pieces = content.0;
    if let Some(Inline::Text(text)) = pieces.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text(text)) = pieces.last_mut() {
        text.truncate(text.trim_end().len());
    }
    pieces.insert(0, Inline::Text(start));
    pieces.push(Inline::Text(end));
    UnitContent::returned(pieces, Syntax::Message)
}
