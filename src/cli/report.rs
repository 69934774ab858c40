//! Prints the result of a run: diagnostics and a summary.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use super::args::{CommonArgs, is_for_people};
use crate::diag::format::{self, Format, Style, Summary};
use crate::diag::{
    Code, Diagnostic, Diagnostics, Message, Severity, Span, Texts, UiLanguage, message, place,
};
use crate::diff::{self, DiffLine};
use crate::output::OutputBody;
use crate::pipeline::Outcome;
use crate::publish::Published;
use crate::serve::problem_count;
use crate::source::Sources;

/// The result of a run, for printing.
pub(super) struct RunReport<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) published: Option<Published>,
    pub(super) out: Option<&'a Path>,
    pub(super) started: Instant,
    pub(super) ui_language: UiLanguage,
}

/// The number of codes in the summary before a long list.
const MOST_FREQUENT: usize = 3;
/// The number of scheduled documents that are listed.
const MOST_SCHEDULED: usize = 3;

impl RunReport<'_> {
    /// Prints diagnostics and a summary. Formats for programs go to standard output, the others to standard error.
    pub(super) fn print(&self, common: &CommonArgs, sources: &Sources) -> io::Result<()> {
        let summary = self.summary();
        let CommonArgs { format, verbose, limit, .. } = *common;
        let (shown, most) = selected(&self.outcome.diagnostics, format, verbose, limit);
        let color = common.color.is_on(&io::stderr());
        let style = Style { ui_language: self.ui_language, color };
        let rendered = format::render(format, &shown[..most], &summary, sources, style);
        if !is_for_people(format) {
            return io::stdout().write_all(rendered.as_bytes());
        }
        let mut words = String::new();
        if most < shown.len() {
            words.push_str(&self.most_frequent(&shown, sources));
        }
        words.push_str(&rendered);
        if most < shown.len() {
            self.line(&mut words, &message!("cli.more-messages", more = shown.len() - most));
        }
        if !common.quiet {
            let count = shown.iter().filter(|diagnostic| !diagnostic.fix.is_empty()).count();
            if count > 0 {
                self.line(&mut words, &message!("cli.fixable-messages", count));
            }
            words.push_str(&self.words(&summary, common));
            if common.deny_warnings && summary.errors == 0 && summary.warnings > 0 {
                self.line(&mut words, &message!("cli.warnings-denied"));
            }
            if self.outcome.rendered.is_some() && !common.verbose {
                self.scheduled(&mut words, sources);
                self.gone(&mut words);
            }
        }
        io::stderr().write_all(words.as_bytes())
    }

    fn line(&self, out: &mut String, words: &Message) {
        out.push_str(&words.text(self.ui_language));
        out.push('\n');
    }

    /// Lists the most frequent codes, which are the best to start with in a long list.
    fn most_frequent(&self, shown: &[&Diagnostic], sources: &Sources) -> String {
        let mut counts: BTreeMap<Code, (usize, Option<&Span>)> = BTreeMap::new();
        for diagnostic in shown {
            counts.entry(diagnostic.code).or_insert((0, diagnostic.span.as_ref())).0 += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        // The sort is stable: equal counts keep the order of codes.
        counts.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let mut out = String::new();
        self.line(&mut out, &message!("cli.most-frequent", count = shown.len()));
        for (code, (count, first)) in counts.into_iter().take(MOST_FREQUENT) {
            let first = first.map_or(String::new(), |span| {
                let line = sources.text(&span.file).map_or(1, |text| place(text, span).line);
                format!("{}:{line}", span.file)
            });
            self.line(&mut out, &message!("cli.frequent-code", count, code = code.name(), first));
        }
        out.push('\n');
        out
    }

    /// Lists deleted pages. Only one build reports them, because no later build can recover their addresses.
    fn gone(&self, out: &mut String) {
        for diagnostic in self.outcome.diagnostics.sorted() {
            if diagnostic.code == Code::LostAddress && diagnostic.severity() == Severity::Note {
                self.line(out, &message!("cli.note-line", message = diagnostic.message));
            }
        }
    }

    /// Lists scheduled documents, because their authors might look for them.
    fn scheduled(&self, out: &mut String, sources: &Sources) {
        let all = self.outcome.diagnostics.sorted();
        let spans =
            all.iter().filter(|d| d.code == Code::Scheduled).filter_map(|d| d.span.as_ref());
        let named: Vec<String> = spans
            .filter_map(|span| {
                let date = sources.text(&span.file)?.get(span.start..span.end)?;
                let date = date.trim_matches(['"', '\'']);
                Some(message!("cli.scheduled-file", file = span.file, date).text(self.ui_language))
            })
            .collect();
        let more = if named.len() > MOST_SCHEDULED { ", …" } else { "" };
        let which = &named[..named.len().min(MOST_SCHEDULED)];
        let which = format!("{}{more}", which.join(", "));
        if !named.is_empty() {
            self.line(out, &message!("cli.scheduled-documents", count = named.len(), which));
        }
    }

    fn summary(&self) -> Summary {
        let diagnostics = &self.outcome.diagnostics;
        let rendered = self.outcome.rendered.iter().flatten();
        Summary {
            errors: diagnostics.count(Severity::Error),
            warnings: diagnostics.count(Severity::Warning),
            pages: self.outcome.pages.iter().map(|(_, count)| count).sum(),
            documents: self.outcome.documents,
            files: rendered.clone().count(),
            bytes: match &self.published {
                Some(done) => done.bytes,
                None => rendered.map(|(_, body)| size(body)).sum(),
            },
            seconds: self.started.elapsed().as_secs_f64(),
        }
    }

    /// Returns the summary for people.
    fn words(&self, summary: &Summary, common: &CommonArgs) -> String {
        let mut out = String::new();
        let problems = problem_count(summary.errors, summary.warnings);
        if self.outcome.rendered.is_none() {
            let problems = problems.unwrap_or_else(|| message!("cli.no-errors"));
            self.line(&mut out, &message!("cli.nothing-written", problems));
            // The first error is the one that stopped the run.
            let all = self.outcome.diagnostics.sorted();
            if let Some(code) = all.iter().min_by_key(|d| d.severity()).map(|d| d.code) {
                self.line(&mut out, &message!("cli.explain-code", code = code.name()));
            }
            return out;
        }
        let by_locale: Vec<String> =
            self.outcome.pages.iter().map(|(tag, count)| format!("{count} {tag}")).collect();
        let pages = message!(
            "cli.pages-by-language",
            pages = page_count(summary.pages),
            locales = by_locale.join(", ")
        );
        let all = match document_count(summary.documents) {
            Some(documents) => message!("cli.pages-and-pdfs", pages, documents),
            None => pages,
        };
        let seconds = Message::decimal(summary.seconds, 2);
        let made = message!("cli.in-seconds", all, seconds);
        let (Some(out_dir), done) = (self.out, &self.published) else {
            let said = match problems {
                Some(problems) => message!("cli.checked-with-messages", made, problems),
                None => message!("cli.checked", made),
            };
            self.line(&mut out, &said);
            let notes = self.outcome.diagnostics.count(Severity::Note);
            if notes > 0 && !common.verbose {
                self.line(&mut out, &message!("cli.hidden-notes", notes));
            }
            return out;
        };
        let made = match problems {
            Some(problems) => message!("cli.built-with-messages", made, problems),
            None => made,
        };
        let Some(done) = done else {
            self.line(&mut out, &message!("cli.built-not-written", made));
            return out;
        };
        self.line(&mut out, &message!("cli.built", made));
        let said = message!(
            "cli.written-files",
            files = file_count(summary.files),
            megabytes = Message::decimal(summary.bytes as f64 / 1e6, 1),
            out = out_dir.display(),
            written = done.written,
            kept = done.kept,
            removed = done.removed,
        );
        self.line(&mut out, &said);
        self.line(&mut out, &message!("cli.serve-to-see", root = root_flag(common)));
        out
    }
}

