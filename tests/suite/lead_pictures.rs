//! Tests lead pictures of documents and records: on pages, in lists, in the feed, in structured data and in share images.

use std::sync::{Arc, LazyLock};

use serde_json::Value;
use urbi::diag::Span;
use urbi::path::SourcePath;
use urbi::picture::{self, Picture, Size};

use crate::harness::Site;
use crate::html::Page;
use crate::made::Made;
use crate::{photos, xml};

const CRANE: &str = "content/news/2021-03-01-kran.de.md";

/// Returns the fixture with a photograph of a news item, and a drawing of a city and of a region.
fn harbours() -> Site {
    Site::harbours()
        .write("content/news/kran.jpg", photos::as_from_a_camera(&photos::jpeg(1400, 900), 1))
        .replace(
            CRANE,
            "date:",
            "image: kran.jpg\nalt: Ein Kran hebt ein Boot\ncaption: Der Kran am Kai\n\
             credit: Ada Kai, CC BY 4.0\nfocus: right 100%\ndate:",
        )
        .replace(
            "content/news/2021-03-01-kran.sv.md",
            "summary:",
            "alt: En kran lyfter en båt\nsummary:",
        )
        .replace(
            "data/regions.yaml",
            "  countries: [AX",
            "  picture:\n    image: pages/anker.svg\n    alt: {de: Ein großer Anker, sv: Ett stort ankare}\n    credit: Ada Kai\n  countries: [AX",
        )
        .replace("data/site.yaml", "country_feeds: true\n", "country_feeds: true\nshare_pictures: true\npicture_credits: true\n")
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let font = include_bytes!("../../themes/atlas/fonts/noto-naskh-arabic.ttf");
    Made::of(&harbours().write("themes/plain/fonts/zz-arabic.ttf", font))
});

fn page(path: &str) -> Page {
    Page::parse(&MADE.files[path])
}

/// Returns the node of a type in the structured data of a page.
fn node(page: &Page, kind: &str) -> Value {
    let mut scripts = page.all("script");
    let script = scripts.find(|own| own.attribute("type") == Some("application/ld+json"));
    let graph: Value = serde_json::from_str(&script.unwrap().raw_text()).unwrap();
    let nodes = graph["@graph"].as_array().unwrap();
    nodes.iter().find(|node| node["@type"] == kind).cloned().unwrap_or_default()
}

#[test]
fn a_page_shows_its_picture_with_caption_and_credit() {
    let page = page("nachrichten/kran/index.html");
    let figure = page.one("figure");
    assert_eq!(figure.attribute("class"), Some("lead x10 y10"));
    assert_eq!(figure.text(), "Der Kran am Kai Bild: Ada Kai, CC BY 4.0");
    let img = page.one("img");
    assert_eq!(img.attribute("alt"), Some("Ein Kran hebt ein Boot"));
    assert_eq!((img.attribute("width"), img.attribute("height")), (Some("1400"), Some("900")));
    assert!(page.one("source").attribute("srcset").unwrap().ends_with(" 1400w"));
}

#[test]
fn texts_come_from_each_translation() {
    let swedish = page("sv/nyheter/kran/index.html");
    assert_eq!(swedish.one("img").attribute("alt"), Some("En kran lyfter en båt"));
    assert_eq!(swedish.one("figcaption").all_in("span").next().unwrap().language(), Some("de"));
    // A credit is a name: it has no language.
    assert!(swedish.one("figcaption").text().ends_with("Ada Kai, CC BY 4.0"));
    let missing = MADE.run.problems.iter();
    let missing = missing.filter(|own| own.ids.0.starts_with("site.picture-alt-untranslated"));
    let files: Vec<_> = missing.filter_map(|own| own.file.as_deref()).collect();
    assert_eq!(files, ["content/news/2021-03-01-kran.ar.md"]);
}

#[test]
fn a_record_has_a_picture_from_the_content_folder() {
    let page = page("regionen/norden/index.html");
    assert_eq!(page.one("img").attribute("alt"), Some("Ein großer Anker"));
    assert!(page.one("img").attribute("src").unwrap().ends_with(".svg"));
}

