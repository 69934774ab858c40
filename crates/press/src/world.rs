//! What a document sees while it is typeset: the layouts of the theme, the fonts, its own text and
//! pictures. Nothing is read from the disk, and nobody says what day it is.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::TypesetJob;
use super::worker_threads::WorkerThreads;

/// What all documents of a site are typeset with.
pub struct Typesetter {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The layouts by their paths.
    sources: BTreeMap<String, Source>,
    /// The same and their drawings, as they are.
    files: BTreeMap<String, Bytes>,
    pub(super) bench: WorkerThreads,
    /// How many documents were printed.
    pub(super) printed: AtomicUsize,
}

impl Typesetter {
    /// Makes a press of the layouts, by their paths (`/print/flyer.typ`), and of fonts.
    pub fn new(layouts: &BTreeMap<String, Arc<[u8]>>, fonts: &[Arc<[u8]>]) -> Self {
        let fonts: Vec<Font> =
            fonts.iter().flat_map(|font| Font::iter(Bytes::new(font.clone()))).collect();
        let (mut sources, mut files) = (BTreeMap::new(), BTreeMap::new());
        for (path, bytes) in layouts {
            let Some(id) = id(path) else { continue };
            if let Ok(text) = std::str::from_utf8(bytes) {
                sources.insert(path.clone(), Source::new(id, text.to_owned()));
            }
            files.insert(path.clone(), Bytes::new(bytes.clone()));
        }
        Self {
            library: LazyHash::new(library()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            files,
            bench: WorkerThreads::default(),
            printed: AtomicUsize::new(0),
        }
    }

    /// Returns the letters of a text that no font has, each once.
    pub fn missing(&self, text: &str) -> String {
        let mut missing = String::new();
        for letter in text.chars().filter(|letter| is_seen(*letter)) {
            let has = |font: &Font| font.info().coverage.contains(letter.into());
            if !missing.contains(letter) && !self.fonts.iter().any(has) {
                missing.push(letter);
            }
        }
        missing
    }
}

/// The functions that layouts may call: also those by which a table says which cells name its rows.
fn library() -> Library {
    Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()
}

/// Returns the names of the families of fonts in a file; none where it holds no font that can be
/// read.
pub fn families(bytes: &Arc<[u8]>) -> Vec<String> {
    let mut names: Vec<String> =
        Font::iter(Bytes::new(bytes.clone())).map(|font| font.info().family.clone()).collect();
    names.dedup();
    names
}

/// Returns whether a letter leaves ink: marks of direction and the like need no font.
pub(super) fn is_seen(letter: char) -> bool {
    let is_mark = matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    !is_mark && !letter.is_whitespace() && !letter.is_control()
}

fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document on the press.
pub(super) struct DocumentWorld<'a> {
    press: &'a Typesetter,
    main: Source,
    files: BTreeMap<&'a str, Bytes>,
}

impl<'a> DocumentWorld<'a> {
    pub(super) fn new(press: &'a Typesetter, job: &'a TypesetJob) -> Self {
        let main = id("/main.typ").expect("a plain path");
        let files =
            job.files.iter().map(|(path, bytes)| (path.as_str(), Bytes::new(bytes.clone())));
        Self { press, main: Source::new(main, job.text.clone()), files: files.collect() }
    }

    /// Returns the path of the picture that has these bytes.
    pub(super) fn file_of(&self, bytes: &Bytes) -> Option<&'a str> {
        self.files.iter().find(|(_, own)| *own == bytes).map(|(path, _)| *path)
    }

    /// Returns the path of a file of the layout.
    pub(super) fn layout(&self, id: FileId) -> Option<&'static str> {
        Some(path(id)).filter(|path| self.press.files.contains_key(*path))
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.press.sources.get(path(id)).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path(id);
        self.files
            .get(path)
            .or_else(|| self.press.files.get(path))
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn path(id: FileId) -> &'static str {
    id.get().vpath().get_with_slash()
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
