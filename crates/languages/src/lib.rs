//! Tracks the state of translations, exchanges them with translation tools, and reports on languages.

pub mod exchange;
pub mod parity;
pub mod translation;

use urbi_base::{diag, locale, path, po, reference};
use urbi_i18n as i18n;
use urbi_model::{config, content, schema, site, theme};
use urbi_plan as plan;
use urbi_text::{letters, source, xml, yaml};
