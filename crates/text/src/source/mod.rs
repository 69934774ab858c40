//! The first stage: every source file, read once.
//!
//! Nothing after this stage touches the disk before publishing, so that tests run the whole
//! pipeline on [`Sources::from_literal`].

mod decode;
mod disk;
mod leftover;
mod letters;
mod mojibake;
mod save;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use decode::{decode, decode_declared};
pub use disk::{FolderCache, load};
pub use leftover::is_left_over;
pub use letters::{check_letters, strays_in_cell};
pub use mojibake::{is_reread, misread};
pub use save::{rename, save};

use crate::diag::Texts;
use crate::path::SourcePath;

/// The folders of a site that hold sources; everything else at its root is not urbi's.
pub const FOLDERS: [&str; 3] = ["content", "data", "themes"];

/// The largest picture that is read, in bytes; one that is larger is left on the disk.
pub const MAX_PICTURE: u64 = 30 << 20;

/// How the pictures of documents end that are read, since others are made of them, and those of
/// printed layouts, which are put into every document.
const PICTURES: [&str; 4] = ["jpeg", "jpg", "png", "webp"];

/// How files beside documents end that should be pictures of formats that no page shows. Telephones
/// and programs give such names to pictures of other formats too.
const FOREIGN: [&str; 13] = [
    "avif", "bmp", "gif", "heic", "heif", "jfif", "jif", "jp2", "jpe", "jxl", "pjpeg", "tif",
    "tiff",
];

/// How the files end that are read as texts; every other file is copied as it is.
const TEXTS: [&str; 12] =
    ["css", "html", "js", "json", "lock", "md", "svg", "txt", "typ", "xml", "yaml", "yml"];

/// Returns whether a file is read as a text, by its name.
pub fn is_text(path: &SourcePath) -> bool {
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| TEXTS.contains(&ending.as_str()))
}

/// Returns whether a file should be a picture that urbi reads, by its name.
pub fn is_picture(path: &SourcePath) -> bool {
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let path = path.as_str();
    let is_of_layout = || path.starts_with("themes/") && path.split('/').nth(2) == Some("print");
    let is_shown = path.starts_with("content/") || is_of_layout();
    is_shown && ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}

/// Returns a text in which every line ends with a line feed alone.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// Returns whether a file is named like a picture of a format that no page shows.
fn is_foreign(path: &SourcePath) -> bool {
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    path.as_str().starts_with("content/")
        && ending.is_some_and(|ending| FOREIGN.contains(&ending.as_str()))
}

/// Returns how the name of a picture should end by its first bytes, and what its format is called; none
/// where it is of no format that pages show.
pub fn format_of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(("jpg", "JPEG")),
        [0x89, b'P', b'N', b'G', ..] => Some(("png", "PNG")),
        _ => is_webp.then_some(("webp", "WebP")),
    }
}

/// One source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFile {
    /// A text, as UTF-8 without a byte-order mark.
    Text(Arc<str>),
    /// A picture of a document, of which others are made, whatever its name; a font of a theme.
    Bytes(Arc<[u8]>),
    /// A file that urbi does not read and publishing copies.
    OnDisk {
        /// Where it lies.
        path: PathBuf,
        /// How many bytes it has.
        size: u64,
    },
}

impl SourceFile {
    /// Returns how many bytes the file has.
    pub fn size(&self) -> u64 {
        let length = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        match self {
            Self::Text(text) => length(text.len()),
            Self::Bytes(bytes) => length(bytes.len()),
            Self::OnDisk { size, .. } => *size,
        }
    }

    /// Returns the bytes that are published of a file that was read: a text has the same line ends
    /// wherever it was written.
    pub fn published(&self) -> Option<Arc<[u8]>> {
        match self {
            Self::Text(text) => Some(Arc::from(with_line_feeds(text).as_bytes())),
            Self::Bytes(_) | Self::OnDisk { .. } => self.bytes(),
        }
    }

    /// Returns the bytes of a file that was read.
    pub fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Self::Text(text) => Some(Arc::from(text.as_bytes())),
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::OnDisk { .. } => None,
        }
    }
}

/// All source files, in order of path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<SourcePath, SourceFile>,
}

impl Sources {
    /// Reads a whole site from one text, in which a line `-- path --` begins each file.
    ///
    /// Lines before the first such line are left out, and so are files with a path that leads
    /// out of the site.
    pub fn from_literal(literal: &str) -> Self {
        let mut files = BTreeMap::new();
        let mut current: Option<(SourcePath, String)> = None;
        for line in literal.lines() {
            let name = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            if let Some(name) = name {
                files.extend(
                    current.take().map(|(path, text)| (path, SourceFile::Text(text.into()))),
                );
                current = SourcePath::new(name).map(|path| (path, String::new()));
            } else if let Some((_, text)) = &mut current {
                text.push_str(line);
                text.push('\n');
            }
        }
        files.extend(current.map(|(path, text)| (path, SourceFile::Text(text.into()))));
        Self { files }
    }

    /// Adds a file, or puts another in its place.
    pub fn insert(&mut self, path: SourcePath, file: SourceFile) {
        self.files.insert(path, file);
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &SourcePath) -> Option<SourceFile> {
        self.files.remove(path)
    }

    /// Returns one file.
    pub fn get(&self, path: &SourcePath) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// Returns every file, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&SourcePath, &SourceFile)> {
        self.files.iter()
    }

    /// Returns the files below a folder, given without a slash at the end, in order of path.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a SourcePath, &'a SourceFile)> {
        self.files.iter().filter(move |(path, _)| {
            path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        })
    }
}

impl Texts for Sources {
    fn text(&self, file: &SourcePath) -> Option<&str> {
        match self.files.get(file) {
            Some(SourceFile::Text(text)) => Some(text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sources;
    use crate::diag::Texts;
    use crate::path::SourcePath;

    #[test]
    fn a_literal_is_a_site() {
        let sources = Sources::from_literal("-- data/a.yaml --\na: 1\n-- content/b.md --\nhello\n");
        let file = SourcePath::new("data/a.yaml").unwrap();
        assert_eq!(sources.text(&file), Some("a: 1\n"));
        assert_eq!(sources.below("content").count(), 1);
        assert_eq!(sources.below("cont").count(), 0);
    }
}
