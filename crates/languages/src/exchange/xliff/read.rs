//! Reads XLIFF 2 as tools return it: units in groups, split and reordered segments, and inline codes split
//! into two.

use std::collections::BTreeMap;
use std::ops::Range;

use super::order::{self, OrderedSegment};
use super::{NAMESPACES, old, state};
use crate::content::Inline;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::exchange::content::{Syntax, UnitContent};
use crate::exchange::copied;
use crate::exchange::returned::{ReturnedFile, ReturnedText, ReturnedUnit, TranslationProgress};
use crate::path::SourcePath;
use crate::xml::{self, Node, start_tag};

/// The most elements and texts in a file.
const MAX_NODES: u32 = 10_000_000;

/// The maximum nesting depth of inline elements.
const MAX_DEPTH: usize = 50;

/// Reads a file. `None` if it is not XLIFF, which is reported.
pub fn read(file: &SourcePath, text: &str, diagnostics: &mut Diagnostics) -> Option<ReturnedFile> {
    let mut reader = Reader { file, text, namespace: None, diagnostics };
    let document = match xml::parse(text, MAX_NODES) {
        Ok(document) => document,
        Err(fault) => {
            let message = match fault.error {
                Some(error) => message!("exchange.malformed-xml", file, error),
                None => message!("exchange.xliff-entity", file),
            };
            let hint = message!("exchange.export-as-xliff2-hint");
            reader.problem(fault.place, message, Some(hint));
            return None;
        }
    };
    let root = document.root_element();
    let namespace = root.tag_name().namespace();
    let version = namespace.map(|namespace| namespace.strip_prefix(NAMESPACES));
    let version = version.unwrap_or_else(|| root.attribute("version")).unwrap_or_default();
    if root.tag_name().name() != "xliff" || !version.starts_with(['1', '2']) {
        let message = message!("exchange.not-xliff", file);
        let hint = message!("exchange.export-as-xliff-hint");
        reader.problem(start_tag(text, root), message, Some(hint));
        return None;
    }
    if version.starts_with('1') {
        return Some(old::read(&mut reader, root));
    }
    reader.namespace = namespace.map(str::to_owned);
    let to = root.attribute_node("trgLang");
    let to = to.map(|tag| (tag.value().to_owned(), tag.range_value()));
    let mut units = Vec::new();
    for node in root.descendants() {
        if reader.is(node, "unit") {
            units.extend(reader.unit(node));
        }
    }
    Some(ReturnedFile { to, units })
}

/// A file during parsing, in any version of XLIFF.
pub(super) struct Reader<'a> {
    file: &'a SourcePath,
    text: &'a str,
    /// The namespace of the root in version 2; others are those of modules and tools.
    namespace: Option<String>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

/// The targets of a unit.
#[derive(Default)]
struct Target {
    parts: Vec<OrderedSegment>,
    place: Range<usize>,
    /// Whether at least one segment is translated.
    is_there: bool,
    /// Whether at least one segment is not translated.
    is_in_part: bool,
    progress: TranslationProgress,
    has_copied_part: bool,
}

/// The original data of a unit's marks.
#[derive(Default)]
struct Data {
    /// The data by its id.
    by_id: BTreeMap<String, String>,
    /// The data by the id of the source mark that refers to it: of the opening or standalone side, and of
    /// the closing side.
    by_mark: BTreeMap<String, (String, String)>,
}

