//! Converts the HTML of a page to Typst markup.
//!
//! Print uses the same HTML as the page, including data blocks, so that both have the same content.

mod list;
mod media;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::pictures::PrintImages;
use crate::html::{Element, HtmlNode};
use urbi_typeset::quote;
pub(super) use words::{language, ui_language};
use words::{spoken, words};

/// A text divided into its sections.
#[derive(Default)]
pub(super) struct SectionedText {
    /// The figure at the start of the text, if any.
    pub(super) lead: Option<LeadImage>,
    /// The text before the first heading of the second level.
    pub(super) intro: String,
    /// The footnotes of the introduction, which also need room.
    pub(super) notes: Vec<String>,
    /// The rest, divided by the headings of the second level.
    pub(super) parts: Vec<MarkupSection>,
}

/// A heading of the second level with the text below it.
#[derive(Default)]
pub(super) struct MarkupSection {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) notes: Vec<String>,
}

/// The image at the start of a text.
pub(super) struct LeadImage {
    pub(super) path: String,
    /// The alternative text; `None` for a decorative image.
    pub(super) alt: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) credit: Option<String>,
    /// In pixels.
    pub(super) size: (u32, u32),
}

/// Converts HTML nodes to Typst markup.
pub(super) struct MarkupWriter<'a> {
    /// The address of the page, the base of fragment links.
    page: &'a str,
    /// The prefix of addresses that begin with a slash.
    origin: &'a str,
    /// The images in the text written so far.
    pub(super) pictures: PrintImages<'a>,
    headings: BTreeSet<String>,
    notes: BTreeMap<String, Element>,
    /// The ids of the footnotes written so far.
    noted: BTreeSet<String>,
    /// The texts of the footnotes written since the last section began.
    said: Vec<String>,
    /// The level of the last heading; 0 before the first.
    level: u8,
    /// The number of open lists, quotations and alerts.
    depth: usize,
    /// The addresses that are too long for a PDF; their link text is printed without a link.
    pub(super) too_long: Vec<String>,
}

impl<'a> MarkupWriter<'a> {
    pub(super) fn new(page: &'a str, origin: &'a str, pictures: PrintImages<'a>) -> Self {
        let (headings, notes, noted, said, too_long) = Default::default();
        let (level, depth) = (0, 0);
        Self { page, origin, pictures, headings, notes, noted, said, level, depth, too_long }
    }

    /// Writes a text divided into its sections.
    pub(super) fn parted(&mut self, nodes: &[HtmlNode]) -> SectionedText {
        self.look_through(nodes);
        let mut text = SectionedText::default();
        let mut is_first = true;
        for node in nodes {
            let element = node.element();
            match element {
                Some(figure) if is_first && is_picture(figure) => {
                    text.lead = self.lead(figure);
                    if text.lead.is_none() {
                        self.node(node, &mut text.intro);
                    }
                }
                Some(heading) if heading.name == "h2" && has_words(heading) => {
                    let id = heading.attribute("id").unwrap_or_default().to_owned();
                    let title = self.title(heading);
                    self.level = 1;
                    text.parts.push(MarkupSection { id, title, ..MarkupSection::default() });
                }
                _ => {
                    let open = text.parts.last_mut().map(|part| &mut part.body);
                    self.node(node, open.unwrap_or(&mut text.intro));
                }
            }
            is_first &= element.is_none();
            let notes = text.parts.last_mut().map_or(&mut text.notes, |part| &mut part.notes);
            notes.append(&mut self.said);
        }
        text
    }

    pub(super) fn nodes(&mut self, nodes: &[HtmlNode]) -> String {
        let mut out = String::new();
        for node in nodes {
            self.node(node, &mut out);
        }
        out
    }

    /// Collects the headings that links can lead to, and the footnotes.
    fn look_through(&mut self, nodes: &[HtmlNode]) {
        for element in nodes.iter().filter_map(HtmlNode::element) {
            let id = element.attribute("id");
            match (element.name.as_str(), id) {
                ("h2" | "h3" | "h4" | "h5" | "h6", Some(id)) if has_words(element) => {
                    self.headings.insert(id.to_owned());
                }
                ("li", Some(id)) if id.starts_with("_fn-") => {
                    self.notes.insert(id.to_owned(), element.clone());
                }
                _ => {}
            }
            self.look_through(&element.children);
        }
    }

    fn node(&mut self, node: &HtmlNode, out: &mut String) {
        match node {
            HtmlNode::Text(text) => words(text, out),
            HtmlNode::Element(element) if !is_left_out(element) => self.element(element, out),
            HtmlNode::Element(_) => {}
        }
    }

    fn element(&mut self, element: &Element, out: &mut String) {
        let is_block = BLOCKS.contains(&element.name.as_str());
        if is_block {
            out.push_str("\n\n");
        }
        let is_alert = element.classes().any(|class| class == "alert");
        self.depth += usize::from(is_alert);
        let inner = self.inner(element);
        self.depth -= usize::from(is_alert);
        let is_too_deep = is_alert && self.depth >= DEEPEST;
        let spoken = spoken(element, inner);
        let classes: Vec<String> =
            element.classes().map(|class| format!("{},", quote(class))).collect();
        if classes.is_empty() || element.name == "a" || is_note(element) || is_too_deep {
            out.push_str(&spoken);
        } else {
            let name = quote(&element.name);
            let _ = write!(out, "#element({name},({}),[{spoken}]);", classes.concat());
        }
        if is_block {
            out.push_str("\n\n");
        }
    }

