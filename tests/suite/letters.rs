//! Tests special characters in the output: look-alikes, invisible characters, line breaks in Chinese, and numbers in
//! Arabic text.

use std::fs;

use urbi::letters;

use crate::harness::{Files, NOW, Site};
use crate::html::Page;

const MORE: &str = "data/members/more.yaml";
const NEWS: &str = "content/news/2026-05-04-trial";

/// Returns the outputs that are texts.
fn texts(made: &Files) -> Vec<(&str, &str)> {
    let texts: Vec<_> = made
        .iter()
        .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
        .collect();
    for kind in [".html", ".xml", ".json", ".csv"] {
        assert!(texts.iter().any(|(path, _)| path.ends_with(kind)), "no {kind}");
    }
    texts
}

/// Asserts that two sites have the same bytes.
fn assert_same(one: &Files, other: &Files) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        let (a, b) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other[path]));
        assert_eq!(a, b, "{path}");
    }
}

#[test]
fn no_unwanted_character_reaches_an_output() {
    const STRAYS: &str = "a\u{b}b \u{1f}c\u{10}d\u{7f} e\u{fffe}f\u{fdd0} g\u{93}h\u{94} \u{202e}abc\u{202c} \
                          \u{f0b7} \u{f04a} \u{fffc} \u{200b} \u{2028} \u{2068}i \u{e0041} \u{feff}";
    let body = format!(
        "## {STRAYS}\n\n{STRAYS} **{STRAYS}** `{STRAYS}` [{STRAYS}](city:beja)\n\n- {STRAYS}\n\n> {STRAYS}\n\n\
         ~~~text\n{STRAYS}\n~~~\n\n| {STRAYS} |\n| --- |\n| {STRAYS} |\n\n&#11;&#31;&#x202e;x&#x10;\n"
    );
    let site = Site::starter()
        .write(&format!("{NEWS}.en.md"), format!("---\ntitle: Trial {STRAYS}\nsummary: >-\n  Short {STRAYS}\n  text\ndate: 2026-05-04\n---\n\n{body}"))
        .write(MORE, format!("- id: beja\n  name: Beja {STRAYS}\n  country: PT\n"))
        .write("data/i18n/en.yaml", format!("skip: Skip {STRAYS}\n"));
    let run = site.run();
    assert!(run.errors().iter().all(|error| error.contains("[pasted-character]")));
    for (path, text) in texts(&run.files()) {
        let found: Vec<_> = letters::strays(text).into_iter().filter(|s| !s.is_kept).collect();
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

#[test]
fn what_was_typed_on_a_mac_is_published_as_on_other_systems() {
    let site = |letters: [&str; 4]| {
        let [evora, joao, cafe, skip] = letters;
        Site::starter()
            .write(MORE, format!("- id: evora\n  name: {evora}\n  country: PT\n"))
            .write(
                &format!("{NEWS}.en.md"),
                format!("---\ntitle: {joao} in {evora}\nsummary: The {cafe}.\ndate: 2026-05-04\n---\n\n## The {cafe}\n\n*{joao}* and [{joao}](#the-cafe).\n"),
            )
            .write("data/i18n/en.yaml", format!("skip: {skip}\n"))
            .made()
    };
    let composed = site(["Évora", "São João", "café", "Zum Überspringen"]);
    let apart =
        site(["E\u{301}vora", "Sa\u{303}o Joa\u{303}o", "cafe\u{301}", "Zum U\u{308}berspringen"]);
    assert_same(&composed, &apart);
    assert!(texts(&apart).iter().any(|(_, text)| text.contains("Évora")));
}

#[test]
fn a_sheet_is_imported_composed_and_without_controls() {
    let disk = Site::starter().on_disk();
    let sheet = "id;nome;pai\u{301}s\nnova;N\u{10}ova\u{feff} Joa\u{303}o;PT\n";
    fs::write(disk.folder().join("sheet.csv"), sheet).unwrap();
    let said = disk.urbi(&["import", "sheet.csv", "--root", "site", "--now", NOW, "--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stderr.contains("U+0010") && said.stderr.contains("U+FEFF"), "{}", said.stderr);
    let members = crate::harness::read_tree(&disk.root().join("data/members"));
    let all: Vec<String> =
        members.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(all.iter().any(|text| text.contains("Nova João")), "{all:?}");
}

#[test]
fn lines_of_chinese_end_without_a_space() {
    const ZH: &str = "content/news/2024-06-20-admissions.zh.md";
    // `¶` marks a line break in a paragraph, `§` in an item or a folded text, `¤` in a quotation.
    const TEXT: &str = "---\ntitle: 六座新城镇\nsummary: >-\n  沿海城镇围绕各自的§灯塔互相学习。\n---\n\
        沿海城镇围绕各自的¶灯塔，**互相**¶学习。*城镇*¶如何成为成员。2019\n灯塔\nPeniche\n加入。\n\n\
        - 沿海城镇§[围绕](city:peniche)§各自的灯塔\n\n> 灯光从不¤只属于我们。\n\n![灯塔¶的灯光](light.svg)\n";
    let site = |ends: [&str; 3]| {
        let text = TEXT.replace('¶', ends[0]).replace('§', ends[1]).replace('¤', ends[2]);
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";
        Site::beacons().write(ZH, text).write("content/news/light.svg", drawing)
    };
    let one_line = site(["", "", ""]).made();
    assert_same(&one_line, &site(["\n", "\n  ", "\n> "]).made());
    let page = one_line.iter().find(|(path, bytes)| {
        path.starts_with("zh/")
            && path.ends_with(".html")
            && String::from_utf8_lossy(bytes).contains("围绕各自的灯塔，")
    });
    let page = Page::parse(page.unwrap().1);
    assert!(page.one("main").raw_text().contains("2019 灯塔 Peniche 加入"));
}

#[test]
fn numbers_and_addresses_keep_their_order_between_arabic_letters() {
    let text = "اتصل [+20 2 1234 5678](tel:+20212345678) أو <info@oasis.example> أو <https://oasis.example/a/b/> \
                أو [الموقع](https://oasis.example/) من 09:00-17:00 قياس 1280 × 960 في 2013–2015 `5G`.\n\n## شبكة 5G\n";
    let front = "---\ntitle: اتصل\nsummary: الهاتف.\n---\n\n";
    let source = "---\ntitle: Call\nsummary: The phone.\ndate: 2024-06-21\n---\n\nCall.\n";
    let site = Site::beacons()
        .write("content/news/2024-06-21-phone.en.md", source)
        .write("content/news/2024-06-21-phone.ar.md", format!("{front}{text}"));
    let made = site.made();
    let contains = |(path, _): &(&String, &Vec<u8>)| {
        let text = String::from_utf8_lossy(&made[*path]);
        path.starts_with("ar/") && path.ends_with(".html") && text.contains("tel:+20212345678")
    };
    let pages: Vec<_> = made.iter().filter(contains).collect();
    assert_eq!(pages.len(), 1);
    let page = Page::parse(pages[0].1);
    let main = page.one("main");
    let of = |href: &str| main.all_in("a").find(|link| link.attribute("href") == Some(href));
    for href in ["tel:+20212345678", "mailto:info@oasis.example", "https://oasis.example/a/b/"] {
        assert_eq!(of(href).and_then(|link| link.attribute("dir")), Some("ltr"), "{href}");
    }
    assert_eq!(of("https://oasis.example/").and_then(|link| link.attribute("dir")), None);
    let isolates = main.all_in("bdi").filter(|bdi| bdi.attribute("dir") == Some("ltr"));
    let isolated: Vec<String> = isolates.map(crate::html::Element::text).collect();
    assert_eq!(isolated, ["09:00-17:00", "1280 × 960", "5G"]);
    let feeds = made.iter().filter(|(path, bytes)| {
        path.starts_with("ar/")
            && path.ends_with(".xml")
            && String::from_utf8_lossy(bytes)
                .contains("tel:+20212345678\" dir=\"ltr\"".replace('"', "&quot;").as_str())
    });
    assert!(feeds.count() > 0, "the feed says it too");
}
