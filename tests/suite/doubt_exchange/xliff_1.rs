//! Tests files that a tool converted to XLIFF 1.2.

use urbi::diag::message;

use super::{exported, imported, says, site};
use crate::disk::Disk;
use crate::exchange::counts;

/// What was exported, as a tool writes it in XLIFF 1.2. `state` is what each target has.
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
        says(&said, counts(2, 0, 0));
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
    let unfinished = &message!("exchange.doubt-unfinished");
    let machine = &message!("exchange.doubt-machine-translation");
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
        says(&said, counts(0, 0, 2));
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
        says(&imported(&disk, "a.xlf", &text, &[]), counts(2, 0, 0));
    }
}

#[test]
fn what_is_wrong_in_xliff_1_2_is_reported_at_its_place() {
    let disk = site().on_disk();
    let name = paragraph_name(&disk);
    let text = old("", "", ["<g id=\"1\">", "</g>", "<g id=\"2\">", "</g>"]).replace("NAME", &name);
    for (from, to, message) in [
        (
            " resname=\"content/news/2026-01-10-trial|title\"",
            "",
            message!("exchange.unit-name-missing"),
        ),
        (
            "Com uma <g id=\"2\">",
            "Com uma <g id=\"9\">",
            message!("exchange.unknown-tag", id = "9"),
        ),
        ("Com uma ", "Com uma <b/>", message!("exchange.element-in-text", name = "b")),
        ("<g id=\"2\">link</g>", "link", message!("exchange.unknown-tag", id = "2")),
        (
            "with a <g id=\"2\">",
            "with a <x id=\"5\"/><g id=\"2\">",
            message!("exchange.tags-differ"),
        ),
        (
            "target-language=\"pt\"",
            "target-language=\"xx\"",
            message!("exchange.unknown-target-language", tag = "xx"),
        ),
        (
            "<file ",
            "<file target-language=\"fr\" original=\"b\"/><file ",
            message!("exchange.two-target-languages", own = "pt", first = "fr"),
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let said =
            imported(&disk, "a.xlf", text.replacen(from, to, 1), &["--write", "--format", "short"]);
        assert_eq!(said.code, Some(1), "{from}: {}", said.stderr);
        let message = &message.to_string();
        let is_placed = |line: &str| line.starts_with("a.xlf:") && line.contains(message);
        assert!(said.stderr.lines().any(is_placed), "{message} in {}", said.stderr);
    }
}
