//! Tests spreadsheets of members: export, import, and the changes in the data.

use std::fs;

use urbi::config::{self, Overrides};
use urbi::diag::{Diagnostics, Message, message};
use urbi::sheet::{self, Members, SheetFormat, SheetSubject};

use crate::disk::{Disk, Said};
use crate::harness::{NOW, Site, read_tree};

const NORTH: &str = "data/members/north.yaml";

/// Writes a sheet next to the site and imports it.
fn import(disk: &Disk, sheet: &str, args: &[&str]) -> Said {
    fs::write(disk.folder().join("sheet.csv"), sheet).unwrap();
    imported(disk, "sheet.csv", args)
}

fn imported(disk: &Disk, file: &str, args: &[&str]) -> Said {
    disk.urbi(&[&["import", file, "--root", "site", "--now", NOW], args].concat())
}

/// Imports a sheet into the harbours with `--write`, and returns the file of members.
fn written(sheet: &str, args: &[&str]) -> String {
    let disk = Site::harbours().on_disk();
    let said = import(&disk, sheet, &[&["--write"], args].concat());
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    fs::read_to_string(disk.root().join(NORTH)).unwrap()
}

/// Returns the lines that differ between the harbours' members and a text.
fn changed(after: &str) -> Vec<String> {
    let before = Site::harbours().text(NORTH);
    let patch = urbi::diff::unified("x", &before, after);
    let lines = urbi::diff::lines(&patch).filter(|(kind, _)| {
        matches!(kind, urbi::diff::DiffLine::Added | urbi::diff::DiffLine::Removed)
    });
    lines.map(|(_, line)| line.to_owned()).collect()
}

/// Compares the changed lines after an import into the harbours with the expected ones.
#[track_caller]
fn changes(sheet: &str, args: &[&str], expected: &[&str]) {
    assert_eq!(changed(&written(sheet, args)), expected);
}

/// Returns the lines of a summary that count new, changed and doubtful rows.
pub(crate) fn counts(new: usize, changed: usize, doubtful: usize) -> String {
    let lines = [
        message!("sheet.new-count", count = new),
        message!("sheet.changed-count", count = changed),
        message!("sheet.doubtful-count", count = doubtful),
    ];
    lines.map(|line| format!("{line}\n")).concat()
}

