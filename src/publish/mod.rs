//! Writes what was rendered: staged beside the output folder, swapped in whole, recorded.
//!
//! At every moment the output folder holds the whole old site or the whole new one, and files in it
//! that urbi did not write live on. The manifest in the folder says which files are urbi's. Where a
//! folder cannot be exchanged, its files are, one by one: see `place`.

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

/// What publishing did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// Files whose bytes are new.
    pub written: usize,
    /// Files that are as they were.
    pub kept: usize,
    /// Files of the site before that are gone.
    pub removed: usize,
    /// The bytes of all files.
    pub bytes: u64,
    /// What should be known about how it was done.
    pub notice: Option<Diagnostic>,
}

/// How the new site takes the place of the old one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SwapMethod {
    /// The folder is exchanged as a whole.
    Exchange,
    /// Its files are exchanged one by one: it is a disk of its own, or what it is in is not ours.
    InPlace,
}

/// Publishes a site to the folder `out`. `root` is the site's folder, which must not be overwritten.
pub fn publish(rendered: &Rendered, out: &Path, root: &Path) -> Result<Published, Box<Diagnostic>> {
    publish_observed(rendered, &PageFingerprints::new(), out, root, &|| {})
}

/// Returns the pages that a published site recorded: in its folder, or in the record that was copied
/// from it. `None` where there is no record; an empty one has no pages.
pub fn published(at: &Path) -> io::Result<Option<PageFingerprints>> {
    let file = if at.is_dir() { at.join(manifest::FILE) } else { at.to_owned() };
    Ok(Manifest::read_file(&file)?.map(Manifest::traces))
}

/// Publishes as [`publish`] does with a record of what each page is, and tells of each file that is
/// staged, from any thread.
pub fn publish_observed(
    rendered: &Rendered,
    traces: &PageFingerprints,
    out: &Path,
    root: &Path,
    staged: &(dyn Fn() + Sync),
) -> Result<Published, Box<Diagnostic>> {
    let out = resolve::settle(out, root)?;
    let places = PublishPaths::beside(&out).ok_or_else(|| {
        resolve::refusal(message!("publish.unusable-output-folder", out = out.display()))
    })?;
    let job = PublishJob { rendered, traces, observer: staged };
    let missing = resolve::missing(&places.parent);
    let published = by_some_way(&job, &places);
    if published.is_err() {
        for folder in &missing {
            // Only those that are empty go.
            let _ = fs::remove_dir(folder);
        }
    }
    published
}

/// Exchanges the folder where that can be done, else its files.
fn by_some_way(job: &PublishJob<'_>, places: &PublishPaths) -> Result<Published, Box<Diagnostic>> {
    let inside = places.inside();
    if swap::is_fixed(&places.out) || swap::holds_fixed(&places.out) {
        return by(job, &inside).map_err(|failure| failure.said(&inside));
    }
    match by(job, places) {
        Err(Failure::Disk { error, .. }) if places.out.is_dir() && swap::is_refused(&error) => {
            by(job, &inside).map_err(|failure| failure.said(&inside))
        }
        done => done.map_err(|failure| failure.said(places)),
    }
}

/// Publishes in one way. Whatever happens, what was staged is gone afterwards.
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
        return Err(Failure::Said(resolve::refusal(message!(
            "publish.foreign-file-in-output",
            out = places.out.join(path).display()
        ))));
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
        /// Whether some of the new site is there.
        is_partly: bool,
    },
    /// What is wrong was said by whoever found it.
    Said(Box<Diagnostic>),
}

impl Failure {
    fn said(self, places: &PublishPaths) -> Box<Diagnostic> {
        match self {
            Self::Said(problem) => problem,
            Self::Disk { error, is_partly } => resolve::failure(&error, places, is_partly),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Disk { error, is_partly: false }
    }
}

fn slashed(path: &Path) -> String {
    let segments: Vec<_> = path.iter().map(|segment| segment.to_string_lossy()).collect();
    segments.join("/")
}

#[cfg(test)]
mod tests;
