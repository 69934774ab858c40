//! `urbi new` for records: what a city needs beside is named at once and added if wished, and there
//! are conferences, rounds and awards.

use std::fs;

use crate::disk::{Disk, Said};
use crate::harness::{Site, read_tree};

const CITY: [&str; 7] = ["city", "--title", "Recife", "--country", "BR", "--year", "2027"];

fn new(disk: &Disk, args: &[&str]) -> Said {
    disk.urbi(&[&["new", "--root", "site", "--yes"], args].concat())
}

#[test]
fn a_region_and_a_round_that_lack_are_named_at_once() {
    let site = Site::starter();
    let disk = site.on_disk();
    for (ui_language, expected) in [
        (
            "en",
            "error: `BR` is in no region: `--region` adds it to one of europe, asia-pacific, or add `BR` to the `countries` of its region in `data/regions.yaml`\n\
             there is no round of 2027: `--add-round` adds it, or add `- {id: 2027, year: 2027}` to `data/rounds.yaml`\n",
        ),
        (
            "pt",
            "erro: `BR` não está em nenhuma região: `--region` acrescenta-o a uma de europe, asia-pacific, ou acrescente `BR` aos `countries` da sua região em `data/regions.yaml`\n\
             não há nenhuma ronda de 2027: `--add-round` acrescenta-a, ou acrescente `- {id: 2027, year: 2027}` a `data/rounds.yaml`\n",
        ),
    ] {
        let said = new(&disk, &[&CITY[..], &["--locale", ui_language]].concat());
        assert_eq!((said.code, said.stderr.as_str()), (Some(2), expected));
    }
    for (flags, expected) in [
        (&["--region", "europe"][..], "error: there is no round of 2027"),
        (&["--add-round"], "error: `BR` is in no region"),
        (
            &["--region", "america"],
            "error: --region: no region is called `america`; there are: europe",
        ),
    ] {
        let said = new(&disk, &[&CITY[..], flags].concat());
        assert!(said.stderr.starts_with(expected), "{}", said.stderr);
        assert_eq!(said.stderr.lines().count(), 1, "{}", said.stderr);
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn a_region_and_a_round_are_added_in_one_go() {
    let site = Site::starter();
    let disk = site.on_disk();
    let flags = ["--region", "Ásia e Pacífico", "--add-round"];
    let said = new(&disk, &[&CITY[..], &flags].concat());
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let written = said.stdout.replace('\\', "/");
    assert_eq!(
        written,
        "site/data/members/cities.yaml\nsite/data/regions.yaml\nsite/data/rounds.yaml\n"
    );
    let text = |path: &str| fs::read_to_string(disk.root().join(path)).unwrap();
    let regions = site.text("data/regions.yaml").replace("[JP, NZ]", "[BR, JP, NZ]");
    assert_eq!(text("data/regions.yaml"), regions);
    assert!(text("data/rounds.yaml").contains("\n- id: 2027\n  year: 2027\n"));
    let check = disk.urbi(&["check", "--root", "site", "--deny-warnings", "--now", "2026-05-01"]);
    assert_eq!(check.code, Some(0), "{}", check.stderr);
    // What is there already is not added again.
    let again = ["city", "--title", "Kobe", "--country", "JP", "--year", "2027", "--add-round"];
    assert_eq!(new(&disk, &again).code, Some(0));
    let other = ["city", "--title", "Nara", "--country", "JP", "--region", "europe"];
    let said = new(&disk, &other);
    assert_eq!(said.stderr, "error: --region: `JP` is in the region `asia-pacific` already\n");
    assert_eq!(text("data/regions.yaml"), regions);
}

#[test]
fn a_misspelt_country_is_proposed() {
    let disk = Site::starter().on_disk();
    let said = new(&disk, &["city", "--title", "Oslo", "--country", "Norwey"]);
    let expected = "error: --country: no country is called `Norwey`; did you mean Norway (NO)?\n";
    assert_eq!(said.stderr, expected);
    let said = new(&disk, &["city", "--title", "Oslo", "--country", "Norwey", "--locale", "pt"]);
    let expected = "erro: --country: nenhum país se chama `Norwey`; queria dizer Norway (NO)?\n";
    assert_eq!(said.stderr, expected);
}

#[test]
fn conferences_rounds_and_awards_come_to_the_end_of_their_files() {
    let site = Site::starter();
    let disk = site.on_disk();
    for (args, file, entry) in [
        (
            &[
                "conference",
                "--title",
                "Second gathering",
                "--starts",
                "3 May 2027",
                "--ends",
                "2027-05-05",
            ][..],
            "data/conferences.yaml",
            "- id: second-gathering\n  name: Second gathering\n",
        ),
        (&["round", "--year", "2027"], "data/rounds.yaml", "- id: 2027\n  year: 2027\n"),
        (
            &["award", "--title", "Spade 2027", "--title", "pt=Pá 2027", "--year", "2027"],
            "data/awards.yaml",
            "- id: 2027\n  name: {en: Spade 2027, pt: Pá 2027}\n",
        ),
    ] {
        let said = new(&disk, args);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let after = fs::read_to_string(disk.root().join(file)).unwrap();
        let added = after.strip_prefix(&site.text(file)).unwrap();
        assert!(added.starts_with(&format!("\n{entry}")), "{added}");
    }
    let check = disk.urbi(&["check", "--root", "site", "--deny-warnings", "--now", "2026-05-01"]);
    assert_eq!(check.code, Some(0), "{}", check.stderr);
    for (args, expected) in [
        (&["round"][..], "error: `--year` is missing\n"),
        (
            &["round", "--year", "2025"],
            "error: --year: there is a round of the year 2025 already\n",
        ),
        (
            &["conference", "--title", "A", "--starts", "2027-05", "--ends", "2027-04-30"],
            "error: --ends: `ends` lies before `starts`\n",
        ),
        (&["award", "--title", "A"], "error: `--year` is missing\n"),
        (
            &["round", "--year", "2029", "--add-round"],
            "error: `--add-round` says nothing about this; what does: --slug, --title, --year\n",
        ),
    ] {
        assert_eq!(new(&disk, args).stderr, expected);
    }
}
