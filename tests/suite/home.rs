//! Tests of the home page: what it announces by the day of the build, its entrances, and the city that it presents.

use crate::harness::Site;
use crate::html::{Element, Page};

const CALLS: &str = "data/calls.yaml";
const SITE: &str = "data/site.yaml";
const CONFERENCES: &str = "data/conferences.yaml";

/// Returns the lines of the list with a class on the home page; none if there is no such list.
fn lines(page: &Page, class: &str) -> Vec<String> {
    let lists = page.elements().filter(|element| element.attribute("class") == Some(class));
    let lists: Vec<Element<'_>> = lists.collect();
    lists.iter().flat_map(|list| list.all_in("li")).map(Element::text).collect()
}

fn home(site: &Site) -> Page {
    let [page] = site.pages(["index.html"]);
    page
}

#[test]
fn the_banner_announces_calls_by_the_day() {
    let open = "Ausschreibung 2026: offen, 28. Februar 2026 Mitglied werden";
    let closed = "Ausschreibung 2026: geschlossen, 28. Februar 2026 Mitglied werden";
    let ahead = "Ausschreibung 2026: demnächst, 28. Februar 2026 Mitglied werden";
    for (now, expected) in [
        ("2026-01-04", Some(ahead)),
        ("2026-01-05", Some(open)),
        ("2026-02-28", Some(open)),
        ("2026-03-01", Some(closed)),
        ("2026-04-25", Some(closed)),
        // Eight weeks and a day after the last one.
        ("2026-04-26", None),
    ] {
        let page = home(&Site::harbours().now(now));
        assert!(lines(&page, "banner").into_iter().eq(expected), "{now}");
        let is_there = page.elements().any(|own| own.attribute("class") == Some("banner"));
        assert_eq!(is_there, expected.is_some(), "an empty banner leaves no element: {now}");
    }
}

#[test]
fn a_call_without_an_end_stays_open() {
    let site = Site::harbours().replace(CALLS, "  closes: 2026-02-28\n", "").now("2031-01-01");
    assert_eq!(lines(&home(&site), "banner"), ["Ausschreibung 2026: offen Mitglied werden"]);
    let bare = site.replace(CALLS, "  opens: 2026-01-05\n", "");
    assert_eq!(lines(&home(&bare), "banner"), ["Ausschreibung 2026: demnächst Mitglied werden"]);
}

#[test]
fn the_banner_announces_events_that_run_or_start_soon() {
    let line =
        "Erste Gezeitenkonferenz: 28. September – 1. Oktober 2023, Hamburg, Speicherstadt .ics";
    for (now, is_announced, is_next) in [
        ("2023-03-28", false, true),
        ("2023-03-29", true, false),
        ("2023-10-01", true, false),
        ("2023-10-02", false, false),
    ] {
        let page = home(&Site::harbours().remove(CALLS).now(now));
        let banner = lines(&page, "banner").into_iter().map(|line| line.replace('\u{2009}', " "));
        assert!(banner.eq(is_announced.then_some(line)), "{now}");
        let next = page.all("p").any(|own| own.attribute("class") == Some("next"));
        assert_eq!(next, is_next, "{now}");
    }
    // Without a place in the record, the banner names none.
    let site = Site::harbours().remove(CALLS).now("2023-09-28");
    let place =
        "  place: {de: \"Hamburg, Speicherstadt\", sv: \"Hamburg, magasinsstaden\", ar: هامبورغ}\n";
    let page =
        home(&site.replace(CONFERENCES, place, "").replace(CONFERENCES, "  city: hamburg\n", ""));
    assert!(!lines(&page, "banner")[0].contains("Hamburg"));
}

#[test]
fn a_city_with_a_profile_changes_each_week_unless_the_editor_chooses_one() {
    let featured = |site: &Site| {
        let page = home(site);
        let found = page.all("p").find(|own| own.attribute("class") == Some("featured"));
        found.map(Element::text)
    };
    let profile = "---\nsummary: Eine Brücke.\n---\n\nText.\n";
    let two = Site::harbours().write("content/cities/bergen.de.md", profile);
    let days = ["2026-03-02", "2026-03-08", "2026-03-09", "2026-03-16"];
    let [monday, sunday, next, after] = days.map(|day| featured(&two.clone().now(day)).unwrap());
    assert_eq!(monday, sunday);
    assert_ne!(sunday, next);
    assert_eq!(monday, after);
    assert!([&monday, &next].iter().any(|text| text.contains("Bergen, Norwegen: Eine Brücke.")));
    let chosen =
        two.replace(SITE, "home: pages/home\n", "home: pages/home\nfeatured_city: zingst\n");
    for day in days {
        assert_eq!(featured(&chosen.clone().now(day)).unwrap(), "Zingst, Deutschland");
    }
    let mut none = Site::harbours();
    for locale in ["de", "sv", "ar"] {
        none = none.remove(&format!("content/cities/hamburg.{locale}.md"));
    }
    assert_eq!(featured(&none), None);
}
