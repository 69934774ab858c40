//! Every sentence for editors can be said in every tongue of the program.

use std::collections::BTreeSet;

use urbi::diag::Tongue;

use crate::layering::every_source;

/// Reads the templates of `words!("…")` in a file of the sources.
fn templates(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in code.split("words!(").skip(1) {
        if let Some(literal) = part.trim_start().strip_prefix('"') {
            found.push(literal_text(literal));
        }
    }
    found
}

/// Reads a string literal up to its closing quote, as the compiler does.
fn literal_text(code: &str) -> String {
    text_at(code).unwrap_or_else(|| panic!("a literal does not end: {code}"))
}

fn text_at(code: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Some(text),
            '\\' => match chars.next() {
                Some('\n') => {
                    let rest = chars.as_str().trim_start();
                    chars = rest.chars();
                }
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    None
}

fn all_templates() -> BTreeSet<String> {
    let sources = every_source().into_iter();
    let users = sources.filter(|(path, _)| path != "base/diag/words.rs");
    users.flat_map(|(_, code)| templates(&code)).collect()
}

/// The names in braces that a template has, where the code fills them.
fn names(template: &str) -> BTreeSet<&str> {
    let is_name =
        |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    template.split('{').skip(1).filter_map(|rest| rest.split('}').next()).filter(is_name).collect()
}

#[test]
fn every_sentence_has_every_tongue() {
    let templates = all_templates();
    assert!(templates.len() > 200, "only {} templates were found", templates.len());
    let mut wrong = Vec::new();
    for tongue in Tongue::ALL.into_iter().filter(|tongue| *tongue != Tongue::English) {
        let entries = tongue.entries();
        for template in &templates {
            match entries.iter().find(|(english, _)| english == template) {
                None => wrong.push(format!("{}: nothing for {template:?}", tongue.tag())),
                Some((_, own)) if names(own) != names(template) => {
                    wrong.push(format!("{}: other names in {own:?}", tongue.tag()));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every literal of the sources: schemas and forms have sentences that are no templates.
fn literals() -> BTreeSet<String> {
    let is_own =
        |path: &str| !path.starts_with("base/diag/tongue/") && path != "base/diag/words.rs";
    let mut found = BTreeSet::new();
    for (_, code) in every_source().into_iter().filter(|(path, _)| is_own(path)) {
        let quotes = code.match_indices('"').map(|(at, _)| at + 1);
        found.extend(quotes.filter_map(|at| text_at(&code[at..])));
    }
    found
}

#[test]
fn no_sentence_of_another_tongue_is_left_over() {
    let literals = literals();
    let dead: Vec<&str> = Tongue::ALL
        .into_iter()
        .flat_map(Tongue::entries)
        .map(|(english, _)| english)
        .filter(|english| !english.starts_with("field:") && !literals.contains(*english))
        .collect();
    assert!(dead.is_empty(), "{dead:#?}");
}
