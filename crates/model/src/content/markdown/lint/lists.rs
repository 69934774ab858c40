//! Finds numbers and signs at the beginning of a line that accidentally became a list.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{LintFinding, is_after_empty_line};
use crate::content::markdown::Located;
use crate::diag::message;

/// The largest plausible item number. A larger number probably belongs to a sentence.
const LARGEST: u64 = 31;

/// Finds accidental lists, and numbers that the page would show differently.
pub(super) fn find(text: &str, events: &[Located<'_>]) -> Vec<LintFinding> {
    let mut found = Vec::new();
    let mut open: Vec<(Option<u64>, Vec<usize>)> = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::List(first)) => open.push((*first, Vec::new())),
            Event::Start(Tag::Item) => {
                if let Some((_, items)) = open.last_mut() {
                    items.push(range.start);
                }
            }
            Event::End(TagEnd::List(_)) => match open.pop() {
                Some((Some(_), items)) => found.extend(numbered(text, &items)),
                Some((None, items)) => found.extend(plus(text, &items)),
                None => {}
            },
            _ => {}
        }
    }
    found
}

/// An item with its number, as written.
#[derive(Clone, Copy)]
struct Item {
    number: u64,
    start: usize,
    /// The offset of its dot or parenthesis.
    point: usize,
}

impl Item {
    fn read(text: &str, start: usize) -> Option<Self> {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number = text[start..start + digits].parse().ok()?;
        Some(Self { number, start, point: start + digits })
    }

    fn marker(&self) -> Range<usize> {
        self.start..self.point + 1
    }

    /// Adds a fix that escapes the number with a backslash, if the line then begins a paragraph.
    fn plain(&self, text: &str, finding: LintFinding) -> LintFinding {
        finding.fix_if(self.is_apart(text), self.point..self.point, "\\")
    }

    fn is_apart(&self, text: &str) -> bool {
        let line = text[..self.start].rfind('\n').map_or(0, |newline| newline + 1);
        line == self.start && is_after_empty_line(text, line)
    }
}

/// Reports a number that does not follow the one before it, or a single large number.
fn numbered(text: &str, items: &[usize]) -> Option<LintFinding> {
    let items: Vec<Item> = items.iter().filter_map(|start| Item::read(text, *start)).collect();
    let first = items.first()?;
    if items.len() == 1 {
        return (first.number > LARGEST).then(|| {
            let marker = &text[first.marker()];
            let message = message!("content.list-of-one-item", marker);
            first.plain(text, LintFinding::accident(first.marker(), message, hint(text, first)))
        });
    }
    let jump = items.windows(2).position(|pair| pair[1].number > pair[0].number + 1)? + 1;
    let item = &items[jump];
    let shown = first.number + jump as u64;
    let marker = &text[item.marker()];
    let message = message!("content.list-number-changed", marker, shown);
    if item.number <= LARGEST {
        let hint = message!("content.number-in-order-hint");
        return Some(LintFinding::accident(item.marker(), message, hint));
    }
    let finding = LintFinding::accident(item.marker(), message, hint(text, item));
    let finding = item.plain(text, finding);
    let is_pair = items.len() == 2 && first.number != 1 && item.is_apart(text);
    Some(if is_pair { first.plain(text, finding) } else { finding })
}

fn hint(text: &str, item: &Item) -> crate::diag::Message {
    let plain = format!("{}\\{}", &text[item.start..item.point], &text[item.point..=item.point]);
    message!("content.not-a-list-item-hint", plain)
}

/// Reports `+ 351`: a sign before a number.
fn plus(text: &str, items: &[usize]) -> Option<LintFinding> {
    let [start] = items else { return None };
    let rest = text[*start..].strip_prefix("+ ")?;
    let is_number = rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '(');
    is_number.then(|| {
        let message = message!("content.plus-makes-list");
        let hint = message!("content.plus-of-number-hint");
        LintFinding::accident(*start..*start + 1, message, hint).fix(*start..*start, "\\")
    })
}
