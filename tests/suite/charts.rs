//! Tests charts (tables, numbers and direction), awards, and the current call for applications.

use urbi::config::Kinds;
use urbi::diag::Diagnostics;
use urbi::network::{self, Records};
use urbi::path::SourcePath;
use urbi::source::{SourceFile, Sources};

use crate::harness::{Files, Site};
use crate::html::{Element, Page};

/// The table of a chart: the name and the numbers of each row. The last row is the total.
type Table = Vec<(String, Vec<u64>)>;

fn page(files: &Files, path: &str) -> Page {
    Page::parse(files.get(path).unwrap_or_else(|| panic!("{path} is not made")))
}

fn records(site: &Site) -> Records {
    let mut sources = Sources::default();
    for (path, bytes) in site.files().iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        sources.insert(SourcePath::new(path).unwrap(), SourceFile::Text(text.into()));
    }
    network::parse(&sources, &Kinds::default(), &mut Diagnostics::new())
}

/// Parses a number in the digits of any locale. Returns `None` for a dash or an empty text.
fn number(text: &str) -> Option<u64> {
    let digit = |c: char| c.to_digit(10).or_else(|| (c as u32).checked_sub('٠' as u32));
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    let digits = digits.filter(|digits| !digits.is_empty() && digits.iter().all(|d| *d < 10))?;
    Some(digits.iter().fold(0, |number, digit| number * 10 + u64::from(*digit)))
}

fn table(of: Element<'_>) -> Table {
    let rows = of.all_in("tr").filter(|row| row.parent().is_some_and(|p| p.name() != "thead"));
    let rows = rows.map(|row| {
        let cells = row.all_in("td").map(Element::text);
        let name = row.all_in("th").next().map(Element::text);
        (name.unwrap(), cells.filter_map(|cell| number(&cell)).collect())
    });
    rows.collect()
}

/// Returns the charts of a page, each with the table that follows it.
fn charts(page: &Page) -> Vec<(Element<'_>, Table)> {
    let mut charts = Vec::new();
    let mut drawing = None;
    for element in page.elements() {
        if element.name() == "svg" && element.attribute("role") == Some("img") {
            drawing = Some(element);
        } else if element.name() == "table" {
            charts.extend(drawing.take().map(|svg| (svg, table(element))));
        }
    }
    charts
}

/// Returns the texts of the elements with a class in an SVG.
fn drawn(svg: Element<'_>, class: &str) -> Vec<String> {
    let texts = svg.all_in("text").filter(|text| {
        text.attribute("class").unwrap_or_default().split(' ').any(|own| own == class)
    });
    texts.map(Element::text).collect()
}

/// Checks that the chart shows the number of every row, and that the total is correct.
fn check(svg: Element<'_>, table: &Table, column: usize) {
    let ends = drawn(svg, "end");
    let first = |text: &String| number(text.split(' ').next().unwrap());
    let ends: Vec<_> = ends.iter().filter_map(first).collect();
    let (sum, rows) = table.split_last().unwrap();
    assert!(!rows.is_empty(), "a table has rows");
    let numbers: Vec<u64> = rows.iter().map(|(_, cells)| cells[column]).collect();
    assert_eq!(ends, numbers, "{table:?}");
    assert_eq!(numbers.iter().sum::<u64>(), sum.1[column], "{table:?}");
    for (name, cells) in rows {
        assert_eq!(cells[..column].iter().sum::<u64>(), if column > 0 { cells[column] } else { 0 });
        let all = svg.all_in("text").map(Element::text);
        assert!(all.into_iter().any(|text| text == *name), "`{name}` is not drawn");
    }
    assert!(svg.attribute("aria-label").is_some_and(|label| label.chars().count() > 10));
}

/// Checks that the published totals are on a time axis, each number once, and cities apart from countries.
fn timeline(svg: Element<'_>, records: &Records) {
    let mut totals: Vec<_> = records.totals.iter().collect();
    // A total of a year is in its middle.
    totals.sort_by_key(|total| (total.date.year, total.date.month.unwrap_or(7)));
    let place = |element: Element<'_>, name: &str| -> f64 {
        let value = element.attribute(name).unwrap_or_else(|| panic!("no {name}"));
        value.trim_end_matches(['%', 'r', 'e', 'm']).parse().unwrap()
    };
    let of_cities: Vec<i64> = totals.iter().map(|total| total.cities).collect();
    let of_countries: Vec<i64> = totals.iter().filter_map(|total| total.countries).collect();
    let points: Vec<Element<'_>> = svg.all_in("circle").collect();
    assert_eq!(points.len(), of_cities.len() + of_countries.len());
    let (cities, countries) = points.split_at(of_cities.len());
    for (class, points, mut values) in
        [("cities", cities, of_cities), ("countries", countries, of_countries)]
    {
        let times: Vec<f64> = points.iter().map(|point| place(*point, "cx")).collect();
        assert!(times.is_sorted() && times[0] > 0.0, "{class}: {times:?}");
        for ((a, b), pair) in values.iter().zip(&values[1..]).zip(points.windows(2)) {
            let rises = place(pair[1], "cy").total_cmp(&place(pair[0], "cy"));
            assert_eq!(a.cmp(b), rises, "{class}: {a} and {b}");
        }
        values.dedup();
        let written: Vec<String> = values.iter().map(i64::to_string).collect();
        assert_eq!(drawn(svg, class), written);
    }
    let above = cities.iter().map(|point| place(*point, "cy")).fold(0.0, f64::max);
    assert!(countries.iter().all(|point| place(*point, "cy") > above), "one axis for each unit");
    assert!(svg.attribute("aria-label").is_some_and(|label| label.contains("425")));
}

