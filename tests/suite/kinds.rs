//! Tests kinds of records that a site declares: pages, facets, open data, calendars, forms and commands.

use std::fs;
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::harness::Site;
use crate::html::Element;
use crate::made::Made;

const KINDS: &str = "\
kinds:
  projects:
    member: project
    title: {ar: المشاريع, en: Projects, fr: Projets}
    label: {ar: مشروع, en: Project, fr: Projet}
    slug: {ar: mashari, en: projects, fr: projets}
    summary: {ar: ما تفعله الواحات معا., en: What the oases do together., fr: Ce que font les oasis.}
    schema_type: Project
    feed: true
    fields:
      status:
        kind: choice
        facet: true
        card: true
        label: {ar: الحالة, en: Status, fr: État}
        choices:
          running: {ar: جار, en: Running, fr: En cours}
          done: {ar: منته, en: Done, fr: Terminé}
      cities: {kind: city, list: true, facet: true, label: {ar: المدن, en: Cities, fr: Villes}}
      cost: {kind: integer, dated: true, unit: {en: USD}, label: {ar: الكلفة, en: Cost, fr: Coût}}
      follows: {kind: project, label: {ar: يتبع, en: Follows, fr: Suit}}
      lasts: {kind: period, label: {ar: المدة, en: Period, fr: Durée}}
";

const PROJECTS: &str = "\
- id: shade
  name: {ar: الظل, en: Shade, fr: Ombre}
  summary: {ar: أشجار في الشوارع., en: Trees in the streets., fr: Des arbres dans les rues.}
  status: done
  cities: [siwa, tozeur]
  cost: {value: 120000, year: 2021, source: oases.example}
  lasts: {starts: 2019-03, ends: 2021-11}

- id: canals
  name: {ar: القنوات, en: Canals, fr: Canaux}
  slug: {ar: qanawat, en: old-canals, fr: canaux}
  status: running
  cities: [tozeur]
  follows: shade
";

const NEWS: &str = "content/news/2023-10-07-springs.en.md";

/// Returns the oasis site with a third locale, a declared kind and a facet of cities.
fn site() -> Site {
    Site::oasis()
        .replace("data/site.yaml", "kinds:\n", KINDS)
        .write("data/projects.yaml", PROJECTS)
        .replace(
            "data/site.yaml",
            "  - {tag: en, format: en-GB, label: English}\n",
            "  - {tag: en, format: en-GB, label: English}\n  - {tag: fr, label: Français}\n",
        )
        .write(
            "data/fields.yaml",
            "cities:\n  soil:\n    kind: choice\n    facet: true\n    label: {ar: التربة, en: Soil, fr: Sol}\n    \
             choices:\n      sand: {ar: رمل, en: Sand, fr: Sable}\n      clay: {ar: طين, en: Clay, \
             fr: Argile}\n",
        )
        .replace(
            "data/site.yaml",
            "    per_page: 2\n",
            "    per_page: 2\n    fields:\n      venue: {kind: text, label: {ar: القاعة, en: Venue, fr: Salle}}\n      \
             guests: {kind: integer, label: {ar: الضيوف, en: Guests, fr: Invités}}\n      \
             visited: {kind: city, label: {ar: المدينة, en: Visited city, fr: Ville}}\n",
        )
        .replace("data/members/oases.yaml", "- id: siwa\n", "- id: siwa\n  soil: sand\n")
        .replace("data/members/oases.yaml", "- id: nefta\n", "- id: nefta\n  soil: clay\n")
        .replace(
            NEWS,
            "title:",
            "projects: [shade]\nvenue: The old mill\nguests: 1200\nvisited: nizwa\ntitle:",
        )
        .replace("content/news/2023-10-07-springs.ar.md", "title:", "venue: الطاحونة\ntitle:")
        .replace("content/pages/join.en.md", "\n---\n", "\n---\n\n[x](project:canals) [y](projects:)\n\n```records\nkind: projects\nabout: city:siwa\n```\n\n")
}

static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&site()));

fn links(path: &str) -> Vec<(String, String)> {
    let pages = MADE.pages();
    let page = pages.get(path).unwrap_or_else(|| panic!("{path}: {:?}", pages.keys()));
    let links = page.all("a").filter_map(|link| Some((link.attribute("href")?, link.text())));
    links.map(|(href, text)| (href.to_owned(), text)).collect()
}

