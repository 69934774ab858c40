//! Tests that today is the date in the local time zone for every command, and that later documents are reported.

use std::fs;

use urbi::diag::message;

use crate::disk::{Disk, Said};
use crate::harness::Site;
use crate::problem::Problem;

/// Zones at both ends of the day. The first is always one day ahead of the second.
const EARLY: &str = "Pacific/Kiritimati";
const LATE: &str = "Pacific/Pago_Pago";

/// A day on which the starter network has no scheduled documents.
const NOW: &str = "2026-05-15";

/// Runs the program in a time zone.
fn in_zone(disk: &Disk, zone: &str, args: &[&str]) -> Said {
    Said::of(disk.command(args).env("TZ", zone))
}

/// Returns the current day in a time zone, from a file of `urbi new news`.
fn today(disk: &Disk, zone: &str, slug: &str) -> String {
    let args = ["new", "news", "--root", "site", "--title", "Trial", "--slug", slug, "--yes"];
    let said = in_zone(disk, zone, &args);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let news = fs::read_dir(disk.root().join("content/news")).unwrap();
    let names = news.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let name = names.into_iter().find(|name| name.contains(slug)).unwrap();
    name[..10].to_owned()
}

#[test]
fn today_is_that_of_the_machine() {
    let disk = Site::starter().unprinted().on_disk();
    let (early, late) = (today(&disk, EARLY, "early"), today(&disk, LATE, "late"));
    assert!(late < early, "{late} is before {early}");
    // An item of the later day is published in the zone where that day has begun, and scheduled in the other.
    let item = format!("---\ntitle: Trial\ndate: {early}\n---\n\nText.\n");
    fs::write(disk.root().join("content/news/trial.en.md"), item).unwrap();
    let trial = file("trial", &early);
    let said = in_zone(&disk, EARLY, &["check", "--root", "site"]);
    assert!(!said.stderr.contains(&trial), "{}", said.stderr);
    let said = in_zone(&disk, LATE, &["check", "--root", "site"]);
    assert!(said.stderr.contains(&trial), "{}", said.stderr);
    // The option and the variable mean the same day in every zone.
    let is_trial = |problem: &Problem| {
        problem.code == "scheduled" && problem.file.as_deref() == Some("content/news/trial.en.md")
    };
    let json = ["check", "--root", "site", "--format", "json"];
    let said = in_zone(&disk, EARLY, &[&json[..], &["--now", &late]].concat());
    assert!(said.problems().iter().any(is_trial), "{}", said.stdout);
    let mut command = disk.command(&json);
    let said = Said::of(command.env("TZ", EARLY).env("SOURCE_DATE_EPOCH", "1768521599"));
    assert!(said.problems().iter().any(is_trial), "{}", said.stdout);
}

/// Returns how a summary lists a scheduled news item.
fn file(name: &str, date: &str) -> String {
    let file = format!("content/news/{name}.en.md");
    message!("cli.scheduled-file", file, date).to_string()
}

fn run(disk: &Disk, command: &str, args: &[&str]) -> Said {
    disk.urbi(&[&[command, "--root", "site", "--now", NOW][..], args].concat())
}

#[test]
fn scheduled_documents_are_named_in_the_summary() {
    let item = "---\ntitle: Trial\ndate: 2026-11-30\n---\n\nText.\n";
    let disk = Site::starter().unprinted().write("content/news/trial.en.md", item).on_disk();
    let day = "2026-11-30";
    let scheduled =
        |count: u32, which: String| message!("cli.scheduled-documents", count, which).to_string();
    let one = scheduled(1, file("trial", day)) + "\n";
    for command in ["check", "build"] {
        let said = run(&disk, command, &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        assert!(said.stderr.contains(&one), "{}", said.stderr);
        assert!(!run(&disk, command, &["--quiet"]).stderr.contains(&file("trial", day)));
    }
    for name in ["a", "b", "c"] {
        fs::write(disk.root().join(format!("content/news/{name}.en.md")), item).unwrap();
    }
    let said = run(&disk, "check", &[]);
    let all = ["a", "b", "c"].map(|name| file(name, day)).join(", ") + ", …";
    assert!(said.stderr.contains(&scheduled(4, all)), "{}", said.stderr);
}
