//! Fixes what can be fixed without asking: each fix is made in memory, the site is read again, and
//! only what helped is kept. Pure: sources in, texts out.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Change, Code, Diagnostic, Diagnostics, Message, Severity, Span, Texts};
use crate::fix::{self, FixStep};
use crate::letters;
use crate::path::SourcePath;
use crate::pipeline::{self, Options};
use crate::source::Sources;

/// What was fixed in a folder of sources.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The new texts of files, by the names that they had.
    pub files: BTreeMap<SourcePath, String>,
    /// Files that get another name: from, to.
    pub names: BTreeMap<SourcePath, SourcePath>,
    /// How many problems were fixed.
    pub count: usize,
    /// What is left.
    pub left: Diagnostics,
}

/// How often the site is read again at most.
const READINGS: usize = 200;

/// Fixes all that can be fixed, again and again until nothing more can. `found` is what was found in
/// loading. A fix that does not help is left out, and the problem stays for a person.
///
/// Many fixes are tried at once. Where not each of them helps, fewer are tried, down to a single one.
pub fn fix(sources: &Sources, options: &Options, found: Diagnostics) -> Fixed {
    let mut work = Work::new(sources.clone(), options, found);
    let mut record = Record::default();
    let mut limit = usize::MAX;
    for _ in 0..READINGS {
        let step = fix::step(&work.sources, work.offered(), limit);
        if step.made.is_empty() {
            break;
        }
        let after = step.applied(&work.sources);
        let (loading, problems) = work.read(&after, options);
        if work.helps(&step, &after, &problems) {
            record.note(&step);
            (work.sources, work.loading, work.problems) = (after, loading, problems);
            limit = usize::MAX;
        } else if let [only] = step.made.as_slice() {
            let key = key(only);
            work.refused.insert(key);
            limit = usize::MAX;
        } else {
            limit = step.made.len() / 2;
        }
    }
    Fixed { left: work.problems, ..record.fixed }
}

/// The sources while they are fixed.
struct Work {
    sources: Sources,
    /// What was found in loading, and is still so.
    loading: Diagnostics,
    /// All that was found, in loading and later.
    problems: Diagnostics,
    /// Problems with a fix that does not help.
    refused: BTreeSet<DiagnosticKey>,
}

/// What tells problems apart while their places move.
type DiagnosticKey = (Code, Option<SourcePath>, Message);

fn key(problem: &Diagnostic) -> DiagnosticKey {
    let file = problem.span.as_ref().map(|span| span.file.clone());
    (problem.code, file, problem.message.clone())
}

impl Work {
    fn new(sources: Sources, options: &Options, loading: Diagnostics) -> Self {
        let problems = found(&sources, options, &loading);
        Self { sources, loading, problems, refused: BTreeSet::new() }
    }

    /// Reads what a step made. What loading found is not found again in what was fixed.
    fn read(&self, after: &Sources, options: &Options) -> (Diagnostics, Diagnostics) {
        let loading: Diagnostics =
            self.loading.clone().into_iter().filter(|problem| problem.fix.is_empty()).collect();
        let problems = found(after, options, &loading);
        (loading, problems)
    }

    /// Returns the problems whose fixes may be made. Where the YAML of a file cannot be read, it is
    /// not known what the rest of the file says: nothing else is fixed in it.
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
                // Where what it makes is wrong too, something else was meant.
                problem.span.as_ref().is_none_or(|span| !errors.iter().any(|at| is_in(at, span)))
            } else {
                file.is_none_or(|file| !broken.contains(file))
            };
            may && !self.refused.contains(&key(problem))
        })
    }

    /// Returns whether a step does what it should: each of its problems is gone, no error is new, and no
    /// word is lost.
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
        // Under its right name a file is read for the first time, and may have problems of its own.
        let is_renamed = |problem: &Diagnostic| {
            let file = problem.span.as_ref().map(|span| &span.file);
            file.is_some_and(|file| step.names.values().any(|name| name == file))
        };
        fewer(&|problem| is_error(problem) && !is_renamed(problem))
            && codes.iter().all(|code| fewer(&|p| p.code == *code && !is_renamed(p)))
            && self.keeps_words(step, after)
    }

    /// Returns whether the files have every word that they had, but for those that a fix reads as
    /// something else: a date, a code, the name of a field.
    fn keeps_words(&self, step: &FixStep<'_>, after: &Sources) -> bool {
        step.texts.keys().all(|file| {
            let before = self.sources.text(file).unwrap_or_default();
            let name = step.names.get(file).unwrap_or(file);
            let readings = step.made.iter().filter(|problem| !is_writing(problem.code));
            let read =
                readings.flat_map(|problem| &problem.fix).filter_map(|change| match change {
                    Change::Replace { span, .. } if span.file == *file => {
                        before.get(span.start..span.end)
                    }
                    // Of a line that is taken out the text is somewhere else, and not the key.
                    Change::TakeOut { span } if span.file == *file => {
                        before.get(span.start..span.end)?.split(':').next()
                    }
                    _ => None,
                });
            let read: BTreeSet<String> = read.flat_map(|text| lost_words(text, "")).collect();
            let lost = lost_words(before, after.text(name).unwrap_or_default());
            lost.is_subset(&read)
        })
    }
}

/// Returns the words of a text that another one lacks, as readers get them. What nobody sees within a
/// word, such as a soft hyphen, is no part of it and parts nothing.
pub fn lost_words(before: &str, after: &str) -> BTreeSet<String> {
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
    // What is found in finished pages is the theme's, and nothing there can be fixed.
    let _ = pipeline::prepare(sources, options, &mut found);
    found
}

fn is_in(inner: &Span, outer: &Span) -> bool {
    let is_within = outer.start <= inner.start && inner.end <= outer.end;
    inner.file == outer.file && is_within && !inner.is_empty()
}

/// Returns whether a problem is that a text cannot be read.
fn is_syntax(code: Code) -> bool {
    matches!(code, Code::Yaml | Code::MergeConflict)
}

/// Returns whether a fix changes only how a text is written: spaces, quotes, punctuation.
fn is_writing(code: Code) -> bool {
    matches!(
        code,
        Code::Yaml | Code::CutValue | Code::FrontMatter | Code::DuplicateKey | Code::EmptyValue
    )
}

/// What was fixed so far.
#[derive(Default)]
struct Record {
    fixed: Fixed,
    /// What each renamed file was called at first.
    first: BTreeMap<SourcePath, SourcePath>,
}

impl Record {
    fn note(&mut self, step: &FixStep<'_>) {
        self.fixed.count += step.made.len();
        for (path, text) in &step.texts {
            let path = self.first.get(path).unwrap_or(path);
            self.fixed.files.insert(path.clone(), text.clone());
        }
        for (from, to) in &step.names {
            let at_first = self.first.remove(from).unwrap_or_else(|| from.clone());
            self.fixed.names.insert(at_first.clone(), to.clone());
            self.first.insert(to.clone(), at_first);
        }
    }
}
