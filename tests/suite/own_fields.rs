//! Tests the fields that a site declares in `data/fields.yaml`: pages, open data, forms, sheets, translations.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use serde_json::{Value, json};
use urbi::config::Kinds;
use urbi::diag::Diagnostics;
use urbi::source::Sources;

use crate::harness::{NOW, Site};
use crate::html::Element;
use crate::made::Made;

const MEMBERS: &str = "data/members/oases.yaml";

const FIELDS: &str = "\
cities:
  mayor:
    kind: text
    label: {ar: العمدة, en: Mayor, fr: Maire}
    help: {ar: اسم العمدة., en: The name of the mayor., fr: Le nom du maire.}
  area:
    kind: decimal
    unit: {ar: كم², en: km²}
    dated: true
    label: {ar: المساحة, en: Area, fr: Superficie}
  partners:
    kind: city
    list: true
    label: {ar: المدن الشريكة, en: Partner cities, fr: Villes partenaires}
  status:
    kind: choice
    label: {ar: الوضع, en: Status, fr: Statut}
    choices:
      seat: {ar: مقر, en: Seat, fr: Siège}
  twinned: {kind: flag, label: {ar: توأمة, en: Twinned, fr: Jumelée}}
  since: {kind: year, label: {ar: منذ, en: Since, fr: Depuis}}
  office: {kind: phone, label: {ar: الهاتف, en: Office, fr: Bureau}}
  remark: {kind: text, fact: false, open_data: false, label: {ar: ملاحظة, en: Remark, fr: Remarque}}
regions:
  motto: {kind: name, label: {ar: الشعار, en: Motto, fr: Devise}}
";

const SIWA: &str = "\
- id: siwa
  mayor: {ar: سلمى, en: Salma A., fr: Salma A.}
  area: {value: 1088.5, year: 2024, source: oases.example}
  partners: [tozeur, figuig]
  status: seat
  twinned: true
  since: 1820
  office: +20 46 460 00 00
  remark: {ar: داخلي, en: internal, fr: interne}
";

/// Returns the oasis site with open data, a third locale and declared fields.
fn site() -> Site {
    Site::oasis()
        .write("data/fields.yaml", FIELDS)
        .replace(
            "data/site.yaml",
            "  - {tag: en, format: en-GB, label: English}\n",
            "  - {tag: en, format: en-GB, label: English}\n  - {tag: fr, label: Français}\n",
        )
        .replace(MEMBERS, "- id: siwa\n", SIWA)
}

static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&site()));

fn facts(path: &str) -> Vec<String> {
    let facts = MADE.pages()[path].all("div").filter(|fact| fact.all_in("dt").next().is_some());
    facts.map(Element::text).collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&MADE.files[path]).unwrap()
}

#[test]
fn pages_show_the_facts_in_each_language() {
    let english = facts("en/cities/siwa/index.html");
    for fact in [
        "Mayor Salma A.",
        "Area 1,088.5\u{a0}km² (oases.example, 2024)",
        "Partner cities Tozeur Figuig",
        "Status Seat",
        "Twinned Yes",
        "Since 1820",
        "Office +20 46 460 00 00",
    ] {
        let is_fact = |own: &String| bare(own) == bare(fact);
        assert!(english.iter().any(is_fact), "{fact}: {english:#?}");
    }
    assert!(!english.iter().any(|own| own.contains("internal")), "a field with `fact: false`");
    let arabic = facts("ar/mudun/siwa/index.html").join("\n");
    for words in ["العمدة", "سلمى", "١٬٠٨٨٫٥\u{a0}كم²", "مقر", "نعم", "١٨٢٠"]
    {
        assert!(bare(&arabic).contains(&bare(words)), "{words}: {arabic}");
    }
    let page = &MADE.pages()["en/cities/siwa/index.html"];
    let links: Vec<&str> = page.all("a").filter_map(|link| link.attribute("href")).collect();
    for link in ["/en/cities/tozeur/", "/en/cities/figuig/", "tel:+20464600000"] {
        assert!(links.contains(&link), "{link}");
    }
}

