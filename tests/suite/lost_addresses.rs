//! Tests that published addresses keep working: urbi reports lost ones, and `fix` adds an alias.

use std::fs;

use urbi::diag::{UiLanguage, message};

use crate::disk::{Disk, Said};
use crate::harness::Site;
use crate::html::Page;

/// A day after which the starter network has no scheduled documents.
const NOW: &str = "2026-05-15";
const NEWS: &str = "content/news/2025-09-20-lisbon-gathering";
const OLD_NEWS: [&str; 2] = ["en/news/lisbon-gathering", "pt/noticias/encontro-de-lisboa"];

fn run(disk: &Disk, command: &str, args: &[&str]) -> Said {
    disk.urbi(&[&[command, "--root", "site", "--now", NOW][..], args].concat())
}

/// Publishes the starter network, so that its addresses are known.
fn published() -> Disk {
    let disk = Site::starter().unprinted().on_disk();
    let said = run(&disk, "build", &["--verbose"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(!said.stderr.contains("lost-address"), "a first build has nothing to lose");
    disk
}

fn rename(disk: &Disk, from: &str, to: &str) {
    let root = disk.root();
    fs::rename(root.join(from), root.join(to)).unwrap();
}

fn replace(disk: &Disk, path: &str, from: &str, to: &str) {
    let path = disk.root().join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "`{from}` in {text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn text(disk: &Disk, path: &str) -> String {
    fs::read_to_string(disk.root().join(path)).unwrap()
}

/// Returns the warnings of a check about addresses, one line each.
fn lost(disk: &Disk) -> Vec<String> {
    let said = run(disk, "check", &["--format", "json"]);
    assert_eq!(said.code, Some(0), "{}", said.stdout);
    let problems = said.problems();
    let warnings = problems.iter().filter(|p| p.code == "lost-address" && p.severity == "warning");
    warnings.map(ToString::to_string).collect()
}

/// Fixes and publishes the sources, and checks that every old address redirects to a page.
fn leads_on(disk: &Disk, addresses: &[&str], to: &str) {
    let said = run(disk, "fix", &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(lost(disk), [""; 0]);
    assert_eq!(run(disk, "build", &[]).code, Some(0));
    let files = disk.public();
    for address in addresses {
        let page = Page::parse(&files[&format!("{address}/index.html")]);
        let target = page.one("a").attribute("href").unwrap();
        assert!(target.contains(to), "{address} leads to {target}");
        assert!(files.contains_key(&format!("{}index.html", target.trim_start_matches('/'))));
    }
    // Nothing is reported again, and the address still redirects.
    assert_eq!(lost(disk), [""; 0]);
}

#[test]
fn a_renamed_document_is_one_warning_and_one_fix() {
    let disk = published();
    let before = disk.public();
    let old: Vec<&String> = before.keys().filter(|path| path.contains("lisbo")).collect();
    assert!(old.iter().any(|path| path.starts_with("pt/")), "{old:?}");
    for tag in ["en", "pt"] {
        let to = format!("content/news/2025-09-21-garden-days.{tag}.md");
        rename(&disk, &format!("{NEWS}.{tag}.md"), &to);
    }
    let warnings = lost(&disk);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    assert!(
        warnings[0].starts_with("content/news/2025-09-21-garden-days.en.md:3:"),
        "{warnings:?}"
    );
    // A build also reports it, publishes, and remembers the lost address.
    let said = run(&disk, "build", &[]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stderr.contains("lost-address"), "{}", said.stderr);
    assert_eq!(lost(&disk), warnings, "until it leads on");
    let (old, new) = (format!("`/{}/`", OLD_NEWS[0]), "`/en/news/garden-days/`");
    let message = message!("plan.page-moved", old, new).text(UiLanguage::Portuguese);
    let portuguese = run(&disk, "check", &["--locale", "pt"]).stderr;
    assert!(portuguese.contains(&message), "{portuguese}");
    leads_on(&disk, &[OLD_NEWS[0]], "garden-days");
    let line = format!("aliases: [/{}/]\n---\n", OLD_NEWS[0]);
    assert!(text(&disk, "content/news/2025-09-21-garden-days.en.md").contains(&line));
}

#[test]
fn a_page_that_is_renamed_twice_keeps_both_addresses() {
    let disk = published();
    rename(&disk, "content/pages/about.en.md", "content/pages/network.en.md");
    rename(&disk, "content/pages/about.pt.md", "content/pages/network.pt.md");
    for tag in ["en", "pt"] {
        let home = format!("content/pages/home.{tag}.md");
        let new = text(&disk, &home).replace("about.md", "network.md");
        fs::write(disk.root().join(home), new).unwrap();
    }
    let menus = text(&disk, "data/site.yaml").replace("pages/about", "pages/network");
    fs::write(disk.root().join("data/site.yaml"), menus).unwrap();
    let said = run(&disk, "build", &[]);
    assert!(said.stderr.contains("/en/about/"), "{}", said.stderr);
    replace(&disk, "content/pages/network.en.md", "---\n", "---\nslug: who-we-are\n");
    let warnings = lost(&disk);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    leads_on(&disk, &["en/about", "en/network"], "who-we-are");
}

#[test]
fn a_record_gets_its_aliases() {
    let disk = published();
    let cities = "data/members/cities.yaml";
    replace(
        &disk,
        cities,
        "- id: letchworth\n",
        "- id: letchworth\n  slug: letchworth-garden-city\n",
    );
    let warnings = lost(&disk);
    assert_eq!(warnings.len(), 1, "one for both languages: {warnings:#?}");
    leads_on(&disk, &["en/cities/letchworth", "pt/cidades/letchworth"], "letchworth-garden-city");
    let line = "- id: letchworth\n  aliases: [/en/cities/letchworth/, /pt/cidades/letchworth/]\n";
    assert!(text(&disk, cities).contains(line), "{}", text(&disk, cities));
    // Another slug: the existing list gets one more entry.
    replace(&disk, cities, "slug: letchworth-garden-city", "slug: first-garden-city");
    let more = ["en/cities/letchworth", "en/cities/letchworth-garden-city"];
    leads_on(&disk, &more, "first-garden-city");
    assert!(
        text(&disk, cities).contains("/pt/cidades/letchworth/, /en/cities/letchworth-garden-city/")
    );
}

#[test]
fn a_record_of_another_id_is_known_by_the_rest() {
    let disk = published();
    let cities = "data/members/cities.yaml";
    replace(&disk, cities, "- id: letchworth\n", "- id: letchworth-gc\n");
    let files = ["data/awards.yaml", "data/clusters.yaml", "data/conferences.yaml"];
    for file in files.into_iter().chain(["content/pages/home.en.md", "content/pages/home.pt.md"]) {
        let mut new = text(&disk, file);
        for (before, after) in [("[", "]"), (":", ")"), (" ", "\n"), (" ", "]"), ("[", ",")] {
            let named = |id: &str| format!("{before}{id}{after}");
            new = new.replace(&named("letchworth"), &named("letchworth-gc"));
        }
        fs::write(disk.root().join(file), new).unwrap();
    }
    let warnings = lost(&disk);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    leads_on(&disk, &["en/cities/letchworth"], "letchworth-gc");
}

#[test]
fn a_folder_that_moves_is_one_warning() {
    let disk = published();
    replace(
        &disk,
        "data/site.yaml",
        "slug: {en: news, pt: noticias}",
        "slug: {en: stories, pt: relatos}",
    );
    let warnings = lost(&disk);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    let from = "`/en/news/`, `/pt/noticias/`";
    let wanted = message!("plan.lost-folder", from, to = "`/en/stories/`, `/pt/relatos/`");
    assert!(warnings[0].contains(&wanted.to_string()), "{warnings:?}");
    assert!(warnings[0].starts_with("data/site.yaml:"), "{warnings:?}");
}

#[test]
fn what_is_deleted_or_held_back_is_no_warning() {
    let disk = published();
    for tag in ["en", "pt"] {
        fs::remove_file(disk.root().join(format!("{NEWS}.{tag}.md"))).unwrap();
    }
    assert_eq!(lost(&disk), [""; 0]);
    let old = OLD_NEWS.map(|address| format!("`/{address}/`")).join(", ");
    let line = format!("note[lost-address]: {}\n", message!("plan.page-gone", old));
    let check = run(&disk, "check", &["--verbose"]);
    assert!(check.stderr.contains(&line), "{}", check.stderr);
    let disk = published();
    replace(&disk, &format!("{NEWS}.en.md"), "---\n", "---\ndraft: true\n");
    let said = run(&disk, "check", &["--verbose"]);
    assert!(!said.stderr.contains("lost-address"), "{}", said.stderr);
}

#[test]
fn the_record_of_another_folder_can_be_named() {
    let disk = published();
    let record = disk.folder().join("record.json");
    fs::rename(disk.root().join("public/.urbi-manifest.json"), &record).unwrap();
    fs::remove_dir_all(disk.root().join("public")).unwrap();
    replace(&disk, "content/pages/about.en.md", "---\n", "---\nslug: who-we-are\n");
    assert_eq!(lost(&disk), [""; 0], "nothing is known");
    let said = run(&disk, "build", &["--published", "record.json"]);
    assert!(said.stderr.contains("/en/about/"), "{}", said.stderr);
    let check = run(&disk, "check", &["--published", "nowhere"]);
    assert_eq!(check.code, Some(2));
    let message = message!("cli.not-a-published-site", path = "nowhere").to_string();
    assert!(check.stderr.contains(&message), "{}", check.stderr);
}

#[test]
fn an_address_that_another_page_has_now_is_not_lost() {
    let disk = published();
    replace(&disk, "content/pages/about.en.md", "---\n", "---\nslug: who-we-are\n");
    fs::write(
        disk.root().join("content/pages/about-us.en.md"),
        "---\ntitle: More\nslug: about\n---\n\nText.\n",
    )
    .unwrap();
    assert_eq!(lost(&disk), [""; 0]);
}
