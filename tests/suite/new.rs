//! `urbi new`: what it makes passes every check as it is, and nothing that was there changes.

mod command;

use std::collections::BTreeMap;

use urbi::date::Date;
use urbi::diag::{Diagnostics, Message, UiLanguage};
use urbi::new::{
    self, ExistingNetwork, NewFiles, NewItem, PromptReply, Prompter, Question, QuestionTopic,
    Questionnaire,
};
use urbi::path::SourcePath;
use urbi::source::{SourceFile, Sources};

use crate::harness::{NOW, Site};

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

/// Gives answers one after the other; says nothing when they are used up.
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

/// Makes files of answers; an error is its id with arguments.
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

/// Makes what each word asks for, and checks each as far as the plan. Returns all of it in one site.
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
        // A title of its own: two words of one section would make the same files otherwise.
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

/// Takes the mark of a draft from each file.
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
                // Pages and print are checked once for all of it.
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
    // The folder of that name is meant, not one of the two that look so.
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
    // Each line that could be a field is one, with a valid example.
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
        let entry = "\n- id: arhus\n  name: Århus\n  # ";
        assert!(end.trim_start_matches('\n').starts_with(entry.trim_start()), "{end}");
        assert!(end.contains("\n  country: DK\n") && end.contains("\n  joined: 2025\n"), "{end}");
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
    // One translation that is left is enough.
    let site = site.remove("content/news/2026-01-15-harbour-day.en.md");
    assert_eq!(made(&site, "news", &given).unwrap_err(), exists("pt"));
    let city = [(QuestionTopic::Title, "Lisbon"), (QuestionTopic::Country, "PT")];
    assert_eq!(
        made(&site, "city", &city).unwrap_err(),
        r#"new.problem-of-option(flag: "--slug", problem: new.id-in-use(id: "lisbon"))"#
    );
    // The year is taken: the name is proposed in its place.
    let call = [(QuestionTopic::Title, "Second call"), (QuestionTopic::Closes, "2026-12-31")];
    let made = made(&site, "call", &call).unwrap();
    assert!(made.values().next().unwrap().contains("\n- id: second-call\n"));
}

#[test]
fn a_call_needs_no_last_day() {
    let site = Site::starter();
    let answers = vec!["Rolling call", "", "2027-04-01", "", ""];
    let mut script = Script { answers, refused: Vec::new() };
    let made = filled(&site, "call", &[], &mut script, UiLanguage::English).unwrap();
    assert_eq!((script.answers.len(), script.refused.len()), (0, 0));
    let text = made.values().next().unwrap();
    let entry = text.rsplit("\n- ").next().unwrap();
    assert!(entry.starts_with("id: 2027\n  name: Rolling call\n"), "{entry}");
    assert!(entry.contains("\n  opens: 2027-04-01\n"), "{entry}");
    assert!(!entry.contains("\n  closes:"), "{entry}");
    assert_eq!(with(&site, &made).run().errors(), [""; 0]);
    // Without a terminal, the title is enough.
    let bare = self::made(&site, "call", &[(QuestionTopic::Title, "Rolling call")]).unwrap();
    assert!(bare.values().next().unwrap().contains("\n- id: rolling-call\n"));
}

#[test]
fn answers_are_read_as_people_write_them_and_refused_with_a_reason() {
    let mut script = Script {
        answers: vec!["", "Aarhus", "", "Danmark", "Denmark", "soon", "2025", "Aarhus!", ""],
        refused: Vec::new(),
    };
    let made = filled(&Site::starter(), "city", &[], &mut script, UiLanguage::English).unwrap();
    let text = made.values().next().unwrap();
    assert!(text.contains("\n- id: aarhus\n  name: Aarhus\n"), "{text}");
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
    // What is not understood is asked again, and nothing is written without an answer.
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
