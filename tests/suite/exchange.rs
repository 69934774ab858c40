//! Tests files of translation tools: export, translation and import.

mod files;

use std::collections::BTreeSet;
use std::fs;

use roxmltree::{Document, Node};

use crate::disk::{Disk, Said};
use crate::harness::{Site, read_tree};

/// The formats, which are also the file extensions.
const FORMATS: [&str; 2] = ["xliff", "po"];

fn exported(disk: &Disk, to: &str, format: &str, args: &[&str]) -> String {
    let all = ["translations", "export", "--root", "site", "--to", to, "--format", format];
    let said = disk.urbi(&[&all[..], args].concat());
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

fn imported(disk: &Disk, format: &str, text: &str, args: &[&str]) -> Said {
    let name = format!("texts.{format}");
    fs::write(disk.folder().join(&name), text).unwrap();
    disk.urbi(&[&["translations", "import", "--root", "site", &name], args].concat())
}

#[test]
fn what_was_exported_changes_nothing() {
    for (site, locales) in
        [(Site::repository(), &["pt"][..]), (Site::harbours(), &["sv", "ar"][..])]
    {
        let disk = site.on_disk();
        for (format, to) in
            FORMATS.iter().flat_map(|format| locales.iter().map(move |to| (format, to)))
        {
            let text = exported(&disk, to, format, &["--all"]);
            assert_eq!(text, exported(&disk, to, format, &["--all"]), "the same bytes every time");
            let said = imported(&disk, format, &text, &["--write"]);
            assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
            assert!(said.stderr.contains("new: 0, changed: 0, doubtful: 0"), "{}", said.stderr);
            assert!(said.stderr.ends_with("There is nothing to write.\n"), "{}", said.stderr);
        }
        assert!(read_tree(&disk.root()) == *site.files(), "every byte is as it was");
    }
}

#[test]
fn the_name_of_the_file_chooses_the_format() {
    let disk = Site::harbours().on_disk();
    let export = |out: &str, args: &[&str]| {
        let all = ["translations", "export", "--root", "site", "--to", "sv", "--out", out];
        disk.urbi(&[&all[..], args].concat())
    };
    for (out, begin) in
        [("a.po", "msgid"), ("b.xliff", "<xliff"), ("c.xlf", "<xliff"), ("d", "<xliff")]
    {
        let said = export(out, &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let text = fs::read_to_string(disk.folder().join(out)).unwrap();
        assert!(text.contains(begin), "{out}: {text}");
    }
    let said = export("e.po", &["--format", "xliff"]);
    assert_eq!(said.code, Some(2), "{}", said.stderr);
    assert!(said.stderr.contains("another format than `--format`"), "{}", said.stderr);
}

#[test]
fn xliff_is_built_as_its_standard_says() {
    let disk = Site::harbours().on_disk();
    let text = exported(&disk, "ar", "xliff", &["--all"]);
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("version"), Some("2.1"));
    assert_eq!((root.attribute("srcLang"), root.attribute("trgLang")), (Some("de"), Some("ar")));
    let named = |node: Node<'_, '_>, name: &str| {
        node.is_element()
            && node.tag_name().name() == name
            && node.tag_name().namespace() == Some("urn:oasis:names:tc:xliff:document:2.0")
    };
    let files: Vec<Node<'_, '_>> = root.children().filter(Node::is_element).collect();
    assert!(files.len() > 10, "{} files", files.len());
    assert_eq!(unique(&files).len(), files.len());
    for file in files {
        assert!(named(file, "file") && file.attribute("trgDir") == Some("rtl"));
        let units: Vec<_> = file.children().filter(|node| named(*node, "unit")).collect();
        assert!(!units.is_empty(), "{file:?}");
        assert_eq!(unique(&units).len(), units.len());
        for unit in units {
            let is_token =
                |id: &str| id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c));
            assert!(is_token(unit.attribute("id").unwrap()));
            let data: Vec<_> = unit.descendants().filter(|node| named(*node, "data")).collect();
            let ids = unique(&data);
            let segment = unit.children().find(|node| named(*node, "segment")).unwrap();
            let state = segment.attribute("state");
            assert!(state.is_none_or(|state| ["initial", "translated", "final"].contains(&state)));
            let mut used = BTreeSet::new();
            for side in segment.children().filter(Node::is_element) {
                let marks: Vec<_> = side
                    .descendants()
                    .filter(|node| named(*node, "pc") || named(*node, "ph"))
                    .collect();
                assert_eq!(unique(&marks).len(), marks.len(), "{unit:?}");
                for mark in marks {
                    let refs = ["dataRef", "dataRefStart", "dataRefEnd"];
                    used.extend(refs.iter().filter_map(|key| mark.attribute(*key)));
                }
            }
            assert_eq!(used, ids, "every mark has its data, and all data is used");
        }
    }
}

