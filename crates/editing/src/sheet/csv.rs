//! Reads and writes comma-separated values as spreadsheet programs do: with commas, semicolons or tabs, in UTF-8,
//! UTF-16 or Windows-1252.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::{Cell, CellKind, FORMULA, Row, SheetTable};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;
use crate::source;

/// The supported separators, in order of preference.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads a sheet. Spans of its cells refer to the text.
pub(super) fn read(file: SourcePath, bytes: &[u8], diagnostics: &mut Diagnostics) -> SheetTable {
    // Encodings other than UTF-8 are valid here, but a mixture of two is not.
    let (text, problem) = source::decode(&file, bytes);
    diagnostics.extend(problem.filter(|problem| problem.fix.is_empty()));
    // `sep=` is how Excel declares the separator.
    let said = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    let start = if said.is_some() { text.find('\n').map_or(text.len(), |end| end + 1) } else { 0 };
    let separator = said
        .filter(|said| SEPARATORS.contains(said))
        .unwrap_or_else(|| separator_of(&text[start..]));
    let mut rows = Rows {
        reader: ReaderBuilder::new().delimiter(u8::try_from(separator).unwrap_or(b',')).build(),
        file: &file,
        text: &text,
        out: vec![0; text.len() + 1],
        at: start,
        number: text[..start].matches('\n').count() + 1,
    };
    let rows: Vec<Row> = std::iter::from_fn(|| rows.next()).collect();
    if text.matches('"').count() % 2 == 1 {
        let span = rows.last().and_then(|row| row.cells.last()).map(|cell| cell.span.clone());
        let span = span.unwrap_or_else(|| Span::file(&file));
        let message = message!("sheet.quotation-marks-not-closed");
        let problem = Diagnostic::new(Code::InvalidValue, span, message);
        diagnostics.push(problem.hint(message!("sheet.double-quotation-marks-hint")));
    }
    SheetTable::new(file, text, rows)
}

/// Returns the most frequent separator of the first line that is not empty.
fn separator_of(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside = |separator: char| {
        let mut is_quoted = false;
        let counts = line.chars().filter(|c| {
            is_quoted ^= *c == '"';
            *c == separator && !is_quoted
        });
        counts.count()
    };
    // The first one comes last, because `max_by_key` returns the last of equal elements.
    SEPARATORS.into_iter().rev().max_by_key(|separator| outside(*separator)).unwrap_or(',')
}

/// Reads the rows of a text.
struct Rows<'a> {
    reader: Reader,
    file: &'a SourcePath,
    text: &'a str,
    /// The buffer for the text of one cell.
    out: Vec<u8>,
    at: usize,
    /// The row of the next cell. Blank rows count, as in spreadsheet programs.
    number: usize,
}

impl Rows<'_> {
    fn next(&mut self) -> Option<Row> {
        let mut row = Row { number: 0, cells: Vec::new() };
        loop {
            let (number, cell, ends_row) = self.cell()?;
            if row.cells.is_empty() {
                row.number = number;
            }
            row.cells.push(cell);
            if ends_row {
                self.number = row.number + 1;
                return Some(row);
            }
        }
    }

    /// Reads a cell. Returns it with the number of its row, and whether it is the last one of the row.
    fn cell(&mut self) -> Option<(usize, Cell, bool)> {
        let rest = &self.text[self.at..];
        // The CSV reader skips blank lines without reporting them.
        let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        // The CSV reader also leaves the second byte of a CRLF.
        let half = usize::from(self.text[..self.at].ends_with('\r') && rest.starts_with('\n'));
        let number = self.number + rest[..blank].matches('\n').count() - half;
        let (mut result, mut used, mut written) =
            self.reader.read_field(rest.as_bytes(), &mut self.out);
        if let ReadFieldResult::InputEmpty = result {
            // An empty input means the end of the file.
            let (last, more, added) = self.reader.read_field(&[], &mut self.out[written..]);
            (result, used, written) = (last, used + more, written + added);
        }
        let ReadFieldResult::Field { record_end } = result else { return None };
        let text = String::from_utf8_lossy(&self.out[..written]);
        let text = unguarded(text.trim()).replace("\r\n", "\n");
        let start = self.at + blank.min(used);
        self.at += used;
        let raw = &self.text[start..self.at.max(start)];
        let end = start + raw.trim_end_matches(['\n', '\r']).len();
        let is_last = self.at == self.text.len() && !raw.ends_with(['\n', '\r', ',', ';', '\t']);
        // The separator is not part of the cell.
        let end = if record_end || is_last { end } else { end.saturating_sub(1).max(start) };
        let span = Span::new(self.file, start..end);
        Some((number, Cell { text, span, kind: CellKind::Text }, record_end))
    }
}

