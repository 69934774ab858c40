//! Finds list entries that merged because the dash of the second one is missing.

use super::Part;
use super::line::lines;
use super::node::{Node, Scalar, Shape};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};

/// Reports the first entry of a list that lacks its dash, and returns the text with the dash. Positions do not
/// change. Returns `None` if nothing is missing.
pub(super) fn begun(part: Part<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let lines = lines(part.text);
    let first = lines.iter().find(|line| !line.is_blank() && line.text != "---")?;
    let key = first.key.clone().filter(|_| first.has_name())?;
    let mut others = lines.iter().filter(|line| !line.is_blank() && line.start > first.start);
    let is_list = others.any(|line| line.depth() == 0 && line.is_item() && line.column() == 2);
    if first.is_item() || first.depth() != 2 || !is_list || !part.text[..key.start].ends_with("  ")
    {
        return None;
    }
    let dash = key.start - 2..key.start - 1;
    let name = &part.text[key.clone()];
    let message = message!("yaml.first-dash-missing", first = name);
    let hint = message!("yaml.dash-for-spaces-hint", first = name);
    let problem = Diagnostic::new(Code::Yaml, part.span(key), message).hint(hint);
    diagnostics.push(problem.fix(part.span(dash.clone()), "-"));
    let mut begun = part.text.to_owned();
    begun.replace_range(dash, "-");
    Some(begun)
}

/// Splits and reports merged entries in the lists of `root`.
///
/// An entry is merged if it repeats several of its fields, starting with the first one.
pub(super) fn split(root: &mut Node, part: Part<'_>, diagnostics: &mut Diagnostics) {
    match &mut root.shape {
        Shape::List(items) => {
            let mut at = 0;
            while let Some(item) = items.get_mut(at) {
                if let Some((rest, problem)) = second(item, part) {
                    diagnostics.push(problem);
                    items.insert(at + 1, rest);
                }
                split(&mut items[at], part, diagnostics);
                at += 1;
            }
        }
        Shape::Map(entries) => {
            for (_, value) in entries {
                split(value, part, diagnostics);
            }
        }
        Shape::Scalar(_) | Shape::Null | Shape::Unreadable => {}
    }
}

/// Removes the second entry from an item that has two.
fn second(item: &mut Node, part: Part<'_>) -> Option<(Node, Diagnostic)> {
    let Shape::Map(entries) = &mut item.shape else { return None };
    let is_known =
        |key: &Scalar, count: usize| entries[..count].iter().any(|(own, _)| own.text == key.text);
    let place = (0..entries.len()).find(|at| is_known(&entries[*at].0, *at))?;
    let repeats = entries[place..].iter().filter(|(key, _)| is_known(key, place)).count();
    let begins_again = entries[place..].iter().any(|(key, _)| key.text == entries[0].0.text);
    // A single duplicate field may be another mistake.
    if !begins_again || repeats < 2 {
        return None;
    }
    let Scalar { text: first, span: key } = entries[place].0.clone();
    let at = key.start.checked_sub(part.start)?;
    let line = part.text.get(..at)?.rfind('\n')? + 1;
    let indentation = &part.text[line..at];
    let is_alone = indentation.len() > 1 && indentation.bytes().all(|b| b == b' ');
    let rest = entries.split_off(place);
    let end = item.span.end;
    if let Some((_, last)) = entries.last() {
        item.span.end = last.span.end;
    }
    let span = Span { end, ..key.clone() };
    let message = message!("yaml.second-dash-missing", first);
    let problem = Diagnostic::new(Code::Yaml, key.clone(), message);
    let problem = if is_alone {
        let dash = Span { start: key.start - 2, end: key.start - 1, ..key };
        problem.hint(message!("yaml.dash-for-spaces-hint", first)).fix(dash, "-")
    } else {
        problem.hint(message!("yaml.begin-entry-hint"))
    };
    Some((Node::new(Shape::Map(rest), span), problem))
}
