//! Tests `urbi new`: the new files pass every check, and existing files stay the same.

use std::collections::BTreeMap;
use std::fs;

use urbi::date::Date;
use urbi::diag::{Diagnostics, Message, UiLanguage, message};
use urbi::new::{
    self, ExistingNetwork, NewFiles, NewItem, PromptReply, Prompter, Question, QuestionTopic,
    Questionnaire,
};
use urbi::path::SourcePath;
use urbi::source::{SourceFile, Sources};

use crate::disk::Disk;
use crate::harness::{Files, NOW, Site, crate_root, read_tree};

fn network(site: &Site) -> ExistingNetwork {
    let mut sources = Sources::default();
    for (path, bytes) in site.files() {
        let file = match String::from_utf8(bytes.clone()) {
            Ok(text) => SourceFile::Text(text.into()),
            Err(_) => SourceFile::Bytes(bytes.as_slice().into()),
        };
        sources.insert(SourcePath::new(path).unwrap(), file);
    }
    ExistingNetwork::read(&sources, &mut Diagnostics::new()).unwrap()
}

/// Returns prepared answers in order, then behaves as if there is no terminal.
#[derive(Default)]
struct Script {
    answers: Vec<&'static str>,
    refused: Vec<String>,
}

impl Prompter for Script {
    fn answer(&mut self, _: &Question, refused: Option<&Message>) -> PromptReply {
        self.refused.extend(refused.map(|message| format!("{message:?}")));
        if self.answers.is_empty() {
            return PromptReply::Unavailable;
        }
        PromptReply::Text(self.answers.remove(0).to_owned())
    }
}

