//! Tests maps: which maps exist, what they contain, and that every city is reachable from them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::harness::{Files, Site};
use crate::html::{Element, Page};
use crate::made::Made;

/// Returns the fixture with maps.
fn harbours() -> Site {
    Site::harbours().replace(
        "data/site.yaml",
        "country_feeds: true\n",
        "country_feeds: true\nmaps: true\n",
    )
}

/// The rendered fixture.
static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&harbours()));

fn page(files: &Files, path: &str) -> Page {
    Page::parse(files.get(path).unwrap_or_else(|| panic!("{path} is not made")))
}

/// Returns the names of the rendered maps.
fn plates(files: &Files) -> Vec<&str> {
    files.keys().filter(|path| path.starts_with("maps/")).map(String::as_str).collect()
}

/// Returns the link and the label of each marker on a map.
fn dots(drawing: Element<'_>) -> BTreeSet<(String, String)> {
    let links = drawing.all_in("a").map(|link| {
        let title = link.all_in("title").next().expect("a dot has a name").text();
        (link.attribute("href").unwrap_or_default().to_owned(), title)
    });
    links.collect()
}

/// Returns the maps of a page. Other SVG images have no land.
fn maps(page: &Page) -> Vec<Element<'_>> {
    page.all("svg").filter(|drawing| drawing.all_in("use").next().is_some()).collect()
}

/// Returns the figures that contain maps.
fn figures(page: &Page) -> Vec<Element<'_>> {
    page.all("figure").filter(|figure| figure.all_in("use").next().is_some()).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    pairs.iter().map(|(url, name)| ((*url).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn a_site_that_wants_no_maps_has_none() {
    let files = &Site::harbours_made().files;
    assert_eq!(plates(files), [""; 0]);
    assert_eq!(page(files, "index.html").all("svg").count(), 0);
    assert_eq!(page(files, "staedte/hamburg/index.html").all("svg").count(), 0);
}

#[test]
fn there_is_a_map_where_a_city_has_a_place() {
    let files = &MADE.files;
    // The cities of Norway and of the Netherlands have no coordinates.
    let expected = [
        "maps/countries/ax.svg",
        "maps/countries/de.svg",
        "maps/regions/north.svg",
        "maps/world.svg",
    ];
    assert_eq!(plates(files), expected);
    assert_eq!(maps(&page(files, "laender/norwegen/index.html")).len(), 0);
    let unplaced = Site::harbours().text("data/members/north.yaml");
    let unplaced: Vec<&str> =
        unplaced.lines().filter(|line| !line.starts_with("  location:")).collect();
    let paths = harbours().write("data/members/north.yaml", unplaced.join("\n")).paths();
    assert!(!paths.iter().any(|path| path.starts_with("maps/")), "{paths:?}");
}

#[test]
fn every_city_that_has_a_place_is_a_link_on_its_maps() {
    let files = &MADE.files;
    let both = pairs(&[
        ("/staedte/hamburg/", "Hamburg, Deutschland"),
        ("/staedte/mariehamn/", "Mariehamn, Åland"),
    ]);
    for path in ["index.html", "regionen/norden/index.html"] {
        assert_eq!(dots(maps(&page(files, path))[0]), both, "{path}");
    }
    let country = page(files, "laender/deutschland/index.html");
    assert_eq!(dots(maps(&country)[0]), pairs(&[("/staedte/hamburg/", "Hamburg, Deutschland")]));
    assert_eq!(
        figures(&country)[0].all_in("figcaption").next().unwrap().text(),
        "2",
        "Lübeck and Zingst are not on it"
    );
    let home = page(files, "ar/index.html");
    let names: Vec<String> = dots(maps(&home)[0]).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["هامبورغ, ألمانيا", "ماريهامن, جزر آلاند"]);
}

#[test]
fn the_page_of_a_city_shows_where_it_is() {
    let files = &MADE.files;
    let city = page(files, "staedte/hamburg/index.html");
    let here: Vec<_> = city.one("svg").all_in("a").collect();
    assert_eq!(here.len(), 1);
    assert_eq!((here[0].attribute("class"), here[0].attribute("href")), (Some("here"), None));
    assert_eq!(here[0].all_in("text").next().unwrap().text(), "Hamburg", "its name is on the map");
    let near = city.all("ol").find(|list| list.attribute("class") == Some("near")).unwrap();
    assert_eq!(near.text(), "Mariehamn 940 km");
    let nowhere = page(files, "staedte/luebeck/index.html");
    assert_eq!(nowhere.all("svg").count(), 0, "the position of Lübeck is unknown");
}

#[test]
fn the_land_is_one_file_for_every_locale_at_any_base_url() {
    let files = harbours().base_url("https://example.org/deep/below").made();
    for path in ["index.html", "sv/index.html", "ar/index.html"] {
        let home = page(&files, path);
        let land = home.one("use").attribute("href").unwrap();
        assert_eq!(land, "/deep/below/maps/world.svg#land");
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("maps/")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for id in ["sea", "land", "grid"] {
            assert_eq!(text.matches(&format!(" id=\"{id}\"")).count(), 1, "{path}");
        }
        assert!(text.len() < 60_000, "{path} has {} bytes", text.len());
    }
}

#[test]
fn names_begin_at_their_dots_in_either_direction() {
    let files = &MADE.files;
    let anchor = |path: &str| {
        let page = page(files, path);
        let map = maps(&page)[0];
        let text = map.all_in("text").next().unwrap();
        let dot = map.all_in("circle").next().unwrap();
        let x =
            |element: Element<'_>, name| element.attribute(name).unwrap().parse::<f64>().unwrap();
        assert!(x(text, "x") > x(dot, "cx"), "the name is on the right in {path}");
        text.attribute("text-anchor").unwrap().to_owned()
    };
    assert_eq!(anchor("laender/deutschland/index.html"), "start");
    assert_eq!(anchor("ar/buldan/almania/index.html"), "end", "where the writing begins");
}

#[test]
fn texts_show_maps() {
    let block = "```map\ncountry: AX\n```\n\n```map\nworld: true\n```";
    let site = harbours().replace(
        "content/pages/handbook.de.md",
        "```records\nkind: conferences\n```",
        block,
    );
    let files = site.made();
    let page = page(&files, "handbuch/index.html");
    let maps = figures(&page);
    assert_eq!(maps.len(), 2);
    let first = maps[0].all_in("use").next().unwrap();
    assert_eq!(first.attribute("href"), Some("/maps/countries/ax.svg#land"));
    // The list below a map has every city, also those without a marker.
    assert_eq!(maps[1].all_in("li").count(), 8);
    assert_eq!(dots(maps[1].all_in("svg").next().unwrap()).len(), 2);
}

/// Returns the part of a map file with an id.
fn part<'a>(files: &'a Files, path: &str, id: &str) -> Option<&'a str> {
    let text = std::str::from_utf8(&files[path]).unwrap();
    let from = text.find(&format!(" id=\"{id}\""))?;
    text[from..].split(" d=\"").nth(1)?.split('"').next()
}

