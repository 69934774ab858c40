//! Puts the files of the new site into the folder of the old one, for folders that cannot be exchanged.
//!
//! Each file is exchanged at one stroke, in an order in which no page leads into nothing: what pages
//! show comes first, then the pages, those that list others after what they list, then feeds and the
//! sitemap. What the new site lacks goes last. Until then the record names the files of both sites, so
//! that after a stop on the way the next run knows what is urbi's, and makes it right.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::manifest::{FILE, Manifest};
use super::resolve::{PASSING, PublishPaths};
use super::stage::Staging;
use super::{Failure, swap};

/// Puts the staged files in their places.
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
            make_way(&places.out, path, old)?;
            exchange(&places.new.join(path), &places.out.join(path))?;
        }
        remove(&places.out, old, &staged.manifest)?;
        record(&staged.manifest)
    };
    moved().map_err(|error| Failure::Disk { error, is_partly: true })?;
    // The site is there: what is left of the work does not matter, and the next run takes it away.
    let _ = swap::remove(&places.new);
    Ok(())
}

/// Puts a file in the place of another at one stroke, also where a folder below is another disk.
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

/// Returns when a file has its turn.
fn turn(path: &str) -> (u8, Reverse<usize>, &str) {
    let kind = match path.rsplit_once('.') {
        Some((_, "html")) => 1,
        Some((_, "xml")) => 2,
        _ => 0,
    };
    (kind, Reverse(path.matches('/').count()), path)
}

/// Makes the folders of a file, and takes away what urbi wrote where they are to be.
fn make_way(out: &Path, path: &str, old: &Manifest) -> io::Result<()> {
    let parents: Vec<&str> = path.match_indices('/').map(|(slash, _)| &path[..slash]).collect();
    for parent in &parents {
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

/// Takes away what the old site has and the new one lacks.
fn remove(out: &Path, old: &Manifest, new: &Manifest) -> io::Result<()> {
    let names: BTreeSet<String> = new.files.keys().map(|path| path.to_lowercase()).collect();
    let is_gone = |path: &&String| {
        // On some disks names that differ in case alone are one.
        let is_other = names.contains(&path.to_lowercase()) && is_new(out, path, new);
        !new.files.contains_key(*path) && !is_other
    };
    clear(out, old.files.keys().filter(is_gone).map(String::as_str).collect())
}

/// Returns whether a file of the old site is one of the new site under another name.
fn is_new(out: &Path, path: &str, new: &Manifest) -> bool {
    let Ok(real) = out.join(path).canonicalize() else { return false };
    new.files
        .keys()
        .filter(|own| own.to_lowercase() == path.to_lowercase())
        .any(|own| out.join(own).canonicalize().is_ok_and(|own| own == real))
}

/// Takes files away, and the folders that are empty then.
fn clear(out: &Path, files: BTreeSet<&str>) -> io::Result<()> {
    let mut folders = BTreeSet::new();
    for path in files {
        folders.extend(path.match_indices('/').map(|(slash, _)| Reverse(&path[..slash])));
        match fs::remove_file(out.join(path)) {
            // A folder of the new site may be in its place.
            Err(_) if !out.join(path).is_file() => {}
            done => done?,
        }
    }
    for Reverse(folder) in folders {
        // One that is not empty stays.
        let _ = fs::remove_dir(out.join(folder));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
