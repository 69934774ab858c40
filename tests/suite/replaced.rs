//! Tests the Typst functions whose crates urbi replaces: `crates/replaced/README.md` describes the replacements.

use std::collections::BTreeMap;
use std::sync::Arc;

use urbi::typeset::{TypesetDocument, TypesetError, TypesetJob, Typesetter};

use crate::harness::Site;

const LAYOUT: &str = "/print/flyer.typ";

/// Typesets a function call in a layout, with some files.
fn print(call: &str) -> Result<TypesetDocument, TypesetError> {
    let layout = format!("#let flyer() = [\n  {call}\n]\n");
    let files = [
        (LAYOUT, layout.as_str()),
        ("/print/works.yml", "light:\n  type: Book\n  title: The light\n"),
        ("/print/style.xml", "<style/>"),
        ("/print/drawing.svg", "%PDF-1.7\n"),
    ];
    let files: BTreeMap<String, Arc<[u8]>> =
        files.map(|(path, text)| (path.to_owned(), text.as_bytes().into())).into();
    let text =
        format!("#import \"{LAYOUT}\": flyer\n#set document(title: \"A flyer\")\n#flyer()\n");
    Typesetter::new(&files, &[]).print(&TypesetJob {
        ident: "flyer".to_owned(),
        text,
        files: BTreeMap::new(),
    })
}

#[test]
fn what_a_layout_calls_in_vain_is_reported_there() {
    let calls = [
        ("plugin(\"x.wasm\")", "file not found (searched at print/x.wasm)"),
        (
            "plugin(bytes(\"\\0asm\"))",
            "failed to load WebAssembly module (urbi does not run plugins)",
        ),
        ("bibliography(\"x.yml\")", "file not found (searched at print/x.yml)"),
        (
            "bibliography(bytes(\"light: {type: Book}\"))",
            "failed to parse YAML (urbi does not make bibliographies)",
        ),
        (
            "bibliography(bytes(\"@book{light, title = {The light}}\"))",
            "failed to parse BibLaTeX (urbi does not make bibliographies at 1:1)",
        ),
        ("bibliography((), style: \"apa\")", "unknown style: apa"),
        (
            "bibliography((), style: bytes(\"<style/>\"))",
            "failed to load CSL style (urbi does not make bibliographies)",
        ),
        ("image(\"x.pdf\")", "file not found (searched at print/x.pdf)"),
        ("image(bytes(\"%PDF-1.7\"))", "failed to load PDF (the PDF could not be loaded)"),
        (
            "image(\"drawing.svg\", format: \"pdf\")",
            "failed to load PDF (the PDF could not be loaded in print/drawing.svg)",
        ),
        ("html.elem(\"p\")", "unknown variable: html"),
        ("cite(<light>)", "the document does not contain a bibliography"),
        ("cite(<light>, style: \"ieee\")", "the document does not contain a bibliography"),
        ("[@light]", "label `<light>` does not exist in the document"),
    ];
    for (call, message) in calls {
        let fault = print(&format!("#{call}")).expect_err(call);
        assert_eq!(fault.message, message, "{call}");
        if message.starts_with("failed to load PDF") {
            let hint = "urbi does not read PDFs: save the picture as SVG";
            assert_eq!(fault.hint.as_deref(), Some(hint), "{call}");
        }
        let (path, range) = fault.place.expect(call);
        assert_eq!(path, LAYOUT, "{call}");
        let line = "#let flyer() = [\n".len();
        assert!(line <= range.start && range.end <= line + 3 + call.len(), "{call}: {range:?}");
    }
}

#[test]
fn a_bibliography_in_a_file_is_reported_in_it() {
    let fault = print("#bibliography(\"works.yml\")").expect_err("there are no bibliographies");
    assert_eq!(fault.message, "failed to parse YAML (urbi does not make bibliographies)");
    assert_eq!(
        fault.place.map(|(path, range)| (path, range.start)),
        Some(("/print/works.yml".to_owned(), 0))
    );
    let call = "#bibliography((), style: \"style.xml\")";
    let fault = print(call).expect_err("there are no styles");
    assert_eq!(fault.message, "failed to load CSL style (urbi does not make bibliographies)");
}

#[test]
fn a_bibliography_of_nothing_is_a_heading() {
    let printed =
        print("= Works\n  #bibliography((), full: true, style: \"ieee\")").expect("a heading");
    assert_eq!(printed.pages, 1);
}

#[test]
fn blind_text_is_the_passage_and_again() {
    let calls = [
        "lorem(0) == \"\"",
        "lorem(5) == \"Lorem ipsum dolor sit amet.\"",
        "lorem(71).ends-with(\"id est laborum. Lorem ipsum.\")",
        "lorem(1000).split(\" \").len() == 1000",
    ];
    for call in calls {
        if let Err(fault) = print(&format!("#assert({call})")) {
            panic!("{call}: {fault:?}");
        }
    }
}

#[test]
fn a_theme_with_such_a_layout_gets_plain_diagnostics() {
    let (flyer, note) = ("themes/atlas/print/flyer.typ", "themes/atlas/print/note.typ");
    let (flyer_text, note_text) = (Site::beacons().text(flyer), Site::beacons().text(note));
    let site = Site::beacons()
        .write(flyer, format!("{flyer_text}\n#plugin(bytes(\"\\0asm\"))\n"))
        .write(note, format!("{note_text}\n#bibliography(\"works.yml\")\n"))
        .write("themes/atlas/print/works.yml", "light:\n  type: Book\n");
    let problems = site.run().error_ids();
    let line = flyer_text.lines().count() + 2;
    let failed = r#"error[template]: print.pdf-failed(problem: ""#;
    let starts = [
        format!("{flyer}:{line}:9: {failed}failed to load WebAssembly module"),
        format!("themes/atlas/print/works.yml:1:1: {failed}failed to parse YAML"),
    ];
    for start in &starts {
        assert!(problems.iter().any(|problem| problem.starts_with(start)), "{problems:#?}");
    }
    for problem in &problems {
        assert!(starts.iter().any(|start| problem.starts_with(start)), "{problem}");
    }
}
