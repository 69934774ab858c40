//! What a merge would do, in plain lines for people.

use super::SheetTable;
use super::merge::{ProposedMember, SheetMerge};
use crate::diag::{Words, words};

/// How many characters of a value are shown.
const SHOWN: usize = 60;
/// How many ids of missing members are shown, unless all are wanted.
const NAMED: usize = 12;

/// Says what a merge would do. `is_accepted` tells of a doubtful member whether it is taken all the
/// same; `all` names every missing member.
pub fn report(
    table: &SheetTable,
    merge: &SheetMerge,
    is_accepted: impl Fn(&ProposedMember) -> bool,
    all: bool,
) -> Vec<Words> {
    let mut lines = summary(table, merge);
    for proposed in &merge.proposed {
        lines.push(Words::verbatim(""));
        lines.push(title(proposed));
        for doubt in &proposed.doubts {
            lines.push(words!("  doubtful: {doubt}", doubt));
        }
        if !proposed.doubts.is_empty() {
            let id = &proposed.id;
            lines.push(if is_accepted(proposed) {
                words!("  taken all the same, as asked")
            } else if proposed.may_be_another {
                words!(
                    "  left out: `--accept {id}` takes it; if it is the other, write the other's id into the row",
                    id
                )
            } else {
                words!("  left out: `--accept {id}` takes it", id)
            });
        }
        lines.extend(proposed.changes.iter().filter(|c| c.slot.key != "id").map(|change| {
            let (column, new) = (&change.column, short(&change.new));
            let old = change.old.as_ref().map(|old| short(old) + " → ").unwrap_or_default();
            Words::verbatim(format!("  {column}: {old}{new}"))
        }));
        let remarks = proposed.remarks.iter();
        lines.extend(remarks.map(|remark| words!("  note: {remark}", remark)));
    }
    if !merge.missing.is_empty() {
        lines.push(Words::verbatim(""));
        lines.push(missing(merge, all));
    }
    lines
}

fn summary(table: &SheetTable, merge: &SheetMerge) -> Vec<Words> {
    let count = |test: &dyn Fn(&ProposedMember) -> bool| {
        merge.proposed.iter().filter(|one| test(one)).count()
    };
    let mut lines = vec![
        words!("rows in `{file}`: {count}", file = table.file, count = table.len()),
        words!("  new: {count}", count = count(&|one| one.is_new() && one.doubts.is_empty())),
        words!("  changed: {count}", count = count(&|one| !one.is_new() && one.doubts.is_empty())),
        words!("  doubtful: {count}", count = count(&|one| !one.doubts.is_empty())),
        words!("  as they are: {count}", count = merge.same),
    ];
    if merge.refused > 0 {
        lines.push(words!("  wrong, see above: {count}", count = merge.refused));
    }
    lines
}

fn title(proposed: &ProposedMember) -> Words {
    let (id, row) = (&proposed.id, proposed.row);
    match proposed.name() {
        Some(name) if proposed.is_new() => words!("new: {id} ({name}), row {row}", id, name, row),
        _ if proposed.is_new() => words!("new: {id}, row {row}", id, row),
        _ => words!("changed: {id}, row {row}", id, row),
    }
}

fn missing(merge: &SheetMerge, all: bool) -> Words {
    let count = merge.missing.len();
    let shown = if all { count } else { count.min(NAMED) };
    let ids = merge.missing[..shown].join(", ");
    if shown < count {
        let more = count - shown;
        words!(
            "not in the sheet, and kept: {count} ({ids} and {more} more; `--verbose` names them all)",
            count,
            ids,
            more
        )
    } else {
        words!("not in the sheet, and kept: {count} ({ids})", count, ids)
    }
}

/// Returns a value on one line, shortened.
fn short(text: &str) -> String {
    let line = text.replace(['\n', '\t'], " ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    line.chars().take(SHOWN - 1).chain(['…']).collect()
}
