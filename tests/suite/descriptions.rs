//! Tests the descriptions of pages, which search engines show below the title.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::Site;
use crate::html::{Element, Page};
use crate::made::Made;

/// Returns the title and description of each indexed page, by path.
fn descriptions(pages: &BTreeMap<String, Page>) -> BTreeMap<String, (String, String)> {
    let mut all = BTreeMap::new();
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let meta = |name: &str| {
            let mut own = page.all("meta").filter(|meta| meta.attribute("name") == Some(name));
            let first = own.next().and_then(|meta| meta.attribute("content"));
            assert!(own.next().is_none(), "`{name}` appears twice in {path}");
            first
        };
        if meta("robots") == Some("noindex") {
            continue;
        }
        let language = page.one("html").attribute("lang").unwrap().to_owned();
        let description = meta("description").unwrap_or_else(|| panic!("{path} has none"));
        all.insert(path.clone(), (language, description.to_owned()));
    }
    all
}

/// Checks that every page has a unique description. Generated ones must be short enough for search results.
fn check(site: &Site, made: &Made) {
    let all = descriptions(made.pages());
    let mut seen = BTreeSet::new();
    let texts = site.files().values().filter_map(|bytes| std::str::from_utf8(bytes).ok());
    let sources: String = texts.collect();
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sources = spaced(&sources);
    let mut composed = 0;
    for (path, (language, text)) in &all {
        assert!(seen.insert((language, text)), "{path}: `{text}` is elsewhere too");
        assert!(!text.contains("describe.") && !text.contains(['{', '}']), "{path}: {text}");
        if !sources.contains(&spaced(text)) {
            composed += 1;
            let length = text.chars().count();
            assert!((50..=160).contains(&length), "{path}: {length} characters: {text}");
        }
    }
    assert!(composed > all.len() / 2, "{composed} of {}", all.len());
}

#[test]
fn every_page_of_the_fixture_has_one_of_its_own() {
    check(&Site::harbours(), Site::harbours_made());
}

#[test]
fn every_page_of_the_repository_has_one_of_its_own() {
    check(&Site::repository(), Site::repository_made());
}

#[test]
fn it_is_made_of_facts() {
    let all = descriptions(Site::repository_made().pages());
    for (path, text) in [
        (
            "en/cities/kaunas/index.html",
            "Kaunas, Lithuania: member city of the UNESCO Global Network of Learning Cities since 2016. Population (GeoNames)",
        ),
        (
            "pt/cidades/kaunas/index.html",
            "Kaunas (Lituânia): cidade-membro da Rede Mundial das Cidades de Aprendizagem da UNESCO desde 2016.",
        ),
        ("pt/paises/portugal/index.html", "Portugal: 17 cidades-membros da Rede Mundial"),
        ("en/countries/benin/index.html", "Benin: 1 member city of the UNESCO"),
        (
            "en/news/page/2/index.html",
            "News, page 2 of 2. UNESCO Global Network of Learning Cities.",
        ),
    ] {
        let start: String = text.split(" Population").next().unwrap().to_owned();
        assert!(all[path].1.starts_with(&start), "{path}: {}", all[path].1);
    }
}

#[test]
fn a_membership_in_doubt_is_called_so() {
    let all = descriptions(Site::harbours_made().pages());
    assert!(all["staedte/s-gravendeel/index.html"].1.contains("Mitgliedschaft unbestätigt"));
    assert!(all["sv/staeder/zingst/index.html"].1.contains("utan känt antagningsår"));
    assert!(all["ar/mudun/alesund/index.html"].1.contains("٢٠٢٤"), "years in the locale's digits");
}

#[test]
fn what_was_written_comes_first_and_only_in_its_language() {
    let path = "data/members/north.yaml";
    let site = Site::harbours().replace(
        path,
        "  name: Zingst\n",
        "  name: Zingst\n  summary: {de: Ein Hafen hinter der Düne.}\n",
    );
    let all = descriptions(Made::of(&site).pages());
    assert_eq!(all["staedte/zingst/index.html"].1, "Ein Hafen hinter der Düne.");
    assert!(all["sv/staeder/zingst/index.html"].1.starts_with("Zingst (Tyskland)"));
}

#[test]
fn the_summary_of_a_section_introduces_its_list() {
    let pages = Site::repository_made().pages();
    let all = descriptions(pages);
    let lede = |path: &str| {
        pages[path].all("p").find(|own| own.attribute("class") == Some("lede")).map(Element::text)
    };
    for path in ["en/news/index.html", "pt/folhetos/index.html", "pt/estudos-de-caso/index.html"] {
        assert_eq!(lede(path).as_deref(), Some(&*all[path].1), "{path}");
    }
    let second = "en/news/page/2/index.html";
    assert_eq!(lede(second), lede("en/news/index.html"));
    assert_ne!(
        lede(second).as_deref(),
        Some(&*all[second].1),
        "each part has a description of its own"
    );
    let written = &Site::beacons_made().pages()["en/news/index.html"];
    assert!(!written.all("p").any(|own| own.attribute("class") == Some("lede")));
}
