//! Reduces the starter to the languages of the new site. Other languages are removed. If English is not
//! included, the texts of another language become the sources.

use super::super::blocks::{FieldBlock, front_matter, joined, parted};
use crate::diag::Diagnostics;
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::yaml::{self, Node, Shape};

/// The languages of the starter, the source first.
pub(super) const EXAMPLE: [&str; 4] = ["en", "pt", "es", "fr"];
/// The languages of a new site, if the editor names none.
pub(super) const USUAL: [&str; 2] = ["en", "pt"];

/// Removes texts in languages of the starter that are not in `locales`.
pub(super) fn only(path: &SourcePath, text: &str, locales: &[Locale]) -> String {
    let is_dropped = |tag: &str| !locales.iter().any(|locale| locale.as_str() == tag);
    let root = yaml::parse(path, text, 0..text.len(), &mut Diagnostics::new()).root;
    let mut cuts = Vec::new();
    cut(&root, text, &is_dropped, &mut cuts);
    let mut out = text.to_owned();
    for (start, end) in cuts.into_iter().rev() {
        out.replace_range(start..end, "");
    }
    out
}

/// Collects the ranges to remove, in the order of the text.
fn cut(node: &Node, text: &str, is_dropped: &dyn Fn(&str) -> bool, cuts: &mut Vec<(usize, usize)>) {
    match &node.shape {
        Shape::List(items) => items.iter().for_each(|item| cut(item, text, is_dropped, cuts)),
        Shape::Map(fields) => {
            let is_text = fields.iter().all(|(key, _)| EXAMPLE.contains(&key.text.as_str()));
            for (index, (key, value)) in fields.iter().enumerate() {
                if !is_text || fields.len() == 1 || !is_dropped(&key.text) {
                    cut(value, text, is_dropped, cuts);
                } else if text[node.span.start..].starts_with('{') {
                    // A comma separates the language from the one before it, or from the one after it.
                    let is_first = fields[..index].iter().all(|(key, _)| is_dropped(&key.text));
                    cuts.push(match (fields[..index].last(), fields.get(index + 1)) {
                        (_, Some((next, _))) if is_first => (key.span.start, next.span.start),
                        (Some((_, before)), _) => (before.span.end, value.span.end),
                        (None, _) => (key.span.start, value.span.end),
                    });
                } else {
                    let start = text[..key.span.start].rfind('\n').map_or(0, |at| at + 1);
                    let end = text[value.span.end..].find('\n');
                    cuts.push((start, end.map_or(text.len(), |at| value.span.end + at + 1)));
                }
            }
        }
        _ => {}
    }
}

/// Swaps a document with its translation. The new source gets the fields that only a source has, and keeps the
/// comments. Returns the new source, and the old source as its translation.
pub(super) fn exchanged(name: &str, source: &str, translation: &str) -> Option<(String, String)> {
    let (own, body) = front_matter(source)?;
    let (other, other_body) = front_matter(translation)?;
    let (own, other) = (parted(own), parted(other));
    let find =
        |blocks: &[FieldBlock], key: &str| blocks.iter().find(|block| block.key == key).cloned();
    let mut new: Vec<FieldBlock> = Vec::new();
    for block in &own {
        let spoken =
            find(&other, &block.key).map(|other| FieldBlock { head: block.head.clone(), ..other });
        new.push(spoken.unwrap_or_else(|| block.clone()));
    }
    new.extend(other.iter().filter(|block| find(&own, &block.key).is_none()).cloned());
    let address = || FieldBlock {
        head: String::new(),
        key: "slug".to_owned(),
        body: format!("slug: {}\n", name.trim_start_matches(|c: char| !c.is_ascii_lowercase())),
    };
    let old: Vec<FieldBlock> = other
        .iter()
        .filter_map(|block| {
            let own = find(&own, &block.key);
            let own = own.or_else(|| (block.key == "slug").then(address))?;
            Some(FieldBlock { head: String::new(), ..own })
        })
        .collect();
    let text = |blocks: &[FieldBlock], body: &str| format!("---\n{}{body}", joined(blocks));
    Some((text(&new, other_body), text(&old, body)))
}

#[cfg(test)]
mod tests {
    use super::{exchanged, only};
    use crate::locale::Locale;
    use crate::path::SourcePath;

    fn kept(text: &str, tag: &str) -> String {
        let path = SourcePath::new("data/x.yaml").unwrap();
        only(&path, text, &[Locale::parse(tag).unwrap()])
    }

    #[test]
    fn a_language_goes_from_lines_and_from_groups() {
        let text = "- a: {en: x, pt: y}\n  b:\n    en: >-\n      x\n      x\n    pt: y # z\n  c: {en: x}\n  d: 1\n";
        let english = "- a: {en: x}\n  b:\n    en: >-\n      x\n      x\n  c: {en: x}\n  d: 1\n";
        let portuguese = "- a: {pt: y}\n  b:\n    pt: y # z\n  c: {en: x}\n  d: 1\n";
        assert_eq!(kept(text, "en"), english);
        assert_eq!(kept(text, "pt"), portuguese);
    }

    #[test]
    fn several_languages_go_from_a_group() {
        let text = "- a: {en: w, pt: x, es: y, fr: z}\n";
        for (tag, left) in [("en", "en: w"), ("pt", "pt: x"), ("es", "es: y"), ("fr", "fr: z")] {
            assert_eq!(kept(text, tag), format!("- a: {{{left}}}\n"));
        }
    }

    #[test]
    fn a_translation_becomes_the_source() {
        let source = "---\n# T.\ntitle: A\n# D.\ndate: 2026-01-01\n---\n\nA.\n";
        let translation = "---\n# As there.\ntitle: B\nslug: b\n---\n\nB.\n";
        let (new, old) = exchanged("2026-01-01-a", source, translation).unwrap();
        assert_eq!(new, "---\n# T.\ntitle: B\n# D.\ndate: 2026-01-01\nslug: b\n---\n\nB.\n");
        assert_eq!(old, "---\ntitle: A\nslug: a\n---\n\nA.\n");
    }
}
