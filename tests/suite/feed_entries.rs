//! Tests the entries of feeds, which readers see outside their pages, several in one document.

use std::collections::BTreeSet;

use crate::harness::Site;
use crate::html::Page;
use crate::made::Made;
use crate::xml;

/// The attributes that contain an address.
const ADDRESSES: [&str; 5] = ["href", "src", "cite", "poster", "data"];

/// Returns the HTML of every entry of a feed.
fn entries(site: &Made, path: &str) -> Vec<Page> {
    let feed = xml::parse(&site.files[path]).unwrap();
    let entries = feed.all("entry").map(|entry| {
        let html = entry.text_of("content");
        Page::parse(format!("<!doctype html><title>x</title>{html}").as_bytes())
    });
    entries.collect()
}

/// Checks the feeds of a site, and returns the numbers of addresses and ids in them.
fn looked_at(site: &Made) -> (usize, usize) {
    let (mut addresses, mut all_ids) = (0, 0);
    for path in site.files.keys().filter(|path| path.ends_with("feed.xml")) {
        let mut ids = BTreeSet::new();
        for page in entries(site, path) {
            let mut own = BTreeSet::new();
            for element in page.elements() {
                // Without a style, the link of a heading to itself is a lone `#`.
                assert_ne!(element.attribute("class"), Some("anchor"), "{path}");
                for url in ADDRESSES.iter().filter_map(|name| element.attribute(name)) {
                    let absolute = ["https://", "http://", "mailto:", "tel:"];
                    let is_absolute = absolute.iter().any(|start| url.starts_with(start));
                    assert!(is_absolute, "{path}: `{url}`");
                    addresses += 1;
                }
                if let Some(id) = element.attribute("id") {
                    assert!(ids.insert(id.to_owned()), "{path}: `{id}` is there twice");
                    own.insert(id.to_owned());
                    all_ids += 1;
                }
            }
            for element in page.elements() {
                let named = ["aria-labelledby", "aria-describedby", "for", "headers"];
                let named = named.iter().filter_map(|name| element.attribute(name));
                for id in named.flat_map(str::split_whitespace) {
                    assert!(own.contains(id), "{path}: nothing in the entry is `{id}`");
                }
                let drawn = element.attribute("fill").and_then(|fill| fill.strip_prefix("url(#"));
                if let Some(id) = drawn {
                    assert!(own.contains(id.trim_end_matches(')')), "{path}: `{id}`");
                }
            }
        }
    }
    (addresses, all_ids)
}

#[test]
fn entries_of_all_sites_are_complete_by_themselves() {
    for site in [Site::harbours_made(), Site::beacons_made(), Site::repository_made()] {
        let (addresses, _) = looked_at(site);
        assert!(addresses > 5, "{addresses}");
    }
}

const NOTES: &str = "A note[^1], and again[^1].\n\n| a | b |\n| --- | --- |\n| c[^2] | [d](#below) |\n\n\
    - in a list[^3]\n\n## Below\n\n[^1]: The note. It has a note of its own[^4].\n\n\
    [^2]: With a [link](#below).\n\n[^3]: Third.\n\n[^4]: Fourth.\n";

const BLOCKS: &str = "\n```chart\nof: regions\n```\n\n```map\nworld: true\n```\n\n```calls\n```\n";

fn news(text: &str) -> String {
    format!(
        "---\ntitle: A trial\nsummary: A short summary of the trial.\ndate: 2026-01-10\ncountries: [PT]\n---\n{text}"
    )
}

#[test]
fn notes_lead_to_their_own_page() {
    let file = |name: &str| format!("content/news/2026-01-10-{name}.en.md");
    let site = Site::starter()
        .unprinted()
        .write(&file("trial"), news(&format!("{NOTES}{BLOCKS}")))
        .write(&file("trial-two"), news(&format!("{NOTES}{BLOCKS}")).replace("A trial", "B"));
    let site = Made::of(&site);
    let (_, ids) = looked_at(&site);
    assert!(ids > 30, "{ids}");
    for (feed, count) in [("en/feed.xml", 2), ("en/countries/portugal/feed.xml", 2)] {
        let mut marks = 0;
        for page in entries(&site, feed) {
            for mark in page.all("a").filter(|a| a.attribute("role") == Some("doc-noteref")) {
                let url = mark.attribute("href").unwrap();
                let (address, id) = url.split_once('#').unwrap();
                let path = address.strip_prefix("https://garden-cities.example/").unwrap();
                let target = &site.pages()[&format!("{path}index.html")];
                assert!(target.elements().any(|e| e.attribute("id") == Some(id)), "{url}");
                marks += 1;
            }
        }
        assert_eq!(marks, count * 5, "{feed}");
    }
}
