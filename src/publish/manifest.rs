//! The record of what urbi wrote, in the output folder itself.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::slashed;

/// The name of the record.
pub(super) const FILE: &str = ".urbi-manifest.json";

/// The files of a published site, with the BLAKE3 hashes of their bytes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    pub(super) files: BTreeMap<String, String>,
    /// Of files that were dear to make, the key of what they follow from.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    keys: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<String, String>, keys: BTreeMap<String, String>) -> Self {
        Self { version: 1, files, keys }
    }

    /// Returns the files that were made under each key, in order of path.
    pub(super) fn made(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut made: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (path, key) in &self.keys {
            made.entry(key).or_default().push(path);
        }
        made
    }

    /// Reads the record of a folder; an empty one where there is none, so that nothing there is
    /// taken to be urbi's.
    pub(super) fn read(out: &Path) -> io::Result<Self> {
        match std::fs::read(out.join(FILE)) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    pub(super) fn owns(&self, path: &Path) -> bool {
        let name = slashed(path);
        name == FILE || self.files.contains_key(&name)
    }

    /// Returns every folder that holds a file of urbi's.
    pub(super) fn folders(&self) -> BTreeSet<String> {
        let parents = |path: &String| {
            let slashes: Vec<usize> = path.match_indices('/').map(|(slash, _)| slash).collect();
            slashes.into_iter().map(|slash| path[..slash].to_owned()).collect::<Vec<_>>()
        };
        self.files.keys().flat_map(parents).collect()
    }

    pub(super) fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("strings and a number only");
        text.push('\n');
        text
    }
}
