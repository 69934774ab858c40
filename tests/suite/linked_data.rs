//! Tests the structured data of pages (JSON-LD) by the rules of schema.org and of search engines.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use urbi::date::Date;

use crate::harness::{Files, Site};
use crate::made::Made;
use crate::open_data;

type Thing = Map<String, Value>;

/// The required properties of each type.
const REQUIRED: [(&str, &[&str]); 22] = [
    ("AdministrativeArea", &["name"]),
    ("Article", &["headline", "inLanguage", "publisher", "mainEntityOfPage"]),
    ("BreadcrumbList", &["itemListElement"]),
    ("City", &["name"]),
    ("CollectionPage", &["url", "name", "description", "inLanguage", "isPartOf"]),
    ("ContactPoint", &["contactType"]),
    ("Country", &["name"]),
    ("DataDownload", &["contentUrl", "encodingFormat"]),
    ("Dataset", &["name", "description", "license", "creator", "distribution", "url"]),
    ("DigitalDocument", &["name", "url", "inLanguage", "publisher"]),
    ("Event", &["name", "startDate", "endDate", "organizer"]),
    ("GeoCoordinates", &["latitude", "longitude"]),
    ("ImageObject", &["contentUrl", "creditText"]),
    ("ItemList", &["numberOfItems", "itemListElement"]),
    ("ListItem", &["position", "name"]),
    ("NewsArticle", &["headline", "datePublished", "inLanguage", "publisher", "mainEntityOfPage"]),
    ("Organization", &["name", "url"]),
    ("OrganizationRole", &["memberOf", "startDate"]),
    ("Place", &["name"]),
    ("Thing", &["name"]),
    ("WebPage", &["url", "name", "description", "inLanguage"]),
    ("WebSite", &["url", "name", "inLanguage", "publisher"]),
];

const ADDRESSES: [&str; 8] =
    ["@id", "url", "item", "contentUrl", "sameAs", "license", "citation", "isBasedOn"];

const DATES: [&str; 4] = ["datePublished", "dateModified", "startDate", "endDate"];

/// Returns the fixture, with a theme that prints the structured data.
fn harbours() -> Site {
    open_data::harbours().replace(
        "themes/plain/templates/base.html",
        "</head>",
        "{% if page.linked_data %}<script type=\"application/ld+json\">{{ page.linked_data | safe }}</script>{% endif %}</head>",
    )
}

/// The rendered fixture.
static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&harbours()));

/// A page with its JSON-LD graph.
struct Graph {
    language: String,
    nodes: Vec<Value>,
    breadcrumbs: usize,
}

impl Graph {
    fn of_type(&self, name: &str) -> Option<&Value> {
        self.nodes.iter().find(|node| types(node).contains(&name))
    }
}

