//! Generates the editors' handbook as Markdown: a page for each form, and four guides.
//! It becomes a section of the site before documents are parsed. So its pages have links, a table of contents,
//! search and checks like any other page.

mod table;

use super::{EditorForm, FormContext, FormLocation};
use std::borrow::Cow;

use crate::config::{Config, Fallback, Layout, Section, SectionOrder};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, UiLanguage, message};
use crate::locale::Locale;
use crate::network;
use crate::path::SourcePath;
use crate::schema::{Localized, Spanned};
use crate::source::{SourceFile, Sources};

/// The folder of `content/` to which the handbook is added in memory.
const SECTION: &str = "handbook";

/// Returns whether a section is the handbook.
pub(super) fn is_own(section: &Section) -> bool {
    section.id.value == SECTION
}

/// One page in one language.
#[derive(Clone, Debug)]
pub struct HandbookPage {
    /// The name of its file, without locale and extension.
    pub name: Cow<'static, str>,
    /// The whole Markdown file, with front matter.
    pub text: String,
}

/// The texts of the handbook that do not depend on the forms, in one language.
struct Prose {
    start: &'static str,
    writing: &'static str,
    translating: &'static str,
    publishing: &'static str,
}

fn prose(ui_language: UiLanguage) -> Prose {
    match ui_language {
        UiLanguage::English => Prose {
            start: include_str!("start.en.md"),
            writing: include_str!("writing.en.md"),
            translating: include_str!("translating.en.md"),
            publishing: include_str!("publishing.en.md"),
        },
        UiLanguage::Portuguese => Prose {
            start: include_str!("start.pt.md"),
            writing: include_str!("writing.pt.md"),
            translating: include_str!("translating.pt.md"),
            publishing: include_str!("publishing.pt.md"),
        },
    }
}

/// Returns every page in the language of `known`.
pub fn pages(forms: &[EditorForm], known: &FormContext) -> Vec<HandbookPage> {
    let prose = prose(known.ui_language);
    let start = prose.start.replace("{{places}}", &table::places(forms, known));
    let mut pages = vec![
        HandbookPage { name: "start".into(), text: start },
        HandbookPage { name: "writing".into(), text: prose.writing.to_owned() },
        HandbookPage { name: "translating".into(), text: prose.translating.to_owned() },
        HandbookPage { name: "publishing".into(), text: prose.publishing.to_owned() },
    ];
    let is_block = |form: &&EditorForm| matches!(form.place, FormLocation::Block(_));
    for form in forms.iter().filter(|form| !is_block(form)) {
        let fields = known.say("forms.fields-about");
        let about = format!("{} {fields}", known.text(&form.about));
        let head = head(&known.text(&form.title), &about, pages.len());
        let body = table::form(form, known);
        pages.push(HandbookPage { name: form.name.clone(), text: format!("{head}{body}") });
    }
    let blocks = known.say("forms.blocks-about");
    let mut text = head(known.say("forms.blocks-title"), blocks, pages.len());
    for form in forms.iter().filter(is_block) {
        text.push_str(&table::block(form, known));
    }
    pages.push(HandbookPage { name: "blocks".into(), text });
    pages.push(HandbookPage { name: "messages".into(), text: messages(known, pages.len()) });
    pages
}

/// Returns the page with the explanation of every code, as `urbi explain` shows it.
fn messages(known: &FormContext, weight: usize) -> String {
    let summary = known.say("forms.messages-about");
    let mut text = head(known.say("forms.messages-title"), summary, weight);
    for code in Code::ALL {
        let explanation = code.explanation(known.ui_language);
        let (title, body) = explanation.split_once('\n').unwrap_or((explanation, ""));
        let severity = known.ui_language.severity(code.severity());
        text.push_str(&format!("\n## {} {{#{code}}}\n\n", title.trim_start_matches("# ")));
        text.push_str(&format!("`{severity}[{code}]`\n"));
        text.push_str(&inner(body));
    }
    text
}

/// Adapts a text for use inside another page: headings one level down, file names of fences above the fence.
fn inner(text: &str) -> String {
    let mut fence = None;
    let mut out = String::new();
    for line in text.lines() {
        let mark = line.get(..3).filter(|mark| matches!(*mark, "~~~" | "```"));
        match (fence, mark) {
            (None, Some(mark)) => {
                fence = Some(mark);
                // A fence with a second word, the file name, would be a data block.
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

/// Adds the handbook to a site: the section to the configuration, the pages to the sources. Reports a source
/// locale without a handbook, and another section with the same name.
pub fn add(config: &mut Config, sources: &Sources, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = sources.clone();
    let span = config.theme.span.clone();
    let file = Span::file(&span.file);
    let source = config.locale(config.source_locale).locale.clone();
    if UiLanguage::parse(source.as_str()).is_none() {
        let message = message!("forms.handbook-language", source);
        let problem = Diagnostic::new(Code::UnknownLocale, file, message);
        diagnostics.push(problem.hint(message!("forms.remove-handbook-hint")));
        return sources;
    }
    if let Some(own) = config.sections.iter().find(|section| is_own(section)) {
        let message = message!("forms.handbook-section-name", section = SECTION);
        diagnostics.push(
            Diagnostic::new(Code::DuplicateId, own.id.span.clone(), message)
                .hint(message!("forms.rename-section-hint")),
        );
        return sources;
    }
    let mut ui_languages: Vec<(Locale, UiLanguage)> = Vec::new();
    for locale in &config.locales {
        // `pt` and `pt-BR` share a handbook: the first one gets it.
        let ui_language = UiLanguage::parse(locale.locale.as_str());
        let ui_language = ui_language
            .filter(|ui_language| ui_languages.iter().all(|(_, other)| other != ui_language));
        ui_languages.extend(ui_language.map(|ui_language| (locale.locale.clone(), ui_language)));
    }
    let own = network::own_fields(&sources, &config.kinds);
    for (locale, ui_language) in &ui_languages {
        let known = FormContext::new(*ui_language).with_config(config).with_own(&own);
        for page in pages(&known.forms(), &known) {
            let text = if *locale == source { page.text } else { without_weight(&page.text) };
            let path = format!("content/{SECTION}/{}.{locale}.md", page.name);
            if let Some(path) = SourcePath::new(&path) {
                sources.insert(path, SourceFile::Text(text.into()));
            }
        }
    }
    config.sections.push(section(&ui_languages, &span));
    sources
}

/// Removes `weight`, which only the file of the source locale contains.
fn without_weight(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("weight: "))
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn section(ui_languages: &[(Locale, UiLanguage)], span: &Span) -> Section {
    let localized = |english: &'static str| {
        let forms = ui_languages
            .iter()
            .map(|(locale, ui_language)| (locale.clone(), ui_language.template(english)));
        Localized::each(forms, span.clone())
    };
    Section {
        id: Spanned { value: SECTION.to_owned(), span: span.clone() },
        title: localized("forms.handbook-title"),
        slug: Some(localized("forms.handbook-slug")),
        root: false,
        layout: Layout::Page,
        order: SectionOrder::Weight,
        per_page: 100,
        feed: false,
        fallback: Fallback::Link,
        fields: Vec::new(),
    }
}
