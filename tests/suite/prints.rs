//! Tests PDFs: which exist, their metadata, and the diagnostics about bad layouts. tests/browser checks their look and
//! the order of their text with other programs.

use std::collections::{BTreeMap, BTreeSet};

use urbi::output::OutputBody;

use crate::harness::{Files, Run, Site};
use crate::html::Page;
use crate::photos;

/// A flyer of the fixture, which has a flyer and a note in each of seven languages.
const FLYER: &str = "content/flyers/what-is-a-lighthouse-town.en.md";
const NOTE: &str = "content/concept-notes/watch.en.md";
const SITE: &str = "data/site.yaml";

/// The path of its PDF.
const FLYER_PDF: &str = "en/flyers/what-is-a-lighthouse-town.pdf";
const NOTE_PDF: &str = "en/concept-notes/keeping-watch.pdf";

/// Prints one PDF of a site, and renders nothing else.
fn printed(site: &Site, path: &str) -> Run {
    site.part(|own| own == path)
}

/// Returns the text of a PDF of a site without errors and warnings.
fn pdf(site: &Site, path: &str) -> String {
    let run = printed(site, path);
    assert_eq!(run.errors(), [""; 0]);
    String::from_utf8_lossy(&run.files()[path]).into_owned()
}

/// Returns the PDFs of a site, by path.
fn prints(files: &Files) -> BTreeMap<&str, String> {
    let own = files.iter().filter(|(path, bytes)| path.ends_with(".pdf") && !bytes.is_empty());
    own.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned())).collect()
}

/// Returns the text between two marks, such as `/Lang(` and `)`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("there is no {start}")).1;
    rest.split_once(end).expect("it ends").0
}

/// Returns the number of pages of a PDF.
fn pages(pdf: &str) -> usize {
    between(pdf, "<xmpTPg:NPages>", "<").parse().unwrap()
}

#[test]
fn the_repository_prints_its_flyers_and_its_note() {
    let prints = prints(&Site::repository_made().files);
    let paths: Vec<&str> = prints.keys().copied().collect();
    assert_eq!(
        paths,
        [
            "en/concept-notes/membership.pdf",
            "en/flyers/join-the-network.pdf",
            "en/flyers/what-is-a-learning-city.pdf",
            "pt/folhetos/aderir-a-rede.pdf",
            "pt/folhetos/o-que-e-uma-cidade-de-aprendizagem.pdf",
            "pt/notas-conceptuais/adesao.pdf",
        ]
    );
    for (path, pdf) in &prints {
        assert!(pdf.contains(&format!("/Lang({})/StructTreeRoot", &path[..2])), "{path}");
        assert!(path.contains("not") || pages(pdf) <= 2, "{path} has {} pages", pages(pdf));
    }
}

#[test]
fn documents_in_seven_languages_keep_the_standard() {
    let prints = prints(&Site::beacons_made().files);
    assert_eq!(prints.len(), 14, "{:?}", prints.keys());
    for (path, pdf) in &prints {
        let locale = path.split('/').next().unwrap();
        assert!(pdf.contains(&format!("/Lang({locale})/StructTreeRoot")), "{path}");
        assert_eq!(between(pdf, "<pdfuaid:part>", "<"), "1", "{path}");
        assert!(pdf.contains("/MarkInfo<</Marked true"), "{path}");
        let direction = if locale == "ar" { "R2L" } else { "L2R" };
        assert!(pdf.contains(&format!("/DisplayDocTitle true/Direction/{direction}")), "{path}");
        // Each second-level heading is a bookmark and a structure element.
        assert!(pdf.contains("/S/H1") && pdf.contains("/Type/Outlines"), "{path}");
        // The PDF has no creation date and no path.
        assert!(!pdf.contains("CreationDate") && !pdf.contains("CreateDate"), "{path}");
    }
    let notes = prints.iter().filter(|(_, pdf)| pdf.contains("/S/Note"));
    for (path, pdf) in notes.clone() {
        for role in ["/S/L", "/S/LI", "/S/LBody", "/S/BlockQuote", "/S/Table", "/S/TH", "/S/Link"] {
            assert!(pdf.contains(role), "{path} has no {role}");
        }
    }
    assert_eq!(notes.count(), 7);
}

