//! Tests frequent errors from `tests/corpus`: urbi must report each at its position, and fix it as the corpus expects.

mod case;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use rayon::prelude::*;
use urbi::date::Date;
use urbi::diag::format::{self, Format, Style, Summary};
use urbi::diag::{Diagnostic, Diagnostics, Severity, Texts, place};
use urbi::fixing::{self, Fixed};
use urbi::path::SourcePath;
use urbi::pipeline::{self, Options};
use urbi::source::{self, SourceFile, Sources};

use crate::harness::{crate_root, read_tree};
use crate::problem::id_lines;
use case::{Case, Expected, Files};

/// A case applied to the network, with the diagnostics before rendering.
struct Prepared {
    case: Case,
    sources: Sources,
    loading: Diagnostics,
    found: Diagnostics,
}

/// Every case, prepared once for all tests.
static PREPARED: LazyLock<Vec<Prepared>> = LazyLock::new(|| {
    let base = base();
    let (laid_under, loading) = load(&base);
    assert!(loading.is_empty(), "the network under the cases is sound");
    let prepare = |case: Case| {
        let (sources, loading) = laid(&case, &base, &laid_under);
        let mut found = loading.clone();
        pipeline::prepare(&sources, &options(&case), &mut found);
        Prepared { case, sources, loading, found }
    };
    cases(&base).into_par_iter().map(prepare).collect()
});

/// The result of one case.
struct Judged<'a> {
    case: &'a Case,
    /// Differences from the expected result, one line each.
    faults: Vec<String>,
    /// The numbers of expected diagnostics, of found ones, and of those at the exact position.
    wanted: usize,
    found: usize,
    exact: usize,
    /// Whether the case contains an expected fix, and whether urbi's fix is the same.
    correctable: bool,
    corrected: bool,
}

fn cases(base: &Files) -> Vec<Case> {
    let folder = read_tree(&crate_root().join("tests/corpus"));
    let texts = folder.iter().filter(|(name, _)| name.ends_with(".txt"));
    let cases: Vec<_> = texts
        .map(|(name, bytes)| Case::read(name, std::str::from_utf8(bytes).unwrap()).placed(base))
        .collect();
    assert!(cases.len() > 250, "{} cases", cases.len());
    cases
}

/// The starter network as a new site in English and Portuguese, to which every case is applied.
fn base() -> Files {
    let files = urbi::new::starter(&urbi::new::NewSiteOptions::default()).unwrap();
    let mut files: Files =
        files.into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect();
    files.retain(|path, _| path.contains('/'));
    files
}

fn load(files: &Files) -> (Sources, Diagnostics) {
    let mut sources = Sources::default();
    let found = put(files, &mut sources);
    (sources, found)
}

/// Loads a case. Unchanged files are shared with the network.
fn laid(case: &Case, base: &Files, under: &Sources) -> (Sources, Diagnostics) {
    let mut files = case.files(base);
    let mut sources = under.clone();
    for (path, bytes) in base {
        match files.get(path) {
            Some(own) if own == bytes => drop(files.remove(path)),
            Some(_) => {}
            None => drop(sources.remove(&SourcePath::new(path).unwrap())),
        }
    }
    let found = put(&files, &mut sources);
    (sources, found)
}

/// Loads files into sources, and returns the diagnostics of loading.
pub(crate) fn put(files: &Files, sources: &mut Sources) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (path, bytes) in files {
        let path = SourcePath::new(path).unwrap();
        let file = if source::is_text(&path) {
            let (text, problem) = source::decode(&path, bytes);
            found.extend(problem);
            SourceFile::Text(text.into())
        } else {
            SourceFile::Bytes(bytes.as_slice().into())
        };
        sources.insert(path, file);
    }
    found
}

fn options(case: &Case) -> Options {
    Options::of(Date::parse(&case.now).unwrap())
}

/// Returns whether a diagnostic counts. Notes about missing translations do not count.
fn is_wanted(diagnostic: &Diagnostic) -> bool {
    !matches!(diagnostic.code.name(), "missing-translation" | "lock-behind")
}

