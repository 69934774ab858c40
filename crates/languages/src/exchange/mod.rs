//! Exports texts for translation tools and imports their translations.
//!
//! [`export()`] creates an [`Exchange`] from a site; [`xliff`] and [`po`] write it as a file. A translated
//! file is read as a [`ReturnedFile`]. [`merge`](merge()) finds and checks the target of each unit, and
//! `edit` writes the new texts of the source files.

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
