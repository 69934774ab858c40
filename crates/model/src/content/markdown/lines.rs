//! The ends of lines in Chinese and Japanese, which are nothing.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Located;
use crate::letters::is_joined;

/// How many bytes beside the end of a line are looked at.
const ENOUGH: usize = 32;

/// Puts an empty text in the place of each end of a line between letters that have no space between
/// them. Marks around words do not part them.
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
    let mut before = String::new();
    for (event, _) in events[..at].iter().rev() {
        match words(event) {
            Some(words) if before.len() < ENOUGH => before.insert_str(0, words),
            _ => break,
        }
    }
    let mut after = String::new();
    for (event, _) in &events[at + 1..] {
        match words(event) {
            Some(words) if after.len() < ENOUGH => after.push_str(words),
            _ => break,
        }
    }
    is_joined(&before, &after)
}

/// Returns the words of what is in a line; none for what parts them.
fn words<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(words) | Event::Code(words) => Some(words),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        | Event::FootnoteReference(_) => Some(""),
        _ => None,
    }
}
