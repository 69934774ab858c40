//! HTML as a tree, and as the tokens that a tree is made of. The only module that names the tokenizer.
//!
//! It reads what this program wrote, where every element that has an end is ended. Anything else is
//! read as well as it can be, and nothing is ever refused.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A piece of HTML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Token {
    /// A start tag with its attributes, in order.
    Start(String, Vec<(String, String)>),
    /// An end tag.
    End(String),
    /// Text, without references.
    Text(String),
}

/// What is read of the text between tags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Texts {
    /// All of it.
    All,
    /// Only what stands in a `title`.
    OfTitles,
}

/// What the tokenizer tells.
enum Event {
    Open(String),
    Attribute(String),
    Value(String),
    Close,
    End(String),
    Text(String),
}

/// Reads HTML as tokens.
pub fn tokens(bytes: &[u8], texts: Texts) -> Vec<Token> {
    let mut is_text = texts == Texts::All;
    let mut emitter =
        CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| -> Option<Event> {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    is_text = texts == Texts::All || name == b"title";
                    Some(Event::Open(text(name)))
                }
                CallbackEvent::AttributeName { name } => Some(Event::Attribute(text(name))),
                CallbackEvent::AttributeValue { value } => Some(Event::Value(text(value))),
                CallbackEvent::CloseStartTag { .. } => Some(Event::Close),
                CallbackEvent::EndTag { name } => Some(Event::End(text(name))),
                CallbackEvent::String { value } if is_text => Some(Event::Text(text(value))),
                _ => None,
            }
        });
    emitter.naively_switch_states(true);
    let Ok(events) = Tokenizer::new_with_emitter(bytes, emitter).collect::<Result<Vec<_>, _>>();
    gather(events)
}

fn gather(events: Vec<Event>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut open = (String::new(), Vec::new());
    for event in events {
        match event {
            Event::Open(name) => open = (name, Vec::new()),
            Event::Attribute(name) => open.1.push((name, String::new())),
            Event::Value(value) => {
                if let Some((_, last)) = open.1.last_mut() {
                    *last = value;
                }
            }
            Event::Close => {
                let (name, attributes) = std::mem::take(&mut open);
                tokens.push(Token::Start(name, attributes));
            }
            Event::End(name) => tokens.push(Token::End(name)),
            Event::Text(text) => tokens.push(Token::Text(text)),
        }
    }
    tokens
}

/// A node of a tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

/// An element with what is in it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Element {
    /// Its name, in small letters.
    pub name: String,
    /// Its attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Returns its classes.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Returns the elements in it, without what is in those.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// Finds the first element of a name in it, however deep.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(
            |child| {
                if child.name == name { Some(child) } else { child.find(name) }
            },
        )
    }

    /// Returns all text in it.
    pub fn text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.text(),
        };
        self.children.iter().map(text).collect()
    }
}

impl Node {
    /// Returns the element that it is.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// The elements that never have anything in them.
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Reads HTML as a tree. An end tag that ends nothing is passed over; what is never ended ends with
/// what it stands in.
pub fn parse(html: &str) -> Vec<Node> {
    let mut open = vec![Element::default()];
    for token in tokens(html.as_bytes(), Texts::All) {
        match token {
            Token::Start(name, attributes) => {
                let is_void = VOID.contains(&name.as_str());
                open.push(Element { name, attributes, children: Vec::new() });
                if is_void {
                    close(&mut open);
                }
            }
            Token::End(name) => {
                if let Some(at) = open.iter().rposition(|element| element.name == name) {
                    while open.len() > at.max(1) {
                        close(&mut open);
                    }
                }
            }
            Token::Text(text) => {
                if let Some(last) = open.last_mut() {
                    last.children.push(Node::Text(text));
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default().children
}

/// Ends the innermost element.
fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop()
        && let Some(around) = open.last_mut()
    {
        around.children.push(Node::Element(element));
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Node, parse};

    fn written(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(Element { name, children, .. }) => {
                format!("<{name}>{}</{name}>", written(children))
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn trees_hold_what_was_written() {
        for (html, tree) in [
            ("a <b class=x>c</b> &amp; d", "a <b>c</b> & d"),
            ("<p>a<br>b<p>c</p>", "<p>a<br></br>b<p>c</p></p>"),
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
}
