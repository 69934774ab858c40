//! Pages are made smaller, and read as before.

use std::collections::BTreeSet;

use crate::harness::Site;
use crate::html::{Element, Page};

/// Renders a document with a body, and returns its page.
fn page_of(body: &str) -> Page {
    let text = format!("---\ntitle: Probe\nslug: probe\n---\n{body}");
    let site = Site::harbours().write("content/pages/probe.de.md", text);
    Page::parse(&site.made()["probe/index.html"])
}

#[test]
fn no_two_words_are_glued() {
    for (markdown, text) in [
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
    ] {
        let page = page_of(markdown);
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
    for code in ["a\n\n  b\n\tc  d\n", "  first\nlast  \n", "<p>\n  </p> &amp;\n"] {
        for language in ["", "text", "html", "yaml"] {
            let page = page_of(&format!("```{language}\n{code}```\n"));
            assert_eq!(page.one("pre").raw_text(), code, "{language}");
        }
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

/// Elements whose spaces are shown, or that run together with the words around them.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "img", "kbd", "q", "span", "strong",
    "sub", "sup", "time",
];

/// What a reader gets of a page: its elements with their attributes, and its words, where every
/// element that is not of a line of text parts them.
fn shown(bytes: &[u8]) -> Vec<String> {
    let page = Page::parse(bytes);
    let mut shown: Vec<String> = page
        .elements()
        .map(|element| {
            let names: BTreeSet<&str> = element.attributes().collect();
            // Between the parts of `viewport` a space is nothing.
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

fn check_unchanged(site: &Site) {
    let (small, whole) = (site.made(), site.clone().unminified().made());
    let mut before = 0;
    for (path, bytes) in whole.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (small, whole) = (shown(&small[path]), shown(bytes));
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
    check_unchanged(&Site::harbours());
}

#[test]
fn elements_and_words_of_the_real_site_are_the_same_before_and_after() {
    check_unchanged(&Site::repository());
}

/// The paragraphs of the fixture's documents that hold nothing but words.
#[test]
fn every_plain_paragraph_is_on_its_page() {
    let site = Site::harbours();
    let files = site.made();
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let texts: Vec<String> = pages
        .flat_map(|(_, bytes)| Page::parse(bytes).all("p").map(Element::text).collect::<Vec<_>>())
        .collect();
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
