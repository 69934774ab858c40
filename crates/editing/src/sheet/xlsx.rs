//! Reads the first sheet of a workbook that is not empty. The text of its table has one line for each row.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError, XlsxFormulaMetadata};

use super::{Cell, CellKind, Row, SheetTable, csv, workbook};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;

/// The separator of cells in the text that diagnostics show.
const BETWEEN: char = '|';

/// Reads a workbook. Reports an unreadable one.
pub(super) fn read(
    file: &SourcePath,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> Option<SheetTable> {
    let read = first_sheet(bytes).or_else(|error| {
        let without_errors = workbook::without_errors(bytes).ok_or(error.clone())?;
        first_sheet(&without_errors).map_err(|_| error)
    });
    let cells = match read {
        Ok(cells) => cells,
        Err(error) => {
            let message = message!("sheet.unreadable", file, error);
            let problem = Diagnostic::without_place(Code::Unreadable, message);
            diagnostics.push(problem.hint(message!("sheet.open-and-save-hint")));
            return None;
        }
    };
    Some(table(file, cells))
}

/// Builds a table from cells. Empty rows and columns before the first cell count too.
fn table(file: &SourcePath, cells: Cells) -> SheetTable {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let width = cells.keys().map(|(_, column)| place(*column) + 1).max().unwrap_or_default();
    let (mut text, mut rows) = (String::new(), Vec::<Row>::new());
    for ((number, column), (said, kind)) in cells {
        let (number, column) = (place(number), place(column));
        if rows.last().is_none_or(|row| row.number != number + 1) {
            let above = rows.last().map_or(0, |row| row.number - 1);
            text.push_str(&"\n".repeat(number - above));
            rows.push(Row { number: number + 1, cells: Vec::new() });
        }
        let Some(row) = rows.last_mut() else { continue };
        if !row.cells.is_empty() {
            text.push(BETWEEN);
        }
        while row.cells.len() < column {
            row.cells.push(blank(file, text.len()));
            text.push(BETWEEN);
        }
        let start = text.len();
        text.push_str(&said.replace(['\n', '\r'], " "));
        row.cells.push(Cell { text: said, span: Span::new(file, start..text.len()), kind });
    }
    text.push('\n');
    // A column without a name also counts.
    if let Some(header) = rows.first_mut() {
        let at = header.cells.last().map_or(0, |cell| cell.span.end);
        header.cells.resize_with(width.max(header.cells.len()), || blank(file, at));
    }
    SheetTable::new(file.clone(), text, rows)
}

fn blank(file: &SourcePath, at: usize) -> Cell {
    Cell { text: String::new(), span: Span::new(file, at..at), kind: CellKind::Text }
}

/// The cells that are not empty, by row and column from 0.
type Cells = BTreeMap<(u32, u32), (String, CellKind)>;

fn first_sheet(bytes: &[u8]) -> Result<Cells, String> {
    let said = |error: XlsxError| error.to_string();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(said)?;
    let is_computed_later = workbook::is_computed_later(bytes);
    for name in book.sheet_names() {
        let mut reader = match book.worksheet_cells_reader(&name) {
            // A sheet of charts, for example.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            reader => reader.map_err(said)?,
        };
        let mut cells = Cells::new();
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(said)? {
            let data = Data::from(cell.value);
            let is_open = data == Data::Empty || (is_computed_later && data == Data::Float(0.0));
            let read = match cell.formula {
                Some(formula) if is_open => (shown(formula), CellKind::Formula),
                _ => self::said(&data),
            };
            if !read.0.is_empty() {
                cells.insert(cell.pos, read);
            }
        }
        if !cells.is_empty() {
            return Ok(cells);
        }
    }
    Ok(Cells::new())
}

/// Returns a formula as programs show it. A shared formula is not repeated.
fn shown(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            format!("={formula}")
        }
        _ => "=…".to_owned(),
    }
}

/// Returns the shown text of a cell, and its type. Numbers are as short as possible.
fn said(data: &Data) -> (String, CellKind) {
    match data {
        Data::Int(number) => (number.to_string(), CellKind::Number),
        Data::Float(number) => (number.to_string(), CellKind::Number),
        Data::String(text) => (csv::unguarded(text.trim()).replace("\r\n", "\n"), CellKind::Text),
        Data::Bool(flag) => (flag.to_string(), CellKind::Flag),
        Data::DateTime(date) => moment(*date),
        Data::DateTimeIso(text) => match text.split_once('T') {
            Some((day, "00:00:00" | "00:00:00.000" | "00:00")) => (day.to_owned(), CellKind::Day),
            Some((day, time)) => (format!("{day} {time}"), CellKind::Day),
            None if text.contains(':') => (text.clone(), CellKind::Time),
            None => (text.clone(), CellKind::Day),
        },
        Data::DurationIso(text) => (text.clone(), CellKind::Time),
        Data::Error(error) => (error.to_string(), CellKind::Text),
        Data::Empty => (String::new(), CellKind::Text),
    }
}

/// Returns a date, a date with time, or a time, which a workbook stores as a number of days.
fn moment(date: ExcelDateTime) -> (String, CellKind) {
    let value = date.as_f64();
    if value < 0.0 || !value.is_finite() {
        return (value.to_string(), CellKind::Number);
    }
    // A value below one day has no date.
    if date.is_duration() || value < 1.0 {
        return (clock(value), CellKind::Time);
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let time = clock(value.fract());
    if time == "00:00" { (day, CellKind::Day) } else { (format!("{day} {time}"), CellKind::Day) }
}

/// Returns a duration in hours and minutes, with seconds if they are not zero.
fn clock(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    let (hours, minutes) = ((seconds / 3600.0).floor(), (seconds / 60.0).floor() % 60.0);
    match seconds % 60.0 {
        0.0 => format!("{hours:02}:{minutes:02}"),
        rest => format!("{hours:02}:{minutes:02}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::{CellKind, moment};

    #[test]
    fn times_are_no_days() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        for (value, format, said, kind) in [
            (0.0, DateTime, "00:00", CellKind::Time),
            (12.5 / 24.0, DateTime, "12:30", CellKind::Time),
            (0.295_370_370_370_37, DateTime, "07:05:20", CellKind::Time),
            (1.5, TimeDelta, "36:00", CellKind::Time),
            (46_359.0, DateTime, "2026-12-03", CellKind::Day),
            (46_359.520_833_333, DateTime, "2026-12-03 12:30", CellKind::Day),
            (-1.0, DateTime, "-1", CellKind::Number),
        ] {
            let date = ExcelDateTime::new(value, format, false);
            assert_eq!(moment(date), (said.to_owned(), kind));
        }
    }
}
