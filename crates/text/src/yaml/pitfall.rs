//! Finds typical mistakes in YAML, each with its position and its most likely fix. `recover` tests the fixes.

use std::ops::Range;

use super::flow::{self, entries};
use super::line::{LineParts, above, is_word, lines};
use super::{bare, block, quote};
use crate::diag::{Code, Message, message};

/// A replacement: the bytes and the new text.
pub(super) type Edit = (Range<usize>, String);

/// A possible mistake in a line.
#[derive(Clone)]
pub(super) struct Pitfall {
    /// The bytes to mark.
    pub(super) span: Range<usize>,
    pub(super) message: Message,
    pub(super) hint: Message,
    /// The replacements of the fix; empty if only the editor can decide.
    pub(super) edits: Vec<Edit>,
    pub(super) code: Code,
}

impl Pitfall {
    /// Creates a mistake that only the editor can correct.
    pub(super) fn new(span: Range<usize>, message: Message, hint: Message) -> Self {
        Self { span, message, hint, edits: Vec::new(), code: Code::Yaml }
    }

    /// Adds a replacement to the fix.
    pub(super) fn fix(mut self, range: Range<usize>, new: impl Into<String>) -> Self {
        self.edits.push((range, new.into()));
        self
    }

    /// Replaces the whole fix.
    pub(super) fn fix_all(self, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { edits: edits.into_iter().collect(), ..self }
    }
}

/// Finds possible mistakes in line `number`, the most likely first, optionally including its indentation.
pub(super) fn traps(lines: &[LineParts<'_>], number: usize, is_indented: bool) -> Vec<Pitfall> {
    let line = &lines[number];
    if line.is_blank() {
        return block::tabs(lines, number).into_iter().collect();
    }
    let mut traps = Vec::new();
    traps.extend(rule(lines, number));
    traps.extend(margin_text(lines, number));
    traps.extend(tab(lines, number));
    traps.extend(hard_spaces(line));
    traps.extend(dash(line));
    traps.extend(no_space_after_dash(line));
    traps.extend(wide_colon(line));
    traps.extend(no_space_after_colon(line));
    if is_indented {
        traps.extend(indentation(lines, number));
    }
    traps.extend(quote::value(lines, number));
    traps.extend(bare::no_colon(lines, number));
    traps
}

/// Finds a line `---` or `...` between entries, which comes from concatenated files.
fn rule(lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let is_rule = number > 0 && matches!(line.text, "---" | "...");
    is_rule.then(|| {
        let message = message!("yaml.list-ended-early", line = line.text);
        let hint = message!("yaml.delete-line-hint");
        Pitfall::new(line.start..line.end(), message, hint).fix(line.start..line.next, "")
    })
}

/// Finds the text of a `|` or `>` that begins in the column of its field.
fn margin_text(lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let above = above(lines, number)?;
    let opens = above.key.is_some() && opens_text(above.value_text());
    let is_hard = hard_spaces(line).is_some_and(|trap| trap.span.start == line.indent);
    if !opens || line.depth() > above.column() || line.is_field() || is_hard {
        return None;
    }
    let more = above.column() + 2 - line.depth();
    let own = lines[number..].iter().take_while(|line| line.text.is_empty() || !line.is_field());
    let own = own.filter(|line| !line.text.is_empty());
    let message = message!("yaml.text-not-indented");
    let trap = Pitfall::new(line.indent..line.end(), message, message!("yaml.indent-text-hint"));
    Some(trap.fix_all(own.map(|line| (line.start..line.start, " ".repeat(more)))))
}

/// Returns whether a value begins a block text.
pub(super) fn opens_text(value: &str) -> bool {
    let header = value.split(' ').next().unwrap_or_default();
    header.starts_with(['|', '>'])
        && header[1..].chars().all(|c| c == '-' || c == '+' || c.is_ascii_digit())
}

/// Finds a full-width colon: `name：Beja`.
fn wide_colon(line: &LineParts<'_>) -> Option<Pitfall> {
    let body = line.content_text();
    let colon = body.find('：').filter(|at| is_word(&body[..*at]))?;
    Some(flow::wide(line.content + colon))
}

/// Finds mistakes in a valid text, where YAML reads something else than the editor means.
pub(super) fn slips(source: &str) -> Vec<Pitfall> {
    let suspicious = [": !", "- !", ": \u{a0}", ":\u{a0}", "–", "—", "•", "- #", "："];
    let glued = |(at, _): (usize, &str)| {
        source[at + 1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '"' | '\''))
    };
    let is_suspicious = suspicious.iter().any(|sign| source.contains(sign))
        || source.match_indices(':').any(glued)
        || source.match_indices('\n').any(|(at, _)| {
            let line = source[at + 1..].trim_start_matches(' ');
            line.starts_with('-') && line[1..].starts_with(|c: char| c.is_alphabetic())
        });
    if !is_suspicious {
        return Vec::new();
    }
    let lines = lines(source);
    let above = Above::new(&lines);
    (0..lines.len()).flat_map(|number| slip(&lines, number, &above)).collect()
}

