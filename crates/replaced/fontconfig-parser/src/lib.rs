//! Replaces the parser of fontconfig files, which list the fonts of a system.
//!
//! The original brings a second XML parser. urbi typesets only with the fonts of the theme and the site, and
//! Typst passes only these to SVG images. So nothing calls this crate. [`FontConfig::merge_config`] rejects every
//! file, and the lists are arrays of length zero.

use std::path::{Path, PathBuf};

/// The error for every file.
#[derive(Debug)]
pub struct Error;

/// Empty settings.
#[derive(Default)]
pub struct FontConfig {
    /// The aliases of font families.
    pub aliases: [Alias; 0],
    /// The font folders.
    pub dirs: [DirData; 0],
}

impl FontConfig {
    /// Rejects a file.
    pub fn merge_config(&mut self, _path: &Path) -> Result<(), Error> {
        Err(Error)
    }
}

/// An alias of a font family.
pub struct Alias {
    /// The alias.
    pub alias: String,
    /// The families with the lowest priority.
    pub default: Vec<String>,
    /// The families with the highest priority.
    pub prefer: Vec<String>,
    /// The families with medium priority.
    pub accept: Vec<String>,
}

/// A font folder.
pub struct DirData {
    /// Its path.
    pub path: PathBuf,
}
