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
    diagnostics.sorted().into_iter().map(|diagnostic| diagnostic.message.to_string()).collect()
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

#[test]
fn every_fault_is_named() {
    for (body, problem) in [
        ("<a href=/b/gone/>x</a>", "a link leads to `/b/gone/`, which does not exist"),
        ("<a href=/elsewhere/>x</a>", "a link leads to `/elsewhere/`, which does not exist"),
        ("<a href=#gone>x</a>", "a link leads to `#gone`, which has no such id"),
        ("<p id=a></p><p id=a></p>", "the id `a` appears twice"),
        (
            "<svg><use href=/b/gone.svg#a></use></svg>",
            "a link leads to `/b/gone.svg`, which does not exist",
        ),
        ("<img src=/b/gone.png>", "a link leads to `/b/gone.png`, which does not exist"),
        (
            "<link rel=alternate hreflang=pt href=https://a.example/b/pt/>",
            "a link leads to `https://a.example/b/pt/`, which does not exist",
        ),
    ] {
        let found = problems(&[("index.html", &page(body))]);
        assert!(
            found.iter().any(|found| found == &format!("{problem}, in `index.html`")),
            "{found:?}"
        );
    }
}

#[test]
fn alternates_must_be_returned() {
    let links = "<link rel=alternate hreflang=en href=https://a.example/b/en/><link rel=alternate hreflang=pt href=https://a.example/b/pt/>";
    let found = problems(&[("en/index.html", &page(links)), ("pt/index.html", &page(""))]);
    assert!(found.iter().any(|p| p.starts_with("the alternate `pt` does not list")), "{found:?}");
    assert!(found.iter().any(|p| p.starts_with("the alternate `pt` is in another")), "{found:?}");
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
    let found = problems(&[
        ("en/index.html", &page(&links)),
        ("pt/index.html", &pt),
        ("sitemap.xml", sitemap),
    ]);
    assert_eq!(
        found,
        [
            "`https://a.example/b/x/` is no page, in `sitemap.xml`",
            "a page that search engines are not to list names versions, in `pt/index.html`",
            "search engines are not to list `https://a.example/b/pt/`, in `sitemap.xml`",
            "the alternate `pt` is a page that search engines are not to list, in `en/index.html` and \
             1 other pages",
        ]
    );
    let elsewhere = page(&format!("{links}<link rel=canonical href=https://a.example/b/en/>"));
    let found = problems(&[("en/index.html", &page(&links)), ("pt/index.html", &elsewhere)]);
    assert!(found.iter().any(|p| p.starts_with("a page that search engines")), "{found:?}");
}

#[test]
fn a_fault_on_many_pages_is_told_once() {
    let html = page("<a href=/b/gone/>x</a>");
    let found = problems(&[("a.html", &html), ("b.html", &html), ("c.html", &html)]);
    assert_eq!(
        found,
        ["a link leads to `/b/gone/`, which does not exist, in `a.html` and 2 other pages"]
    );
}

#[test]
fn the_title_of_a_picture_is_not_that_of_the_page() {
    let untitled = "<!doctype html><html lang=en><head></head><body><svg><title>S</title></svg>";
    assert_eq!(problems(&[("i.html", untitled)]), ["the page has no title, in `i.html`"]);
}
