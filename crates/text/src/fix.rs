//! Applies the automatic fixes of diagnostics. A pure function from sources to sources.

use std::collections::BTreeMap;

use crate::diag::{Change, Diagnostic, Span, Texts};
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};

/// Fixes that do not conflict, with the changed sources.
#[derive(Clone, Debug, Default)]
pub struct FixStep<'a> {
    /// The new texts of files, by their current paths.
    pub texts: BTreeMap<SourcePath, String>,
    /// Renamed files: old path, new path.
    pub names: BTreeMap<SourcePath, SourcePath>,
    /// The diagnostics that are fixed.
    pub made: Vec<&'a Diagnostic>,
}

impl FixStep<'_> {
    /// Returns the sources after the step.
    pub fn applied(&self, sources: &Sources) -> Sources {
        let mut after = sources.clone();
        for (path, text) in &self.texts {
            after.insert(path.clone(), SourceFile::Text(text.as_str().into()));
        }
        for (from, to) in &self.names {
            if let Some(file) = after.remove(from) {
                after.insert(to.clone(), file);
            }
        }
        after
    }

    /// Returns whether the renames and rewrites of a fix are possible after those of this step.
    fn can_name(&self, sources: &Sources, diagnostic: &Diagnostic) -> bool {
        diagnostic.fix.iter().all(|change| match change {
            Change::Replace { .. } | Change::TakeOut { .. } => true,
            Change::Rewrite { file } => sources.text(file).is_some(),
            Change::Rename { from, to } => {
                sources.get(to).is_none()
                    && !self.names.contains_key(from)
                    && !self.names.values().any(|other| other == to)
            }
        })
    }
}

/// Applies at most `limit` fixes. If two fixes touch the same characters, the second one waits for the next step.
/// A fix is applied completely or not at all.
pub fn step<'a>(
    sources: &Sources,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    limit: usize,
) -> FixStep<'a> {
    let mut step = FixStep::default();
    let mut edits: BTreeMap<SourcePath, Vec<(Span, &str)>> = BTreeMap::new();
    for diagnostic in diagnostics.into_iter().filter(|diagnostic| !diagnostic.fix.is_empty()) {
        if step.made.len() == limit {
            break;
        }
        let own: Option<Vec<(Span, &str)>> =
            diagnostic.fix.iter().filter_map(|change| edit(sources, change)).collect();
        let Some(own) = own else { continue };
        let is_free = |(span, _): &(Span, &str)| {
            let made = edits.get(&span.file);
            made.is_none_or(|made| made.iter().all(|(other, _)| !touch(span, other)))
        };
        if !own.iter().all(is_free) || !step.can_name(sources, diagnostic) {
            continue;
        }
        step.made.push(diagnostic);
        for (span, text) in own {
            edits.entry(span.file.clone()).or_default().push((span, text));
        }
        for change in &diagnostic.fix {
            match change {
                Change::Replace { .. } | Change::TakeOut { .. } => {}
                Change::Rewrite { file } => {
                    edits.entry(file.clone()).or_default();
                }
                Change::Rename { from, to } => {
                    step.names.insert(from.clone(), to.clone());
                }
            }
        }
    }
    for (file, changes) in edits {
        let Some(text) = sources.text(&file) else { continue };
        step.texts.insert(file, edited(text, changes));
    }
    step
}

fn edited(text: &str, mut changes: Vec<(Span, &str)>) -> String {
    changes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = text.to_owned();
    for (span, new) in changes {
        if text.is_char_boundary(span.start) && text.is_char_boundary(span.end) {
            text.replace_range(span.start..span.end, new);
        }
    }
    text
}

/// Returns the replaced span and the new text; `Some(None)` if the edit is impossible, `None` if the change is not
/// an edit.
fn edit<'a>(sources: &Sources, change: &'a Change) -> Option<Option<(Span, &'a str)>> {
    match change {
        Change::Replace { span, text } => Some(Some((span.clone(), text))),
        Change::TakeOut { span } => Some(whole_lines(sources, span).map(|lines| (lines, ""))),
        Change::Rewrite { .. } | Change::Rename { .. } => None,
    }
}

/// Widens a span to whole lines, if they contain nothing else.
fn whole_lines(sources: &Sources, span: &Span) -> Option<Span> {
    let text = sources.text(&span.file)?;
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text.get(span.end..)?.find('\n').map_or(text.len(), |end| span.end + end + 1);
    let rest = text[span.end..end].trim();
    let is_alone = text[start..span.start].trim().is_empty() && (rest.is_empty() || rest == ":");
    is_alone.then(|| Span { start, end, ..span.clone() })
}

/// Returns whether two spans overlap or begin at the same byte.
fn touch(a: &Span, b: &Span) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start
}

#[cfg(test)]
mod tests {
    use super::step;
    use crate::diag::{Code, Diagnostic, Message, Span, Texts};
    use crate::path::SourcePath;
    use crate::source::Sources;

    fn problem(file: &SourcePath, edits: &[(usize, usize, &str)]) -> Diagnostic {
        let mut made = Diagnostic::new(
            Code::Yaml,
            Span::file(file),
            Message::verbatim("a problem".to_owned()),
        );
        for (start, end, text) in edits {
            made = made.fix(Span::new(file, *start..*end), *text);
        }
        made
    }

    #[test]
    fn fixes_that_touch_are_made_one_after_the_other() {
        let sources = Sources::from_literal("-- data/a.yaml --\nabcdef\n");
        let file = SourcePath::new("data/a.yaml").unwrap();
        let problems = [
            problem(&file, &[(0, 1, "A"), (5, 6, "F")]),
            problem(&file, &[(2, 4, "-")]),
            problem(&file, &[(1, 2, "B"), (3, 5, "!")]),
        ];
        let made = step(&sources, &problems, 9);
        assert_eq!(made.made.len(), 2);
        assert_eq!(made.applied(&sources).text(&file), Some("Ab-eF\n"));
    }

    #[test]
    fn a_name_that_is_taken_is_not_given() {
        let sources = Sources::from_literal("-- data/a.yaml --\na\n-- data/b.yaml --\nb\n");
        let path = |name| SourcePath::new(name).unwrap();
        let rename =
            |to| problem(&path("data/a.yaml"), &[]).fix_name(&path("data/a.yaml"), path(to));
        assert!(step(&sources, &[rename("data/b.yaml")], 9).made.is_empty());
        let problems = [rename("data/c.yaml")];
        let made = step(&sources, &problems, 9);
        assert_eq!(made.applied(&sources).text(&path("data/c.yaml")), Some("a\n"));
    }
}
