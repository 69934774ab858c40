//! Converts Markdown to HTML with holes. Only this module uses the Markdown crate.
//!
//! The crate writes the HTML. Parts that need the finished site become holes. Texts with NUL characters
//! are rejected earlier, so every NUL in the output marks a hole.

mod autolink;
mod blocks;
mod cjk;
mod code;
mod events;
mod heading;
mod html;
mod inline;
mod lines;
mod lint;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use blocks::{BlockKind, BlockPiece, TextBlock};
pub use inline::{Inline, inline};
use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Tag, TagEnd};

use super::alt;
use super::body::{Body, Segment};
use super::link::{self, LinkTarget};
use super::name::NameContext;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::path::SourcePath;

/// Parses the Markdown from byte `start` of `text`, the whole text of `file`.
pub(super) fn parse(
    names: NameContext<'_>,
    file: &SourcePath,
    text: &str,
    start: usize,
    diagnostics: &mut Diagnostics,
) -> Body {
    let mut writer = Writer {
        file,
        names,
        text,
        start,
        diagnostics,
        body: Body::default(),
        holes: Vec::new(),
        levels: Vec::new(),
        word_tags: Vec::new(),
        meant: BTreeSet::new(),
        ids: BTreeSet::new(),
        counts: BTreeMap::new(),
        out: Vec::new(),
        footnotes: BTreeMap::new(),
        numbers: Vec::new(),
        outer: Vec::new(),
    };
    let body = &text[start..];
    let read = events::read(body);
    if writer.is_too_deep(&read.events) {
        return writer.body;
    }
    writer.report(lint::find(body, &read));
    let events = lines::joined(body, spelling::readable(body, read.events));
    writer.body.blocks = blocks::split(file, text, start, &events);
    writer.run(&autolink::link(body, events));
    writer.finish()
}

/// The maximum nesting of blocks.
const DEEPEST: usize = 64;

struct Writer<'a, 'd> {
    file: &'a SourcePath,
    names: NameContext<'a>,
    text: &'a str,
    start: usize,
    diagnostics: &'d mut Diagnostics,
    body: Body,
    holes: Vec<Option<Segment>>,
    /// The headings above: their levels, and their correct levels.
    levels: Vec<(u8, u8)>,
    /// The names of the open tags of Microsoft Word.
    word_tags: Vec<String>,
    /// Footnotes whose references are misspelt, which was reported.
    meant: BTreeSet<String>,
    ids: BTreeSet<String>,
    /// The last number of each id that is generated from a text.
    counts: BTreeMap<String, usize>,
    /// The current output: the body, or a footnote.
    out: Vec<Event<'a>>,
    /// The footnotes by label in lower case, with their ranges.
    footnotes: BTreeMap<String, (Vec<Event<'a>>, Range<usize>)>,
    /// The labels in the order of first reference.
    numbers: Vec<String>,
    /// The outer outputs while a footnote is written, because footnotes can be nested.
    outer: Vec<Vec<Event<'a>>>,
}

type Located<'a> = (Event<'a>, Range<usize>);