#[test]
fn pages_offer_them_with_language_pages_and_size() {
    let made = Site::beacons_made();
    let page = &made.pages()["fr/depliants/ville-de-phare/index.html"];
    let links: Vec<_> =
        page.all("a").filter(|link| link.attribute("type") == Some("application/pdf")).collect();
    // The language of the page comes first, then the others under their own names.
    let names: Vec<String> =
        links.iter().map(|link| link.all_in("span").next().unwrap().text()).collect();
    assert_eq!(
        names,
        ["Français", "العربية", "中文", "English", "Русский", "Español", "Português"]
    );
    assert_eq!(links[0].attribute("hreflang"), None);
    let name = links[1].all_in("span").next().unwrap();
    assert_eq!((links[1].attribute("hreflang"), name.attribute("lang")), (Some("ar"), Some("ar")));
    for link in &links {
        let address = urbi::path::percent_decode(link.attribute("href").unwrap()).unwrap();
        let bytes = made.files[address.trim_start_matches('/')].len();
        let facts = link.text();
        assert!(facts.contains(&format!("{} ko", bytes.div_ceil(1000))), "{facts}");
        assert!(facts.contains("PDF, 1 page") || facts.contains("PDF, 2 pages"), "{facts}");
    }
    // Lists of flyers link to the PDFs too.
    let list = &made.pages()["en/flyers/index.html"];
    let listed = list.all("a").filter(|link| link.attribute("type") == Some("application/pdf"));
    assert_eq!(listed.count(), 7);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let again = Site::beacons().part(|path| path.ends_with(".pdf")).files();
    assert_eq!(again.len(), 14, "{:?}", again.keys());
    for (path, bytes) in again {
        assert!(Site::beacons_made().files[&path] == bytes, "{path} differs");
    }
}

#[test]
fn front_matter_decides_what_is_printed() {
    let is_own = |path: &&String| path.starts_with("en/") && path.ends_with(".pdf");
    let paths = |site: &Site| site.paths().iter().filter(is_own).cloned().collect::<Vec<_>>();
    let date = "date: 2024-05-01\n";
    let without = Site::beacons().replace(NOTE, date, "date: 2024-05-01\npdf: false\n");
    assert_eq!(paths(&without), [FLYER_PDF]);
    let news = "content/news/2019-07-01-founding.en.md";
    let text = Site::beacons().text(news).replacen("---\n", "---\npdf: true\n", 1);
    let page = "content/pages/join.en.md";
    let other = Site::beacons().text(page).replacen("---\n", "---\npdf: true\npaper: a5\n", 1);
    let with = Site::beacons().write(news, text).write(page, other);
    assert_eq!(paths(&with), [NOTE_PDF, FLYER_PDF, "en/join.pdf", "en/news/founding.pdf"]);
    for path in ["en/join.pdf", "en/news/founding.pdf"] {
        assert!(pdf(&with, path).starts_with("%PDF"), "{path}");
    }
}

#[test]
fn what_only_a_machine_translated_is_not_printed() {
    let note = "content/concept-notes/watch.fr.md";
    let text = Site::beacons().text(note).replacen("---\n", "---\nmachine: true\n", 1);
    let paths = Site::beacons().write(note, text).paths();
    assert!(paths.contains("fr/notes/veiller/index.html"));
    assert!(!paths.contains("fr/notes/veiller.pdf"));
    assert!(paths.contains("es/notas/hacer-la-guardia.pdf"));
}

#[test]
fn a_block_offers_the_documents_of_a_text() {
    let page = "content/pages/join.en.md";
    let block = |file: &str| {
        let text = Site::beacons().text(page);
        Site::beacons().write(page, format!("{text}\n```download\nfile: {file}\n```\n"))
    };
    let [page] = block("../flyers/what-is-a-lighthouse-town.md").pages(["en/join/index.html"]);
    let links = page.all("a").filter(|link| link.attribute("type") == Some("application/pdf"));
    assert_eq!(links.count(), 7);
    let errors = block("../news/2019-07-01-founding.md").planned().error_ids();
    let no_pdf = r#"plan.document-without-pdf(document: "news/2019-07-01-founding")"#;
    assert!(errors[0].contains(no_pdf), "{errors:?}");
    let errors = block("../flyers/nothing.md").planned().errors();
    assert!(errors[0].contains("dead-link"), "{errors:?}");
    let errors = block("paper.zip").planned().error_ids();
    assert!(errors[0].contains("content.file-without-title"), "{errors:?}");
}

