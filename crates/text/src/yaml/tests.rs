use super::{Parsed, Shape, parse};
use crate::diag::{Diagnostics, place};
use crate::path::SourcePath;

fn read(text: &str) -> (Parsed, Diagnostics) {
    let file = SourcePath::new("data/a.yaml").unwrap();
    let mut diagnostics = Diagnostics::new();
    let parsed = parse(&file, text, 0..text.len(), &mut diagnostics);
    (parsed, diagnostics)
}

fn problems(text: &str) -> Vec<String> {
    let (parsed, mut diagnostics) = read(text);
    parsed.root.report_duplicates(&mut diagnostics);
    let shown = diagnostics.sorted().into_iter().map(|d| {
        let place = place(text, d.span.as_ref().unwrap());
        format!("{}:{} {:?}", place.line, place.column, d.message)
    });
    shown.collect()
}

#[test]
fn traps_are_named_where_they_were_laid() {
    for (text, expected) in [
        ("a: 1\ntitle: News: more\n", "2:8 yaml.colon-in-value"),
        ("- id: x\n  name: 's-Hertogenbosch\n", "2:9 yaml.unclosed-quotation-mark(quote: \"'\")"),
        (
            "- name: {en: 's-Hertogenbosch, fr: Bois-le-Duc}\n",
            "1:14 yaml.unclosed-quotation-mark(quote: \"'\")",
        ),
        ("a:\n\tb: 1\n", "2:1 yaml.tab-indentation"),
        ("a: [1, 2\nb: 3\n", "1:4 yaml.bracket-not-closed(open: \"[\")"),
        ("a: @here\n", "1:4 yaml.invalid-first-character(first: \"@\")"),
        ("a: 1\nb: 2\na: 3\n", "3:1 yaml.duplicate-field(key: \"a\")"),
        ("a: 'it' s\n", "1:4 yaml.early-quotation-mark(rest: \"s\")"),
        ("a:\n  b: 1\n  word\n  c: 2\n", "3:3 schema.colon-missing"),
        ("a: 1\nword\n", "2:1 schema.colon-missing"),
        ("- a\n- b\nword\n", "3:1 schema.colon-missing"),
        ("a: [b, , c,, d]\n", "1:8 yaml.comma-without-entry"),
        ("a: [[b, ], [, c]]\n", "1:13 yaml.comma-without-entry"),
        ("a: ['b]', c]]\n", "1:13 yaml.nothing-to-close(close: \"]\")"),
        ("a: [\n  b,\n  c\nd: 1\n", "1:4 yaml.bracket-not-closed(open: \"[\")"),
        ("a: {b: 'x'}# c\n", "1:12 yaml.comment-without-space"),
        ("a: ># c\n  d\n", "1:5 yaml.comment-without-space"),
        ("a: [Draft] Seeds\n", "1:4 yaml.value-read-as-list(open: \"[\")"),
        ("a: {b: \"\\d\", c: \"\\w\"}\n", "1:9 yaml.unknown-escape(escape: \"\\\\d\")"),
        ("a: > 100 cities\n", "1:4 yaml.invalid-first-character(first: \">\")"),
        ("a: - Seeds -\n", "1:4 yaml.invalid-first-character(first: \"-\")"),
        ("b: 1\na:- seeds\n", "2:3 yaml.list-on-field-line"),
        ("[\na\n]\nb\n", "4:1 yaml.line-after-end"),
        ("a: 'b\nc\nd'\ne: 1\n", "2:1 yaml.quoted-text-not-indented"),
    ] {
        assert_eq!(problems(text), [expected], "{text}");
    }
}

#[test]
fn one_broken_entry_hides_no_other() {
    let (parsed, diagnostics) = read("- id: a\n  n: \"x\n- id: b\n  n: y\n- id: c\n  n: [z\n");
    assert_eq!(diagnostics.sorted().len(), 2);
    assert_eq!(parsed.broken_ids, ["a", "c"]);
    assert!(matches!(parsed.root.shape, Shape::List(items) if items.len() == 1));
}

#[test]
fn scalars_are_as_written() {
    let (parsed, _) = read("a: NO\nb: 010\nc: 1.50\nd: \"q\"\ne: ~\nf: on\n");
    let Shape::Map(entries) = parsed.root.shape else { panic!("a map") };
    let values: Vec<_> = entries.iter().map(|(_, node)| node.shape.clone()).collect();
    let scalar = |text: &str| Shape::Scalar(text.into());
    assert_eq!(
        values,
        [scalar("NO"), scalar("010"), scalar("1.50"), scalar("q"), Shape::Null, scalar("on")]
    );
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let before = format!("*a{},", level - 1).repeat(10);
        text.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    assert!(!problems(&text).is_empty());
}
