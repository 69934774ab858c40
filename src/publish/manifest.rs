//! The manifest of the files that urbi wrote, in the output folder itself.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{parents, slashed};
use crate::output::{PageFingerprint, PageFingerprints};
use crate::path::OutPath;

/// The file name of the manifest.
pub(super) const FILE: &str = ".urbi-manifest.json";

/// The files of a published site, with the BLAKE3 hashes of their bytes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    pub(super) files: BTreeMap<String, String>,
    /// The cache keys of expensive files, by path.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    keys: BTreeMap<String, String>,
    /// The fingerprints of current and former pages, by path.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pages: BTreeMap<String, Page>,
}

/// A serialized [`PageFingerprint`].
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Page {
    of: String,
    locale: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<String>,
}

impl Manifest {
    pub(super) fn new(
        files: BTreeMap<String, String>,
        keys: BTreeMap<String, String>,
        traces: &PageFingerprints,
    ) -> Self {
        let page = |(path, trace): (&OutPath, &PageFingerprint)| {
            let PageFingerprint { of, locale, marks } = trace.clone();
            (path.to_string(), Page { of, locale, marks })
        };
        Self { version: 1, files, keys, pages: traces.iter().map(page).collect() }
    }

    /// Returns a manifest with the same pages that also lists the files of another one, for the time when both sites
    /// are in the folder.
    pub(super) fn with_files_of(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (path, hash) in &other.files {
            both.files.entry(path.clone()).or_insert_with(|| hash.clone());
        }
        both
    }

    pub(super) fn traces(self) -> PageFingerprints {
        let trace = |(path, page): (String, Page)| {
            let Page { of, locale, marks } = page;
            Some((OutPath::new(&path)?, PageFingerprint { of, locale, marks }))
        };
        self.pages.into_iter().filter_map(trace).collect()
    }

    /// Returns the files with each cache key, sorted by path.
    pub(super) fn made(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut made: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (path, key) in &self.keys {
            made.entry(key).or_default().push(path);
        }
        made
    }

    /// Reads the manifest of a folder. Without one, it returns an empty manifest, so that no file in the folder counts as
    /// urbi's.
    pub(super) fn read(out: &Path) -> io::Result<Self> {
        Ok(Self::read_file(&out.join(FILE))?.unwrap_or_default())
    }

    /// Reads a manifest. Returns `None` if the file does not exist.
    pub(super) fn read_file(file: &Path) -> io::Result<Option<Self>> {
        match std::fs::read(file) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes).unwrap_or_default())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(super) fn owns(&self, path: &Path) -> bool {
        let name = slashed(path);
        name == FILE || self.files.contains_key(&name)
    }

    /// Returns every folder that contains a file of urbi.
    pub(super) fn folders(&self) -> BTreeSet<String> {
        self.files.keys().flat_map(|path| parents(path)).map(str::to_owned).collect()
    }

    pub(super) fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("strings and a number only");
        text.push('\n');
        text
    }
}
