//! Tests spreadsheets of the records of a declared kind: export, import, and the changes in the data.

use std::fs;

use urbi::diag::message;

use crate::disk::{Disk, Said};
use crate::harness::{Files, NOW, Site};
use crate::sheet::counts;

const FILE: &str = "data/projects.yaml";

const SETTINGS: &str = "\
name: {en: Network of Wells, fr: Réseau des puits, ar: شبكة الآبار}
base_url: https://wells.example
theme: atlas
source_locale: en
locales:
  - {tag: en, format: en-GB, label: English}
  - {tag: fr, label: Français}
  - {tag: ar, format: ar-EG, label: العربية}
sections:
  pages: {title: {en: Pages, fr: Pages, ar: صفحات}, at_root: true}
home: pages/home
kinds:
  projects:
    member: project
    title: {en: Projects, fr: Projets, ar: مشاريع}
    label: {en: Project, fr: Projet, ar: مشروع}
    fields:
      run: {kind: period, label: {en: Duration, fr: Durée, ar: المدة}}
      theme: {kind: text, label: {en: Theme, fr: Thème, ar: الموضوع}}
      state:
        kind: choice
        label: {en: State, fr: État, ar: الحالة}
        choices:
          open: {en: Open, fr: Ouvert, ar: مفتوح}
          done: {en: Done, fr: Terminé, ar: منته}
      partners: {kind: city, list: true, label: {en: Partners, fr: Partenaires, ar: الشركاء}}
      budget:
        kind: decimal
        dated: true
        label: {en: Budget, fr: Budget, ar: الميزانية}
      public: {kind: flag, label: {en: Public, fr: Public, ar: عام}}
      steps: {kind: text, list: true, label: {en: Steps, fr: Étapes, ar: خطوات}}
      country: {kind: country, label: {en: Country, fr: Pays, ar: البلد}}
";

const MEMBERS: &str = "\
- {id: siwa, name: Siwa, country: EG}
- {id: tozeur, name: Tozeur, country: TN}
- {id: nefta, name: Nefta, country: TN}
";

/// The first record has groups on one line, and the second one has a block.
const PROJECTS: &str = "\
# The projects, in the order of their letters.

- id: wells
  name: {en: Old wells, fr: Vieux puits, ar: آبار قديمة}
  run: {starts: 2024-03-01, ends: 2025-06-30}  # with a break
  theme: {en: Water, fr: Eau, ar: ماء}
  state: open
  partners: [siwa, tozeur]
  budget: {value: 12.5, year: 2024, source: Office}
  public: true
  country: EG

- id: shade
  name: {en: Shade, fr: Ombre, ar: ظل}
  run:
    starts: 2025-01  # the day is not known
    ends: 2025-09-30
  steps: [{en: Plant, fr: Planter, ar: زرع}, {en: Wait, fr: Attendre, ar: انتظار}]
";

/// Returns a small site in three languages with one declared kind.
fn site() -> Site {
    let theme = Site::oasis().files().clone().into_iter();
    let mut files: Files = theme.filter(|(path, _)| path.starts_with("themes/")).collect();
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.into());
    add("data/site.yaml", SETTINGS);
    add("data/members/wells.yaml", MEMBERS);
    add("data/regions.yaml", "- {id: oases, name: {en: O, fr: O, ar: و}, countries: [EG, TN]}\n");
    add(FILE, PROJECTS);
    for tag in ["en", "fr", "ar"] {
        let text = format!("---\ntitle: Home {tag}\n---\n\nText {tag}.\n");
        add(&format!("content/pages/home.{tag}.md"), &text);
    }
    Site::of(files)
}

