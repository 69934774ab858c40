//! The body of a document between Markdown and the finished page.

use super::block::Block;
use super::link::LinkTarget;
use super::markdown::TextBlock;
use crate::diag::Span;
use crate::path::SourcePath;
use crate::reference::Family;
use crate::schema::Spanned;

/// The body of a document: finished HTML, and holes that `render` fills.
#[derive(Debug, Default)]
pub struct Body {
    /// The pieces, in order.
    pub segments: Vec<Segment>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The visible text as written, split into translation units.
    pub blocks: Vec<TextBlock>,
    /// The records that the fields of data blocks name.
    pub named: Vec<(Family, Spanned<String>)>,
}

/// A heading with its anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The level, from 1 to 6.
    pub level: u8,
    /// The id, unique in its document.
    pub id: String,
    /// The text without markup.
    pub text: String,
}

/// A piece of a body.
#[derive(Debug)]
pub enum Segment {
    /// HTML that is the same on every site.
    Html(String),
    /// The start of a link. The link text follows, then [`Segment::LinkEnd`].
    Link {
        /// The target.
        target: LinkTarget,
        /// The span of the link.
        span: Span,
        /// The span of its destination, if that is next to the link text.
        place: Option<Span>,
        /// A title, which browsers show as a tooltip.
        title: String,
        /// Whether the link text is empty, so that `render` inserts the name of the target.
        empty: bool,
        /// Whether it is a bare address in the text.
        bare: bool,
    },
    /// The end of a link. If the target is in another language, the name of that language follows.
    LinkEnd,
    /// An image.
    Image {
        /// The file.
        file: SourcePath,
        /// The span of the image.
        span: Span,
        /// The alternative text.
        alt: String,
        /// A title.
        title: String,
    },
    /// A block of code.
    Code {
        /// The language, if there is one.
        language: Option<Spanned<String>>,
        /// The code.
        text: String,
    },
    /// A data block.
    Block(Block),
    /// The link of a heading to itself.
    Anchor(Heading),
    /// The title of an alert, by the name of the alert: `note`.
    AlertTitle(&'static str),
    /// The heading of the footnotes.
    FootnotesTitle,
    /// The number of a footnote at the place that refers to it.
    FootnoteNumber(usize),
    /// The link from a footnote back to the text, with its number.
    FootnoteBack(usize),
}
