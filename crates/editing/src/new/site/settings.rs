//! Adapts the settings of the starter to the languages and the name of the new site.

use super::super::blocks::{FieldBlock, joined, parted};
use super::NewSitePlan;
use super::words;
use crate::i18n;
use crate::locale::Locale;
use crate::yaml;

/// The comment in the starter that names its languages.
const NAMED: &str = ": en is English, pt is Portuguese.";
/// The address of a new site.
const ADDRESS: &str = "https://example.org";
/// Locales for dates and numbers, for languages that need a country.
const FORMATS: [(&str, &str); 2] = [("en", "en-GB"), ("pt", "pt-PT")];

/// Returns the text of the settings.
pub(super) fn settings(text: &str, plan: &NewSitePlan) -> String {
    let blocks = parted(text).into_iter().filter_map(|mut block| {
        if !plan.is_usual() {
            block.head = block.head.replace(NAMED, ".");
        }
        let body = match block.key.as_str() {
            "name" if plan.is_renamed() => name(plan),
            "short_name" if plan.is_renamed() => return None,
            "description" | "disclaimer" | "attributions" | "kinds" if plan.is_empty => {
                return None;
            }
            "base_url" if plan.is_empty => format!("base_url: {ADDRESS}\n"),
            "source_locale" => format!("source_locale: {}\n", plan.source),
            "locales" => locales(plan),
            "sections" => sections(&block.body, plan),
            "families" => families(&block.body, plan),
            "share_pictures" if plan.lacks_letters() => "share_pictures: false\n".to_owned(),
            "join" if plan.is_empty => format!("# {}", block.body),
            "menus" if plan.is_empty => format!("{}\n", menus(plan)),
            "contact" if plan.is_empty => contact(plan),
            "contact" => answered(&block.body, plan),
            _ => return Some(block),
        };
        // The block includes the empty lines after it.
        Some(FieldBlock { body, ..block })
    });
    joined(&blocks.collect::<Vec<_>>())
}

fn name(plan: &NewSitePlan) -> String {
    let forms = plan
        .locales
        .iter()
        .map(|locale| format!("  {locale}: {}\n", yaml::written(&plan.name(locale))));
    format!("name:\n{}", forms.collect::<String>())
}

fn locales(plan: &NewSitePlan) -> String {
    let line = |locale: &Locale| {
        let format = FORMATS.iter().find(|(tag, _)| *tag == locale.as_str());
        let format = format.map(|(_, format)| format!(", format: {format}")).unwrap_or_default();
        let label = i18n::own_name(locale).unwrap_or_else(|| locale.to_string());
        let is_source = *locale == plan.source;
        let fallback =
            if is_source { String::new() } else { format!(", fallback: [{}]", plan.source) };
        format!("  - {{tag: {locale}{format}, label: {}{fallback}}}\n", yaml::written(&label))
    };
    format!("locales:\n{}", plan.locales.iter().map(line).collect::<String>())
}

/// Returns `key: {en: …, pt: …}` with the languages that have a text.
fn forms(key: &str, name: &str, plan: &NewSitePlan) -> Option<String> {
    Some(format!("{key}: {{{}}}", texts(key, name, plan)?.join(", ")))
}

/// Returns the introduction of a section, with a line for each language.
fn summary(id: &str, plan: &NewSitePlan) -> Option<String> {
    let lines = texts("summary", id, plan)?.into_iter().map(|text| format!("      {text}\n"));
    Some(format!("    summary:\n{}", lines.collect::<String>()))
}

/// Returns `en: …` for each language that has a text; `None` if the source language has none.
fn texts(key: &str, name: &str, plan: &NewSitePlan) -> Option<Vec<String>> {
    let word = |locale: &Locale| words::find(&format!("{key}.{name}"), locale);
    word(&plan.source)?;
    let text = |locale| Some(format!("{locale}: {}", yaml::written(word(locale)?)));
    Some(plan.locales.iter().filter_map(text).collect())
}

/// Sets titles, labels and slugs of sections, and keeps the other lines.
fn sections(body: &str, plan: &NewSitePlan) -> String {
    let mut id = "";
    let mut out = String::new();
    for text in body.split_inclusive('\n') {
        if text.starts_with("  ") && !text.starts_with("   ") {
            id = text.trim().trim_end_matches(':');
        }
        out.push_str(&of_section(text, id, plan).unwrap_or_default());
    }
    out
}

fn of_section(line: &str, id: &str, plan: &NewSitePlan) -> Option<String> {
    let key = line.trim().split(':').next().unwrap_or_default();
    match key {
        "title" | "label" | "slug" => forms(key, id, plan).map(|forms| format!("    {forms}\n")),
        "summary" => summary(id, plan),
        // A language of the summary.
        _ if line.starts_with("      ") => None,
        _ => Some(line.to_owned()),
    }
}

/// Sets the slugs of families.
fn families(body: &str, plan: &NewSitePlan) -> String {
    let line = |line: &str| {
        let Some((name, _)) = line.split_once(": {slug:") else { return line.to_owned() };
        match forms("slug", name.trim(), plan) {
            Some(forms) => format!("{name}: {{{forms}}}\n"),
            None => format!("{name}: {{}}\n"),
        }
    };
    body.split_inclusive('\n').map(line).collect()
}

/// Returns menus without the documents of the starter, in the languages of the site.
fn menus(plan: &NewSitePlan) -> String {
    let entries = |margin: &str, places: &[&str]| {
        let lines = places.iter().map(|to| format!("{margin}- to: {to}\n"));
        format!("{}entries:\n{}", &margin[2..], lines.collect::<String>())
    };
    let group = |name: &str, places: &[&str]| {
        let title = forms("title", name, plan).unwrap_or_default();
        format!("      - {title}\n{}", entries("          ", places))
    };
    let main = entries("      ", &["\"cities:\"", "\"countries:\"", "section:news"]);
    let network = ["\"regions:\"", "\"clusters:\"", "\"rounds:\"", "\"awards:\""];
    let network = group("network", &network);
    let documents = group("documents", &["section:flyers", "section:concept-notes"]);
    let label = forms("label", "find", plan).unwrap_or_default();
    let entrances = entries("      ", &["\"cities:\""]);
    format!(
        "menus:\n  main:\n{main}  footer:\n    groups:\n{network}{documents}  entrances:\n{entrances}        {label}\n"
    )
}

/// Sets the languages in which the office answers: those of the site.
fn answered(body: &str, plan: &NewSitePlan) -> String {
    let locales: Vec<String> = plan.locales.iter().map(ToString::to_string).collect();
    let line = |line: &str| match line.split_once("languages:") {
        Some((margin, _)) if margin.trim().is_empty() => {
            format!("{margin}languages: [{}]\n", locales.join(", "))
        }
        _ => line.to_owned(),
    };
    body.split_inclusive('\n').map(line).collect()
}

/// Returns a contact with examples for the editor to replace.
fn contact(plan: &NewSitePlan) -> String {
    format!(
        "\n# contact:\n#   name: …\n#   email: office@example.org\n#   languages: [{}]\n",
        plan.source
    )
}
