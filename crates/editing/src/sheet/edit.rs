//! Edits the text of member files. Unchanged values keep their bytes, comments and layout. The result is parsed
//! again and compared, so that an edit changes only what it must.

use std::collections::BTreeMap;

use super::entry::{EntryEdit, Splice};
use super::field_path::MemberValue;
use super::insert_position::{self, InsertPosition};
use super::members::{MemberFile, Members};
use super::merge::{ProposedMember, SheetMerge, overlaid};
use super::normal::is_same;
use super::write;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;

/// Applies the changes of a merge that `is_wanted` accepts, and returns the new texts of the changed files. Reports
/// each change that is not possible.
pub fn edit(
    members: &Members,
    merge: &SheetMerge,
    is_wanted: impl Fn(&ProposedMember) -> bool,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<SourcePath, String> {
    let wanted: Vec<&ProposedMember> = merge.proposed.iter().filter(|one| is_wanted(one)).collect();
    let mut texts = BTreeMap::new();
    let mut new: BTreeMap<SourcePath, Vec<&ProposedMember>> = BTreeMap::new();
    for proposed in wanted.iter().filter(|proposed| proposed.is_new()) {
        let country = members.country(&proposed.values).unwrap_or_default();
        let path = insert_position::file(members, country);
        new.entry(path.expect("an id fits a path")).or_default().push(proposed);
    }
    for own in new.values_mut().filter(|_| members.are_cities()) {
        own.sort_by(|one, other| one.id.cmp(&other.id));
    }
    for file in &members.files {
        let changed = wanted.iter().copied().filter(|one| one.file.as_ref() == Some(&file.path));
        let own: Vec<&ProposedMember> =
            changed.chain(new.remove(&file.path).into_iter().flatten()).collect();
        if own.is_empty() {
            continue;
        }
        let edit = FileEdit { members, file, own };
        let text = edit.text();
        match edit.mismatch(&text) {
            None => drop(texts.insert(file.path.clone(), text)),
            Some(id) => diagnostics.push(too_odd(file, &id)),
        }
    }
    let extended = members.schema();
    let schema = extended.schema();
    for (path, own) in new {
        let entries = own
            .iter()
            .map(|one| format!("- {}\n", write::entry(&schema, &one.values, 2, &members.source)));
        texts.insert(path, entries.collect::<Vec<_>>().join("\n"));
    }
    texts
}

fn too_odd(file: &MemberFile, id: &str) -> Diagnostic {
    let span = file.entries.iter().find(|entry| entry.id == id).map(|e| e.node.span.clone());
    let message = message!("sheet.entry-not-editable", id);
    Diagnostic::new(Code::InvalidValue, span.unwrap_or_else(|| Span::file(&file.path)), message)
        .hint(message!("sheet.edit-by-hand-hint"))
}

/// The changes of one file.
struct FileEdit<'a> {
    members: &'a Members,
    file: &'a MemberFile,
    own: Vec<&'a ProposedMember>,
}

