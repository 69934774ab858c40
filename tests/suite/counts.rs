//! Tests that every message has a singular and a plural.

use std::fs;

use urbi::diag::{UiLanguage, message};

use crate::harness::Site;

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
