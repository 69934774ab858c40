//! What a page says, read from its bytes.

use std::collections::BTreeSet;

use super::data;
use super::error::{PageError, TagPattern};
use super::rules;
use crate::config::BaseUrl;
use crate::diag::message;
use crate::html::{self, HtmlEvent, Tag, TextScope};

/// The parts of a page that can be checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CheckedPage {
    /// The `lang` of the root.
    pub(super) lang: Option<String>,
    /// The `dir` of the root.
    pub(super) dir: Option<String>,
    /// The title.
    pub(super) title: String,
    /// Every id.
    pub(super) known: BTreeSet<String>,
    /// The ids that attributes name, with their names.
    pub(super) named: Vec<(String, String)>,
    /// Every address of this site that the page names, in order.
    pub(super) links: Vec<String>,
    /// The versions in other locales: tag and address.
    pub(super) alternates: Vec<(String, String)>,
    /// The address that search engines take for it.
    pub(super) canonical: Option<String>,
    /// Whether it asks search engines not to list it.
    pub(super) noindex: bool,
    /// Whether it has a heading of the first level.
    pub(super) has_heading: bool,
    /// Whether it says that it is UTF-8.
    pub(super) has_charset: bool,
    /// Whether it leads readers on by itself.
    pub(super) refreshes: bool,
    /// Ids that were there before.
    pub(super) repeated: Vec<PageError>,
    /// What is wrong with single elements.
    pub(super) faults: Vec<PageError>,
}

/// Reads a page.
pub(super) fn read(bytes: &[u8], base: &BaseUrl) -> CheckedPage {
    let mut page = CheckedPage::default();
    let (mut in_head, mut in_title) = (true, false);
    let mut linked_data: Option<bool> = None;
    html::scan(bytes, TextScope::Of(&["title", "script"]), &mut |piece| match piece {
        HtmlEvent::Start(tag) => {
            // Pictures in the page have titles of their own.
            in_head &= !matches!(tag.name(), "body" | "svg");
            in_title = in_head && tag.name() == "title";
            linked_data = is_linked_data(tag).then_some(false);
            rules::attributes(tag, base, &mut page);
            element(tag, &mut page);
        }
        HtmlEvent::Text(text) if in_title => page.title.push_str(text),
        HtmlEvent::Text(text) if linked_data.is_some() => {
            linked_data = Some(true);
            page.faults.extend(data::fault(text));
        }
        HtmlEvent::Text(_) => {}
        HtmlEvent::End(_) => {
            in_title = false;
            if linked_data.take() == Some(false) {
                page.faults.extend(data::fault(""));
            }
        }
    });
    page
}

fn is_linked_data(tag: &Tag) -> bool {
    tag.name() == "script" && tag.attribute("type") == Some("application/ld+json")
}

fn element(tag: &Tag, page: &mut CheckedPage) {
    match tag.name() {
        "html" => {
            page.lang = tag.attribute("lang").map(str::to_owned);
            page.dir = tag.attribute("dir").map(str::to_owned);
        }
        "h1" => page.has_heading = true,
        "link" => link(tag, page),
        "meta" => meta(tag, page),
        _ => {}
    }
}

fn link(tag: &Tag, page: &mut CheckedPage) {
    let rel = tag.attribute("rel").unwrap_or_default();
    let href = tag.attribute("href").unwrap_or_default();
    if let (true, Some(tag)) = (rel == "alternate", tag.attribute("hreflang")) {
        page.alternates.push((tag.to_owned(), href.to_owned()));
    }
    if rel == "canonical" && page.canonical.replace(href.to_owned()).is_some() {
        let clue = TagPattern::tag("link").with("rel", "canonical");
        page.faults.push(
            PageError::new(message!("check.duplicate-canonical"), clue)
                .hint(message!("check.keep-one-canonical-hint")),
        );
    }
}

fn meta(tag: &Tag, page: &mut CheckedPage) {
    let content = tag.attribute("content").unwrap_or_default();
    let is_of_robots = tag.attribute("name") == Some("robots");
    page.noindex |= is_of_robots && content.split(',').any(|word| word.trim() == "noindex");
    let is_utf8 = |charset: &str| charset.eq_ignore_ascii_case("utf-8");
    page.has_charset |= tag.attribute("charset").is_some_and(is_utf8);
    let header = tag.attribute("http-equiv").unwrap_or_default();
    page.refreshes |= header.eq_ignore_ascii_case("refresh");
    if tag.attribute("property") == Some("og:image") && !content.contains("://") {
        let message = message!("check.share-image-without-host", content);
        let clue = TagPattern::tag("meta").with("property", "og:image");
        page.faults.push(PageError::new(message, clue));
    }
}
