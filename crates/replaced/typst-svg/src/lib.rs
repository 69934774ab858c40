//! Replaces Typst's SVG export, which only its HTML export calls.
//!
//! Typst links its HTML export into every program, and the HTML export links a PDF rasteriser of 15
//! crates through this crate. urbi typesets pages (`Target::Paged`) and leaves `Features` empty, so
//! Typst refuses to run the HTML export before it reaches these functions. They return nothing
//! visible, so that a future call shows as an empty image and never as a wrong one.

use comemo::Tracked;
use ecow::EcoString;
use typst_library::foundations::Smart;
use typst_library::layout::{Abs, Frame, Point};
use typst_library::model::LateLinkResolver;
use typst_library::visualize::{Image, ImageScaling};

/// Returns an empty text in place of a frame drawn as SVG.
pub fn svg_in_html(
    _frame: &Frame,
    _text_size: Abs,
    _pretty: bool,
    _id: Option<&str>,
    _styles: &str,
    _anchors: &[(Point, EcoString)],
    _link_resolver: Tracked<'_, LateLinkResolver<'_>>,
) -> String {
    String::new()
}

/// Returns no CSS value for `image-rendering`.
pub fn convert_image_scaling(_scaling: Smart<ImageScaling>) -> Option<&'static str> {
    None
}

/// An image of an HTML document, without its data.
pub struct WebImage;

impl WebImage {
    /// Takes an image and keeps nothing of it.
    pub fn new(_image: &Image) -> Self {
        Self
    }

    /// Returns the address of an image without data (RFC 2397).
    pub fn to_base64_url(&self) -> EcoString {
        EcoString::from("data:,")
    }
}
