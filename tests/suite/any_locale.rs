//! Tests a site in any language of CLDR: dates, numbers, names and order are correct. Missing texts of the theme come
//! from the nearest language, and are marked with it.

use std::collections::BTreeSet;

use urbi::i18n::Formatter;
use urbi::locale::Locale;
use urbi::new::NewSiteOptions;

use crate::harness::{Files, Site};

/// Languages with many scripts, directions, digits, plural forms and orders, also with regions and scripts.
const FORTY: &str = "af am ar-EG az bn bg br ca ckb cs cy da el es-419 et eu fa fi fr-CA ga he hi hr hu hy is ja \
                     ka kk km ko lt lv mr my nb ne pt-BR ro sl sr-Latn sv sw ta th tr uk ur uz vi zh-HK zh-TW";

/// Returns the small network with more languages.
fn with(tags: &str) -> Site {
    let lines = tags.split_whitespace().map(|tag| {
        let label = urbi::i18n::own_name(&Locale::parse(tag).unwrap()).unwrap();
        format!("  - {{tag: {tag}, label: \"{label}\"}}\n")
    });
    let source = "  - {tag: en, format: en-GB, label: English}\n";
    let lines: String = lines.collect();
    let site = Site::starter().unprinted().replace("data/site.yaml", "share_pictures: true\n", "");
    site.replace("data/site.yaml", source, &format!("{source}{lines}"))
}

fn page<'a>(files: &'a Files, tag: &str, part: &str) -> &'a str {
    let is_it = |path: &&String| {
        path.starts_with(&format!("{tag}/")) && path.contains(part) && path.ends_with("/index.html")
    };
    let path = files.keys().find(is_it).unwrap_or_else(|| panic!("{tag} has no {part}"));
    std::str::from_utf8(&files[path]).unwrap()
}

#[test]
fn a_site_is_made_in_forty_languages() {
    let site = with(FORTY);
    let run = site.run();
    assert_eq!(run.errors(), [""; 0]);
    let files = run.files();
    assert!(FORTY.split_whitespace().count() >= 40);
    let mut starts = BTreeSet::new();
    for tag in FORTY.split_whitespace() {
        let locale = Locale::parse(tag).unwrap();
        let format = Formatter::new(&locale).unwrap();
        let city = page(&files, tag, "/lisb");
        let dir = urbi::i18n::direction(&locale).as_str();
        assert!(city.contains(&format!("<html dir={dir} lang={tag}>")), "{city}");
        let start = city.split("<a class=skip").nth(1).and_then(|rest| rest.split("</a>").next());
        starts.insert((tag, start.unwrap().to_owned()));
        for own in [format.number(517_802), format.country_name("PT").unwrap()] {
            assert!(city.contains(&own), "{tag} lacks {own}: {city}");
        }
    }
    // Languages without a catalog mark the English texts as English.
    let is_english =
        |tag: &str| starts.iter().any(|(own, start)| *own == tag && start.contains("lang=en"));
    for tag in ["af", "he", "zh-TW", "sr-Latn", "cy"] {
        assert!(is_english(tag), "{tag}");
    }
    for tag in ["es-419", "fr-CA", "ar-EG", "pt-BR"] {
        assert!(!is_english(tag), "{tag}");
    }
    let signs = ['\u{fdd0}', '\u{fdd1}', '\u{fdd2}'];
    for (path, bytes) in &files {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        assert!(!text.contains(signs), "{path}");
    }
}

#[test]
fn a_locale_takes_words_from_those_it_inherits_from_and_no_other_script() {
    let files = with("pt-BR zh-Hant zh").made();
    let brazil = page(&files, "pt-BR", "pt-BR/index.html");
    assert!(brazil.contains(">Saltar para o conteúdo</a>"), "{brazil}");
    assert!(!brazil.contains("<a class=skip href=#_main lang"), "{brazil}");
    let traditional = page(&files, "zh-Hant", "zh-Hant/index.html");
    assert!(traditional.contains("<a class=skip href=#_main lang=en>"), "{traditional}");
    assert!(page(&files, "zh", "zh/index.html").contains("<a class=skip href=#_main>"));
}

