//! Types that every stage uses: paths, locales, dates, references, diagnostics, PO catalogs, outputs and text diffs.

pub mod date;
pub mod diag;
pub mod diff;
pub mod locale;
pub mod output;
pub mod path;
pub mod po;
pub mod reference;