fn has_link(path: &str, href: &str) -> bool {
    links(path).iter().any(|(own, _)| own == href)
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&MADE.files[path]).unwrap()
}

#[test]
fn each_record_has_a_page_in_each_language() {
    for (path, name, label) in [
        ("ar/mashari/shade/index.html", "الظل", "الكلفة"),
        ("en/projects/shade/index.html", "Shade", "Cost"),
        ("fr/projets/shade/index.html", "Ombre", "Coût"),
        ("ar/mashari/qanawat/index.html", "القنوات", "الحالة"),
        ("en/projects/old-canals/index.html", "Canals", "Status"),
    ] {
        let page = &MADE.pages()[path];
        assert_eq!(page.one("h1").text(), name);
        let labels: Vec<String> = page.all("dt").map(Element::text).collect();
        assert!(labels.iter().any(|own| own == label), "{labels:?}");
    }
    let text = MADE.pages()["en/projects/shade/index.html"].one("main").text();
    assert!(text.contains("March 2019") && text.contains("120,000"), "{text}");
    assert!(MADE.files.contains_key("en/projects/shade/card.png"));
    let sitemap = String::from_utf8(MADE.files["sitemap.xml"].clone()).unwrap();
    assert!(sitemap.contains("https://oases.example/fr/projets/canaux/"), "{sitemap}");
}

#[test]
fn references_lead_both_ways() {
    let shade = "en/projects/shade/index.html";
    for to in ["/en/cities/siwa/", "/en/cities/tozeur/", "/en/projects/old-canals/"] {
        assert!(has_link(shade, to), "{to}: {:?}", links(shade));
    }
    assert!(has_link("en/projects/old-canals/index.html", "/en/projects/shade/"));
    assert!(has_link("en/cities/tozeur/index.html", "/en/projects/shade/"));
    assert!(has_link("fr/cities/tozeur/index.html", "/fr/projets/canaux/"));
    assert!(!has_link("en/cities/nizwa/index.html", "/en/projects/shade/"));
    // News, links and blocks.
    assert!(
        has_link(shade, "/en/news/springs/")
            || links(shade).iter().any(|(to, _)| to.contains("/news/"))
    );
    let join = "en/join/index.html";
    for to in ["/en/projects/old-canals/", "/en/projects/", "/en/projects/shade/"] {
        assert!(has_link(join, to), "{to}: {:?}", links(join));
    }
    let texts = links(join);
    let index = texts.iter().find(|(to, _)| to == "/en/projects/").unwrap();
    assert_eq!(index.1, "y");
}

#[test]
fn each_choice_of_a_facet_has_a_page() {
    assert!(has_link("en/projects/index.html", "/en/projects/status/done/"));
    assert!(has_link("en/projects/status/done/index.html", "/en/projects/shade/"));
    assert!(!has_link("en/projects/status/done/index.html", "/en/projects/old-canals/"));
    assert_eq!(
        MADE.pages()["fr/projets/etat/termine/index.html"].one("h1").text(),
        "État : Terminé"
    );
    // The fact on a page leads there.
    assert!(has_link("en/projects/shade/index.html", "/en/projects/status/done/"));
    // A facet of references leads to the pages of the records.
    assert!(has_link("en/projects/index.html", "/en/cities/siwa/"));
    // Cities.
    assert!(has_link("en/cities/index.html", "/en/cities/soil/sand/"));
    assert!(has_link("en/cities/soil/sand/index.html", "/en/cities/siwa/"));
    let page = &MADE.pages()["en/cities/index.html"];
    let marked = page.all("li").filter(|item| item.attribute("data-soil") == Some("sand"));
    assert_eq!(marked.count(), 1);
    assert_eq!(page.all("select").filter(|own| own.attribute("name") == Some("soil")).count(), 1);
}

