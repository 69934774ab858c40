//! Reads HTML into a tree or events. The only module that uses the tokenizer crate.
//!
//! It reads the HTML of this program and its minifier, including omitted end tags. For any other input it returns
//! a best effort, and never an error.

mod implied;

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::xml::escape;

/// The text that [`scan`] reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextScope {
    /// All text.
    All,
    /// Only the text directly after the start tag of one of these elements.
    Of(&'static [&'static str]),
}

/// A token that borrows from the tokenizer.
#[derive(Clone, Copy, Debug)]
pub enum HtmlEvent<'a> {
    /// A start tag.
    Start(&'a Tag),
    /// An end tag.
    End(&'a str),
    /// Text, with character references decoded.
    Text(&'a str),
}

/// A start tag with its attributes, in order.
#[derive(Clone, Default, Debug)]
pub struct Tag {
    name: String,
    /// The names and values of the attributes, concatenated.
    buffer: String,
    /// The end of each name and the end of its value, in bytes of `buffer`.
    ends: Vec<(usize, usize)>,
}

impl Tag {
    /// Returns the name in lower case.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the attributes as names and values.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut start = 0;
        self.ends.iter().map(move |(name, value)| {
            let pair = (&self.buffer[start..*name], &self.buffer[*name..*value]);
            start = *value;
            pair
        })
    }

    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    fn open(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.push_str(&String::from_utf8_lossy(name));
        self.buffer.clear();
        self.ends.clear();
    }

    fn named(&mut self, name: &[u8]) {
        self.buffer.push_str(&String::from_utf8_lossy(name));
        self.ends.push((self.buffer.len(), self.buffer.len()));
    }

    fn valued(&mut self, value: &[u8]) {
        self.buffer.push_str(&String::from_utf8_lossy(value));
        if let Some(last) = self.ends.last_mut() {
            last.1 = self.buffer.len();
        }
    }
}

/// Reads HTML token by token. `on` is not generic, so that the tokenizer is compiled once, in this crate.
pub fn scan(bytes: &[u8], texts: TextScope, on: &mut dyn FnMut(HtmlEvent<'_>)) {
    let mut tag = Tag::default();
    let is_wanted = |name: &[u8]| match texts {
        TextScope::All => true,
        TextScope::Of(names) => names.iter().any(|own| own.as_bytes() == name),
    };
    let mut is_text = texts == TextScope::All;
    let mut emitter =
        CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    is_text = is_wanted(name);
                    tag.open(name);
                }
                CallbackEvent::AttributeName { name } => tag.named(name),
                CallbackEvent::AttributeValue { value } => tag.valued(value),
                CallbackEvent::CloseStartTag { .. } => on(HtmlEvent::Start(&tag)),
                CallbackEvent::EndTag { name } => {
                    on(HtmlEvent::End(&String::from_utf8_lossy(name)));
                }
                CallbackEvent::String { value } if is_text => {
                    on(HtmlEvent::Text(&String::from_utf8_lossy(value)));
                }
                _ => {}
            }
            None
        });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(bytes, emitter).finish();
}

/// Replaces values of attributes and changes nothing else. `write` receives the element, the attribute and the
/// value, and returns the new value or `None`.
pub fn rewrite(html: &str, write: &mut dyn FnMut(&str, &str, &str) -> Option<String>) -> String {
    let (mut element, mut attribute) = (String::new(), String::new());
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let emitter_changes = &mut changes;
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    element = String::from_utf8_lossy(name).into_owned();
                }
                CallbackEvent::AttributeName { name } => {
                    attribute = String::from_utf8_lossy(name).into_owned();
                }
                CallbackEvent::AttributeValue { value } => {
                    let value = String::from_utf8_lossy(value);
                    let new = write(&element, &attribute, &value);
                    emitter_changes.extend(new.map(|new| (span.start..span.end, new)));
                }
                _ => {}
            }
            None
        });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    let mut text = String::with_capacity(html.len());
    let mut done = 0;
    for (range, value) in changes {
        let (start, quote) = opening(html, range.start);
        text.push_str(&html[done..start]);
        let value = escape(&value);
        match quote {
            Some('\'') => text.push_str(&value.replace('\'', "&#39;")),
            Some(_) => text.push_str(&value),
            None => text.extend(["\"", &value, "\""]),
        }
        done = range.end;
    }
    text.push_str(&html[done..]);
    text
}

/// Returns the start of an attribute value and its opening quotation mark. For values without quotation marks the
/// tokenizer reports a start that is one byte too late.
fn opening(html: &str, start: usize) -> (usize, Option<char>) {
    let bytes = html.as_bytes();
    if let Some(mark @ (b'"' | b'\'')) = bytes[..start].last() {
        return (start, Some(char::from(*mark)));
    }
    let sign = bytes[..start].iter().rposition(|byte| *byte == b'=').map_or(start, |at| at + 1);
    let spaces = bytes[sign..start].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    (sign + spaces, None)
}

/// A node of a tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HtmlNode {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

/// An element with its children.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Element {
    /// The name in lower case.
    pub name: String,
    /// The attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// The child nodes.
    pub children: Vec<HtmlNode>,
}

