//! Finds errors in brackets and commas: a missing, extra or wrong bracket, or text after the last one.

use std::ops::Range;

use super::flow::entries;
use super::line::{LineParts, line_at};
use super::pitfall::Pitfall;
use super::quote;
use crate::diag::message;

/// Superfluous commas of one group: the first one, and the range to delete.
pub(super) type Commas = (usize, Range<usize>);

/// Where the brackets of a value end.
pub(super) enum BracketEnd {
    /// The opening bracket of the value is closed at this byte.
    Closed(usize),
    /// A bracket of the wrong kind is at this byte.
    Other(usize),
    /// The text ends, or another field begins, before all brackets are closed.
    Open,
}

/// Reads the brackets of a value that begins at byte `start`: where they end, and their superfluous commas.
pub(super) fn read(source: &str, start: usize) -> (BracketEnd, Vec<Commas>) {
    let own = line_at(source, start);
    let mut scan = Scan { source, open: Vec::new(), last: start, is_empty: true, run: None };
    let mut commas = Vec::new();
    let mut at = start;
    while let Some(c) = source[at..].chars().next() {
        let here = at;
        if c == '\n' && is_other_field(source, here + 1, &own) {
            break;
        }
        if c == '#' && source[..here].ends_with(char::is_whitespace) {
            at = line_end(source, here);
            continue;
        }
        at = scan.past(here, c);
        commas.extend(scan.step(here, c));
        match scan.bracket(c) {
            Some(true) if scan.open.is_empty() => return (BracketEnd::Closed(here), commas),
            Some(false) => return (BracketEnd::Other(here), commas),
            _ => {}
        }
    }
    (BracketEnd::Open, commas)
}

/// The state of a scan through brackets.
struct Scan<'a> {
    source: &'a str,
    /// The open brackets.
    open: Vec<char>,
    /// The byte after which the current entry begins: a comma or a bracket.
    last: usize,
    /// Whether the current entry is still empty.
    is_empty: bool,
    /// The first and last superfluous comma after `last`.
    run: Option<(usize, usize)>,
}

impl Scan<'_> {
    /// Returns the next byte to read after a character. Skips a quoted text.
    fn past(&self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        let begins = matches!(c, '"' | '\'') && {
            let before = self.source[self.last..at].trim_end();
            self.is_empty || before.ends_with(':')
        };
        let end = begins.then(|| quote::end(&self.source[next..], c)).flatten();
        // A quotation mark without an end on the same line is an ordinary character.
        end.filter(|end| !self.source[next..next + end].contains('\n'))
            .map_or(next, |end| next + end + 1)
    }

    /// Processes a character. Returns superfluous commas when their group ends.
    fn step(&mut self, at: usize, c: char) -> Option<Commas> {
        if c.is_whitespace() {
            return None;
        }
        if c == ',' && self.is_empty {
            let first = self.run.map_or(at, |(first, _)| first);
            self.run = Some((first, at));
            return None;
        }
        let is_first = self.source[self.last..].starts_with(['[', '{']);
        let is_last = matches!(c, ']' | '}');
        let row = self.run.take().map(|(first, end)| {
            let from = if is_last && !is_first { self.last } else { self.last + 1 };
            let to = if is_last || is_first { at } else { end + 1 };
            (first, from..to)
        });
        self.is_empty = matches!(c, ',' | '[' | '{');
        if self.is_empty {
            self.last = at;
        }
        row
    }

    /// Opens or closes a bracket. Returns `false` if the open bracket is of another kind.
    fn bracket(&mut self, c: char) -> Option<bool> {
        match c {
            '[' | '{' => {
                self.open.push(c);
                None
            }
            ']' | '}' => self.open.pop().map(|open| close_of(open) == c),
            _ => None,
        }
    }
}

fn close_of(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

pub(super) fn line_end(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |end| at + end)
}

/// Returns whether the line at byte `start` begins a field or entry at the level of the line `own`, or above it.
fn is_other_field(source: &str, start: usize, own: &LineParts<'_>) -> bool {
    // A list that is the whole document has no siblings.
    if own.key.is_none() && !own.is_item() {
        return false;
    }
    let line = line_at(source, start);
    let least = if own.key.is_some() { own.column() } else { own.depth() };
    line.is_field() && line.depth() <= least
}

