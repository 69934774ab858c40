//! Checks simple rules that keep the sources readable.

use std::fs;

use crate::harness::{crate_root, read_tree};
use crate::layering::{every_source, sources};

/// The maximum length of a file, in lines. Separate test files do not count.
const LONGEST: usize = 600;

/// Words of the network whose site is at the root. The program must work for any network.
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
fn what_replaces_other_crates_never_panics() {
    let files = read_tree(&crate_root().join("crates/replaced"));
    let rust: Vec<_> = files.into_iter().filter(|(path, _)| path.ends_with(".rs")).collect();
    assert!(!rust.is_empty());
    for (path, bytes) in rust {
        let code = String::from_utf8(bytes).unwrap();
        for way in ["unwrap()", "expect(", "panic!", "unreachable!", "todo!", "unimplemented!"] {
            assert!(!code.contains(way), "crates/replaced/{path} has `{way}`");
        }
    }
}

#[test]
fn a_crate_without_a_test_program_has_no_unit_tests() {
    let mut without = 0;
    for (path, bytes) in read_tree(&crate_root().join("crates")) {
        let Some(name) = path.strip_suffix("/Cargo.toml") else { continue };
        if String::from_utf8(bytes).unwrap().contains("\ntest = false\n") {
            without += 1;
            let own = format!("{name}/");
            for (file, text) in every_source().iter().filter(|(file, _)| file.starts_with(&own)) {
                assert!(!text.contains("#[test]"), "{file}: its crate says `test = false`");
            }
        }
    }
    assert!(without > 0);
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