impl Element {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Returns the classes.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Returns the child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(HtmlNode::element)
    }

    /// Finds the first descendant with a name, depth first.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(
            |child| {
                if child.name == name { Some(child) } else { child.find(name) }
            },
        )
    }

    /// Returns the text of all descendants.
    pub fn text(&self) -> String {
        let text = |node: &HtmlNode| match node {
            HtmlNode::Text(text) => text.clone(),
            HtmlNode::Element(element) => element.text(),
        };
        self.children.iter().map(text).collect()
    }
}

impl HtmlNode {
    /// Returns the element, if the node is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// The void elements, which have neither children nor an end tag.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Reads HTML into a tree. Ignores end tags without a start tag. An element without an end tag ends with its parent.
pub fn parse(html: &str) -> Vec<HtmlNode> {
    let mut open = vec![Element::default()];
    scan(html.as_bytes(), TextScope::All, &mut |event| match event {
        HtmlEvent::Start(tag) => {
            let left = implied::left_open(&open, tag.name());
            close_to(left, &mut open);
            let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
            let attributes = tag.attributes().map(own).collect();
            open.push(Element { name: tag.name().to_owned(), attributes, children: Vec::new() });
            if VOID.contains(&tag.name()) {
                close_to(open.len() - 1, &mut open);
            }
        }
        HtmlEvent::End(name) => {
            if let Some(at) = open.iter().rposition(|element| element.name == name) {
                close_to(at, &mut open);
            }
        }
        HtmlEvent::Text(text) => {
            let innermost = open.last_mut().expect("the root stays open");
            innermost.children.push(HtmlNode::Text(text.to_owned()));
        }
    });
    close_to(0, &mut open);
    open.swap_remove(0).children
}

/// Closes the innermost open elements until `left` of them are open. The root stays open.
fn close_to(left: usize, open: &mut Vec<Element>) {
    while open.len() > left.max(1) {
        let closed = open.pop().map(HtmlNode::Element);
        open.last_mut().expect("the root stays open").children.extend(closed);
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, HtmlNode, parse, rewrite};

    fn written(nodes: &[HtmlNode]) -> String {
        let one = |node: &HtmlNode| match node {
            HtmlNode::Text(text) => text.clone(),
            HtmlNode::Element(Element { name, children, .. }) => {
                format!("<{name}>{}</{name}>", written(children))
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn trees_contain_what_was_written() {
        for (html, tree) in [
            ("a <b class=x>c</b> &amp; d", "a <b>c</b> & d"),
            ("<p>a<br>b<p>c</p>", "<p>a<br></br>b</p><p>c</p>"),
            ("<p>a<div>b</div>c", "<p>a</p><div>b</div>c"),
            ("<p><b>a<p>b", "<p><b>a</b></p><p>b</p>"),
            ("<p><button><p>a</button>b", "<p><button><p>a</p></button>b</p>"),
            ("<ul><li>a<li><p>b<li>c</ul>", "<ul><li>a</li><li><p>b</p></li><li>c</li></ul>"),
            (
                "<ul><li>a<ul><li>b</ul>c<li>d</ul>",
                "<ul><li>a<ul><li>b</li></ul>c</li><li>d</li></ul>",
            ),
            ("<dl><dt>a<dd><p>b<dt>c</dl>", "<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt></dl>"),
            (
                "<select><optgroup><option>a<option>b<optgroup><option>c</select>",
                "<select><optgroup><option>a</option><option>b</option></optgroup><optgroup><option>c</option></optgroup></select>",
            ),
            (
                "<table><caption>x<thead><tr><th>a<th>b<tbody><tr><td>c<td><table><tr><td>d</table><tr><td>e</table>",
                "<table><caption>x</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td><table><tr><td>d</td></tr></table></td></tr><tr><td>e</td></tr></tbody></table>",
            ),
            ("<ul><li>a</ul>b</i>", "<ul><li>a</li></ul>b"),
            ("<img src=\"x\" alt=\"\"/>c", "<img></img>c"),
        ] {
            assert_eq!(written(&parse(html)), tree, "{html}");
        }
    }

    #[test]
    fn elements_know_their_attributes() {
        let nodes = parse("<a class=\"b  c\" href='&lt;d'><i>e</i></a>");
        let link = nodes[0].element().expect("an element");
        assert_eq!(link.classes().collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(link.attribute("href"), Some("<d"));
        assert_eq!(
            (link.find("i").map(Element::text), link.text()),
            (Some("e".into()), "e".into())
        );
    }

    #[test]
    fn values_are_rewritten_in_place() {
        let mut write = |element: &str, name: &str, value: &str| {
            (name == "href").then(|| format!("{element}:{value}&"))
        };
        for (html, expected) in [
            ("é <a class=x href=\"#ü\">&amp;<b>", "é <a class=x href=\"a:#ü&amp;\">&amp;<b>"),
            (
                "<A HREF='b&amp;c' id=d><!-- href=\"e\" -->",
                "<A HREF='a:b&amp;c&amp;' id=d><!-- href=\"e\" -->",
            ),
            ("<use href=#f /><p href>", "<use href=\"use:#f&amp;\" /><p href>"),
            (
                "<a href=\"&lt;g\"\n  href=h>i</a>",
                "<a href=\"a:&lt;g&amp;\"\n  href=\"a:h&amp;\">i</a>",
            ),
            ("<a href = \"j\"/>k", "<a href = \"a:j&amp;\"/>k"),
            ("<a href=\"&amp;l\">", "<a href=\"a:&amp;l&amp;\">"),
        ] {
            assert_eq!(rewrite(html, &mut write), expected);
        }
    }
}
