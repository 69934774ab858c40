//! Two entries of a list that became one, since the dash of the second is missing.

use super::node::{Node, Scalar, Shape};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, words};

/// Splits such entries in lists of `root`, and reports them. `source` begins at byte `base`.
///
/// The sign is that the first key of an entry stands in it once more, at the begin of a line.
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

/// Takes the second entry out of an item that has two.
fn second(item: &mut Node, source: &str, base: usize) -> Option<(Node, Diagnostic)> {
    let Shape::Map(entries) = &mut item.shape else { return None };
    let first = entries.first()?.0.text.clone();
    let place = entries.iter().skip(1).position(|(key, _)| key.text == first)? + 1;
    let is_twice =
        |(key, _): &(Scalar, Node)| entries[..place].iter().any(|(own, _)| own.text == key.text);
    // One key alone that is there twice may be a slip of another kind.
    if entries[place..].iter().filter(|entry| is_twice(entry)).count() < 2 {
        return None;
    }
    let key = entries[place].0.span.clone();
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
        words!("`{first}` begins a second entry, and no dash is before it", first),
    )
    .hint(words!("begin each entry with `- `"));
    let problem = if is_alone {
        let dash = Span { start: key.start - 2, end: key.start - 1, ..key };
        problem.fix(dash, "-")
    } else {
        problem
    };
    Some((Node::new(Shape::Map(rest), span), problem))
}
