//! HTML in Markdown, which is not let through, and styles that the Markdown crate writes.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use super::{Located, Writer};
use crate::diag::{Code, Diagnostic};

impl<'a> Writer<'a, '_> {
    pub(super) fn html_block(&mut self, events: &[Located<'a>], at: usize) -> usize {
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
    pub(super) fn raw_html(&mut self, html: &str, range: Range<usize>) {
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
}

/// Puts classes for the styles with which the Markdown crate aligns the columns of tables. No text
/// of an editor has such quotes: they are escaped.
pub(super) fn without_styles(html: String) -> String {
    if !html.contains(" style=\"text-align: ") {
        return html;
    }
    ["left", "center", "right"].iter().fold(html, |html, side| {
        html.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"align-{side}\""))
    })
}