/// Writes a sheet with a byte-order mark, because Excel otherwise does not read UTF-8.
pub(super) fn write(header: &[String], rows: &[Vec<(String, CellKind)>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    text.push_str(&line(header.iter().map(|name| quoted(name))));
    for row in rows {
        text.push_str(&line(row.iter().map(|(text, kind)| match kind {
            CellKind::Number => text.clone(),
            _ => quoted(&guarded(text)),
        })));
    }
    text.into_bytes()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains(['"', '\r', '\n']) && !cell.contains(SEPARATORS);
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

/// Adds an apostrophe before a text that a spreadsheet program would run as a formula. A text that already begins
/// like a guarded one also gets an apostrophe, so that [`unguarded`] restores it.
pub(super) fn guarded(text: &str) -> String {
    let is_formula = text.trim_start_matches('\'').starts_with(FORMULA);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// Removes the apostrophe that [`guarded`] adds.
pub(super) fn unguarded(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{guarded, read, unguarded};
    use crate::diag::Diagnostics;
    use crate::path::SourcePath;
    use crate::sheet::SheetTable;

    fn table(bytes: &[u8]) -> SheetTable {
        let mut diagnostics = Diagnostics::new();
        let table = read(SourcePath::new("a.csv").unwrap(), bytes, &mut diagnostics);
        assert!(diagnostics.is_empty());
        table
    }

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let table = table(bytes);
        let all = [&table.header[..]].into_iter().chain(table.rows.iter().map(|r| &r.cells[..]));
        all.map(|cells| cells.iter().map(|cell| cell.text.clone()).collect()).collect()
    }

    #[test]
    fn separators_and_encodings_are_found_out() {
        let expected = vec![vec!["id", "name"], vec!["evora", "Évora"]];
        let utf16: Vec<u8> = "\u{feff}id\tname\r\nevora\tÉvora\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [
            "id,name\nevora,Évora\n".as_bytes(),
            "\u{feff}id,name\r\nevora,\"Évora\"".as_bytes(),
            "sep=;\r\nid;name\r\nevora;Évora\r\n".as_bytes(),
            b"id;name\r\nevora;\xc9vora\r\n",
            "\n\nid\tname\n\n  evora\tÉvora \n".as_bytes(),
            &utf16,
        ] {
            assert_eq!(texts(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn cells_have_their_places_and_rows_their_numbers() {
        let text = "id,name\n\na,\"one\ntwo\"\nb,\"x \"\"y\"\"\",z\n,";
        let table = table(text.as_bytes());
        let spans: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| &text[cell.span.start..cell.span.end]).collect())
            .collect();
        assert_eq!(
            spans,
            [vec!["a", "\"one\ntwo\""], vec!["b", "\"x \"\"y\"\"\"", "z"]],
            "an empty row is none"
        );
        assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 4]);
        assert_eq!(table.rows[1].cells[1].text, "x \"y\"");
        let windows = self::table(b"id\r\n\r\na\r\nb\r\n");
        assert_eq!(windows.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn formulas_are_guarded_there_and_back() {
        for text in ["=1+1", "+1", "-1", "@a", "'=1", "''-", "'s-Gravendeel", "'", "a", ""] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
        assert_eq!(guarded("=1"), "'=1");
        assert_eq!(guarded("'s-Gravendeel"), "'s-Gravendeel");
    }
}
