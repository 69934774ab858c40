//! Reads the sources from the disk. No other module does.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::decode::decode;
use super::leftover::{is_conflicted_copy, is_left_over};
use super::{
    FOLDERS, ImageFormat, MAX_PICTURE, SourceFile, Sources, ends_with, is_foreign, is_picture,
    is_text,
};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::path::SourcePath;

/// The size limit of a text, in bytes.
const MAX_TEXT: u64 = 4 << 20;

/// The extensions of fonts in themes and in the site, which share images and PDFs use.
const FONTS: [&str; 2] = ["otf", "ttf"];
/// The size limit of a font, in bytes. Some Chinese fonts have 20 MB.
const MAX_FONT: u64 = 64 << 20;

/// Reads all files in the site's source folders.
///
/// Skips hidden files and leftovers of editing programs. Reports files that are unreadable, not UTF-8, or outside
/// `root` through a symbolic link.
pub fn load(root: &Path) -> (Sources, Diagnostics) {
    FolderCache::default().load(root)
}

/// A cache for a folder that is read repeatedly. It keeps only images and fonts, which are expensive to read, and
/// reads texts every time.
#[derive(Debug, Default)]
pub struct FolderCache {
    kept: FileCache,
}

/// The bytes of a file, with the metadata that shows whether they are current.
#[derive(Clone, Debug)]
struct CachedFile {
    modified: Option<SystemTime>,
    size: u64,
    bytes: Arc<[u8]>,
}

impl FolderCache {
    /// Removes a changed file from the cache: timestamps are too coarse to distinguish two quick changes.
    pub fn forget(&mut self, file: &Path) {
        self.kept.remove(file);
    }

    /// Reads the folder, with the same result as [`load`].
    pub fn load(&mut self, root: &Path) -> (Sources, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let mut found = Vec::new();
        match root.canonicalize() {
            Ok(real_root) => {
                for folder in FOLDERS {
                    walk(&real_root, folder, &mut found, &mut diagnostics);
                }
            }
            Err(error) => diagnostics.push(Diagnostic::without_place(
                Code::Unreadable,
                message!("source.unreadable-folder", root = root.display(), error),
            )),
        }
        let before = std::mem::take(&mut self.kept);
        let read: Vec<_> =
            found.into_par_iter().map(|(path, file)| read(path, file, &before)).collect();
        let mut sources = Sources::default();
        for (path, file, problem, keep) in read {
            sources.files.insert(path, file);
            diagnostics.extend(problem);
            self.kept.extend(keep);
        }
        (sources, diagnostics)
    }
}

type FileCache = BTreeMap<PathBuf, CachedFile>;

fn walk(
    root: &Path,
    folder: &str,
    found: &mut Vec<(SourcePath, PathBuf)>,
    diagnostics: &mut Diagnostics,
) {
    let top = root.join(folder);
    if !top.exists() {
        return;
    }
    let mut entries = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // A lock file can be a dangling link, so its name is checked first.
                let name = error.path().and_then(Path::file_name).map(OsStr::to_string_lossy);
                if error.depth() == 0 || !name.is_some_and(|name| is_left_over(&name)) {
                    diagnostics.push(walk_error(root, &error));
                }
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        let problem = if entry.depth() > 0 && is_left_over(&name) {
            None
        } else {
            match accept(root, &entry) {
                Ok(path) if is_conflicted_copy(&name) => Some(conflict(&path)),
                Ok(path) => {
                    if entry.file_type().is_file() {
                        found.push((path, entry.into_path()));
                    }
                    continue;
                }
                Err(problem) => Some(*problem),
            }
        };
        diagnostics.extend(problem);
        if entry.file_type().is_dir() {
            entries.skip_current_dir();
        }
    }
}

/// Returns the path of an entry, or an error if it is outside the site.
fn accept(root: &Path, entry: &walkdir::DirEntry) -> Result<SourcePath, Box<Diagnostic>> {
    let Some(path) = source_path(root, entry.path()) else {
        let message = message!("source.unreadable-name", path = entry.path().display());
        return Err(Box::new(Diagnostic::without_place(Code::FileName, message)));
    };
    if entry.path_is_symlink() && !stays_inside(root, entry.path()) {
        let message = message!("source.link-outside-site", path);
        let problem = Diagnostic::new(Code::OutsideRoot, Span::file(&path), message);
        return Err(Box::new(problem.hint(message!("source.copy-linked-file-hint"))));
    }
    Ok(path)
}

