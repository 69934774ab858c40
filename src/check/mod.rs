//! Reads the pages that came out, and checks what templates added: links, fragments, ids, languages,
//! alternates and the sitemap. Shares no code with `render`: it knows the plan and the bytes.

mod page;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::config::BaseUrl;
use crate::diag::{Code, Diagnostic, Diagnostics, Words, words};
use crate::output::{Body, Rendered};
use crate::path::{OutPath, percent_decode};
use page::Page;

/// Checks every page. What is wrong on many pages alike is reported once, with their number.
pub fn check(rendered: &Rendered, base: &BaseUrl, diagnostics: &mut Diagnostics) {
    let pages: BTreeMap<&OutPath, Page> = rendered
        .iter()
        .filter(|(path, _)| path.is_html())
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|(path, body)| match body {
            Body::Bytes(bytes) => Some((path, page::read(bytes))),
            Body::CopyOf(_) | Body::Deferred(_) => None,
        })
        .collect();
    let checker = Checker { rendered, base, pages: &pages };
    let found: Vec<(&OutPath, Vec<Words>)> =
        pages.par_iter().map(|(path, page)| (*path, checker.page(path, page))).collect();
    let sitemap = OutPath::new("sitemap.xml").and_then(|path| rendered.get_key_value(&path));
    let found = found.into_iter().chain(sitemap.and_then(|(path, body)| match body {
        Body::Bytes(bytes) => Some((path, checker.sitemap(std::str::from_utf8(bytes).ok()?))),
        Body::CopyOf(_) | Body::Deferred(_) => None,
    }));
    let mut problems: BTreeMap<Words, Vec<&OutPath>> = BTreeMap::new();
    for (path, messages) in found {
        for message in messages {
            problems.entry(message).or_default().push(path);
        }
    }
    for (message, paths) in problems {
        let place = match paths.as_slice() {
            [only] => words!("in `{only}`", only),
            [first, rest @ ..] => {
                words!("in `{first}` and {rest} other pages", first, rest = rest.len())
            }
            [] => continue,
        };
        diagnostics.push(
            Diagnostic::without_place(Code::Html, words!("{message}, {place}", message, place))
                .hint(words!("a template of the theme wrote this")),
        );
    }
}

struct Checker<'a> {
    rendered: &'a Rendered,
    base: &'a BaseUrl,
    pages: &'a BTreeMap<&'a OutPath, Page>,
}

impl Checker<'_> {
    fn page(&self, path: &OutPath, page: &Page) -> Vec<Words> {
        let mut problems = Vec::new();
        if page.lang.as_deref().is_none_or(str::is_empty) {
            problems.push(words!("the page does not say its language"));
        }
        if page.title.trim().is_empty() {
            problems.push(words!("the page has no title"));
        }
        let mut ids = BTreeSet::new();
        for id in &page.ids {
            if !ids.insert(id) {
                problems.push(words!("the id `{id}` stands twice", id));
            }
        }
        for link in &page.links {
            problems.extend(self.link(path, page, link));
        }
        problems.extend(self.alternates(page));
        if !page.alternates.is_empty() && !self.is_listed(path, page) {
            problems.push(words!("a page that search engines are not to list names versions"));
        }
        problems
    }

    fn link(&self, path: &OutPath, page: &Page, link: &str) -> Option<Words> {
        let (place, fragment) = match link.split_once('#') {
            Some((place, fragment)) => (place, Some(fragment)),
            None => (link, None),
        };
        let place = place.split('?').next().unwrap_or_default();
        let target = if place.is_empty() {
            if link.is_empty() {
                return Some(words!("a link is empty"));
            }
            path.clone()
        } else {
            match self.target(path, place)? {
                Some(target) if self.rendered.contains_key(&target) => target,
                _ => return Some(words!("a link leads to `{place}`, which does not exist", place)),
            }
        };
        let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
        let page = if target == *path { page } else { self.pages.get(&target)? };
        let known = percent_decode(fragment).is_some_and(|id| page.known.contains(&id));
        (!known).then(|| words!("a link leads to `{link}`, which has no such id", link))
    }

    /// Returns the output that an address of this site names: `None` for another site's, and
    /// `Some(None)` for one that cannot be an output.
    fn target(&self, from: &OutPath, place: &str) -> Option<Option<OutPath>> {
        let own = place.strip_prefix(&self.base.origin);
        let absolute = match own {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                // The host may carry other sites beside this one.
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

    /// Returns the output that an absolute address of this site names.
    fn own(&self, url: &str) -> Option<OutPath> {
        url.strip_prefix(&self.base.origin)?.strip_prefix(&self.base.path).and_then(file)
    }

    /// Tells whether a page asks to be listed, and as itself.
    fn is_listed(&self, path: &OutPath, page: &Page) -> bool {
        let canonical = page.canonical.as_deref();
        !page.noindex && canonical.is_none_or(|url| self.own(url).as_ref() == Some(path))
    }

    /// Each address of the sitemap is a page that is listed, as is each version that it names.
    fn sitemap(&self, text: &str) -> Vec<Words> {
        let mut problems = Vec::new();
        let after = |mark: &'static str, end: &'static str| {
            text.split(mark).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
        };
        for url in after("<loc>", "</loc>").chain(after(" href=\"", "\"")) {
            let url = url.replace("&amp;", "&");
            let target = self.own(&url);
            match target.as_ref().and_then(|target| self.pages.get_key_value(target)) {
                None => problems.push(words!("`{url}` is no page", url)),
                Some((path, page)) if !self.is_listed(path, page) => {
                    problems.push(words!("search engines are not to list `{url}`", url));
                }
                Some(_) => {}
            }
        }
        problems
    }

    /// Each version of a page lists itself and every other, and is listed by them.
    fn alternates(&self, page: &Page) -> Vec<Words> {
        let mut problems = Vec::new();
        if page.alternates.is_empty() {
            return problems;
        }
        for (tag, url) in page.alternates.iter().filter(|(tag, _)| tag != "x-default") {
            let target = self.own(url);
            let other = target.as_ref().and_then(|target| self.pages.get_key_value(target));
            match other {
                None => problems.push(words!(
                    "the alternate `{tag}` leads to no page: `{url}`",
                    tag,
                    url
                )),
                Some((target, other)) => {
                    if !self.is_listed(target, other) {
                        problems.push(words!(
                            "the alternate `{tag}` is a page that search engines are not to list",
                            tag
                        ));
                    }
                    if other.lang.as_deref().is_some_and(|lang| lang != tag) {
                        problems.push(words!("the alternate `{tag}` is in another language", tag));
                    }
                    if other.alternates != page.alternates {
                        problems.push(words!(
                            "the alternate `{tag}` does not list the same versions",
                            tag
                        ));
                    }
                }
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

/// Returns the file that a static host serves at a path, which is percent-encoded.
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
