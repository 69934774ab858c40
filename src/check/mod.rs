//! Checks the finished pages: links, fragments, ids, languages, alternates and the sitemap. It shares no code with
//! `render`, and compares the bytes with the plan.

mod address;
mod css;
mod data;
mod error;
mod expect;
mod page;
mod place;
mod report;
mod rules;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use expect::{ExpectedPage, expected};

use crate::config::BaseUrl;
use crate::diag::{Diagnostics, Message, message};
use crate::output::{OutputBody, Rendered};
use crate::path::{OutPath, SourcePath, percent_decode};
use crate::theme::Template;
use error::{PageError, TagPattern};
use page::CheckedPage;

/// A rendered site, with the values to compare it with.
pub struct FinishedSite<'a> {
    /// Every output.
    pub rendered: &'a Rendered,
    /// The base address of the site.
    pub base: &'a BaseUrl,
    /// The templates of the theme, which can contain the cause of an error.
    pub templates: &'a [Template],
    /// The style sheets of the theme as files, before minification.
    pub style_sheets: Vec<(&'a SourcePath, &'a str)>,
    /// Returns what the plan expects of a page: see [`expected`].
    pub expected: &'a (dyn Fn(&OutPath) -> Option<ExpectedPage> + Sync),
}

/// Checks every page. Reports an error that many pages share once, with the number of pages.
pub fn check(finished: &FinishedSite<'_>, diagnostics: &mut Diagnostics) {
    let FinishedSite { rendered, base, expected, .. } = finished;
    let pages: BTreeMap<&OutPath, CheckedPage> = rendered
        .iter()
        .filter(|(path, _)| path.is_html())
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|(path, body)| match body {
            OutputBody::Bytes(bytes) => Some((path, page::read(bytes, base))),
            OutputBody::CopyOf(_) | OutputBody::Lazy(_) => None,
        })
        .collect();
    let checker = Checker { rendered, base, pages: &pages };
    let of_page = |path: &OutPath, page: &CheckedPage| {
        let mut faults = checker.page(path, page);
        if let Some(expected) = expected(path) {
            faults.extend(page.faults.iter().cloned());
            faults.extend(checker.against(path, page, &expected));
        }
        faults
    };
    let mut found: Vec<(&OutPath, Vec<PageError>)> =
        pages.par_iter().map(|(path, page)| (*path, of_page(path, page))).collect();
    for (path, body) in *rendered {
        let is_style_sheet = path.as_str().ends_with(".css");
        if !is_style_sheet && path.as_str() != "sitemap.xml" {
            continue;
        }
        let OutputBody::Bytes(bytes) = body else { continue };
        let text = String::from_utf8_lossy(bytes);
        let own =
            if is_style_sheet { checker.style_sheet(path, &text) } else { checker.sitemap(&text) };
        found.push((path, own));
    }
    report::report(found, finished, diagnostics);
}

struct Checker<'a> {
    rendered: &'a Rendered,
    base: &'a BaseUrl,
    pages: &'a BTreeMap<&'a OutPath, CheckedPage>,
}

