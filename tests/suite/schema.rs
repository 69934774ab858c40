//! Tests what urbi generates from schemas: JSON Schema, settings of code editors, the CMS and the handbook.

use std::fs;

use urbi::diag::{Diagnostics, UiLanguage, message};
use urbi::forms::{
    self, EditorForm, FormContext, FormLocation, FormText, cms, handbook, json_schema, label,
    vscode,
};
use urbi::path::SourcePath;
use urbi::schema::{self, Field, Kind, Period, Record, SOURCE, Schema, required};
use urbi::source::{SourceFile, Sources};
use urbi::yaml;

use crate::harness::Site;

/// Returns every schema, including those of groups.
pub(crate) fn schemas() -> Vec<&'static Schema<'static>> {
    let mut found = vec![&SOURCE, Period::SCHEMA];
    let mut open: Vec<&'static Schema<'static>> =
        forms::all().iter().map(|form| form.schema).collect();
    while let Some(schema) = open.pop() {
        found.push(schema);
        open.extend(schema.fields.iter().filter_map(|field| match field.kind {
            Kind::Map(inner) | Kind::Keyed(inner) => Some(inner),
            Kind::List(Kind::Map(inner)) => Some(*inner),
            _ => None,
        }));
    }
    found
}

#[test]
fn every_field_has_help_and_a_name_in_every_language() {
    let mut lacking = Vec::new();
    for schema in schemas() {
        for field in schema.fields {
            let is_complete = |language: UiLanguage| {
                language.entry(field.help).is_some() && language.label(field.key).is_some()
            };
            if !UiLanguage::ALL.into_iter().all(is_complete) {
                lacking.push(format!("`{}` of {}", field.key, schema.noun));
            }
        }
    }
    for form in forms::all() {
        for text in [form.title, form.about].map(|text| message_id(&text)) {
            let lacks = |language: &UiLanguage| language.entry(text).is_none();
            lacking.extend(UiLanguage::ALL.iter().find(|own| lacks(own)).map(|_| text.to_owned()));
        }
    }
    assert_eq!(lacking, [""; 0]);
}

fn message_id(text: &FormText) -> &'static str {
    match text {
        FormText::Message(id) => id,
        FormText::Own(_) => panic!("a form of every site has texts in the catalogs of messages"),
    }
}

/// Returns the form of cities with one more field, which has texts in both languages.
fn with_one_field_more() -> EditorForm {
    let forms = forms::all();
    let form = forms.iter().find(|form| form.name == "city").unwrap();
    let own = form.schema.fields.iter();
    let own = own.map(|field| Field { ..*field });
    let more = required("winners", Kind::Integer(3, 7)).help("help.schema.date-round");
    let fields: Vec<Field> = own.chain([more]).collect();
    let schema = Schema { noun: form.schema.noun, fields: fields.leak() };
    EditorForm { schema: Box::leak(Box::new(schema)), ..form.clone() }
}

const CITY: &str = "- {id: a, name: {en: A}, country: PT, winners: 5}\n";

fn problems(schema: &'static Schema<'static>, text: &str) -> Vec<String> {
    let file = SourcePath::new("data/members/a.yaml").unwrap();
    let mut diagnostics = Diagnostics::new();
    let parsed = yaml::parse(&file, text, 0..text.len(), &mut diagnostics);
    let yaml::Shape::List(items) = &parsed.root.shape else { panic!("{text}") };
    schema::read(schema, &items[0], &mut diagnostics);
    diagnostics.sorted().iter().map(|problem| problem.code.to_string()).collect()
}

