//! Tests the open data: every record, every address, and the formats that other programs read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use crate::harness::{Files, Site};
use crate::html::{Element, Page};
use crate::made::Made;

/// Returns the fixture with open data.
pub(crate) fn harbours() -> Site {
    Site::harbours().replace(
        "data/site.yaml",
        "country_feeds: true",
        "country_feeds: true\nopen_data: true\ndata_licence: https://licence.example/by",
    )
}

/// The rendered fixture.
static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&harbours()));

fn json(files: &Files, path: &str) -> Value {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn list(files: &Files, path: &str) -> Vec<Value> {
    json(files, path).as_array().unwrap_or_else(|| panic!("{path} is no list")).clone()
}

/// Returns every text in a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Parses comma-separated values by RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "a line ends with CR and LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "the last line has its end");
    rows
}

const TABLES: [&str; 8] =
    ["cities", "countries", "regions", "clusters", "rounds", "awards", "totals", "index"];

/// Checks the rules for the open data of any site. Addresses begin with `base`.
fn check(files: &Files, base: &str) {
    for table in TABLES {
        json(files, &format!("data/{table}.json"));
    }
    for path in files.keys().filter(|path| path.starts_with("data/") && path.ends_with("json")) {
        for text in texts(&json(files, path)) {
            if let Some(own) = text.strip_prefix(base) {
                let page = if own.ends_with('/') { format!("{own}index.html") } else { own.into() };
                assert!(files.contains_key(page.trim_start_matches('/')), "{path} names {text}");
            }
        }
    }
    let cities = list(files, "data/cities.json");
    for city in &cities {
        let id = city["id"].as_str().unwrap();
        assert_eq!(json(files, &format!("data/cities/{id}.json")), *city, "{id}");
    }
    let alone = files.keys().filter(|path| path.starts_with("data/cities/")).count();
    assert_eq!(alone, cities.len());
    check_csv(files, &cities);
    check_points(files, &cities);
    check_index(files);
}

