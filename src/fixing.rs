//! Applies automatic fixes in memory, parses the site again, and keeps only the fixes that help. It is pure: sources
//! in, texts out.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Change, Code, Diagnostic, Diagnostics, Message, Severity, Span, Texts};
use crate::fix::{self, FixStep};
use crate::letters;
use crate::path::SourcePath;
use crate::pipeline::{self, Options};
use crate::source::Sources;

/// The result of fixing the sources of a site.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The new texts of files, by their original paths.
    pub files: BTreeMap<SourcePath, String>,
    /// Renamed files, as old and new path.
    pub names: BTreeMap<SourcePath, SourcePath>,
    /// The number of fixed diagnostics.
    pub count: usize,
    /// The remaining diagnostics.
    pub left: Diagnostics,
}

/// The maximum number of times that the site is parsed again.
const READINGS: usize = 200;

/// Applies fixes until no more can be fixed. `found` contains the diagnostics of loading. A fix that does not help is
/// dropped, and its diagnostic stays for the editor.
///
/// Many fixes are tried together. If one of them does not help, fewer are tried, down to a single one.
pub fn fix(sources: &Sources, options: &Options, found: Diagnostics) -> Fixed {
    let (sources, problems) = (sources.clone(), self::found(sources, options, &found));
    let mut work = Work { sources, loading: found, problems, refused: BTreeSet::new() };
    let mut fixed = Fixed::default();
    let mut limit = usize::MAX;
    for _ in 0..READINGS {
        let step = fix::step(&work.sources, work.offered(), limit);
        if step.made.is_empty() {
            break;
        }
        let after = step.applied(&work.sources);
        // Loading does not run again, so its diagnostics with a fix are removed.
        let kept = work.loading.clone().into_iter().filter(|problem| problem.fix.is_empty());
        let loading: Diagnostics = kept.collect();
        let problems = self::found(&after, options, &loading);
        if work.helps(&step, &after, &problems) {
            fixed.note(&step);
            (work.sources, work.loading, work.problems) = (after, loading, problems);
            limit = usize::MAX;
        } else if let [only] = step.made.as_slice() {
            let refused = key(only);
            work.refused.insert(refused);
            limit = usize::MAX;
        } else {
            limit = step.made.len() / 2;
        }
    }
    Fixed { left: work.problems, ..fixed }
}

/// The sources with the fixes so far.
struct Work {
    sources: Sources,
    /// The diagnostics of loading that still apply.
    loading: Diagnostics,
    /// All diagnostics, of loading and later stages.
    problems: Diagnostics,
    /// The diagnostics whose fixes do not help.
    refused: BTreeSet<DiagnosticKey>,
}

/// Identifies a diagnostic although edits move its span.
type DiagnosticKey = (Code, Option<SourcePath>, Message);

fn key(problem: &Diagnostic) -> DiagnosticKey {
    let file = problem.span.as_ref().map(|span| span.file.clone());
    (problem.code, file, problem.message.clone())
}

impl Work {
    /// Returns the diagnostics whose fixes can be tried. In a file with a syntax error, nothing else is fixed, because
    /// the rest of the file is unknown.
    fn offered(&self) -> impl Iterator<Item = &Diagnostic> {
        let sorted = self.problems.sorted();
        let broken: BTreeSet<SourcePath> = sorted
            .iter()
            .filter(|problem| is_syntax(problem.code))
            .filter_map(|problem| Some(problem.span.as_ref()?.file.clone()))
            .collect();
        let errors: Vec<&Span> = sorted
            .iter()
            .filter(|problem| problem.severity() == Severity::Error && !is_syntax(problem.code))
            .filter_map(|problem| problem.span.as_ref())
            .collect();
        sorted.into_iter().filter(move |problem| {
            let file = problem.span.as_ref().map(|span| &span.file);
            let may = if is_syntax(problem.code) {
                // An error inside the corrected syntax means that the editor meant something else.
                problem.span.as_ref().is_none_or(|span| !errors.iter().any(|at| is_in(at, span)))
            } else {
                file.is_none_or(|file| !broken.contains(file))
            };
            may && !self.refused.contains(&key(problem))
        })
    }

