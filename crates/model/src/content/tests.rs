use super::{DocumentRules, Documents, Segment, parse};
use crate::diag::Diagnostics;
use crate::source::Sources;

fn read(body: &str) -> (Documents, Vec<String>) {
    let literal = format!("-- content/news/a.en.md --\n---\ntitle: A\n---\n{body}");
    let mut diagnostics = Diagnostics::new();
    let documents =
        parse(&Sources::from_literal(&literal), &[], &DocumentRules::default(), &mut diagnostics);
    let shown = diagnostics.sorted().into_iter().map(|d| format!("{}: {:?}", d.code, d.message));
    (documents, shown.collect())
}

/// The HTML, with each hole shown as `‹name›`.
fn html(body: &str) -> String {
    let (documents, problems) = read(body);
    assert_eq!(problems, [""; 0]);
    let segments = &documents.all[0].body.segments;
    let shown = segments.iter().map(|segment| match segment {
        Segment::Html(html) => html.clone(),
        Segment::Link { target, empty, .. } => format!("‹link {target:?} {empty}›"),
        Segment::LinkEnd => "</a>".into(),
        Segment::Image { file, alt, .. } => format!("‹image {file} {alt}›"),
        Segment::Code { language, text } => {
            format!("‹code {:?} {text:?}›", language.as_ref().map(|l| &l.value))
        }
        Segment::Block(block) => format!("‹{block:?}›").chars().take(9).collect(),
        Segment::Anchor(heading) => format!("‹#{}›", heading.id),
        Segment::AlertTitle(name) => format!("‹{name}›"),
        Segment::FootnotesTitle => "‹notes›".into(),
        Segment::FootnoteNumber(number) => number.to_string(),
        Segment::FootnoteBack(number) => format!("‹back {number}›"),
    });
    shown.collect()
}

#[test]
fn links_are_read_by_identity() {
    assert_eq!(
        html("[Join](../pages/join.md#how) and [](city:sonderborg) and [x](#y)\n"),
        "<p>‹link Own(Document(\"pages/join\"), Some(\"how\")) false›Join</a> and \
         ‹link Own(Record(Cities, \"sonderborg\"), None) true›</a> and \
         ‹link Fragment(\"y\") false›x</a></p>\n"
    );
}

#[test]
fn headings_have_unique_ids_and_anchors() {
    assert_eq!(
        html("## Évora\n\n## Évora\n\n## Given {#own}\n"),
        "<h2 id=\"evora\">Évora‹#evora›</h2>\n<h2 id=\"evora-2\">Évora‹#evora-2›</h2>\n\
         <h2 id=\"own\">Given‹#own›</h2>\n"
    );
}

#[test]
fn footnotes_are_at_the_end_and_link_back() {
    let shown = html("One[^a] and two[^b].\n\n[^b]: Second.\n[^a]: First.\n");
    assert!(shown.contains("href=\"#_fn-1\" id=\"_fnref-1\""), "{shown}");
    assert!(shown.contains("<li id=\"_fn-1\"><p>First. ‹back 1›</p>\n</li>"), "{shown}");
    assert!(shown.contains("<li id=\"_fn-2\"><p>Second. ‹back 2›</p>\n</li>"), "{shown}");
}

#[test]
fn footnotes_in_footnotes_and_in_other_letters_lose_nothing() {
    let shown = html("Body[^Note].\n\n[^note]: a[^b]\n\n    > [^b]: c\n");
    assert!(shown.contains("Body") && shown.contains("<p>a<sup"), "{shown}");
    assert_eq!(
        read("a\n\n[^x]: y\n").1,
        ["unused-footnote: content.unused-footnote(label: \"x\")"]
    );
}

#[test]
fn blocks_work_in_lists_and_quotations() {
    for body in [
        "- x\n\n  ```members\n  round: 2025\n  group: region\n  ```\n",
        "> ```members\n> round: 2025\n> group: region\n> ```\n",
    ] {
        assert!(html(body).contains("‹Members"), "{body}");
    }
}

#[test]
fn depth_is_bounded() {
    let deep = format!("{} x\n", ">".repeat(800));
    assert_eq!(read(&deep).1, ["too-large: content.nested-too-deep(deepest: \"64\")"]);
}

#[test]
fn alerts_tables_tasks_and_definitions() {
    assert!(html("> [!NOTE]\n> Mind.\n").starts_with("<aside class=\"alert alert-note\">‹note›"));
    assert!(html("|a|\n|-|\n|b|\n").contains("<div class=\"table-scroll\" tabindex=\"0\"><table>"));
    assert!(html("- [x] done\n").contains("☑"));
    assert!(html("term\n: meaning\n").contains("<dd>meaning</dd>"));
    assert_eq!(html("```rust\nfn a() {}\n```\n"), "‹code Some(\"rust\") \"fn a() {}\\n\"›\n");
    assert_eq!(html("```members\nround: 2022\n```\n"), "‹Members \n");
}

#[test]
fn what_is_not_allowed_is_named() {
    for (body, problem) in [
        ("<b>x</b>\n", "raw-html: content.raw-html"),
        (
            "[x](javascript:alert)\n",
            "invalid-address: content.link-scheme-not-allowed(scheme: \"javascript\")",
        ),
        (
            "[x](../../../a.md)\n",
            "dead-link: content.path-outside-content(place: \"../../../a.md\")",
        ),
        ("```members\n```\n", "missing-field: content.members-block-empty"),
        (
            "```members\nrund: 2022\n```\n",
            "unknown-key: schema.unknown-field(noun: noun.members-block, key: \"rund\")",
        ),
        (
            "```membrs\nround: 1\n```\n",
            "unknown-code-language: content.unknown-block(info: \"membrs\")",
        ),
        (
            "![x](https://a.example/b.jpg)\n",
            "invalid-address: content.image-not-of-site(destination: \"https://a.example/b.jpg\")",
        ),
    ] {
        assert_eq!(read(body).1[0], problem, "{body}");
    }
}

#[test]
fn comments_vanish_and_nul_is_refused() {
    assert_eq!(html("a <!-- b --> c\n"), "<p>a  c</p>\n");
    assert_eq!(html("<!-- a\n\nb -->\n\nc\n"), "<p>c</p>\n");
    assert_eq!(read("<!-- a --> lost <!-- b -->\n").1.len(), 1);
    assert_eq!(read("a\0b\n").1, ["invalid-value: content.nul-character"]);
}
