//! Writes the members as a sheet. Importing that sheet changes nothing.

use super::columns;
use super::members::Members;
use super::{CellKind, SheetFormat, csv};
use crate::schema::Kind;

/// Returns a file with every member, in the order of the files, and every field of a member.
///
/// Returns `None` if the workbook cannot be written, or if the feature `xlsx` is off.
pub fn export(members: &Members, format: SheetFormat) -> Option<Vec<u8>> {
    let given = members.entries().flat_map(|entry| entry.values.iter().map(|v| &v.slot));
    let extended = members.schema();
    let schema = extended.schema();
    let columns = columns::all(&schema, &members.source, &members.locales, given);
    let header: Vec<String> = columns
        .iter()
        .map(|column| columns::name(&schema, &column.slot, &members.source))
        .collect();
    let rows = members.entries().map(|entry| {
        let cell = |column: &columns::Column| {
            let value = entry.value(&column.slot);
            let text = value.map(|value| value.text.clone()).unwrap_or_default();
            let is_number = matches!(column.kind, Kind::Integer(..) | Kind::Decimal(..));
            let is_number = is_number && text.parse::<f64>().is_ok();
            (text, if is_number { CellKind::Number } else { CellKind::Text })
        };
        columns.iter().map(cell).collect::<Vec<_>>()
    });
    let rows: Vec<Vec<(String, CellKind)>> = rows.collect();
    match format {
        SheetFormat::Csv => Some(csv::write(&header, &rows)),
        #[cfg(feature = "xlsx")]
        SheetFormat::Xlsx => super::workbook::write(&members.names.0, &header, &rows),
        #[cfg(not(feature = "xlsx"))]
        SheetFormat::Xlsx => None,
    }
}
