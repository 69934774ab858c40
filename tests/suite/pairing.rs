//! Tests which blocks of a translation and its source are paired. Links, numbers and names count more than the position.

use std::fmt::Write as _;
use std::fs;

use urbi::diag::{Diagnostics, message};
use urbi::pipeline;
use urbi::source::Sources;
use urbi::translation::{
    TextKey, TextVersion, TranslatableTexts, TranslationUnit, UnitIndexPair, pairs,
};

use crate::disk::Disk;
use crate::harness::Site;
use crate::numbers::Numbers;

const FRONT: &str = "---\ntitle: T\nsummary: S\n---\n\n";
const DATED: &str = "---\ntitle: T\nsummary: S\ndate: 2026-01-10\n---\n\n";

fn path(name: &str, locale: &str) -> String {
    format!("content/news/2026-01-10-{name}.{locale}.md")
}

/// A network with these texts: name, source, translation.
fn site(texts: &[(String, String, String)]) -> Site {
    texts.iter().fold(Site::starter(), |site, (name, en, pt)| {
        site.write(&path(name, "en"), format!("{DATED}{en}"))
            .write(&path(name, "pt"), format!("{FRONT}{pt}"))
    })
}

/// Returns the units of texts in both languages, in the order of the texts.
fn each(
    texts: &[(String, String, String)],
    mut see: impl FnMut(&str, &TextVersion<'_>, &TextVersion<'_>),
) {
    let site = site(texts);
    let sources: Sources = site.sources();
    let mut found = Diagnostics::new();
    let prepared = pipeline::prepare(&sources, &site.options(), &mut found);
    let prepared = prepared.unwrap_or_else(|| panic!("{:?}", found.sorted()));
    let all = TranslatableTexts::of(&prepared.site, &prepared.theme, &sources);
    let [en, pt] = ["en", "pt"].map(|tag| prepared.site.config.find_locale(tag).unwrap());
    for (name, _, _) in texts {
        let key = TextKey::Document(format!("news/2026-01-10-{name}"));
        let text = all.all.iter().find(|text| text.key == key).unwrap();
        let [en, pt] = [en, pt].map(|locale| text.versions[locale].as_ref().unwrap());
        see(name, en, pt);
    }
}

/// Returns the paired blocks of a text, as written.
fn paired(en: &str, pt: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    each(&[("one".into(), en.into(), pt.into())], |_, en, pt| {
        let own = pairs(&en.units, &pt.units).into_iter();
        all = own
            .filter(|pair| pair.source > 1)
            .map(|UnitIndexPair { source, target, .. }| {
                (en.units[source].text.to_owned(), pt.units[target].text.to_owned())
            })
            .collect();
    });
    all
}

#[track_caller]
fn pairs_are(en: &str, pt: &str, expected: &[(&str, &str)]) {
    let found = paired(en, pt);
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(found, expected, "{en}\n{pt}");
}

#[test]
fn what_both_share_decides_before_the_place() {
    pairs_are(
        "A [](city:lisbon).\n\nB [](city:odense).\n",
        "Y [](city:odense).\n\nX [](city:lisbon).\n",
        &[
            ("A [](city:lisbon).", "X [](city:lisbon)."),
            ("B [](city:odense).", "Y [](city:odense)."),
        ],
    );
    // Code, numbers and names identify a block.
    pairs_are(
        "A `x`.\n\nB 125 and 2031.\n\nC Ana Sousa.\n\nD.\n",
        "C, a Ana Sousa.\n\nD.\n\nA `x`.\n\nB 125 e 2031.\n",
        &[
            ("A `x`.", "A `x`."),
            ("B 125 and 2031.", "B 125 e 2031."),
            ("C Ana Sousa.", "C, a Ana Sousa."),
            ("D.", "D."),
        ],
    );
    // A block without such content goes into the remaining positions.
    pairs_are(
        "## H\n\nOne.\n\nTwo [a](https://a.example/).\n\n## I\n\nThree.\n",
        "## H\n\nDois [a](https://a.example/).\n\nUm.\n\n## I\n\nTrês.\n",
        &[
            ("H", "H"),
            ("One.", "Um."),
            ("Two [a](https://a.example/).", "Dois [a](https://a.example/)."),
            ("I", "I"),
            ("Three.", "Três."),
        ],
    );
    // A link with text and a link without text can have the same target.
    pairs_are(
        "A [](city:lisbon).\n\nB [](city:odense).\n",
        "[Corque](city:odense).\n\n[Lisboa](city:lisbon).\n",
        &[
            ("A [](city:lisbon).", "[Lisboa](city:lisbon)."),
            ("B [](city:odense).", "[Corque](city:odense)."),
        ],
    );
}

