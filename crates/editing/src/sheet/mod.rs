//! Imports and exports the members, or the records of a declared kind, as a spreadsheet. An import edits only the values that change.
//!
//! ```text
//! bytes ──read──> SheetTable ──merge──> SheetMerge ──edit──> texts of the files that change
//! Members ──export──> bytes
//! ```
//!
//! Nothing here accesses the disk. Columns follow from the schema of the records, which also validates the cells. So
//! a new field has a column without a change here. Empty cells and missing rows never delete data.

mod columns;
mod corruption;
mod csv;
mod doubt;
mod edit;
mod entry;
mod errors;
mod export;
mod field_path;
mod formulas;
mod insert_position;
mod members;
mod merge;
mod near;
mod normal;
mod report;
#[cfg(feature = "xlsx")]
mod workbook;
mod write;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use edit::edit;
pub use export::export;
pub use members::{Members, SheetSubject};
pub use merge::{ProposedMember, SheetMerge, merge};
pub use report::report;

use std::borrow::Cow;

use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;
use crate::{letters, source};

/// The first characters of a text that a spreadsheet program reads as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The maximum number of rows. A network has hundreds.
const MOST_ROWS: usize = 100_000;

/// The file format of a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetFormat {
    /// Comma-separated values.
    Csv,
    /// A workbook of Excel, `LibreOffice` and others.
    Xlsx,
}

impl SheetFormat {
    /// Returns the format for a file name, by its extension.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "xlsx" | "xlsm" if cfg!(feature = "xlsx") => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// A sheet: column names and rows.
#[derive(Debug)]
pub struct SheetTable {
    /// The name of its file.
    pub file: SourcePath,
    /// The text that spans of cells refer to. For a workbook, it has one line for each row.
    pub text: String,
    header: Vec<Cell>,
    /// The row number of the header in the spreadsheet program.
    header_number: usize,
    rows: Vec<Row>,
}

/// A row that is not empty.
#[derive(Debug)]
struct Row {
    /// The row number in the spreadsheet program, from 1.
    number: usize,
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Cell {
    text: String,
    span: Span,
    kind: CellKind,
}

/// The type of a cell in a workbook. In comma-separated values, every cell is a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CellKind {
    Text,
    Number,
    Flag,
    /// A date, perhaps with a time.
    Day,
    /// A time of day, or a duration.
    Time,
    /// A formula without a result. The text of the cell is the formula.
    Formula,
}

impl SheetTable {
    fn new(file: SourcePath, text: String, rows: Vec<Row>) -> Self {
        let is_filled = |row: &Row| row.cells.iter().any(|cell| !cell.text.is_empty());
        let mut rows = rows.into_iter().filter(is_filled);
        let header = rows.next();
        let header_number = header.as_ref().map_or(1, |row| row.number);
        let header = header.map(|row| row.cells).unwrap_or_default();
        Self { file, text, header, header_number, rows: rows.collect() }
    }
}

/// Reads a sheet from the bytes of a file.
pub fn read(name: &str, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<SheetTable> {
    let file = SourcePath::new(name)?;
    let mut table = match SheetFormat::of(name) {
        Some(SheetFormat::Csv) => Some(csv::read(file.clone(), bytes, diagnostics)),
        #[cfg(feature = "xlsx")]
        Some(SheetFormat::Xlsx) => xlsx::read(&file, bytes, diagnostics),
        _ => {
            let message = message!("sheet.not-a-spreadsheet", file);
            let problem = Diagnostic::without_place(Code::FileName, message);
            diagnostics.push(problem.hint(message!("sheet.save-as-hint")));
            None
        }
    }?;
    if table.rows.len() > MOST_ROWS {
        let message = message!("sheet.too-many-rows", file, most = MOST_ROWS);
        diagnostics.push(Diagnostic::new(Code::TooLarge, Span::file(&table.file), message));
        return None;
    }
    clean(&mut table, diagnostics);
    Some(table)
}

/// Removes invisible characters from the cells, and reports them.
fn clean(table: &mut SheetTable, diagnostics: &mut Diagnostics) {
    let rows = table.rows.iter_mut().flat_map(|row| row.cells.iter_mut());
    for cell in table.header.iter_mut().chain(rows) {
        let written = table.text.get(cell.span.start..cell.span.end).unwrap_or_default();
        diagnostics.extend(source::strays_in_cell(&cell.span, written));
        if let Cow::Owned(clean) = letters::readable(&cell.text) {
            cell.text = clean;
        }
    }
}

/// Returns the name of a cell in spreadsheet programs: `D12`.
fn cell_name(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}
