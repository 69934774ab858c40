//! What a page says, read from its bytes.

use std::collections::BTreeSet;

use crate::html::{self, Piece, Tag, Texts};

/// The parts of a page that can be checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// The `lang` of the root.
    pub(super) lang: Option<String>,
    /// The title.
    pub(super) title: String,
    /// Every id, in order.
    pub(super) ids: Vec<String>,
    /// The same, each once: a long page has as many links as ids.
    pub(super) known: BTreeSet<String>,
    /// Every address that the page names, in order.
    pub(super) links: Vec<String>,
    /// The versions in other locales: tag and address.
    pub(super) alternates: Vec<(String, String)>,
    /// The address that search engines take for it.
    pub(super) canonical: Option<String>,
    /// Whether it asks search engines not to list it.
    pub(super) noindex: bool,
}

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Page {
    let mut page = Page::default();
    let (mut in_head, mut in_title) = (true, false);
    html::scan(bytes, Texts::Of(&["title"]), |piece| match piece {
        Piece::Start(tag) => {
            // Pictures in the page have titles of their own.
            in_head &= !matches!(tag.name(), "body" | "svg");
            in_title = in_head && tag.name() == "title";
            element(tag, &mut page);
        }
        Piece::Text(text) if in_title => page.title.push_str(text),
        Piece::Text(_) => {}
        Piece::End(_) => in_title = false,
    });
    page
}

fn element(tag: &Tag, page: &mut Page) {
    let attribute = |name: &str| tag.attribute(name);
    page.ids.extend(attribute("id").map(str::to_owned));
    page.known.extend(attribute("id").map(str::to_owned));
    match tag.name() {
        "html" => page.lang = attribute("lang").map(str::to_owned),
        "link" => {
            let rel = attribute("rel").unwrap_or_default();
            let href = attribute("href").unwrap_or_default().to_owned();
            if let (true, Some(tag)) = (rel == "alternate", attribute("hreflang")) {
                page.alternates.push((tag.to_owned(), href.clone()));
            }
            if rel == "canonical" {
                page.canonical = Some(href.clone());
            }
            page.links.push(href);
        }
        "meta" => {
            let is_of_robots = attribute("name") == Some("robots");
            let words = attribute("content").unwrap_or_default();
            page.noindex |= is_of_robots && words.split(',').any(|word| word.trim() == "noindex");
        }
        "a" | "area" | "use" => page.links.extend(attribute("href").map(str::to_owned)),
        "img" | "script" | "source" | "iframe" => {
            page.links.extend(attribute("src").map(str::to_owned));
        }
        _ => {}
    }
}
