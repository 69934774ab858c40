//! Changes the spelling of the texts in events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::Located;
use crate::letters;

/// Returns an event with its texts changed by `spell`.
pub(super) fn spelt(event: Event<'_>, spell: &dyn Fn(&str) -> CowStr<'static>) -> Event<'static> {
    match event {
        Event::Text(text) => Event::Text(spell(&text)),
        Event::Code(code) => Event::Code(spell(&code)),
        Event::Html(html) => Event::Html(spell(&html)),
        Event::InlineHtml(html) => Event::InlineHtml(spell(&html)),
        Event::InlineMath(math) => Event::InlineMath(spell(&math)),
        Event::DisplayMath(math) => Event::DisplayMath(spell(&math)),
        Event::FootnoteReference(label) => Event::FootnoteReference(spell(&label)),
        Event::Start(tag) => Event::Start(spelt_tag(tag, spell)),
        other => other.into_static(),
    }
}

fn spelt_tag(tag: Tag<'_>, spell: &dyn Fn(&str) -> CowStr<'static>) -> Tag<'static> {
    match tag {
        Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(spell(&label)),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Tag::CodeBlock(CodeBlockKind::Fenced(spell(&info)))
        }
        Tag::Heading { level, id, classes, attrs } => Tag::Heading {
            level,
            id: id.map(|id| spell(&id)),
            classes: classes.iter().map(|class| spell(class)).collect(),
            attrs: attrs
                .iter()
                .map(|(key, value)| (spell(key), value.as_ref().map(|value| spell(value))))
                .collect(),
        },
        Tag::Link { link_type, dest_url, title, id } => Tag::Link {
            link_type,
            dest_url: spell(&dest_url),
            title: spell(&title),
            id: spell(&id),
        },
        Tag::Image { link_type, dest_url, title, id } => Tag::Image {
            link_type,
            dest_url: spell(&dest_url),
            title: spell(&title),
            id: spell(&id),
        },
        other => other.into_static(),
    }
}

/// Returns events in NFC, without invisible characters. Code blocks are unchanged, because their offsets
/// must match the text.
pub(super) fn readable<'a>(text: &str, events: Vec<Located<'a>>) -> Vec<Located<'a>> {
    let edits = letters::edits(text);
    if edits.is_empty() && matches!(letters::composed(text), std::borrow::Cow::Borrowed(_)) {
        return events;
    }
    let mut is_code = false;
    let mut read = |(event, range): Located<'a>| {
        is_code = match &event {
            Event::Start(Tag::CodeBlock(_)) => true,
            Event::End(TagEnd::CodeBlock) => false,
            _ => is_code,
        };
        let event = match event {
            Event::Text(code) if is_code => Event::Text(code),
            Event::Text(words) if text[range.clone()] == *words => {
                Event::Text(part(text, &range, &edits).into())
            }
            other => spelt(other, &|part| letters::readable(part).into_owned().into()),
        };
        (event, range)
    };
    let events: Vec<Located<'a>> = events.into_iter().map(&mut read).collect();
    // An empty text is the end of a line.
    events
        .into_iter()
        .filter(|(event, _)| !matches!(event, Event::Text(t) if t.is_empty()))
        .collect()
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
