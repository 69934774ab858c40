//! Texts of a new site in the languages of the theme: titles of sections, slugs, and a default name. Each language has
//! a file of lines `key: text` in `words/`. Languages in other scripts have no slugs there, and use those of the source
//! language.

use include_dir::{Dir, include_dir};

use crate::locale::Locale;

static WORDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/new/site/words");

/// Returns the title of a section.
pub(super) fn title(section: &str, locale: &Locale) -> Option<&'static str> {
    find(&format!("title.{section}"), locale)
}

/// Returns the slug of a section or a family.
pub(super) fn slug(name: &str, locale: &Locale) -> Option<&'static str> {
    find(&format!("slug.{name}"), locale)
}

/// Returns the default name of a network.
pub(super) fn name(locale: &Locale) -> Option<&'static str> {
    find("name", locale)
}

fn find(sought: &str, locale: &Locale) -> Option<&'static str> {
    let file = WORDS.get_file(format!("{}.txt", locale.language()))?;
    let mut lines = file.contents_utf8()?.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(key, _)| *key == sought).map(|(_, text)| text)
}
