//! What the program tells of each problem: its examples are run.

use std::collections::{BTreeMap, BTreeSet};

use urbi::date::Date;
use urbi::diag::{Code, Severity, UiLanguage};
use urbi::pipeline::{self, Options};
use urbi::source::Sources;

use crate::corpus::put;
use crate::harness::{Files, Site};

/// An example: the file that it is, and its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
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

/// Returns the codes of what is said of an example in the network under it, which prints nothing
/// but what the example is itself. Pages are only made where that is asked for.
fn said(example: &Example, under: &Sources, makes_pages: bool) -> BTreeSet<Code> {
    let text = if example.text.trim().is_empty() { "" } else { &example.text };
    let mut sources = under.clone();
    let own = Files::from([(example.file.clone(), text.as_bytes().to_vec())]);
    let mut all = put(&own, &mut sources);
    let now = Date::parse("2026-11-21").unwrap();
    let options = Options::of(now);
    if let Some(prepared) = pipeline::prepare(&sources, &options, &mut all)
        && makes_pages
        && !all.has_errors()
    {
        pipeline::finish(prepared.renderer(&sources, &options), &|_| true, &mut all);
    }
    all.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn wrong_examples_are_wrong_and_right_ones_right() {
    let mut faults = Vec::new();
    let mut run = 0;
    let under = Site::starter().unprinted().sources();
    // Examples that need no words are the same in each language.
    let mut known: BTreeMap<(Example, bool), BTreeSet<Code>> = BTreeMap::new();
    let mut said = |example: &Example, makes_pages: bool| {
        let new = || said(example, &under, makes_pages);
        known.entry((example.clone(), makes_pages)).or_insert_with(new).clone()
    };
    for code in Code::ALL {
        for ui_language in UiLanguage::ALL {
            let examples = examples(code.explanation(ui_language));
            let [wrong, right] = examples.as_slice() else {
                if !examples.is_empty() {
                    faults.push(format!(
                        "{code} {}: {} examples",
                        ui_language.tag(),
                        examples.len()
                    ));
                }
                continue;
            };
            run += 1;
            // What is said before pages are made is not said by them.
            let makes_pages = !said(wrong, false).contains(code);
            let (wrong, right) = (said(wrong, makes_pages), said(right, makes_pages));
            if !wrong.contains(code) {
                faults.push(format!("{code} {}: the wrong one says {wrong:?}", ui_language.tag()));
            }
            let grave = right.iter().any(|other| other.severity() == Severity::Error);
            if right.contains(code) || grave {
                faults.push(format!("{code} {}: the right one says {right:?}", ui_language.tag()));
            }
        }
    }
    assert!(run > 60, "only {run} pairs of examples were run");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_entry_has_its_parts() {
    for code in Code::ALL {
        for (ui_language, wrong, right) in [
            (UiLanguage::English, "\n## Wrong\n", "\n## Right\n"),
            (UiLanguage::Portuguese, "\n## Errado\n", "\n## Certo\n"),
        ] {
            let text = code.explanation(ui_language);
            assert!(text.starts_with("# "), "{code}");
            assert!(text.contains(wrong) && text.contains(right), "{code} {}", ui_language.tag());
        }
    }
}
