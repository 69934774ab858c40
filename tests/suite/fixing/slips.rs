//! Makes one typing error in a valid data file.

use std::ops::Range;

use crate::numbers::Numbers;

/// A kind of typing error.
#[derive(Clone, Copy)]
pub(super) struct Slip {
    pub(super) name: &'static str,
    /// Whether it changes words, not only spaces and punctuation.
    pub(super) changes_words: bool,
    /// Whether the original text is no longer recognizable: a field name joined to the word before it, or a comment joined
    /// to a text.
    pub(super) hides: bool,
    make: fn(&str, &mut Numbers) -> Option<String>,
}

const fn structure(name: &'static str, make: fn(&str, &mut Numbers) -> Option<String>) -> Slip {
    Slip { name, changes_words: false, hides: false, make }
}

const fn letters(name: &'static str, make: fn(&str, &mut Numbers) -> Option<String>) -> Slip {
    Slip { name, changes_words: true, hides: false, make }
}

/// Frequent errors in handwritten YAML.
const SLIPS: [Slip; 30] = [
    structure("no space after a dash", |t, n| replaced(t, n, "- ", "-")),
    structure("no dash", |t, n| replaced(t, n, "- ", "  ")),
    structure("dash left out", |t, n| replaced(t, n, "- ", "")),
    structure("long dash", |t, n| replaced(t, n, "- ", "– ")),
    structure("no comma", |t, n| replaced(t, n, ", ", " ")),
    structure("comma doubled", |t, n| replaced(t, n, ", ", ",, ")),
    structure("full-width comma", |t, n| replaced(t, n, ", ", "，")),
    structure("no colon", |t, n| replaced(t, n, ": ", " ")),
    structure("no space after a colon", |t, n| replaced(t, n, ": ", ":")),
    structure("full-width colon", |t, n| replaced(t, n, ": ", "：")),
    structure("colon and no-break space", |t, n| replaced(t, n, ": ", ":\u{a0}")),
    structure("no bracket", |t, n| one_of(t, n, &["{", "}", "[", "]"], "")),
    structure("no quote", |t, n| one_of(t, n, &["\"", "'"], "")),
    structure("typographic quote", |t, n| one_of(t, n, &["\"", "'"], "”")),
    structure("a space more", |t, n| indented(t, n, |line| format!(" {line}"))),
    structure("two spaces more", |t, n| indented(t, n, |line| format!("  {line}"))),
    structure("a space less", |t, n| {
        indented(t, n, |line| line.strip_prefix(' ').unwrap_or(line).to_owned())
    }),
    structure("no indentation", |t, n| {
        indented(t, n, |line| line.trim_start_matches(' ').to_owned())
    }),
    structure("a tab", |t, n| indented(t, n, |line| line.replacen("  ", "\t", 1))),
    structure("no-break spaces", |t, n| indented(t, n, hard)),
    structure("no-break spaces in each line", |t, _| {
        Some(t.split_inclusive('\n').map(hard).collect())
    }),
    structure("a rule between entries", |t, n| replaced(t, n, "\n\n- ", "\n---\n- ")),
    structure("a control character", |t, n| replaced(t, n, " ", " \u{10}")),
    Slip { hides: true, ..structure("no line end", |t, n| replaced(t, n, "\n", "")) },
    structure("line cut in two", |t, n| replaced(t, n, " ", "\n")),
    letters("a letter less", |t, n| at_letter(t, n, |c| c[..0].to_owned())),
    letters("a letter twice", |t, n| at_letter(t, n, |c| c.repeat(2))),
    letters("a capital", |t, n| at_letter(t, n, str::to_uppercase)),
    letters("a line twice", |t, n| {
        let lines: Vec<&str> = t.split_inclusive('\n').collect();
        let line = lines[n.below(lines.len())];
        Some(t.replacen(line, &line.repeat(2), 1))
    }),
    letters("a line less", |t, n| {
        let lines: Vec<&str> = t.split_inclusive('\n').collect();
        Some(t.replacen(lines[n.below(lines.len())], "", 1))
    }),
];

/// Makes one error, in the front matter if there is one.
pub(super) fn slip(text: &str, has_fences: bool, numbers: &mut Numbers) -> (Slip, String) {
    let Range { start, end } = front(text).filter(|_| has_fences).unwrap_or(0..text.len());
    loop {
        let slip = SLIPS[numbers.below(SLIPS.len())];
        if let Some(own) = (slip.make)(&text[start..end], numbers) {
            return (slip, format!("{}{own}{}", &text[..start], &text[end..]));
        }
    }
}

/// Returns the range of a document's front matter, without the `---` lines.
pub(super) fn front(text: &str) -> Option<Range<usize>> {
    Some(4..text.get(4..)?.find("\n---")? + 5)
}

fn hard(line: &str) -> String {
    let rest = line.trim_start_matches(' ');
    format!("{}{rest}", "\u{a0}".repeat(line.len() - rest.len()))
}

fn is_comment(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[start..at].contains('#') || text[at..].trim_start().starts_with('#')
}

/// Replaces one occurrence of `from` with `to`, outside comments.
fn replaced(text: &str, numbers: &mut Numbers, from: &str, to: &str) -> Option<String> {
    let places = text.match_indices(from).map(|(at, _)| at);
    let places: Vec<usize> = places.filter(|at| !is_comment(text, *at)).collect();
    let at = *places.get(numbers.below(places.len().max(1)))?;
    Some(format!("{}{to}{}", &text[..at], &text[at + from.len()..]))
}

fn one_of(text: &str, numbers: &mut Numbers, from: &[&str], to: &str) -> Option<String> {
    let sign = from[numbers.below(from.len())];
    replaced(text, numbers, sign, to)
}

fn at_letter(text: &str, numbers: &mut Numbers, how: fn(&str) -> String) -> Option<String> {
    let is_plain = |(at, c): &(usize, char)| c.is_ascii_lowercase() && !is_comment(text, *at);
    let letters: Vec<usize> = text.char_indices().filter(is_plain).map(|(at, _)| at).collect();
    let at = *letters.get(numbers.below(letters.len().max(1)))?;
    Some(format!("{}{}{}", &text[..at], how(&text[at..=at]), &text[at + 1..]))
}

/// Changes the start of one line.
fn indented(text: &str, numbers: &mut Numbers, how: fn(&str) -> String) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let number = numbers.below(lines.len());
    let own = how(lines[number]);
    let is_written =
        !lines[number].trim().is_empty() && !lines[number].trim_start().starts_with('#');
    (own != lines[number] && is_written).then(|| {
        let all = lines.iter().enumerate();
        all.map(|(at, line)| if at == number { own.as_str() } else { line }).collect()
    })
}
