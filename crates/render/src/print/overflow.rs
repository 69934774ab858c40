//! Reports text overflow in print at its position in the Markdown: long words, tables with too many columns,
//! addresses that are too long for a link.

use std::collections::BTreeSet;
use std::ops::Range;

use super::report::PrintReporter;
use crate::content::{BlockKind, LinkTarget, Segment};
use crate::diag::{Code, Diagnostic, Span, message};

/// The maximum number of characters of a text that a message shows.
const NAMED: usize = 40;

/// Shorter words are too common for a search.
const SHORT: usize = 4;

impl PrintReporter<'_> {
    /// Reports text that overflows its area: each table and each word once.
    pub(super) fn wide(&self, texts: &[String]) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut reported = Vec::new();
        let mut lost = None;
        for text in texts {
            match self.place_of_text(text) {
                Some((range, is_table)) if seen.insert(range.start) => {
                    let place = Span::new(&self.document.file, range);
                    reported.push(if is_table {
                        wide_table(place)
                    } else {
                        wide_text(text, place)
                    });
                }
                Some(_) => {}
                // The text of a data block is not in the Markdown.
                None => lost = lost.or(Some(text)),
            }
        }
        reported.extend(lost.map(|text| wide_text(text, self.title())));
        reported
    }

    /// Reports links that are too long for a PDF, at their position in the Markdown.
    pub(super) fn long_addresses(&self) -> Vec<Diagnostic> {
        let place = |url: &String| {
            let own = self.document.body.segments.iter().find_map(|segment| match segment {
                Segment::Link { target: LinkTarget::External(own), span, .. } if own == url => {
                    Some(span.clone())
                }
                _ => None,
            });
            own.unwrap_or_else(|| self.title())
        };
        let problem = |url: &String| {
            let message = message!("print.address-too-long", bytes = url.len());
            Diagnostic::new(Code::PrintOverflow, place(url), message)
                .label(message!("print.only-page-has-link-label"))
                .hint(message!("print.shorter-address-hint"))
        };
        let mut seen = BTreeSet::new();
        self.too_long.iter().filter(|url| seen.insert(*url)).map(problem).collect()
    }

    /// Returns the position of a printed line in the source, and whether it is a table. Searches for the whole
    /// line, or else for its longest word.
    fn place_of_text(&self, text: &str) -> Option<(Range<usize>, bool)> {
        let longest = text.split_whitespace().map(bare).max_by_key(|word| word.chars().count());
        let longest = longest.filter(|word| word.chars().count() >= SHORT);
        [Some(bare(text)), longest].into_iter().flatten().find_map(|part| self.place_of_part(part))
    }

    fn place_of_part(&self, part: &str) -> Option<(Range<usize>, bool)> {
        if part.is_empty() {
            return None;
        }
        let written = self.text();
        let title = self.document.front.title.as_ref();
        if let Some(title) = title.filter(|title| title.value.contains(part)) {
            return Some((title.span.start..title.span.end, false));
        }
        let blocks = &self.document.body.blocks;
        let within = |range: &Range<usize>| {
            let at = range.start + written.get(range.clone())?.find(part)?;
            Some(at..at + part.len())
        };
        let found =
            blocks.iter().enumerate().find_map(|(n, block)| Some((n, within(&block.range)?)));
        match found {
            Some((n, _)) if matches!(blocks[n].kind, BlockKind::Cell { .. }) => {
                let heads = (0..=n).rev().skip_while(|n| !is_head(&blocks[*n].kind));
                let first = heads.take_while(|n| is_head(&blocks[*n].kind)).last();
                Some((blocks[first.unwrap_or(n)].range.clone(), true))
            }
            Some((_, range)) => Some((range, false)),
            None => {
                let at = written.find(part)?;
                Some((at..at + part.len(), false))
            }
        }
    }
}

fn is_head(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Cell { head: true })
}

/// Returns a text without the hyphen at its end.
fn bare(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || ['-', '\u{ad}', '\u{2010}'].contains(&letter)
    })
}

fn wide_table(place: Span) -> Diagnostic {
    let message = message!("print.table-overflow");
    Diagnostic::new(Code::PrintOverflow, place, message)
        .label(message!("print.table-overflow-label"))
        .hint(message!("print.narrow-table-hint"))
}

fn wide_text(text: &str, place: Span) -> Diagnostic {
    let named: String = text.chars().take(NAMED).collect();
    let text = if named.len() < text.len() { format!("{named}…") } else { named };
    let message = message!("print.line-overflow", text);
    Diagnostic::new(Code::PrintOverflow, place, message)
        .label(message!("print.line-overflow-label"))
        .hint(message!("print.shorten-text-hint"))
}
