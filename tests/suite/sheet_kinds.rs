//! What a cell is, beside what it shows: numbers with a comma for decimals, times, truth values, and formulas
//! without results.

use std::fs;

use crate::disk::{Disk, Said};
use crate::doubt_sheet::{Cell, TEXT, workbook_with};
use crate::harness::{NOW, Site, read_tree};

fn imported(disk: &Disk, name: &str, bytes: impl AsRef<[u8]>, args: &[&str]) -> Said {
    fs::write(disk.folder().join(name), bytes).unwrap();
    disk.urbi(&[&["import", name, "--root", "site", "--now", NOW], args].concat())
}

#[track_caller]
fn says(said: &Said, words: &str) {
    assert!(said.stderr.contains(words), "{words} in {}", said.stderr);
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
        says(&said, "\n  new: 1\n  changed: 0\n  doubtful: 0\n");
        assert!(said.stdout.contains("lat: 6.496"), "{}", said.stdout);
        assert!(said.stdout.contains("lon: -2.604"), "{}", said.stdout);
    }
    for number in ["\"1,234.5\"", "\"6,4,9\"", "\"6,49 N\""] {
        let text = format!("id,name,country,lat,lon\nnovo,Novo,PT,{number},2.604\n");
        for (locale, words) in [("en", "`lat` must be a number"), ("pt", "`lat` tem de ser")] {
            let said = imported(&disk, "a.csv", &text, &["--locale", locale]);
            assert_eq!(said.code, Some(1), "{}", said.stderr);
            says(&said, words);
            assert_eq!(said.stderr.matches('[').count(), 1, "{}", said.stderr);
        }
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
    says(&said, "\n  new: 0\n  changed: 0\n  doubtful: 0\n");
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
    says(&said, "`population` must be a whole number");
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
        says(&said, &format!("a spreadsheet made the time `{time}` of the text in `summary`"));
        let said = imported(&disk, "a.xlsx", &bytes, &["--locale", "pt"]);
        says(&said, &format!("uma folha de cálculo fez a hora `{time}` do texto em `summary`"));
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
    says(&said, "\n  new: 0\n  changed: 0\n  doubtful: 0\n  as they are: 1\n");
    for text in ["12:30:00", "12:30 PM", "12:30:00 p. m."] {
        let said = imported(&disk, "a.csv", format!("id;summary\nodense;{text}\n"), &[]);
        says(&said, &format!("a spreadsheet made the time `{text}` of the text in `summary`"));
    }
    let said = imported(&disk, "a.csv", "id;summary\nodense;14:30\n", &[]);
    says(&said, "\n  changed: 1\n  doubtful: 0\n");
}

#[test]
fn a_truth_value_in_a_column_of_texts_is_doubtful() {
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
    says(&said, "a spreadsheet made the truth value `true` of the text in `summary`");
    let text = "id;summary\nodense;VERDADEIRO\nutrecht;A text\n";
    let said = imported(&disk, "a.csv", text, &["--locale", "pt"]);
    says(&said, "uma folha de cálculo fez o valor lógico `VERDADEIRO` do texto em `summary`");
}

#[test]
fn a_number_of_a_workbook_in_a_column_of_texts_is_doubtful() {
    let disk = Site::starter().on_disk();
    let head: [Cell<'_>; 2] = [(TEXT, "id"), (TEXT, "summary")];
    for (cell, number) in [(("", "7"), "7"), (("s=\"0\"", "0.5"), "0.5")] {
        let bytes = workbook_with(&[&head, &[(TEXT, "odense"), cell]], "");
        let said = imported(&disk, "a.xlsx", &bytes, &["--write"]);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        says(&said, &format!("a spreadsheet made the number `{number}` of the text in `summary`"));
    }
    let bytes = workbook_with(&[&head, &[(TEXT, "odense"), (TEXT, "7")]], "");
    says(&imported(&disk, "a.xlsx", &bytes, &[]), "\n  changed: 1\n  doubtful: 0\n");
}

/// A row with a formula in the place of its population.
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
        says(&said, "the cell F2 contains a formula without a result\n");
        says(&said, "=5000000+1");
        says(&said, "open the file in a spreadsheet program, save it, and import it again");
        says(&said, "\n  wrong, see above: 1\n");
        assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
        let said = imported(&disk, "a.xlsx", &bytes, &["--locale", "pt"]);
        says(&said, "a célula F2 contém uma fórmula sem resultado\n");
        says(&said, "abra o ficheiro numa folha de cálculo, guarde-o e importe-o de novo");
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
    says(&said, "the cell F2 contains a formula without a result, as do 7 others\n");
    says(&said, "\n  wrong, see above: 3\n");
    assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
    let said = imported(&disk, "a.xlsx", sheet(&rows[..2], ""), &["--locale", "pt"]);
    says(&said, "a célula F2 contém uma fórmula sem resultado, e 1 outra também\n");
    let mut head = HEAD;
    head[5] = ("t=\"str\"", "<f>\"population\"</f>");
    let bytes = workbook_with(&[&head, &with_formula(("", "5"))], "");
    let said = imported(&disk, "a.xlsx", bytes, &[]);
    says(&said, "the cell F1 contains a formula without a result\n");
    assert_eq!(said.code, Some(1));
    assert_eq!(said.stderr.matches('[').count(), 1, "{}", said.stderr);
}

#[test]
fn a_formula_with_a_result_is_its_result() {
    let disk = Site::starter().on_disk();
    for (cell, population) in [
        (("", "<f>5000000+1</f><v>5000001</v>"), Some("5000001")),
        // An empty text is a result, and an empty cell takes nothing away.
        (("t=\"str\"", "<f>\"\"</f><v></v>"), None),
        (("t=\"str\"", "<f>\"\"</f><v/>"), None),
    ] {
        for settings in ["", "<calcPr fullCalcOnLoad=\"1\"/>"] {
            let bytes = sheet(&[&with_formula(cell)], settings);
            let said = imported(&disk, "a.xlsx", bytes, &[]);
            assert_eq!(said.code, Some(0), "{}", said.stderr);
            says(&said, "\n  new: 1\n");
            assert_eq!(said.stdout.contains("5000001"), population.is_some(), "{}", said.stdout);
        }
    }
    // Nothing reads the column.
    let mut head = HEAD;
    head[5] = (TEXT, "Notes");
    let bytes = workbook_with(&[&head, &with_formula(("", "<f>1+1</f><v/>"))], "");
    let said = imported(&disk, "a.xlsx", bytes, &[]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    says(&said, "nothing reads the column `Notes`");
}

#[test]
fn a_cell_far_away_is_a_column_without_a_name() {
    let disk = Site::starter().on_disk();
    let mut bytes = sheet(&[&with_formula(("", "5"))], "");
    let said = imported(&disk, "a.xlsx", &bytes, &[]);
    says(&said, "\n  new: 1\n");
    // The last cell that a workbook can have.
    let row = with_formula(("", "5"));
    let far: Cell<'_> = ("", "<v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v>");
    let mut cells = row.to_vec();
    cells[5] = far;
    bytes = sheet(&[&cells], "");
    let said = imported(&disk, "a.xlsx", &bytes, &[]);
    assert!(said.code.is_some(), "{}", said.stderr);
}
