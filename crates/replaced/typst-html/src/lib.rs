//! Replaces Typst's HTML export, and with it the rendering of pages as SVG and of PDFs as images.
//!
//! urbi typesets pages (`Target::Paged`) and leaves `Features` empty. So no layout sees the module `html`, and
//! Typst rejects the HTML export before it calls this crate. Typst's realization checks whether content is an HTML
//! element. An HTML tag has no values (`Never`), so the compiler proves that no such element exists.

use std::convert::Infallible as Never;

use typst_library::foundations::{Content, Module, NativeRuleMap, Scope, Str, StyleChain, cast};
use typst_library::visualize::Color;
use typst_macros::elem;

/// An HTML element. This type has no values.
#[elem(name = "elem")]
pub struct HtmlElem {
    /// The tag.
    #[required]
    pub tag: HtmlTag,
}

/// An HTML tag. This type has no values.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HtmlTag(Never);

cast! {
    HtmlTag,
    self => match self.0 {},
    _name: Str => Err::<Self, _>("urbi does not write HTML with Typst")?,
}

/// The effect of tags on the text around them.
pub mod tag {
    use super::HtmlTag;

    /// Returns whether spaces next to the element collapse.
    pub fn is_whitespace_collapsing(tag: HtmlTag) -> bool {
        match tag.0 {}
    }

    /// Returns whether the element can be part of a paragraph.
    pub fn should_group_into_pars(tag: HtmlTag) -> bool {
        match tag.0 {}
    }
}

/// Returns an empty module.
pub fn module() -> Module {
    Module::new("html", Scope::new())
}

/// Adds no rules.
pub fn register(_rules: &mut NativeRuleMap) {}

/// Returns no body, because there are no HTML elements.
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
