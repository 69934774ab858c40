//! Tests errors after which a fix once destroyed data, and similar ones.

use urbi::diag::Diagnostics;
use urbi::fixing;

use crate::harness::Site;

/// A file of members and its fixed text, or `None` if an editor must decide.
const CASES: [(&str, &str, Option<&str>); 13] = [
    (
        "a list marker without its space",
        "- id: beja\n  name: Beja\n  country: PT\n  clusters:\n    -street-trees\n",
        Some("- id: beja\n  name: Beja\n  country: PT\n  clusters:\n    - street-trees\n"),
    ),
    (
        "an entry pasted without its dash",
        "- id: beja\n  name: Beja\n  country: PT\n  joined: 2023\n  id: faro\n  name: Faro\n  country: PT\n  joined: 2023\n",
        Some(
            "- id: beja\n  name: Beja\n  country: PT\n  joined: 2023\n- id: faro\n  name: Faro\n  country: PT\n  joined: 2023\n",
        ),
    ),
    (
        "a comma forgotten in braces",
        "- id: beja\n  name: {en: Beja pt: Beja}\n  country: PT\n",
        Some("- id: beja\n  name: {en: Beja, pt: Beja}\n  country: PT\n"),
    ),
    (
        "a colon of a text in braces",
        "- id: beja\n  name: {en: Beja: the town, pt: Beja}\n  country: PT\n",
        None,
    ),
    (
        "a full-width comma in braces",
        "- id: beja\n  name: {en: Beja，pt: Beja}\n  country: PT\n",
        Some("- id: beja\n  name: {en: Beja, pt: Beja}\n  country: PT\n"),
    ),
    (
        "an indentation of no-break spaces",
        "- id: beja\n\u{a0}\u{a0}name: Beja\n\u{a0}\u{a0}country: PT\n\u{a0}\u{a0}joined: 2023\n",
        Some("- id: beja\n  name: Beja\n  country: PT\n  joined: 2023\n"),
    ),
    (
        "a text that begins in the first column",
        "- id: beja\n  name: Beja\n  country: PT\n  summary: |\n  A town of wheat.\n  And of cork.\n  joined: 2023\n",
        Some(
            "- id: beja\n  name: Beja\n  country: PT\n  summary: |\n    A town of wheat.\n    And of cork.\n  joined: 2023\n",
        ),
    ),
    (
        "two files put together",
        "- id: beja\n  name: Beja\n  country: PT\n---\n- id: faro\n  name: Faro\n  country: PT\n",
        Some("- id: beja\n  name: Beja\n  country: PT\n- id: faro\n  name: Faro\n  country: PT\n"),
    ),
    (
        "a rule at the end",
        "---\n- id: beja\n  name: Beja\n  country: PT\n---\n",
        Some("---\n- id: beja\n  name: Beja\n  country: PT\n"),
    ),
    (
        "marks of a merge",
        "- id: beja\n<<<<<<< HEAD\n  name: Beja\n=======\n  name: Béja\n>>>>>>> other\n  country: PT\n",
        None,
    ),
    (
        "a full-width colon",
        "- id: beja\n  name：Beja\n  country: PT\n",
        Some("- id: beja\n  name: Beja\n  country: PT\n"),
    ),
    (
        "a control character in a word",
        "- id: beja\n  name: Be\u{10}ja\n  country: PT\n",
        Some("- id: beja\n  name: Beja\n  country: PT\n"),
    ),
    (
        "only a misspelt key next to an error",
        "- id: beja\n  name: {en: Beja: the town, pt: Beja}\n  contry: PT\n",
        None,
    ),
];

#[test]
fn what_once_destroyed_data_is_fixed_or_left() {
    const PATH: &str = "data/members/more.yaml";
    for (name, wrong, right) in CASES {
        let site = Site::starter().write(PATH, wrong);
        let done = fixing::fix(&site.sources(), &site.options(), Diagnostics::new());
        let texts: Vec<&str> = done.files.values().map(String::as_str).collect();
        assert_eq!(texts, right.into_iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(done.left.has_errors(), right.is_none(), "{name}: {:#?}", done.left);
    }
}
