//! Puts the new site in the place of the old one. The only module with calls that one system has
//! and another has not.

use std::fs;
use std::io;
use std::path::Path;

use super::resolve::PublishPaths;

/// Swaps the new site in and removes the old one. Atomic where the system can exchange two
/// folders (Linux, macOS); elsewhere two renames, and [`recover`] mends what a kill between them
/// leaves.
pub(super) fn swap(places: &PublishPaths) -> io::Result<()> {
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
        // Where even that fails the next run does it.
        let _ = fs::rename(&places.old, &places.out);
        return Err(error);
    }
    let _ = remove(&places.old);
    Ok(())
}

/// Puts the old site back where a swap by two renames was interrupted between them.
pub(super) fn recover(places: &PublishPaths) -> io::Result<()> {
    if places.old.exists() && !places.out.exists() {
        return fs::rename(&places.old, &places.out);
    }
    remove(&places.old)
}

/// Returns whether a folder cannot be renamed, since it is a disk of its own or bound to its place.
#[cfg(target_os = "linux")]
pub(super) fn is_fixed(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let root = StatxAttributes::MOUNT_ROOT;
    let known = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty());
    known.is_ok_and(|known| known.stx_attributes.contains(root)) || is_other_disk(folder)
}

/// Returns whether a folder cannot be renamed, since it is a disk of its own.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn is_fixed(folder: &Path) -> bool {
    is_other_disk(folder)
}

/// Returns whether a folder is known to be bound to its place: here nothing is.
#[cfg(not(unix))]
pub(super) fn is_fixed(_: &Path) -> bool {
    false
}

/// Returns whether a folder below this one is a disk of its own: its files would go with the old site.
pub(super) fn holds_fixed(folder: &Path) -> bool {
    let below = walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_map(Result::ok);
    below.filter(|entry| entry.file_type().is_dir()).any(|entry| is_fixed(entry.path()))
}

#[cfg(unix)]
fn is_other_disk(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |folder: &Path| folder.metadata().map(|metadata| metadata.dev()).ok();
    let around = folder.parent().and_then(disk);
    disk(folder).is_some_and(|own| around.is_some_and(|around| around != own))
}

/// Returns whether an error means that a folder cannot be exchanged, though its files may be.
pub(super) fn is_refused(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, ResourceBusy};
    is_denied(error) || matches!(error.kind(), CrossesDevices | ResourceBusy)
}

/// Returns whether an error means that we may not write.
pub(super) fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
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
