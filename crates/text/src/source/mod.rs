//! The first stage: reads every source file once.
//!
//! No later stage reads the disk before publishing, so tests run the whole pipeline on [`Sources::from_literal`].

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

/// The source folders of a site. urbi ignores everything else at its root.
pub const FOLDERS: [&str; 3] = ["content", "data", "themes"];

/// The size limit of an image, in bytes. Larger images are not read.
pub const MAX_PICTURE: u64 = 30 << 20;

/// The extensions of images in documents and print layouts. They are read, because outputs are computed from them.
const PICTURES: [&str; 4] = ["jpeg", "jpg", "png", "webp"];

/// The extensions of unsupported image formats. Phones and programs also use them for images of other formats.
const FOREIGN: [&str; 13] = [
    "avif", "bmp", "gif", "heic", "heif", "jfif", "jif", "jp2", "jpe", "jxl", "pjpeg", "tif",
    "tiff",
];

/// The extensions of texts. Every other file is copied unchanged.
const TEXTS: [&str; 12] =
    ["css", "html", "js", "json", "lock", "md", "svg", "txt", "typ", "xml", "yaml", "yml"];

/// Returns whether the name of a file marks it as a text.
pub fn is_text(path: &SourcePath) -> bool {
    ends_with(path, &TEXTS)
}

/// Returns whether the name of a file marks it as an image that urbi reads.
pub fn is_picture(path: &SourcePath) -> bool {
    let name = path.as_str();
    let is_of_layout = || name.starts_with("themes/") && name.split('/').nth(2) == Some("print");
    (name.starts_with("content/") || is_of_layout()) && ends_with(path, &PICTURES)
}

/// Returns a text with the line endings of Unix.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// Returns whether the name of a file marks it as an image of an unsupported format.
fn is_foreign(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/") && ends_with(path, &FOREIGN)
}

/// Returns whether a file has one of these extensions, in any case.
fn ends_with(path: &SourcePath, endings: &[&str]) -> bool {
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| endings.iter().any(|own| ending.eq_ignore_ascii_case(own)))
}

/// A supported format of raster images.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ImageFormat {
    /// For photographs.
    Jpeg,
    /// For images with a palette or transparency.
    Png,
    /// For both. Old programs cannot read it.
    Webp,
}

impl ImageFormat {
    /// Recognizes the format of an image by its first bytes; `None` for unsupported formats.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            _ => is_webp.then_some(Self::Webp),
        }
    }

    /// Returns the name of the format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
        }
    }

    /// Returns the file extension of the format.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

/// One source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFile {
    /// A text, as UTF-8 without a byte-order mark.
    Text(Arc<str>),
    /// An image of a document, regardless of its name, or a font.
    Bytes(Arc<[u8]>),
    /// A file that urbi does not read, and copies on publication.
    OnDisk {
        /// Its path on the disk.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
}

impl SourceFile {
    /// Returns the size in bytes.
    pub fn size(&self) -> u64 {
        let length = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        match self {
            Self::Text(text) => length(text.len()),
            Self::Bytes(bytes) => length(bytes.len()),
            Self::OnDisk { size, .. } => *size,
        }
    }

    /// Returns the published bytes of a file that was read. Texts have Unix line endings on every system.
    pub fn published(&self) -> Option<Arc<[u8]>> {
        match self {
            Self::Text(text) => Some(Arc::from(with_line_feeds(text).as_bytes())),
            Self::Bytes(_) | Self::OnDisk { .. } => self.bytes(),
        }
    }

    /// Returns the bytes of a file that was read; `None` for a file on the disk.
    pub fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Self::Text(text) => Some(Arc::from(text.as_bytes())),
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::OnDisk { .. } => None,
        }
    }
}

/// All source files, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<SourcePath, SourceFile>,
}

impl Sources {
    /// Reads a whole site from one text. A line `-- path --` begins each file.
    ///
    /// Ignores lines before the first file, and files with a path outside the site.
    pub fn from_literal(literal: &str) -> Self {
        let of_text = |(path, text): (SourcePath, String)| (path, SourceFile::Text(text.into()));
        let mut files = BTreeMap::new();
        let mut current: Option<(SourcePath, String)> = None;
        for line in literal.lines() {
            let name = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            if let Some(name) = name {
                files.extend(current.take().map(of_text));
                current = SourcePath::new(name).map(|path| (path, String::new()));
            } else if let Some((_, text)) = &mut current {
                text.push_str(line);
                text.push('\n');
            }
        }
        files.extend(current.map(of_text));
        Self { files }
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: SourcePath, file: SourceFile) {
        self.files.insert(path, file);
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &SourcePath) -> Option<SourceFile> {
        self.files.remove(path)
    }

    /// Returns a file.
    pub fn get(&self, path: &SourcePath) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// Returns all files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SourcePath, &SourceFile)> {
        self.files.iter()
    }

    /// Returns the files below a folder, sorted by path. The folder has no trailing slash.
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