fn slip(lines: &[LineParts<'_>], number: usize, above: &Above) -> Vec<Pitfall> {
    let line = &lines[number];
    if line.is_blank() || above.is_in_text(lines, number) {
        return Vec::new();
    }
    let value = line.value_text();
    let next = |sign: char| value.strip_prefix(sign).and_then(|rest| rest.chars().next());
    if next('!').is_some_and(char::is_alphabetic)
        || (line.is_item() && next('#').is_some_and(char::is_alphanumeric))
    {
        return quote::value(lines, number);
    }
    if value.starts_with('{') {
        let mut traps = no_space_after_colon(line);
        traps.extend(flow::wide_colons(line.source, &line.value));
        return traps;
    }
    // A line of Chinese text may contain such a colon. Field names are in English.
    let name = line.content_text().split('：').next();
    if name.is_some_and(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        && let Some(trap) = wide_colon(line)
    {
        return vec![trap];
    }
    let mut found: Vec<Pitfall> = hard_spaces(line).into_iter().collect();
    let item = dash(line).or_else(|| no_space_after_dash(line));
    found.extend(item.filter(|_| above.lists[number] && !is_alone(lines, number)));
    found
}

/// Returns whether no neighbour of a line begins with a dash. A text of one line may begin with a dash.
fn is_alone(lines: &[LineParts<'_>], number: usize) -> bool {
    let above = number.checked_sub(1).and_then(|above| lines.get(above));
    let neighbours = [above, lines.get(number + 1)];
    let is_hyphen = lines[number].body().starts_with('-');
    !is_hyphen && !neighbours.into_iter().flatten().any(is_item)
}

/// Returns whether a line begins with any kind of dash.
fn is_item(line: &LineParts<'_>) -> bool {
    line.is_item() || dash(line).is_some() || no_space_after_dash(line).is_some()
}

/// The context above each line, computed in one pass.
#[derive(Default)]
struct Above {
    /// The nearest line above with less indentation.
    parents: Vec<Option<usize>>,
    /// Whether only items are between the line and a field without a value.
    lists: Vec<bool>,
}

impl Above {
    fn new(lines: &[LineParts<'_>]) -> Self {
        let mut above = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            if line.is_blank() {
                above.parents.push(None);
                above.lists.push(false);
                continue;
            }
            let depth = line.depth();
            let last = open.last().copied();
            while open.last().is_some_and(|own| lines[*own].depth() >= depth) {
                open.pop();
            }
            above.parents.push(open.last().copied());
            let is_list = last.is_some_and(|last| {
                let before = &lines[last];
                let is_sibling = before.depth() == depth && is_item(before);
                if is_sibling { above.lists[last] } else { before.is_open() }
            });
            above.lists.push(is_list);
            open.push(number);
        }
        above
    }

    /// Returns whether a line belongs to a block text.
    fn is_in_text(&self, lines: &[LineParts<'_>], number: usize) -> bool {
        let begins_text = |number: usize| {
            let value = lines[number].value_text();
            let anchored = value.split_once(' ').filter(|(word, _)| word.starts_with(['&', '!']));
            anchored.map_or(value, |(_, rest)| rest).starts_with(['|', '>'])
        };
        std::iter::successors(self.parents[number], |above| self.parents[*above]).any(begins_text)
    }
}

/// Finds a list item without a space after the dash: `-https://…`.
fn no_space_after_dash(line: &LineParts<'_>) -> Option<Pitfall> {
    let rest = line.body().strip_prefix('-').filter(|_| !line.is_item())?;
    rest.starts_with(|c: char| c.is_alphabetic()).then(|| {
        let message = message!("yaml.space-after-dash-missing");
        let hint = message!("yaml.begin-list-entry-hint");
        let trap = Pitfall::new(line.indent..line.end(), message, hint);
        trap.fix(line.indent + 1..line.indent + 1, " ")
    })
}

/// Finds tabs in the indentation. The most likely fix is the indentation of the line before.
fn tab(lines: &[LineParts<'_>], number: usize) -> Vec<Pitfall> {
    let line = &lines[number];
    let indentation = &line.text[..line.depth()];
    let Some(first) = indentation.find('\t') else { return Vec::new() };
    let last = indentation.rfind('\t').map_or(first, |last| last + 1);
    let spaces = 2 * indentation.matches('\t').count() + indentation.matches(' ').count();
    let mut depths = vec![spaces];
    if let Some(before) = above(lines, number) {
        // After a field without a value, its own lines begin.
        let sibling = match (before.is_open(), line.is_item()) {
            (true, _) => before.column() + 2,
            (false, true) => before.depth(),
            (false, false) => before.column(),
        };
        depths.insert(0, sibling);
        depths.push(before.column());
    }
    let trap = |depth: usize| {
        let message = message!("yaml.tab-indentation");
        let hint = message!("yaml.indent-with-spaces-hint");
        let trap = Pitfall::new(line.start + first..line.start + last, message, hint);
        trap.fix(line.start..line.indent, " ".repeat(depth))
    };
    depths.into_iter().map(trap).collect()
}

/// Finds no-break and other special spaces, which word processors insert and YAML reads as letters.
fn hard_spaces(line: &LineParts<'_>) -> Option<Pitfall> {
    const HARD: [char; 4] = ['\u{a0}', '\u{202f}', '\u{2007}', '\u{3000}'];
    let body = line.body();
    let is_syntax = |at: usize| {
        let before = body[..at].trim_end_matches(HARD);
        before.is_empty() || before.ends_with([':', '-', ',', '{', '[', ' '])
    };
    let spaces = body.match_indices(HARD).filter(|(at, _)| is_syntax(*at));
    let places = spaces.map(|(at, space)| line.indent + at..line.indent + at + space.len());
    let places: Vec<Range<usize>> = places.collect();
    let first = places.first()?.clone();
    let hint = message!("yaml.replace-space-hint");
    let trap = Pitfall::new(first, message!("yaml.non-breaking-space"), hint);
    Some(trap.fix_all(places.into_iter().map(|place| (place, " ".to_owned()))))
}

/// Finds a long dash or bullet that begins a list item.
fn dash(line: &LineParts<'_>) -> Option<Pitfall> {
    let body = line.body();
    let dash = body.chars().next().filter(|c| matches!(c, '–' | '—' | '−' | '•' | '·'))?;
    let new = if body[dash.len_utf8()..].starts_with(' ') { "-" } else { "- " };
    let span = line.indent..line.indent + dash.len_utf8();
    let (message, hint) = (message!("yaml.wrong-dash", dash), message!("yaml.write-dash-hint"));
    Some(Pitfall::new(span.clone(), message, hint).fix(span, new))
}

/// Finds `title:Harvest`, also in braces.
fn no_space_after_colon(line: &LineParts<'_>) -> Vec<Pitfall> {
    let source = line.source;
    let trap = |span: Range<usize>, colon: usize| {
        let message = message!("yaml.space-after-colon-missing");
        let hint = message!("yaml.space-after-colon-hint");
        Pitfall::new(span, message, hint).fix(colon + 1..colon + 1, " ")
    };
    if line.value_text().starts_with('{') {
        let of_entry = |entry: Range<usize>| {
            let text = &source[entry.clone()];
            let (key, value) = text.split_once(':').filter(|(_, value)| !value.is_empty())?;
            let is_key = is_word(key)
                && key.starts_with(|c: char| c.is_ascii_lowercase())
                && !matches!(key, "mailto" | "tel" | "http" | "https");
            let glued = is_key && !value.starts_with([' ', '/']);
            glued.then(|| trap(entry.clone(), entry.start + key.len()))
        };
        let inside = line.value.start + 1..line.value.end;
        return entries(source, &inside).into_iter().filter_map(of_entry).collect();
    }
    let parts = line.content_text().split_once(':').filter(|_| line.key.is_none());
    let Some((key, rest)) = parts else { return Vec::new() };
    let colon = line.content + key.len();
    if !is_word(key) || rest.starts_with([' ', '/']) {
        Vec::new()
    } else if rest.starts_with("- ") {
        vec![block::glued_list(line, colon + 1)]
    } else {
        vec![trap(line.content..line.end(), colon)]
    }
}

/// Finds a field or item that is not aligned with its siblings.
fn indentation(lines: &[LineParts<'_>], number: usize) -> Vec<Pitfall> {
    let line = &lines[number];
    let span = match &line.key {
        Some(key) if line.is_field() => key.clone(),
        None if line.is_item() => line.indent..line.indent + 1,
        _ => return Vec::new(),
    };
    let own = line.depth();
    let others = lines[..number].iter().chain(&lines[number + 1..]);
    let mut depths: Vec<usize> = others
        .filter(|other| !other.is_blank() && (other.key.is_some() || other.is_item()))
        .flat_map(|other| [other.depth(), other.column()])
        .filter(|depth| *depth != own && depth.abs_diff(own) <= 2)
        .collect();
    // Of two columns at the same distance, prefer the column of the nearest line above.
    let above = above(lines, number).map_or(0, LineParts::column);
    depths.sort_by_key(|depth| (depth.abs_diff(own), *depth != above, *depth));
    depths.dedup();
    let trap = |depth: usize| {
        let message = if depth < own {
            message!("yaml.indented-too-far", count = spaces(own - depth))
        } else {
            message!("yaml.indented-too-little", count = spaces(depth - own))
        };
        let trap = Pitfall::new(span.clone(), message, message!("yaml.indent-evenly-hint"));
        trap.fix(line.start..line.indent, " ".repeat(depth))
    };
    depths.into_iter().map(trap).collect()
}

fn spaces(count: usize) -> Message {
    if count == 1 { message!("yaml.one-space") } else { message!("yaml.spaces", count) }
}