#[test]
fn what_shares_nothing_is_paired_by_kind_and_place() {
    pairs_are("A.\n\nB.\n\nC.\n", "X.\n\nY.\n\nZ.\n", &[("A.", "X."), ("B.", "Y."), ("C.", "Z.")]);
    pairs_are("A.\n\n- B\n\nC.\n", "X.\n\nZ.\n", &[("A.", "X."), ("C.", "Z.")]);
    // Content that several blocks share does not identify them.
    pairs_are(
        "A [j](join.md).\n\nB [j](join.md).\n",
        "X [j](join.md).\n\nY [j](join.md).\n",
        &[("A [j](join.md).", "X [j](join.md)."), ("B [j](join.md).", "Y [j](join.md).")],
    );
    // A removed block and an added block are not a pair.
    pairs_are(
        "Some words of an opening.\n\nA [](city:lisbon).\n\nAnd so on.\n",
        "X [](city:lisbon).\n\nE assim.\n\nMais algumas palavras aqui.\n",
        &[
            ("Some words of an opening.", "Mais algumas palavras aqui."),
            ("A [](city:lisbon).", "X [](city:lisbon)."),
            ("And so on.", "E assim."),
        ],
    );
    // One number is not enough to move a block.
    pairs_are("A 12.\n\nB.\n", "X.\n\nY 12.\n", &[("A 12.", "X."), ("B.", "Y 12.")]);
    // A block that only the source has does not move its neighbours.
    pairs_are(
        "N.\n\nA [](city:lisbon).\n\nB.\n",
        "X [](city:lisbon).\n\nY.\n",
        &[("A [](city:lisbon).", "X [](city:lisbon)."), ("B.", "Y.")],
    );
}

#[test]
fn the_cells_of_a_row_stay_together() {
    let table = |rows: [&str; 3]| format!("| A | B |\n| --- | --- |\n{}\n", rows.join("\n"));
    pairs_are(
        &table(["| [](country:DE) | big |", "| [](country:ES) | |", "| [](country:PT) | small |"]),
        &table(["| [](country:ES) | |", "| [](country:PT) | p |", "| [](country:DE) | g |"]),
        &[
            ("A", "A"),
            ("B", "B"),
            ("[](country:DE)", "[](country:DE)"),
            ("big", "g"),
            ("[](country:ES)", "[](country:ES)"),
            ("", ""),
            ("[](country:PT)", "[](country:PT)"),
            ("small", "p"),
        ],
    );
}

#[test]
fn digits_of_another_script_are_the_same_number() {
    pairs_are(
        "A 125, 2031.\n\nB 378, 1999.\n",
        "X ٣٧٨، ١٩٩٩.\n\nY ١٢٥، ٢٠٣١.\n",
        &[("A 125, 2031.", "Y ١٢٥، ٢٠٣١."), ("B 378, 1999.", "X ٣٧٨، ١٩٩٩.")],
    );
}

/// Returns a block of one kind, with a link of its own between words.
fn block(numbers: &mut Numbers, kind: usize, number: usize, word: &str) -> String {
    let mut words = || format!("{word} ").repeat(1 + numbers.below(12));
    let text = format!("{}[{word}](https://a.example/{number}) {}", words(), words());
    match kind {
        0 | 1 => format!("{text}\n"),
        2 => format!("## {text}\n"),
        3 => format!("> {text}\n"),
        4 => format!("- {text}\n"),
        5 => format!("1. {text}\n"),
        _ => format!("| {word} | {word} |\n| - | - |\n| {text} | {word} |\n"),
    }
}

fn link(unit: &TranslationUnit<'_>) -> Option<String> {
    let rest = unit.text.split_once("https://a.example/")?.1;
    rest.split_once(')').map(|(number, _)| number.to_owned())
}

