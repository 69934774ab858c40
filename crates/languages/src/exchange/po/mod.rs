//! PO, the format of GNU gettext. Marks stay in the text as Markdown has them.

mod read;
mod text;
mod write;

pub use read::read;
pub use write::write;