    /// Returns whether a step helps: each of its diagnostics disappears, no error is new, and no word is lost.
    fn helps(&self, step: &FixStep<'_>, after: &Sources, problems: &Diagnostics) -> bool {
        let count = |all: &Diagnostics, is: &dyn Fn(&Diagnostic) -> bool| {
            all.sorted().into_iter().filter(|problem| is(problem)).count()
        };
        let fewer = |is: &dyn Fn(&Diagnostic) -> bool| {
            let made = step.made.iter().filter(|problem| is(problem)).count();
            count(problems, is) + made <= count(&self.problems, is)
        };
        let is_error = |problem: &Diagnostic| problem.severity() == Severity::Error;
        let codes: BTreeSet<Code> = step.made.iter().map(|problem| problem.code).collect();
        // A renamed file is parsed for the first time, so its own errors are not new.
        let is_renamed = |problem: &Diagnostic| {
            let file = problem.span.as_ref().map(|span| &span.file);
            file.is_some_and(|file| step.names.values().any(|name| name == file))
        };
        fewer(&|problem| is_error(problem) && !is_renamed(problem))
            && codes.iter().all(|code| fewer(&|p| p.code == *code && !is_renamed(p)))
            && self.keeps_words(step, after)
    }

    /// Returns whether the files keep every word, except in values that a fix reads differently: a date, a code, or the
    /// name of a field.
    fn keeps_words(&self, step: &FixStep<'_>, after: &Sources) -> bool {
        step.texts.keys().all(|file| {
            let before = self.sources.text(file).unwrap_or_default();
            let name = step.names.get(file).unwrap_or(file);
            let readings = step.made.iter().filter(|problem| !is_writing(problem.code));
            let changes = readings.flat_map(|problem| &problem.fix);
            let read = changes.filter_map(|change| match change {
                Change::Replace { span, .. } if span.file == *file => {
                    before.get(span.start..span.end)
                }
                // The text of a removed line is elsewhere, but its key is not.
                Change::TakeOut { span } if span.file == *file => {
                    before.get(span.start..span.end)?.split(':').next()
                }
                _ => None,
            });
            let read: BTreeSet<String> = read.flat_map(|text| removed_words(text, "")).collect();
            let lost = removed_words(before, after.text(name).unwrap_or_default());
            lost.is_subset(&read)
        })
    }
}

/// Returns the words of a text that another text does not contain, as visitors see them. Invisible characters within
/// a word, such as a soft hyphen, are ignored.
pub fn removed_words(before: &str, after: &str) -> BTreeSet<String> {
    let words = |text: &str| -> BTreeSet<String> {
        let seen: String = letters::readable(text).chars().filter(|c| !is_unseen(*c)).collect();
        seen.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
    };
    words(before).difference(&words(after)).cloned().collect()
}

fn is_unseen(c: char) -> bool {
    let is_joiner = matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    is_joiner || (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn found(sources: &Sources, options: &Options, loading: &Diagnostics) -> Diagnostics {
    let mut found = loading.clone();
    // Errors in rendered pages come from the theme, and have no fixes.
    let _ = pipeline::prepare(sources, options, &mut found);
    found
}

fn is_in(inner: &Span, outer: &Span) -> bool {
    let is_within = outer.start <= inner.start && inner.end <= outer.end;
    inner.file == outer.file && is_within && !inner.is_empty()
}

fn is_syntax(code: Code) -> bool {
    matches!(code, Code::Yaml | Code::MergeConflict)
}

/// Returns whether a fix changes only the notation: spaces, quotation marks, punctuation.
fn is_writing(code: Code) -> bool {
    matches!(
        code,
        Code::Yaml | Code::CutValue | Code::FrontMatter | Code::DuplicateKey | Code::EmptyValue
    )
}

impl Fixed {
    fn note(&mut self, step: &FixStep<'_>) {
        self.count += step.made.len();
        for (path, text) in &step.texts {
            self.files.insert(self.original(path), text.clone());
        }
        for (from, to) in &step.names {
            self.names.insert(self.original(from), to.clone());
        }
    }

    /// Returns the path of a file before it was renamed.
    fn original(&self, path: &SourcePath) -> SourcePath {
        let renamed = self.names.iter().find(|(_, new)| *new == path);
        renamed.map_or(path, |(old, _)| old).clone()
    }
}
