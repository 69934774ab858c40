//! Tests the links of finished pages with code that is independent of urbi.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Files, Site};
use crate::html::{Element, Page};

/// Returns the file that a static host serves for an address of the site, or `None` for other addresses.
fn target(from: &str, address: &str, base: &str) -> Option<String> {
    let place = address.split(['#', '?']).next().unwrap();
    if place.is_empty() {
        return Some(from.to_owned());
    }
    if place.contains("://") || place.starts_with("mailto:") || place.starts_with("tel:") {
        return None;
    }
    let own = place.strip_prefix(base).unwrap_or_else(|| panic!("`{address}` in {from}"));
    let own = own.strip_prefix('/').unwrap_or_else(|| panic!("`{address}` in {from}"));
    Some(if own.is_empty() || own.ends_with('/') { format!("{own}index.html") } else { own.into() })
}

fn pages(files: &Files) -> BTreeMap<&str, Page> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), Page::parse(bytes))).collect()
}

fn addresses(page: &Page) -> impl Iterator<Item = (Element<'_>, &str)> {
    page.elements().filter_map(|element| {
        let value = element.attribute("href").or_else(|| element.attribute("src"))?;
        Some((element, value))
    })
}

fn check_links(files: &Files, base: &str) {
    let pages = pages(files);
    let mut count = 0;
    for (path, page) in &pages {
        for (_, address) in addresses(page) {
            let Some(target) = target(path, address, base) else { continue };
            assert!(files.contains_key(&target), "{path} leads to `{address}`");
            if let Some((_, fragment)) = address.split_once('#') {
                let mut ids = pages[target.as_str()].elements().filter_map(|e| e.attribute("id"));
                assert!(ids.any(|id| id == fragment), "{path} leads to `{address}`");
            }
            count += 1;
        }
    }
    assert!(count > 1000, "{count} links");
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    check_links(&Site::harbours_made().files, "");
}

#[test]
fn below_a_path_every_link_begins_with_it() {
    check_links(&Site::harbours().base_url("https://a.example/net").made(), "/net");
    check_links(&Site::harbours().base_url("https://a.example/a/b/").made(), "/a/b");
}

#[test]
fn every_page_can_be_reached_from_the_home_page() {
    let files = &Site::harbours_made().files;
    let pages = pages(files);
    let mut reached = BTreeSet::new();
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        if let (Some(page), true) = (pages.get(path.as_str()), reached.insert(path.clone())) {
            let links = addresses(page).filter(|(element, _)| element.name() == "a");
            next.extend(links.filter_map(|(_, address)| target(&path, address, "")));
        }
    }
    // These pages are not reachable by links, or the menu of the fixture omits them.
    let apart = |path: &str| {
        let old = path.contains("antrag") || path.contains("beitritt") || path.contains("ansokan");
        let index = ["regionen/", "sv/regioner/", "ar/manatiq/"];
        old || path.ends_with("404.html") || index.contains(&path.trim_end_matches("index.html"))
    };
    let missed: Vec<_> =
        pages.keys().filter(|path| !reached.contains(**path) && !apart(path)).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn links_say_when_they_lead_to_another_language() {
    let files = Site::harbours()
        .replace("content/pages/home.ar.md", "(city:alesund)", "(../news/2025-12-24-lichter.md)")
        .replace("data/site.yaml", "    fallback: page\n", "")
        .made();
    let pages = pages(&files);
    let language = |path: &str| pages[path].one("html").attribute("lang").unwrap();
    for (path, page) in pages.iter().filter(|(_, page)| page.all("main").count() > 0) {
        for (link, address) in addresses(page).filter(|(element, _)| element.name() == "a") {
            let Some(target) = target(path, address, "") else { continue };
            if target.ends_with(".html") && !path.ends_with("404.html") {
                let reported = link.attribute("hreflang").unwrap_or_else(|| language(path));
                assert_eq!(reported, language(&target), "{path} leads to {target}");
            }
        }
    }
    let home = &pages["ar/index.html"];
    let own = home.all("a").find(|a| a.attribute("href") == Some("/nachrichten/lichter/")).unwrap();
    assert_eq!(own.attribute("hreflang"), Some("de"));
    assert_eq!(own.text(), "Lichter im Hafen");
    let name = home.all("span").find(|span| span.text() == "Lichter im Hafen").unwrap();
    assert_eq!(name.language(), Some("de"));
}

