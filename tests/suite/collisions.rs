//! Tests that every address has one owner: urbi reports a collision with both owners.

use crate::harness::Site;
use crate::problem::Problem;

/// Runs a site with no errors except collisions, and returns them.
fn collisions(site: &Site) -> Vec<Problem> {
    let run = site.run();
    assert!(run.outcome.rendered.is_none());
    let errors: Vec<Problem> = run.problems.into_iter().filter(|p| p.severity == "error").collect();
    assert!(errors.iter().all(|problem| problem.code == "collision"), "{errors:#?}");
    errors
}

/// Returns file and line of a diagnostic, and of its related position.
fn places(problem: &Problem) -> Vec<(String, u64)> {
    let own = problem.file.clone().zip(problem.place.map(|place| place[0]));
    own.into_iter().chain(problem.related.iter().cloned()).collect()
}

fn only(site: &Site) -> Problem {
    let found = collisions(site);
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0].clone()
}

#[test]
fn two_documents_with_one_slug_are_both_shown() {
    let site = Site::harbours().replace("content/pages/join.ar.md", "slug: indimam", "slug: dalil");
    let problem = only(&site);
    assert_eq!(
        places(&problem),
        [("content/pages/join.ar.md".into(), 3), ("content/pages/handbook.ar.md".into(), 3)]
    );
    assert!(problem.message.ends_with("would both be `ar/dalil/index.html`"), "{problem}");
}

#[test]
fn cities_and_countries_with_one_slug_are_told_in_each_locale() {
    let cities = Site::harbours().replace(
        "data/members/north.yaml",
        "- id: zingst\n",
        "- id: zingst\n  slug: bergen\n",
    );
    let found = collisions(&cities);
    assert_eq!(found.len(), 3, "one in each locale: {found:#?}");
    for problem in &found {
        let lines: Vec<u64> = places(problem).into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, [53, 18], "{problem}");
    }
    let countries = Site::harbours().replace("data/countries.yaml", "sv: norge", "sv: tyskland");
    assert!(only(&countries).message.ends_with("`sv/laender/tyskland/index.html`"));
}

#[test]
fn addresses_that_differ_in_case_alone_are_one() {
    let site = Site::harbours().replace("content/pages/join.de.md", "/beitritt/", "/Handbuch/");
    assert_eq!(
        places(&only(&site)),
        [("content/pages/join.de.md".into(), 5), ("content/pages/handbook.de.md".into(), 3)]
    );
}

#[test]
fn a_file_cannot_stand_where_a_folder_is() {
    let site =
        Site::harbours().replace("content/pages/join.de.md", "/beitritt/", "/alt/antrag.html/neu/");
    let found = collisions(&site);
    assert!(!found.is_empty());
    assert!(found.iter().all(|problem| problem.message.contains("an alias of")), "{found:#?}");
}

#[test]
fn what_every_site_has_is_no_place_for_a_document() {
    for (alias, owner) in [
        ("/404.html", "the page for lost readers"),
        ("/", "the home page"),
        ("/sv/", "the home page"),
        ("/staedte/", "the index of cities"),
        ("/nachrichten/page/2/", "the index of `news`"),
    ] {
        let site = Site::harbours().replace("content/pages/join.de.md", "/beitritt/", alias);
        let problem = only(&site);
        assert!(problem.message.contains(owner), "{alias}: {problem}");
        let places = places(&problem);
        assert!(places.contains(&("content/pages/join.de.md".into(), 5)), "{places:?}");
    }
}

#[test]
fn a_document_at_the_root_cannot_take_the_place_of_a_locale_or_a_family() {
    for (slug, owner) in [("sv", "the home page"), ("laender", "the index of countries")] {
        let slug = format!("slug: {slug}");
        let site =
            Site::harbours().replace("content/pages/join.de.md", "slug: mitglied-werden", &slug);
        assert!(only(&site).message.contains(owner), "{slug}");
    }
}

#[test]
fn one_alias_of_two_documents_is_told() {
    let site = Site::harbours().replace(
        "content/pages/handbook.sv.md",
        "slug: handbok\n",
        "slug: handbok\naliases: [/sv/ansokan/]\n",
    );
    assert_eq!(
        places(&only(&site)),
        [("content/pages/join.sv.md".into(), 5), ("content/pages/handbook.sv.md".into(), 4)]
    );
}
