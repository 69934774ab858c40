//! Tests sheets that a spreadsheet program damaged: error values, lost letters, and texts that became dates or numbers.
//! urbi does not accept them as what the editor wrote.

use std::fs;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use urbi::diag::{Message, UiLanguage, message};

use crate::disk::{Disk, Said};
use crate::harness::{NOW, Site, read_tree};
use crate::sheet::counts;

fn imported(disk: &Disk, name: &str, bytes: impl AsRef<[u8]>, args: &[&str]) -> Said {
    fs::write(disk.folder().join(name), bytes).unwrap();
    disk.urbi(&[&["import", name, "--root", "site", "--now", NOW], args].concat())
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers make the text for this call alone")]
fn says(said: &Said, text: impl ToString) {
    let text = text.to_string();
    assert!(said.stderr.contains(&text), "{text} in {}", said.stderr);
}

fn error_in(cell: &str, error: &str) -> Message {
    message!("sheet.error-in-cell", cell, error)
}

/// A cell of a workbook: its attributes and its content.
pub(crate) type Cell<'a> = (&'a str, &'a str);

pub(crate) const TEXT: &str = "t=\"inlineStr\"";
/// The style of a date.
const DAY: &str = "s=\"1\"";

/// Returns a workbook with one sheet.
fn workbook(rows: &[&[Cell<'_>]]) -> Vec<u8> {
    workbook_with(rows, "")
}

/// Returns a workbook with one sheet, and with additional settings in its main part.
pub(crate) fn workbook_with(rows: &[&[Cell<'_>]], settings: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut sheet = String::new();
    for (row, cells) in rows.iter().enumerate() {
        sheet.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, (kind, value)) in cells.iter().enumerate() {
            let name = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
            let inner = match *kind {
                TEXT => format!("<is><t>{value}</t></is>"),
                _ if value.starts_with('<') => (*value).to_owned(),
                _ => format!("<v>{value}</v>"),
            };
            sheet.push_str(&format!("<c r=\"{name}\" {kind}>{inner}</c>"));
        }
        sheet.push_str("</row>");
    }
    let relation = |folder: &str, id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{folder}/{kind}\" Target=\"{target}\"/>")
    };
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                .to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\">{}</Relationships>",
                relation(OFFICE, "r1", "officeDocument", "xl/workbook.xml")
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets>{settings}</workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\">{}{}</Relationships>",
                relation(OFFICE, "r1", "worksheet", "worksheets/sheet1.xml"),
                relation(OFFICE, "r2", "styles", "styles.xml")
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Error values of spreadsheet programs in several languages.
const ERRORS: [&str; 24] = [
    "#N/A",
    "#N/D",
    "#REF!",
    "#VALUE!",
    "#VALOR!",
    "#NAME?",
    "#NOME?",
    "#DIV/0!",
    "#NUM!",
    "#NÚM!",
    "#NULL!",
    "#NULO!",
    "#SPILL!",
    "#GETTING_DATA",
    "#BEZUG!",
    "#NV",
    "#¡REF!",
    "#¿NOMBRE?",
    "#NOM?",
    "#ДЕЛ/0!",
    "#Н/Д",
    "Err:502",
    "#ERROR!",
    "#####",
];

#[test]
fn an_error_word_in_a_column_that_is_read_is_named() {
    let site = Site::starter();
    let disk = site.on_disk();
    // All are in one sheet, with two rows for each error value.
    let mut sheet = "id;name;name.pt;country;summary;joined;website\n".to_owned();
    for (at, error) in ERRORS.iter().enumerate() {
        sheet += &format!("n{at};N{at};{error};PT;{error};{error};{error}\n;{error};;PT;;;\n");
    }
    let said = imported(&disk, "a.csv", sheet, &["--write", "--format", "short"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    for (at, error) in ERRORS.iter().enumerate() {
        let row = 2 + 2 * at;
        let own = ["C", "E", "F", "G"].map(|column| format!("{column}{row}"));
        for cell in own.into_iter().chain([format!("B{}", row + 1)]) {
            says(&said, format!(": {}\n", error_in(&cell, error)));
        }
    }
    assert_eq!(said.stderr.matches("error[").count(), 5 * ERRORS.len(), "{}", said.stderr);
    says(&said, message!("sheet.error-count", count = 2 * ERRORS.len()));
    let sheet = "id;name;name.pt\nodense;Odense;#REF!\n";
    let said = imported(&disk, "a.csv", sheet, &["--write"]);
    let kept =
        said.stderr.lines().filter(|line| line.contains("lisbon") && line.contains("odense"));
    assert_eq!(kept.count(), 0, "odense is in the sheet: {}", said.stderr);
    let sheet = "id;name\nodense;#N/D\n";
    let said = imported(&disk, "a.csv", sheet, &["--locale", "pt"]);
    says(&said, error_in("B2", "#N/D").text(UiLanguage::Portuguese));
    says(&said, message!("sheet.write-value-hint").text(UiLanguage::Portuguese));
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn names_that_look_like_errors_are_taken() {
    let disk = Site::starter().on_disk();
    for name in ["#1 City", "Évora!", "N/A-Town"] {
        let said = imported(&disk, "a.csv", format!("id;name;country\nnovo;{name};PT\n"), &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        says(&said, counts(1, 0, 0));
    }
}

#[test]
fn an_error_in_a_column_that_is_not_read_is_a_warning_at_most() {
    let disk = Site::starter().on_disk();
    let head: [Cell<'_>; 4] = [(TEXT, "id"), (TEXT, "name"), (TEXT, "country"), (TEXT, "Notes")];
    let row: [Cell<'_>; 4] = [(TEXT, "novo"), (TEXT, "Novo"), (TEXT, "PT"), ("t=\"e\"", "#CALC!")];
    for (name, bytes) in [
        ("a.csv", b"id;name;country;Notes\nnovo;Novo;PT;#REF!\n".to_vec()),
        ("a.xlsx", workbook(&[&head, &row])),
    ] {
        let said = imported(&disk, name, bytes, &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        says(&said, message!("sheet.unknown-column", name = "Notes"));
        says(&said, message!("sheet.new-count", count = 1_usize));
        assert!(!said.stderr.contains("error["), "{}", said.stderr);
    }
}

#[test]
fn errors_of_newer_spreadsheets_are_named_and_the_rest_is_read() {
    let disk = Site::starter().on_disk();
    for error in ["#CALC!", "#SPILL!", "#FIELD!", "#BUSY!", "#GETTING_DATA", "#REF!", "#N/A"] {
        let head: [Cell<'_>; 4] =
            [(TEXT, "id"), (TEXT, "name"), (TEXT, "country"), (TEXT, "summary")];
        let one: [Cell<'_>; 4] = [(TEXT, "novo"), (TEXT, "Novo"), (TEXT, "PT"), ("t=\"e\"", error)];
        let other: [Cell<'_>; 4] =
            [(TEXT, "outro"), (TEXT, "Outro"), (TEXT, "Nowhere"), (TEXT, "a")];
        let bytes = workbook(&[&head, &one, &other]);
        let said = imported(&disk, "a.xlsx", &bytes, &["--format", "short"]);
        assert_eq!(said.code, Some(1));
        says(&said, error_in("D2", error));
        says(&said, message!("sheet.unknown-country", text = "Nowhere"));
        let said = imported(&disk, "a.xlsx", &bytes, &["--locale", "pt"]);
        says(&said, error_in("D2", error).text(UiLanguage::Portuguese));
        assert!(!said.stderr.contains("Unsupported"), "{}", said.stderr);
    }
}

/// Imports one changed or new name, and checks the doubts about it.
#[track_caller]
fn doubts(sheet: &str, doubt: &Message) {
    let site = Site::starter().replace(
        "data/members/cities.yaml",
        "- id: odense\n  name: Odense\n",
        "- id: odense\n  name: Łódź\n  summary: 12/03\n  unconfirmed: \"007\"\n",
    );
    let disk = site.on_disk();
    for language in UiLanguage::ALL {
        let said = imported(&disk, "a.csv", sheet, &["--write", "--locale", language.tag()]);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        says(&said, format!("{}\n", message!("sheet.doubt", doubt).text(language)));
        // The row is not taken for that of another city.
        let id = if sheet.contains("odense") { "odense" } else { "novo" };
        says(&said, message!("sheet.skipped-row", id).text(language));
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
    let said = imported(&disk, "a.csv", sheet, &["--accept-doubtful"]);
    assert!(!said.stdout.is_empty(), "{}", said.stderr);
}

#[test]
fn letters_that_a_spreadsheet_lost_are_doubtful() {
    for (sheet, word) in [
        ("id;name\nodense;?ódź\n", "?ódź"),
        ("id;name\nodense;Łód?\n", "Łód?"),
        ("id;name\nodense;Łód\u{fffd}\n", "Łód\u{fffd}"),
        ("id;name;country\nnovo;Eski?ehir;TR\n", "Eski?ehir"),
        ("id;name;country\nnovo;?????;TR\n", "?????"),
        ("id;name;country;summary\nnovo;Novo;PT;The city of Bal?kesir\n", "Bal?kesir"),
    ] {
        let column = if sheet.contains("summary") { "summary" } else { "name" };
        doubts(sheet, &message!("sheet.letters-lost", word, column));
    }
}

#[test]
fn letters_that_were_read_in_a_wrong_encoding_are_doubtful() {
    for (sheet, word, meant) in [
        ("id;name;country\nnovo;Ã‰vora;PT\n", "Ã‰vora", "Évora"),
        ("id;name;country\nnovo;BalÄ±kesir;TR\n", "BalÄ±kesir", "Balıkesir"),
        ("id;name;country\nnovo;√âvora;PT\n", "√âvora", "Évora"),
    ] {
        doubts(sheet, &message!("sheet.wrong-encoding", word, meant, column = "name"));
    }
    for new in ["Lódz", "£ódŸ", "Lodz"] {
        doubts(
            &format!("id;name\nodense;{new}\n"),
            &message!("sheet.letters-changed", was = "Łódź", new, column = "name"),
        );
    }
}

#[test]
fn texts_that_became_dates_or_numbers_are_doubtful() {
    for (column, new) in
        [("summary", "2026-12-03"), ("summary", "12-Mar"), ("summary", "12/mar"), ("name", "3-Dec")]
    {
        doubts(
            &format!("id;{column}\nodense;{new}\n"),
            &message!("sheet.text-became-date", new, column),
        );
    }
    for (column, new) in [("summary", "46359"), ("unconfirmed", "7"), ("name", "1.2E+10")] {
        doubts(
            &format!("id;{column}\nodense;{new}\n"),
            &message!("sheet.text-became-number", new, column),
        );
    }
}

#[test]
fn a_day_of_a_workbook_in_a_column_of_texts_is_doubtful() {
    let disk = Site::starter().on_disk();
    let head: [Cell<'_>; 3] = [(TEXT, "id"), (TEXT, "name"), (TEXT, "country")];
    let row: [Cell<'_>; 3] = [(TEXT, "novo"), (DAY, "46359"), (TEXT, "PT")];
    let said = imported(&disk, "a.xlsx", workbook(&[&head, &row]), &[]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
    says(&said, message!("sheet.text-became-date", new = "2026-12-03", column = "name"));
}

#[test]
fn what_an_export_guarded_comes_back_from_every_format() {
    for name in ["=1+1", "+351 City", "-5", "@home", "'=x", "''+y", "'s-Gravendeel"] {
        let site = Site::starter().replace(
            "data/members/cities.yaml",
            "- id: odense\n  name: Odense\n",
            &format!("- id: odense\n  name: \"{name}\"\n"),
        );
        let disk = site.on_disk();
        for out in ["a.csv", "a.xlsx"] {
            let made = disk.urbi(&["export", "--root", "site", "--out", out]);
            assert_eq!(made.code, Some(0), "{}", made.stderr);
            let bytes = fs::read(disk.folder().join(out)).unwrap();
            let said = imported(&disk, out, bytes, &[]);
            says(&said, counts(0, 0, 0));
        }
        // A spreadsheet program opens the guarded sheet, and saves it as a workbook.
        let guard =
            if name.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) { "'" } else { "" };
        let cell = format!("{guard}{name}");
        let head: [Cell<'_>; 2] = [(TEXT, "id"), (TEXT, "name")];
        let row: [Cell<'_>; 2] = [(TEXT, "odense"), (TEXT, &cell)];
        let said = imported(&disk, "b.xlsx", workbook(&[&head, &row]), &[]);
        let unchanged = message!("sheet.unchanged-count", count = 1_usize);
        says(&said, format!("{}{unchanged}\n", counts(0, 0, 0)));
    }
}
