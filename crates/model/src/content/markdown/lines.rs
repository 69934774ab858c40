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
