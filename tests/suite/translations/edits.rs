//! Edits of sources that need a new translation, each at a random position.

use super::page::{Page, is_data, is_heading, is_list, is_paragraph, is_plain, is_table, words};
use crate::numbers::Numbers;

/// An edit. It returns false if the document has no position for it.
pub(crate) type Edit = fn(&mut Page, &mut Numbers) -> bool;

/// Every kind of edit, with its name.
pub(crate) const EDITS: [(&str, Edit); 31] = [
    ("a word is replaced", |page, n| on_word(page, n, |_| "otherwise".into())),
    ("a word is removed", |page, n| on_word(page, n, |_| String::new())),
    ("a word is added", |page, n| on_word(page, n, |word| format!("{word} not"))),
    ("a word is misspelt", |page, n| on_word(page, n, |word| format!("{word}x"))),
    ("a word gets a capital", |page, n| on_word(page, n, str::to_uppercase)),
    ("a word becomes code", |page, n| on_word(page, n, |word| format!("`{word}`"))),
    ("a word is struck out", |page, n| on_word(page, n, |word| format!("~~{word}~~"))),
    ("two words change places", two_words),
    ("a digit changes", |page, n| on_digit(page, n, |digit| (b'0' + (digit + 1) % 10) as char)),
    ("a number grows", number_grows),
    ("a stop in a number", stop_in_number),
    ("a sentence is added", |page, n| {
        on(page, n, is_paragraph, |text| {
            *text = format!("{} This is new.\n", text.trim_end());
        })
    }),
    ("a statement becomes a question", |page, n| {
        on(page, n, is_plain, |text| {
            *text = format!("{}?\n", text.trim_end().trim_end_matches('.'));
        })
    }),
    ("a paragraph is added", |page, n| insert(page, n, "Nothing like this stood here before.\n")),
    ("a heading is added", |page, n| insert(page, n, "## What is new\n")),
    ("a data block is added", |page, n| insert(page, n, "```facts\nnetwork: latest\n```\n")),
    ("code is added", |page, n| insert(page, n, "```\ncode\n```\n")),
    ("a rule is added", |page, n| insert(page, n, "***\n")),
    ("a paragraph is removed", |page, n| {
        let at = page.choose(n, is_paragraph);
        at.map(|at| page.chunks.remove(at)).is_some()
    }),
    ("a paragraph is moved", moved),
    ("a paragraph is split", split),
    ("a paragraph becomes a quotation", |page, n| {
        on(page, n, is_plain, |text| {
            *text = text.lines().flat_map(|line| ["> ", line, "\n"]).collect();
        })
    }),
    ("a heading falls a level", |page, n| on(page, n, is_heading, |text| text.insert(0, '#'))),
    ("a heading says more", |page, n| {
        on(page, n, is_heading, |text| {
            *text = text.replacen("# ", "# More ", 1);
        })
    }),
    ("an item is added", |page, n| on(page, n, is_list, |text| text.push_str("- Another\n"))),
    ("an item is removed", |page, n| {
        on(page, n, is_list, |text| {
            *text = text.lines().skip(1).flat_map(|line| [line, "\n"]).collect();
        })
    }),
    ("a list gets numbers", |page, n| {
        on(page, n, is_list, |text| {
            *text = text.lines().map(|line| line.replacen("- ", "1. ", 1) + "\n").collect();
        })
    }),
    ("a cell changes", |page, n| {
        on(page, n, is_table, |text| {
            let line = text.trim_end().rfind("| ").unwrap_or(0);
            text.insert_str(line + 2, "about ");
        })
    }),
    ("a parameter changes", |page, n| {
        on(page, n, is_data, |text| {
            let line = text.trim_end().trim_end_matches("\n```").len();
            text.insert(line, 'x');
        })
    }),
    ("the title changes", |page, _| in_front(page, "title: ", "Now: ")),
    ("the page is made anew", |page, n| {
        let half = page.chunks.len() / 2;
        page.chunks.rotate_left(half.max(1));
        page.chunks.truncate(half + 1);
        insert(page, n, "## Made anew\n") && insert(page, n, "All is other than it was.\n")
    }),
];

fn on(
    page: &mut Page,
    numbers: &mut Numbers,
    is_wanted: fn(&str) -> bool,
    edit: impl Fn(&mut String),
) -> bool {
    let Some(at) = page.choose(numbers, is_wanted) else { return false };
    let before = page.chunks[at].clone();
    edit(&mut page.chunks[at]);
    page.chunks[at] != before
}

