//! Runs the tests that need a browser. `cargo test` lists them as ignored. `tests/browser/run` runs them with
//! `--ignored`, one file at a time.

use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::harness::{crate_root, read_tree};

/// Runs the tests of one file. Files run one after another, because they share sites that the first one builds.
fn run(name: &str) {
    static ARE_BUILT: Mutex<bool> = Mutex::new(false);
    let mut are_built = ARE_BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    let mut command = Command::new(crate_root().join("tests/browser/run"));
    command.arg(name).env("URBI", env!("CARGO_BIN_EXE_urbi"));
    if *are_built {
        command.env("BROWSER_SITES", "built");
    }
    let ended = command.status().unwrap();
    *are_built |= ended.success();
    assert!(ended.success(), "tests/browser/run {name} ended with {ended}");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run axe (axe on every kind of page)"]
fn axe() {
    run("axe");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run cms (the CMS in the browser)"]
fn cms() {
    run("cms");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run direction (numbers between Arabic letters)"]
fn direction() {
    run("direction");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run directory (the directory by keyboard)"]
fn directory() {
    run("directory");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run documents (printed documents against their pages)"]
fn documents() {
    run("documents");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run html (the Nu HTML checker on every page)"]
fn html() {
    run("html");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run jobs (what visitors come for)"]
fn jobs() {
    run("jobs");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run layout (no sideways scroll, focus in sight)"]
fn layout() {
    run("layout");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run lighthouse (Lighthouse on every kind of page)"]
fn lighthouse() {
    run("lighthouse");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run print (pages on paper)"]
fn print() {
    run("print");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run serve (the site while it is written)"]
fn serve() {
    run("serve");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run transfer (bytes and requests of a first view)"]
fn transfer() {
    run("transfer");
}

#[test]
#[ignore = "needs Chromium: tests/browser/run visit (languages, no script, right to left, 404)"]
fn visit() {
    run("visit");
}

#[test]
fn every_test_in_a_browser_is_named_as_left_out() {
    let here = include_str!("browser.rs");
    let files = read_tree(&crate_root().join("tests/browser"));
    let names = files.keys().filter_map(|path| path.strip_suffix(".test.js"));
    let names: Vec<_> = names.filter(|name| !name.contains('/')).collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        let reason = format!("#[ignore = \"needs Chromium: tests/browser/run {name} (");
        assert!(here.contains(&reason), "tests/browser/{name}.test.js");
    }
}
