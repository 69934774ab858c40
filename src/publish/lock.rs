//! One publishing at a time: a lock file, which is gone when the work is done.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A lock that is held until it is dropped.
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
            // Whoever held it may have removed the file before it was ours.
            if is_same(&file, path) {
                return Ok(Self { path: path.to_owned(), _file: file });
            }
        }
    }
}

impl Drop for OutputLock {
    fn drop(&mut self) {
        // Before the lock is given back, so that nobody else's file is removed.
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
