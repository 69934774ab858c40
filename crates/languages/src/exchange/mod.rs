//! Translations as files of translation tools, there and back.
//!
//! [`export()`] makes an [`Exchange`] of a site, which [`xliff`] and [`po`] write. What comes back is a
//! [`ReturnedFile`]; [`merge`](merge()) finds what each unit belongs to and checks it, and `edit` makes of
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

pub use content::{InlineMark, Syntax, UnitContent};
pub use edit::{EditedFiles, edit};
pub use export::{Exchange, ExchangeFile, ExchangeUnit, LocaleView, UnitState, export, name};
pub use gather::gathered;
pub use merge::{ExchangeMerge, ReturnedChange, locale, merge};
pub use returned::{
    MarkSide, ReturnedFile, ReturnedPiece, ReturnedText, ReturnedUnit, TranslationProgress,
};
pub use units::{PairedUnits, UnitPair, pair};
pub use verify::verify;