    /// Writes an element without its classes and language.
    fn inner(&mut self, element: &Element) -> String {
        let name = element.name.as_str();
        match name {
            "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "ul" => self.list(element, "list("),
            "ol" => {
                let start = element.attribute("start").and_then(|start| start.parse::<u32>().ok());
                self.list(element, &format!("enum(start:{},", start.unwrap_or(1)))
            }
            "dl" => self.terms(element),
            "table" => self.table(element),
            "figure" => self.figure(element),
            "picture" => element.find("img").map_or_else(String::new, |image| self.image(image)),
            "img" => self.image(element),
            "a" => self.link(element),
            "sup" if is_note(element) => self.note(element),
            "pre" => format!("#raw(block:true,{});", quote(element.text().trim_end())),
            "code" | "kbd" | "samp" => format!("#raw({});", quote(&element.text())),
            // The space separates the words for screen readers.
            "br" => "#\" \";#linebreak();".to_owned(),
            "hr" => "#line(length:100%);".to_owned(),
            "blockquote" => self.quotation(element),
            _ => {
                let inner = self.nodes(&element.children);
                match style(name) {
                    Some(style) if !inner.is_empty() => format!("#{style}[{inner}];"),
                    _ => inner,
                }
            }
        }
    }

    /// Writes the text of a heading, without the space before its link to itself.
    fn title(&mut self, heading: &Element) -> String {
        let mut title = self.nodes(&heading.children);
        title.truncate(title.trim_end().len());
        title
    }

    fn heading(&mut self, element: &Element) -> String {
        // PDF/UA requires text in each heading, and no skipped levels.
        if !has_words(element) {
            return String::new();
        }
        let written = element.name[1..].parse::<u8>().unwrap_or(2).max(2) - 1;
        let level = written.min(self.level + 1);
        self.level = level;
        let inner = self.title(element);
        match element.attribute("id").filter(|id| !id.is_empty()) {
            Some(id) => format!("#heading(level:{level},[{inner}])#label({});", quote(id)),
            None => format!("#heading(level:{level},[{inner}]);"),
        }
    }

    fn link(&mut self, element: &Element) -> String {
        let inner = self.nodes(&element.children);
        let Some(href) = element.attribute("href").filter(|_| !inner.trim().is_empty()) else {
            return inner;
        };
        let own = href.strip_prefix(self.page).and_then(|rest| rest.strip_prefix('#'));
        if let Some(id) = own.filter(|id| self.headings.contains(*id)) {
            return format!("#link(label({}),[{inner}]);", quote(id));
        }
        let origin = if href.starts_with('/') { self.origin } else { "" };
        let url = format!("{origin}{href}");
        if url.len() > LONGEST {
            self.too_long.push(url);
            return inner;
        }
        format!("#link({},[{inner}]);", quote(&url))
    }

    /// Writes a quotation. Beyond the maximum depth it has no extra indentation.
    fn quotation(&mut self, element: &Element) -> String {
        self.depth += 1;
        let inner = self.nodes(&element.children);
        self.depth -= 1;
        if self.depth < DEEPEST { format!("#quote(block:true,[{inner}]);") } else { inner }
    }

    /// Writes a footnote at its first reference; later references refer to its label.
    fn note(&mut self, element: &Element) -> String {
        let href = element.find("a").and_then(|link| link.attribute("href")).unwrap_or_default();
        let id = href.rsplit_once('#').map_or("", |(_, id)| id).to_owned();
        let Some(note) = self.notes.get(&id).cloned() else { return String::new() };
        let label = quote(&id);
        if !self.noted.insert(id) {
            return format!("#footnote(label({label}));");
        }
        // A separate paragraph would begin below the footnote number.
        let mut inner = note.elements();
        let inner = match (inner.next(), inner.next()) {
            (Some(only), None) if only.name == "p" => self.nodes(&only.children),
            _ => self.nodes(&note.children),
        };
        let note = format!("#footnote([{inner}])#label({label});");
        self.said.push(inner);
        note
    }
}

/// The maximum length of a link address in bytes; the typesetter refuses longer ones.
pub(super) const LONGEST: usize = 8000;

/// The maximum depth of nested lists, quotations and alerts; deeper lines would have no room.
const DEEPEST: usize = 12;

const BLOCKS: [&str; 21] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
];

/// Returns the Typst function of an inline element that changes the style of text.
fn style(name: &str) -> Option<&'static str> {
    match name {
        "b" | "strong" | "summary" => Some("strong"),
        "cite" | "dfn" | "em" | "i" | "var" => Some("emph"),
        "del" | "s" => Some("strike"),
        "ins" | "u" => Some("underline"),
        "sub" => Some("sub"),
        "sup" => Some("super"),
        _ => None,
    }
}

fn has_words(heading: &Element) -> bool {
    heading.children.iter().any(|child| match child {
        HtmlNode::Text(text) => !text.trim().is_empty(),
        HtmlNode::Element(inner) => !is_left_out(inner) && has_words(inner),
    })
}

/// Returns whether an element contains only an image.
fn is_picture(element: &Element) -> bool {
    let is_alone = element.name == "p" && element.text().trim().is_empty();
    (element.name == "figure" || is_alone) && element.find("img").is_some()
}

/// Returns whether an element is a footnote reference.
fn is_note(element: &Element) -> bool {
    element.name == "sup" && element.classes().any(|class| class == "footnote")
}

/// Returns whether an element is for screens only: navigation, and drawings made with CSS.
fn is_left_out(element: &Element) -> bool {
    let is_named = ["button", "input", "noscript", "script", "style", "svg", "template"]
        .contains(&element.name.as_str());
    let is_hidden =
        element.attribute("hidden").is_some() || element.attribute("aria-hidden") == Some("true");
    let mut classes = element.classes();
    is_named
        || is_hidden
        || classes.any(|class| ["anchor", "footnote-back", "footnotes", "screen"].contains(&class))
}

#[cfg(test)]
mod tests;
