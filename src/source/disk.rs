//! Reads the sources from a folder on disk. The only place that does.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{FOLDERS, MAX_PICTURE, SourceFile, Sources, is_picture};
use crate::diag::{Code, Diagnostic, Diagnostics, Span};
use crate::path::SourcePath;

/// The largest text that is read, in bytes.
const MAX_TEXT: u64 = 4 << 20;

/// What urbi reads as text; every other file is copied as it is.
const TEXTS: [&str; 10] = ["css", "html", "js", "json", "md", "svg", "txt", "xml", "yaml", "yml"];

/// The fonts of themes, which write pictures, are read as bytes.
const FONTS: [&str; 2] = ["otf", "ttf"];
/// The largest font that is read, in bytes: Chinese has some of twenty million.
const MAX_FONT: u64 = 64 << 20;

/// Reads every file below the site's source folders.
///
/// Hidden files and what editors leave behind (`~`, `.swp`) are passed over. Reports what cannot be
/// read, is not UTF-8, or lies outside `root` by way of a symbolic link.
pub fn load(root: &Path) -> (Sources, Diagnostics) {
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
            format!("the folder `{}` cannot be read: {error}", root.display()),
        )),
    }
    let read: Vec<_> = found.into_par_iter().map(|(path, file)| read(path, file)).collect();
    let mut sources = Sources::default();
    for (path, file, problem) in read {
        sources.files.insert(path, file);
        diagnostics.extend(problem);
    }
    (sources, diagnostics)
}

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
                diagnostics.push(walk_error(root, &error));
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy();
        if entry.depth() > 0 && is_passed_over(&name) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        match accept(root, &entry) {
            Ok(path) if entry.file_type().is_file() => found.push((path, entry.into_path())),
            Ok(_) => {}
            Err(problem) => {
                diagnostics.push(*problem);
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
            }
        }
    }
}

/// Returns the place of an entry among the sources, unless it leads out of them.
fn accept(root: &Path, entry: &walkdir::DirEntry) -> Result<SourcePath, Box<Diagnostic>> {
    let Some(path) = source_path(root, entry.path()) else {
        let message = format!("the name of `{}` cannot be read as text", entry.path().display());
        return Err(Box::new(Diagnostic::without_place(Code::FileName, message)));
    };
    if entry.path_is_symlink() && !stays_inside(root, entry.path()) {
        let message = format!("`{path}` is a link to a place outside the site's folder");
        let problem = Diagnostic::new(Code::OutsideRoot, Span::file(&path), message);
        return Err(Box::new(problem.hint("copy what it points to into the site's folder")));
    }
    Ok(path)
}

fn walk_error(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().and_then(|path| source_path(root, path));
    let message = match (&path, error.loop_ancestor()) {
        (Some(path), Some(_)) => format!("`{path}` is a link to a folder that holds it"),
        (Some(path), None) => format!("`{path}` cannot be read"),
        (None, _) => error.to_string(),
    };
    let mut diagnostic = Diagnostic::without_place(Code::Unreadable, message);
    diagnostic.span = path.as_ref().map(Span::file);
    diagnostic.hint("is it a link to something that is gone? Remove it, or mend the link")
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") || name == "Thumbs.db"
}

fn stays_inside(root: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|target| target.starts_with(root))
}

fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let relative = path.strip_prefix(root).ok()?;
    let segments: Option<Vec<&str>> = relative.iter().map(|segment| segment.to_str()).collect();
    SourcePath::new(&segments?.join("/"))
}

fn read(path: SourcePath, file: PathBuf) -> (SourcePath, SourceFile, Option<Diagnostic>) {
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_of = |endings: &[&str]| ending.as_ref().is_some_and(|e| endings.contains(&e.as_str()));
    let is_text = is_of(&TEXTS);
    let is_font = is_of(&FONTS) && is_in_fonts(&path);
    let is_picture = is_picture(&path);
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    let is_read = is_text || is_font || (is_picture && size <= MAX_PICTURE);
    if !is_read {
        return (path, SourceFile::OnDisk { path: file, size }, None);
    }
    let (what, most) = if is_font { ("font", MAX_FONT) } else { ("text", MAX_TEXT) };
    if !is_picture && size > most {
        let problem = Diagnostic::new(
            Code::TooLarge,
            Span::file(&path),
            format!("`{path}` has {size} bytes; a {what} may have {most}"),
        );
        return (path, SourceFile::Bytes([].into()), Some(problem));
    }
    match std::fs::read(&file) {
        Ok(bytes) if is_font || is_picture => (path, SourceFile::Bytes(bytes.into()), None),
        Ok(bytes) => {
            let (text, problem) = decode(&path, bytes);
            (path, SourceFile::Text(text.into()), problem)
        }
        Err(error) => {
            let message = format!("`{path}` cannot be read: {error}");
            let problem = Diagnostic::new(Code::Unreadable, Span::file(&path), message);
            (path, SourceFile::Bytes([].into()), Some(problem))
        }
    }
}

/// Tells whether a file lies where a theme has its fonts: `themes/<name>/fonts/`.
fn is_in_fonts(path: &SourcePath) -> bool {
    let mut folders = path.as_str().split('/');
    folders.next() == Some("themes") && folders.nth(1) == Some("fonts")
}

/// Reads bytes as UTF-8. Where they are not, returns a readable text all the same, so that the
/// place can be shown.
fn decode(path: &SourcePath, bytes: Vec<u8>) -> (String, Option<Diagnostic>) {
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => (rest.to_owned(), None),
            None => (text, None),
        },
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let span = Span::new(path, start..start + char::REPLACEMENT_CHARACTER.len_utf8());
            let problem =
                Diagnostic::new(Code::NotUtf8, span, format!("`{path}` is not written in UTF-8"))
                    .label("this character cannot be read")
                    .hint("open the file in your editor and save it with the encoding UTF-8");
            (text, Some(problem))
        }
    }
}
