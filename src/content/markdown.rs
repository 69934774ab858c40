//! Markdown to HTML with holes. The only module that names the Markdown crate.
//!
//! The crate writes the HTML; what only the finished site can say is left as a hole. A text with a
//! NUL never comes here, so a NUL in the output marks a hole and nothing else.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::block;
use super::body::{AlertKind, Body, Heading, Segment};
use super::link::{self, Target};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean};
use crate::i18n;
use crate::path::SourcePath;
use crate::schema::Spanned;

/// Reads the Markdown from byte `start` of `text`, the whole text of `file`.
pub(super) fn parse(
    file: &SourcePath,
    text: &str,
    start: usize,
    diagnostics: &mut Diagnostics,
) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut writer = Writer {
        file,
        text,
        start,
        diagnostics,
        holes: Vec::new(),
        headings: Vec::new(),
        ids: BTreeSet::new(),
        out: Vec::new(),
        footnotes: BTreeMap::new(),
        numbers: Vec::new(),
        outer: Vec::new(),
    };
    let parser = Parser::new_ext(&text[start..], options);
    let events: Vec<_> = parser.into_offset_iter().collect();
    if writer.is_too_deep(&events) {
        return Body::default();
    }
    writer.run(&events);
    writer.finish()
}

/// How deep blocks may stand in one another.
const DEEPEST: usize = 64;

struct Writer<'a, 'd> {
    file: &'a SourcePath,
    text: &'a str,
    start: usize,
    diagnostics: &'d mut Diagnostics,
    holes: Vec<Option<Segment>>,
    headings: Vec<Heading>,
    ids: BTreeSet<String>,
    /// What is being written: the body, or a footnote.
    out: Vec<Event<'a>>,
    /// The footnotes by label, in small letters, with their places.
    footnotes: BTreeMap<String, (Vec<Event<'a>>, Range<usize>)>,
    /// The labels in the order of their first mention.
    numbers: Vec<String>,
    /// What was being written when a footnote began: a footnote may stand in another.
    outer: Vec<Vec<Event<'a>>>,
}

type Located<'a> = (Event<'a>, Range<usize>);

