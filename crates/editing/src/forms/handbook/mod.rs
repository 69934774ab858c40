//! The editors' handbook: Markdown generated from the forms, a page for each, and four guides.
//! On a site it is a section like any other, made before documents are read, so that it has
//! links, contents, search and checks like every text.

mod table;

use super::{Form, Known, Place, all};
use crate::config::{Config, Fallback, Layout, Order, Section};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, Tongue, words};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::schema::{Localized, Spanned};
use crate::source::{SourceFile, Sources};

/// The folder of `content/` in which the handbook stands as if an editor had written it.
const SECTION: &str = "handbook";

/// Returns whether a section is the handbook.
pub(super) fn is_own(section: &Section) -> bool {
    section.id.value == SECTION
}

/// One page in one tongue.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name of its file, without locale and ending.
    pub name: &'static str,
    /// The whole file.
    pub text: String,
}

/// What the prose is in one tongue.
struct Prose {
    start: &'static str,
    writing: &'static str,
    translating: &'static str,
    publishing: &'static str,
}

fn prose(tongue: Tongue) -> Prose {
    match tongue {
        Tongue::English => Prose {
            start: include_str!("start.en.md"),
            writing: include_str!("writing.en.md"),
            translating: include_str!("translating.en.md"),
            publishing: include_str!("publishing.en.md"),
        },
        Tongue::Portuguese => Prose {
            start: include_str!("start.pt.md"),
            writing: include_str!("writing.pt.md"),
            translating: include_str!("translating.pt.md"),
            publishing: include_str!("publishing.pt.md"),
        },
    }
}

/// Writes every page in the tongue of what is known.
pub fn pages(forms: &[Form], known: &Known) -> Vec<Page> {
    let prose = prose(known.tongue);
    let start = prose.start.replace("{{places}}", &table::places(forms, known));
    let mut pages = vec![
        Page { name: "start", text: start },
        Page { name: "writing", text: prose.writing.to_owned() },
        Page { name: "translating", text: prose.translating.to_owned() },
        Page { name: "publishing", text: prose.publishing.to_owned() },
    ];
    let is_block = |form: &&Form| matches!(form.place, Place::Block(_));
    for form in forms.iter().filter(|form| !is_block(form)) {
        let fields = known.say("Its fields, with examples.");
        let about = format!("{} {fields}", known.say(form.about));
        let head = head(known.say(form.title), &about, pages.len());
        let body = table::form(form, known);
        pages.push(Page { name: form.name, text: format!("{head}{body}") });
    }
    let blocks = known.say(
        "Lists, tables, maps and pictures in a text: fenced blocks, each named for what it shows, \
         with its fields between the fences.",
    );
    let mut text = head(known.say("Blocks in texts"), blocks, pages.len());
    for form in forms.iter().filter(is_block) {
        text.push_str(&table::block(form, known));
    }
    pages.push(Page { name: "blocks", text });
    pages.push(Page { name: "messages", text: messages(known, pages.len()) });
    pages
}

/// Writes the page with every message, as `urbi explain` tells it.
fn messages(known: &Known, weight: usize) -> String {
    let summary = known
        .say("What the program says when something is wrong, why it matters, and how to mend it.");
    let mut text = head(known.say("What the messages mean"), summary, weight);
    for code in Code::ALL {
        let explanation = code.explanation(known.tongue);
        let (title, body) = explanation.split_once('\n').unwrap_or((explanation, ""));
        let severity = known.tongue.severity(code.severity());
        text.push_str(&format!("\n## {} {{#{code}}}\n\n", title.trim_start_matches("# ")));
        text.push_str(&format!("`{severity}[{code}]`\n"));
        text.push_str(&inner(body));
    }
    text
}

/// Makes a text a part of another: headings one level lower, and fences that are only shown.
fn inner(text: &str) -> String {
    let mut fence = None;
    let mut out = String::new();
    for line in text.lines() {
        let mark = line.get(..3).filter(|mark| matches!(*mark, "~~~" | "```"));
        match (fence, mark) {
            (None, Some(mark)) => {
                fence = Some(mark);
                // What follows the word is the name of a file.
                let mut words = line.splitn(2, ' ');
                let opening = words.next().unwrap_or_default();
                if let Some(file) = words.next() {
                    out.push_str(&format!("`{file}`\n\n"));
                }
                out.push_str(opening);
            }
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                out.push_str(line);
            }
            (None, None) if line.starts_with("## ") => {
                out.push('#');
                out.push_str(line);
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn head(title: &str, summary: &str, weight: usize) -> String {
    format!("---\ntitle: {title}\nsummary: >-\n  {summary}\nweight: {weight}\n---\n\n")
}

/// Adds the handbook to a site: its section to the configuration, its pages to the sources. Reports
/// a site that has no tongue of the handbook for its source locale, or a section of that name.
pub fn add(config: &mut Config, sources: &Sources, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = sources.clone();
    let span = config.theme.span.clone();
    let file = Span::file(&span.file);
    let source = config.locale(config.source_locale).locale.clone();
    if Tongue::parse(source.as_str()).is_none() {
        let message = words!(
            "the handbook is in English and Portuguese, and `source_locale` is `{source}`",
            source
        );
        let problem = Diagnostic::new(Code::UnknownLocale, file, message);
        diagnostics.push(problem.hint(words!("take the line `handbook: true` out")));
        return sources;
    }
    if let Some(own) = config.sections.iter().find(|section| is_own(section)) {
        let message = words!("the section `{section}` is the handbook’s", section = SECTION);
        diagnostics.push(
            Diagnostic::new(Code::DuplicateId, own.id.span.clone(), message).hint(words!(
                "give your section another name, or take the line `handbook: true` out"
            )),
        );
        return sources;
    }
    let mut tongues: Vec<(Locale, Tongue)> = Vec::new();
    for locale in &config.locales {
        // Of `pt` and `pt-BR` the first has it.
        let tongue = Tongue::parse(locale.locale.as_str());
        let tongue = tongue.filter(|tongue| tongues.iter().all(|(_, other)| other != tongue));
        tongues.extend(tongue.map(|tongue| (locale.locale.clone(), tongue)));
    }
    for (locale, tongue) in &tongues {
        let known = Known::new(*tongue).with_config(config);
        for page in pages(&all(), &known) {
            let text = if *locale == source { page.text } else { without_weight(&page.text) };
            let path = format!("content/{SECTION}/{}.{locale}.md", page.name);
            if let Some(path) = SourcePath::new(&path) {
                sources.insert(path, SourceFile::Text(text.into()));
            }
        }
    }
    config.sections.push(section(&tongues, &span));
    sources
}

/// A field that holds for every language stands in the source locale's file alone.
fn without_weight(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("weight: "))
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn section(tongues: &[(Locale, Tongue)], span: &Span) -> Section {
    let localized = |english: &'static str| {
        let forms =
            tongues.iter().map(|(locale, tongue)| (locale.clone(), tongue.template(english)));
        Localized::each(forms, span.clone())
    };
    Section {
        id: Spanned { value: SECTION.to_owned(), span: span.clone() },
        title: localized("Handbook for those who write"),
        slug: Some(localized("handbook")),
        root: false,
        layout: Layout::Page,
        order: Order::Weight,
        per_page: 100,
        feed: false,
        fallback: Fallback::Link,
    }
}
