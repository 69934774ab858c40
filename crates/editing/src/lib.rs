//! Tools for editors that work outside the build: spreadsheets, forms and new files.

pub mod forms;
pub mod new;
pub mod sheet;

use urbi_base::{date, diag, locale, path, reference};
use urbi_i18n as i18n;
use urbi_model::{config, content, network, schema, site, theme};
use urbi_text::{letters, source, yaml};

/// Wraps a text to lines of at most `width` characters, which begin with `start`.
fn wrapped(text: &str, start: &str, width: usize) -> String {
    let mut out = String::new();
    let mut line = start.to_owned();
    for word in text.split_whitespace() {
        if line != start && line.chars().count() + 1 + word.chars().count() > width {
            out.push_str(&line);
            out.push('\n');
            line.truncate(start.len());
        }
        if line != start {
            line.push(' ');
        }
        line.push_str(word);
    }
    out + &line + "\n"
}
