//! Where the output folder really is, and whether a site may be written there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{SwapMethod, swap};
use crate::diag::{Code, Diagnostic, Message, message};
use crate::source::FOLDERS;

/// Where a publishing works.
pub(super) struct PublishPaths {
    /// The folder that has the output folder in it.
    pub(super) parent: PathBuf,
    pub(super) out: PathBuf,
    /// The new site, until it is swapped in.
    pub(super) new: PathBuf,
    /// The old site, while it is swapped out where the system cannot exchange two folders.
    pub(super) old: PathBuf,
    pub(super) lock: PathBuf,
    pub(super) way: SwapMethod,
}

/// The name of what is there for a moment: the new site, or a new file.
pub(super) const PASSING: &str = ".urbi-new";

/// The names that urbi keeps for itself in an output folder.
const INSIDE: [&str; 2] = [PASSING, ".urbi-lock"];

impl PublishPaths {
    /// The places for exchanging two folders: all in one folder, so that renaming is atomic.
    pub(super) fn beside(out: &Path) -> Option<Self> {
        let parent = out.parent()?.to_owned();
        let name = out.file_name()?.to_string_lossy();
        let beside = |what: &str| parent.join(format!(".{name}.urbi-{what}"));
        Some(Self {
            new: beside("new"),
            old: beside("old"),
            lock: beside("lock"),
            out: out.to_owned(),
            parent,
            way: SwapMethod::Exchange,
        })
    }

    /// The places for writing into the output folder itself.
    pub(super) fn inside(&self) -> Self {
        let [new, lock] = INSIDE.map(|name| self.out.join(name));
        Self {
            new,
            lock,
            old: self.old.clone(),
            out: self.out.clone(),
            parent: self.parent.clone(),
            way: SwapMethod::InPlace,
        }
    }
}

/// Returns whether a path below the output folder is one of urbi's own, that is there for a moment.
pub(super) fn is_passing(relative: &Path) -> bool {
    relative.iter().any(|part| INSIDE.iter().any(|name| part == *name))
}

pub(super) fn refusal(message: Message) -> Box<Diagnostic> {
    let refusal = Diagnostic::without_place(Code::OutputFolder, message)
        .hint(message!("publish.choose-other-output-hint"));
    Box::new(refusal)
}

/// Returns the real place of the output folder, unless sources would be overwritten there.
pub(super) fn settle(out: &Path, root: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let absolute = std::path::absolute(out).and_then(|path| real(&path));
    let absolute = absolute.map_err(|error| {
        refusal(message!("publish.output-not-found", out = out.display(), error))
    })?;
    if let (Ok(to), false) = (fs::read_link(&absolute), absolute.exists()) {
        let (out, to) = (out.display(), to.display());
        let message = message!("publish.output-broken-link", out, to);
        let hint = message!("publish.create-linked-folder-hint");
        return Err(Box::new(Diagnostic::without_place(Code::OutputFolder, message).hint(hint)));
    }
    if absolute.is_file() {
        return Err(refusal(message!("publish.output-is-a-file", out = out.display())));
    }
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let sources = FOLDERS.iter().map(|folder| root.join(folder));
    let holds_sources = root.starts_with(&absolute);
    let in_sources = sources.into_iter().any(|folder| absolute.starts_with(folder));
    if holds_sources || in_sources {
        return Err(refusal(message!("publish.output-overlaps-sources", out = out.display())));
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

/// The folders on the way to the output folder that were not there.
pub(super) fn missing(parent: &Path) -> Vec<PathBuf> {
    parent.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect()
}

/// Says why a site could not be written, and what of that which was published is left.
pub(super) fn failure(
    error: &io::Error,
    places: &PublishPaths,
    is_partly: bool,
) -> Box<Diagnostic> {
    let (out, parent) = (places.out.display(), places.parent.display());
    let message = message!("publish.writing-failed", out, error);
    let hint = if is_partly {
        message!("publish.run-again-hint")
    } else if swap::is_denied(error) && places.out.is_dir() {
        message!("publish.make-output-writable-hint", out, parent)
    } else if swap::is_denied(error) {
        message!("publish.make-parent-writable-hint", parent)
    } else if !places.out.exists() && places.old.exists() {
        message!("publish.previous-site-moved", old = places.old.display())
    } else {
        message!("publish.previous-site-unchanged")
    };
    Box::new(Diagnostic::without_place(Code::OutputFolder, message).hint(hint))
}

/// Says what writing into the folder itself means for readers.
pub(super) fn notice(out: &Path) -> Diagnostic {
    let message = message!("publish.published-in-place", out = out.display());
    let hint = message!("publish.publish-to-inner-folder-hint", inner = out.join("site").display());
    Diagnostic::without_place(Code::PublishedInPlace, message).hint(hint)
}
