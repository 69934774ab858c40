//! Allows only one run at a time to publish to a folder, with a lock file that is removed at the end.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A lock that is released when it is dropped.
pub(super) struct OutputLock {
    path: PathBuf,
    _file: File,
}

impl OutputLock {
    /// Waits for the lock.
    pub(super) fn take(path: &Path) -> io::Result<Self> {
        loop {
            let file = File::create(path)?;
            file.lock()?;
            // The previous owner might have removed the file before this run got the lock.
            if is_same(&file, path) {
                return Ok(Self { path: path.to_owned(), _file: file });
            }
        }
    }
}

impl Drop for OutputLock {
    fn drop(&mut self) {
        // Remove the file before the lock is released, so that the file of another run stays.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (own, named) = (file.metadata().map(identity), fs::metadata(path).map(identity));
    matches!((own, named), (Ok(own), Ok(named)) if own == named)
}

#[cfg(not(unix))]
fn is_same(_: &File, path: &Path) -> bool {
    path.exists()
}
