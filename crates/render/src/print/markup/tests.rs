//! Tests of the conversion from HTML to Typst markup.

use super::{MarkupWriter, SectionedText};
use crate::diag::Span;
use crate::html;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::print::pictures::PrintImages;
use crate::source::Sources;

const PAGE: &str = "https://a.example/en/join/";

fn with<T>(work: impl FnOnce(MarkupWriter<'_>) -> T) -> T {
    let (plan, sources) = (Plan::default(), Sources::default());
    let place = Span::file(&SourcePath::new("content/pages/join.en.md").unwrap());
    let pictures = PrintImages::new(&plan, &sources, "https://a.example".to_owned(), place);
    work(MarkupWriter::new(PAGE, "https://a.example", pictures))
}

/// Writes a fragment of a page, without the empty lines between its blocks.
fn written(html: &str) -> String {
    let nodes = html::parse(html);
    with(|mut markup| {
        let SectionedText { intro, .. } = markup.parted(&nodes);
        intro.split("\n\n").filter(|line| !line.is_empty()).collect::<Vec<_>>().join("¶")
    })
}

#[test]
fn words_are_words_whatever_they_look_like() {
    for (html, markup) in [
        ("<p>a\n  b *c* #d [e] $f$ \"g\" \\h</p>", r#"#"a b *c* #d [e] $f$ \"g\" \\h";"#),
        ("<p>a <em>b</em>, c</p>", r#"#"a"; #emph[#"b";];#", c";"#),
        ("<p>1&nbsp;000&thinsp;km</p>", "#\"1\u{a0}000\u{2009}km\";"),
        ("<p><code>#x[]</code>(y)</p>", r##"#raw("#x[]");#"(y)";"##),
        ("<p>a<br>b</p>", r#"#"a";#" ";#linebreak();#"b";"#),
    ] {
        assert_eq!(written(html), markup, "{html}");
    }
}

#[test]
fn elements_are_those_of_the_language() {
    for (html, markup) in [
        ("<ul><li>a</li><li>b</li></ul>", r#"#list(tight:true,[#"a";],[#"b";],);"#),
        ("<ol start=\"3\"><li>a</li></ol>", r#"#enum(start:3,tight:true,[#"a";],);"#),
        ("<ul></ul>", ""),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "#terms(terms.item([#\"a\";],[#\"b\";¶]),);"),
        (
            "<table><thead><tr><th>a</th><th class=\"align-right\">b</th></tr></thead>\
             <tbody><tr><td colspan=\"2\">c</td></tr></tbody></table>",
            "#element(\"table\",(),table(columns:2,align:(start,end,),table.header([#\"a\";],[#\"b\";],),\
             table.cell(colspan:2,rowspan:1,[#\"c\";]),));",
        ),
        (
            "<table><tbody><tr><th scope=\"row\">a</th><td>b</td></tr>\
             <tr><th scope=\"rowgroup\" colspan=\"2\">c</th></tr></tbody></table>",
            "#element(\"table\",(),table(columns:2,align:(start,start,),pdf.header-cell(scope:\"row\",[#\"a\";]),[#\"b\";],\
             pdf.header-cell(scope:\"row\",table.cell(colspan:2,rowspan:1,[#\"c\";])),));",
        ),
        ("<blockquote><p>a</p></blockquote>", "#quote(block:true,[¶#\"a\";¶]);"),
        ("<pre><code>a\nb\n</code></pre>", r#"#raw(block:true,"a\u{a}b");"#),
        ("<p class=\"quiet small\">a</p>", r#"#element("p",("quiet","small",),[#"a";]);"#),
        (
            "<h3 id=\"x y\">a <a class=\"anchor\" href=\"#\">#</a></h3>",
            r#"#heading(level:1,[#"a";])#label("x y");"#,
        ),
    ] {
        assert_eq!(written(html), markup, "{html}");
    }
}

#[test]
fn links_lead_to_the_whole_address_or_to_a_heading_of_the_document() {
    let html = "<p><a href=\"https://a.example/en/join/#why\">a</a> <a href=\"/x/\">b</a> \
                <a href=\"https://a.example/en/join/#gone\">c</a> <a>d</a></p><h3 id=\"why\">e</h3>";
    let markup = written(html);
    let links = "#link(label(\"why\"),[#\"a\";]); #link(\"https://a.example/x/\",[#\"b\";]); \
                 #link(\"https://a.example/en/join/#gone\",[#\"c\";]); #\"d\";";
    assert_eq!(markup.split('¶').next(), Some(links));
}

#[test]
fn languages_are_marked_and_directions_isolated() {
    for (html, markup) in [
        ("<p lang=\"pt-PT\">a</p>", r#"#text(lang:"pt",region:"PT",)[#"a";];"#),
        (
            "<p><a href=\"tel:+49\" dir=\"ltr\">+49 40</a></p>",
            "#text(dir:ltr,)[\u{2066}#link(\"tel:+49\",[#\"+49 40\";]);\u{2069}];",
        ),
    ] {
        assert_eq!(written(html), markup, "{html}");
    }
}

#[test]
fn notes_are_where_the_text_refers_to_them() {
    let note = |n: u32| format!("<sup class=\"footnote\"><a href=\"{PAGE}#_fn-{n}\">{n}</a></sup>");
    let html = format!(
        "<p>a{}b{}</p><section class=\"footnotes\"><ol><li id=\"_fn-1\"><p>c \
         <a class=\"footnote-back\" href=\"#\">↩</a></p></li></ol></section>",
        note(1),
        note(1)
    );
    let markup =
        "#\"a\";#footnote([#\"c\"; ])#label(\"_fn-1\");#\"b\";#footnote(label(\"_fn-1\"));";
    assert_eq!(written(&html), markup);
}

#[test]
fn what_is_for_screens_is_left_out() {
    for html in [
        "<svg><text>a</text></svg>",
        "<p><span hidden>a</span></p>",
        "<div aria-hidden=\"true\">a</div>",
        "<script>a</script>",
        "<p class=\"screen\">a</p>",
        "<ul><li class=\"screen\">a</li></ul>",
    ] {
        assert_eq!(written(html).trim(), "", "{html}");
    }
}

#[test]
fn headings_of_the_second_level_part_a_text() {
    let nodes = html::parse("<p>a</p><h2 id=\"b\">b</h2><p>c</p><h3 id=\"d\">d</h3><h2>e</h2>");
    let parted = with(|mut markup| markup.parted(&nodes));
    let parts: Vec<_> = parted.parts.iter().map(|part| (&*part.id, &*part.title)).collect();
    assert_eq!(parts, [("b", "#\"b\";"), ("", "#\"e\";")]);
    assert!(parted.intro.contains("#\"a\";") && parted.parts[0].body.contains("heading(level:2"));
}
