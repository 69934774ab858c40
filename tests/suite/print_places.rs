//! Tests the layout of printed text: long words are hyphenated, wide tables get another layout, and text that still
//! overflows is reported at its source.

use urbi::diag::Severity;

use crate::harness::{Run, Site, snapshot};
use crate::pdf;
use crate::problem::id_lines;

const FLYER: &str = "content/flyers/what-is-a-lighthouse-town.en.md";
const FLYER_PDF: &str = "en/flyers/what-is-a-lighthouse-town.pdf";
const NOTE: &str = "content/concept-notes/watch.en.md";
const NOTE_PDF: &str = "en/concept-notes/keeping-watch.pdf";

/// Returns the beacons with another title and body of a flyer or note, and the path of its PDF.
fn site(file: &str, title: &str, body: &str) -> (Site, &'static str) {
    let text = Site::beacons().text(file).replace("\r\n", "\n");
    let front = text.split("---\n").nth(1).unwrap();
    let is_kept = |line: &&str| !["title:", "max_pages:"].iter().any(|own| line.starts_with(own));
    let kept: Vec<&str> = front.lines().filter(is_kept).collect();
    let path = if file == FLYER { FLYER_PDF } else { NOTE_PDF };
    let slug = path.rsplit('/').next().unwrap().trim_end_matches(".pdf");
    let slug = if front.contains("slug:") { String::new() } else { format!("slug: {slug}\n") };
    let text = format!("---\ntitle: {title}\n{slug}{}\n---\n\n{body}\n", kept.join("\n"));
    (Site::beacons().write(file, text), path)
}

/// Prints a flyer or note with this title and body. Returns the run and the text of the PDF.
fn printed(file: &str, title: &str, body: &str) -> (Run, String) {
    let (site, path) = site(file, title, body);
    let run = site.part(|own| own == path);
    let errors: Vec<String> =
        run.errors().into_iter().filter(|own| own.contains("error[")).collect();
    assert_eq!(errors, [""; 0]);
    let said = pdf::runs(&run.files()[path]).join(" ");
    (run, said)
}

/// Returns the diagnostics, without those about missing translations of the text.
fn reported(run: &Run) -> Vec<String> {
    let own = run
        .problems
        .iter()
        .filter(|problem| problem.severity != "note" && problem.code != "stale-translation");
    own.map(|problem| {
        format!(
            "{:?} {} {}",
            problem.place.map(|[line, column, ..]| [line, column]),
            problem.code,
            problem.ids.0
        )
    })
    .collect()
}

fn table(columns: usize, cell: &str) -> String {
    let row = |cell: &dyn Fn(usize) -> String| {
        format!("|{}|\n", (0..columns).map(cell).collect::<Vec<_>>().join("|"))
    };
    row(&|n| format!("Column{n}")) + &row(&|_| "---".to_owned()) + &row(&|n| format!("{cell}{n}"))
}

#[test]
fn long_words_are_set_smaller_or_parted() {
    for word in ["Weiterbildungseinrichtungen", "Desinstitucionalização", "Interinstitucionalmente"]
    {
        for file in [FLYER, NOTE] {
            let body = format!(
                "## {word}\n\n{word} {word}\n\n- {word}\n\n> {word}{word}\n\n## Two\n\nText."
            );
            let (run, said) = printed(file, &format!("{word} {word}"), &body);
            assert_eq!(reported(&run), [""; 0], "{word}");
            assert!(said.contains(word), "the title is in one piece: {said}");
        }
    }
}

#[test]
fn words_of_another_script_are_parted_where_none_of_the_own_has_syllables() {
    let word = "Bevölkerungsentwicklungsprognosen";
    for (locale, own) in [("ar", "السهر"), ("zh", "守望")] {
        let file = FLYER.replace(".en.md", &format!(".{locale}.md"));
        let text = Site::beacons().text(&file);
        let front = text.split("---\n").nth(1).unwrap();
        let wide = table(8, own).replace("Column", own);
        let text = format!("---\n{front}---\n\n## {word}\n\n{own} {word}\n\n> {word}\n\n{wide}");
        let site = Site::beacons().write(&file, text);
        let start = format!("{locale}/");
        let paths = site.paths();
        let is_own = |path: &&String| path.starts_with(&start) && path.ends_with(".pdf");
        let own: Vec<&String> = paths.iter().filter(is_own).collect();
        assert_eq!(own.len(), 2);
        let run = site.part(|path| own.iter().any(|own| *own == path));
        assert_eq!(reported(&run), [""; 0], "{locale}");
        let files = run.files();
        let said = own.iter().map(|path| pdf::runs(&files[*path]).concat()).collect::<String>();
        // The hyphen at the end of a line is a soft hyphen.
        assert_eq!(said.replace('\u{ad}', "").matches(word).count(), 3, "{locale}: {said}");
        assert!(said.contains('\u{ad}'), "{locale}: {said}");
    }
}

