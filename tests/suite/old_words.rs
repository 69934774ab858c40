//! Tests `urbi translations show`: the source at the time of the translation, the current source, and the translation.

use std::fs;

use urbi::diag::{UiLanguage, message};

use crate::disk::Disk;
use crate::harness::Site;

const SOURCE: &str = "content/pages/about.en.md";
const TRANSLATION: &str = "content/pages/about.pt.md";
const SAID: &str = "data/translations-sources.lock";

/// Returns the starter with recorded translations.
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
    let then = message!("translations.old-source-label");
    for language in UiLanguage::ALL {
        let said = show(&disk, &["--locale", language.tag()]);
        let now = message!("translations.current-source-label").text(language);
        let at = format!("{TRANSLATION}:12");
        let own = message!("translations.translation-label", at).text(language);
        let then = then.text(language);
        let expected = format!("  {then}\n    {FIRST}\n  {now}\n    {OTHER}\n  {own}\n    {OWN}\n");
        assert!(said.contains(&expected), "{said}");
    }
    // A removed block shows its old text, and a new block has no translation.
    edit(&disk, SOURCE, &format!("{OTHER}\n\n"), "");
    edit(&disk, SOURCE, "## How the network works", "New words.\n\n## How the network works");
    let said = show(&disk, &[]);
    assert!(said.contains(&format!("  {then}\n    {FIRST}\n")), "{said}");
    assert!(said.contains("    New words.\n"), "{said}");
    let no_block = message!("translations.no-such-block");
    assert!(said.contains(&format!("  {no_block}\n")), "{said}");
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
    let then = message!("translations.old-source-not-recorded");
    let now = message!("translations.current-source-label");
    let expected = format!("  {then}\n  {now}\n    {OTHER}\n");
    assert!(said.contains(&expected), "{said}");
    assert!(said.contains(OWN), "{said}");
    let check = disk.urbi(&["check", "--root", "site", "--now", "2026-05-01"]);
    assert_eq!(check.code, Some(0), "{}", check.stderr);
    // Only blocks that still exist in a source can be recorded again.
    let said = disk.urbi(&["translations", "sync", "--root", "site"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let after = fs::read_to_string(disk.root().join(SAID)).unwrap();
    assert!(!after.contains(FIRST) && !after.contains(OTHER) && after.lines().count() > 50);
}
