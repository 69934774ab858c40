//! Keeps the leading and trailing spaces of catalog messages, which separate them from adjacent text.

use super::content::{Syntax, UnitContent};
use super::units::UnitPair;
use crate::content::Inline;
use crate::diag::{Message, message};

/// Restores the source's leading and trailing spaces, and returns the differences as doubts.
pub(super) fn kept(slot: &UnitPair<'_>, content: UnitContent) -> (UnitContent, Vec<Message>) {
    if slot.syntax.is_markdown() || content.is_empty() || slot.target().as_ref() == Some(&content) {
        return (content, Vec::new());
    }
    let (source, own) = (ends(&slot.source()), ends(&content));
    let before = slot.target().map(|target| ends(&target));
    let mut doubts = Vec::new();
    let mut ends = own.clone();
    let is_word = slot.syntax == Syntax::Message;
    // Titles and texts of data lose spaces that the source does not have: they have no effect.
    let end = |source: &str, own: &str, is_wide: bool| match (source.is_empty(), own.is_empty()) {
        (false, true) if !is_wide => source.to_owned(),
        (true, false) if !is_word => String::new(),
        _ => own.to_owned(),
    };
    let wide = wide(&content);
    ends.0 = end(&source.0, &own.0, wide.0);
    ends.1 = end(&source.1, &own.1, wide.1);
    let differs = |source: &str, end: &str, own: &str| {
        (source.is_empty() != end.is_empty() && is_word) || (end != own && !source.is_empty())
    };
    let is_as_before = before.as_ref() == Some(&own);
    if !is_as_before && differs(&source.0, &ends.0, &own.0) && !wide.0 {
        doubts.push(if source.0.is_empty() {
            message!("exchange.doubt-extra-leading-space")
        } else {
            message!("exchange.doubt-added-leading-space")
        });
    }
    if !is_as_before && differs(&source.1, &ends.1, &own.1) && !wide.1 {
        doubts.push(if source.1.is_empty() {
            message!("exchange.doubt-extra-trailing-space")
        } else {
            message!("exchange.doubt-added-trailing-space")
        });
    }
    (between(content, &ends), doubts)
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
fn between(content: UnitContent, (start, end): &(String, String)) -> UnitContent {
    let mut pieces = content.0;
    if let Some(Inline::Text(text)) = pieces.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text(text)) = pieces.last_mut() {
        text.truncate(text.trim_end().len());
    }
    pieces.insert(0, Inline::Text(start.clone()));
    pieces.push(Inline::Text(end.clone()));
    UnitContent::returned(pieces, Syntax::Message)
}
