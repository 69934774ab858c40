//! Tests that every message has a singular and a plural.

use std::fs;

use urbi::diag::UiLanguage;

use crate::harness::Site;

#[test]
fn one_translation_is_not_one_translations() {
    let disk = Site::starter().on_disk();
    disk.urbi(&["translations", "sync", "--root", "site"]);
    let file = disk.root().join("content/pages/home.pt.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Os parques,", "Parques,")).unwrap();
    for (ui_language, one) in [
        ("en", "1 new or changed translation is not recorded yet: run `urbi translations sync`."),
        (
            "pt",
            "1 tradução nova ou alterada ainda não está registada: execute `urbi translations sync`.",
        ),
    ] {
        let said = disk.urbi(&["translations", "--root", "site", "--locale", ui_language]);
        assert!(said.stderr.contains(one), "{}", said.stderr);
    }
    let check = |ui_language| {
        let args = ["check", "--root", "site", "--now", "2026-05-01", "--verbose"];
        disk.urbi(&[&args[..], &["--locale", ui_language]].concat()).stderr
    };
    let one = "`data/translations.lock` does not know 1 new or changed translation yet";
    assert!(check("en").contains(one), "{}", check("en"));
    let one = "`data/translations.lock` ainda não conhece 1 tradução nova ou alterada";
    assert!(check("pt").contains(one), "{}", check("pt"));
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
