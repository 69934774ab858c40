//! What programs of gettext and others make of a file of translations: escapes in place of letters, and a
//! change to every entry, which is reported once.

use std::fs;

use crate::disk::{Disk, Said};
use crate::harness::{Site, read_tree};

fn exported(disk: &Disk, to: &str, format: &str) -> String {
    let args =
        ["translations", "export", "--root", "site", "--all", "--to", to, "--format", format];
    let said = disk.urbi(&args);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

fn imported(disk: &Disk, name: &str, text: impl AsRef<[u8]>, locale: &str) -> Said {
    fs::write(disk.folder().join(name), text).unwrap();
    disk.urbi(&["translations", "import", "--root", "site", name, "--write", "--locale", locale])
}

#[track_caller]
fn says(said: &Said, words: &str) {
    assert!(said.stderr.contains(words), "{words} in {}", said.stderr);
}

/// Writes every byte beyond ASCII as an escape.
fn escaped(text: &str, escape: impl Fn(u8) -> String) -> String {
    let bytes = text.bytes();
    bytes.map(|b| if b.is_ascii() { char::from(b).to_string() } else { escape(b) }).collect()
}

/// Goes on in a new line behind the first byte of each letter.
fn split(text: &str) -> String {
    let line = |line: &str| {
        let is_comment = line.starts_with('#');
        if is_comment { line.to_owned() } else { line.replace("\\303", "\\303\"\n\"") }
    };
    text.lines().map(|own| line(own) + "\n").collect()
}

#[test]
fn bytes_as_escapes_say_what_the_letters_say() {
    let site = Site::harbours();
    let disk = site.on_disk();
    for to in ["sv", "ar"] {
        let text = exported(&disk, to, "po");
        let octal = escaped(&text, |byte| format!("\\{byte:03o}"));
        assert!(octal.contains("\\303"), "{octal}");
        for text in [
            escaped(&text, |byte| format!("\\x{byte:02x}")),
            escaped(&text, |byte| format!("\\x{byte:02X}")),
            // A long text goes on in the next line, even within a character.
            split(&octal),
            octal.replace("charset=UTF-8", "charset=US-ASCII"),
            octal,
        ] {
            let said = imported(&disk, "a.po", text, "en");
            says(&said, "new: 0, changed: 0, doubtful: 0");
            assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        }
    }
    assert!(read_tree(&disk.root()) == *site.files(), "every byte is as it was");
}

#[test]
fn a_letter_that_came_as_bytes_is_written_as_a_letter() {
    let disk = Site::starter().on_disk();
    let text = exported(&disk, "pt", "po");
    let at = text.rfind("\nmsgstr \"").unwrap() + "\nmsgstr \"".len();
    let end = at + text[at..].find("\"\n").unwrap();
    let text = format!("{}Situa\\303\\247\\xc3\\xa3o{}", &text[..at], &text[end..]);
    let said = imported(&disk, "a.po", text, "en");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stdout.contains("Situação"), "{}", said.stdout);
}

/// An entry with one mistake, the mistake in both languages, and how often it is reported.
const MISTAKES: [(&str, &str, &str); 6] = [
    ("msgstr \"C:\\docs\"", "PO has no escape `\\d`", "o PO não tem a sequência de escape `\\d`"),
    (
        "msgstr \"a \"b\" c\"",
        "this quotation mark ends the text, and more follows",
        "estas aspas acabam o texto, e há mais a seguir",
    ),
    ("msgstr a\"", "this text does not begin with `\"`", "este texto não começa por `\"`"),
    ("msgstr \"a", "this text does not end: `\"` is missing", "este texto não acaba: falta `\"`"),
    (
        "msgstr \"caf\\351\"",
        "the escapes of this text are not UTF-8",
        "as sequências de escape deste texto não são UTF-8",
    ),
    (
        "msgid_plural \"b\"\nmsgstr[0] \"a\"",
        "this entry has plural forms, and urbi gives each form an entry",
        "esta entrada tem formas de plural, e o urbi dá uma entrada a cada forma",
    ),
];

#[test]
fn one_mistake_in_every_entry_is_one_problem() {
    let disk = Site::starter().on_disk();
    let header = "msgid \"\"\nmsgstr \"Language: pt\\n\"\n";
    for (entry, en, pt) in MISTAKES {
        for (count, errors) in [(1, 1), (3, 3), (4, 1), (300, 1)] {
            let entries =
                (0..count).map(|at| format!("\nmsgctxt \"a|{at}\"\nmsgid \"a\"\n{entry}\n"));
            let text = format!("{header}{}", entries.collect::<String>());
            let said = imported(&disk, "a.po", &text, "en");
            assert_eq!(said.code, Some(1));
            says(&said, en);
            assert_eq!(said.stderr.matches("error[exchange]").count(), errors, "{}", said.stderr);
            let others = format!("; the same at {} other places\n", count - 1);
            assert_eq!(said.stderr.contains(&others), errors < count, "{}", said.stderr);
            says(&imported(&disk, "a.po", &text, "pt"), pt);
        }
    }
}

#[test]
fn names_that_a_tool_has_lost_are_one_problem() {
    let site = Site::harbours();
    let disk = site.on_disk();
    let po = exported(&disk, "sv", "po");
    let lost: Vec<&str> = po.lines().filter(|line| !line.starts_with("msgctxt")).collect();
    let xliff = exported(&disk, "sv", "xliff");
    let parts: Vec<&str> = xliff.split(" name=\"").collect();
    let named = parts[1..].iter().map(|part| part.split_once('"').unwrap().1);
    let unnamed = [parts[0]].into_iter().chain(named).collect::<String>();
    for (name, text, en, pt) in [
        (
            "a.po",
            lost.join("\n"),
            "this entry has lost its `msgctxt`, by which it is found again; the same at",
            "esta entrada perdeu o seu `msgctxt`, pelo qual se volta a encontrar; o mesmo em",
        ),
        (
            "a.xliff",
            unnamed,
            "this unit has lost its name, by which it is found again; the same at",
            "esta unidade perdeu o seu nome, pelo qual se volta a encontrar; o mesmo em",
        ),
    ] {
        let said = imported(&disk, name, &text, "en");
        assert_eq!(said.code, Some(1));
        says(&said, en);
        assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
        says(&imported(&disk, name, &text, "pt"), pt);
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn another_encoding_is_one_problem() {
    let disk = Site::starter().on_disk();
    let text = "msgid \"\"\nmsgstr \"Language: pt\\nContent-Type: text/plain; charset=ISO-8859-1\\n\"\n\n\
        msgctxt \"a|b\"\nmsgid \"a\"\nmsgstr \"caf\\351\"\n";
    let said = imported(&disk, "a.po", text, "en");
    says(&said, "this file does not say that it is UTF-8");
    assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
}
