//! Tests `urbi new site` with languages, with a name, and without examples: each result has no errors.

use std::collections::BTreeSet;
use std::fs;

use urbi::diag::{UiLanguage, message};
use urbi::locale::Locale;
use urbi::new::{self, NewSiteOptions};

use crate::disk::Disk;
use crate::harness::{NOW, Site};

fn wish(languages: &str, names: &[&str], is_empty: bool) -> NewSiteOptions {
    let languages = languages.split(',').map(|tag| Locale::parse(tag).unwrap()).collect();
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    NewSiteOptions { languages, names, is_empty, ui_language: UiLanguage::English }
}

#[test]
fn any_languages_make_a_site_without_errors_and_warnings() {
    for (languages, names, is_empty) in [
        ("es,fr", &["Red de Ciudades"][..], true),
        ("pt,en", &["Rede: a nossa", "en=Network"], true),
        ("zh", &[], true),
        ("ja", &[], true),
        ("de,it,ko,tr,uk", &[], true),
        ("en,sw", &[], false),
        ("ar,en,fr,ru,zh,es,pt", &[], true),
        ("en", &[], false),
        ("pt", &["Rede das Hortas"], false),
        ("pt,en", &[], false),
        ("pt,es", &[], false),
        ("es,fr", &["Red de Ciudades", "fr=Réseau de villes"], false),
        ("fr,en,pt,es", &[], false),
        ("en,pt,fr,ar", &["The Gardens", "fr=Les jardins"], false),
    ] {
        let site = Site::started(&wish(languages, names, is_empty));
        assert_eq!(site.run().errors(), [""; 0], "{languages} {is_empty}");
    }
}

#[test]
fn the_office_of_a_new_site_answers_in_its_languages() {
    for (languages, written) in [("es,fr", "[fr, es]"), ("pt,en", "[en, pt]")] {
        let text = Site::started(&wish(languages, &[], false)).text("data/site.yaml");
        let lines: Vec<&str> =
            text.lines().filter_map(|l| l.strip_prefix("  languages: ")).collect();
        assert_eq!(lines, [written], "{languages}");
    }
}

#[test]
fn a_site_without_examples_has_nothing_to_take_out_and_grows() {
    let disk = Disk::empty();
    let new = ["new", "site", "red", "--languages", "es,fr", "--name", "Red", "--empty"];
    let said = disk.urbi(&new);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let files = crate::harness::read_tree(&disk.folder().join("red"));
    let texts: Vec<&String> = files.keys().filter(|path| path.ends_with(".md")).collect();
    assert_eq!(texts, ["README.md", "content/pages/home.es.md", "content/pages/home.fr.md"]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("data/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("garden") && !text.contains("\n- "), "{path}: {text}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
    }
    let city = ["new", "city", "--root", "red", "--title", "Sevilla", "--country", "ES", "--yes"];
    assert_eq!(disk.urbi(&city).code, Some(0));
    let build = disk.urbi(&["build", "--root", "red", "--deny-warnings", "--now", NOW]);
    assert_eq!(build.code, Some(0), "{}", build.stderr);
    assert!(disk.folder().join("red/public/es/ciudades/sevilla/index.html").exists());
    let home = fs::read_to_string(disk.folder().join("red/public/fr/index.html")).unwrap();
    assert!(home.contains("<title>Red"), "{home}");
}

/// Returns the comments of a site, each as one line.
fn comments(site: &Site) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let text = match path.as_str() {
            _ if path.starts_with("themes/") => continue,
            path if path.ends_with(".yaml") => text,
            path if path.ends_with(".md") && path.starts_with("content/") => {
                text.split("\n---\n").next().unwrap_or_default().to_owned()
            }
            _ => continue,
        };
        let mut comment = String::new();
        for line in text.lines().chain([""]) {
            match line.trim().strip_prefix("# ") {
                Some(words) => comment.push_str(&format!("{words} ")),
                None => drop(found.insert(std::mem::take(&mut comment))),
            }
        }
    }
    found.remove("");
    found
}

#[test]
fn a_portuguese_editor_gets_a_portuguese_readme_and_comments() {
    for is_empty in [false, true] {
        let mut wish = wish("en,pt", &[], is_empty);
        let english = comments(&Site::started(&wish));
        wish.ui_language = UiLanguage::Portuguese;
        let portuguese = comments(&Site::started(&wish));
        assert_eq!(english.len(), portuguese.len());
        let same: Vec<&String> = english.intersection(&portuguese).collect();
        let sample = |text: &&&String| !text.starts_with("contact:") && !text.starts_with("join:");
        assert_eq!(same.iter().filter(sample).count(), 0, "{same:#?}");
        assert!(Site::started(&wish).text("README.md").starts_with("# O sítio desta rede\n"));
    }
    // Comments use the first language of the site, not the language of the program.
    let site = Site::started(&wish("pt,es", &[], false));
    assert!(site.text("README.md").starts_with("# O sítio desta rede\n"));
    assert!(site.text("data/rounds.yaml").starts_with("# As rondas de admissão"));
    assert!(Site::started(&wish("es,pt", &[], true)).text("README.md").starts_with("# This net"));
}

#[test]
fn a_portuguese_source_has_the_fields_that_are_written_once() {
    let site = Site::started(&wish("pt,en", &[], false));
    let source = site.text("content/news/2025-09-20-lisbon-gathering.pt.md");
    assert!(source.contains("\ndate: 2025-09-20\n") && source.contains("\ncities: [lisbon"));
    assert!(source.contains("\ntitle: \"Sombra para todos"), "{source}");
    let translation = site.text("content/news/2025-09-20-lisbon-gathering.en.md");
    assert!(!translation.contains("date:") && translation.contains("\nslug: lisbon-gathering\n"));
    assert!(site.text("data/site.yaml").contains("\nsource_locale: pt\n"));
    let alone = Site::started(&wish("pt", &[], false));
    assert!(!alone.text("data/awards.yaml").contains("en:"), "{}", alone.text("data/awards.yaml"));
    assert!(alone.files().keys().all(|path| !path.ends_with(".en.md")));
}

#[test]
fn invalid_options_are_refused() {
    for (wish, expected) in [
        (wish("sw,en", &[], true), r#"new.no-titles-in-language(tag: "sw")"#),
        (wish("it,en", &[], false), r#"new.no-examples-in-language(tag: "it")"#),
        (wish("en", &["fr=Réseau"], true), r#"new.invalid-site-name(name: "Réseau")"#),
    ] {
        assert_eq!(format!("{:?}", new::starter(&wish).unwrap_err()), expected);
    }
    let disk = Disk::empty();
    let only_for_site = message!("cli.options-only-for-site");
    for (args, expected) in [
        (
            &["site", "x", "--languages", "xx"][..],
            message!("cli.invalid-language-code", tag = "xx"),
        ),
        (&["news", "--empty"], only_for_site.clone()),
        (&["locale", "fr", "--languages", "es"], only_for_site),
    ] {
        let said = disk.urbi(&[&["new"], args].concat());
        assert_eq!(said.stderr, format!("error: {expected}\n"));
        assert_eq!(said.code, Some(2));
    }
    assert!(!disk.folder().join("x").exists());
}