#[test]
fn the_charts_of_the_site_match_its_data() {
    let (pages, records) = (Site::repository_made().pages(), records(&Site::repository()));
    let cities = records.cities.len() as u64;
    for path in ["en/numbers/index.html", "pt/numeros/index.html"] {
        let charts = charts(&pages[path]);
        let [totals, admissions, regions, countries] = &charts[..] else { panic!("{path}") };
        check(admissions.0, &admissions.1, 5);
        check(regions.0, &regions.1, 0);
        assert_eq!(admissions.1.last().unwrap().1[..6], {
            let of = |row: &(String, Vec<u64>)| row.1[0];
            let mut all: Vec<u64> = regions.1.iter().map(of).collect();
            assert_eq!(all.pop(), Some(cities));
            all.push(cities);
            all
        });
        let known = |year| {
            let joined = records
                .cities
                .iter()
                .filter(|city| city.joined.as_ref().map(|joined| joined.value) == year);
            joined.count() as u64
        };
        for (name, cells) in admissions.1.iter().rev().skip(1) {
            assert_eq!(cells[5], known(name.parse().ok()), "{name} in {path}");
        }
        timeline(totals.0, &records);
        assert!(countries.1.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{path}");
        assert!((10..=15).contains(&countries.1.len()), "{path}");
    }
}

#[test]
fn rounds_and_countries_have_charts() {
    let files = &Site::harbours_made().files;
    for (path, column, sum) in [
        ("aufnahmen/2024/index.html", 0, 3),
        ("sv/antagningar/2019/index.html", 0, 4),
        ("ar/dufaat/2024/index.html", 0, 3),
        ("laender/deutschland/index.html", 0, 3),
        ("ar/buldan/almania/index.html", 0, 3),
        ("ar/arqam/index.html", 1, 8),
    ] {
        let page = page(files, path);
        let (svg, table) = &charts(&page)[0];
        check(*svg, table, column);
        assert_eq!(table.last().unwrap().1[column], sum, "{path}");
    }
    let none = page(files, "laender/aland/index.html");
    assert!(charts(&none).is_empty(), "one city is no chart");
}

/// Returns the edges of the bars, measured from the side where lines begin.
fn edges(page: &Page) -> Vec<[f64; 2]> {
    let is_right = page.one("html").attribute("dir") == Some("rtl");
    let share = |rect: &Element<'_>, name: &str| -> f64 {
        rect.attribute(name).unwrap().trim_end_matches('%').parse().unwrap()
    };
    let edges = charts(page)[0].0.all_in("rect").map(|rect| {
        let (x, width) = (share(&rect, "x"), share(&rect, "width"));
        let from = if is_right { 100.0 - x - width } else { x };
        [from, width].map(|place| (place * 100.0).round() / 100.0)
    });
    edges.collect()
}

#[test]
fn from_right_to_left_bars_start_at_the_right() {
    let files = &Site::harbours_made().files;
    let (german, arabic) = (page(files, "zahlen/index.html"), page(files, "ar/arqam/index.html"));
    assert_eq!(edges(&german), edges(&arabic));
    assert!(edges(&german).iter().any(|[from, _]| *from == 0.0));
}

#[test]
fn what_leaves_the_site_takes_the_table_alone() {
    let file = "content/news/2024-06-02-aufnahme.de.md";
    let text = Site::harbours().text(file) + "\n```chart\nof: regions\nround: 2024\n```\n";
    let files = Site::harbours().write(file, text).made();
    let feed = String::from_utf8_lossy(&files["feed.xml"]);
    assert!(feed.contains("tfoot") && !feed.contains("svg"), "{feed}");
    assert_eq!(page(&files, "nachrichten/aufnahme/index.html").all("svg").count(), 1);
}

#[test]
fn a_country_is_new_where_no_member_can_be_older() {
    let north = "data/members/north.yaml";
    let bergen = "country: NO\n  joined: 2019";
    let new = |site: Site| {
        let [page] = site.pages(["aufnahmen/2024/index.html"]);
        let links = page.all("p").flat_map(|p| p.all_in("a").collect::<Vec<_>>());
        let links = links.filter(|a| a.attribute("href").is_some_and(|a| a.contains("/laender/")));
        links.map(Element::text).collect::<Vec<_>>()
    };
    assert_eq!(new(Site::harbours()), [""; 0]);
    let later = Site::harbours().replace(north, bergen, "country: NO\n  joined: 2024");
    assert_eq!(new(later), ["Norwegen"]);
    let unknown = Site::harbours().replace(north, bergen, "country: NO");
    assert_eq!(new(unknown), [""; 0], "the year of one member is not known");
}

#[test]
fn awards_are_linked_from_cities_and_documents() {
    let files = &Site::harbours_made().files;
    let award = "/ar/jawaiz/ankerpreis-2024/";
    for path in ["ar/mudun/bergen/index.html", "ar/akhbar/aufnahme/index.html"] {
        let page = page(files, path);
        assert!(page.all("a").any(|link| link.attribute("href") == Some(award)), "{path}");
    }
    let page = page(files, "preise/ankerpreis-2024/index.html");
    let links: Vec<_> = page.one("main").all_in("a").filter_map(|a| a.attribute("href")).collect();
    assert!(links.contains(&"/staedte/bergen/") && links.contains(&"/nachrichten/aufnahme/"));
}
