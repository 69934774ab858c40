//! Tests share images: one for each page, referenced by the page, and drawn during publishing.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use crate::disk::{Disk, Said};
use crate::harness::{NOW, Run, Site, crate_root};
use crate::html::Page;
use crate::made::Made;

/// Returns the fixture with share images, and with a font for each of its scripts.
fn harbours() -> Site {
    let font = fs::read(crate_root().join("themes/atlas/fonts/noto-naskh-arabic.ttf")).unwrap();
    Site::harbours()
        .replace(
            "data/site.yaml",
            "country_feeds: true\n",
            "country_feeds: true\nshare_pictures: true\n",
        )
        .write("themes/plain/fonts/zz-arabic.ttf", font)
}

/// The rendered fixture.
static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&harbours()));

/// Returns an Open Graph property of a page.
fn property<'a>(page: &'a Page, name: &str) -> Option<&'a str> {
    let mut all = page.all("meta").filter(|meta| meta.attribute("property") == Some(name));
    let only = all.next()?;
    assert!(all.next().is_none(), "`{name}` appears twice");
    only.attribute("content")
}

/// Returns the output path of a page's share image.
fn picture(page: &Page, base: &str) -> Option<String> {
    let url = property(page, "og:image")?;
    Some(url.strip_prefix(base).unwrap_or_else(|| panic!("`{url}` is not of this site")).to_owned())
}

/// Checks that the share image of every page exists, and that every share image is used.
fn check_all(made: &Made, base: &str) {
    let mut named = BTreeSet::new();
    let files = &made.files;
    for (path, page) in made.pages() {
        let moves = page.all("meta").any(|meta| meta.attribute("http-equiv").is_some());
        match picture(page, base) {
            Some(picture) => {
                assert!(files.contains_key(&picture), "{path} names {picture}");
                named.insert(picture);
            }
            None => assert!(moves, "{path} names no picture"),
        }
    }
    let made = files.keys().filter(|path| path.ends_with("card.png")).cloned();
    assert_eq!(named, made.collect::<BTreeSet<String>>());
}

fn size_of(run: &Run, path: &str) -> (u32, u32) {
    let bytes = run.make(path);
    assert_eq!(&bytes[1..4], b"PNG", "{path}");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_page_names_its_picture() {
    let (run, files) = (&MADE.run, &MADE.files);
    check_all(&MADE, "https://harbours.example/");
    assert!(files.contains_key("card.png") && files.contains_key("ar/mudun/hamburg/card.png"));
    for path in ["card.png", "sv/staeder/hamburg/card.png", "ar/mudun/hamburg/card.png"] {
        assert_eq!(size_of(run, path), (1200, 630), "{path}");
    }
    let page = Page::parse(&files["ar/mudun/hamburg/index.html"]);
    assert_eq!(property(&page, "og:title"), Some("هامبورغ"));
    assert_eq!(property(&page, "og:locale"), Some("ar_EG"));
    assert_eq!(property(&page, "og:image:alt"), Some("هامبورغ – ألمانيا – شبكة مدن الموانئ"));
    let page = Page::parse(&files["staedte/index.html"]);
    assert_eq!(property(&page, "og:title"), Some("Städte"));
    assert_eq!(property(&page, "og:locale"), Some("de_DE"));
}

#[test]
fn parts_of_a_list_and_lost_readers_share_a_picture() {
    let files = harbours().base_url("https://harbours.example/base").made();
    let base = "https://harbours.example/base/";
    let picture = |path: &str| picture(&Page::parse(&files[path]), base).unwrap();
    assert_eq!(picture("nachrichten/page/2/index.html"), "nachrichten/card.png");
    assert_eq!(picture("404.html"), "card.png");
    assert_eq!(picture("ar/404.html"), "ar/card.png");
    assert!(!files.contains_key("nachrichten/page/2/card.png"));
}

#[test]
fn a_site_that_does_not_want_pictures_has_none() {
    let files = &Site::harbours_made().files;
    assert!(!files.keys().any(|path| path.ends_with("card.png")));
    assert_eq!(property(&Page::parse(&files["index.html"]), "og:image"), None);
}

/// If no font covers a title, the share image shows the name of the network.
#[test]
fn a_title_that_cannot_be_written_becomes_the_name_of_the_network() {
    let site = harbours().remove("themes/plain/fonts/zz-arabic.ttf");
    let run = site.run();
    assert_eq!(run.errors().len(), 1, "{:?}", run.errors());
    let (one, two) = (run.make("ar/mawadi/card.png"), run.make("ar/mawadi/arsifa/card.png"));
    assert!(one != two, "they mark other cities");
    assert_eq!(size_of(&run, "ar/mawadi/card.png"), (1200, 630));
    let news = run.make("ar/akhbar/kran/card.png");
    let whole = &MADE.run;
    assert!(whole.make("ar/akhbar/kran/card.png") != news, "written, where a font can");
    assert!(whole.make("staedte/hamburg/card.png") == run.make("staedte/hamburg/card.png"));
}

#[test]
fn threads_change_no_picture_and_the_second_build_draws_none() {
    let disk = harbours().on_disk();
    let build = |disk: &Disk, jobs: &str| {
        let mut command = disk.command(&["build", "--root", "site", "--now", NOW, "--jobs", jobs]);
        let said = Said::of(&mut command);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        disk.public()
    };
    let one = build(&disk, "1");
    let pictures = || one.iter().filter(|(path, _)| path.ends_with("card.png"));
    assert!(pictures().count() > 80 && pictures().all(|(_, bytes)| bytes.starts_with(b"\x89PNG")));
    assert!(build(&harbours().on_disk(), "2") == one);
    assert!(build(&disk, "2") == one);
}

#[test]
fn tabs_have_the_hues_of_the_regions() {
    // The network has two regions, and the theme has five hues.
    let theme = "themes/atlas/theme.yaml";
    let light = r##"  hues: ["#c46a14", "#982b4b", "#16805f""##;
    let made = |hues: &str| {
        let run = Site::oasis().replace(theme, light, hues).run();
        [run.make("en/card.png"), run.files()["en/concept-notes/membership.pdf"].clone()]
    };
    let [card, pdf] = made(light);
    let third = made(&light.replace("16805f", "0b5f66"));
    assert!(third == [card.clone(), pdf.clone()], "the third hue is on no tab");
    let [other_card, other_pdf] = made(&light.replace("982b4b", "0b5f66"));
    assert!(other_card != card && other_pdf != pdf, "the second one is");
}

#[test]
fn every_page_of_the_real_site_names_its_picture() {
    let made = Site::repository_made();
    let (run, files, pages) = (&made.run, &made.files, made.pages());
    check_all(made, "https://learning-cities.example/");
    let page = &pages["pt/index.html"];
    assert_eq!(property(page, "og:locale"), Some("pt_PT"));
    assert_eq!(property(page, "og:locale:alternate"), Some("en_GB"));
    assert_eq!(property(page, "og:type"), Some("website"));
    assert_eq!(property(page, "og:url"), Some("https://learning-cities.example/pt/"));
    assert_eq!(
        property(&pages["index.html"], "og:image"),
        property(&pages["en/index.html"], "og:image")
    );
    let longest =
        files.keys().filter(|path| path.ends_with("card.png")).max_by_key(|path| path.len());
    assert_eq!(size_of(run, longest.unwrap()), (1200, 630));
}
