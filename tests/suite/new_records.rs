//! Tests `urbi new` for records: a missing region and round of a city are reported together and added on request. It
//! also tests conferences, rounds and awards.

use std::fs;

use urbi::diag::{Message, Severity, UiLanguage, message};

use crate::disk::{Disk, Said};
use crate::harness::{Site, read_tree};

const CITY: [&str; 7] = ["city", "--title", "Recife", "--country", "BR", "--year", "2027"];

fn new(disk: &Disk, args: &[&str]) -> Said {
    disk.urbi(&[&["new", "--root", "site", "--yes"], args].concat())
}

/// Returns the message of an option with an invalid value.
fn of_option(flag: &str, problem: &Message) -> Message {
    message!("new.problem-of-option", flag, problem)
}

#[test]
fn a_missing_region_and_a_missing_round_are_named_together() {
    let site = Site::starter();
    let disk = site.on_disk();
    let ids = "europe, asia-pacific";
    let region = message!("new.country-without-region", code = "BR", ids);
    let round = message!("new.round-missing", year = 2027_u32, line = "- {id: 2027, year: 2027}");
    for language in UiLanguage::ALL {
        let said = new(&disk, &[&CITY[..], &["--locale", language.tag()]].concat());
        let both = [region.text(language), round.text(language)].join("\n");
        let expected = format!("{}: {both}\n", language.severity(Severity::Error));
        assert_eq!((said.code, said.stderr), (Some(2), expected));
    }
    let unknown = message!("new.unknown-region", text = "america", ids);
    for (flags, expected) in [
        (&["--region", "europe"][..], round),
        (&["--add-round"], region),
        (&["--region", "america"], of_option("--region", &unknown)),
    ] {
        let said = new(&disk, &[&CITY[..], flags].concat());
        assert_eq!(said.stderr, format!("error: {expected}\n"));
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
    // An existing round is not added again.
    let again = ["city", "--title", "Kobe", "--country", "JP", "--year", "2027", "--add-round"];
    assert_eq!(new(&disk, &again).code, Some(0));
    let other = ["city", "--title", "Nara", "--country", "JP", "--region", "europe"];
    let said = new(&disk, &other);
    let expected = message!("new.country-in-other-region", code = "JP", region = "asia-pacific");
    assert_eq!(said.stderr, format!("error: {expected}\n"));
    assert_eq!(text("data/regions.yaml"), regions);
}

#[test]
fn a_misspelt_country_is_proposed() {
    let disk = Site::starter().on_disk();
    let said = new(&disk, &["city", "--title", "Oslo", "--country", "Norwey"]);
    let text = "Norwey";
    let unknown = message!("new.unknown-country-near", text, name = "Norway", code = "NO");
    assert_eq!(said.stderr, format!("error: {}\n", of_option("--country", &unknown)));
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
    let no_year = message!("new.option-missing", flag = "--year");
    let flags = "--slug, --title, --year";
    for (args, expected) in [
        (&["round"][..], no_year.clone()),
        (
            &["round", "--year", "2025"],
            of_option("--year", &message!("new.round-exists", year = 2025_u32)),
        ),
        (
            &["conference", "--title", "A", "--starts", "2027-05", "--ends", "2027-04-30"],
            of_option("--ends", &message!("site.ends-before-starts")),
        ),
        (&["award", "--title", "A"], no_year),
        (
            &["round", "--year", "2029", "--add-round"],
            message!("new.option-does-not-apply", flag = "--add-round", flags),
        ),
    ] {
        assert_eq!(new(&disk, args).stderr, format!("error: {expected}\n"));
    }
}
