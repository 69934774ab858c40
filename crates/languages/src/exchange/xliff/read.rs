//! Reads XLIFF 2, as tools give it back: units in groups, segments that were split, codes that were
//! parted into two.

use std::collections::BTreeMap;
use std::ops::Range;

use super::NAMESPACE;
use crate::content::Inline;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, Words, words};
use crate::exchange::returned::{Returned, ReturnedUnit, Said};
use crate::path::SourcePath;
use crate::xml::{self, Node, start_tag};

/// The most elements and texts in a file.
const MAX_NODES: u32 = 10_000_000;

/// How deep marks may stand in one another.
const MAX_DEPTH: usize = 50;

/// Reads a file. None where it is no XLIFF 2; that was reported.
pub fn read(file: &SourcePath, text: &str, diagnostics: &mut Diagnostics) -> Option<Returned> {
    let mut reader = Reader { file, text, diagnostics };
    let document = match xml::parse(text, MAX_NODES) {
        Ok(document) => document,
        Err(fault) => {
            let message = match fault.error {
                Some(error) => words!("`{file}` is not well-formed XML: {error}", file, error),
                None => words!("`{file}` declares an entity, and XLIFF has none", file),
            };
            let hint = words!("export it again from the translation tool, as XLIFF 2");
            reader.problem(fault.place, message, Some(hint));
            return None;
        }
    };
    let root = document.root_element();
    if root.tag_name().name() != "xliff" || root.tag_name().namespace() != Some(NAMESPACE) {
        let message = words!("`{file}` is XML, and not XLIFF 2", file);
        let hint = words!("export it from the translation tool as XLIFF 2.0 or 2.1, not as 1.2");
        reader.problem(start_tag(text, root), message, Some(hint));
        return None;
    }
    let to = root.attribute_node("trgLang");
    let to = to.map(|tag| (tag.value().to_owned(), tag.range_value()));
    let units = root.descendants().filter(|node| is(*node, "unit"));
    let units = units.filter_map(|unit| reader.unit(unit)).collect();
    Some(Returned { to, units })
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element()
        && node.tag_name().name() == name
        && node.tag_name().namespace() == Some(NAMESPACE)
}

struct Reader<'a> {
    file: &'a SourcePath,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
}

/// The data of the marks of a unit.
#[derive(Default)]
struct Data {
    /// By its id.
    by_id: BTreeMap<String, String>,
    /// By the id of the mark that names it in the source: what opens or stands alone, what closes.
    by_mark: BTreeMap<String, (String, String)>,
}

impl Reader<'_> {
    fn problem(&mut self, place: Range<usize>, message: Words, hint: Option<Words>) {
        let problem = Diagnostic::new(Code::Exchange, Span::new(self.file, place), message);
        self.diagnostics.push(problem.maybe_hint(hint));
    }

    fn unit(&mut self, unit: Node<'_, '_>) -> Option<ReturnedUnit> {
        let place = start_tag(self.text, unit);
        let Some(name) = unit.attribute("name") else {
            let message = words!("this unit has lost its name, by which it is found again");
            let hint = words!("export the texts again, and translate in the new file");
            self.problem(place, message, Some(hint));
            return None;
        };
        let mut data = Data::default();
        for node in unit.descendants().filter(|node| is(*node, "data")) {
            if let Some(id) = node.attribute("id") {
                let text = node.descendants().filter_map(literal).collect();
                data.by_id.insert(id.to_owned(), text);
            }
        }
        let mut said = [Vec::new(), Vec::new()];
        let (mut has_target, mut lacks_target, mut is_unsure) = (false, false, false);
        let mut target_place = place.clone();
        let before = self.diagnostics.len();
        let parts =
            || unit.children().filter(|node| is(*node, "segment") || is(*node, "ignorable"));
        for (part, at) in parts().map(|part| (part, 0)).chain(parts().map(|part| (part, 1))) {
            let side = if at == 0 { "source" } else { "target" };
            let Some(node) = part.children().find(|node| is(*node, side)) else {
                // What need not be translated stays as it is.
                if at == 1 && is(part, "ignorable") {
                    let source = part.children().find(|node| is(*node, "source"));
                    let source = source.into_iter();
                    source.for_each(|node| self.inline(node, &mut data, &mut said[1], 0));
                } else {
                    lacks_target |= at == 1;
                }
                continue;
            };
            if at == 1 {
                target_place = node.range();
                has_target = true;
                let sub = part.attribute("subState").unwrap_or_default();
                is_unsure |= sub.ends_with(":fuzzy");
            }
            self.inline(node, &mut data, &mut said[at], 0);
        }
        if self.diagnostics.len() > before {
            return None;
        }
        if has_target && lacks_target {
            let message = words!("a part of this unit is translated, and another is not");
            let hint = words!("translate the other segments of the unit too, or none");
            self.problem(place, message, Some(hint));
            return None;
        }
        let [source, target] = said;
        Some(ReturnedUnit {
            name: name.to_owned(),
            place,
            source: Said::Pieces(source),
            target: has_target.then_some(Said::Pieces(target)),
            target_place,
            is_unsure,
        })
    }

    fn inline(&mut self, node: Node<'_, '_>, data: &mut Data, out: &mut Vec<Inline>, depth: usize) {
        if depth > MAX_DEPTH {
            let message =
                words!("marks stand more than {most} deep in one another", most = MAX_DEPTH);
            self.problem(start_tag(self.text, node), message, None);
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
                "sc" => {
                    let open = self.data(child, "dataRef", data, false);
                    out.extend(open.map(Inline::Open));
                }
                "ec" => {
                    let close = self.data(child, "dataRef", data, true);
                    out.extend(close.map(Inline::Close));
                }
                "mrk" => self.inline(child, data, out, depth + 1),
                // Notes of tools on a stretch of the text, which say nothing.
                "sm" | "em" | "cp" => {}
                name => {
                    let message = words!("`{name}` has no place in a text", name);
                    self.problem(start_tag(self.text, child), message, None);
                }
            }
        }
    }

    /// Returns the data of a mark: by what it names, or by the mark of the source with its id.
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
            let message = words!("the mark `{id}` stands for nothing in this unit", id);
            let hint = words!("copy the marks of the source text as they are");
            self.problem(start_tag(self.text, node), message, Some(hint));
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

/// Returns a text, or a character that XML cannot hold.
fn literal(node: Node<'_, '_>) -> Option<String> {
    if node.is_text() {
        return node.text().map(str::to_owned);
    }
    let hex = node.attribute("hex").filter(|_| is(node, "cp"))?;
    let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
    Some(c.to_string())
}

/// Mends a line break of which a tool has taken the white space away.
fn line_break(code: String) -> String {
    if code.trim() == "\\" { "\\\n".to_owned() } else { code }
}
