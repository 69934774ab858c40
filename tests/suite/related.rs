//! Tests the end of a document: related documents and records, its subjects by kind, and the press contact.

use crate::harness::Site;
use crate::html::{Element, Page};

const NEWS: &str = "content/news/2024-06-20-admissions.en.md";

/// Returns the links of the section with a heading.
fn links_under(page: &Page, id: &str) -> Vec<String> {
    let labelled = |own: &Element<'_>| own.attribute("aria-labelledby") == Some(id);
    let section = page.all("section").find(labelled);
    let links = section.into_iter().flat_map(|own| own.all_in("a"));
    links.map(|link| link.attribute("href").unwrap_or_default().to_owned()).collect()
}

fn news(site: &Site) -> Page {
    let files = site.part(|path| path.contains("en/news/admissions/index.html")).files();
    Page::parse(files.values().next().expect("the news item has a page"))
}

/// Returns the beacons with more news: each item has its file name and its subjects.
fn with_news(items: &[(&str, &str)]) -> Site {
    items.iter().fold(Site::beacons(), |site, (name, subjects)| {
        let date = name.get(..10).unwrap();
        let text = format!("---\ntitle: {name}\ndate: {date}\n{subjects}\n---\nText.\n");
        site.write(&format!("content/news/{name}.en.md"), text)
    })
}

#[test]
fn related_documents_share_the_rarest_subjects() {
    let site = with_news(&[
        ("2020-01-01-common-old", "rounds: [2024]"),
        ("2021-01-01-common-new", "rounds: [2024]"),
        ("2022-01-01-common-newest", "rounds: [2024]"),
        ("2018-01-01-rare", "cities: [peniche]"),
        ("2023-01-01-other", "cities: [alexandria]"),
    ]);
    let found = links_under(&news(&site), "_related");
    let names: Vec<&str> =
        found.iter().filter_map(|url| url.trim_end_matches('/').rsplit('/').next()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names[0].ends_with("rare"), "{names:?}");
    assert!(names[1].ends_with("common-newest"), "{names:?}");
    assert!(names[2].ends_with("common-new"), "{names:?}");
}

#[test]
fn a_related_document_has_the_name_of_one_document() {
    let site = with_news(&[("2018-01-01-rare", "cities: [peniche]")]);
    let kind = |site: &Site| {
        let page = news(site);
        let labelled = |own: &Element<'_>| own.attribute("aria-labelledby") == Some("_related");
        page.all("section").find(labelled).unwrap().raw_text()
    };
    assert!(kind(&site).contains("News") && !kind(&site).contains("News item"));
    let title = "    slug: {ar: أخبار, ";
    let label = "    label: {en: News item, fr: Actualité}\n";
    let site = site.replace("data/site.yaml", title, &format!("{label}{title}"));
    assert!(kind(&site).contains("News item"), "{}", kind(&site));
}

#[test]
fn a_document_without_relatives_has_no_such_section() {
    let site =
        Site::beacons().replace(NEWS, "cities: [peniche, vladivostok]\nrounds: [\"2024\"]\n", "");
    assert_eq!(links_under(&news(&site), "_related"), [""; 0]);
}

#[test]
fn subjects_are_listed_by_kind() {
    let page = news(&Site::beacons());
    let terms: Vec<String> = page.all("dt").map(Element::text).collect();
    assert_eq!(terms, ["Round of admission", "Cities"]);
}

#[test]
fn a_news_item_ends_with_its_press_contact() {
    let press = "press: {name: Ana Faro, email: press@beacons.example, phone: +351 21 000}\n";
    let site =
        Site::beacons().replace(NEWS, "date: 2024-06-20\n", &format!("date: 2024-06-20\n{press}"));
    let found = links_under(&news(&site), "_press");
    assert_eq!(found, ["mailto:press@beacons.example", "tel:+35121000"]);
    assert_eq!(links_under(&news(&Site::beacons()), "_press"), [""; 0]);
}

#[test]
fn a_case_study_has_the_facts_of_its_city() {
    let section = "  studies:\n    title: {en: Case studies}\n    layout: case-study\n    fields:\n      \
                   people: {kind: integer, dated: true, label: {en: People reached}}\n";
    let site = Site::beacons()
        .replace("data/site.yaml", "sections:\n", &format!("sections:\n{section}"))
        .write(
            "content/studies/light.en.md",
            "---\ntitle: A little light\ncities: [coruna]\npeople: {value: 300, year: 2021}\n---\nText.\n",
        );
    let files =
        site.part(|path| path.ends_with("light/index.html") && path.starts_with("en/")).files();
    let page = Page::parse(files.values().next().expect("the case study has a page"));
    let terms: Vec<String> = page.all("dt").map(Element::text).collect();
    assert!(terms.contains(&"Population".to_owned()), "{terms:?}");
    assert!(terms.contains(&"People reached".to_owned()), "{terms:?}");
    let city = page.all("a").any(|link| link.attribute("href") == Some("/en/towns/coruna/"));
    assert!(city, "the case study links to its city");
}
