//! Parses a text into the events of the Markdown crate, and restores text that the crate drops.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{Located, cjk, inside};

/// The result of parsing a text.
pub(super) struct MarkdownEvents<'a> {
    pub(super) events: Vec<Located<'a>>,
    /// The labels of link reference definitions.
    pub(super) labels: Vec<String>,
}

/// Parses a text.
pub(super) fn read(text: &str) -> MarkdownEvents<'_> {
    let widened = cjk::widen(text);
    let mut read = match &widened {
        None => read_as_is(text),
        Some(widened) => {
            let read = read_as_is(&widened.text);
            let restored = read.events.into_iter().map(|event| widened.restore(event));
            let events = restored.collect();
            let labels = read.labels.iter().map(|label| widened.back(label).to_string()).collect();
            MarkdownEvents { events, labels }
        }
    };
    keep_braces(text, &mut read.events);
    read
}

fn read_as_is(text: &str) -> MarkdownEvents<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let parser = Parser::new_ext(text, options);
    let mut labels: Vec<String> =
        parser.reference_definitions().iter().map(|(label, _)| label.to_owned()).collect();
    labels.sort();
    MarkdownEvents { events: parser.into_offset_iter().collect(), labels }
}

/// Restores the words in braces at the end of headings: only `{#id}` is an attribute.
fn keep_braces(text: &str, events: &mut Vec<Located<'_>>) {
    for at in (0..events.len()).rev() {
        if let Some(range) = braces(text, &events[at]) {
            let end = at + 1 + inside(events, at).len();
            events.insert(end, (Event::Text(text[range.clone()].to_owned().into()), range));
        }
    }
}

/// Finds the braces that the crate parsed as heading attributes and that contain more than an id. The
/// range includes the space before them.
fn braces(text: &str, (event, range): &Located<'_>) -> Option<std::ops::Range<usize>> {
    let Event::Start(Tag::Heading { classes, attrs, .. }) = event else { return None };
    if classes.is_empty() && attrs.is_empty() {
        return None;
    }
    let written = &text[range.clone()];
    let end = written.rfind('}')? + 1;
    let start = written[..end].rfind('{')?;
    let start = written[..start].trim_end_matches([' ', '\t']).len();
    Some(range.start + start..range.start + end)
}
