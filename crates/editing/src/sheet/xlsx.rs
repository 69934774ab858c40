//! Reads a workbook: the first sheet that holds anything. A line of the table's text is a row.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use super::{Cell, Row, Table, csv, workbook};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, words};
use crate::path::SourcePath;

/// What stands between the cells of a row in the text to which diagnostics point.
const BETWEEN: char = '|';

/// Reads a workbook. Reports one that cannot be read.
pub(super) fn read(
    file: &SourcePath,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let read = first_sheet(bytes).or_else(|error| {
        let without_errors = workbook::without_errors(bytes).ok_or(error.clone())?;
        first_sheet(&without_errors).map_err(|_| error)
    });
    let range = match read {
        Ok(range) => range,
        Err(error) => {
            let message = words!("`{file}` cannot be read: {error}", file, error);
            diagnostics.push(
                Diagnostic::without_place(Code::Unreadable, message)
                    .hint(words!("open it in a spreadsheet and save it as `.xlsx` or `.csv`")),
            );
            return None;
        }
    };
    let (top, left) = range.start().unwrap_or_default();
    let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    // Rows and columns before the first that hold anything count too.
    let mut text = "\n".repeat(size(top).min(super::MOST_ROWS));
    let mut rows = Vec::new();
    for (index, line) in range.rows().enumerate() {
        let number = size(top) + index + 1;
        let at = text.len();
        let blank = || Cell { text: String::new(), span: Span::new(file, at..at), is_date: false };
        let mut cells: Vec<Cell> = (0..size(left)).map(|_| blank()).collect();
        for data in line {
            let start = text.len();
            let said = said(data);
            text.push_str(&said.replace(['\n', '\r'], " "));
            let span = Span::new(file, start..text.len());
            let is_date = matches!(data, Data::DateTime(_) | Data::DateTimeIso(_));
            cells.push(Cell { text: said, span, is_date });
            text.push(BETWEEN);
        }
        text.truncate(text.trim_end_matches(BETWEEN).len());
        text.push('\n');
        rows.push(Row { number, cells });
    }
    Some(Table::new(file.clone(), text, rows, false))
}

fn first_sheet(bytes: &[u8]) -> Result<Range<Data>, String> {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error: calamine::XlsxError| error.to_string())?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| error.to_string())?;
        if !range.is_empty() {
            return Ok(range);
        }
    }
    Ok(Range::default())
}

/// Returns what a cell shows. Numbers are written as short as they can be.
fn said(data: &Data) -> String {
    match data {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) => csv::unguarded(text.trim()).replace("\r\n", "\n"),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}
