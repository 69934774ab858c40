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
fn text_with_low_contrast_is_named_with_a_better_colour() {
    let site =
        Site::starter().unprinted().replace(THEME, "accent: \"#0b5f66\"", "accent: \"#ffee00\"");
    assert_eq!(
        site.run().error_ids(),
        ["themes/atlas/theme.yaml:22:11: warning[low-contrast]: \
          theme.low-contrast(front: \"accent\", ground: \"wash\", ratio: \"1.0\", \
          scheme: theme.light-scheme, need: theme.text-contrast) \
          (hint: theme.more-contrast-hint(colour: \"#ffee00\", ground: \"#f3f0e8\", \
          enough: \"#756d00\"))"]
    );
}

#[test]
fn the_colours_of_prints_are_measured_too() {
    let site = Site::starter().unprinted().replace(
        THEME,
        "name: Atlas\n",
        "name: Atlas\naccent: \"#ffee00\"\n",
    );
    let errors = site.run().error_ids();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let expected = "theme.low-contrast(front: \"accent\", ground: \"paper\", ratio: \"1.1\", \
                    scheme: theme.print-scheme, need: theme.text-contrast)";
    assert!(errors[0].contains(expected), "{errors:?}");
}

#[test]
fn both_schemes_are_measured() {
    for (from, to, pair, scheme, need) in [
        ("quiet: \"#5a6063\"", "quiet: \"#9aa0a3\"", ["quiet", "wash"], "light", "text"),
        ("ink: \"#e9e6df\"", "ink: \"#444444\"", ["ink", "wash"], "dark", "text"),
        ("strong: \"#8d9394\"", "strong: \"#33393b\"", ["strong", "paper"], "dark", "line"),
        ("\"#21428f\"", "\"#f0e0d0\"", ["r4", "paper"], "light", "line"),
    ] {
        let site = Site::starter().unprinted().replace(THEME, from, to);
        let errors = site.run().error_ids();
        assert_eq!(errors.len(), 1, "{to}: {errors:#?}");
        let [front, ground] = pair;
        let start = format!("theme.low-contrast(front: {front:?}, ground: {ground:?}, ratio: ");
        let end = format!(", scheme: theme.{scheme}-scheme, need: theme.{need}-contrast)");
        assert!(errors[0].contains(&start) && errors[0].contains(&end), "{errors:?}");
    }
}
