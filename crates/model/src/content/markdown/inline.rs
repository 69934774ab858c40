//! Splits the text of a block into words and marks, so that both can be joined again.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{cjk, lines, spelling};

/// A piece of the text of a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inline {
    /// Words as readers see them, without escapes.
    Text(String),
    /// An opening mark, as written: `*`, `[`.
    Open(String),
    /// A closing mark: `*`, `](join.md)`.
    Close(String),
    /// An indivisible piece, as written: code, a link without words, a footnote, a line break.
    Code(String),
}

/// A prefix for the text, so that nothing in it begins a list, a heading or a table.
const GUARD: &str = "x ";

/// A line break in canonical form.
const BREAK: &str = "\\\n";

/// Splits the text of a block. A link with a reference counts as a link, even if its definition is
/// elsewhere.
pub fn inline(text: &str) -> Vec<Inline> {
    let notes = footnotes(text);
    let source = format!("{GUARD}{text}{notes}");
    // The marks are parsed as on the page. The letters come from the original text.
    let widened = cjk::widen(&source);
    let read = widened.as_ref().map_or(source.as_str(), |widened| &widened.text);
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let known = |link: BrokenLink<'_>| {
        // Brackets without an address are usually plain text.
        let is_link = !matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown);
        is_link.then(|| (CowStr::from("x"), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(read, options, Some(known));
    let mut splitter = Splitter { source: &source, open: Vec::new(), pieces: Vec::new() };
    let first = parser
        .into_offset_iter()
        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Paragraph)));
    let events = first.map(|event| match &widened {
        None => event,
        Some(widened) => widened.restore(event),
    });
    let events = spelling::readable(&source, events.collect());
    for (event, range) in lines::joined(&source, events) {
        splitter.event(&event, range);
    }
    let mut pieces = splitter.pieces;
    if let Some(Inline::Text(first)) = pieces.first_mut() {
        let rest = first.strip_prefix('x').unwrap_or(first).trim_start().to_owned();
        *first = rest;
    }
    pieces.retain(|piece| !matches!(piece, Inline::Text(text) if text.is_empty()));
    pieces
}

/// Defines the footnotes that a text refers to. Their definitions are not part of this block.
fn footnotes(text: &str) -> String {
    let labels = text.split("[^").skip(1).filter_map(|rest| rest.split_once(']'));
    let notes: Vec<String> = labels.map(|(label, _)| format!("\n\n[^{label}]: x")).collect();
    notes.concat()
}

struct Splitter<'a> {
    source: &'a str,
    /// The open marks, each with the byte at which its words end so far.
    open: Vec<Open>,
    pieces: Vec<Inline>,
}

struct Open {
    range: Range<usize>,
    /// The index of its piece.
    piece: usize,
    /// The end of its last content.
    end: usize,
    /// The length of the mark on each side. `None` for a link, whose mark continues after its words.
    mark: Option<usize>,
    /// Whether it is one indivisible piece.
    is_whole: bool,
}

impl Splitter<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if self.open.last().is_some_and(|open| open.is_whole)
            && !matches!(event, Event::Start(_) | Event::End(_))
        {
            return;
        }
        match event {
            Event::Start(Tag::Paragraph) => return,
            Event::Start(tag) => return self.start(tag, self.whole(tag, range)),
            Event::End(_) => return self.end(),
            Event::Text(text) => self.text(text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.pieces.push(Inline::Code(BREAK.to_owned())),
            _ => self.pieces.push(Inline::Code(self.source[range.clone()].to_owned())),
        }
        self.reach(range.end);
    }

    /// Returns the range of a complete mark: the crate omits the brackets of `[a][]`.
    fn whole(&self, tag: &Tag<'_>, range: Range<usize>) -> Range<usize> {
        let is_collapsed = match tag {
            Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
                matches!(link_type, LinkType::Collapsed | LinkType::CollapsedUnknown)
            }
            _ => false,
        };
        let is_cut = is_collapsed && !self.source[range.clone()].ends_with("[]");
        let more = is_cut && self.source[range.end..].starts_with("[]");
        range.start..range.end + if more { 2 } else { 0 }
    }

    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Inline::Text(own)) => own.push_str(text),
            _ => self.pieces.push(Inline::Text(text.to_owned())),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let written = &self.source[range.clone()];
        let sign = written.chars().next().unwrap_or('*');
        let run = written.chars().take_while(|c| *c == sign).count();
        let (mark, length, is_whole) = match tag {
            Tag::Emphasis => (Some(1), 1, false),
            Tag::Strong => (Some(2), 2, false),
            Tag::Strikethrough => (Some(run.min(2)), run.min(2), false),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => (None, 0, true),
            Tag::Link { .. } => (None, 1, false),
            Tag::Image { .. } => (None, 2, false),
            _ => (None, 0, true),
        };
        let open = written.get(..length).unwrap_or_default().to_owned();
        let end = range.start + length;
        self.open.push(Open { range, piece: self.pieces.len(), end, mark, is_whole });
        self.pieces.push(Inline::Open(open));
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let range = open.range;
        let is_empty = self.pieces.len() == open.piece + 1;
        if open.is_whole || is_empty {
            self.pieces.truncate(open.piece);
            self.pieces.push(Inline::Code(self.source[range.clone()].to_owned()));
        } else {
            let start = if let Some(mark) = open.mark {
                range.end.saturating_sub(mark)
            } else {
                let rest = self.source.get(open.end..range.end).unwrap_or_default();
                open.end + rest.find(']').unwrap_or(rest.len())
            };
            let close = self.source.get(start..range.end).unwrap_or_default().to_owned();
            self.pieces.push(Inline::Close(close));
        }
        self.reach(range.end);
    }

    fn reach(&mut self, end: usize) {
        if let Some(open) = self.open.last_mut() {
            open.end = open.end.max(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Inline, inline};

    /// Shows pieces, separated by `|`.
    fn shown(markdown: &str) -> String {
        let pieces = inline(markdown).into_iter().map(|piece| match piece {
            Inline::Text(words) => words,
            Inline::Open(mark) => format!("‹{mark}"),
            Inline::Close(mark) => format!("{mark}›"),
            Inline::Code(code) => format!("‹{code}›"),
        });
        pieces.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn marks_are_parted_from_words() {
        for (markdown, pieces) in [
            ("a *b* c", "a |‹*|b|*›| c"),
            ("**a**", "‹**|a|**›"),
            ("[a](b.md#c \"d\")", "‹[|a|](b.md#c \"d\")›"),
            ("[a][1] [b][]", "‹[|a|][1]›| |‹[|b|][]›"),
            ("[](city:cork)", "‹[](city:cork)›"),
            ("![a](b.svg)", "‹![|a|](b.svg)›"),
            ("`a*b*` <https://a.example>", "‹`a*b*`›| |‹<https://a.example>›"),
            ("a[^1]\\\nb", "a|‹[^1]›|‹\\\n›|b"),
            ("a\nb \\* &amp; [c]", "a b * & [c]"),
            ("1. a", "1. a"),
            ("- a # b", "- a # b"),
            ("~~a~~ *`b`*", "‹~~|a|~~›| |‹*|‹`b`›|*›"),
        ] {
            assert_eq!(shown(markdown), pieces, "{markdown}");
        }
    }
}