#[test]
fn the_open_data_contains_them() {
    let cities = json("data/cities.json");
    let siwa = cities.as_array().unwrap().iter().find(|city| city["id"] == "siwa").unwrap();
    assert_eq!(siwa["mayor"], json!({"ar": "سلمى", "en": "Salma A.", "fr": "Salma A."}));
    assert_eq!(siwa["area"], json!({"value": 1088.5, "year": 2024, "source": "oases.example"}));
    assert_eq!(siwa["partners"], json!(["tozeur", "figuig"]));
    assert_eq!(siwa["twinned"], json!(true));
    assert!(siwa.get("remark").is_none(), "a field with `open_data: false`");
    let tozeur = cities.as_array().unwrap().iter().find(|city| city["id"] == "tozeur").unwrap();
    assert_eq!(tozeur.get("mayor"), Some(&Value::Null));
    let csv = String::from_utf8(MADE.files["data/cities.csv"].clone()).unwrap();
    let mut lines = csv.lines();
    let end = "mayor_ar,mayor_en,mayor_fr,area,area_source,area_year,partners,status,twinned,since,office";
    assert!(lines.next().unwrap().ends_with(end), "{csv}");
    let siwa = lines.find(|line| line.starts_with("siwa,")).unwrap();
    let end = "سلمى,Salma A.,Salma A.,1088.5,oases.example,2024,tozeur figuig,seat,true,1820,'+20 46 460 00 00";
    assert!(siwa.ends_with(end), "{siwa}");
    let points = json("data/cities.geojson");
    let is_siwa = |feature: &&Value| feature["id"] == "siwa";
    let siwa = points["features"].as_array().unwrap().iter().find(is_siwa).unwrap();
    assert_eq!(siwa["properties"]["area"], json!(1088.5));
    assert_eq!(siwa["properties"]["mayor"], json!("Salma A."));
    assert_eq!(json("data/regions.json")[0].get("motto"), Some(&Value::Null));
    let index = json("data/index.json");
    let files = index["files"].as_array().unwrap();
    let fields = &files.iter().find(|file| file["name"] == "cities.json").unwrap()["fields"];
    assert!(fields.as_array().unwrap().contains(&json!("area")), "{fields}");
}

#[test]
fn no_field_can_have_the_name_of_a_published_column() {
    let made = Made::of(&Site::oasis());
    let index: Value = serde_json::from_slice(&made.files["data/index.json"]).unwrap();
    let mut columns: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in index["files"].as_array().unwrap() {
        let (table, _) = file["name"].as_str().unwrap().split_once('.').unwrap();
        let names = file["fields"].as_array().unwrap().iter().filter_map(Value::as_str);
        columns.entry(table).or_default().extend(names);
    }
    for (table, names) in columns {
        // The fields of a declared kind are in its declaration, and totals have no others.
        if matches!(table, "totals" | "conferences") {
            continue;
        }
        let declare = |name: &&str| format!("  {name}: {{kind: flag, label: {{ar: ع, en: X}}}}\n");
        let fields = format!("{table}:\n{}", names.iter().map(declare).collect::<String>());
        let ids = Site::oasis().write("data/fields.yaml", &fields).run().error_ids();
        for name in names {
            let is_reported = |id: &String| {
                id.contains("own_fields.key-is-taken") && id.contains(&format!("{name:?}"))
            };
            assert!(ids.iter().any(is_reported), "{table}: {name}: {ids:#?}");
        }
    }
}