#[test]
fn the_feed_has_the_picture_with_its_credit() {
    let feed = xml::parse(&MADE.files["feed.xml"]).unwrap();
    let links = feed.all("entry").flat_map(|entry| entry.all("link"));
    let mut links = links.filter(|link| link.attribute("rel") == Some("enclosure"));
    let link = links.next().unwrap();
    assert_eq!(link.attribute("type"), Some("image/jpeg"));
    let contents = feed.all("entry").flat_map(|entry| entry.all("content"));
    let mut texts =
        contents.map(|own| Page::parse(format!("<!doctype html>{}", own.text).as_bytes()));
    let text = texts.find(|text| text.all("figure").next().is_some()).unwrap();
    assert_eq!(text.one("img").attribute("src"), link.attribute("href"));
    assert_eq!(text.one("figcaption").text(), "Der Kran am Kai Bild: Ada Kai, CC BY 4.0");
}

#[test]
fn structured_data_names_the_picture() {
    let page = &Site::repository_made().pages()["pt/noticias/declaracao-de-pequim/index.html"];
    let image = node(page, "ImageObject");
    assert_eq!(image["creditText"], "desenho feito para este sítio");
    let src = page.one("figure").all_in("img").next().unwrap().attribute("src").unwrap();
    assert!(image["contentUrl"].as_str().unwrap().ends_with(src), "{image}");
    assert_eq!(node(page, "NewsArticle")["image"]["@id"], image["@id"]);
    assert_eq!(node(page, "WebPage")["primaryImageOfPage"]["@id"], image["@id"]);
}

/// Returns the pixels of a share image, row by row.
fn pixels_of(path: &str) -> Vec<u8> {
    let file = SourcePath::new("card.jpg").unwrap();
    let size = Size { width: 1200, height: 630 };
    match picture::read(&file, &Arc::from(MADE.run.make(path))) {
        Ok(Picture::Raster(raster)) if raster.size == size => {
            raster.cropped(size, [50, 50], &file, &Span::file(&file)).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_share_image_has_the_part_around_the_focus() {
    let page = page("nachrichten/kran/index.html");
    let meta = |name: &str| {
        let mut all = page.all("meta").filter(|meta| meta.attribute("property") == Some(name));
        all.next().and_then(|meta| meta.attribute("content")).unwrap()
    };
    assert!(meta("og:image").ends_with("/nachrichten/kran/card.jpg"));
    assert!(meta("og:image:alt").ends_with("Ein Kran hebt ein Boot"));
    let pixels = pixels_of("nachrichten/kran/card.jpg");
    let at = |x: usize, y: usize| &pixels[3 * (y * 1200 + x)..][..3];
    let is_near =
        |own: &[u8], other: [u8; 3]| own.iter().zip(other).all(|(a, b)| a.abs_diff(b) < 12);
    // The focus is the corner at the lower right. The picture is twice as high as its area, so both rows are in it.
    assert!(is_near(at(1180, 600), photos::CORNERS[3]), "{:?}", at(1180, 600));
    assert!(is_near(at(1180, 60), photos::CORNERS[1]), "{:?}", at(1180, 60));
    // A translation without a text of its own has the same picture on the other side.
    let pixels = pixels_of("ar/akhbar/kran/card.jpg");
    assert!(is_near(&pixels[3 * (600 * 1200 + 440)..][..3], photos::CORNERS[3]));
}

#[test]
fn an_image_in_the_colours_of_print_is_refused() {
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.encode(&vec![90; 4 * 1300 * 8], 1300, 8, jpeg_encoder::ColorType::Cmyk).unwrap();
    let run = harbours().write("content/news/kran.jpg", bytes).planned();
    let found = run.problems.iter().find(|own| own.code == "broken-picture").unwrap();
    assert_eq!(found.ids.0, "picture.print-colours(file: \"content/news/kran.jpg\")");
    assert_eq!(found.ids.1, "picture.save-as-rgb-hint");
}

#[test]
fn a_news_item_without_a_picture_has_a_part_of_the_world_map() {
    let made = Site::repository_made();
    let page = &made.pages()["en/news/index.html"];
    let items: Vec<_> =
        page.all("li").filter(|li| li.attribute("class") == Some("pictured")).collect();
    assert!(items.len() > 5);
    for item in items {
        let image =
            item.all_in("img").chain(item.all_in("svg")).next().expect("an image or a plate");
        assert!(image.attribute("alt").is_some() || image.attribute("viewBox").is_some());
    }
}
