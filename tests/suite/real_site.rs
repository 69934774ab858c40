//! Tests the site at the root of this repository: complete, in every locale, without warnings.

use std::collections::{BTreeMap, BTreeSet};

use urbi::config::{self, Overrides};
use urbi::diag::{Code, Diagnostics};
use urbi::path::SourcePath;
use urbi::reference::Family;
use urbi::source::{SourceFile, Sources};
use urbi::{content, network, theme};

use crate::harness::Site;
use crate::html::Page;

/// Returns the data and documents of a site, without its theme.
fn sources(site: &Site) -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in site.files() {
        if let Ok(text) = String::from_utf8(bytes.clone()) {
            sources.insert(SourcePath::new(path).unwrap(), SourceFile::Text(text.into()));
        }
    }
    sources
}

#[test]
fn it_is_made_without_a_warning() {
    assert_eq!(Site::repository_made().run.errors(), [""; 0]);
}

#[test]
fn every_member_and_country_has_a_page_in_each_locale() {
    let sources = sources(&Site::repository());
    let mut problems = Diagnostics::new();
    let config = config::configure(&sources, &Overrides::default(), &mut problems).unwrap();
    let records = network::parse(&sources, &config.kinds, &mut problems);
    assert!(!problems.has_errors() && records.cities.len() > 300);
    let pages = Site::repository_made().pages();
    for locale in config.locale_ids() {
        let path = &config.locale(locale).path;
        let folder = |family: Family| {
            let slug = config.family(family).and_then(|family| family.slug.clone());
            let slug = slug.map_or(config.names().name(family).to_owned(), |s| {
                config.text(&s, locale).1.into()
            });
            format!("{path}/{slug}/").trim_start_matches('/').to_owned()
        };
        let cities = folder(Family::Cities);
        for city in &records.cities {
            let name = config.text(&city.name, locale).1;
            let [own, usual] = [locale, config.source_locale]
                .map(|locale| urbi::i18n::slug(config.text(&city.name, locale).1));
            let slug = match &city.slug {
                Some(slug) => config.text(slug, locale).1,
                None if own != usual => &own,
                None => &city.id.value,
            };
            check_page(pages, &format!("{cities}{slug}/index.html"), name);
        }
        let codes: BTreeSet<&str> =
            records.cities.iter().map(|city| city.country.value.as_str()).collect();
        let countries = folder(Family::Countries);
        let own = pages.keys().filter_map(|path| path.strip_prefix(&countries));
        let own = own.filter(|rest| rest.ends_with("/index.html")).count();
        assert_eq!(own, codes.len(), "countries in {countries}");
    }
}

/// Checks that a page exists and has this heading.
fn check_page(pages: &BTreeMap<String, Page>, path: &str, name: &str) {
    let page = pages.get(path).unwrap_or_else(|| panic!("{path} is not made"));
    let heading = page.one("h1").text();
    assert!(heading.starts_with(name), "{path} is headed `{heading}`");
}

#[test]
fn every_document_is_there_in_each_locale() {
    let site = Site::repository();
    let mut problems = Diagnostics::new();
    let sources = sources(&site);
    let config = config::configure(&sources, &Overrides::default(), &mut problems).unwrap();
    let documents = content::parse(
        &sources,
        &[],
        &content::DocumentRules::new(&config, &mut Diagnostics::new()),
        &mut problems,
    );
    let pages = &Site::repository_made().files;
    let locales = ["en", "pt"];
    assert!(documents.all.len() > 20, "{} documents", documents.all.len());
    for document in documents.all.iter().filter(|document| !document.front.draft) {
        for tag in locales {
            let file = format!("content/{}.{tag}.md", document.identity);
            assert!(site.files().contains_key(&file), "{file} is missing");
        }
        let title = document.front.title.as_ref().map_or("", |title| &title.value);
        let home = format!("{}/", document.locale);
        let mut own =
            pages.iter().filter(|(path, _)| path.starts_with(&home) && path.ends_with(".html"));
        let shown = own.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(title));
        assert!(shown || title.contains(['&', '<', '"']), "{}: `{title}`", document.file);
    }
}

#[test]
fn its_pages_are_valid_html() {
    for (path, page) in Site::repository_made().pages() {
        assert_eq!(page.errors, [""; 0], "{path}");
        assert_eq!(page.all("style").count(), 0, "{path}");
        for script in page.all("script") {
            // A data block does not run.
            let kind = script.attribute("type").unwrap_or_default();
            let is_data = ["application/json", "application/ld+json"].contains(&kind);
            assert!(is_data || script.raw_text().is_empty(), "a script stands in {path}");
        }
        let own = |address: &&str| {
            !address.starts_with("http") || address.starts_with("https://learning-cities.example")
        };
        let loaded = page.elements().filter_map(|element| element.attribute("src"));
        assert!(loaded.into_iter().all(|address| own(&address)), "{path} loads from elsewhere");
    }
}

/// The theme's own ids begin with `_`. No id of a heading does.
#[test]
fn headings_do_not_meet_the_ids_of_the_theme() {
    let headings: String = ["Main", "Sources", "News", "Contents", "_main", "Fn 1"]
        .map(|heading| format!("## {heading}\n\nText[^a].\n\n"))
        .concat();
    let text = format!(
        "---\ntitle: A\nsummary: B.\nsources: [https://a.example/]\n---\n{headings}[^a]: C.\n"
    );
    // A small network with the theme of the real site.
    let site = Site::starter().write("content/concept-notes/probe.en.md", text).unprinted();
    let run = site.run();
    assert_eq!(run.errors(), [""; 0]);
    assert!(run.files().contains_key("en/concept-notes/probe/index.html"));
}

/// A network that adds one of these languages needs to translate only its own texts.
#[test]
fn the_words_of_the_theme_are_complete_in_seven_languages() {
    let portuguese = "  - {tag: pt, format: pt-PT, label: Português, fallback: [en]}\n";
    let others =
        ["ar", "zh", "fr", "ru", "es"].map(|tag| format!("  - {{tag: {tag}, label: {tag}}}\n"));
    let all = format!("{portuguese}{}", others.concat());
    // Fonts are not texts, and these sources contain none.
    let site = Site::repository().replace("data/site.yaml", "share_pictures: true\n", "");
    let sources = sources(&site.replace("data/site.yaml", portuguese, &all));
    let mut problems = Diagnostics::new();
    let config = config::configure(&sources, &Overrides::default(), &mut problems).unwrap();
    assert_eq!(config.locales.len(), 7);
    theme::load(&sources, &config, &mut problems);
    // The texts of the site need translations.
    let of_theme = problems.sorted().into_iter().filter(|p| p.code != Code::MissingTranslation);
    let messages: Vec<_> = of_theme.map(|p| p.message.to_string()).collect();
    assert_eq!(messages, [""; 0]);
}
