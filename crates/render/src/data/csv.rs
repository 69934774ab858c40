//! A table as comma-separated values (RFC 4180), for spreadsheets.

use super::DataWriter;
use super::table::DataRows;

impl DataWriter<'_> {
    /// Writes one row for each record. Texts and pages have one column for each locale of the site.
    pub(super) fn csv(&self, rows: &DataRows<'_>) -> String {
        let tags = self.tags();
        let cells = |record: &super::DataRecord<'_>| -> Vec<String> {
            let cells = record.0.iter().zip(&rows.shapes);
            cells.flat_map(|((_, datum), shape)| shape.cells(datum, &tags)).collect()
        };
        let mut text = line(&self.columns(rows));
        text.extend(rows.records.iter().map(|record| line(&cells(record))));
        text
    }
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    let plain = !cell.contains([',', '"', '\r', '\n']) && cell.trim() == cell;
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_cell_keeps_its_commas_and_quotes() {
        let cells = ["a, b", "say \"x\"", "two\nlines", " space", ""].map(str::to_owned);
        assert_eq!(line(&cells), "\"a, b\",\"say \"\"x\"\"\",\"two\nlines\",\" space\",\r\n");
    }
}
