//! What the program tells of each problem: its examples are run.

use std::collections::BTreeSet;

use urbi::config::Overrides;
use urbi::date::Date;
use urbi::diag::{Code, Diagnostics, Severity, Tongue};
use urbi::pipeline::{self, Options};

use crate::corpus::{base, load};

/// An example: the file that it is, and its text.
struct Example {
    file: String,
    text: String,
}

/// Reads the examples of an explanation, those that are files of a site.
fn examples(explanation: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut parts = explanation.split("\n~~~").skip(1);
    while let (Some(part), Some(_)) = (parts.next(), parts.next()) {
        let (info, text) = part.split_once('\n').unwrap_or((part, ""));
        if let Some((_, file)) = info.split_once(' ') {
            found.push(Example { file: file.to_owned(), text: format!("{text}\n") });
        }
    }
    found
}

/// Returns the codes of the errors and warnings, and of the notes that are asked for.
fn said(example: &Example) -> BTreeSet<Code> {
    let mut files = base();
    let text = if example.text.trim().is_empty() { "" } else { &example.text };
    files.insert(example.file.clone(), text.as_bytes().to_vec());
    let (sources, loading) = load(&files);
    let now = Date::parse("2026-11-21").unwrap();
    let options =
        Options { now, overrides: Overrides::default(), minify: true, unpublished: false };
    let mut all: Diagnostics = loading;
    if let Some(prepared) = pipeline::prepare(&sources, &options, &mut all)
        && !all.has_errors()
    {
        drop(prepared);
        all = pipeline::run(&sources, &options, Diagnostics::new()).diagnostics;
    }
    all.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn wrong_examples_are_wrong_and_right_ones_right() {
    let mut faults = Vec::new();
    let mut run = 0;
    for code in Code::ALL {
        for tongue in Tongue::ALL {
            let examples = examples(code.explanation(tongue));
            let [wrong, right] = examples.as_slice() else {
                if !examples.is_empty() {
                    faults.push(format!("{code} {}: {} examples", tongue.tag(), examples.len()));
                }
                continue;
            };
            run += 1;
            let (wrong, right) = (said(wrong), said(right));
            if !wrong.contains(code) {
                faults.push(format!("{code} {}: the wrong one says {wrong:?}", tongue.tag()));
            }
            let grave = right.iter().any(|other| other.severity() == Severity::Error);
            if right.contains(code) || grave {
                faults.push(format!("{code} {}: the right one says {right:?}", tongue.tag()));
            }
        }
    }
    assert!(run > 60, "only {run} pairs of examples were run");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_entry_has_its_parts() {
    for code in Code::ALL {
        for (tongue, wrong, right) in [
            (Tongue::English, "\n## Wrong\n", "\n## Right\n"),
            (Tongue::Portuguese, "\n## Errado\n", "\n## Certo\n"),
        ] {
            let text = code.explanation(tongue);
            assert!(text.starts_with("# "), "{code}");
            assert!(text.contains(wrong) && text.contains(right), "{code} {}", tongue.tag());
        }
    }
}
