//! Reads, checks and links the inputs of a site: its records, documents, configuration and theme.

pub mod config;
pub mod content;
pub mod network;
pub mod schema;
pub mod site;
pub mod theme;

use urbi_base::{date, diag, locale, path, reference};
use urbi_figures::map;
use urbi_i18n as i18n;
use urbi_text::{letters, source, yaml};
