//! Tests the explanations of `urbi explain`: runs their examples, and checks their language.

use std::collections::{BTreeMap, BTreeSet};

use urbi::date::Date;
use urbi::diag::{Code, Severity, UiLanguage};
use urbi::pipeline::{self, Options};
use urbi::source::Sources;

use crate::corpus::put;
use crate::harness::{Files, Site};

/// An example: the path of the file, and its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Example {
    file: String,
    text: String,
}

/// Returns the examples of an explanation that are files of a site.
fn examples(explanation: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut parts = explanation.split("\n~~~").skip(1);
    while let (Some(part), Some(_)) = (parts.next(), parts.next()) {
        let (info, text) = part.split_once('\n').unwrap_or((part, ""));
        if let Some((_, file)) = info.split_once(' ') {
            found.push(Example { file: file.to_owned(), text: format!("{text}\n") });
        }
    }
    found
}

/// Returns the codes for an example in the network below it, which has no errors of its own. Pages are rendered only on
/// request.
fn said(example: &Example, under: &Sources, makes_pages: bool) -> BTreeSet<Code> {
    let text = if example.text.trim().is_empty() { "" } else { &example.text };
    let mut sources = under.clone();
    let own = Files::from([(example.file.clone(), text.as_bytes().to_vec())]);
    let mut all = put(&own, &mut sources);
    let now = Date::parse("2026-11-21").unwrap();
    let options = Options::of(now);
    if let Some(prepared) = pipeline::prepare(&sources, &options, &mut all)
        && makes_pages
        && !all.has_errors()
    {
        pipeline::finish(prepared.renderer(&sources, &options), &|_| true, &mut all);
    }
    all.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn wrong_examples_are_wrong_and_right_ones_right() {
    let mut faults = Vec::new();
    let mut run = 0;
    let under = Site::starter().unprinted().sources();
    // Examples without translated texts are the same in each language.
    let mut known: BTreeMap<(Example, bool), BTreeSet<Code>> = BTreeMap::new();
    let mut said = |example: &Example, makes_pages: bool| {
        let new = || said(example, &under, makes_pages);
        known.entry((example.clone(), makes_pages)).or_insert_with(new).clone()
    };
    for code in Code::ALL {
        for ui_language in UiLanguage::ALL {
            let examples = examples(code.explanation(ui_language));
            let [wrong, right] = examples.as_slice() else {
                if !examples.is_empty() {
                    faults.push(format!(
                        "{code} {}: {} examples",
                        ui_language.tag(),
                        examples.len()
                    ));
                }
                continue;
            };
            run += 1;
            // Codes that occur before rendering need no rendered pages.
            let makes_pages = !said(wrong, false).contains(code);
            let (wrong, right) = (said(wrong, makes_pages), said(right, makes_pages));
            if !wrong.contains(code) {
                faults.push(format!("{code} {}: the wrong one says {wrong:?}", ui_language.tag()));
            }
            let grave = right.iter().any(|other| other.severity() == Severity::Error);
            if right.contains(code) || grave {
                faults.push(format!("{code} {}: the right one says {right:?}", ui_language.tag()));
            }
        }
    }
    assert!(run > 60, "only {run} pairs of examples were run");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The maximum number of words in an explanation, without examples.
const MOST_WORDS: usize = 120;
/// The maximum number of words in a sentence.
const LONGEST_SENTENCE: usize = 25;
/// The maximum median of the numbers of words in a sentence.
const MEDIAN_SENTENCE: usize = 16;

/// Words and phrases that the English explanations must not use.
#[rustfmt::skip]
const BANNED: &[&str] = &[
    "dear", "mend", "mends", "mended", "mending", "tell", "tells", "told", "stand", "stands",
    "hold", "holds", "beside", "whoever", "nobody", "tongue", "tongues", "of which", "lie", "lies",
    "so many", "as many as", "by way of", "for ever", "at once", "may not", "shall",
    "such as it is", "picture", "pictures",
];
/// Words that the Portuguese explanations must not use: wrong terms, and words of Brazil.
#[rustfmt::skip]
const BANNED_PORTUGUESE: &[&str] = &[
    "idioma", "idiomas", "intertítulo", "intertítulos", "arquivo", "arquivos", "usuário",
    "usuários", "tela", "telas", "deletar", "construir", "construído",
];

/// Returns the headings and paragraphs of an explanation, without examples. A code span is one word.
fn prose(text: &str) -> Vec<String> {
    let mut parts = text.split("\n~~~");
    let mut prose = parts.next().unwrap_or_default().to_owned();
    while let (Some(_), Some(after)) = (parts.next(), parts.next()) {
        prose.push_str(after);
    }
    let spans = prose.split('`').enumerate();
    let shown = spans.map(|(index, part)| if index % 2 == 1 { "CODE" } else { part });
    let prose: String = shown.collect();
    let blocks = prose.replace("\n- ", "\n\n");
    let blocks = blocks.split("\n\n").map(|block| block.trim().replace('\n', " "));
    blocks.filter(|block| !block.is_empty()).collect()
}

/// Returns each sentence of the paragraphs, with its number of words.
fn sentences(prose: &[String]) -> Vec<(usize, String)> {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let paragraphs = prose.iter().filter(|block| !block.starts_with('#'));
    let split = paragraphs.flat_map(|paragraph| {
        let marked = ['.', '!', '?'].into_iter().fold(paragraph.clone(), |text, end| {
            text.replace(&format!("{end} "), &format!("{end}\n"))
        });
        marked.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    split.map(|text| (text.split_whitespace().filter(is_word).count(), text)).collect()
}

#[test]
fn every_text_has_its_parts() {
    for code in Code::ALL {
        for (ui_language, wrong, right) in [
            (UiLanguage::English, "\n\n## Wrong\n\n~~~", "\n\n## Right\n\n~~~"),
            (UiLanguage::Portuguese, "\n\n## Errado\n\n~~~", "\n\n## Certo\n\n~~~"),
        ] {
            let text = code.explanation(ui_language);
            let name = format!("{code} {}", ui_language.tag());
            let (before, after) = text.split_once(wrong).expect(&name);
            let prose = prose(before);
            assert!(prose[0].starts_with("# "), "{name}");
            assert!(prose.len() >= 3, "{name}: what happened, and why it matters");
            assert!(after.contains(right), "{name}");
            let headings = self::prose(text).into_iter().filter(|block| block.starts_with("## "));
            assert_eq!(headings.count(), 2, "{name}");
            assert_eq!(text.matches("\n~~~").count(), 4, "{name}: two examples");
        }
    }
}

#[test]
fn every_text_is_short_and_plain() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        for (ui_language, banned) in
            [(UiLanguage::English, BANNED), (UiLanguage::Portuguese, BANNED_PORTUGUESE)]
        {
            let prose = prose(code.explanation(ui_language));
            let mut fault =
                |what: String| faults.push(format!("{code} {}: {what}", ui_language.tag()));
            let mut sentences = sentences(&prose);
            sentences.sort();
            let words: usize = sentences.iter().map(|(words, _)| words).sum();
            if words > MOST_WORDS {
                fault(format!("{words} words"));
            }
            if let Some((words, text)) = sentences.last().filter(|(w, _)| *w > LONGEST_SENTENCE) {
                fault(format!("{words} words in a sentence: {text}"));
            }
            let (low, high) =
                (sentences[(sentences.len() - 1) / 2].0, sentences[sentences.len() / 2].0);
            let median = low.midpoint(high);
            if median > MEDIAN_SENTENCE {
                fault(format!("the median sentence has {median} words"));
            }
            let letters = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
            let plain: String = prose.join(" ").chars().map(letters).collect();
            let plain = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
            for word in banned.iter().filter(|word| plain.contains(&format!(" {word} "))) {
                fault(format!("the word `{word}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
