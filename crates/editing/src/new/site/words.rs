//! Texts of a new site in the languages of the theme: titles and labels of sections, slugs, and a default name. Each
//! language has a file of lines `key: text` in `words/`. Languages in other scripts have no slugs there, and use those
//! of the source language.

use include_dir::{Dir, include_dir};

use crate::locale::Locale;

static WORDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/new/site/words");

/// Finds a text by its key: `title.news`, `slug.cities`, or `name` for the default name of a network.
pub(super) fn find(sought: &str, locale: &Locale) -> Option<&'static str> {
    let file = WORDS.get_file(format!("{}.txt", locale.language()))?;
    let mut lines = file.contents_utf8()?.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(key, _)| *key == sought).map(|(_, text)| text)
}
