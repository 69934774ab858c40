//! Tests three locales, including a right-to-left one: order, forms, languages and alternates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::harness::{Files, Site};
use crate::html::{Element, Page};

const ORIGIN: &str = "https://harbours.example";

/// Every page of the fixture, by its address.
static PAGES: LazyLock<BTreeMap<String, Page>> =
    LazyLock::new(|| pages(&Site::harbours_made().files));

/// Reads every page, by its address.
fn pages(files: &Files) -> BTreeMap<String, Page> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages
        .map(|(path, bytes)| {
            let address = path.strip_suffix("index.html").unwrap_or(path);
            (format!("/{address}"), Page::parse(bytes))
        })
        .collect()
}

fn language(page: &Page) -> &str {
    page.one("html").attribute("lang").unwrap()
}

/// Returns the texts of the links in the main part of a page.
fn listed(page: &Page) -> Vec<String> {
    page.one("main").all_in("a").map(Element::text).collect()
}

#[test]
fn each_locale_has_its_order() {
    let pages = &*PAGES;
    let first = ["Bergen", "'s-Gravendeel", "Hamburg", "Lübeck", "Mariehamn"];
    let mut german = listed(&pages["/staedte/"]);
    assert_eq!(german.remove(0), "Ålesund");
    assert_eq!(german[0], "Bergen");
    let mut swedish = listed(&pages["/sv/staeder/"]);
    assert_eq!(swedish.pop().as_deref(), Some("Ålesund"), "Å comes after Z");
    assert_eq!(german, swedish);
    let sign = german.iter().position(|name| name == first[1]).unwrap();
    assert_eq!(&german[sign - 1..=sign + 1], ["Mariehamn", "'s-Gravendeel", "Vlissingen"]);
    let headings = |page: &Page| page.all("h3").map(Element::text).collect::<String>();
    assert_eq!(headings(&pages["/staedte/"]), "ABHLMSVZ");
    assert_eq!(headings(&pages["/sv/staeder/"]), "BHLMSVZÅ");
}

#[test]
fn dates_and_numbers_are_written_as_the_locale_does() {
    let pages = &*PAGES;
    for (address, text) in [
        ("/", "2. Juni 2024"),
        ("/sv/", "2 juni 2024"),
        ("/ar/", "٢ يونيو ٢٠٢٤"),
        ("/aufnahmen/2024/", "Juni 2024"),
        ("/sv/antagningar/2024/", "juni 2024"),
        ("/ar/dufaat/2024/", "يونيو ٢٠٢٤"),
        ("/handbuch/", "28. September – 1. Oktober 2023"),
        ("/staedte/alesund/", "52.163"),
        ("/sv/staeder/alesund/", "52\u{a0}163"),
        ("/ar/mudun/alesund/", "٥٢٬١٦٣"),
        ("/staedte/hamburg/", "53,55° 9,99°"),
        ("/ar/mudun/hamburg/", "٥٣٫٥٥° ٩٫٩٩°"),
    ] {
        let main = pages[address].one("main").raw_text();
        assert!(main.contains(text), "`{text}` in {address}: {main}");
    }
}

#[test]
fn counts_take_the_plural_forms_of_their_locale() {
    for (count, [german, swedish, arabic]) in [
        (0, ["0 Städte", "0 städer", "لا مدن"]),
        (1, ["1 Stadt", "1 stad", "مدينة واحدة"]),
        (2, ["2 Städte", "2 städer", "مدينتان"]),
        (3, ["3 Städte", "3 städer", "٣ مدن"]),
        (11, ["11 Städte", "11 städer", "١١ مدينة"]),
        (102, ["102 Städte", "102 städer", "١٠٢ مدينة"]),
        (1008, ["1.008 Städte", "1\u{a0}008 städer", "١٬٠٠٨ مدن"]),
    ] {
        let total = format!("cities: {count}\n");
        let site = Site::harbours().replace("data/totals.yaml", "cities: 1008\n", &total);
        let pages = site.pages(["index.html", "sv/index.html", "ar/index.html"]);
        for (page, words) in pages.iter().zip([german, swedish, arabic]) {
            let shown = page
                .all("p")
                .map(Element::raw_text)
                .find(|text| text.contains("2024") || text.contains("٢٠٢٤"));
            let shown = shown.unwrap();
            assert!(shown.ends_with(&format!(": {words}")), "{shown} for {words}");
        }
    }
}

#[test]
fn names_are_those_of_the_locale() {
    let pages = &*PAGES;
    for (address, name) in [
        ("/laender/aland/", "Åland"),
        ("/sv/laender/aland/", "Åland"),
        ("/ar/buldan/aland/", "جزر آلاند"),
        ("/laender/norwegen/", "Norwegen"),
        ("/sv/laender/norge/", "Norge"),
        ("/ar/buldan/alnarwij/", "النرويج"),
        ("/ar/mudun/hamburg/", "هامبورغ"),
        ("/ar/mudun/s-gravendeel/", "'s-Gravendeel"),
    ] {
        assert_eq!(pages[address].one("h1").text(), name, "{address}");
    }
}