fn unique<'a>(nodes: &[Node<'a, '_>]) -> BTreeSet<&'a str> {
    nodes.iter().map(|node| node.attribute("id").unwrap()).collect()
}

/// Returns a site with untranslated content: a document, blocks, fields, interface texts and plural forms.
fn with_work() -> Site {
    Site::harbours()
        .remove("content/pages/handbook.sv.md")
        .remove("content/news/2021-03-01-kran.sv.md")
        .replace("content/pages/join.sv.md", "## Adress {#contact}\n\n", "")
        .replace("content/pages/join.sv.md", "```contact\n```\n\n", "")
        .replace("content/cities/hamburg.sv.md", "summary: En hamn med magasinsstad.\n", "")
        .replace("data/regions.yaml", ", sv: Från Schelde till skärgården.", "")
        .replace("themes/plain/i18n/sv.yaml", "not_found: {title: Finns inte}\n", "")
}

/// Adds accents to letters outside placeholders.
fn pseudo(inner: &str) -> String {
    let mut out = String::new();
    let mut closing = None;
    for (at, c) in inner.char_indices() {
        match (closing, c) {
            (None, '[') if inner[at..].starts_with("[^") => closing = Some(']'),
            (Some(end), c) if c == end => closing = None,
            (None, '<') => closing = Some('>'),
            (None, '&') => closing = Some(';'),
            (None, '{') => closing = Some('}'),
            (None, '`') => closing = Some('`'),
            (None, '(') => closing = Some(')'),
            _ => {}
        }
        out.push(match (closing, c) {
            (None, 'a') => 'á',
            (None, 'e') => 'é',
            (None, 'o') => 'ô',
            (None, 'f') => 'ƒ',
            (None, 'y') => 'ý',
            _ => c,
        });
    }
    out
}

/// Translates every unit without a translation.
fn filled(format: &str, text: &str) -> String {
    if format == "xliff" {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("</source>\n") {
            let source = rest[..at].rfind("<source>").unwrap() + "<source>".len();
            let target = pseudo(&rest[source..at]);
            let end = at + "</source>\n".len();
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            if !rest.trim_start().starts_with("<target>") {
                out.push_str(&format!("<target>{target}</target>\n"));
            }
        }
        return out + rest;
    }
    let mut out = String::new();
    for entry in text.split("\n\n") {
        let end = entry.len() - usize::from(entry.ends_with('\n'));
        match entry[..end].strip_suffix("msgstr \"\"") {
            Some(before) if before.contains("msgctxt") => {
                let source = &before[before.find("\nmsgid ").unwrap() + "\nmsgid ".len()..];
                out.push_str(&format!("{before}msgstr {}\n\n", pseudo(source).trim_end()));
            }
            _ => out.push_str(&format!("{entry}\n\n")),
        }
    }
    out
}

#[test]
fn what_is_missing_comes_back_in_its_place() {
    for format in FORMATS {
        let disk = with_work().on_disk();
        let text = exported(&disk, "sv", format, &[]);
        let said = imported(&disk, format, &filled(format, &text), &["--write"]);
        assert_eq!(said.code, Some(0), "{format}: {}", said.stderr);
        let left = exported(&disk, "sv", format, &["--all"]);
        assert!(!left.contains("<segment>") && !left.contains("\nmsgstr \"\"\n\n"), "{left}");
        let read = |path: &str| fs::read_to_string(disk.root().join(path)).unwrap();
        let join = read("content/pages/join.sv.md");
        assert!(join.contains("## Anschriƒt {#contact}\n\n```contact\n```\n\nLäs"), "{join}");
        let handbook = read("content/pages/handbook.sv.md");
        assert!(handbook.contains("Hôchwássér](https://tide.example/1"), "{handbook}");
        assert!(handbook.contains("caption: Sô liégt ér ám Grund.\n"));
        assert!(!handbook.contains("draft"));
        assert!(read("data/regions.yaml").contains(", sv: Vôn dér Schéldé"));
        assert!(read("data/i18n/sv.yaml").starts_with("not_found.title: "));
        let check = disk.on_site("check", &["--deny-warnings"]);
        assert_eq!(check.code, Some(0), "{}", check.stderr);
        let again = imported(&disk, format, &left, &["--write"]);
        assert!(again.stderr.ends_with("There is nothing to write.\n"), "{}", again.stderr);
    }
}

