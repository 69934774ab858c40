//! Locale rules: formats of dates, numbers, lists and quotations, plurals, names, sort order, catalog messages,
//! slugs.
//!
//! All knowledge about languages comes from CLDR through ICU4X, whose types are private to this crate. The crate does
//! not depend on the site, its pages or its files.
//!
//! Invariant: nothing here depends on the machine, its settings or the clock, so that builds are reproducible.

use urbi_base::{date, diag, locale};

mod alpha3;
mod collation;
mod dates;
mod formatter;
mod host;
mod lines;
mod list;
mod marks;
mod message;
mod names;
mod official;
mod plural;
mod reading;
mod search;
mod slug;
mod tag;

pub use alpha3::alpha3;
pub use formatter::Formatter;
pub use host::{ascii_host, readable_host};
pub use lines::line_ends;
pub use message::{MessageFormat, MissingArgument, Pattern, PatternError};
pub use names::{own_country_names, script_name};
pub use official::{UN_ORDER, own_language, own_name, rank};
pub use plural::PluralCategory;
pub use reading::{has_short_year, read_date};
pub use search::{LETTER_PAIRS, PLAIN_LETTERS, search_words};
pub use slug::{latin_slug, native_slug, slug};
pub use tag::{
    country_code, country_codes, direction, is_country_code, is_known_language,
    language_of_country, lineage, script, with_territory,
};
