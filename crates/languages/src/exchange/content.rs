//! Splits the text of a unit into words and inline marks, and writes it back. The text is Markdown, a
//! catalog message with placeholders, or plain text.

use std::collections::BTreeMap;

use crate::content::{BlockKind, Inline, inline};
use crate::letters;
use crate::translation::UnitKind;

/// The syntax of a unit in the source files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Syntax {
    /// Plain text.
    Plain,
    /// A message of the theme catalog: placeholders are names in braces.
    Message,
    /// Markdown on one line, in a heading.
    Heading,
    /// Markdown on its own line: the term of a definition list.
    Term,
    /// Markdown in a table cell.
    Cell,
    /// Markdown in a paragraph.
    Paragraph,
}

impl Syntax {
    /// Returns the syntax for a kind of unit. Texts of data and of the theme catalog have the same kind;
    /// `is_word` is true for the catalog.
    pub fn of(kind: UnitKind<'_>, is_word: bool) -> Self {
        match kind {
            UnitKind::Plural(_) => Self::Message,
            UnitKind::Text if is_word => Self::Message,
            UnitKind::Title
            | UnitKind::Summary
            | UnitKind::Alt
            | UnitKind::Caption
            | UnitKind::Text
            | UnitKind::Block(BlockKind::Field(_)) => Self::Plain,
            UnitKind::Block(BlockKind::Heading(_)) => Self::Heading,
            UnitKind::Block(BlockKind::Term) => Self::Term,
            UnitKind::Block(BlockKind::Cell { .. }) => Self::Cell,
            UnitKind::Block(_) => Self::Paragraph,
        }
    }

    /// Returns whether the text is Markdown.
    pub(super) fn is_markdown(self) -> bool {
        matches!(self, Self::Heading | Self::Term | Self::Cell | Self::Paragraph)
    }
}

/// The content of a unit, as text and marks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitContent(pub Vec<Inline>);

impl UnitContent {
    /// Parses a text.
    pub fn of(text: &str, syntax: Syntax) -> Self {
        let pieces = match syntax {
            Syntax::Plain => vec![Inline::Text(text.to_owned())],
            Syntax::Message => message(text),
            _ => inline(text),
        };
        Self::returned(pieces, syntax)
    }

    /// Normalizes pieces from a translation tool to the form of parsed text.
    pub fn returned(pieces: Vec<Inline>, syntax: Syntax) -> Self {
        Self(if syntax.is_markdown() { tidied(in_lines(pieces)) } else { trimmed(pieces) })
    }

    /// Returns its marks in order: the opening and the closing text, or the only text of a standalone mark.
    pub fn numbered(&self) -> Vec<(String, Option<String>)> {
        let marks = self.0.iter().enumerate().filter_map(|(at, piece)| match piece {
            Inline::Open(open) => Some((open.clone(), Some(closing(&self.0[at + 1..]).to_owned()))),
            Inline::Code(code) => Some((code.clone(), None)),
            Inline::Text(_) | Inline::Close(_) => None,
        });
        marks.collect()
    }

    /// Returns the text without marks.
    pub fn words(&self) -> String {
        let text = |piece: &Inline| match piece {
            Inline::Text(text) => Some(text.clone()),
            Inline::Code(code) if code.ends_with('\n') => Some(" ".to_owned()),
            _ => None,
        };
        self.0.iter().filter_map(text).collect()
    }

    /// Returns whether it has no text and no marks.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Counts the marks that a translation must keep. Line breaks are not counted.
    pub fn marks(&self) -> BTreeMap<InlineMark, usize> {
        let mut marks = BTreeMap::new();
        let mut opened: Vec<&str> = Vec::new();
        for piece in &self.0 {
            match piece {
                Inline::Text(_) => {}
                Inline::Open(open) => opened.push(open),
                Inline::Close(close) => {
                    let open = opened.pop().unwrap_or_default();
                    *marks.entry(InlineMark::around(open, close)).or_default() += 1;
                }
                Inline::Code(code) if code.ends_with('\n') => {}
                Inline::Code(code) => {
                    *marks.entry(InlineMark::Code(code.clone())).or_default() += 1;
                }
            }
        }
        marks
    }

