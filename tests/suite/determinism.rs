//! Tests that equal sources and options give equal bytes, on every computer and after any previous build.

use urbi::diag::message;

use crate::disk::{Disk, Said};
use crate::harness::{Files, NOW, Site, write_tree};

/// Builds with arguments and environment variables, and returns the published files.
fn build(site: &Site, args: &[&str], environment: &[(&str, &str)]) -> Files {
    let disk = site.on_disk();
    let first = ["build", "--root", "site"];
    let mut command = disk.command(&[&first[..], args].concat());
    command.envs(environment.iter().copied());
    let said = Said::of(&mut command);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    disk.public()
}

#[test]
fn threads_zones_and_languages_change_nothing() {
    let site = Site::harbours();
    let one = build(&site, &["--now", NOW, "--jobs", "1"], &[("TZ", "Asia/Tokyo"), ("LANG", "C")]);
    let other = [("TZ", "America/New_York"), ("LANG", "ar_EG.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")];
    let two = build(&site, &["--now", NOW, "--jobs", "2"], &other);
    assert!(one.len() > 100 && one == two);
}

#[test]
fn the_day_comes_from_the_option_or_the_environment() {
    let site = Site::harbours();
    let option = build(&site, &["--now", NOW], &[("SOURCE_DATE_EPOCH", "0")]);
    // The last second of 2026-01-15 in UTC, which is the next day in Tokyo.
    let epoch = [("SOURCE_DATE_EPOCH", "1768521599"), ("TZ", "Asia/Tokyo")];
    assert!(option == build(&site, &[], &epoch));
    assert!(option != build(&site, &["--now", "2026-03-01"], &[]), "the call has closed by then");
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let site = Site::harbours();
    let disk = Disk::empty();
    write_tree(&disk.root(), site.files().iter().rev());
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    assert!(disk.public() == build(&site, &["--now", NOW], &[]));
}

#[test]
fn a_second_build_keeps_everything() {
    let disk = Site::harbours().on_disk();
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let before = disk.public();
    let said = disk.on_site("build", &[]);
    let count = before.len() - 1;
    let (none, files) = (0_usize, count);
    let summary = message!(
        "cli.written-files",
        files,
        megabytes = "",
        out = "",
        written = none,
        kept = count,
        removed = none
    );
    let summary = summary.to_string();
    let (_, counts) = summary.split_once(": ").unwrap();
    assert!(said.stderr.contains(counts), "{}", said.stderr);
    assert!(disk.public() == before);
}

#[test]
fn the_day_changes_only_what_shows_a_window() {
    let (before, after) = (&Site::harbours_made().files, Site::harbours().now("2026-03-01").made());
    let changed: Vec<_> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert_eq!(
        changed,
        [
            "ar/index.html",
            "ar/indimam/index.html",
            "index.html",
            "mitglied-werden/index.html",
            "sv/bli-medlem/index.html",
            "sv/index.html",
        ]
    );
}

type Step = fn(Site) -> Site;

/// Edits of every kind. Each applies to the result of the previous ones.
const STEPS: [Step; 9] = [
    |site| site.replace("content/pages/join.de.md", "title: Mitglied werden", "title: Beitreten"),
    |site| site.remove("content/news/2021-03-01-kran.sv.md"),
    |site| site.replace("data/members/north.yaml", "name: Zingst", "name: Zingst am Meer"),
    |site| site.write("themes/plain/assets/plain.css", "body { color: navy; }\n"),
    |site| site.replace("data/countries.yaml", "sv: norge", "sv: norska-kusten"),
    |site| site.replace("content/pages/join.de.md", "[/beitritt/, /alt", "[/alt"),
    |site| {
        site.write(
            "content/news/2026-01-01-jahr.de.md",
            "---\ntitle: Neu\ndate: 2026-01-01\n---\nA.\n",
        )
    },
    |site| {
        site.replace(
            "data/site.yaml",
            "rounds: {slug: {de: aufnahmen, sv",
            "rounds: {off: true, slug: {de: aufnahmen, sv",
        )
        .replace("content/pages/handbook.de.md", "[Runde](round:2024), ", "")
        .replace("content/pages/handbook.de.md", "[Runden](rounds:), ", "")
    },
    |site| site.replace("data/site.yaml", "label: Deutsch, at_root: true", "label: Deutsch"),
];

#[test]
fn a_build_after_edits_is_a_clean_build() {
    let disk = Disk::empty();
    let mut site = Site::harbours();
    write_tree(&disk.root(), site.files());
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    for (number, step) in STEPS.into_iter().enumerate() {
        let before = site.clone();
        site = step(site);
        for path in before.files().keys().filter(|path| !site.files().contains_key(*path)) {
            std::fs::remove_file(disk.root().join(path)).unwrap();
        }
        write_tree(&disk.root(), site.files());
        let said = disk.on_site("build", &[]);
        assert_eq!(said.code, Some(0), "step {number}: {}", said.stderr);
        let mut public = disk.public();
        public.remove(".urbi-manifest.json");
        let clean = site.made();
        assert_eq!(public.keys().collect::<Vec<_>>(), clean.keys().collect::<Vec<_>>(), "{number}");
        assert!(public == clean, "step {number}");
    }
}

#[test]
fn ends_of_lines_and_marks_at_the_start_change_nothing() {
    let site = Site::harbours();
    let expected = build(&site, &["--now", NOW], &[]);
    let is_source = |path: &String| path.ends_with(".md") || path.ends_with(".yaml");
    let paths: Vec<&String> = site.files().keys().filter(|path| is_source(path)).collect();
    for (start, end) in [("", "\r\n"), ("\u{feff}", "\n"), ("\u{feff}", "\r\n")] {
        let edited = paths.iter().fold(site.clone(), |edited, path| {
            let text = site.text(path).replace('\n', end);
            edited.write(path, format!("{start}{text}"))
        });
        assert!(build(&edited, &["--now", NOW], &[]) == expected, "{start:?} {end:?}");
    }
}