#[test]
fn every_block_of_a_permutation_finds_its_own() {
    let mut numbers = Numbers::new(4);
    let mut texts = Vec::new();
    for round in 0..150 {
        let count = 1 + numbers.below(14);
        let kinds: Vec<usize> = (0..count).map(|_| numbers.below(7)).collect();
        let mut order: Vec<usize> = (0..count).collect();
        (1..count).rev().for_each(|at| order.swap(at, numbers.below(at + 1)));
        // Some translations have fewer blocks than their source, or one more.
        order.truncate(count - if round % 3 == 1 { numbers.below(count) } else { 0 });
        let mut own = |order: &[usize], word: &str| {
            let mut text = String::new();
            for at in order {
                text.push_str(&block(&mut numbers, kinds[*at], *at, word));
                // The separator keeps lists and tables apart.
                text.push_str("\n***\n\n");
            }
            text
        };
        let source = own(&(0..count).collect::<Vec<_>>(), "word");
        let mut target = own(&order, "palavra");
        if round % 3 == 2 {
            write!(target, "Mais.\n\nE mais.\n").unwrap();
        }
        texts.push((format!("t{round}"), source, target));
    }
    let mut count = 0;
    each(&texts, |name, en, pt| {
        let all = pairs(&en.units, &pt.units);
        for (at, unit) in pt.units.iter().enumerate() {
            let Some(own) = link(unit) else { continue };
            let pair = all.iter().find(|pair| pair.target == at);
            let source = pair.map(|pair| &en.units[pair.source]);
            assert_eq!(source.and_then(link), Some(own), "{name}: {} {source:?}", unit.text);
            count += 1;
        }
        let mut taken: Vec<_> = all.iter().map(|pair| pair.target).collect();
        taken.sort_unstable();
        assert!(taken.windows(2).all(|two| two[0] != two[1]), "{name}: once at most");
        assert!(all.windows(2).all(|two| two[0].source < two[1].source), "{name}: in order");
        for UnitIndexPair { source, target, .. } in all {
            assert_eq!(en.units[source].kind, pt.units[target].kind, "{name}");
        }
    });
    assert!(count > 700, "{count}");
}

/// Returns the exported entry of the unit whose source contains `words`: whether it has flags, and its translation.
fn entry(po: &str, words: &str) -> (bool, String) {
    let entries = po.split("\n\n");
    let own = entries.filter(|entry| {
        entry.lines().any(|line| line.starts_with("msgid ") && line.contains(words))
    });
    let own: Vec<&str> = own.collect();
    assert_eq!(own.len(), 1, "{words} in {po}");
    let target = own[0].split_once("\nmsgstr ").unwrap().1.trim_end();
    (own[0].contains("\n#, fuzzy\n"), target.to_owned())
}

