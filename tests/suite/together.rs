//! Tests many errors together: urbi reports each as if it were alone, and publishes nothing.

use std::collections::BTreeSet;

use urbi::diag::{Code, message};

use crate::disk::Disk;
use crate::harness::{NOW, Site, read_tree, write_tree};
use crate::mistakes::{self, Case, Edit, Place, REMOVED};
use crate::numbers::Numbers;
use crate::problem::Problem;

/// Sixteen errors in fifteen files, of every stage before rendering.
const MISTAKES: [(Code, Edit); 16] = [
    (Code::DeadLink, ("data/site.yaml", "to: pages/join", "to: ‹pages/joyn›")),
    (Code::Yaml, ("data/members/north.yaml", "\"'s-Gravendeel\"", "‹'s-Gravendeel›")),
    (Code::UnknownKey, ("data/members/north.yaml", "website:", "‹webseite›:")),
    (Code::UnknownReference, ("data/awards.yaml", "[bergen, ", "[bergen, ‹bremen›, ")),
    (Code::InvalidDate, ("data/calls.yaml", "2026-02-28", "‹2026-02-30›")),
    (Code::MissingField, ("data/rounds.yaml", "- id: 2024\n  year: 2024\n", "- ‹id›: 2024\n")),
    (Code::DuplicateKey, ("data/clusters.yaml", "  source:", "  ‹id›: kais\n  source:")),
    (Code::InvalidAddress, ("data/conferences.yaml", "https://tide.example/1", "‹tide.example›")),
    (
        Code::DeadFragment,
        ("content/pages/join.de.md", "[Handbuch](handbook.md#rules)", "‹[x](#y)›"),
    ),
    (
        Code::MissingImage,
        (
            "content/pages/handbook.de.md",
            "![Ein Anker](anker.svg \"Anker\")",
            "‹![Ein Anker](a.svg)›",
        ),
    ),
    (Code::FrontMatter, ("content/news/2021-03-01-kran.de.md", "", "‹---›\ntitle: Ein Kran\n")),
    (Code::FileName, ("content/pages/new.md", "", "‹---\ntitle: Neu\n---\n")),
    (Code::RawHtml, ("content/pages/handbook.sv.md", "En **fast**", "‹<i>›En **fast**")),
    (Code::Collision, ("content/pages/join.sv.md", "slug: bli-medlem", "slug: ‹handbok›")),
    (
        Code::Catalog,
        ("themes/plain/i18n/de.yaml", "moved: Umgezogen nach", "moved: ‹\"Umgezogen {nach\"›"),
    ),
    (Code::Template, ("themes/plain/templates/round.html", "{% block main %}", "{% block ‹% %}")),
];

/// Applies edits, and returns the expected position of each diagnostic.
fn edited(edits: impl IntoIterator<Item = Edit>) -> (Site, Vec<Option<Place>>) {
    let mut site = Site::harbours();
    let mut places = Vec::new();
    for one in edits {
        let (next, place) = mistakes::edit(site, one);
        site = next;
        places.push(place);
    }
    (site, places)
}

fn is_named(problems: &[Problem], code: Code, (file, [line, column], _): &Place) -> bool {
    problems.iter().any(|problem| {
        problem.code == code.name()
            && problem.file.as_ref() == Some(file)
            && problem.place.is_some_and(|place| place[..2] == [*line, *column])
    })
}