    /// Writes the content for the source files, with escapes only where they are necessary. `None` if no
    /// written form parses back to the same content.
    pub fn written(&self, syntax: Syntax) -> Option<String> {
        match syntax {
            Syntax::Plain => Some(self.joined_with(str::to_owned)),
            Syntax::Message => {
                let text = self.joined_with(|text| text.replace('{', "{{").replace('}', "}}"));
                (Self::of(&text, syntax) == *self).then_some(text)
            }
            _ => {
                let is_cell = syntax == Syntax::Cell;
                let bare =
                    |text: &str| if is_cell { text.replace('|', "\\|") } else { text.to_owned() };
                let written = [self.joined_with(bare), self.joined_with(escaped)];
                let written = written.map(|text| match syntax {
                    Syntax::Paragraph | Syntax::Term => guarded(&text),
                    _ => text,
                });
                written.into_iter().find(|text| {
                    let is_one_line = syntax == Syntax::Paragraph || !text.contains('\n');
                    is_one_line && Self::of(text, syntax) == *self
                })
            }
        }
    }

    fn joined_with(&self, text_of: impl Fn(&str) -> String) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Inline::Text(text) => text_of(text),
            Inline::Open(mark) | Inline::Close(mark) | Inline::Code(mark) => mark.clone(),
        });
        pieces.collect()
    }
}

/// Collapses all white space to single spaces, because line ends in Markdown have no meaning. Marks can also
/// contain line ends.
fn in_lines(pieces: Vec<Inline>) -> Vec<Inline> {
    let spaced = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\n' | '\t' | '\r');
            if !is_space {
                out.push(c);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        out
    };
    let pieces = pieces.into_iter().map(|piece| match piece {
        Inline::Text(text) => Inline::Text(spaced(&text)),
        Inline::Close(mark) => Inline::Close(spaced(&mark)),
        Inline::Code(code) if code.trim_start() != "\\\n" => Inline::Code(spaced(&code)),
        other => other,
    });
    pieces.collect()
}

/// Joins adjacent texts, for syntaxes other than Markdown. Spaces at both ends are kept, unless they include
/// line ends or tabs. A text of only spaces becomes empty.
fn trimmed(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut pieces = joined(pieces);
    if pieces.iter().all(|piece| matches!(piece, Inline::Text(text) if text.trim().is_empty())) {
        return Vec::new();
    }
    let is_noise = |text: &str| text.contains(['\n', '\r', '\t']);
    if let Some(Inline::Text(text)) = pieces.first_mut() {
        let rest = text.trim_start();
        if is_noise(&text[..text.len() - rest.len()]) {
            *text = rest.to_owned();
        }
    }
    if let Some(Inline::Text(text)) = pieces.last_mut() {
        let rest = text.trim_end();
        if is_noise(&text[rest.len()..]) {
            text.truncate(rest.len());
        }
    }
    composed(pieces)
}

/// Joins adjacent texts, and removes white space at both ends and around line breaks.
fn tidied(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut joined = joined(pieces);
    let is_break = |piece: Option<&Inline>| match piece {
        None => true,
        Some(piece) => matches!(piece, Inline::Code(code) if code.ends_with('\n')),
    };
    for at in 0..joined.len() {
        let before = is_break(at.checked_sub(1).and_then(|at| joined.get(at)));
        let after = is_break(joined.get(at + 1));
        if let Inline::Text(text) = &mut joined[at] {
            let start = if before { text.len() - text.trim_start().len() } else { 0 };
            let end = if after { text.trim_end().len().max(start) } else { text.len() };
            *text = text[start..end].to_owned();
        }
    }
    composed(joined)
}

/// Joins adjacent texts.
fn joined(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

/// Removes empty texts, and composes letters with their accents.
fn composed(mut pieces: Vec<Inline>) -> Vec<Inline> {
    pieces.retain(|piece| !matches!(piece, Inline::Text(text) if text.is_empty()));
    for piece in &mut pieces {
        if let Inline::Text(text) = piece {
            *text = letters::composed(text).into_owned();
        }
    }
    pieces
}

/// Returns the mark that closes the element opened just before `rest`.
pub(super) fn closing(rest: &[Inline]) -> &str {
    let mut depth = 0;
    for piece in rest {
        match piece {
            Inline::Open(_) => depth += 1,
            Inline::Close(close) if depth == 0 => return close,
            Inline::Close(_) => depth -= 1,
            Inline::Text(_) | Inline::Code(_) => {}
        }
    }
    ""
}

/// An inline mark, reduced to the part that must be the same in a translation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum InlineMark {
    /// A link, by its destination without the fragment.
    Link(String),
    /// An image, by its file.
    Image(String),
    /// Code, a footnote reference, a link without text, or a placeholder in a message.
    Code(String),
    /// Emphasis, by its delimiter.
    Emphasis(String),
}