#[test]
fn a_word_that_cannot_be_hyphenated_is_reported_at_its_place() {
    let word = "B".repeat(70);
    let (run, _) = printed(FLYER, &"A".repeat(70), &format!("## {word}\n\nText."));
    let reported = reported(&run);
    assert_eq!(reported.len(), 2, "{reported:?}");
    let overflow = |letter: &str| format!(r#" print-overflow print.line-overflow(text: "{letter}"#);
    assert!(
        reported[0].contains(&overflow("AAAA")) && reported[1].contains(&overflow("BBBB")),
        "{reported:?}"
    );
    let line = run.problems.iter().find(|own| own.message.contains("BBBB")).unwrap();
    assert_eq!(line.place.unwrap()[1], 4, "the heading begins behind its marks");
}

#[test]
fn tables_of_many_columns_can_be_read() {
    for columns in [2, 5, 7, 8, 12, 20] {
        for file in [FLYER, NOTE] {
            let (run, said) =
                printed(file, "A table", &format!("## One\n\n{}", table(columns, "municipality")));
            assert_eq!(reported(&run), [""; 0], "{columns} columns");
            for n in 0..columns {
                assert!(said.contains(&format!("Column{n}")), "{columns}: {said}");
                assert!(said.contains(&format!("municipality{n}")), "{columns}: {said}");
            }
        }
    }
}

#[test]
fn code_addresses_and_notes_keep_to_their_panel() {
    let long = "some_very_long_function_name_here_for_everyone(another_one_that_is_long)";
    let address = format!("https://archive.example/{}/list.pdf", "folder/".repeat(40));
    let body = format!(
        "## `{long}`\n\n```\n{long}\n```\n\n<{address}>\n\nText[^1].\n\n[^1]: <{address}>\n"
    );
    let (run, said) = printed(FLYER, "Long", &body);
    assert_eq!(reported(&run), [""; 0]);
    let glued: String = said.split_whitespace().collect();
    assert_eq!(glued.matches(&address).count(), 2, "{glued}");
    assert_eq!(glued.matches(long).count(), 2, "{glued}");
}

#[test]
fn a_link_that_no_pdf_can_have_is_printed_as_words() {
    let address = format!("https://archive.example/{}", "a".repeat(8000));
    for file in [FLYER, NOTE] {
        let (run, said) = printed(
            file,
            "A link",
            &format!("## One\n\nSee [the list]({address}) twice: [again]({address})."),
        );
        let reported = reported(&run);
        assert_eq!(reported.len(), 1, "{reported:?}");
        assert!(reported[0].ends_with(r#" print.address-too-long(bytes: "8024")"#), "{reported:?}");
        assert!(said.contains("the list") && said.contains("again"), "{said}");
    }
}

#[test]
fn quotations_and_lists_in_one_another_print_all_their_words() {
    let lines = |count: usize, line: &dyn Fn(usize) -> String| -> String {
        (1..=count).map(line).collect::<Vec<_>>().concat()
    };
    let marks = |n| "> ".repeat(n);
    let quotations = lines(60, &|n| format!("{}Level{n}\n{}\n", marks(n), marks(n)));
    let lists = lines(30, &|n| format!("{}- Level{n}\n", "  ".repeat(n - 1)));
    let both = lines(20, &|n| format!("{}Level{n}\n", "> - ".repeat(n)));
    let alerts = lines(30, &|n| format!("{}[!NOTE]\n{}Level{n}\n", marks(n), marks(n)));
    let all = [(quotations, "Level60"), (lists, "Level30"), (both, "Level20"), (alerts, "Level30")];
    for (file, (body, deepest)) in
        [FLYER, NOTE].iter().flat_map(|file| all.iter().map(move |own| (file, own)))
    {
        let (run, said) = printed(file, "Deep", &format!("## One\n\n{body}"));
        let grave: Vec<String> =
            reported(&run).into_iter().filter(|own| !own.contains("print-overflow")).collect();
        assert_eq!(grave, [""; 0], "{file}: {deepest}");
        assert!(said.contains(deepest), "{file}: {said}");
    }
}

#[test]
fn notes_need_room_in_their_panel() {
    let note = "A note that takes several lines of a panel, since it says where a thing was read. "
        .repeat(10);
    let part = |n: usize| {
        let text = "Who keeps the light also keeps the book of those who passed. ".repeat(18);
        format!("## Part {n}\n\n{text}[^{n}]\n\n[^{n}]: {note}\n\n")
    };
    let body: String = (1..=4).map(part).collect();
    let (run, said) = printed(FLYER, "Notes", &body);
    assert_eq!(reported(&run), [""; 0]);
    let words: Vec<&str> = said.split_whitespace().collect();
    assert_eq!(words.join(" ").matches("note that").count(), 40);
    let made = &run.files()[FLYER_PDF];
    assert!(String::from_utf8_lossy(made).contains("<xmpTPg:NPages>2<"), "the sheet has two sides");
}

/// Tests the messages about text overflow, by id.
#[test]
fn messages_name_the_place_and_what_to_do() {
    let (x, z) = ("X".repeat(50), "Z".repeat(50));
    let long = "Who keeps the light also keeps the book of those who passed. ".repeat(60);
    let cases = [
        (FLYER, x.clone(), format!("## {z}\n\nText.")),
        (
            FLYER,
            "A table".to_owned(),
            format!("## Codes\n\n| Code | Other |\n|---|---|\n| {x} | {z} |"),
        ),
        (FLYER, "A part".to_owned(), format!("## Long\n\n{long}")),
        (
            NOTE,
            "A map".to_owned(),
            format!("See [the map](https://maps.example/{}).", "a".repeat(8000)),
        ),
    ];
    let mut shown = String::new();
    for (file, title, body) in &cases {
        let (site, path) = site(file, title, body);
        let run = site.part(|own| own == path);
        let mut found = run.outcome.diagnostics.sorted();
        found.retain(|own| own.severity() != Severity::Note);
        shown += &format!("== {title}\n{}", id_lines(&found, &site.sources()));
    }
    snapshot("tests/expected/print.txt", &shown);
}
