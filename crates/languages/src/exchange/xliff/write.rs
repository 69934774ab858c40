//! Writes XLIFF. Each unit is one segment; links, code and images are original data that stays unchanged.

use super::NAMESPACE;
use crate::content::Inline;
use crate::exchange::content::closing;
use crate::exchange::{Exchange, ExchangeFile, ExchangeUnit, Syntax, UnitContent, UnitState};
use crate::xml::escape;

/// Returns the text of the file.
pub fn write(exchange: &Exchange) -> String {
    let (from, to) = (&exchange.from, &exchange.to);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"{NAMESPACE}\" version=\"2.1\" \
         srcLang=\"{from}\" trgLang=\"{to}\">\n"
    );
    let (source, target) = exchange.directions;
    let attributes = format!(
        "canResegment=\"no\" srcDir=\"{}\" trgDir=\"{}\" xml:space=\"preserve\"",
        source.as_str(),
        target.as_str()
    );
    for (at, file) in exchange.files.iter().enumerate() {
        self::file(&mut out, at + 1, file, &attributes);
    }
    out + "</xliff>\n"
}

fn file(out: &mut String, number: usize, file: &ExchangeFile, attributes: &str) {
    let original = escape(file.original.as_str());
    out.push_str(&format!("<file id=\"f{number}\" original=\"{original}\" {attributes}>\n"));
    let title = file.title.as_ref().map(|title| ("title", title));
    let address = file.address.as_ref().map(|address| ("address", address));
    let notes: Vec<(&str, &String)> = title.into_iter().chain(address).collect();
    self::notes(out, " ", &notes);
    for unit in &file.units {
        self::unit(out, unit);
    }
    out.push_str("</file>\n");
}

fn notes(out: &mut String, indent: &str, notes: &[(&str, &String)]) {
    if notes.is_empty() {
        return;
    }
    out.push_str(&format!("{indent}<notes>\n"));
    for (category, note) in notes {
        let note = text(note);
        out.push_str(&format!("{indent} <note category=\"{category}\">{note}</note>\n"));
    }
    out.push_str(&format!("{indent}</notes>\n"));
}

fn unit(out: &mut String, unit: &ExchangeUnit) {
    let name = escape(&unit.name);
    out.push_str(&format!(" <unit id=\"{}\" name=\"{name}\">\n", escape(&unit.id)));
    notes(out, "  ", &[("kind", &unit.kind), ("place", &unit.place)]);
    let mut codes = Codes::default();
    let source = codes.inline(&UnitContent::of(&unit.source, unit.syntax), unit.syntax);
    codes.is_target = true;
    let target = unit.target.as_ref();
    let target =
        target.map(|target| codes.inline(&UnitContent::of(target, unit.syntax), unit.syntax));
    if !codes.data.is_empty() {
        out.push_str("  <originalData>\n");
        for (at, data) in codes.data.iter().enumerate() {
            out.push_str(&format!("   <data id=\"d{}\">{}</data>\n", at + 1, text(data)));
        }
        out.push_str("  </originalData>\n");
    }
    let state = match unit.state {
        // No state here: tools that set no state return it unchanged, so `initial` with a target would be ambiguous
        // on import.
        UnitState::Missing => "",
        UnitState::Stale => " state=\"initial\" subState=\"urbi:stale\"",
        UnitState::Machine => " state=\"translated\" subState=\"urbi:machine\"",
        UnitState::Unlike => " state=\"translated\" subState=\"urbi:links\"",
        UnitState::Done => " state=\"final\"",
    };
    out.push_str(&format!("  <segment{state}>\n   <source>{source}</source>\n"));
    if let Some(target) = target {
        out.push_str(&format!("   <target>{target}</target>\n"));
    }
    out.push_str("  </segment>\n </unit>\n");
}

/// Escapes text for an element. Characters that XML cannot contain become `cp` elements.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' | '\u{7f}'..='\u{9f}' => out.push_str(&format!("&#x{:X};", u32::from(c))),
            c if (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{fffe}' | '\u{ffff}') =>
            {
                out.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
            }
            c => out.push_str(&escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

/// The marks of a unit, with their numbers and original data.
#[derive(Default)]
struct Codes {
    data: Vec<String>,
    /// The marks of the source that the target has not used yet: opening and closing text, or standalone text;
    /// with their number.
    marks: Vec<(String, String, usize)>,
    is_target: bool,
    count: usize,
}

impl Codes {
    fn inline(&mut self, content: &UnitContent, syntax: Syntax) -> String {
        let mut out = String::new();
        for (at, piece) in content.0.iter().enumerate() {
            match piece {
                Inline::Text(words) => out.push_str(&text(words)),
                Inline::Code(code) => {
                    let id = self.number(code, "");
                    let data = self.data(code);
                    let (kind, shown) = (of_code(code, syntax), escape(code.trim_end()));
                    out.push_str(&format!(
                        "<ph id=\"{id}\" canCopy=\"no\" canDelete=\"no\" {kind} dataRef=\"{data}\" \
                         disp=\"{shown}\"/>"
                    ));
                }
                Inline::Open(open) => {
                    let close = closing(&content.0[at + 1..]);
                    let id = self.number(open, close);
                    let (start, end) = (self.data(open), self.data(close));
                    let kind = of_pair(open);
                    out.push_str(&format!(
                        "<pc id=\"{id}\" canCopy=\"no\" canDelete=\"no\" {kind} \
                         dataRefStart=\"{start}\" dataRefEnd=\"{end}\">"
                    ));
                }
                Inline::Close(_) => out.push_str("</pc>"),
            }
        }
        out
    }

    /// Returns the number of a mark; in a translation, that of the same mark in the source.
    fn number(&mut self, open: &str, close: &str) -> usize {
        if self.is_target
            && let Some(at) = self.marks.iter().position(|(a, b, _)| a == open && b == close)
        {
            return self.marks.remove(at).2;
        }
        self.count += 1;
        if !self.is_target {
            self.marks.push((open.to_owned(), close.to_owned(), self.count));
        }
        self.count
    }

    fn data(&mut self, data: &str) -> String {
        let at = self.data.iter().position(|own| own == data).unwrap_or_else(|| {
            self.data.push(data.to_owned());
            self.data.len() - 1
        });
        format!("d{}", at + 1)
    }
}

fn of_pair(open: &str) -> &'static str {
    match open {
        "*" | "_" => "type=\"fmt\" subType=\"xlf:i\"",
        "**" | "__" => "type=\"fmt\" subType=\"xlf:b\"",
        "[" => "type=\"link\"",
        "![" => "type=\"image\"",
        _ => "type=\"fmt\" subType=\"urbi:struck\"",
    }
}

fn of_code(code: &str, syntax: Syntax) -> &'static str {
    if syntax == Syntax::Message {
        "type=\"ui\" subType=\"xlf:var\""
    } else if code.ends_with('\n') {
        "type=\"fmt\" subType=\"xlf:lb\""
    } else if code.starts_with("![") {
        "type=\"image\""
    } else if code.starts_with(['[', '<']) && !code.starts_with("[^") {
        "type=\"link\""
    } else {
        "type=\"other\""
    }
}