fn judge(prepared: &Prepared) -> Judged<'_> {
    let Prepared { case, sources, loading, found } = prepared;
    let mut left: Vec<&Diagnostic> = found.sorted().into_iter().filter(|d| is_wanted(d)).collect();
    let mut judged = Judged {
        case,
        faults: Vec::new(),
        wanted: case.expected.len(),
        found: 0,
        exact: 0,
        correctable: !case.corrected.is_empty() || !case.renamed.is_empty(),
        corrected: true,
    };
    for expected in &case.expected {
        let matches = |d: &&Diagnostic| d.code.name() == expected.code;
        let exact = left.iter().position(|d| matches(d) && is_at(d, expected, sources));
        let Some(position) = exact.or_else(|| {
            left.iter().position(|d| {
                matches(d) && d.span.as_ref().is_some_and(|s| s.file.as_str() == expected.file)
            })
        }) else {
            judged.faults.push(format!("not found: {expected}"));
            continue;
        };
        let diagnostic = left.remove(position);
        judged.found += 1;
        judged.exact += usize::from(exact.is_some());
        if exact.is_none() {
            judged
                .faults
                .push(format!("elsewhere: {}, wanted {expected}", said(diagnostic, sources)));
        }
        if diagnostic.severity().as_str() != expected.severity {
            judged.faults.push(format!("severity: {}", said(diagnostic, sources)));
        }
        if diagnostic.fix.is_empty() == expected.correction {
            judged.faults.push(format!("correction {}: {expected}", diagnostic.fix.len()));
        }
    }
    for other in left {
        judged.faults.push(format!("too much: {}", said(other, sources)));
    }
    let correction = fixing::fix(sources, &options(case), loading.clone());
    judged.faults.extend(lost(prepared, &correction));
    if judged.correctable {
        for (path, text) in &case.corrected {
            let own = correction.files.get(&SourcePath::new(path).unwrap());
            let own = own.map(String::as_str).or_else(|| sources.text(&SourcePath::new(path)?));
            if own != Some(text.as_str()) {
                judged.corrected = false;
                let patch = urbi::diff::unified(path, text, own.unwrap_or_default());
                judged.faults.push(format!("corrected otherwise:\n{patch}"));
            }
        }
        for (from, to) in &case.renamed {
            let own = correction.names.get(&SourcePath::new(from).unwrap());
            if own.map(SourcePath::as_str) != Some(to.as_str()) {
                judged.corrected = false;
                judged.faults.push(format!("renamed {from} to {own:?}, wanted {to}"));
            }
        }
        // A fixed error must not be reported again.
        let again = case.expected.iter().filter(|expected| expected.correction).any(|expected| {
            correction
                .left
                .sorted()
                .iter()
                .any(|d| !d.fix.is_empty() && d.code.name() == expected.code)
        });
        if again {
            judged.faults.push("still there after the correction".to_owned());
        }
    }
    judged
}

/// Returns the words that disappear with the fixes, except in values that a fix reads differently.
fn lost(prepared: &Prepared, fixed: &Fixed) -> Vec<String> {
    let found = prepared.found.sorted();
    let places = found.iter().filter(|problem| !problem.fix.is_empty());
    let spans = places.filter_map(|problem| problem.span.as_ref());
    let sources = &prepared.sources;
    let texts = spans.filter_map(|span| sources.text(&span.file)?.get(span.start..span.end));
    let read: BTreeSet<String> = texts.flat_map(|text| fixing::removed_words(text, "")).collect();
    let files = fixed.files.iter().flat_map(|(path, text)| {
        let before = sources.text(path).unwrap_or_default();
        fixing::removed_words(before, text).into_iter().map(move |word| (path, word))
    });
    let lost = files.filter(|(_, word)| !read.contains(word));
    lost.map(|(path, word)| format!("{path} has lost `{word}`")).collect()
}

fn is_at(diagnostic: &Diagnostic, expected: &Expected, sources: &Sources) -> bool {
    let Some(span) = diagnostic.span.as_ref().filter(|s| s.file.as_str() == expected.file) else {
        return false;
    };
    let Some((line, column)) = expected.place else { return true };
    let own = sources.text(&span.file).map(|text| place(text, span));
    own.is_some_and(|own| (own.line, own.column) == (line, column))
}

fn said(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let style = Style::default();
    format::render(Format::Short, &[diagnostic], &Summary::default(), sources, style)
        .trim_end()
        .to_owned()
}

#[test]
fn errors_are_found_at_their_place_and_fixed_as_by_hand() {
    let judged: Vec<Judged> = PREPARED.par_iter().map(judge).collect();
    let sum = |count: fn(&Judged) -> usize| judged.iter().map(count).sum::<usize>();
    let (wanted, found, exact) = (sum(|j| j.wanted), sum(|j| j.found), sum(|j| j.exact));
    let correctable = sum(|j| usize::from(j.correctable));
    let corrected = sum(|j| usize::from(j.correctable && j.corrected));
    let mut report = String::new();
    for one in judged.iter().filter(|one| !one.faults.is_empty()) {
        let _ = writeln!(report, "{}\n    {}", one.case.name, one.faults.join("\n    "));
    }
    let counts = format!(
        "{} cases, {wanted} problems: {found} found, {exact} at the exact place; {corrected} of \
         {correctable} corrections as by hand",
        judged.len()
    );
    assert!(report.is_empty(), "{report}\n{counts}");
}

/// Compares the messages of every case by id. The catalogs contain the texts.
#[test]
fn messages_are_as_they_were_read_and_approved() {
    let shown: Vec<String> = PREPARED.par_iter().map(messages).collect();
    crate::harness::snapshot("tests/expected/corpus.txt", &shown.concat());
}

fn messages(prepared: &Prepared) -> String {
    let Prepared { case, sources, found, .. } = prepared;
    let wanted: Vec<&Diagnostic> = found
        .sorted()
        .into_iter()
        .filter(|d| is_wanted(d) && (d.severity() != Severity::Note || case.expects(d.code.name())))
        .collect();
    format!("== {}\n{}", case.name, id_lines(&wanted, sources))
}
