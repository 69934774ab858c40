//! Writes a workbook (ECMA-376) with one sheet and only the required parts. It contains no timestamp, so the same
//! members give the same bytes.

use std::io::{Cursor, Read, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{CellKind, csv};

/// The minimum and maximum width of a column, in characters.
const WIDTHS: (usize, usize) = (8, 40);

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const CONTENT_TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
</Types>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
</Relationships>";
const WORKBOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
<sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const WORKBOOK_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
</Relationships>";
/// Style 1 is bold, for the names of the columns.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
</styleSheet>";

/// The maximum length of the name of a sheet.
const NAME: usize = 31;

/// Returns a workbook with one sheet, and a bold header row that does not scroll. The name of the sheet is an id.
pub(super) fn write(
    name: &str,
    header: &[String],
    rows: &[Vec<(String, CellKind)>],
) -> Option<Vec<u8>> {
    let name: String = name.chars().take(NAME).collect();
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("xl/workbook.xml", WORKBOOK.replace("{name}", &name)),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(header, rows)),
    ];
    packed(&parts).ok()
}

fn packed(parts: &[(&str, String)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, xml) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(START.as_bytes())?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The maximum size of a part of a workbook, in bytes.
const LARGEST: u64 = 100_000_000;

/// Returns whether a workbook asks programs to compute its formulas when they open it. Its results are then not
/// valid: some libraries write 0 for each.
pub(super) fn is_computed_later(bytes: &[u8]) -> bool {
    let read = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut part = archive.by_name("xl/workbook.xml").ok()?;
        let mut xml = Vec::new();
        part.by_ref().take(LARGEST).read_to_end(&mut xml).ok()?;
        Some(String::from_utf8_lossy(&xml).into_owned())
    };
    read().is_some_and(|xml| {
        ["\"1\"", "\"true\"", "'1'", "'true'"]
            .iter()
            .any(|value| xml.contains(&format!("fullCalcOnLoad={value}")))
    })
}

/// Returns a workbook in which cells with errors are texts, because the reader does not know the errors of newer
/// programs. Returns `None` if the workbook is unreadable.
pub(super) fn without_errors(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().ok()?.into_owned();
        let mut own = Vec::new();
        part.by_ref().take(LARGEST).read_to_end(&mut own).ok()?;
        if name.starts_with("xl/worksheets/")
            && name.ends_with(".xml")
            && let Ok(xml) = std::str::from_utf8(&own)
        {
            own = with_texts(xml).into_bytes();
        }
        zip.start_file(name, options).ok()?;
        zip.write_all(&own).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// Changes the type of each error cell to text.
fn with_texts(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end);
        let tag = &rest[start..end];
        let name = tag[1..].split(|c: char| c.is_whitespace() || c == '/').next();
        let is_cell = name.is_some_and(|name| name.rsplit(':').next() == Some("c"));
        out.push_str(&rest[..start]);
        if is_cell {
            let tag = tag.replace(" t=\"e\"", " t=\"str\"").replace(" t='e'", " t='str'");
            out.push_str(&tag);
        } else {
            out.push_str(tag);
        }
        rest = &rest[end..];
    }
    out + rest
}

fn sheet(header: &[String], rows: &[Vec<(String, CellKind)>]) -> String {
    let mut xml = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetViews><sheetView workbookViewId=\"0\">\
         <pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>",
    );
    for (index, name) in header.iter().enumerate() {
        let lengths = rows.iter().filter_map(|row| Some(row.get(index)?.0.chars().count()));
        let longest = lengths.chain([name.chars().count()]).max().unwrap_or_default();
        let (at, width) = (index + 1, (longest + 2).clamp(WIDTHS.0, WIDTHS.1));
        xml.push_str(&format!(
            "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
        ));
    }
    xml.push_str("</cols><sheetData>");
    let names: Vec<_> = header.iter().map(|name| (name.clone(), CellKind::Text)).collect();
    for (number, row) in [&names].into_iter().chain(rows).enumerate() {
        xml.push_str(&format!("<row r=\"{}\">", number + 1));
        for (index, cell) in row.iter().enumerate() {
            push_cell(&mut xml, &super::cell_name(index, number + 1), cell, number == 0);
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></worksheet>"
}

fn push_cell(xml: &mut String, name: &str, (text, kind): &(String, CellKind), is_name: bool) {
    match kind {
        _ if text.is_empty() => {}
        CellKind::Number => xml.push_str(&format!("<c r=\"{name}\"><v>{text}</v></c>")),
        _ => {
            let style = if is_name { " s=\"1\"" } else { "" };
            // Reading removes an apostrophe before a formula, so the text gets another one.
            let guarded = text.starts_with('\'').then(|| csv::guarded(text));
            let text = guarded.as_ref().unwrap_or(text);
            xml.push_str(&format!(
                "<c r=\"{name}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            ));
            for c in text.chars() {
                match c {
                    '&' => xml.push_str("&amp;"),
                    '<' => xml.push_str("&lt;"),
                    '>' => xml.push_str("&gt;"),
                    // XML allows no other control characters.
                    c if c.is_control() && !matches!(c, '\n' | '\t') => {}
                    c => xml.push(c),
                }
            }
            xml.push_str("</t></is></c>");
        }
    }
}