/// The parts of reading that all versions share.
impl Reader<'_> {
    pub(super) fn problem(&mut self, place: Range<usize>, message: Message, hint: Option<Message>) {
        let problem = Diagnostic::new(Code::Exchange, Span::new(self.file, place), message);
        self.diagnostics.push(problem.maybe_hint(hint));
    }

    /// Returns the start tag and the name of a unit. Reports a unit without a name.
    pub(super) fn named(
        &mut self,
        unit: Node<'_, '_>,
        attribute: &str,
    ) -> Option<(Range<usize>, String)> {
        let place = start_tag(self.text, unit);
        if let Some(name) = unit.attribute(attribute) {
            return Some((place, name.to_owned()));
        }
        let message = message!("exchange.unit-name-missing");
        self.problem(place, message, Some(message!("exchange.export-again-hint")));
        None
    }

    /// Returns whether an inline element is nested too deeply, which is reported.
    pub(super) fn is_too_deep(&mut self, node: Node<'_, '_>, depth: usize) -> bool {
        if depth > MAX_DEPTH {
            let message = message!("exchange.tags-too-deep", most = MAX_DEPTH);
            self.problem(start_tag(self.text, node), message, None);
        }
        depth > MAX_DEPTH
    }

    /// Reports an element that cannot be in a text.
    pub(super) fn unexpected(&mut self, node: Node<'_, '_>) {
        let message = message!("exchange.element-in-text", name = node.tag_name().name());
        self.problem(start_tag(self.text, node), message, None);
    }

    /// Reports a mark that the source lacks.
    pub(super) fn unknown(&mut self, node: Node<'_, '_>, id: &str) {
        let message = message!("exchange.unknown-tag", id);
        let hint = message!("exchange.copy-tags-hint");
        self.problem(start_tag(self.text, node), message, Some(hint));
    }
}

