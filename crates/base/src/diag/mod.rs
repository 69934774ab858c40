//! Diagnostics: what is wrong, where, and how to mend it, as data.
//!
//! The type knows nothing of terminals; each way to print it is a file under `format`. Its words
//! are [`Message`], which can be said in every [`UiLanguage`] of the program.

mod code;
mod fix;
pub mod format;
mod message;
mod span;
mod ui_language;

pub use crate::message;
pub use code::{Code, Severity};
pub use fix::Change;
pub use message::{Message, ToMessage};
pub use span::{Place, Span, Texts, place};
pub use ui_language::UiLanguage;

use crate::path::SourcePath;

/// One thing that an editor should know about the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the kind of problem.
    pub code: Code,
    /// What happened: lower case, no final stop, names in backticks.
    pub message: Message,
    /// Where; `None` only for what lies in no file.
    pub span: Option<Span>,
    /// A word or two shown under the marked text.
    pub label: Option<Message>,
    /// Other places that matter, each with what it is.
    pub related: Vec<(Span, Message)>,
    /// How to mend it.
    pub hint: Option<Message>,
    /// How the program can mend it by itself, where that is safe; the hint says the same in words.
    pub fix: Vec<Change>,
    /// Whether it is graver here than its kind is elsewhere: a warning, and no note.
    pub is_raised: bool,
}

impl Diagnostic {
    /// Makes a diagnostic that marks `span`.
    pub fn new(code: Code, span: Span, message: Message) -> Self {
        Self { span: Some(span), ..Self::without_place(code, message) }
    }

    /// Makes a diagnostic about something that lies in no file.
    pub fn without_place(code: Code, message: Message) -> Self {
        Self {
            code,
            message,
            span: None,
            label: None,
            related: Vec::new(),
            hint: None,
            fix: Vec::new(),
            is_raised: false,
        }
    }

    /// Makes a warning of a note.
    #[must_use]
    pub fn raised(mut self) -> Self {
        self.is_raised = true;
        self
    }

    /// Adds the words under the marked text.
    #[must_use]
    pub fn label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds how to mend it, where there is something to say.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<Message>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// Adds that the program can mend it: `text` comes in the place of `span`.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Change::Replace { span, text: text.into() });
        self
    }

    /// Adds that the program can mend it: the lines on which `span` stands are taken out.
    #[must_use]
    pub fn fix_lines(mut self, span: Span) -> Self {
        self.fix.push(Change::TakeOut { span });
        self
    }

    /// Adds that the program can mend it: the file is written anew, as it was read.
    #[must_use]
    pub fn fix_writing(mut self, file: &SourcePath) -> Self {
        self.fix.push(Change::Rewrite { file: file.clone() });
        self
    }

    /// Adds that the program can mend it: the file gets another name.
    #[must_use]
    pub fn fix_name(mut self, from: &SourcePath, to: SourcePath) -> Self {
        self.fix.push(Change::Rename { from: from.clone(), to });
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, what: Message) -> Self {
        self.related.push((span, what));
        self
    }

    /// Returns how grave it is.
    pub fn severity(&self) -> Severity {
        match self.code.severity() {
            Severity::Note if self.is_raised => Severity::Warning,
            own => own,
        }
    }

    fn sort_key(&self) -> (Option<&Span>, &'static str, &Message) {
        (self.span.as_ref(), self.code.name(), &self.message)
    }
}

/// The diagnostics of a run, put in order of file, place and code when read.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Makes an empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// Returns how many were found so far.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether nothing was found so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().into_iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// Returns whether the site must not be published.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Returns whether there is a warning.
    pub fn has_warnings(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Warning)
    }

    /// Returns them in order of file, place, code and message, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.0.iter().collect();
        sorted.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        sorted.dedup();
        sorted
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Counts the letters that must be put in, taken out, changed or exchanged to make one word of
/// another; capitals do not count.
pub fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase())
}

/// Returns the candidate that a misspelt word most likely meant, if one is near enough.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = word.to_lowercase();
    // Of two letters, half may differ by chance.
    if lower.chars().count() < 3 {
        return None;
    }
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count().max(lower.chars().count()) / 3).max(1)
        })
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_words_are_proposed_and_far_ones_are_not() {
        let keys = ["name", "country", "joined"];
        assert_eq!(did_you_mean("contry", keys), Some("country"));
        assert_eq!(did_you_mean("Name", keys), Some("name"));
        assert_eq!(did_you_mean("population", keys), None);
    }
}
