//! Tests feeds and the sitemap: they are well-formed and complete, and all addresses are absolute.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Files, Site};
use crate::html::Page;
use crate::photos;
use crate::xml::{self, Element};

const ORIGIN: &str = "https://harbours.example";

fn read(files: &Files, path: &str) -> Element {
    xml::parse(&files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn link<'a>(of: &'a Element, rel: &str) -> &'a str {
    let mut links = of.all("link").filter(|link| link.attribute("rel") == Some(rel));
    links.next().and_then(|link| link.attribute("href")).unwrap()
}

fn file_of(url: &str) -> String {
    let path = url.strip_prefix(ORIGIN).unwrap_or_else(|| panic!("`{url}` is not absolute"));
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() }
}

fn is_timestamp(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00:00Z"
}

#[test]
fn every_feed_is_right_by_itself() {
    let files = &Site::harbours_made().files;
    let feeds: Vec<_> = files.keys().filter(|path| path.ends_with("feed.xml")).collect();
    assert_eq!(feeds.len(), 8, "{feeds:?}");
    let mut ids = BTreeSet::new();
    for path in feeds {
        let feed = read(files, path);
        assert_eq!(feed.name, "feed");
        assert_eq!(feed.attribute("xmlns"), Some("http://www.w3.org/2005/Atom"));
        assert_eq!(file_of(link(&feed, "self")), *path);
        assert!(files.contains_key(&file_of(link(&feed, "alternate"))));
        assert!(ids.insert(feed.text_of("id").to_owned()), "{path}: another feed has its id");
        assert!(!feed.text_of("title").is_empty());
        assert!(!feed.all("author").next().unwrap().text_of("name").is_empty());
        let entries: Vec<_> = feed.all("entry").collect();
        assert!(!entries.is_empty(), "{path}");
        let latest = entries.iter().map(|entry| entry.text_of("updated")).max();
        assert_eq!(Some(feed.text_of("updated")), latest, "{path}");
        for entry in &entries {
            assert!(is_timestamp(entry.text_of("published")), "{path}");
            assert!(is_timestamp(entry.text_of("updated")), "{path}");
            assert!(files.contains_key(&file_of(entry.text_of("id"))), "{path}");
            assert_eq!(entry.text_of("id"), link(entry, "alternate"));
            assert!(!entry.text_of("summary").is_empty());
        }
        let dates: Vec<_> = entries.iter().map(|entry| entry.text_of("published")).collect();
        assert!(dates.is_sorted_by(|later, earlier| later >= earlier), "{path}: {dates:?}");
    }
}

#[test]
fn a_feed_contains_the_entries_of_its_locale() {
    let files = &Site::harbours_made().files;
    let titles = |path: &str| -> Vec<String> {
        let feed = read(files, path);
        feed.all("entry").map(|entry| entry.text_of("title").to_owned()).collect()
    };
    assert_eq!(titles("feed.xml").len(), 5);
    assert_eq!(titles("ar/feed.xml").len(), 4, "one is not translated");
    assert_eq!(read(files, "ar/feed.xml").attribute("xml:lang"), Some("ar"));
    assert_eq!(titles("sv/laender/norge/feed.xml"), ["Tre städer till"]);
    assert_eq!(titles("laender/aland/feed.xml"), ["Lichter im Hafen"]);
    assert!(!files.contains_key("ar/buldan/aland/feed.xml"), "nothing to list there");
    assert_eq!(read(files, "sv/feed.xml").text_of("title"), "Nätverket av hamnstäder: nyheter");
}

