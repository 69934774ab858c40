use super::{Shape, parse};
use crate::diag::{Diagnostics, place};
use crate::path::SourcePath;

fn problems(text: &str) -> Vec<String> {
    let file = SourcePath::new("data/a.yaml").unwrap();
    let mut diagnostics = Diagnostics::new();
    let parsed = parse(&file, text, 0..text.len(), &mut diagnostics);
    parsed.root.report_duplicates(&mut diagnostics);
    let shown = diagnostics.sorted().into_iter().map(|d| {
        let place = place(text, d.span.as_ref().unwrap());
        format!("{}:{} {}", place.line, place.column, d.message)
    });
    shown.collect()
}

#[test]
fn traps_are_named_where_they_were_laid() {
    for (text, expected) in [
        ("a: 1\ntitle: News: more\n", "2:8 a colon followed by a space is inside this value"),
        (
            "- id: x\n  name: 's-Hertogenbosch\n",
            "2:9 `'` at the start of a value opens a quotation, which is not closed",
        ),
        (
            "- name: {en: 's-Hertogenbosch, fr: Bois-le-Duc}\n",
            "1:14 `'` at the start of a value opens a quotation, which is not closed",
        ),
        ("a:\n\tb: 1\n", "2:1 a tab stands where spaces are needed"),
        ("a: [1, 2\nb: 3\n", "1:4 `[` is opened and not closed"),
        ("a: @here\n", "1:4 a value cannot begin with `@`"),
        ("a: 1\nb: 2\na: 3\n", "3:1 `a` is given twice"),
        ("a: 'it' s\n", "1:4 the quotation ends before `s`"),
        ("a:\n  b: 1\n  word\n  c: 2\n", "3:3 a colon is missing after the name of the field"),
        ("a: 1\nword\n", "2:1 a colon is missing after the name of the field"),
        ("- a\n- b\nword\n", "3:1 a colon is missing after the name of the field"),
        ("a: [b, , c,, d]\n", "1:8 there is a comma without an entry"),
        ("a: [[b, ], [, c]]\n", "1:13 there is a comma without an entry"),
        ("a: ['b]', c]]\n", "1:13 `]` is here, but nothing opens it"),
        ("a: [\n  b,\n  c\nd: 1\n", "1:4 `[` is opened and not closed"),
        ("a: {b: 'x'}# c\n", "1:12 a space is missing before the `#` of a comment"),
        ("a: ># c\n  d\n", "1:5 a space is missing before the `#` of a comment"),
        ("a: [Draft] Seeds\n", "1:4 a value that begins with `[` is a list to YAML"),
        ("a: {b: \"\\d\", c: \"\\w\"}\n", "1:9 `\\d` is no escape of YAML"),
        ("a: > 100 cities\n", "1:4 a value cannot begin with `>`"),
        ("a: - Seeds -\n", "1:4 a value cannot begin with `-`"),
        ("b: 1\na:- seeds\n", "2:3 a list begins on the line below its key"),
        ("[\na\n]\nb\n", "4:1 the list or group ends above this line, and a file has only one"),
        (
            "a: 'b\nc\nd'\ne: 1\n",
            "2:1 each line of a text in quotes must be indented further than its key",
        ),
    ] {
        assert_eq!(problems(text), [expected], "{text}");
    }
}

#[test]
fn one_broken_entry_hides_no_other() {
    let text = "- id: a\n  n: \"x\n- id: b\n  n: y\n- id: c\n  n: [z\n";
    let file = SourcePath::new("data/a.yaml").unwrap();
    let mut diagnostics = Diagnostics::new();
    let parsed = parse(&file, text, 0..text.len(), &mut diagnostics);
    assert_eq!(diagnostics.sorted().len(), 2);
    assert_eq!(parsed.broken_ids, ["a", "c"]);
    assert!(matches!(parsed.root.shape, Shape::List(items) if items.len() == 1));
}

#[test]
fn scalars_are_as_written() {
    let text = "a: NO\nb: 010\nc: 1.50\nd: \"q\"\ne: ~\nf: on\n";
    let file = SourcePath::new("data/a.yaml").unwrap();
    let mut diagnostics = Diagnostics::new();
    let parsed = parse(&file, text, 0..text.len(), &mut diagnostics);
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
