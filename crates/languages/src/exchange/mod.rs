//! Translations as files of translation tools, there and back.
//!
//! [`export()`] makes an [`Exchange`] of a site, which [`xliff`] and [`po`] write. What comes back is a
//! [`Returned`]; [`merge`](merge()) finds what each unit belongs to and checks it, and `edit` makes of
//! it the texts of files.

mod check;
mod content;
mod copied;
mod edit;
mod ends;
mod export;
mod gather;
mod links;
mod merge;
pub mod po;
mod returned;
mod units;
mod verify;
pub mod xliff;

pub use content::{Content, Mark, Syntax};
pub use edit::{Edited, edit};
pub use export::{Exchange, File, State, Unit, View, export, name};
pub use gather::gathered;
pub use merge::{Change, Merge, locale, merge};
pub use returned::{Piece, Progress, Returned, ReturnedUnit, Said, Side};
pub use units::{Paired, Slot, pair};
pub use verify::verify;
