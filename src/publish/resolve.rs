//! Resolves the output folder, and checks that a site can be written there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{SwapMethod, swap};
use crate::diag::{Code, Diagnostic, Message, message};
use crate::source::FOLDERS;

#[derive(Clone)]
pub(super) struct PublishPaths {
    /// The parent of the output folder.
    pub(super) parent: PathBuf,
    pub(super) out: PathBuf,
    /// The new site, before the exchange.
    pub(super) new: PathBuf,
    /// The old site during the exchange, on systems that cannot exchange two folders.
    pub(super) old: PathBuf,
    pub(super) lock: PathBuf,
    pub(super) way: SwapMethod,
}

/// The name of temporary folders and files: the new site, or a new file.
pub(super) const PASSING: &str = ".urbi-new";

/// The names that urbi reserves in an output folder.
const INSIDE: [&str; 2] = [PASSING, ".urbi-lock"];

impl PublishPaths {
    /// Returns paths for an exchange of folders. All are in one folder, so that renaming is atomic.
    pub(super) fn next_to(out: &Path) -> Option<Self> {
        let parent = out.parent()?.to_owned();
        let name = out.file_name()?.to_string_lossy();
        let sibling = |what: &str| parent.join(format!(".{name}.urbi-{what}"));
        Some(Self {
            new: sibling("new"),
            old: sibling("old"),
            lock: sibling("lock"),
            out: out.to_owned(),
            parent,
            way: SwapMethod::Exchange,
        })
    }

    /// Returns paths for writing into the output folder itself.
    pub(super) fn inside(&self) -> Self {
        let [new, lock] = INSIDE.map(|name| self.out.join(name));
        Self { new, lock, way: SwapMethod::InPlace, ..self.clone() }
    }
}

/// Returns whether a path relative to the output folder is a temporary file of urbi.
pub(super) fn is_passing(relative: &Path) -> bool {
    relative.iter().any(|part| INSIDE.iter().any(|name| part == *name))
}

pub(super) fn refusal(message: Message) -> Box<Diagnostic> {
    let refusal = Diagnostic::without_place(Code::OutputFolder, message)
        .hint(message!("publish.choose-other-output-hint"));
    Box::new(refusal)
}

/// Returns the canonical path of the output folder. Rejects a folder where sources would be overwritten.
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
    let contains_sources = root.starts_with(&absolute);
    let in_sources = sources.into_iter().any(|folder| absolute.starts_with(folder));
    if contains_sources || in_sources {
        return Err(refusal(message!("publish.output-overlaps-sources", out = out.display())));
    }
    Ok(absolute)
}

/// Returns the canonical path of a path whose last parts might not exist yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    if let Ok(real) = path.canonicalize() {
        return Ok(real);
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
        // `..` after a missing folder cannot be resolved.
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// Returns the missing parent folders of the output folder.
pub(super) fn missing(parent: &Path) -> Vec<PathBuf> {
    parent.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect()
}

/// Returns the diagnostic for a failed publication. Its hint describes the state of the output folder.
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

/// Returns the note that visitors can see a partly updated site while files are exchanged.
pub(super) fn notice(out: &Path) -> Diagnostic {
    let message = message!("publish.published-in-place", out = out.display());
    let hint = message!("publish.publish-to-inner-folder-hint", inner = out.join("site").display());
    Diagnostic::without_place(Code::PublishedInPlace, message).hint(hint)
}
