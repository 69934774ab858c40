//! What a sheet is told that does not write names as the data does: headings, countries, cells.

use std::fs;

use crate::disk::Said;
use crate::harness::{NOW, Site};

fn import(sheet: &str, args: &[&str]) -> Said {
    let disk = Site::harbours().on_disk();
    fs::write(disk.folder().join("sheet.csv"), sheet).unwrap();
    disk.urbi(&[&["import", "sheet.csv", "--root", "site", "--now", NOW], args].concat())
}

#[test]
fn headings_are_read_in_the_languages_of_the_united_nations_and_in_portuguese() {
    for header in [
        "city,country,year",
        "Ciudad,País,Año",
        "Ville,Pays,Année",
        "Cidade,País,Ano",
        "Город,Страна,Год",
        "المدينة,البلد,السنة",
        "城市,国家,年份",
        "Nome,País,Aderiu em",
    ] {
        let said = import(&format!("{header}\nBremen,DE,2019\n"), &[]);
        assert_eq!(said.code, Some(0), "{header}: {}", said.stderr);
        assert!(said.stdout.contains("\n+  joined: 2019\n"), "{header}: {}", said.stderr);
        assert!(!said.stderr.contains("nothing reads"), "{header}: {}", said.stderr);
    }
}

#[test]
fn an_unknown_heading_gets_the_nearest_and_once_the_list() {
    let sheet = "name,country,yaer,Mayor,websit\nBremen,DE,2019,Maria,https://b.example\n";
    for (ui_language, hints) in [
        (
            "en",
            [
                "hint: did you mean `year`, which is `joined`? The columns are: id, name, country, slug, joined, lat,",
                "hint: did you mean `website`?\n",
            ],
        ),
        (
            "pt",
            [
                "sugestão: queria dizer `year`, que é `joined`? As colunas são: id, name, country, slug, joined, lat,",
                "sugestão: queria dizer `website`?\n",
            ],
        ),
    ] {
        let said = import(sheet, &["--locale", ui_language]);
        for hint in hints {
            assert!(said.stderr.contains(hint), "{hint} in {}", said.stderr);
        }
        let list = "id, name, country, slug, joined";
        assert_eq!(said.stderr.matches(list).count(), 1, "{}", said.stderr);
    }
}

#[test]
fn a_misspelt_country_is_proposed_and_a_cell_is_named_by_its_heading() {
    let sheet = "Cidade,País,População\nOslo,Norwey,70000\nBremen,DE,viele\nAtlantis,Zzzz,\n";
    for (ui_language, lines) in [
        (
            "en",
            [
                "no country is called `Norwey`",
                "did you mean Norway (NO)?",
                "`População` must be a whole number, and `viele` is not",
                "write its name in a language of the site or in English, or its two letters of ISO 3166-1, such as DK",
            ],
        ),
        (
            "pt",
            [
                "nenhum país se chama `Norwey`",
                "queria dizer Norway (NO)?",
                "`População` tem de ser um número inteiro, e `viele` não o é",
                "escreva o nome numa língua do sítio ou em inglês, ou as duas letras da norma ISO 3166-1, como DK",
            ],
        ),
    ] {
        let said = import(sheet, &["--locale", ui_language]);
        assert_eq!(said.code, Some(1));
        for line in lines {
            assert!(said.stderr.contains(line), "{line} in {}", said.stderr);
        }
        assert!(!said.stderr.contains("`value`"), "{}", said.stderr);
    }
}

#[test]
fn a_new_country_and_a_new_year_are_reported_in_one_run_with_the_lines_to_add() {
    let sheet = "name,country,joined\nLyon,FR,2031\nNice,FR,2031\nPisa,IT,2032\n";
    let said = import(sheet, &["--format", "short", "--write"]);
    assert_eq!(said.code, Some(1));
    for (line, count) in [
        ("error[unknown-reference]: the country `FR` stands in no region", 1),
        ("error[unknown-reference]: the country `IT` stands in no region", 1),
        ("warning[missing-round]: there is no round of the year 2031", 1),
        ("warning[missing-round]: there is no round of the year 2032", 1),
    ] {
        assert_eq!(said.stderr.matches(line).count(), count, "{line} in {}", said.stderr);
    }
    let said = import(sheet, &[]);
    for hint in [
        "add `FR` to the `countries` of its region in `data/regions.yaml`",
        "add `- {id: 2031, year: 2031}` to `data/rounds.yaml`",
    ] {
        assert!(said.stderr.contains(hint), "{hint} in {}", said.stderr);
    }
}
