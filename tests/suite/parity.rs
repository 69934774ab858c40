//! Tests the report on languages: its numbers, and its rules with positions.

use serde_json::Value;
use urbi::diag::{Code, Diagnostics, Message, Severity, UiLanguage, message};
use urbi::new::{self, ExistingNetwork};
use urbi::parity::{self, Parity};
use urbi::pipeline;
use urbi::translation::TranslatableTexts;

use crate::harness::Site;

/// Returns the report of a site, as JSON and as HTML.
fn report(site: &Site, ui_language: UiLanguage) -> (Value, String) {
    let sources = site.sources();
    let mut found = Diagnostics::new();
    let prepared = pipeline::prepare(&sources, &site.options(), &mut found).unwrap();
    assert!(!found.has_errors(), "{:?}", found.sorted());
    let config = &prepared.site.config;
    let texts = TranslatableTexts::of(&prepared.site, &prepared.theme, &sources);
    let parity = Parity::of(&prepared.site, &prepared.plan, &texts, &prepared.translation_status);
    let json = parity::json(&parity, config, &sources, ui_language);
    (serde_json::from_str(&json).unwrap(), parity::html(&parity, config, &sources, ui_language))
}

fn json(site: &Site) -> Value {
    report(site, UiLanguage::English).0
}

/// Returns the message that one locale must come before another.
fn order(after: &str, before: &str) -> Message {
    message!("rules.language-order", after, before)
}

/// Counts the documents of a locale by their file names.
fn documents(site: &Site, tag: &str) -> u64 {
    let is_own =
        |path: &&String| path.starts_with("content/") && path.ends_with(&format!(".{tag}.md"));
    site.files().keys().filter(is_own).count() as u64
}

fn places(report: &Value, number: usize) -> Vec<String> {
    let rule = &report["rules"][number - 1];
    assert_eq!(rule["number"], number);
    let places = rule["places"].as_array().unwrap();
    places.iter().map(|place| place["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_locale_is_counted_against_the_source() {
    let site = Site::harbours();
    let report = json(&site);
    assert_eq!(report["source"], "de");
    let all = documents(&site, "de");
    let locales = report["locales"].as_array().unwrap();
    assert_eq!(locales.len(), 3);
    for own in locales {
        let tag = own["locale"].as_str().unwrap();
        let counts = &own["documents"];
        let number = |key: &str| counts[key].as_u64().unwrap();
        assert_eq!(number("all"), all, "{tag}");
        assert_eq!(number("translated") + number("stale"), documents(&site, tag), "{tag}");
        assert_eq!(number("missing"), all - documents(&site, tag), "{tag}");
        assert!(own["words"].as_u64().unwrap() > 100 && own["pages"].as_u64().unwrap() > 20);
        let work = report["work"].as_array().unwrap();
        let is_own = |work: &&Value| {
            work["locale"] == tag
                && work["state"] == "missing"
                && work["key"].as_str().unwrap().starts_with("content/")
        };
        assert_eq!(work.iter().filter(is_own).count() as u64, number("missing"), "{tag}");
    }
}

#[test]
fn a_broken_rule_names_its_place_and_is_kept_after_the_fix() {
    let site = Site::harbours();
    let before = json(&site);
    assert_eq!(before["rules"].as_array().unwrap().len(), 11);
    assert_eq!(places(&before, 3), [order("ar", "sv").to_string()]);
    assert_eq!(before["rules"][7]["finding"], "kept");
    let machine = "content/pages/handbook.sv.md";
    let after = json(&site.clone().replace(machine, "title:", "machine: true\ntitle:"));
    let own = &after["rules"][7];
    assert_eq!((&own["finding"], &own["places"][0]["file"]), (&"broken".into(), &machine.into()));
    let ordered = site.clone().replace("data/site.yaml", "  - {tag: sv, label: Svenska}\n", "");
    let ordered = ordered.replace(
        "data/site.yaml",
        "fallback: [de]}\n",
        "fallback: [de]}\n  - {tag: sv, label: Swedish}\n",
    );
    let after = json(&ordered);
    let name =
        message!("rules.label-is-not-native-name", tag = "sv", label = "Swedish", name = "Svenska");
    assert_eq!(places(&after, 3), [order("ar", "de").to_string(), name.to_string()]);
}

#[test]
fn a_check_reports_rules_that_the_settings_break() {
    let found = |site: &Site| {
        let mut found = Diagnostics::new();
        pipeline::prepare(&site.sources(), &site.options(), &mut found).unwrap();
        let own = found.sorted().into_iter().filter(|d| d.code == Code::LanguageRule);
        own.map(|d| (d.severity(), d.message.clone())).collect::<Vec<_>>()
    };
    let site = Site::harbours();
    let message = order("ar", "sv");
    assert_eq!(found(&site), [(Severity::Note, message.clone())]);
    let strict = site.replace("data/site.yaml", "locales:\n", "multilingual: strict\nlocales:\n");
    assert_eq!(found(&strict), [(Severity::Warning, message.clone())]);
    let silent = message!("rules.contact-without-languages");
    let languages = strict.text("data/site.yaml");
    let languages = languages.lines().find(|line| line.trim().starts_with("languages:")).unwrap();
    let strict = strict.clone().replace("data/site.yaml", languages, "");
    assert!(found(&strict).contains(&(Severity::Warning, silent)));
}

#[test]
fn text_in_another_language_is_reported() {
    let site = Site::harbours();
    let source = site.text("content/pages/join.de.md");
    let body = source.splitn(3, "---").nth(2).unwrap();
    let own = format!("---\ntitle: Gå med\n---{body}");
    let said = site.clone().write("content/pages/join.sv.md", own).planned().error_ids();
    let is_it = |said: &&String| said.contains("translations.partly-untranslated(");
    assert_eq!(said.iter().filter(is_it).count(), 1, "{said:?}");
    assert_eq!(Site::harbours_made().run.errors(), [""; 0]);
}

#[test]
fn people_read_it_in_their_language() {
    let site = Site::harbours();
    for ui_language in UiLanguage::ALL {
        let (tag, title) = (ui_language.tag(), ui_language.template("rules.report-title"));
        let (_, html) = report(&site, ui_language);
        assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{tag}\">")), "{html}");
        assert!(html.contains(&format!("<h1>{title}</h1>")));
        assert!(html.contains("<span lang=\"ar\" dir=\"rtl\">العربية</span>"));
        assert_eq!(html.matches("<li value=").count(), 11);
        assert!(
            !html.contains('{') || html.split("</style>").nth(1).is_some_and(|b| !b.contains('{'))
        );
    }
}

/// Tests the README: one line adds a language, and the report lists the remaining work.
#[test]
fn a_language_more_of_the_real_site_is_all_to_do() {
    let site = Site::repository();
    let network = ExistingNetwork::read(&site.sources(), &mut Diagnostics::new()).unwrap();
    let made = new::locale(&network, "fr", None).unwrap();
    let (path, text) = made.first_key_value().unwrap();
    let report = json(&site.clone().write(path.as_str(), text));
    let french = report["locales"].as_array().unwrap();
    let french = french.iter().find(|own| own["locale"] == "fr").unwrap();
    let counts = &french["documents"];
    assert_eq!(counts["missing"].as_u64().unwrap(), documents(&site, "en"));
    assert_eq!(counts["translated"], 0);
    // The theme already has the language. Only the texts of the site need a translation.
    let messages = &french["messages"];
    assert!(messages["percent"].as_u64().unwrap() > 90, "{messages}");
    assert_eq!(places(&report, 3), [""; 0]);
}
