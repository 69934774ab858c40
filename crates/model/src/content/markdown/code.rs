//! Parses code blocks, and the data blocks among them.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::{Located, Writer, spoken};
use crate::content::block;
use crate::content::body::Segment;
use crate::diag::{Code, Diagnostic, did_you_mean, message};
use crate::letters;
use crate::schema::Spanned;

impl<'a> Writer<'a, '_> {
    /// Writes a code block, or the hole of a data block.
    pub(super) fn code(
        &mut self,
        kind: &CodeBlockKind<'a>,
        range: &Range<usize>,
        inside: &[Located<'a>],
    ) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let info_start = self.text[self.start + range.start..].find(info).unwrap_or(0);
        let info_start = range.start + info_start;
        let info_end = info_start + info.len();
        if block::BLOCKS.iter().any(|kind| kind.name == info) {
            let (text, body) = self.block_body(inside, self.start + info_end);
            let read = block::read(info, self.file, &text, body, self.diagnostics);
            if let Some((block, named)) = read {
                self.body.named.extend(named);
                self.block_hole(Segment::Block(block));
            }
        } else {
            let span = self.span(&(info_start..info_end));
            let language = (!info.is_empty()).then(|| Spanned { value: info.to_owned(), span });
            let language = language.filter(|language| !self.is_misspelt_block(language));
            let text: String = inside.iter().filter_map(|(event, _)| spoken(event)).collect();
            let text = letters::readable(&text).into_owned();
            self.block_hole(Segment::Code { language, text });
        }
    }

    /// Returns the text of the file, and the byte range of a block's body. In a list or quotation, line
    /// prefixes are replaced by spaces, so that the YAML is valid.
    fn block_body(&self, inside: &[Located<'a>], end: usize) -> (Cow<'a, str>, Range<usize>) {
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
        let names = block::BLOCKS.iter().map(|kind| kind.name);
        let near = did_you_mean(&info.value, names).filter(|_| info.value.len() > 4);
        if let Some(near) = near {
            let message = message!("content.unknown-block", info = info.value);
            let problem = Diagnostic::new(Code::UnknownCodeLanguage, info.span.clone(), message);
            self.diagnostics.push(problem.hint(message!("schema.did-you-mean-hint", near)));
        }
        near.is_some()
    }
}
