//! Finds the start tag in a template that caused an error in a page.

use std::ops::Range;

use super::error::TagPattern;
use crate::diag::Span;
use crate::theme::Template;

/// Returns the span of the tag that a pattern describes. Returns `None` if several templates could contain it. `own`
/// is the template of the page.
pub(super) fn find(templates: &[Template], pattern: &TagPattern, own: &str) -> Option<Span> {
    let mut found: Vec<(u8, &Template, Range<usize>)> = Vec::new();
    for template in in_reach(templates, own) {
        let text = without_comments(&template.text);
        for range in tags(&text) {
            if let Some(rank) = rank(&text[range.clone()], pattern) {
                found.push((rank, template, range));
            }
        }
    }
    let best = found.iter().map(|(rank, ..)| *rank).max()?;
    found.retain(|(rank, ..)| *rank == best);
    let (_, first, _) = found.first()?;
    let is_alone = found.iter().all(|(_, template, _)| template.name == first.name);
    let of_page = found.iter().find(|(_, template, _)| template.name == own);
    let (_, template, range) = if is_alone { found.first()? } else { of_page? };
    Some(Span::new(&template.file, range.clone()))
}

/// Returns the templates that can be part of a page: its own template, the templates that it extends or includes,
/// components, and blocks of texts.
fn in_reach<'a>(templates: &'a [Template], own: &str) -> Vec<&'a Template> {
    let mut names = vec![own];
    let mut at = 0;
    while let Some(name) = names.get(at) {
        let template = templates.iter().find(|template| template.name == *name);
        let taken = template.into_iter().flat_map(|template| taken(&template.text));
        for name in taken.collect::<Vec<_>>() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        at += 1;
    }
    let is_in_reach = |template: &&Template| {
        names.contains(&template.name.as_str())
            || template.name.starts_with("blocks/")
            || template.text.contains("{% component ")
    };
    templates.iter().filter(is_in_reach).collect()
}

/// Returns the names of the templates that a template extends or includes.
fn taken(text: &str) -> impl Iterator<Item = &str> {
    ["{% extends ", "{% include "].into_iter().flat_map(|start| {
        text.split(start).skip(1).filter_map(|rest| {
            let name = rest.trim_start().strip_prefix(['"', '\''])?;
            name.split(['"', '\'']).next()
        })
    })
}

/// Returns how well a start tag matches: 2 if it contains the value, 1 if a variable could contain it.
fn rank(tag: &str, pattern: &TagPattern) -> Option<u8> {
    let name = &tag[1..tag[1..].find(|c: char| !is_name(c)).map_or(tag.len(), |end| end + 1)];
    if pattern.tag.as_ref().is_some_and(|own| !own.eq_ignore_ascii_case(name)) {
        return None;
    }
    let is_there = pattern.attribute.as_ref().is_none_or(|attribute| has(tag, attribute));
    if !is_there || pattern.lacks.iter().any(|attribute| has(tag, attribute)) {
        return None;
    }
    let Some(value) = &pattern.value else { return Some(1) };
    let (tag, value) = (tag.to_ascii_lowercase(), value.to_ascii_lowercase());
    if tag.contains(&value) || tag.contains(&value.replace('&', "&amp;")) {
        return Some(2);
    }
    (pattern.attribute.is_some() && tag.contains("{{")).then_some(1)
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn has(tag: &str, attribute: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    lower.match_indices(attribute).any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + attribute.len()..].chars().next();
        before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '}' | '{'))
            && after.is_none_or(|c| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '{'))
    })
}

/// Replaces comments with spaces, so that positions stay the same.
fn without_comments(text: &str) -> String {
    let mut text = text.to_owned();
    for (start, end) in [("{#", "#}"), ("<!--", "-->")] {
        let mut from = 0;
        while let Some(at) = text[from..].find(start).map(|at| from + at) {
            let rest = &text[at..];
            let length = rest.find(end).map_or(rest.len(), |length| length + end.len());
            text.replace_range(at..at + length, &" ".repeat(length));
            from = at + length;
        }
    }
    text
}

/// Returns the ranges of the start tags of a template.
fn tags(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.match_indices('<').map(|(at, _)| at);
    let is_tag = |at: &usize| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
    starts.filter(is_tag).map(|at| at..end(text, at))
}

/// Returns the end of a start tag. Expressions of the template engine can contain `>`.
fn end(text: &str, start: usize) -> usize {
    let mut quote = None;
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let filled = [("{{", "}}"), ("{%", "%}")].into_iter();
        let filled = filled
            .filter(|(open, _)| rest.starts_with(open))
            .find_map(|(_, close)| rest.find(close).map(|length| length + close.len()));
        if let Some(length) = filled {
            at += length;
            continue;
        }
        at += c.len_utf8();
        match (c, quote) {
            ('>', None) => return at,
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(mark)) if c == mark => quote = None,
            _ => {}
        }
    }
    text.len()
}