impl Checker<'_> {
    fn page(&self, path: &OutPath, page: &CheckedPage) -> Vec<PageError> {
        let mut faults = Vec::new();
        if page.lang.as_deref().is_none_or(str::is_empty) {
            let message = message!("check.no-language");
            faults.push(PageError::new(message, TagPattern::tag("html").without("lang")));
        }
        if page.title.trim().is_empty() {
            faults.push(PageError::new(message!("check.no-title"), TagPattern::tag("head")));
        }
        faults.extend(page.repeated.iter().cloned());
        for link in &page.links {
            let message = self.link(path, page, link);
            faults.extend(message.map(|message| PageError::new(message, TagPattern::value(link))));
        }
        let pattern = || TagPattern::tag("link").with("hreflang", "");
        let alternates = self.alternates(page).into_iter();
        faults.extend(alternates.map(|message| PageError::new(message, pattern())));
        if !page.alternates.is_empty() && !self.is_listed(path, page) {
            let message = message!("check.unlisted-page-with-versions");
            faults.push(PageError::new(message, pattern()));
        }
        faults
    }

    /// Compares a page of the theme with the plan.
    fn against(
        &self,
        path: &OutPath,
        page: &CheckedPage,
        expected: &ExpectedPage,
    ) -> Vec<PageError> {
        let mut faults = Vec::new();
        let mut add = |is_wrong: bool, message: Message, pattern: TagPattern| {
            if is_wrong {
                faults.push(PageError::new(message, pattern));
            }
        };
        let (html, head) = (TagPattern::tag("html"), TagPattern::tag("head"));
        let (lang, locale) = (page.lang.as_deref().unwrap_or_default(), &expected.locale);
        let is_other = !lang.is_empty() && lang != locale;
        let message = message!("check.wrong-language", lang, locale);
        add(is_other, message, html.clone().with("lang", ""));
        let is_turned = expected.is_rtl && page.dir.as_deref() != Some("rtl");
        add(is_turned, message!("check.no-rtl"), html);
        let has_no_heading = expected.is_page && !page.has_heading;
        add(has_no_heading, message!("check.no-heading"), TagPattern::default());
        add(!page.has_charset, message!("check.no-charset"), head.clone());
        let refreshes = page.refreshes && !expected.may_refresh;
        let refresh = TagPattern::tag("meta").with("http-equiv", "refresh");
        add(refreshes, message!("check.automatic-redirect"), refresh);
        let canonical = page.canonical.as_deref();
        let link = TagPattern::tag("link").with("rel", "canonical");
        let has_none = expected.is_page && canonical.is_none();
        add(has_none, message!("check.no-canonical"), head);
        let other = canonical.filter(|url| !page.noindex && self.own(url).as_ref() != Some(path));
        if let Some(url) = other {
            add(true, message!("check.wrong-canonical", url), link);
        }
        let robots = TagPattern::tag("meta").with("name", "robots");
        let message = message!("check.unexpected-noindex");
        add(expected.is_listed && page.noindex, message, robots);
        let is_alone = expected.has_versions && page.alternates.is_empty();
        add(is_alone, message!("check.no-versions"), TagPattern::default());
        for (name, id) in page.named.iter().filter(|(_, id)| !page.known.contains(id)) {
            let message = message!("check.unknown-id", name, id);
            let pattern = TagPattern { attribute: Some(name.clone()), ..TagPattern::value(id) };
            add(true, message, pattern);
        }
        faults
    }

    /// Checks that a style sheet loads only files of this site.
    fn style_sheet(&self, path: &OutPath, text: &str) -> Vec<PageError> {
        let mut faults = Vec::new();
        for (url, is_foreign) in css::loads(text, self.base) {
            let place = url.split(['#', '?']).next().unwrap_or_default();
            let target = self.target(path, place).flatten();
            if is_foreign {
                let message = message!("check.style-sheet-loads-from-other-site", url);
                faults.push(PageError { message, ..error::foreign("", "", url) });
            } else if !target.is_some_and(|target| self.rendered.contains_key(&target)) {
                let message = message!("check.style-sheet-missing-file", url);
                faults.push(PageError::new(message, TagPattern::value(url)));
            }
        }
        faults
    }

    fn link(&self, path: &OutPath, page: &CheckedPage, link: &str) -> Option<Message> {
        if link.is_empty() {
            return Some(message!("check.empty-link"));
        }
        let (place, fragment) = link.split_once('#').unwrap_or((link, ""));
        let place = place.split('?').next().unwrap_or_default();
        let target = if place.is_empty() { Some(path.clone()) } else { self.target(path, place)? };
        let Some(target) = target.filter(|target| self.rendered.contains_key(target)) else {
            return Some(message!("check.link-to-missing-page", place));
        };
        if fragment.is_empty() {
            return None;
        }
        let page = if target == *path { page } else { self.pages.get(&target)? };
        let known = percent_decode(fragment).is_some_and(|id| page.known.contains(&id));
        (!known).then(|| message!("check.link-to-missing-id", link))
    }

    /// Returns the output for an address of this site. Returns `None` for an address of another site, and `Some(None)`
    /// for an address that no output can have.
    fn target(&self, from: &OutPath, place: &str) -> Option<Option<OutPath>> {
        let own = place.strip_prefix(&self.base.origin);
        let absolute = match own {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                // The same host can also serve other sites.
                let below = rest.strip_prefix(&self.base.path)?;
                if !below.is_empty() && !below.starts_with('/') {
                    return None;
                }
                rest.to_owned()
            }
            _ if place.starts_with("//") || has_scheme(place) => return None,
            _ if place.starts_with('/') => place.to_owned(),
            _ => {
                let folder = from.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
                return Some(file(&format!("{folder}/{place}")));
            }
        };
        Some(absolute.strip_prefix(&self.base.path).and_then(file))
    }

    /// Returns the output for an absolute address of this site.
    fn own(&self, url: &str) -> Option<OutPath> {
        url.strip_prefix(&self.base.origin)?.strip_prefix(&self.base.path).and_then(file)
    }

    /// Returns whether search engines index a page under its own address.
    fn is_listed(&self, path: &OutPath, page: &CheckedPage) -> bool {
        let canonical = page.canonical.as_deref();
        !page.noindex && canonical.is_none_or(|url| self.own(url).as_ref() == Some(path))
    }

    /// Checks that the sitemap lists only indexed pages and their alternates.
    fn sitemap(&self, text: &str) -> Vec<PageError> {
        let after = |mark: &'static str, end: &'static str| {
            text.split(mark).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
        };
        let problem = |url: &str| {
            let url = url.replace("&amp;", "&");
            let message = match self.own(&url).and_then(|page| self.pages.get_key_value(&page)) {
                None => message!("check.sitemap-not-a-page", url),
                Some((path, page)) if !self.is_listed(path, page) => {
                    message!("check.sitemap-unlisted-page", url)
                }
                Some(_) => return None,
            };
            Some(PageError::new(message, TagPattern::default()))
        };
        after("<loc>", "</loc>").chain(after(" href=\"", "\"")).filter_map(problem).collect()
    }

    /// Checks that the alternates of a page exist, are indexed, and have the same list of alternates.
    fn alternates(&self, page: &CheckedPage) -> Vec<Message> {
        let mut problems = Vec::new();
        for (tag, url) in page.alternates.iter().filter(|(tag, _)| tag != "x-default") {
            let target = self.own(url).and_then(|target| self.pages.get_key_value(&target));
            let Some((target, other)) = target else {
                problems.push(message!("check.version-missing", tag, url));
                continue;
            };
            if !self.is_listed(target, other) {
                problems.push(message!("check.version-unlisted", tag));
            }
            if other.lang.as_deref().is_some_and(|lang| lang != tag) {
                problems.push(message!("check.version-in-other-language", tag));
            }
            if other.alternates != page.alternates {
                problems.push(message!("check.version-lists-differ", tag));
            }
        }
        problems
    }
}

fn has_scheme(place: &str) -> bool {
    let scheme = place.split(':').next().unwrap_or_default();
    scheme.len() < place.len()
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// Returns the file that a static host serves for a percent-encoded path.
fn file(path: &str) -> Option<OutPath> {
    let decoded = percent_decode(path)?;
    let mut segments: Vec<&str> = Vec::new();
    for segment in decoded.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            other => segments.push(other),
        }
    }
    if decoded.is_empty() || decoded.ends_with('/') {
        segments.push("index.html");
    }
    OutPath::new(&segments.join("/"))
}

#[cfg(test)]
mod tests;
