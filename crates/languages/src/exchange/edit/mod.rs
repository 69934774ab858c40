//! Writes imported translations into the source files; the rest of each file keeps every byte.

mod data;
mod document;
mod line;
mod stale;
mod word;

use std::collections::BTreeMap;
use std::ops::Range;

use super::export::LocaleView;
use super::merge::{ExchangeMerge, ReturnedChange};
use super::units::PairedUnits;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span};
use crate::path::SourcePath;
use crate::translation::{TextKey, TranslatableText};

/// Applies the changes that `is_wanted` accepts, and returns the new texts of changed files. Reports
/// changes that it cannot apply, at their position in `file`.
pub fn edit(
    view: &LocaleView<'_>,
    merge: &ExchangeMerge<'_>,
    file: &SourcePath,
    is_wanted: impl Fn(&ReturnedChange) -> bool,
    diagnostics: &mut Diagnostics,
) -> EditedFiles {
    let mut edited = EditedFiles::default();
    let mut splices: BTreeMap<SourcePath, Vec<Splice>> = BTreeMap::new();
    let works = merge.paired.iter().map(|(at, paired)| {
        let own = merge.changes.iter().filter(|change| change.text == *at && is_wanted(change));
        let changes = own.map(|change| (change.slot, change)).collect();
        Work { view, text: &view.texts.all[*at], paired, changes }
    });
    let works: Vec<Work<'_>> = works.filter(|work| !work.changes.is_empty()).collect();
    for work in &works {
        let made = match &work.text.key {
            TextKey::Document(_) => document::edit(work, &mut edited),
            TextKey::Field { .. } => data::edit(work),
            TextKey::Word(_) => word::edit(work),
        };
        match made {
            Ok(all) => all.into_iter().for_each(|(path, splice)| {
                splices.entry(path).or_default().push(splice);
            }),
            Err((change, message, hint)) => {
                let place = Span::new(file, change.place.clone());
                diagnostics.push(Diagnostic::new(Code::Exchange, place, message).hint(hint));
            }
        }
    }
    for (path, own) in splices {
        let before = view.sources.text(&path).unwrap_or_default();
        let text = spliced(before, own);
        if text != before {
            edited.texts.insert(path, text);
        }
    }
    stale::record(view, &works, &mut edited);
    edited
}

/// The texts of files after an edit.
#[derive(Clone, Debug, Default)]
pub struct EditedFiles {
    /// Every changed or new file.
    pub texts: BTreeMap<SourcePath, String>,
    /// The files that are not completely translated yet, and so are drafts.
    pub drafts: Vec<SourcePath>,
}

/// The changes to one text.
struct Work<'a> {
    view: &'a LocaleView<'a>,
    text: &'a TranslatableText<'a>,
    paired: &'a PairedUnits<'a>,
    /// By the index of the slot.
    changes: BTreeMap<usize, &'a ReturnedChange>,
}

impl Work<'_> {
    /// The text of a file.
    fn file(&self, path: &SourcePath) -> &str {
        self.view.sources.text(path).unwrap_or_default()
    }

    /// The tag of the target locale.
    fn tag(&self) -> &str {
        self.view.site.config.locale(self.view.to).locale.as_str()
    }

    fn first(&self) -> &ReturnedChange {
        self.changes.values().next().expect("there is a change")
    }
}

/// The splices for the files, or the reason why there are none.
type EditResult<'a> = Result<Vec<(SourcePath, Splice)>, EditProblem<'a>>;

/// The change that cannot be applied, with a message and a hint.
type EditProblem<'a> = (&'a ReturnedChange, Message, Message);

/// A range of a text and its replacement.
#[derive(Debug)]
struct Splice {
    range: Range<usize>,
    text: String,
}

/// Applies every splice to a text, with the line endings of the text.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    // The sort is stable: insertions at the same position keep their order.
    splices.sort_by_key(|splice| splice.range.start);
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for splice in splices {
        out.push_str(text.get(at..splice.range.start).unwrap_or_default());
        out.push_str(&in_line_ends_of(text, &splice.text));
        at = at.max(splice.range.end);
    }
    out + text.get(at..).unwrap_or_default()
}

/// Converts the line endings of `text` to those of `like`, because source and translation can differ.
fn in_line_ends_of(like: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    if like.contains("\r\n") { text.replace('\n', "\r\n") } else { text }
}