type Given<'a> = &'a [(QuestionTopic, &'a str)];

/// Returns the new files for some answers, or the error as its id with arguments.
fn filled(
    site: &Site,
    word: &str,
    given: Given<'_>,
    script: &mut Script,
    ui_language: UiLanguage,
) -> Result<NewFiles, String> {
    let id = |message: Message| format!("{message:?}");
    let network = network(site);
    let what = NewItem::parse(&network.config, word).map_err(id)?;
    let form = Questionnaire { network: &network, what, today: Date::parse(NOW).unwrap() };
    let given: Result<BTreeMap<_, _>, Message> =
        given.iter().map(|(key, value)| form.given(*key, value)).collect();
    let answers = form.fill(&given.map_err(id)?, script).map_err(id)?;
    form.make(&answers, ui_language).map_err(id)
}

fn made(site: &Site, word: &str, given: Given<'_>) -> Result<NewFiles, String> {
    filled(site, word, given, &mut Script::default(), UiLanguage::English)
}

fn with(site: &Site, made: &NewFiles) -> Site {
    made.iter().fold(site.clone(), |site, (path, text)| site.write(path.as_str(), text))
}

fn paths(made: &NewFiles) -> Vec<&str> {
    made.keys().map(SourcePath::as_str).collect()
}

/// Creates every kind of item, checks each up to the plan, and returns all of them in one site.
fn made_of_each(
    site: &Site,
    words: &[&str],
    given: Given<'_>,
    ui_language: UiLanguage,
) -> NewFiles {
    let locales = network(site).config.locales.len();
    let before = site.planned().outcome.pages;
    let mut all = NewFiles::new();
    for (number, word) in words.iter().enumerate() {
        let mut script = Script::default();
        // The titles differ, because two words for one section would create the same files.
        let titles = given.iter().map(|(key, title)| (*key, format!("{title} {number}")));
        let titles: Vec<(QuestionTopic, String)> = titles.collect();
        let given: Vec<(QuestionTopic, &str)> =
            titles.iter().map(|(key, title)| (*key, &**title)).collect();
        let made = filled(site, word, &given, &mut script, ui_language).unwrap();
        assert_eq!(made.len(), locales, "{word}: a file for each locale");
        let draft = with(site, &made).planned();
        assert_eq!(draft.errors(), [""; 0], "{word}");
        assert_eq!(draft.outcome.pages, before, "{word}: readers do not see a draft");
        let done = with(site, &opened(&made)).planned();
        assert_eq!(done.errors(), [""; 0], "{word}, no draft");
        assert_ne!(done.outcome.pages, before, "{word}");
        all.extend(made);
    }
    assert_eq!(all.len(), words.len() * locales, "no file replaces another");
    all
}

/// Removes `draft` from each file.
fn opened(made: &NewFiles) -> NewFiles {
    let open = |text: &String| text.replace("draft: true", "draft: false");
    made.iter().map(|(path, text)| (path.clone(), open(text))).collect()
}

#[test]
fn whatever_is_made_passes_every_check() {
    let events = Site::starter().replace(
        "data/site.yaml",
        "  flyers:\n",
        "  events:\n    title: {en: Events, pt: Eventos}\n    slug: {en: events, pt: eventos}\n  flyers:\n",
    );
    let title = (QuestionTopic::Title, "A “new”: day, {yes}");
    for ui_language in UiLanguage::ALL {
        for (site, words, other) in [
            (
                &events,
                &["news", "flyer", "concept-note", "page", "events", "flyers"][..],
                (QuestionTopic::Title, "pt=Dia 1: ação"),
            ),
            (&Site::harbours(), &["news", "page", "pages"], (QuestionTopic::Title, "sv=Dag #1")),
        ] {
            for given in [&[title][..], &[title, other]] {
                let made = made_of_each(site, words, given, ui_language);
                // Pages and PDFs are checked once for all files.
                assert_eq!(with(site, &made).run().errors(), [""; 0], "{given:?}");
                assert_eq!(with(site, &opened(&made)).run().errors(), [""; 0], "{given:?}");
            }
        }
    }
}

#[test]
fn a_word_means_the_section_whose_texts_look_so() {
    let site = Site::starter().replace(
        "data/site.yaml",
        "  flyers:\n",
        "  events:\n    title: Events\n    layout: news\n  flyers:\n",
    );
    let title = [(QuestionTopic::Title, "Day")];
    let problem = made(&site, "concept-notes-", &title).unwrap_err();
    let expected = r#"new.unknown-kind-near(word: "concept-notes-", near: "concept-notes")"#;
    assert_eq!(problem, expected);
    let of_events = made(&site, "events", &title).unwrap();
    assert_eq!(paths(&of_events)[0], "content/events/2026-01-15-day.en.md");
    // The word means the folder with this name, not one of the two sections with this layout.
    let of_news = made(&site, "news", &title).unwrap();
    assert_eq!(paths(&of_news)[0], "content/news/2026-01-15-day.en.md");
    let site = site.replace("data/site.yaml", "  news:\n", "  reports:\n").replace(
        "data/site.yaml",
        "section:news",
        "section:reports",
    );
    let problem = made(&site, "news", &title).unwrap_err();
    assert_eq!(problem, r#"new.several-sections-match(ids: "reports, events")"#);
}

#[test]
fn fields_are_explained_in_the_language_and_can_be_opened() {
    let site = Site::starter();
    let given = [(QuestionTopic::Title, "Harbour day"), (QuestionTopic::Title, "pt=Dia do porto")];
    let mut script = Script::default();
    let made = filled(&site, "news", &given, &mut script, UiLanguage::Portuguese).unwrap();
    assert_eq!(
        paths(&made),
        ["content/news/2026-01-15-harbour-day.en.md", "content/news/2026-01-15-harbour-day.pt.md"]
    );
    let [first, second] = &made.values().collect::<Vec<_>>()[..] else { panic!() };
    let help = UiLanguage::Portuguese.entry("help.fields.title").unwrap();
    assert!(first.contains(&format!("# {help}\ntitle: Harbour day\n")), "{first}");
    assert!(first.contains("\ndate: 2026-01-15\n"), "{first}");
    assert!(second.contains("\nslug: dia-do-porto\n"), "{second}");
    assert!(!second.contains("date:") && !second.contains("cities:"), "shared fields: {second}");
    for field in urbi::content::DOCUMENT.fields {
        assert!(first.contains(&format!("{}: ", field.key)), "{}", field.key);
    }
    let untranslated = UiLanguage::Portuguese.entry("new.untranslated-note").unwrap();
    let note = untranslated.split(' ').next().unwrap();
    // Each commented field is valid with its example.
    for (path, text) in &made {
        let opened: String = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(field)
                    if field.split(' ').next().unwrap().ends_with(':')
                        && !field.starts_with(note) =>
                {
                    format!("{field}\n")
                }
                _ => format!("{line}\n"),
            })
            .collect();
        let site = with(&site, &made)
            .write(path.as_str(), opened.replace("https://…", "https://a.example"));
        assert_eq!(site.run().errors(), [""; 0], "{opened}");
    }
}

#[test]
fn a_city_comes_to_the_end_of_its_file_and_nothing_else_changes() {
    let file = "data/members/cities.yaml";
    let given = [
        (QuestionTopic::Title, "Århus"),
        (QuestionTopic::Country, "denmark"),
        (QuestionTopic::Year, "2025"),
    ];
    let text = Site::starter().text(file);
    for before in [text.clone(), text.trim_end().to_owned(), text.replace('\n', "\r\n")] {
        let site = Site::starter().write(file, &before);
        let made = made(&site, "city", &given).unwrap();
        assert_eq!(paths(&made), [file]);
        let after = made.values().next().unwrap();
        let end = after.strip_prefix(before.as_str()).expect("every byte that was there");
        let end = end.replace("\r\n", "\n");
        let entry = "\n- id: arhus\n  name: Århus\n  country: DK\n  # ";
        assert!(end.trim_start_matches('\n').starts_with(entry.trim_start()), "{end}");
        assert!(end.contains("\n  joined: 2025\n"), "{end}");
        assert_eq!(after.matches("\r\n").count() > 0, before.contains("\r\n"));
        assert!(after.ends_with('\n'));
        assert_eq!(with(&site, &made).run().errors(), [""; 0]);
    }
}

#[test]
fn entries_are_set_as_those_before() {
    let given = [
        (QuestionTopic::Title, "Neue Ausschreibung"),
        (QuestionTopic::Title, "ar=دعوة، جديدة"),
        (QuestionTopic::Closes, "2027-05-31"),
    ];
    let site = Site::harbours();
    let tight = made(&site, "call", &given).unwrap();
    let text = &tight[&SourcePath::new("data/calls.yaml").unwrap()];
    assert!(
        text.contains(
            "extended: 2024-01\n- id: 2027\n  name: {de: Neue Ausschreibung, ar: دعوة، جديدة}\n"
        ),
        "{text}"
    );
    assert_eq!(with(&site, &tight).run().errors(), [""; 0]);

    let site =
        site.write("data/calls.yaml", "# Calls.\n  - {id: a, name: A, closes: 2025-01-01}\n");
    let made_there = made(&site, "call", &given).unwrap();
    let text = &made_there[&SourcePath::new("data/calls.yaml").unwrap()];
    assert!(text.contains("\n\n  - id: 2027\n    name: "), "{text}");
    assert_eq!(with(&site, &made_there).run().errors(), [""; 0]);

    let bare = site.clone().write("data/calls.yaml", "- {id: a, name: A, closes: 2025-01-01}\n");
    let bare = made(&bare, "call", &given).unwrap();
    let text = &bare[&SourcePath::new("data/calls.yaml").unwrap()];
    assert!(!text.contains('#'), "no comment comes to a file that has none: {text}");

    let flow = site.clone().write("data/calls.yaml", "[{id: a, name: A, closes: 2025-01-01}]\n");
    assert_eq!(
        made(&flow, "call", &given).unwrap_err(),
        r#"new.not-a-list(path: "data/calls.yaml")"#
    );

    let none = Site::starter().remove("data/calls.yaml");
    let first = made(
        &none,
        "call",
        &[(QuestionTopic::Title, "Call"), (QuestionTopic::Closes, "2027-05-31")],
    )
    .unwrap();
    let text = &first[&SourcePath::new("data/calls.yaml").unwrap()];
    assert!(text.starts_with("- id: 2027\n  name: Call\n"), "{text}");
}

#[test]
fn a_city_goes_where_its_country_is_or_its_region() {
    let site = Site::harbours()
        .replace(
            "data/regions.yaml",
            "countries: [AX, DE, NL, NO]",
            "countries: [AX, DE, FR, NL, NO, SE]",
        )
        .write("data/members/more.yaml", "- {id: bremen, name: Bremen, country: SE}\n");
    let file = |site: &Site, country| {
        let made =
            made(site, "city", &[(QuestionTopic::Title, "Neu"), (QuestionTopic::Country, country)])
                .unwrap();
        paths(&made)[0].to_owned()
    };
    assert_eq!(file(&site, "NO"), "data/members/north.yaml", "where the country is");
    assert_eq!(file(&site, "Schweden"), "data/members/more.yaml");
    assert_eq!(file(&site, "فرنسا"), "data/members/north.yaml", "where most of the region are");
    let south = "\n- id: south\n  name: Süden\n  countries: [PT]\n";
    let regions = site.text("data/regions.yaml") + south;
    let site = site.write("data/regions.yaml", regions);
    assert_eq!(file(&site, "PT"), "data/members/south.yaml", "a new one, named after the region");
    let site = site.remove("data/members/more.yaml");
    assert_eq!(file(&site, "PT"), "data/members/north.yaml", "the only one");
}

#[test]
fn what_is_there_is_never_written_over() {
    let site = Site::starter();
    let given = [(QuestionTopic::Title, "Harbour day")];
    let first = made(&site, "news", &given).unwrap();
    let site = with(&site, &first);
    let problem = made(&site, "news", &given).unwrap_err();
    let exists = |tag: &str| {
        let path = format!("content/news/2026-01-15-harbour-day.{tag}.md");
        format!(
            r#"new.problem-of-option(flag: "--slug", problem: new.file-exists(path: "{path}"))"#
        )
    };
    assert_eq!(problem, exists("en"));
    // One remaining translation is enough.
    let site = site.remove("content/news/2026-01-15-harbour-day.en.md");
    assert_eq!(made(&site, "news", &given).unwrap_err(), exists("pt"));
    let city = [(QuestionTopic::Title, "Lisbon"), (QuestionTopic::Country, "PT")];
    assert_eq!(
        made(&site, "city", &city).unwrap_err(),
        r#"new.problem-of-option(flag: "--slug", problem: new.id-in-use(id: "lisbon"))"#
    );
    // The year is in use, so the name is proposed instead.
    let call = [(QuestionTopic::Title, "Second call"), (QuestionTopic::Closes, "2026-12-31")];
    let made = made(&site, "call", &call).unwrap();
    assert!(made.values().next().unwrap().contains("\n- id: second-call\n"));
}

#[test]
fn answers_are_read_as_people_write_them_and_refused_with_a_reason() {
    let mut script = Script {
        answers: vec!["", "Aarhus", "", "Danmark", "Denmark", "soon", "2025", "Aarhus!", ""],
        refused: Vec::new(),
    };
    let made = filled(&Site::starter(), "city", &[], &mut script, UiLanguage::English).unwrap();
    let text = made.values().next().unwrap();
    assert!(text.contains("\n- id: aarhus\n  name: Aarhus\n  country: DK\n"), "{text}");
    assert_eq!(
        script.refused,
        [
            "cli.answer-empty",
            r#"new.unknown-country-near(text: "Danmark", name: "Denmark", code: "DK")"#,
            r#"new.invalid-year(text: "soon")"#,
            r#"schema.write-slug-hint(known: "aarhus")"#,
        ]
    );
    let mut script = Script {
        answers: vec!["Call", "Período", "1 May 2027", "2026-01-01", "31/12/2027", ""],
        refused: Vec::new(),
    };
    let made = filled(&Site::starter(), "call", &[], &mut script, UiLanguage::English).unwrap();
    let text = made.values().next().unwrap();
    assert!(
        text.contains("name: {en: Call, pt: Período}\n  opens: 2027-05-01\n  closes: 2027-12-31\n"),
        "{text}"
    );
    assert_eq!(script.refused, ["site.closes-before-opens"]);
}

#[test]
fn a_person_is_asked_for_the_missing_region_and_round() {
    let answers = |region, round| Script {
        answers: vec!["Recife", "", "Brazil", "2027", "", region, round],
        refused: Vec::new(),
    };
    for ui_language in UiLanguage::ALL {
        let mut script = answers("Europe", "");
        let made = filled(&Site::starter(), "city", &[], &mut script, ui_language).unwrap();
        assert_eq!(
            paths(&made),
            ["data/members/cities.yaml", "data/regions.yaml", "data/rounds.yaml"]
        );
        assert_eq!(script.refused, [""; 0]);
    }
    // An invalid answer is asked again, and nothing is created without an answer.
    let mut script = answers("Atlantis", "asia-pacific");
    let problem =
        filled(&Site::starter(), "city", &[], &mut script, UiLanguage::English).unwrap_err();
    let missing = r#"new.round-missing(year: "2027", line: "- {id: 2027, year: 2027}")"#;
    assert_eq!(problem, missing);
    let refused = r#"new.unknown-region(text: "Atlantis", ids: "europe, asia-pacific")"#;
    assert_eq!(script.refused, [refused]);
    let mut script = answers("europe", "no");
    let problem =
        filled(&Site::starter(), "city", &[], &mut script, UiLanguage::English).unwrap_err();
    assert_eq!(problem, missing);
    assert_eq!(script.refused[0], "new.year-needs-round");
}

#[test]
fn the_site_in_the_program_is_that_of_the_repository() {
    let mut expected = read_tree(&crate_root().join("crates/editing/src/new/starter"));
    let theme: Files = read_tree(&crate_root().join("themes/atlas"));
    expected.extend(theme.into_iter().map(|(path, bytes)| (format!("themes/atlas/{path}"), bytes)));
    let mut own: Files = Site::starter().files().clone();
    for added in ["README.md", ".gitignore", ".gitattributes"] {
        assert!(own.remove(added).is_some(), "{added}");
    }
    assert!(
        own.keys().eq(expected.keys()),
        "a file is new: save `crates/editing/src/new/site.rs` to take it in"
    );
    assert!(own == expected);
}

#[test]
fn a_new_site_builds_without_a_warning_and_grows() {
    let disk = Disk::empty();
    for (folder, root, ui_language) in [
        ("a network", "\"a network\"", UiLanguage::English),
        ("rede", "rede", UiLanguage::Portuguese),
    ] {
        let said = disk.urbi(&["new", "site", folder, "--locale", ui_language.tag()]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        let created = message!("cli.example-site-created", root).text(ui_language);
        assert!(said.stderr.starts_with(&created), "{}", said.stderr);
        assert_eq!(said.stderr.lines().count(), 3);
        let again = disk.urbi(&["new", "site", folder]);
        assert_eq!(again.code, Some(2));
        let problem = message!("cli.folder-not-empty", shown = folder).to_string();
        assert!(again.stderr.contains(&problem), "{}", again.stderr);
    }
    assert_eq!(disk.urbi(&["new", "site"]).code, Some(2));
    let new = ["new", "news", "--root", "rede", "--title", "Sea", "--date", NOW];
    let said = disk.urbi(&new);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert_eq!(
        said.stdout.replace('\\', "/"),
        "rede/content/news/2026-01-15-sea.en.md\nrede/content/news/2026-01-15-sea.pt.md\n"
    );
    assert_eq!(disk.urbi(&new).code, Some(2), "it is there already");
    let build = ["build", "--root", "rede", "--deny-warnings", "--now", "2026-05-01"];
    let said = disk.urbi(&build);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(disk.folder().join("rede/public/en/index.html").exists());
    assert!(
        !fs::read_to_string(disk.folder().join("rede/public/sitemap.xml"))
            .unwrap()
            .contains("/sea/")
    );
}

#[test]
fn without_a_terminal_what_is_missing_is_named_by_its_flag() {
    let disk = Site::starter().on_disk();
    let missing = |flag: &str| message!("new.option-missing", flag);
    let date = message!("schema.ambiguous-date-hint", one = "2027-01-02", two = "2027-02-01");
    let known = "news, flyers, concept-notes, pages, city, call, conference, round, award";
    for (args, expected) in [
        (&["news"][..], missing("--title")),
        (&["city", "--name", "Bath"], missing("--country")),
        (&["call", "--title", "A"], missing("--closes")),
        (
            &["call", "--title", "A", "--closes", "1/2/2027"],
            message!("new.problem-of-option", flag = "--closes", problem = date),
        ),
        (
            &["page", "--title", "A", "--country", "PT"],
            message!("new.option-does-not-apply", flag = "--country", flags = "--slug, --title"),
        ),
        (
            &["newz", "--title", "A"],
            message!("new.unknown-kind-near", word = "newz", near = "news"),
        ),
        (&["zebra"], message!("new.unknown-kind", word = "zebra", known)),
        (&["page", "--title", "!?"], missing("--slug")),
    ] {
        let said = disk.urbi(&[&["new", "--root", "site"], args].concat());
        assert_eq!(said.stderr, format!("error: {expected}\n"), "{args:?}");
        assert!(matches!(said.code, Some(1 | 2)) && said.stdout.is_empty(), "{args:?}");
    }
    // The address of another page: only the check of the whole site finds it.
    let said = disk.urbi(&["new", "--root", "site", "page", "--title", "News"]);
    assert!(said.stderr.starts_with("error[collision]"), "{}", said.stderr);
    assert!(said.code == Some(1) && said.stdout.is_empty());
    let said = disk.urbi(&["new", "news", "--root", "site", "--locale", "pt"]);
    let expected = missing("--title").text(UiLanguage::Portuguese);
    assert_eq!(said.stderr, format!("erro: {expected}\n"));
    assert!(read_tree(&disk.root()) == *Site::starter().files(), "nothing was written");
    let nowhere = disk.urbi(&["new", "news", "--root", "nowhere", "--title", "A"]);
    assert_eq!(nowhere.code, Some(2), "{}", nowhere.stderr);
}

#[test]
fn a_locale_is_one_line_more_and_the_site_builds_with_it() {
    let site = Site::starter();
    let new = |tag| new::locale(&network(&site), tag, None).map_err(|w| format!("{w:?}"));
    let made = new("fr").unwrap();
    assert_eq!(paths(&made), ["data/site.yaml"]);
    let before = &site.files()["data/site.yaml"];
    let after = made.values().next().unwrap();
    let added: Vec<&str> =
        after.lines().filter(|line| !String::from_utf8_lossy(before).contains(line)).collect();
    assert_eq!(added, ["  - {tag: fr, label: Français}"]);
    let pages = with(&site, &made).made();
    assert!(pages.keys().any(|path| path.starts_with("fr/cities/")), "{:?}", pages.keys());
    assert_eq!(new("en").unwrap_err(), r#"new.language-exists(locale: "en")"#);
    assert_eq!(new("francais").unwrap_err(), r#"cli.invalid-language-code(tag: "francais")"#);
}
