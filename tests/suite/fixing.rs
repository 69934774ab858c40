//! Tests `urbi fix` with random errors: no word is lost, and no error is new. If no error remains, the data is the same
//! as before.

mod kinds;
mod slips;

use std::collections::BTreeSet;

use rayon::prelude::*;
use urbi::diag::{Diagnostics, Severity, Texts};
use urbi::fixing;
use urbi::path::SourcePath;
use urbi::pipeline;
use urbi::source::Sources;
use urbi::yaml::{self, Node, Shape};

use crate::harness::Site;
use crate::numbers::Numbers;
use slips::Slip;

/// The number of random errors. `URBI_FIXES` in the compiler's environment sets another.
const ROUNDS: &str = match option_env!("URBI_FIXES") {
    Some(rounds) => rounds,
    None => "120",
};

/// A valid text with one error, and the result of fixing it.
struct Tried {
    path: String,
    slip: Slip,
    sound: String,
    wrong: String,
    fixed: String,
    /// The numbers of errors before and after.
    errors: (usize, usize),
    /// Words that fixes can read differently: those of values, codes and field names.
    read: BTreeSet<String>,
}

impl Tried {
    /// Adds an error to a text of the starter network, and fixes it.
    fn new(seed: usize) -> Self {
        let site = Site::starter();
        let mut numbers = Numbers::new(seed as u64);
        // The first numbers of neighbouring seeds are similar.
        for _ in 0..8 {
            numbers.below(9);
        }
        let is_data = |path: &str| path.starts_with("data/") && path.ends_with(".yaml");
        let texts: Vec<&String> =
            site.files().keys().filter(|path| is_data(path) || path.ends_with(".en.md")).collect();
        let path = texts[numbers.below(texts.len())].clone();
        let sound = site.text(&path);
        let (slip, wrong) = slips::slip(&sound, path.ends_with(".md"), &mut numbers);
        let spoilt = site.clone().write(&path, &wrong);
        let sources = spoilt.sources();
        let mut found = Diagnostics::new();
        pipeline::prepare(&sources, &spoilt.options(), &mut found);
        let done = fixing::fix(&sources, &spoilt.options(), Diagnostics::new());
        let own = done.files.get(&SourcePath::new(&path).unwrap());
        Self {
            fixed: own.unwrap_or(&wrong).clone(),
            errors: (found.count(Severity::Error), done.left.count(Severity::Error)),
            read: words_read(&found, &sources),
            path,
            slip,
            sound,
            wrong,
        }
    }

    /// Returns a description of the failure, if there is one.
    fn fault(&self) -> Option<String> {
        let lost: Vec<String> = fixing::removed_words(&self.wrong, &self.fixed)
            .into_iter()
            .filter(|word| !self.slip.changes_words || !self.read.contains(word))
            .collect();
        let (before, after) = self.errors;
        let is_other = after == 0
            && self.fixed != self.wrong
            && !self.slip.changes_words
            && !self.slip.hides
            && said(&self.path, &self.fixed) != said(&self.path, &self.sound);
        let fault = if !lost.is_empty() {
            format!("lost {lost:?}")
        } else if after > before || (self.fixed != self.wrong && before > 0 && after == before) {
            format!("{before} errors before, {after} after")
        } else if is_other {
            "says something else".to_owned()
        } else {
            return None;
        };
        let made = urbi::diff::unified(&self.path, &self.sound, &self.wrong);
        let fixed = urbi::diff::unified(&self.path, &self.wrong, &self.fixed);
        Some(format!("{}: {fault}\n{made}fixed:\n{fixed}", self.slip.name))
    }
}

/// Returns the words at the spans of diagnostics that a fix reads differently.
fn words_read(found: &Diagnostics, sources: &Sources) -> BTreeSet<String> {
    let places = found.sorted().into_iter().filter(|problem| !problem.fix.is_empty());
    let spans = places.filter_map(|problem| problem.span.as_ref());
    let texts = spans.filter_map(|span| sources.text(&span.file)?.get(span.start..span.end));
    texts.flat_map(|text| fixing::removed_words(text, "")).collect()
}

/// Returns the data of a text without positions, or `None` if the text is invalid.
fn said(path: &str, text: &str) -> Option<String> {
    let range = if path.ends_with(".md") { slips::front(text)? } else { 0..text.len() };
    let mut found = Diagnostics::new();
    let file = SourcePath::new(path).unwrap();
    let root = yaml::parse(&file, text, range, &mut found).root;
    found.is_empty().then(|| plain(&root))
}

fn plain(node: &Node) -> String {
    match &node.shape {
        Shape::Map(entries) => {
            let all = entries.iter().map(|(key, value)| format!("{}: {}", key.text, plain(value)));
            format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
        }
        Shape::List(items) => {
            format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", "))
        }
        Shape::Scalar(text) => {
            format!("“{}”", text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Shape::Null => "~".to_owned(),
        Shape::Unreadable => "!".to_owned(),
    }
}

#[test]
fn no_word_is_lost_and_what_is_written_was_meant() {
    let rounds: usize = ROUNDS.parse().unwrap();
    let tried: Vec<Tried> = (0..rounds).into_par_iter().map(Tried::new).collect();
    let faults: Vec<String> = tried.iter().filter_map(Tried::fault).collect();
    let fixed = tried.iter().filter(|one| one.fixed != one.wrong).count();
    assert!(faults.is_empty(), "{} of {rounds}:\n{}", faults.len(), faults.join("\n"));
    assert!(fixed * 3 > rounds, "{fixed} of {rounds} were fixed");
}
