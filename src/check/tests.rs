use std::sync::Arc;

use super::{FinishedSite, check};
use crate::config::BaseUrl;
use crate::diag::Diagnostics;
use crate::output::{OutputBody, Rendered};
use crate::path::OutPath;

fn problems(pages: &[(&str, &str)]) -> Vec<String> {
    let rendered: Rendered = pages
        .iter()
        .map(|(path, html)| {
            (OutPath::new(path).unwrap(), OutputBody::Bytes(Arc::from(html.as_bytes())))
        })
        .collect();
    let base = BaseUrl { origin: "https://a.example".into(), path: "/b".into() };
    let mut diagnostics = Diagnostics::new();
    let finished = FinishedSite {
        rendered: &rendered,
        base: &base,
        templates: &[],
        style_sheets: Vec::new(),
        expected: &|_| None,
    };
    check(&finished, &mut diagnostics);
    diagnostics.sorted().into_iter().map(|diagnostic| format!("{:?}", diagnostic.message)).collect()
}

fn page(body: &str) -> String {
    format!("<!doctype html><html lang=en><head><title>T</title></head><body>{body}</body></html>")
}

#[test]
fn links_that_lead_somewhere_are_fine() {
    let one = page(
        "<a href=\"/b/two/#x\">x</a> <a href=#top id=top>y</a> <a href=../two/>z</a> <a href=https://c.example/>e</a> <a href=mailto:a@b.example>m</a>",
    );
    let two = page("<h2 id=x>x</h2>");
    assert_eq!(problems(&[("one/index.html", &one), ("two/index.html", &two)]), [""; 0]);
}

/// A problem that is on one page alone.
fn on(page: &str, problem: &str) -> String {
    format!("check.message-with-place(message: {problem}, place: check.in-page(only: {page:?}))")
}

#[test]
fn every_fault_is_named() {
    let missing = |place: &str| format!("check.link-to-missing-page(place: {place:?})");
    for (body, problem) in [
        ("<a href=/b/gone/>x</a>", missing("/b/gone/")),
        ("<a href=/elsewhere/>x</a>", missing("/elsewhere/")),
        ("<a href=#gone>x</a>", "check.link-to-missing-id(link: \"#gone\")".to_owned()),
        ("<p id=a></p><p id=a></p>", "check.duplicate-id(id: \"a\")".to_owned()),
        ("<svg><use href=/b/gone.svg#a></use></svg>", missing("/b/gone.svg")),
        ("<img src=/b/gone.png>", missing("/b/gone.png")),
        (
            "<link rel=alternate hreflang=pt href=https://a.example/b/pt/>",
            missing("https://a.example/b/pt/"),
        ),
    ] {
        let found = problems(&[("index.html", &page(body))]);
        assert!(found.contains(&on("index.html", &problem)), "{problem} in {found:?}");
    }
}

#[test]
fn alternates_must_be_returned() {
    let links = "<link rel=alternate hreflang=en href=https://a.example/b/en/><link rel=alternate hreflang=pt href=https://a.example/b/pt/>";
    let found = problems(&[("en/index.html", &page(links)), ("pt/index.html", &page(""))]);
    for problem in ["check.version-lists-differ", "check.version-in-other-language"] {
        let problem = on("en/index.html", &format!("{problem}(tag: \"pt\")"));
        assert!(found.contains(&problem), "{problem} in {found:?}");
    }
}

#[test]
fn versions_and_the_sitemap_name_only_what_is_listed() {
    let link =
        |tag: &str| format!("<link rel=alternate hreflang={tag} href=https://a.example/b/{tag}/>");
    let links = format!("{}{}", link("en"), link("pt"));
    let robots = "<meta name=robots content=\"nofollow, noindex\">";
    let pt = page(&format!("{links}{robots}")).replace("<html lang=en>", "<html lang=pt>");
    let sitemap = "<url><loc>https://a.example/b/en/</loc></url>\
         <url><loc>https://a.example/b/pt/</loc></url><url><loc>https://a.example/b/x/</loc></url>";
    let mut found = problems(&[
        ("en/index.html", &page(&links)),
        ("pt/index.html", &pt),
        ("sitemap.xml", sitemap),
    ]);
    found.sort();
    let url = |id: &str, path: &str| {
        on("sitemap.xml", &format!("{id}(url: \"https://a.example/b/{path}/\")"))
    };
    let unlisted = on("pt/index.html", "check.unlisted-page-with-versions");
    let mut wanted = [
        url("check.sitemap-not-a-page", "x"),
        url("check.sitemap-unlisted-page", "pt"),
        unlisted.clone(),
        "check.message-with-place(message: check.version-unlisted(tag: \"pt\"), \
         place: check.in-pages(first: \"en/index.html\", rest: \"1\"))"
            .to_owned(),
    ];
    wanted.sort();
    assert_eq!(found, wanted);
    let elsewhere = page(&format!("{links}<link rel=canonical href=https://a.example/b/en/>"));
    let found = problems(&[("en/index.html", &page(&links)), ("pt/index.html", &elsewhere)]);
    assert!(found.contains(&unlisted), "{found:?}");
}

#[test]
fn a_fault_on_many_pages_is_reported_once() {
    let html = page("<a href=/b/gone/>x</a>");
    let found = problems(&[("a.html", &html), ("b.html", &html), ("c.html", &html)]);
    assert_eq!(
        found,
        ["check.message-with-place(message: check.link-to-missing-page(place: \"/b/gone/\"), \
          place: check.in-pages(first: \"a.html\", rest: \"2\"))"]
    );
}

#[test]
fn the_title_of_a_picture_is_not_that_of_the_page() {
    let untitled = "<!doctype html><html lang=en><head></head><body><svg><title>S</title></svg>";
    assert_eq!(problems(&[("i.html", untitled)]), [on("i.html", "check.no-title")]);
}