/// Finds errors in the commas and brackets of a value that have only one possible fix.
pub(super) fn traps(
    source: &str,
    span: &Range<usize>,
    end: &BracketEnd,
    commas: &[Commas],
) -> Vec<Pitfall> {
    let commas = (!commas.is_empty()).then(|| empty_entries(commas));
    let end = match *end {
        BracketEnd::Closed(at) => behind(source, at + 1),
        BracketEnd::Other(at) => other(source, span.start, at),
        BracketEnd::Open => None,
    };
    commas.into_iter().chain(end).collect()
}

/// Reports empty entries: `[a, , b]`, `[, a]`.
fn empty_entries(commas: &[Commas]) -> Pitfall {
    let place = commas[0].0;
    let message = message!("yaml.comma-without-entry");
    Pitfall::new(place..place + 1, message, message!("yaml.delete-comma-hint"))
        .fix_all(commas.iter().map(|(_, range)| (range.clone(), String::new())))
}

/// Finds extra characters directly after the last bracket: `[a]]`, `[a]# new`.
fn behind(source: &str, start: usize) -> Option<Pitfall> {
    let rest = &source[start..line_end(source, start)];
    if rest.starts_with('#') {
        return Some(glued_comment(source, start));
    }
    let extra = rest.trim_end().trim_end_matches([']', '}', ' ']);
    let close = rest.trim_start().chars().next().filter(|c| matches!(c, ']' | '}'))?;
    if !extra.is_empty() {
        return None;
    }
    let from = start + rest.len() - rest.trim_start().len();
    let end = start + rest.trim_end().len();
    let message = message!("yaml.nothing-to-close", close);
    Some(Pitfall::new(from..end, message, message!("yaml.delete-it-hint")).fix(start..end, ""))
}

/// Reports a `#` directly after a value: a comment if a space follows, else possibly a part of the text.
pub(super) fn glued_comment(source: &str, sign: usize) -> Pitfall {
    let end = sign + source[sign..line_end(source, sign)].trim_end().len();
    let message = message!("yaml.comment-without-space");
    if source[sign + 1..].starts_with(char::is_alphanumeric) {
        let hint = message!("yaml.space-before-comment-or-quote-hint");
        return Pitfall::new(sign..end, message, hint);
    }
    let hint = message!("yaml.space-before-comment-hint");
    Pitfall::new(sign..end, message, hint).fix(sign..sign, " ")
}

/// Finds a closing bracket of the wrong kind: `[a, b}`.
fn other(source: &str, start: usize, at: usize) -> Option<Pitfall> {
    let (open, wrong) = (source[start..].chars().next()?, source[at..].chars().next()?);
    let inside = &source[start + 1..at];
    // Only a group has a colon in each entry. If the entries do not match, the opening bracket may be the wrong one.
    let is_plain = !inside.contains(['[', '{', ':', '"', '\'']);
    let all = entries(source, &(start + 1..at));
    let is_group = all.iter().all(|entry| source[entry.clone()].contains(": "));
    let fits = if open == '[' { is_plain } else { is_group };
    let close = close_of(open);
    let message = message!("yaml.wrong-closing-bracket", open, wrong);
    let hint = if open == '[' && is_group {
        message!("yaml.write-opening-brace-hint")
    } else {
        message!("yaml.write-closing-bracket-hint", close)
    };
    let trap = Pitfall::new(at..at + 1, message, hint);
    Some(if fits { trap.fix(at..at + 1, close) } else { trap })
}

/// Finds text after a list of ids. Quotation marks would not make this a valid value.
pub(super) fn text_behind(source: &str, span: &Range<usize>, end: usize) -> Option<Pitfall> {
    let rest = source[end + 1..span.end].trim();
    let all = entries(source, &(span.start + 1..end));
    let is_id = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let ids = all.iter().all(|entry| is_id(&source[entry.clone()]));
    let is_list = all.len() > 1 || rest.split_whitespace().all(is_id);
    let from = span.end - source[end + 1..span.end].trim_start().len();
    (ids && is_list && source[span.start..].starts_with('[')).then(|| {
        let message = message!("yaml.text-after-list");
        Pitfall::new(from..span.end, message, message!("yaml.put-into-list-hint"))
    })
}
