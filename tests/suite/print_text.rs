//! Tests the text of PDFs for search and copy: names in every script, and the roles of table cells.

use std::collections::BTreeSet;

use crate::harness::{Run, Site};
use crate::{pdf, photos};

const TOWNS: &str = "data/members/towns.yaml";
const FLYER: &str = "content/flyers/what-is-a-lighthouse-town.en.md";
const FLYER_PDF: &str = "en/flyers/what-is-a-lighthouse-town.pdf";

/// Prints the fact sheets of one town of the beacons, in the languages with Latin addresses.
fn sheets(name: &str, site: Site) -> (Run, Vec<String>) {
    let site = site.replace("data/site.yaml", "maps: true\n", "maps: true\nfact_sheets: true\n");
    let paths = site.paths();
    let is_own = |path: &&String| path.contains(name) && path.ends_with(".pdf");
    let paths: Vec<String> = paths.iter().filter(is_own).cloned().collect();
    let run = site.part(|own| paths.iter().any(|path| path == own));
    assert_eq!(run.errors(), [""; 0]);
    (run, paths)
}

/// Returns whether a run contains a name.
fn says(runs: &[String], name: &str) -> bool {
    runs.iter().any(|run| run.contains(name))
}

/// Returns whether a character only controls the shaping of others.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn a_name_in_any_script_is_found_in_any_context() {
    // Arabic, Persian with its own letters, and Urdu. The direction marks are as people paste them.
    for (name, found) in [
        ("الإسكندرية", "الإسكندرية"),
        ("پژوهشگاه", "پژوهشگاه"),
        ("ٹیکسلا", "ٹیکسلا"),
        ("\u{200f}ووهان\u{200e}", "ووهان"),
    ] {
        let site = Site::beacons().replace(TOWNS, "ar: الإسكندرية", &format!("ar: {name}"));
        let (run, paths) = sheets("alexandria", site);
        assert!(paths.iter().any(|path| path.starts_with("en/")), "{paths:?}");
        for path in &paths {
            let runs = pdf::runs(&run.make(path));
            assert!(says(&runs, found), "{path}: {found} is not in {runs:?}");
            assert!(says(&runs, "亚历山大"), "{path}: {runs:?}");
            assert!(says(&runs, "Александрия"), "{path}: {runs:?}");
            let marks: BTreeSet<char> = runs.concat().chars().filter(|own| is_mark(*own)).collect();
            assert!(marks.is_empty(), "{path}: {marks:?}");
        }
    }
}

#[test]
fn a_source_in_a_script_without_a_font_shows_its_encoded_address() {
    let note = "content/concept-notes/watch.en.md";
    let text = Site::beacons().text(note);
    let (front, body) = text.split_once("\n---\n").unwrap();
    let front = front.split("\nsources:").next().unwrap();
    let source = "https://rounds.example/%E4%BA%AC";
    let site = Site::beacons().write(note, format!("{front}\nsources: [{source}]\n---\n{body}"));
    let run = site.part(|path| path.contains("en/concept-notes/") && path.ends_with(".pdf"));
    assert_eq!(run.errors(), [""; 0]);
    let files = run.files();
    let (_, pdf) = files.iter().find(|(path, _)| path.contains("watch")).unwrap();
    let text = pdf::runs(pdf).concat();
    assert!(text.contains("rounds.example/%E4%BA%AC"), "{text}");
}

#[test]
fn a_fact_sheet_shows_the_lead_picture_with_its_credit() {
    let picture = "- id: alexandria\n  picture:\n    image: cities/light.jpg\n    alt: {en: The light, pt: A luz}\n    caption: {en: The light at night, pt: A luz de noite}\n    credit: Ada Quay\n";
    let profile = "content/cities/alexandria.en.md";
    let text = Site::beacons().text(profile) + "\nA word.[^1]\n\n[^1]: A note.\n";
    // A sheet has the text of the profile next to the picture, or no text if the profile has footnotes.
    for site in [Site::beacons(), Site::beacons().write(profile, text)] {
        let (plain, paths) = sheets("alexandria", site.clone());
        let site = site.write("content/cities/light.jpg", photos::jpeg(1400, 900)).replace(
            TOWNS,
            "- id: alexandria\n",
            picture,
        );
        let (run, with_picture) = sheets("alexandria", site);
        assert_eq!(paths, with_picture);
        for path in paths.iter().filter(|path| path.starts_with("en/") || path.starts_with("pt/")) {
            let (before, after) = (plain.make(path), run.make(path));
            let text = pdf::runs(&after).concat();
            let caption = if path.starts_with("en/") { "at night" } else { "de noite" };
            assert!(text.contains("Ada Quay") && text.contains(caption), "{path}: {text}");
            assert!(after.len() > before.len() + 5_000, "{path}: {} bytes", after.len());
        }
    }
}

#[test]
fn latin_names_in_an_arabic_document_have_no_marks_either() {
    let made = Site::beacons_made();
    let own: Vec<_> = made
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("ar/") && path.ends_with(".pdf"))
        .collect();
    assert_eq!(own.len(), 2);
    for (path, bytes) in own {
        let runs = pdf::runs(bytes);
        assert!(
            says(&runs, "PDF") || says(&runs, "https") || says(&runs, "example"),
            "{path}: {runs:?}"
        );
        assert!(!runs.concat().chars().any(is_mark), "{path}: {runs:?}");
    }
}

#[test]
fn joiners_and_the_hyphen_of_a_broken_line_stay() {
    let text = "## \u{645}\u{6cc}\u{200c}\u{631}\u{648}\u{62f}\n\nA light\u{ad}house.\n";
    let front = Site::beacons().text(FLYER).split("\n## ").next().unwrap().to_owned();
    let site = Site::beacons().write(FLYER, format!("{front}\n{text}"));
    let run = site.part(|own| own == FLYER_PDF);
    let runs = pdf::runs(&run.files()[FLYER_PDF]);
    assert!(says(&runs, "\u{645}\u{6cc}\u{200c}\u{631}\u{648}\u{62f}"), "{runs:?}");
    assert!(says(&runs, "lighthouse"), "{runs:?}");
}

#[test]
fn what_a_fact_is_about_heads_its_row() {
    let (run, paths) = sheets("alexandria", Site::beacons());
    for path in &paths {
        let made = run.make(path);
        let rows = pdf::count(&made, "/S/TR");
        assert!(rows > 4, "{path}: {rows} rows");
        assert_eq!(pdf::count(&made, "/S/TH"), rows, "{path}");
        assert_eq!(pdf::count(&made, "/Scope/Row"), rows, "{path}");
    }
    for block in
        ["```facts\nnetwork: totals\n```", "```contact\n```", "```chart\nof: countries\n```"]
    {
        let front = Site::beacons().text(FLYER).split("\n## ").next().unwrap().to_owned();
        let site = Site::beacons().write(FLYER, format!("{front}\n## A part\n\n{block}\n"));
        let run = site.part(|own| own == FLYER_PDF);
        assert_eq!(run.errors(), [""; 0], "{block}");
        let made = &run.files()[FLYER_PDF];
        let rows = pdf::count(made, "/Scope/Row");
        // The row with column names has no row header.
        let heads = pdf::count(made, "/S/TR") - usize::from(pdf::count(made, "/Scope/Column") > 0);
        assert!(rows > 1, "{block}: {rows} rows");
        assert_eq!(rows, heads, "{block}");
    }
}
