//! Checks the catalogs of messages: each message of the sources has an entry in every language with the same
//! placeholders, and each entry is used.

use std::collections::{BTreeMap, BTreeSet};

use urbi::diag::UiLanguage;
use urbi::po;

use crate::layering::every_source;

const CATALOGS: [(UiLanguage, &str); UiLanguage::ALL.len()] = [
    (UiLanguage::English, include_str!("../../crates/base/src/diag/messages/en.po")),
    (UiLanguage::Portuguese, include_str!("../../crates/base/src/diag/messages/pt.po")),
];

/// Returns the string literal after a quotation mark, if it has the form of an id.
fn id(after_quote: &str) -> Option<&str> {
    let (id, _) = after_quote.split_once('"')?;
    let is_part = |part: &str| {
        let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
        !part.is_empty() && part.bytes().all(is_id)
    };
    (id.contains('.') && id.split('.').all(is_part)).then_some(id)
}

/// Messages whose texts contain braces that are not placeholders.
const LITERAL_BRACES: [&str; 2] = ["serve.open-in-code-editor", "theme.placeholder-syntax-hint"];

/// Returns every literal that can be an id, with the placeholders of each `message!` that uses it.
fn uses() -> BTreeMap<String, BTreeSet<BTreeSet<String>>> {
    let mut uses = BTreeMap::<String, BTreeSet<BTreeSet<String>>>::new();
    for (path, code) in every_source() {
        if path == "base/diag/message.rs" {
            continue;
        }
        for (at, _) in code.match_indices('"') {
            let Some(id) = id(&code[at + 1..]) else { continue };
            let is_message = code[..at].trim_end().ends_with("message!(");
            let given = is_message.then(|| placeholders_given(&code[at + id.len() + 2..]));
            uses.entry(id.to_owned()).or_default().extend(given);
        }
    }
    uses
}

/// Reads the names of the arguments that follow the id in `message!(…)`.
fn placeholders_given(code: &str) -> BTreeSet<String> {
    let (mut names, mut depth, mut is_string) = (BTreeSet::new(), 0, false);
    let mut chars = code.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if is_string => {
                chars.next();
            }
            '"' => is_string = !is_string,
            _ if is_string => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                let rest = code[at + 1..].trim_start();
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                names.extend(end.filter(|end| *end > 0).map(|end| rest[..end].to_owned()));
            }
            _ => {}
        }
    }
    names
}

/// Returns the placeholders of a template: `{name}` and `{name|one|more}`.
fn placeholders(template: &str) -> BTreeSet<String> {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let inside = template.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let names = inside.filter_map(|inside| inside.split('|').next());
    names.filter(|name| is_name(name)).map(str::to_owned).collect()
}

#[test]
fn every_catalog_can_be_read() {
    for (language, text) in CATALOGS {
        assert_eq!(po::catalog(text).map(|_| ()), Ok(()), "line of {}.po", language.tag());
        assert!(text.contains(&format!("\"Language: {}\\n\"", language.tag())));
        assert!(language.entries().count() > 1000);
    }
}

#[test]
fn every_message_has_an_entry_with_its_placeholders() {
    let mut wrong = Vec::new();
    for (id, all) in uses() {
        for (given, language) in all.iter().flat_map(|given| UiLanguage::ALL.map(|l| (given, l))) {
            let tag = language.tag();
            let Some(template) = language.entry(&id) else {
                wrong.push(format!("{tag}.po lacks {id}"));
                continue;
            };
            if placeholders(template) != *given && !LITERAL_BRACES.contains(&&*id) {
                wrong.push(format!("{tag}.po, {id}: {template:?}, but the code gives {given:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_entry_has_a_message() {
    let uses = uses();
    let fields = crate::schema::schemas().into_iter().flat_map(|schema| schema.fields);
    let fields: BTreeSet<String> = fields.map(|field| format!("field.{}", field.key)).collect();
    let unused: Vec<&str> = UiLanguage::ALL
        .into_iter()
        .flat_map(UiLanguage::entries)
        .map(|(id, _)| id)
        .filter(|id| !uses.contains_key(*id) && !fields.contains(*id))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_language_has_the_same_entries() {
    let ids =
        |language: UiLanguage| -> BTreeSet<&str> { language.entries().map(|(id, _)| id).collect() };
    for language in UiLanguage::ALL {
        let (own, english) = (ids(language), ids(UiLanguage::English));
        assert_eq!(own.symmetric_difference(&english).collect::<Vec<_>>(), [&""; 0]);
    }
}