/// Returns the diagnostics that a report shows, and the number of those to print. A `limit` of 0 is none.
pub(super) fn selected(
    all: &Diagnostics,
    format: Format,
    verbose: bool,
    limit: usize,
) -> (Vec<&Diagnostic>, usize) {
    let mut shown = all.sorted();
    shown.retain(|d| !is_for_people(format) || verbose || d.severity() != Severity::Note);
    let most = if limit == 0 || format != Format::Human { shown.len() } else { limit };
    let most = most.min(shown.len());
    (shown, most)
}

/// Returns the option `--root`, if the site is not in the current folder.
fn root_flag(common: &CommonArgs) -> String {
    let root = common.root.display().to_string();
    match root.as_str() {
        "." => String::new(),
        _ if root.contains(' ') => format!(" --root \"{root}\""),
        _ => format!(" --root {root}"),
    }
}

fn page_count(count: usize) -> Message {
    if count == 1 { message!("cli.one-page") } else { message!("cli.pages", count) }
}

/// Returns a number of PDFs, if there are any.
fn document_count(count: usize) -> Option<Message> {
    match count {
        0 => None,
        1 => Some(message!("cli.one-pdf")),
        count => Some(message!("cli.pdfs", count)),
    }
}

pub(super) fn file_count(count: usize) -> Message {
    if count == 1 { message!("cli.one-file") } else { message!("cli.files", count) }
}

pub(super) fn fix_count(count: usize) -> Message {
    if count == 1 { message!("cli.one-fix") } else { message!("cli.fixes", count) }
}

/// Colours the lines of a patch, if `color` is set.
pub(super) fn colored(patch: &str, color: bool) -> String {
    if !color {
        return patch.to_owned();
    }
    let mut out = String::new();
    for (kind, line) in diff::lines(patch) {
        let code = match kind {
            DiffLine::File => "1",
            DiffLine::Place => "36",
            DiffLine::Removed => "31",
            DiffLine::Added => "32",
            DiffLine::Kept => "0",
        };
        out.push_str(&format!("\u{1b}[{code}m{line}\u{1b}[0m\n"));
    }
    out
}

/// Returns the known size of a body in bytes. A lazy output has no size before publishing.
fn size(body: &OutputBody) -> u64 {
    match body {
        OutputBody::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        OutputBody::CopyOf(path) => path.metadata().map_or(0, |metadata| metadata.len()),
        OutputBody::Lazy(_) => 0,
    }
}
