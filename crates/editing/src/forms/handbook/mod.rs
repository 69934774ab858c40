//! Generates the editors' handbook as Markdown: a page for each form, and four guides.
//! It becomes a section of the site before documents are parsed. So its pages have links, a table of contents,
//! search and checks like any other page.

mod table;

use std::borrow::Cow;
use std::sync::Arc;

use super::{EditorForm, FormContext, FormLocation};
use crate::config::{Config, HANDBOOK};
use crate::diag::{Code, UiLanguage};
use crate::network;
use crate::path::SourcePath;
use crate::source::Sources;
use crate::yaml;

/// One page in one language.
#[derive(Clone, Debug)]
pub struct HandbookPage {
    /// The name of its file, without locale and extension.
    pub name: Cow<'static, str>,
    /// The whole Markdown file, with front matter.
    pub text: String,
}

/// Returns the guides with their names. They do not depend on the forms, apart from the table in the first one.
fn guides(ui_language: UiLanguage) -> [(&'static str, &'static str); 4] {
    match ui_language {
        UiLanguage::English => [
            ("start", include_str!("start.en.md")),
            ("writing", include_str!("writing.en.md")),
            ("translating", include_str!("translating.en.md")),
            ("publishing", include_str!("publishing.en.md")),
        ],
        UiLanguage::Portuguese => [
            ("start", include_str!("start.pt.md")),
            ("writing", include_str!("writing.pt.md")),
            ("translating", include_str!("translating.pt.md")),
            ("publishing", include_str!("publishing.pt.md")),
        ],
    }
}

/// Returns every page in the language of `known`.
pub fn pages(forms: &[EditorForm], known: &FormContext) -> Vec<HandbookPage> {
    let places = table::places(forms, known);
    let guides = guides(known.ui_language).into_iter();
    let guides = guides.map(|(name, text)| (name, text.replace("{{places}}", &places)));
    let mut pages: Vec<HandbookPage> =
        guides.map(|(name, text)| HandbookPage { name: name.into(), text }).collect();
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
    // A summary is plain text, in which backticks would be visible.
    let summary = summary.replace('`', "");
    let title = yaml::written(title);
    format!("---\ntitle: {title}\nsummary: >-\n  {summary}\nweight: {weight}\n---\n\n")
}

/// Returns the documents of the handbook, in each language that has one.
pub fn documents(config: &Config, sources: &Sources) -> Vec<(SourcePath, Arc<str>)> {
    let source = &config.locale(config.source_locale).locale;
    let own = network::own_fields(sources, &config.kinds);
    let mut documents = Vec::new();
    for (locale, ui_language) in &config.handbook {
        let known = FormContext::new(*ui_language).with_config(config).with_own(&own);
        for page in pages(&known.forms(), &known) {
            let text = if locale == source { page.text } else { without_weight(&page.text) };
            let path = format!("content/{HANDBOOK}/{}.{locale}.md", page.name);
            documents.extend(SourcePath::new(&path).map(|path| (path, text.into())));
        }
    }
    documents
}

/// Removes `weight`, which only the file of the source locale contains.
fn without_weight(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("weight: "));
    lines.flat_map(|line| [line, "\n"]).collect()
}
