//! Puts the new site in the place of the old one. The only module with calls that one system has
//! and another has not.

use std::fs;
use std::io;
use std::path::Path;

use super::Places;

/// Swaps the new site in and removes the old one. Atomic where the system can exchange two
/// folders (Linux, macOS); elsewhere two renames, and [`recover`] mends what a kill between them
/// leaves.
pub(super) fn swap(places: &Places) -> io::Result<()> {
    if !places.out.exists() {
        return fs::rename(&places.new, &places.out);
    }
    if exchange(&places.new, &places.out).is_ok() {
        // What stands at `new` now is the old site. If it cannot be removed (a program holds a file
        // open) the new one is published all the same, and the next run removes it.
        let _ = remove(&places.new);
        return Ok(());
    }
    remove(&places.old)?;
    fs::rename(&places.out, &places.old)?;
    if let Err(error) = fs::rename(&places.new, &places.out) {
        fs::rename(&places.old, &places.out)?;
        return Err(error);
    }
    let _ = remove(&places.old);
    Ok(())
}

/// Puts the old site back where a swap by two renames was interrupted between them.
pub(super) fn recover(places: &Places) -> io::Result<()> {
    if places.old.exists() && !places.out.exists() {
        return fs::rename(&places.old, &places.out);
    }
    remove(&places.old)
}

/// Removes a folder of our own making, if it is there.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(unix)]
pub(super) fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
pub(super) fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to).map(|_| ())
}
