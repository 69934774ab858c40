//! Tests PO files that other programs rewrote: escapes instead of characters, and a change to every entry, which is
//! reported once.

use std::fs;

use urbi::diag::{Message, message};

use crate::disk::{Disk, Said};
use crate::harness::{Site, read_tree};

fn exported(disk: &Disk, to: &str, format: &str) -> String {
    let args =
        ["translations", "export", "--root", "site", "--all", "--to", to, "--format", format];
    let said = disk.urbi(&args);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    said.stdout
}

fn imported(disk: &Disk, name: &str, text: impl AsRef<[u8]>) -> Said {
    fs::write(disk.folder().join(name), text).unwrap();
    disk.urbi(&["translations", "import", "--root", "site", name, "--write"])
}

#[track_caller]
fn says(said: &Said, message: &Message) {
    let text = message.to_string();
    assert!(said.stderr.contains(&text), "{text} in {}", said.stderr);
}

/// Replaces every byte that is not ASCII with an escape.
fn escaped(text: &str, escape: impl Fn(u8) -> String) -> String {
    let bytes = text.bytes();
    bytes.map(|b| if b.is_ascii() { char::from(b).to_string() } else { escape(b) }).collect()
}

/// Breaks the line after the first byte of each character.
fn split(text: &str) -> String {
    let line = |line: &str| {
        let is_comment = line.starts_with('#');
        if is_comment { line.to_owned() } else { line.replace("\\303", "\\303\"\n\"") }
    };
    text.lines().map(|own| line(own) + "\n").collect()
}

#[test]
fn bytes_as_escapes_are_read_as_their_letters() {
    let (zero, any) = ("0", "*");
    let counts = message!(
        "cli.import-counts",
        new = zero,
        changed = zero,
        doubtful = zero,
        same = any,
        empty = any
    );
    let nothing_new = counts.to_string().split('*').next().unwrap().to_owned();
    let site = Site::harbours();
    let disk = site.on_disk();
    for to in ["sv", "ar"] {
        let text = exported(&disk, to, "po");
        let octal = escaped(&text, |byte| format!("\\{byte:03o}"));
        assert!(octal.contains("\\303"), "{octal}");
        for text in [
            escaped(&text, |byte| format!("\\x{byte:02x}")),
            escaped(&text, |byte| format!("\\x{byte:02X}")),
            // A long text continues on the next line, even within a character.
            split(&octal),
            octal.replace("charset=UTF-8", "charset=US-ASCII"),
            octal,
        ] {
            let said = imported(&disk, "a.po", text);
            assert!(said.stderr.starts_with(&nothing_new), "{}", said.stderr);
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
    let said = imported(&disk, "a.po", text);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stdout.contains("Situação"), "{}", said.stdout);
}

#[test]
fn one_mistake_in_every_entry_is_one_problem() {
    let mistakes = [
        ("msgstr \"C:\\docs\"", message!("exchange.po-unknown-escape", escape = "\\d")),
        ("msgstr \"a \"b\" c\"", message!("exchange.po-quote-too-early")),
        ("msgstr a\"", message!("exchange.po-text-not-quoted")),
        ("msgstr \"a", message!("exchange.po-text-not-closed")),
        ("msgstr \"caf\\351\"", message!("exchange.po-escapes-not-utf8")),
        ("msgid_plural \"b\"\nmsgstr[0] \"a\"", message!("exchange.po-plural-entry")),
    ];
    let disk = Site::starter().on_disk();
    let header = "msgid \"\"\nmsgstr \"Language: pt\\n\"\n";
    for (entry, message) in mistakes {
        for (count, errors) in [(1, 1), (3, 3), (4, 1), (300, 1)] {
            let entries =
                (0..count).map(|at| format!("\nmsgctxt \"a|{at}\"\nmsgid \"a\"\n{entry}\n"));
            let text = format!("{header}{}", entries.collect::<String>());
            let said = imported(&disk, "a.po", &text);
            assert_eq!(said.code, Some(1));
            says(&said, &message);
            assert_eq!(said.stderr.matches("error[exchange]").count(), errors, "{}", said.stderr);
            let others = message!("exchange.same-elsewhere", message, others = count - 1_usize);
            let all = format!("error[exchange]: {others}\n");
            assert_eq!(said.stderr.contains(&all), errors < count, "{}", said.stderr);
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
    let names = po.matches("\nmsgctxt").count();
    for (name, text, message) in [
        ("a.po", lost.join("\n"), message!("exchange.msgctxt-missing")),
        ("a.xliff", unnamed, message!("exchange.unit-name-missing")),
    ] {
        let said = imported(&disk, name, &text);
        assert_eq!(said.code, Some(1));
        says(&said, &message!("exchange.same-elsewhere", message, others = names - 1));
        assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
    }
    assert!(read_tree(&disk.root()) == *site.files(), "nothing was written");
}

#[test]
fn another_encoding_is_one_problem() {
    let disk = Site::starter().on_disk();
    let text = "msgid \"\"\nmsgstr \"Language: pt\\nContent-Type: text/plain; charset=ISO-8859-1\\n\"\n\n\
        msgctxt \"a|b\"\nmsgid \"a\"\nmsgstr \"caf\\351\"\n";
    let said = imported(&disk, "a.po", text);
    says(&said, &message!("exchange.po-other-charset"));
    assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
}
