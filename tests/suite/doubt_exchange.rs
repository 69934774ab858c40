//! What comes back from translation tools unfinished, copied, in another order or another version: it is
//! never taken as finished, and nothing of it is lost.

mod xliff_1;

use std::fs;

use urbi::diag::{Message, UiLanguage, message};

use crate::disk::{Disk, Said};
use crate::exchange::counts;
use crate::harness::{Site, read_tree};

const NEWS: &str = "content/news/2026-01-10-trial.en.md";
const TEXT: &str = "---\ntitle: The quay\ndate: 2026-01-10\nsummary: A short text.\n---\n\nOne sentence here. A *second* \
    one with a [link](https://a.example/). A third follows.\n\n- A point with `code`.\n";

fn site() -> Site {
    Site::starter().write(NEWS, TEXT)
}

/// What is to be translated, for a tool.
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

/// Puts a target into every segment that has none: `of` makes it of the source.
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

/// A translation of the words, which keeps the marks.
fn translated(source: &str) -> String {
    source.replace("The ", "O ").replace("A ", "Um ").replace("One ", "Uma ")
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers make the text for this call alone")]
fn says(said: &Said, text: impl ToString) {
    let text = text.to_string();
    assert!(said.stderr.contains(&text), "{text} in {}", said.stderr);
}

/// Returns the counts of doubtful and unchanged units, which follow one another in a summary.
fn doubtful_and_same(doubtful: usize, same: usize) -> String {
    let (new, changed, empty) = ("#", "#", "#");
    let all = message!("cli.import-counts", new, changed, doubtful, same, empty).to_string();
    all.split('#')
        .nth(2)
        .unwrap()
        .trim_end_matches(|c| c != ',')
        .trim_start_matches(", ")
        .to_owned()
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
    let name = "content/news/2026-01-10-trial|title";
    let skipped = |why: &Message| message!("cli.doubtful-skipped", name, why);
    let copied = message!("exchange.doubt-copied");
    for state in ["", " state=\"initial\"", " state=\"translated\"", " state=\"final\""] {
        let text = filled(&xliff, state, str::to_owned);
        let said = imported(&disk, "a.xliff", text, &["--write"]);
        says(&said, counts(0, 0, 4));
        says(&said, skipped(&copied));
        assert_eq!(said.stderr.matches(&copied.to_string()).count(), 4, "{}", said.stderr);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""));
    }
    let text = filled(&xliff, "", str::to_owned);
    let said = imported(&disk, "a.xliff", text, &["--locale", "pt"]);
    says(&said, skipped(&copied).text(UiLanguage::Portuguese));
    let po = exported(&disk, "po")
        .replace("msgid \"The quay\"\nmsgstr \"\"", "msgid \"The quay\"\nmsgstr \"The quay\"");
    let said = imported(&disk, "a.po", po, &["--write"]);
    says(&said, counts(0, 0, 1));
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
    says(&imported(&disk, "a.xliff", text, &[]), counts(20, 0, 0));
    // What was accepted once is not asked about again.
    let disk = site().replace(NEWS, "The quay", "Blog").on_disk();
    let text = filled(&exported(&disk, "xliff"), "", |source| match source {
        "Blog" => "Blog".to_owned(),
        other => translated(other),
    });
    says(&imported(&disk, "a.xliff", &text, &[]), counts(3, 0, 1));
    let said = imported(&disk, "a.xliff", &text, &["--accept-doubtful", "--write"]);
    assert!(!said.stdout.is_empty() && said.code == Some(0), "{}", said.stderr);
    let said = imported(&disk, "a.xliff", &text, &[]);
    says(&said, doubtful_and_same(0, 4));
    let again = "content/news/2026-01-11-again.en.md";
    fs::write(disk.root().join(again), TEXT.replace("The quay", "Blog")).unwrap();
    let text = filled(&exported(&disk, "xliff"), "", |source| match source {
        "Blog" => "Blog".to_owned(),
        other => translated(other),
    });
    says(&imported(&disk, "a.xliff", &text, &[]), counts(4, 0, 0));
}

#[test]
fn what_a_tool_calls_unfinished_is_doubtful() {
    let disk = site().on_disk();
    let xliff = exported(&disk, "xliff");
    let unfinished = &message!("exchange.doubt-unfinished");
    let machine = &message!("exchange.doubt-machine-translation");
    for (state, why) in [
        (" state=\"initial\"", unfinished),
        (" state=\"initial\" subState=\"a:b\"", unfinished),
        (" state=\"translated\" subState=\"x:fuzzy\"", unfinished),
        (" state=\"translated\" subState=\"x:needs-review\"", unfinished),
        (" state=\"translated\" subState=\"urbi:machine\"", machine),
        (" state=\"reviewed\" subState=\"x:mt\"", machine),
    ] {
        let said = imported(&disk, "a.xliff", filled(&xliff, state, translated), &["--write"]);
        says(&said, counts(0, 0, 4));
        says(&said, why);
    }
    for state in ["", " state=\"translated\"", " state=\"reviewed\"", " state=\"final\""] {
        let said = imported(&disk, "a.xliff", filled(&xliff, state, translated), &[]);
        says(&said, counts(4, 0, 0));
    }
    let said = imported(
        &disk,
        "a.xliff",
        filled(&xliff, " state=\"initial\" subState=\"urbi:machine\"", translated),
        &["--locale", "pt"],
    );
    says(&said, unfinished.text(UiLanguage::Portuguese));
    let said = imported(
        &disk,
        "a.xliff",
        filled(&xliff, " state=\"translated\" subState=\"urbi:machine\"", translated),
        &["--locale", "pt"],
    );
    says(&said, machine.text(UiLanguage::Portuguese));
}

