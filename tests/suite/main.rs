//! The integration tests of urbi: they run whole sites, and check the output or the diagnostics.
//!
//! They are one binary, with one file for each feature. `tests/README.md` explains how to add a case.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod aliases;
mod any_locale;
mod architecture;
mod base_url;
mod browser;
mod build;
mod calls;
mod cards;
mod catalog_keys;
mod chaos;
mod charts;
mod cli;
mod collisions;
mod colours;
mod corpus;
mod counts;
mod crlf;
mod descriptions;
mod determinism;
mod directory;
mod disk;
mod doubt_exchange;
mod doubt_sheet;
mod entry_comments;
mod exchange;
mod explain;
mod feed_entries;
mod feeds;
mod fixing;
mod guides;
mod harness;
mod home;
mod hostile;
mod html;
mod i18n;
mod kind_sheets;
mod kinds;
mod languages;
mod layering;
mod leftovers;
mod letters;
mod linked_data;
mod links;
mod lost_addresses;
mod made;
mod maps;
mod markup;
mod menus;
mod messages;
mod minify;
mod mistakes;
mod new;
mod new_records;
mod new_site;
mod numbers;
mod old_words;
mod open_data;
mod others;
mod own_fields;
mod pager_versions;
mod pairing;
mod parity;
#[cfg(feature = "pdf")]
mod pdf;
mod photos;
mod pictures;
mod plain_words;
mod po_tools;
#[cfg(feature = "pdf")]
mod print_places;
#[cfg(feature = "pdf")]
mod print_text;
#[cfg(feature = "pdf")]
mod prints;
mod problem;
mod publish;
mod publish_in_place;
mod real_site;
mod related;
#[cfg(feature = "pdf")]
mod replaced;
mod schema;
mod serve;
mod seven;
mod sheet;
mod sheet_kinds;
mod sheet_words;
mod site_names;
mod source_pages;
mod theme_faults;
mod tidy;
mod today;
mod together;
mod translations;
mod type_names;
mod work;
mod xml;
