//! Converts lists, definition lists and tables to Typst markup.

use std::fmt::Write;

use super::{DEEPEST, MarkupWriter, is_left_out, words::spoken};
use crate::html::Element;

impl MarkupWriter<'_> {
    pub(super) fn list(&mut self, element: &Element, open: &str) -> String {
        let is_item = |item: &&Element| item.name == "li" && !is_left_out(item);
        let items: Vec<&Element> = element.elements().filter(is_item).collect();
        // Screen readers would announce a list without items.
        if items.is_empty() {
            return String::new();
        }
        self.depth += 1;
        let list = self.items(&items, open);
        self.depth -= 1;
        list
    }

    /// Writes the items of a list. Beyond the maximum depth they are paragraphs.
    fn items(&mut self, items: &[&Element], open: &str) -> String {
        let is_too_deep = self.depth > DEEPEST;
        let written = items.iter().map(|item| spoken(item, self.nodes(&item.children)));
        if is_too_deep {
            return written.fold(String::new(), |all, item| all + "\n\n" + &item + "\n\n");
        }
        let is_loose = items.iter().any(|item| item.elements().any(|inner| inner.name == "p"));
        let list = format!("#{open}tight:{},", !is_loose);
        written.fold(list, |list, item| list + "[" + &item + "],") + ");"
    }

    /// Writes a definition list; its items can be in groups.
    pub(super) fn terms(&mut self, element: &Element) -> String {
        let mut all = Vec::new();
        for child in element.elements() {
            match child.name.as_str() {
                "div" => all.extend(child.elements()),
                _ => all.push(child),
            }
        }
        let mut items: Vec<(String, String)> = Vec::new();
        for child in all {
            let inner = spoken(child, self.nodes(&child.children));
            match (child.name.as_str(), items.last_mut()) {
                ("dt", Some((term, definition))) if definition.is_empty() => {
                    let _ = write!(term, "#\" \";#linebreak();{inner}");
                }
                ("dt", _) => items.push((inner, String::new())),
                // The first definition continues the paragraph of its term.
                (_, Some((_, definition))) => {
                    let start = if definition.is_empty() { "" } else { "\n\n" };
                    let _ = write!(definition, "{start}{inner}\n\n");
                }
                (_, None) => {}
            }
        }
        if items.is_empty() {
            return String::new();
        }
        let item = |(term, definition)| format!("terms.item([{term}],[{definition}]),");
        let items: String = items.into_iter().map(item).collect();
        format!("#terms({items});")
    }

    pub(super) fn table(&mut self, element: &Element) -> String {
        let (mut heads, mut rows) = (Vec::new(), Vec::new());
        for group in element.elements() {
            match group.name.as_str() {
                "thead" => heads.extend(group.elements()),
                "tr" => rows.push(group),
                _ => rows.extend(group.elements().filter(|row| row.name == "tr")),
            }
        }
        let width =
            |row: &&Element| row.elements().map(|cell| span(cell, "colspan")).sum::<usize>();
        let columns = heads.iter().chain(&rows).map(width).max();
        let Some(columns) = columns.filter(|columns| *columns > 0) else { return String::new() };
        let first = heads.first().or(rows.first());
        let side =
            |cell: &Element| match cell.classes().find_map(|class| class.strip_prefix("align-")) {
                Some("right" | "end") => "end,",
                Some("center") => "center,",
                _ => "start,",
            };
        let sides: String = first.map(|row| row.elements().map(side).collect()).unwrap_or_default();
        let mut table = String::new();
        if let Some(caption) = element.elements().find(|child| child.name == "caption") {
            let caption = self.nodes(&caption.children);
            let _ = write!(table, "#element(\"caption\",(),[{caption}]);\n\n");
        }
        let _ = write!(table, "#element(\"table\",(),table(columns:{columns},align:({sides}),");
        if !heads.is_empty() {
            let cells: String = heads.iter().map(|row| self.cells(row)).collect();
            let _ = write!(table, "table.header({cells}),");
        }
        for row in rows {
            table += &self.cells(row);
        }
        table + "));"
    }

    fn cells(&mut self, row: &Element) -> String {
        let cell = |cell: &Element| {
            let inner = spoken(cell, self.nodes(&cell.children));
            let cell_of = match (span(cell, "colspan"), span(cell, "rowspan")) {
                (1, 1) => format!("[{inner}]"),
                (columns, rows) => {
                    format!("table.cell(colspan:{columns},rowspan:{rows},[{inner}])")
                }
            };
            if names_row(cell) {
                format!("pdf.header-cell(scope:\"row\",{cell_of}),")
            } else {
                cell_of + ","
            }
        };
        row.elements().map(cell).collect()
    }
}

/// Returns whether a cell is the header of its row.
fn names_row(cell: &Element) -> bool {
    cell.name == "th" && matches!(cell.attribute("scope"), Some("row" | "rowgroup"))
}

/// The maximum number of rows or columns that a cell can span.
const WIDEST: usize = 100;

/// Returns the number of rows or columns that a cell spans.
fn span(cell: &Element, attribute: &str) -> usize {
    let span = cell.attribute(attribute).and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, WIDEST)
}
