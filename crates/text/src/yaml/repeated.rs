//! Finds list entries that merged because the dash of the second one is missing.

use super::line::{is_word, lines};
use super::node::{Node, Scalar, Shape};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;

/// Reports the first entry of a list that lacks its dash, and returns the text with the dash. Positions do not
/// change. Returns `None` if nothing is missing.
pub(super) fn begun(
    file: &SourcePath,
    source: &str,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let lines = lines(source);
    let first = lines.iter().find(|line| !line.is_blank() && line.text != "---")?;
    let key = first.key.clone().filter(|key| is_word(&source[key.clone()]))?;
    let mut others = lines.iter().filter(|line| !line.is_blank() && line.start > first.start);
    let is_list = others.any(|line| line.depth() == 0 && line.is_item() && line.column() == 2);
    if first.is_item() || first.depth() != 2 || !is_list || !source[..key.start].ends_with("  ") {
        return None;
    }
    let dash = Span::new(file, base + key.start - 2..base + key.start - 1);
    let name = &source[key.clone()];
    let message = message!("yaml.first-dash-missing", first = name);
    let place = Span::new(file, base + key.start..base + key.end);
    let problem = Diagnostic::new(Code::Yaml, place, message);
    let hint = message!("yaml.dash-for-spaces-hint", first = name);
    diagnostics.push(problem.hint(hint).fix(dash, "-"));
    let mut begun = source.to_owned();
    begun.replace_range(key.start - 2..key.start - 1, "-");
    Some(begun)
}

/// Splits and reports merged entries in the lists of `root`. `source` begins at byte `base`.
///
/// An entry is merged if it repeats several of its fields, starting with the first one.
pub(super) fn split(root: &mut Node, source: &str, base: usize, diagnostics: &mut Diagnostics) {
    match &mut root.shape {
        Shape::List(items) => {
            let mut at = 0;
            while let Some(item) = items.get_mut(at) {
                if let Some((rest, problem)) = second(item, source, base) {
                    diagnostics.push(problem);
                    items.insert(at + 1, rest);
                }
                split(&mut items[at], source, base, diagnostics);
                at += 1;
            }
        }
        Shape::Map(entries) => {
            for (_, value) in entries {
                split(value, source, base, diagnostics);
            }
        }
        Shape::Scalar(_) | Shape::Null | Shape::Unreadable => {}
    }
}

/// Removes the second entry from an item that has two.
fn second(item: &mut Node, source: &str, base: usize) -> Option<(Node, Diagnostic)> {
    let Shape::Map(entries) = &mut item.shape else { return None };
    let first = entries.first()?.0.text.clone();
    let is_known = |(at, (key, _)): &(usize, &(Scalar, Node))| {
        entries[..*at].iter().any(|(own, _)| own.text == key.text)
    };
    let (place, _) = entries.iter().enumerate().find(is_known)?;
    if !entries[place..].iter().any(|(key, _)| key.text == first) {
        return None;
    }
    let is_twice =
        |(key, _): &(Scalar, Node)| entries[..place].iter().any(|(own, _)| own.text == key.text);
    // A single duplicate field may be another mistake.
    if entries[place..].iter().filter(|entry| is_twice(entry)).count() < 2 {
        return None;
    }
    let (key, key_text) = (entries[place].0.span.clone(), entries[place].0.text.clone());
    let at = key.start.checked_sub(base)?;
    let line = source.get(..at)?.rfind('\n')? + 1;
    let indentation = &source[line..at];
    let is_alone = indentation.len() > 1 && indentation.bytes().all(|b| b == b' ');
    let rest = entries.split_off(place).into_iter().collect();
    let end = item.span.end;
    if let Some((_, last)) = entries.last() {
        item.span.end = last.span.end;
    }
    let span = Span { end, ..key.clone() };
    let problem = Diagnostic::new(
        Code::Yaml,
        key.clone(),
        message!("yaml.second-dash-missing", first = key_text),
    );
    let problem = if is_alone {
        let dash = Span { start: key.start - 2, end: key.start - 1, ..key };
        let hint = message!("yaml.dash-for-spaces-hint", first = key_text);
        problem.hint(hint).fix(dash, "-")
    } else {
        problem.hint(message!("yaml.begin-entry-hint"))
    };
    Some((Node::new(Shape::Map(rest), span), problem))
}
