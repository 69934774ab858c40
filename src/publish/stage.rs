//! Writes the new site beside the old one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{FILE, Manifest};
use super::{Foreign, Places, Published, swap};
use crate::output::{Body, Rendered};

/// What became of one file.
struct Staged {
    path: String,
    hash: String,
    bytes: u64,
    kept: bool,
}

pub(super) fn stage(
    rendered: &Rendered,
    places: &Places,
    old: &Manifest,
    foreign: &Foreign,
) -> io::Result<Published> {
    swap::remove(&places.new)?;
    let new_folders = rendered.keys().map(|path| PathBuf::from(path.as_str()));
    let folders: BTreeSet<PathBuf> = new_folders
        .chain(foreign.files.iter().cloned())
        .filter_map(|path| path.parent().map(Path::to_owned))
        .chain(foreign.folders.iter().cloned())
        .collect();
    fs::create_dir_all(&places.new)?;
    for folder in &folders {
        fs::create_dir_all(places.new.join(folder))?;
    }
    let staged: Vec<Staged> = rendered
        .par_iter()
        .map(|(path, body)| file(path.as_str(), body, places, old))
        .collect::<io::Result<_>>()?;
    for path in &foreign.files {
        carry_over(&places.out.join(path), &places.new.join(path))?;
    }
    let hashes: BTreeMap<String, String> =
        staged.iter().map(|file| (file.path.clone(), file.hash.clone())).collect();
    let removed = old.files.keys().filter(|path| !hashes.contains_key(*path)).count();
    let manifest = Manifest::new(hashes);
    fs::write(places.new.join(FILE), manifest.to_json())?;
    // Last, since a folder may be closed to us. The empty path is the output folder itself.
    for folder in folders.iter().map(PathBuf::as_path).chain([Path::new("")]) {
        if let Ok(before) = places.out.join(folder).metadata() {
            fs::set_permissions(places.new.join(folder), before.permissions())?;
        }
    }
    let kept = staged.iter().filter(|file| file.kept).count();
    Ok(Published {
        written: staged.len() - kept,
        kept,
        removed,
        bytes: staged.iter().map(|file| file.bytes).sum(),
    })
}

fn file(path: &str, body: &Body, places: &Places, old: &Manifest) -> io::Result<Staged> {
    let read;
    let bytes: &[u8] = match body {
        Body::Bytes(bytes) => bytes,
        Body::CopyOf(source) => {
            read = fs::read(source)?;
            &read
        }
    };
    let hash = blake3::hash(bytes).to_hex().to_string();
    let (before, target) = (places.out.join(path), places.new.join(path));
    // The record alone is not believed: somebody may have changed the file since.
    let same = old.files.get(path) == Some(&hash)
        && fs::read(&before).is_ok_and(|published| published == bytes);
    let kept = same && fs::hard_link(&before, &target).is_ok();
    if !kept {
        fs::write(&target, bytes)?;
    }
    let bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Ok(Staged { path: path.to_owned(), hash, bytes, kept: same })
}

/// Takes a file that is not urbi's into the new site, as it is.
fn carry_over(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_symlink() {
        return swap::copy_link(from, to);
    }
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to)?;
    }
    Ok(())
}
