//! Tests texts that try to inject code: they appear as written, and nothing runs.

use crate::harness::{Files, Site};
use crate::html::Page;
use crate::made::Made;
use crate::xml;

/// The text as visitors see it. It must be in double quotes in YAML.
const NASTY: &str =
    "</title></p><script>alert(1)</script>\"'><img src=x onerror=y>&lt;{{ site.name }}";

/// Returns a quoted YAML scalar with the value `text`.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// Checks that no page has an element or attribute that the theme does not use.
fn check(files: &Files) {
    for (path, bytes) in files {
        if path.ends_with(".html") {
            let page = Page::parse(bytes);
            assert_eq!(page.errors, [""; 0], "{path}");
            assert_eq!(page.all("script").count(), 0, "{path}");
            for element in page.elements() {
                let run = element.attributes().find(|name| name.starts_with("on"));
                assert_eq!(run, None, "`{}` in {path}", element.name());
            }
            assert!(page.all("img").all(|img| img.attribute("src") != Some("x")), "{path}");
        } else if path.ends_with(".xml") {
            let read = xml::parse(bytes);
            assert!(read.is_ok(), "{path}: {read:?}");
        }
    }
}

#[test]
fn data_is_text_everywhere() {
    let cases = [
        ("data/site.yaml", "  de: Netzwerk der Hafenstädte", "  de: {}"),
        ("data/site.yaml", "{de: Hafenstädte,", "{de: {},"),
        ("data/site.yaml", "  de: Acht Hafenstädte, die voneinander lernen.", "  de: {}"),
        ("data/site.yaml", "label: Svenska", "label: {}"),
        ("data/site.yaml", "title: {de: Nachrichten,", "title: {de: {},"),
        ("data/site.yaml", "label: {de: Handbuch,", "label: {de: {},"),
        ("data/site.yaml", "[Am Kai 1,", "[{},"),
        ("data/site.yaml", "phone: +49 40 123 45", "phone: {}"),
        ("data/site.yaml", "disclaimer: {de: Alle Angaben sind erfunden.", "disclaimer: {de: {}"),
        ("data/members/north.yaml", "name: Zingst", "name: {}"),
        ("data/members/north.yaml", "source: Hafenamt, year", "source: {}, year"),
        ("data/members/north.yaml", "{de: Nur in einer Zeitung genannt.", "{de: {}"),
        ("data/regions.yaml", "{de: Von der Schelde bis zu den Schären.", "{de: {}"),
        ("data/clusters.yaml", "name: {de: Kaimauern", "name: {de: {}"),
        ("data/rounds.yaml", "name: {de: Aufnahme 2024", "name: {de: {}"),
        ("data/totals.yaml", "people: {de: rund drei Millionen", "people: {de: {}"),
        ("data/awards.yaml", "name: {de: Ankerpreis 2024", "name: {de: {}"),
        ("data/conferences.yaml", "name: {de: Erste Gezeitenkonferenz", "name: {de: {}"),
        ("data/calls.yaml", "name: {de: Ausschreibung 2026", "name: {de: {}"),
        ("data/countries.yaml", "name: {de: Åland", "name: {de: {}"),
        ("content/news/2021-03-01-kran.de.md", "title: Ein neuer Kran", "title: {}"),
        ("content/news/2021-03-01-kran.de.md", "Er hebt 80 Tonnen & mehr.\ndate", "{}\ndate"),
    ];
    // All texts are in one site. A number identifies each.
    let nasty = |number: usize| format!("{NASTY} #{number}#");
    let mut site = Site::harbours();
    for (number, (path, from, to)) in cases.iter().enumerate() {
        // The last pair of braces is the position of the text.
        let at = to.rfind("{}").unwrap();
        let to = format!("{}{}{}", &to[..at], quoted(&nasty(number)), &to[at + 2..]);
        site = site.replace(path, from, &to);
    }
    let made = Made::of(&site);
    check(&made.files);
    let mut shown = String::new();
    for page in made.pages().values() {
        let described = page.all("meta").filter_map(|meta| meta.attribute("content"));
        shown.extend(described.chain([page.one("html").raw_text().as_str()]));
    }
    for (number, (path, from, _)) in cases.iter().enumerate() {
        assert!(shown.contains(&nasty(number)), "`{from}` of {path} is shown nowhere");
    }
}

#[test]
fn a_name_reads_as_it_was_written() {
    let files = Site::harbours()
        .replace("data/members/north.yaml", "name: Zingst", &format!("name: {}", quoted(NASTY)))
        .made();
    let page = Page::parse(&files["staedte/zingst/index.html"]);
    assert_eq!(page.one("h1").raw_text(), NASTY);
    assert_eq!(page.one("title").raw_text(), format!("{NASTY} – Hafenstädte"));
}

#[test]
fn text_of_documents_is_text() {
    let body = "\
        ## A \\<script> {#a\"b}\n\n\
        ![\">\\<script>](anker.svg \"\\\"><script>\") \
        [x](https://a.example/\"onclick=\"x \"\\\" onclick=y\")\n\n\
        `<script>` {{ site.name }} {% raw %}\n\n\
        ```rust\" onclick=\"x\n<script>\n```\n\n\
        ```text\n</code></pre><script>\n```\n";
    let text = format!("---\ntitle: Probe\nslug: probe\n---\n{body}");
    let files = Site::harbours().write("content/pages/probe.de.md", text).run();
    let errors: Vec<String> =
        files.errors().into_iter().filter(|error| error.contains(": error")).collect();
    assert_eq!(errors, [""; 0]);
    let files = files.files();
    check(&files);
    let page = Page::parse(&files["probe/index.html"]);
    let main = page.one("main").raw_text();
    assert!(main.contains("{{ site.name }} {% raw %}"), "content is no template: {main}");
    assert!(main.contains("</code></pre><script>"), "{main}");
}

#[test]
fn addresses_that_could_run_code_are_refused() {
    for address in [
        "javascript:alert",
        "JaVaScRiPt:x",
        "&#106;avascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "blob:x",
    ] {
        let link = format!("[zurück]({address})");
        let site = Site::harbours().replace("content/pages/join.de.md", "[zurück](home:)", &link);
        let errors = site.run().errors();
        assert_eq!(errors.len(), 1, "{address}: {errors:?}");
        assert!(errors[0].starts_with("content/pages/join.de.md:20:"), "{errors:?}");
    }
}