impl<'a> Writer<'a, '_> {
    fn run(&mut self, events: &[Located<'a>]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            at = match event {
                Event::Start(Tag::CodeBlock(kind)) => self.code(kind, events, at),
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    self.image(dest_url, title, events, at)
                }
                Event::Start(Tag::Heading { id, .. }) => self.heading(id.as_deref(), events, at),
                Event::Start(Tag::HtmlBlock) => self.html_block(events, at),
                _ => {
                    self.event(event, range.clone(), events.get(at + 1).map(|(next, _)| next));
                    at + 1
                }
            };
        }
    }

    /// Reports a text whose quotations and lists stand in one another too often: no reader follows
    /// them, and they would exhaust whatever reads the page.
    fn is_too_deep(&mut self, events: &[Located<'a>]) -> bool {
        let mut depth = 0_usize;
        for (event, range) in events {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                let line = range.start..range.start + 1;
                let message = format!("more than {DEEPEST} levels of lists and quotations");
                self.diagnostics.push(
                    Diagnostic::new(Code::TooLarge, self.span(&line), message)
                        .hint("use fewer levels"),
                );
                return true;
            }
        }
        false
    }

    fn event(&mut self, event: &Event<'a>, range: Range<usize>, next: Option<&Event<'a>>) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let empty = matches!(next, Some(Event::End(TagEnd::Link)));
                self.link(*link_type, dest_url, title, range, empty);
            }
            Event::End(TagEnd::Link) => self.raw("</a>"),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range),
            Event::TaskListMarker(done) => {
                self.raw(if *done {
                    "<span class=\"task\">☑</span> "
                } else {
                    "<span class=\"task\">☐</span> "
                });
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let kind = alert_kind(*kind);
                self.block_html(format!("<aside class=\"alert alert-{}\">", kind.name()));
                self.hole(Segment::AlertTitle(kind));
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
                    let first_line = range.start..range.start + label.len() + "[^]:".len();
                    let message = format!("the footnote `{label}` is given twice");
                    self.diagnostics.push(
                        Diagnostic::new(Code::DuplicateKey, self.span(&first_line), message)
                            .hint("give one of them another name"),
                    );
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
        let number = self.holes.len();
        self.holes.push(Some(segment));
        self.raw(format!("\0{number}\0"));
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
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => destination.to_owned(),
        };
        match link::read(self.file, &destination, &span, self.diagnostics) {
            Some(target) => {
                self.hole(Segment::Link { target, span, title: title.to_owned(), empty });
            }
            None => self.raw("<a>"),
        }
    }

    fn html_block(&mut self, events: &[Located<'a>], at: usize) -> usize {
        let inside = events[at + 1..]
            .iter()
            .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::HtmlBlock)));
        let mut html = String::new();
        let mut next = at + 2;
        for (event, _) in inside {
            next += 1;
            if let Event::Html(part) = event {
                html.push_str(part);
            }
        }
        self.raw_html(&html, events[at].1.clone());
        next
    }

    /// Reports HTML. Comments are let go by: they are not for readers.
    fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let mut rest = html.trim();
        while let Some(comment) = rest.strip_prefix("<!--") {
            let Some(end) = comment.find("-->") else { break };
            rest = comment[end + "-->".len()..].trim_start();
        }
        if rest.is_empty() {
            return;
        }
        let start = range.start + html.len() - html.trim_start().len();
        let line = html.trim_start().find('\n').unwrap_or(html.trim().len());
        let message = "HTML in Markdown is not let through";
        self.diagnostics.push(
            Diagnostic::new(Code::RawHtml, self.span(&(start..start + line)), message)
                .hint("write it in Markdown; if the `<` is meant as a character, write `\\<`"),
        );
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>, events: &[Located<'a>], at: usize) -> usize {
        let inside: Vec<_> = events[at + 1..]
            .iter()
            .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::CodeBlock)))
            .collect();
        let next = at + 1 + inside.len() + 1;
        let text: String = inside
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let range = &events[at].1;
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let info_start = self.text[self.start + range.start..].find(info).unwrap_or(0);
        let info_start = range.start + info_start;
        let info_span = self.span(&(info_start..info_start + info.len()));
        if block::NAMES.contains(&info) {
            let end = self.start + info_start + info.len();
            let (text, body) = self.block_body(&inside, end);
            let block = block::read(info, self.file, &text, body, self.diagnostics);
            if let Some(block) = block {
                self.block_hole(Segment::Block(block));
            }
        } else {
            let language =
                (!info.is_empty()).then(|| Spanned { value: info.to_owned(), span: info_span });
            let language = language.filter(|language| !self.is_misspelt_block(language));
            self.block_hole(Segment::Code { language, text });
        }
        next
    }

    /// Returns the file's text and the bytes of it that are a block's body. In a list or quotation
    /// what stands before each line is blanked, so that the YAML is what the editor means.
    fn block_body(&self, inside: &[&Located<'a>], end: usize) -> (Cow<'a, str>, Range<usize>) {
        let (Some((_, first)), Some((_, last))) = (inside.first(), inside.last()) else {
            return (Cow::Borrowed(self.text), end..end);
        };
        let body = self.start + first.start..self.start + last.end;
        let written: usize = inside.iter().map(|(_, range)| range.len()).sum();
        if written == body.len() {
            return (Cow::Borrowed(self.text), body);
        }
        let line = self.text[..body.start].rfind('\n').map_or(0, |newline| newline + 1);
        let is_code = |at: usize| {
            inside.iter().any(|(_, range)| (range.start..range.end).contains(&(at - self.start)))
        };
        let mut masked = String::with_capacity(self.text.len());
        masked.push_str(&self.text[..line]);
        for (at, c) in self.text[line..body.end].char_indices() {
            if c == '\n' || is_code(line + at) {
                masked.push(c);
            } else {
                masked.extend(std::iter::repeat_n(' ', c.len_utf8()));
            }
        }
        masked.push_str(&self.text[body.end..]);
        (Cow::Owned(masked), line..body.end)
    }

    fn is_misspelt_block(&mut self, info: &Spanned<String>) -> bool {
        let near = did_you_mean(&info.value, block::NAMES).filter(|_| info.value.len() > 4);
        if let Some(near) = near {
            let message = format!("there is no block `{}`", info.value);
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownCodeLanguage, info.span.clone(), message)
                    .hint(format!("did you mean `{near}`?")),
            );
        }
        near.is_some()
    }

    fn image(
        &mut self,
        destination: &str,
        title: &str,
        events: &[Located<'a>],
        at: usize,
    ) -> usize {
        let mut depth = 0;
        let mut alt = String::new();
        let mut next = at;
        for (event, range) in &events[at..] {
            next += 1;
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::InlineHtml(html) => self.raw_html(html, range.clone()),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        let span = self.span(&events[at].1);
        match link::read(self.file, destination, &span, self.diagnostics) {
            Some(Target::File(file)) => {
                self.hole(Segment::Image { file, span, alt, title: title.to_owned() });
            }
            Some(_) => self.diagnostics.push(
                Diagnostic::new(
                    Code::InvalidAddress,
                    span,
                    format!("a picture must be a file of this site, and `{destination}` is not"),
                )
                .hint("put the picture beside the document and name its file"),
            ),
            None => {}
        }
        next
    }

    fn heading(&mut self, id: Option<&str>, events: &[Located<'a>], at: usize) -> usize {
        let mut text = String::new();
        let inside = events[at + 1..]
            .iter()
            .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))))
            .count();
        let end = at + 1 + inside;
        for (event, _) in &events[at + 1..end] {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                // The name of what an empty link leads to is not known yet; its id is near it.
                Event::Start(Tag::Link { dest_url, .. })
                    if matches!(
                        events[at + 2..end].first(),
                        Some((Event::End(TagEnd::Link), _))
                    ) =>
                {
                    text.push_str(dest_url.rsplit(':').next().unwrap_or(dest_url));
                }
                _ => {}
            }
        }
        let (Event::Start(Tag::Heading { level, .. }), range) = &events[at] else { return at + 1 };
        let id = self.unique_id(id, &text, range);
        let heading = Heading { level: number(*level), id: id.clone(), text };
        self.headings.push(heading.clone());
        let level = *level;
        self.out.push(Event::Start(Tag::Heading {
            level,
            id: Some(id.into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.run(&events[at + 1..end]);
        self.hole(Segment::Anchor(heading));
        self.out.push(Event::End(TagEnd::Heading(level)));
        end + 1
    }

    /// Ids that an editor gave must be unique; ids made from the text are made so.
    fn unique_id(&mut self, given: Option<&str>, text: &str, range: &Range<usize>) -> String {
        if let Some(given) = given {
            if given.starts_with('_') {
                let message = format!("the id `{given}` begins with `_`, as those of the theme do");
                let span = self.span(range);
                self.diagnostics.push(
                    Diagnostic::new(Code::InvalidValue, span, message)
                        .hint(format!("write `#{}`", given.trim_start_matches('_'))),
                );
            }
            if !self.ids.insert(given.to_owned()) {
                let message = format!("another heading has the id `{given}`");
                let span = self.span(range);
                self.diagnostics.push(Diagnostic::new(Code::DuplicateId, span, message));
            }
            return given.to_owned();
        }
        let slug = i18n::slug(text);
        let base = if slug.is_empty() { "section".to_owned() } else { slug };
        let mut id = base.clone();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{base}-{count}");
        }
        id
    }

    fn footnote_reference(&mut self, label: &str) {
        let label = &label.to_lowercase();
        let known = self.numbers.iter().position(|number| number == label);
        let number = known.unwrap_or(self.numbers.len()) + 1;
        // Only the first mention has an id: a footnote leads back to one place.
        let id = if known.is_none() {
            self.numbers.push(label.clone());
            format!(" id=\"_fnref-{number}\"")
        } else {
            String::new()
        };
        self.raw(format!(
            "<sup class=\"footnote\"><a href=\"#_fn-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    fn finish(mut self) -> Body {
        let mut html = String::with_capacity(self.text.len() * 2);
        pulldown_cmark::html::push_html(&mut html, std::mem::take(&mut self.out).into_iter());
        let labels = std::mem::take(&mut self.numbers);
        if !labels.is_empty() {
            self.holes.push(Some(Segment::FootnotesTitle));
            html.push_str(&format!(
                "<section class=\"footnotes\" role=\"doc-endnotes\">\0{}\0<ol>\n",
                self.holes.len() - 1
            ));
        }
        for (index, label) in labels.iter().enumerate() {
            let number = index + 1;
            let (events, _) = self.footnotes.remove(label).unwrap_or_default();
            let mut note = String::new();
            pulldown_cmark::html::push_html(&mut note, events.into_iter());
            self.holes.push(Some(Segment::FootnoteBack(number)));
            let back = format!(" \0{}\0", self.holes.len() - 1);
            let end = note.strip_suffix("</p>\n").map_or(note.len(), str::len);
            note.insert_str(end, &back);
            html.push_str(&format!("<li id=\"_fn-{number}\">{note}</li>\n"));
        }
        if !labels.is_empty() {
            html.push_str("</ol></section>\n");
        }
        for (label, (_, range)) in std::mem::take(&mut self.footnotes) {
            let first_line = range.start..range.start + label.len() + "[^]:".len();
            let message = format!("nothing refers to the footnote `{label}`");
            self.diagnostics.push(
                Diagnostic::new(Code::UnusedFootnote, self.span(&first_line), message)
                    .hint(format!("write `[^{label}]` where it belongs, or remove it")),
            );
        }
        Body { segments: cut(&without_styles(html), self.holes), headings: self.headings }
    }
}

/// Puts classes for the styles with which the Markdown crate aligns the columns of tables. No text
/// of an editor has such quotes: they are escaped.
fn without_styles(html: String) -> String {
    if !html.contains(" style=\"text-align: ") {
        return html;
    }
    ["left", "center", "right"].iter().fold(html, |html, side| {
        html.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"align-{side}\""))
    })
}

/// Cuts HTML at its holes.
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

fn alert_kind(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