#[test]
fn half_a_document_is_a_draft_until_the_rest_comes() {
    let disk = Site::harbours().remove("content/pages/handbook.sv.md").on_disk();
    let text = exported(&disk, "sv", "po", &[]);
    let half = filled("po", &text);
    let at = half.find("msgctxt \"content/pages/handbook|summary\"").unwrap();
    let end = at + half[at..].find("msgstr \"").unwrap();
    let line = end + half[end..].find('\n').unwrap();
    let half = format!("{}msgstr \"\"{}", &half[..end], &half[line..]);
    let said = imported(&disk, "po", &half, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(
        said.stderr.contains("`content/pages/handbook.sv.md` is not whole yet"),
        "{}",
        said.stderr
    );
    let file = disk.root().join("content/pages/handbook.sv.md");
    let draft = fs::read_to_string(&file).unwrap();
    assert!(draft.contains("summary: Eine Seite mit allem.\ndraft: true\n"), "{draft}");
    let left = exported(&disk, "sv", "po", &[]);
    assert!(left.contains("handbook|summary\"\nmsgid \"Eine Seite mit allem.\"\nmsgstr \"\"\n"));
    let said = imported(&disk, "po", &filled("po", &left), &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(fs::read_to_string(&file).unwrap().contains("summary: Einé Séité mit állém.\n"));
}

/// Returns the next number of a sequence that is the same on every run.
fn random(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn edits_come_back_as_exactly_those_texts() {
    /// Difficult texts: signs of Markdown and YAML, direction marks, and signs at the start of a line.
    const ODD: [&str; 14] = [
        "a: b",
        "# c",
        "- d",
        "*e*f_g_",
        "1. h",
        "[i](j)",
        "<k> & l",
        "\"m\" 'n'",
        "{o",
        "ملف",
        "p | q",
        "\\r",
        "~~s~~ `",
        "> t",
    ];
    let mut seed = 0x5eed_u64;
    for (site, to) in
        [(Site::harbours(), "sv"), (Site::harbours(), "ar"), (Site::repository(), "pt")]
    {
        let disk = site.on_disk();
        let before = exported(&disk, to, "xliff", &["--all"]);
        let mut edited = String::new();
        let mut wanted = Vec::new();
        let mut rest = before.as_str();
        while let Some(at) = rest.find("</target>") {
            let is_message = rest[..at].contains("name=\"i18n#");
            if random(&mut seed).is_multiple_of(6) && !is_message {
                let begin = rest[..at].rfind("<target>").unwrap() + "<target>".len();
                let odd = ODD[random(&mut seed) % ODD.len()];
                let odd = odd
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('>', "&gt;")
                    .replace('"', "&quot;");
                let own = &rest[begin..at];
                let new = if random(&mut seed).is_multiple_of(2) {
                    format!("{odd} {own}")
                } else {
                    format!("{own} {odd}")
                };
                edited.push_str(&rest[..begin]);
                edited.push_str(&new);
                wanted.push(new);
            } else {
                edited.push_str(&rest[..at]);
            }
            edited.push_str("</target>");
            rest = &rest[at + "</target>".len()..];
        }
        edited.push_str(rest);
        assert!(wanted.len() > 5);
        let said = imported(&disk, "xliff", &edited, &["--write", "--accept-doubtful"]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let after = exported(&disk, to, "xliff", &["--all"]);
        let targets = |text: &str| -> Vec<String> {
            let document = Document::parse(text).unwrap();
            let all = document.descendants().filter(|node| {
                node.has_tag_name(("urn:oasis:names:tc:xliff:document:2.0", "target"))
            });
            all.map(|node| {
                node.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).collect()
            })
            .collect()
        };
        let (expected, found) = (targets(&edited), targets(&after));
        assert_eq!(expected.len(), found.len());
        for (expected, found) in expected.iter().zip(&found) {
            assert_eq!(expected, found);
        }
    }
}

/// Tests the position and message of each error in a file.
#[test]
fn what_is_wrong_is_told_at_its_place() {
    let disk = Site::harbours().on_disk();
    let xliff = exported(&disk, "sv", "xliff", &["--all"]);
    let po = exported(&disk, "sv", "po", &["--all"]);
    let cases: &[(&str, &str, &str, &str)] = &[
        ("xliff", "</xliff>", "", "is not well-formed XML"),
        (
            "xliff",
            "<xliff xmlns",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><xliff xmlns",
            "declares an entity",
        ),
        (
            "xliff",
            "urn:oasis:names:tc:xliff:document:2.0",
            "urn:example:document",
            "is XML, and not XLIFF",
        ),
        ("xliff", "trgLang=\"sv\"", "trgLang=\"fi\"", "nothing is translated into `fi`"),
        ("xliff", "trgLang=\"sv\"", "trgLang=\"de\"", "nothing is translated into `de`"),
        ("xliff", " trgLang=\"sv\"", "", "does not say which language"),
        ("xliff", " name=\"content/pages/join|summary\"", "", "has lost its name"),
        (
            "xliff",
            "name=\"content/pages/join|summary\"",
            "name=\"content/pages/jion|summary\"",
            "there is no text `content/pages/jion`",
        ),
        (
            "po",
            "msgctxt \"content/pages/join|summary\"\n",
            "msgctxt \"content/pages/join|b-0\"\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"content/pages/join|summary\"\n",
            "is not there any more",
        ),
        ("xliff", "<target>Läs först ", "<target>Läs <b/>först ", "`b` has no place in a text"),
        (
            "xliff",
            "<target>Läs först ",
            "<target>Läs <ph id=\"77\"/>först ",
            "the mark `77` means nothing",
        ),
        (
            "po",
            "msgstr \"Läs först [handboken](handbook.md#rules)",
            "msgstr \"Läs först handboken",
            "`[…](handbook.md)` of the source is missing",
        ),
        (
            "po",
            "msgstr \"Läs först [handboken](handbook.md#rules)",
            "msgstr \"Läs först [handboken](handbok.md#rules)",
            "`[…](handbok.md)` is not in the source",
        ),
        (
            "po",
            "msgstr \"Läs först ",
            "msgstr \"Läs ![x](y.svg) först ",
            "`![…](y.svg)` is not in the source",
        ),
        ("po", "msgstr \"Läs först ", "msgstr \"Läs <b>först ", "`<b>` is not in the source"),
        ("po", "msgstr \"Läs först ", "msgstr \"Läs \\q först ", "PO has no escape `\\q`"),
        ("po", "msgstr \"Läs först ", "msgstr Läs först ", "this text does not begin with"),
        ("po", "msgctxt \"content/pages/join|summary\"\n", "", "has lost its `msgctxt`"),
        ("po", "msgctxt \"content/pages/join|summary\"\n", "nonsense\n", "cannot be read"),
        ("po", "Language: sv", "Language: xx", "nothing is translated into `xx`"),
        ("po", "charset=UTF-8", "charset=latin1", "does not say that it is UTF-8"),
    ];
    for (format, from, to, message) in cases {
        let text = if *format == "po" { &po } else { &xliff };
        assert!(text.contains(from), "{from}");
        let said =
            imported(&disk, format, &text.replacen(from, to, 1), &["--write", "--format", "short"]);
        assert_eq!(said.code, Some(1), "{from} → {to}: {}", said.stderr);
        assert!(said.stderr.contains(message), "{message}\n{}", said.stderr);
        let place = format!("texts.{format}:");
        assert!(
            said.stderr.lines().any(|line| line.starts_with(&place) && line.contains(message)),
            "{}",
            said.stderr
        );
    }
    assert!(read_tree(&disk.root()) == *Site::harbours().files(), "nothing was written");
    let bytes = [b'<', 0xff, 0xfe];
    fs::write(disk.folder().join("x.xliff"), bytes).unwrap();
    let said = disk.urbi(&["translations", "import", "--root", "site", "x.xliff"]);
    assert!(said.code == Some(1) && said.stderr.contains("is not UTF-8"), "{}", said.stderr);
}

#[test]
fn placeholders_are_kept() {
    let disk = Site::harbours().on_disk();
    let po = exported(&disk, "sv", "po", &["--all"]);
    let at = po.find("msgctxt \"i18n#city.km|text\"").unwrap();
    let end = at + po[at..].find("\n\n").unwrap();
    for (new, message) in [
        ("km", "`{km}` of the source is missing"),
        ("{km} {mk}", "`{mk}` is not in the source"),
        ("{km} {km}", "`{km}` is not in the source"),
    ] {
        let begin = at + po[at..].find("msgstr").unwrap();
        let text = format!("{}msgstr \"{new}\"{}", &po[..begin], &po[end..]);
        let said = imported(&disk, "po", &text, &[]);
        assert!(said.code == Some(1) && said.stderr.contains(message), "{}", said.stderr);
    }
}

#[test]
fn what_is_doubtful_waits_for_somebody() {
    let disk = Site::harbours().on_disk();
    let po = exported(&disk, "sv", "po", &["--all"]);
    let text = po.replacen("msgstr \"Läs först ", "msgstr \"Läs nu ", 1);
    let path = disk.root().join("content/pages/join.de.md");
    let source = fs::read_to_string(&path).unwrap();
    fs::write(&path, source.replace("Vorher das", "Zuallererst das")).unwrap();
    let said = imported(&disk, "po", &text, &["--write"]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
    assert!(
        said.stderr.contains("its source has changed since it was exported"),
        "{}",
        said.stderr
    );
    let said = imported(&disk, "po", &text, &["--write", "--accept-doubtful"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let join = fs::read_to_string(disk.root().join("content/pages/join.sv.md")).unwrap();
    assert!(join.contains("Läs nu [handboken]"), "{join}");
}
