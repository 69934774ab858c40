//! The brackets of a list or group: which is missing, which is one too many, what is behind the last.

use std::ops::Range;

use super::flow::entries;
use super::line::{LineParts, is_word, line_at};
use super::pitfall::Trap;
use super::quote;
use crate::diag::{Code, Message, message};

/// What the brackets of a value come to.
pub(super) struct Brackets {
    /// How they end.
    pub(super) end: BracketEnd,
    /// Commas without an entry: the first of them, and what can go with all that are side by side.
    commas: Vec<(usize, Range<usize>)>,
}

/// Where the brackets of a value end.
pub(super) enum BracketEnd {
    /// At this byte the bracket is closed with which the value begins.
    Closed(usize),
    /// At this byte a bracket of another kind is where one should be closed.
    Other(usize),
    /// The text ends, or another field begins, before all are closed.
    Open,
}

/// Reads the brackets of a value that begins with one at byte `start`.
pub(super) fn read(source: &str, start: usize) -> Brackets {
    let own = line_at(source, start);
    let mut scan = Scan { source, open: Vec::new(), last: start, is_empty: true, run: None };
    let mut brackets = Brackets { end: BracketEnd::Open, commas: Vec::new() };
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
        brackets.commas.extend(scan.step(here, c));
        match scan.bracket(c) {
            Some(true) if scan.open.is_empty() => brackets.end = BracketEnd::Closed(here),
            Some(false) => brackets.end = BracketEnd::Other(here),
            _ => continue,
        }
        break;
    }
    brackets
}

/// What was seen on the way through brackets.
struct Scan<'a> {
    source: &'a str,
    /// The brackets that are open.
    open: Vec<char>,
    /// The comma or bracket behind which an entry begins.
    last: usize,
    /// Whether nothing was behind it yet.
    is_empty: bool,
    /// The first comma without an entry behind `last`, and the last.
    run: Option<(usize, usize)>,
}

impl Scan<'_> {
    /// Returns where to go on behind a character: behind a quotation that it begins.
    fn past(&self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        let begins = matches!(c, '"' | '\'') && {
            let before = self.source[self.last..at].trim_end();
            self.is_empty || before.ends_with(':')
        };
        let end = begins.then(|| quote::end(&self.source[next..], c)).flatten();
        // One that does not end on its line is a letter like others.
        end.filter(|end| !self.source[next..next + end].contains('\n'))
            .map_or(next, |end| next + end + 1)
    }

    /// Notes a character. Returns commas without an entry, where their row ends.
    fn step(&mut self, at: usize, c: char) -> Option<(usize, Range<usize>)> {
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

    /// Opens or closes a bracket. `false` if one of another kind is open.
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

fn line_end(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |end| at + end)
}

/// Returns whether the line at byte `start` begins a field or entry beside that of the line `own`, or above.
fn is_other_field(source: &str, start: usize, own: &LineParts<'_>) -> bool {
    // A list that is the whole text has nothing beside it.
    if own.key.is_none() && !own.is_item() {
        return false;
    }
    let line = line_at(source, start);
    let least = if own.key.is_some() { own.column() } else { own.depth() };
    let begins = line.is_item() || line.key.is_some_and(|key| is_word(&source[key]));
    begins && line.indent - line.start <= least
}

/// Finds what is wrong with the commas and brackets of a value, where one repair is left.
pub(super) fn traps(source: &str, span: &Range<usize>, brackets: &Brackets) -> Vec<Trap> {
    let commas = (!brackets.commas.is_empty()).then(|| empty_entries(&brackets.commas));
    let end = match brackets.end {
        BracketEnd::Closed(at) => behind(source, at + 1),
        BracketEnd::Other(at) => other(source, span.start, at),
        BracketEnd::Open => None,
    };
    commas.into_iter().chain(end).collect()
}

fn trap(span: Range<usize>, message: Message, hint: Message, edit: Option<&str>) -> Trap {
    let edits = edit.map(|new| (span.clone(), new.to_owned())).into_iter().collect();
    Trap { span, message, hint, edits, code: Code::Yaml }
}

/// `[a, , b]`, `[, a]`.
fn empty_entries(commas: &[(usize, Range<usize>)]) -> Trap {
    let place = commas[0].0;
    Trap {
        edits: commas.iter().map(|(_, range)| (range.clone(), String::new())).collect(),
        ..trap(
            place..place + 1,
            message!("yaml.comma-without-entry"),
            message!("yaml.delete-comma-hint"),
            None,
        )
    }
}

/// `[a]]`, `[a]# new`: what is directly behind the last bracket and does not belong there.
fn behind(source: &str, start: usize) -> Option<Trap> {
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
    let edits = vec![(start..end, String::new())];
    let message = message!("yaml.nothing-to-close", close);
    Some(Trap { edits, ..trap(from..end, message, message!("yaml.delete-it-hint"), None) })
}

/// A `#` directly behind a value. A comment where a space follows it; else it may be part of a text.
pub(super) fn glued_comment(source: &str, sign: usize) -> Trap {
    let end = sign + source[sign..line_end(source, sign)].trim_end().len();
    let message = message!("yaml.comment-without-space");
    if source[sign + 1..].starts_with(char::is_alphanumeric) {
        let hint = message!("yaml.space-before-comment-or-quote-hint");
        return trap(sign..end, message, hint, None);
    }
    let edits = vec![(sign..sign, " ".to_owned())];
    Trap { edits, ..trap(sign..end, message, message!("yaml.space-before-comment-hint"), None) }
}

/// `[a, b}`: a bracket of the other kind.
fn other(source: &str, start: usize, at: usize) -> Option<Trap> {
    let (open, wrong) = (source[start..].chars().next()?, source[at..].chars().next()?);
    let inside = &source[start + 1..at];
    // A list has no colons, and a group has one in each entry: else the first may be the wrong one.
    let is_plain = !inside.contains(['[', '{', ':', '"', '\'']);
    let fits = if open == '[' {
        is_plain
    } else {
        let all = entries(source, &(start + 1..at));
        all.iter().all(|entry| source[entry.clone()].contains(": "))
    };
    let close = close_of(open).to_string();
    let message = message!("yaml.wrong-closing-bracket", open, wrong);
    let hint = message!("yaml.write-closing-bracket-hint", close = close);
    Some(trap(at..at + 1, message, hint, fits.then_some(close.as_str())))
}

/// Text behind the bracket that closes a list of ids, which no quotes make a value.
pub(super) fn text_behind(source: &str, span: &Range<usize>, end: usize) -> Option<Trap> {
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
        trap(
            from..span.end,
            message!("yaml.text-after-list"),
            message!("yaml.put-into-list-hint"),
            None,
        )
    })
}
