//! PO, the format of GNU gettext. Inline marks stay in the text as Markdown.

mod read;
mod write;

pub use read::read;
pub use write::write;
