//! The members as a spreadsheet: read, merged into the data by hand-sized edits, and written.
//!
//! ```text
//! bytes ──read──> Table ──merge──> Merge ──edit──> texts of the files that change
//! Members ──export──> bytes
//! ```
//!
//! Nothing here touches the disk. The columns follow from the schema of a city, and values from
//! cells are checked by it, so that a new field of a city has its column without a change here.
//! What a sheet leaves empty, and members that it lacks, are never taken out of the data.

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
mod headings;
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
pub use field_path::FieldPath;
pub use members::Members;
pub use merge::{ProposedMember, SheetMerge, ValueChange, merge};
pub use report::report;

use std::borrow::Cow;

use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;
use crate::{letters, source};

/// How a text begins that a spreadsheet takes for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The largest number of rows that is read: a network has hundreds.
const MOST_ROWS: usize = 100_000;

/// How a sheet is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetFormat {
    /// Comma-separated values.
    Csv,
    /// A workbook of Excel, `LibreOffice` and others.
    Xlsx,
}

impl SheetFormat {
    /// Tells the format of a file by how its name ends.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "xlsx" | "xlsm" if cfg!(feature = "xlsx") => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// A sheet: the names of its columns, and its rows.
#[derive(Debug)]
pub struct SheetTable {
    /// The name of its file.
    pub file: SourcePath,
    /// What the places of its cells are places in. Of a workbook, a line for each row.
    pub text: String,
    header: Vec<Cell>,
    /// The row of the header, as spreadsheets count.
    header_number: usize,
    rows: Vec<Row>,
}

/// A row that holds something.
#[derive(Debug)]
struct Row {
    /// As spreadsheets count, from 1.
    number: usize,
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Cell {
    text: String,
    span: Span,
    kind: CellKind,
}

/// What a workbook says that a cell is. Every cell of comma-separated values is a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CellKind {
    Text,
    Number,
    Flag,
    /// A day, perhaps with a time.
    Day,
    /// A time of a day, or how long something takes.
    Time,
    /// A formula without a result. The text is the formula.
    Formula,
}

/// What a cell is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Written {
    Number(String),
    Text(String),
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

    /// Returns how many rows hold something, without that of the names.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether there is no row beside that of the names.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
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
            diagnostics.push(
                Diagnostic::without_place(Code::FileName, message)
                    .hint(message!("sheet.save-as-hint")),
            );
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

/// Takes out of the cells what nobody should meet, and reports it.
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

/// Names a cell as spreadsheets do: `D12`.
fn cell_name(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}
