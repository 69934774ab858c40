//! Reads from the bytes of a page what the checks compare.

use std::collections::BTreeSet;

use super::data;
use super::error::{PageError, TagPattern};
use super::rules;
use crate::config::BaseUrl;
use crate::diag::message;
use crate::html::{self, HtmlEvent, Tag, TextScope};

/// The parts of a page that the checks use.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CheckedPage {
    /// The `lang` of the root element.
    pub(super) lang: Option<String>,
    /// The `dir` of the root element.
    pub(super) dir: Option<String>,
    pub(super) title: String,
    /// Every id.
    pub(super) known: BTreeSet<String>,
    /// References to ids: the attribute and the id.
    pub(super) named: Vec<(String, String)>,
    /// Every address of this site in the page, in order.
    pub(super) links: Vec<String>,
    /// The alternates in other locales: language tag and address.
    pub(super) alternates: Vec<(String, String)>,
    pub(super) canonical: Option<String>,
    /// Whether search engines must not index it.
    pub(super) noindex: bool,
    /// Whether it has a heading of the first level.
    pub(super) has_heading: bool,
    /// Whether it declares UTF-8.
    pub(super) has_charset: bool,
    /// Whether it redirects visitors with a refresh.
    pub(super) refreshes: bool,
    /// Duplicate ids.
    pub(super) repeated: Vec<PageError>,
    /// Errors in single elements.
    pub(super) faults: Vec<PageError>,
}

pub(super) fn read(bytes: &[u8], base: &BaseUrl) -> CheckedPage {
    let mut page = CheckedPage::default();
    let (mut in_head, mut in_title) = (true, false);
    let mut linked_data: Option<bool> = None;
    html::scan(bytes, TextScope::Of(&["title", "script"]), &mut |piece| match piece {
        HtmlEvent::Start(tag) => {
            // Inline SVG images have titles of their own.
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
        let pattern = TagPattern::tag("link").with("rel", "canonical");
        let error = PageError::new(message!("check.duplicate-canonical"), pattern);
        page.faults.push(error.hint(message!("check.keep-one-canonical-hint")));
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
        let pattern = TagPattern::tag("meta").with("property", "og:image");
        page.faults.push(PageError::new(message, pattern));
    }
}
