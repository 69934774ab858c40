//! Splits a document into parts for random edits.

use crate::numbers::Numbers;

/// A document: its front matter with both `---` lines, and the chunks between empty lines.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) front: String,
    pub(crate) chunks: Vec<String>,
}

impl Page {
    /// Splits a document. Code and data blocks stay complete.
    pub(crate) fn of(text: &str) -> Self {
        let end = text[4..].find("\n---\n").unwrap() + 4 + "\n---\n".len();
        let (mut chunks, mut chunk, mut in_code) = (Vec::new(), String::new(), false);
        for line in text[end..].lines() {
            let is_fence = line.starts_with("```");
            if (line.trim().is_empty() && !in_code) || (is_fence && !in_code && !chunk.is_empty()) {
                chunks.extend((!chunk.is_empty()).then(|| std::mem::take(&mut chunk)));
            }
            in_code ^= is_fence;
            if !line.trim().is_empty() || in_code {
                chunk.push_str(&format!("{line}\n"));
            }
            if is_fence && !in_code {
                chunks.push(std::mem::take(&mut chunk));
            }
        }
        chunks.extend((!chunk.is_empty()).then_some(chunk));
        Self { front: text[..end].to_owned(), chunks }
    }

    /// Joins the parts.
    pub(crate) fn text(&self) -> String {
        format!("{}\n{}", self.front, self.chunks.join("\n"))
    }

    /// Selects a random chunk of a kind.
    pub(crate) fn choose(
        &self,
        numbers: &mut Numbers,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let all: Vec<usize> =
            (0..self.chunks.len()).filter(|at| is_wanted(&self.chunks[*at])).collect();
        (!all.is_empty()).then(|| all[numbers.below(all.len())])
    }
}

/// Returns whether a chunk is a paragraph without links and code.
pub(crate) fn is_plain(chunk: &str) -> bool {
    is_paragraph(chunk) && !chunk.contains(['[', '<', '`', '*', '_', '\\', '&'])
}

/// Returns whether a chunk is a paragraph.
pub(crate) fn is_paragraph(chunk: &str) -> bool {
    chunk.starts_with(char::is_alphabetic)
        && !chunk.lines().any(|line| line.starts_with([':', '|', '-', '=', '>', '#']))
}

/// Returns whether a chunk is a heading.
pub(crate) fn is_heading(chunk: &str) -> bool {
    chunk.starts_with("##")
}

/// Returns whether a chunk is a bullet list with items of one line.
pub(crate) fn is_list(chunk: &str) -> bool {
    chunk.lines().all(|line| line.starts_with("- ")) && chunk.lines().count() > 1
}

/// Returns whether a chunk is a table.
pub(crate) fn is_table(chunk: &str) -> bool {
    chunk.starts_with('|')
}

/// Returns whether a chunk is a data block.
pub(crate) fn is_data(chunk: &str) -> bool {
    chunk.starts_with("```") && chunk.lines().count() > 2
}

/// Returns the ranges of the words of a text that contain only letters.
pub(crate) fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let alone = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == '\n');
                let before = text[..from].chars().next_back();
                if alone(before) && (c == ' ' || c == '\n') && at - from > 3 {
                    found.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
