//! `urbi translations show` says what the source said when a translation was made, what it says now,
//! and what the translation says.

use std::fs;

use crate::disk::Disk;
use crate::harness::Site;

const SOURCE: &str = "content/pages/about.en.md";
const TRANSLATION: &str = "content/pages/about.pt.md";
const SAID: &str = "data/translations-sources.lock";

/// The starter with its translations recorded.
fn synced() -> Disk {
    let disk = Site::starter().on_disk();
    let said = disk.urbi(&["translations", "sync", "--root", "site"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    disk
}

fn edit(disk: &Disk, file: &str, from: &str, to: &str) {
    let path = disk.root().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from} in {file}");
    fs::write(path, text.replace(from, to)).unwrap();
}

fn show(disk: &Disk, args: &[&str]) -> String {
    let said =
        disk.urbi(&[&["translations", "show", TRANSLATION, "--root", "site"], args].concat());
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

const FIRST: &str = "A garden city plans its green places first and its streets around them.";
const OTHER: &str = "A garden city plans its gardens first and its streets last.";
const OWN: &str =
    "Uma cidade-jardim planeia primeiro os espaços verdes e depois as ruas à volta deles.";

#[test]
fn the_old_words_the_new_ones_and_the_translation_are_shown() {
    let disk = synced();
    edit(&disk, SOURCE, FIRST, OTHER);
    for (ui_language, then, now, own) in [
        ("en", "the source then:", "the source now:", "the translation, "),
        ("pt", "o original então:", "o original agora:", "a tradução, "),
    ] {
        let said = show(&disk, &["--locale", ui_language]);
        let expected =
            format!("  {then}\n    {FIRST}\n  {now}\n    {OTHER}\n  {own}{TRANSLATION}:");
        assert!(said.contains(&expected), "{said}");
        assert!(said.contains(&format!("\n    {OWN}\n")), "{said}");
    }
    // A block that went has its old words too, and one that came has no translation.
    edit(&disk, SOURCE, &format!("{OTHER}\n\n"), "");
    edit(&disk, SOURCE, "## How the network works", "New words.\n\n## How the network works");
    let said = show(&disk, &[]);
    assert!(said.contains(&format!("  the source then:\n    {FIRST}\n")), "{said}");
    assert!(said.contains("    New words.\n"), "{said}");
    assert!(said.contains("  the translation has no such block\n"), "{said}");
}

#[test]
fn old_words_stay_as_long_as_a_translation_is_of_them() {
    let disk = synced();
    let before = fs::read_to_string(disk.root().join(SAID)).unwrap();
    assert!(before.starts_with("urbi-translation-sources 1\n") && before.contains(FIRST));
    edit(&disk, SOURCE, FIRST, OTHER);
    let sync = |disk: &Disk| disk.urbi(&["translations", "sync", "--root", "site"]);
    assert_eq!(sync(&disk).code, Some(0));
    assert_eq!(fs::read_to_string(disk.root().join(SAID)).unwrap(), before);
    edit(&disk, TRANSLATION, OWN, "Uma cidade-jardim planeia primeiro os jardins.");
    assert_eq!(sync(&disk).code, Some(0));
    let after = fs::read_to_string(disk.root().join(SAID)).unwrap();
    assert!(after.contains(OTHER) && !after.contains(FIRST));
    let lines: Vec<&str> = after.lines().skip(1).collect();
    assert!(lines.is_sorted(), "a line keeps its place, whatever else changes");
}

#[test]
fn without_the_file_everything_else_is_shown() {
    let disk = synced();
    fs::remove_file(disk.root().join(SAID)).unwrap();
    edit(&disk, SOURCE, FIRST, OTHER);
    let said = show(&disk, &[]);
    let expected =
        format!("  the source then: its words are not recorded\n  the source now:\n    {OTHER}\n");
    assert!(said.contains(&expected), "{said}");
    assert!(said.contains(OWN), "{said}");
    let check = disk.urbi(&["check", "--root", "site", "--now", "2026-05-01"]);
    assert_eq!(check.code, Some(0), "{}", check.stderr);
    // Only blocks that sources still have can be recorded again.
    let said = disk.urbi(&["translations", "sync", "--root", "site"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let after = fs::read_to_string(disk.root().join(SAID)).unwrap();
    assert!(!after.contains(FIRST) && !after.contains(OTHER) && after.lines().count() > 50);
}
