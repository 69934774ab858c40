//! Rejects HTML in Markdown, and replaces inline styles that the Markdown crate writes.

use std::ops::Range;

use pulldown_cmark::Event;

use super::{Located, Writer};
use crate::diag::{Code, Diagnostic, message};

/// The maximum distance in characters to the other tag of a pair.
const NEAR: usize = 1000;

impl<'a> Writer<'a, '_> {
    pub(super) fn html_block(&mut self, range: &Range<usize>, inside: &[Located<'a>]) {
        let parts = inside.iter().filter_map(|(event, _)| match event {
            Event::Html(part) => Some(&**part),
            _ => None,
        });
        self.raw_html(&parts.collect::<String>(), range.clone());
    }

    /// Reports raw HTML. Comments are allowed, because readers do not see them.
    pub(super) fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let mut rest = html.trim();
        while let Some(comment) = rest.strip_prefix("<!--") {
            let Some(end) = comment.find("-->") else { break };
            rest = comment[end + "-->".len()..].trim_start();
        }
        if rest.is_empty() || self.is_of_word(html.trim(), &range) {
            return;
        }
        let start = range.start + html.len() - html.trim_start().len();
        let line = html.trim_start().find('\n').unwrap_or(html.trim().len());
        let message = message!("content.raw-html");
        let span = self.span(&(start..start + line));
        let problem = Diagnostic::new(Code::RawHtml, span.clone(), message);
        self.diagnostics.push(match self.in_markdown(html.trim(), &range) {
            Some(mark) => problem.hint(message!("content.replace-html-hint", mark)).fix(span, mark),
            None => problem.hint(message!("content.write-markdown-hint")),
        });
    }

    /// Reports a tag of Microsoft Word together with its closing tag, as one error. Only tags without
    /// words between them can be removed automatically.
    fn is_of_word(&mut self, html: &str, range: &Range<usize>) -> bool {
        let tag = html.find('>').map_or(html, |end| &html[..=end]);
        if let Some(name) = tag.strip_prefix("</") {
            let name = name.trim_end_matches('>').trim().to_ascii_lowercase();
            let open = self.word_tags.iter().rposition(|own| *own == name);
            return open.map(|open| self.word_tags.remove(open)).is_some();
        }
        let lower = tag.to_ascii_lowercase();
        let name = lower.trim_start_matches('<').split([' ', '\n', '>', '/']).next();
        let name = name.unwrap_or_default().to_owned();
        let signs = ["mso", "<?xml", "<![if", "<![endif", "<st1:"];
        let is_language = matches!(name.as_str(), "span" | "p" | "a") && lower.contains(" lang=");
        if !is_language && !signs.iter().any(|sign| lower.contains(sign)) {
            return false;
        }
        let message = message!("content.word-tag-not-allowed", name);
        let start = range.start + self.written(range).find('<').unwrap_or(0);
        let span = self.span(&(start..start + tag.len()));
        let problem = Diagnostic::new(Code::RawHtml, span, message)
            .hint(message!("content.delete-word-tags-hint"));
        let after = &self.text[self.start + start + tag.len()..];
        let closing = format!("</{name}>");
        let is_empty = after.get(..closing.len()).is_some_and(|c| c.eq_ignore_ascii_case(&closing));
        self.diagnostics.push(if is_empty {
            let both = start..start + tag.len() + closing.len();
            problem.fix(self.span(&both), "")
        } else {
            problem
        });
        // The closing tags of an HTML block are inside it.
        if html.len() == tag.len() && !tag.ends_with("/>") {
            self.word_tags.push(name);
        }
        true
    }

    /// Returns the Markdown syntax for a tag that has one. Both tags must be in one paragraph, directly
    /// around the words.
    fn in_markdown(&self, tag: &str, range: &Range<usize>) -> Option<&'static str> {
        let name = tag.trim_start_matches("</").trim_start_matches('<').trim_end_matches('>');
        let mark = match name {
            "b" | "strong" => "**",
            "i" | "em" => "*",
            _ => return None,
        };
        let whole = &self.text[self.start..];
        let (before, after) = (&whole[..range.start], &whole[range.end..]);
        let is_whole = if tag.starts_with("</") {
            let near = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
            let paragraph = before[near..].rsplit("\n\n").next().unwrap_or_default();
            paragraph.contains(&format!("<{name}>")) && !before.ends_with([' ', '\n'])
        } else {
            let near = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
            let paragraph = after[..near].split("\n\n").next().unwrap_or_default();
            paragraph.contains(&format!("</{name}>")) && !after.starts_with([' ', '\n'])
        };
        // A mark next to such a letter is not parsed as emphasis: `**注意：**请`.
        let is_plain = |c: Option<char>| c.is_none_or(|c| c.is_alphanumeric() || c.is_whitespace());
        let fits = if tag.starts_with("</") {
            is_plain(before.chars().next_back()) || !after.starts_with(char::is_alphanumeric)
        } else {
            is_plain(after.chars().next()) || !before.ends_with(char::is_alphanumeric)
        };
        (is_whole && fits).then_some(mark)
    }
}

/// Replaces the styles for the alignment of table columns with classes. An editor's text cannot contain
/// these quotation marks, because they are escaped.
pub(super) fn without_styles(html: String) -> String {
    if !html.contains(" style=\"text-align: ") {
        return html;
    }
    ["left", "center", "right"].iter().fold(html, |html, side| {
        html.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"align-{side}\""))
    })
}
