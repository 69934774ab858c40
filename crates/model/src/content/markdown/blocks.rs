//! Splits the visible text of a document into blocks, which are its translation units.
//!
//! A block contains the Markdown inside the marks of a heading, an item or a cell. [`BlockPiece`]s
//! contain the same without inline marks. A link counts as its words, and its target is ignored.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::{Located, alert_name, inside};
use crate::content::block::BLOCKS;
use crate::diag::Diagnostics;
use crate::path::SourcePath;
use crate::schema::{Kind, Schema};
use crate::yaml::{self, Node, Shape};

/// A block of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextBlock {
    /// The kind of the block.
    pub kind: BlockKind,
    /// The lists and quotations around it, from the outermost inwards.
    pub within: Vec<&'static str>,
    /// The byte range in the file, without the marks of its kind.
    pub range: Range<usize>,
    /// The text, without the line prefixes of lists and quotations.
    pub text: String,
    /// The prefix of its lines after the first: spaces in a list, `> ` in a quotation.
    pub indent: String,
    /// The content without marks.
    pub pieces: Vec<BlockPiece>,
    /// The words to translate. It is empty if all words are in links, because these can be titles of
    /// documents in one language.
    pub words: String,
}

/// The kind of a block.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BlockKind {
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The first paragraph of an item of a list.
    Item {
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// A paragraph of a quotation or an alert.
    Quotation,
    /// A paragraph of a footnote.
    Footnote,
    /// A term in a definition list.
    Term,
    /// A definition of a term.
    Definition,
    /// A cell of a table.
    Cell {
        /// Whether it is in the header row.
        head: bool,
    },
    /// A block of code.
    Code,
    /// A data block: its name and parameters.
    Data,
    /// A text in a data block, by its key: `alt`, `caption`.
    Field(&'static str),
    /// A thematic break.
    Rule,
}

impl BlockKind {
    /// Returns whether it contains words to translate.
    pub fn is_language(&self) -> bool {
        !matches!(self, Self::Code | Self::Data | Self::Rule)
    }
}

/// A piece of the content of a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlockPiece {
    /// Words.
    Words(String),
    /// Text that must match exactly: code, a parameter.
    Exact(String),
}

