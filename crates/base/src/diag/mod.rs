//! Diagnostics as data: the error, its place in the sources, and its fix.
//!
//! A diagnostic is independent of its print format; the formats are in `format`. Its texts are [`Message`]s, which
//! exist in every [`UiLanguage`].

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

/// An error, a warning or a note about the sources.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of diagnostic.
    pub code: Code,
    /// What happened: lower case, no final stop, names in backticks.
    pub message: Message,
    /// The place in the sources; `None` if the diagnostic belongs to no file.
    pub span: Option<Span>,
    /// A short text under the marked text.
    pub label: Option<Message>,
    /// Other relevant places, each with an explanation.
    pub related: Vec<(Span, Message)>,
    /// How the editor can fix it.
    pub hint: Option<Message>,
    /// The automatic fix, if there is a safe one. The hint describes the same fix.
    pub fix: Vec<Change>,
    /// Whether a note is a warning in this case.
    pub is_raised: bool,
}

impl Diagnostic {
    /// Creates a diagnostic that marks `span`.
    pub fn new(code: Code, span: Span, message: Message) -> Self {
        Self { span: Some(span), ..Self::without_place(code, message) }
    }

    /// Creates a diagnostic that belongs to no file.
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

    /// Turns a note into a warning.
    pub fn raised(mut self) -> Self {
        self.is_raised = true;
        self
    }

    /// Sets the text under the marked text.
    pub fn label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// Sets the hint.
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Sets the hint, if there is one.
    pub fn maybe_hint(mut self, hint: Option<Message>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// Adds an automatic fix that replaces `span` with `text`.
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Change::Replace { span, text: text.into() });
        self
    }

    /// Adds an automatic fix that deletes the lines of `span`.
    pub fn fix_lines(mut self, span: Span) -> Self {
        self.fix.push(Change::TakeOut { span });
        self
    }

    /// Adds an automatic fix that writes the file again as urbi reads it.
    pub fn fix_writing(mut self, file: &SourcePath) -> Self {
        self.fix.push(Change::Rewrite { file: file.clone() });
        self
    }

    /// Adds an automatic fix that renames the file.
    pub fn fix_name(mut self, from: &SourcePath, to: SourcePath) -> Self {
        self.fix.push(Change::Rename { from: from.clone(), to });
        self
    }

    /// Adds another relevant place with an explanation.
    pub fn related(mut self, span: Span, what: Message) -> Self {
        self.related.push((span, what));
        self
    }

    /// Returns the severity.
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

/// The diagnostics of a command. [`Diagnostics::sorted`] makes their order independent of the order of the checks.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Creates an empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds several diagnostics.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// Returns the number of diagnostics, including duplicates.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Counts the diagnostics of a severity, without duplicates.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().into_iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// Returns whether there is an error, which prevents publication.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Returns whether there is a warning.
    pub fn has_warnings(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Warning)
    }

    /// Returns the diagnostics without duplicates, in order of file, place, code and message.
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

/// Returns the Damerau–Levenshtein distance of two words, ignoring case.
pub fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase())
}

/// Returns the most similar candidate for a misspelt word, if one is similar enough.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = word.to_lowercase();
    // In a word of two letters one different letter is half of the word.
    if lower.chars().count() < 3 {
        return None;
    }
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| {
            // In a path, the folder that both share does not make them similar.
            let shared = shared_folder(&lower, candidate);
            let longest = candidate.chars().count().max(lower.chars().count());
            let is_longer = shared > 0
                && (lower.starts_with(*candidate) || candidate.starts_with(lower.as_str()));
            is_longer || *distance <= ((longest - shared) / 3).max(1)
        })
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

/// Returns the number of characters in the folder that two paths share.
fn shared_folder(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    let same = same.map(|(c, _)| c);
    same.enumerate().filter(|(_, c)| *c == '/').last().map_or(0, |(at, _)| at + 1)
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
        assert_eq!(did_you_mean("pages/join", ["pages/home"]), None);
        assert_eq!(did_you_mean("pages/join-us", ["pages/join"]), Some("pages/join"));
        assert_eq!(
            did_you_mean("pages/harbor", ["pages/home", "pages/harbour"]),
            Some("pages/harbour")
        );
    }
}
