//! Tests of menus: groups, summaries, and entries with nothing behind them.

use crate::harness::Site;
use crate::html::{Element, Page};

const SITE: &str = "data/site.yaml";

const MENUS: &str = "\
sections:
  notes:
    title: {de: Notizen, sv: Anteckningar, ar: ملاحظات}
menus:
  footer:
    entries:
      - to: pages/join
    groups:
      - title: {de: Netzwerk, sv: Nätverk, ar: الشبكة}
        entries:
          - to: \"rounds:\"
          - to: section:notes
      - title: {de: Texte, sv: Texter, ar: نصوص}
        entries:
          - to: section:notes
  entrances:
    entries:
      - to: section:notes
      - to: \"cities:\"
        label: {de: Eine Stadt finden, sv: Hitta en stad, ar: ابحث عن مدينة}
        summary: {de: Alle Städte., sv: Alla städer., ar: كل المدن.}
";

/// Returns the harbours with menus. A section in them has no text yet.
fn site() -> Site {
    let (sections, menus) = MENUS.split_once("menus:\n").unwrap();
    let menus = format!("menus:\n{menus}");
    Site::harbours().replace(SITE, "sections:\n", sections).replace(SITE, "menus:\n", &menus)
}

fn texts(page: &Page, tag: &str, class: &str, inside: &str) -> Vec<String> {
    let found = page.all(tag).find(|own| own.attribute("class") == Some(class));
    let found = found.unwrap_or_else(|| panic!("no {class}"));
    found.all_in(inside).map(Element::text).collect()
}

#[test]
fn what_has_nothing_in_it_is_in_no_menu() {
    let [page, arabic] = site().pages(["index.html", "ar/index.html"]);
    assert_eq!(texts(&page, "nav", "footer", "h2"), ["Netzwerk"], "no group without entries");
    assert_eq!(texts(&page, "nav", "footer", "li"), ["Mitglied werden", "Aufnahmen"]);
    assert_eq!(texts(&page, "ul", "entrances", "li"), ["Eine Stadt finden: Alle Städte."]);
    assert_eq!(texts(&arabic, "ul", "entrances", "li"), ["ابحث عن مدينة: كل المدن."]);
}

#[test]
fn a_section_appears_in_menus_with_its_first_text() {
    let note = "---\ntitle: Eins\n---\n\nText.\n";
    let [page] = site().write("content/notes/eins.de.md", note).pages(["index.html"]);
    assert_eq!(texts(&page, "nav", "footer", "h2"), ["Netzwerk", "Texte"]);
    let entries = ["Mitglied werden", "Aufnahmen", "Notizen", "Notizen"];
    assert_eq!(texts(&page, "nav", "footer", "li"), entries);
    assert_eq!(texts(&page, "ul", "entrances", "li")[0], "Notizen");
}

#[test]
fn the_handbook_is_for_editors() {
    let made = Site::repository_made();
    let is_handbook = |path: &&String| path.contains("/handbook/") || path.contains("/manual/");
    let pages: Vec<_> = made.pages().iter().filter(|(path, _)| is_handbook(path)).collect();
    assert!(pages.len() > 10);
    for (path, page) in pages {
        let robots = page.all("meta").find(|meta| meta.attribute("name") == Some("robots"));
        assert_eq!(robots.and_then(|own| own.attribute("content")), Some("noindex"), "{path}");
        assert!(
            !page.all("script").any(|own| own.attribute("type") == Some("application/ld+json")),
            "{path}"
        );
    }
    let sitemap = String::from_utf8_lossy(&made.files["sitemap.xml"]);
    assert!(sitemap.contains("/en/") && !sitemap.contains("/handbook/"));
    let links = made.pages()["en/index.html"].all("a").filter_map(|link| link.attribute("href"));
    assert!(links.filter(|href| href.contains("handbook")).count() == 0);
}
