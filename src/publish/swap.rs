//! Exchanges the new site with the old one. Only this module contains system calls that differ between systems.

use std::fs;
use std::io;
use std::path::Path;

use super::resolve::PublishPaths;

/// Exchanges the two sites and removes the old one. This is atomic on systems that can exchange two folders (Linux,
/// macOS). Other systems need two renames, and [`recover`] restores the old site after an interruption between them.
pub(super) fn swap(places: &PublishPaths) -> io::Result<()> {
    if !places.out.exists() {
        return fs::rename(&places.new, &places.out);
    }
    if exchange(&places.new, &places.out).is_ok() {
        // `new` is now the old site. Removing it can fail if a program has an open file there. The new site is published
        // anyway, and the next run removes the old one.
        let _ = remove(&places.new);
        return Ok(());
    }
    remove(&places.old)?;
    fs::rename(&places.out, &places.old)?;
    if let Err(error) = fs::rename(&places.new, &places.out) {
        // If this fails too, the next run does it.
        let _ = fs::rename(&places.old, &places.out);
        return Err(error);
    }
    let _ = remove(&places.old);
    Ok(())
}

/// Restores the old site after an interruption between two renames.
pub(super) fn recover(places: &PublishPaths) -> io::Result<()> {
    if places.old.exists() && !places.out.exists() {
        return fs::rename(&places.old, &places.out);
    }
    remove(&places.old)
}

/// Returns whether a folder cannot be renamed, because it is a mount point.
#[cfg(target_os = "linux")]
pub(super) fn is_fixed(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let root = StatxAttributes::MOUNT_ROOT;
    let known = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty());
    known.is_ok_and(|known| known.stx_attributes.contains(root)) || is_other_disk(folder)
}

/// Returns whether a folder cannot be renamed, because it is a mount point.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn is_fixed(folder: &Path) -> bool {
    is_other_disk(folder)
}

/// Returns whether a folder cannot be renamed. This system has no check for it.
#[cfg(not(unix))]
pub(super) fn is_fixed(_: &Path) -> bool {
    false
}

/// Returns whether a subfolder is a mount point. Its files would move with the old site.
pub(super) fn contains_fixed(folder: &Path) -> bool {
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

/// Returns whether an error means that a folder cannot be exchanged, although its files might be.
pub(super) fn is_refused(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, ResourceBusy};
    is_denied(error) || matches!(error.kind(), CrossesDevices | ResourceBusy)
}

/// Returns whether an error means missing permission to write.
pub(super) fn is_denied(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Removes a temporary folder, if it exists.
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
