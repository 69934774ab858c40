//! Tests that minified pages have the same content.

use std::collections::BTreeSet;

use crate::harness::Site;
use crate::html::{Element, Page};
use crate::made::Made;

/// Renders documents with these bodies in one site, and returns their pages.
fn pages_of(bodies: &[&str]) -> Vec<Page> {
    let mut site = Site::harbours();
    for (number, body) in bodies.iter().enumerate() {
        let text = format!("---\ntitle: Probe {number}\nslug: probe-{number}\n---\n{body}");
        site = site.write(&format!("content/pages/probe-{number}.de.md"), text);
    }
    let files = site.made();
    let page = |number: usize| Page::parse(&files[&format!("probe-{number}/index.html")]);
    (0..bodies.len()).map(page).collect()
}

fn page_of(body: &str) -> Page {
    pages_of(&[body]).remove(0)
}

#[test]
fn no_two_words_are_glued() {
    let cases = [
        ("**fest** *lose*", "fest lose"),
        ("**fest**\n*lose*", "fest lose"),
        ("*a* `b` ~~c~~ [d](home:) **e**", "a b c d e"),
        ("a\\\nb", "a b"),
        ("vor [](city:bergen) [](city:zingst) nach", "vor Bergen Zingst nach"),
        ("`a  b` `c`", "a b c"),
        ("eins [^1] zwei\n\n[^1]: Note.", "eins 1 zwei"),
        ("**a**, *b*; (`c`) – „d“", "a, b; (c) – „d“"),
        ("a & b < c > d \\\" e", "a & b < c > d \" e"),
        ("x&nbsp;y &lt;b&gt; &amp;amp;", "x\u{a0}y <b> &amp;"),
    ];
    let pages = pages_of(&cases.map(|(markdown, _)| markdown));
    for ((markdown, text), page) in cases.into_iter().zip(pages) {
        let shown = page.one("main").all_in("p").next().unwrap().text();
        assert_eq!(shown, text.replace('\u{a0}', " "), "{markdown}");
    }
}

#[test]
fn blocks_stay_apart() {
    let page = page_of("- a\n- b\n\n> c\n\nterm\n: meaning\n\n| d | e |\n|---|---|\n| f | g |\n");
    let texts = |name: &str| page.one("main").all_in(name).map(Element::text).collect::<Vec<_>>();
    assert_eq!(texts("li")[..2], ["a", "b"]);
    assert_eq!(texts("blockquote"), ["c"]);
    assert_eq!((texts("dt"), texts("dd")), (vec!["term".into()], vec!["meaning".into()]));
    assert_eq!(
        (texts("th"), texts("td")),
        (vec!["d".into(), "e".into()], vec!["f".into(), "g".into()])
    );
}

#[test]
fn code_keeps_every_space_and_line() {
    let codes = ["a\n\n  b\n\tc  d\n", "  first\nlast  \n", "<p>\n  </p> &amp;\n"];
    let languages = ["", "text", "html", "yaml"];
    let cases: Vec<_> =
        codes.iter().flat_map(|code| languages.map(|language| (*code, language))).collect();
    let bodies: Vec<_> =
        cases.iter().map(|(code, language)| format!("```{language}\n{code}```\n")).collect();
    let pages = pages_of(&bodies.iter().map(String::as_str).collect::<Vec<_>>());
    for ((code, language), page) in cases.into_iter().zip(pages) {
        assert_eq!(page.one("pre").raw_text(), code, "{language}");
    }
}

#[test]
fn attributes_come_through_whole() {
    let page =
        page_of("![\"A\" & 'b' \\<c>](anker.svg \"d > e\") [x](https://a.example/?a=1&b=2#c)");
    let picture = page.one("img");
    assert_eq!(picture.attribute("alt"), Some("\"A\" & 'b' <c>"));
    assert_eq!(picture.attribute("title"), Some("d > e"));
    let link = page.all("a").find(|link| link.text() == "x").unwrap();
    assert_eq!(link.attribute("href"), Some("https://a.example/?a=1&b=2#c"));
}

/// Elements in which spaces are visible, or that continue the text around them.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "img", "kbd", "q", "span", "strong",
    "sub", "sup", "time",
];

/// Returns the content of a page: elements with attributes, and words. Elements that are not inline separate words.
fn shown(page: &Page) -> Vec<String> {
    let mut shown: Vec<String> = page
        .elements()
        .map(|element| {
            let names: BTreeSet<&str> = element.attributes().collect();
            // Spaces between the parts of `viewport` have no meaning.
            let value =
                |name: &&str| element.attribute(name).unwrap_or_default().replace(", ", ",");
            let pairs = names.iter().map(|name| format!(" {name}={:?}", value(name)));
            format!("<{}{}>", element.name(), pairs.collect::<String>())
        })
        .collect();
    shown.push(page.one("html").text_apart(&INLINE));
    shown.extend(page.all("pre").map(Element::raw_text));
    shown
}

fn check_unchanged(made: &Made, site: Site) {
    let (small, whole) = (&made.files, site.unminified().made());
    let mut before = 0;
    for (path, bytes) in whole.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (small, whole) = (shown(&made.pages()[path]), shown(&Page::parse(bytes)));
        for (made, written) in small.iter().zip(&whole) {
            assert_eq!(made, written, "{path}");
        }
        assert_eq!(small.len(), whole.len(), "{path}");
        before += bytes.len();
    }
    let after: usize =
        small.iter().filter(|(p, _)| p.ends_with(".html")).map(|(_, b)| b.len()).sum();
    assert!(after < before, "{after} bytes of {before}");
    let others = whole.keys().filter(|path| !path.ends_with(".html"));
    assert!(others.into_iter().all(|path| small[path] == whole[path]));
}

#[test]
fn elements_and_words_of_every_page_are_the_same_before_and_after() {
    check_unchanged(Site::harbours_made(), Site::harbours());
}

#[test]
fn elements_and_words_of_the_real_site_are_the_same_before_and_after() {
    check_unchanged(Site::repository_made(), Site::repository());
}

/// Checks the paragraphs of the fixture's documents that contain only text.
#[test]
fn every_plain_paragraph_is_on_its_page() {
    let site = Site::harbours();
    let pages = Site::harbours_made().pages().values();
    let texts: Vec<String> =
        pages.flat_map(|page| page.all("p").map(Element::text).collect::<Vec<_>>()).collect();
    let mut count = 0;
    for path in site.files().keys().filter(|path| path.ends_with(".md")) {
        let text = site.text(path);
        let body = text.splitn(3, "---\n").nth(2).unwrap();
        let plain = |part: &&str| !part.contains(['`', '[', '*', '#', '>', '|', ':', '-']);
        for paragraph in body.split("\n\n").filter(plain) {
            let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(texts.contains(&words), "`{words}` of {path}");
            count += 1;
        }
    }
    assert!(count > 10, "{count} paragraphs");
}