#[test]
fn the_text_of_an_entry_is_complete_html() {
    let body = "Er hebt <80> & mehr. ![Ein Kran](kran.png) [Start](home:) [Datei](kran.pdf) ";
    let site = Site::harbours()
        .write("content/news/kran.png", photos::png(40, 30))
        .write("content/news/kran.pdf", [37, 80, 68, 70, 255])
        .replace(
            "content/news/2021-03-01-kran.de.md",
            "Er hebt 80 Tonnen & mehr. [",
            &format!("{}[", body.replace('<', "\\<")),
        );
    let files = site.made();
    let feed = read(&files, "feed.xml");
    let entry = feed.all("entry").find(|e| e.text_of("title") == "Ein neuer Kran").unwrap();
    let page = format!("<!doctype html><title>x</title>{}", entry.text_of("content"));
    let page = Page::parse(page.as_bytes());
    assert_eq!(page.errors, [""; 0]);
    assert_eq!(page.one("p").text(), "Er hebt <80> & mehr. Start Datei Hamburg");
    let links = page.all("a").filter_map(|a| a.attribute("href"));
    let pictures = page.all("img").filter_map(|img| img.attribute("src"));
    assert_eq!(page.all("source").count(), 0, "readers of feeds know of no choice");
    assert_eq!(page.one("img").attribute("width"), Some("40"));
    for url in links.chain(pictures) {
        assert!(files.contains_key(&file_of(url)), "{url}");
    }
}

#[test]
fn a_feed_does_not_depend_on_the_day() {
    let (today, later) = (&Site::harbours_made().files, Site::harbours().now("2027-05-05").made());
    let feeds: Vec<_> = today.keys().filter(|path| path.ends_with(".xml")).collect();
    assert_eq!(feeds.len(), 9, "eight feeds and the sitemap: {feeds:?}");
    for path in feeds {
        assert!(today[path] == later[path], "{path}");
    }
}

#[test]
fn the_sitemap_lists_every_page_and_nothing_else() {
    let files = &Site::harbours_made().files;
    let sitemap = read(files, "sitemap.xml");
    assert_eq!(sitemap.name, "urlset");
    let listed: Vec<String> = sitemap.all("url").map(|url| file_of(url.text_of("loc"))).collect();
    let set: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(set.len(), listed.len(), "a page is listed twice");
    let is_page = |path: &&String| {
        // Three entries link to other sites, and one shows a German text to Arabic readers.
        let bare = [
            "alt/antrag.html",
            "ar/akhbar/lichter/index.html",
            "beitritt/index.html",
            "sv/ansokan/index.html",
        ];
        path.ends_with(".html") && !path.ends_with("404.html") && !bare.contains(&path.as_str())
    };
    assert_eq!(set, files.keys().filter(is_page).collect::<BTreeSet<_>>());
}

#[test]
fn the_sitemap_knows_the_same_versions_as_the_pages() {
    let files = &Site::harbours_made().files;
    let sitemap = read(files, "sitemap.xml");
    for url in sitemap.all("url") {
        let path = file_of(url.text_of("loc"));
        let links = url.all("xhtml:link");
        let pair = |link: &Element| {
            assert_eq!(link.attribute("rel"), Some("alternate"));
            (
                link.attribute("hreflang").unwrap().to_owned(),
                link.attribute("href").unwrap().to_owned(),
            )
        };
        let listed: BTreeMap<_, _> = links.map(pair).collect();
        let own: BTreeMap<_, _> = Page::parse(&files[&path]).alternates().into_iter().collect();
        assert_eq!(listed, own, "{path}");
    }
    let join = sitemap.all("url").find(|url| url.text_of("loc").ends_with("/mitglied-werden/"));
    assert_eq!(join.unwrap().text_of("lastmod"), "2025-11-30");
}

#[test]
fn robots_txt_names_the_sitemap() {
    let files = Site::harbours().base_url("https://a.example/net/").made();
    let robots = String::from_utf8(files["robots.txt"].clone()).unwrap();
    assert!(robots.contains("\nSitemap: https://a.example/net/sitemap.xml\n"), "{robots}");
    let sitemap = read(&files, "sitemap.xml");
    assert!(sitemap.all("url").count() > 80);
    for url in sitemap.all("url") {
        assert!(url.text_of("loc").starts_with("https://a.example/net/"));
    }
}
