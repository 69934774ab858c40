//! Computes the fallback chain of each locale: the order of locales in which readers get a text.

use std::collections::BTreeSet;

use super::LocaleConfig;
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean, message};
use crate::i18n;
use crate::locale::Locale;
use crate::schema::Spanned;

/// One fallback of a locale: its index among the locales, and the tag as written.
type Edge<'a> = (usize, &'a Spanned<String>);

/// Completes the chain of each locale: its own fallbacks, then their fallbacks, then the locales of the
/// site that it inherits from, and last the source locale. `written` contains the fallbacks in the file,
/// one list for each locale. Reports and skips a fallback that is unknown, is the locale itself, or
/// falls back to it. If `all_read` is false, no fallback is reported as unknown.
pub(super) fn close(
    locales: &mut [LocaleConfig],
    written: &[Vec<Spanned<String>>],
    source: usize,
    all_read: bool,
    diagnostics: &mut Diagnostics,
) {
    let tags: Vec<String> = locales.iter().map(|locale| locale.locale.to_string()).collect();
    let resolve =
        |(own, list): (usize, &'_ Vec<Spanned<String>>)| -> Vec<(usize, Spanned<String>)> {
            let found = list.iter().filter_map(|tag| {
                let place = tags.iter().position(|other| *other == tag.value);
                Some((place?, tag.clone())).filter(|(place, _)| *place != own)
            });
            found.collect()
        };
    for (own, list) in written.iter().enumerate() {
        report(own, list, &tags, all_read, diagnostics);
    }
    let mut edges: Vec<_> = written.iter().enumerate().map(resolve).collect();
    // The source locale ends every chain: if it is part of a loop, its fallback is the redundant one.
    let order = (0..tags.len()).filter(|own| *own != source).chain([source]);
    let mut walk = Walk { edges: &mut edges, tags: &tags, state: vec![State::New; tags.len()] };
    order.for_each(|own| walk.visit(own, diagnostics));
    for own in 0..tags.len() {
        let lineage = i18n::lineage(&locales[own].locale);
        let place = |tag: &Locale| tags.iter().position(|own| own == tag.as_str());
        let parents: Vec<usize> = lineage.iter().filter_map(place).collect();
        let chain = closed(own, &edges, &parents, source);
        locales[own].chain = chain.iter().map(|place| locales[*place].locale.clone()).collect();
    }
}

/// Reports fallbacks that are not locales of the site, or that are the locale itself.
fn report(
    own: usize,
    list: &[Spanned<String>],
    tags: &[String],
    all_read: bool,
    diagnostics: &mut Diagnostics,
) {
    for tag in list {
        if tag.value == tags[own] {
            let message = message!("config.locale-own-fallback", tag = tag.value);
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, tag.span.clone(), message)
                    .hint(message!("config.remove-own-fallback-hint")),
            );
        } else if all_read && !tags.contains(&tag.value) {
            let message = message!("config.unknown-language", tag = tag.value);
            let problem = Diagnostic::new(Code::UnknownLocale, tag.span.clone(), message);
            let others = || tags.iter().map(String::as_str).filter(|other| *other != tags[own]);
            let near = did_you_mean(&tag.value, others());
            let known = others().collect::<Vec<_>>().join(", ");
            diagnostics.push(match near {
                Some(near) => problem
                    .hint(message!("schema.did-you-mean-hint", near))
                    .fix(tag.span.clone(), near),
                None => problem.hint(message!("config.other-locales-hint", known)),
            });
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the current path from the locale where the walk began.
    Open,
    Done,
}

/// A depth-first walk along the fallbacks that removes every fallback that closes a loop.
struct Walk<'a> {
    edges: &'a mut [Vec<(usize, Spanned<String>)>],
    tags: &'a [String],
    state: Vec<State>,
}

impl Walk<'_> {
    fn visit(&mut self, own: usize, diagnostics: &mut Diagnostics) {
        if self.state[own] != State::New {
            return;
        }
        self.state[own] = State::Open;
        let edges = std::mem::take(&mut self.edges[own]);
        let mut kept = Vec::with_capacity(edges.len());
        for (to, tag) in edges {
            if self.state[to] == State::Open {
                diagnostics.push(self.looped(own, (to, &tag)));
                continue;
            }
            self.visit(to, diagnostics);
            kept.push((to, tag));
        }
        self.edges[own] = kept;
        self.state[own] = State::Done;
    }

    fn looped(&self, own: usize, (to, tag): Edge<'_>) -> Diagnostic {
        let (from, to) = (&self.tags[own], &self.tags[to]);
        let message = message!("config.circular-fallbacks", from, to);
        Diagnostic::new(Code::InvalidValue, tag.span.clone(), message)
            .hint(message!("config.remove-circular-fallback-hint"))
    }
}

/// Returns the complete chain: the locale itself, its fallbacks in order, their fallbacks, the locales
/// that it inherits from (`pt` for `pt-BR`), and the source locale.
fn closed(
    own: usize,
    edges: &[Vec<(usize, Spanned<String>)>],
    parents: &[usize],
    source: usize,
) -> Vec<usize> {
    let mut chain = vec![own];
    let mut next = 0;
    while let Some(from) = chain.get(next).copied() {
        for (to, _) in &edges[from] {
            if *to != source && !chain.contains(to) {
                chain.push(*to);
            }
        }
        next += 1;
    }
    chain.extend(parents.iter().filter(|parent| **parent != own && **parent != source));
    let mut seen = BTreeSet::new();
    chain.retain(|place| seen.insert(*place));
    if own != source {
        chain.push(source);
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::closed;
    use crate::diag::Span;
    use crate::path::SourcePath;
    use crate::schema::Spanned;

    #[test]
    fn chains_go_on_in_those_of_their_fallbacks_and_end_at_the_source() {
        let span = Span::file(&SourcePath::new("data/site.yaml").unwrap());
        let to = |places: &[usize]| {
            let tag =
                |place: &usize| (*place, Spanned { value: place.to_string(), span: span.clone() });
            places.iter().map(tag).collect::<Vec<_>>()
        };
        // 0 is the source; 3 falls back to 2 and 4, 2 falls back to 1.
        let edges = [to(&[]), to(&[0]), to(&[0, 1]), to(&[2, 4]), to(&[])];
        assert_eq!(closed(3, &edges, &[], 0), [3, 2, 4, 1, 0]);
        assert_eq!(closed(1, &edges, &[], 0), [1, 0]);
        assert_eq!(closed(4, &edges, &[4], 0), [4, 0]);
        assert_eq!(closed(4, &edges, &[0, 2, 4], 0), [4, 2, 0]);
        assert_eq!(closed(3, &edges, &[1], 0), [3, 2, 4, 1, 0]);
        assert_eq!(closed(0, &edges, &[], 0), [0]);
    }
}
