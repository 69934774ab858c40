//! Edits of sources that need no new translation.

use super::edits::Edit;
use super::page::{Page, is_data, is_heading, is_list, is_paragraph, is_plain, is_table, words};
use crate::numbers::Numbers;

/// Every kind of edit, with its name.
pub(crate) const COSMETICS: [(&str, Edit); 28] = [
    ("lines are wrapped otherwise", wrapped),
    ("spaces at the end of lines", |page, _| everywhere(page, |text| text.replace('\n', " \n"))),
    ("lines end as on Windows", |page, _| {
        page.front = page.front.replace('\n', "\r\n");
        everywhere(page, |text| text.replace('\n', "\r\n"))
    }),
    ("quotation marks", |page, n| on_word(page, n, |word| format!("“{word}”"))),
    ("straight quotation marks", |page, n| on_word(page, n, |word| format!("\"{word}\""))),
    ("apostrophes", |page, _| in_words(page, |text| text.replace('’', "'"))),
    ("dashes", |page, _| in_words(page, |text| text.replace(" – ", "—"))),
    ("hyphens for dashes", |page, _| in_words(page, |text| text.replace('–', "-"))),
    ("an ellipsis", |page, n| on_word(page, n, |word| format!("{word} …"))),
    ("a comma more", |page, n| on_word(page, n, |word| format!("{word},"))),
    ("commas less", |page, _| in_words(page, |text| text.replace(", ", " "))),
    ("semicolons", |page, _| in_words(page, |text| text.replace(", ", "; "))),
    ("no stop at the end", |page, n| {
        on(page, n, is_paragraph, |text| {
            *text = format!("{}\n", text.trim_end().trim_end_matches('.'));
        })
    }),
    ("strong", |page, n| on_word(page, n, |word| format!("**{word}**"))),
    ("emphasis", |page, n| on_word(page, n, |word| format!("_{word}_"))),
    ("a soft hyphen", |page, n| {
        on_word(page, n, |word| {
            let middle = word.char_indices().nth(2).map_or(0, |(at, _)| at);
            format!("{}\u{ad}{}", &word[..middle], &word[middle..])
        })
    }),
    ("a space that does not break", |page, _| {
        in_words(page, |text| text.replacen(' ', "\u{a0}", 3))
    }),
    ("letters with separate marks", |page, _| {
        in_words(page, |text| text.replace('é', "e\u{301}").replace('í', "i\u{301}"))
    }),
    ("other bullets", |page, _| {
        everywhere(page, |text| if is_list(text) { text.replace("- ", "* ") } else { text.into() })
    }),
    ("where links lead", |page, _| {
        in_words(page, |text| {
            let parts: Vec<&str> = text.split("](").collect();
            // A link without text takes the text from its target.
            if text.contains("[](") { text.to_owned() } else { parts.join("](https://x.example/") }
        })
    }),
    ("links by reference", referenced),
    ("more empty lines", |page, _| everywhere(page, |text| format!("{text}\n\n"))),
    ("headings underlined", |page, n| {
        on(page, n, is_second_level, |text| {
            *text = format!("{}\n---\n", text.trim_end().trim_start_matches("## "));
        })
    }),
    ("headings closed", |page, n| {
        on(page, n, is_second_level, |text| {
            *text = format!("{} ##\n", text.split('{').next().unwrap().trim_end());
        })
    }),
    ("other fences", |page, _| {
        everywhere(
            page,
            |text| if is_data(text) { text.replace("```", "~~~") } else { text.into() },
        )
    }),
    ("tables drawn otherwise", |page, _| {
        everywhere(
            page,
            |text| if is_table(text) { text.replace("| ", "|   ") } else { text.into() },
        )
    }),
    ("the title in quotes", |page, _| {
        let line = page.front.lines().find(|line| line.starts_with("title: ")).map(str::to_owned);
        let Some(line) = line.filter(|line| !line.contains(['"', '\''])) else { return false };
        let quoted = format!("title: \"{}\"", &line["title: ".len()..]);
        page.front = page.front.replacen(&line, &quoted, 1);
        true
    }),
    ("a comment in the front matter", |page, n| {
        let place = page.front.find('\n').unwrap() + 1;
        page.front.insert_str(place, "# not for readers\n");
        on(page, n, is_paragraph, |text| text.insert_str(0, "<!-- nor this -->\n\n"))
    }),
];

fn is_second_level(chunk: &str) -> bool {
    is_heading(chunk) && chunk.starts_with("## ")
}

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
    let range = all[1 + numbers.below(all.len() - 1)].clone();
    let new = edit(&text[range.clone()]);
    let is_other = new != text[range.clone()];
    text.replace_range(range, &new);
    is_other
}

fn everywhere(page: &mut Page, edit: impl Fn(&str) -> String) -> bool {
    let before = page.text();
    page.chunks.iter_mut().for_each(|chunk| *chunk = edit(chunk));
    page.text() != before
}

/// Edits the paragraphs.
fn in_words(page: &mut Page, edit: impl Fn(&str) -> String) -> bool {
    everywhere(page, |text| {
        if is_paragraph(text) && !text.contains('`') { edit(text) } else { text.to_owned() }
    })
}

fn wrapped(page: &mut Page, numbers: &mut Numbers) -> bool {
    let width = 30 + numbers.below(60);
    in_words(page, |text| {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let line = lines.last_mut().unwrap();
            // A word that could begin a list or a heading at the start of a line does not move.
            let is_word = word.starts_with(|c: char| c.is_alphabetic() || c == '[');
            if line.is_empty() || line.len() + word.len() < width || !is_word {
                let gap = if line.is_empty() { "" } else { " " };
                line.push_str(&format!("{gap}{word}"));
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.join("\n") + "\n"
    })
}

fn referenced(page: &mut Page, numbers: &mut Numbers) -> bool {
    let wanted = |text: &str| is_paragraph(text) && text.contains("](") && !text.contains("[](");
    let Some(at) = page.choose(numbers, wanted) else { return false };
    let text = page.chunks[at].clone();
    let start = text.find("](").unwrap();
    let end = start + text[start..].find(')').unwrap();
    let target = &text[start + 2..end];
    page.chunks[at] = format!("{}][ref-1]{}", &text[..start], &text[end + 1..]);
    page.chunks.push(format!("[ref-1]: {target}\n"));
    true
}
