//! Tests that every message has a singular and a plural.

use std::fs;

use urbi::diag::{UiLanguage, message};
use urbi::locale::Locale;
use urbi::new::NewSiteOptions;

use crate::harness::Site;
use crate::html::Page;
use crate::made::Made;

#[test]
fn one_translation_is_not_one_translations() {
    let disk = Site::starter().on_disk();
    disk.urbi(&["translations", "sync", "--root", "site"]);
    let file = disk.root().join("content/pages/home.pt.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Os parques,", "Parques,")).unwrap();
    let behind = message!("cli.translations-not-recorded", behind = 1_u32);
    let file = "data/translations.lock";
    let incomplete = message!("translations.record-incomplete", count = 1_u32, file);
    let check = ["check", "--root", "site", "--now", "2026-05-01", "--verbose"];
    for (args, one) in [(&["translations", "--root", "site"][..], behind), (&check, incomplete)] {
        for language in [UiLanguage::English, UiLanguage::Portuguese] {
            let run = disk.urbi(&[args, &["--locale", language.tag()]].concat());
            assert!(run.stderr.contains(&one.text(language)), "{}", run.stderr);
        }
    }
}

/// Messages for several items. The code uses another message for a single item.
const HAS_SINGULAR: [&str; 3] = [
    "translations.no-source-texts",
    "translations.texts-out-of-date",
    "translations.texts-untranslated",
];

#[test]
fn a_count_is_never_followed_by_a_fixed_plural() {
    let counts = ["count", "changed", "behind", "notes", "blocks", "open"];
    let is_plural = |word: &str| {
        word.len() > 3 && word.ends_with('s') && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let mut wrong = Vec::new();
    for (id, text) in UiLanguage::English.entries() {
        // Two or three forms are an arm of a `match` that also has an arm for one.
        let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        wrong.extend(names.filter(|_| text.split(' ').count() > 3).filter_map(|(name, rest)| {
            let word = rest.strip_prefix(' ')?.split(' ').next()?;
            let is_wrong = counts.contains(&name) && is_plural(word) && !HAS_SINGULAR.contains(&id);
            is_wrong.then(|| format!("{id}: {text}"))
        }));
    }
    assert_eq!(wrong, [""; 0], "write `{{count}} {{count|page|pages}}`");
}

#[test]
fn a_site_without_data_counts_nothing() {
    let wish = NewSiteOptions {
        languages: ["en", "pt"].map(|tag| Locale::parse(tag).unwrap()).to_vec(),
        names: Vec::new(),
        is_empty: true,
        ui_language: UiLanguage::English,
    };
    let made = Made::of(&Site::started(&wish));
    let described = |page: &Page| {
        let metas = page.all("meta").filter_map(|meta| meta.attribute("content"));
        metas
            .filter(|text| text.split([' ', ':']).any(|word| word == "0"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let wrong: Vec<_> = made.pages().values().flat_map(described).collect();
    assert_eq!(wrong, [""; 0]);
    assert!(made.files.contains_key("en/cities/index.html"));
}

#[test]
fn a_table_of_rounds_has_a_dash_where_no_city_is_known() {
    let path = "data/rounds.yaml";
    let rounds = format!("{}- {{id: 2026, year: 2026}}\n", Site::beacons().text(path));
    let [page] = Site::beacons().write(path, rounds).pages(["en/rounds/index.html"]);
    let zeros = page.all("td").filter(|cell| cell.text() == "0").count();
    assert_eq!(zeros, 0);
    assert!(page.all("th").any(|cell| cell.text().contains("2026")));
}

/// Returns where a page counts something that it does not have, such as `0 cities`.
fn counts_of_nothing(page: &Page) -> Vec<String> {
    let described = page.all("meta").filter(|meta| {
        let names = [meta.attribute("name"), meta.attribute("property")];
        names.into_iter().flatten().any(|name| name.ends_with("description"))
    });
    let described = described.filter_map(|meta| meta.attribute("content")).map(str::to_owned);
    let texts = described.chain([page.one("main").raw_text()]);
    let pairs = texts.flat_map(|text| {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect::<Vec<_>>()
    });
    let of_nothing = pairs.filter(|(count, noun)| {
        count == "0" && noun.starts_with(|letter: char| letter.is_alphabetic())
    });
    of_nothing.map(|(count, noun)| format!("{count} {noun}")).collect()
}

#[test]
fn what_has_no_members_shows_no_figure() {
    let more = |site: Site, path: &str, entry: &str| {
        let text = site.text(path);
        site.write(path, format!("{text}{entry}"))
    };
    let mut site = Site::beacons();
    for (path, entry) in [
        ("data/awards.yaml", "- {id: 2026, year: 2026, name: Lens Award 2026}\n"),
        ("data/rounds.yaml", "- {id: 2026, year: 2026}\n"),
        ("data/regions.yaml", "- {id: antarctic, name: Antarctic, countries: [AQ]}\n"),
        ("content/pages/join.en.md", "\n```members\ncountry: GB\ncluster: light\n```\n"),
    ] {
        site = more(site, path, entry);
    }
    let is_read = |path: &str| {
        let is_own = ["en/", "pt/"].iter().any(|locale| path.starts_with(locale));
        is_own && path.ends_with("index.html")
    };
    let run = site.part(is_read);
    assert_eq!(run.errors(), [""; 0]);
    let files = run.files();
    let pages = files.iter().filter(|(path, _)| is_read(path));
    let pages: Vec<_> = pages.map(|(path, bytes)| (path, Page::parse(bytes))).collect();
    let own = ["en/awards/2026/", "en/rounds/2026/", "en/regions/antarctic/", "/light", "en/join/"];
    for part in own {
        assert!(pages.iter().any(|(path, _)| path.contains(part)), "{part}");
    }
    let wrong: Vec<_> = pages
        .iter()
        .map(|(path, page)| (path, counts_of_nothing(page)))
        .filter(|(_, counts)| !counts.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
