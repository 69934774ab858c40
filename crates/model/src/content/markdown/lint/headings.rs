//! Finds accidental headings, headings of level 1, and unsupported heading attributes.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{LintFinding, line_at};
use crate::content::markdown::{Located, inside};
use crate::diag::{Code, message};

/// Finds headings that differ from what they look like.
pub(super) fn find(text: &str, events: &[Located<'_>]) -> Vec<LintFinding> {
    let mut found = Vec::new();
    let mut quotes = 0_usize;
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::Item) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item) => quotes = quotes.saturating_sub(1),
            Event::Start(Tag::Heading { level, .. }) => {
                let own = Heading { text, range, level: *level, is_inside: quotes > 0 };
                let finding = own.underlined().or_else(|| own.first_level(&events[at..]));
                found.extend(finding.or_else(|| attributes(inside(events, at))));
            }
            _ => {}
        }
    }
    found
}

struct Heading<'a> {
    text: &'a str,
    range: &'a Range<usize>,
    level: HeadingLevel,
    /// Whether it is in a list or quotation.
    is_inside: bool,
}

impl Heading<'_> {
    fn written(&self) -> &str {
        self.text[self.range.clone()].trim_end()
    }

    /// Returns the line that turns the text above it into a heading, with its offset. A heading with `#` has only one
    /// line. Text above such a line can begin with `#` too: `#2 in Europe`.
    fn underline(&self) -> Option<(usize, &str)> {
        let written = self.written();
        let start = written.rfind('\n')? + 1;
        let line = written[start..].trim_start_matches(['>', ' ', '\t']);
        Some((self.range.start + written.len() - line.len(), line))
    }

    /// Reports a line of dashes directly under a paragraph.
    fn underlined(&self) -> Option<LintFinding> {
        let (start, line) = self.underline()?;
        let words =
            self.text[self.range.start..start].trim_end_matches(['\n', '>', ' ', '\t', '\r']);
        let length = words.chars().count();
        let ends =
            words.ends_with(['.', ',', ';', ':', '!', '…', '。', '；', '：', '，', '؛', '،']);
        // An intended underline is about as long as the words above it.
        let is_short = line.len() < 4 && length > 2 * line.len() + 2;
        if !words.contains('\n') && !ends && !is_short {
            return None;
        }
        let range = start..start + line.len();
        let message = message!("content.line-makes-heading", line);
        let is_rule = line.starts_with('-') && line.len() > 2;
        let hint = if is_rule {
            message!("content.empty-line-before-rule-hint", line)
        } else {
            message!("content.delete-line-or-heading-hint")
        };
        let is_alone = line_at(self.text, start).0 == start && !self.is_inside;
        let finding = LintFinding::accident(range, message, hint);
        Some(finding.fix_if(is_rule && is_alone, start..start, "\n"))
    }

    /// Reports a heading with the level of the page title. The headings below it move down with it.
    fn first_level(&self, rest: &[Located<'_>]) -> Option<LintFinding> {
        if self.level != HeadingLevel::H1 {
            return None;
        }
        let message = message!("content.first-level-heading");
        let line = self.written().lines().next().unwrap_or_default().trim_end().len();
        let range = self.range.start..self.range.start + line;
        let hint = if self.underline().is_some() {
            message!("content.heading-in-one-line-hint")
        } else {
            message!("content.begin-heading-hint", wanted = "##")
        };
        let finding =
            LintFinding { code: Code::HeadingLevel, ..LintFinding::accident(range, message, hint) };
        let finding = match self.underline() {
            Some((start, line)) => finding.fix(start..start + line.len(), "-".repeat(line.len())),
            None => finding.fix(self.range.start..self.range.start, "#"),
        };
        let below = rest[1..].iter().filter_map(|(event, range)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some((*level, range.start)),
            _ => None,
        });
        let below: Vec<_> = below.take_while(|(level, _)| *level != HeadingLevel::H1).collect();
        let can_move = below.iter().any(|(level, _)| *level == HeadingLevel::H2)
            && below.iter().all(|(level, start)| {
                *level != HeadingLevel::H6 && self.text[*start..].starts_with('#')
            });
        Some(
            below
                .into_iter()
                .fold(finding, |finding, (_, start)| finding.fix_if(can_move, start..start, "#")),
        )
    }
}

/// Reports `{.class}` and `{key=value}` at the end of a heading, which readers see as text.
fn attributes(events: &[Located<'_>]) -> Option<LintFinding> {
    let (Event::Text(last), range) = events.last()? else { return None };
    let inside = last.trim().strip_prefix('{')?.strip_suffix('}')?;
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    let is_attribute = |word: &str| {
        word.strip_prefix(['.', '#']).is_some_and(is_name)
            || word.split_once('=').is_some_and(|(key, _)| is_name(key))
    };
    let words: Vec<&str> = inside.split_whitespace().collect();
    if words.is_empty() || !words.iter().all(|word| is_attribute(word)) {
        return None;
    }
    let braces = last.trim();
    let start = range.end - last.trim_start().len();
    let message = message!("content.heading-braces-shown", braces);
    let hint = message!("content.write-id-or-delete-braces-hint");
    let range = start..start + braces.len();
    let finding = LintFinding::left(range.clone(), message, hint);
    Some(match words.iter().find(|word| word.starts_with('#')) {
        Some(id) => finding.fix(range, format!("{{{id}}}")),
        None => finding,
    })
}
