//! The text of a document, between Markdown and the finished page.

use super::block::Block;
use super::link::LinkTarget;
use super::markdown::TextBlock;
use crate::diag::Span;
use crate::path::SourcePath;
use crate::schema::Spanned;

/// The text of a document: finished HTML, and holes to be filled in by `render`.
#[derive(Debug, Default)]
pub struct Body {
    /// In order.
    pub segments: Vec<Segment>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// What readers see of the text, block by block, as it was written.
    pub blocks: Vec<TextBlock>,
}

/// A heading with its anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id, unique in its document.
    pub id: String,
    /// The text without marks.
    pub text: String,
}

/// A piece of a body.
#[derive(Debug)]
pub enum Segment {
    /// HTML that is the same on every site.
    Html(String),
    /// The start of a link; its text follows, and the end of the link.
    Link {
        /// Where it leads.
        target: LinkTarget,
        /// Where it was written.
        span: Span,
        /// Where its destination was written, if that stands beside its text.
        place: Option<Span>,
        /// A title, shown by browsers as a hint.
        title: String,
        /// Whether its text is empty, so that the name of its target is to be put in.
        empty: bool,
        /// Whether it is an address that stands in the text without any mark.
        bare: bool,
    },
    /// The end of a link, after which stands the language of its target if that is another.
    LinkEnd,
    /// A picture.
    Image {
        /// The file.
        file: SourcePath,
        /// Where it was written.
        span: Span,
        /// What it shows, for those who do not see it.
        alt: String,
        /// A title.
        title: String,
    },
    /// A block of code.
    Code {
        /// The language, if one is named.
        language: Option<Spanned<String>>,
        /// The code.
        text: String,
    },
    /// A block filled from data.
    Block(Block),
    /// The link of a heading to itself.
    Anchor(Heading),
    /// The title of an alert.
    AlertTitle(AlertKind),
    /// The heading of the footnotes.
    FootnotesTitle,
    /// The number of a footnote where the text refers to it.
    FootnoteNumber(usize),
    /// The link from a footnote back to the text, with its number.
    FootnoteBack(usize),
}

/// The five alerts of GitHub's Markdown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AlertKind {
    /// `> [!NOTE]`
    Note,
    /// `> [!TIP]`
    Tip,
    /// `> [!IMPORTANT]`
    Important,
    /// `> [!WARNING]`
    Warning,
    /// `> [!CAUTION]`
    Caution,
}

impl AlertKind {
    /// Returns the name, as in the catalog and in classes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}