fn types(node: &Value) -> Vec<&str> {
    match &node["@type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Returns the graph of every page, by path.
fn graphs(made: &Made) -> BTreeMap<&str, Graph> {
    let mut graphs = BTreeMap::new();
    for (path, page) in made.pages() {
        let blocks = page.all("script");
        let blocks: Vec<_> =
            blocks.filter(|s| s.attribute("type") == Some("application/ld+json")).collect();
        let [block] = blocks.as_slice() else { continue };
        assert_eq!(block.parent().unwrap().name(), "head", "{path}");
        let graph: Value = serde_json::from_str(&block.raw_text())
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(graph["@context"], "https://schema.org", "{path}");
        let crumbs = page.all("nav").find(|nav| nav.attribute("class") == Some("crumbs"));
        let breadcrumbs = crumbs.map_or(0, |nav| nav.all_in("li").count());
        let language = page.one("html").attribute("lang").unwrap().to_owned();
        let nodes = graph["@graph"].as_array().unwrap().clone();
        graphs.insert(path.as_str(), Graph { language, nodes, breadcrumbs });
    }
    graphs
}

/// Calls `see` for every object in a value.
fn walk(value: &Value, see: &mut impl FnMut(&Thing)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, see)),
        Value::Object(thing) => {
            see(thing);
            thing.values().for_each(|value| walk(value, see));
        }
        _ => {}
    }
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Returns the errors in one object of a page.
fn complaints(thing: &Thing, language: &str, base: &str, files: &Files) -> Vec<String> {
    let mut wrong = Vec::new();
    let whole = Value::Object(thing.clone());
    for name in types(&whole) {
        match REQUIRED.iter().find(|(own, _)| *own == name) {
            None => wrong.push(format!("the type `{name}`")),
            Some((_, required)) => {
                let missing = required.iter().filter(|key| !thing.contains_key(**key));
                wrong.extend(missing.map(|key| format!("a {name} without {key}")));
            }
        }
    }
    for (key, value) in thing {
        if value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty) {
            wrong.push(format!("`{key}` is empty"));
        }
        if ADDRESSES.contains(&key.as_str()) {
            for address in strings(value) {
                if !address.starts_with("https://") && !address.starts_with("http://") {
                    wrong.push(format!("`{key}` is `{address}`"));
                }
                if let Some(own) = address.strip_prefix(base) {
                    let own = own.split('#').next().unwrap();
                    let page = own.is_empty() || own.ends_with('/');
                    let file = if page { format!("{own}index.html") } else { own.to_owned() };
                    if !files.contains_key(&file) {
                        wrong.push(format!("there is no `{address}`"));
                    }
                }
            }
        }
        if DATES.contains(&key.as_str()) && Date::parse(value.as_str().unwrap()).is_none() {
            wrong.push(format!("`{key}` is {value}"));
        }
        if key == "@language" && value == language {
            wrong.push("a text is marked with the language of its page".to_owned());
        }
        if key == "inLanguage" && value.is_string() && value != language {
            wrong.push(format!("`inLanguage` is {value}"));
        }
        if key == "itemListElement" {
            let positions = value.as_array().unwrap().iter().map(|item| item["position"].as_u64());
            if !positions.eq((1..=value.as_array().unwrap().len() as u64).map(Some)) {
                wrong.push("positions do not count from 1".to_owned());
            }
        }
    }
    wrong
}

fn check(made: &Made, base: &str) {
    let (graphs, files) = (graphs(made), &made.files);
    let mut ids = BTreeMap::new();
    for graph in graphs.values() {
        walk(&Value::Array(graph.nodes.clone()), &mut |thing| {
            if let (Some(id), Some(kind)) = (thing.get("@id"), thing.get("@type")) {
                let name = |kind: &Value| strings(kind)[0].to_owned();
                let first = ids.entry(id.as_str().unwrap().to_owned()).or_insert(name(kind));
                assert_eq!(*first, name(kind), "{id} is of two types");
            }
        });
    }
    for (path, graph) in &graphs {
        let mut wrong = Vec::new();
        let mut own = BTreeSet::new();
        for node in &graph.nodes {
            if let Some(id) = node["@id"].as_str() {
                assert!(own.insert(id), "{path}: {id} is there twice");
            }
            walk(node, &mut |thing| {
                wrong.extend(complaints(thing, &graph.language, base, files));
                if let (Some(id), 1) = (thing.get("@id"), thing.len())
                    && !ids.contains_key(id.as_str().unwrap())
                {
                    wrong.push(format!("{id} is nowhere"));
                }
            });
        }
        assert_eq!(wrong, [""; 0], "{path}");
        let steps = graph.of_type("BreadcrumbList").map(|list| &list["itemListElement"]);
        let steps = steps.map_or(0, |steps| steps.as_array().unwrap().len());
        if graph.breadcrumbs > 0 {
            assert_eq!(steps, graph.breadcrumbs + 1, "{path}: the way, and the page itself");
        }
    }
    let bare = files.keys().filter(|path| path.ends_with(".html"));
    let bare = bare.filter(|path| !graphs.contains_key(path.as_str()));
    for path in bare {
        let text = String::from_utf8_lossy(&files[path]).into_owned();
        let hidden = path.ends_with("404.html") || text.contains("noindex");
        assert!(hidden, "{path} says nothing to machines");
    }
}