/// Splits the Markdown from byte `start` of `text`. `events` are the events of that Markdown.
pub(super) fn split(
    file: &SourcePath,
    text: &str,
    start: usize,
    events: &[Located<'_>],
) -> Vec<TextBlock> {
    let mut splitter = Splitter {
        file,
        text,
        start,
        containers: Vec::new(),
        head: false,
        in_link: false,
        open: None,
        blocks: Vec::new(),
    };
    let mut at = 0;
    while let Some((event, range)) = events.get(at) {
        let range = start + range.start..start + range.end;
        if let Event::Start(Tag::CodeBlock(kind)) = event {
            let inside = inside(events, at);
            splitter.code(kind, range, inside);
            at += inside.len() + 2;
            continue;
        }
        splitter.event(event, range, events.get(at + 1).map(|(next, _)| next));
        at += 1;
    }
    splitter.blocks
}

struct Splitter<'a> {
    file: &'a SourcePath,
    text: &'a str,
    start: usize,
    /// The open containers around the next block, each with whether it already has a block.
    containers: Vec<(&'static str, bool)>,
    /// Whether cells belong to the header row of a table.
    head: bool,
    /// Whether words belong to a link.
    in_link: bool,
    open: Option<Open>,
    blocks: Vec<TextBlock>,
}

/// A block during reading.
struct Open {
    block: TextBlock,
    /// The words outside links.
    unlinked: String,
    /// The line prefixes, which are not part of the text.
    cuts: Vec<Range<usize>>,
    /// Whether the next event begins a line.
    at_line: bool,
}

impl Open {
    fn words(&mut self, text: &str) {
        match self.block.pieces.last_mut() {
            Some(BlockPiece::Words(words)) => words.push_str(text),
            _ => self.block.pieces.push(BlockPiece::Words(text.to_owned())),
        }
    }

    fn title(&mut self, title: &str) {
        let spaced = if title.is_empty() { String::new() } else { format!(" {title} ") };
        self.words(&spaced);
    }

    fn exact(&mut self, text: &str) {
        self.block.pieces.push(BlockPiece::Exact(text.to_owned()));
    }
}

impl Splitter<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>, next: Option<&Event<'_>>) {
        match event {
            Event::Start(tag) => self.start(tag, range, next),
            Event::End(tag) => self.end(*tag),
            Event::Rule => {
                self.close();
                self.begin(BlockKind::Rule, range.start);
                self.reach(range);
                self.close();
            }
            // The end of a line of Chinese.
            Event::Text(text) if text.is_empty() => {
                self.open.iter_mut().for_each(|open| open.at_line = true);
            }
            Event::Text(text) => {
                let in_link = self.in_link;
                let open = self.inline(range);
                open.words(text);
                if !in_link {
                    open.unlinked.push_str(text);
                }
            }
            Event::Code(code) => self.inline(range).exact(code),
            Event::SoftBreak | Event::HardBreak => {
                if let Some(open) = &mut self.open {
                    open.words(" ");
                    open.unlinked.push(' ');
                    open.at_line = true;
                }
            }
            Event::FootnoteReference(_) => self.inline(range).exact("[^]"),
            // The checkbox is before the words of an item, and is not part of them.
            Event::TaskListMarker(done) => {
                let open = self.inline(range.end..range.end);
                open.exact(if *done { "[x]" } else { "[ ]" });
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>, next: Option<&Event<'_>>) {
        if matches!(
            tag,
            Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_) | Tag::DefinitionListTitle
        ) {
            self.close();
        }
        match tag {
            Tag::Paragraph => self.begin(self.paragraph(), range.start),
            // The words of a heading begin after its marks.
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(*level as u8), usize::MAX),
            Tag::TableCell => {
                self.begin(BlockKind::Cell { head: self.head }, usize::MAX);
                if matches!(next, Some(Event::End(TagEnd::TableCell))) {
                    self.reach(range.start..range.start);
                }
            }
            Tag::DefinitionListTitle => self.begin(BlockKind::Term, usize::MAX),
            Tag::TableHead => self.head = true,
            Tag::Link { dest_url, title, .. } => {
                let is_empty = matches!(next, Some(Event::End(TagEnd::Link)));
                self.in_link = true;
                let open = self.inline(range);
                // An empty link text is replaced by the name of the target.
                if is_empty {
                    open.exact(dest_url);
                }
                open.title(title);
            }
            Tag::Image { title, .. } => {
                let open = self.inline(range);
                open.words("\u{fffc}");
                open.title(title);
            }
            Tag::Strikethrough => self.inline(range).exact("~~"),
            Tag::Emphasis | Tag::Strong => {
                self.inline(range);
            }
            other => {
                if let Some(name) = container(other) {
                    self.close();
                    self.containers.push((name, false));
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle => self.close(),
            TagEnd::TableHead => self.head = false,
            TagEnd::Link => self.in_link = false,
            TagEnd::Strikethrough => {
                if let Some(open) = &mut self.open {
                    open.exact("~~");
                }
            }
            TagEnd::Item
            | TagEnd::List(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition => {
                self.close();
                self.containers.pop();
            }
            _ => {}
        }
    }

    /// Returns the kind of a paragraph that begins here.
    fn paragraph(&self) -> BlockKind {
        match self.containers.last() {
            Some(("item", false)) => {
                let list = self.containers.iter().rev().nth(1);
                BlockKind::Item { ordered: list.is_some_and(|(name, _)| *name == "numbers") }
            }
            Some(("footnote", _)) => BlockKind::Footnote,
            Some(("definition", false)) => BlockKind::Definition,
            Some(("item" | "definition" | "bullets" | "numbers", _)) | None => BlockKind::Paragraph,
            Some(_) => BlockKind::Quotation,
        }
    }

    fn begin(&mut self, kind: BlockKind, start: usize) {
        let within = self.containers.iter().map(|(name, _)| *name).collect();
        if let Some((_, has_block)) = self.containers.last_mut() {
            *has_block = true;
        }
        let (text, indent, words, unlinked) = Default::default();
        let (range, pieces) = (start..0, Vec::new());
        let block = TextBlock { kind, within, range, text, indent, pieces, words };
        self.open = Some(Open { block, unlinked, cuts: Vec::new(), at_line: false });
    }

    /// Returns the open block, extended to `range`. In a list without empty lines, the words of an item
    /// begin a new block.
    fn inline(&mut self, range: Range<usize>) -> &mut Open {
        if self.open.is_none() {
            self.begin(self.paragraph(), usize::MAX);
        }
        self.reach(range);
        self.open.as_mut().expect("it was begun")
    }

    fn reach(&mut self, range: Range<usize>) {
        let Some(open) = &mut self.open else { return };
        // The source of an escaped mark includes its backslash.
        let is_escaped = range.start > 0 && self.text[..range.start].ends_with('\\');
        let start = range.start - usize::from(is_escaped && !range.is_empty());
        if open.at_line {
            let line = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
            if line < start && line > open.block.range.start {
                open.cuts.push(line..start);
            }
            open.at_line = false;
        }
        let reached = &mut open.block.range;
        *reached = reached.start.min(start)..reached.end.max(range.end);
    }

    fn close(&mut self) {
        let Some(Open { mut block, unlinked, cuts, .. }) = self.open.take() else { return };
        let start = block.range.start.min(block.range.end);
        let written = &self.text[start..block.range.end];
        let end = start + written.trim_end().len();
        let start = (end - written.trim_end().trim_start().len()).min(end);
        let mut from = start;
        for cut in cuts.iter().filter(|cut| cut.start >= start && cut.end <= end) {
            block.text.push_str(&self.text[from..cut.start.max(from)]);
            from = cut.end.max(from);
        }
        block.text.push_str(&self.text[from..end]);
        block.range = start..end;
        block.indent =
            cuts.first().map_or_else(String::new, |cut| self.text[cut.clone()].to_owned());
        block.words = words_of(&block.pieces, &unlinked);
        self.blocks.push(block);
    }

    /// Reads a code block or data block.
    fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>, inside: &[Located<'_>]) {
        self.close();
        let mut code = Lines::default();
        for (event, range) in inside {
            if let Event::Text(text) = event {
                code.add(text, self.start + range.start);
            }
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if let Some(block) = BLOCKS.iter().find(|block| block.name == info) {
            self.data(block.name, block.schema, &code, range);
        } else {
            self.begin(BlockKind::Code, range.start);
            let open = self.inline(range);
            open.exact(info);
            open.exact(code.text.trim_end());
            self.close();
        }
    }

    /// Splits a data block into its parameters and its texts.
    fn data(&mut self, name: &str, schema: &'static Schema, code: &Lines, range: Range<usize>) {
        // Errors in the block are reported when it is parsed for rendering.
        let mut ignored = Diagnostics::new();
        let root = yaml::parse(self.file, &code.text, 0..code.text.len(), &mut ignored).root;
        let mut parameters = vec![name.to_owned()];
        let mut texts = Vec::new();
        if let Shape::Map(entries) = &root.shape {
            for (key, node) in entries {
                let field = schema.fields.iter().find(|field| field.key == key.text);
                match (field, &node.shape) {
                    (Some(field), Shape::Scalar(text))
                        if field.names.is_none()
                            && matches!(field.kind, Kind::Plain | Kind::Alt) =>
                    {
                        texts.push((field.key, text.clone(), node.span.start..node.span.end));
                    }
                    _ => parameters.push(format!("{}={}", key.text, canonical(node))),
                }
            }
        }
        parameters[1..].sort();
        self.begin(BlockKind::Data, range.start);
        self.inline(range).exact(&parameters.join("\n"));
        self.close();
        for (key, text, range) in texts {
            self.begin(BlockKind::Field(key), usize::MAX);
            let range = code.range(&range);
            self.inline(range).words(&text);
            self.close();
            if let Some(block) = self.blocks.last_mut() {
                block.words.clone_from(&text);
                block.text = text;
            }
        }
    }
}

fn words_of(pieces: &[BlockPiece], unlinked: &str) -> String {
    if !unlinked.contains(char::is_alphabetic) {
        return String::new();
    }
    let words = pieces.iter().map(|piece| match piece {
        BlockPiece::Words(words) => words.as_str(),
        BlockPiece::Exact(_) => " ",
    });
    words.collect()
}

/// Returns the name of a container of blocks, or `None` for other tags.
fn container(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Item => "item",
        Tag::List(None) => "bullets",
        Tag::List(Some(_)) => "numbers",
        Tag::BlockQuote(None) => "quotation",
        Tag::BlockQuote(Some(kind)) => alert_name(*kind),
        Tag::FootnoteDefinition(_) => "footnote",
        Tag::DefinitionListDefinition => "definition",
        _ => return None,
    })
}

/// Writes a value in canonical form, so that only its meaning counts.
fn canonical(node: &Node) -> String {
    match &node.shape {
        Shape::Scalar(text) => text.trim().to_owned(),
        Shape::List(items) => items.iter().map(canonical).collect::<Vec<_>>().join(","),
        Shape::Map(entries) => {
            let entry =
                |(key, node): &(yaml::Scalar, Node)| format!("{}={}", key.text, canonical(node));
            entries.iter().map(entry).collect::<Vec<_>>().join(",")
        }
        Shape::Null | Shape::Unreadable => String::new(),
    }
}

/// Lines of code with their places in the file.
#[derive(Default)]
struct Lines {
    text: String,
    /// The offsets of each part, in the text and in the file.
    parts: Vec<(usize, usize)>,
}

impl Lines {
    fn add(&mut self, text: &str, place: usize) {
        self.parts.push((self.text.len(), place));
        self.text.push_str(text);
    }

    /// Returns the byte offset in the file for a byte of the text.
    fn place(&self, at: usize) -> usize {
        let part = self.parts.iter().rev().find(|(start, _)| *start <= at);
        part.map_or(at, |(start, place)| place + at - start)
    }

    /// Returns the byte range in the file for a range of the text.
    fn range(&self, range: &Range<usize>) -> Range<usize> {
        let last = range.end.max(range.start + 1) - 1;
        self.place(range.start)..self.place(last) + range.len().min(1)
    }
}

#[cfg(test)]
mod tests;
