//! Adds aliases to the sources: to the front matter of a document, or to an entry of a record file.

use std::ops::Range;

use crate::diag::Span;
use crate::locale::LocaleId;
use crate::schema::Spanned;
use crate::site::{Entity, Site};
use crate::source::Sources;
use urbi_base::diag::Texts;

/// New aliases for one place in the sources.
pub(super) struct AliasAddition<'a> {
    /// The place that editors see: a title or an id.
    pub(super) place: Span,
    pub(super) addresses: Vec<String>,
    /// The existing aliases.
    there: &'a [Spanned<String>],
    is_document: bool,
}

impl<'a> AliasAddition<'a> {
    /// Groups addresses by the place that they belong to: the file of each language of a document, or
    /// the entry of a record.
    pub(super) fn all<'u>(
        site: &'a Site,
        entity: Entity,
        lost: impl Iterator<Item = (&'u str, LocaleId)>,
    ) -> Vec<Self> {
        let mut additions: Vec<Self> = Vec::new();
        for (url, locale) in lost {
            let Some(own) = Self::of(site, entity, locale) else { continue };
            let same = additions.iter_mut().find(|other| other.place == own.place);
            match same {
                Some(same) => same.addresses.push(url.to_owned()),
                None => additions.push(Self { addresses: vec![url.to_owned()], ..own }),
            }
        }
        additions
    }

    fn of(site: &'a Site, entity: Entity, locale: LocaleId) -> Option<Self> {
        let (place, there, is_document) = match entity {
            Entity::Document(id) => {
                let document = &site.nearest(id, locale).1.document;
                let title = document.front.title.as_ref().map(|title| title.span.clone());
                let place = title.unwrap_or_else(|| Span::file(&document.file));
                (place, document.front.aliases.as_slice(), true)
            }
            _ => (site.subject(entity)?.written?.span.clone(), site.aliases(entity), false),
        };
        Some(Self { place, addresses: Vec::new(), there, is_document })
    }

    /// Returns the edit that adds the aliases. Returns `None` if the layout of the text is too unusual
    /// for an automatic edit.
    pub(super) fn edit(&self, sources: &Sources) -> Option<(Span, String)> {
        let file = &self.place.file;
        let text = sources.text(file)?;
        let is_plain = |c: char| c.is_alphanumeric() || "/-_.~".contains(c);
        if !self.addresses.iter().all(|address| address.chars().all(is_plain)) {
            return None;
        }
        let (range, new) = match self.there.last() {
            Some(last) => extended(text, last.span.start..last.span.end, &self.addresses)?,
            None if self.is_document => in_front_matter(text, &self.addresses)?,
            None => in_entry(text, self.place.start..self.place.end, &self.addresses)?,
        };
        Some((Span::new(file, range), new))
    }
}

/// Adds entries after the last entry of a list, in the style of the list.
fn extended(text: &str, last: Range<usize>, new: &[String]) -> Option<(Range<usize>, String)> {
    let before = text.get(..last.start)?.rsplit('\n').next()?;
    if let Some(indentation) = before.trim_end().strip_suffix('-')
        && indentation.trim().is_empty()
    {
        let end = text[last.end..].find('\n').map_or(text.len(), |end| last.end + end);
        let lines =
            new.iter().fold(String::new(), |lines, address| lines + "\n" + before + address);
        return Some((end..end, lines));
    }
    if text[..last.start].trim_end().ends_with(['[', ',']) {
        return Some((last.end..last.end, format!(", {}", new.join(", "))));
    }
    before.trim_end().ends_with("aliases:").then(|| {
        let own = &text[last.clone()];
        (last, format!("[{own}, {}]", new.join(", ")))
    })
}

/// Adds a line at the end of the front matter.
fn in_front_matter(text: &str, new: &[String]) -> Option<(Range<usize>, String)> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    at += first.len();
    for line in lines {
        if line.trim_end() == "---" {
            let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
            return Some((at..at, format!("aliases: [{}]{end}", new.join(", "))));
        }
        if line.starts_with("aliases:") {
            return None;
        }
        at += line.len();
    }
    None
}

/// Adds a line after the id of an entry, or a field after the id inside braces.
fn in_entry(text: &str, id: Range<usize>, new: &[String]) -> Option<(Range<usize>, String)> {
    let before = text.get(..id.start)?.rsplit('\n').next()?;
    let rest = text[id.end..].split('\n').next()?;
    let key = before.trim_end().strip_suffix(':')?.trim_end();
    let lead = key.strip_suffix("id").or_else(|| key.strip_suffix("code"))?;
    if lead.contains('{') {
        let is_there = rest.contains("aliases:");
        return (!is_there).then(|| (id.end..id.end, format!(", aliases: [{}]", new.join(", "))));
    }
    let rest_is_blank = rest.trim().is_empty() || rest.trim_start().starts_with('#');
    if !lead.trim_matches([' ', '-']).is_empty() || !rest_is_blank {
        return None;
    }
    let indentation = lead.replace('-', " ");
    let is_own = |line: &&str| line.trim().is_empty() || line.starts_with(&*indentation);
    let mut own = text[id.end..].split('\n').skip(1).take_while(is_own);
    if own.any(|line| line.trim_start().starts_with("aliases:")) {
        return None;
    }
    let end = id.end + rest.trim_end_matches('\r').len();
    let newline = if rest.ends_with('\r') { "\r\n" } else { "\n" };
    Some((end..end, format!("{newline}{indentation}aliases: [{}]", new.join(", "))))
}
