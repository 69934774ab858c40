//! Reports formulas without results in a workbook: their values are unknown.

use super::columns::Column;
use super::{Cell, CellKind, Row, SheetTable, cell_name};
use crate::diag::{Code, Diagnostic, Diagnostics, message};

/// Reports the formulas without results in the header and in known columns. Reports them once, because one program
/// wrote them all.
pub(super) fn report(
    table: &SheetTable,
    columns: &[Option<Column>],
    diagnostics: &mut Diagnostics,
) {
    let is_formula = |cell: &Cell| cell.kind == CellKind::Formula;
    let header = table.header.iter().enumerate();
    let header = header.filter(|(_, cell)| is_formula(cell));
    let header = header.map(|(index, cell)| (index, table.header_number, cell));
    let rows = table
        .rows
        .iter()
        .flat_map(|row| read(row, columns).map(|(index, cell)| (index, row.number, cell)));
    let mut all = header.chain(rows);
    let Some((index, number, cell)) = all.next() else { return };
    let (name, others) = (cell_name(index, number), all.count());
    let message = match others {
        0 => message!("sheet.formula-without-result", name),
        _ => message!("sheet.formulas-without-result", name, others),
    };
    let problem = Diagnostic::new(Code::InvalidValue, cell.span.clone(), message);
    diagnostics.push(problem.hint(message!("sheet.save-and-import-hint")));
}

/// Returns the formulas of a row in known columns, with their column indices.
pub(super) fn read<'a>(
    row: &'a Row,
    columns: &'a [Option<Column>],
) -> impl Iterator<Item = (usize, &'a Cell)> {
    let cells = row.cells.iter().zip(columns).enumerate();
    let is_read = |(_, (cell, column)): &(usize, (&Cell, &Option<Column>))| {
        cell.kind == CellKind::Formula && column.is_some()
    };
    cells.filter(is_read).map(|(index, (cell, _))| (index, cell))
}