impl<'a> Writer<'a, '_> {
    /// Returns the source text of a range.
    fn written(&self, range: &Range<usize>) -> &'a str {
        &self.text[self.start + range.start..self.start + range.end]
    }

    fn run(&mut self, events: &[Located<'a>]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            let Event::Start(
                tag
                @ (Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::Image { .. } | Tag::HtmlBlock),
            ) = event
            else {
                self.event(event, range.clone(), events.get(at + 1).map(|(next, _)| next));
                at += 1;
                continue;
            };
            let inside = inside(events, at);
            at += inside.len() + 2;
            match tag {
                Tag::CodeBlock(kind) => self.code(kind, range, inside),
                Tag::Heading { level, id, .. } => {
                    self.heading(*level, id.as_deref(), range, inside);
                }
                Tag::Image { dest_url, title, .. } => self.image(dest_url, title, range, inside),
                _ => self.html_block(range, inside),
            }
        }
    }

    /// Reports a text whose quotations and lists are nested too deeply. Readers cannot follow them, and
    /// they could exhaust the stack of later stages.
    fn is_too_deep(&mut self, events: &[Located<'a>]) -> bool {
        let mut depth = 0_usize;
        for (event, range) in events {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                let message = message!("content.nested-too-deep", deepest = DEEPEST);
                let hint = message!("content.use-fewer-levels-hint");
                self.refuse(Code::TooLarge, &(range.start..range.start + 1), message, hint);
                return true;
            }
        }
        false
    }

    fn refuse(&mut self, code: Code, range: &Range<usize>, message: Message, hint: Message) {
        self.diagnostics.push(Diagnostic::new(code, self.span(range), message).hint(hint));
    }

    /// Reports Markdown that does not mean what was intended.
    fn report(&mut self, findings: Vec<lint::LintFinding>) {
        for finding in findings {
            self.meant.extend(finding.meant);
            let span = self.span(&finding.range);
            let problem = Diagnostic::new(finding.code, span, finding.message).hint(finding.hint);
            let problem = finding.fix.into_iter().fold(problem, |problem, (range, text)| {
                let (start, end) = (self.start + range.start, self.start + range.end);
                problem.fix(Span::new(self.file, start..end), text)
            });
            self.diagnostics.push(problem);
        }
    }

    fn event(&mut self, event: &Event<'a>, range: Range<usize>, next: Option<&Event<'a>>) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let empty = matches!(next, Some(Event::End(TagEnd::Link)));
                self.link(*link_type, dest_url, title, range, empty);
            }
            Event::End(TagEnd::Link) => self.hole(Segment::LinkEnd),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range),
            Event::TaskListMarker(done) => {
                let sign = if *done { '☑' } else { '☐' };
                self.raw(format!("<span class=\"task\">{sign}</span> "));
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let name = alert_name(*kind);
                self.block_html(format!("<aside class=\"alert alert-{name}\">"));
                self.hole(Segment::AlertTitle(name));
            }
            Event::End(TagEnd::BlockQuote(Some(_))) => self.block_html("</aside>\n"),
            Event::Start(Tag::Table(_)) => {
                self.block_html("<div class=\"table-scroll\" tabindex=\"0\">");
                self.out.push(event.clone());
            }
            Event::End(TagEnd::Table) => {
                self.out.push(event.clone());
                self.block_html("</div>\n");
            }
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.outer.push(std::mem::take(&mut self.out));
                if self.footnotes.contains_key(&label.to_lowercase()) {
                    let message = message!("content.duplicate-footnote", label = label.as_ref());
                    let hint = message!("content.rename-footnote-hint");
                    self.refuse(Code::DuplicateKey, &label_range(label, &range), message, hint);
                }
                self.footnotes.entry(label.to_lowercase()).or_insert((Vec::new(), range));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let outer = self.outer.pop().unwrap_or_default();
                let written = std::mem::replace(&mut self.out, outer);
                let open = self.footnotes.values_mut().find(|(_, place)| *place == range);
                if let Some((events, _)) = open {
                    *events = written;
                }
            }
            other => self.out.push(other.clone()),
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let (start, end) = (self.start + range.start, self.start + range.end);
        Span::new(self.file, start..start + self.text[start..end].trim_end().len())
    }

    fn raw(&mut self, html: impl Into<pulldown_cmark::CowStr<'a>>) {
        self.out.push(Event::InlineHtml(html.into()));
    }

    fn block_html(&mut self, html: impl Into<pulldown_cmark::CowStr<'a>>) {
        self.out.push(Event::Html(html.into()));
    }

    fn hole(&mut self, segment: Segment) {
        let mark = self.mark(segment);
        self.raw(mark);
    }

    /// Returns the mark of a new hole in the HTML.
    fn mark(&mut self, segment: Segment) -> String {
        self.holes.push(Some(segment));
        format!("\0{}\0", self.holes.len() - 1)
    }

    fn block_hole(&mut self, segment: Segment) {
        self.hole(segment);
        self.block_html("\n");
    }

    fn link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        range: Range<usize>,
        empty: bool,
    ) {
        let span = self.span(&range);
        let bare = link_type == LinkType::Autolink && !self.written(&range).starts_with('<');
        let place = self.place(destination, &range);
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => destination.to_owned(),
        };
        let title = title.to_owned();
        match self.target(&destination, &span, place.as_ref()) {
            Some(target) => {
                self.hole(Segment::Link { target, span, place, title, empty, bare });
            }
            None => self.raw("<a>"),
        }
    }

    fn target(&mut self, to: &str, span: &Span, place: Option<&Span>) -> Option<LinkTarget> {
        link::read(self.names, self.file, to, span, place, self.diagnostics)
    }

    /// Finds the span of a link's destination between its parentheses.
    fn place(&self, destination: &str, range: &Range<usize>) -> Option<Span> {
        let written = self.written(range);
        let start = written.rfind("](")? + 2;
        let start = start + usize::from(written[start..].starts_with('<'));
        let is_there = written[start..].starts_with(destination);
        let from = range.start + start;
        is_there.then(|| self.span(&(from..from + destination.len())))
    }

    fn image(
        &mut self,
        destination: &str,
        title: &str,
        range: &Range<usize>,
        inside: &[Located<'a>],
    ) {
        for (event, range) in inside {
            if let Event::InlineHtml(html) = event {
                self.raw_html(html, range.clone());
            }
        }
        let alt: String = inside.iter().filter_map(|(event, _)| spoken(event)).collect();
        let span = self.span(range);
        match self.target(destination, &span, None) {
            Some(LinkTarget::File(file)) => {
                let alt = alt.trim().to_owned();
                let missing = alt.is_empty().then(|| alt::missing(&file, &span));
                self.diagnostics.extend(missing.or_else(|| alt::judge(&alt, &file, &span)));
                self.hole(Segment::Image { file, span, alt, title: title.to_owned() });
            }
            Some(_) => {
                let message = message!("content.image-not-of-site", destination);
                let hint = message!("content.put-image-next-to-document-hint");
                self.refuse(Code::InvalidAddress, range, message, hint);
            }
            None => {}
        }
    }

    fn footnote_reference(&mut self, label: &str) {
        let label = &label.to_lowercase();
        let known = self.numbers.iter().position(|number| number == label);
        let number = known.unwrap_or(self.numbers.len()) + 1;
        // Only the first reference has an id: a footnote links back to one place.
        let id = if known.is_none() {
            self.numbers.push(label.clone());
            format!(" id=\"_fnref-{number}\"")
        } else {
            String::new()
        };
        self.raw(format!(
            "<sup class=\"footnote\"><a href=\"#_fn-{number}\"{id} role=\"doc-noteref\">"
        ));
        self.hole(Segment::FootnoteNumber(number));
        self.raw("</a></sup>".to_owned());
    }

    fn finish(mut self) -> Body {
        let mut html = String::with_capacity(self.text.len() * 2);
        pulldown_cmark::html::push_html(&mut html, std::mem::take(&mut self.out).into_iter());
        let labels = std::mem::take(&mut self.numbers);
        let mut notes = String::new();
        for (number, label) in (1..).zip(&labels) {
            let (events, _) = self.footnotes.remove(label).unwrap_or_default();
            let mut note = String::new();
            pulldown_cmark::html::push_html(&mut note, events.into_iter());
            let back = self.mark(Segment::FootnoteBack(number));
            let end = note.strip_suffix("</p>\n").map_or(note.len(), str::len);
            note.insert_str(end, &format!(" {back}"));
            notes.push_str(&format!("<li id=\"_fn-{number}\">{note}</li>\n"));
        }
        if !labels.is_empty() {
            let begin = "<section class=\"footnotes\" role=\"doc-endnotes\">";
            let title = self.mark(Segment::FootnotesTitle);
            html.push_str(&format!("{begin}{title}<ol>\n{notes}</ol></section>\n"));
        }
        let mut unused = std::mem::take(&mut self.footnotes);
        unused.retain(|label, _| !self.meant.contains(label));
        for (label, (_, range)) in unused {
            let message = message!("content.unused-footnote", label);
            let hint = message!("content.use-or-delete-footnote-hint", label);
            self.refuse(Code::UnusedFootnote, &label_range(&label, &range), message, hint);
        }
        Body { segments: cut(&html::without_styles(html), self.holes), ..self.body }
    }
}

/// Splits HTML at its holes.
fn cut(html: &str, mut holes: Vec<Option<Segment>>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (index, part) in html.split('\0').enumerate() {
        if index % 2 == 0 {
            if !part.is_empty() {
                segments.push(Segment::Html(part.to_owned()));
            }
        } else if let Ok(number) = part.parse::<usize>() {
            segments.extend(holes.get_mut(number).and_then(Option::take));
        }
    }
    segments
}

/// Returns the range of the label of a footnote that is defined at a range.
fn label_range(label: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + label.len() + "[^]:".len()
}

/// Returns the name of an alert, as used in the catalog and in CSS classes.
fn alert_name(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

/// Returns the words of an event inside a heading or an image.
fn spoken<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// Returns the events between the start event at an index and its end event.
fn inside<'e, 'a>(events: &'e [Located<'a>], at: usize) -> &'e [Located<'a>] {
    let mut depth = 0_usize;
    let inside = &events[at + 1..];
    let end = inside.iter().position(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return true,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        false
    });
    &inside[..end.unwrap_or(inside.len())]
}
