//! Tools for editors that work outside the build: spreadsheets, forms and new files.

pub mod forms;
pub mod new;
pub mod sheet;

use urbi_base::{date, diag, locale, path, reference};
use urbi_i18n as i18n;
use urbi_model::{config, content, network, schema, site, theme};
use urbi_text::{letters, source, yaml};