fn check_csv(files: &Files, cities: &[Value]) {
    let text = String::from_utf8(files["data/cities.csv"].clone()).unwrap();
    let rows = rows(&text);
    assert_eq!(rows.len(), cities.len() + 1);
    let header = &rows[0];
    for (row, city) in rows[1..].iter().zip(cities) {
        assert_eq!(row.len(), header.len(), "{row:?}");
        let cell = |name: &str| &*row[header.iter().position(|own| own == name).unwrap()];
        assert_eq!(cell("id"), city["id"]);
        let number = |value: &Value| value.as_f64().map(|n| n.to_string()).unwrap_or_default();
        assert_eq!(cell("joined"), number(&city["joined"]));
        assert_eq!(cell("latitude"), number(&city["location"]["latitude"]));
        assert_eq!(cell("population"), number(&city["population"]["value"]));
        assert_eq!(cell("unconfirmed"), (!city["unconfirmed"].is_null()).to_string());
        let awards = city["awards"].as_array().unwrap();
        assert_eq!(cell("awards").split_whitespace().count(), awards.len());
        for (tag, name) in city["name"].as_object().unwrap() {
            if header.contains(&format!("name_{tag}")) {
                let own = cell(&format!("name_{tag}")).trim_start_matches('\'');
                assert_eq!(own, name.as_str().unwrap().trim_start_matches('\''));
                assert_eq!(cell(&format!("page_{tag}")), city["pages"][tag]);
            }
        }
        for cell in row {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

fn check_points(files: &Files, cities: &[Value]) {
    let points = json(files, "data/cities.geojson");
    assert_eq!(points["type"], "FeatureCollection");
    let features = points["features"].as_array().unwrap();
    assert_eq!(features.len(), cities.len());
    for (feature, city) in features.iter().zip(cities) {
        assert_eq!(feature["type"], "Feature");
        assert_eq!(feature["id"], city["id"]);
        let at = &city["location"];
        if at.is_null() {
            assert!(feature["geometry"].is_null());
            continue;
        }
        assert_eq!(feature["geometry"]["type"], "Point");
        let point = &feature["geometry"]["coordinates"];
        assert_eq!([&point[0], &point[1]], [&at["longitude"], &at["latitude"]], "east, then north");
    }
}

/// Checks that the index lists every table with the fields of its records.
fn check_index(files: &Files) {
    let index = json(files, "data/index.json");
    let mut named = BTreeSet::new();
    for file in index["files"].as_array().unwrap() {
        let name = file["name"].as_str().unwrap();
        named.insert(format!("data/{name}"));
        let fields: BTreeSet<&str> = texts(&file["fields"]).into_iter().collect();
        let records = file["records"].as_u64().unwrap();
        let first = match name.rsplit_once('.').unwrap().1 {
            "csv" => {
                let name = format!("data/{}.json", name.trim_end_matches(".csv"));
                assert_eq!(records, list(files, &name).len() as u64);
                continue;
            }
            "geojson" => json(files, "data/cities.geojson")["features"][0]["properties"].clone(),
            _ => {
                let list = list(files, &format!("data/{name}"));
                assert_eq!(records, list.len() as u64, "{name}");
                list[0].clone()
            }
        };
        let keys: BTreeSet<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, keys, "{name}");
    }
    let tables = files.keys().filter(|path| path.starts_with("data/"));
    let tables = tables.filter(|path| !path.contains("/cities/") && !path.ends_with("index.json"));
    assert_eq!(named, tables.cloned().collect::<BTreeSet<_>>());
}

#[test]
fn the_data_of_the_fixture_is_whole() {
    let files = &MADE.files;
    check(files, "https://harbours.example/");
    assert_eq!(list(files, "data/cities.json").len(), 8);
    for (table, count) in [
        ("countries", 4),
        ("regions", 1),
        ("clusters", 1),
        ("rounds", 2),
        ("awards", 1),
        ("totals", 2),
    ] {
        assert_eq!(list(files, &format!("data/{table}.json")).len(), count, "{table}");
    }
}

#[test]
fn the_data_of_the_repository_is_whole() {
    let files = &Site::repository_made().files;
    check(files, "https://learning-cities.example/");
    let cities = list(files, "data/cities.json");
    assert!(cities.len() > 300);
    let in_doubt = cities.iter().filter(|city| !city["unconfirmed"].is_null()).count();
    assert!(in_doubt > 10);
}

#[test]
fn names_are_stored_by_language() {
    let files = &MADE.files;
    let city = json(files, "data/cities/vlissingen.json");
    let names = r#"{"de":"Vlissingen","sv":"Vlissingen","ar":"فليسينغن","fr":"Flessingue"}"#;
    assert_eq!(city["name"], serde_json::from_str::<Value>(names).unwrap());
    let text = String::from_utf8_lossy(&files["data/cities/vlissingen.json"]).into_owned();
    let place = |name: &str| text.find(name).unwrap();
    assert!(place("\"de\"") < place("\"sv\"") && place("\"ar\"") < place("\"fr\""), "{text}");
    assert_eq!(city["pages"]["ar"], "https://harbours.example/ar/mudun/flisinghin/");
    let doubtful = json(files, "data/cities/s-gravendeel.json");
    assert_eq!(doubtful["unconfirmed"]["sv"], "Nämns bara i en tidning.");
    assert!(doubtful["unconfirmed"]["ar"].is_null(), "a text is in no other language");
    let norway = list(files, "data/countries.json");
    let norway = norway.iter().find(|country| country["code"] == "NO").unwrap();
    assert_eq!(norway["name"]["sv"], "Norge");
    assert_eq!(norway["cities"], serde_json::json!(["alesund", "bergen"]));
}

#[test]
fn no_text_of_a_table_is_a_formula() {
    let file = "data/members/north.yaml";
    let files = harbours()
        .replace(file, "name: Zingst", "name: \"=HYPERLINK(\\\"https://a.example\\\",\\\"x\\\")\"")
        .replace(file, "source: Hafenamt, year: 2023", "source: \"@SUM(A1), +x\", year: 2023")
        .made();
    check(&files, "https://harbours.example/");
    let rows = rows(std::str::from_utf8(&files["data/cities.csv"]).unwrap());
    let zingst = rows.iter().find(|row| row[0] == "zingst").unwrap();
    assert_eq!(zingst[1], "'=HYPERLINK(\"https://a.example\",\"x\")");
    assert!(rows.iter().any(|row| row.contains(&"'@SUM(A1), +x".to_owned())));
    // Programs get the original name.
    let json = json(&files, "data/cities/zingst.json");
    assert_eq!(json["name"]["de"], "=HYPERLINK(\"https://a.example\",\"x\")");
}

#[test]
fn nothing_is_published_unasked() {
    let files = &Site::harbours_made().files;
    assert!(files.keys().all(|path| !path.starts_with("data/")));
    let page = Page::parse(&files["staedte/hamburg/index.html"]);
    assert!(page.all("link").all(|link| link.attribute("type") != Some("application/json")));
}

#[test]
fn the_pages_lead_to_their_data() {
    let files = &Site::repository_made().files;
    let page = &Site::repository_made().pages()["pt/cidades/lisboa/index.html"];
    let alternate = |page: &Page, address: &str| {
        page.all("link").any(|link| {
            link.attribute("type") == Some("application/json")
                && link.attribute("rel") == Some("alternate")
                && link.attribute("href") == Some(address)
        })
    };
    let leads = |page: &Page, address: &str| {
        page.one("main").all_in("a").any(|link| link.attribute("href") == Some(address))
    };
    assert!(alternate(page, "/data/cities/lisbon.json") && leads(page, "/data/cities/lisbon.json"));
    let pages = Site::repository_made().pages();
    assert!(leads(&pages["en/countries/portugal/index.html"], "/data/countries.json"));
    let directory = &pages["en/cities/index.html"];
    for name in ["csv", "geojson", "json"] {
        assert!(leads(directory, &format!("/data/cities.{name}")), "{name}");
    }
    // The page for people describes every file, and every field of a city.
    let fields = json(files, "data/index.json");
    let city =
        fields["files"].as_array().unwrap().iter().find(|file| file["name"] == "cities.json");
    for path in ["en/data/index.html", "pt/dados/index.html"] {
        let page = &pages[path];
        for name in files.keys().filter(|p| p.starts_with("data/") && !p.contains("/cities/")) {
            assert!(leads(page, &format!("/{name}")), "{path} does not lead to {name}");
        }
        let reported: BTreeSet<String> = page.all("code").map(Element::text).collect();
        for field in texts(&city.unwrap()["fields"]) {
            assert!(reported.contains(field), "{path} does not tell `{field}`");
        }
    }
}

#[test]
fn addresses_follow_the_place_of_the_site() {
    let files = harbours().base_url("https://elsewhere.example/network").made();
    check(&files, "https://elsewhere.example/network/");
    let city = json(&files, "data/cities/bergen.json");
    assert_eq!(city["data"], "https://elsewhere.example/network/data/cities/bergen.json");
}

#[test]
fn links_name_files_of_the_data() {
    let files = harbours()
        .replace(
            "content/pages/join.de.md",
            "[zurück](home:)",
            "[Liste](data:cities.csv), [](data:cities/bergen.json)",
        )
        .made();
    let page = Page::parse(&files["mitglied-werden/index.html"]);
    let links: Vec<_> = page.one("main").all_in("a").collect();
    let found =
        |address: &str| links.iter().find(|a| a.attribute("href") == Some(address)).unwrap();
    assert_eq!(found("/data/cities.csv").text(), "Liste");
    assert_eq!(found("/data/cities/bergen.json").text(), "cities/bergen.json");
}

#[test]
fn a_theme_needs_the_words_of_the_data_only_where_there_is_some() {
    let without = |mut site: Site| {
        for tag in ["de", "sv", "ar"] {
            let path = format!("themes/plain/i18n/{tag}.yaml");
            let text = site.text(&path);
            let (before, _) = text.split_once("\ndata:\n").unwrap();
            site = site.write(&path, format!("{before}\n"));
        }
        site
    };
    assert_eq!(without(Site::harbours()).run().errors(), [""; 0]);
    let errors = without(harbours()).run().error_ids();
    let missing = r#"theme.missing-required-text(key: "data.title")"#;
    assert!(errors.iter().any(|error| error.contains(missing)), "{errors:?}");
}

#[test]
fn threads_change_nothing() {
    let site = harbours();
    let disk = site.on_disk();
    assert_eq!(disk.on_site("build", &["--jobs", "1"]).code, Some(0));
    let one = disk.public();
    let disk = site.on_disk();
    assert_eq!(disk.on_site("build", &["--jobs", "2"]).code, Some(0));
    assert!(disk.public() == one && one.contains_key("data/cities.geojson"));
}