/// Returns the only diagnostic of a PDF: file, position, code and the id of its message.
fn only(site: &Site, path: &str) -> (String, [u64; 2], String, String) {
    let run = printed(site, path);
    let grave: Vec<_> = run.problems.iter().filter(|problem| problem.severity != "note").collect();
    let [problem] = grave.as_slice() else { panic!("{grave:#?}") };
    let [line, column, ..] = problem.place.unwrap();
    assert!(run.outcome.rendered.is_some(), "a warning stops nothing");
    let file = problem.file.clone().unwrap();
    (file, [line, column], problem.code.clone(), problem.ids.0.clone())
}

#[test]
fn too_many_pages_are_reported_where_they_are_limited() {
    let site = Site::beacons().replace(NOTE, "max_pages: 2", "max_pages: 1");
    let notes = |path: &str| ["en", "fr"].contains(&&path[..2]) && path.ends_with(".pdf");
    let problems = site.part(notes).errors();
    // The length depends on the language, but the limit is the same.
    assert!(!problems.is_empty());
    for problem in problems {
        assert!(problem.starts_with(&format!("{NOTE}:6:12: warning[print-overflow]")), "{problem}");
    }
}

#[test]
fn a_part_that_overflows_its_panel_is_reported_at_its_heading() {
    let long = "Who keeps the light also keeps the book of those who passed. ".repeat(60);
    let text = format!("{}\n## A long part {{#long}}\n\n{long}\n", Site::beacons().text(FLYER));
    let line = text.lines().position(|line| line.starts_with("## A long part")).unwrap() as u64 + 1;
    let (file, place, code, message) = only(&Site::beacons().write(FLYER, text), FLYER_PDF);
    assert_eq!((file.as_str(), place, code.as_str()), (FLYER, [line, 4], "print-overflow"));
    assert_eq!(message, "print.panel-overflow");
}

/// Returns the id of the message that no font contains these characters of a script.
fn missing(script: &str, letters: &str) -> String {
    let what = format!("print.these-letters(script: {script:?})");
    format!("print.missing-glyphs(what: {what}, named: {letters:?})")
}

#[test]
fn missing_glyphs_are_reported_at_the_first_of_them() {
    let text = Site::beacons().text(NOTE);
    let site =
        Site::beacons().write(NOTE, text.replace("A light that nobody", "A light ᚠᚢ that nobody"));
    let (file, place, code, message) = only(&site, NOTE_PDF);
    assert_eq!((file.as_str(), code.as_str()), (NOTE, "missing-letter"));
    assert_eq!((place, message), ([11, 9], missing("Runic", "ᚠᚢ")));
}

#[test]
fn low_resolution_is_reported_and_metadata_stays_private() {
    let show = "![A lighthouse at dusk, seen from the sea](light.jpg)\n\n## ";
    let text = Site::beacons().text(FLYER).replacen("## ", show, 1);
    let photo = |width: u32, height: u32| {
        let photo = photos::as_from_a_camera(&photos::jpeg(width, height), 1);
        Site::beacons().write(FLYER, &text).write("content/flyers/light.jpg", photo)
    };
    let (file, _, code, message) = only(&photo(240, 160), FLYER_PDF);
    assert_eq!((file.as_str(), code.as_str()), (FLYER, "coarse-picture"));
    let start = r#"print.low-resolution(file: "content/flyers/light.jpg", per_inch: ""#;
    assert!(message.starts_with(start), "{message}");
    let run = printed(&photo(1600, 1000), FLYER_PDF);
    assert_eq!(run.errors(), [""; 0]);
    let pdf = &run.files()[FLYER_PDF];
    assert!(pdf.windows(3).any(|bytes| bytes == [0xFF, 0xD8, 0xFF]), "the picture is in it");
    assert!(!pdf.windows(photos::SECRET.len()).any(|bytes| bytes == photos::SECRET));
}

