//! Tests kinds of cells: numbers with a decimal comma, times, booleans, and formulas without results.

use std::fs;

use urbi::diag::{Message, message};

use crate::disk::{Disk, Said};
use crate::doubt_sheet::{Cell, TEXT, workbook_with};
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

/// Returns the message that a value does not have the type of its column.
fn wrong(key: &str, noun: &Message, text: &str) -> Message {
    message!("schema.wrong-value", key, noun, text)
}

/// Returns the message that a spreadsheet program changed a summary to a time.
fn became_time(new: &str) -> Message {
    message!("sheet.text-became-time", new, column = "summary")
}

const HEAD: [Cell<'_>; 6] = [
    (TEXT, "id"),
    (TEXT, "name"),
    (TEXT, "country"),
    (TEXT, "lat"),
    (TEXT, "lon"),
    (TEXT, "population"),
];

fn sheet(rows: &[&[Cell<'_>]], settings: &str) -> Vec<u8> {
    workbook_with(&[&[&HEAD[..]], rows].concat(), settings)
}

#[test]
fn a_comma_for_decimals_is_read_whatever_separates_the_cells() {
    let site = Site::starter();
    let disk = site.on_disk();
    let cells: [Cell<'_>; 5] =
        [(TEXT, "novo"), (TEXT, "Novo"), (TEXT, "PT"), (TEXT, "6,496"), (TEXT, "-2,604")];
    for (name, bytes) in [
        ("a.csv", b"id,name,country,lat,lon\nnovo,Novo,PT,\"6,496\",\"-2,604\"\n".to_vec()),
        ("b.csv", b"id;name;country;lat;lon\nnovo;Novo;PT;6,496;-2,604\n".to_vec()),
        ("c.csv", b"id\tname\tcountry\tlat\tlon\nnovo\tNovo\tPT\t6,496\t-2,604\n".to_vec()),
        ("d.xlsx", sheet(&[&cells], "")),
    ] {
        let said = imported(&disk, name, bytes, &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        says(&said, counts(1, 0, 0));
        assert!(said.stdout.contains("lat: 6.496"), "{}", said.stdout);
        assert!(said.stdout.contains("lon: -2.604"), "{}", said.stdout);
    }
    for number in ["\"1,234.5\"", "\"6,4,9\"", "\"6,49 N\""] {
        let text = format!("id,name,country,lat,lon\nnovo,Novo,PT,{number},2.604\n");
        let said = imported(&disk, "a.csv", &text, &[]);
        assert_eq!(said.code, Some(1), "{}", said.stderr);
        says(
            &said,
            wrong(
                "lat",
                &message!("schema.noun-number-between", low = -90.0, high = 90.0),
                number.trim_matches('"'),
            ),
        );
        assert_eq!(said.stderr.matches('[').count(), 1, "{}", said.stderr);
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn a_sheet_saved_with_commas_for_decimals_changes_nothing() {
    let disk = Site::harbours().on_disk();
    let export = disk.urbi(&["export", "--root", "site"]);
    assert_eq!(export.code, Some(0), "{}", export.stderr);
    let decimals = |cell: &str| {
        let is_decimal = cell.contains('.') && cell.parse::<f64>().is_ok();
        if is_decimal { format!("\"{}\"", cell.replace('.', ",")) } else { cell.to_owned() }
    };
    let lines = export.stdout.lines();
    let text: Vec<String> =
        lines.map(|line| line.split(',').map(decimals).collect::<Vec<_>>().join(",")).collect();
    assert!(text.join("\n").matches(",\"").count() >= 4, "{text:?}");
    let said = imported(&disk, "a.csv", text.join("\r\n"), &[]);
    says(&said, counts(0, 0, 0));
    assert_eq!(said.code, Some(0), "{}", said.stderr);
}

#[test]
fn a_number_of_a_workbook_has_no_thousands() {
    let disk = Site::starter().on_disk();
    let row = |population: Cell<'static>| {
        [(TEXT, "novo"), (TEXT, "Novo"), (TEXT, "PT"), ("", "38.7"), ("", "-9.1"), population]
    };
    let said = imported(&disk, "a.xlsx", sheet(&[&row(("", "27.766"))], ""), &[]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    says(&said, wrong("population", &message!("schema.noun-whole-number"), "27.766"));
    for population in [("", "27766"), (TEXT, "27.766"), (TEXT, "27 766")] {
        let said = imported(&disk, "a.xlsx", sheet(&[&row(population)], ""), &[]);
        assert!(said.stdout.contains("27766"), "{}{}", said.stdout, said.stderr);
    }
}

#[test]
fn a_time_of_a_workbook_is_a_time() {
    let site = Site::starter().replace(
        "data/members/cities.yaml",
        "- id: odense\n  name: Odense\n",
        "- id: odense\n  name: Odense\n  summary: Open at noon\n",
    );
    let disk = site.on_disk();
    let head: [Cell<'_>; 2] = [(TEXT, "id"), (TEXT, "summary")];
    for (cell, time) in [
        (("s=\"2\"", "0.520833333333333"), "12:30"),
        (("s=\"2\"", "0.29537037037037"), "07:05:20"),
        (("s=\"2\"", "0"), "00:00"),
        (("s=\"3\"", "1.0625"), "25:30"),
    ] {
        let bytes = workbook_with(&[&head, &[(TEXT, "odense"), cell]], "");
        let said = imported(&disk, "a.xlsx", &bytes, &["--write"]);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        says(&said, became_time(time));
        let said = imported(&disk, "a.xlsx", &bytes, &["--accept-doubtful"]);
        let patch = said.stdout.replace('"', "");
        assert!(patch.contains(&format!("+  summary: {time}\n")), "{patch}");
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn a_time_that_is_the_text_of_the_data_changes_nothing() {
    let site = Site::starter().replace(
        "data/members/cities.yaml",
        "- id: odense\n  name: Odense\n",
        "- id: odense\n  name: Odense\n  summary: \"12:30\"\n",
    );
    let disk = site.on_disk();
    let head: [Cell<'_>; 2] = [(TEXT, "id"), (TEXT, "summary")];
    let row: [Cell<'_>; 2] = [(TEXT, "odense"), ("s=\"2\"", "0.520833333333333")];
    let said = imported(&disk, "a.xlsx", workbook_with(&[&head, &row], ""), &[]);
    says(&said, counts(0, 0, 0));
    says(&said, message!("sheet.unchanged-count", count = 1_u32));
    for text in ["12:30:00", "12:30 PM", "12:30:00 p. m."] {
        let said = imported(&disk, "a.csv", format!("id;summary\nodense;{text}\n"), &[]);
        says(&said, became_time(text));
    }
    let said = imported(&disk, "a.csv", "id;summary\nodense;14:30\n", &[]);
    says(&said, counts(0, 1, 0));
}

#[test]
fn a_logical_value_in_a_column_of_texts_is_doubtful() {
    let site = Site::starter().replace(
        "data/members/cities.yaml",
        "- id: odense\n  name: Odense\n",
        "- id: odense\n  name: Odense\n  summary: \"True\"\n",
    );
    let disk = site.on_disk();
    let head: [Cell<'_>; 3] = [(TEXT, "id"), (TEXT, "name"), (TEXT, "summary")];
    let other: [Cell<'_>; 3] = [(TEXT, "utrecht"), (TEXT, "Utrecht"), (TEXT, "A text")];
    let row: [Cell<'_>; 3] = [(TEXT, "odense"), (TEXT, "Odense"), ("t=\"b\"", "1")];
    let said = imported(&disk, "a.xlsx", workbook_with(&[&head, &row, &other], ""), &[]);
    let became = |new: &str| message!("sheet.text-became-logical-value", column = "summary", new);
    says(&said, became("true"));
    let text = "id;summary\nodense;VERDADEIRO\nutrecht;A text\n";
    says(&imported(&disk, "a.csv", text, &[]), became("VERDADEIRO"));
}

#[test]
fn a_number_of_a_workbook_in_a_column_of_texts_is_doubtful() {
    let disk = Site::starter().on_disk();
    let head: [Cell<'_>; 2] = [(TEXT, "id"), (TEXT, "summary")];
    for (cell, number) in [(("", "7"), "7"), (("s=\"0\"", "0.5"), "0.5")] {
        let bytes = workbook_with(&[&head, &[(TEXT, "odense"), cell]], "");
        let said = imported(&disk, "a.xlsx", &bytes, &["--write"]);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        says(&said, message!("sheet.text-became-number", new = number, column = "summary"));
    }
    let bytes = workbook_with(&[&head, &[(TEXT, "odense"), (TEXT, "7")]], "");
    says(&imported(&disk, "a.xlsx", &bytes, &[]), counts(0, 1, 0));
}

/// Returns a row with a formula as its population.
fn with_formula(cell: Cell<'_>) -> [Cell<'_>; 6] {
    [(TEXT, "novo"), (TEXT, "Novo"), (TEXT, "PT"), ("", "38.7"), ("", "-9.1"), cell]
}

#[test]
fn a_formula_without_a_result_is_named() {
    let site = Site::starter();
    let disk = site.on_disk();
    let later = "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>";
    for (cell, settings) in [
        (("", "<f>5000000+1</f><v/>"), ""),
        (("", "<f>5000000+1</f><v></v>"), ""),
        (("", "<f>5000000+1</f>"), ""),
        (("t=\"n\"", "<f>5000000+1</f><v/>"), ""),
        (("t=\"str\"", "<f>5000000+1</f>"), ""),
        (("", "<f>5000000+1</f><v/>"), later),
        (("", "<f>5000000+1</f><v>0</v>"), later),
    ] {
        let bytes = sheet(&[&with_formula(cell)], settings);
        let said = imported(&disk, "a.xlsx", &bytes, &["--write"]);
        assert_eq!(said.code, Some(1), "{}", said.stderr);
        says(&said, message!("sheet.formula-without-result", name = "F2"));
        says(&said, "=5000000+1");
        says(&said, message!("sheet.save-and-import-hint"));
        says(&said, message!("sheet.error-count", count = 1_u32));
        assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn formulas_of_one_program_are_one_problem() {
    let disk = Site::starter().on_disk();
    let formula = ("", "<f t=\"shared\" ref=\"F2:F4\" si=\"0\">G2+1</f><v/>");
    let derived = ("", "<f t=\"shared\" si=\"0\"/><v/>");
    let id: Cell<'_> = ("", "<f>A1</f><v/>");
    let rows = [with_formula(formula), with_formula(derived), [id, id, id, id, id, derived]];
    let rows: Vec<&[Cell<'_>]> = rows.iter().map(|row| &row[..]).collect();
    let bytes = sheet(&rows, "");
    let said = imported(&disk, "a.xlsx", &bytes, &[]);
    let formulas = |others: u32| message!("sheet.formulas-without-result", name = "F2", others);
    says(&said, formulas(7));
    says(&said, message!("sheet.error-count", count = 3_u32));
    assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
    says(&imported(&disk, "a.xlsx", sheet(&rows[..2], ""), &[]), formulas(1));
    let mut head = HEAD;
    head[5] = ("t=\"str\"", "<f>\"population\"</f>");
    let bytes = workbook_with(&[&head, &with_formula(("", "5"))], "");
    let said = imported(&disk, "a.xlsx", bytes, &[]);
    says(&said, message!("sheet.formula-without-result", name = "F1"));
    assert_eq!(said.code, Some(1));
    assert_eq!(said.stderr.matches('[').count(), 1, "{}", said.stderr);
}

#[test]
fn a_formula_with_a_result_is_its_result() {
    let disk = Site::starter().on_disk();
    for (cell, population) in [
        (("", "<f>5000000+1</f><v>5000001</v>"), Some("5000001")),
        // An empty text is a result, and an empty cell removes nothing.
        (("t=\"str\"", "<f>\"\"</f><v></v>"), None),
        (("t=\"str\"", "<f>\"\"</f><v/>"), None),
    ] {
        for settings in ["", "<calcPr fullCalcOnLoad=\"1\"/>"] {
            let bytes = sheet(&[&with_formula(cell)], settings);
            let said = imported(&disk, "a.xlsx", bytes, &[]);
            assert_eq!(said.code, Some(0), "{}", said.stderr);
            says(&said, counts(1, 0, 0));
            assert_eq!(said.stdout.contains("5000001"), population.is_some(), "{}", said.stdout);
        }
    }
    // The column is unknown.
    let mut head = HEAD;
    head[5] = (TEXT, "Notes");
    let bytes = workbook_with(&[&head, &with_formula(("", "<f>1+1</f><v/>"))], "");
    let said = imported(&disk, "a.xlsx", bytes, &[]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    says(&said, message!("sheet.unknown-column", name = "Notes"));
}

#[test]
fn a_cell_far_away_is_a_column_without_a_name() {
    let disk = Site::starter().on_disk();
    let mut bytes = sheet(&[&with_formula(("", "5"))], "");
    let said = imported(&disk, "a.xlsx", &bytes, &[]);
    says(&said, counts(1, 0, 0));
    // The last possible cell of a workbook.
    let row = with_formula(("", "5"));
    let far: Cell<'_> = ("", "<v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v>");
    let mut cells = row.to_vec();
    cells[5] = far;
    bytes = sheet(&[&cells], "");
    let said = imported(&disk, "a.xlsx", &bytes, &[]);
    assert!(said.code.is_some(), "{}", said.stderr);
}
