//! Tests that only `theme.yaml` contains the colours of a theme, and that their contrast is checked.

use crate::harness::Site;

const THEME: &str = "themes/atlas/theme.yaml";

fn file<'a>(files: &'a crate::harness::Files, start: &str, end: &str) -> &'a str {
    let (_, bytes) =
        files.iter().find(|(path, _)| path.starts_with(start) && path.ends_with(end)).unwrap();
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_colour_is_changed_in_one_place() {
    let site = Site::starter()
        .unprinted()
        .replace(THEME, "accent: \"#0b5f66\"", "accent: \"#123456\"")
        .replace(THEME, "paper: \"#14181a\"", "paper: \"#101010\"")
        .replace(THEME, "\"#c46a14\"", "\"#b05a04\"");
    let files = site.made();
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let old = ["#0b5f66", "#14181a", "#c46a14"].iter().find(|old| text.contains(**old));
        assert!(
            old.is_none() || path.ends_with(".svg") && path.contains("media"),
            "{old:?} in {path}"
        );
    }
    let style = file(&files, "assets/style", ".css");
    assert!(style.contains("--accent:#123456;") && style.contains("--r1:#b05a04;"));
    assert!(style.contains("@media (prefers-color-scheme:dark){:root{--paper:#101010;"));
    assert!(file(&files, "assets/favicon", ".svg").contains("--accent:#123456"));
    let home = file(&files, "en/index", ".html");
    assert!(home.contains("content=#101010 name=theme-color"), "{}", &home[..600]);
}

#[test]
fn what_cannot_be_read_is_named_with_a_colour_that_would_do() {
    let site =
        Site::starter().unprinted().replace(THEME, "accent: \"#0b5f66\"", "accent: \"#ffee00\"");
    let errors = site.run().errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let wanted = "warning[low-contrast]: `accent` on `wash` has a contrast of 1.0 in the light scheme, and text needs 4.5 (hint: #ffee00 is too near to #f3f0e8: `\"#";
    assert!(errors[0].contains(wanted), "{errors:?}");
    assert!(errors[0].starts_with(THEME), "{errors:?}");
}

#[test]
fn both_schemes_are_measured() {
    for (from, to, wanted) in [
        ("quiet: \"#5a6063\"", "quiet: \"#9aa0a3\"", "`quiet` on `wash` has a contrast of"),
        ("ink: \"#e9e6df\"", "ink: \"#444444\"", "in the dark scheme, and text needs 4.5"),
        (
            "strong: \"#8d9394\"",
            "strong: \"#33393b\"",
            "in the dark scheme, and lines and marks need 3",
        ),
        ("\"#21428f\"", "\"#f0e0d0\"", "`r4` on `paper` has a contrast of"),
    ] {
        let site = Site::starter().unprinted().replace(THEME, from, to);
        let errors = site.run().errors();
        assert_eq!(errors.len(), 1, "{to}: {errors:#?}");
        assert!(errors[0].contains(wanted), "{errors:?}");
    }
}

#[test]
fn messages_on_colours_are_in_portuguese_too() {
    let site =
        Site::starter().unprinted().replace(THEME, "accent: \"#0b5f66\"", "accent: \"#ffee00\"");
    let said = site.on_disk().on_site("check", &["--locale", "pt"]);
    let wanted = "no esquema claro, e o texto precisa de 4.5";
    assert!(said.stderr.contains(wanted), "{}", said.stderr);
}
