//! Writes what was rendered: staged beside the output folder, swapped in whole, recorded.
//!
//! At every moment the output folder holds the whole old site or the whole new one, and files in it
//! that urbi did not write live on. The manifest in the folder says which files are urbi's.

mod manifest;
mod stage;
mod swap;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use manifest::Manifest;

use crate::diag::{Code, Diagnostic, Words, words};
use crate::output::{Rendered, Traces};
use crate::source::FOLDERS;

/// What publishing did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// Files whose bytes are new.
    pub written: usize,
    /// Files that are as they were.
    pub kept: usize,
    /// Files of the site before that are gone.
    pub removed: usize,
    /// The bytes of all files.
    pub bytes: u64,
}

/// Publishes a site to the folder `out`. `root` is the site's folder, which must not be overwritten.
pub fn publish(rendered: &Rendered, out: &Path, root: &Path) -> Result<Published, Box<Diagnostic>> {
    publish_observed(rendered, &Traces::new(), out, root, &|| {})
}

/// Returns the pages that a published site recorded: in its folder, or in the record that was copied
/// from it. `None` where there is no record; an empty one has no pages.
pub fn published(at: &Path) -> io::Result<Option<Traces>> {
    let file = if at.is_dir() { at.join(manifest::FILE) } else { at.to_owned() };
    Ok(Manifest::read_file(&file)?.map(Manifest::traces))
}

/// Publishes as [`publish`] does with a record of what each page is, and tells of each file that is
/// staged, from any thread.
pub fn publish_observed(
    rendered: &Rendered,
    traces: &Traces,
    out: &Path,
    root: &Path,
    staged: &(dyn Fn() + Sync),
) -> Result<Published, Box<Diagnostic>> {
    let out = settle(out, root)?;
    let places = Places::of(&out).ok_or_else(|| {
        refusal(words!("`{out}` cannot be an output folder", out = out.display()))
    })?;
    let run = || -> Result<Published, Failure> {
        fs::create_dir_all(&places.parent)?;
        let lock = File::create(&places.lock)?;
        lock.lock()?;
        swap::recover(&places)?;
        let old = Manifest::read(&places.out)?;
        let foreign = Foreign::find(&places.out, &old)?;
        if let Some(path) = foreign.in_the_way(rendered) {
            return Err(Failure::Said(refusal(words!(
                "`{out}` stands where the site would write, and urbi did not write it",
                out = places.out.join(path).display()
            ))));
        }
        let published = stage::stage(rendered, traces, &places, &old, &foreign, staged)?;
        swap::swap(&places)?;
        Ok(published)
    };
    run().map_err(|failure| match failure {
        Failure::Said(problem) => problem,
        Failure::Disk(error) => {
            let message = words!(
                "the site could not be written to `{out}`: {error}",
                out = out.display(),
                error
            );
            let problem = Diagnostic::without_place(Code::OutputFolder, message);
            Box::new(problem.hint(words!("what was published before is as it was")))
        }
    })
}

/// Why a site was not published.
enum Failure {
    Disk(io::Error),
    /// What is wrong was said by whoever found it.
    Said(Box<Diagnostic>),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Where a publishing works: all in one folder, so that renaming is atomic.
struct Places {
    parent: PathBuf,
    out: PathBuf,
    /// The new site, until it is swapped in.
    new: PathBuf,
    /// The old site, while it is swapped out where the system cannot exchange two folders.
    old: PathBuf,
    lock: PathBuf,
}

impl Places {
    fn of(out: &Path) -> Option<Self> {
        let parent = out.parent()?.to_owned();
        let name = out.file_name()?.to_string_lossy();
        let beside = |what: &str| parent.join(format!(".{name}.urbi-{what}"));
        Some(Self {
            new: beside("new"),
            old: beside("old"),
            lock: beside("lock"),
            out: out.to_owned(),
            parent,
        })
    }
}

fn refusal(message: Words) -> Box<Diagnostic> {
    let refusal = Diagnostic::without_place(Code::OutputFolder, message).hint(words!(
        "name another folder with `--out`, or move the file away; nothing was written"
    ));
    Box::new(refusal)
}

/// Returns the real place of the output folder, unless sources would be overwritten there.
fn settle(out: &Path, root: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let absolute = std::path::absolute(out).and_then(|path| real(&path));
    let absolute = absolute.map_err(|error| {
        refusal(words!("`{out}` cannot be found: {error}", out = out.display(), error))
    })?;
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let sources = FOLDERS.iter().map(|folder| root.join(folder));
    let holds_sources = root.starts_with(&absolute);
    let in_sources = sources.into_iter().any(|folder| absolute.starts_with(folder));
    if holds_sources || in_sources {
        return Err(refusal(words!("`{out}` holds the site's sources", out = out.display())));
    }
    Ok(absolute)
}

/// Returns the real place of a path of which the end may not exist yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    if let Ok(real) = path.canonicalize() {
        return Ok(real);
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
        // `..` after something that does not exist: nobody can say where that is.
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// What lies in the output folder and is not urbi's, relative to it.
#[derive(Default)]
struct Foreign {
    files: BTreeSet<PathBuf>,
    /// Folders that hold nothing of urbi's: an empty one may matter to somebody.
    folders: BTreeSet<PathBuf>,
}

impl Foreign {
    fn find(out: &Path, manifest: &Manifest) -> io::Result<Self> {
        let mut foreign = Self::default();
        if !out.exists() {
            return Ok(foreign);
        }
        let own = manifest.folders();
        for entry in walkdir::WalkDir::new(out).min_depth(1) {
            let entry = entry?;
            let Ok(relative) = entry.path().strip_prefix(out) else { continue };
            if entry.file_type().is_dir() {
                if !own.contains(&slashed(relative)) {
                    foreign.folders.insert(relative.to_owned());
                }
            } else if !manifest.owns(relative) {
                foreign.files.insert(relative.to_owned());
            }
        }
        Ok(foreign)
    }

    /// Returns a file that stands where the site would write a file or a folder, or a folder where
    /// it would write a file. Names that differ in case alone are one on many disks.
    fn in_the_way(&self, rendered: &Rendered) -> Option<&PathBuf> {
        let mut files = BTreeSet::new();
        let mut folders = BTreeSet::new();
        for path in rendered.keys() {
            let path = path.as_str().to_lowercase();
            let parents = path.match_indices('/').map(|(slash, _)| path[..slash].to_owned());
            folders.extend(parents);
            files.insert(path);
        }
        let name = |path: &PathBuf| slashed(path).to_lowercase();
        let taken = |path: &&PathBuf| files.contains(&name(path)) || folders.contains(&name(path));
        let file = self.files.iter().find(taken);
        file.or_else(|| self.folders.iter().find(|path| files.contains(&name(path))))
    }
}

fn slashed(path: &Path) -> String {
    let segments: Vec<_> = path.iter().map(|segment| segment.to_string_lossy()).collect();
    segments.join("/")
}

#[cfg(test)]
mod tests;