#[test]
fn forms_know_them() {
    let disk = site().on_disk();
    let schema = disk.urbi(&["schema", "--root", "site", "city"]);
    let schema: Value = serde_json::from_str(&schema.stdout).unwrap();
    let fields = &schema["items"]["properties"];
    assert_eq!(fields["mayor"]["title"], "Mayor");
    assert_eq!(fields["mayor"]["description"], "The name of the mayor.");
    assert_eq!(fields["area"]["properties"]["value"]["type"], "number");
    assert!(fields["status"].to_string().contains("seat"));
    assert!(fields["partners"].to_string().contains("city-id"));
    let said =
        disk.urbi(&["new", "city", "--root", "site", "--title", "Dakhla", "--country", "EG"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let text = fs::read_to_string(disk.root().join(MEMBERS)).unwrap();
    assert!(text.contains("# The name of the mayor.\n"), "{text}");
    assert!(text.contains("  # mayor: "), "{text}");
}

#[test]
fn a_sheet_has_columns_for_them() {
    let disk = site().on_disk();
    let said = disk.urbi(&["export", "--root", "site"]);
    let head = said.stdout.lines().next().unwrap();
    for column in ["mayor", "mayor.ar", "area", "area_year", "area_source", "partners", "status"] {
        assert!(head.split(',').any(|own| own == column), "{column}: {head}");
    }
    let before = fs::read_to_string(disk.root().join(MEMBERS)).unwrap();
    fs::write(disk.folder().join("same.csv"), &said.stdout).unwrap();
    let import =
        |file: &str| disk.urbi(&["import", file, "--root", "site", "--now", NOW, "--write"]);
    assert_eq!(import("same.csv").code, Some(0));
    assert_eq!(fs::read_to_string(disk.root().join(MEMBERS)).unwrap(), before, "no change");
    let sheet = "id,Maire,Area,area_year,Partner cities\nnefta,Amel,12.5,2023,siwa; tozeur\n";
    fs::write(disk.folder().join("new.csv"), sheet).unwrap();
    let said = import("new.csv");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let after = fs::read_to_string(disk.root().join(MEMBERS)).unwrap();
    for line in
        ["  mayor: Amel\n", "  area: {value: 12.5, year: 2023}\n", "  partners: [siwa, tozeur]\n"]
    {
        assert!(after.contains(line), "{line}: {after}");
    }
}

#[test]
fn their_texts_and_labels_are_translated() {
    let disk = site().replace(MEMBERS, ", fr: Salma A.}", "}").replace(
        "data/fields.yaml",
        ", en: Since, fr: Depuis}",
        ", en: Since}",
    );
    let disk = disk.on_disk();
    let said = disk.urbi(&["translations", "--root", "site", "--to", "fr"]);
    for path in ["siwa.mayor", "cities.since.label"] {
        assert!(said.stdout.contains(path), "{path}: {}", said.stdout);
    }
}

/// Two columns or JSON members of the same name would hide a value.
#[test]
fn no_field_has_a_name_of_the_open_data_or_of_a_column() {
    let index: Value =
        serde_json::from_slice(&Made::of(&Site::oasis()).files["data/index.json"]).unwrap();
    let mut names: Vec<(String, String)> = Vec::new();
    for file in index["files"].as_array().unwrap() {
        let table = file["name"].as_str().unwrap().split('.').next().unwrap().to_owned();
        let fields = file["fields"].as_array().unwrap().iter();
        names.extend(fields.map(|field| (table.clone(), field.as_str().unwrap().to_owned())));
    }
    let sheet = Site::oasis().on_disk().urbi(&["export", "--root", "site"]).stdout;
    let columns = sheet.lines().next().unwrap().split(',');
    // A point is not allowed in a key.
    let columns = columns.filter(|column| !column.contains('.'));
    names.extend(columns.map(|column| ("cities".to_owned(), column.to_owned())));
    names.retain(|(table, _)| table != "totals");
    assert!(names.len() > 60, "{names:?}");
    for (table, name) in names {
        let text = format!("{table}:\n  {name}: {{kind: name, label: X}}\n");
        let sources = Sources::from_literal(&format!("-- data/fields.yaml --\n{text}"));
        let mut found = Diagnostics::new();
        urbi::network::parse(&sources, &Kinds::default(), &mut found);
        assert!(found.has_errors(), "{table}: {name}");
    }
}

#[test]
fn a_renamed_field_moves_its_data() {
    let site = site().replace("data/fields.yaml", "  since: {", "  founded: {was: since, ");
    let disk = site.on_disk();
    assert_eq!(disk.on_site("check", &[]).code, Some(1));
    assert_eq!(disk.on_site("fix", &["--write"]).code, Some(0));
    let text = fs::read_to_string(disk.root().join(MEMBERS)).unwrap();
    assert!(text.contains("  founded: 1820\n") && !text.contains("since:"), "{text}");
    assert_eq!(disk.on_site("check", &[]).code, Some(0));
}

/// Wrong declarations and values: each change with the id of its message.
#[test]
fn errors_are_found_in_the_declaration_and_at_the_use() {
    for (path, from, to, id) in [
        ("data/fields.yaml", "  mayor:\n", "  name:\n", "own_fields.key-is-taken"),
        ("data/fields.yaml", "  mayor:\n", "  Mayor of:\n", "own_fields.invalid-key"),
        ("data/fields.yaml", "kind: year", "kind: years", "schema.wrong-value"),
        ("data/fields.yaml", "{kind: year", "{kind: year, unit: km", "own_fields.only-for-numbers"),
        ("data/fields.yaml", "  since: {", "  region: {", "own_fields.key-is-taken"),
        ("data/fields.yaml", "  since: {", "  area_year: {", "own_fields.key-is-taken"),
        ("data/fields.yaml", "  since: {", "  mayor_pt: {", "own_fields.key-is-taken"),
        (
            "data/fields.yaml",
            "{kind: flag",
            "{kind: flag, list: true",
            "own_fields.list-of-one-value",
        ),
        ("data/fields.yaml", "kind: choice", "kind: text", "own_fields.choices-of-other-kind"),
        ("data/fields.yaml", "kind: year", "kind: choice", "own_fields.no-choices"),
        ("data/fields.yaml", "  since: {", "  sinse: {", "schema.unknown-field"),
        (MEMBERS, "[tozeur, figuig]", "[tozeur, figuigg]", "site.unknown-record"),
        (MEMBERS, "status: seat", "status: seats", "schema.wrong-value"),
        (MEMBERS, "since: 1820", "since: long", "schema.wrong-value"),
        (MEMBERS, "value: 1088.5", "value: wide", "schema.wrong-value"),
    ] {
        let ids = site().replace(path, from, to).run().error_ids();
        assert!(ids.iter().any(|own| own.contains(id)), "{to}: {ids:#?}");
    }
}

#[test]
fn many_fields_and_records_build() {
    let all = |count: usize, line: &dyn Fn(usize) -> String| -> String {
        (0..count).map(line).collect::<Vec<_>>().concat()
    };
    let field = |at| format!("  f{at}: {{kind: integer, label: {{ar: ح{at}, en: F{at}}}}}\n");
    let fields = all(60, &field);
    let values = all(60, &|at| format!("  f{at}: {at}\n"));
    let city = |at| format!("- id: c{at}\n  name: C{at}\n  country: EG\n{values}\n");
    let cities = all(200, &city);
    let site = Site::oasis()
        .write("data/fields.yaml", format!("cities:\n{fields}"))
        .write("data/members/many.yaml", cities)
        .unprinted();
    assert_eq!(site.run().errors(), [""; 0]);
}
