//! Tests seven locales with the theme of the real site: forms, punctuation, order and addresses.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::Site;
use crate::html::{Element, Page};

const ORIGIN: &str = "https://beacons.example";

/// The locales: the order of the United Nations, then Portuguese.
const LOCALES: [&str; 7] = ["ar", "zh", "en", "fr", "ru", "es", "pt"];

/// Returns the file of the page at an address.
fn file(address: &str) -> String {
    format!("{}index.html", address.trim_start_matches('/'))
}

/// Returns a page by its address.
fn page(address: &str) -> &'static Page {
    let pages = Site::beacons_made().pages();
    pages.get(&file(address)).unwrap_or_else(|| panic!("there is no page {address}"))
}

/// Returns every page of a locale, by its address.
fn pages_of(locale: &str) -> Vec<(String, &'static Page)> {
    let folder = format!("{locale}/");
    let pages = Site::beacons_made().pages().iter();
    let is_redirect =
        |page: &Page| page.all("meta").any(|meta| meta.attribute("http-equiv").is_some());
    let own = pages.filter(|(path, page)| {
        path.starts_with(&folder) && path.ends_with("/index.html") && !is_redirect(page)
    });
    let pages: Vec<_> = own.map(|(path, page)| (format!("/{path}"), page)).collect();
    assert!(pages.len() > 20, "{} pages in {locale}", pages.len());
    pages
}

/// Asserts that the main part of each page contains a text.
fn assert_shown(wanted: &[(&str, &[&str])]) {
    for (address, texts) in wanted {
        let main = page(address).one("main").raw_text();
        let main = main.split_whitespace_kept();
        for text in *texts {
            assert!(main.contains(text), "`{text}` in {address}: {main}");
        }
    }
}

/// Joins lines and single spaces, but keeps no-break spaces.
trait Joined {
    fn split_whitespace_kept(&self) -> String;
}

