//! Tests one error at a time: its message, and its position.
//!
//! A case is a small edit of the fixture. `‹` and `›` in the new text mark the expected span of the diagnostic. They
//! are removed before the site is run.

mod config;
mod data;
mod documents;
mod links;
mod pictures;
mod theme;

use std::collections::BTreeSet;

use urbi::diag::{Code, Severity};

use crate::harness::{Run, Site};
use crate::problem::Problem;

/// Replaces a new text: the edit removes the file.
pub(crate) const REMOVED: &str = "\0";

/// File, old text (empty for the whole file) and new text.
pub(crate) type Edit = (&'static str, &'static str, &'static str);

/// One error.
pub(crate) struct Case {
    pub(crate) code: Code,
    pub(crate) edits: &'static [Edit],
    /// The start of the message, as its id with arguments.
    pub(crate) message: &'static str,
    /// The start of the hint, as its id with arguments, or an empty text if there is no hint.
    hint: &'static str,
}

fn case(code: Code, edits: &'static [Edit], message: &'static str, hint: &'static str) -> Case {
    Case { code, edits, message, hint }
}

/// The expected span of a diagnostic: file, line and column of its start, and of its end if it is marked.
pub(crate) type Place = (String, [u64; 2], Option<[u64; 2]>);

/// Applies an edit, and returns the marked position.
pub(crate) fn edit(site: Site, (path, from, to): Edit) -> (Site, Option<Place>) {
    if to == REMOVED {
        return (site.remove(path), None);
    }
    let site = if from.is_empty() { site.write(path, to) } else { site.replace(path, from, to) };
    let mut text = site.text(path);
    let mut take = |mark: char| {
        let (before, after) = text.split_once(mark)?;
        let (lines, last) = (before.matches('\n').count(), before.rsplit('\n').next()?);
        let place = [lines as u64 + 1, last.chars().count() as u64 + 1];
        text = format!("{before}{after}");
        Some(place)
    };
    let start = take('‹');
    let end = take('›');
    (site.write(path, &text), start.map(|start| (path.to_owned(), start, end)))
}

/// Returns the diagnostics that the fixture does not have. Notes count only if `code` is a note.
fn found(run: Run, code: Code) -> Vec<Problem> {
    let usual = &Site::harbours_made().run.problems;
    let wanted = |problem: &Problem| {
        !usual.contains(problem)
            && (problem.severity != "note" || code.severity() == Severity::Note)
    };
    run.problems.into_iter().filter(wanted).collect()
}

/// Returns how the diagnostics of a case differ from the expected ones, or `None`.
fn complaint(case: &Case) -> Option<String> {
    let (mut site, mut place) = (Site::harbours(), None);
    for one in case.edits {
        let (edited, marked) = edit(site, *one);
        site = edited;
        place = place.or(marked);
    }
    let run = site.run();
    let made = run.outcome.rendered.is_some();
    let found = found(run, case.code);
    let said = || {
        let all: Vec<String> =
            found.iter().map(|own| format!("{own}\n          {:?}", own.ids)).collect();
        format!("{}: {:?}\n    said: {}", case.code, case.edits, all.join("\n          "))
    };
    let [only] = found.as_slice() else {
        return Some(format!("{}\n    wanted: one problem, `{}`", said(), case.message));
    };
    let (message, hint) = &only.ids;
    let is_right = only.code == case.code.name()
        && message.starts_with(case.message)
        && hint.starts_with(case.hint)
        && hint.is_empty() == case.hint.is_empty();
    if !is_right {
        return Some(format!("{}\n    wanted: `{}` … `{}`", said(), case.message, case.hint));
    }
    let is_there = match (&place, only.place) {
        (None, None) => true,
        (Some((file, start, end)), Some([line, column, end_line, end_column])) => {
            only.file.as_ref() == Some(file)
                && [line, column] == *start
                && end.is_none_or(|end| end == [end_line, end_column])
        }
        _ => false,
    };
    if !is_there {
        return Some(format!("{}\n    wanted at {place:?}, is at {:?}", said(), only.place));
    }
    let is_error = case.code.severity() == Severity::Error;
    (made == is_error).then(|| format!("{}\n    and yet, is the site made? {made}", said()))
}

/// Returns every case.
pub(crate) fn all() -> Vec<Case> {
    let tables = [
        config::cases(),
        data::cases(),
        documents::cases(),
        links::cases(),
        pictures::cases(),
        theme::cases(),
    ];
    tables.into_iter().flatten().collect()
}

fn check(cases: &[Case]) {
    let complaints: Vec<String> = cases.iter().filter_map(complaint).collect();
    assert!(
        complaints.is_empty(),
        "{} of {} cases:\n{}",
        complaints.len(),
        cases.len(),
        complaints.join("\n")
    );
}

#[test]
fn mistakes_of_configuration() {
    check(&config::cases());
}

#[test]
fn mistakes_of_data() {
    check(&data::cases());
}

#[test]
fn mistakes_of_documents() {
    check(&documents::cases());
}

#[test]
fn mistakes_of_links_and_blocks() {
    check(&links::cases());
}

#[test]
fn mistakes_of_pictures() {
    check(&pictures::cases());
}

#[test]
fn mistakes_of_themes() {
    check(&theme::cases());
}

/// Codes that need a disk, with the files that test them.
const ELSEWHERE: [(Code, &str); 21] = [
    (Code::PrintOverflow, "prints.rs"),
    (Code::ByteOrderMark, "corpus: 360"),
    (Code::LineEndings, "corpus: 362"),
    (Code::EmptyValue, "corpus: 400"),
    (Code::PastedCharacter, "corpus: 370"),
    (Code::MisplacedPoint, "corpus: 270"),
    (Code::HeadingLevel, "corpus: 340"),
    (Code::ClosedCall, "corpus: 390"),
    (Code::Unreadable, "cli.rs: a link to nothing"),
    (Code::OutsideRoot, "cli.rs: a link out of the site"),
    (Code::NotUtf8, "cli.rs: bytes that are no text"),
    (Code::StaleTranslation, "translations/life.rs"),
    (Code::TranslationLock, "translations/life.rs"),
    (Code::LockBehind, "translations/life.rs"),
    (Code::LanguageRule, "parity.rs"),
    (Code::Exchange, "exchange.rs: what is wrong in a file that comes back"),
    (Code::ConflictedCopy, "leftovers.rs"),
    (Code::LostAddress, "lost_addresses.rs"),
    (Code::LowContrast, "colours.rs"),
    (Code::OutputFolder, "cli.rs: output folders that are refused"),
    (Code::PublishedInPlace, "publish_in_place.rs"),
];

#[test]
fn every_code_has_a_case() {
    let cases = all();
    let shown: BTreeSet<&str> = cases.iter().map(|case| case.code.name()).collect();
    for code in Code::ALL {
        let elsewhere = ELSEWHERE.iter().any(|(other, _)| other == code);
        assert!(
            shown.contains(code.name()) != elsewhere,
            "`{code}` {}",
            if elsewhere { "has a case, so remove it from ELSEWHERE" } else { "has no case" }
        );
    }
}