fn exported(disk: &Disk, format: &str) -> String {
    let said = disk.urbi(&[
        "translations",
        "export",
        "--root",
        "site",
        "--to",
        "pt",
        "--all",
        "--format",
        format,
    ]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

#[test]
fn documents_in_another_order_are_exported_as_they_belong_together() {
    let disk = Site::repository().on_disk();
    let po = exported(&disk, "po");
    for (source, target, is_fuzzy) in [
        ("The new members were nominated by", "Os novos membros foram propostos", false),
        ("David Atchoarena, the director of UIL, said that", "O diretor do UIL,", false),
        ("Among the newcomers are three cities each in", "As três novas cidades", true),
        ("Applications had been open from 1 April to 31 May 2023", "As candidaturas", false),
        ("The list includes national capitals such as", "Cinco das novas cidades", false),
        ("The network has also grown where it", "[](city:alcobaca), ", false),
    ] {
        let (fuzzy, text) = entry(&po, source);
        assert!(text.starts_with(&format!("\"{target}")), "{source}: {text}");
        assert_eq!(fuzzy, is_fuzzy, "{source}");
    }
}

#[test]
fn a_pair_with_other_links_is_not_final() {
    let text = |en: &str, pt: &str| vec![("one".to_owned(), en.to_owned(), pt.to_owned())];
    for (en, pt, is_final) in [
        ("A [b](https://b.example/x).", "X [b](https://b.example/x).", true),
        ("A [b](https://b.example/x).", "X.", false),
        ("A.", "X [b](https://b.example/x).", false),
        ("A [b](https://b.example/x).", "X [b](https://b.example/y).", false),
        ("A [b](https://b.example/x).", "X [b](https://c.example/x).", false),
        // The link has the same target in the language of the translation.
        ("A [b](https://b.example/en/x).", "X [b](https://b.example/pt/x).", true),
        ("A [b](https://en.b.example/x).", "X [b](https://pt.b.example/x).", true),
        ("A [b](https://b.example/x/1.0/).", "X [b](https://b.example/x/1.0/deed.pt).", true),
        ("A [b](https://b.example/).", "X [b](https://b.example/y).", false),
        // A translation can repeat a link.
        ("A [b](city:odense) [](city:odense).", "X [](city:odense).", true),
    ] {
        let disk = site(&text(&format!("{en}\n"), &format!("{pt}\n"))).on_disk();
        let (fuzzy, target) = entry(&exported(&disk, "po"), en);
        assert_eq!((fuzzy, target), (!is_final, format!("\"{pt}\"")), "{en} {pt}");
        let xliff = exported(&disk, "xliff");
        let count = xliff.matches(" state=\"translated\" subState=\"urbi:links\"").count();
        assert_eq!(count, usize::from(!is_final), "{en} {pt}");
    }
}

#[test]
fn different_links_are_no_work_to_do() {
    let en = "A [b](https://b.example/x).\n";
    let disk = site(&[("one".into(), en.into(), "X.\n".into())]).on_disk();
    let out = |args: &[&str]| {
        let all = ["translations", "export", "--root", "site", "--to", "pt", "--format", "po"];
        disk.urbi(&[&all[..], args].concat())
    };
    assert!(!out(&[]).stdout.contains("b.example"));
    assert!(out(&["--all"]).stdout.contains("b.example"));
}

#[test]
fn the_block_that_a_change_concerns_is_shown_where_it_is() {
    let en = "A plain one.\n\nB [](city:odense) here.\n\nC.\n";
    let pt = "B, [](city:odense).\n\nA, em português.\n\nC, em português.\n";
    let disk = site(&[("one".into(), en.into(), pt.into())]).on_disk();
    let run = |args: &[&str]| disk.urbi(&[&["translations", "--root", "site"], args].concat());
    assert_eq!(run(&["sync"]).code, Some(0));
    let file = disk.root().join(path("one", "en"));
    let show = |from: &str, to: &str| {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace(from, to)).unwrap();
        let said = run(&["show", &path("one", "pt")]).stdout;
        fs::write(&file, text).unwrap();
        said
    };
    let own = path("one", "pt");
    let said = show("A plain one.", "A quite plain one.");
    let label = message!("translations.probable-translation-label", at = format!("{own}:8"));
    let expected = format!("  {label}\n    A, em português.\n");
    assert!(said.contains(&expected), "{said}");
    let said = show("odense) here.", "odense) there.");
    let label = |line: u32| {
        message!("translations.translation-label", at = format!("{own}:{line}")).to_string()
    };
    let expected = format!("  {}\n    B, [](city:odense).\n", label(6));
    assert!(said.contains(&expected), "{said}");
    let said = show("C.", "C changes.");
    let expected = format!("  {}\n    C, em português.\n", label(10));
    assert!(said.contains(&expected), "{said}");
}

#[test]
fn a_new_block_is_put_behind_the_one_that_it_follows() {
    let en = "A [](city:odense).\n\nNew.\n\nB [](city:lisbon).\n";
    let pt = "X [](city:lisbon).\n\nY [](city:odense).\n";
    let disk = site(&[("one".into(), en.into(), pt.into())]).on_disk();
    let po = exported(&disk, "po");
    let po = po.replace("msgid \"New.\"\nmsgstr \"\"", "msgid \"New.\"\nmsgstr \"Novo.\"");
    fs::write(disk.folder().join("x.po"), po).unwrap();
    let said = disk.urbi(&["translations", "import", "--root", "site", "x.po", "--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let text = fs::read_to_string(disk.root().join(path("one", "pt"))).unwrap();
    assert_eq!(text, format!("{FRONT}X [](city:lisbon).\n\nY [](city:odense).\n\nNovo.\n"));
}

#[test]
fn pairing_costs_in_proportion_to_a_text() {
    let own = |size: usize, of: &dyn Fn(usize) -> String| -> (String, String) {
        let en: String = (0..size).map(of).collect();
        (en, (0..size).rev().map(of).collect())
    };
    let families: [(&str, &dyn Fn(usize) -> String); 6] = [
        ("unique", &|at| format!("a [b](https://a.example/{at}).\n\n")),
        ("without links", &|at| format!("{}.\n\n", "a ".repeat(1 + at % 7))),
        ("sections", &|at| format!("## a\n\nb [b](https://a.example/{at}).\n\nc\n\n")),
        ("the same", &|_| "a [b](https://a.example/).\n\n".into()),
        ("few share", &|at| format!("a [b](https://a.example/{}) C{at}.\n\n", at / 4)),
        ("nested", &|at| format!("{}- a [b](https://a.example/{at})\n", "  ".repeat(at % 9))),
    ];
    for (name, of) in families {
        let mut costs = Vec::new();
        for size in [300, 600, 1200] {
            let (en, pt) = own(size, of);
            each(&[("one".into(), en, pt)], |_, en, pt| {
                let cost = allocation_counter::measure(|| drop(pairs(&en.units, &pt.units)));
                costs.push(cost.bytes_total + 64 * cost.count_total);
            });
        }
        let ratio = (costs[2] - costs[1]) as f64 / (costs[1] - costs[0]) as f64;
        assert!(ratio < 2.7, "{name}: {ratio:.2} {costs:?}");
    }
}
