//! Tests files of translation tools that are unfinished, copied, reordered or outdated: urbi never accepts them as
//! finished, and loses nothing.

use std::fs;

use crate::disk::{Disk, Said};
use crate::harness::{Site, read_tree};

const NEWS: &str = "content/news/2026-01-10-trial.en.md";
const TEXT: &str = "---\ntitle: The quay\ndate: 2026-01-10\nsummary: A short text.\n---\n\nOne sentence here. A *second* \
    one with a [link](https://a.example/). A third follows.\n\n- A point with `code`.\n";

fn site() -> Site {
    Site::starter().write(NEWS, TEXT)
}

/// Exports the texts to translate.
fn exported(disk: &Disk, format: &str) -> String {
    let said =
        disk.urbi(&["translations", "export", "--root", "site", "--to", "pt", "--format", format]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

fn imported(disk: &Disk, name: &str, bytes: impl AsRef<[u8]>, args: &[&str]) -> Said {
    fs::write(disk.folder().join(name), bytes).unwrap();
    disk.urbi(&[&["translations", "import", "--root", "site", name], args].concat())
}

/// Fills every segment without a target. `of` returns the target for a source.
fn filled(xliff: &str, state: &str, of: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = xliff;
    while let Some(at) = rest.find("  <segment>\n   <source>") {
        let end = at + rest[at..].find("</source>\n").unwrap();
        let source = &rest[at + "  <segment>\n   <source>".len()..end];
        out.push_str(&rest[..at]);
        out.push_str(&format!(
            "  <segment{state}>\n   <source>{source}</source>\n   <target>{}</target>\n",
            of(source)
        ));
        rest = &rest[end + "</source>\n".len()..];
    }
    assert!(!out.is_empty(), "{xliff}");
    out + rest
}

/// Returns a translation that keeps the placeholders.
fn translated(source: &str) -> String {
    source.replace("The ", "O ").replace("A ", "Um ").replace("One ", "Uma ")
}

#[track_caller]
fn says(said: &Said, words: &str) {
    assert!(said.stderr.contains(words), "{words} in {}", said.stderr);
}

#[test]
fn what_is_missing_goes_out_without_a_state() {
    let text = exported(&site().on_disk(), "xliff");
    assert!(text.contains("  <segment>\n") && !text.contains("\"initial\""), "{text}");
}

#[test]
fn a_copy_of_the_source_is_doubtful() {
    let site = site();
    let disk = site.on_disk();
    let xliff = exported(&disk, "xliff");
    for state in ["", " state=\"initial\"", " state=\"translated\"", " state=\"final\""] {
        let text = filled(&xliff, state, str::to_owned);
        let said = imported(&disk, "a.xliff", text, &["--write"]);
        says(&said, "new: 0, changed: 0, doubtful: 4,");
        says(&said, "`content/news/2026-01-10-trial|title`: it says what its source says\n");
        assert_eq!(said.stderr.matches("doubtful: `").count(), 4, "{}", said.stderr);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""));
    }
    let text = filled(&xliff, "", str::to_owned);
    let said = imported(&disk, "a.xliff", text, &["--locale", "pt"]);
    says(&said, "duvidoso: `content/news/2026-01-10-trial|title`: diz o mesmo que a sua origem\n");
    let po = exported(&disk, "po")
        .replace("msgid \"The quay\"\nmsgstr \"\"", "msgid \"The quay\"\nmsgstr \"The quay\"");
    let said = imported(&disk, "a.po", po, &["--write"]);
    says(&said, "new: 0, changed: 0, doubtful: 1,");
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn a_text_that_is_the_same_in_both_languages_is_no_doubt() {
    let titles = ["UNESCO 2026", "GitHub", "12 km", "https://a.example/b", "Odense, Bergen"];
    let write = |site: Site, (at, title): (usize, &&str)| {
        let text = TEXT.replace("The quay", &format!("\"{title}\""));
        site.write(&format!("content/news/2026-01-1{at}-trial-{at}.en.md"), text)
    };
    let disk = titles.iter().enumerate().fold(Site::starter(), write).on_disk();
    let text = filled(&exported(&disk, "xliff"), "", |source| {
        if titles.contains(&source) { source.to_owned() } else { translated(source) }
    });
    says(&imported(&disk, "a.xliff", text, &[]), "new: 20, changed: 0, doubtful: 0,");
    // A translation that was accepted once is not doubtful again.
    let disk = site().replace(NEWS, "The quay", "Blog").on_disk();
    let text = filled(&exported(&disk, "xliff"), "", |source| match source {
        "Blog" => "Blog".to_owned(),
        other => translated(other),
    });
    says(&imported(&disk, "a.xliff", &text, &[]), "new: 3, changed: 0, doubtful: 1,");
    let said = imported(&disk, "a.xliff", &text, &["--accept-doubtful", "--write"]);
    says(&said, "Written: ");
    let said = imported(&disk, "a.xliff", &text, &[]);
    says(&said, "new: 0, changed: 0, doubtful: 0, the same: 4,");
    let again = "content/news/2026-01-11-again.en.md";
    fs::write(disk.root().join(again), TEXT.replace("The quay", "Blog")).unwrap();
    let text = filled(&exported(&disk, "xliff"), "", |source| match source {
        "Blog" => "Blog".to_owned(),
        other => translated(other),
    });
    says(&imported(&disk, "a.xliff", &text, &[]), "new: 4, changed: 0, doubtful: 0,");
}

#[test]
fn what_a_tool_calls_unfinished_is_doubtful() {
    let disk = site().on_disk();
    let xliff = exported(&disk, "xliff");
    let unfinished = "it is marked as not finished";
    let machine = "it is marked as translated by a machine";
    for (state, why) in [
        (" state=\"initial\"", unfinished),
        (" state=\"initial\" subState=\"a:b\"", unfinished),
        (" state=\"translated\" subState=\"x:fuzzy\"", unfinished),
        (" state=\"translated\" subState=\"x:needs-review\"", unfinished),
        (" state=\"translated\" subState=\"urbi:machine\"", machine),
        (" state=\"reviewed\" subState=\"x:mt\"", machine),
    ] {
        let said = imported(&disk, "a.xliff", filled(&xliff, state, translated), &["--write"]);
        says(&said, "new: 0, changed: 0, doubtful: 4,");
        says(&said, why);
    }
    for state in ["", " state=\"translated\"", " state=\"reviewed\"", " state=\"final\""] {
        let said = imported(&disk, "a.xliff", filled(&xliff, state, translated), &[]);
        says(&said, "new: 4, changed: 0, doubtful: 0,");
    }
    let said = imported(
        &disk,
        "a.xliff",
        filled(&xliff, " state=\"initial\" subState=\"urbi:machine\"", translated),
        &["--locale", "pt"],
    );
    says(&said, "está marcada como não acabada");
    let said = imported(
        &disk,
        "a.xliff",
        filled(&xliff, " state=\"translated\" subState=\"urbi:machine\"", translated),
        &["--locale", "pt"],
    );
    says(&said, "está marcada como traduzida por uma máquina");
}

/// Splits the paragraph into three segments. `{}` is replaced with the content of each segment.
fn segments(xliff: &str, parts: [&str; 3]) -> String {
    let at = xliff.find("One sentence here. ").unwrap();
    let start = xliff[..at].rfind("  <segment>").unwrap();
    let end = start + xliff[start..].find("</segment>\n").unwrap() + "</segment>\n".len();
    let source = &xliff[at..at + xliff[at..].find("</source>").unwrap()];
    let (first, rest) = source.split_at("One sentence here. ".len());
    let (second, third) = rest.split_at(rest.find("A third").unwrap());
    let parts = [first, second, third].into_iter().zip(parts);
    let segment = |(source, target): (&str, &str)| {
        let target = target.replace("{}", &translated(source));
        format!("<segment><source>{source}</source>{target}</segment>")
    };
    let all: String = parts.map(segment).collect();
    format!("{}{all}\n{}", &xliff[..start], &xliff[end..])
}

#[test]
fn segments_come_in_the_order_of_the_translation() {
    let disk = site().on_disk();
    let xliff = exported(&disk, "xliff");
    let paragraph = |targets: [&str; 3]| {
        let text = filled(&segments(&xliff, targets), "", translated);
        let said = imported(&disk, "a.xliff", text, &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let line = said.stdout.lines().find(|line| line.contains("Uma sentence"));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(
        paragraph([
            "<target order=\"3\">{}</target>",
            "<target order=\"1\">{}</target>",
            "<target order=\"2\">{}</target>"
        ]),
        "+Um *second* one with a [link](https://a.example/). Um third follows. Uma sentence here."
    );
    assert_eq!(
        paragraph([
            "<target order=\"2\">{}</target>",
            "<target order=\"1\">{}</target>",
            "<target>{}</target>"
        ]),
        "+Um *second* one with a [link](https://a.example/). Uma sentence here. Um third follows."
    );
    for (locale, message) in [
        ("en", "the place `2` in this unit is taken twice, or there is no such place"),
        ("pt", "o lugar `2` nesta unidade está ocupado duas vezes, ou não existe"),
    ] {
        let text = segments(
            &xliff,
            ["<target order=\"2\">{}</target>", "<target>{}</target>", "<target>{}</target>"],
        );
        let said = imported(&disk, "a.xliff", text, &["--locale", locale]);
        assert_eq!(said.code, Some(1), "{}", said.stderr);
        says(&said, message);
        says(&said, "a.xliff:");
    }
}

#[test]
fn a_segment_that_is_empty_or_a_copy_is_not_finished() {
    let disk = site().on_disk();
    let xliff = exported(&disk, "xliff");
    let text =
        segments(&xliff, ["<target>{}</target>", "<target></target>", "<target>{}</target>"]);
    let said = imported(&disk, "a.xliff", text, &[]);
    assert_eq!(said.code, Some(1), "{}", said.stderr);
    says(&said, "a part of this unit is translated, and another is not");
    let text = segments(
        &xliff,
        ["<target>{}</target>", "<target>{}</target>", "<target>A third follows.</target>"],
    );
    for (locale, why) in [
        ("en", "a part of it says what its source says"),
        ("pt", "uma parte dela diz o mesmo que a origem"),
    ] {
        let said = imported(&disk, "a.xliff", &text, &["--locale", locale]);
        says(&said, why);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
    }
}

#[test]
fn files_are_read_in_the_encoding_that_they_say() {
    let disk = site().on_disk();
    let text = filled(&exported(&disk, "xliff"), "", translated).replace("O quay", "O cais à água");
    let utf16 = text.replacen("UTF-8", "UTF-16", 1);
    let units = || utf16.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    let latin = text.replacen("UTF-8", "ISO-8859-1", 1);
    let latin: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [
        [b"\xff\xfe".as_slice(), &little].concat(),
        [b"\xfe\xff".as_slice(), &big].concat(),
        little,
        big,
        latin,
        format!("\u{feff}{text}").into_bytes(),
    ] {
        let said = imported(&disk, "a.xliff", bytes, &[]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        assert!(said.stdout.contains("+title: O cais à água\n"), "{}", said.stdout);
    }
    let said = imported(&disk, "a.xliff", b"<?xml version=\"1.0\"?><xliff>\xe9</xliff>", &[]);
    assert_eq!(said.code, Some(1));
    says(&said, "is not UTF-8");
}

#[test]
fn other_versions_of_xliff_are_read() {
    let disk = site().on_disk();
    let text = filled(&exported(&disk, "xliff"), "", translated);
    let newer = text.replace("document:2.0", "document:2.2").replace("\"2.1\"", "\"2.2\"");
    says(&imported(&disk, "a.xliff", newer, &[]), "new: 4, changed: 0, doubtful: 0,");
    let other = text.replace("urn:oasis:names:tc:xliff:document:2.0", "urn:example:other");
    for (locale, message) in [("en", "is XML, and not XLIFF"), ("pt", "é XML, e não XLIFF")] {
        let said = imported(&disk, "a.xliff", &other, &["--locale", locale]);
        assert_eq!(said.code, Some(1));
        says(&said, message);
    }
}

/// Returns the export as a tool writes it in XLIFF 1.2. `state` is the state of each target.
fn old(unit: &str, state: &str, marks: [&str; 4]) -> String {
    let [open, close, link, end] = marks;
    format!(
        "<?xml version=\"1.0\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n\
         <file original=\"a\" source-language=\"en\" target-language=\"pt\" datatype=\"x-x\"><body><group>\n\
         <trans-unit id=\"1\" resname=\"content/news/2026-01-10-trial|title\"{unit}><source>The quay</source>\
         <target{state}>O cais</target><alt-trans><target>O molhe</target></alt-trans></trans-unit>\n\
         <trans-unit id=\"2\" resname=\"NAME\"{unit}>\
         <source>One sentence here. A {open}second{close} one with a {link}link{end}. A third follows.</source>\
         <seg-source><mrk mtype=\"seg\" mid=\"0\">One sentence here. A third follows.</mrk></seg-source>\
         <target{state}><mrk mtype=\"seg\" mid=\"0\">Com uma {link}ligação{end}, \
         {open}segunda{close} frase.</mrk></target></trans-unit>\n\
         </group></body></file></xliff>\n"
    )
}

fn paragraph_name(disk: &Disk) -> String {
    let xliff = exported(disk, "xliff");
    let at = xliff.find("One sentence here. ").unwrap();
    let start = xliff[..at].rfind("<unit ").unwrap();
    let name = &xliff[start + xliff[start..].find("name=\"").unwrap() + "name=\"".len()..];
    name[..name.find('"').unwrap()].to_owned()
}

#[test]
fn a_file_that_a_tool_made_xliff_1_2_of_comes_back() {
    let disk = site().on_disk();
    let name = paragraph_name(&disk);
    for marks in [
        ["<g id=\"1\">", "</g>", "<g id=\"2\">", "</g>"],
        ["<bpt id=\"7\">*</bpt>", "<ept id=\"7\">*</ept>", "<bpt id=\"8\"/>", "<ept id=\"8\"/>"],
        [
            "<bx id=\"1\" rid=\"1\"/>",
            "<ex id=\"2\" rid=\"1\"/>",
            "<bx id=\"3\" rid=\"2\"/>",
            "<ex id=\"4\" rid=\"2\"/>",
        ],
        ["<it id=\"1\" pos=\"open\"/>", "<it id=\"1\" pos=\"close\"/>", "<g id=\"2\">", "</g>"],
    ] {
        let text = old("", "", marks).replace("NAME", &name);
        let said = imported(&disk, "a.xlf", &text, &[]);
        says(&said, "new: 2, changed: 0, doubtful: 0,");
        for line in
            ["+title: O cais\n", "+Com uma [ligação](https://a.example/), *segunda* frase.\n"]
        {
            assert!(said.stdout.contains(line), "{}", said.stdout);
        }
    }
}

#[test]
fn the_states_of_xliff_1_2_are_read() {
    let disk = site().on_disk();
    let marks = ["<g id=\"1\">", "</g>", "<g id=\"2\">", "</g>"];
    let name = paragraph_name(&disk);
    let unfinished = "it is marked as not finished";
    let machine = "it is marked as translated by a machine";
    for (unit, state, why) in [
        ("", " state=\"new\"", unfinished),
        ("", " state=\"needs-translation\"", unfinished),
        ("", " state=\"needs-review-translation\"", unfinished),
        (" approved=\"no\"", "", unfinished),
        (" approved=\"no\"", " state=\"translated\"", unfinished),
        ("", " state=\"translated\" state-qualifier=\"fuzzy-match\"", unfinished),
        ("", " state=\"translated\" state-qualifier=\"mt-suggestion\"", machine),
        ("", " state-qualifier=\"leveraged-mt\"", machine),
    ] {
        let text = old(unit, state, marks).replace("NAME", &name);
        let said = imported(&disk, "a.xlf", &text, &[]);
        says(&said, "new: 0, changed: 0, doubtful: 2,");
        says(&said, why);
    }
    for (unit, state) in [
        ("", ""),
        ("", " state=\"translated\""),
        ("", " state=\"signed-off\""),
        ("", " state=\"final\" state-qualifier=\"leveraged-mt\""),
        (" approved=\"yes\"", " state=\"translated\""),
    ] {
        let text = old(unit, state, marks).replace("NAME", &name);
        says(&imported(&disk, "a.xlf", &text, &[]), "new: 2, changed: 0, doubtful: 0,");
    }
}

#[test]
fn what_is_wrong_in_xliff_1_2_is_reported_at_its_place() {
    let disk = site().on_disk();
    let name = paragraph_name(&disk);
    let text = old("", "", ["<g id=\"1\">", "</g>", "<g id=\"2\">", "</g>"]).replace("NAME", &name);
    for (from, to, message) in [
        (" resname=\"content/news/2026-01-10-trial|title\"", "", "has lost its name"),
        ("Com uma <g id=\"2\">", "Com uma <g id=\"9\">", "the mark `9` means nothing"),
        ("Com uma ", "Com uma <b/>", "`b` has no place in a text"),
        ("<g id=\"2\">link</g>", "link", "the mark `2` means nothing"),
        (
            "with a <g id=\"2\">",
            "with a <x id=\"5\"/><g id=\"2\">",
            "the marks of this unit are not those",
        ),
        ("target-language=\"pt\"", "target-language=\"xx\"", "nothing is translated into `xx`"),
        (
            "<file ",
            "<file target-language=\"fr\" original=\"b\"/><file ",
            "into `fr`, and this into `pt`",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let said =
            imported(&disk, "a.xlf", text.replacen(from, to, 1), &["--write", "--format", "short"]);
        assert_eq!(said.code, Some(1), "{from}: {}", said.stderr);
        let is_placed = |line: &str| line.starts_with("a.xlf:") && line.contains(message);
        assert!(said.stderr.lines().any(is_placed), "{message} in {}", said.stderr);
    }
}

/// Returns a PO file with one interface text.
fn word(key: &str, source: &str, target: &str) -> String {
    format!(
        "msgid \"\"\nmsgstr \"Language: pt\\n\"\n\nmsgctxt \"i18n#{key}|text\"\nmsgid \"{source}\"\n\
         msgstr \"{target}\"\n"
    )
}

#[test]
fn spaces_at_the_ends_of_a_word_are_kept_or_doubtful() {
    let disk = site().on_disk();
    let lost = "its source ends with a space, and it did not";
    for (target, why, written) in [
        (" · ", "it begins with a space, and its source does not", "mark.comma: \" · \"\n"),
        ("·", lost, "mark.comma: \"· \"\n"),
        ("· ", "", "mark.comma: \"· \"\n"),
        ("、", "", "mark.comma: 、\n"),
    ] {
        let text = word("mark.comma", ", ", target);
        let said = imported(&disk, "a.po", text, &["--accept-doubtful"]);
        says(&said, why);
        assert_eq!(said.stderr.contains("doubtful, and taken"), !why.is_empty(), "{target}");
        assert!(said.stdout.contains(written), "{target}: {}", said.stdout);
    }
    for same in [", ", ","] {
        let said = imported(&disk, "a.po", word("mark.comma", ", ", same), &[]);
        says(&said, "doubtful: 0, the same: 1,");
    }
    let said = imported(&disk, "a.po", word("mark.comma", ", ", "·"), &["--locale", "pt"]);
    says(&said, "a origem acaba com um espaço, e ela não acabava");
    let xliff = exported(&disk, "xliff");
    let head = &xliff[..xliff.find("<file ").unwrap()];
    let unit = |target: &str| {
        format!(
            "{head}<file id=\"f1\"><unit id=\"a\" name=\"i18n#mark.comma|text\"><segment><source>, \
             </source><target>{target}</target></segment></unit></file></xliff>"
        )
    };
    says(&imported(&disk, "a.xliff", unit("·"), &[]), lost);
    says(&imported(&disk, "a.xliff", unit("\n  ; \n"), &[]), lost);
    says(&imported(&disk, "a.xliff", unit(", "), &[]), "doubtful: 0, the same: 1,");
}

#[test]
fn a_cell_that_is_a_link_needs_no_translation() {
    let table = "\n| City | Since |\n| --- | --- |\n| [Odense](city:odense) | 2023 |\n";
    let disk = Site::starter().write(NEWS, format!("{TEXT}{table}")).on_disk();
    let text = filled(&exported(&disk, "xliff"), "", |source| match source {
        "2023" => String::new(),
        "City" => "Cidade".to_owned(),
        "Since" => "Desde".to_owned(),
        other if other.contains("Odense") => String::new(),
        other => translated(other),
    });
    let said = imported(&disk, "a.xliff", text, &["--write"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(!said.stderr.contains("is not whole yet"), "{}", said.stderr);
    assert!(said.stdout.contains("+| [Odense](city:odense) | 2023 |\n"), "{}", said.stdout);
    let left = disk.urbi(&["translations", "export", "--root", "site", "--to", "pt"]);
    assert!(!left.stdout.contains(NEWS), "{}", left.stdout);
}

#[test]
fn the_forms_of_a_word_wait_for_each_other() {
    let path = "themes/atlas/i18n/en.yaml";
    let word = "there:\n  cities_there:\n    one: \"{count} town\"\n    other: \"{count} towns\"\n";
    let site = Site::starter();
    let catalog = format!("{}{word}", site.text(path));
    let disk = site.write(path, catalog).on_disk();
    let said = disk.urbi(&[
        "translations",
        "export",
        "--root",
        "site",
        "--to",
        "pt",
        "--format",
        "po",
        "--all",
    ]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let po = said
        .stdout
        .replace(
            "msgid \"{count} town\"\nmsgstr \"\"",
            "msgid \"{count} town\"\nmsgstr \"{count} vila\"",
        )
        .replace(
            "msgid \"{count} towns\"\nmsgstr \"\"",
            "msgid \"{count} towns\"\nmsgstr \"{count} towns\"",
        );
    for (locale, why) in [
        ("en", "another form of this word is doubtful"),
        ("pt", "outra forma desta palavra é duvidosa"),
    ] {
        let said = imported(&disk, "a.po", &po, &["--locale", locale]);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        says(&said, why);
    }
}
