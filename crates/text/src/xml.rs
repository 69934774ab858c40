//! Reads XML safely and escapes text. The only module that uses the XML crate.

use std::ops::Range;

pub use roxmltree::{Attribute, Document, Node};
use roxmltree::{Error, ParsingOptions};

const ENTITY: &str = "<!ENTITY";

/// The error of an XML text.
#[derive(Debug)]
pub struct XmlError {
    /// The byte range of the error.
    pub place: Range<usize>,
    /// The message of the crate; `None` if the text declares an entity, which could expand a few lines to gigabytes.
    pub error: Option<String>,
}

/// Parses a text of at most `most` nodes. Rejects entity declarations before parsing.
pub fn parse(text: &str, most: u32) -> Result<Document<'_>, XmlError> {
    if let Some(at) = text.find(ENTITY) {
        return Err(XmlError { place: at..at + ENTITY.len(), error: None });
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: most, ..Default::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| XmlError { place: place(text, &error), error: Some(error.to_string()) })
}

fn place(text: &str, error: &Error) -> Range<usize> {
    let position = error.pos();
    let row = usize::try_from(position.row).unwrap_or(1).saturating_sub(1);
    let column = usize::try_from(position.col).unwrap_or(1).saturating_sub(1);
    let line: usize = text.split_inclusive('\n').take(row).map(str::len).sum();
    let rest = text.get(line..).unwrap_or_default();
    let at = line + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    at..at
}

/// Returns the byte range of the start tag of an element.
pub fn start_tag(text: &str, node: Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let end = text[range.clone()].find('>').map_or(range.end, |end| range.start + end + 1);
    range.start..end
}

/// Escapes text for an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML 1.0 does not allow other control characters, not even escaped.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, parse};

    #[test]
    fn nothing_gets_out_of_an_attribute() {
        assert_eq!(escape("a<b>\"&\u{1}"), "a&lt;b&gt;&quot;&amp;");
    }

    #[test]
    fn what_is_no_xml_is_refused_at_its_place() {
        assert_eq!(parse("<a>\n<b></a>", 10).unwrap_err().place.start, 7);
        assert!(parse("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", 10).unwrap_err().error.is_none());
        assert!(parse("<a><b/><b/></a>", 2).is_err());
        let deep = "<a>".repeat(300_000);
        assert!(parse(&deep, 1_000_000).is_err());
    }
}