#[test]
fn every_page_of_the_fixture_keeps_the_rules() {
    check(&MADE, "https://harbours.example/");
    let other = Made::of(&harbours().base_url("https://elsewhere.example/network"));
    check(&other, "https://elsewhere.example/network/");
}

#[test]
fn every_page_of_the_repository_keeps_the_rules() {
    check(Site::repository_made(), "https://learning-cities.example/");
}

#[test]
fn pages_are_of_their_kinds() {
    let graphs = graphs(Site::repository_made());
    for (path, kind) in [
        ("en/index.html", "WebSite"),
        ("en/index.html", "Organization"),
        ("pt/cidades/lisboa/index.html", "City"),
        ("pt/cidades/lisboa/index.html", "BreadcrumbList"),
        ("en/cities/al-ahsa/index.html", "AdministrativeArea"),
        ("pt/paises/portugal/index.html", "Country"),
        ("pt/paises/portugal/index.html", "ItemList"),
        ("en/news/115-members/index.html", "NewsArticle"),
        ("en/case-studies/medellin-buen-comienzo/index.html", "Article"),
        ("en/flyers/join-the-network/index.html", "DigitalDocument"),
        ("en/concept-notes/membership/index.html", "DigitalDocument"),
        ("en/history/index.html", "Event"),
        ("en/join/index.html", "Event"),
        ("en/cities/index.html", "Dataset"),
        ("en/rounds/index.html", "Dataset"),
        ("index.html", "WebPage"),
    ] {
        assert!(graphs[path].of_type(kind).is_some(), "{path} has no {kind}");
    }
}

#[test]
fn a_city_is_described_as_in_its_data() {
    let graphs = graphs(&MADE);
    let city = graphs["ar/mudun/hamburg/index.html"].of_type("AdministrativeArea").unwrap();
    assert_eq!(city["name"], "هامبورغ");
    assert_eq!(city["@id"], "https://harbours.example/ar/mudun/hamburg/#city");
    assert_eq!(city["geo"]["latitude"], 53.55);
    assert_eq!(city["memberOf"]["startDate"], "2019");
    assert_eq!(city["memberOf"]["memberOf"]["@id"], "https://harbours.example/ar/#network");
    assert_eq!(city["alternateName"][0]["@language"], "de");
    assert_eq!(city["containedInPlace"]["name"], "ألمانيا");
    let city = graphs["staedte/bergen/index.html"].of_type("City").unwrap();
    assert_eq!(city["award"][0], "Ankerpreis 2024");
    assert_eq!(city["sameAs"], "https://bergen.example");
    // A city without a year has no role, and an unconfirmed city no membership.
    let city = graphs["staedte/zingst/index.html"].of_type("City").unwrap();
    assert_eq!(city["memberOf"]["@id"], "https://harbours.example/#network");
    let city = graphs["staedte/s-gravendeel/index.html"].of_type("City").unwrap();
    assert!(city["memberOf"].is_null() && types(city) == ["City"]);
    assert!(city["geo"].is_null());
}

