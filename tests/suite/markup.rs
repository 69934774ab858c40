//! Tests Markdown markup: what counts as markup, what stays text, and how fixes change a text.

use std::collections::BTreeSet;

use urbi::content::{self, DocumentRules, Segment};
use urbi::diag::{Code, Diagnostic, Diagnostics, Texts};
use urbi::fix;
use urbi::path::SourcePath;
use urbi::source::Sources;

use crate::harness::{Site, crate_root, read_tree};
use crate::html::Page;
use crate::numbers::Numbers;

const FILE: &str = "content/news/2026-01-10-trial.en.md";

/// The codes for accidental markup.
const CODES: [Code; 3] = [Code::MarkupInText, Code::AccidentalMarkup, Code::HeadingLevel];

fn sources(body: &str) -> Sources {
    Sources::from_literal(&format!("-- {FILE} --\n---\ntitle: A\n---\n{body}"))
}

/// Returns the diagnostics of a text, and its HTML with the addresses of its links.
fn read(sources: &Sources) -> (Vec<Diagnostic>, String) {
    let mut diagnostics = Diagnostics::new();
    let documents = content::parse(sources, &[], &DocumentRules::default(), &mut diagnostics);
    let segments = documents.all.iter().flat_map(|document| &document.body.segments);
    let html = segments.map(|segment| match segment {
        Segment::Html(html) => html.clone(),
        Segment::Link { target: content::LinkTarget::External(url), .. } => format!("<a {url}>"),
        Segment::LinkEnd => "</a>".to_owned(),
        _ => String::new(),
    });
    let html = html.collect();
    (diagnostics.sorted().into_iter().cloned().collect(), html)
}

fn html(body: &str) -> String {
    let (problems, html) = read(&sources(body));
    assert!(problems.is_empty(), "{body}: {problems:?}");
    html.trim_end().to_owned()
}

#[test]
fn emphasis_works_next_to_chinese_japanese_and_korean() {
    for (markdown, expected) in [
        ("**灯塔。**城镇", "<strong>灯塔。</strong>城镇"),
        ("互相学习，*城（港）*学习", "互相学习，<em>城（港）</em>学习"),
        ("**注意：**请看**“城市”**学习", "<strong>注意：</strong>请看<strong>“城市”</strong>学习"),
        ("学习**（城市）**城市", "学习<strong>（城市）</strong>城市"),
        ("**「都市」**です", "<strong>「都市」</strong>です"),
        ("**\"도시\"**는", "<strong>\"도시\"</strong>는"),
        ("**灯塔。**城镇**港。**城", "<strong>灯塔。</strong>城镇<strong>港。</strong>城"),
        ("~~旧：~~新", "<del>旧：</del>新"),
        ("**𠮷。**𠮷", "<strong>𠮷。</strong>𠮷"),
        ("`**灯。**城`和**灯。**城", "<code>**灯。**城</code>和<strong>灯。</strong>城"),
        ("城*[a](https://a.example/b。*c)*城", "城<em><a https://a.example/b。*c>a</a></em>城"),
    ] {
        assert_eq!(html(markdown), format!("<p>{expected}</p>"), "{markdown}");
    }
    let heading = html("## **灯塔。**城镇\n");
    assert!(heading.contains("<strong>灯塔。</strong>城镇"), "{heading}");
}

#[test]
fn addresses_become_links() {
    for (markdown, expected) in [
        ("See https://a.example/b_c.", "See <a https://a.example/b_c>https://a.example/b_c</a>."),
        ("www.a.example", "<a https://www.a.example>www.a.example</a>"),
        ("(ana@a.example)", "(<a mailto:ana@a.example>ana@a.example</a>)"),
        ("mailto:ana@a.example", "<a mailto:ana@a.example>mailto:ana@a.example</a>"),
        ("xmpp:ana@a.example", "xmpp:ana@a.example"),
        ("https://a.example/a\\_b", "<a https://a.example/a_b>https://a.example/a_b</a>"),
        ("**https://a.example**", "<strong><a https://a.example>https://a.example</a></strong>"),
        ("`https://a.example`", "<code>https://a.example</code>"),
        ("[https://a.example](https://b.example)", "<a https://b.example>https://a.example</a>"),
        ("<https://a.example>", "<a https://a.example>https://a.example</a>"),
        (
            "https://a.example/?a=1&b=2",
            "<a https://a.example/?a=1&b=2>https://a.example/?a=1&amp;b=2</a>",
        ),
    ] {
        assert_eq!(html(markdown), format!("<p>{expected}</p>"), "{markdown}");
    }
    let heading = html("## See www.a.example\n");
    assert!(heading.starts_with("<h2 id=\"see-www-a-example\">See <a https"), "{heading}");
}

#[test]
fn braces_of_headings_are_words_unless_they_give_an_id() {
    assert!(html("## Call {open}\n").contains("<h2 id=\"call-open\">Call {open}"));
    assert!(html("## Set {1, 2}\n").contains(">Set {1, 2}"));
    assert!(html("## Own {#own}\n").contains("<h2 id=\"own\">Own"));
    assert!(html("## Name {name} {#own}\n").contains("<h2 id=\"own\">Name {name}"));
    assert!(html("A {b}\n---\n\n## C {d} ##\n").contains(">C {d}"));
}