#[test]
fn what_a_page_forgives_print_forgives() {
    let body = "### A level too deep\n\n## \n\ntext\n\n##### Far too deep\n\n\u{1680}odd\u{7} space\n\n## {#last}\n";
    let front = Site::beacons().text(NOTE).split("\n## ").next().unwrap().to_owned();
    let page = "en/concept-notes/keeping-watch/index.html";
    let site = Site::beacons().write(NOTE, format!("{front}\n{body}"));
    let run = site.part(|path| path == NOTE_PDF || path == page);
    let grave: Vec<_> = run.problems.iter().filter(|problem| problem.severity == "error").collect();
    assert!(grave.is_empty(), "{grave:#?}");
    let made = run.files();
    assert!(made.contains_key(page));
    let pdf = String::from_utf8_lossy(&made[NOTE_PDF]);
    assert!(pdf.contains("/S/H1") && pdf.contains("/S/H2") && !pdf.contains("/S/H3"));
}

#[test]
fn a_picture_at_the_beginning_leads_even_if_it_only_decorates() {
    let photo = || photos::jpeg(1600, 1000);
    let front = Site::beacons().text(FLYER).split("\n\n").next().unwrap().to_owned();
    for picture in [
        "![A lighthouse at dusk, seen from the sea](light.jpg)",
        "```figure\nimage: light.jpg\nalt: \"\"\n```",
    ] {
        let text = format!("{front}\n\n{picture}\n\n## A part\n\nWords.\n");
        let site = Site::beacons().write(FLYER, text).write("content/flyers/light.jpg", photo());
        let pdf = pdf(&site, FLYER_PDF);
        // It replaces the world map, which is an SVG image.
        assert_eq!(
            pdf.contains("/Alt(A lighthouse at dusk"),
            picture.starts_with('!'),
            "{picture}"
        );
        assert_eq!(pdf.matches("/Subtype/Image").count(), 1, "{picture}");
    }
}

#[test]
fn pictures_that_differ_in_their_endings_are_two() {
    let text = Site::beacons().text(FLYER);
    let both = "![A red light](light.png)\n\n![A lighthouse](light.jpg)\n\n## ";
    let site = Site::beacons()
        .write(FLYER, text.replacen("## ", both, 1))
        .write("content/flyers/light.jpg", photos::jpeg(800, 500))
        .write("content/flyers/light.png", photos::png(800, 500));
    assert_eq!(pdf(&site, FLYER_PDF).matches("/Subtype/Image").count(), 2);
}

#[test]
fn missing_glyphs_are_reported_script_by_script() {
    let text = Site::beacons().text(NOTE);
    let site = Site::beacons()
        .write(NOTE, text.replace("A light that nobody", "A light ᚠสᚢ🎉 that nobody"));
    let reported: Vec<String> = printed(&site, NOTE_PDF)
        .problems
        .into_iter()
        .filter(|p| p.code == "missing-letter")
        .map(|p| p.ids.0)
        .collect();
    let others = r#"print.missing-glyphs(what: print.these-characters, named: "🎉")"#.to_owned();
    assert_eq!(reported, [missing("Runic", "ᚠᚢ"), missing("Thai", "ส"), others]);
}

#[test]
fn a_layout_that_fails_is_reported_at_its_place() {
    let layout = "themes/atlas/print/flyer.typ";
    let text = Site::beacons().text(layout);
    let site = Site::beacons().write(layout, format!("{text}\n#nothing()\n"));
    let problems = printed(&site, FLYER_PDF).error_ids();
    let line = text.lines().count() + 2;
    assert!(!problems.is_empty());
    for problem in problems {
        let start = format!("{layout}:{line}:2: error[template]: print.pdf-failed(");
        assert!(problem.starts_with(&start), "{problem}");
    }
}

