//! Tests files that editors, systems and synchronization leave in a site: every command ignores locks and backups, and
//! reports a second version of a file.

use std::fs;

use urbi::diag::{UiLanguage, message};

use crate::disk::Disk;
use crate::harness::Site;

/// Locks, backups and other leftovers, by path.
const LEFT: [&str; 20] = [
    "content/news/#2025-09-20-lisbon-gathering.en.md#",
    "content/news/2025-09-20-lisbon-gathering.en.md~",
    "content/news/.2025-09-20-lisbon-gathering.en.md.swp",
    "content/news/2025-09-20-lisbon-gathering.en.md.un~",
    "content/news/2025-09-20-lisbon-gathering.en.md.orig",
    "content/news/4913",
    "content/news/Thumbs.db",
    "content/news/desktop.ini",
    "content/news/Icon\r",
    "content/news/.~lock.plan.odt#",
    "data/members/#cities.yaml#",
    "data/members/~$members.xlsx",
    "data/members/cities.yaml.bak",
    "data/members/cities.yaml.rej",
    "data/members/.~lock.members.xlsx#",
    "data/._site.yaml",
    "data/.sync_1a2b3c.db",
    "themes/atlas/templates/#base.html#",
    "themes/atlas/i18n/pt.yaml~",
    "themes/atlas/.DS_Store",
];

/// Returns the starter network with leftovers.
fn littered() -> Disk {
    let disk = Site::starter().unprinted().on_disk();
    for path in LEFT {
        fs::write(disk.root().join(path), b"\xff not a text: [").unwrap();
    }
    for folder in ["content/.dropbox.cache", "content/news/.git"] {
        fs::create_dir(disk.root().join(folder)).unwrap();
        fs::write(disk.root().join(folder).join("a.en.md"), "no front matter").unwrap();
    }
    disk
}

#[test]
fn locks_and_backups_are_passed_over() {
    let disk = littered();
    let said = disk.on_site("check", &["--deny-warnings", "--verbose", "--format", "json"]);
    assert_eq!(said.code, Some(0), "{}{}", said.stdout, said.stderr);
    let named = |problem: &crate::problem::Problem| {
        let file = problem.file.clone().unwrap_or_default();
        LEFT.contains(&file.as_str()) || file.contains("/.")
    };
    let named: Vec<String> =
        said.problems().iter().filter(|p| named(p)).map(ToString::to_string).collect();
    assert_eq!(named, [""; 0]);
    // Leftovers are not fixed, moved or counted as records.
    let fixed = disk.on_site("fix", &["--write"]);
    assert_eq!(fixed.code, Some(0), "{}", fixed.stderr);
    for path in LEFT {
        assert_eq!(fs::read(disk.root().join(path)).unwrap(), b"\xff not a text: [", "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_to_nothing_is_passed_over() {
    use std::os::unix::fs::symlink;
    let disk = littered();
    let lock = |folder: &str, name: &str| {
        symlink("ana@desk.4711:1764400000", disk.root().join(folder).join(name)).unwrap();
    };
    lock("content/news", ".#2025-09-20-lisbon-gathering.en.md");
    lock("data/members", ".#cities.yaml");
    lock("themes/atlas/templates", ".#base.html");
    lock("data", "~$members.xlsx");
    let said = disk.on_site("check", &["--deny-warnings"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    // Any other broken link is still an error.
    lock("content/news", "plan.pdf");
    let said = disk.on_site("check", &["--format", "json"]);
    assert_eq!(said.code, Some(1));
    let problems = said.problems();
    let errors = problems.iter().filter(|problem| problem.severity == "error");
    assert_eq!(errors.map(|problem| &*problem.code).collect::<Vec<_>>(), ["unreadable"]);
}

#[test]
fn a_second_version_of_a_file_is_named_and_left_out() {
    let disk = Site::starter().unprinted().on_disk();
    let copies = [
        ("content/news", "2025-09-20-lisbon-gathering.en (conflicted copy 2026-01-10 101112).md"),
        ("data/members", "cities (Ana's conflicted copy 2026-01-10).yaml"),
        ("data", "awards.sync-conflict-20260110-101112-ABCDEFG.yaml"),
        ("themes/atlas/i18n", "pt_conflict-20260110-101112.yaml"),
    ];
    for (folder, name) in copies {
        fs::write(disk.root().join(folder).join(name), "what only Ana wrote").unwrap();
    }
    let said = disk.on_site("check", &["--format", "json"]);
    assert_eq!(said.code, Some(0), "{}", said.stdout);
    let problems = said.problems();
    let mut warned: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.code == "conflicted-copy")
        .filter_map(|problem| problem.file.as_deref())
        .collect();
    warned.sort_unstable();
    let mut wanted = copies.map(|(folder, name)| format!("{folder}/{name}"));
    wanted.sort_unstable();
    assert_eq!(warned, wanted);
    assert_eq!(problems.iter().filter(|problem| problem.severity != "note").count(), 4);
    for language in [UiLanguage::English, UiLanguage::Portuguese] {
        let run = disk.on_site("check", &["--locale", language.tag()]);
        for path in &wanted {
            let message = message!("source.conflicted-copy", path).text(language);
            assert!(run.stderr.contains(&message), "{}", run.stderr);
        }
    }
}
