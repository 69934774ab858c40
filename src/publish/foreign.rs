//! Finds the files in the output folder that urbi did not write.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::resolve::{PublishPaths, is_passing};
use super::{SwapMethod, parents, slashed};
use crate::output::Rendered;

/// The files and folders of other programs, relative to the output folder.
#[derive(Default)]
pub(super) struct ForeignFiles {
    pub(super) files: BTreeSet<PathBuf>,
    /// Folders without files of urbi. They are kept even if they are empty.
    pub(super) folders: BTreeSet<PathBuf>,
}

impl ForeignFiles {
    pub(super) fn find(places: &PublishPaths, manifest: &Manifest) -> io::Result<Self> {
        let mut foreign = Self::default();
        if !places.out.exists() {
            return Ok(foreign);
        }
        let own = manifest.folders();
        for entry in walkdir::WalkDir::new(&places.out).min_depth(1) {
            let entry = match entry {
                // Unreadable folders stay, such as the `lost+found` of a disk.
                Err(error) if places.way == SwapMethod::InPlace && error.depth() > 0 => {
                    let relative =
                        error.path().and_then(|path| path.strip_prefix(&places.out).ok());
                    foreign.folders.extend(relative.map(Path::to_owned));
                    continue;
                }
                entry => entry?,
            };
            let Ok(relative) = entry.path().strip_prefix(&places.out) else { continue };
            if is_passing(relative) {
                continue;
            }
            if entry.file_type().is_dir() {
                if !own.contains(&slashed(relative)) {
                    foreign.folders.insert(relative.to_owned());
                }
            } else if !manifest.owns(relative) {
                foreign.files.insert(relative.to_owned());
            }
        }
        Ok(foreign)
    }

    /// Returns a file at the path of a new file or folder, or a folder at the path of a new file. The comparison
    /// ignores case, because many disks do.
    pub(super) fn in_the_way(&self, rendered: &Rendered) -> Option<&PathBuf> {
        let mut files = BTreeSet::new();
        let mut folders = BTreeSet::new();
        for path in rendered.keys() {
            let path = path.as_str().to_lowercase();
            folders.extend(parents(&path).map(str::to_owned));
            files.insert(path);
        }
        let is_below = |path: &Path| {
            path.ancestors().any(|folder| files.contains(&slashed(folder).to_lowercase()))
        };
        let taken =
            |path: &&PathBuf| is_below(path) || folders.contains(&slashed(path).to_lowercase());
        let file = self.files.iter().find(taken);
        file.or_else(|| self.folders.iter().find(|path| is_below(path)))
    }
}
