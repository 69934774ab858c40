//! The types that every stage uses: paths, locales, dates, references, diagnostics, outputs, differences of texts.

pub mod date;
pub mod diag;
pub mod diff;
pub mod locale;
pub mod output;
pub mod path;
pub mod reference;
