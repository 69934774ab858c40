//! The rules of language: no word that CONTRIBUTING.md bans is in the documents, the messages, the comments, or the
//! English texts of the theme and the site.

use std::fs;

use urbi::diag::UiLanguage;

use crate::guides::documents;
use crate::harness::{crate_root, read_tree};

/// A word or phrase of the table.
struct Banned {
    /// In small letters, with one space between words.
    text: String,
    /// Whether any ending may follow.
    is_prefix: bool,
}

/// Reads the table: `word`, `words?` for a letter that may be missing, `word(er)?` for such an ending, `word\w*` for
/// any ending.
fn table() -> Vec<Banned> {
    let text = fs::read_to_string(crate_root().join("CONTRIBUTING.md")).unwrap();
    let (_, table) = text.split_once("| word | write instead | why or exception |").unwrap();
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let patterns = rows.filter_map(|row| row.split('`').nth(1));
    let banned: Vec<Banned> = patterns.flat_map(expanded).collect();
    assert!(banned.len() > 20, "{} words", banned.len());
    banned
}

fn expanded(pattern: &str) -> Vec<Banned> {
    let is_prefix = pattern.ends_with("\\w*");
    let pattern = pattern.trim_end_matches("\\w*");
    let texts = if let Some((before, after)) = pattern.split_once('(') {
        let ending = after.strip_suffix(")?").unwrap();
        vec![before.to_owned(), format!("{before}{ending}")]
    } else if let Some(all) = pattern.strip_suffix('?') {
        vec![all.to_owned(), all[..all.len() - 1].to_owned()]
    } else {
        vec![pattern.to_owned()]
    };
    texts.into_iter().map(|text| Banned { text, is_prefix }).collect()
}

/// Returns the banned words in a text. Code in backticks counts as one other word.
pub(crate) fn banned_in(text: &str) -> Vec<String> {
    thread_local!(static TABLE: Vec<Banned> = table());
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" code ");
    let letters = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let prose: String = prose.chars().map(letters).collect();
    let prose = format!(" {} ", prose.split_whitespace().collect::<Vec<_>>().join(" "));
    let has = |banned: &&Banned| {
        let end = if banned.is_prefix { "" } else { " " };
        prose.contains(&format!(" {}{end}", banned.text))
    };
    TABLE.with(|table| table.iter().filter(has).map(|banned| banned.text.clone()).collect())
}

fn check(texts: impl IntoIterator<Item = (String, String)>) {
    let mut faults = Vec::new();
    for (place, text) in texts {
        for word in banned_in(&text) {
            faults.push(format!("{place}: `{word}` in {text:?}"));
        }
    }
    assert!(faults.is_empty(), "{} banned words:\n{}", faults.len(), faults.join("\n"));
}

/// Returns the paragraphs of the files of a folder that have this ending.
fn paragraphs(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = read_tree(&crate_root().join(folder)).into_iter();
    let texts = files.filter(|(path, _)| path.ends_with(ending)).flat_map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        text.split("\n\n").map(|part| (path.clone(), part.to_owned())).collect::<Vec<_>>()
    });
    texts.collect()
}

/// Returns the comments of a source, lines that follow one another as one.
fn comments(code: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in code.lines() {
        let line = line.trim_start();
        match line.strip_prefix("//") {
            Some(text) => found.last_mut().unwrap().push_str(text),
            None if found.last().is_some_and(|last| !last.is_empty()) => found.push(String::new()),
            None => {}
        }
    }
    found
}

#[test]
fn documents_are_plain() {
    let tables = |path: &str, line: &str| path == "CONTRIBUTING.md" && line.starts_with('|');
    check(documents().into_iter().filter(|path| !path.ends_with(".pt.md")).flat_map(|path| {
        let text = fs::read_to_string(crate_root().join(&path)).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !tables(&path, line)).collect();
        let parts = lines.join("\n");
        parts.split("\n\n").map(|part| (path.clone(), part.to_owned())).collect::<Vec<_>>()
    }));
}

#[test]
fn messages_are_plain() {
    check(UiLanguage::English.entries().map(|(id, text)| (id.to_owned(), text.to_owned())));
}

#[test]
fn texts_for_readers_are_plain() {
    check(paragraphs("themes", "i18n/en.yaml"));
    check(paragraphs("content", ".en.md"));
}

/// Returns the names of the functions of a source, as words.
fn function_names(code: &str) -> Vec<String> {
    let starts = code.split("fn ").skip(1);
    let name = |rest: &str| rest.split(['(', '<']).next().unwrap_or_default().replace('_', " ");
    starts.map(name).collect()
}

#[test]
fn comments_and_names_of_functions_are_plain() {
    for folder in ["src", "crates", "tests/suite", "benches"] {
        let files = read_tree(&crate_root().join(folder)).into_iter();
        check(files.filter(|(path, _)| path.ends_with(".rs")).flat_map(|(path, bytes)| {
            let code = String::from_utf8(bytes).unwrap();
            let texts = comments(&code).into_iter().chain(function_names(&code));
            texts.map(|text| (path.clone(), text)).collect::<Vec<_>>()
        }));
    }
}