#[test]
fn addresses_are_links_in_pages_and_feeds() {
    let text =
        "---\ntitle: A trial\nsummary: Short.\ndate: 2026-01-10\n---\n\nWrite to ana@a.example.\n";
    let files = Site::starter().unprinted().write(FILE, text).made();
    let contains = |path: &str, end: &str, link: &str| {
        path.ends_with(end) && String::from_utf8_lossy(&files[path]).contains(link)
    };
    let link = "mailto:ana@a.example";
    let page = files.keys().find(|path| contains(path, "index.html", link)).unwrap();
    let page = Page::parse(&files[page]);
    let own = page.all("a").find(|own| own.attribute("href") == Some(link)).unwrap();
    assert_eq!(own.raw_text(), "ana@a.example");
    assert!(files.keys().any(|path| contains(path, "feed.xml", "mailto:ana@a.example")));
}

#[test]
fn many_equal_headings_have_ids_of_their_own() {
    let sources = sources(&"## same\n".repeat(20_000));
    let documents =
        content::parse(&sources, &[], &DocumentRules::default(), &mut Diagnostics::new());
    let headings = &documents.all[0].body.headings;
    let ids: BTreeSet<&str> = headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!((ids.len(), headings.len()), (20_000, 20_000));
    assert_eq!(headings[19_999].id, "same-20000");
}

/// Characters that people often type by accident.
const STRAYS: [&str; 44] = [
    "**",
    "*",
    "__",
    "_",
    "~~",
    "##",
    "# ",
    "\u{a0}",
    "- ",
    "-\u{a0}",
    "• ",
    "1. ",
    "14. ",
    "2024. ",
    "\n",
    "\n\n",
    "\n---\n",
    "\n===\n",
    "[",
    "]",
    "(",
    ")",
    "] (",
    "](",
    "[^",
    "![",
    "{",
    "}",
    " {.a}",
    "|",
    "|---|\n",
    "> ",
    "> [!",
    "    ",
    "`",
    "```\n",
    "\\",
    "https://a.example/b",
    "www.a.example",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> b\n",
    "。",
    "城",
];

/// Builds a text from parts of real ones, with accidental characters.
fn spoilt(texts: &[String], numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..=numbers.below(3) {
        let own = &texts[numbers.below(texts.len())];
        let start = own.floor_char_boundary(numbers.below(own.len()));
        let end = own.floor_char_boundary((start + numbers.below(300)).min(own.len()));
        text.push_str(&own[start..end]);
    }
    for _ in 0..=numbers.below(8) {
        let at = text.floor_char_boundary(numbers.below(text.len() + 1));
        text.insert_str(at, STRAYS[numbers.below(STRAYS.len())]);
    }
    text
}

/// Returns the words of a text, without signs. Labels of footnotes (`[^a]`) and kinds of alerts (`[!NOTE]`) do not
/// count, because a fix changes an unknown one to the only similar one.
fn words(text: &str) -> Vec<String> {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let text = text.replace("[!", "[^");
    let mut parts = text.split("[^");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_label = |label: &&str| !label.contains(char::is_whitespace);
        let label = part.split_once(']').map(|(label, _)| label).filter(is_label);
        plain.push(' ');
        plain.push_str(&part[label.map_or(0, str::len)..]);
    }
    let plain: String = plain.replace("%20", " ").chars().map(letters).collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn spoilt_texts_never_panic_and_no_fix_loses_a_word() {
    let tree = read_tree(&crate_root().join("content"));
    let texts: Vec<String> = tree
        .iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .filter_map(|text| text.split("\n---\n").nth(1).map(str::to_owned))
        .filter(|body| body.len() > 40)
        .collect();
    assert!(texts.len() > 20, "{} texts", texts.len());
    let path = SourcePath::new(FILE).unwrap();
    let mut numbers = Numbers::new(600);
    let mut corrected = 0;
    let mut codes = BTreeSet::new();
    for round in 0..1500 {
        let mut now = sources(&spoilt(&texts, &mut numbers));
        let before = words(now.text(&path).unwrap());
        let mut passes = 0;
        loop {
            let problems = read(&now).0;
            let own: Vec<&Diagnostic> = problems
                .iter()
                .filter(|problem| CODES.contains(&problem.code) && !problem.fix.is_empty())
                .collect();
            codes.extend(own.iter().map(|problem| problem.code));
            let fixes = fix::step(&now, own, usize::MAX);
            if fixes.made.is_empty() {
                break;
            }
            passes += 1;
            corrected += fixes.made.len();
            assert!(passes < 20, "{round} does not come to an end: {:?}", now.text(&path));
            let next = fixes.applied(&now);
            assert_eq!(words(next.text(&path).unwrap()), before, "{round}: {:?}", now.text(&path));
            now = next;
        }
    }
    assert!(corrected > 100 && codes.len() == CODES.len(), "{corrected} fixes of {codes:?}");
}
