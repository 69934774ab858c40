//! Small rules that keep the sources readable.

use std::fs;

use crate::harness::{crate_root, read_tree};
use crate::layering::{every_source, sources};

/// The longest file, in lines; tests in a file of their own are not counted.
const LONGEST: usize = 600;

/// Words of the one network whose site is at the root: the program serves any.
const NETWORK: [&str; 3] = ["unesco", "learning", "gnlc"];

#[test]
fn no_file_is_too_long() {
    let sources = every_source();
    assert!(sources.len() > 100, "the sources are read");
    for (path, text) in sources.into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        assert!(text.lines().count() <= LONGEST, "{path} has {}", text.lines().count());
    }
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = every_source()
        .into_iter()
        .filter(|(path, text)| !path.ends_with("tests.rs") && !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(silent, [""; 0], "files without `//!` at their start");
}

#[test]
fn nothing_unwraps_but_tests() {
    for (path, code) in sources() {
        assert!(!code.contains(".unwrap()"), "{path}");
        for left in ["dbg!", "todo!", "unimplemented!"] {
            assert!(!code.contains(left), "{path} has `{left}`");
        }
    }
}

#[test]
fn the_program_knows_nothing_of_one_network() {
    for (path, text) in every_source() {
        let lower = text.to_lowercase();
        for word in NETWORK {
            assert!(!lower.contains(word), "{path} names `{word}`");
        }
    }
}

#[test]
fn every_file_of_the_suite_is_run() {
    let main = fs::read_to_string(crate_root().join("tests/suite/main.rs")).unwrap();
    for path in read_tree(&crate_root().join("tests/suite")).into_keys() {
        if let Some(name) = path.strip_suffix(".rs").filter(|name| !name.contains('/')) {
            assert!(name == "main" || main.contains(&format!("\nmod {name};\n")), "{path}");
        }
    }
}