#[test]
fn texts_follow_the_same_chain_as_words() {
    let files = with("pt-BR").made();
    let about = page(&files, "pt-BR", "pt-BR/index.html");
    assert!(about.contains("Rede"), "{about}");
    assert!(about.contains("lang=pt"), "{about}");
}

#[test]
fn words_in_a_page_from_right_to_left_say_their_direction() {
    let files = with("he").made();
    let home = page(&files, "he", "he/index.html");
    // On a block, `dir` would move the start of its lines.
    assert!(home.contains("<a class=skip href=#_main><span dir=ltr lang=en>"), "{home}");
}

#[test]
fn one_note_says_how_many_words_are_missing() {
    let notes = |site: &Site| -> Vec<String> {
        let problems = site.run().problems;
        let own = problems.iter().filter(|problem| problem.message.contains("interface"));
        own.map(|problem| format!("{}: {}", problem.severity, problem.message)).collect()
    };
    let site = with("nb");
    let all = notes(&site);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(
        all[0].starts_with("note: ") && all[0].ends_with("not translated into `nb`"),
        "{all:#?}"
    );
    let some = with("nb").write("data/i18n/nb.yaml", "skip: Hopp til innholdet\n");
    let count =
        |line: &str| -> u32 { line.split_whitespace().find_map(|word| word.parse().ok()).unwrap() };
    assert_eq!(count(&notes(&some)[0]), count(&all[0]) - 1);
    let home = some.made();
    let home = page(&home, "nb", "nb/index.html");
    assert!(home.contains("<a class=skip href=#_main>Hopp til innholdet</a>"), "{home}");
    let strict = with("nb").replace(
        "data/site.yaml",
        "\nsource_locale:",
        "\nmultilingual: strict\nsource_locale:",
    );
    assert!(notes(&strict)[0].starts_with("warning: "), "{:#?}", notes(&strict));
    let one = Site::starter().replace(
        "themes/atlas/i18n/pt.yaml",
        "\nskip: Saltar para o conteúdo\n",
        "\n",
    );
    assert_eq!(notes(&one), ["note: the word `skip` of the interface is not translated into `pt`"]);
}

#[test]
fn words_that_no_native_speaker_has_read_are_a_note() {
    let problems = with("pt-BR")
        .replace("themes/atlas/theme.yaml", "unreviewed: [", "unreviewed: [pt, ")
        .run();
    let said: Vec<&str> = problems
        .problems
        .iter()
        .filter(|problem| problem.message.contains("native speaker"))
        .map(|problem| problem.severity.as_str())
        .collect();
    // One note for `pt`, and one for `pt-BR`, which uses its texts.
    assert_eq!(said, ["note", "note"]);
}

#[test]
fn a_site_in_one_language_that_the_theme_lacks_is_made() {
    let wish = NewSiteOptions {
        languages: vec![Locale::parse("fr").unwrap()],
        names: vec!["Miji".to_owned()],
        is_empty: true,
        ui_language: urbi::diag::UiLanguage::English,
    };
    let french = Site::started(&wish);
    let home = french.text("content/pages/home.fr.md");
    let settings = french.text("data/site.yaml");
    let settings = settings.replace("tag: fr", "tag: sw").replace("fr: ", "sw: ");
    let settings = settings.replace("source_locale: fr", "source_locale: sw");
    let site = french.remove("content/pages/home.fr.md").write("content/pages/home.sw.md", home);
    let site = site.write("data/site.yaml", settings);
    let run = site.run();
    assert_eq!(run.errors(), [""; 0]);
    let note = run.problems.iter().find(|problem| problem.message.contains("interface")).unwrap();
    assert!(note.to_string().contains("`sw`"), "{note}");
    let files = run.files();
    assert!(page(&files, "sw", "sw/index.html").contains("<a class=skip href=#_main lang=en>"));
    // A theme without `language` is one error.
    let silent = site.replace("themes/atlas/theme.yaml", "\nlanguage: en\n", "\n").run().errors();
    assert_eq!(silent.len(), 1, "{silent:#?}");
    assert!(silent[0].contains("the theme has no words in `sw`"), "{silent:#?}");
}
