//! Tests of the blocks about calls: `calls` with a time, and `apply`.

use crate::harness::Site;
use crate::html::{Element, Page};

const JOIN: &str = "content/pages/join.de.md";
const CALLS: &str = "data/calls.yaml";

const APPLY: &str = "```apply\nahead: Bald.\nopen: |\n  Jetzt.\n  Und schnell.\nclosed: Vorbei.\nbetween: Noch nicht.\n```\n";

fn site(block: &str, now: &str) -> Site {
    Site::harbours().replace(JOIN, "```calls\nlatest: 1\n```\n", block).now(now)
}

fn join(site: &Site) -> Page {
    let [page] = site.pages(["mitglied-werden/index.html"]);
    page
}

#[test]
fn what_a_city_can_do_follows_from_the_day() {
    for (now, class, texts) in [
        ("2025-12-01", "apply ahead", vec!["Ausschreibung 2026: demnächst", "Bald."]),
        ("2026-01-05", "apply open", vec!["Ausschreibung 2026: offen", "Jetzt.", "Und schnell."]),
        ("2026-04-01", "apply closed", vec!["Ausschreibung 2026: geschlossen", "Vorbei."]),
        ("2026-06-01", "apply between", vec!["Noch nicht."]),
    ] {
        let page = join(&site(APPLY, now));
        let block = page.all("div").find(|own| own.attribute("class") == Some(class));
        let block = block.unwrap_or_else(|| panic!("{now}"));
        assert_eq!(block.all_in("p").map(Element::text).collect::<Vec<_>>(), texts, "{now}");
    }
}

#[test]
fn a_state_without_a_text_shows_nothing() {
    let page = join(&site("```apply\nopen: Jetzt.\n```\n", "2026-06-01"));
    assert!(
        !page.elements().any(|own| own.attribute("class").is_some_and(|c| c.contains("apply")))
    );
}

#[test]
fn a_block_lists_the_calls_of_a_time() {
    let names = |time: &str| {
        let page = join(&site(&format!("```calls\n{time}```\n"), "2026-02-01"));
        let list = page.all("ul").find(|own| own.attribute("class") == Some("calls"));
        let list = list.map(|list| list.all_in("li").map(Element::text).collect::<Vec<_>>());
        list.unwrap_or_default().iter().map(|line| line[..18].to_owned()).collect::<Vec<_>>()
    };
    let (new, old) = ("Ausschreibung 2026", "Ausschreibung 2024");
    assert_eq!(names(""), [new, old]);
    assert_eq!(names("when: ahead\n"), [new]);
    assert_eq!(names("when: past\n"), [old]);
    assert_eq!(names("when: any\nlatest: 1\n"), [new]);
}

#[test]
fn a_call_can_lack_every_date() {
    let bare = "- {id: 2027, name: Ausschreibung 2027}\n";
    let run = Site::harbours().write(CALLS, bare).run();
    assert_eq!(run.errors(), [""; 0]);
    let early = "- {id: 2027, name: A, opens: 2027-05-01, closes: 2027-04-01}\n";
    let run = Site::harbours().write(CALLS, early).run();
    let ids = run.error_ids();
    assert!(ids.len() == 1 && ids[0].contains("site.closes-before-opens"), "{ids:?}");
}