impl Joined for String {
    fn split_whitespace_kept(&self) -> String {
        let words = self.split([' ', '\n', '\t']).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn every_page_says_its_language_and_lists_the_seven() {
    let counts: BTreeSet<usize> = LOCALES.iter().map(|locale| pages_of(locale).len()).collect();
    assert_eq!(counts.len(), 1, "each locale has as many pages as the others: {counts:?}");
    for locale in LOCALES {
        let dir = if locale == "ar" { "rtl" } else { "ltr" };
        for (address, page) in pages_of(locale) {
            let root = page.one("html");
            assert_eq!(root.attribute("lang"), Some(locale), "{address}");
            assert_eq!(root.attribute("dir"), Some(dir), "{address}");
            let bar = page.all("nav").find(|nav| nav.attribute("class") == Some("languages"));
            let tags = bar.unwrap().all_in("a").filter_map(|link| link.attribute("hreflang"));
            assert_eq!(tags.collect::<Vec<_>>(), LOCALES, "{address}");
            // The parts of a long list have no alternates.
            if !address.contains("/page/") {
                let tags: Vec<String> = page.alternates().into_iter().map(|(tag, _)| tag).collect();
                assert!(tags.iter().take(7).eq(LOCALES.iter()), "{address}: {tags:?}");
            }
        }
    }
}

#[test]
fn dates_and_numbers_are_written_as_the_locale_does() {
    assert_shown(&[
        ("/ar/", &["٣٠ أبريل ٢٠٢٦", "يونيو ٢٠٢٤", "٥ مدن في ٤ بلدان"]),
        ("/zh/", &["截止日期：2026年4月30日", "2024年6月"]),
        ("/en/", &["30 April 2026", "June 2024"]),
        ("/fr/", &["30 avril 2026", "juin 2024"]),
        ("/ru/", &["30 апреля 2026", "(июнь 2024"]),
        ("/es/", &["30 de abril de 2026", "junio de 2024"]),
        ("/pt/", &["30 de abril de 2026", "junho de 2024"]),
        ("/ar/انضمام-إلينا/", &["٥ يناير – ٣١ مارس ٢٠٢٦", "٥–٧ أكتوبر ٢٠٢٣"]),
        (
            "/zh/加入我们/",
            &["2026年1月5日至3月31日", "2023年10月5日至7日", "2024年1月至2024年3月31日"],
        ),
        ("/fr/adherer/", &["5 janvier – 31 mars 2026", "5–7 octobre 2023"]),
        ("/ru/вступить/", &["5 января – 31 марта 2026", "5–7 октября 2023"]),
        ("/ar/مدن/الإسكندرية/", &["٥٬٢٠٠٬٠٠٠", "٢٠١٩", "٣١٫٢° شمالا، ٢٩٫٩٢° شرقا"]),
        ("/zh/城市/亚历山大/", &["5,200,000（beacons.example，2021）", "北纬31.2°，东经29.92°"]),
        ("/en/towns/alexandria/", &["5,200,000 (beacons.example, 2021)"]),
        ("/fr/villes/alexandrie/", &["5\u{202f}200\u{202f}000"]),
        ("/ru/города/александрия/", &["5\u{a0}200\u{a0}000", "31,2°"]),
        ("/es/ciudades/alejandria/", &["5.200.000"]),
        ("/pt/cidades/alexandria/", &["5\u{a0}200\u{a0}000"]),
    ]);
}

#[test]
fn percentages_have_the_sign_of_the_locale() {
    assert_shown(&[
        ("/ar/انضمام/2024/", &["(٦٧٪\u{61c})"]),
        ("/zh/加入/2024/", &["（67%）"]),
        ("/en/rounds/2024/", &["(67%)"]),
        ("/fr/admissions/2024/", &["(67\u{a0}%)"]),
        ("/ru/приём/2024/", &["(67\u{a0}%)"]),
        ("/es/admisiones/2024/", &["(67\u{a0}%)"]),
        ("/pt/admissoes/2024/", &["(67%)"]),
    ]);
}

#[test]
fn lists_are_joined_as_the_locale_does() {
    assert_shown(&[
        ("/ar/انضمام-إلينا/", &["الفرنسية والإنجليزية والعربية"]),
        ("/zh/加入我们/", &["法语、英语和阿拉伯语"]),
        ("/en/join/", &["French, English and Arabic"]),
        ("/fr/adherer/", &["français, anglais et arabe"]),
        ("/ru/вступить/", &["французский, английский и арабский"]),
        ("/es/unirse/", &["francés, inglés y árabe"]),
        ("/pt/aderir/", &["francês, inglês e árabe"]),
        ("/ar/مواضيع/", &["الإسكندرية وبليموث ولا كورونيا"]),
        ("/zh/主题/", &["拉科鲁尼亚、普利茅斯和亚历山大"]),
        ("/en/themes/", &["A Coruña, Alexandria and Plymouth"]),
        ("/ru/темы/", &["Александрия, Ла-Корунья и Плимут"]),
        ("/ar/مدن/", &["جائزة ٢٠٢٣ و٢٠٢٥"]),
        ("/fr/villes/", &["2023 et 2025"]),
    ]);
}

#[test]
fn counts_take_the_plural_forms_of_their_locale() {
    let forms: [(u64, [&str; 7]); 7] = [
        (0, ["لا مدن", "0个城市", "0 cities", "0 ville", "0 городов", "0 ciudades", "0 cidades"]),
        (1, ["مدينة واحدة", "1个城市", "1 city", "1 ville", "1 город", "1 ciudad", "1 cidade"]),
        (2, ["مدينتان", "2个城市", "2 cities", "2 villes", "2 города", "2 ciudades", "2 cidades"]),
        (3, ["٣ مدن", "3个城市", "3 cities", "3 villes", "3 города", "3 ciudades", "3 cidades"]),
        (
            11,
            [
                "١١ مدينة",
                "11个城市",
                "11 cities",
                "11 villes",
                "11 городов",
                "11 ciudades",
                "11 cidades",
            ],
        ),
        (
            100,
            [
                "١٠٠ مدينة",
                "100个城市",
                "100 cities",
                "100 villes",
                "100 городов",
                "100 ciudades",
                "100 cidades",
            ],
        ),
        (
            1_000_000,
            [
                "١٬٠٠٠٬٠٠٠ مدينة",
                "1,000,000个城市",
                "1,000,000 cities",
                "1\u{202f}000\u{202f}000 de villes",
                "1\u{a0}000\u{a0}000 городов",
                "1.000.000 de ciudades",
                "1\u{a0}000\u{a0}000 de cidades",
            ],
        ),
    ];
    let directories = [
        "/ar/مدن/",
        "/zh/城市/",
        "/en/towns/",
        "/fr/villes/",
        "/ru/города/",
        "/es/ciudades/",
        "/pt/cidades/",
    ];
    for (count, forms) in forms {
        let total = format!("cities: {count}\n  source");
        let site = Site::beacons().replace(
            "data/totals.yaml",
            "cities: 10\n  countries: 8\n  source",
            &total,
        );
        let paths = directories.map(file);
        let pages = site.pages(paths.each_ref().map(String::as_str));
        for ((address, page), form) in directories.into_iter().zip(&pages).zip(forms) {
            let lede = page.all("p").find(|p| p.attribute("class") == Some("lede")).unwrap();
            let lede = lede.raw_text().split_whitespace_kept().replace('\u{a0}', " ");
            let (_, rest) = lede.split_once([':', '：']).unwrap();
            let (rest, form) = (rest.trim_start(), form.replace('\u{a0}', " "));
            assert!(rest.starts_with(&form), "`{form}` in {address}: {lede}");
            let rest = &rest[form.len()..];
            assert!(rest.starts_with([' ', '（']), "`{form}` in {address}: {lede}");
        }
    }
}

#[test]
fn cities_are_in_the_order_of_the_locale() {
    let listed = |address: &str| -> Vec<String> {
        let page = page(address);
        let list = page.all("div").find(|div| div.attribute("class") == Some("roll"));
        list.unwrap().all_in("a").map(Element::text).collect()
    };
    for (address, cities) in [
        (
            "/ar/مدن/",
            "الإسكندرية إيفورا مونتي بليموث بينيشي تشينغداو سان مالو فلاديفوستوك لا كورونيا يانتاي",
        ),
        (
            "/zh/城市/",
            "埃武拉蒙蒂 符拉迪沃斯托克 拉科鲁尼亚 佩尼谢 普利茅斯 青岛 圣马洛 亚历山大 烟台",
        ),
        (
            "/en/towns/",
            "A Coruña Alexandria Évora Monte Peniche Plymouth Qingdao Saint-Malo Vladivostok Yantai",
        ),
        (
            "/ru/города/",
            "Александрия Владивосток Ла-Корунья Пениши Плимут Сен-Мало Циндао Эвора-Монти Яньтай",
        ),
        (
            "/es/ciudades/",
            "Alejandría Évora Monte La Coruña Peniche Plymouth Qingdao Saint-Malo Vladivostok Yantai",
        ),
    ] {
        assert_eq!(listed(address).join(" "), cities, "{address}");
    }
}

#[test]
fn quotation_marks_are_those_of_the_locale() {
    for (address, quoted) in [
        ("/ar/انضمام-إلينا/", "”من ينضمّ“"),
        ("/zh/加入我们/", "“谁可以加入”"),
        ("/en/join/", "“Who may join”"),
        ("/fr/adherer/", "«\u{a0}Qui peut adhérer\u{a0}»"),
        ("/ru/вступить/", "«Кто может вступить»"),
        ("/es/unirse/", "“Quién puede unirse”"),
        ("/pt/aderir/", "«Quem pode aderir»"),
    ] {
        let page = page(address);
        let labels = page.all("a").filter(|link| link.attribute("class") == Some("anchor"));
        let labels: Vec<&str> = labels.filter_map(|link| link.attribute("aria-label")).collect();
        assert!(labels[0].contains(quoted), "`{quoted}` in {address}: {labels:?}");
    }
}

#[test]
fn languages_are_named_in_the_language_of_the_page() {
    assert_shown(&[
        ("/ar/مدن/الإسكندرية/", &["Александрия الروسية", "亚历山大 الصينية"]),
        ("/zh/城市/亚历山大/", &["الإسكندرية 阿拉伯语", "Александрия 俄语"]),
        ("/ru/города/александрия/", &["Alejandría испанский"]),
        ("/fr/villes/alexandrie/", &["亚历山大 chinois"]),
        ("/pt/cidades/alexandria/", &["Александрия russo"]),
    ]);
}

/// Returns the texts of a page in its language, with the attributes for screen readers.
fn texts(page: &Page, locale: &str) -> Vec<String> {
    const SPOKEN: [&str; 5] = ["aria-label", "title", "alt", "data-words", "data-none"];
    let mut texts = Vec::new();
    for element in page.elements().filter(|element| element.language() == Some(locale)) {
        let is_hidden = matches!(element.name(), "script" | "style" | "head");
        let is_number = element.attribute("href").is_some_and(|url| url.starts_with("tel:"));
        if !is_hidden && !is_number {
            texts.push(element.own_text());
        }
        texts.extend(SPOKEN.iter().filter_map(|name| element.attribute(name)).map(str::to_owned));
        let is_description = element.attribute("name") == Some("description");
        texts.extend(element.attribute("content").filter(|_| is_description).map(str::to_owned));
    }
    texts
}

#[test]
fn no_word_of_another_script_is_left_over() {
    /// Texts without translation: file names, a source, hosts, and texts of scripts.
    const KEPT: [&str; 10] = [
        "PDF",
        "Natural Earth",
        "JSON",
        "CSV",
        "GeoJSON",
        "{shown}",
        "{total}",
        "example",
        "beacons",
        "kB",
    ];
    for locale in ["ar", "zh", "ru"] {
        for (address, page) in pages_of(locale) {
            for text in texts(page, locale) {
                let mut rest = text.clone();
                for kept in ["GeoJSON"].iter().chain(&KEPT) {
                    rest = rest.replace(kept, "");
                }
                let is_host = text.contains(".example") || text.contains('@');
                // The index of a Chinese directory has Latin letters.
                let is_letter = text.trim().chars().count() == 1;
                let has_latin = rest.chars().any(|c| c.is_ascii_alphabetic());
                assert!(is_host || is_letter || !has_latin, "`{text}` in {address}");
            }
        }
    }
}

#[test]
fn punctuation_and_digits_are_those_of_the_script() {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (address, page) in pages_of("zh") {
        for text in texts(page, "zh") {
            let letters: Vec<char> = text.chars().collect();
            for (at, sign) in letters.iter().enumerate() {
                let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied();
                let around = [beside(at.checked_sub(1)), beside(Some(at + 1))];
                let is_glue = matches!(sign, ',' | ';' | ':' | '(' | ')' | '?' | '!')
                    && around.into_iter().flatten().any(|c| is_han(c) || c == ' ');
                let next = beside(Some(at + 2)).is_some_and(is_han);
                let is_gap = *sign == '。' && around[1] == Some(' ') && next;
                assert!(!is_glue && !is_gap, "`{text}` in {address}");
            }
        }
    }
    for (address, page) in pages_of("ru") {
        // The abbreviation of "year" ends with a full stop.
        assert!(!page.one("main").raw_text().contains(".."), "{address}");
    }
    for (address, page) in pages_of("ar") {
        for text in texts(page, "ar") {
            let is_foreign = |c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '?');
            // The address of a source is its name.
            let is_host = text.contains(".example");
            assert!(is_host || !text.contains(is_foreign), "`{text}` in {address}");
        }
        assert!(page.one("body").attribute("class").unwrap().contains("digits-arab"), "{address}");
    }
}

#[test]
fn slugs_are_in_the_script_of_the_language_where_it_asks_for_that() {
    let addresses: BTreeMap<&str, [&str; 3]> = [
        ("ar", ["/ar/مدن/لا-كورونيا/", "/ar/بلدان/إسبانيا/", "/ar/مواضيع/الحراسة-والتعلم/"]),
        ("zh", ["/zh/城市/拉科鲁尼亚/", "/zh/国家/西班牙/", "/zh/主题/守望与学习/"]),
        ("ru", ["/ru/города/ла-корунья/", "/ru/страны/испания/", "/ru/темы/наблюдать-и-учиться/"]),
        ("fr", ["/fr/villes/la-corogne/", "/fr/pays/espagne/", "/fr/themes/watch/"]),
        ("es", ["/es/ciudades/la-coruna/", "/es/paises/espana/", "/es/temas/watch/"]),
    ]
    .into();
    let sitemap = String::from_utf8(Site::beacons_made().files["sitemap.xml"].clone()).unwrap();
    for (locale, addresses) in addresses {
        for address in addresses {
            let page = page(address);
            let encoded = urbi::path::percent_encode(address);
            let canonical =
                page.all("link").find(|link| link.attribute("rel") == Some("canonical"));
            let canonical = canonical.unwrap().attribute("href").unwrap();
            assert_eq!(canonical, format!("{ORIGIN}{encoded}"));
            assert!(sitemap.contains(&format!("<loc>{canonical}</loc>")), "{canonical}");
            let is_ascii = |element: Element<'_>| {
                element.attribute("href").is_none_or(|url| url.starts_with('#') || url.is_ascii())
            };
            assert!(page.elements().all(is_ascii), "{locale}: {address}");
        }
    }
}