#[test]
fn a_link_follows_its_target_to_a_new_address() {
    let site =
        Site::harbours().replace("content/pages/handbook.sv.md", "slug: handbok", "slug: bok");
    let join = Page::parse(&site.made()["sv/bli-medlem/index.html"]);
    assert!(join.all("a").any(|link| link.attribute("href") == Some("/sv/bok/#rules")));
}

#[test]
fn a_draft_is_nowhere_and_nothing_may_lead_to_it() {
    let drafted = ["handbook.de.md", "handbook.sv.md", "handbook.ar.md"];
    let site = drafted.iter().fold(Site::harbours(), |site, name| {
        site.replace(&format!("content/pages/{name}"), "slug:", "draft: true\nslug:")
    });
    let errors = site.run().errors();
    assert_eq!(errors.len(), 4, "three links and a menu: {errors:#?}");
    assert!(errors.iter().all(|error| error.contains("error[dead-link]")), "{errors:#?}");
    let lone = Site::harbours()
        .replace("content/news/2021-03-01-kran.de.md", "title: Ein", "draft: true\ntitle: Ein")
        .remove("content/news/2021-03-01-kran.sv.md")
        .remove("content/news/2021-03-01-kran.ar.md");
    let files = lone.made();
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.contains("kran") && !text.contains("Ein neuer Kran"), "{path}");
    }
}

#[test]
fn a_draft_in_the_source_locale_hides_its_translations() {
    let join = "content/pages/handbook.de.md";
    let site = ["de", "sv", "ar"].iter().fold(Site::harbours(), |site, tag| {
        let path = format!("content/pages/join.{tag}.md");
        let text = site.text(&path).replace("(handbook.md#rules)", "(home:)");
        site.write(&path, text)
    });
    let menu =
        "      - to: pages/handbook\n        label: {de: Handbuch, sv: Handbok, ar: الدليل}\n";
    let files =
        site.replace(join, "weight: 5", "draft: true").replace("data/site.yaml", menu, "").made();
    for path in ["handbuch", "sv/handbok", "ar/dalil"] {
        assert!(!files.contains_key(&format!("{path}/index.html")), "{path}");
    }
}

#[test]
fn files_with_a_space_in_their_name_are_found_and_encoded() {
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>\n";
    let site = Site::harbours().write("content/pages/mein anker.svg", picture).replace(
        "content/pages/join.de.md",
        "Vorher das",
        "![Anker](mein%20anker.svg) ![Noch einer](<mein anker.svg>) [c](<mein anker.svg>)",
    );
    let files = site.made();
    assert_eq!(files["media/pages/mein anker.svg"], picture.as_bytes());
    let page = Page::parse(&files["mitglied-werden/index.html"]);
    let sources: Vec<_> = page.all("img").filter_map(|img| img.attribute("src")).collect();
    assert_eq!(sources[0], sources[1]);
    assert!(sources[0].starts_with("/media/pages/mein%20anker."), "{sources:?}");
    assert_eq!(files[&sources[0][1..].replace("%20", " ")], picture.as_bytes());
}

#[test]
fn addresses_of_other_sites_and_of_people_are_kept() {
    let page = Page::parse(&Site::harbours_made().files["mitglied-werden/index.html"]);
    let hrefs: Vec<_> = addresses(&page).map(|(_, address)| address).collect();
    for address in ["mailto:kai@harbours.example", "tel:+494012345", "https://calls.example/2026"] {
        assert!(hrefs.contains(&address), "{address}");
    }
}