fn walk_error(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().and_then(|path| source_path(root, path));
    let message = match (&path, error.loop_ancestor()) {
        (Some(path), Some(_)) => message!("source.circular-link", path),
        (Some(path), None) => message!("source.unreadable", path),
        (None, _) => Message::verbatim(error.to_string()),
    };
    let mut diagnostic = Diagnostic::without_place(Code::Unreadable, message);
    diagnostic.span = path.as_ref().map(Span::file);
    diagnostic.hint(message!("source.broken-link-hint"))
}

/// Reports a conflicted copy, which urbi skips although it may contain unique content.
fn conflict(path: &SourcePath) -> Diagnostic {
    let message = message!("source.conflicted-copy", path);
    Diagnostic::new(Code::ConflictedCopy, Span::file(path), message)
        .hint(message!("source.merge-copy-hint"))
}

fn stays_inside(root: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|target| target.starts_with(root))
}

fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let relative = path.strip_prefix(root).ok()?;
    let segments: Option<Vec<&str>> = relative.iter().map(|segment| segment.to_str()).collect();
    SourcePath::new(&segments?.join("/"))
}

/// A file with its diagnostic and its entry for the cache.
type ReadFile = (SourcePath, SourceFile, Option<Diagnostic>, Option<(PathBuf, CachedFile)>);

fn read(path: SourcePath, file: PathBuf, before: &FileCache) -> ReadFile {
    let is_text = is_text(&path) && !is_program(&path);
    let is_font = ends_with(&path, &FONTS) && is_in_fonts(&path);
    let metadata = file.metadata();
    let size = metadata.as_ref().map_or(0, Metadata::len);
    let is_picture = is_picture(&path) || (is_foreign(&path) && begins_as_picture(&file));
    let modified = metadata.ok().and_then(|metadata| metadata.modified().ok());
    let is_read = is_text || is_font || (is_picture && size <= MAX_PICTURE);
    if !is_read {
        return (path, SourceFile::OnDisk { path: file, size }, None, None);
    }
    let (what, most) = if is_font {
        (message!("source.font-noun"), MAX_FONT)
    } else {
        (message!("forms.kind-text"), MAX_TEXT)
    };
    if !is_picture && size > most {
        let problem = Diagnostic::new(
            Code::TooLarge,
            Span::file(&path),
            message!("source.file-too-large", path, size, what, most),
        );
        return (path, SourceFile::Bytes([].into()), Some(problem), None);
    }
    let same = before.get(&file).filter(|kept| kept.modified == modified && kept.size == size);
    if let Some(kept) = same.filter(|_| modified.is_some() && !is_text) {
        return (path, SourceFile::Bytes(kept.bytes.clone()), None, Some((file, kept.clone())));
    }
    match std::fs::read(&file) {
        Ok(bytes) if is_font || is_picture => {
            let bytes: Arc<[u8]> = bytes.into();
            let kept = CachedFile { modified, size, bytes: bytes.clone() };
            (path, SourceFile::Bytes(bytes), None, Some((file, kept)))
        }
        Ok(bytes) => {
            let (text, problem) = decode(&path, &bytes);
            (path, SourceFile::Text(text.into()), problem, None)
        }
        Err(error) => {
            let message = message!("cli.unreadable-file", path, error);
            let problem = Diagnostic::new(Code::Unreadable, Span::file(&path), message);
            (path, SourceFile::Bytes([].into()), Some(problem), None)
        }
    }
}

/// Returns whether a file begins like a supported image, regardless of its name.
fn begins_as_picture(file: &Path) -> bool {
    let mut start = [0; 12];
    let read = File::open(file).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && ImageFormat::of(&start).is_some()
}

/// Returns whether a file is a third-party program that is only copied: a CMS has several megabytes.
fn is_program(path: &SourcePath) -> bool {
    path.as_str().starts_with("data/cms/")
}

/// Returns whether a file is in a folder for fonts: `themes/<name>/fonts/` or `data/fonts/`.
fn is_in_fonts(path: &SourcePath) -> bool {
    let mut folders = path.as_str().split('/');
    match folders.next() {
        Some("themes") => folders.nth(1) == Some("fonts"),
        Some("data") => folders.next() == Some("fonts"),
        _ => false,
    }
}