/// The paragraph in three segments; `{}` is what each target and segment has.
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
    for language in UiLanguage::ALL {
        let text = segments(
            &xliff,
            ["<target order=\"2\">{}</target>", "<target>{}</target>", "<target>{}</target>"],
        );
        let said = imported(&disk, "a.xliff", text, &["--locale", language.tag()]);
        assert_eq!(said.code, Some(1), "{}", said.stderr);
        says(&said, message!("exchange.order-invalid", order = "2").text(language));
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
    says(&said, message!("exchange.unit-partly-translated"));
    let text = segments(
        &xliff,
        ["<target>{}</target>", "<target>{}</target>", "<target>A third follows.</target>"],
    );
    for language in UiLanguage::ALL {
        let said = imported(&disk, "a.xliff", &text, &["--locale", language.tag()]);
        says(&said, message!("exchange.doubt-part-copied").text(language));
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
    says(&said, message!("cli.import-not-utf8", file = "a.xliff"));
}

#[test]
fn other_versions_of_xliff_are_read() {
    let disk = site().on_disk();
    let text = filled(&exported(&disk, "xliff"), "", translated);
    let newer = text.replace("document:2.0", "document:2.2").replace("\"2.1\"", "\"2.2\"");
    says(&imported(&disk, "a.xliff", newer, &[]), counts(4, 0, 0));
    let other = text.replace("urn:oasis:names:tc:xliff:document:2.0", "urn:example:other");
    for language in UiLanguage::ALL {
        let said = imported(&disk, "a.xliff", &other, &["--locale", language.tag()]);
        assert_eq!(said.code, Some(1));
        says(&said, message!("exchange.not-xliff", file = "a.xliff").text(language));
    }
}

/// A PO file with one word of the interface.
fn word(key: &str, source: &str, target: &str) -> String {
    format!(
        "msgid \"\"\nmsgstr \"Language: pt\\n\"\n\nmsgctxt \"i18n#{key}|text\"\nmsgid \"{source}\"\n\
         msgstr \"{target}\"\n"
    )
}

#[test]
fn spaces_at_the_ends_of_a_word_are_kept_or_doubtful() {
    let disk = site().on_disk();
    let lost = &message!("exchange.doubt-added-trailing-space");
    let begins = &message!("exchange.doubt-extra-leading-space");
    for (target, why, written) in [
        (" · ", Some(begins), "mark.comma: \" · \"\n"),
        ("·", Some(lost), "mark.comma: \"· \"\n"),
        ("· ", None, "mark.comma: \"· \"\n"),
        ("、", None, "mark.comma: 、\n"),
    ] {
        let text = word("mark.comma", ", ", target);
        let said = imported(&disk, "a.po", text, &["--accept-doubtful"]);
        let accepted = |why| message!("cli.doubtful-imported", name = "i18n#mark.comma|text", why);
        let any = accepted(Message::verbatim("")).to_string();
        assert_eq!(said.stderr.contains(&any), why.is_some(), "{target}: {}", said.stderr);
        if let Some(why) = why {
            says(&said, accepted(why.clone()));
        }
        assert!(said.stdout.contains(written), "{target}: {}", said.stdout);
    }
    for same in [", ", ","] {
        let said = imported(&disk, "a.po", word("mark.comma", ", ", same), &[]);
        says(&said, doubtful_and_same(0, 1));
    }
    let said = imported(&disk, "a.po", word("mark.comma", ", ", "·"), &["--locale", "pt"]);
    says(&said, lost.text(UiLanguage::Portuguese));
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
    says(&imported(&disk, "a.xliff", unit(", "), &[]), doubtful_and_same(0, 1));
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
    let draft = message!("cli.import-becomes-draft", file = NEWS.replace(".en.", ".pt."));
    assert!(!said.stderr.contains(&draft.to_string()), "{}", said.stderr);
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
    for language in UiLanguage::ALL {
        let said = imported(&disk, "a.po", &po, &["--locale", language.tag()]);
        assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""), "{}", said.stderr);
        says(&said, message!("exchange.other-form-doubtful").text(language));
    }
}
