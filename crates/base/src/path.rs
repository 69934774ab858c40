//! The three kinds of path, each a type of its own, so that none is taken for another.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// Where a source file lies: relative to the site's folder, `/` separated, never outside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Makes a path of `/` separated segments; `None` if one is empty, `.` or `..`.
    ///
    /// In NFC: some systems decompose the names of files, and editors write composed ones.
    pub fn new(text: &str) -> Option<Self> {
        is_plain(text).then(|| Self(text.nfc().collect::<String>().into()))
    }

    /// Returns the path, `/` separated.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last segment.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Returns the folder that holds the file, without a slash at the end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Resolves a relative reference such as `../pages/join.md` against this file's folder;
    /// `None` if it leads out of the site's folder.
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

/// An address within the site, from the root: `/en/cities/sonderborg/`. Not percent-encoded,
/// and without the path of the base URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlPath(Arc<str>);

impl UrlPath {
    /// Makes the address of a page: a folder, with a slash at the end. Empty segments are left out.
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

    /// Makes the address of a file: as [`UrlPath::page`], without the slash at the end.
    pub fn file<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self(Self::page(segments).0.trim_end_matches('/').into())
    }

    /// Reads an address as an editor writes it (`/old/address/`, perhaps percent-encoded). One
    /// without an ending such as `.html` is a page. `None` unless it begins with one `/`, and every
    /// segment can be the name of a file on any system and does not begin with a dot.
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

    /// Returns the address as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address percent-encoded for an attribute or a header (RFC 3986 path).
    pub fn encoded(&self) -> String {
        percent_encode(&self.0)
    }

    /// Returns the file that a static host serves at this address.
    pub fn out_path(&self) -> OutPath {
        let inner = self.0.trim_start_matches('/');
        if inner.is_empty() || inner.ends_with('/') {
            OutPath(format!("{inner}index.html").into())
        } else {
            OutPath(inner.into())
        }
    }
}

/// Where an output lies: relative to the output folder, `/` separated, never outside it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Makes a path of `/` separated segments; `None` if one is empty, `.` or `..`.
    pub fn new(text: &str) -> Option<Self> {
        is_plain(text).then(|| Self(text.into()))
    }

    /// Returns the path, `/` separated.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether the output is an HTML page.
    pub fn is_html(&self) -> bool {
        self.0.ends_with(".html")
    }
}

/// Percent-encodes a path (RFC 3986, 2.1); its slashes stay.
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

/// Undoes percent-encoding (RFC 3986, 2.1); `None` if what comes out is not UTF-8.
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

macro_rules! show_as_text {
    ($($kind:ident),*) => {$(
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($kind), "({})"), self.0)
            }
        }
    )*};
}
show_as_text!(SourcePath, UrlPath, OutPath);

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
