//! What a run prints: problems, and a line that says what was made.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use super::Done;
use super::args::{Color, Common, Shown};
use crate::diag::format::{self, Summary};
use crate::diag::{Diagnostic, Severity};
use crate::output::Body;
use crate::pipeline::Outcome;
use crate::source::Sources;

/// A run that is over.
pub(super) struct Report<'a> {
    pub(super) outcome: &'a Outcome,
    pub(super) published: Done,
    pub(super) out: Option<&'a Path>,
    pub(super) started: Instant,
}

impl Report<'_> {
    /// Prints problems, and for people a summary. Machines read standard output, people the other.
    pub(super) fn print(&self, common: &Common, sources: &Sources) -> io::Result<()> {
        let summary = self.summary();
        let all = self.outcome.diagnostics.sorted();
        let for_people = matches!(common.format, Shown::Human | Shown::Short);
        let shown: Vec<&Diagnostic> = all
            .into_iter()
            .filter(|d| !for_people || common.verbose || d.severity() != Severity::Note)
            .collect();
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stderr().is_terminal(),
        };
        let text = format::render(common.format.into(), &shown, &summary, sources, color);
        if for_people {
            let mut words = text;
            if !common.quiet {
                words.push_str(&self.words(&summary));
            }
            io::stderr().write_all(words.as_bytes())
        } else {
            io::stdout().write_all(text.as_bytes())
        }
    }

    fn summary(&self) -> Summary {
        let diagnostics = &self.outcome.diagnostics;
        let rendered = self.outcome.rendered.iter().flatten();
        Summary {
            errors: diagnostics.count(Severity::Error),
            warnings: diagnostics.count(Severity::Warning),
            pages: self.outcome.pages.iter().map(|(_, count)| count).sum(),
            files: rendered.clone().count(),
            bytes: self
                .published
                .map_or_else(|| rendered.map(|(_, body)| size(body)).sum(), |done| done.bytes),
            seconds: self.started.elapsed().as_secs_f64(),
        }
    }

    fn words(&self, summary: &Summary) -> String {
        let problems = [(summary.errors, "error"), (summary.warnings, "warning")];
        let problems: Vec<String> = problems
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| plural(count, noun))
            .collect();
        let problems = problems.join(" and ");
        if self.outcome.rendered.is_none() {
            return format!("{problems}; nothing was written.\n");
        }
        let by_locale: Vec<String> =
            self.outcome.pages.iter().map(|(tag, count)| format!("{count} {tag}")).collect();
        let made = format!(
            "{} ({}), {}, {:.1} MB in {:.2} s",
            plural(summary.pages, "page"),
            by_locale.join(", "),
            plural(summary.files, "file"),
            summary.bytes as f64 / 1e6,
            summary.seconds,
        );
        let suffix = if problems.is_empty() { String::new() } else { format!(" with {problems}") };
        match (self.out, &self.published) {
            (Some(out), Some(done)) => format!(
                "Published {made}{suffix}: {} written, {} kept, {} removed.\nThe site is in {}\n",
                done.written,
                done.kept,
                done.removed,
                out.display()
            ),
            (Some(_), None) => format!("Made {made}{suffix}; nothing was written.\n"),
            (None, _) => format!("Checked {made}{suffix}; nothing was written.\n"),
        }
    }
}

/// The bytes of a body as far as they are known: what is deferred has none before it is published.
fn size(body: &Body) -> u64 {
    match body {
        Body::Bytes(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        Body::CopyOf(path) => path.metadata().map_or(0, |metadata| metadata.len()),
        Body::Deferred(_) => 0,
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
