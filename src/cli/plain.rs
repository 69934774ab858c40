//! Converts Markdown to text for a terminal.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

/// The indentation of examples.
const INDENT: &str = "    ";

/// The escape sequences at the start and end of a style. An end resets only its own style, so styles can be nested.
type Style = (&'static str, &'static str);

const BOLD: Style = ("\u{1b}[1m", "\u{1b}[22m");
const CODE: Style = ("\u{1b}[36m", "\u{1b}[39m");

/// Converts Markdown to text of at most `width` columns. With `color`, headings are bold and code is coloured.
/// Otherwise code keeps its backticks, which mark its limits.
pub(super) fn plain(markdown: &str, width: usize, color: bool) -> String {
    let mut page = Page { width, color, ..Page::default() };
    for event in Parser::new(markdown) {
        page.event(event);
    }
    page.out
}

/// The text so far, and the current block.
#[derive(Default)]
struct Page {
    out: String,
    width: usize,
    color: bool,
    words: Words,
    /// The open lists, each with its next number.
    lists: Vec<Option<u64>>,
    /// The marker of a list item before its first line is written.
    marker: Option<String>,
    /// The addresses of the open links, or `None` if the link text is the address.
    links: Vec<Option<String>>,
    is_bold: bool,
    /// The text of the current example.
    code: Option<String>,
    /// Whether the last line belongs to a list.
    is_after_item: bool,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) if self.color => self.words.add(&text, Some(CODE)),
            Event::Code(text) => self.words.add(&format!("`{text}`"), None),
            Event::Text(text) | Event::InlineHtml(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.words.text(&text, (self.is_bold && self.color).then_some(BOLD)),
            },
            Event::SoftBreak | Event::HardBreak => self.words.is_open = false,
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.block(None);
                self.lists.push(first);
            }
            Tag::Item => {
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                });
            }
            Tag::CodeBlock(kind) => {
                self.code = Some(String::new());
                self.gap(false);
                // The file name follows the language.
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some((_, file)) = info.split_once(' ')
                {
                    self.out.push_str(&format!("  {file}\n"));
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                let is_named = !matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.links.push(is_named.then(|| dest_url.into_string()));
            }
            Tag::Strong => self.is_bold = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.block(self.color.then_some(BOLD)),
            TagEnd::Paragraph | TagEnd::Item => self.block(None),
            TagEnd::List(_) => {
                self.lists.pop();
                self.is_after_item &= !self.lists.is_empty();
            }
            TagEnd::CodeBlock => {
                for line in self.code.take().unwrap_or_default().lines() {
                    let indent = if line.is_empty() { "" } else { INDENT };
                    self.out.push_str(&format!("{indent}{line}\n"));
                }
            }
            TagEnd::Link => {
                if let Some(address) = self.links.pop().flatten() {
                    self.words.text(&format!(" ({address})"), None);
                }
            }
            TagEnd::Strong => self.is_bold = false,
            _ => {}
        }
    }

    /// Writes an empty line before a block, but not between the items of a list.
    fn gap(&mut self, is_item: bool) {
        let is_next_item = is_item && self.is_after_item;
        if !self.out.is_empty() && !is_next_item {
            self.out.push('\n');
        }
        self.is_after_item = is_item;
    }

    /// Writes the collected words as a block.
    fn block(&mut self, style: Option<Style>) {
        let words = std::mem::take(&mut self.words);
        if words.all.is_empty() {
            return;
        }
        self.gap(!self.lists.is_empty());
        let margin = "  ".repeat(self.lists.len().saturating_sub(1));
        let marker = self.marker.take();
        let rest = if self.lists.is_empty() { "" } else { "  " };
        let mut prefix = marker.unwrap_or_else(|| rest.to_owned());
        let room = self.width.saturating_sub(margin.len() + prefix.len());
        for line in words.wrapped(room) {
            self.out.push_str(&format!("{margin}{prefix}{}\n", styled(&line, style)));
            prefix = " ".repeat(prefix.len());
        }
    }
}

fn styled(text: &str, style: Option<Style>) -> String {
    style.map_or_else(|| text.to_owned(), |(on, off)| format!("{on}{text}{off}"))
}

/// The words of a block, for line breaking.
#[derive(Default)]
struct Words {
    /// Each word with its width in columns, without escape sequences.
    all: Vec<(String, usize)>,
    /// Whether the next text continues the last word, because there was no space.
    is_open: bool,
}

impl Words {
    /// Adds text that can break at spaces.
    fn text(&mut self, text: &str, style: Option<Style>) {
        self.is_open &= !text.starts_with(' ');
        for word in text.split_ascii_whitespace() {
            self.add(word, style);
            self.is_open = false;
        }
        self.is_open = !text.ends_with(' ');
    }

    /// Adds text that must not be broken.
    fn add(&mut self, text: &str, style: Option<Style>) {
        let (written, columns) = (styled(text, style), text.chars().count());
        match self.all.last_mut().filter(|_| self.is_open) {
            Some((last, width)) => {
                last.push_str(&written);
                *width += columns;
            }
            None => self.all.push((written, columns)),
        }
        self.is_open = true;
    }

    /// Returns lines of at most `width` columns, except for longer words.
    fn wrapped(self, width: usize) -> Vec<String> {
        let mut lines: Vec<(String, usize)> = Vec::new();
        for (word, columns) in self.all {
            match lines.last_mut().filter(|(_, used)| used + 1 + columns <= width) {
                Some((line, used)) => {
                    line.push(' ');
                    line.push_str(&word);
                    *used += 1 + columns;
                }
                None => lines.push((word, columns)),
            }
        }
        lines.into_iter().map(|(line, _)| line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markdown_becomes_text() {
        let text = "# A `b` title\n\nWords **loud**, see [the page](https://a.example) and `**x**`.\n\n## Wrong\n\n~~~yaml data/a.yaml\n# kept\n- a: **b**\n\n```map\n```\n~~~\n\nEnd.\n";
        let expected = "A `b` title\n\nWords loud, see the page (https://a.example) and `**x**`.\n\nWrong\n\n  data/a.yaml\n    # kept\n    - a: **b**\n\n    ```map\n    ```\n\nEnd.\n";
        assert_eq!(plain(text, 80, false), expected);
    }

    #[test]
    fn color_takes_the_place_of_signs() {
        assert_eq!(
            plain("# A `b` title\n\nUse **this** `code x`, <https://a.example>.", 80, true),
            "\u{1b}[1mA \u{1b}[36mb\u{1b}[39m title\u{1b}[22m\n\n\
             Use \u{1b}[1mthis\u{1b}[22m \u{1b}[36mcode x\u{1b}[39m, https://a.example.\n"
        );
    }

    #[test]
    fn lines_are_wrapped_and_code_is_not_broken() {
        assert_eq!(
            plain(
                "One two three four\nfive `six seven`.\n\n~~~text\na line that is long\n~~~",
                14,
                false
            ),
            "One two three\nfour five\n`six seven`.\n\n    a line that is long\n"
        );
        // Escape sequences have no width.
        assert_eq!(plain("one `two` three", 13, true).lines().count(), 1);
    }

    #[test]
    fn items_have_a_hanging_indent() {
        assert_eq!(
            plain("Three:\n\n- one two three\n- four\n\n9. nine\n10. ten ten\n\nEnd.", 10, false),
            "Three:\n\n- one two\n  three\n- four\n\n9. nine\n10. ten\n    ten\n\nEnd.\n"
        );
    }
}
