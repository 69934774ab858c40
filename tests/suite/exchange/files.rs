//! Tests the files that an import writes: only the lines of a unit change, in the style of each file.

use std::collections::BTreeSet;
use std::fs;

use super::{exported, filled, imported, with_work};
use crate::disk::Disk;
use crate::harness::{Files, Site, read_tree};

/// Returns the changed files.
fn changed(before: &Files, after: &Files) -> Vec<String> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

#[test]
fn one_unit_changes_its_lines_alone() {
    let site = Site::repository();
    let disk = site.on_disk();
    let po = exported(&disk, "pt", "po", &["--all"]);
    let text =
        po.replacen("msgstr \"Quando é possível concorrer", "msgstr \"Quando se pode concorrer", 1);
    assert_ne!(po, text);
    let said = imported(&disk, "po", &text, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(changed(site.files(), &read_tree(&disk.root())), ["content/pages/join.pt.md"]);
    assert!(said.stdout.lines().all(|line| line.chars().count() <= 102), "{}", said.stdout);
}

/// Translates everything that a site lacks in a locale, and returns the site on disk.
fn filled_in(site: &Site, to: &str) -> Disk {
    let disk = site.on_disk();
    let text = exported(&disk, to, "po", &[]);
    let said = imported(&disk, "po", &filled("po", &text), &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    disk
}

#[test]
fn a_summary_comes_behind_any_title() {
    const JOIN: &str = "content/pages/join.sv.md";
    const FRONT: &str = "title: Bli medlem\nslug: bli-medlem\nsummary: Hur en stad tas in.\n";
    for title in
        ["title: Évora e Paraná\n", "title: \"Évora: Paraná\"\n", "title: >-\n  Évora\n  é\n"]
    {
        let site = Site::harbours().replace(JOIN, FRONT, &format!("slug: bli-medlem\n{title}"));
        let disk = filled_in(&site, "sv");
        let join = fs::read_to_string(disk.root().join(JOIN)).unwrap();
        let summary = "summary: Wié éiné Stádt áuƒgénômmén wird.\naliases";
        assert!(join.contains(&format!("{title}{summary}")), "{join}");
    }
}

#[test]
fn a_word_gets_every_form_that_its_catalog_needs() {
    let word = "  cities_there:\n    one: \"{count} city\"\n    other: \"{count} cities\"\n";
    for (to, forms) in
        [("fr", &["one", "many", "other"][..]), ("ru", &["one", "few", "many", "other"])]
    {
        let path = "themes/atlas/i18n/en.yaml";
        let catalog = format!("{}there:\n{word}", Site::beacons().text(path));
        let site = Site::beacons().write(path, catalog);
        let disk = filled_in(&site, to);
        let catalog = fs::read_to_string(disk.root().join(format!("data/i18n/{to}.yaml"))).unwrap();
        let line = catalog.lines().find(|line| line.starts_with("there.cities_there: ")).unwrap();
        for form in forms {
            assert!(line.contains(&format!("{form}: ")), "{line}");
        }
    }
}

#[test]
fn a_tag_names_its_locale_before_a_format_does() {
    let site = Site::harbours()
        .replace("data/site.yaml", "  - {tag: sv, label: Svenska}\n", "")
        .replace(
            "data/site.yaml",
            "label: العربية, fallback: [de]}\n",
            "label: العربية, fallback: [de]}\n  - {tag: sv, label: Svenska}\n",
        )
        .replace("data/site.yaml", "format: ar-EG", "format: sv");
    let disk = site.on_disk();
    let po = exported(&disk, "sv", "po", &["--all"]);
    let text = po.replacen("msgstr \"Läs först ", "msgstr \"Läs nu ", 1);
    let said = imported(&disk, "po", &text, &[]);
    assert!(
        said.stdout.contains("+++ b/content/pages/join.sv.md"),
        "{}{}",
        said.stdout,
        said.stderr
    );
    assert!(!said.stdout.contains(".ar.md"), "{}", said.stdout);
}

#[test]
fn a_paragraph_can_come_before_all_others() {
    for gap in ["", "\n"] {
        let (de, sv) = ("content/pages/join.de.md", "content/pages/join.sv.md");
        let new = format!("---\n{gap}Ein neuer Anfang.\n\n## Fristen");
        let site = Site::harbours().replace(de, "---\n## Fristen", &new).replace(
            sv,
            "---\n## Tider",
            &format!("---\n{gap}## Tider"),
        );
        let disk = filled_in(&site, "sv");
        let join = fs::read_to_string(disk.root().join(sv)).unwrap();
        let expected = format!("---\n{gap}Ein néuér Anƒáng.\n\n## Tider");
        assert!(join.contains(&expected), "{join}");
    }
}

#[test]
fn every_file_keeps_its_line_ends() {
    for (of_source, of_target) in [(true, true), (true, false), (false, true)] {
        let mut site = with_work();
        for path in site.files().keys().cloned().collect::<Vec<_>>() {
            let is_windows = (of_source && path.ends_with(".de.md"))
                || (of_target && (path.ends_with(".sv.md") || path == "data/regions.yaml"));
            if is_windows {
                let text = site.text(&path).replace('\n', "\r\n");
                site = site.write(&path, text);
            }
        }
        let disk = filled_in(&site, "sv");
        let written = read_tree(&disk.root());
        assert!(changed(site.files(), &written).len() > 4);
        for path in changed(site.files(), &written) {
            let text = String::from_utf8(written[&path].clone()).unwrap();
            let count = |of: &str| text.matches(of).count();
            let of_new = of_source && path.contains("handbook") || path.contains("kran");
            let is_windows = site.files().get(&path).map_or(of_new && of_source, |before| {
                before.windows(2).any(|pair| pair == b"\r\n")
            });
            let expected = if is_windows { count("\n") } else { 0 };
            assert_eq!((count("\r\n"), count("\r")), (expected, expected), "{path}: {text:?}");
        }
    }
}

#[test]
fn what_did_not_come_back_stays_stale() {
    let disk = Site::harbours().on_disk();
    let run = |args: &[&str]| {
        let said = disk.urbi(&[&["translations", "--root", "site"], args].concat());
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        said.stdout
    };
    let lock = || fs::read_to_string(disk.root().join("data/translations.lock")).unwrap();
    run(&["sync"]);
    let path = disk.root().join("content/pages/join.de.md");
    let source = fs::read_to_string(&path).unwrap();
    let source =
        source.replace("## Fristen", "## Alle Fristen").replace("Vorher das", "Zuerst das");
    fs::write(&path, source).unwrap();
    let po = exported(&disk, "sv", "po", &[]);
    let is_open = |po: &str, source: &str| {
        let at = po.find(&format!("msgid \"{source}")).unwrap();
        po[..at].rsplit("\n\n").next().unwrap().contains("fuzzy")
    };
    assert!(is_open(&po, "Alle Fristen") && is_open(&po, "Zuerst das"), "{po}");
    let half = po.replacen("msgstr \"Läs först ", "msgstr \"Läs allra först ", 1);
    let half = half.replace("#, fuzzy\n", "");
    let said = imported(&disk, "po", &half, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let after = lock();
    run(&["sync"]);
    assert_eq!(after, lock(), "the lock knows the document as it is");
    let left = exported(&disk, "sv", "po", &[]);
    assert!(is_open(&left, "Alle Fristen") && !is_open(&left, "Zuerst das"), "{left}");
    let rest = left.replacen("msgstr \"Tider", "msgstr \"Alla tider", 1).replace("#, fuzzy\n", "");
    let said = imported(&disk, "po", &rest, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    run(&["sync"]);
    assert!(!exported(&disk, "sv", "po", &[]).contains("content/pages/join|"), "nothing is left");
}
