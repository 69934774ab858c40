//! Replaces the reader of the settings that list the fonts of a system.
//!
//! The original brings a second reader of XML. urbi typesets with the fonts of the theme and the site,
//! and Typst gives a drawing no others, so nothing calls this. [`FontConfig::merge_config`] refuses
//! every file, and the lists have no room for an item.

use std::path::{Path, PathBuf};

/// Why a file is not read.
#[derive(Debug)]
pub struct Error;

/// The settings: none.
#[derive(Default)]
pub struct FontConfig {
    /// The other names of families.
    pub aliases: [Alias; 0],
    /// The folders of fonts.
    pub dirs: [DirData; 0],
}

impl FontConfig {
    /// Refuses a file.
    pub fn merge_config(&mut self, _path: &Path) -> Result<(), Error> {
        Err(Error)
    }
}

/// Another name of a family.
pub struct Alias {
    /// The name.
    pub alias: String,
    /// The families of which the last should be taken.
    pub default: Vec<String>,
    /// The families of which the first should be taken.
    pub prefer: Vec<String>,
    /// The families that should be taken in between.
    pub accept: Vec<String>,
}

/// A folder of fonts.
pub struct DirData {
    /// Its path.
    pub path: PathBuf,
}
