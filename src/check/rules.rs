//! Rejects elements that no page must contain: inline scripts and styles, files of other sites, and barriers for
//! visitors.

use super::address::{LinkDestination, candidates, has_widths, leads};
use super::error::{PageError, TagPattern, foreign};
use super::page::CheckedPage;
use crate::config::BaseUrl;
use crate::diag::message;
use crate::html::Tag;

/// The link types for which a browser loads nothing.
const QUIET: [&str; 13] = [
    "alternate",
    "author",
    "bookmark",
    "canonical",
    "external",
    "help",
    "license",
    "me",
    "next",
    "nofollow",
    "prev",
    "search",
    "tag",
];

/// The number of characters that are shown of a `data:` address.
const SHOWN: usize = 40;

/// Reads the attributes of an element, and records errors.
pub(super) fn attributes(tag: &Tag, base: &BaseUrl, page: &mut CheckedPage) {
    for (name, value) in tag.attributes() {
        match name {
            "class" | "lang" | "dir" | "d" | "x" | "y" | "r" | "cx" | "cy" => {}
            "id" => identify(tag.name(), value, page),
            "href" | "src" | "poster" | "data" | "action" | "formaction" | "background"
            | "xlink:href" => address(tag, name, value, base, page),
            "srcset" | "imagesrcset" => source_set(tag, name, value, base, page),
            "aria-labelledby" | "aria-describedby" | "aria-controls" | "for" => {
                let ids = value.split_ascii_whitespace();
                page.named.extend(ids.map(|id| (name.to_owned(), id.to_owned())));
            }
            _ => other(tag, name, value, page),
        }
    }
    element(tag, page);
}

fn identify(tag: &str, id: &str, page: &mut CheckedPage) {
    if !page.known.insert(id.to_owned()) {
        let pattern = TagPattern::tag(tag).with("id", id);
        page.repeated.push(PageError::new(message!("check.duplicate-id", id), pattern));
    }
}

/// Checks the rules for attributes that apply to every element.
fn other(tag: &Tag, name: &str, value: &str, page: &mut CheckedPage) {
    let pattern = || TagPattern::tag(tag.name()).with(name, value);
    let element = tag.name();
    let fault = if name == "style" {
        PageError::new(message!("check.inline-style", element), pattern())
            .hint(message!("check.use-class-hint"))
    } else if name.len() > 2 && name.starts_with("on") {
        PageError::new(message!("check.script-attribute", name), pattern())
            .hint(message!("check.use-event-listener-hint"))
    } else if name == "srcdoc" {
        PageError::new(message!("check.page-in-frame"), pattern())
    } else if name == "autoplay" {
        PageError::new(message!("check.autoplay", element), pattern())
            .hint(message!("check.remove-autoplay-hint"))
    } else if name == "tabindex" && value.parse::<i64>().is_ok_and(|number| number > 0) {
        PageError::new(message!("check.tab-order", value), pattern())
            .hint(message!("check.tab-order-hint"))
    } else if name == "target" && value.eq_ignore_ascii_case("_blank") && !is_shielded(tag) {
        PageError::new(message!("check.link-opens-window"), pattern())
            .hint(message!("check.remove-target-hint"))
    } else {
        return;
    };
    page.faults.push(fault);
}

fn is_shielded(tag: &Tag) -> bool {
    let rel = tag.attribute("rel").unwrap_or_default();
    rel.split_ascii_whitespace().any(|word| matches!(word, "noopener" | "noreferrer"))
}

fn address(tag: &Tag, name: &str, url: &str, base: &BaseUrl, page: &mut CheckedPage) {
    let pattern = || TagPattern::tag(tag.name()).with(name, url);
    let is_form = matches!(name, "action" | "formaction");
    match leads(url, base) {
        LinkDestination::Here if is_form && url.is_empty() => {}
        LinkDestination::Here if tag.name() == "base" => {}
        LinkDestination::Here => page.links.push(url.to_owned()),
        LinkDestination::Script => page.faults.push(
            PageError::new(message!("check.script-address", url), pattern())
                .hint(message!("check.use-button-hint")),
        ),
        LinkDestination::Data => {
            let url: String = url.chars().take(SHOWN).collect();
            let message = message!("check.file-in-address", url);
            let error = PageError::new(message, TagPattern { value: Some(url), ..pattern() });
            page.faults.push(error.hint(message!("check.move-file-to-assets-hint")));
        }
        LinkDestination::Elsewhere if is_form => page.faults.push(
            PageError::new(message!("check.form-to-other-site", url), pattern())
                .hint(message!("check.link-to-other-site-hint")),
        ),
        LinkDestination::Elsewhere if loads(tag) => {
            page.faults.push(foreign(tag.name(), name, url));
        }
        LinkDestination::Elsewhere | LinkDestination::Program => {}
    }
}

/// Returns whether a browser loads the file of an element without a click.
fn loads(tag: &Tag) -> bool {
    match tag.name() {
        "a" | "area" | "base" => false,
        "link" => {
            let rel = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
            rel.contains("stylesheet") || !rel.split_ascii_whitespace().all(|r| QUIET.contains(&r))
        }
        _ => true,
    }
}

fn source_set(tag: &Tag, name: &str, value: &str, base: &BaseUrl, page: &mut CheckedPage) {
    for url in candidates(value) {
        address(tag, name, url, base, page);
    }
    let sizes = if name == "srcset" { "sizes" } else { "imagesizes" };
    if has_widths(value) && tag.attribute(sizes).is_none() {
        let message = message!("check.no-image-sizes", name, sizes);
        page.faults.push(PageError::new(message, TagPattern::tag(tag.name()).without(sizes)));
    }
}

/// Checks the rules for whole elements.
fn element(tag: &Tag, page: &mut CheckedPage) {
    let pattern = || TagPattern::tag(tag.name());
    let fault = match tag.name() {
        "img" if tag.attribute("alt").is_none() => {
            PageError::new(message!("check.no-alt"), pattern().without("alt"))
                .hint(message!("check.write-alt-hint"))
        }
        "style" => PageError::new(message!("check.inline-style-sheet"), pattern())
            .hint(message!("check.move-style-sheet-hint")),
        "base" => PageError::new(message!("check.base-element"), pattern())
            .hint(message!("check.remove-it-hint")),
        "script" if tag.attribute("src").is_none() && runs(tag) => {
            let pattern = match tag.attribute("type") {
                Some(kind) => pattern().without("src").with("type", kind),
                None => pattern().without("src").without("type"),
            };
            PageError::new(message!("check.inline-script"), pattern)
                .hint(message!("check.move-script-hint"))
        }
        "meta" => {
            page.faults.extend(zoom(tag));
            return;
        }
        _ => return,
    };
    page.faults.push(fault);
}

/// Returns whether a `script` element is code, not data.
fn runs(tag: &Tag) -> bool {
    let kind = tag.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    kind.is_empty()
        || kind == "module"
        || kind.contains("javascript")
        || kind.contains("ecmascript")
}

fn zoom(tag: &Tag) -> Option<PageError> {
    let content = tag.attribute("content").filter(|_| tag.attribute("name") == Some("viewport"))?;
    let is_fixed = content.split([',', ';']).any(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim();
        match name.trim() {
            "user-scalable" => matches!(value, "no" | "0"),
            "maximum-scale" => value.parse::<f64>().is_ok_and(|most| most < 2.0),
            _ => false,
        }
    });
    let pattern = TagPattern::tag("meta").with("content", content);
    let message = message!("check.zoom-disabled", content);
    is_fixed.then(|| PageError::new(message, pattern).hint(message!("check.write-viewport-hint")))
}