#[test]
fn far_islands_have_insets_on_the_real_site() {
    let Made { files, .. } = Site::repository_made();
    let pages = Site::repository_made().pages();
    // The Azores and Madeira, and a country without far parts.
    for (code, insets) in [("pt", 2), ("ie", 0), ("gr", 0)] {
        let path = format!("maps/countries/{code}.svg");
        let frames = part(files, &path, "inset-sea").unwrap_or_default();
        assert_eq!(frames.matches('z').count(), insets, "{code}");
        assert_eq!(part(files, &path, "inset-home").is_some(), insets > 0, "{code}");
        assert!(!part(files, &path, "home").unwrap().is_empty(), "{code} is marked");
    }
    assert!(part(files, "maps/world.svg", "home").is_none());
    let page = &pages["pt/cidades/praia-da-vitoria/index.html"];
    let uses: Vec<String> = page
        .all("use")
        .filter_map(|part| part.attribute("href")?.split('#').nth(1).map(str::to_owned))
        .collect();
    for id in ["home", "inset-sea", "inset-land", "inset-home"] {
        assert!(uses.iter().any(|own| own == id), "{id} is not in {uses:?}");
    }
}

#[test]
fn regions_of_the_world_have_circles_for_fingers() {
    let pages = Site::repository_made().pages();
    let home = &pages["en/index.html"];
    let group = home.all("g").find(|group| group.attribute("class") == Some("bubbles")).unwrap();
    let circles: Vec<Element<'_>> = group.all_in("circle").collect();
    assert_eq!(group.all_in("a").count(), 5);
    assert_eq!(circles.len(), 5);
    let number = |of: Element<'_>, name| of.attribute(name).unwrap().parse::<f64>().unwrap();
    for (index, one) in circles.iter().enumerate() {
        for other in &circles[index + 1..] {
            let (x, y) = (
                number(*one, "cx") - number(*other, "cx"),
                number(*one, "cy") - number(*other, "cy"),
            );
            assert!(x.hypot(y) >= 2.1 * number(*one, "r"), "they do not touch");
        }
    }
    let cities: u64 = group.all_in("text").map(|text| text.text().parse::<u64>().unwrap()).sum();
    let site = Site::repository();
    let members = site.files().iter().filter(|(path, _)| path.starts_with("data/members/"));
    let records = members.map(|(_, text)| String::from_utf8_lossy(text).matches("\n- id:").count());
    assert_eq!(cities, records.sum::<usize>() as u64, "also cities without a position");
}

#[test]
fn on_the_real_site_every_city_is_on_the_world_its_region_and_its_country() {
    let site = Site::repository();
    let located: usize = site
        .files()
        .iter()
        .filter(|(path, _)| path.starts_with("data/members/"))
        .map(|(_, text)| String::from_utf8_lossy(text).matches("\n  location:").count())
        .sum();
    let Made { files, .. } = Site::repository_made();
    let pages = Site::repository_made().pages();
    for locale in ["en", "pt"] {
        let on = |page: &Page| -> BTreeSet<String> {
            let groups = page.all("g").filter(|group| {
                group.attribute("class").is_some_and(|class| class.starts_with("dots"))
            });
            let links = groups.flat_map(|group| group.all_in("a").collect::<Vec<_>>());
            links.filter_map(|link| link.attribute("href").map(str::to_owned)).collect()
        };
        let world = on(&pages[&format!("{locale}/index.html")]);
        assert_eq!(world.len(), located, "{locale}");
        assert!(located > 300, "{located} cities have a place");
        assert!(world.iter().all(|url| files.contains_key(&format!("{}index.html", &url[1..]))));
        let all_of = |folder: &str| -> BTreeSet<String> {
            let folder = format!("{locale}/{folder}/");
            let own = pages.iter().filter(|(path, _)| path.starts_with(&folder));
            own.flat_map(|(_, page)| on(page)).collect()
        };
        let (regions, countries) =
            if locale == "en" { ("regions", "countries") } else { ("regioes", "paises") };
        assert_eq!(all_of(regions), world);
        assert_eq!(all_of(countries), world);
    }
    let bytes: usize = plates(files).iter().map(|path| files[*path].len()).sum();
    assert!(bytes < 900_000 && files["maps/world.svg"].len() < 60_000, "{bytes}");
}
