//! Writes the new site to the staging folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::foreign::ForeignFiles;
use super::manifest::{FILE, Manifest};
use super::resolve::PublishPaths;
use super::{Failure, Published, SwapMethod, swap};
use crate::output::{LazyOutput, OutputBody, PageFingerprints, Rendered};
use crate::path::OutPath;

struct Staged {
    path: String,
    hash: String,
    /// The cache key of an expensive output.
    key: Option<String>,
    bytes: u64,
    kept: bool,
}

pub(super) struct PublishJob<'a> {
    pub(super) rendered: &'a Rendered,
    pub(super) traces: &'a PageFingerprints,
    /// A callback for each staged file.
    pub(super) observer: &'a (dyn Fn() + Sync),
}

pub(super) struct Staging {
    pub(super) published: Published,
    /// The manifest of the new site.
    pub(super) manifest: Manifest,
    /// The new and changed files.
    pub(super) written: Vec<String>,
}

pub(super) fn stage(
    job: &PublishJob<'_>,
    places: &PublishPaths,
    old: &Manifest,
    foreign: &ForeignFiles,
) -> Result<Staging, Failure> {
    let PublishJob { rendered, traces, observer } = *job;
    let is_whole = places.way == SwapMethod::Exchange;
    swap::remove(&places.new)?;
    let new_folders = rendered.keys().map(|path| PathBuf::from(path.as_str()));
    let folders: BTreeSet<PathBuf> = new_folders
        .chain(foreign.files.iter().filter(|_| is_whole).cloned())
        .filter_map(|path| path.parent().map(Path::to_owned))
        .chain(foreign.folders.iter().filter(|_| is_whole).cloned())
        .collect();
    fs::create_dir_all(&places.new)?;
    for folder in &folders {
        fs::create_dir_all(places.new.join(folder))?;
    }
    let before = PreviousSite { places, old, made: old.made() };
    let stage = |(path, body): (&OutPath, &OutputBody)| {
        let staged = before.file(path.as_str(), body);
        observer();
        staged
    };
    let staged: Vec<Result<Staged, Failure>> = rendered.par_iter().map(stage).collect();
    // Reports the first error by path, independent of the order of threads.
    let staged: Vec<Staged> = staged.into_iter().collect::<Result<_, _>>()?;
    for path in foreign.files.iter().filter(|_| is_whole) {
        carry_over(&places.out.join(path), &places.new.join(path))?;
    }
    let hashes: BTreeMap<String, String> =
        staged.iter().map(|file| (file.path.clone(), file.hash.clone())).collect();
    let removed = old.files.keys().filter(|path| !hashes.contains_key(*path)).count();
    let key = |file: &Staged| Some((file.path.clone(), file.key.clone()?));
    let manifest = Manifest::new(hashes, staged.iter().filter_map(key).collect(), traces);
    if is_whole {
        fs::write(places.new.join(FILE), manifest.to_json())?;
    }
    // This is last, because it can make a folder read-only. The empty path is the output folder.
    let settled = folders.iter().map(PathBuf::as_path).chain([Path::new("")]);
    for folder in settled.filter(|_| is_whole) {
        if let Ok(before) = places.out.join(folder).metadata() {
            fs::set_permissions(places.new.join(folder), before.permissions())?;
        }
    }
    let written: Vec<String> =
        staged.iter().filter(|file| !file.kept).map(|file| file.path.clone()).collect();
    let published = Published {
        written: written.len(),
        kept: staged.len() - written.len(),
        removed,
        bytes: staged.iter().map(|file| file.bytes).sum(),
        notice: None,
    };
    Ok(Staging { published, manifest, written })
}

/// The previous site, from which unchanged files are copied.
struct PreviousSite<'a> {
    places: &'a PublishPaths,
    old: &'a Manifest,
    /// The files with each cache key.
    made: BTreeMap<&'a str, Vec<&'a str>>,
}

impl PreviousSite<'_> {
    fn file(&self, path: &str, body: &OutputBody) -> Result<Staged, Failure> {
        match body {
            OutputBody::Bytes(bytes) => Ok(self.bytes(path, bytes)?),
            OutputBody::CopyOf(source) => Ok(self.bytes(path, &fs::read(source)?)?),
            OutputBody::Lazy(deferred) => self.deferred(path, deferred),
        }
    }

    fn bytes(&self, path: &str, bytes: &[u8]) -> io::Result<Staged> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        let (before, target) = (self.places.out.join(path), self.places.new.join(path));
        // The manifest is not enough: another program might have changed the file.
        let same = self.old.files.get(path) == Some(&hash)
            && fs::read(&before).is_ok_and(|published| published == bytes);
        // A file that stays in place is not staged.
        let is_there = same && self.places.way == SwapMethod::InPlace;
        let is_settled = is_there || (same && fs::hard_link(&before, &target).is_ok());
        if !is_settled {
            fs::write(&target, bytes)?;
        }
        let bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(Staged { path: path.to_owned(), hash, key: None, bytes, kept: same })
    }

    /// Stages an expensive output: copies the bytes that were published with the same key under any path, or computes
    /// them.
    fn deferred(&self, path: &str, deferred: &LazyOutput) -> Result<Staged, Failure> {
        let bytes = match self.published(&deferred.key) {
            Some(bytes) => bytes,
            None => deferred.compute().map_err(Failure::Reported)?,
        };
        let staged = self.bytes(path, &bytes)?;
        Ok(Staged { key: Some(deferred.key.clone()), ..staged })
    }

    /// Returns the published bytes of a key, if the file is unchanged.
    fn published(&self, key: &str) -> Option<Arc<[u8]>> {
        self.made.get(key)?.iter().find_map(|path| {
            let bytes = fs::read(self.places.out.join(path)).ok()?;
            let hash = self.old.files.get(*path)?;
            (blake3::hash(&bytes).to_hex().as_str() == hash).then(|| bytes.into())
        })
    }
}

/// Copies a file of another program into the new site, unchanged.
fn carry_over(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_symlink() {
        return swap::copy_link(from, to);
    }
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to)?;
    }
    Ok(())
}
