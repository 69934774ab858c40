//! Reads XLIFF 1.2 and earlier, because translation tools convert exports to it. The name of a unit is its
//! `resname` there. Inline elements might lack their content; then the marks of the source are matched by order.

use std::collections::BTreeMap;
use std::ops::Range;

use super::read::{Reader, literal};
use super::state;
use crate::diag::message;
use crate::exchange::returned::{
    MarkSide, ReturnedFile, ReturnedPiece, ReturnedText, ReturnedUnit,
};
use crate::xml::Node;

/// Reads the units below `root`.
pub(super) fn read(reader: &mut Reader<'_>, root: Node<'_, '_>) -> ReturnedFile {
    let mut to: Option<(String, Range<usize>)> = None;
    let named = |name: &'static str| root.descendants().filter(move |node| is(*node, name));
    for tag in named("file").filter_map(|file| file.attribute_node("target-language")) {
        let own = tag.value().replace('_', "-");
        match &to {
            None => to = Some((own, tag.range_value())),
            Some((first, _)) if *first == own => {}
            Some((first, _)) => {
                let message = message!("exchange.two-target-languages", first, own);
                let hint = message!("exchange.one-language-per-file-hint");
                reader.problem(tag.range_value(), message, Some(hint));
            }
        }
    }
    let units = named("trans-unit").filter_map(|unit| reader.old_unit(unit)).collect();
    ReturnedFile { to, units }
}

/// Returns whether a node is an element of the format. Some tools write it without a namespace.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    let namespace = node.tag_name().namespace();
    node.is_element()
        && node.tag_name().name() == name
        && namespace.is_none_or(|namespace| namespace.starts_with(super::NAMESPACES))
}

/// The indices of a source's marks, by their ids.
#[derive(Default)]
struct Marks {
    places: BTreeMap<String, usize>,
    is_target: bool,
}

impl Reader<'_> {
    fn old_unit(&mut self, unit: Node<'_, '_>) -> Option<ReturnedUnit> {
        let (place, name) = self.named(unit, "resname")?;
        let before = self.diagnostics.len();
        let side = |name: &str| unit.children().find(|node| is(*node, name));
        let (mut marks, mut source, mut target) = (Marks::default(), Vec::new(), Vec::new());
        if let Some(node) = side("source") {
            self.old_inline(node, &mut marks, &mut source, 0);
        }
        marks.is_target = true;
        let node = side("target");
        if let Some(node) = node {
            self.old_inline(node, &mut marks, &mut target, 0);
        }
        if self.diagnostics.len() > before {
            return None;
        }
        let is_blank = |piece: &ReturnedPiece| matches!(piece, ReturnedPiece::Text(text) if text.trim().is_empty());
        let node = node.filter(|_| !target.iter().all(is_blank));
        Some(ReturnedUnit {
            name,
            target_place: node.map_or(place.clone(), |node| node.range()),
            place,
            source: ReturnedText::Numbered(source),
            progress: node.map(|node| state::of_target(unit, node)).unwrap_or_default(),
            target: node.map(|_| ReturnedText::Numbered(target)),
            has_copied_part: false,
        })
    }

    fn old_inline(
        &mut self,
        node: Node<'_, '_>,
        marks: &mut Marks,
        out: &mut Vec<ReturnedPiece>,
        depth: usize,
    ) {
        if self.is_too_deep(node, depth) {
            return;
        }
        for child in node.children() {
            if let Some(text) = literal(child) {
                out.push(ReturnedPiece::Text(text));
                continue;
            }
            if !child.is_element() {
                continue;
            }
            let name = child.tag_name().name();
            if name == "mrk" {
                self.old_inline(child, marks, out, depth + 1);
            } else if name == "g" {
                let place = self.place(child, MarkSide::Open, marks);
                let mark = |side| place.map(|place| ReturnedPiece::Mark(place, side, None));
                out.extend(mark(MarkSide::Open));
                self.old_inline(child, marks, out, depth + 1);
                out.extend(mark(MarkSide::Close));
            } else if let Some(side) = side_of(name, child.attribute("pos")) {
                let native = child.descendants().filter_map(literal).collect();
                let place = self.place(child, side, marks);
                out.extend(place.map(|place| ReturnedPiece::Mark(place, side, Some(native))));
            } else {
                self.unexpected(child);
            }
        }
    }

    /// Returns the index of a mark among those of the source. Reports a mark that the source lacks.
    fn place(&mut self, node: Node<'_, '_>, side: MarkSide, marks: &mut Marks) -> Option<usize> {
        let id = node.attribute("id").unwrap_or_default();
        // The two halves of a pair share a `rid`, or else an `id`.
        let key = match (side, node.attribute("rid")) {
            (MarkSide::Standalone, _) | (_, None) => format!("id {id}"),
            (_, Some(rid)) => format!("rid {rid}"),
        };
        let known = marks.places.get(&key).copied();
        if known.is_some() || marks.is_target || side == MarkSide::Close {
            if known.is_none() {
                self.unknown(node, id);
            }
            return known;
        }
        let place = marks.places.len();
        marks.places.insert(key, place);
        Some(place)
    }
}

/// Returns the side of a mark that an element represents; `None` for other elements.
fn side_of(name: &str, position: Option<&str>) -> Option<MarkSide> {
    match (name, position) {
        ("bx" | "bpt", _) | ("it", Some("open")) => Some(MarkSide::Open),
        ("ex" | "ept", _) | ("it", Some("close")) => Some(MarkSide::Close),
        ("x" | "ph" | "it", _) => Some(MarkSide::Standalone),
        _ => None,
    }
}
