//! Tests sources: the titles of `data/sources.yaml`, several sources of a record, and where pages show them.

use serde_json::Value;

use crate::harness::Site;
use crate::html::{Element, Page};

const TOWNS: &str = "data/members/towns.yaml";

const TITLES: &str = "\
- url: https://rounds.example/2019
  publisher: {en: Lighthouse Office, pt: Gabinete dos Faróis}
  title: Quatre villes
  language: fr
  date: 2019-07
- url: https://rounds.example/2024
  publisher: Lighthouse Office
";

/// Returns the beacons with titles of two sources.
fn site() -> Site {
    Site::beacons().write("data/sources.yaml", TITLES)
}

fn provenance(page: &Page) -> Element<'_> {
    let of_class = |own: &Element<'_>| own.attribute("class") == Some("provenance");
    page.all("p").find(of_class).expect("the page says where its data come from")
}

/// Joins words, without the spaces that only the HTML has.
fn words(element: Element<'_>) -> String {
    element.raw_text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_says_once_where_its_data_come_from() {
    let site = site().replace(
        TOWNS,
        "  source: https://rounds.example/2019\n\n- id: coruna",
        "  source: https://rounds.example/2019\n  sources: [https://lantern.example/1]\n  \
         unconfirmed: {en: The list is old.}\n\n- id: coruna",
    );
    let [page] = site.pages(["en/towns/alexandria/index.html"]);
    let own = provenance(&page);
    assert_eq!(
        words(own),
        "About these data: Quatre villes, Lighthouse Office, July 2019; lantern.example. \
         Membership unconfirmed: The list is old. Data file (JSON)"
    );
    let links: Vec<_> = own.all_in("a").map(|link| link.attribute("href").unwrap()).collect();
    assert_eq!(links[..2], ["https://rounds.example/2019", "https://lantern.example/1"]);
    let foreign = own.all_in("span").next().expect("the title is in another language");
    assert_eq!((foreign.attribute("lang"), foreign.text()), (Some("fr"), "Quatre villes".into()));
    // A source without a title has the name of its publisher.
    let [page] = site.pages(["pt/cidades/yantai/index.html"]);
    assert!(words(provenance(&page)).starts_with("Sobre estes dados: Lighthouse Office."));
}

#[test]
fn open_data_has_all_sources() {
    let more = "  source: https://rounds.example/2024\n  sources: [https://lantern.example/1]\n";
    let town = "  location: {lat: 37.463, lon: 121.448}\n";
    let source = "  source: https://rounds.example/2024\n";
    let site = Site::beacons().replace(TOWNS, &format!("{town}{source}"), &format!("{town}{more}"));
    let files = site.part(|path| path == "data/cities/yantai.json").files();
    let city: Value = serde_json::from_slice(&files["data/cities/yantai.json"]).unwrap();
    assert_eq!(city["source"]["url"], "https://rounds.example/2024");
    assert_eq!(city["sources"][1]["url"], "https://lantern.example/1");
}

#[test]
fn addresses_of_sources_are_not_cut() {
    let long = format!("https://rounds.example/{}", "page-".repeat(40));
    let note = "content/concept-notes/watch.en.md";
    let text = Site::beacons().text(note);
    let (front, body) = text.split_once("\n---\n").unwrap();
    let front = front.split("\nsources:").next().unwrap();
    let site = Site::beacons().write(note, format!("{front}\nsources: [{long}]\n---\n{body}"));
    let pages = site.part(|path| path.starts_with("en/concept-notes/"));
    let pages = pages.files();
    let is_note = |path: &str| path.contains("watch") && path.ends_with(".html");
    let page = Page::parse(pages.iter().find(|(path, _)| is_note(path)).unwrap().1);
    let shown = page.all("a").find(|link| link.attribute("href") == Some(&long)).unwrap();
    assert_eq!(shown.text(), long.trim_start_matches("https://"));
}

#[test]
fn an_address_shows_its_letters_and_leads_to_the_encoded_one() {
    let encoded = "https://rounds.example/%C3%89vora";
    let note = "content/concept-notes/watch.en.md";
    let text = Site::beacons().text(note);
    let (front, body) = text.split_once("\n---\n").unwrap();
    let front = front.split("\nsources:").next().unwrap();
    let site = Site::beacons().write(note, format!("{front}\nsources: [{encoded}]\n---\n{body}"));
    let pages = site.part(|path| path.starts_with("en/concept-notes/")).files();
    let is_note = |path: &str| path.contains("watch") && path.ends_with(".html");
    let page = Page::parse(pages.iter().find(|(path, _)| is_note(path)).unwrap().1);
    let link = page.all("a").find(|link| link.attribute("href") == Some(encoded)).unwrap();
    assert_eq!(link.text(), "rounds.example/Évora");
}

#[test]
fn a_description_says_what_the_data_say_of_the_place() {
    let pages = Site::beacons_made().pages();
    let lede = |path: &str| {
        let of_class = |own: &Element<'_>| own.attribute("class") == Some("lede");
        words(pages[path].all("p").find(of_class).unwrap())
    };
    let coruna = lede("en/towns/coruna/index.html");
    assert!(coruna.starts_with("A Coruña (Spain"), "{coruna}");
    assert!(coruna.contains("has been a member of the network since 2019."), "{coruna}");
    assert!(coruna.contains("Population: 247,604."), "{coruna}");
    assert!(coruna.contains("Awards: Lens Award 2025 and Lens Award 2023."), "{coruna}");
    let host = lede("pt/cidades/saint-malo/index.html");
    assert!(host.ends_with(": Primeira Conferência das Lanternas."), "{host}");
}

#[test]
fn only_a_partial_list_says_so() {
    let why = "does not list all cities of the network";
    let page = |cities: &str| {
        let totals = format!("- {{date: 2024-06, cities: {cities}, countries: 8}}\n");
        let block = "```facts\nnetwork: latest\n```\n";
        let join = "content/pages/join.en.md";
        let text = Site::beacons().text(join) + "\n" + block;
        let site = Site::beacons().write("data/totals.yaml", totals).write(join, text);
        let [page] = site.pages(["en/join/index.html"]);
        page.one("main").raw_text()
    };
    assert!(page("1000").contains(why));
    assert!(!page("1").contains(why));
}
