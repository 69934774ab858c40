//! Portuguese (of Portugal): English templates with their sentences. Names in braces stay.

mod addresses;
mod colours;
mod content;
mod data;
mod exchange;
mod fields;
mod forms;
mod labels;
mod letters;
mod markdown;
mod mistakes;
mod new;
mod parity;
mod print;
mod serve;
mod sheet;
mod site;
mod theme;
mod translations;
mod yaml;

/// English, Portuguese.
pub(super) type Table = &'static [(&'static str, &'static str)];

pub(super) const TABLES: &[Table] = &[
    addresses::TABLE,
    colours::TABLE,
    content::TABLE,
    data::TABLE,
    exchange::TABLE,
    fields::TABLE,
    forms::TABLE,
    labels::TABLE,
    letters::TABLE,
    markdown::TABLE,
    mistakes::TABLE,
    new::TABLE,
    parity::TABLE,
    print::TABLE,
    serve::TABLE,
    sheet::TABLE,
    site::TABLE,
    theme::TABLE,
    translations::TABLE,
    yaml::TABLE,
];