#[test]
fn text_says_in_which_language_and_direction_it_is() {
    let pages = &*PAGES;
    for (address, page) in pages {
        let direction = page.one("html").attribute("dir");
        let is_bare = page.all("main").count() == 0;
        let rtl = language(page) == "ar";
        assert!(is_bare || direction == Some(if rtl { "rtl" } else { "ltr" }), "{address}");
    }
    for (address, text, tag, direction) in [
        ("/ar/dalil/", "Samt Gästen.", "de", Some("ltr")),
        ("/ar/indimam/", "Nur vormittags.", "de", Some("ltr")),
        ("/ar/mudun/s-gravendeel/", "Nur in einer Zeitung genannt.", "de", Some("ltr")),
        ("/ar/mudun/hamburg/", "Hamburg", "de", Some("ltr")),
        ("/staedte/hamburg/", "هامبورغ", "ar", Some("rtl")),
        ("/sv/staeder/vlissingen/", "Flessingue", "fr", None),
    ] {
        let spans = pages[address].all("span").filter(|span| span.attribute("lang").is_some());
        let span = spans.filter(|span| span.text() == text).last();
        let span = span.unwrap_or_else(|| panic!("`{text}` is not marked in {address}"));
        assert_eq!((span.language(), span.attribute("dir")), (Some(tag), direction), "{text}");
    }
}

/// Checks that the alternates of each page list each other and themselves, with their languages.
fn check_alternates(files: &Files) {
    let pages = pages(files);
    let mut listed = 0;
    for (address, page) in pages.iter().filter(|(_, page)| !page.alternates().is_empty()) {
        let own = format!("{ORIGIN}{address}");
        let alternates = page.alternates();
        let set: BTreeSet<_> = alternates.iter().collect();
        assert_eq!(set.len(), alternates.len(), "{address} lists a version twice");
        assert!(alternates.iter().any(|(_, url)| *url == own), "{address} does not list itself");
        for (tag, url) in &alternates {
            let other = url.strip_prefix(ORIGIN).unwrap();
            let other = pages.get(other).unwrap_or_else(|| panic!("{address} lists {url}"));
            assert_eq!(other.alternates(), alternates, "{address} and {url}");
            assert!(tag == "x-default" || language(other) == tag, "{url} is not in `{tag}`");
        }
        listed += 1;
    }
    assert!(listed > 80, "{listed} pages have versions");
}

#[test]
fn versions_list_each_other_and_themselves() {
    let files = &Site::harbours_made().files;
    check_alternates(files);
    let tags = |path: &str| {
        let all = Page::parse(&files[path]).alternates();
        all.into_iter().map(|(tag, _)| tag).collect::<Vec<_>>()
    };
    assert_eq!(tags("staedte/alesund/index.html"), ["de", "sv", "ar"]);
    assert_eq!(tags("nachrichten/lichter/index.html"), ["de", "sv"]);
}

#[test]
fn without_a_locale_at_the_root_the_reader_chooses_there() {
    let site = Site::harbours().replace("data/site.yaml", "Deutsch, at_root: true", "Deutsch");
    let files = site.made();
    check_alternates(&files);
    let chooser = Page::parse(&files["index.html"]);
    let offered: Vec<_> = chooser.all("a").filter_map(|link| link.attribute("href")).collect();
    assert_eq!(offered, ["/de/", "/sv/", "/ar/"]);
    let root = ("x-default".to_owned(), format!("{ORIGIN}/"));
    assert!(Page::parse(&files["sv/index.html"]).alternates().contains(&root));
    assert!(files.contains_key("de/staedte/hamburg/index.html"));
}

#[test]
fn the_language_bar_leads_to_the_same_page_or_home() {
    let pages = &*PAGES;
    for (address, expected) in [
        (
            "/nachrichten/lichter/",
            ["/nachrichten/lichter/", "/sv/nyheter/lichter/", "/ar/akhbar/lichter/"],
        ),
        ("/sv/staeder/bergen/", ["/staedte/bergen/", "/sv/staeder/bergen/", "/ar/mudun/bergen/"]),
        (
            "/nachrichten/page/3/",
            ["/nachrichten/page/3/", "/sv/nyheter/page/3/", "/ar/akhbar/page/3/"],
        ),
    ] {
        let bar = pages[address].all("a").filter(|link| link.attribute("lang").is_some());
        let urls: Vec<_> = bar.filter_map(|link| link.attribute("href")).collect();
        assert_eq!(urls, expected, "{address}");
    }
}
