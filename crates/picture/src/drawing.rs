//! Reads the size of SVG images and rejects unsafe ones: scripts, external resources and links. SVG files are
//! published unchanged, and a browser would run their scripts if a visitor opens one directly.

use std::ops::Range;

use super::{ImageError, Size};
use crate::diag::{Code, Message, Span, message};
use crate::path::SourcePath;
use crate::xml::{self, Attribute, Node, start_tag};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The maximum number of nodes in an SVG image.
const MAX_NODES: u32 = 200_000;

/// Elements that run scripts, or embed other content than graphics.
const RUNNING: [&str; 8] =
    ["script", "handler", "listener", "foreignObject", "iframe", "audio", "video", "canvas"];

/// Elements that can change an attribute after the check.
const CHANGING: [&str; 5] = ["set", "animate", "animateMotion", "animateTransform", "discard"];

/// The data URLs that may replace the address of an image.
const EMBEDDED: [&str; 3] = ["data:image/png;", "data:image/jpeg;", "data:image/webp;"];

/// Reads the size of an SVG image. Rejects an image that is unsafe or has no size.
pub(super) fn read(file: &SourcePath, bytes: &[u8]) -> Result<Size, ImageError> {
    let at = |place: Range<usize>, code: Code, message: Message, hint: Message| ImageError {
        within: Some(Span::new(file, place)),
        ..ImageError::new(code, message, hint)
    };
    let refuse = |place: Range<usize>, what: &Message| {
        let message = message!("picture.unsafe-drawing", file, what);
        at(place, Code::UnsafePicture, message, message!("picture.remove-unsafe-part-hint"))
    };
    let not_xml = message!("picture.invalid-drawing", file);
    let again = message!("picture.export-plain-svg-hint");
    let Ok(text) = std::str::from_utf8(bytes) else {
        // The reader of the sources already reported that the file is not UTF-8.
        return Err(ImageError::new(Code::BrokenPicture, not_xml, again));
    };
    let document = xml::parse(text, MAX_NODES).map_err(|fault| match fault.error {
        None => refuse(fault.place, &message!("picture.xml-entity")),
        Some(error) => {
            let message = message!("picture.invalid-drawing-detail", not_xml, error);
            at(fault.place, Code::BrokenPicture, message, again)
        }
    })?;
    let root = document.root_element();
    let broken = |message: Message, hint: Message| {
        at(start_tag(text, root), Code::BrokenPicture, message, hint)
    };
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        let message = message!("picture.xml-not-a-drawing", file);
        return Err(broken(message, message!("picture.svg-root-hint")));
    }
    if let Some((place, what)) = document.descendants().find_map(fault) {
        return Err(refuse(place, &what));
    }
    size(root).ok_or_else(|| {
        let message = message!("picture.drawing-without-size", file);
        broken(message, message!("picture.add-view-box-hint"))
    })
}

/// Returns an unsafe part of a node, with its byte range.
fn fault(node: Node) -> Option<(Range<usize>, Message)> {
    if node.is_pi() {
        return Some((node.range(), message!("picture.processing-instruction")));
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    let of_pages = node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
    let runs = RUNNING.iter().any(|running| name.eq_ignore_ascii_case(running));
    let name_place = node.range().start + 1..node.range().start + 1 + name.len();
    if runs || of_pages {
        return Some((name_place, message!("picture.element-name", name)));
    }
    let changes = CHANGING.contains(&name) && node.attribute("attributeName").is_some_and(leads);
    if changes {
        return Some((name_place, message!("picture.element-changing-address", name)));
    }
    let style = name == "style" && node.descendants().filter_map(|n| n.text()).any(loads);
    if style {
        return Some((name_place, message!("picture.style-loading-file")));
    }
    node.attributes().find_map(|attribute| {
        is_unsafe(&attribute, name)
            .then(|| (attribute.range(), message!("picture.element-name", name = attribute.name())))
    })
}

fn leads(attribute: &str) -> bool {
    let attribute = attribute.to_ascii_lowercase();
    attribute.ends_with("href") || attribute.starts_with("on") || attribute == "style"
}

fn is_unsafe(attribute: &Attribute, element: &str) -> bool {
    let name = attribute.name().to_ascii_lowercase();
    let value = attribute.value().trim();
    match name.as_str() {
        "href" | "src" => {
            let is_picture = EMBEDDED.iter().any(|start| value.starts_with(start));
            !(value.starts_with('#') || (is_picture && element == "image"))
        }
        "base" => true,
        _ => name.starts_with("on") || loads(value),
    }
}

/// Returns whether a style refers to anything outside the image. A backslash could hide such a reference.
fn loads(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    let leads_out = |after: &str| !after.trim_start_matches([' ', '"', '\'']).starts_with('#');
    lower.contains("@import")
        || lower.contains("image-set(")
        || (lower.contains('\\') && (lower.contains('(') || lower.contains('@')))
        || lower.split("url(").skip(1).any(leads_out)
}

/// Reads width and height. The view box supplies missing values.
fn size(root: Node) -> Option<Size> {
    let view = root.attribute("viewBox").and_then(|view| {
        let numbers = view.split([' ', ',', '\t', '\n']).filter(|part| !part.is_empty());
        let numbers: Vec<f64> = numbers.map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [_, _, width, height] = numbers[..] else { return None };
        (width > 0.0 && height > 0.0).then_some((width, height))
    });
    let length = |key| root.attribute(key).and_then(pixels);
    let (width, height) = match (length("width"), length("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    // Larger than any screen, and small enough for a `u32`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
    let whole = |length: f64| length.round().clamp(1.0, 100_000.0) as u32;
    Some(Size { width: whole(width), height: whole(height) })
}

/// Parses a length in pixels (CSS Values 3, 6.2). Returns `None` for lengths that depend on the context.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(length.len());
    let number: f64 = length[..end].trim().parse().ok()?;
    let unit = match &length[end..] {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    (number > 0.0 && number.is_finite()).then_some(number * unit)
}
