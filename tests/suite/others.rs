//! Gives the test suites of other projects access to urbi's parsers. `cargo test` lists these tests as ignored.
//! `tests/others/run` runs them.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use urbi::diag::Diagnostics;
use urbi::path::SourcePath;
use urbi::yaml::{self, Node, Shape};

/// Parses each `NAME.yaml` of a folder, and writes the result to `NAME.json`.
#[test]
#[ignore = "needs the YAML test suite: tests/others/run yaml-values"]
#[expect(clippy::disallowed_methods, reason = "the folder is that of the caller")]
fn yaml_values() {
    let folder = PathBuf::from(std::env::var_os("YAML_TEXTS").expect("a folder of YAML texts"));
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let file = SourcePath::new("data/text.yaml").unwrap();
        let mut problems = Diagnostics::new();
        let parsed = yaml::parse(&file, &text, 0..text.len(), &mut problems);
        let read = json!({"problems": problems.sorted().len(), "value": value(&parsed.root)});
        fs::write(path.with_extension("json"), read.to_string()).unwrap();
        count += 1;
    }
    assert!(count > 0, "no text was read");
}

/// Returns a node as JSON: scalars as written, maps as lists of pairs.
fn value(node: &Node) -> Value {
    match &node.shape {
        Shape::Null => Value::Null,
        Shape::Scalar(text) => json!(text),
        Shape::List(entries) => entries.iter().map(value).collect(),
        Shape::Map(entries) => {
            let pairs: Vec<_> =
                entries.iter().map(|(key, node)| json!([key.text, value(node)])).collect();
            json!({ "map": pairs })
        }
        Shape::Unreadable => json!({"unreadable": true}),
    }
}
