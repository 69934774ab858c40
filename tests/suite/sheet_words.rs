//! Tests spreadsheets with other spellings than the data: headings, countries and cells.

use std::fs;

use urbi::diag::{UiLanguage, message};

use crate::disk::Said;
use crate::harness::{NOW, Site};

fn import(sheet: &str, args: &[&str]) -> Said {
    let disk = Site::harbours().on_disk();
    fs::write(disk.folder().join("sheet.csv"), sheet).unwrap();
    disk.urbi(&[&["import", "sheet.csv", "--root", "site", "--now", NOW], args].concat())
}

#[test]
fn headings_are_read_in_the_languages_of_the_united_nations_and_in_portuguese() {
    let joined = UiLanguage::Portuguese.label("joined").unwrap();
    for header in [
        "city,country,year",
        "Ciudad,País,Año",
        "Ville,Pays,Année",
        "Cidade,País,Ano",
        "Город,Страна,Год",
        "المدينة,البلد,السنة",
        "城市,国家,年份",
        &format!("Nome,País,{joined}"),
    ] {
        let said = import(&format!("{header}\nBremen,DE,2019\n"), &[]);
        assert_eq!(said.code, Some(0), "{header}: {}", said.stderr);
        assert!(said.stdout.contains("\n+  joined: 2019\n"), "{header}: {}", said.stderr);
        assert!(!said.stderr.contains("[ignored-field]"), "{header}: {}", said.stderr);
    }
}

#[test]
fn an_unknown_heading_gets_the_nearest_and_once_the_list() {
    let sheet = "name,country,yaer,Mayor,websit\nBremen,DE,2019,Maria,https://b.example\n";
    let names = "id, name, aka, country, slug, joined, lat, lon, seat, population, population_source, \
                 population_year, clusters, website, summary, unconfirmed, source, source_title, \
                 sources";
    let near = message!("sheet.similar-column-alias", near = "year", column = "joined");
    let hints = [
        message!("sheet.similar-column-and-list", near, names),
        message!("schema.did-you-mean-hint", near = "website"),
    ];
    let said = import(sheet, &[]);
    for hint in hints {
        assert!(said.stderr.contains(&format!("hint: {hint}\n")), "{hint} in {}", said.stderr);
    }
    assert_eq!(said.stderr.matches(names).count(), 1, "{}", said.stderr);
}

#[test]
fn a_misspelt_country_is_proposed_and_a_cell_is_named_by_its_heading() {
    let sheet = "Cidade,País,População\nOslo,Norwey,70000\nBremen,DE,viele\nAtlantis,Zzzz,\n";
    let noun = message!("schema.noun-whole-number");
    let said = import(sheet, &[]);
    assert_eq!(said.code, Some(1));
    for message in [
        message!("sheet.unknown-country", text = "Norwey"),
        message!("sheet.similar-country-hint", name = "Norway", code = "NO"),
        message!("schema.wrong-value", key = "População", noun, text = "viele"),
        message!("sheet.country-name-hint"),
    ] {
        assert!(said.stderr.contains(&message.to_string()), "{message} in {}", said.stderr);
    }
    assert!(!said.stderr.contains("`value`"), "{}", said.stderr);
}

#[test]
fn a_new_country_and_a_new_year_are_reported_in_one_run_with_the_lines_to_add() {
    let sheet = "name,country,joined\nLyon,FR,2031\nNice,FR,2031\nPisa,IT,2032\n";
    let said = import(sheet, &["--format", "short", "--write"]);
    assert_eq!(said.code, Some(1));
    let region = |code: &str| message!("site.country-in-no-region", code);
    let round = |year: u32| message!("site.no-round-for-year", year);
    for (code, message) in [
        ("error[unknown-reference]", region("FR")),
        ("error[unknown-reference]", region("IT")),
        ("warning[missing-round]", round(2031)),
        ("warning[missing-round]", round(2032)),
    ] {
        let line = format!("{code}: {message}\n");
        assert_eq!(said.stderr.matches(&line).count(), 1, "{line} in {}", said.stderr);
    }
    let said = import(sheet, &[]);
    for hint in [
        message!("site.add-country-to-region-hint", code = "FR"),
        message!("site.add-round-hint", line = "- {id: 2031, year: 2031}"),
    ] {
        assert!(said.stderr.contains(&hint.to_string()), "{hint} in {}", said.stderr);
    }
}
