//! Tests the directories of cities and countries: filters, and the names by which readers find an entry.

use std::collections::BTreeSet;

use serde_json::Value;
use urbi::i18n::{LETTER_PAIRS, PLAIN_LETTERS};

use crate::harness::Site;
use crate::html::{Element, Page};

const TOWNS: &str = "en/towns/index.html";

/// Returns the names of the choices of a directory.
fn choices(page: &Page) -> Vec<&str> {
    page.all("select").filter_map(|select| select.attribute("name")).collect()
}

/// Returns the names of a country on a page, by its codes.
fn names(page: &Page, codes: &str) -> Vec<String> {
    let script = page.all("script").find(|script| script.attribute("id") == Some("_names"));
    let names: Value = serde_json::from_str(&script.unwrap().raw_text()).unwrap();
    let names = names[codes].as_array().unwrap_or_else(|| panic!("no {codes} in {names}"));
    names.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// Returns the entry of a city.
fn entry<'a>(page: &'a Page, name: &str) -> Element<'a> {
    let is_own = |item: &Element<'_>| {
        item.attribute("data-country").is_some()
            && item.all_in("a").next().is_some_and(|link| link.text() == name)
    };
    page.all("li").find(is_own).unwrap_or_else(|| panic!("no entry of {name}"))
}

#[test]
fn each_city_is_listed_once() {
    let page = &Site::beacons_made().pages()[TOWNS];
    let towns: Vec<String> = page
        .all("li")
        .filter(|item| item.attribute("data-country").is_some())
        .flat_map(|item| item.all_in("a").map(Element::text))
        .collect();
    assert_eq!(towns.iter().collect::<BTreeSet<_>>().len(), towns.len(), "{towns:?}");
    assert_eq!(towns.len(), 9);
    assert!(entry(page, "Peniche").text().ends_with("Portugal"));
}

#[test]
fn a_list_by_region_names_each_country_once() {
    let pages = Site::repository_made().pages();
    let rounds = pages.iter().filter(|(path, _)| path.starts_with("en/rounds/"));
    let lists = rounds.filter_map(|(_, page)| {
        page.all("div").find(|own| own.attribute("class") == Some("gazetteer regions"))
    });
    let mut cities = 0;
    for list in lists {
        let links = list.all_in("a").filter_map(|link| link.attribute("href"));
        let links: Vec<&str> = links.collect();
        assert_eq!(links.iter().collect::<BTreeSet<_>>().len(), links.len(), "{links:?}");
        assert!(links.iter().any(|link| link.contains("/countries/")), "{links:?}");
        cities += links.iter().filter(|link| link.contains("/cities/")).count();
    }
    assert!(cities > 300, "{cities}");
}

#[test]
fn a_facet_of_few_records_is_left_out() {
    let page = &Site::beacons_made().pages()[TOWNS];
    assert_eq!(choices(page), ["region", "country", "year", "cluster", "award"]);
    let more = |number| format!("- id: town-{number}\n  name: Town {number}\n  country: GB\n");
    let more: String = (0..200).map(more).collect();
    let [page] = Site::beacons().write("data/members/more.yaml", more).pages([TOWNS]);
    assert_eq!(choices(&page), ["region", "country"]);
}

#[test]
fn countries_have_the_names_that_people_use() {
    let page = &Site::beacons_made().pages()[TOWNS];
    let british = names(page, "GB GBR");
    for name in ["UK", "Reino Unido", "Royaume-Uni", "英国"] {
        assert!(british.iter().any(|own| own == name), "{name}: {british:?}");
    }
    // The page shows this one.
    assert!(!british.iter().any(|own| own == "United Kingdom"), "{british:?}");
    // Spanish is a language of the site, and that of the country.
    let spanish = names(page, "ES ESP");
    assert_eq!(spanish.iter().filter(|own| *own == "España").count(), 1, "{spanish:?}");

    let [english, towns] = Site::beacons()
        .write("data/countries.yaml", "- {code: GB, aka: [Albion, Royaume Uni, </script>]}\n")
        .pages(["en/countries/index.html", TOWNS]);
    for page in [&english, &towns] {
        let british = names(page, "GB GBR");
        assert!(british.iter().any(|own| own == "Albion"), "{british:?}");
        assert!(british.iter().any(|own| own == "</script>"), "{british:?}");
        assert!(!british.iter().any(|own| own == "Royaume Uni"), "{british:?}");
    }
}

#[test]
fn a_city_is_found_by_its_other_names() {
    let site = Site::beacons().replace(
        "data/members/towns.yaml",
        "  country: EG\n",
        "  country: EG\n  aka: [Rhacotis, ALEXANDRIA]\n",
    );
    let [page] = site.pages([TOWNS]);
    let names = entry(&page, "Alexandria").attribute("data-names").unwrap().to_owned();
    assert!(names.contains("Rhacotis") && names.contains("亚历山大"), "{names}");
    assert!(!names.contains("ALEXANDRIA"), "{names}");
}

#[test]
fn each_dot_of_the_map_leads_to_an_entry() {
    let page = &Site::beacons_made().pages()[TOWNS];
    let (dots, entries): (Vec<_>, Vec<_>) =
        page.all("a").partition(|link| link.attribute("tabindex") == Some("-1"));
    let entries: BTreeSet<_> = entries.iter().filter_map(|link| link.attribute("href")).collect();
    assert!(dots.len() > 5, "{} dots", dots.len());
    for dot in dots {
        let address = dot.attribute("href").unwrap();
        assert!(entries.contains(address), "{address}");
    }
}

#[test]
fn the_script_reduces_names_as_the_program_does() {
    let script = Site::beacons().text("themes/atlas/assets/directory.js");
    let (_, table) = script.split_once("const PLAIN = {\n").unwrap();
    let (table, _) = table.split_once("};").unwrap();
    let read = |line: &str| -> (char, String) {
        let (letter, plain) = line.trim().split_once(": ").unwrap();
        (letter.parse().unwrap(), plain.trim_matches(['"', ',']).to_owned())
    };
    let own = PLAIN_LETTERS.map(|(letter, plain)| (letter, plain.to_owned()));
    assert_eq!(table.lines().map(read).collect::<Vec<_>>(), own);
    let pairs = LETTER_PAIRS.map(|(first, second)| format!("{first}{second}")).join("|");
    let replacement = format!("words.replace(/{pairs}/g, ([letter]) => letter)");
    assert!(script.contains(&replacement), "{replacement}");
}

#[test]
fn a_name_with_pairs_of_letters_is_not_another_name() {
    let site = Site::beacons().replace(
        "data/members/towns.yaml",
        "  country: EG\n",
        "  country: EG\n  aka: [Alexaendria, Rhacotis]\n",
    );
    let [page] = site.pages([TOWNS]);
    let names = entry(&page, "Alexandria").attribute("data-names").unwrap().to_owned();
    assert!(names.contains("Rhacotis") && !names.contains("Alexaendria"), "{names}");
}