#[test]
fn old_addresses_of_any_script_lead_on() {
    let old = "aliases: [/ru/старый-адрес/, \"/zh/%E6%97%A7/\"]";
    let site = Site::beacons().replace(
        "content/pages/join.ru.md",
        "slug: вступить\n",
        &format!("slug: вступить\n{old}\n"),
    );
    for page in site.pages([&*file("/ru/старый-адрес/"), &*file("/zh/旧/")]) {
        let to = page.one("a").attribute("href");
        assert_eq!(to, Some(&*urbi::path::percent_encode("/ru/вступить/")));
    }
}

#[test]
fn slugs_of_another_script_are_refused_where_addresses_are_latin() {
    for (path, from, to, slug) in [
        ("content/pages/join.fr.md", "slug: adherer", "slug: adhérer", "adhérer"),
        ("data/site.yaml", "fr: villes, ru: города", "fr: города, ru: города", "города"),
        ("data/regions.yaml", "fr: atlantique", "fr: атлантика", "атлантика"),
    ] {
        let said = Site::beacons().replace(path, from, to).planned().error_ids();
        assert_eq!(said.len(), 1, "{said:?}");
        let expected = format!(r#"site.slug-not-latin(slug: "{slug}", tag: "fr")"#);
        assert!(said[0].contains(&expected), "{said:?}");
    }
    let latin = Site::beacons().replace(
        "data/site.yaml",
        "{tag: ru, label: Русский, slugs: native}",
        "{tag: ru, label: Русский}",
    );
    assert!(latin.planned().errors().iter().any(|said| said.contains("`города`")));
    let all = Site::beacons()
        .replace("data/site.yaml", "theme: atlas\n", "theme: atlas\nslugs: native\n")
        .replace("content/pages/join.fr.md", "slug: adherer", "slug: adhérer");
    assert!(all.paths().contains("fr/adhérer/index.html"));
}

#[test]
fn two_names_that_fold_into_one_address_collide() {
    let site = Site::beacons().replace(
        "data/members/towns.yaml",
        "    ru: Яньтай\n",
        "    ru: \"ЦИНДАО!\"\n",
    );
    let said = site.planned().error_ids();
    assert_eq!(said.len(), 1, "{said:?}");
    let start = "data/members/towns.yaml:51:7: error[collision]: plan.address-collision(";
    let end = r#", path: "ru/города/циндао/index.html") (hint: "#;
    assert!(said[0].starts_with(start) && said[0].contains(end), "{said:?}");
}

#[test]
fn errors_in_catalogs_are_fixed_if_they_have_one_meaning() {
    for (path, right, wrong) in [
        ("themes/atlas/i18n/fr.yaml", "\nskip: ", "\nskpi: "),
        ("themes/atlas/i18n/es.yaml", "one: \"{count} ciudad\"\n", "oen: \"{count} ciudad\"\n"),
        ("themes/atlas/i18n/zh.yaml", "\"{km}公里\"", "\"{kilometres}公里\""),
        (
            "themes/atlas/i18n/en.yaml",
            "    one: \"{count} city\"\n",
            "    one: \"{count} city\"\n    few: \"{count} city\"\n",
        ),
    ] {
        let site = Site::beacons().replace(path, right, wrong);
        let run = site.planned();
        assert_eq!(run.errors().len(), 1, "{:?}", run.errors());
        let sources = site.sources();
        let step = urbi::fix::step(&sources, run.outcome.diagnostics.sorted(), 9);
        let text = step.texts.values().next().map(String::as_str);
        assert_eq!(text, Some(&*Site::beacons().text(path)), "{wrong}");
    }
}

#[test]
fn a_round_with_a_name_has_it_in_native_addresses() {
    let name = "  year: 2019\n  name: {en: First round, zh: 第一轮}\n";
    let paths = Site::beacons().replace("data/rounds.yaml", "  year: 2019\n", name).paths();
    for page in
        ["zh/加入/第一轮/index.html", "en/rounds/2019/index.html", "ru/приём/2019/index.html"]
    {
        assert!(paths.iter().any(|path| path == page), "{page}: {paths:?}");
    }
}