#[test]
fn a_missing_layout_is_reported_where_a_document_needs_it() {
    let news = "content/news/2019-07-01-founding.en.md";
    let text = Site::beacons().text(news).replacen("---\n", "---\npdf: true\n", 1);
    let layout = "themes/atlas/print/page.typ";
    let problems = Site::beacons().write(news, text).remove(layout).planned().error_ids();
    let reported = format!("error[missing-file]: plan.layout-missing(file: {layout:?})");
    assert!(
        problems.iter().any(|problem| problem.starts_with(&format!("{news}:2:6: {reported}"))),
        "{problems:?}"
    );
    // Without print layouts in the theme, flyers are only pages.
    assert!(prints(&Site::harbours_made().files).is_empty());
}

#[test]
fn fonts_of_the_site_must_be_there() {
    let site = |name: &str| {
        Site::beacons().replace(SITE, "noto-serif-sc-subset_bold.ttf]", &format!("{name}]"))
    };
    let problems = site("song.otf").planned().error_ids();
    let missing = r#"error[font]: theme.font-missing(name: "song.otf")"#;
    assert!(problems[0].contains(missing), "{problems:?}");
    let problems = site("song.otf").write("data/fonts/song.otf", "no font").planned().error_ids();
    let unreadable = r#"error[font]: theme.unreadable-font(path: "data/fonts/song.otf")"#;
    assert!(problems[0].contains(unreadable), "{problems:?}");
}

/// Returns the fixture with fact sheets.
fn with_sheets() -> Site {
    let site = Site::beacons().unprinted();
    site.replace(SITE, "maps: true\n", "maps: true\nfact_sheets: true\n")
}

#[test]
fn a_sheet_has_one_page_and_is_there_in_each_language() {
    let site = with_sheets();
    let paths = site.paths();
    let sheets: Vec<_> = paths.iter().filter(|path| path.ends_with(".pdf")).collect();
    let is_city = |path: &&String| path.starts_with("en/towns/") && path.matches('/').count() == 3;
    let cities = paths.iter().filter(is_city).count();
    // Two towns have only the usual facts.
    assert_eq!((cities, sheets.len()), (9, 7 * 7));
    let page = "en/towns/alexandria/index.html";
    let is_named = |path: &str| ["alexandri", "alejandria"].iter().any(|name| path.contains(name));
    let is_own = |path: &str| is_named(path) && path.ends_with(".pdf");
    let run = site.part(|path| is_own(path) || path == page);
    assert_eq!(run.errors(), [""; 0]);
    let own: Vec<_> = sheets.iter().filter(|path| is_own(path)).collect();
    assert_eq!(own.len(), 4, "the addresses of four languages have Latin letters: {own:?}");
    for path in own {
        let pdf = String::from_utf8_lossy(&run.make(path)).into_owned();
        assert_eq!(pages(&pdf), 1, "{path}");
        assert!(pdf.contains(&format!("/Lang({})/StructTreeRoot", &path[..2])), "{path}");
        assert!(pdf.contains("/S/Figure") && pdf.contains("/Alt"), "{path} has a map");
    }
    let page = Page::parse(&run.files()[page]);
    let own = page.all("a").find(|link| link.attribute("type") == Some("application/pdf")).unwrap();
    assert_eq!(own.attribute("href"), Some("/en/towns/alexandria.pdf"));
    assert_eq!(own.text(), "English (PDF, 1 page)");
}

#[test]
fn a_city_with_only_the_usual_facts_has_no_sheet() {
    const TOWNS: &str = "data/members/towns.yaml";
    let bare = "- id: bare\n  name: {en: Bare}\n  country: ES\n  joined: 2019\n  \
                location: {lat: 43.2, lon: -8.2}\n  population: {value: 900}\n";
    let with = |more: &str| {
        let towns = with_sheets().text(TOWNS);
        with_sheets().write(TOWNS, format!("{towns}\n{bare}{more}"))
    };
    let has_sheet = |site: &Site| site.paths().iter().any(|path| path == "en/towns/bare.pdf");
    assert!(!has_sheet(&with("")));
    assert!(!has_sheet(&with("  source: https://bare.example\n")));
    for more in [
        "  clusters: [watch]\n",
        "  website: https://bare.example\n",
        "  summary: {en: A town without a harbour.}\n",
    ] {
        assert!(has_sheet(&with(more)), "{more}");
    }
    let front = "---\ntitle: A light\ndate: 2024-01-01\ncities: [bare]\n---\nIt burns.\n";
    assert!(has_sheet(&with("").write("content/news/2024-01-01-a-light.en.md", front)));
    assert!(has_sheet(&with("").write("content/cities/bare.en.md", "---\n---\nA town.\n")));
}

