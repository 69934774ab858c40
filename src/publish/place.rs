//! Replaces the files of the old site one by one, for folders that cannot be exchanged.
//!
//! Each file is replaced atomically, in an order without dead links. First come the files that pages use, then pages,
//! with index pages after the pages that they list, then feeds and the sitemap. Old files are removed last. Until
//! then, the manifest lists the files of both sites. So after an interruption, the next run knows which files are
//! urbi's, and completes the work.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::manifest::{FILE, Manifest};
use super::resolve::{PASSING, PublishPaths};
use super::stage::Staging;
use super::{Failure, parents, swap};

/// Moves the staged files into place.
pub(super) fn place(
    places: &PublishPaths,
    old: &Manifest,
    staged: &Staging,
) -> Result<(), Failure> {
    let record = |manifest: &Manifest| -> io::Result<()> {
        let next = places.new.join(FILE);
        fs::write(&next, manifest.to_json())?;
        fs::rename(next, places.out.join(FILE))
    };
    record(&staged.manifest.with_files_of(old))?;
    let moved = || -> io::Result<()> {
        let mut new: Vec<&str> = staged.written.iter().map(String::as_str).collect();
        new.sort_by_key(|path| turn(path));
        for path in new {
            clear_path(&places.out, path, old)?;
            exchange(&places.new.join(path), &places.out.join(path))?;
        }
        remove(&places.out, old, &staged.manifest)?;
        record(&staged.manifest)
    };
    moved().map_err(|error| Failure::Disk { error, is_partly: true })?;
    // The site is complete. The next run removes what is left of the staging folder.
    let _ = swap::remove(&places.new);
    Ok(())
}

/// Replaces a file atomically, even if a subfolder is on another disk.
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    match fs::rename(new, old) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let near = old.with_file_name(PASSING);
            let copied = fs::copy(new, &near).and_then(|_| fs::rename(&near, old));
            if copied.is_err() {
                let _ = fs::remove_file(&near);
            }
            copied
        }
        done => done,
    }
}

/// Returns the sort key of a file in the order of replacement.
fn turn(path: &str) -> (u8, Reverse<usize>, &str) {
    let kind = match path.rsplit_once('.') {
        Some((_, "html")) => 1,
        Some((_, "xml")) => 2,
        _ => 0,
    };
    (kind, Reverse(path.matches('/').count()), path)
}

/// Creates the parent folders of a file, and removes files of urbi at their paths.
fn clear_path(out: &Path, path: &str, old: &Manifest) -> io::Result<()> {
    for parent in parents(path) {
        if old.owns(Path::new(parent)) && out.join(parent).is_file() {
            fs::remove_file(out.join(parent))?;
        }
    }
    let target = out.join(path);
    if target.is_dir() && !target.is_symlink() {
        let inner = format!("{path}/");
        let below = old.files.keys().filter(|own| own.starts_with(&inner));
        clear(out, below.map(String::as_str).collect())?;
    }
    match target.parent() {
        Some(parent) => fs::create_dir_all(parent),
        None => Ok(()),
    }
}

/// Removes files of the old site that the new site does not contain.
fn remove(out: &Path, old: &Manifest, new: &Manifest) -> io::Result<()> {
    let names: BTreeSet<String> = new.files.keys().map(|path| path.to_lowercase()).collect();
    let is_gone = |path: &&String| {
        // Some disks ignore case, so a name that differs only in case can be the new file.
        let is_other = names.contains(&path.to_lowercase()) && is_new(out, path, new);
        !new.files.contains_key(*path) && !is_other
    };
    clear(out, old.files.keys().filter(is_gone).map(String::as_str).collect())
}

/// Returns whether a file of the old site is a file of the new site under another name.
fn is_new(out: &Path, path: &str, new: &Manifest) -> bool {
    let Ok(real) = out.join(path).canonicalize() else { return false };
    new.files
        .keys()
        .filter(|own| own.to_lowercase() == path.to_lowercase())
        .any(|own| out.join(own).canonicalize().is_ok_and(|own| own == real))
}

/// Removes files, and then empty folders.
fn clear(out: &Path, files: BTreeSet<&str>) -> io::Result<()> {
    let mut folders = BTreeSet::new();
    for path in files {
        folders.extend(parents(path).map(Reverse));
        match fs::remove_file(out.join(path)) {
            // A folder of the new site can be at the same path.
            Err(_) if !out.join(path).is_file() => {}
            done => done?,
        }
    }
    for Reverse(folder) in folders {
        // Folders with files stay.
        let _ = fs::remove_dir(out.join(folder));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
