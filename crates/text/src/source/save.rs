//! Writes sources back to the disk: for commands whose purpose it is, and for no other.

use std::fs;
use std::io;
use std::path::Path;

use crate::path::SourcePath;

/// Writes texts to files below `root`, each whole or not at all, and makes the folders that they
/// need. What comes before a failure stays written.
///
/// # Errors
/// The file that could not be written, with the system's words.
pub fn save<'a>(
    root: &Path,
    texts: impl IntoIterator<Item = (&'a SourcePath, &'a [u8])>,
) -> Result<(), (SourcePath, io::Error)> {
    texts
        .into_iter()
        .try_for_each(|(path, bytes)| one(root, path, bytes).map_err(|error| (path.clone(), error)))
}

/// Gives a file below `root` another name, unless that is taken.
///
/// # Errors
/// The system's words; what was there stays.
pub fn rename(root: &Path, from: &SourcePath, to: &SourcePath) -> Result<(), io::Error> {
    let (from, to) = (root.join(from.as_str()), root.join(to.as_str()));
    // A file system that takes `A.md` for `a.md` finds the file itself there.
    let same = from.canonicalize().ok() == to.canonicalize().ok();
    if to.exists() && !same {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

fn one(root: &Path, path: &SourcePath, bytes: &[u8]) -> io::Result<()> {
    let place = root.join(path.as_str());
    // A link is written through: what it points to is the source.
    let place = place.canonicalize().unwrap_or(place);
    let folder = place.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that nothing that watches or reads the folder takes it for a source.
    let beside = folder.join(format!(".{name}.urbi-{}", std::process::id()));
    fs::write(&beside, bytes)?;
    if let Ok(metadata) = fs::metadata(&place) {
        fs::set_permissions(&beside, metadata.permissions())?;
    }
    fs::rename(&beside, &place).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}
