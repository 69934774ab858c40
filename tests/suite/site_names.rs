//! Tests names of a site and its parts in each language, and texts that need no translation.

use crate::harness::Site;
use crate::problem::Problem;

const SITE: &str = "data/site.yaml";

fn starter() -> Site {
    Site::starter().unprinted()
}

#[test]
fn a_name_that_lacks_a_language_is_reported_once_with_its_line() {
    // A note, because visitors get a fallback: a new language must not cause warnings.
    let site = starter().replace(SITE, "  pt: Rede de Cidades-Jardim\n", "");
    let run = site.planned();
    assert_eq!(run.errors(), [""; 0]);
    let all: Vec<String> = run.problems.iter().map(Problem::id_line).collect();
    let start = "data/site.yaml:7:3: note[missing-translation]: \
                 config.site-name-not-translated(tag: \"pt\")";
    let named: Vec<&String> =
        all.iter().filter(|problem| problem.contains("data/site.yaml:7:")).collect();
    assert!(named.len() == 1 && named[0].starts_with(start), "{all:#?}");
}

#[test]
fn a_text_that_its_source_lacks_is_named() {
    let news = ("title: {en: News, pt: Notícias}", "title: {pt: Notícias}");
    let site = starter().replace(SITE, news.0, news.1);
    let errors = site.planned().error_ids();
    let wanted = "warning[missing-translation]: \
                  translations.no-source-text(path: \"sections.news.title\", tag: \"en\")";
    assert!(errors.len() == 1 && errors[0].contains(wanted), "{errors:#?}");
    // All missing names of a file are one warning.
    let site = site.replace(SITE, "  en: Network of Garden Cities\n", "");
    let errors = site.planned().error_ids();
    let wanted = "data/site.yaml:7:3: warning[missing-translation]: \
                  translations.no-source-texts(count: \"2\", file: \"data/site.yaml\", tag: \"en\")";
    assert!(errors.len() == 1 && errors[0].starts_with(wanted), "{errors:#?}");
    // A text of a record in only one language is also reported. A proper name has no language.
    let cities = "data/members/cities.yaml";
    let site = starter().replace(
        cities,
        "- id: letchworth\n",
        "- id: letchworth\n  summary: {pt: A primeira.}\n",
    );
    let errors = site.planned().error_ids();
    let wanted = "translations.no-source-text(path: \"letchworth.summary\", tag: \"en\")";
    assert!(errors.len() == 1 && errors[0].contains(wanted), "{errors:#?}");
}

/// Returns the diagnostics of a translation with the same body as its source.
fn said_of(text: &str) -> Vec<String> {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\n{text}\n");
    let site = starter()
        .write("content/pages/list.en.md", page("List"))
        .write("content/pages/list.pt.md", page("Lista"));
    site.planned().error_ids()
}

#[test]
fn what_is_links_alone_is_never_untranslated() {
    let guide = "[Guide for the trees of a street](https://a.example/a-guide-for-trees)";
    let report = "[The report on all gardens of the city](https://b.example/en/report)";
    for text in [
        format!("| A | B |\n| --- | --- |\n| {guide} | {report}, {guide} |"),
        format!("- {guide}\n- {report}"),
        format!("{guide}, {report}"),
        format!("> {guide}: 1, 2, 3, 4, 5, 6, 7"),
        "<https://a.example/one/two/three/four/five/six/seven>".to_owned(),
        "2001, 2002, 2003".to_owned(),
    ] {
        assert_eq!(said_of(&text), [""; 0], "{text}");
    }
    // Words next to links count as before.
    let sentence = format!("This is a sentence that nobody has translated: {guide}.");
    let errors = said_of(&sentence);
    assert!(
        errors.len() == 1 && errors[0].contains("translations.partly-untranslated("),
        "{errors:#?}"
    );
}
