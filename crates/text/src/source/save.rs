//! Writes sources to the disk, for the commands that edit a site.

use std::fs;
use std::io;
use std::path::Path;

use crate::path::SourcePath;

/// Writes texts to files below `root`, each atomically, and creates missing folders. Files written before an error
/// stay.
///
/// # Errors
/// The path of the file that could not be written, with the error of the system.
pub fn save<'a>(
    root: &Path,
    texts: impl IntoIterator<Item = (&'a SourcePath, &'a [u8])>,
) -> Result<(), (SourcePath, io::Error)> {
    texts
        .into_iter()
        .try_for_each(|(path, bytes)| one(root, path, bytes).map_err(|error| (path.clone(), error)))
}

/// Renames a file below `root`, unless the new name exists.
///
/// # Errors
/// The error of the system; nothing was changed.
pub fn rename(root: &Path, from: &SourcePath, to: &SourcePath) -> Result<(), io::Error> {
    let (from, to) = (root.join(from.as_str()), root.join(to.as_str()));
    // A case-insensitive file system finds the file itself under the new name.
    let same = from.canonicalize().ok() == to.canonicalize().ok();
    if to.exists() && !same {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

fn one(root: &Path, path: &SourcePath, bytes: &[u8]) -> io::Result<()> {
    let place = root.join(path.as_str());
    // A symbolic link is followed: its target is the source.
    let place = place.canonicalize().unwrap_or(place);
    let folder = place.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    // The name is hidden, so that watchers and readers of the folder ignore the file.
    let temporary = folder.join(format!(".{name}.urbi-{}", std::process::id()));
    fs::write(&temporary, bytes)?;
    if let Ok(metadata) = fs::metadata(&place) {
        fs::set_permissions(&temporary, metadata.permissions())?;
    }
    fs::rename(&temporary, &place).inspect_err(|_| {
        let _ = fs::remove_file(&temporary);
    })
}