#[test]
fn one_field_more_is_in_all_that_follows() {
    let before = forms::all();
    let own = before.iter().find(|form| form.name == "city").unwrap();
    let form = with_one_field_more();
    // The validator.
    assert_eq!(problems(own.schema, CITY), ["unknown-key"]);
    assert_eq!(problems(form.schema, CITY), [""; 0]);
    assert_eq!(problems(form.schema, &CITY.replace('5', "8")), ["invalid-value"]);
    assert_eq!(problems(form.schema, &CITY.replace(", winners: 5", "")), ["missing-field"]);
    let file = SourcePath::new("data/members/a.yaml").unwrap();
    let mut sources = Sources::default();
    sources.insert(file, SourceFile::Text(CITY.into()));
    for ui_language in UiLanguage::ALL {
        let help = ui_language.entry("help.schema.date-round").unwrap();
        let name = ui_language.label("winners").unwrap();
        let known = FormContext::new(ui_language);
        assert_eq!(label("winners", ui_language), name);
        // The JSON Schema, and the settings that assign it to files.
        let schema = json_schema::write(&form, &known).to_json();
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        let field = &schema["items"]["properties"]["winners"];
        assert_eq!((&field["description"], &field["title"]), (&help.into(), &name.into()));
        assert_eq!((&field["minimum"], &field["maximum"]), (&3.into(), &7.into()));
        let must = schema["items"]["required"].as_array().unwrap();
        assert!(must.contains(&"winners".into()));
        let settings = vscode::settings(std::slice::from_ref(&form), "schemas");
        let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
        let tied = &settings["yaml.schemas"][format!("schemas/{}", vscode::file_name(&form))];
        assert_eq!(tied[0], form.place.pattern());
        // The CMS.
        let config = cms::write(std::slice::from_ref(&form), &known, None, &sources);
        for line in [format!("label: {name}\n"), help.to_owned(), "max: 7\n".into()] {
            assert!(config.contains(&line), "{line}{config}");
        }
        // The handbook.
        let pages = handbook::pages(std::slice::from_ref(&form), &known);
        let page = pages.iter().find(|page| page.name == "city").unwrap();
        assert!(page.text.contains("`winners` – ") && page.text.contains(help), "{}", page.text);
        // Without the field, none of them has it.
        let others = [
            json_schema::write(own, &known).to_json(),
            cms::write(std::slice::from_ref(own), &known, None, &Sources::default()),
            handbook::pages(std::slice::from_ref(own), &known)
                .iter()
                .find(|page| page.name == "city")
                .unwrap()
                .text
                .clone(),
        ];
        assert!(others.iter().all(|text| !text.contains("winners")));
    }
}

#[test]
fn forms_have_names_of_their_own() {
    let forms = forms::all();
    let mut names: Vec<&str> = forms.iter().map(|form| &*form.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), forms.len());
    assert!(forms.iter().any(|form| form.place == FormLocation::Block("download")));
}

#[test]
fn a_handbook_is_a_section_without_faults() {
    let (run, files) = (&Site::repository_made().run, &Site::repository_made().files);
    for path in ["en/handbook/city/index.html", "pt/manual/city/index.html"] {
        assert!(files.contains_key(path), "{path}");
    }
    let said: Vec<&str> =
        run.problems.iter().filter_map(|problem| problem.file.as_deref()).collect();
    assert!(!said.iter().any(|file| file.starts_with("content/handbook/")), "{said:?}");
}

#[test]
fn a_handbook_needs_a_language_that_it_has_and_a_place() {
    let on = |site: Site| {
        let text = site.text("data/site.yaml");
        site.write("data/site.yaml", format!("{text}\nhandbook: true\n"))
    };
    let errors = on(Site::harbours()).planned().errors();
    assert!(errors.len() == 1 && errors[0].contains("unknown-locale"), "{errors:?}");
    let with = Site::starter().replace(
        "data/site.yaml",
        "  pages:\n",
        "  handbook:\n    title: Own\n  pages:\n",
    );
    let errors = on(with).planned().errors();
    assert!(errors.iter().any(|error| error.contains("duplicate-id")), "{errors:?}");
}

/// Returns the harbours with a CMS.
fn with_cms(group: &str) -> Site {
    let site = Site::harbours();
    let text = site.text("data/site.yaml");
    site.write("data/site.yaml", format!("{text}\ncms: {group}\n"))
}