fn exported(disk: &Disk) -> String {
    let said = disk.urbi(&["export", "--root", "site"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

#[test]
fn what_was_exported_changes_nothing() {
    for site in [Site::harbours(), Site::repository()] {
        let disk = site.on_disk();
        for name in ["sheet.csv", "sheet.xlsx"] {
            let out = disk.urbi(&["export", "--root", "site", "--out", name]);
            assert_eq!(out.code, Some(0), "{}", out.stderr);
            let said = imported(&disk, name, &["--write"]);
            assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
            assert!(said.stderr.contains("\n  new: 0\n  changed: 0\n  doubtful: 0\n"));
            assert!(
                said.stderr.ends_with(&format!("{}\n", message!("cli.nothing-to-write"))),
                "{}",
                said.stderr
            );
        }
        assert!(read_tree(&disk.root()) == *site.files(), "every byte is as it was");
    }
}

#[test]
fn a_workbook_has_the_same_bytes_every_time() {
    let disk = Site::harbours().on_disk();
    for name in ["a.xlsx", "b.xlsx"] {
        disk.urbi(&["export", "--root", "site", "--out", name]);
    }
    let bytes = |name| fs::read(disk.folder().join(name)).unwrap();
    assert!(bytes("a.xlsx") == bytes("b.xlsx"));
    let again = disk.urbi(&["export", "--root", "site", "--out", "a.xlsx"]);
    assert_eq!(again.code, Some(2), "a sheet with somebody's edits is not overwritten");
    let forced = disk.urbi(&["export", "--root", "site", "--out", "a.xlsx", "--force"]);
    assert_eq!(forced.code, Some(0));
}

#[test]
fn a_cell_that_is_edited_changes_its_line_alone() {
    let disk = Site::harbours().on_disk();
    let sheet = exported(&disk);
    let rows: Vec<&str> = sheet.lines().collect();
    for (from, to, lines) in [
        ("1853935", "1900000", 1),
        ("53.55", "53.56", 1),
        ("https://bergen.example", "https://www.bergen.example", 1),
        ("Der größte Hafen des Netzwerks.", "Der größte Hafen: im Netzwerk", 1),
        ("Zingst", "Zingster", 1),
        ("quays,https", "quays;quays,https", 1),
        ("Hafenamt,2023", "Stadtamt,2024", 1),
    ] {
        assert!(sheet.contains(from), "{from} in {rows:#?}");
        let disk = Site::harbours().on_disk();
        let said = import(&disk, &sheet.replacen(from, to, 1), &["--write", "--accept-doubtful"]);
        assert_eq!(said.code, Some(0), "{from}: {}", said.stderr);
        let after = fs::read_to_string(disk.root().join(NORTH)).unwrap();
        let changed = changed(&after);
        assert_eq!(changed.len(), 2 * lines, "{from}: {changed:#?}");
    }
}

#[test]
fn values_are_changed_in_place() {
    changes(
        "id,joined,population,population_year,website\nhamburg,2020,\"1,900,000\",2024,https://h.example\n",
        &[],
        &[
            "-  joined: 2019",
            "+  joined: 2020",
            "-  population: {value: 1853935, source: Hafenamt}",
            "+  population: {value: 1900000, source: Hafenamt, year: 2024}",
            "+  website: https://h.example",
        ],
    );
}

#[test]
fn a_locale_that_is_added_comes_in_its_place() {
    changes(
        "id,name.sv,summary.sv\nhamburg,Hamborg,\nzingst,,\"Tyst, liten\"\nalesund,Ålesunden,\n",
        &[],
        &[
            "-  name: Ålesund",
            "+  name: {de: Ålesund, sv: Ålesunden}",
            "-  name: {de: Hamburg, ar: هامبورغ}",
            "+  name: {de: Hamburg, sv: Hamborg, ar: هامبورغ}",
            "+  summary: {sv: \"Tyst, liten\"}",
        ],
    );
}

#[test]
fn new_members_join_those_of_their_country() {
    changes(
        "name,country,joined,lat,lon\nStavanger,Norwegen,2024,58.97,5.73\nBremen,Germany,2024,,\n",
        &[],
        &[
            "+- id: stavanger",
            "+  name: Stavanger",
            "+  country: NO",
            "+  joined: 2024",
            "+  location: {lat: 58.97, lon: 5.73}",
            "+",
            "+- id: bremen",
            "+  name: Bremen",
            "+  country: DE",
            "+  joined: 2024",
            "+",
        ],
    );
}

#[test]
fn doubtful_rows_wait_to_be_accepted() {
    let sheet = "id,name,country,lat,lon\nhamburg,,,48.1,11.6\nbergen,Oslo,,,\n,Lubeck,DE,,\n\
                 ,Mariehamm,AX,,\n,Husum,DE,,\n";
    let disk = Site::harbours().on_disk();
    let said = import(&disk, sheet, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let unchanged = message!("sheet.unchanged-count", count = 1_u32);
    for text in [
        message!("sheet.location-moves", far = "616").to_string(),
        message!("sheet.name-changes", was = "Bergen", new = "Oslo").to_string(),
        message!("sheet.name-similar-to-entry", other = "mariehamn", name = "Mariehamn")
            .to_string(),
        format!("{}{unchanged}\n", counts(1, 0, 3)),
    ] {
        assert!(said.stderr.contains(&text), "{text} in {}", said.stderr);
    }
    let after = fs::read_to_string(disk.root().join(NORTH)).unwrap();
    assert_eq!(changed(&after), ["+- id: husum", "+  name: Husum", "+  country: DE", "+"]);
    let said = import(&disk, sheet, &["--write", "--accept", "bergen"]);
    assert!(said.stdout.contains("\n+  name: {de: Oslo, ar: بيرغن}\n"), "{}", said.stdout);
    assert!(!said.stdout.contains("48.1"), "{}", said.stdout);
    let unknown = import(&disk, sheet, &["--accept", "nobody"]);
    assert_eq!(unknown.code, Some(2));
}

#[test]
fn empty_cells_and_missing_rows_take_nothing_away() {
    let sheet = "id,name,joined,website\nbergen,,,\nluebeck,Lübeck,2024,\n";
    let disk = Site::harbours().on_disk();
    let said = import(&disk, sheet, &["--write"]);
    assert!(said.stdout.is_empty(), "{}", said.stdout);
    let ids = "alesund, hamburg, mariehamn, s-gravendeel, vlissingen, zingst";
    let kept = message!("sheet.entries-not-in-file", count = 6_u32, ids).to_string();
    assert!(said.stderr.contains(&kept), "{}", said.stderr);
}

#[test]
fn without_write_nothing_is_written() {
    let site = Site::harbours();
    let disk = site.on_disk();
    let said = import(&disk, "id,joined\nzingst,2024\n", &[]);
    assert!(said.stdout.contains("\n+  joined: 2024\n"), "{}", said.stdout);
    let needed = message!("cli.write-option-needed", files = NORTH).to_string();
    assert!(said.stderr.contains(&needed), "{}", said.stderr);
    assert!(read_tree(&disk.root()) == *site.files());
}

#[test]
fn wrong_cells_are_named_in_their_places_all_in_one_run() {
    let sheet = "id;name;country;joined;lat;website;Notes\n\
                 zingst;;;soon;91;;x\n\
                 ;Kiel;Nowhere;;;kiel.example;\n\
                 ;Wismar;DE;2024;54,5;;\n\
                 zingst;;;;;;\n\
                 ;;DE;;;;\n";
    let site = Site::harbours();
    let disk = site.on_disk();
    let said = import(&disk, sheet, &["--write", "--format", "short"]);
    assert_eq!(said.code, Some(1));
    let problems: Vec<&str> = said.stderr.lines().filter(|l| l.starts_with("sheet.csv:")).collect();
    let wrong =
        |key: &str, noun: Message, text: &str| message!("schema.wrong-value", key, noun, text);
    let missing = |key: &str, noun: Message| message!("schema.missing-required-field", key, noun);
    let no_lon = || missing("lon", message!("noun.location"));
    let range =
        message!("schema.number-out-of-range", key = "lat", low = "-90", high = "90", text = "91");
    let year = message!("schema.noun-whole-number-between", low = 1900_i64, high = 2100_i64);
    let expected = [
        ("1:36: warning[ignored-field]", message!("sheet.unknown-column", name = "Notes")),
        ("2:10: error[wrong-type]", wrong("joined", year, "soon")),
        ("2:15: error[invalid-value]", range),
        ("2:15: error[missing-field]", no_lon()),
        ("3:7: error[invalid-value]", message!("sheet.unknown-country", text = "Nowhere")),
        (
            "3:17: error[invalid-address]",
            wrong("website", message!("schema.noun-web-address"), "kiel.example"),
        ),
        ("4:17: error[missing-field]", no_lon()),
        ("5:1: error[duplicate-id]", message!("sheet.duplicate-row", id = "zingst")),
        ("6:3: error[missing-field]", missing("name", message!("noun.city"))),
    ];
    for (start, message) in &expected {
        let line = format!("sheet.csv:{start}: {message}");
        assert!(problems.contains(&&*line), "{line} in {problems:#?}");
    }
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    assert!(read_tree(&disk.root()) == *site.files());
}

#[test]
fn a_site_that_would_not_build_is_not_written() {
    let site = Site::harbours();
    let disk = site.on_disk();
    let said = import(&disk, "id,clusters\nzingst,keys\n", &["--write"]);
    assert_eq!(said.code, Some(1));
    let unknown =
        message!("site.unknown-record", noun = message!("site.noun-cluster"), id = "keys");
    let expected = format!("error[unknown-reference]: {unknown}\n");
    assert!(said.stderr.contains(&expected), "{}", said.stderr);
    assert!(read_tree(&disk.root()) == *site.files());
}

#[test]
fn published_open_data_can_be_edited_and_imported() {
    let site = Site::repository();
    let made = &Site::repository_made().files;
    let disk = site.on_disk();
    fs::write(disk.folder().join("cities.csv"), &made["data/cities.csv"]).unwrap();
    let said = imported(&disk, "cities.csv", &[]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
}

#[test]
fn comments_line_ends_and_layout_stay() {
    let text = "# Two cities.\r\n- id: a # first\r\n  name: A\r\n  country: DE\r\n  summary: >-\r\n    \
                long\r\n    text\r\n# the other\r\n- {id: b, name: 'B', country: DE} # on a line\r\n";
    let site = Site::harbours().write(NORTH, text);
    let disk = site.on_disk();
    let sheet =
        "id,name,name.sv,joined,summary\na,Aa,,2019,other words\nb,,Bb,2019,\n,Cc,DE,2019,\n";
    let said = import(&disk, sheet, &["--accept-doubtful", "--write"]);
    let after = fs::read_to_string(disk.root().join(NORTH)).unwrap();
    assert_eq!(said.code, Some(1), "the row of Cc has no country in its column");
    assert_eq!(after, text);
    let sheet = "id,name,name.sv,joined,summary\na,Aa,,2019,other words\nb,,Bb,2019,\n";
    let said = import(&disk, sheet, &["--accept-doubtful", "--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let after = fs::read_to_string(disk.root().join(NORTH)).unwrap();
    let expected = text
        .replace("name: A\r\n", "name: Aa\r\n")
        .replace("country: DE\r\n  summary", "country: DE\r\n  joined: 2019\r\n  summary")
        .replace(">-\r\n    long\r\n    text", "other words")
        .replace("name: 'B', country: DE}", "name: {de: B, sv: Bb}, country: DE, joined: 2019}");
    assert_eq!(after, expected);
}

#[test]
fn columns_are_called_what_people_know() {
    let said = Site::harbours().on_disk().urbi(&["export", "--root", "site"]);
    let header = said.stdout.lines().next().unwrap();
    assert!(header.starts_with("\u{feff}id,name,name.sv,name.ar,aka,country,slug,"), "{header}");
    assert!(said.stdout.contains("'s-Gravendeel"), "an apostrophe of a name is no guard");
}

/// Changes every cell of every row in `step`, one after another. Only the lines of the value may change, and then the
/// sheet must equal the data.
fn cells_change_their_lines_alone(site: &Site, step: usize) -> usize {
    let sources = site.sources();
    let mut problems = Diagnostics::new();
    let config = config::configure(&sources, &Overrides::default(), &mut problems).unwrap();
    let members = Members::new(&sources, &config, SheetSubject::Cities, &mut problems);
    let sheet = String::from_utf8(sheet::export(&members, SheetFormat::Csv).unwrap()).unwrap();
    let lines: Vec<&str> = sheet.lines().collect();
    let names: Vec<&str> = lines[0].split(',').collect();
    let mut count = 0;
    for (row, line) in lines.iter().enumerate().skip(1).step_by(step) {
        // Rows with quoted cells need a CSV parser. The other rows are enough.
        if line.contains('"') {
            continue;
        }
        let cells: Vec<&str> = line.split(',').collect();
        for (index, cell) in cells.iter().enumerate().skip(1) {
            let is_fixed = ["country", "clusters"].contains(&names[index]);
            if is_fixed || cell.is_empty() {
                continue;
            }
            let new = match cell.parse::<f64>() {
                Ok(number) if number.fract() == 0.0 => format!("{}", number + 1.0),
                Ok(number) => format!("{}", number + 0.001),
                Err(_) if *cell == "true" => "false".to_owned(),
                Err(_) => format!("{cell}x"),
            };
            let mut edited = cells.clone();
            edited[index] = &new;
            let edited_line = edited.join(",");
            let sheet = [lines[0], &edited_line].join("\n");
            let table = sheet::read("a.csv", sheet.as_bytes(), &mut problems).unwrap();
            let merge = sheet::merge(&members, &table, &mut problems);
            let texts = sheet::edit(&members, &merge, |_| true, &mut problems);
            assert_eq!(problems.sorted().iter().map(|p| p.message.to_string()).next(), None);
            let (path, text) =
                texts.first_key_value().unwrap_or_else(|| panic!("row {row}: {new}"));
            let patch = urbi::diff::unified("x", &site.text(path.as_str()), text);
            let gone: Vec<_> = urbi::diff::lines(&patch)
                .filter(|(kind, _)| *kind == urbi::diff::DiffLine::Removed)
                .collect();
            assert_eq!((texts.len(), gone.len()), (1, 1), "{new}: {patch}");
            // A folded text can be on several lines.
            let end = new.rsplit(' ').next().unwrap_or(&new);
            assert!(patch.contains(end), "{new}: {patch}");
            count += 1;
        }
    }
    count
}

#[test]
fn every_kind_of_cell_changes_its_line_alone() {
    assert!(cells_change_their_lines_alone(&Site::harbours(), 1) > 20);
    assert!(cells_change_their_lines_alone(&Site::repository(), 31) > 50);
}
