//! Three types of paths (sources, addresses, outputs), so that the compiler prevents confusion.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// The path of a source file: relative to the site's folder, `/` separated, never outside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Creates a path from `/` separated segments. Returns `None` if a segment is empty, `.` or `..`.
    ///
    /// Normalizes to NFC: some systems decompose file names, while editors write composed names.
    pub fn new(text: &str) -> Option<Self> {
        is_plain(text).then(|| Self(text.nfc().collect::<String>().into()))
    }

    /// Returns the last segment.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Returns the folder of the file, without a trailing slash; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Resolves a relative reference such as `../pages/join.md` against the folder of this file. Returns `None` if
    /// it leaves the site's folder.
    pub fn join(&self, reference: &str) -> Option<Self> {
        let mut segments: Vec<&str> = self.folder().split('/').filter(|s| !s.is_empty()).collect();
        for segment in reference.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                other => segments.push(other),
            }
        }
        Self::new(&segments.join("/"))
    }
}

/// An address within the site, from the root: `/en/cities/sonderborg/`. Not percent-encoded, and without the path of
/// the base URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlPath(Arc<str>);

impl UrlPath {
    /// Creates the address of a page, with a trailing slash. Ignores empty segments.
    pub fn page<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = String::from("/");
        for segment in segments.into_iter().flat_map(|part| part.split('/')) {
            if !matches!(segment, "" | "." | "..") {
                text.push_str(segment);
                text.push('/');
            }
        }
        Self(text.into())
    }

    /// Creates the address of a file: like [`UrlPath::page`], without the trailing slash.
    pub fn file<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self(Self::page(segments).0.trim_end_matches('/').into())
    }

    /// Reads an address as an editor writes it: `/old/address/`, possibly percent-encoded. An address without an
    /// extension such as `.html` is a page.
    ///
    /// Returns `None` unless the address begins with a single `/`. Each segment must be a valid file name on every
    /// system, and must not begin with a dot.
    pub fn parse(text: &str) -> Option<Self> {
        let decoded: String = percent_decode(text.strip_prefix('/')?)?.nfc().collect();
        if decoded.is_empty() {
            return Some(Self::page([]));
        }
        let inner = decoded.strip_suffix('/').unwrap_or(&decoded);
        let forbidden = |c: char| c.is_control() || "<>:\"|?*#\\".contains(c);
        let fine = |segment: &str| !segment.is_empty() && !segment.starts_with('.');
        if inner.contains(forbidden) || !inner.split('/').all(fine) {
            return None;
        }
        let is_file = !decoded.ends_with('/') && SourcePath::new(inner)?.file_name().contains('.');
        Some(if is_file { Self::file([inner]) } else { Self::page([inner]) })
    }

    /// Returns the address percent-encoded (RFC 3986, path) for an attribute or a header.
    pub fn encoded(&self) -> String {
        percent_encode(&self.0)
    }

    /// Returns the file that a static web server sends for this address.
    pub fn out_path(&self) -> OutPath {
        let inner = self.0.trim_start_matches('/');
        if inner.is_empty() || inner.ends_with('/') {
            OutPath(format!("{inner}index.html").into())
        } else {
            OutPath(inner.into())
        }
    }
}

/// The path of an output: relative to the output folder, `/` separated, never outside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Creates a path from `/` separated segments. Returns `None` if a segment is empty, `.` or `..`.
    pub fn new(text: &str) -> Option<Self> {
        is_plain(text).then(|| Self(text.into()))
    }

    /// Returns whether the output is an HTML page.
    pub fn is_html(&self) -> bool {
        self.0.ends_with(".html")
    }
}

/// Percent-encodes a path (RFC 3986, 2.1), except its slashes.
pub fn percent_encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte as char),
            _ if byte.is_ascii_alphanumeric() => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Decodes percent-encoding (RFC 3986, 2.1). Returns `None` if the result is not UTF-8.
pub fn percent_decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) if bytes[at] == b'%' => {
                decoded.push(byte);
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

fn is_plain(text: &str) -> bool {
    !text.contains(['\0', '\\'])
        && text.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
}

/// Implements the access to the text of types that contain one.
macro_rules! text_types {
    ($($kind:ident),*) => {$(
        impl $kind {
            /// Returns the text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($kind), "({})"), self.0)
            }
        }
    )*};
}
pub(crate) use text_types;

text_types!(SourcePath, UrlPath, OutPath);

#[cfg(test)]
mod tests {
    use super::{OutPath, SourcePath, UrlPath};

    #[test]
    fn references_stay_inside_the_site() {
        let file = SourcePath::new("content/news/a.en.md").unwrap();
        assert_eq!(file.join("../pages/join.md").unwrap().as_str(), "content/pages/join.md");
        assert_eq!(file.join("./photo.jpg").unwrap().as_str(), "content/news/photo.jpg");
        assert_eq!(file.join("../../../etc/passwd"), None);
        assert_eq!(SourcePath::new("../x"), None);
        assert_eq!(OutPath::new("a//b"), None);
    }

    #[test]
    fn pages_are_folders_and_files_are_files() {
        let page = UrlPath::page(["en", "", "cities", "sonderborg"]);
        assert_eq!(page.as_str(), "/en/cities/sonderborg/");
        assert_eq!(page.out_path().as_str(), "en/cities/sonderborg/index.html");
        assert_eq!(UrlPath::page([]).out_path().as_str(), "index.html");
        assert_eq!(UrlPath::file(["en", "feed.xml"]).out_path().as_str(), "en/feed.xml");
    }

    #[test]
    fn addresses_are_encoded_once() {
        assert_eq!(UrlPath::page(["pt", "são"]).encoded(), "/pt/s%C3%A3o/");
        assert_eq!(UrlPath::parse("/a/../b/"), None);
        assert_eq!(UrlPath::parse("a"), None);
        assert_eq!(UrlPath::parse("/.urbi-manifest.json"), None);
        assert_eq!(UrlPath::parse("/a:b/"), None);
        assert_eq!(UrlPath::parse("/old%20x").unwrap().as_str(), "/old x/");
        assert_eq!(UrlPath::parse("/old/page.html").unwrap().out_path().as_str(), "old/page.html");
    }
}