impl InlineMark {
    fn around(open: &str, close: &str) -> Self {
        let destination = || {
            let inner = close.trim_start_matches(']').trim_matches(['(', ')']);
            let place = inner.split_whitespace().next().unwrap_or_default();
            place.split_once('#').map_or(place, |(place, _)| place).to_owned()
        };
        match open {
            "[" => Self::Link(destination()),
            "![" => Self::Image(destination()),
            _ => Self::Emphasis(open.replace('_', "*")),
        }
    }

    /// Returns whether a translation can omit the mark after a review.
    pub fn is_emphasis(&self) -> bool {
        matches!(self, Self::Emphasis(_))
    }

    /// Returns the mark in the form for messages.
    pub fn shown(&self) -> String {
        match self {
            Self::Link(to) => format!("[…]({to})"),
            Self::Image(file) => format!("![…]({file})"),
            Self::Code(text) => text.clone(),
            Self::Emphasis(sign) => format!("{sign}…{sign}"),
        }
    }
}

/// Parses a message. Braces without a valid name are text, so that nothing is lost.
fn message(text: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            words.push_str(&rest[..1]);
            rest = &rest[2..];
            continue;
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let name = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let name = name.filter(|(name, _)| !name.is_empty() && name.chars().all(is_part));
        if let Some((name, after)) = name {
            pieces.push(Inline::Text(std::mem::take(&mut words)));
            pieces.push(Inline::Code(format!("{{{name}}}")));
            rest = after;
        } else {
            words.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    words.push_str(rest);
    pieces.push(Inline::Text(words));
    pieces
}

/// Escapes every character that Markdown can interpret as markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if "\\*_`[]<>~&|!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes characters that start a list, a heading or a quotation at the start of a line.
fn guarded(text: &str) -> String {
    let line = |line: &str| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if begins_block(line) {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else {
            line.to_owned()
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Returns whether Markdown parses a line as the start of another block than a paragraph.
pub(super) fn begins_block(line: &str) -> bool {
    let sign = line.chars().next().unwrap_or(' ');
    let run = line.trim_start_matches(sign);
    let is_alone = run.is_empty() || run.starts_with([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match sign {
        '#' | '+' | '-' | ':' => is_alone || (sign == '-' && run.starts_with('-')),
        '=' | '>' | '|' => sign == '>' || sign == '|' || is_alone,
        '*' => is_alone && line.len() - run.len() != 2,
        '~' | '`' => line.len() - run.len() >= 3,
        '0'..='9' => digits <= 9 && line[digits..].starts_with(['.', ')']),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Syntax, UnitContent};

    #[test]
    fn what_is_taken_apart_is_written_again() {
        let cases = [
            (Syntax::Paragraph, "a *b* [c](d.md) `e` _f_ ![g](h.svg \"i\")\\\nj", None),
            (Syntax::Paragraph, "2\\. a", None),
            (Syntax::Paragraph, "a\nb", Some("a b")),
            (Syntax::Paragraph, "5 * 6 \\* 7", Some("5 * 6 * 7")),
            (Syntax::Paragraph, "\\*a\\*", Some("\\*a\\*")),
            (Syntax::Paragraph, "\\# a", None),
            (Syntax::Cell, "a \\| b", None),
            (Syntax::Heading, "1. a", None),
            (Syntax::Message, "{count} {{a}} b", None),
            (Syntax::Plain, "*a* {b} \\", None),
        ];
        for (syntax, text, written) in cases {
            let content = UnitContent::of(text, syntax);
            let expected = written.unwrap_or(text);
            assert_eq!(content.written(syntax).as_deref(), Some(expected), "{content:?}");
        }
    }

    #[test]
    fn marks_are_counted_as_what_they_mean() {
        let marks = |text| UnitContent::of(text, Syntax::Paragraph).marks();
        assert_eq!(marks("[a](b.md#c) _d_"), marks("*e* [f](b.md#g \"h\")"));
        assert_ne!(marks("[a](b.md)"), marks("[a](c.md)"));
        assert_ne!(marks("`a`"), marks("`b`"));
        assert_ne!(marks("[a](b.md)"), marks("![a](b.md)"));
    }
}
