//! Finds the files that the style sheets of a theme load.

use super::address::{LinkDestination, leads};
use crate::config::BaseUrl;

/// Returns the files that a style sheet loads, in order, and whether each is on another site.
pub(super) fn loads<'a>(css: &'a str, base: &BaseUrl) -> Vec<(&'a str, bool)> {
    let mut loads = Vec::new();
    let mut rest = css;
    while let Some(at) = rest.find(['u', 'U', '@', '/']) {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let (url, after) = match (after(rest, "url("), after(rest, "@import")) {
            (Some(inner), _) => value(inner, ')'),
            (_, Some(inner)) if !inner.trim_start().starts_with("url(") => value(inner, ';'),
            _ => {
                rest = &rest[1..];
                continue;
            }
        };
        rest = after;
        let destination = leads(url, base);
        let is_foreign = destination == LinkDestination::Elsewhere;
        let is_file = !url.is_empty() && !url.starts_with('#');
        if is_foreign || (is_file && destination == LinkDestination::Here) {
            loads.push((url, is_foreign));
        }
    }
    loads
}

fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let head = text.get(..start.len())?;
    head.eq_ignore_ascii_case(start).then(|| &text[start.len()..])
}

/// Returns the value at the start of a text, in quotation marks or up to `end`, and the rest.
fn value(text: &str, end: char) -> (&str, &str) {
    let text = text.trim_start();
    let quoted = ['"', '\''].into_iter().find_map(|mark| Some((mark, text.strip_prefix(mark)?)));
    if let Some((mark, inner)) = quoted {
        return inner.split_once(mark).unwrap_or((inner, ""));
    }
    let (url, rest) = text.split_once(end).unwrap_or((text, ""));
    (url.trim(), rest)
}
