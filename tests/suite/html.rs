//! Parses pages to a small tree with html5ever, as a browser without scripts does.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, QualName, parse_document};

/// The index of an element or a text in its page.
type Handle = usize;

#[derive(Default)]
struct Node {
    /// `None` for texts and the document.
    name: Option<QualName>,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Handle>,
    parent: Option<Handle>,
}

/// A page.
pub(crate) struct Page {
    nodes: Vec<Node>,
    /// The errors that a browser corrects silently.
    pub(crate) errors: Vec<String>,
}

/// One element of a page.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    page: &'a Page,
    handle: Handle,
}

impl Page {
    /// Parses a page.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let nodes = RefCell::new(vec![Node::default()]);
        let sink = Sink { nodes, errors: RefCell::default() };
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
        let options = html5ever::ParseOpts { tree_builder, ..Default::default() };
        parse_document(sink, options).from_utf8().one(bytes)
    }

    /// Returns every element of a name, in order.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Element<'a>> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// Returns every element, in order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        let mut order = Vec::new();
        let mut stack = vec![0];
        while let Some(handle) = stack.pop() {
            if self.nodes[handle].name.is_some() {
                order.push(Element { page: self, handle });
            }
            stack.extend(self.nodes[handle].children.iter().rev());
        }
        order.into_iter()
    }

    /// Returns the only element of a name.
    pub(crate) fn one<'a>(&'a self, name: &'a str) -> Element<'a> {
        let all: Vec<_> = self.all(name).collect();
        assert_eq!(all.len(), 1, "elements `{name}`");
        all[0]
    }

    /// Returns language tag and address of each alternate.
    pub(crate) fn alternates(&self) -> Vec<(String, String)> {
        let links = self.all("link").filter(|link| link.attribute("rel") == Some("alternate"));
        let pairs = links.filter_map(|link| {
            Some((link.attribute("hreflang")?.to_owned(), link.attribute("href")?.to_owned()))
        });
        pairs.collect()
    }
}

impl<'a> Element<'a> {
    /// Returns the name of the element.
    pub(crate) fn name(self) -> &'a str {
        self.page.nodes[self.handle].name.as_ref().map_or("", |name| &name.local)
    }

    /// Returns an attribute.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let attributes = &self.page.nodes[self.handle].attributes;
        attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Returns the names of all attributes.
    pub(crate) fn attributes(self) -> impl Iterator<Item = &'a str> {
        self.page.nodes[self.handle].attributes.iter().map(|(name, _)| name.as_str())
    }

    /// Returns every descendant with a name, in order.
    pub(crate) fn all_in(self, name: &'a str) -> impl Iterator<Item = Self> {
        let is_in = move |element: &Self| {
            std::iter::successors(element.parent(), |e| e.parent()).any(|e| e.handle == self.handle)
        };
        self.page.all(name).filter(is_in)
    }

    /// Returns the text of the element, with its spaces.
    pub(crate) fn raw_text(self) -> String {
        let node = &self.page.nodes[self.handle];
        let inner = node.children.iter();
        let inner = inner.map(|child| Self { handle: *child, ..self }.raw_text());
        std::iter::once(node.text.clone()).chain(inner).collect()
    }

    /// Returns the text that is directly in the element, with its spaces.
    pub(crate) fn own_text(self) -> String {
        let nodes = &self.page.nodes;
        let own = nodes[self.handle].children.iter().filter(|child| nodes[**child].name.is_none());
        own.map(|child| nodes[*child].text.as_str()).collect()
    }

    /// Returns the text of the element, with single spaces.
    pub(crate) fn text(self) -> String {
        self.raw_text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the text of the element, with single spaces. It adds a space between elements that are not in `inline`.
    pub(crate) fn text_apart(self, inline: &[&str]) -> String {
        let words = self.words(inline);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn words(self, inline: &[&str]) -> String {
        let node = &self.page.nodes[self.handle];
        let inner = node.children.iter();
        let inner = inner.map(|child| Self { handle: *child, ..self }.words(inline));
        let words = node.text.clone() + &inner.collect::<String>();
        let apart = node.name.is_some() && !inline.contains(&self.name());
        if apart { format!(" {words} ") } else { words }
    }

    /// Returns the parent element.
    pub(crate) fn parent(self) -> Option<Self> {
        let parent = self.page.nodes[self.handle].parent?;
        self.page.nodes[parent].name.as_ref()?;
        Some(Self { handle: parent, ..self })
    }

    /// Returns the element and its ancestors, the nearest first.
    pub(crate) fn around(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |element| element.parent())
    }

    /// Returns the language of its text, from the nearest `lang` attribute.
    pub(crate) fn language(self) -> Option<&'a str> {
        self.attribute("lang").or_else(|| self.parent()?.language())
    }
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
    errors: RefCell<Vec<String>>,
}

impl Sink {
    fn add(&self, node: Node) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() - 1
    }

    /// Inserts a child into `parent` at `place`, or at the end.
    fn put(&self, parent: Handle, child: NodeOrText<Handle>, place: Option<usize>) {
        let child = match child {
            NodeOrText::AppendNode(handle) => handle,
            NodeOrText::AppendText(text) => {
                self.add(Node { text: text.to_string(), ..Node::default() })
            }
        };
        self.remove_from_parent(&child);
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        let place = place.unwrap_or(nodes[parent].children.len());
        nodes[parent].children.insert(place, child);
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Page {
        Page { nodes: self.nodes.into_inner(), errors: self.errors.into_inner() }
    }
    fn parse_error(&self, message: Cow<'static, str>) {
        self.errors.borrow_mut().push(message.into_owned());
    }
    fn get_document(&self) -> Handle {
        0
    }
    fn get_template_contents(&self, target: &Handle) -> Handle {
        *target
    }
    fn set_quirks_mode(&self, mode: QuirksMode) {
        assert_eq!(mode, QuirksMode::NoQuirks, "a page without `<!doctype html>`");
    }
    fn same_node(&self, left: &Handle, right: &Handle) -> bool {
        left == right
    }
    fn elem_name(&self, target: &Handle) -> Ref<'_, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| nodes[*target].name.as_ref().expect("an element"))
    }
    fn create_element(&self, name: QualName, own: Vec<Attribute>, _: ElementFlags) -> Handle {
        let pairs = own.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
        self.add(Node { name: Some(name), attributes: pairs.collect(), ..Node::default() })
    }
    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(Node::default())
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(Node::default())
    }
    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(*parent, child, None);
    }
    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[*sibling].parent.expect("a sibling has a parent");
        let place = self.nodes.borrow()[parent].children.iter().position(|own| own == sibling);
        self.put(parent, child, place);
    }
    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        before: &Handle,
        child: NodeOrText<Handle>,
    ) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        let attributes = &mut self.nodes.borrow_mut()[*target].attributes;
        for attribute in more {
            let name = attribute.name.local.to_string();
            if attributes.iter().all(|(own, _)| *own != name) {
                attributes.push((name, attribute.value.to_string()));
            }
        }
    }
    fn remove_from_parent(&self, target: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take() {
            nodes[parent].children.retain(|own| own != target);
        }
    }
    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let children = self.nodes.borrow()[*node].children.clone();
        for child in children {
            self.put(*parent, NodeOrText::AppendNode(child), None);
        }
    }
}
