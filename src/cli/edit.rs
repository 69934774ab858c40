//! The changes that an import makes to the sources: writes them, and prints them as a patch.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use super::args::{Color, CommonArgs, is_for_people};
use super::report;
use crate::diag::format::{self, Format, Style, Summary};
use crate::diag::{Diagnostic, Diagnostics, Message, Severity, Texts, UiLanguage, message};
use crate::diff;
use crate::path::SourcePath;
use crate::source::{self, SourceFile, Sources};

pub(super) struct SourceEdit {
    /// The sources with the changes, and with the imported file, so that diagnostics can show its lines.
    pub(super) after: Sources,
    /// The new texts of changed files.
    pub(super) texts: BTreeMap<SourcePath, String>,
    pub(super) diagnostics: Diagnostics,
    /// The summary.
    pub(super) lines: Vec<Message>,
}

impl SourceEdit {
    pub(super) fn new(sources: &Sources) -> Self {
        let (texts, lines) = (BTreeMap::new(), Vec::new());
        Self { after: sources.clone(), texts, diagnostics: Diagnostics::new(), lines }
    }

    pub(super) fn set_texts(&mut self, texts: BTreeMap<SourcePath, String>) {
        for (path, text) in &texts {
            self.after.insert(path.clone(), SourceFile::Text(text.as_str().into()));
        }
        self.texts = texts;
    }

    /// Writes the changed files, if nothing is wrong.
    pub(super) fn write(&self, root: &Path) -> Result<(), Message> {
        if self.diagnostics.has_errors() {
            return Ok(());
        }
        let texts = self.texts.iter().map(|(path, text)| (path, text.as_bytes()));
        source::save(root, texts).map_err(|(path, error)| message!("cli.not-written", path, error))
    }
}

/// How to print an edit.
pub(super) struct EditReport {
    pub(super) format: Format,
    pub(super) color: Color,
    pub(super) ui_language: UiLanguage,
    /// The number of diagnostics to show; 0 for all.
    pub(super) limit: usize,
    pub(super) verbose: bool,
    pub(super) quiet: bool,
    /// Whether the changes were written.
    pub(super) write: bool,
}

impl EditReport {
    /// Returns the report that common options describe.
    pub(super) fn of(common: &CommonArgs, write: bool, ui_language: UiLanguage) -> Self {
        let CommonArgs { format, color, limit, verbose, quiet, .. } = *common;
        Self { format, color, ui_language, limit, verbose, quiet, write }
    }

    /// Prints diagnostics and the summary on standard error, and the patch on standard output.
    pub(super) fn print(&self, edit: &SourceEdit, before: &Sources) -> io::Result<()> {
        let (shown, most) =
            report::selected(&edit.diagnostics, self.format, self.verbose, self.limit);
        let mut words = self.problems(edit, &shown[..most]);
        if !is_for_people(self.format) {
            return io::stdout().write_all(words.as_bytes());
        }
        let mut line = |said: &Message| {
            words.push_str(&said.text(self.ui_language));
            words.push('\n');
        };
        if most < shown.len() {
            line(&message!("cli.more-messages", more = shown.len() - most));
        }
        if !self.quiet {
            edit.lines.iter().for_each(&mut line);
            line(&self.outcome(edit));
        }
        let before = |path| before.text(path).unwrap_or_default();
        let files = edit.texts.iter();
        let patch: String =
            files.map(|(path, text)| diff::unified(path.as_str(), before(path), text)).collect();
        let patch = report::colored(&patch, self.color.is_on(&io::stdout()));
        io::stdout().write_all(patch.as_bytes())?;
        io::stderr().write_all(words.as_bytes())
    }

    fn problems(&self, edit: &SourceEdit, shown: &[&Diagnostic]) -> String {
        let count = |severity| edit.diagnostics.count(severity);
        let summary = Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            ..Summary::default()
        };
        let style = Style { ui_language: self.ui_language, color: self.color.is_on(&io::stderr()) };
        format::render(self.format, shown, &summary, &edit.after, style)
    }

    /// Returns what the import wrote or would write.
    fn outcome(&self, edit: &SourceEdit) -> Message {
        let files: Vec<&str> = edit.texts.keys().map(SourcePath::as_str).collect();
        let files = files.join(", ");
        if edit.diagnostics.has_errors() {
            message!("cli.nothing-written-errors")
        } else if files.is_empty() {
            message!("cli.nothing-to-write")
        } else if self.write {
            message!("cli.files-written", files)
        } else {
            message!("cli.write-option-needed", files)
        }
    }
}
