//! Extracts the words of a text, and blanks everything else byte by byte.
//!
//! The lints for marks in words use this text. Parsed markup, code, links and escaped characters become
//! [`HIDDEN`], so that only plain text remains.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::content::markdown::Located;

/// Replaces each byte that is not a word of the text.
pub(super) const HIDDEN: char = '\0';
/// Replaces the line prefixes in lists and quotations.
pub(super) const PREFIX: char = '\u{1}';
/// Replaces a line end that an editor wants to keep.
pub(super) const BREAK: char = '\u{b}';

/// The kind of block around words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ProseKind {
    /// A paragraph, or an item of a list.
    Paragraph,
    /// The first paragraph of a quotation.
    Quotation,
    /// A heading or a cell.
    Line,
}

/// The words of one paragraph, heading, item or cell.
#[derive(Debug)]
pub(super) struct Prose {
    pub(super) place: ProseKind,
    /// The offset of the words in the text.
    pub(super) start: usize,
    pub(super) words: String,
}

impl Prose {
    /// Returns the lines, each with its offset and whether a hard line break precedes it.
    pub(super) fn lines(&self) -> Vec<ProseLine<'_>> {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut is_kept = false;
        for part in self.words.split_inclusive(['\n', BREAK]) {
            let text = part.trim_end_matches(['\n', BREAK]);
            let indent = text.len() - text.trim_start_matches([PREFIX, ' ', '\t']).len();
            lines.push(ProseLine { start: start + indent, text: &text[indent..], is_kept });
            is_kept = part.ends_with(BREAK);
            start += part.len();
        }
        lines
    }
}

/// A line of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProseLine<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
    /// Whether an editor ended the line before this one on purpose.
    pub(super) is_kept: bool,
}

/// Collects the words of a text.
pub(super) fn collect(text: &str, events: &[Located<'_>]) -> Vec<Prose> {
    let mut collector = Collector { text, ..Collector::default() };
    for (event, range) in events {
        collector.event(event, range);
    }
    collector.close();
    collector.done
}

#[derive(Default)]
struct Collector<'a> {
    text: &'a str,
    done: Vec<Prose>,
    open: Option<Prose>,
    /// Whether the next words begin a line.
    at_line: bool,
    /// The number of open links and images. Their words are separate.
    inside: usize,
    /// Whether a quotation begins here.
    quotes: bool,
    /// Whether code or HTML is open.
    is_code: bool,
}

impl Collector<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(_) | Event::Html(_) if self.is_code => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) if self.inside == 0 => self.words(text, range),
            Event::SoftBreak | Event::HardBreak => {
                self.reach(range.start);
                let is_hard = matches!(event, Event::HardBreak);
                let sign = if is_hard && self.inside == 0 { BREAK } else { '\n' };
                if let Some(open) = &mut self.open {
                    let end = range.end.max(range.start + 1);
                    let blank = end - open.start - open.words.len();
                    open.words.extend(std::iter::repeat_n(HIDDEN, blank.saturating_sub(1)));
                    open.words.push(sign);
                    self.at_line = true;
                }
            }
            Event::Rule => self.close(),
            _ => self.hidden(range),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Link { .. } | Tag::Image { .. } => {
                self.hide_up_to(range.start);
                self.inside += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.hide_up_to(range.start),
            Tag::Paragraph => {
                self.close();
                self.begin(range.start);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                self.quotes = false;
                self.is_code = true;
            }
            Tag::Heading { .. } | Tag::TableCell => {
                self.close();
                self.quotes = false;
                self.begin(range.start);
                if let Some(open) = &mut self.open {
                    open.place = ProseKind::Line;
                }
            }
            other => {
                self.close();
                self.quotes = matches!(other, Tag::BlockQuote(None));
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Link | TagEnd::Image => {
                self.inside = self.inside.saturating_sub(1);
                self.hidden(range);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.hidden(range),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.is_code = false,
            _ => self.close(),
        }
    }

    fn begin(&mut self, start: usize) {
        let place = if self.quotes { ProseKind::Quotation } else { ProseKind::Paragraph };
        self.quotes = false;
        self.at_line = false;
        self.open = Some(Prose { place, start, words: String::new() });
    }

    fn close(&mut self) {
        self.inside = 0;
        self.done.extend(self.open.take());
    }

    /// Adds words, if they are written as readers see them.
    fn words(&mut self, text: &str, range: &Range<usize>) {
        self.hide_up_to(range.start);
        let is_escaped = self.text[..range.start].ends_with('\\')
            && self.open.as_ref().is_some_and(|open| open.words.ends_with(HIDDEN));
        let Some(open) = &mut self.open else { return };
        if self.text[range.clone()] != *text {
            return self.hidden(range);
        }
        let escaped = text.chars().next().filter(|_| is_escaped).map_or(0, char::len_utf8);
        open.words.extend(std::iter::repeat_n(HIDDEN, escaped));
        open.words.push_str(&text[escaped..]);
    }

    fn hidden(&mut self, range: &Range<usize>) {
        self.hide_up_to(range.start);
        if let Some(open) = &mut self.open {
            let blank = range.end.saturating_sub(open.start + open.words.len());
            open.words.extend(std::iter::repeat_n(HIDDEN, blank));
        }
    }

    /// Blanks everything before an offset: line prefixes or markup. Words outside a paragraph begin one.
    fn hide_up_to(&mut self, start: usize) {
        if self.open.is_none() {
            self.begin(start);
        }
        self.reach(start);
    }

    fn reach(&mut self, start: usize) {
        let text = self.text;
        let Some(open) = &mut self.open else { return };
        let from = open.start + open.words.len();
        if from < start {
            let gap = text[from..start].bytes();
            let at_line = self.at_line;
            open.words.extend(gap.map(|byte| match byte {
                _ if at_line => PREFIX,
                b' ' | b'\t' => char::from(byte),
                _ => HIDDEN,
            }));
        }
        self.at_line = false;
    }
}

#[cfg(test)]
mod tests {
    use super::collect;
    use crate::content::markdown::events::read;

    fn shown(text: &str) -> Vec<String> {
        let all = collect(text, &read(text).events);
        for prose in &all {
            assert!(prose.start + prose.words.len() <= text.len() + 1, "{text}");
        }
        let show =
            |words: &str| words.replace('\0', "_").replace('\u{1}', ">").replace('\u{b}', "/");
        all.iter().map(|prose| format!("{} {}", prose.start, show(&prose.words))).collect()
    }

    #[test]
    fn all_but_words_is_blanked_and_places_stay() {
        for (text, words) in [
            ("a `b` c", vec!["0 a ___ c"]),
            ("a **b** \\*c [d](e) f", vec!["0 a __b__ __c ______ f"]),
            ("> a\n> b\n", vec!["2 a\n>>b"]),
            ("- a\n  b\n- c\n", vec!["2 a\n>>b", "10 c"]),
            ("# a `b`\n\nc  \nd", vec!["0 _ a ___", "9 c__/d"]),
            ("é &amp; é", vec!["0 é _____ é"]),
            ("|a|b|\n|-|-|\n|*c*|d|\n", vec!["1 a", "3 b", "13 _c_", "17 d"]),
            ("a\\\nb", vec!["0 a_/b"]),
            ("a\n\n```\nb\n```\n\n    c\n\nd", vec!["0 a", "21 d"]),
        ] {
            assert_eq!(shown(text), words, "{text}");
        }
    }
}
