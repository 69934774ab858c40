//! Replaces Typst's HTML export, and with it the drawing of pages as SVG and of PDFs as pictures.
//!
//! urbi typesets pages (`Target::Paged`) and leaves `Features` empty. So no layout sees the module
//! `html`, and Typst refuses the HTML export before it comes to this crate. Typst's realization of
//! content asks of everything whether it is an element of HTML. The tag of one has a type without
//! values (`Never`), so the compiler proves that there is none.

use std::convert::Infallible as Never;

use typst_library::foundations::{Content, Module, NativeRuleMap, Scope, Str, StyleChain, cast};
use typst_library::visualize::Color;
use typst_macros::elem;

/// An element of HTML. There is none.
#[elem(name = "elem")]
pub struct HtmlElem {
    /// The tag.
    #[required]
    pub tag: HtmlTag,
}

/// A tag of HTML. There is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HtmlTag(Never);

cast! {
    HtmlTag,
    self => match self.0 {},
    _name: Str => Err::<Self, _>("urbi does not write HTML with Typst")?,
}

/// What tags do to the text around them.
pub mod tag {
    use super::HtmlTag;

    /// Returns whether spaces beside it vanish.
    pub fn is_whitespace_collapsing(tag: HtmlTag) -> bool {
        match tag.0 {}
    }

    /// Returns whether it may be part of a paragraph.
    pub fn should_group_into_pars(tag: HtmlTag) -> bool {
        match tag.0 {}
    }
}

/// Returns a module without functions.
pub fn module() -> Module {
    Module::new("html", Scope::new())
}

/// Adds no rule.
pub fn register(_rules: &mut NativeRuleMap) {}

/// Returns no body: nothing is an element of HTML.
pub fn html_mathml_body<'a>(
    _content: &'a Content,
    _styles: StyleChain<'a>,
) -> Option<Option<&'a Content>> {
    None
}

/// Returns the content without the colour.
pub fn html_span_filled(content: Content, _color: Color) -> Content {
    content
}