impl FileEdit<'_> {
    /// Returns the text of the file with all changes.
    fn text(&self) -> String {
        let mut splices = Vec::new();
        for proposed in self.own.iter().filter(|proposed| !proposed.is_new()) {
            if let Some(entry) = self.file.entries.iter().find(|entry| entry.id == proposed.id) {
                EntryEdit { members: self.members, file: self.file, entry }
                    .changes(&proposed.values, &mut splices);
            }
        }
        let mut headed: Vec<String> = Vec::new();
        for proposed in self.own.iter().filter(|proposed| proposed.is_new()) {
            let mut splice = self.added(proposed, &mut headed);
            if self.file.entries.is_empty() && !splices.is_empty() {
                splice.text.insert(0, '\n');
            }
            splices.push(splice);
        }
        spliced(&self.file.text, splices)
    }

    /// Returns the text of a new entry in the style of its file, with a heading if its country is new.
    fn added(&self, proposed: &ProposedMember, headed: &mut Vec<String>) -> Splice {
        let (members, file) = (self.members, self.file);
        let (margin, indent) = style(file);
        let entry = write::entry(
            &members.schema().schema(),
            &proposed.values,
            margin.len() + indent,
            &members.source,
        );
        let entry = format!("{margin}-{}{entry}", " ".repeat(indent - 1));
        let between = if is_spaced(file) { "\n\n" } else { "\n" };
        let country = members.country(&proposed.values).unwrap_or_default();
        match insert_position::spot(members, file, &proposed.id, country) {
            Some(InsertPosition::After { at, heading }) => {
                let heading = heading.filter(|heading| !headed.contains(heading));
                headed.extend(heading.clone());
                let heading = heading.map(|heading| format!("# {heading}\n")).unwrap_or_default();
                Splice { range: at..at, text: format!("{between}{heading}{entry}") }
            }
            Some(InsertPosition::Before(at)) => {
                Splice { range: at..at, text: format!("{entry}{between}") }
            }
            None => {
                let at = file.text.len();
                let start =
                    if file.text.is_empty() || file.text.ends_with('\n') { "" } else { "\n" };
                Splice { range: at..at, text: format!("{start}{entry}\n") }
            }
        }
    }

    /// Parses an edited text again, and returns the id of an entry with an unexpected value.
    fn mismatch(&self, text: &str) -> Option<String> {
        let own = &self.own;
        let mut problems = Diagnostics::new();
        let after = self.members.read(&self.file.path, &text.into(), &mut problems);
        let mut wanted: Vec<(&str, Vec<MemberValue>)> = Vec::new();
        for entry in &self.file.entries {
            let changed = own.iter().find(|one| !one.is_new() && one.id == entry.id);
            let new = changed.into_iter().flat_map(|proposed| &proposed.values);
            wanted.push((&entry.id, overlaid(&entry.values, new)));
        }
        wanted.extend(
            own.iter().filter(|one| one.is_new()).map(|one| (one.id.as_str(), one.values.clone())),
        );
        let wrong = wanted.iter().find(|(id, values)| {
            let mut entries = after.entries.iter().filter(|entry| entry.id == *id);
            let (Some(entry), None) = (entries.next(), entries.next()) else { return true };
            !have_same(&entry.values, values)
        });
        let odd = after.entries.len() != wanted.len() || problems.has_errors();
        wrong.map(|(id, _)| (*id).to_owned()).or_else(|| odd.then(|| own[0].id.clone()))
    }
}

/// Applies all splices to a text, with the line endings of the text.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    // The sort is stable: splices at the same position keep their order.
    splices.sort_by_key(|splice| splice.range.start);
    let is_windows = text.contains("\r\n");
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for splice in splices {
        out.push_str(text.get(at..splice.range.start).unwrap_or_default());
        if is_windows {
            out.push_str(&splice.text.replace('\n', "\r\n"));
        } else {
            out.push_str(&splice.text);
        }
        at = at.max(splice.range.end);
    }
    out + &text[at..]
}

/// Returns the indentation before the `-` of an entry, and the width from the `-` to its keys.
fn style(file: &MemberFile) -> (String, usize) {
    let first = file.entries.iter().find_map(|entry| {
        let start = entry.node.span.start;
        let line = file.text[..start].rfind('\n').map_or(0, |end| end + 1);
        let before = &file.text[line..start];
        let margin = before.split('-').next()?;
        (before.trim() == "-").then(|| (margin.to_owned(), before.len() - margin.len()))
    });
    first.unwrap_or_else(|| (String::new(), 2))
}

/// Returns whether blank lines separate the entries of a file.
fn is_spaced(file: &MemberFile) -> bool {
    let mut pairs = file
        .entries
        .windows(2)
        .filter_map(|pair| file.text.get(pair[0].node.span.end..pair[1].node.span.start));
    pairs.next().is_none_or(|between| between.replace('\r', "").contains("\n\n"))
}

fn have_same(one: &[MemberValue], other: &[MemberValue]) -> bool {
    one.len() == other.len()
        && one.iter().all(|value| {
            other
                .iter()
                .any(|twin| twin.slot == value.slot && is_same(value.kind, &twin.text, &value.text))
        })
}
