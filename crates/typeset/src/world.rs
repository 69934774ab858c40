//! The files that Typst can read: the layouts of the theme, the fonts, and the text and images of a document. There
//! is no access to the disk or to the clock.

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

/// Typesets the documents of a site.
pub struct Typesetter {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The parsed layouts by path.
    sources: BTreeMap<String, Source>,
    /// The bytes of the layouts and their images.
    files: BTreeMap<String, Bytes>,
    pub(super) threads: WorkerThreads,
    /// The number of typeset documents, to evict the cache regularly.
    pub(super) printed: AtomicUsize,
}

impl Typesetter {
    /// Creates a typesetter from layouts, by path (`/print/flyer.typ`), and fonts.
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
        // Some functions for layouts declare the header cells of a table.
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            files,
            threads: WorkerThreads::default(),
            printed: AtomicUsize::new(0),
        }
    }

    /// Returns the characters of a text that no font has, without duplicates.
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

/// Returns the font families in a file; empty if the file contains no readable font.
pub fn families(bytes: &Arc<[u8]>) -> Vec<String> {
    let mut names: Vec<String> =
        Font::iter(Bytes::new(bytes.clone())).map(|font| font.info().family.clone()).collect();
    names.dedup();
    names
}

/// Returns whether a character is visible. Directional controls and similar characters need no font.
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

/// The files of one document.
pub(super) struct DocumentWorld<'a> {
    typesetter: &'a Typesetter,
    main: Source,
    files: BTreeMap<&'a str, Bytes>,
}

impl<'a> DocumentWorld<'a> {
    pub(super) fn new(typesetter: &'a Typesetter, job: &'a TypesetJob) -> Self {
        let main = id("/main.typ").expect("a plain path");
        let files =
            job.files.iter().map(|(path, bytes)| (path.as_str(), Bytes::new(bytes.clone())));
        Self { typesetter, main: Source::new(main, job.text.clone()), files: files.collect() }
    }

    /// Returns the path of the image with these bytes.
    pub(super) fn file_of(&self, bytes: &Bytes) -> Option<&'a str> {
        self.files.iter().find(|(_, own)| *own == bytes).map(|(path, _)| *path)
    }

    /// Returns the path of a file that belongs to the layout.
    pub(super) fn layout(&self, id: FileId) -> Option<&'static str> {
        Some(path(id)).filter(|path| self.typesetter.files.contains_key(*path))
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.typesetter.sources.get(path(id)).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path(id);
        self.files
            .get(path)
            .or_else(|| self.typesetter.files.get(path))
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.get(index).cloned()
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