#[test]
fn a_sheet_has_the_text_of_the_profile() {
    let profile = "content/cities/alexandria.en.md";
    let sheet = "en/towns/alexandria.pdf";
    let said = |text: String| {
        let site = with_sheets().write(profile, format!("---\nsummary: A light.\n---\n\n{text}\n"));
        let run = site.part(|path| path == sheet);
        assert_eq!(run.errors(), [""; 0]);
        crate::pdf::runs(&run.make(sheet)).join(" ")
    };
    assert!(said("The lamp burns all night.".to_owned()).contains("The lamp burns all night."));
    // A text that does not fit on the sheet is left out.
    let long = "The lamp burns all night, and every ship sees it. ".repeat(400);
    assert!(!said(long).contains("lamp"));
    assert!(!said("The lamp burns.[^1]\n\n[^1]: All night.".to_owned()).contains("lamp"));
}

#[test]
fn closed_calls_and_sources_of_calls_are_not_printed() {
    let front = "---\ntitle: Watch\nslug: keeping-watch\n---\n\nAsk us.\n\n```calls\n```\n";
    let source = "    closes: 2026-03-31\n".trim_start();
    let said = |now: &str| {
        let site = Site::beacons().now(now).write(NOTE, front);
        let calls = "data/calls.yaml";
        let site = site.replace(calls, source, &format!("{source}  source: https://ask.example\n"));
        let run = printed(&site, NOTE_PDF);
        crate::pdf::runs(&run.files()[NOTE_PDF]).join(" ")
    };
    let open = said("2026-02-01");
    assert!(open.contains("Call for applications 2026"), "{open}");
    assert!(
        !open.contains("Call for applications 2024") && !open.contains("ask.example"),
        "{open}"
    );
    let closed = said("2026-06-01");
    assert!(closed.contains("Ask us.") && !closed.contains("Call for"), "{closed}");
}

#[test]
fn a_sheet_is_made_anew_only_when_it_would_differ() {
    let keys = |site: Site| -> BTreeMap<String, String> {
        let run = site.part(|path| path.ends_with(".pdf"));
        assert_eq!(run.errors(), [""; 0]);
        let rendered = run.outcome.rendered.expect("the site was made");
        let own = rendered.into_iter().filter_map(|(path, body)| match body {
            OutputBody::Lazy(deferred) => Some((path.to_string(), deferred.key)),
            _ => None,
        });
        own.collect()
    };
    let before = keys(with_sheets());
    assert!(before.len() > 40, "{} sheets", before.len());
    assert_eq!(before.values().collect::<BTreeSet<_>>().len(), before.len(), "no two are alike");
    let (file, text) = with_sheets()
        .files()
        .iter()
        .find(|(path, text)| {
            path.starts_with("data/members/") && text.windows(10).any(|own| own == b"alexandria")
        })
        .map(|(path, text)| (path.clone(), String::from_utf8(text.clone()).unwrap()))
        .unwrap();
    let text = text.replacen(
        "- id: alexandria\n",
        "- id: alexandria\n  website: https://light.example\n",
        1,
    );
    let after = keys(with_sheets().write(&file, text));
    let changed: BTreeSet<&str> = before
        .iter()
        .filter(|(path, key)| after[*path] != **key)
        .map(|(path, _)| path.as_str())
        .collect();
    let own: BTreeSet<&str> = changed
        .iter()
        .copied()
        .filter(|path| {
            ["alexandr", "alejandr", "%", "ال", "亚", "алекс"]
                .iter()
                .any(|part| path.contains(part))
        })
        .collect();
    assert_eq!((changed.len(), changed), (7, own));
}
