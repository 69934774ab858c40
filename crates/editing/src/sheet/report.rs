//! Describes a merge in plain lines for editors.

use super::SheetTable;
use super::merge::{ProposedMember, SheetMerge};
use crate::diag::{Message, message};

/// The number of characters after which a value is cut.
const SHOWN: usize = 60;
/// The default number of missing members that are listed.
const NAMED: usize = 12;

/// Describes a merge. `is_accepted` returns whether a doubtful member is imported anyway. With `all`, every missing
/// member is listed.
pub fn report(
    table: &SheetTable,
    merge: &SheetMerge,
    is_accepted: impl Fn(&ProposedMember) -> bool,
    all: bool,
) -> Vec<Message> {
    let mut lines = summary(table, merge);
    for proposed in &merge.proposed {
        lines.push(Message::verbatim(""));
        lines.push(title(proposed));
        for doubt in &proposed.doubts {
            lines.push(message!("sheet.doubt", doubt));
        }
        if !proposed.doubts.is_empty() {
            let id = &proposed.id;
            lines.push(if is_accepted(proposed) {
                message!("sheet.accepted-with-option")
            } else if proposed.may_be_another {
                message!("sheet.skipped-similar-row", id)
            } else {
                message!("sheet.skipped-row", id)
            });
        }
        lines.extend(proposed.changes.iter().cloned());
        let remarks = proposed.remarks.iter();
        lines.extend(remarks.map(|remark| message!("sheet.remark", remark)));
    }
    if !merge.missing.is_empty() {
        lines.push(Message::verbatim(""));
        lines.push(missing(merge, all));
    }
    lines
}

fn summary(table: &SheetTable, merge: &SheetMerge) -> Vec<Message> {
    let count = |test: &dyn Fn(&ProposedMember) -> bool| {
        merge.proposed.iter().filter(|one| test(one)).count()
    };
    let mut lines = vec![
        message!("sheet.row-count", file = table.file, count = table.rows.len()),
        message!("sheet.new-count", count = count(&|one| one.is_new() && one.doubts.is_empty())),
        message!(
            "sheet.changed-count",
            count = count(&|one| !one.is_new() && one.doubts.is_empty())
        ),
        message!("sheet.doubtful-count", count = count(&|one| !one.doubts.is_empty())),
        message!("sheet.unchanged-count", count = merge.same),
    ];
    if merge.refused > 0 {
        lines.push(message!("sheet.error-count", count = merge.refused));
    }
    lines
}

fn title(proposed: &ProposedMember) -> Message {
    let (id, row) = (&proposed.id, proposed.row);
    match proposed.name() {
        Some(name) if proposed.is_new() => message!("sheet.new-named-row", id, name, row),
        _ if proposed.is_new() => message!("sheet.new-row", id, row),
        _ => message!("sheet.changed-row", id, row),
    }
}

fn missing(merge: &SheetMerge, all: bool) -> Message {
    let count = merge.missing.len();
    let shown = if all { count } else { count.min(NAMED) };
    let ids = merge.missing[..shown].join(", ");
    if shown < count {
        let more = count - shown;
        message!("sheet.entries-not-in-file-shortened", count, ids, more)
    } else {
        message!("sheet.entries-not-in-file", count, ids)
    }
}

/// Describes a value that changes.
pub(super) fn change(column: &str, old: Option<&str>, new: &str) -> Message {
    let old = old.map(|old| short(old) + " → ").unwrap_or_default();
    Message::verbatim(format!("  {column}: {old}{}", short(new)))
}

/// Returns a value on one line, cut if it is long.
fn short(text: &str) -> String {
    let line = text.replace(['\n', '\t'], " ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    line.chars().take(SHOWN - 1).chain(['…']).collect()
}
