//! Finds typical mistakes in YAML, each with its position and its most likely fix. `recover` tests the fixes.

use std::ops::Range;

use super::flow::{self, entries};
use super::line::{LineParts, is_field, is_word, lines};
use super::{bare, block, quote};
use crate::diag::{Code, Message, message};

/// A possible mistake in a line.
#[derive(Clone)]
pub(super) struct Pitfall {
    /// The bytes to mark.
    pub(super) span: Range<usize>,
    pub(super) message: Message,
    pub(super) hint: Message,
    /// The replacements of the fix; empty if only the editor can decide.
    pub(super) edits: Vec<(Range<usize>, String)>,
    pub(super) code: Code,
}

/// Finds possible mistakes in line `number`, the most likely first, optionally including its indentation.
pub(super) fn traps(
    source: &str,
    lines: &[LineParts<'_>],
    number: usize,
    is_indented: bool,
) -> Vec<Pitfall> {
    let line = &lines[number];
    if line.is_blank() {
        return block::tabs(source, lines, number).into_iter().collect();
    }
    let mut traps = Vec::new();
    traps.extend(rule(source, lines, number));
    traps.extend(margin_text(source, lines, number));
    traps.extend(tab(lines, number));
    traps.extend(hard_spaces(source, line));
    traps.extend(dash(source, line));
    traps.extend(no_space_after_dash(source, line));
    traps.extend(wide_colon(source, line));
    traps.extend(no_space_after_colon(source, line));
    if is_indented {
        traps.extend(indentation(source, lines, number));
    }
    traps.extend(quote::value(source, lines, number));
    traps.extend(bare::no_colon(source, lines, number));
    traps
}

/// Finds a line `---` or `...` between entries, which comes from concatenated files.
fn rule(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let is_rule = number > 0 && matches!(line.text, "---" | "...");
    let end = lines.get(number + 1).map_or(source.len(), |next| next.start);
    is_rule.then(|| Pitfall {
        span: line.start..line.start + line.text.len(),
        message: message!("yaml.list-ended-early", line = line.text),
        hint: message!("yaml.delete-line-hint"),
        edits: vec![(line.start..end, String::new())],
        code: Code::Yaml,
    })
}

/// Finds the text of a `|` or `>` that begins in the column of its field.
fn margin_text(source: &str, lines: &[LineParts<'_>], number: usize) -> Option<Pitfall> {
    let line = &lines[number];
    let above = lines[..number].iter().rev().find(|above| !above.is_blank())?;
    let opens = above.key.is_some() && opens_text(&source[above.value.clone()]);
    let is_hard = hard_spaces(source, line).is_some_and(|trap| trap.span.start == line.indent);
    if !opens || line.depth() > above.column() || is_field(source, line) || is_hard {
        return None;
    }
    let more = above.column() + 2 - line.depth();
    let own =
        lines[number..].iter().take_while(|line| line.text.is_empty() || !is_field(source, line));
    let edits = own
        .filter(|line| !line.text.is_empty())
        .map(|line| (line.start..line.start, " ".repeat(more)))
        .collect();
    Some(Pitfall {
        span: line.indent..line.start + line.text.len(),
        message: message!("yaml.text-not-indented"),
        hint: message!("yaml.indent-text-hint"),
        edits,
        code: Code::Yaml,
    })
}

/// Returns whether a value begins a block text.
pub(super) fn opens_text(value: &str) -> bool {
    let header = value.split(' ').next().unwrap_or_default();
    header.starts_with(['|', '>'])
        && header[1..].chars().all(|c| c == '-' || c == '+' || c.is_ascii_digit())
}

/// Finds a full-width colon: `name：Beja`.
fn wide_colon(source: &str, line: &LineParts<'_>) -> Option<Pitfall> {
    let body = &source[line.content..line.start + line.text.len()];
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
    let above = Above::new(source, &lines);
    (0..lines.len()).flat_map(|number| slip(source, &lines, number, &above)).collect()
}

fn slip(source: &str, lines: &[LineParts<'_>], number: usize, above: &Above) -> Vec<Pitfall> {
    let line = &lines[number];
    if line.is_blank() || above.is_in_text(source, lines, number) {
        return Vec::new();
    }
    let value = &source[line.value.clone()];
    let next = |sign: char| value.strip_prefix(sign).and_then(|rest| rest.chars().next());
    if next('!').is_some_and(char::is_alphabetic)
        || (line.is_item() && next('#').is_some_and(char::is_alphanumeric))
    {
        return quote::value(source, lines, number);
    }
    if value.starts_with('{') {
        let mut traps = no_space_after_colon(source, line);
        traps.extend(flow::wide_colons(source, &line.value));
        return traps;
    }
    // A line of Chinese text may contain such a colon. Field names are in English.
    let name = source[line.content..line.start + line.text.len()].split('：').next();
    if name.is_some_and(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        && let Some(trap) = wide_colon(source, line)
    {
        return vec![trap];
    }
    let mut found: Vec<Pitfall> = hard_spaces(source, line).into_iter().collect();
    let item = dash(source, line).or_else(|| no_space_after_dash(source, line));
    found.extend(item.filter(|_| above.lists[number] && !is_alone(source, lines, number)));
    found
}

/// Returns whether no neighbour of a line begins with a dash. A text of one line may begin with a dash.
fn is_alone(source: &str, lines: &[LineParts<'_>], number: usize) -> bool {
    let above = number.checked_sub(1).and_then(|above| lines.get(above));
    let neighbours = [above, lines.get(number + 1)];
    let is_hyphen = source[lines[number].indent..].starts_with('-');
    !is_hyphen && !neighbours.into_iter().flatten().any(|line| is_item(source, line))
}

/// Returns whether a line begins with any kind of dash.
fn is_item(source: &str, line: &LineParts<'_>) -> bool {
    line.is_item() || dash(source, line).is_some() || no_space_after_dash(source, line).is_some()
}

/// The context above each line, computed in one pass.
struct Above {
    /// The nearest line above with less indentation.
    parents: Vec<Option<usize>>,
    /// Whether only items are between the line and a field without a value.
    lists: Vec<bool>,
}

impl Above {
    fn new(source: &str, lines: &[LineParts<'_>]) -> Self {
        let mut above = Self { parents: Vec::new(), lists: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut last: Option<usize> = None;
        for (number, line) in lines.iter().enumerate() {
            if line.is_blank() {
                above.parents.push(None);
                above.lists.push(false);
                continue;
            }
            let depth = line.depth();
            while open.last().is_some_and(|own| lines[*own].depth() >= depth) {
                open.pop();
            }
            above.parents.push(open.last().copied());
            let is_list = last.is_some_and(|last| {
                let before = &lines[last];
                if before.depth() == depth && is_item(source, before) {
                    above.lists[last]
                } else {
                    before.key.is_some() && before.value.is_empty()
                }
            });
            above.lists.push(is_list);
            open.push(number);
            last = Some(number);
        }
        above
    }

    /// Returns whether a line belongs to a block text.
    fn is_in_text(&self, source: &str, lines: &[LineParts<'_>], number: usize) -> bool {
        let begins_text = |number: &usize| {
            let value = &source[lines[*number].value.clone()];
            let value = value
                .split_once(' ')
                .filter(|(anchor, _)| anchor.starts_with(['&', '!']))
                .map_or(value, |(_, rest)| rest);
            value.starts_with(['|', '>'])
        };
        std::iter::successors(self.parents[number], |above| self.parents[*above])
            .any(|above| begins_text(&above))
    }
}

/// Finds a list item without a space after the dash: `-https://…`.
fn no_space_after_dash(source: &str, line: &LineParts<'_>) -> Option<Pitfall> {
    let body = &source[line.indent..line.start + line.text.len()];
    let rest = body.strip_prefix('-').filter(|_| !line.is_item())?;
    rest.starts_with(|c: char| c.is_alphabetic()).then(|| Pitfall {
        span: line.indent..line.indent + body.len(),
        message: message!("yaml.space-after-dash-missing"),
        hint: message!("yaml.begin-list-entry-hint"),
        edits: vec![(line.indent + 1..line.indent + 1, " ".to_owned())],
        code: Code::Yaml,
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
    if let Some(before) = lines[..number].iter().rev().find(|before| !before.is_blank()) {
        // After a field without a value, its own lines begin.
        let is_open = before.key.is_some() && before.value.is_empty();
        let sibling = match (is_open, line.is_item()) {
            (true, _) => before.column() + 2,
            (false, true) => before.depth(),
            (false, false) => before.column(),
        };
        depths.insert(0, sibling);
        depths.push(before.column());
    }
    let trap = |depth: usize| Pitfall {
        span: line.start + first..line.start + last,
        message: message!("yaml.tab-indentation"),
        hint: message!("yaml.indent-with-spaces-hint"),
        edits: vec![(line.start..line.indent, " ".repeat(depth))],
        code: Code::Yaml,
    };
    depths.into_iter().map(trap).collect()
}

/// Finds no-break and other special spaces, which word processors insert and YAML reads as letters.
fn hard_spaces(source: &str, line: &LineParts<'_>) -> Option<Pitfall> {
    const HARD: [char; 4] = ['\u{a0}', '\u{202f}', '\u{2007}', '\u{3000}'];
    let body = &source[line.indent..line.start + line.text.len()];
    let spaces: Vec<(usize, char)> = body
        .char_indices()
        .filter(|(at, c)| {
            let before = body[..*at].trim_end_matches(HARD);
            HARD.contains(c)
                && (before.is_empty() || before.ends_with([':', '-', ',', '{', '[', ' ']))
        })
        .collect();
    let (first, c) = spaces.first()?;
    let place = |at: usize, c: char| line.indent + at..line.indent + at + c.len_utf8();
    Some(Pitfall {
        span: place(*first, *c),
        message: message!("yaml.non-breaking-space"),
        hint: message!("yaml.replace-space-hint"),
        edits: spaces.iter().map(|(at, c)| (place(*at, *c), " ".to_owned())).collect(),
        code: Code::Yaml,
    })
}

/// Finds a long dash or bullet that begins a list item.
fn dash(source: &str, line: &LineParts<'_>) -> Option<Pitfall> {
    let body = &source[line.indent..line.start + line.text.len()];
    let dash = body.chars().next().filter(|c| matches!(c, '–' | '—' | '−' | '•' | '·'))?;
    let after = &body[dash.len_utf8()..];
    let new = if after.starts_with(' ') { "-" } else { "- " };
    let span = line.indent..line.indent + dash.len_utf8();
    Some(Pitfall {
        message: message!("yaml.wrong-dash", dash),
        hint: message!("yaml.write-dash-hint"),
        edits: vec![(span.clone(), new.to_owned())],
        span,
        code: Code::Yaml,
    })
}

/// Finds `title:Harvest`, also in braces.
fn no_space_after_colon(source: &str, line: &LineParts<'_>) -> Vec<Pitfall> {
    let end = line.start + line.text.len();
    let trap = |span: Range<usize>, colon: usize| Pitfall {
        span,
        message: message!("yaml.space-after-colon-missing"),
        hint: message!("yaml.space-after-colon-hint"),
        edits: vec![(colon + 1..colon + 1, " ".to_owned())],
        code: Code::Yaml,
    };
    let value = &source[line.value.clone()];
    if value.starts_with('{') {
        let inside = line.value.start + 1..line.value.end;
        return entries(source, &inside)
            .into_iter()
            .filter_map(|entry| {
                let text = &source[entry.clone()];
                let colon = text.find(':')?;
                let key = &text[..colon];
                let is_key = is_word(key)
                    && key.starts_with(|c: char| c.is_ascii_lowercase())
                    && !matches!(key, "mailto" | "tel" | "http" | "https");
                let glued = is_key && !text[colon + 1..].starts_with([' ', '/']);
                (glued && colon + 1 < text.len()).then(|| trap(entry.clone(), entry.start + colon))
            })
            .collect();
    }
    let body = &source[line.content..end];
    let Some(colon) = body.find(':').filter(|_| line.key.is_none()) else { return Vec::new() };
    let glued = is_word(&body[..colon]) && !body[colon + 1..].starts_with([' ', '/']);
    if glued && body[colon + 1..].starts_with("- ") {
        return vec![block::glued_list(line, line.content + colon + 1)];
    }
    if glued { vec![trap(line.content..end, line.content + colon)] } else { Vec::new() }
}

/// Finds a field or item that is not aligned with its siblings.
fn indentation(source: &str, lines: &[LineParts<'_>], number: usize) -> Vec<Pitfall> {
    let line = &lines[number];
    let key = match &line.key {
        Some(key) if is_word(&source[key.clone()]) || line.is_item() => key.clone(),
        None if line.is_item() => line.value.clone(),
        _ => return Vec::new(),
    };
    let own = line.depth();
    let mut depths: Vec<usize> = lines[..number]
        .iter()
        .chain(lines.iter().skip(number + 1))
        .filter(|other| !other.is_blank() && (other.key.is_some() || other.is_item()))
        .flat_map(|other| [other.depth(), other.column()])
        .filter(|depth| *depth != own && depth.abs_diff(own) <= 2)
        .collect();
    // Of two columns at the same distance, prefer the column of the nearest line above.
    let above = lines[..number].iter().rev().find(|above| !above.is_blank());
    let above = above.map_or(0, LineParts::column);
    depths.sort_by_key(|depth| (depth.abs_diff(own), *depth != above, *depth));
    depths.dedup();
    let span =
        if line.is_item() && line.key.is_none() { line.indent..line.indent + 1 } else { key };
    let trap = |depth: usize| {
        let message = if depth < own {
            message!("yaml.indented-too-far", count = spaces(own - depth))
        } else {
            message!("yaml.indented-too-little", count = spaces(depth - own))
        };
        Pitfall {
            span: span.clone(),
            message,
            hint: message!("yaml.indent-evenly-hint"),
            edits: vec![(line.start..line.indent, " ".repeat(depth))],
            code: Code::Yaml,
        }
    };
    depths.into_iter().map(trap).collect()
}

fn spaces(count: usize) -> Message {
    if count == 1 { message!("yaml.one-space") } else { message!("yaml.spaces", count) }
}