#[test]
fn documents_of_a_section_have_fields_of_their_own() {
    let facts = |path: &str| MADE.pages()[path].one("main").text();
    let page = |start: &str| {
        let mut pages = MADE.pages().keys();
        pages.find(|path| path.starts_with(start) && path.contains("anabi")).cloned()
    };
    let english = facts("en/news/springs/index.html");
    for fact in ["VenueThe old mill", "Guests1,200", "Visited cityNizwa"] {
        assert!(english.contains(fact), "{fact}: {english}");
    }
    let arabic = facts(&page("ar/akhbar/").unwrap());
    assert!(arabic.contains("الطاحونة") && arabic.contains("١٬٢٠٠"), "{arabic}");
    // The city lists the news.
    let news = links("en/cities/nizwa/index.html");
    assert!(news.iter().any(|(to, _)| to == "/en/news/springs/"), "{news:?}");
}

#[test]
fn the_open_data_has_a_table() {
    let projects = json("data/projects.json");
    let canals = &projects.as_array().unwrap()[1];
    assert_eq!(canals["name"], json!({"ar": "القنوات", "en": "Canals", "fr": "Canaux"}));
    assert_eq!(canals["cities"], json!(["tozeur"]));
    assert_eq!(canals["lasts"], Value::Null);
    assert_eq!(projects[0]["lasts"], json!({"starts": "2019-03", "ends": "2021-11"}));
    let csv = String::from_utf8(MADE.files["data/projects.csv"].clone()).unwrap();
    let head = "id,name_ar,name_en,name_fr,summary_ar,summary_en,summary_fr,source,unconfirmed,page_ar,page_en,page_fr,status,cities,\
                cost,cost_source,cost_year,follows,lasts_starts,lasts_ends";
    assert_eq!(csv.lines().next().unwrap(), head);
    let end = "done,siwa tozeur,120000,oases.example,2021,,2019-03,2021-11";
    assert!(csv.lines().nth(1).unwrap().ends_with(end), "{csv}");
    let index = json("data/index.json");
    let files = index["files"].as_array().unwrap();
    let own = files.iter().find(|file| file["name"] == "projects.csv").unwrap();
    assert_eq!(own["title"]["fr"], "Projets");
    assert_eq!(own["fields"].as_array().unwrap().len(), head.split(',').count());
}

#[test]
fn events_have_calendars() {
    let calendar = String::from_utf8(MADE.files["en/conferences/calendar.ics"].clone()).unwrap();
    for line in [
        "DTSTART;VALUE=DATE:20231005\r\n",
        "DTEND;VALUE=DATE:20231008\r\n",
        "SUMMARY:First Conference of the Springs\r\n",
        "LOCATION:Siwa\\, Shali\r\n",
    ] {
        assert!(calendar.contains(line), "{line}{calendar}");
    }
    assert!(MADE.files.contains_key("ar/mutamarat/spring-1/event.ics"));
    assert!(!MADE.files.contains_key("en/projects/shade/event.ics"));
    // On an earlier day, the event is not among the past ones.
    let [index] = Site::oasis().now("2023-01-01").pages(["en/conferences/index.html"]);
    assert!(index.one("main").text().contains("First Conference of the Springs"));
}

#[test]
fn an_event_that_has_ended_is_not_offered_for_a_calendar() {
    let path = "en/conferences/spring-1/index.html";
    let calendars = |day: &str| {
        let [page] = Site::oasis().now(day).pages([path]);
        let links = page.all("a").filter_map(|link| link.attribute("href"));
        let links = links.filter(|href| href.ends_with(".ics"));
        links.map(str::to_owned).collect::<Vec<_>>()
    };
    let (event, all) = ("/en/conferences/spring-1/event.ics", "/en/conferences/calendar.ics");
    assert_eq!(calendars("2023-10-07"), [event, all]);
    assert_eq!(calendars("2023-10-08"), [all]);
    // The calendar of the kind keeps it, and so does the address of its own file.
    assert!(MADE.files.contains_key("en/conferences/spring-1/event.ics"));
}

#[test]
fn a_kind_has_a_feed_on_request() {
    let feed = crate::xml::parse(&MADE.files["ar/mashari/feed.xml"]).unwrap();
    assert_eq!(feed.text_of("title"), "شبكة مدن الواحات: المشاريع");
    let text = String::from_utf8(MADE.files["fr/projets/feed.xml"].clone()).unwrap();
    let entries: Vec<&str> = text.split("<entry>").skip(1).collect();
    assert!(entries[0].contains("<title>Ombre</title>"), "{text}");
    assert!(entries[0].contains("<updated>2019-03-01T00:00:00Z</updated>"), "{text}");
    assert_eq!(entries.len(), 2);
    assert!(has_link("fr/projets/index.html", "/fr/projets/feed.xml"));
    assert!(!MADE.files.contains_key("en/conferences/feed.xml"));
}

