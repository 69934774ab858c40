//! Removes line ends between letters of Chinese and Japanese, which use no spaces.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Located;
use crate::letters::is_joined;

/// The maximum number of bytes to examine on each side of a line end.
const ENOUGH: usize = 32;

/// Replaces each line end between letters without spaces by an empty text. Marks around words do not
/// prevent this.
pub(super) fn joined<'a>(text: &str, mut events: Vec<Located<'a>>) -> Vec<Located<'a>> {
    if text.is_ascii() {
        return events;
    }
    for at in 0..events.len() {
        if matches!(events[at].0, Event::SoftBreak) && is_joint(&events, at) {
            events[at].0 = Event::Text(CowStr::from(""));
        }
    }
    events
}

fn is_joint(events: &[Located<'_>], at: usize) -> bool {
    let before: String = near(events[..at].iter().rev()).into_iter().rev().collect();
    let after: String = near(events[at + 1..].iter()).concat();
    is_joined(&before, &after)
}

/// Returns the words at the beginning of events, up to the maximum.
fn near<'e>(events: impl Iterator<Item = &'e Located<'e>>) -> Vec<&'e str> {
    let mut length = 0;
    let is_near = |words: &&str| {
        length += words.len();
        length - words.len() < ENOUGH
    };
    events.map_while(|(event, _)| words(event)).take_while(is_near).collect()
}

/// Returns the words of an inline event, or `None` if the event separates words.
fn words<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(words) | Event::Code(words) => Some(words),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        | Event::FootnoteReference(_) => Some(""),
        _ => None,
    }
}
