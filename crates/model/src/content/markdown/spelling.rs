//! Changes the spelling of the texts in events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::Located;
use crate::letters;

/// Changes the texts of an event by `spell`.
pub(super) fn spell_again(event: &mut Event<'_>, spell: &dyn Fn(&str) -> CowStr<'static>) {
    match event {
        Event::Text(text)
        | Event::Code(text)
        | Event::Html(text)
        | Event::InlineHtml(text)
        | Event::FootnoteReference(text)
        | Event::Start(
            Tag::FootnoteDefinition(text)
            | Tag::CodeBlock(CodeBlockKind::Fenced(text))
            | Tag::Heading { id: Some(text), .. },
        ) => *text = spell(text),
        Event::Start(
            Tag::Link { dest_url, title, id, .. } | Tag::Image { dest_url, title, id, .. },
        ) => {
            for text in [dest_url, title, id] {
                *text = spell(text);
            }
        }
        _ => {}
    }
}

/// Returns events in NFC, without invisible characters. Code blocks are unchanged, because their offsets
/// must match the text.
pub(super) fn readable<'a>(text: &str, mut events: Vec<Located<'a>>) -> Vec<Located<'a>> {
    let edits = letters::edits(text);
    if edits.is_empty() && matches!(letters::composed(text), std::borrow::Cow::Borrowed(_)) {
        return events;
    }
    let mut is_code = false;
    for (event, range) in &mut events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            _ => {}
        }
        match event {
            Event::Text(_) if is_code => {}
            Event::Text(words) if text[range.clone()] == **words => {
                *words = part(text, range, &edits).into();
            }
            other => spell_again(other, &|part| letters::readable(part).into_owned().into()),
        }
    }
    // An empty text is the end of a line.
    events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
    events
}

/// Returns a part of a text with the edits applied. An edit can depend on the text around the part.
fn part(text: &str, range: &Range<usize>, edits: &[(Range<usize>, &'static str)]) -> String {
    let first = edits.partition_point(|(edit, _)| edit.start < range.start);
    let mut read = String::with_capacity(range.len());
    let mut from = range.start;
    for (edit, instead) in edits[first..].iter().take_while(|(edit, _)| edit.end <= range.end) {
        read.push_str(&text[from..edit.start]);
        read.push_str(instead);
        from = edit.end;
    }
    read.push_str(&text[from..range.end]);
    letters::composed(&read).into_owned()
}