#[test]
fn a_cms_is_made_of_files_of_the_site() {
    let files = with_cms("{script: sveltia-cms.js, backend: github, repository: a/b}")
        .write("data/cms/sveltia-cms.js", "// the program")
        .write("data/cms/noto-mono.woff2", "font")
        .write("data/cms/locales/pt.json", "{}")
        .made();
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    assert_eq!(text("admin/sveltia-cms.js"), "// the program");
    let page = text("admin/index.html");
    assert!(page.contains("noindex") && page.contains("start.js"), "{page}");
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http"), "{page}");
    let config = text("admin/config.yml");
    for part in [
        "name: github\n  repo: a/b\n",
        "locales: [de, sv, ar]",
        "folder: content/news",
        "format: raw",
    ] {
        assert!(config.contains(part), "{part}\n{config}");
    }
    // Fields without translation are only in the file of the first locale.
    let date = config.split("- name: ").find(|field| field.starts_with("date\n")).unwrap();
    assert!(!date.contains("i18n"), "{date}");
    let title = config.split("- name: ").find(|field| field.starts_with("title\n")).unwrap();
    assert!(title.contains("i18n: true"), "{title}");
    assert!(text("admin/fonts.css").contains("noto-mono.woff2"));
    assert!(text("admin/start.js").contains("FILES = [\"pt.json\"]"));
    assert!(!text("sitemap.xml").contains("admin"));
    assert!(!Site::harbours_made().files.contains_key("admin/index.html"), "off by default");
}

#[test]
fn a_cms_without_a_file_is_reported() {
    let errors = |group: &str| with_cms(group).run().errors();
    let found = errors("{script: sveltia-cms.js, backend: test-repo}");
    assert!(found.len() == 1 && found[0].contains("missing-file"), "{found:?}");
    let found = errors("{script: ../theft.js, backend: test-repo}");
    assert!(found.len() == 1 && found[0].contains("invalid-value"), "{found:?}");
    let found = errors("{script: sveltia-cms.js, backend: gitlab}");
    assert!(found.iter().any(|error| error.contains("missing-field")), "{found:?}");
}

#[test]
fn the_program_lists_and_writes_schemas() {
    let disk = Site::harbours().on_disk();
    let run = |args: &[&str]| disk.urbi(&[&["schema", "--root", "site"], args].concat());
    let said = run(&[]);
    assert_eq!((said.code, said.stderr.as_str()), (Some(0), ""));
    assert!(said.stdout.contains("data/members/*.yaml"), "{}", said.stdout);
    let schema = run(&["cluster", "--locale", "pt"]).json();
    let title = forms::all().into_iter().find(|form| form.name == "cluster").unwrap().title;
    assert_eq!(schema["title"], UiLanguage::Portuguese.entry(message_id(&title)).unwrap());
    let ids = &schema["definitions"]["city-id"]["anyOf"][0]["enum"];
    assert!(ids.as_array().unwrap().contains(&"bergen".into()), "{ids}");
    assert_eq!(run(&["citty"]).code, Some(2));
    assert!(run(&["citty"]).stderr.contains("`city`"));
    let said = run(&["--out"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let settings = disk.root().join(".vscode/settings.json");
    let written = fs::read_to_string(&settings).unwrap();
    assert!(written.contains("\".vscode/urbi/city.json\""), "{written}");
    assert!(disk.root().join(".vscode/urbi/city.json").is_file());
    fs::write(&settings, "{} // mine\n").unwrap();
    let said = run(&["--out"]);
    let name = "site/.vscode/settings.json";
    let by_hand = message!("cli.editor-settings-not-json", name).to_string();
    assert!(said.stderr.contains(&by_hand), "{}", said.stderr);
    assert_eq!(fs::read_to_string(&settings).unwrap(), "{} // mine\n");
    let said = run(&["--handbook", "--out", "book", "--locale", "pt"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(disk.root().join("book/city.pt.md").is_file());
    assert!(run(&["--cms"]).stdout.contains("collections:"));
}
