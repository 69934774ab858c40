//! What rendering makes and publishing writes: an ordered map from path to body.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::path::OutPath;

/// The content of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputBody {
    /// Bytes made by the build.
    Bytes(Arc<[u8]>),
    /// A file on disk that is copied as it is.
    CopyOf(PathBuf),
    /// Bytes that are dear to make, and are made only by publishing.
    Lazy(LazyOutput),
}

/// Bytes that are not made yet: a pure function whose inputs are known by a key.
///
/// Publishing makes them in parallel, and not at all where the output folder already holds bytes
/// that were made under the same key. A check never makes them.
#[derive(Clone)]
pub struct LazyOutput {
    /// The hash of all that the bytes follow from, with a version of their maker: wherever two keys
    /// are equal, the bytes are.
    pub key: String,
    make: Arc<dyn Fn() -> OutputResult + Send + Sync>,
}

/// Bytes that were made, or why they could not be.
pub type OutputResult = Result<Arc<[u8]>, Box<Diagnostic>>;

impl LazyOutput {
    /// Makes a promise of bytes. `make` must give the same bytes whenever it is called.
    pub fn new(key: String, make: impl Fn() -> OutputResult + Send + Sync + 'static) -> Self {
        Self { key, make: Arc::new(make) }
    }

    /// Makes the bytes.
    pub fn compute(&self) -> OutputResult {
        (self.make)()
    }
}

impl PartialEq for LazyOutput {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for LazyOutput {}

impl fmt::Debug for LazyOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LazyOutput").field("key", &self.key).finish_non_exhaustive()
    }
}

/// Every output of a build, in order of path.
pub type Rendered = BTreeMap<OutPath, OutputBody>;

/// What a page was when it was published.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PageFingerprint {
    /// What it showed, as links name it: `news/2026-03-02-open-day`, `city:lisbon`.
    pub of: String,
    /// The tag of the locale of its address.
    pub locale: String,
    /// What it has in common with a page that takes its place: its title, its text; the name of a
    /// record, its point.
    pub marks: Vec<String>,
}

/// The pages of a published site, by the files that they are.
pub type PageFingerprints = BTreeMap<OutPath, PageFingerprint>;