impl Reader<'_> {
    fn unit(&mut self, unit: Node<'_, '_>) -> Option<ReturnedUnit> {
        let (place, name) = self.named(unit, "name")?;
        let mut data = self.data_of(unit);
        let before = self.diagnostics.len();
        let is_part =
            |node: &Node<'_, '_>| self.is(*node, "segment") || self.is(*node, "ignorable");
        let parts: Vec<Node<'_, '_>> = unit.children().filter(is_part).collect();
        let sources: Vec<Vec<Inline>> =
            parts.iter().map(|part| self.side(*part, "source", &mut data)).collect();
        let target = self.target(&parts, &sources, place.clone(), &mut data);
        if self.diagnostics.len() > before {
            return None;
        }
        if target.is_there && target.is_in_part {
            let message = message!("exchange.unit-partly-translated");
            let hint = message!("exchange.translate-all-segments-hint");
            self.problem(place, message, Some(hint));
            return None;
        }
        let pieces = match order::arranged(target.parts) {
            Ok(pieces) => pieces,
            Err((order, range)) => {
                let message = message!("exchange.order-invalid", order);
                let hint = message!("exchange.number-segments-hint");
                self.problem(range, message, Some(hint));
                return None;
            }
        };
        Some(ReturnedUnit {
            name,
            place,
            source: ReturnedText::Pieces(sources.concat()),
            target: target.is_there.then_some(ReturnedText::Pieces(pieces)),
            target_place: target.place,
            progress: target.progress,
            has_copied_part: target.has_copied_part,
        })
    }

    /// Returns whether a node is an element of the XLIFF core.
    fn is(&self, node: Node<'_, '_>, name: &str) -> bool {
        node.is_element()
            && node.tag_name().name() == name
            && node.tag_name().namespace() == self.namespace.as_deref()
    }

    fn data_of(&self, unit: Node<'_, '_>) -> Data {
        let mut data = Data::default();
        for node in unit.descendants().filter(|node| self.is(*node, "data")) {
            if let Some(id) = node.attribute("id") {
                let text = node.descendants().filter_map(literal).collect();
                data.by_id.insert(id.to_owned(), text);
            }
        }
        data
    }

    /// Reads the source or the target of a segment.
    fn side(&mut self, part: Node<'_, '_>, side: &str, data: &mut Data) -> Vec<Inline> {
        let mut pieces = Vec::new();
        if let Some(node) = part.children().find(|node| self.is(*node, side)) {
            self.inline(node, data, &mut pieces, 0);
        }
        pieces
    }

    /// Reads the targets of a unit and joins them.
    fn target(
        &mut self,
        parts: &[Node<'_, '_>],
        sources: &[Vec<Inline>],
        place: Range<usize>,
        data: &mut Data,
    ) -> Target {
        let mut target = Target { place, ..Target::default() };
        let segments = parts.iter().filter(|part| self.is(**part, "segment")).count();
        for (part, source) in parts.iter().zip(sources) {
            let is_segment = self.is(*part, "segment");
            let Some(node) = part.children().find(|node| self.is(*node, "target")) else {
                // Ignorable content needs no translation, so it is copied from the source.
                let pieces = if is_segment { Vec::new() } else { source.clone() };
                target.is_in_part |= is_segment;
                target.parts.push(OrderedSegment { pieces, order: None });
                continue;
            };
            let pieces = self.side(*part, "target", data);
            let order = node.attribute_node("order");
            let order = order.map(|order| (order.value().to_owned(), order.range_value()));
            let is_said = !is_blank(&pieces);
            if is_segment {
                target.is_in_part |= !is_said && !is_blank(source);
                target.is_there |= is_said;
                let content =
                    |pieces: &[Inline]| UnitContent::returned(pieces.to_vec(), Syntax::Paragraph);
                target.has_copied_part |=
                    segments > 1 && copied::is_copied_part(&content(source), &content(&pieces));
            }
            if is_said {
                target.place = node.range();
                target.progress = target.progress.max(state::of_segment(*part));
            }
            target.parts.push(OrderedSegment { pieces, order });
        }
        target
    }

    fn inline(&mut self, node: Node<'_, '_>, data: &mut Data, out: &mut Vec<Inline>, depth: usize) {
        if self.is_too_deep(node, depth) {
            return;
        }
        for child in node.children() {
            if let Some(text) = literal(child) {
                out.push(Inline::Text(text));
                continue;
            }
            if !child.is_element() {
                continue;
            }
            match child.tag_name().name() {
                "ph" => {
                    let code = self.data(child, "dataRef", data, false);
                    out.extend(code.map(|code| Inline::Code(line_break(code))));
                }
                "pc" => {
                    let open = self.data(child, "dataRefStart", data, false);
                    let close = self.data(child, "dataRefEnd", data, true);
                    out.extend(open.map(Inline::Open));
                    self.inline(child, data, out, depth + 1);
                    out.extend(close.map(Inline::Close));
                }
                "sc" => out.extend(self.data(child, "dataRef", data, false).map(Inline::Open)),
                "ec" => out.extend(self.data(child, "dataRef", data, true).map(Inline::Close)),
                "mrk" => self.inline(child, data, out, depth + 1),
                // Annotations of tools on a range of text, without content.
                "sm" | "em" | "cp" => {}
                _ => self.unexpected(child),
            }
        }
    }

    /// Returns the data of a mark, from its data reference or from the source mark with the same id.
    fn data(
        &mut self,
        node: Node<'_, '_>,
        key: &str,
        data: &mut Data,
        is_close: bool,
    ) -> Option<String> {
        let id = node.attribute("startRef").or_else(|| node.attribute("id")).unwrap_or_default();
        let named = node.attribute(key).and_then(|name| data.by_id.get(name)).cloned();
        let known = || {
            let (open, close) = data.by_mark.get(id)?;
            Some(if is_close { close.clone() } else { open.clone() })
        };
        let Some(found) = named.or_else(known) else {
            self.unknown(node, id);
            return None;
        };
        let own = data.by_mark.entry(id.to_owned()).or_default();
        let side = if is_close { &mut own.1 } else { &mut own.0 };
        if side.is_empty() {
            side.clone_from(&found);
        }
        Some(found)
    }
}

/// Returns whether pieces contain only white space.
fn is_blank(pieces: &[Inline]) -> bool {
    pieces.iter().all(|piece| matches!(piece, Inline::Text(text) if text.trim().is_empty()))
}

/// Returns the text of a text node, or the character of a `cp` element (one that XML cannot contain).
pub(super) fn literal(node: Node<'_, '_>) -> Option<String> {
    if node.is_text() {
        return node.text().map(str::to_owned);
    }
    let hex = node.attribute("hex").filter(|_| node.tag_name().name() == "cp")?;
    let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
    Some(c.to_string())
}

/// Restores a line break that lost its white space in a tool.
fn line_break(code: String) -> String {
    if code.trim() == "\\" { "\\\n".to_owned() } else { code }
}
