//! Tests the parts of a long list in each language, and the language chooser, as search engines see them.

use crate::harness::Site;
use crate::html::Page;
use crate::xml;

const ORIGIN: &str = "https://harbours.example";

fn versions(page: &Page) -> Vec<(String, String)> {
    let own = page.alternates().into_iter();
    own.map(|(tag, url)| (tag, url.replace(ORIGIN, ""))).collect()
}

fn pair(tag: &str, url: &str) -> (String, String) {
    (tag.to_owned(), url.to_owned())
}

#[test]
fn a_part_names_the_part_of_the_same_number() {
    let page = &Site::harbours_made().pages()["sv/nyheter/page/2/index.html"];
    let wanted = [
        pair("de", "/nachrichten/page/2/"),
        pair("sv", "/sv/nyheter/page/2/"),
        pair("ar", "/ar/akhbar/page/2/"),
    ];
    assert_eq!(versions(page), wanted);
}

#[test]
fn a_part_that_another_language_lacks_is_not_named_there() {
    let news = "order: date\n    per_page: 2\n    feed: true\n    fallback: page";
    let none = news.replace("fallback: page", "fallback: none");
    let site = Site::harbours().replace("data/site.yaml", news, &none);
    let files = site.made();
    assert!(!files.contains_key("ar/akhbar/page/3/index.html"));
    let page = Page::parse(&files["nachrichten/page/3/index.html"]);
    let wanted = [pair("de", "/nachrichten/page/3/"), pair("sv", "/sv/nyheter/page/3/")];
    assert_eq!(versions(&page), wanted);
    let bar = page.all("a").find(|link| link.attribute("lang") == Some("ar")).unwrap();
    assert_eq!(bar.attribute("href"), Some("/ar/akhbar/"), "to the beginning of the list");
    let sitemap = xml::parse(&files["sitemap.xml"]).unwrap();
    let loc = format!("{ORIGIN}/nachrichten/page/3/");
    let url = sitemap.all("url").find(|url| url.text_of("loc") == loc).unwrap();
    assert_eq!(url.all("xhtml:link").count(), 2);
}

#[test]
fn the_choice_of_a_language_is_in_the_sitemap() {
    let site = Site::beacons_made();
    let sitemap = xml::parse(&site.files["sitemap.xml"]).unwrap();
    let page = &site.pages()["index.html"];
    let canonical = page.all("link").find(|link| link.attribute("rel") == Some("canonical"));
    let own = canonical.and_then(|link| link.attribute("href")).unwrap();
    let urls: Vec<_> = sitemap.all("url").filter(|url| url.text_of("loc") == own).collect();
    assert_eq!(urls.len(), 1, "{own}");
    assert_eq!(urls[0].all("xhtml:link").count(), 7);
}
