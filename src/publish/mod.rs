//! Writes the rendered site to the output folder: stages it next to the folder, exchanges the two, and writes a
//! manifest.
//!
//! The output folder always contains the complete old site or the complete new one. Files that urbi did not write
//! stay: the manifest lists urbi's files. If a folder cannot be exchanged, `place` exchanges its files one by one.

mod foreign;
mod lock;
mod manifest;
mod place;
mod resolve;
mod stage;
mod swap;

use std::fs;
use std::io;
use std::path::Path;

use foreign::ForeignFiles;
use lock::OutputLock;
use manifest::Manifest;
use resolve::PublishPaths;
use stage::PublishJob;

use crate::diag::{Diagnostic, message};
use crate::output::{PageFingerprints, Rendered};

/// The result of publishing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// The number of new or changed files.
    pub written: usize,
    /// The number of unchanged files.
    pub kept: usize,
    /// The number of files of the previous site that were removed.
    pub removed: usize,
    /// The total size of all files, in bytes.
    pub bytes: u64,
    /// A note about the way in which the site was published.
    pub notice: Option<Diagnostic>,
}

/// How the new site replaces the old one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SwapMethod {
    /// The whole folder is exchanged.
    Exchange,
    /// The files are exchanged one by one, because the folder is a mount point or its parent is not writable.
    InPlace,
}

/// Publishes a site to the folder `out`. `root` is the site's folder, which must not be overwritten.
pub fn publish(rendered: &Rendered, out: &Path, root: &Path) -> Result<Published, Box<Diagnostic>> {
    publish_observed(rendered, &PageFingerprints::new(), out, root, &|| {})
}

/// Returns the page fingerprints of a published site, from its folder or from a copy of its manifest. Returns `None`
/// without a manifest.
pub fn published(at: &Path) -> io::Result<Option<PageFingerprints>> {
    let file = if at.is_dir() { at.join(manifest::FILE) } else { at.to_owned() };
    Ok(Manifest::read_file(&file)?.map(Manifest::traces))
}

/// Publishes like [`publish`], and records the fingerprints of pages. It reports each staged file to `observer`, from
/// any thread.
pub fn publish_observed(
    rendered: &Rendered,
    traces: &PageFingerprints,
    out: &Path,
    root: &Path,
    staged: &(dyn Fn() + Sync),
) -> Result<Published, Box<Diagnostic>> {
    let out = resolve::settle(out, root)?;
    let places = PublishPaths::next_to(&out).ok_or_else(|| {
        resolve::refusal(message!("publish.unusable-output-folder", out = out.display()))
    })?;
    let job = PublishJob { rendered, traces, observer: staged };
    let missing = resolve::missing(&places.parent);
    let published = by_some_way(&job, &places);
    if published.is_err() {
        for folder in &missing {
            // This removes only empty folders.
            let _ = fs::remove_dir(folder);
        }
    }
    published
}

/// Exchanges the whole folder if possible, else its files.
fn by_some_way(job: &PublishJob<'_>, places: &PublishPaths) -> Result<Published, Box<Diagnostic>> {
    let inside = places.inside();
    if !swap::is_fixed(&places.out) && !swap::contains_fixed(&places.out) {
        match by(job, places) {
            Err(Failure::Disk { error, .. }) if places.out.is_dir() && swap::is_refused(&error) => {
            }
            done => return done.map_err(|failure| failure.said(places)),
        }
    }
    by(job, &inside).map_err(|failure| failure.said(&inside))
}

/// Publishes with one method. It always removes the staged files at the end.
fn by(job: &PublishJob<'_>, places: &PublishPaths) -> Result<Published, Failure> {
    fs::create_dir_all(&places.parent)?;
    let _lock = OutputLock::take(&places.lock)?;
    if places.way == SwapMethod::Exchange {
        swap::recover(places)?;
    }
    let published = locked(job, places);
    if published.is_err() {
        let _ = swap::remove(&places.new);
    }
    published
}

fn locked(job: &PublishJob<'_>, places: &PublishPaths) -> Result<Published, Failure> {
    let old = Manifest::read(&places.out)?;
    let foreign = ForeignFiles::find(places, &old)?;
    if let Some(path) = foreign.in_the_way(job.rendered) {
        let out = places.out.join(path);
        let message = message!("publish.foreign-file-in-output", out = out.display());
        return Err(Failure::Reported(resolve::refusal(message)));
    }
    let staged = stage::stage(job, places, &old, &foreign)?;
    match places.way {
        SwapMethod::Exchange => {
            swap::swap(places)?;
            Ok(staged.published)
        }
        SwapMethod::InPlace => {
            place::place(places, &old, &staged)?;
            let notice = Some(resolve::notice(&places.out));
            Ok(Published { notice, ..staged.published })
        }
    }
}

/// Why a site was not published.
enum Failure {
    Disk {
        error: io::Error,
        /// Whether some files of the new site are already in place.
        is_partly: bool,
    },
    /// The function that found the error already built the diagnostic.
    Reported(Box<Diagnostic>),
}

impl Failure {
    fn said(self, places: &PublishPaths) -> Box<Diagnostic> {
        match self {
            Self::Reported(problem) => problem,
            Self::Disk { error, is_partly } => resolve::failure(&error, places, is_partly),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Disk { error, is_partly: false }
    }
}

fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

fn slashed(path: &Path) -> String {
    let segments: Vec<_> = path.iter().map(|segment| segment.to_string_lossy()).collect();
    segments.join("/")
}

#[cfg(test)]
mod tests;