fn on_word(page: &mut Page, numbers: &mut Numbers, edit: impl Fn(&str) -> String) -> bool {
    let wanted = |chunk: &str| is_plain(chunk) && words(chunk).len() > 3;
    let Some(at) = page.choose(numbers, wanted) else { return false };
    let text = &mut page.chunks[at];
    let all = words(text);
    // The first word stays, so that the text is still a paragraph.
    let range = all[1 + numbers.below(all.len() - 1)].clone();
    let new = edit(&text[range.clone()]);
    let is_other = new != text[range.clone()];
    text.replace_range(range, &new);
    is_other
}

fn two_words(page: &mut Page, numbers: &mut Numbers) -> bool {
    let Some(at) = page.choose(numbers, is_plain) else { return false };
    let text = &mut page.chunks[at];
    let all = words(text);
    let pair = all.windows(2).skip(1).find(|pair| {
        pair[1].start == pair[0].end + 1 && text[pair[0].clone()] != text[pair[1].clone()]
    });
    let Some([first, second]) = pair else { return false };
    let new = format!("{} {}", &text[second.clone()], &text[first.clone()]);
    text.replace_range(first.start..second.end, &new);
    true
}

fn on_digit(page: &mut Page, numbers: &mut Numbers, edit: impl Fn(u8) -> char) -> bool {
    let wanted = |chunk: &str| is_plain(chunk) && chunk.bytes().any(|b| b.is_ascii_digit());
    let Some(at) = page.choose(numbers, wanted) else { return false };
    let text = &mut page.chunks[at];
    let digits: Vec<usize> =
        (0..text.len()).filter(|at| text.as_bytes()[*at].is_ascii_digit()).collect();
    let digit = digits[numbers.below(digits.len())];
    let new = edit(text.as_bytes()[digit] - b'0').to_string();
    text.replace_range(digit..=digit, &new);
    true
}

fn number_grows(page: &mut Page, numbers: &mut Numbers) -> bool {
    let wanted = |chunk: &str| is_plain(chunk) && chunk.bytes().any(|b| b.is_ascii_digit());
    let Some(at) = page.choose(numbers, wanted) else { return false };
    let text = &mut page.chunks[at];
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap();
    text.insert(digit, '1');
    true
}

fn stop_in_number(page: &mut Page, numbers: &mut Numbers) -> bool {
    let pair = |chunk: &str| {
        let bytes = chunk.as_bytes();
        bytes.windows(2).position(|pair| pair.iter().all(u8::is_ascii_digit))
    };
    let wanted = |chunk: &str| is_plain(chunk) && pair(chunk).is_some();
    let Some(at) = page.choose(numbers, wanted) else { return false };
    let digit = pair(&page.chunks[at]).unwrap();
    page.chunks[at].insert(digit + 1, if numbers.below(2) == 0 { '.' } else { ',' });
    true
}

fn insert(page: &mut Page, numbers: &mut Numbers, chunk: &str) -> bool {
    // Not after a list or a footnote, which would include the new block, and not before a table.
    let at = page.choose(numbers, |chunk| is_paragraph(chunk) || is_heading(chunk));
    let Some(at) = at else { return false };
    page.chunks.insert(at, chunk.to_owned());
    true
}

fn moved(page: &mut Page, numbers: &mut Numbers) -> bool {
    let (a, b) = (page.choose(numbers, is_plain), page.choose(numbers, is_plain));
    let (Some(a), Some(b)) = (a, b) else { return false };
    page.chunks.swap(a, b);
    a != b
}

fn split(page: &mut Page, numbers: &mut Numbers) -> bool {
    let wanted = |chunk: &str| is_plain(chunk) && chunk.trim_end().contains(". ");
    let Some(at) = page.choose(numbers, wanted) else { return false };
    page.chunks[at] = page.chunks[at].replacen(". ", ".\n\n", 1);
    true
}

fn in_front(page: &mut Page, key: &str, start: &str) -> bool {
    let Some(at) = page.front.find(&format!("\n{key}")) else { return false };
    let value = at + 1 + key.len();
    let is_quoted = page.front[value..].starts_with(['"', '\'']);
    let start = start.replace(':', "");
    page.front.insert_str(value + usize::from(is_quoted), &start);
    true
}