#[test]
fn sixteen_mistakes_are_reported_in_one_run_and_the_old_site_stays() {
    let disk = Disk::empty();
    write_tree(&disk.root(), Site::harbours().files());
    assert_eq!(disk.on_site("build", &[]).code, Some(0));
    let before = read_tree(disk.folder());
    let (site, places) = edited(MISTAKES.map(|(_, edit)| edit));
    write_tree(&disk.root(), site.files());

    let said = disk.on_site("build", &["--format", "json"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    assert_eq!(said.stderr, "", "a program for machines says nothing to people");
    let problems = said.problems();
    let missed: Vec<_> = MISTAKES
        .iter()
        .zip(&places)
        .filter(|((code, _), place)| !is_named(&problems, *code, place.as_ref().unwrap()))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}\n{problems:#?}");
    let errors: Vec<String> =
        problems.iter().filter(|p| p.severity == "error").map(ToString::to_string).collect();
    assert_eq!(errors.len(), MISTAKES.len(), "{}", errors.join("\n"));
    let kept = read_tree(disk.folder());
    for (path, bytes) in before.iter().filter(|(path, _)| path.starts_with("site/public/")) {
        assert!(kept.get(path) == Some(bytes), "{path} changed");
    }
    let new: Vec<_> = kept.keys().filter(|path| !before.contains_key(*path)).collect();
    assert_eq!(new, ["site/content/pages/new.md"], "nothing is left beside the output");
}

#[test]
fn each_of_them_is_reported_with_its_line() {
    let (site, places) = edited(MISTAKES.map(|(_, edit)| edit));
    let said = site.on_disk().on_site("check", &[]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(1), ""));
    for (file, [line, column], _) in places.iter().flatten() {
        assert!(
            said.stderr.contains(&format!(" {file}:{line}:{column}\n")),
            "{file}:{line}:{column}"
        );
    }
    let last = message!("cli.nothing-written", problems = "16 errors");
    assert!(said.stderr.contains(&format!("\n{last}\n")), "{}", said.stderr);
}

/// Parts of message ids. These errors hide others, or are hidden by others. For example, an unreadable city could be in
/// the country that has no city. urbi does not report texts of an unreadable locale or section.
const UNCERTAIN: [&str; 10] = [
    "config.unknown-language(",
    "content.unknown-language(",
    "config.duplicate-language(",
    "schema.unknown-field(noun: noun.site, key: \"sektions\")",
    "text: \"schwedisch\")",
    "plan.unknown-award-year(",
    "site.no-round-for-year(",
    "site.country-with-members",
    "site.unknown-reference(written: \"country:",
    "plan.map-without-locations",
];

/// Returns whether urbi can omit an error next to others.
fn is_only_reported_alone(case: &Case) -> bool {
    let late = case.code == Code::Template && !case.message.starts_with("\"Found");
    let late_codes = [Code::Html, Code::UnknownCodeLanguage, Code::MissingLetter];
    let codes = [Code::Collision, Code::MissingFile];
    late || late_codes.contains(&case.code)
        || codes.contains(&case.code)
        || UNCERTAIN.iter().any(|part| case.message.contains(part))
}

#[test]
fn an_address_that_is_wrong_hides_nothing() {
    let site = Site::harbours()
        .replace("data/site.yaml", "https://harbours.example\n", "harbours.example\n")
        .replace("data/awards.yaml", "[bergen, ", "[bremen, ");
    let errors = site.run().errors();
    assert_eq!(errors.len(), 2, "{errors:#?}");
}

#[test]
fn no_mistake_hides_another() {
    let cases = mistakes::all();
    let mut numbers = Numbers::new(7);
    for _ in 0..60 {
        let mut files = BTreeSet::new();
        let mut chosen: Vec<&Case> = Vec::new();
        while chosen.len() < 5 {
            let case = &cases[numbers.below(cases.len())];
            // Nothing is reported about a translation whose source is unreadable.
            let own = case.edits.iter().map(|(file, ..)| file.split('.').next().unwrap());
            let own: BTreeSet<&str> = own.collect();
            let removes = case.edits.iter().any(|(.., to)| *to == REMOVED);
            if !is_only_reported_alone(case) && !removes && files.is_disjoint(&own) {
                files.extend(own);
                chosen.push(case);
            }
        }
        let (site, _) = edited(chosen.iter().flat_map(|case| case.edits.iter().copied()));
        let run = site.now(NOW).run();
        assert!(run.outcome.rendered.is_none());
        for case in &chosen {
            let (_, places) = edited(case.edits.iter().copied());
            let place = places.into_iter().flatten().next().unwrap();
            let all: Vec<&[Edit]> = chosen.iter().map(|case| case.edits).collect();
            assert!(
                is_named(&run.problems, case.code, &place),
                "`{}` at {place:?} is hidden among {all:#?}\n{:#?}",
                case.code,
                run.errors()
            );
        }
    }
}
