//! Tests the lifecycle of translations on disk with the program: added, changed and removed translations, and corrupt
//! lock files.

use std::fs;

use urbi::diag::message;

use crate::disk::{Disk, Said};
use crate::harness::Site;

const LOCK: &str = "data/translations.lock";
const SOURCE: &str = "content/pages/join.de.md";
const OWN: &str = "content/pages/join.sv.md";

fn disk() -> Disk {
    Site::harbours().on_disk()
}

fn run(disk: &Disk, args: &[&str]) -> Said {
    disk.urbi(&[&["translations", "--root", "site"], args].concat())
}

fn edit(disk: &Disk, path: &str, edit: impl Fn(&str) -> String) {
    let path = disk.root().join(path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, edit(&text)).unwrap();
}

/// Records the translations, and checks the numbers of added, changed and removed ones.
fn sync(disk: &Disk, added: usize, updated: usize, removed: usize) {
    let said = run(disk, &["sync"]);
    let all = fs::read_to_string(disk.root().join(LOCK)).unwrap().lines().count() - 1;
    let expected = message!("cli.record-updated", all, added, updated, removed).to_string();
    assert!(said.stderr.contains(&expected), "{expected} in {}", said.stderr);
}

/// Returns the state of a text in a locale, from the JSON output.
fn state(disk: &Disk, key: &str, locale: &str) -> String {
    let said = run(disk, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let all = json["translations"].as_array().unwrap();
    let one = all.iter().find(|one| one["key"] == key && one["locale"] == locale);
    one.map_or("none", |one| one["state"].as_str().unwrap()).to_owned()
}

fn codes(disk: &Disk) -> Vec<(String, String)> {
    let said = disk.on_site("check", &["--format", "json"]);
    let others = ["missing-translation", "language-rule"];
    let problems = said.problems().into_iter().filter(|p| !others.contains(&&*p.code));
    problems.map(|problem| (problem.code, problem.severity)).collect()
}

fn pair(code: &str, severity: &str) -> (String, String) {
    (code.to_owned(), severity.to_owned())
}

#[test]
fn a_translation_becomes_stale_and_is_brought_up_to_date() {
    let disk = disk();
    assert_eq!(codes(&disk), [pair("lock-behind", "note")]);
    assert_eq!(run(&disk, &["sync", "--check"]).code, Some(1));
    assert!(!disk.root().join(LOCK).exists());
    assert_eq!(run(&disk, &["sync"]).code, Some(0));
    assert_eq!(run(&disk, &["sync", "--check"]).code, Some(0));
    assert_eq!(codes(&disk), []);
    let key = "content/pages/join";
    assert_eq!(state(&disk, key, "sv"), "translated");

    // Only the source changes.
    edit(&disk, SOURCE, |text| format!("{text}\nEin neuer Absatz.\n"));
    assert_eq!(state(&disk, key, "sv"), "stale");
    assert_eq!(run(&disk, &["sync", "--check"]).code, Some(0), "nothing is to be written");
    assert!(codes(&disk).contains(&pair("stale-translation", "note")));
    let said = run(&disk, &["show", "site/content/pages/join.sv.md"]);
    let line = fs::read_to_string(disk.root().join(SOURCE)).unwrap().lines().count();
    let added = message!("translations.block-added", place = format!("{SOURCE}:{line}"));
    assert!(said.stdout.contains(&added.to_string()), "{}", said.stdout);
    assert!(said.stdout.contains("    Ein neuer Absatz."), "{}", said.stdout);
    let listed = run(&disk, &["--to", "sv"]).stdout;
    let out_of_date = message!(
        "translations.listed-document-out-of-date",
        own = "content/pages/join.sv.md",
        changed = 1_u32,
        blocks = 8_u32,
        share = 13_u32
    );
    assert!(listed.contains(&out_of_date.to_string()), "{listed}");
    assert!(!listed.contains("العربية"), "{listed}");

    // The translation follows: it is up to date, and the lock file is out of date until it is written.
    edit(&disk, OWN, |text| format!("{text}\nEtt nytt stycke.\n"));
    assert_eq!(state(&disk, key, "sv"), "translated");
    assert_eq!(state(&disk, key, "ar"), "stale");
    assert!(codes(&disk).contains(&pair("lock-behind", "note")));
    sync(&disk, 0, 1, 0);
    assert_eq!(state(&disk, key, "sv"), "translated");

    // A translation that is still correct is accepted.
    let accepted = run(&disk, &["sync", "--accept", "content/pages/join.ar.md"]);
    assert_eq!(accepted.code, Some(0), "{}", accepted.stderr);
    assert_eq!(state(&disk, key, "ar"), "translated");
    assert_eq!(run(&disk, &["sync", "--accept", "content/pages/none.ar.md"]).code, Some(2));

    // The translation is removed, and its line too.
    fs::remove_file(disk.root().join(OWN)).unwrap();
    assert_eq!(state(&disk, key, "sv"), "missing");
    sync(&disk, 0, 0, 1);
    let lock = fs::read_to_string(disk.root().join(LOCK)).unwrap();
    assert!(!lock.contains("content/pages/join sv ") && lock.contains("content/pages/join ar "));
    assert!(lock.lines().skip(1).is_sorted(), "the lines are in order");
}

#[test]
fn data_and_words_have_their_truth() {
    let disk = disk();
    run(&disk, &["sync"]);
    edit(&disk, "data/site.yaml", |text| {
        assert!(text.contains("\nname:\n  de: "), "{text}");
        text.replacen("\nname:\n  de: ", "\nname:\n  de: Neu ", 1)
    });
    let theme = "themes/plain/i18n/de.yaml";
    edit(&disk, theme, |text| text.replace("Zurück zu {number}", "Wieder zu {number}"));
    assert_eq!(state(&disk, "data/site.yaml#name", "sv"), "stale");
    assert_eq!(state(&disk, "i18n#footnotes.back", "sv"), "stale");
    let said = run(&disk, &["show", "i18n#footnotes.back"]);
    assert!(said.stdout.contains("Wieder zu {number}"), "{}", said.stdout);
}

#[test]
fn readers_are_informed_where_much_has_changed() {
    let disk = disk();
    run(&disk, &["sync"]);
    let page = |disk: &Disk| {
        let said = disk.on_site("build", &["--quiet"]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let files = disk.public();
        let all: String = files
            .iter()
            .filter(|(path, _)| path.starts_with("sv/") && path.ends_with(".html"))
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        all.matches("har ändrats sedan dess").count()
    };
    assert_eq!(page(&disk), 0);
    edit(&disk, SOURCE, |text| format!("{text}\n{}", "Ein neuer Absatz.\n\n".repeat(30)));
    assert_eq!(page(&disk), 1);
    edit(&disk, "data/site.yaml", |text| format!("{text}\nstale_notice: 0\n"));
    assert_eq!(page(&disk), 0);
}

#[test]
fn a_strict_site_warns() {
    let disk = disk();
    run(&disk, &["sync"]);
    edit(&disk, "data/site.yaml", |text| format!("{text}\nmultilingual: strict\n"));
    edit(&disk, SOURCE, |text| format!("{text}\nEin neuer Absatz.\n"));
    assert!(codes(&disk).contains(&pair("stale-translation", "warning")));
    let said = disk.on_site("check", &["--deny-warnings"]);
    assert_eq!(said.code, Some(1));
}

#[test]
fn broken_locks_are_reported_and_fixed() {
    let disk = disk();
    run(&disk, &["sync"]);
    let path = disk.root().join(LOCK);
    let sound = fs::read_to_string(&path).unwrap();
    let line = sound.lines().find(|line| line.starts_with("content/pages/join sv ")).unwrap();
    let own = line.split(' ').nth(2).unwrap();
    let other = line.replace(own, "000000000000");

    let conflict = format!("<<<<<<< HEAD\n{line}\n=======\n{other}\n>>>>>>> other");
    fs::write(&path, sound.replace(line, &conflict)).unwrap();
    let found = codes(&disk);
    assert!(found.contains(&pair("translation-lock", "warning")), "{found:?}");
    assert_eq!(state(&disk, "content/pages/join", "sv"), "translated");
    assert_eq!(run(&disk, &["sync"]).code, Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), sound);

    // Lines of both branches without conflict markers, as `merge=union` leaves them.
    fs::write(&path, sound.replace(line, &format!("{other}\n{line}"))).unwrap();
    run(&disk, &["sync"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), sound);

    fs::write(&path, sound.replace(own, "zzz")).unwrap();
    assert!(codes(&disk).contains(&pair("translation-lock", "warning")));
    run(&disk, &["sync"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), sound);

    let newer = sound.replace("urbi-translations 1", "urbi-translations 2");
    fs::write(&path, &newer).unwrap();
    assert_eq!(codes(&disk), [pair("translation-lock", "warning")]);
    assert_eq!(run(&disk, &["sync"]).code, Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), newer, "it is left as it is");
}

#[test]
fn a_site_with_errors_is_not_synced() {
    let disk = disk();
    edit(&disk, OWN, |text| text.replacen("title:", "titel_: x\ntitle:", 1));
    let said = run(&disk, &["sync"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert!(!disk.root().join(LOCK).exists());
}