fn export(disk: &Disk) -> String {
    let said = disk.urbi(&["export", "--root", "site", "--kind", "projects"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

/// Writes a sheet next to the site and imports it.
fn import(disk: &Disk, sheet: &str, args: &[&str]) -> Said {
    fs::write(disk.folder().join("sheet.csv"), sheet).unwrap();
    let first = ["import", "sheet.csv", "--root", "site", "--now", NOW, "--kind", "projects"];
    disk.urbi(&[&first[..], args].concat())
}

/// Imports a sheet into a site with `--write`, and returns the file of the records.
#[track_caller]
fn written(site: &Site, sheet: &str) -> String {
    let disk = site.on_disk();
    let said = import(&disk, sheet, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    fs::read_to_string(disk.root().join(FILE)).unwrap()
}

#[test]
fn the_site_is_sound_and_an_export_without_changes_changes_nothing() {
    assert_eq!(site().run().errors(), [""; 0]);
    let disk = site().on_disk();
    let sheet = export(&disk);
    let head: Vec<&str> = sheet.lines().next().unwrap().split(',').collect();
    for column in
        ["name", "name.ar", "run_starts", "run_ends", "theme.fr", "budget", "budget_year", "public"]
    {
        assert!(head.contains(&column), "{column}: {head:?}");
    }
    let said = import(&disk, &sheet, &["--write"]);
    assert!(said.stderr.contains(&counts(0, 0, 0)), "{}", said.stderr);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(disk.root().join(FILE)).unwrap(), PROJECTS);
}

#[test]
#[cfg(feature = "xlsx")]
fn a_workbook_without_changes_changes_nothing() {
    let disk = site().on_disk();
    let args = ["export", "--root", "site", "--kind", "projects", "--out", "projects.xlsx"];
    assert_eq!(disk.urbi(&args).code, Some(0));
    let args = ["import", "projects.xlsx", "--root", "site", "--now", NOW, "--kind", "projects"];
    let said = disk.urbi(&args);
    assert!(said.stderr.contains(&counts(0, 0, 0)), "{}", said.stderr);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""));
}

/// Each cell changes its value alone. The heading of a column can be a label.
#[test]
fn a_cell_of_each_kind_changes_its_value_alone() {
    for (id, column, cell, from, to) in [
        ("wells", "theme", "Deep water", "{en: Water,", "{en: Deep water,"),
        ("wells", "Thème (fr)", "Source", "fr: Eau,", "fr: Source,"),
        ("wells", "run_starts", "2024-04-02", "starts: 2024-03-01", "starts: 2024-04-02"),
        ("wells", "run_ends", "2026", "ends: 2025-06-30", "ends: 2026"),
        ("shade", "Duration", "2025-02", "starts: 2025-01 ", "starts: 2025-02 "),
        ("shade", "Duration (ends)", "2025-10-01", "ends: 2025-09-30", "ends: 2025-10-01"),
        ("wells", "State", "done", "state: open", "state: done"),
        ("wells", "Partenaires", "nefta; siwa", "[siwa, tozeur]", "[nefta, siwa]"),
        ("wells", "budget", "\"13,75\"", "value: 12.5", "value: 13.75"),
        ("wells", "budget_year", "2025", "year: 2024", "year: 2025"),
        ("wells", "public", "no", "public: true", "public: false"),
        ("wells", "country", "Tunisia", "country: EG", "country: TN"),
        ("shade", "name.fr", "Ombres", "fr: Ombre,", "fr: Ombres,"),
    ] {
        let sheet = format!("id,{column}\n{id},{cell}\n");
        assert_eq!(PROJECTS.matches(from).count(), 1, "{from}");
        assert_eq!(written(&site(), &sheet), PROJECTS.replace(from, to), "{sheet}");
    }
}

#[test]
fn a_missing_part_of_a_period_is_added_in_the_style_of_the_group() {
    let site =
        site().replace(FILE, ", ends: 2025-06-30", "").replace(FILE, "\n    ends: 2025-09-30", "");
    let after = written(&site, "id,run_ends\nwells,2025-07\nshade,2025-08-09\n");
    for part in ["{starts: 2024-03-01, ends: 2025-07}  # with", "known\n    ends: 2025-08-09\n"] {
        assert!(after.contains(part), "{part}: {after}");
    }
}

const NEW: &str = "\
id,name,name.fr,run_starts,partners,public,country
wind,Wind,Vent,2026-05-01,siwa,yes,Egypt
sand,Sand,Sable,,,,
";

const ADDED: &str = "\
- id: wind
  name: {en: Wind, fr: Vent}
  run: {starts: 2026-05-01}
  partners: [siwa]
  public: true
  country: EG

- id: sand
  name: {en: Sand, fr: Sable}
";

#[test]
fn new_rows_come_last_in_their_order() {
    assert_eq!(written(&site(), NEW), format!("{PROJECTS}\n{ADDED}"));
    assert_eq!(written(&site().remove(FILE), NEW), ADDED, "a new file");
    assert_eq!(written(&site().write(FILE, ""), NEW), ADDED, "an empty file");
    let comment = "# The projects.\n";
    assert_eq!(written(&site().write(FILE, comment), NEW), format!("{comment}{ADDED}"));
}

/// A name without an id finds its record. Any other name is a new record, although its name is similar.
#[test]
fn a_row_without_an_id_is_found_by_its_name() {
    let after = written(&site(), "name,State\nombre,done\nOld wells 2,open\n");
    assert!(after.contains("ends: 2025-09-30\n  state: done\n  steps: ["), "{after}");
    let new = "\n\n- id: old-wells-2\n  name: Old wells 2\n  state: open\n";
    assert!(after.ends_with(new), "{after}");
}

#[test]
fn missing_rows_and_empty_cells_delete_nothing() {
    let empty = "id,name,run_starts,run_ends,state,public\nwells,,,,,\n";
    assert_eq!(written(&site(), empty), PROJECTS);
}

/// Wrong cells: the message, and the name of the cell.
#[test]
fn wrong_cells_are_named() {
    for (column, cell, says, place) in [
        ("run_starts", "2025-13-01", "`run_starts` must be a date", "cell B2"),
        ("Duration", "soon", "`Duration` must be a date", "cell B2"),
        ("run_ends", "2023", "`ends` is before `starts`", "cell B2"),
        ("State", "shut", "`State` must be one of the allowed values", "cell B2"),
        ("budget", "much", "`budget` must be a number", "cell B2"),
        ("public", "perhaps", "`public`", "cell B2"),
        ("country", "Egipt", "unknown country `Egipt`", "cell B2"),
        ("partners", "siwaa", "there is no city `siwaa`", FILE),
    ] {
        let disk = site().on_disk();
        let said = import(&disk, &format!("id,{column}\nwells,{cell}\n"), &["--write"]);
        assert_eq!(said.code, Some(1), "{cell}: {}", said.stderr);
        for words in [says, place] {
            assert!(said.stderr.contains(words), "{words}: {}", said.stderr);
        }
        assert_eq!(fs::read_to_string(disk.root().join(FILE)).unwrap(), PROJECTS, "{cell}");
    }
}

/// A list of texts per language has no cell. Its other languages must not be lost.
#[test]
fn a_list_of_texts_per_language_is_not_overwritten() {
    let disk = site().on_disk();
    let said = import(&disk, "id,steps\nshade,Plant; Rest\n", &["--write"]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    let says = message!("sheet.entry-not-editable", id = "shade").to_string();
    assert!(said.stderr.contains(&says), "{}", said.stderr);
    assert_eq!(fs::read_to_string(disk.root().join(FILE)).unwrap(), PROJECTS);
}

/// Headings and checks of cities do not apply to other records.
#[test]
fn words_for_cities_mean_nothing_here() {
    let disk = site().on_disk();
    let said = import(&disk, "id,Cidade\nwells,Siwa\n", &[]);
    let unknown = message!("sheet.unknown-column", name = "Cidade").to_string();
    assert!(said.stderr.contains(&unknown), "{}", said.stderr);
    assert!(said.stderr.contains(&counts(0, 0, 0)), "{}", said.stderr);
}

/// A name that changes entirely can be in a wrong row.
#[test]
fn another_name_waits_to_be_accepted() {
    let disk = site().on_disk();
    let sheet = "id,name\nwells,Gardens\n";
    let said = import(&disk, sheet, &[]);
    assert!(said.stderr.contains(&counts(0, 0, 1)), "{}", said.stderr);
    let said = import(&disk, sheet, &["--accept", "wells"]);
    assert!(said.stdout.contains("+  name: {en: Gardens, fr: Vieux puits"), "{}", said.stdout);
}

#[test]
fn an_unknown_kind_is_a_usage_error() {
    let disk = site().on_disk();
    fs::write(disk.folder().join("sheet.csv"), "id\n").unwrap();
    let near = message!("sheet.unknown-kind-near", kind = "project", near = "projects");
    let list = message!("sheet.unknown-kind", kind = "zz", known = "projects");
    for (kind, says) in [("project", near), ("zz", list)] {
        for command in [&["export"][..], &["import", "sheet.csv"]] {
            let said = disk.urbi(&[command, &["--root", "site", "--kind", kind]].concat());
            assert_eq!(said.code, Some(2), "{}", said.stderr);
            assert!(said.stderr.contains(&says.to_string()), "{}", said.stderr);
        }
    }
    let kinds = &SETTINGS[SETTINGS.find("kinds:").unwrap()..];
    let disk = site().replace("data/site.yaml", kinds, "").remove(FILE).on_disk();
    let said = disk.urbi(&["export", "--root", "site", "--kind", "projects"]);
    assert_eq!(said.code, Some(2));
    let says = message!("sheet.no-kinds", kind = "projects").to_string();
    assert!(said.stderr.contains(&says), "{}", said.stderr);
}
