//! One thing and several have words of their own in every message.

use std::fs;

use crate::harness::Site;

#[test]
fn one_translation_is_not_one_translations() {
    let disk = Site::starter().on_disk();
    disk.urbi(&["translations", "sync", "--root", "site"]);
    let file = disk.root().join("content/pages/home.pt.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Os parques,", "Parques,")).unwrap();
    for (tongue, one) in [
        ("en", "1 new or changed translation is not recorded yet: run `urbi translations sync`."),
        (
            "pt",
            "1 tradução nova ou alterada ainda não está registada: execute `urbi translations sync`.",
        ),
    ] {
        let said = disk.urbi(&["translations", "--root", "site", "--locale", tongue]);
        assert!(said.stderr.contains(one), "{}", said.stderr);
    }
    let check = |tongue| {
        let args = ["check", "--root", "site", "--now", "2026-05-01", "--verbose"];
        disk.urbi(&[&args[..], &["--locale", tongue]].concat()).stderr
    };
    let one = "`data/translations.lock` does not know 1 new or changed translation yet";
    assert!(check("en").contains(one), "{}", check("en"));
    let one = "`data/translations.lock` ainda não conhece 1 tradução nova ou alterada";
    assert!(check("pt").contains(one), "{}", check("pt"));
}

/// Sentences for several, beside which the code has one for one.
const BESIDE_ONE: [&str; 2] = [" texts of `{file}` are not", " texts of `{file}` have changed"];

#[test]
fn a_count_is_never_followed_by_a_fixed_plural() {
    let counts = ["count", "changed", "behind", "notes", "blocks", "open"];
    let is_plural = |word: &str| {
        word.len() > 3 && word.ends_with('s') && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let mut wrong = Vec::new();
    for (path, code) in crate::layering::every_source() {
        let parts = code.split("words!(").skip(1).filter(|_| !path.contains("/tongue/"));
        for part in parts {
            let Some(text) = part.trim_start().strip_prefix('"') else { continue };
            let text = text.split('"').next().unwrap_or_default();
            // Two or three words are an arm of a `match` that has one for one too.
            let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            wrong.extend(names.filter(|_| text.split(' ').count() > 3).filter_map(
                |(name, rest)| {
                    let word = rest.strip_prefix(' ')?.split(' ').next()?;
                    let is_beside = BESIDE_ONE.iter().any(|own| text.contains(own));
                    let is_wrong = counts.contains(&name) && is_plural(word) && !is_beside;
                    is_wrong.then(|| format!("{path}: {text}"))
                },
            ));
        }
    }
    assert_eq!(wrong, [""; 0], "write `{{count}} {{count|page|pages}}`");
}
