//! Adds a country to a region: one code in the list of `data/regions.yaml`. All other bytes stay the same.

use super::{ExistingNetwork, NewFiles};
use crate::diag::{Diagnostics, Message, message};
use crate::path::SourcePath;
use crate::source::SourceFile;
use crate::yaml::{self, Node, Shape};

const FILE: &str = "data/regions.yaml";

/// Returns the text of the file with the country in the region.
///
/// # Errors
/// The lines that the editor must add by hand.
pub(super) fn with(
    network: &ExistingNetwork,
    region: &str,
    code: &str,
) -> Result<NewFiles, Message> {
    let by_hand = || message!("new.add-country-by-hand", code, region, file = FILE);
    let path = SourcePath::new(FILE).ok_or_else(by_hand)?;
    let Some(SourceFile::Text(text)) = network.sources.get(&path) else { return Err(by_hand()) };
    let made = added(&path, text, region, code).ok_or_else(by_hand)?;
    let codes = |text: &str| match list(&path, text, region)?.shape {
        Shape::List(items) => Some(items.iter().filter_map(scalar).count()),
        _ => None,
    };
    let is_right = codes(&made) == codes(text).map(|count| count + 1);
    if is_right { Ok(NewFiles::from([(path, made)])) } else { Err(by_hand()) }
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.shape {
        Shape::Scalar(text) => Some(text),
        _ => None,
    }
}

/// Returns the list of a region's countries.
fn list(path: &SourcePath, text: &str, region: &str) -> Option<Node> {
    let root = yaml::parse(path, text, 0..text.len(), &mut Diagnostics::new()).root;
    let Shape::List(regions) = root.shape else { return None };
    let own = regions.into_iter().find(|node| node.scalar_at("id") == Some(region))?;
    let Shape::Map(fields) = own.shape else { return None };
    fields.into_iter().find(|(key, _)| key.text == "countries").map(|(_, node)| node)
}

/// Inserts the code in alphabetical order if the list is sorted, else at the end.
fn added(path: &SourcePath, text: &str, region: &str, code: &str) -> Option<String> {
    let list = list(path, text, region)?;
    let Shape::List(items) = &list.shape else { return None };
    let codes: Vec<&str> = items.iter().filter_map(scalar).collect();
    let next = if codes.is_sorted() {
        items.iter().find(|item| scalar(item).is_some_and(|own| own > code))
    } else {
        None
    };
    let (at, new) = if text[list.span.start..].starts_with('[') {
        match (next, items.last()) {
            (Some(next), _) => (next.span.start, format!("{code}, ")),
            (None, Some(last)) => (last.span.end, format!(", {code}")),
            (None, None) => (list.span.start + 1, code.to_owned()),
        }
    } else {
        let last = items.last()?;
        let line = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
        let start = line(last.span.start);
        let dash = &text[start..last.span.start];
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        if let Some(next) = next {
            (line(next.span.start), format!("{dash}{code}{end}"))
        } else {
            let rest = &text[last.span.end..];
            let own = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
            (last.span.end + own.len(), format!("{end}{dash}{code}"))
        }
    };
    Some(format!("{}{new}{}", &text[..at], &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::added;
    use crate::path::SourcePath;

    #[test]
    fn a_code_comes_in_its_place() {
        let path = SourcePath::new("data/regions.yaml").unwrap();
        let with = |list: &str| {
            let text = format!("- id: a\n  countries:{list}\n  name: A\n- id: b\n");
            added(&path, &text, "a", "IS").map(|made| {
                let end = made.find("\n  name").unwrap();
                made[20..end].to_owned()
            })
        };
        for (list, expected) in [
            (" [DK, NO]", " [DK, IS, NO]"),
            (" [DK]", " [DK, IS]"),
            (" [NO, DK]", " [NO, DK, IS]"),
            (" [\n    DK, GB,\n    NO]", " [\n    DK, GB,\n    IS, NO]"),
            ("\n    - DK\n    - NO # x", "\n    - DK\n    - IS\n    - NO # x"),
            ("\n  - DK", "\n  - DK\n  - IS"),
            ("\n  - DK # x", "\n  - DK # x\n  - IS"),
            (" []", " [IS]"),
        ] {
            assert_eq!(with(list).as_deref(), Some(expected), "{list}");
        }
        assert_eq!(with(" DK"), None);
    }
}
