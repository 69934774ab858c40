//! Checks `ARCHITECTURE.md`: the files, types and functions that it names exist, and it is short.

use std::fs;
use std::path::PathBuf;

use crate::harness::crate_root;
use crate::layering::every_source;

/// The maximum number of lines.
const MOST_LINES: usize = 250;

fn guide() -> String {
    fs::read_to_string(crate_root().join("ARCHITECTURE.md")).unwrap()
}

/// Returns the code spans of the guide, without fenced blocks.
fn code_spans(guide: &str) -> Vec<&str> {
    let outside_fences = guide.split("```").step_by(2);
    outside_fences.flat_map(|text| text.split('`').skip(1).step_by(2)).collect()
}

/// Returns the labels of the diagram, which are in quotation marks.
fn diagram_labels(guide: &str) -> Vec<&str> {
    let diagram = guide.split("```mermaid").nth(1).unwrap().split("```").next().unwrap();
    diagram.split('"').skip(1).step_by(2).collect()
}

/// Returns whether a code span is a path: `network/city.rs`, `plan/`, `output.rs`.
fn is_path(span: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "/._-{},".contains(c);
    span.chars().all(is_part) && (span.contains('/') || span.ends_with(".rs"))
}

/// Expands braces in a path: `forms/{tree,vscode}.rs` is two paths.
fn expanded(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let (names, after) = rest.split_once('}').unwrap();
    names.split(',').map(|name| format!("{before}{name}{after}")).collect()
}

/// Returns whether a path exists, from the root or in the sources of the crate with that module.
fn exists(path: &str) -> bool {
    let crates = crate_root().join("crates");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&crates).unwrap().map(|entry| entry.unwrap().path().join("src")).collect();
    folders.extend([crate_root().to_owned(), crate_root().join("src")]);
    // The first part can be a crate: `plan/pages.rs` is `crates/plan/src/pages.rs`.
    let is_in_crate =
        |(name, rest): (&str, &str)| crates.join(name).join("src").join(rest).exists();
    folders.iter().any(|folder| folder.join(path).exists())
        || path.split_once('/').is_some_and(is_in_crate)
}

/// Returns the parts of a Rust path, such as `Kind` and `Name` for `Kind::Name`. Returns none for other spans.
fn parts(span: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    if span.chars().all(is_part) { span.split("::").collect() } else { Vec::new() }
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.contains(|c: char| c.is_ascii_lowercase())
}

/// Returns whether a text contains a phrase as whole words.
fn contains_words(text: &str, phrase: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(phrase).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + phrase.len()..].starts_with(is_part)
    })
}

fn defines_type(code: &str, name: &str) -> bool {
    ["struct", "enum", "trait", "type"]
        .iter()
        .any(|kind| contains_words(code, &format!("{kind} {name}")))
}

#[test]
fn every_file_of_the_guide_exists() {
    let guide = guide();
    let spans = code_spans(&guide).into_iter().filter(|span| is_path(span));
    let paths: Vec<String> = spans.flat_map(expanded).collect();
    assert!(paths.len() > 50, "the paths are read");
    let missing: Vec<&String> = paths.iter().filter(|path| !exists(path)).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md names files that do not exist: {missing:#?}");
}

#[test]
fn every_name_of_the_guide_is_in_the_sources() {
    let guide = guide();
    let code = every_source().into_values().collect::<Vec<_>>().join("\n");
    let (mut count, mut missing) = (0, Vec::new());
    for span in code_spans(&guide).into_iter().chain(diagram_labels(&guide)) {
        let parts = parts(span);
        // The first type must be defined. The parts after it are its variants, fields or functions.
        let defined = parts.iter().find(|name| is_type_name(name));
        let last = parts.last().filter(|_| parts.len() > 1);
        count += usize::from(defined.is_some() || last.is_some());
        if defined.is_some_and(|name| !defines_type(&code, name))
            || last.is_some_and(|name| !contains_words(&code, name))
        {
            missing.push(span);
        }
    }
    assert!(count > 40, "the names are read");
    assert!(missing.is_empty(), "ARCHITECTURE.md names what the sources lack: {missing:#?}");
}

#[test]
fn the_guide_is_short() {
    let lines = guide().lines().count();
    assert!(lines <= MOST_LINES, "ARCHITECTURE.md has {lines} lines, at most {MOST_LINES}");
}

#[test]
fn paths_and_names_are_recognised() {
    let spans = code_spans("`a/b.rs` and\n```sh\n`c/d.rs`\n```\n`e::F`");
    assert_eq!(spans, ["a/b.rs", "e::F"]);
    assert!(is_path("forms/") && is_path("output.rs") && !is_path("cargo test") && !is_path("now"));
    assert_eq!(expanded("forms/{tree,vscode}.rs"), ["forms/tree.rs", "forms/vscode.rs"]);
    assert!(exists("network/city.rs") && exists("plan/pages.rs") && !exists("network/none.rs"));
    assert!(defines_type("pub struct City {", "City") && !defines_type("struct CityId;", "City"));
}