#[test]
fn news_and_events_have_their_days() {
    let graphs = graphs(&MADE);
    let news = graphs["sv/nyheter/aufnahme/index.html"].of_type("NewsArticle").unwrap();
    assert_eq!((&news["datePublished"], &news["inLanguage"]), (&"2024-06-02".into(), &"sv".into()));
    assert_eq!(news["dateModified"], "2024-06-10");
    let news = graphs["sv/nyheter/gezeiten/index.html"].of_type("NewsArticle").unwrap();
    assert!(news["dateModified"].is_null(), "no day, no word");
    let conference = graphs["handbuch/index.html"].of_type("Event").unwrap();
    assert_eq!(conference["startDate"], "2023-09-28");
    assert_eq!(conference["endDate"], "2023-10-01");
    assert_eq!(conference["location"][1], "Hamburg, Speicherstadt");
    let call = graphs["mitglied-werden/index.html"].of_type("Event").unwrap();
    assert_eq!(call["@id"], "https://harbours.example/#call-2026");
    assert_eq!(call["@id"], graphs["index.html"].of_type("Event").unwrap()["@id"]);
}

#[test]
fn a_call_without_its_first_day_is_no_event() {
    let file = "data/calls.yaml";
    let made = Made::of(&harbours().replace(file, "  opens: 2026-01-05\n", ""));
    let graphs = graphs(&made);
    assert!(graphs["index.html"].of_type("WebSite").is_some());
    assert!(graphs["mitglied-werden/index.html"].of_type("Event").is_none());
}

#[test]
fn contact_that_is_in_doubt_is_left_out() {
    let network = graphs(&MADE)["index.html"].of_type("Organization").unwrap().clone();
    assert!(network["telephone"].is_null() && network["email"].is_null());
    assert_eq!(network["sameAs"], json!(["https://kai.example"]));
    let note = "  note: {de: Nur vormittags., sv: Endast på förmiddagen.}\n";
    let block = "themes/plain/templates/blocks/contact.html";
    let made = Made::of(&harbours().replace("data/site.yaml", note, "").write(block, "<p>…</p>"));
    let network = graphs(&made)["index.html"].of_type("Organization").unwrap().clone();
    assert_eq!(network["telephone"], "+49 40 123 45");
    assert_eq!(network["address"], "Am Kai 1, 20457 Hamburg");
}

#[test]
fn the_contact_has_a_fax_number_and_a_contact_for_journalists() {
    let note = "  note: {de: Nur vormittags., sv: Endast på förmiddagen.}\n";
    let more = "  fax: +49 40 123 46\n  press: {name: Anke Boje, email: presse@harbours.example, \
                phone: +49 40 123 47}\n";
    let block = "themes/plain/templates/blocks/contact.html";
    let site = harbours().write(block, "<p>…</p>");
    let organization = |new: &str| {
        let made = Made::of(&site.clone().replace("data/site.yaml", note, new));
        graphs(&made)["index.html"].of_type("Organization").unwrap().clone()
    };
    let network = organization(more);
    assert_eq!(network["faxNumber"], "+49 40 123 46");
    let points = network["contactPoint"].as_array().unwrap();
    let press = points.iter().find(|point| point["contactType"] == "press").unwrap();
    assert_eq!(
        (&press["name"], &press["email"]),
        (&json!("Anke Boje"), &json!("presse@harbours.example"))
    );
    assert_eq!(press["telephone"], "+49 40 123 47");
    let office = points.iter().find(|point| point["contactType"] == "customer service").unwrap();
    assert_eq!(office["availableLanguage"], json!(["de", "sv"]));
    // A note puts the fax number in doubt, as the telephone number.
    assert!(organization(&format!("{more}{note}"))["faxNumber"].is_null());
}

#[test]
fn no_text_ends_the_block() {
    let nasty = "</script><script>alert(1)</script><!-- & \\\"";
    let site = harbours().replace(
        "data/members/north.yaml",
        "name: Zingst",
        &format!("name: \"{}\"", nasty.replace('\\', "\\\\").replace('"', "\\\"")),
    );
    let made = Made::of(&site);
    let graphs = graphs(&made);
    let city = graphs["staedte/zingst/index.html"].of_type("City").unwrap();
    assert_eq!(city["name"], nasty);
    let page = &made.pages()["staedte/zingst/index.html"];
    assert_eq!(page.all("script").count(), 1);
}