#[test]
fn structured_data_has_the_type_and_the_properties() {
    let graph = |path: &str| {
        let page = &MADE.pages()[path];
        let script =
            page.all("script").find(|own| own.attribute("type") == Some("application/ld+json"));
        let graph: Value = serde_json::from_str(&script.unwrap().text()).unwrap();
        graph["@graph"].as_array().unwrap().clone()
    };
    let nodes = graph("en/projects/shade/index.html");
    let project = nodes.iter().find(|node| node["@type"] == "Project").unwrap();
    assert_eq!(project["name"], "Shade");
    let nodes = graph("en/conferences/spring-1/index.html");
    let event = nodes.iter().find(|node| node["@type"] == "Event").unwrap();
    assert_eq!(
        (&event["startDate"], &event["endDate"]),
        (&json!("2023-10-05"), &json!("2023-10-07"))
    );
    assert_eq!(event["location"][0]["name"], "Siwa");
    assert_eq!(event["location"][1], "Siwa, Shali");
}

#[test]
fn forms_and_commands_know_the_kind() {
    let disk = site().on_disk();
    let run = |args: &[&str]| disk.urbi(&[args, &["--root", "site"]].concat());
    let schema = run(&["schema", "project"]).json();
    let fields = &schema["items"]["properties"];
    assert_eq!(schema["title"], "Projects");
    assert!(fields["follows"].to_string().contains("project-id"), "{fields}");
    assert!(schema["definitions"]["project-id"].to_string().contains("canals"));
    let document = run(&["schema", "document"]).json();
    assert_eq!(document["properties"]["projects"]["title"], "Projects");
    assert!(run(&["schema"]).stdout.contains("data/projects.yaml"));
    let said =
        run(&["new", "project", "--title", "Wells", "--starts", "2026", "--ends", "2027-05"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let text = fs::read_to_string(disk.root().join("data/projects.yaml")).unwrap();
    assert!(text.contains("- id: wells\n  name: Wells\n"), "{text}");
    assert!(text.contains("  lasts: {starts: 2026, ends: 2027-05}\n"), "{text}");
    assert_eq!(disk.on_site("check", &[]).code, Some(0));
    let said = run(&[
        "new",
        "project",
        "--title",
        "Dates",
        "--field",
        "status=running",
        "--field",
        "cities=[siwa]",
    ]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let text = fs::read_to_string(disk.root().join("data/projects.yaml")).unwrap();
    assert!(
        text.contains("- id: dates\n  name: Dates\n  status: running\n  cities: [siwa]\n"),
        "{text}"
    );
    let said = run(&["new", "project", "--title", "Wind", "--field", "state=running"]);
    assert!(said.stderr.contains("status, cities, cost, follows, lasts"), "{}", said.stderr);
    let todo = run(&["translations", "--to", "fr"]).stdout;
    assert!(todo.contains("wells.name"), "{todo}");
}

/// Wrong declarations and records: each change with the id of its message.
#[test]
fn errors_are_found_in_the_declaration_and_at_the_use() {
    let file = "data/site.yaml";
    for (path, from, to, id) in [
        (file, "  projects:\n", "  cities:\n", "config.kind-name-is-taken"),
        (file, "  projects:\n", "  Projects:\n", "config.invalid-kind-name"),
        (file, "  projects:\n", "  conferences:\n", "yaml.duplicate"),
        (file, "member: project\n", "member: projects\n", "config.kind-member-is-name"),
        (file, "member: project\n", "member: city\n", "config.kind-name-is-taken"),
        (file, "member: project\n", "member: conference\n", "config.kind-name-is-taken"),
        (file, "member: project\n", "member: https\n", "config.kind-name-is-taken"),
        (
            file,
            "slug: {ar: mashari, en: projects,",
            "slug: {ar: mashari, en: cities,",
            "plan.address-collision",
        ),
        (file, "    schema_type: Project\n", "    order: newestt\n", "schema.wrong-value"),
        (file, "kind: project,", "kind: projekt,", "schema.wrong-value"),
        (
            file,
            "lasts: {kind: period,",
            "lasts: {kind: text, facet: true,",
            "own_fields.facet-of-free-value",
        ),
        (file, "      follows:", "      name:", "own_fields.key-is-taken"),
        (file, "      lasts: {kind: period", "      lasts: {kind: year", "schema.wrong-shape"),
        ("data/projects.yaml", "follows: shade", "follows: shadow", "site.unknown-record"),
        ("data/projects.yaml", "status: done", "status: don", "schema.wrong-value"),
        ("data/projects.yaml", "ends: 2021-11", "ends: 2018", "site.ends-before-starts"),
        ("data/projects.yaml", "- id: canals", "- id: shade", "site.duplicate-id"),
        (NEWS, "projects: [shade]", "projects: [shadd]", "site.unknown-record"),
        (NEWS, "visited: nizwa", "visited: nizwah", "site.unknown-record"),
        (NEWS, "guests: 1200", "guests: many", "schema.wrong-value"),
        (file, "      venue: {", "      title: {", "own_fields.key-is-taken"),
        (file, "      venue: {", "      projects: {", "own_fields.key-is-taken"),
        (
            file,
            "guests: {kind: integer,",
            "guests: {kind: city, facet: true,",
            "own_fields.facet-without-directory",
        ),
        ("content/pages/join.en.md", "project:canals", "project:canal", "site.unknown-reference"),
        ("content/pages/join.en.md", "kind: projects", "kind: project", "plan.unknown-kind"),
        ("content/pages/join.en.md", "about: city:siwa", "about: siwa", "config.not-a-page"),
    ] {
        let ids = site().replace(path, from, to).run().error_ids();
        assert!(ids.iter().any(|own| own.contains(id)), "{to}: {ids:#?}");
    }
    let undated = KINDS.replace("    schema_type: Project\n", "    calendar: true\n");
    let undated = undated.replace("kind: period", "kind: year");
    let ids = Site::oasis().replace(file, "kinds:\n", &undated).run().error_ids();
    assert!(ids.iter().any(|own| own.contains("config.kind-without-date")), "{ids:#?}");
    // The declaration is deleted, and records, links and blocks remain.
    let ids = Site::oasis()
        .write("data/projects.yaml", PROJECTS)
        .replace(NEWS, "title:", "projects: [shade]\ntitle:")
        .replace("content/pages/join.en.md", "\n---\n", "\n---\n\n[x](project:canals)\n\n")
        .run()
        .error_ids();
    for id in ["network.unused-file", "schema.unknown-field", "content.link-scheme-not-allowed"] {
        assert!(ids.iter().any(|own| own.contains(id)), "{id}: {ids:#?}");
    }
}

#[test]
fn no_kind_can_have_the_name_of_a_field_of_documents() {
    let names = urbi::content::DOCUMENT.fields.iter().map(|field| field.key);
    let names: Vec<&str> = names.filter(|name| urbi::schema::is_id(name)).collect();
    assert!(names.contains(&"machine"), "{names:?}");
    for name in names {
        let key = format!("  {name}:\n");
        let ids = site().replace("data/site.yaml", "  projects:\n", &key).planned().error_ids();
        let is_reported = |id: &String| id.contains("config.kind-name-is-taken");
        assert!(ids.iter().any(is_reported), "{name}: {ids:#?}");
    }
}

#[test]
fn two_thousand_records_of_sixty_fields_are_checked() {
    let all = |count: usize, line: &dyn Fn(usize) -> String| -> String {
        (0..count).map(line).collect::<Vec<_>>().concat()
    };
    let field = |at| format!("      f{at}: {{kind: integer, label: {{ar: ح{at}, en: F{at}}}}}\n");
    let fields = all(60, &field);
    let values = all(60, &|at| format!("  f{at}: {at}\n"));
    let record = |at| format!("- id: r{at}\n  name: {{ar: س{at}, en: R{at}}}\n{values}\n");
    let records = all(2000, &record);
    let kind = format!(
        "kinds:\n  things:\n    member: thing\n    title: {{ar: أشياء, en: Things}}\n    label: {{ar: شيء, en: Thing}}\n    \
         fields:\n{fields}"
    );
    let site = Site::oasis()
        .replace("data/site.yaml", "kinds:\n", &kind)
        .write("data/things.yaml", records)
        .unprinted();
    assert_eq!(site.planned().errors(), [""; 0]);
}
